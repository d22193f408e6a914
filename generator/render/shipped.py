"""Where the shipped theme stands, and the files that templates and stylesheets are made of."""

from collections.abc import Iterator
from pathlib import Path

from generator.engine.leavings import is_passed_over
from generator.model.problems import Problem, Span, problem


def theme_folder() -> Path:
    """Where the shipped theme stands: in the package, or in a checkout beside it."""
    packaged = Path(__file__).parents[1] / "theme"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "templates"


def theme_files(folder: Path) -> Iterator[tuple[str, bytes | Problem]]:
    """Every file of a theme by its name, in order: its bytes, or why they cannot be had.

    Hidden files, and what editors leave behind, are passed over.
    """
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_dir() and not any(map(is_passed_over, name.split("/"))):
            yield name, _content(path, root, Span(f"templates/{name}"))


def _content(path: Path, root: Path, at: Span) -> bytes | Problem:
    try:
        if not path.exists():
            return problem("unreadable-file", "this link leads nowhere", at, "mend it, or take it out")
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            return problem("outside-link", "this link leads out of templates/", at, "put the file itself there")
        if not path.is_file():
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
