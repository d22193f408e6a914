"""The names of a site's files to a small file among them, and back: by it we know a folder for ours.

It is all that is ours in a published folder. The ledger beside the folder says more; the marker is what is
left when the ledger is lost, or when the folder was copied or checked out elsewhere. Names are digested, so
that the file tells a reader of no page that nothing links to.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

FIRST_LINE = "This folder is written by a program, and replaced as a whole whenever the site is built."

SECOND_LINE = "Change what it is made from, not these files, and keep no files of your own here."

KEY_LENGTH = 16
"""Hexadecimal digits of a name's digest that are kept. A clash would hide one stray file, no more."""


def marker_of(paths: Iterable[str]) -> bytes:
    """The marker of a site of these files, itself not among them; the same in whatever order they come."""
    return "\n".join([FIRST_LINE, SECOND_LINE, "", *sorted(map(key_of, paths)), ""]).encode()


def is_marked(path: Path) -> bool:
    """Whether a marker of ours stands at the path."""
    try:
        if path.is_symlink():
            return False
        with path.open(encoding="utf-8") as file:
            return file.readline().removesuffix("\n") == FIRST_LINE
    except (OSError, UnicodeDecodeError):
        return False


def read_marker(path: Path) -> frozenset[str] | None:
    """The keys of the files that the marker lists; None where there is no marker, or it is not ours."""
    if not is_marked(path):
        return None
    try:
        return frozenset(path.read_text("utf-8").splitlines()[3:])
    except (OSError, UnicodeDecodeError):
        return None


def key_of(path: str) -> str:
    """How the marker names a file."""
    return hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:KEY_LENGTH]
