"""A regular file to its bytes, and to the mark by which it is known until it changes.

The file system is trusted in this: whatever changes a file, under any of its names, moves the time of its last change
of state, which nobody can set, and another file in its place has another inode. It is not trusted where the file is so
young that a later change might leave it the same times, where its times lie in the future, where it counts time in
hundredths of a second or more, or where that time is another one, as on Windows. What another machine writes on a
network is seen as soon as this one is told the times. Bytes that are written through shared memory move none on some
file systems: nobody saves a text that way.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterable
from functools import partial
from operator import attrgetter

Mark = tuple[int, int, int, int, int, int]
"""A file's device, inode, mode and size, and the times of its last change and of its last change of state, in ns."""

_YOUNG = 2_000_000_000
"""Nanoseconds: more than file systems count in, and than the clocks of two machines differ by."""
_COARSE = 10_000_000
_HOW = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


mark_of: Callable[[os.stat_result], Mark] = attrgetter(
    "st_dev", "st_ino", "st_mode", "st_size", "st_mtime_ns", "st_ctime_ns"
)
"""The mark of a file as it is found."""


def marks_in(folder: str, names: Iterable[str]) -> list[Mark]:
    """The marks of a folder's files, wherever that is moved meanwhile; an OSError where one of them cannot be told."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        return list(map(mark_of, map(partial(os.lstat, dir_fd=opened), names)))
    finally:
        os.close(opened)


def tells(mark: Mark, now_ns: int) -> bool:
    """Whether any change after `now_ns`, a time of the clock in nanoseconds, will give the file another mark."""
    changed, state = mark[4:]
    old = now_ns - _YOUNG
    return os.name == "posix" and state % _COARSE != 0 and changed < old and state < old


def read_marked(path: str) -> tuple[bytes, Mark]:
    """The bytes of a regular file, and the mark that it had before they were read: what is written later moves it.

    An OSError where it cannot be read, or is a link or anything else.
    """
    opened = os.open(path, _HOW)
    try:
        found = os.fstat(opened)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "It is no file")
        content = os.read(opened, found.st_size + 1)
        if len(content) != found.st_size:  # it is being written, or is larger than can be read at once
            content = b"".join((content, *iter(lambda: os.read(opened, 1 << 20), b"")))
        return content, mark_of(found)
    finally:
        os.close(opened)
