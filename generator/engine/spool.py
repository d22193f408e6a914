"""Values put aside in a file without a name, which is gone with the process: read by its copies too."""

import os
import tempfile
from pathlib import Path

Place = int
"""Where a value begins, and in the last 32 bits its length, in bytes: there are as many of them as values."""

_BUFFER = 1 << 20
_BITS = 32


class Spool:
    """OSError is raised where the file cannot be written or read."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - it is closed by `close`
        self._written = 0
        self._waiting = bytearray()

    def put(self, value: bytes) -> Place:
        """Put a value aside."""
        place = self._written + len(self._waiting) << _BITS | len(value)
        self._waiting += value
        if len(self._waiting) > _BUFFER:
            self.flush()
        return place

    def get(self, place: Place) -> bytes:
        """A value that was put aside."""
        start, length = place >> _BITS, place & (1 << _BITS) - 1
        if start >= self._written:
            at = start - self._written
            return bytes(self._waiting[at : at + length])
        if hasattr(os, "pread"):  # a copy of this process has the same place in the file
            return os.pread(self._file.fileno(), length, start)
        self._file.seek(start)
        return self._file.read(length)

    def flush(self) -> None:
        """Write what waits in memory, so that a copy of this process need not hold it too."""
        if self._waiting:
            if not hasattr(os, "pread"):
                self._file.seek(self._written)
            self._write(memoryview(bytes(self._waiting)))
            self._written += len(self._waiting)
            self._waiting.clear()

    def close(self) -> None:
        """Everything in it is gone."""
        self._file.close()

    def _write(self, content: memoryview) -> None:
        while content:
            content = content[self._file.write(content) :]
