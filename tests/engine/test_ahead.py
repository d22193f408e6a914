"""After a first build, the tree out of which the next is made is there; nothing in it is believed more than before."""

import time
from pathlib import Path

import pytest

from generator.engine.ledger import read_ledger
from generator.engine.output import Output
from generator.engine.publish import Published, make_ready, publish
from generator.engine.standing import stands
from tests.engine.generations import contents

FILES = {"index.html": b"one", "style.css": b"p{}", "notes/a/index.html": b"a", "notes/b/index.html": b"b"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "build"


def first(site: Path) -> Published:
    """The first site, published long enough ago for its files' times to tell."""
    done = publish([Output(path, content) for path, content in FILES.items()], site)
    make_ready(site)
    time.sleep(0.03)
    return done


def again(site: Path, edits: dict[str, bytes]) -> Published:
    return publish([Output(path, content) for path, content in (FILES | edits).items()], site)


def test_it_is_linked_to_the_site_which_stands_as_it_was_published(site: Path) -> None:
    done = first(site)
    previous = site.parent / ".build.previous"
    assert contents(previous) == contents(site)
    assert all((previous / path).samefile(site / path) for path in FILES)
    assert stands(site, done.manifest)


def test_all_files_are_known_by_their_times_and_need_not_be_read_again(site: Path) -> None:
    first(site)
    ledger = read_ledger(site.parent / ".build.ledger")
    assert [len(account.files) for account in ledger.accounts] == [5, 5]
    assert all(entry.settled for account in ledger.accounts for entry in account.files.values())


def test_an_edit_of_two_files_links_none_of_the_others(site: Path) -> None:
    first(site)
    links = {path: (site / path).stat().st_ctime_ns for path in FILES}
    edits = {"notes/a/index.html": b"A", "notes/b/index.html": b"B"}
    assert again(site, edits).written == 2
    assert {path: (site / path).read_bytes() for path in FILES} == FILES | edits
    same = [path for path, ctime in links.items() if (site / path).stat().st_ctime_ns == ctime]
    assert same == ["index.html", "style.css"]


def test_what_is_done_to_a_file_of_the_site_or_of_the_tree_is_seen(site: Path) -> None:
    first(site)
    previous = site.parent / ".build.previous"
    (site / "style.css").write_bytes(b"q{}")  # both have it
    (previous / "index.html").unlink()
    (previous / "index.html").write_bytes(b"two")
    (previous / "notes/more").write_bytes(b"more")
    again(site, {"notes/a/index.html": b"A", "notes/b/index.html": b"B"})
    assert {path: (site / path).read_bytes() for path in FILES} == FILES | {
        "notes/a/index.html": b"A",
        "notes/b/index.html": b"B",
    }
    assert not (site / "notes/more").exists()


def test_a_file_that_somebody_puts_there_meanwhile_is_not_published(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = time.sleep

    def put_one_there(seconds: float) -> None:
        (site.parent / ".build.previous/notes/a/more").write_bytes(b"more")
        waited(seconds)

    publish([Output(path, content) for path, content in FILES.items()], site)
    with monkeypatch.context() as patch:
        patch.setattr("time.sleep", put_one_there)
        make_ready(site)
    again(site, {"index.html": b"two", "style.css": b"q{}"})
    assert contents(site).keys() == FILES.keys() | {".nojekyll"}


def test_later_there_is_nothing_to_make_ready(site: Path) -> None:
    first(site)
    again(site, {"notes/a/index.html": b"A", "notes/b/index.html": b"B"})
    beside = {path.name: path.stat() for path in site.parent.iterdir()}
    make_ready(site)
    assert {path.name: path.stat() for path in site.parent.iterdir()} == beside
    make_ready(site.with_name("none"))
    assert not (site.parent / ".none.previous").exists()


def test_where_it_cannot_be_linked_the_site_is_published_all_the_same(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    done = first(site)
    assert {path: (site / path).read_bytes() for path in FILES} == FILES
    assert stands(site, done.manifest)
    again(site, {"notes/a/index.html": b"A", "notes/b/index.html": b"B"})
    assert (site / "notes/b/index.html").read_bytes() == b"B"
