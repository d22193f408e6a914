"""What is kept between builds may be lost, torn or another's: the build is right, and says nothing of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.edits import machine
from tests.edits.desk import Desk, How, quick_folder, tree
from tests.edits.matter import cache_of_another
from tests.story import Dossier


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A dossier that was built once, and of which nothing but files is left."""
    with quick_folder() as folder:
        made = Desk(folder)
        made.look(How("new"))
        yield made


def kept(desk: Desk) -> list[Path]:
    """The files in which something is kept."""
    return sorted(path for path in (desk.folder / ".cache").rglob("*") if path.is_file())


def test_what_is_kept_is_closed_to_others_and_all_in_one_folder(desk: Desk) -> None:
    known = {"site.yaml", "captures.lock", "captures.private.lock", "content", "captures", "build", ".cache"}
    beside = {".build.previous", ".build.ledger", ".build.lock"}
    assert {path.name for path in desk.folder.iterdir()} <= known | beside
    assert (desk.folder / ".cache").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("way", ["flipped", "cut", "folder", "gone", "closed"])
def test_a_corrupted_cache_is_rebuilt_and_said_nothing_of(desk: Desk, way: str) -> None:
    chance = Random(way)
    for path in kept(desk):
        for _ in range(3):
            if path.is_file():
                machine.rot(path, way, chance)
            desk.look(How("new"))
        if path.is_dir():
            shutil.rmtree(path)
    told = Dossier(desk.folder).build("-q")
    assert told.out == told.err == ""


def test_a_cache_that_rots_below_a_builder_that_goes_on_changes_nothing(desk: Desk) -> None:
    desk.look(How("first"))
    chance = Random(1)
    for round_ in range(6):
        for path in kept(desk):
            machine.rot(path, "flipped", chance)
        desk.put("content/about.md", f"---\ntitle: About\n---\nHow this was made, {round_}.\n")
        desk.look(How("first"))


def test_the_cache_of_another_dossier_is_not_believed(desk: Desk) -> None:
    shutil.rmtree(desk.folder / ".cache")
    for name, content in cache_of_another().items():
        (desk.folder / ".cache" / name).parent.mkdir(exist_ok=True)
        (desk.folder / ".cache" / name).write_bytes(content)
    shutil.rmtree(desk.folder / "build")
    desk.look(How("new"))


def test_an_older_cache_put_back_is_not_believed(desk: Desk) -> None:
    older = desk.folder.parent / "older"
    shutil.copytree(desk.folder / ".cache", older)
    for at in range(3):
        desk.put("content/articles/gazette.md", desk.read("content/articles/gazette.md").replace("lost", f"lost {at}"))
        desk.look(How("new"))
        shutil.rmtree(desk.folder / ".cache")
        shutil.copytree(older, desk.folder / ".cache")
        desk.look(How("new"))


def test_a_folder_that_was_copied_with_its_cache_and_site_builds_as_any_other(desk: Desk) -> None:
    with quick_folder() as folder:
        other = Desk(folder)
        shutil.copytree(desk.folder, other.folder, dirs_exist_ok=True, symlinks=True)
        other.put("content/about.md", "---\ntitle: About the copy\n---\n")
        other.look(How("new"))
        desk.look(How("new"))


def test_a_cache_that_cannot_be_written_is_done_without(desk: Desk) -> None:
    shutil.rmtree(desk.folder / ".cache")
    (desk.folder / ".cache").write_bytes(b"a file in its place")
    desk.put("content/about.md", "---\ntitle: About this\n---\n")
    desk.look(How("new"))
    desk.look(How("process"))
    assert (desk.folder / ".cache").read_bytes() == b"a file in its place"


def test_without_a_cache_nothing_is_kept_and_the_same_is_published(desk: Desk) -> None:
    before = tree(desk.folder / "build")
    shutil.rmtree(desk.folder / ".cache")
    shutil.rmtree(desk.folder / "build")
    Dossier(desk.folder).build("--no-cache")
    assert not (desk.folder / ".cache").exists()
    assert tree(desk.folder / "build") == before


def test_words_of_captures_that_lie_elsewhere_are_not_kept_whoever_built_before(desk: Desk) -> None:
    desk.look(How("first"))
    (desk.folder / "captures").rename(desk.vault)
    (desk.vault / "courier.txt").write_text(desk.vault.joinpath("courier.txt").read_text() + "\nZanzibar waits.\n")
    (desk.folder / "captures").symlink_to(desk.vault)
    (desk.folder / "captures.lock").unlink()
    (desk.folder / "captures.private.lock").unlink()
    desk.put("content/notes/waits.md", '---\ntitle: Waits\n---\nIt [@courier "waits"].\n')
    for who in ("first", "new", "process"):
        desk.look(How(who))
        assert not [path.name for path in kept(desk) if b"Zanzibar" in path.read_bytes()], who


def test_a_site_made_in_another_folder_first_is_whole_in_both(desk: Desk) -> None:
    desk.look(How(beside=True))
    desk.put("content/about.md", "---\ntitle: About this\n---\n")
    desk.look(How(beside=True))
    desk.look(How())
    desk.look(How("new", beside=True))
    assert tree(desk.folder / "build") == tree(desk.folder / "beside")
