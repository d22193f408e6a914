"""A site stands as it was published, or somebody did something to it: which of the two is told by statuses alone."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.engine.publish import publish
from generator.engine.standing import stands
from tests.engine.generations import contents, immovable
from tests.engine.test_publish import FIRST, ROOT, SECOND, outputs


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two sites published one after the other, long enough ago for the times of their files to tell."""
    for files in (FIRST, SECOND):
        publish(outputs(files), tmp_path / "build")
        time.sleep(0.03)
    return tmp_path / "build"


@pytest.fixture
def manifest(site: Path) -> bytes:
    return publish(outputs(SECOND), site).manifest


def test_what_was_published_stands(site: Path, manifest: bytes) -> None:
    assert stands(site, manifest)


def test_what_was_published_this_very_moment_stands(tmp_path: Path) -> None:
    assert stands(tmp_path / "build", publish(outputs(FIRST), tmp_path / "build").manifest)


def test_another_site_does_not_stand(site: Path, manifest: bytes) -> None:
    other = publish(outputs(FIRST), site).manifest
    assert other != manifest
    assert (stands(site, manifest), stands(site, other)) == (False, True)


def test_the_same_site_has_the_same_manifest_in_another_order_and_elsewhere(
    site: Path, manifest: bytes, tmp_path: Path
) -> None:
    assert publish(outputs(dict(reversed(SECOND.items()))), tmp_path / "elsewhere").manifest == manifest


def test_where_nothing_was_published_nothing_stands(tmp_path: Path) -> None:
    assert not stands(tmp_path / "build", b"")
    (tmp_path / "build").mkdir()
    assert not stands(tmp_path / "build", b"")
    assert not stands(tmp_path / "no/such/folder", b"")


def edit(site: Path) -> None:
    (site / "style.css").write_bytes(b"longer than before{}")


def edit_and_set_size_and_time_back(site: Path) -> None:
    before = (site / "style.css").stat()
    (site / "style.css").write_bytes(b"q{}")
    os.utime(site / "style.css", ns=(before.st_atime_ns, before.st_mtime_ns))


def edit_deep_down(site: Path) -> None:
    (site / "notes/a/index.html").write_bytes(b"b")


def put_another_with_the_same_bytes_in_its_place(site: Path) -> None:
    shutil.copy2(site / "style.css", site.parent / "other")
    (site.parent / "other").rename(site / "style.css")


def remove(site: Path) -> None:
    (site / "notes/a/index.html").unlink()


def remove_the_marker(site: Path) -> None:
    (site / ".nojekyll").unlink()


def add(site: Path) -> None:
    (site / "notes/CNAME").write_text("example.org")


def put_a_link_in_its_place(site: Path) -> None:
    (site / "style.css").rename(site.parent / "style.css")
    (site / "style.css").symlink_to(site.parent / "style.css")


def put_a_link_in_place_of_a_folder(site: Path) -> None:
    (site / "notes").rename(site.parent / "notes")
    (site / "notes").symlink_to(site.parent / "notes")


def put_a_folder_in_its_place(site: Path) -> None:
    (site / "style.css").unlink()
    (site / "style.css").mkdir()


def close_a_file(site: Path) -> None:
    (site / "style.css").chmod(0o600)


def close_a_folder(site: Path) -> None:
    (site / "notes/a").chmod(0o700)


def close_the_root(site: Path) -> None:
    site.chmod(0o700)


def add_a_folder(site: Path) -> None:
    (site / "notes/empty").mkdir()


def exchange_two_folders(site: Path) -> None:
    publish(outputs(SECOND | {"notes/c/index.html": b"a"}), site)
    (site / "notes/a").rename(site.parent / "a")
    (site / "notes/c").rename(site / "notes/a")
    (site.parent / "a").rename(site / "notes/c")


def put_a_copy_in_place_of_the_site(site: Path) -> None:
    shutil.copytree(site, site.parent / "copy", copy_function=shutil.copy2)
    site.rename(site.parent / "moved")
    (site.parent / "copy").rename(site)


