"""Where the shipped theme stands, and the files that templates and stylesheets are made of."""

import os
from collections.abc import Iterator
from contextlib import suppress
from operator import itemgetter
from pathlib import Path

from generator.engine.leavings import is_passed_over
from generator.model.problems import Problem, Span, problem


def theme_folder() -> Path:
    """Where the shipped theme stands: in the package, or in a checkout beside it."""
    packaged = Path(__file__).parents[1] / "theme"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "templates"


def theme_files(folder: Path) -> Iterator[tuple[str, bytes | Problem]]:
    """Every file of a theme by its name, in order: its bytes, or why they cannot be had.

    Hidden files, and what editors leave behind, are passed over, and so are links to folders.
    """
    root = folder.resolve()
    for parts, entry in sorted(_entries(str(folder), ()), key=itemgetter(0)):
        name = "/".join(parts)
        yield name, _content(entry, root, Span(f"templates/{name}"))


def _entries(folder: str, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], "os.DirEntry[str]"]]:
    with suppress(PermissionError), os.scandir(folder) as entries:
        for entry in entries:
            parts = (*above, entry.name)
            if is_passed_over(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, parts)
            elif not entry.is_dir():
                yield parts, entry


def _content(entry: "os.DirEntry[str]", root: Path, at: Span) -> bytes | Problem:
    path = Path(entry.path)
    try:
        if entry.is_symlink() and not path.exists():
            return problem("unreadable-file", "this link leads nowhere", at, "mend it, or take it out")
        if entry.is_symlink() and not path.resolve().is_relative_to(root):
            return problem("outside-link", "this link leads out of templates/", at, "put the file itself there")
        if not entry.is_file():
            return problem("unreadable-file", "this is no file that can be read", at, "take it out of templates/")
        return path.read_bytes()
    except OSError as error:
        return problem("unreadable-file", f"this template cannot be read: {error.strerror}", at)


def read_theme(folder: Path, problems: list[Problem]) -> dict[str, str]:
    """The text of every file of a theme by its name, in order."""
    out: dict[str, str] = {}
    for name, found in theme_files(folder):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        try:
            out[name] = found.decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError:
            at = Span(f"templates/{name}")
            problems.append(problem("not-utf8", "this template is not in UTF-8", at, "save it as UTF-8"))
    return out
