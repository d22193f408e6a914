"""A folder to what stands in it: the names of its files, with their inodes, and of the folders within.

A folder whose inode, permissions and times are those of an earlier survey holds the names which it held then, for
adding, removing or replacing one moves its times; only the others are read. What the files hold is left to others.
"""

import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Set
from functools import cached_property
from operator import attrgetter
from pathlib import Path

import msgspec

Mark = tuple[int, int, int, int]
"""A folder's inode, its mode, and the times of its last change and of its last change of state, in nanoseconds.

It has no times where a later change might leave the folder the same ones: where the folder is too young, or the file
system counts in seconds, or need not move the times of a folder at all.
"""

State = tuple[int, ...]
"""What of a status is compared: all of it that whatever is done to a file or folder moves."""

TICK = 20_000_000
"""Nanoseconds; more than the steps in which file systems count time."""

SECOND = 1_000_000_000


class Survey(msgspec.Struct, frozen=True, dict=True):
    """What stands in a tree, by path from its root: the inodes of its files, and the marks of its folders.

    The root is the folder "", and a folder comes before those within it. A symbolic link, or anything else that
    is no folder, counts as a file.
    """

    files: dict[str, int] = {}
    folders: dict[str, Mark] = {}

    @cached_property
    def within(self) -> dict[str, list[str]]:
        """The files by the folder that they stand in."""
        found: dict[str, list[str]] = {}
        for path in self.files:
            found.setdefault(path.rpartition("/")[0], []).append(path)
        return found


NOTHING = Survey()

NO_MARK: Mark = (0, 0, 0, 0)

_mark_of: Callable[[os.stat_result], Mark] = attrgetter("st_ino", "st_mode", "st_mtime_ns", "st_ctime_ns")


def survey(root: Path, known: Survey = NOTHING, touched: Set[str] | None = None) -> Survey:
    """What stands in the tree now; nothing at all where there is no folder of that name.

    `known` is an earlier survey, of which parts may be handed on: neither is to be changed. Where it was made just
    now, `touched` may name the only folders in which something was done since.
    """
    now = time.time_ns()
    try:
        status = root.lstat()
    except FileNotFoundError:
        return NOTHING
    if not stat.S_ISDIR(status.st_mode):
        return NOTHING
    if not known.folders:
        known = Survey({}, {"": NO_MARK})
    folders, changed = _look_again(root, known.folders, touched, now)
    if folders is known.folders:
        return known
    files, others = known.files.copy(), (known.folders.keys() - folders.keys()) | changed
    read = _read(root, changed, folders, now)
    for path in [path for folder in others for path in known.within.get(folder, ()) if path not in read]:
        del files[path]
    files |= read
    found = Survey(files, folders)
    if files.keys() == known.files.keys():
        vars(found)["within"] = known.within
    return found


def statuses(root: Path, paths: Iterable[str]) -> Iterator[os.stat_result | None]:
    """The status of what stands at each of the paths in a tree, wherever that is moved meanwhile; "" is its root."""
    tree = os.open(root, os.O_RDONLY) if os.stat in os.supports_dir_fd else None
    start = "" if tree is not None else f"{root}/"
    look = os.stat
    try:
        for path in paths:
            try:
                status = look(start + (path or "."), dir_fd=tree, follow_symlinks=False)
            except (FileNotFoundError, NotADirectoryError):
                yield None
            else:
                yield status
    finally:
        if tree is not None:
            os.close(tree)


def altered(
    root: Path, known: Iterable[tuple[str, State]], state_of: Callable[[os.stat_result], State]
) -> dict[str, os.stat_result | None]:
    """What stands now at those paths in a tree whose state is not the one known; None where nothing does."""
    tree = os.open(root, os.O_RDONLY) if os.stat in os.supports_dir_fd else None
    start = "" if tree is not None else f"{root}/"
    look, found = os.stat, dict[str, os.stat_result | None]()
    try:
        for path, state in known:
            try:
                status = look(start + (path or "."), dir_fd=tree, follow_symlinks=False)
            except (FileNotFoundError, NotADirectoryError):
                found[path] = None
            else:
                if state_of(status) != state:
                    found[path] = status
    finally:
        if tree is not None:
            os.close(tree)
    return found


def status_of(path: str) -> os.stat_result | None:
    """The status of what stands at the path, which may be a link; None where nothing does."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def same_folders(one: dict[str, Mark], other: dict[str, Mark]) -> bool:
    """Whether these are the same folders with the same permissions, whatever was done within them."""
    return one.keys() == other.keys() and all(
        mark[:2] == other[folder][:2] for folder, mark in one.items() if mark is not other[folder]
    )


def timeless(mark: Mark) -> Mark:
    """The mark of a folder whose times say nothing."""
    return mark[0], mark[1], 0, 0


def above(path: str) -> str:
    """The folder that a path stands in; that of the root's own files is ""."""
    return path.rpartition("/")[0]


def _look_again(
    root: Path, known: dict[str, Mark], touched: Set[str] | None, now_ns: int
) -> tuple[dict[str, Mark], set[str]]:
    """The known folders that stand, and in which of them the names may be others than before."""
    looked = known.items() if touched is None else [(path, NO_MARK) for path in touched & known.keys()]
    others = altered(root, looked, _mark_of)
    if not others:
        return known, set()
    found, changed = known.copy(), set()
    for path, status in others.items():
        if status is not None and stat.S_ISDIR(status.st_mode):
            found[path] = _mark(status, now_ns)
            changed.add(path)
        else:
            del found[path]
    if len(found) < len(known):
        # What was reached by way of a link, which took the place of a folder, does not stand in this tree.
        for folder in [folder for folder in known if folder in found]:
            if folder and above(folder) not in found:
                del found[folder]
                changed.discard(folder)
    return found, changed


def _read(root: Path, changed: Iterable[str], folders: dict[str, Mark], now_ns: int) -> dict[str, int]:
    """The files in the folders that changed, and in those within which are not among `folders`, but then are."""
    waiting, files = list(changed), dict[str, int]()
    while waiting:
        folder = waiting.pop()
        # Strings, and no Path for each of ten thousand folders: those took half of the time.
        with os.scandir(f"{root}/{folder}") as entries:
            prefix = f"{folder}/" if folder else ""
            for entry in entries:
                path = prefix + entry.name
                if not entry.is_dir(follow_symlinks=False):
                    files[path] = entry.inode()
                elif path not in folders:
                    folders[path] = _mark(entry.stat(follow_symlinks=False), now_ns)
                    waiting.append(path)
    return files


def _mark(status: os.stat_result, now_ns: int) -> Mark:
    mark = _mark_of(status)
    if os.name == "posix" and status.st_mtime_ns % SECOND and max(mark[2:]) + TICK < now_ns:
        return mark
    return timeless(mark)
