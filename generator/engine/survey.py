"""A folder to what stands in it: the names of its files, with their inodes, and of the folders within.

A folder whose inode, permissions and times are those of an earlier survey holds the names which it held then, for
adding, removing or replacing one moves its times; only the others are read. What the files hold is left to others.
"""

import os
import stat
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec

Look = Callable[[str], os.stat_result]
"""A path from the root of a tree to the status of what stands there, which may be a link. Raises OSError."""

Mark = tuple[int, int, int, int]
"""A folder's inode, its mode, and the times of its last change and of its last change of state, in nanoseconds.

It has no times where a later change might leave the folder the same ones: where the folder is too young, or the file
system counts in seconds, or need not move the times of a folder at all.
"""

TICK = 20_000_000
"""Nanoseconds; more than the steps in which file systems count time."""

SECOND = 1_000_000_000


class Survey(msgspec.Struct, frozen=True):
    """What stands in a tree, by path from its root: the inodes of its files, and the marks of its folders.

    The root is the folder "", and a folder comes before those within it. A symbolic link, or anything else that
    is no folder, counts as a file.
    """

    files: dict[str, int] = {}
    folders: dict[str, Mark] = {}


NOTHING = Survey()

NO_MARK: Mark = (0, 0, 0, 0)


def survey(root: Path, known: Survey = NOTHING, touched: Collection[str] | None = None) -> Survey:
    """What stands in the tree now; nothing at all where there is no folder of that name.

    `known` is an earlier survey. Where it was made just now, `touched` may name the only folders in which
    something was done since.
    """
    found, now = Survey({}, {}), time.time_ns()
    try:
        status = root.lstat()
    except FileNotFoundError:
        return found
    if not stat.S_ISDIR(status.st_mode):
        return found
    with looking(root) as look:
        changed = _look_again(look, known.folders or {"": NO_MARK}, touched, found.folders, now)
    if known.folders:
        others = (known.folders.keys() - found.folders.keys()) | changed
        found.files.update(known.files)
        for path in [path for path in known.files if path.rpartition("/")[0] in others]:
            del found.files[path]
    _read(root, changed, found, now)
    return found


@contextmanager
def looking(root: Path) -> Iterator[Look]:
    """Looks at what stands in a folder, while it is open, wherever that is moved."""
    if os.stat not in os.supports_dir_fd:
        yield lambda path: os.lstat(f"{root}/{path}")
        return
    folder = os.open(root, os.O_RDONLY)
    try:
        yield partial(os.stat, dir_fd=folder, follow_symlinks=False)
    finally:
        os.close(folder)


def status_of(path: str, look: Look = os.lstat) -> os.stat_result | None:
    """The status of what stands at the path, which may be a link; None where nothing does."""
    try:
        return look(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def same_folders(one: dict[str, Mark], other: dict[str, Mark]) -> bool:
    """Whether these are the same folders with the same permissions, whatever was done within them."""
    return one.keys() == other.keys() and all(mark[:2] == other[folder][:2] for folder, mark in one.items())


def above(path: str) -> str:
    """The folder that a path stands in; that of the root's own files is ""."""
    return path.rpartition("/")[0]


def _look_again(
    look: Look, known: dict[str, Mark], touched: Collection[str] | None, found: dict[str, Mark], now_ns: int
) -> set[str]:
    """Find which of the known folders stand, and tell in which of them the names may be others than before."""
    changed = set()
    for folder, mark in known.items():
        if touched is not None and folder not in touched:
            found[folder] = mark
            continue
        try:
            status = look(folder or ".")
        except (FileNotFoundError, NotADirectoryError):
            continue
        if mark == (status.st_ino, status.st_mode, status.st_mtime_ns, status.st_ctime_ns) and touched is None:
            found[folder] = mark
        elif stat.S_ISDIR(status.st_mode):
            found[folder] = _mark(status, now_ns)
            changed.add(folder)
    if len(found) < len(known):
        # What was reached by way of a link, which took the place of a folder, does not stand in this tree.
        for folder in [folder for folder in known if folder in found]:
            if folder and above(folder) not in found:
                del found[folder]
                changed.discard(folder)
    return changed


def _read(root: Path, folders: Collection[str], found: Survey, now_ns: int) -> None:
    waiting = list(folders)
    while waiting:
        folder = waiting.pop()
        # Strings, and no Path for each of ten thousand folders: those took half of the time.
        with os.scandir(f"{root}/{folder}") as entries:
            prefix = f"{folder}/" if folder else ""
            for entry in entries:
                path = prefix + entry.name
                status = entry.stat(follow_symlinks=False)
                if not stat.S_ISDIR(status.st_mode):
                    found.files[path] = status.st_ino
                elif path not in found.folders:
                    found.folders[path] = _mark(status, now_ns)
                    waiting.append(path)


def _mark(status: os.stat_result, now_ns: int) -> Mark:
    changed, state = status.st_mtime_ns, status.st_ctime_ns
    if os.name == "posix" and changed % SECOND and max(changed, state) + TICK < now_ns:
        return status.st_ino, status.st_mode, changed, state
    return status.st_ino, status.st_mode, 0, 0
