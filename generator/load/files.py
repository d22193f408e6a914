"""A dossier's folder as values: each file's path, bytes and hash, in an order of its own.

What the files hold is left to content.py.
"""

import os
import stat
import time
import unicodedata
from collections.abc import Sequence
from hashlib import sha256
from operator import attrgetter
from pathlib import Path

import msgspec

from generator.engine.leavings import is_passed_over
from generator.load.known import Mark, marks_in, read_marked, tells
from generator.load.names import collision, is_odd, legible, odd
from generator.load.no_dossier import misplaced, no_site
from generator.model.problems import Problem, Span, problem

CONTENT, MEDIA, CAPTURES = "content", "content/media/", "captures"


class SourceFile(msgspec.Struct, frozen=True):
    """A file that was read. `path` is below the dossier's folder, with `/`, in NFC."""

    path: str
    content: bytes
    sha256: str


class Files(msgspec.Struct, frozen=True):
    """What a dossier consists of. `media` are the paths on disk of the files of content/media/ by their names there."""

    root: Path
    site: SourceFile | None = None
    content: tuple[SourceFile, ...] = ()
    media: dict[str, Path] = {}


Read = tuple[Files, list[Problem]]
"""A dossier's files, and what was wrong with finding and reading them."""


class _Found(msgspec.Struct):
    """A file that may be opened: the path that is shown, and the one on disk.

    A `plain` one is itself a regular file, and no link to one. `kept` is what was read of it, with its mark then.
    """

    path: str
    disk: str
    plain: bool = False
    kept: tuple[Mark, SourceFile] | None = None


_Folders = dict[str, dict[str, _Found]]
"""The plain files of each folder, by their names there."""


def read_dossier(root: Path, config: str = "site.yaml") -> Read:
    """Read the settings and everything below content/. Where there are no settings, nothing else is looked at."""
    return Reader(root, config).read()


class Reader:
    """Reads one dossier, any number of times: each time no file again that has not changed. See known.py."""

    def __init__(self, root: Path, config: str = "site.yaml") -> None:
        self._root, self._config = root, config
        self._folders: _Folders = {}

    def read(self) -> Read:
        """The dossier as it is now: what `read_dossier` gives."""
        root, config = self._root, self._config
        if not os.path.lexists(root / config):
            return Files(root), [no_site(root, config)]
        walk = _Walk(root, self._folders)
        settings = walk.file(config)
        walk.below(CONTENT)
        if not os.path.lexists(root / CONTENT):
            walk.problems += misplaced(root)
        site = walk.read(settings) if settings else None
        content, media = list[SourceFile](), dict[str, Path]()
        for found in sorted(walk.found, key=attrgetter("path")):
            if found.path.startswith(MEDIA):
                media[found.path.removeprefix(MEDIA)] = Path(found.disk)
            elif file := found.kept[1] if found.kept is not None else walk.read(found):
                content.append(file)
        self._folders = walk.folders
        return Files(root, site, tuple(content), media), walk.problems


