"""Two actors that are easily taken for one another: where one may be meant for the other."""

from pathlib import Path

import pytest

from generator.model.problems import Severity
from tests.story import Dossier

CAPTURE = """\
General Holm and Captain Brandt met on the quay. Holm spoke. She said that Brandt was a liar.
“The pump was set on fire,” Brandt said. Admiral Karl Brandt arrived at noon.
"""
ACTORS = """\
- id: ilse
  name: Ilse Brandt
  kind: person
  names:
    - Captain Brandt
    - {ilse_more}
  not: [karl]
- id: karl
  name: Karl Brandt
  kind: person
  names: [Admiral Karl Brandt, {karl_more}]
- {{id: holm, name: Holm, kind: person}}
"""


def dossier(folder: Path, ilse: str = "I. Brandt", karl: str = "K. Brandt", capture: str = CAPTURE) -> Dossier:
    story = Dossier(folder)
    story.write("site.yaml", "title: Port Lena\n")
    story.write("content/actors.yaml", ACTORS.format(ilse_more=ilse, karl_more=karl))
    story.write("content/articles/a.md", "---\ntitle: A report\ncapture: a.txt\n---\n")
    return story.write("captures/a.txt", capture)


def claim(story: Dossier, says: str, *lines: str) -> Dossier:
    text = "\n".join(("- id: c", f"  says: {says}", *(f"  {line}" for line in lines)))
    return story.write("content/claims/c.yaml", text + "\n")


def told(story: Dossier) -> list[str]:
    """The places of what is warned of, as `path:line:column`."""
    story.run("check")
    words = story.out + story.err
    return [line.split(": warning")[0] for line in words.splitlines() if line.endswith("[easily-taken]")]


def test_a_name_of_both_is_told_at_its_line_in_the_record_that_writes_not(tmp_path: Path) -> None:
    assert told(dossier(tmp_path, ilse="Brandt", karl="BRANDT", capture="Nothing.\n")) == ["content/actors.yaml:6:7"]


def test_it_is_told_there_though_the_other_writes_not_of_a_third(tmp_path: Path) -> None:
    story = dossier(tmp_path, ilse="Brandt", karl="BRANDT", capture="Nothing.\n")
    story.edit("content/actors.yaml", "  not: [karl]\n", "  not: [holm]\n")
    story.edit("content/actors.yaml", "BRANDT]\n", "BRANDT]\n  not: [ilse]\n")
    (place,) = told(story)
    assert place.startswith("content/actors.yaml:11:")


def test_two_that_share_no_name_are_not_told_of(tmp_path: Path) -> None:
    assert told(dossier(tmp_path)) == []


def test_without_not_nothing_is_told(tmp_path: Path) -> None:
    story = dossier(tmp_path, ilse="Brandt", karl="Brandt").edit("content/actors.yaml", "  not: [karl]\n", "")
    assert told(story) == []


@pytest.mark.parametrize(
    ("capture", "told_of"),
    [
        ("Brandt spoke.\n", True),
        ("Ilse Brandt and Karl Brandt came. Brandt spoke.\n", True),
        ("Karl Brandt came. Brandt spoke.\n", False),
        ("Ilse Brandt and Karl Brandt came.\n", False),
    ],
)
def test_a_source_that_prints_a_name_of_both_is_told_of_unless_it_says_which(
    tmp_path: Path, capture: str, told_of: bool
) -> None:
    places = told(dossier(tmp_path, ilse="Brandt", karl="Brandt", capture=capture))
    assert ("content/articles/a.md:2:8" in places) is told_of


@pytest.mark.parametrize(
    ("typed", "told_of"),
    [
        ("[[ilse|Karl Brandt]]", True),
        ("[[karl|captain brandt’s]]", True),
        ("[[ilse|Captain Brandt]]", False),
        ("[[ilse|the brother of Karl Brandt]]", False),
        ("[[ilse|Holm]]", False),
        ("[[Karl Brandt]]", False),
    ],
)
def test_a_link_that_is_shown_as_a_name_of_the_other_is_told_of_whoever_writes_not(
    tmp_path: Path, typed: str, told_of: bool
) -> None:
    story = dossier(tmp_path).write("content/notes/n.md", f"---\ntitle: A note\n---\nHere {typed} came.\n")
    assert told(story) == (["content/notes/n.md:4:8"] if told_of else [])


def test_an_id_that_is_a_name_of_the_other_is_told_of(tmp_path: Path) -> None:
    story = dossier(tmp_path).edit("content/actors.yaml", "- id: ilse", "- id: k-brandt")
    assert told(story.write("content/notes/n.md", "---\ntitle: A note\n---\n[[k-brandt]] came.\n")) == [
        "content/notes/n.md:4:3"
    ]


