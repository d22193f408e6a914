"""A folder to the list of its files, and changes to it that never write into a file which has another name.

A new file is written under a name outside the tree and renamed into it. Which files a tree should hold is
left to generation.py and transfer.py.
"""

import errno
import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import msgspec

FILE_MODE = 0o644
FOLDER_MODE = 0o755

UNFLUSHABLE = frozenset({errno.EINVAL, errno.EBADF, errno.ENOTSUP})
"""How a network's file system says that it does not flush folders."""

AT_ONCE = 16
"""Files flushed at a time: the disk then flushes many in one go."""


class Survey(msgspec.Struct, frozen=True):
    """What stands in a tree, by path from its root: files with their status, folders with their permissions.

    The root is the folder "". A symbolic link, or anything else that is no folder, counts as a file.
    """

    files: dict[str, os.stat_result]
    folders: dict[str, int]


def survey(root: Path) -> Survey:
    """What stands in the tree now; nothing at all where there is no folder of that name."""
    found = Survey({}, {})
    try:
        status = root.lstat()
    except FileNotFoundError:
        return found
    if not stat.S_ISDIR(status.st_mode):
        return found
    found.folders[""] = stat.S_IMODE(status.st_mode)
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        # Strings, and no Path for each of ten thousand folders: those took half of the time.
        with os.scandir(f"{root}/{folder}") as entries:
            prefix = f"{folder}/" if folder else ""
            for entry in entries:
                path = prefix + entry.name
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(status.st_mode):
                    found.folders[path] = stat.S_IMODE(status.st_mode)
                    waiting.append(path)
                else:
                    found.files[path] = status
    return found


class Tree:
    """A tree being brought up to date from what was found in it. `writing` is a free name outside it.

    It is on the same file system, and inside only where there is no outside.
    """

    def __init__(self, root: Path, found: Survey, writing: Path) -> None:
        self.root = root
        self._writing = writing
        self._found = Survey(dict(found.files), dict(found.folders))
        self._sound: set[str] = set()
        self._unflushed: list[str] = []
        self._touched: set[str] = set()
        writing.unlink(missing_ok=True)

    def status(self, path: str) -> os.stat_result | None:
        """The file that stood at the path when work on the tree began, or None."""
        return self._found.files.get(path)

    def keep(self, path: str) -> None:
        """Leave the file as it is; see to the folders above it."""
        self._folder(_above(path))

    def put(self, path: str, content: bytes) -> None:
        """Set new bytes at the path, in a file of its own."""
        self._clear(path)
        write_new(self._writing, content)
        os.replace(self._writing, self.root / path)
        self._unflushed.append(path)

    def link(self, path: str, source: Path) -> None:
        """Give the file `source` a second name in this tree."""
        self._clear(path)
        if path in self._found.files:
            os.link(source, self._writing)
            os.replace(self._writing, self.root / path)
        else:
            os.link(source, self.root / path)

    def drop_all_but(self, wanted: Collection[str]) -> None:
        """Remove the other files, and the folders that they leave empty."""
        for path in self._found.files:
            if path not in wanted:
                (self.root / path).unlink(missing_ok=True)
                self._touched.add(_above(path))
        for folder in sorted(self._found.folders, key=len, reverse=True):
            if folder and folder not in self._sound:
                (self.root / folder).rmdir()
                self._touched.add(_above(folder))

    def flush(self) -> None:
        """Wait until the disk holds what was changed: files first, then the folders that name them."""
        gone = {folder for folder in self._touched if folder and folder not in self._sound}
        _flush_all(_flush_file, (self.root / path for path in self._unflushed))
        _flush_all(flush_folder, (self.root / folder for folder in self._touched - gone))

    def _clear(self, path: str) -> None:
        """Make way for a file: the folders above it are there, and no folder stands in its place."""
        above = _above(path)
        self._folder(above)
        self._touched.add(above)
        if path in self._found.folders:
            shutil.rmtree(self.root / path)
            for kind in (self._found.files, self._found.folders):
                for inner in [p for p in kind if p == path or p.startswith(f"{path}/")]:
                    del kind[inner]

    def _folder(self, folder: str) -> None:
        if folder in self._sound:
            return
        if folder:
            self._folder(_above(folder))
        here = self.root / folder
        if folder in self._found.files:
            here.unlink()
            del self._found.files[folder]
        mode = self._found.folders.get(folder)
        if mode is None:
            # There already, where case means nothing; the generation then finds its files misnamed.
            with suppress(FileExistsError):
                here.mkdir()
            self._touched.add(_above(folder))
        if mode is None or mode & 0o777 != FOLDER_MODE:
            _permit(here, FOLDER_MODE)
        self._sound.add(folder)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, for all to read and its owner to write, whatever the umask says."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags, FILE_MODE), "wb", buffering=0) as file:
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]
    _permit(path, FILE_MODE)


def replace_file(path: Path, writing: Path, content: bytes) -> None:
    """Set a file that stands by itself, whole or not at all, and wait until the disk holds it."""
    writing.unlink(missing_ok=True)
    write_new(writing, content)
    _flush_file(writing)
    os.replace(writing, path)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Wait until the disk holds the names in the folder, on systems that can be asked to."""
    if os.name == "posix":
        try:
            _flush(folder, os.O_RDONLY)
        except OSError as error:
            if error.errno not in UNFLUSHABLE:
                raise


def _flush_file(path: Path) -> None:
    _flush(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)


def _flush(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_all(flush: Callable[[Path], None], paths: Iterable[Path]) -> None:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for _ in threads.map(flush, paths):
            pass


def _permit(path: Path, mode: int) -> None:
    """Set the permissions, where the file system has any: FAT has none, and may say so."""
    with suppress(PermissionError):
        path.chmod(mode)


def _above(path: str) -> str:
    """The folder that a path stands in; that of the root's own files is ""."""
    return path.rpartition("/")[0]
