"""A build where nothing has changed: it is known for one, tells what was told, and believes no more than it may."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import Builder
from generator.last import unchanged
from generator.request import Request
from tests.harbour import harbour
from tests.story import Dossier


@pytest.fixture
def story(tmp_path: Path) -> Dossier:
    return harbour(tmp_path / "d")


def request(story: Dossier) -> Request:
    return Request(story.folder / "site.yaml", story.folder / "build")


def built(story: Dossier) -> Builder:
    builder = Builder(request(story))
    assert not builder.build(remembered=True).failed
    return builder


def same_size_and_time(story: Dossier) -> None:
    path = story.folder / "content" / "site-note.md"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"quiet", b"noisy"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Dossier], object]] = {
    "a letter of a body, the size and time kept": same_size_and_time,
    "a new record": lambda s: s.write("content/notes/new.md", "---\ntitle: New\n---\nWords.\n"),
    "the settings": lambda s: s.write("site.yaml", "title: Another\n"),
    "a template of the dossier's own": lambda s: s.write("templates/base.html", "{{ page.title }}"),
    "a capture": lambda s: next((s.folder / "captures").iterdir()).write_text("Other words."),
    "a file among the captures": lambda s: s.write("captures/another.txt", "More words."),
    "captures.lock": lambda s: s.write("captures.lock", "dossier-lock 1\n"),
    "a page of the site, by hand": lambda s: (s.folder / "build" / "index.html").write_text("mine"),
    "a page of the site that is gone": lambda s: (s.folder / "build" / "index.html").unlink(),
    "a file in the site that is not ours": lambda s: s.write("build/mine.txt", "mine"),
    "the site as a whole": lambda s: shutil.rmtree(s.folder / "build"),
    "what was kept, torn": lambda s: next((s.folder / ".cache").glob("last-*")).write_bytes(b"torn"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_nothing_is_taken_for_unchanged_after_a_change_of(story: Dossier, what: str) -> None:
    story.write("content/site-note.md", "---\ntitle: A plain page\n---\nA quiet day.\n")
    built(story)
    assert unchanged(request(story)) is not None
    CHANGES[what](story)
    assert unchanged(request(story)) is None


def test_another_request_is_another_build(story: Dossier) -> None:
    built(story)
    root = story.folder
    assert unchanged(Request(root / "site.yaml", root / "build", drafts=True)) is None
    assert unchanged(Request(root / "site.yaml", root / "elsewhere")) is None
    assert unchanged(Request(root / "site.yaml", root / "build", cache=False)) is None


def test_the_second_build_says_what_the_first_said_and_writes_nothing(story: Dossier) -> None:
    story.write("content/notes/n.md", "---\ntitle: N\n---\nMany were hurt [@claim:seventeen-wounded].\n")
    first = story.run("build")
    told, pages = first.err, first.out.split(",")[0]
    assert "is disputed" in told
    story.run("build")
    assert story.err == told
    assert story.out.startswith(f"{pages}, 0 written")


def test_what_changes_while_a_build_runs_is_built_by_the_next(story: Dossier) -> None:
    story.write("content/notes/n.md", "---\ntitle: N\n---\nOne.\n")
    builder = Builder(request(story))

    def meddle(what: str, done: int, of: int) -> None:
        if what == "Linking":
            story.write("content/notes/n.md", "---\ntitle: N\n---\nTwo.\n")

    builder.build(meddle, remembered=True)
    assert "Two." not in story.page("notes/n/index.html")
    story.run("build")
    assert "Two." in story.page("notes/n/index.html")
