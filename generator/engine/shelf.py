"""Where a book's values lie between builds: one file, safe to delete. What is not as it was put there is never used.

What is put there in a build waits in a spool until the build is saved, for a book may hold more than memory should.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from generator.engine.memo import TORN, open_base, prepare
from generator.engine.spool import Place, Spool

_SCHEMA = """
CREATE TABLE IF NOT EXISTS cell (name TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS state (version TEXT PRIMARY KEY, value BLOB NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID;
"""
_LOOK = "SELECT name, value FROM cell LIMIT 0; SELECT version, value, digest FROM state LIMIT 0"


class Torn(Exception):
    """The shelf does not hold what it should: whoever reads on begins anew, without it."""


class Shelf:
    """Values by name, and one state that belongs to them. Nothing lasts until `save`; another version finds nothing."""

    def __init__(self, folder: Path, name: str, version: str) -> None:
        """Open the shelf; where that cannot be done it is empty, and keeps nothing."""
        self._folder, self._name, self._version = folder, name, version
        self._new: dict[str, Place | None] = {}
        self._brief: dict[str, Place] = {}
        self._spool: Spool | None = None
        self._base: sqlite3.Connection | None = None
        self._path = folder / f"{name}.sqlite"
        self._saved: list[tuple[object, ...]] = []
        self._fits = False
        try:
            prepare(folder)
            self._base = open_base(self._path, _SCHEMA, _LOOK)
            self._saved = self._digests()
        except (OSError, *TORN) as error:
            self._end(error)

    def aside(self) -> "Shelf":
        """The shelf for reading alone, in a copy of this process."""
        self._base_of_the_original = self._base  # never used, and never closed: it is not ours here
        copy = Shelf(self._folder, self._name, self._version)
        copy._new, copy._brief, copy._spool = self._new, self._brief, self._spool
        return copy

    @property
    def keeps(self) -> bool:
        """Whether what is put can be had again."""
        return self._base is not None

    def state(self) -> bytes | None:
        """The state that was saved last, if it is of this version and whole."""
        if self._base is None:
            return None
        try:
            query = "SELECT value, digest FROM state WHERE version = ?"
            row = self._base.execute(query, (self._version,)).fetchone()
        except TORN:
            row = None
        self._fits = bool(row) and isinstance(row[0], bytes) and sha256(row[0]).digest() == row[1]
        return row[0] if self._fits else None

    def get(self, name: str) -> bytes | None:
        """The value of that name; whether it is the one that is meant, whoever asks must see."""
        if self._base is None:
            return None
        if name in self._new or name in self._brief:
            place = self._new.get(name)
            return self._waiting(self._brief.get(name) if place is None else place)
        try:
            row = self._base.execute("SELECT value FROM cell WHERE name = ?", (name,)).fetchone()
        except TORN:
            return None
        return row[0] if row and isinstance(row[0], bytes) else None

    def range(self, prefix: str) -> Iterator[tuple[str, bytes]]:
        """All values whose names begin so."""
        for name in [name for name in self._new if name.startswith(prefix)]:
            if (value := self._waiting(self._new[name])) is not None:
                yield name, value
        if self._base is not None:
            beyond = prefix[:-1] + chr(ord(prefix[-1]) + 1)
            try:
                rows = self._base.execute("SELECT name, value FROM cell WHERE name >= ? AND name < ?", (prefix, beyond))
                yield from ((name, value) for name, value in rows if name not in self._new and isinstance(value, bytes))
            except TORN:
                return

    def put(self, name: str, value: bytes, *, lasting: bool = True) -> None:
        """Set a value; one that is not `lasting` is there until all the others are saved."""
        if self._base is None:
            return
        try:
            if self._spool is None:
                self._spool = Spool(self._folder)
            (self._new if lasting else self._brief)[name] = self._spool.put(value)
        except OSError as error:
            self._end(error)

    def drop(self, name: str) -> None:
        """Remove a value."""
        if self._base is not None:
            self._brief.pop(name, None)
            self._new[name] = None

    def clear(self) -> None:
        """Remove everything, and the file, which may be torn in more places than the one that showed it."""
        if self._base is None:
            return
        self.close()
        try:
            self._path.unlink(missing_ok=True)
            self._base = open_base(self._path, _SCHEMA, _LOOK)
        except (OSError, *TORN):
            self._base = None
        self._saved = []

    def save(self, state: bytes) -> None:
        """Make all that was put last, and the state that belongs to it; both or neither.

        Where another shelf has been saved to the same file meanwhile, that stays, and this one keeps nothing more.
        """
        self._write()
        if self._base is None:
            return
        try:
            self._base.execute("DELETE FROM state WHERE version = ''")  # from here on, nobody else can write
            if self._digests() != self._saved:
                self.close()
                return
            self._base.execute("DELETE FROM state")
            self._base.execute("INSERT INTO state VALUES (?, ?, ?)", (self._version, state, sha256(state).digest()))
            self._base.commit()
            self._saved = self._digests()
        except TORN as error:
            self._end(error)

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """What was not saved is lost."""
        if getattr(self, "_base", None) is not None:
            assert self._base is not None
            self._base.close()
            self._base = None
        self._forget_waiting()

    def _end(self, error: Exception) -> None:
        """Close where nothing can be kept; a file that is torn goes, so that the next shelf is whole."""
        self.close()
        code = getattr(error, "sqlite_errorcode", None)
        if isinstance(error, sqlite3.OperationalError) and code not in (None, sqlite3.SQLITE_ERROR):
            return  # it is held by another, or cannot be written
        if isinstance(error, sqlite3.DatabaseError):
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _digests(self) -> list[tuple[object, ...]]:
        """What tells the state that is saved in the file from any other."""
        return self._base.execute("SELECT version, digest FROM state").fetchall() if self._base is not None else []

    def _waiting(self, place: Place | None) -> bytes | None:
        """A value that was put and not yet saved; None where it was dropped, or cannot be read."""
        if place is None or self._spool is None:
            return None
        try:
            return self._spool.get(place)
        except OSError:
            return None

    def _forget_waiting(self) -> None:
        self._new, self._brief = {}, {}
        if self._spool is not None:
            self._spool.close()
        self._spool = None

    def _write(self) -> None:
        if self._base is None:
            return
        names = sorted(self._new)
        put = ((name, self._waiting(self._new[name])) for name in names if self._new[name] is not None)
        gone = [(name,) for name in names if self._new[name] is None]
        try:
            if not self._fits:  # what another version kept would never be asked for, nor removed
                self._base.execute("DELETE FROM cell")
                self._fits = True
            self._base.executemany("INSERT OR REPLACE INTO cell VALUES (?, ?)", put)
            self._base.executemany("DELETE FROM cell WHERE name = ?", gone)
        except TORN as error:
            self._end(error)
        self._forget_waiting()
