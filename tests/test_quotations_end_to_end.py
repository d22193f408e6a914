"""Quotations from the writer's file to the reader's page: what stops a build, and what a reader is told."""

import json
import time
from pathlib import Path

import pytest

from tests.story import Dossier

REPORT = "It rained.\n\nThe guard did not, on the night of the fire, open the gate of the depot.\n"
ELIDED = "“The guard did … open the gate of the depot” [@courier].\n"
ACCEPT = "accept: {elides-negation: 'The whole sentence follows two lines below.'}\n"


@pytest.fixture
def story(tmp_path: Path) -> Dossier:
    """A note on one report, of which all may be shown."""
    story = Dossier(tmp_path / "fire")
    story.write("site.yaml", "title: The fire\n")
    story.write("captures/courier.txt", REPORT)
    story.write(
        "content/articles/courier.md",
        "---\ntitle: A report\npublisher: The Courier\nlang: en\ncapture: courier.txt\nrights: full\n---\nA report.\n",
    )
    return story


def note(body: str, settings: str = "") -> str:
    return f"---\ntitle: The gate\n{settings}---\n{body}"


def test_an_elision_that_drops_a_negation_stops_the_build_and_names_the_words(story: Dossier) -> None:
    story.write("content/notes/gate.md", note(ELIDED)).run("build")
    said = story.out + story.err
    assert story.code != 0
    assert "elides-negation" in said
    assert "“not, on the night of the fire,”" in said
    assert "accept: {elides-negation: …}" in said
    assert not (story.folder / "build").exists()


def test_with_a_reason_it_is_published_and_the_words_left_out_are_shown_on_demand(story: Dossier) -> None:
    story.write("content/notes/gate.md", note(ELIDED, ACCEPT)).build()
    page = story.page("notes/gate/index.html")
    assert "<summary>Words left out</summary>" in page
    shown = page.split("<summary>Words left out</summary>")[1].split("</details>")[0]
    assert "not, on the night of the fire," in shown
    assert "The guard did not, on the night of the fire, open the gate of the depot</b>." in page
    assert "The whole sentence follows two lines below." in page


def test_words_left_out_are_not_shown_where_rights_forbid_the_sentence(story: Dossier) -> None:
    story.edit("content/articles/courier.md", "rights: full", "rights: cite")
    story.write("content/notes/gate.md", note(ELIDED, ACCEPT)).build()
    assert not [path for path, content in story.files().items() if b"night of the fire" in content]
    assert "not" in story.page("notes/gate/index.html").split("Words of denial or doubt in it")[1][:200]


def test_a_reason_for_another_problem_is_none_for_this_one(story: Dossier) -> None:
    other = "accept: {ambiguous-quotation: 'Both places say the same.'}\n"
    story.write("content/notes/gate.md", note(ELIDED, other)).run("build")
    assert story.code != 0
    assert "elides-negation" in story.out + story.err


@pytest.mark.parametrize(
    "quoted", ["“The guard did ~~not~~, on the night” [@courier].", "> The guard did ~~not~~, on the night [@courier]"]
)
def test_words_of_a_quotation_may_not_be_struck_out(story: Dossier, quoted: str) -> None:
    story.write("content/notes/gate.md", note(f"{quoted}\n")).run("build")
    assert story.code == 1
    assert "[bad-citation]" in story.err
    assert "struck out" in story.err
    story.write("content/notes/gate.md", note("~~Old.~~ “The guard did not, on the night” [@courier].\n")).build()


def test_a_mistake_late_in_a_very_long_quotation_is_found_at_once_and_shown(story: Dossier) -> None:
    words = [f"w{n}" for n in range(3000)]
    story.write("captures/courier.txt", " ".join(words))
    words[2500] = "other"
    begun = time.monotonic()
    story.write("content/notes/gate.md", note(f"“{' '.join(words)}” [@courier].\n")).run("check")
    assert time.monotonic() - begun < 5
    assert "[-other-] {+w2500+}" in story.err


def test_a_word_broken_at_the_end_of_a_line_is_quoted_whole(story: Dossier) -> None:
    story.write("captures/courier.txt", "The guards sent non-\nlethal gas into the ware\u00ad\nhouse that night.\n")
    story.write("content/notes/gate.md", note("“sent non-lethal gas into the warehouse” [@courier].\n")).build()
    story.write("content/notes/gate.md", note("“lethal gas into the warehouse” [@courier].\n")).run("build")
    assert story.code != 0
    assert "inside longer ones" in story.out + story.err


def test_words_that_stand_elsewhere_or_in_a_hidden_part_of_a_page_are_absent_and_it_is_said_where(
    tmp_path: Path,
) -> None:
    page = "<p>The quay was shut at noon.</p><p hidden>Subscribers read on: the mayor resigned.</p>"
    told = (
        Dossier(tmp_path)
        .write("site.yaml", "title: A")
        .write("captures/a.html", page)
        .write("captures/b.txt", "The barge sank at dawn.\n")
        .write("content/articles/a.md", "---\ntitle: A\ncapture: a.html\n---\n")
        .write("content/articles/b.md", "---\ntitle: B\ncapture: b.txt\n---\n")
        .write("content/notes/n.md", '---\ntitle: N\n---\nOne [@a "mayor resigned"]. Two [@a "barge sank at dawn"].\n')
        .run("check", "--json")
    )
    hints = [problem["hint"] for problem in json.loads(told.out)["problems"]]
    assert "hides" in hints[0]
    assert hints[1].startswith("they stand in `b`")