def read_bytes(path: str | Path, shown: str) -> bytes | Problem:
    """The bytes of a regular file; anything else is never opened."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            say, do = "this is no file that can be read", "take it out of the dossier"
            return problem("unreadable-file", say, Span(shown), do)
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        return _unreadable(shown, error)


def leads_out(path: str, within: str) -> bool:
    """Whether a path, its links followed, ends outside the folder `within`, whose own links are followed already."""
    real = os.path.realpath(path)
    return real != within and not real.startswith(within.rstrip(os.sep) + os.sep)


class _Walk:
    """One walk through a dossier; collects files and problems on its way, and `folders` for the next."""

    def __init__(self, root: Path, before: _Folders) -> None:
        self.problems: list[Problem] = []
        self.found: list[_Found] = []
        self.folders: _Folders = {}
        self._before = before
        self._now_ns = time.time_ns()
        self._root = str(root)
        self._real_root = os.path.realpath(root)
        self._real_captures = os.path.realpath(root / CAPTURES)
        self._seen: set[str] = set()

    def file(self, path: str) -> _Found | None:
        """A single file of the dossier's own folder."""
        disk = os.path.join(self._root, path)
        return _Found(path, disk) if self._may_follow(disk, path) else None

    def below(self, path: str) -> None:
        """Find every file in a folder and its folders."""
        disk = os.path.join(self._root, path)
        if os.path.lexists(disk) and self._may_follow(disk, path):
            self._folder(disk, path)

    def read(self, found: _Found) -> SourceFile | None:
        """The file with its bytes."""
        path, mark = found.path, None
        content: bytes | Problem
        try:
            content, mark = read_marked(found.disk) if found.plain else (read_bytes(found.disk, path), None)
        except OSError as error:
            content = _unreadable(path, error)
        if isinstance(content, Problem):
            self.problems.append(content)
            return None
        file = SourceFile(path, content, sha256(content).hexdigest())
        if mark is not None and tells(mark, self._now_ns):
            found.kept = mark, file
        return file

    def _folder(self, disk: str, shown: str) -> None:
        self._seen.add(os.path.realpath(disk))
        plain = self._before.get(disk, {})
        try:
            with os.scandir(disk) as listed:
                fit = (e for e in listed if e.name in plain or not is_passed_over(e.name))
                entries = sorted(fit, key=attrgetter("name"))
        except OSError as error:
            self.problems.append(_unreadable(shown, error))
            return
        if list(plain) != [entry.name for entry in entries] or not all(map(_is_plain, entries)):
            plain = self._sorted_out(entries, shown, plain)
        _recall(disk, plain)
        self.folders[disk] = plain
        self.found += plain.values()

    def _sorted_out(self, entries: list[os.DirEntry[str]], shown: str, before: dict[str, _Found]) -> dict[str, _Found]:
        """The plain files of a folder, those `before` where they are the same ones; all else in it is seen to."""
        any_odd = is_odd("/".join([entry.name for entry in entries]))
        folded: dict[str, str] = {}
        plain: dict[str, _Found] = {}
        for entry in entries:
            name = entry.name
            if any_odd and is_odd(name):
                self.problems.append(odd(f"{shown}/{legible(name)}"))
                continue
            normal = unicodedata.normalize("NFC", name)
            path, first = f"{shown}/{normal}", folded.setdefault(normal.casefold(), name)
            if first != name:
                self.problems.append(collision(path, f"{shown}/{legible(first)}"))
            elif _is_plain(entry):
                plain[name] = before.get(name) or _Found(path, entry.path, True)
            elif self._may_follow(entry.path, path):
                self._entry(entry.path, path)
        return plain

    def _entry(self, disk: str, shown: str) -> None:
        if not os.path.isdir(disk):
            self.found.append(_Found(shown, disk))
        elif os.path.islink(disk) and os.path.realpath(disk) in self._seen:
            say, do = "this link leads to a folder that is read already", "take the link out: every folder is read once"
            self.problems.append(problem("unreadable-file", say, Span(shown), do))
        else:
            self._folder(disk, shown)

    def _may_follow(self, disk: str, shown: str) -> bool:
        if not os.path.islink(disk):
            return True
        if not os.path.exists(disk):
            say, do = "this link leads nowhere", "mend it, or take it out"
            self.problems.append(problem("unreadable-file", say, Span(shown), do))
        elif leads_out(disk, self._real_root) or not leads_out(disk, self._real_captures):
            say = "this link leads out of what may be published"
            do = "put a copy in its place; nothing outside the dossier's folder is read, and no capture is published"
            self.problems.append(problem("outside-link", say, Span(shown), do))
        else:
            return True
        return False


def _recall(folder: str, files: dict[str, _Found]) -> None:
    """Forget what was read of those of a folder's files, by their names there, that are not what they were."""
    known = {name: file for name, file in files.items() if file.kept is not None}
    try:
        marks: Sequence[Mark | None] = marks_in(folder, known) if known else ()
    except OSError:
        marks = [None] * len(known)
    for file, mark in zip(known.values(), marks, strict=True):
        if file.kept is not None and file.kept[0] != mark:
            file.kept = None


def _is_plain(entry: os.DirEntry[str]) -> bool:
    """Whether this is a regular file, and no link to one; where that cannot be told it is none."""
    try:
        return entry.is_file(follow_symlinks=False)
    except OSError:
        return False


def _unreadable(shown: str, error: OSError) -> Problem:
    reason = (error.strerror or "it cannot be opened").lower()
    return problem(
        "unreadable-file",
        f"this cannot be read: {reason}",
        Span(shown),
        "look at its permissions, or take it out of the dossier",
    )
