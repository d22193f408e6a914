"""A dossier that is read again and again: no file again that has not changed, and none that has is missed."""

import os
import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.load import known
from generator.load.files import Reader, SourceFile, read_dossier
from generator.load.known import mark_of, tells

YOUNG = 40_000_000
NOTE, OTHER = "content/notes/cause.md", "content/notes/other.md"


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as young for less long than in use."""
    monkeypatch.setattr(known, "_YOUNG", YOUNG)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A dossier whose files are no longer young."""
    root = tmp_path / "مرفأ لينا, the harbour"
    for name in ("site.yaml", NOTE, OTHER, "content/claims/pump.md", "content/media/quay.txt", "texts/kept.md"):
        put(root / name, f"{name} as it was")
    (root / "content/linked.md").symlink_to("../texts/kept.md")
    return aged(root)


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def aged(root: Path) -> Path:
    """Wait until the youngest file is young no more."""
    last = max((path.stat() for path in root.rglob("*.md")), key=lambda s: s.st_ctime_ns).st_ctime_ns
    while time.time_ns() <= last + YOUNG:
        time.sleep(0.005)
    return root


def by_path(reader: Reader) -> dict[str, SourceFile]:
    return {file.path: file for file in reader.read()[0].content}


def same_times(path: Path, change: Callable[[], object]) -> None:
    """Change a file so that its size and the time of its last change stay."""
    before = path.stat()
    change()
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    assert (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)


def written_over(root: Path) -> None:
    note = root / NOTE
    same_times(note, lambda: note.write_bytes(note.read_bytes().upper()))


def replaced(root: Path) -> None:
    note, beside = root / NOTE, root / "content/notes/.new"
    beside.write_bytes(note.read_bytes().upper())
    same_times(note, lambda: beside.replace(note))


def by_another_name(root: Path) -> None:
    os.link(root / NOTE, root.parent / "elsewhere.md")
    before = mark_of((root / NOTE).stat())
    aged(root)
    with (root.parent / "elsewhere.md").open("r+") as file:
        file.write("CONTENT")
    assert mark_of((root / NOTE).stat()) != before


def exchanged(root: Path) -> None:
    (root / NOTE).rename(root / "content/notes/.aside")
    (root / OTHER).rename(root / NOTE)
    (root / "content/notes/.aside").rename(root / OTHER)


def folders_exchanged(root: Path) -> None:
    put(root / "content/claims/cause.md", "another cause")
    (root / "content/notes").rename(root / "content/.aside")
    (root / "content/claims").rename(root / "content/notes")
    (root / "content/.aside").rename(root / "content/claims")


def gone_and_back(root: Path) -> None:
    (root / NOTE).unlink()
    put(root / NOTE, "back")


def now_a_link(root: Path) -> None:
    (root / NOTE).unlink()
    (root / NOTE).symlink_to("other.md")


def now_a_link_to_outside(root: Path) -> None:
    (root / NOTE).rename(root.parent / "outside.md")
    (root / NOTE).symlink_to(root.parent / "outside.md")


def now_a_folder(root: Path) -> None:
    (root / NOTE).unlink()
    put(root / NOTE / "within.md", "within")


def now_a_pipe(root: Path) -> None:
    (root / NOTE).unlink()
    os.mkfifo(root / NOTE)