def test_a_name_of_both_is_no_wrong_name_for_either(tmp_path: Path) -> None:
    story = dossier(tmp_path, ilse="Brandt", karl="Brandt", capture="Ilse Brandt.\n")
    story.write("content/notes/n.md", "---\ntitle: A note\n---\n[[ilse|Brandt]] came.\n")
    assert told(story) == ["content/actors.yaml:6:7"]


BY_KARL = "evidence: [{source: a, quote: 'Captain Brandt met', speaker: {actor: karl}}]"


def test_a_speaker_is_told_of_where_the_words_name_the_other_alone(tmp_path: Path) -> None:
    assert told(claim(dossier(tmp_path), "The pump was set on fire", BY_KARL)) == ["content/claims/c.yaml:3:72"]


@pytest.mark.parametrize(
    ("says", "lines"),
    [
        ("Ilse Brandt came", [BY_KARL]),
        ("She came", ["about: [ilse]", BY_KARL]),
        ("She came", [BY_KARL.replace("karl", "holm")]),
        ("She came", [BY_KARL.replace("karl", "ilse")]),
    ],
)
def test_a_speaker_may_speak_of_the_other(tmp_path: Path, says: str, lines: list[str]) -> None:
    assert told(claim(dossier(tmp_path), says, *lines)) == []


def test_a_claim_about_one_whose_words_all_name_the_other_is_told_of(tmp_path: Path) -> None:
    words = """evidence: ['@a "Captain Brandt met"', '@a "Holm spoke"']"""
    assert told(claim(dossier(tmp_path), "Karl Brandt came", "about: [karl]", words)) == ["content/claims/c.yaml:3:11"]


@pytest.mark.parametrize(
    ("says", "about", "words"),
    [
        ("Karl Brandt came", "karl, ilse", """['@a "Captain Brandt met"']"""),
        ("Karl Brandt came", "karl", """['@a "Captain Brandt met"', '@a "Karl Brandt arrived"']"""),
        ("Karl Brandt came after Ilse Brandt", "karl", """['@a "Captain Brandt met"']"""),
        ("Karl Brandt came", "karl", """['@a "Holm spoke"']"""),
    ],
)
def test_a_claim_may_name_the_other_beside_the_one_it_is_about(
    tmp_path: Path, says: str, about: str, words: str
) -> None:
    assert told(claim(dossier(tmp_path), says, f"about: [{about}]", f"evidence: {words}")) == []


def test_a_part_in_an_event_by_a_claim_that_names_the_other_alone_is_told_of(tmp_path: Path) -> None:
    story = claim(dossier(tmp_path), "They met", """evidence: ['@a "Captain Brandt met"']""")
    event = "---\ntitle: The meeting\nactors:\n  - {actor: %s, role: met, claim: c}\n---\n"
    assert told(story.write("content/events/e.md", event % "karl")) == ["content/events/e.md:4:13"]
    assert told(story.write("content/events/e.md", event % "ilse")) == []
    assert told(story.write("content/events/e.md", event % "holm")) == []


def test_a_role_whose_evidence_names_the_other_alone_is_told_of(tmp_path: Path) -> None:
    role = """  roles: [{role: captain, evidence: ['@a "Captain Brandt met"']}]\n"""
    story = dossier(tmp_path).edit("content/actors.yaml", "- {id: holm", role + "- {id: holm")
    assert told(story) == ["content/actors.yaml:12:40"]


def test_a_name_of_both_in_prose_is_told_of_where_it_stands(tmp_path: Path) -> None:
    story = dossier(tmp_path, ilse="Brandt", karl="Brandt", capture="Nothing.\n")
    story.write("content/notes/n.md", "---\ntitle: A note\n---\n\nFirst *Holm* came,\n  %% when? %% then Brandt did.\n")
    assert "content/notes/n.md:6:20: warning: “Brandt” belongs to 2 actors" in story.run("check").err


def test_what_is_accepted_with_a_reason_weighs_nothing(tmp_path: Path) -> None:
    accept = "  accept: {easily-taken: Both are called so; the sources never give first names}\n  not: [karl]\n"
    story = dossier(tmp_path, ilse="Brandt", karl="Brandt", capture="Nothing.\n")
    story.edit("content/actors.yaml", "  not: [karl]\n", accept)
    assert told(story) == []
    assert "unused-accept" not in story.out + story.err
    assert Severity.ACCEPTED.value in story.out + story.err


def test_the_pages_of_both_say_for_whom_they_may_be_taken(tmp_path: Path) -> None:
    story = dossier(tmp_path).build()
    for one, other in (("ilse", "Karl Brandt"), ("karl", "Ilse Brandt")):
        page = story.page(f"actors/{one}/index.html")
        assert "Not to be taken for" in page
        assert other in page[page.index("Not to be taken for") :].split("</p>")[0]
