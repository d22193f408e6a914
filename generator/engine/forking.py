"""Work shared with a copy of this process, which knows all that this one does and hands back bytes.

A process is copied in a moment and whatever the work needs is there, so nothing has to be sent. That is safe only while
one thread runs, and is done on Linux alone; elsewhere, and wherever the copy fails, this process does all of the work.
"""

import os
import select
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

_LENGTH = struct.Struct("<Q")
_PIPE = 1 << 20
_SET_PIPE_SIZE, _SET_DEATH_SIGNAL = 1031, 1
"""F_SETPIPE_SZ and PR_SET_PDEATHSIG, which have no names in Python."""


def may_fork() -> bool:
    """Whether this process can be copied safely."""
    return sys.platform == "linux" and threading.active_count() == 1


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