CHANGES = {
    "written over, its size and time kept": written_over,
    "replaced by one of the same size and time": replaced,
    "written under another of its names": by_another_name,
    "added to": lambda root: put(root / NOTE, "longer than it was before, by a good deal"),
    "exchanged with another": exchanged,
    "in a folder that is exchanged with another": folders_exchanged,
    "removed": lambda root: (root / NOTE).unlink(),
    "removed and put back": gone_and_back,
    "renamed": lambda root: (root / NOTE).rename(root / "content/notes/origin.md"),
    "in another case": lambda root: (root / NOTE).rename(root / "content/notes/Cause.md"),
    "now a link": now_a_link,
    "now a link to outside": now_a_link_to_outside,
    "now a folder": now_a_folder,
    "now a pipe": now_a_pipe,
    "where a link leads to": lambda root: put(root / "texts/kept.md", "other words"),
    "joined by one of the same name": lambda root: put(root / "content/notes/CAUSE.md", "a second"),
    "the settings": lambda root: put(root / "site.yaml", "title: Another"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_file_that_changes_is_read_again(root: Path, change: Callable[[Path], None]) -> None:
    reader = Reader(root)
    before = reader.read()
    assert reader.read() == before
    change(root)
    after = reader.read()
    assert after == read_dossier(root)
    assert after != before


def test_a_file_that_does_not_change_is_not_read_again(root: Path) -> None:
    reader = Reader(root)
    before = by_path(reader)
    put(root / OTHER, "new")
    after = by_path(reader)
    assert {path for path in after if after[path] is not before[path]} == {OTHER, "content/linked.md"}


def test_a_file_that_was_read_while_it_was_young_is_read_again(root: Path) -> None:
    reader = Reader(root)
    put(root / NOTE, "new")
    first = by_path(reader)[NOTE]
    aged(root)
    second = by_path(reader)[NOTE]
    third = by_path(reader)[NOTE]
    assert first is not second
    assert second is third


def test_a_file_from_the_future_is_read_each_time(root: Path) -> None:
    later = time.time_ns() + 3_600_000_000_000
    os.utime(root / NOTE, ns=(later, later))
    reader = Reader(aged(root))
    assert by_path(reader)[NOTE] is not by_path(reader)[NOTE]


def test_a_clock_that_was_set_back_makes_no_file_known(root: Path) -> None:
    mark = mark_of((root / NOTE).stat())
    changed = mark[5]
    assert tells(mark, changed + YOUNG + 1)
    assert not tells(mark, changed + YOUNG)
    assert not tells(mark, changed - 3_600_000_000_000)


@pytest.mark.parametrize("step_ns", [10_000_000, 1_000_000_000, 2_000_000_000])
def test_no_file_is_known_where_time_goes_in_great_steps(root: Path, step_ns: int) -> None:
    mark = mark_of((root / NOTE).stat())
    coarse = (*mark[:4], mark[4] // step_ns * step_ns, mark[5] // step_ns * step_ns)
    assert not tells(coarse, time.time_ns() + 3_600_000_000_000)


def test_times_in_whole_seconds_from_an_archive_do_no_harm(root: Path) -> None:
    os.utime(root / NOTE, (1_700_000_000, 1_700_000_000))
    reader = Reader(aged(root))
    assert by_path(reader)[NOTE] is by_path(reader)[NOTE]


def test_what_is_written_while_it_is_read_is_read_again_after_it(root: Path) -> None:
    """Always as many bytes: nothing but the times tells that they are others."""
    reader, stop = Reader(root), threading.Event()
    note = (root / NOTE).open("r+b", buffering=0)

    def write() -> None:
        turn = 0
        while not stop.is_set():
            turn += 1
            os.pwrite(note.fileno(), b"%09d" % turn, 0)

    writer = threading.Thread(target=write)
    writer.start()
    for _ in range(200):
        reader.read()
    stop.set()
    writer.join()
    note.close()
    assert reader.read() == read_dossier(root)
    aged(root)
    assert reader.read() == reader.read() == read_dossier(root)


def test_after_any_edits_at_any_time_it_is_as_if_all_were_read(root: Path) -> None:
    chance = random.Random(7)
    reader = Reader(root)
    names = [f"content/{folder}/{name}.md" for folder in ("notes", "claims", "notes/deep") for name in "abc"]

    def edit(name: str) -> None:
        path = root / name
        what = chance.randrange(6)
        if what == 0 or not path.exists():
            put(path, f"{chance.randrange(10)}")
        elif what == 1:
            same_times(path, lambda: put(path, f"{chance.randrange(10)}"))
        elif what == 2:
            path.unlink()
        elif what == 3:
            path.rename(path.with_name(f"{chance.choice('abc')}.md"))
        elif what == 4:
            put(beside := path.with_name(".new"), f"{chance.randrange(10)}")
            same_times(path, lambda: beside.replace(path))
        else:
            path.chmod(chance.choice((0o600, 0o644)))

    for turn in range(300):
        for _ in range(chance.randrange(3)):
            edit(chance.choice(names))
        if turn % 30 == 0:
            aged(root)
        assert reader.read() == read_dossier(root), f"after turn {turn}"
