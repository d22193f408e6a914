"""Work shared with a copy of this process, which knows all that this one does and hands back bytes.

A process is copied in a moment and whatever the work needs is there, so nothing has to be sent. That is safe only while
one thread runs, and is done on Linux alone; elsewhere, and wherever the copy fails, this process does all of the work.
"""

import math
import mmap
import os
import select
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")
_LENGTH = struct.Struct("<Q")
_PIPE = 1 << 20
_SET_PIPE_SIZE, _SET_DEATH_SIGNAL = 1031, 1
"""F_SETPIPE_SZ and PR_SET_PDEATHSIG, which have no names in Python."""
_TRIED = 0.008
"""Seconds of work from which it can be told how long the rest will take."""


def may_fork() -> bool:
    """Whether this process can be copied safely."""
    return sys.platform == "linux" and threading.active_count() == 1


def shared(
    names: Sequence[str],
    make: Callable[[str], T],
    to_bytes: Callable[[T], bytes],
    from_bytes: Callable[[bytes], T],
    begin: Callable[[], object],
    worth: float,
    end: Callable[[], object] = lambda: None,
) -> Iterator[T]:
    """What is made of each name, as it comes, by this process and a copy of it.

    In the copy `begin` is called before all else, and `end` when it has done its part. This process begins alone, and
    is copied once the rest seems to take `worth` seconds or more.
    """
    if not may_fork():
        worth = math.inf
    spent, done = 0.0, 0
    while done < len(names) and (spent < min(_TRIED, worth) or spent * (len(names) - done) < worth * done):
        begun = time.perf_counter()
        made = make(names[done])
        spent += time.perf_counter() - begun
        done += 1
        yield made
    if done < len(names):
        yield from _with_a_copy(names[done:], make, to_bytes, from_bytes, begin, end)


def _with_a_copy(
    names: Sequence[str],
    make: Callable[[str], T],
    to_bytes: Callable[[T], bytes],
    from_bytes: Callable[[bytes], T],
    begin: Callable[[], object],
    end: Callable[[], object],
) -> Iterator[T]:
    """This process takes the names from the front and the copy from the back, until they meet.

    Where the copy fails, its part is made here.
    """
    ours, theirs = 0, 1
    taken = memoryview(mmap.mmap(-1, 16)).cast("Q")  # how many are taken, and the first that is taken from the back
    taken[theirs] = len(names)
    handed_back = 0

    def work() -> Iterator[bytes]:
        begin()
        while taken[ours] < taken[theirs]:
            taken[theirs] -= 1
            yield to_bytes(make(names[taken[theirs]]))
        end()

    def pieces(*, wait: bool) -> Iterator[T]:
        nonlocal handed_back
        for piece in copy.pieces(wait=wait):
            handed_back += 1
            if len(names) - handed_back >= taken[ours]:  # where they met, both may have made the same
                yield from_bytes(piece)

    copy = Copy(work)
    try:
        while taken[ours] < taken[theirs]:
            taken[ours] += 1
            yield make(names[taken[ours] - 1])
            yield from pieces(wait=False)
        while not copy.ended:
            yield from pieces(wait=True)
        yield from map(make, names[taken[ours] : len(names) - handed_back])
    finally:
        copy.close()


class Copy:
    """A copy of this process at work. `work` runs in it and gives what is to be handed back, in several pieces."""

    def __init__(self, work: Callable[[], Iterator[bytes]]) -> None:
        self._read, write = os.pipe()
        self._buffer = bytearray()
        self.ended = False
        self._pid = os.fork()
        if self._pid == 0:
            os.close(self._read)
            _be_the_copy(work, write)
        os.close(write)
        os.set_blocking(self._read, False)

    def pieces(self, *, wait: bool) -> Iterator[bytes]:
        """The pieces that have come; with `wait`, one more at least, unless the copy has ended."""
        if wait and not self.ended:
            select.select([self._read], [], [])
        while not self.ended:
            try:
                got = os.read(self._read, _PIPE)
            except BlockingIOError:
                break
            if not got:
                self._end()
            self._buffer += got
        while len(self._buffer) >= _LENGTH.size:
            length = _LENGTH.unpack_from(self._buffer)[0]
            if len(self._buffer) < _LENGTH.size + length:
                break
            piece = bytes(self._buffer[_LENGTH.size : _LENGTH.size + length])
            del self._buffer[: _LENGTH.size + length]
            yield piece

    def close(self) -> None:
        """End the copy, whatever it does."""
        if not self.ended:
            os.kill(self._pid, 9)
            self._end()

    def _end(self) -> None:
        self.ended = True
        os.close(self._read)
        os.waitpid(self._pid, 0)


def _be_the_copy(work: Callable[[], Iterator[bytes]], write: int) -> None:
    """Never returns: what this process was about is its original's."""
    code = 1
    try:
        die_with_parent()
        _widen(write)
        for piece in work():
            content = memoryview(_LENGTH.pack(len(piece)) + piece)
            while content:
                content = content[os.write(write, content) :]
        code = 0
    finally:
        os._exit(code)


def die_with_parent() -> None:
    """Have the system end this process with the one that started it, where it can, and leave interrupts to that one."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)


def _widen(pipe: int) -> None:
    import fcntl

    with suppress(OSError):
        fcntl.fcntl(pipe, _SET_PIPE_SIZE, _PIPE)