def remove_the_site(site: Path) -> None:
    shutil.rmtree(site)


def lose_the_ledger(site: Path) -> None:
    (site.parent / ".build.ledger").unlink()


def damage_the_ledger(site: Path) -> None:
    ledger = site.parent / ".build.ledger"
    ledger.write_bytes(ledger.read_bytes()[:-1] + b"?")


@pytest.mark.parametrize(
    "meddle",
    [
        edit,
        edit_and_set_size_and_time_back,
        edit_deep_down,
        put_another_with_the_same_bytes_in_its_place,
        remove,
        remove_the_marker,
        add,
        put_a_link_in_its_place,
        put_a_link_in_place_of_a_folder,
        put_a_folder_in_its_place,
        close_a_file,
        close_a_folder,
        close_the_root,
        add_a_folder,
        exchange_two_folders,
        put_a_copy_in_place_of_the_site,
        remove_the_site,
        lose_the_ledger,
        damage_the_ledger,
    ],
)
def test_whatever_was_done_to_a_site_shows(site: Path, manifest: bytes, meddle: Callable[[Path], None]) -> None:
    meddle(site)
    assert not stands(site, manifest)


def test_what_was_done_the_moment_after_publishing_shows(tmp_path: Path) -> None:
    site = tmp_path / "build"
    for number in range(20):
        manifest = publish(outputs({"a/b.html": b"%d" % number}), site).manifest
        before = (site / "a/b.html").stat()
        (site / "a/b.html").write_bytes(b"?" * before.st_size)
        os.utime(site / "a/b.html", ns=(before.st_atime_ns, before.st_mtime_ns))
        assert not stands(site, manifest)


@pytest.mark.parametrize("meddle", [edit, remove, close_a_file, close_a_folder, add_a_folder, remove_the_site])
def test_after_the_next_publishing_it_stands_again(site: Path, manifest: bytes, meddle: Callable[[Path], None]) -> None:
    meddle(site)
    assert publish(outputs(SECOND), site).manifest == manifest
    assert stands(site, manifest)


def test_what_a_desktop_strews_into_folders_is_passed_over(site: Path, manifest: bytes) -> None:
    (site / "notes/.DS_Store").write_bytes(b"\0\0\0\1Bud1")
    assert stands(site, manifest)


@pytest.mark.parametrize("edited", [False, True])
def test_to_look_changes_nothing(site: Path, manifest: bytes, *, edited: bool) -> None:
    if edited:
        edit(site)

    def states() -> dict[str, int]:
        return {str(path): path.lstat().st_ctime_ns for path in (site.parent, *site.parent.rglob("*"))}

    before, files = states(), contents(site.parent)
    assert stands(site, manifest) is not edited
    assert states() == before
    assert contents(site.parent) == files


def test_a_site_that_is_filled_file_by_file_stands_too(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    for _ in range(2):
        manifest = publish(outputs(FIRST), tmp_path / "build", ways=(immovable,)).manifest
        time.sleep(0.03)
    assert stands(tmp_path / "build", manifest)


def test_after_a_publisher_was_killed_the_old_site_stands(site: Path, manifest: bytes) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        "from generator.engine.publish import publish; from tests.engine.test_publish import FIRST, outputs\n"
        "def dying():\n"
        "    yield from outputs(FIRST); os._exit(9)\n"
        "publish(dying(), Path(sys.argv[1]))\n"
    )
    assert subprocess.run([sys.executable, "-c", program, str(site)], cwd=ROOT, check=False).returncode == 9
    assert stands(site, manifest)


def test_to_look_imports_nothing_that_takes_long() -> None:
    program = "import sys, generator.engine.standing; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = {"jinja2", "yaml", "markdown_it", "shutil", "ctypes", "logging", "concurrent.futures", "sqlite3"}
    assert heavy.isdisjoint(done.stdout.split())
