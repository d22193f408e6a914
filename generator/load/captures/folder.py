"""The folder of captures: which files are there, and the bytes of one of them as they lie."""

import os
import unicodedata
from pathlib import Path

from generator.load.files import CAPTURES, leads_out, read_bytes
from generator.model.problems import Problem, Span, problem
from generator.model.spelling import did_you_mean


def capture_names(folder: Path) -> dict[str, str] | Problem | None:
    """The files of the folder by their names in NFC; None where there is no such folder."""
    try:
        return {unicodedata.normalize("NFC", name): name for name in sorted(os.listdir(folder))}
    except FileNotFoundError:
        return None
    except OSError as error:
        say, do = f"the captures cannot be read: {error.strerror}", "mend that; nothing can be verified until then"
        return problem("unreadable-file", say, Span(CAPTURES), do)


def content_of(folder: Path, name: str, names: dict[str, str] | None, span: Span) -> bytes | Problem:
    """The bytes of a capture. `names` is the folder's list, so that case counts on every machine."""
    wanted = unicodedata.normalize("NFC", name)
    if names is None or wanted not in names:
        return _missing(name, names, span)
    path, shown = folder / names[wanted], f"{CAPTURES}/{wanted}"
    if leads_out(str(path), os.path.realpath(folder)):
        hint = "put a copy in its place; only `captures` itself may be a link"
        return problem("outside-link", f"`{shown}` leads out of the folder of captures", span, hint)
    content = read_bytes(path, shown)
    if isinstance(content, Problem):
        return problem("bad-capture", f"`{shown}` cannot be read: {content.message}", span, content.hint)
    return content


def _missing(name: str, names: dict[str, str] | None, span: Span) -> Problem:
    if names is None:
        hint = f"there is no folder `{CAPTURES}/` here; what is quoted from it cannot be verified"
    else:
        near = did_you_mean(name, names)
        hint = near or f"put it into `{CAPTURES}/`; what is quoted from it cannot be verified until then"
    return problem("missing-capture", f"the capture `{name}` is not at hand", span, hint)
