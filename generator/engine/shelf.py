"""Where a book's values lie between builds: one file, safe to delete. What is not as it was put there is never used."""

import sqlite3
from hashlib import sha256
from pathlib import Path

from generator.engine.memo import TORN, open_base, prepare

_SCHEMA = """
CREATE TABLE IF NOT EXISTS cell (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (version TEXT PRIMARY KEY, value BLOB NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID;
"""
_LOOK = "SELECT name, value FROM cell LIMIT 0; SELECT version, value, digest FROM state LIMIT 0"
_MANY = 16 << 20
"""Bytes that wait in memory to be written, at most."""


class Torn(Exception):
    """The shelf does not hold what it should: whoever reads on begins anew, without it."""


class Shelf:
    """Values by name, and one state that belongs to them. Nothing lasts until `save`; another version finds nothing."""

    def __init__(self, folder: Path, name: str, version: str) -> None:
        """Open the shelf; where that cannot be done it is empty, and keeps nothing."""
        self._folder, self._name, self._version = folder, name, version
        self._new: dict[str, bytes | None] = {}
        self._size = 0
        self._base: sqlite3.Connection | None = None
        self._fits = False
        try:
            prepare(folder)
            self._base = open_base(folder / f"{name}.sqlite", _SCHEMA, _LOOK)
            row = self._base.execute("SELECT value, digest FROM state WHERE version = ?", (version,)).fetchone()
            self._state: bytes | None = row[0] if row and isinstance(row[0], bytes) else None
            if self._state is not None and sha256(self._state).digest() != row[1]:
                self._state = None
        except (OSError, *TORN):
            self._base, self._state = None, None

    def aside(self) -> "Shelf":
        """The shelf for reading alone, in a copy of this process."""
        self._base_of_the_original = self._base  # never used, and never closed: it is not ours here
        return Shelf(self._folder, self._name, self._version)

    def state(self) -> bytes | None:
        """The state that was saved last, if it is of this version and whole."""
        return self._state

    def get(self, name: str) -> bytes | None:
        """The value of that name; whether it is the one that is meant, whoever asks must see."""
        if name in self._new:
            return self._new[name]
        if self._base is None:
            return None
        try:
            row = self._base.execute("SELECT value FROM cell WHERE name = ?", (name,)).fetchone()
        except TORN:
            return None
        return row[0] if row and isinstance(row[0], bytes) else None

    def put(self, name: str, value: bytes) -> None:
        """Set a value."""
        if self._base is not None:
            self._new[name] = value
            self._size += len(value)
            if self._size > _MANY:
                self._write()

    def drop(self, name: str) -> None:
        """Remove a value."""
        if self._base is not None:
            self._new[name] = None

    def clear(self) -> None:
        """Remove everything."""
        self._new.clear()
        self._state = None
        try:
            if self._base is not None:
                self._base.execute("DELETE FROM cell")
                self._base.execute("DELETE FROM state")
        except TORN:
            self.close()

    def save(self, state: bytes) -> None:
        """Make all that was put last, and the state that belongs to it; both or neither."""
        self._write()
        if self._base is None:
            return
        try:
            self._base.execute("DELETE FROM state")
            self._base.execute(
                "INSERT INTO state VALUES (?, ?, ?)", (self._version, state, sha256(state).digest())
            )
            self._base.commit()
        except TORN:
            self.close()

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """What was not saved is lost."""
        if getattr(self, "_base", None) is not None:
            assert self._base is not None
            self._base.close()
            self._base = None

    def _write(self) -> None:
        if self._base is None or not self._new:
            return
        put = [(name, value) for name, value in self._new.items() if value is not None]
        gone = [(name,) for name, value in self._new.items() if value is None]
        try:
            self._base.executemany("INSERT OR REPLACE INTO cell VALUES (?, ?)", put)
            self._base.executemany("DELETE FROM cell WHERE name = ?", gone)
        except TORN:
            self.close()
        self._new.clear()
        self._size = 0
