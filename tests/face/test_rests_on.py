"""The command `rests-on`: the tree on the terminal, and as JSON."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from generator.face.rests_on import DEEPEST, trees
from generator.model.records import Key
from generator.model.resting import Ground, Resting
from tests.harbour import harbour
from tests.story import Dossier

ROOT = Path(__file__).parents[2]
GONE = "status: retracted\nretracted: {on: 2024-05-01, because: Wrong}"


@pytest.fixture
def story(tmp_path: Path) -> Dossier:
    return harbour(tmp_path / "d")


def shown(story: Dossier, *argv: str) -> list[str]:
    assert story.run("rests-on", *argv).code == 0, story.err
    return story.out.splitlines()


def resting(*edges: tuple[str, str]) -> Resting:
    """Articles that retell one another: (what is retold, by whom)."""
    upon: dict[Key, tuple[Ground, ...]] = {}
    for on, by in edges:
        key = Key("article", on)
        upon[key] = (*upon.get(key, ()), Ground(key, Key("article", by), ("derives: retells",)))
    return Resting(upon)


def test_the_tree_shows_what_rests_on_an_article_directly_and_through_others(story: Dossier) -> None:
    assert shown(story, "courier") == [
        "article:courier Barge burns at the grain quay",
        "├── (role: captain) actor:brandt Ilse Brandt",
        "├── (evidence) claim:fire-on-tuesday The barge burned on 2 May 2023",
        "│   ├── (date, place, part: led the rescue) event:barge-fire A barge burns",
        "│   └── (date) event:closure The harbour is closed",
        "├── (evidence) claim:seventeen-wounded Seventeen people were wounded",
        "│   ├── (position, judged for) conflict:wounded How many were wounded?",
        "│   ├── (count: wounded) event:barge-fire A barge burns",
        "│   └── (cites) note:cause What set the barge alight?",
        "└── (cites) note:cause What set the barge alight?",
        "",
        "7 records rest on article:courier, 4 directly: 1 actor, 2 events, 2 claims, 1 conflict and 1 note.",
    ]
    assert story.err == ""


@pytest.mark.parametrize(
    "typed",
    ["courier", "article:courier", "Barge burns at the grain quay", "barge  BURNS at the grain quay", "old-courier",
     "[[courier]]", "[[courier|the report]]", "@courier", " courier "],
)  # fmt: skip
def test_the_record_may_be_named_as_in_a_link(story: Dossier, typed: str) -> None:
    assert shown(story, typed)[0].startswith("article:courier ")


def test_a_retracted_article_that_comes_from_another_is_marked_in_its_tree(story: Dossier) -> None:
    story.edit("content/articles/courier.md", "rights: excerpt", f"rights: excerpt\n{GONE}")
    line = "└── (derives: draws-on) article:courier [retracted, 1 May 2024] Barge burns at the grain quay"
    assert line in shown(story, "agency")


@pytest.mark.parametrize("key", ["event:closure", "brandt", "Port Lena"])
def test_where_nothing_rests_on_a_record_that_is_said(story: Dossier, key: str) -> None:
    lines = shown(story, key)
    assert lines[2].startswith("Nothing rests on ")
    assert lines[3] == "Only articles and claims are evidence for anything; its page lists who names it."


def test_what_only_mentions_or_denies_a_claim_is_drawn_and_not_counted(story: Dossier) -> None:
    story.edit("content/claims/fire.yaml", "'@ledger \"Twelve", "{source: agency, stance: mentions}, '@ledger \"Twelve")
    lines = shown(story, "agency")
    assert "└── (mentions) claim:twelve-wounded Twelve people were wounded" in lines
    assert lines[-1] == "1 claim has evidence from it that speaks against the claim or only mentions it."
    assert ", 2 claims, " in lines[-2]


def test_an_unknown_name_is_told_with_the_nearest(story: Dossier) -> None:
    story.run("rests-on", "curier")
    assert (story.code, story.out) == (1, "")
    assert story.err == "nothing here is called `curier`\n  → did you mean `courier` (article)?\n"


def test_an_ambiguous_name_is_told_with_all_that_it_may_be(story: Dossier) -> None:
    story.write("content/notes/courier.md", "---\ntitle: On the Courier\n---\nA.\n").run("rests-on", "courier")
    assert story.code == 1
    assert "`article:courier` or `note:courier`" in story.err


def test_as_json_each_step_stands_once_with_its_way(story: Dossier) -> None:
    found = json.loads(story.run("rests-on", "fire-on-tuesday", "--json").out)
    assert (found["ok"], found["complete"], found["count"], found["direct"]) == (True, True, 2, 2)
    assert found["record"]["id"] == "claim:fire-on-tuesday"
    assert [(r["on"], r["id"], r["how"]) for r in found["rests"]] == [
        ("claim:fire-on-tuesday", "event:barge-fire", ["date", "place", "part: led the rescue"]),
        ("claim:fire-on-tuesday", "event:closure", ["date"]),
    ]
    unknown = json.loads(story.run("rests-on", "curier", "--json").out)
    assert (unknown["ok"], unknown["problems"][0]["code"]) == (False, "unknown-reference")


def test_drafts_are_shown_only_when_asked_for(story: Dossier) -> None:
    story.write("content/notes/n.md", "---\ntitle: Unfinished\nstatus: draft\n---\nIt burned [@courier].\n")
    assert "Unfinished" not in "".join(shown(story, "courier"))
    assert story.out.endswith("Drafts are left out; --drafts shows them.\n")
    assert "└── (cites) note:n [draft] Unfinished" in shown(story, "courier", "--drafts")
    story.run("rests-on", "Unfinished")
    assert story.code == 1
    assert "build with --drafts" in story.err


@pytest.mark.parametrize("argv", [("courier",), ("courier", "--drafts"), ("courier", "--json")])
def test_a_private_record_is_never_in_the_tree(story: Dossier, argv: tuple[str, ...]) -> None:
    story.write("content/notes/n.md", "---\ntitle: Hidden\nstatus: private\n---\nIt burned [@courier].\n")
    shown(story, *argv)
    assert "Hidden" not in story.out + story.err
    assert "note:n" not in story.out + story.err


def test_a_private_record_is_not_known_by_its_name(story: Dossier) -> None:
    story.write("content/notes/hidden.md", "---\ntitle: Hidden matter\nstatus: private\n---\nA.\n")
    story.run("rests-on", "Hidden matter", "--drafts")
    assert story.err == "nothing here is called `Hidden matter`\n"


def test_a_dossier_with_errors_is_told_of_as_far_as_it_can_be_read(story: Dossier) -> None:
    story.write("content/notes/n.md", "---\ntitle: N\n---\nA [@nobody] and [@courier].\n")
    story.write("content/notes/broken.md", "---\ntitle: [\n---\nA\n")
    assert "└── (cites) note:n N" in shown(story, "courier")
    assert story.err == "The dossier has 2 errors, so this may be incomplete: python -m generator check\n"
    assert json.loads(story.run("rests-on", "courier", "--json").out)["complete"] is False


def test_captures_are_not_looked_into(story: Dossier) -> None:
    story.remove("captures/courier.txt")
    shown(story, "courier")
    assert story.err == ""


def test_without_a_dossier_there_is_no_tree(tmp_path: Path) -> None:
    story = Dossier(tmp_path / "empty").run("rests-on", "courier")
    assert story.code == 1
    assert "[no-site]" in story.err


def test_another_file_of_settings_may_be_named(story: Dossier) -> None:
    (story.folder / "site.yaml").rename(story.folder / "other.yaml")
    assert shown(story, "courier", "-c", "other.yaml")[0].startswith("article:courier ")


def test_no_title_steers_the_terminal(story: Dossier) -> None:
    story.edit("content/claims/fire.yaml", "The barge burned on 2 May 2023", '"The \\u202ebarge\\u0007 burned"')
    assert "├── (evidence) claim:fire-on-tuesday The \ufffdbarge␇ burned" in shown(story, "courier")


def test_colours_are_only_for_a_terminal(story: Dossier) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "PYTHONPATH": str(ROOT)}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "generator", "rests-on", "event:closure"]
    subprocess.run(command, cwd=story.folder, env=environment, stdout=theirs, check=True)
    seen = os.read(ours, 1000).decode()
    os.close(ours)
    os.close(theirs)
    assert seen.startswith("\x1b[1mevent:closure\x1b[0m The harbour is closed")
    assert "\x1b" not in "".join(shown(story, "event:closure"))


def test_a_subtree_is_drawn_once_and_referred_to_afterwards() -> None:
    web = resting(("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "e"))
    (tree,) = trees(web, Key("article", "a"))
    assert [(row.ground.by.id, row.subtree) for row in tree.rows] == [
        ("b", ""), ("d", ""), ("e", ""), ("c", ""), ("d", "above"),
    ]  # fmt: skip


def test_a_circle_is_drawn_once_round() -> None:
    (tree,) = trees(resting(("a", "b"), ("b", "a")), Key("article", "a"))
    assert [(row.ground.by.id, row.subtree) for row in tree.rows] == [("b", ""), ("a", "above")]


def test_what_lies_too_deep_is_drawn_below() -> None:
    chain = resting(*((f"a{n}", f"a{n + 1}") for n in range(DEEPEST + 3)))
    first, second = trees(chain, Key("article", "a0"))
    assert (first.rows[-1].ground.by.id, first.rows[-1].subtree) == (f"a{DEEPEST}", "below")
    assert second.top == Key("article", f"a{DEEPEST}")
    assert len(first.rows) + len(second.rows) == DEEPEST + 3


@pytest.mark.parametrize("shape", ["chain", "star"])
def test_five_thousand_records_are_drawn_at_once(shape: str) -> None:
    edges = ((f"a{n}" if shape == "chain" else "a0", f"a{n + 1}") for n in range(5_000))
    web = resting(*edges) if shape == "chain" else _star()
    before = perf_counter()
    drawn = list(trees(web, Key("article", "a0")))
    assert sum(len(tree.rows) for tree in drawn) == 5_000
    assert max(len(row.lead) for tree in drawn for row in tree.rows) <= 4 * DEEPEST
    assert perf_counter() - before < 3  # 0.05 s when measured


def _star() -> Resting:
    top = Key("article", "a0")
    return Resting({top: tuple(Ground(top, Key("claim", f"c{n}"), ("evidence",)) for n in range(5_000))})
