"""One file of a site, with its bytes or as unchanged, and the rule for paths. What bytes say is left to others."""

import re
import unicodedata
from collections.abc import Mapping, Set

import msgspec

from generator.engine.errors import UnsafePath

LONGEST_NAME = 255
"""Bytes in one part of a path, which is what most file systems allow."""

PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}")
"""What nearly every part of a path is, and needs no closer look."""

UNFIT = re.compile(r"[\\\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no path may hold: Windows' separator, controls, line ends, surrogates, and marks of direction.

Joiners are let through, for Persian needs them, and spaces of every width, for names of screenshots have
them.
"""


class Output(msgspec.Struct, frozen=True):
    """A file of the site. `path` is relative to the site's root, its parts joined by `/` on every system."""

    path: str
    content: bytes


class Unchanged(msgspec.Struct, frozen=True):
    """A file of the site whose bytes are those of an earlier build, by their SHA-256; they are not at hand."""

    path: str
    sha256: bytes


class Paths:
    """The paths of one site as they come in; any that leaves it or resembles another is refused.

    Those of an earlier site were admitted side by side before, and are looked at only where there are others.
    """

    def __init__(self, earlier: Set[str] = frozenset()) -> None:
        self._earlier = earlier
        self._again: dict[str, None] = {}
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        self._known = {""}

    def admit_all(self, paths: Mapping[str, object]) -> None:
        """Take in more paths."""
        if paths.keys() <= self._earlier and not paths.keys() & self._again.keys():
            self._again.update(dict.fromkeys(paths))
        else:
            for path in paths:
                self.admit(path)

    def admit(self, path: str) -> None:
        """Take in one more path, or raise UnsafePath. The program made it, so this is a last defence."""
        if path in self._earlier and path not in self._again:
            self._again[path] = None
        else:
            self._admit(path)

    def settle(self) -> None:
        """See that those of the earlier site clash with no new one. All are admitted then."""
        if self._files:
            for path in self._again:
                self._admit(path)

    def _admit(self, path: str) -> None:
        if path.startswith("/"):
            raise _unsafe(path, "it is absolute")
        folder, _, name = path.rpartition("/")
        if folder not in self._known:
            self._admit_folder(folder, path)
        _require_safe(name, path)
        key = _one_of_a_kind(path)
        other = self._files.get(key) or self._folders.get(key)
        if other is not None:
            raise _clash(path, other)
        self._files[key] = path

    def _admit_folder(self, folder: str, path: str) -> None:
        above, _, name = folder.rpartition("/")
        if above not in self._known:
            self._admit_folder(above, path)
        _require_safe(name, path)
        key = _one_of_a_kind(folder)
        other = self._files.get(key) or self._folders.get(key, folder)
        if other != folder or key in self._files:
            raise _clash(path, other)
        self._folders[key] = folder
        self._known.add(folder)


def _one_of_a_kind(path: str) -> str:
    """The same for all spellings that a file system which ignores case or Unicode form takes for one name."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _require_safe(part: str, path: str) -> None:
    if PLAIN.fullmatch(part):
        return
    if part in ("", ".", ".."):
        raise _unsafe(path, "it leaves its folder, or has an empty part")
    if UNFIT.search(part):
        raise _unsafe(path, "it holds a backslash, a control character or half a character")
    if len(part.encode()) > LONGEST_NAME:
        raise _unsafe(path, f"a part of it is longer than {LONGEST_NAME} bytes")


def _unsafe(path: str, reason: str) -> UnsafePath:
    return UnsafePath(f"No file of a site may have the path {path!r}: {reason}.", "Please report this.")


def _clash(path: str, other: str) -> UnsafePath:
    return UnsafePath(
        f"Two files of the site have paths that some machines take for one: {other!r} and {path!r}.",
        "Please report this.",
    )
