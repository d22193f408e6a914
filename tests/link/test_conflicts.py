"""Which claims are disputed, and conflicts that do not hang together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.link.link import link
from generator.request import Request
from tests.dossiers import read
from tests.harbour import harbour
from tests.story import Dossier

PATH = "content/conflicts/wounded.md"


@pytest.fixture
def story(tmp_path: Path) -> Dossier:
    return harbour(tmp_path / "d")


def disputes(story: Dossier) -> dict[str, list[str]]:
    _, site, records, _ = read(Request(story.folder / "site.yaml"))
    dossier, _ = link(site, records)
    return {claim.id: [conflict.id for conflict in conflicts] for claim, conflicts in dossier.disputes.items()}


def codes(story: Dossier) -> list[tuple[str, int]]:
    story.run("check", "--json")
    return [(p["code"], p["line"]) for p in json.loads(story.out)["problems"] if p["path"] == PATH]


def test_every_position_is_disputed_whatever_the_judgement(story: Dossier) -> None:
    assert disputes(story) == {"seventeen-wounded": ["wounded"], "twelve-wounded": ["wounded"]}


@pytest.mark.parametrize("verdict", ["neither", "undetermined"])
def test_a_judgement_for_no_side_leaves_the_positions_disputed(story: Dossier, verdict: str) -> None:
    story.edit(PATH, "for: [seventeen-wounded]", f"for: {verdict}")
    assert list(disputes(story)) == ["seventeen-wounded", "twelve-wounded"]
    assert codes(story) == []


def test_a_withdrawn_conflict_disputes_nothing(story: Dossier) -> None:
    story.edit(PATH, "state: judged", "state: withdrawn")
    assert disputes(story) == {}


def test_a_claim_in_several_conflicts_names_them_all(story: Dossier) -> None:
    story.write(
        "content/conflicts/day.md",
        "---\ntitle: Day\nkind: scope\npositions: [fire-on-tuesday, twelve-wounded]\n---\n",
    )
    assert disputes(story)["twelve-wounded"] == ["day", "wounded"]


@pytest.mark.parametrize("positions", ["[seventeen-wounded]", "[seventeen-wounded, claim:seventeen-wounded]"])
def test_one_claim_alone_is_no_conflict(story: Dossier, positions: str) -> None:
    story.edit(PATH, "[seventeen-wounded, twelve-wounded]", positions)
    assert [code for code, _ in codes(story)] == ["few-positions"]


def test_a_judgement_for_a_claim_that_is_no_position_is_an_error_at_its_place(story: Dossier) -> None:
    story.edit(PATH, "for: [seventeen-wounded]", "for: [fire-on-tuesday]")
    assert codes(story) == [("foreign-judgement", 6)]
    assert story.code == 1


def test_a_claim_that_is_listed_twice_is_named_at_its_second_place(story: Dossier) -> None:
    story.edit(
        PATH, "[seventeen-wounded, twelve-wounded]", "[seventeen-wounded, twelve-wounded, claim:seventeen-wounded]"
    )
    story.edit(PATH, "for: [seventeen-wounded]", "for: [seventeen-wounded, seventeen-wounded]")
    story.run("check", "--json")
    found = [p for p in json.loads(story.out)["problems"] if p["path"] == PATH]
    assert [(p["code"], p["line"]) for p in found] == [("duplicate-position", 4), ("duplicate-position", 6)]
    assert [p["message"] for p in found] == [
        "`seventeen-wounded` stands under `positions` twice",
        "`seventeen-wounded` stands under `for` twice",
    ]
