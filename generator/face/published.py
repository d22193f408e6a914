"""The files of a published folder, by their addresses: only those that its ledger lists, and only as they were written.

An address is looked up among the names in the ledger and never joined to a path unless it is one of them. What was
put into the folder since, or changed there, is not read; nor is anything that a link leads to.
"""

import os
import re
import stat
from pathlib import Path, PurePosixPath
from urllib.parse import unquote_to_bytes

from generator.engine.ledger import Entry, read_ledger
from generator.engine.place import place_of

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".geojson": "application/geo+json; charset=utf-8",
    ".jsonld": "application/ld+json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": "image/svg+xml; charset=utf-8",
    ".woff2": "font/woff2",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
}
"""The type of each kind of file. What is not here is given out as bytes, which no browser runs or shows."""

_NEVER_SENT = re.compile(r"[\x00-\x20\x7f\\#]")


class Misspelt(Exception):
    """The address is none that a browser would send."""


class Published:
    """The site in a folder, as it stood when `refresh` was last called or a file was found to be newer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ledger = place_of(folder).ledger
        self._files: dict[str, Entry] = {}

    def refresh(self) -> dict[str, bytes]:
        """Look at the ledger again. Gives the digest of each file by its path; empty where it is not known."""
        self._files = read_ledger(self._ledger).files_at(self._folder)
        return {path: entry.sha256 for path, entry in self._files.items()}

    def find(self, address: str, base: str) -> str | None:
        """The path of the file that is meant by `address`, as `spelt` gives it, in a site at `base`.

        Where a folder is meant that has an `index.html`, that, with or without a slash at the end. None where there is
        no such file, and where a name in it begins with a dot.
        """
        if not address.startswith(base):
            return None
        name = address.removeprefix(base)
        if name == "" or name.endswith("/"):
            name += "index.html"
        if name not in self._files:
            name += "/index.html"
        hidden = any(part.startswith(".") for part in name.split("/"))
        return name if name in self._files and not hidden else None

    def read(self, path: str) -> bytes | None:
        """The bytes of a file that is listed; None where it is not, or is no longer as it was written."""
        for _ in range(2):
            entry = self._files.get(path)
            content = _read(self._folder, path, entry) if entry else None
            if content is not None:
                return content
            self.refresh()  # another build may have been published since
        return None


def spelt(target: str) -> str:
    """The path of an address as it was sent: without its query, and decoded once. Raises Misspelt."""
    path = target.partition("?")[0]
    if not path.startswith("/") or not path.isascii() or _NEVER_SENT.search(path):
        raise Misspelt
    if "%2f" in path.lower():
        raise Misspelt
    try:
        decoded = unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        raise Misspelt from None
    if any(ord(c) < 32 or c in "\\\x7f" for c in decoded) or not {".", ".."}.isdisjoint(decoded.split("/")):
        raise Misspelt
    return decoded


def type_of(path: str) -> str:
    """The content type of a file by the end of its name."""
    return TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")


def _read(folder: Path, path: str, entry: Entry) -> bytes | None:
    try:
        descriptor = _opened(folder, path)
    except OSError:
        return None
    with open(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        return file.read() if stat.S_ISREG(found.st_mode) and entry.recalls(found) else None


def _opened(folder: Path, path: str) -> int:
    """The file, open for reading. An OSError where it is not there, or any step on the way to it is a link."""
    last = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    if os.open not in os.supports_dir_fd:  # where a link leads, another file is found than the one that is listed
        return os.open(folder / path, last)
    *above, name = path.split("/")
    step = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
    here = os.open(folder, step)
    try:
        for part in above:
            below = os.open(part, step, dir_fd=here)
            os.close(here)
            here = below
        return os.open(name, last, dir_fd=here)
    finally:
        os.close(here)
