"""Keeps two builds of one output apart by a lock on a file beside it, which falls with its process.

The file itself stays, for removing it would let a third build in beside one that waits for it; its age means
nothing. A process forked while the lock is held holds it too: workers must end with their parent, which is
left to the pool.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.engine.errors import Busy, files_of

PAUSE = 0.05
"""Seconds between two attempts."""


@contextmanager
def locked(path: Path, shown: Path, patience: float) -> Iterator[None]:
    """Hold the lock at `path`; Busy, with the other's process id, after `patience` seconds in vain."""
    descriptor = _acquired(path, shown, patience)
    try:
        with files_of(shown):
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        os.close(descriptor)


def _acquired(path: Path, shown: Path, patience: float) -> int:
    end = time.monotonic() + patience
    while True:
        with files_of(shown):
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            if _taken(descriptor) and _still_at(path, descriptor):
                return descriptor
            pid = _holder(descriptor)
            os.close(descriptor)
        if time.monotonic() >= end:
            raise _busy(shown, pid)
        time.sleep(PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _taken(descriptor: int) -> bool:
        try:
            # Far behind the process id, which others are to be able to read.
            os.lseek(descriptor, 1 << 20, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _still_at(path: Path, descriptor: int) -> bool:
    """False where the file was removed, by one who cleans, between our opening it and our locking it."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except FileNotFoundError:
        return False


def _holder(descriptor: int) -> int:
    os.lseek(descriptor, 0, os.SEEK_SET)
    text = os.read(descriptor, 20)
    return int(text) if text.isdigit() else 0


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _busy(shown: Path, pid: int) -> Busy:
    if pid and os.name == "posix" and not _alive(pid):
        return Busy(
            f"A build of `{shown}` (process {pid}) was ended, but a worker that it started still holds it.",
            "End that worker, then build again.",
            pid,
        )
    who = f" (process {pid})" if pid else ""
    message = f"Another build of `{shown}` is under way{who}."
    return Busy(message, "Wait until it is done, then build again.", pid)
