"""A survey says what stands in a folder now, however much of an earlier one is still true."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.engine.ledger import state_of
from generator.engine.survey import NOTHING, Survey, altered, same_folders, survey


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Files and folders whose times are well past."""
    for path in ("index.html", "a/b/c.html", "a/d.html", "e/f.html"):
        (tmp_path / "root" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "root" / path).write_text(path)
    time.sleep(0.03)
    return tmp_path / "root"


def test_all_files_and_folders_are_found_by_their_paths(root: Path) -> None:
    found = survey(root)
    assert found.files == {
        path: (root / path).stat().st_ino for path in ("index.html", "a/b/c.html", "a/d.html", "e/f.html")
    }
    assert found.folders.keys() == {"", "a", "a/b", "e"}
    assert {folder: mark[:2] for folder, mark in found.folders.items()} == {
        folder: ((root / folder).stat().st_ino, (root / folder).stat().st_mode) for folder in found.folders
    }


def test_where_there_is_no_folder_nothing_is_found(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    for path in (tmp_path / "missing", root / "index.html", tmp_path / "link"):
        assert survey(path) == survey(path, survey(root)) == NOTHING


def test_a_link_counts_as_a_file(root: Path) -> None:
    (root / "link").symlink_to(root / "a")
    found = survey(root)
    assert "link" in found.files
    assert "link" not in found.folders
    assert "link/d.html" not in found.files


def add(root: Path) -> None:
    (root / "a/b/new.html").write_text("new")


def remove(root: Path) -> None:
    (root / "a/d.html").unlink()


def put_another_in_its_place(root: Path) -> None:
    (root.parent / "other").write_text("a/d.html")
    (root.parent / "other").rename(root / "a/d.html")


def add_folders(root: Path) -> None:
    (root / "a/b/x/y").mkdir(parents=True)
    (root / "a/b/x/y/z.html").write_text("z")


def remove_a_folder(root: Path) -> None:
    shutil.rmtree(root / "a")


def turn_a_file_into_a_folder(root: Path) -> None:
    (root / "e/f.html").unlink()
    (root / "e/f.html").mkdir()


def turn_a_folder_into_a_file(root: Path) -> None:
    shutil.rmtree(root / "a/b")
    (root / "a/b").write_text("b")


def turn_a_folder_into_a_link_to_itself(root: Path) -> None:
    (root / "a").rename(root.parent / "moved")
    (root / "a").symlink_to(root.parent / "moved")


def exchange_two_folders(root: Path) -> None:
    (root / "a/b").rename(root.parent / "b")
    (root / "e").rename(root / "a/b")
    (root.parent / "b").rename(root / "e")


def close_a_folder(root: Path) -> None:
    (root / "a/b").chmod(0o700)


def set_the_time_of_a_folder_back(root: Path) -> None:
    before = (root / "a/b").stat()
    add(root)
    os.utime(root / "a/b", ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [
        add,
        remove,
        put_another_in_its_place,
        add_folders,
        remove_a_folder,
        turn_a_file_into_a_folder,
        turn_a_folder_into_a_file,
        turn_a_folder_into_a_link_to_itself,
        exchange_two_folders,
        close_a_folder,
        set_the_time_of_a_folder_back,
    ],
)
def test_with_an_earlier_survey_the_same_is_found_as_without(root: Path, change: Callable[[Path], None]) -> None:
    before = survey(root)
    change(root)
    after, anew = survey(root, before), survey(root)
    assert after.files == anew.files
    assert same_folders(after.folders, anew.folders)
    assert after.files != before.files or not same_folders(after.folders, before.folders)


@pytest.mark.parametrize("change", [add, remove, put_another_in_its_place, add_folders, remove_a_folder])
def test_what_was_found_with_an_earlier_survey_serves_for_the_next(root: Path, change: Callable[[Path], None]) -> None:
    found = survey(root, survey(root))
    change(root)
    found = survey(root, found)
    for folder in [path for path in root.rglob("*") if path.is_dir()]:
        (folder / "later.html").write_text("later")
        found = survey(root, found)
        assert found.files == survey(root).files
        next(path for path in folder.iterdir() if path.is_file()).unlink()
        found = survey(root, found, {folder.relative_to(root).as_posix()})
        assert found.files == survey(root).files


def test_the_files_are_known_by_the_folder_that_they_stand_in(root: Path) -> None:
    known = survey(root)
    assert {folder: set(files) for folder, files in known.within.items()} == {
        "": {"index.html"},
        "a": {"a/d.html"},
        "a/b": {"a/b/c.html"},
        "e": {"e/f.html"},
    }
    put_another_in_its_place(root)
    assert survey(root, known).within == known.within
    remove(root)
    assert survey(root, known).within.keys() == {"", "a/b", "e"}


def test_of_many_paths_those_alone_are_told_that_are_not_as_they_were(root: Path) -> None:
    known = {path: state_of((root / path).stat()) for path in ("index.html", "a/b/c.html", "a/d.html", "e/f.html", "")}
    assert altered(root, known.items(), state_of) == {}
    remove(root)
    (root / "e/f.html").write_text("F")
    (root / "a/b").chmod(0o711)
    found = altered(root, known.items(), state_of)
    assert found == {"a/d.html": None, "e/f.html": (root / "e/f.html").stat()}
    assert altered(root, [("e/f.html/g", ()), ("a", ())], state_of) == {"e/f.html/g": None, "a": (root / "a").stat()}


def test_a_folder_that_is_as_it_was_is_not_read_again(root: Path) -> None:
    known = survey(root)
    believed = Survey(known.files | {"a/d.html": 7}, known.folders)
    assert survey(root, believed).files["a/d.html"] == 7


def test_a_folder_so_young_that_a_change_might_not_show_is_read_again(root: Path) -> None:
    for number in range(20):
        (root / f"e/{number}").touch()
        known = survey(root)
        (root / f"e/{number}-too").touch()
        assert f"e/{number}-too" in survey(root, known).files


def test_where_times_are_whole_seconds_a_folder_is_read_again(root: Path) -> None:
    os.utime(root / "e", ns=(0, 1_700_000_000_000_000_000))
    time.sleep(0.03)
    known = survey(root)
    assert known.folders["e"][2:] == (0, 0)
    assert survey(root, Survey(known.files | {"e/f.html": 7}, known.folders)).files == known.files


def test_where_it_is_told_what_was_touched_only_that_is_looked_at(root: Path) -> None:
    known = survey(root)
    add(root)
    remove(root)
    found = survey(root, known, {"a/b"})
    assert {"a/b/new.html", "a/d.html"} < found.files.keys()
    assert survey(root, known, {"a/b", "a"}).files == survey(root).files


def test_a_folder_made_in_one_that_was_touched_is_found_with_all_within(root: Path) -> None:
    known = survey(root)
    add_folders(root)
    assert survey(root, known, {"a/b"}).files == survey(root).files
