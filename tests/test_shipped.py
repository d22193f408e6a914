"""The dossier that ships, held to its own rules."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.story import Dossier

ROOT = Path(__file__).parent.parent
LONGEST_QUOTATION = 12


def captured_originals() -> Path:
    """The captures: other people's text, so no part of the project. Where all must hold, they must be at hand."""
    captures = ROOT / "captures"
    if not captures.exists():
        if os.environ.get("CI"):
            pytest.fail("link the captured originals as `captures`: the shipped dossier must be verified")
        pytest.skip("the captured originals are not at hand (link them as `captures`)")
    return captures


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A copy of the shipped dossier, without captures."""
    folder = tmp_path_factory.mktemp("shipped") / "d"
    folder.mkdir()
    shutil.copy(ROOT / "site.yaml", folder)
    shutil.copy(ROOT / "captures.lock", folder)
    shutil.copytree(ROOT / "content", folder / "content")
    return Dossier(folder)


def test_without_captures_the_lock_vouches_for_every_quotation_and_the_pages_say_so(shipped: Dossier) -> None:
    said = json.loads(shipped.run("build", "--json").out)
    assert said["ok"] is True
    assert {p["code"] for p in said["problems"]} == {"missing-capture"}
    assert set(said["quotations"]) == {"exact, vouched for by captures.lock"}
    assert "vouched for by captures.lock" in shipped.page("claims/soldiers-killed-at-tower-22/index.html")


def test_with_captures_every_quotation_verifies_the_lock_holds_and_nothing_is_warned_of(
    shipped: Dossier, tmp_path: Path
) -> None:
    captures = captured_originals()
    folder = tmp_path / "with captures"
    shutil.copytree(shipped.folder, folder, ignore=shutil.ignore_patterns("build*", ".build*"))
    (folder / "captures").symlink_to(captures.resolve())
    said = json.loads(Dossier(folder).run("check", "--captures", "--json").out)
    assert said["problems"] == []
    assert said["unlocked"] == ""
    assert set(said["quotations"]) == {"exact"}


def test_no_quotation_is_longer_than_a_dozen_words() -> None:
    from generator.link.evidence.excerpts import count_words
    from generator.link.ties import quotations
    from generator.request import Request
    from tests.dossiers import read

    _, _, records, _ = read(Request(ROOT / "site.yaml"))
    quoted = [q.text for r in records.records for _, q in quotations(r)]
    assert len(quoted) > 100
    assert [q for q in quoted if count_words(q) > LONGEST_QUOTATION] == []


def test_no_stretch_of_a_capture_stands_in_the_dossier() -> None:
    captures = captured_originals()
    run = LONGEST_QUOTATION + 1

    def words(text: str) -> list[str]:
        return re.findall(r"\w+", text.casefold())

    ours = set()
    for path in [
        ROOT / "site.yaml",
        *(ROOT / "content").rglob("*.*"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "README.md",
    ]:
        if path.suffix in (".md", ".yaml"):
            found = words(path.read_text())
            ours |= {tuple(found[n : n + run]) for n in range(len(found) - run + 1)}
    for capture in captures.iterdir():
        found = words(capture.read_text())
        shared = {tuple(found[n : n + run]) for n in range(len(found) - run + 1)} & ours
        # The title of an article is bibliographic data.
        titles = [
            tuple(words(t))
            for t in re.findall(
                r"(?m)^title: (.*)$", "".join(p.read_text() for p in (ROOT / "content/articles").iterdir())
            )
        ]
        assert [s for s in shared if not any(" ".join(s) in " ".join(t) for t in titles)] == []


@pytest.mark.parametrize(
    ("kind", "least"),
    [("articles", 3), ("actors", 12), ("events", 10), ("claims", 15), ("conflicts", 3), ("notes", 2)],
)
def test_it_has_a_page_for_each_of_its_many_records(shipped: Dossier, kind: str, least: int) -> None:
    shipped.build()
    pages = [p for p in shipped.files() if re.fullmatch(rf"{kind}/[^/]+/index\.html", p)]
    assert len(pages) >= least
