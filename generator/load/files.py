"""A dossier's folder as values: each file's path, bytes and hash, in an order of its own.

What the files hold is left to content.py.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from generator.engine.leavings import is_passed_over
from generator.load.text import BAD
from generator.model.problems import Problem, Span, problem

CONTENT, MEDIA, CAPTURES = "content", "content/media/", "captures"
_NO_NAME = re.compile(f"{BAD.pattern}|[\t\n\r]")
_KIND_FOLDERS = ("articles", "actors", "events", "claims", "conflicts", "notes")


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


class _Found(msgspec.Struct, frozen=True):
    """A file that may be opened: the path that is shown, and the one on disk."""

    path: str
    disk: str


Read = tuple[Files, list[Problem]]
"""A dossier's files, and what was wrong with finding and reading them."""


def read_dossier(root: Path, config: str = "site.yaml") -> Read:
    """Read the settings and everything below content/. Where there are no settings, nothing else is looked at."""
    if not os.path.lexists(root / config):
        return Files(root), [_no_site(root, config)]
    walk = _Walk(root)
    settings = walk.file(config)
    found = sorted(walk.below(CONTENT), key=lambda f: f.path)
    if not os.path.lexists(root / CONTENT):
        walk.problems += _misplaced(root)
    site = walk.read(settings) if settings else None
    content = [walk.read(f) for f in found if not f.path.startswith(MEDIA)]
    media = {f.path.removeprefix(MEDIA): Path(f.disk) for f in found if f.path.startswith(MEDIA)}
    return Files(root, site, tuple(f for f in content if f), media), walk.problems


def read_bytes(path: str | Path, shown: str) -> bytes | Problem:
    """The bytes of a regular file; anything else is never opened."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return problem(
                "unreadable-file",
                "this is no file that can be read",
                Span(shown),
                "take it out of the dossier",
            )
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        return _unreadable(shown, error)


def leads_out(path: str, within: str) -> bool:
    """Whether a path, its links followed, ends outside the folder `within`, whose own links are followed already."""
    real = os.path.realpath(path)
    return real != within and not real.startswith(within.rstrip(os.sep) + os.sep)


class _Walk:
    """One walk through a dossier; collects problems on its way."""

    def __init__(self, root: Path) -> None:
        self.problems: list[Problem] = []
        self._root = str(root)
        self._real_root = os.path.realpath(root)
        self._real_captures = os.path.realpath(root / CAPTURES)
        self._seen: set[str] = set()

    def file(self, path: str) -> _Found | None:
        """A single file of the dossier's own folder."""
        disk = os.path.join(self._root, path)
        return _Found(path, disk) if self._may_follow(disk, path) else None

    def below(self, path: str) -> Iterator[_Found]:
        """Every file in a folder and its folders."""
        disk = os.path.join(self._root, path)
        if os.path.lexists(disk) and self._may_follow(disk, path):
            yield from self._folder(disk, path)

    def read(self, found: _Found) -> SourceFile | None:
        """The file with its bytes."""
        content = read_bytes(found.disk, found.path)
        if isinstance(content, Problem):
            self.problems.append(content)
            return None
        return SourceFile(found.path, content, sha256(content).hexdigest())

    def _folder(self, disk: str, shown: str) -> Iterator[_Found]:
        self._seen.add(os.path.realpath(disk))
        try:
            with os.scandir(disk) as entries:
                names = sorted(entry.name for entry in entries if not is_passed_over(entry.name))
        except OSError as error:
            self.problems.append(_unreadable(shown, error))
            return
        folded: dict[str, str] = {}
        for name in names:
            path = f"{shown}/{_shown(name)}"
            if _NO_NAME.search(name):
                hint = "rename it: letters, digits, spaces and hyphens are safe"
                self.problems.append(
                    problem(
                        "bad-character",
                        "the name of this file has a character that no text has",
                        Span(path),
                        hint,
                    )
                )
                continue
            first = folded.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
            if first != name:
                self.problems.append(_collision(path, f"{shown}/{_shown(first)}"))
            elif self._may_follow(os.path.join(disk, name), path):
                yield from self._entry(os.path.join(disk, name), path)

    def _entry(self, disk: str, shown: str) -> Iterator[_Found]:
        if not os.path.isdir(disk):
            yield _Found(shown, disk)
        elif os.path.islink(disk) and os.path.realpath(disk) in self._seen:
            hint = "take the link out: every folder is read once"
            self.problems.append(
                problem("unreadable-file", "this link leads to a folder that is read already", Span(shown), hint)
            )
        else:
            yield from self._folder(disk, shown)

    def _may_follow(self, disk: str, shown: str) -> bool:
        if not os.path.islink(disk):
            return True
        if not os.path.exists(disk):
            self.problems.append(
                problem("unreadable-file", "this link leads nowhere", Span(shown), "mend it, or take it out")
            )
        elif leads_out(disk, self._real_root) or not leads_out(disk, self._real_captures):
            hint = "put a copy in its place; nothing outside the dossier's folder is read, and no capture is published"
            self.problems.append(
                problem("outside-link", "this link leads out of what may be published", Span(shown), hint)
            )
        else:
            return True
        return False


def _shown(name: str) -> str:
    return _NO_NAME.sub("\ufffd", unicodedata.normalize("NFC", name))


def _unreadable(shown: str, error: OSError) -> Problem:
    reason = (error.strerror or "it cannot be opened").lower()
    return problem(
        "unreadable-file",
        f"this cannot be read: {reason}",
        Span(shown),
        "look at its permissions, or take it out of the dossier",
    )


def _collision(path: str, first: str) -> Problem:
    return problem(
        "name-collision",
        f"this name and `{first}` are the same on some machines",
        Span(path),
        "rename one: they differ only by case or by how an accent is stored",
    )


def _no_site(root: Path, config: str) -> Problem:
    above = next((p for p in Path(os.path.realpath(root)).parents if (p / config).is_file()), None)
    if above is not None:
        back = os.path.relpath(above, os.path.realpath(root)).replace(os.sep, "/")
        hint = f"the dossier begins in `{back}`: run the command there, or with `--config {back}/{config}`"
    else:
        hint = f"to begin a dossier here, write a file `{config}` with one line, such as `title: The fire at Port Lena`"
    return problem("no-site", f"there is no `{config}` in this folder, so this is no dossier", Span(config), hint)


def _misplaced(root: Path) -> list[Problem]:
    """Folders of records that stand beside content/ instead of in it, where there is no content/ at all."""
    return [
        problem(
            "unexpected-file",
            "this folder is not in `content/`, so it is not read",
            Span(name),
            f"move it to `content/{name}/`",
        )
        for name in _KIND_FOLDERS
        if (root / name).is_dir()
    ]
