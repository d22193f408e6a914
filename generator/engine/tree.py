"""Changes to a folder that never write into a file which has another name, and the wait until the disk holds them.

A new file is written under a name outside the tree and renamed into it. Which files a tree should hold is
left to generation.py and transfer.py.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterable, Set
from contextlib import suppress
from functools import partial
from pathlib import Path

from generator.engine.survey import Survey, above, status_of

FILE_MODE = 0o644
FOLDER_MODE = 0o755

UNFLUSHABLE = frozenset({errno.EINVAL, errno.EBADF, errno.ENOTSUP})
"""How a network's file system says that it does not flush folders."""

AT_ONCE = 16
"""Files flushed at a time: the disk then flushes many in one go."""

FEW = 4
"""Files that are flushed one after the other in less time than threads take to come."""


class Tree:
    """A tree being brought up to date, whatever stands in it. `writing` is a free name outside it.

    It is on the same file system, and inside only where there is no outside.
    """

    def __init__(self, root: Path, writing: Path) -> None:
        self.root = root
        self._start = f"{root}/"
        self._writing = writing
        self._sound: set[str] = set()
        self._made: set[str] = set()
        self._unflushed: list[str] = []
        self._unflushed_folders: set[str] = set()
        self.touched: set[str] = set()
        """The folders in which something was done since this was last cleared, by whoever looked."""
        writing.unlink(missing_ok=True)

    def put(self, path: str, content: bytes) -> None:
        """Set new bytes at the path, in a file of its own."""
        self._clear(path)
        write_new(self._writing, content)
        self._into_place(path)
        self._unflushed.append(path)

    def link(self, path: str, source: str, *, replacing: bool) -> None:
        """Give the file `source` a second name in this tree, which is to say whether something stands there."""
        self._clear(path)
        if replacing:
            os.link(source, self._writing)
            self._into_place(path)
        else:
            os.link(source, self._start + path)

    def drop_all_but(self, wanted: Set[str], found: Survey) -> None:
        """Remove the other files of those found, and the folders that hold none of the wanted."""
        for path in found.files.keys() - wanted:
            (self.root / path).unlink(missing_ok=True)
            self._touch(above(path))
        folders = _with_those_above(found.within if found.files.keys() == wanted else set(map(above, wanted)))
        for folder in sorted(found.folders.keys() - folders, key=len, reverse=True):
            os.rmdir(self._start + folder)
            self._touch(above(folder))
            self._unflushed_folders.discard(folder)
        for folder, mark in found.folders.items():
            if mark[1] & 0o777 != FOLDER_MODE and folder in folders:
                _permit(self.root / folder, FOLDER_MODE)
                self._touch(folder)

    def flush(self) -> None:
        """Wait until the disk holds what was changed: files first, then the folders that name them."""
        _flush_all(_flush_file, [self._start + path for path in self._unflushed])
        _flush_all(flush_folder, [self._start + folder for folder in self._unflushed_folders])

    def _clear(self, path: str) -> None:
        """Make way for a file: the folders above it are there."""
        folder = above(path)
        self._folder(folder)
        self._touch(folder)

    def _touch(self, folder: str) -> None:
        self.touched.add(folder)
        self._unflushed_folders.add(folder)

    def _into_place(self, path: str) -> None:
        target = self._start + path
        try:
            os.replace(self._writing, target)
        except OSError:
            status = status_of(target)
            if status is None or not stat.S_ISDIR(status.st_mode):
                raise
            remove(target)
            os.replace(self._writing, target)

    def _folder(self, folder: str) -> None:
        if folder in self._sound:
            return
        if folder:
            self._folder(above(folder))
        here = (self._start + folder).rstrip("/")
        status = None if above(folder) in self._made else status_of(here)
        if status is None or not stat.S_ISDIR(status.st_mode):
            if status is not None:
                os.unlink(here)
            # There already, where case means nothing; the generation then finds its files misnamed.
            with suppress(FileExistsError):
                os.mkdir(here)
                self._made.add(folder)
            self._touch(above(folder))
        if status is None or status.st_mode & 0o777 != FOLDER_MODE:
            _permit(here, FOLDER_MODE)
        self._sound.add(folder)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, for all to read and its owner to write, whatever the umask says."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, FILE_MODE)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)
    _permit(path, FILE_MODE)


def replace_file(path: Path, writing: Path, content: bytes) -> None:
    """Set a file that stands by itself, whole or not at all, and wait until the disk holds it."""
    writing.unlink(missing_ok=True)
    write_new(writing, content)
    _flush_file(writing)
    os.replace(writing, path)
    flush_folder(path.parent)


def flush_folder(folder: Path | str) -> None:
    """Wait until the disk holds the names in the folder, on systems that can be asked to."""
    if os.name == "posix":
        try:
            _flush(folder, os.O_RDONLY)
        except OSError as error:
            if error.errno not in UNFLUSHABLE:
                raise


def _flush_file(path: Path | str) -> None:
    _flush(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)


def _flush(path: Path | str, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_all(flush: Callable[[str], None], paths: list[str]) -> None:
    if len(paths) <= FEW:
        _flush_each(flush, paths)
        return
    from concurrent.futures import ThreadPoolExecutor  # whose import takes long, too

    with ThreadPoolExecutor(AT_ONCE) as threads:
        for _ in threads.map(partial(_flush_each, flush), [paths[n::AT_ONCE] for n in range(AT_ONCE)]):
            pass


def _flush_each(flush: Callable[[str], None], paths: Iterable[str]) -> None:
    for path in paths:
        flush(path)


def remove(folder: Path | str) -> None:
    """Remove a folder and all that stands in it."""
    import shutil  # which takes longer to import than most trees need it for

    shutil.rmtree(folder)


def _with_those_above(folders: Iterable[str]) -> set[str]:
    """These folders, and those which hold them, to the root."""
    found, more = {""}, set(folders)
    while more := more - found:
        found |= more
        more = {folder.rpartition("/")[0] for folder in more}
    return found


def _permit(path: Path | str, mode: int) -> None:
    """Set the permissions, where the file system has any: FAT has none, and may say so."""
    with suppress(PermissionError):
        os.chmod(path, mode)
