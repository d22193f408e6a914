"""What was worked out before, kept by the content that it was worked out from: one file, safe to delete.

What cannot be read is worked out again, and what cannot be written is not kept: a memo never fails.
"""

import sqlite3
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

CACHE = ".cache"
"""The folder of memos, in the one whose files they follow from."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS memo (key TEXT PRIMARY KEY, value BLOB NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID
"""
_LOOK = "SELECT key, value, digest FROM memo LIMIT 0"
TORN = (sqlite3.DatabaseError, UnicodeError)
"""How a file that is no sound database shows itself."""
_CACHEDIR_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n"


class Memo(Protocol):
    """A keeper of values by keys that name all that they follow from."""

    def get(self, key: str) -> bytes | None:
        """The value kept under the key, if there is one and it is whole."""

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""


class FileMemo:
    """A memo in a file of its own folder, which only its owner can read. What was put is kept when it is closed."""

    def __init__(self, folder: Path | None, name: str) -> None:
        """Open the memo of that name; without a folder it keeps nothing."""
        self._new: dict[str, bytes] = {}
        self._used: set[str] = set()
        self._base: sqlite3.Connection | None = None
        if folder is None:
            return
        try:
            prepare(folder)
            self._base = open_base(folder / f"{name}.sqlite", _SCHEMA, _LOOK)
        except (OSError, *TORN):
            self._base = None

    def get(self, key: str) -> bytes | None:
        """The value kept under the key, if there is one and it is whole."""
        self._used.add(key)
        if key in self._new or self._base is None:
            return self._new.get(key)
        try:
            row = self._base.execute("SELECT value, digest FROM memo WHERE key = ?", (key,)).fetchone()
        except TORN:
            return None
        if row is None or not isinstance(row[0], bytes) or _digest(key, row[0]) != row[1]:
            return None
        return row[0]

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""
        self._new[key] = value

    def close(self, *, forget: bool = False) -> None:
        """Write what is new. With `forget`, what was not asked for since it was opened is removed."""
        if self._base is None:
            return
        try:
            with self._base:
                rows = ((key, value, _digest(key, value)) for key, value in self._new.items())
                self._base.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?, ?)", rows)
                if forget:
                    self._forget()
        except (OSError, *TORN):
            pass
        finally:
            self._base.close()
            self._base = None

    def _forget(self) -> None:
        assert self._base is not None
        kept = self._used | self._new.keys()
        old = [(key,) for (key,) in self._base.execute("SELECT key FROM memo") if key not in kept]
        self._base.executemany("DELETE FROM memo WHERE key = ?", old)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close(forget=kind is None)


def remove(folder: Path) -> None:
    """Remove the folder and all that memos keep in it; what is not ours stays, and the folder with it."""
    try:
        if (folder / "CACHEDIR.TAG").is_file():
            for pattern in ("*.sqlite*", "last-*", ".gitignore", "CACHEDIR.TAG"):
                for path in folder.glob(pattern):
                    path.unlink(missing_ok=True)
            folder.rmdir()
    except OSError:
        pass


def fingerprint(files: Iterable[Path], *more: str) -> str:
    """A name for a state of the program: the SHA-256 of its files and of whatever else its results depend on."""
    total = sha256()
    for part in (*(path.read_bytes() for path in sorted(files)), *(text.encode() for text in more)):
        total.update(sha256(part).digest())
    return total.hexdigest()


def _digest(key: str, value: bytes) -> bytes:
    return sha256(key.encode() + b"\0" + value).digest()


def prepare(folder: Path) -> None:
    """Make the folder: closed to others, passed over by git and by backups."""
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    for name, content in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _CACHEDIR_TAG)):
        if not (folder / name).exists():
            (folder / name).write_text(content, encoding="utf-8")


def open_base(path: Path, schema: str, look: str) -> sqlite3.Connection:
    """Open a file of tables; one that is no database, or has other tables than `look` looks for, is made anew."""
    try:
        return _connect(path, schema, look)
    except sqlite3.OperationalError:
        raise  # another build holds it, or it cannot be written
    except TORN:
        path.unlink()
        return _connect(path, schema, look)


def _connect(path: Path, schema: str, look: str) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=5, check_same_thread=False)
    try:
        base.execute("PRAGMA page_size = 16384")  # values of ten kilobytes are many
        base.execute("PRAGMA journal_mode = DELETE")
        base.execute("PRAGMA synchronous = OFF")
        base.execute("PRAGMA secure_delete = ON")  # what is forgotten may be words of a source
        base.executescript(schema)
        base.executescript(look)
    except TORN:
        base.close()
        raise
    return base
