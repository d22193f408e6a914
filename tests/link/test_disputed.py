"""Texts that tell a disputed claim as a fact, and claims that a source contradicts without a conflict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.harbour import harbour
from tests.story import Dossier

LINT = "disputed-as-fact"


@pytest.fixture
def story(tmp_path: Path) -> Dossier:
    return harbour(tmp_path / "d")


def told(story: Dossier, code: str = LINT) -> list[dict[str, Any]]:
    """The problems of that code that `check` tells a writer of."""
    story.run("check", "--json")
    return [p for p in json.loads(story.out)["problems"] if p["code"] == code]


def in_note(story: Dossier, body: str, settings: str = "") -> list[dict[str, Any]]:
    return told(story.write("content/notes/n.md", f"---\ntitle: N\n{settings}---\n{body}\n"))


def test_a_disputed_claim_that_is_cited_as_a_fact_is_reported_at_its_place(story: Dossier) -> None:
    (problem,) = in_note(story, "Many were hurt [@claim:seventeen-wounded].")
    assert (problem["path"], problem["line"], problem["column"]) == ("content/notes/n.md", 4, 18)
    assert problem["length"] == len("claim:seventeen-wounded")
    assert problem["severity"] == "warning"
    assert "`@claim:seventeen-wounded disputed`" in problem["hint"]
    assert "`[[conflict:wounded]]`" in problem["hint"]


def test_the_writer_sees_the_line_with_a_caret_below_the_claim(story: Dossier) -> None:
    story.write("content/notes/n.md", "---\ntitle: N\n---\nMany were hurt [@claim:seventeen-wounded].\n").run("check")
    said = story.out + story.err
    assert "content/notes/n.md:4:18: warning: `seventeen-wounded` is disputed" in said
    line, carets = said[said.index("  4 | ") :].splitlines()[:2]
    start = line.index("claim:seventeen-wounded")
    assert carets[start:] == "^" * len("claim:seventeen-wounded")


@pytest.mark.parametrize(
    "body",
    [
        "Many [@claim:seventeen-wounded disputed].",
        "Many [@claim:seventeen-wounded disputed, says the union].",
        "Many [@claim:seventeen-wounded]; see [[conflict:wounded]].",
        "Many [@claim:seventeen-wounded]; see [[How many were wounded?|the dispute]].",
        "Many [@claim:seventeen-wounded].[^1]\n\n[^1]: See [[wounded]].",
        "[[wounded]] first.\n\n## Later\n\nMany [@claim:seventeen-wounded], few [@claim:twelve-wounded].",
        "On a Tuesday [@claim:fire-on-tuesday].",
    ],
)
def test_nothing_is_said_where_the_reader_is_told_or_the_claim_is_undisputed(story: Dossier, body: str) -> None:
    assert in_note(story, body) == []


def test_the_hint_taken_literally_silences_the_warning(story: Dossier) -> None:
    for wrote in ("[@claim:seventeen-wounded]", "[see @claim:seventeen-wounded “17 people were wounded”; @ledger]"):
        (problem,) = in_note(story, f"Many {wrote}.")
        typed = problem["hint"].split("`")[1]
        assert in_note(story, f"Many {wrote.replace('@claim:seventeen-wounded', typed)}.") == []


def test_every_citation_is_reported_not_only_the_first(story: Dossier) -> None:
    found = in_note(story, "One [@claim:seventeen-wounded].\n\nTwo [@claim:seventeen-wounded; @claim:twelve-wounded].")
    assert [(p["line"], p["column"]) for p in found] == [(4, 7), (6, 7), (6, 33)]


def test_a_mark_on_one_citation_does_not_excuse_another(story: Dossier) -> None:
    found = in_note(story, "One [@claim:seventeen-wounded disputed], two [@claim:seventeen-wounded].")
    assert [p["column"] for p in found] == [48]


def test_a_quotation_that_cites_the_claim_is_reported_too(story: Dossier) -> None:
    (problem,) = in_note(story, "It told of “17 people were wounded” [see @ledger; @claim:seventeen-wounded].")
    assert (problem["line"], problem["column"]) == (4, 52)


def test_a_citation_within_a_footnote_is_reported(story: Dossier) -> None:
    (problem,) = in_note(story, "Many.[^1]\n\n[^1]: Says [@claim:seventeen-wounded].")
    assert problem["line"] == 6


@pytest.mark.parametrize(
    ("path", "old"),
    [
        ("content/events/barge-fire.md", "At dawn."),
        ("content/actors/brandt.md", "Led the rescue."),
        ("content/about.md", "How this was made."),
        ("content/index.md", "A barge burned."),
        ("content/articles/courier.md", "Reports the fire, and cites Captain Brandt."),
    ],
)
def test_any_prose_is_looked_at(story: Dossier, path: str, old: str) -> None:
    story.edit(path, old, f"{old} Many were hurt [@claim:twelve-wounded].")
    assert [p["path"] for p in told(story)] == [path]


def test_the_text_of_the_conflict_itself_may_cite_its_positions(story: Dossier) -> None:
    story.edit(
        "content/conflicts/wounded.md", "The Ledger counted", "Not so [@claim:seventeen-wounded]. The Ledger counted"
    )
    assert told(story) == []


def test_the_text_of_another_conflict_may_not(story: Dossier) -> None:
    story.write(
        "content/conflicts/day.md",
        "---\ntitle: Day\nkind: scope\npositions: [fire-on-tuesday, twelve-wounded]\n---\n"
        "X [@claim:seventeen-wounded].\n",
    )
    assert [p["path"] for p in told(story)] == ["content/conflicts/day.md"]


def test_the_texts_of_the_positions_may_cite_one_another(story: Dossier) -> None:
    story.edit(
        "content/claims/fire.yaml",
        "- id: twelve-wounded\n",
        "- id: twelve-wounded\n  text: But see [@claim:seventeen-wounded].\n",
    )
    assert told(story) == []


def test_a_withdrawn_conflict_disputes_nothing(story: Dossier) -> None:
    story.edit("content/conflicts/wounded.md", "state: judged", "state: withdrawn")
    assert in_note(story, "Many [@claim:seventeen-wounded].") == []


def test_a_conflict_that_is_not_published_disputes_nothing_and_is_not_named(story: Dossier) -> None:
    story.edit("content/conflicts/wounded.md", "state: judged", "state: judged\nstatus: private")
    story.edit("content/notes/cause.md", ", see [[wounded]]", "")
    assert in_note(story, "Many [@claim:seventeen-wounded].") == []


def test_the_warning_may_be_accepted_with_a_reason(story: Dossier) -> None:
    (problem,) = in_note(story, "Many [@claim:twelve-wounded].", f"accept: {{{LINT}: The title says so}}\n")
    assert problem["severity"] == "accepted"


def test_of_many_conflicts_three_are_named(story: Dossier) -> None:
    for n in range(6):
        story.write(
            f"content/conflicts/c{n}.md",
            f"---\ntitle: C{n}\nkind: scope\npositions: [fire-on-tuesday, twelve-wounded]\n---\n",
        )
    (problem,) = in_note(story, "On a Tuesday [@claim:fire-on-tuesday].")
    assert problem["hint"].count("[[conflict:") == 3


DISPUTING = """\
        - id: dockers-did-it
          says: Dockers set the fire
          about: [event:barge-fire, actor:brandt]
          evidence:
            - '@ledger "the owner said"'
            - {source: courier, quote: denied that dockers had set the fire, stance: disputes}
"""


def test_a_claim_that_a_source_contradicts_without_a_conflict_is_noted(story: Dossier) -> None:
    story.write("content/claims/dockers.yaml", DISPUTING)
    (note,) = told(story, "contradicted-claim")
    assert (note["path"], note["line"], note["severity"]) == ("content/claims/dockers.yaml", 6, "note")
    assert "`positions: [dockers-did-it, …]`" in note["hint"]
    assert story.code == 0


@pytest.mark.parametrize("state", ["open", "withdrawn"])
def test_a_conflict_of_the_claim_answers_the_note(story: Dossier, state: str) -> None:
    story.write("content/claims/dockers.yaml", DISPUTING)
    story.write(
        "content/conflicts/who.md",
        f"---\ntitle: Who?\nkind: same fact\nstate: {state}\npositions: [dockers-did-it, fire-on-tuesday]\n---\n",
    )
    assert told(story, "contradicted-claim") == []


def test_what_only_mentions_a_claim_does_not_contradict_it(story: Dossier) -> None:
    story.write("content/claims/dockers.yaml", DISPUTING.replace("disputes", "mentions"))
    assert told(story, "contradicted-claim") == []
