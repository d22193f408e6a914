"""A Markdown file as its settings, between two `---` lines at its top, and its body. What they say is left to others.

A file whose settings are not found would be published with the words `status: private` as its text. So whatever looks
like settings in the wrong place is an error.
"""

import re

import msgspec

from generator.load.strict_yaml import compose
from generator.load.tree import Mapping, source
from generator.model.patterns import later
from generator.model.problems import Problem, Span, problem

_CLOSING = later(r"\n(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_DASHES = later(r"\s*([-‐‑‒–—―−+=*_~]{2,}|[–—―])[ \t]*(?:\n|$)")
_SETTING = later(
    r"\s*(?:title|name|id|status|draft|private|tags|lang|date|kind|summary|publisher|authors?|accept)"
    r"[ \t]*[:=](?:[ \t]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_WITHHELD = later(r"^[ \t]*status[ \t]*[:=][ \t]*[\"']?(?:draft|private)", re.IGNORECASE | re.MULTILINE)


# Where a body begins: its first lines up to an empty one, those that are empty or dashes before it passed over.
_HEAD = later(r"(?:[ \t]*(?:-{3,}|\.{3})?[ \t]*\n)*(?:[^\n]*\S[^\n]*(?:\n|\Z))*")
_SECOND = later(r"^---[ \t]*\n" + _SETTING.pattern, re.IGNORECASE | re.MULTILINE)


class Front(msgspec.Struct, frozen=True):
    """A file taken apart. `line` is that of the body's first line. `settings` is None where there are none."""

    settings: Mapping | None
    body: str
    line: int


def split(path: str, text: str) -> tuple[Front | None, list[Problem]]:
    """Take a file apart; None where it cannot be told what its settings are, so that nothing of it may be shown."""
    first, _, _ = text.partition("\n")
    if first.rstrip() != "---":
        stray = _stray(path, text)
        return (None, [stray]) if stray else (Front(None, text, 1), [])
    begin = len(first) + 1
    closing = _CLOSING.search(text, begin - 1)
    if closing is None:
        hint = "put a line with `---` alone between the settings and the text"
        return None, [
            problem(
                "unclosed-front-matter",
                "the settings that open here are never closed",
                Span(path, 1, 1, 3),
                hint,
            )
        ]
    settings, problems = compose(source(path, text[: closing.start() + 1]), begin)
    if settings is None and problems:
        return None, problems
    if settings is not None and not isinstance(settings, Mapping):
        return None, [*problems, _no_mapping(settings.span, settings.slice)]
    body = text[closing.end() + 1 :]
    second = _second(path, text, closing.end() + 1)
    if second:
        return None, [*problems, second]
    return Front(settings, body, text.count("\n", 0, closing.end()) + 2), problems


def _second(path: str, text: str, start: int) -> Problem | None:
    """Settings that go on below the line that closed them: they would be published as text."""
    head = _HEAD.match(text, start)
    found = (_SECOND.search(text, start, head.end()) or _WITHHELD.search(text, start, head.end())) if head else None
    if found is None:
        return None
    at = found.end() - len(found[0].lstrip())
    span = Span(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), len(found[0].strip().split("\n")[0]))
    hint = "put all settings between the first two lines of `---`\nif this is text, put a sentence above it"
    return problem("misplaced-front-matter", "these look like settings, below the line that closes them", span, hint)


def _stray(path: str, text: str) -> Problem | None:
    """Settings that do not begin where they should."""
    dashes = _DASHES.match(text)
    at = dashes.start(1) if dashes else len(text) - len(text.lstrip())
    line = text.count("\n", 0, at) + 1
    span = Span(
        path,
        line,
        at - text.rfind("\n", 0, at),
        len(dashes[1]) if dashes else len(text[at:].split("\n", 1)[0].rstrip()),
    )
    if dashes and dashes[1] == "---":
        return problem(
            "misplaced-front-matter",
            "the settings do not begin at the very top",
            span,
            "delete what stands before the `---`",
        )
    if dashes and (_SETTING.match(text, dashes.end()) or set(dashes[1]) & set("-‐‑‒–—―−")):
        hint = "write three hyphens (`---`) above and below the settings"
        return problem("misplaced-front-matter", f"a file cannot begin with a line of `{dashes[1]}`", span, hint)
    hidden = _WITHHELD.search(text)
    if hidden:
        at = hidden.start() + len(hidden[0]) - len(hidden[0].lstrip())
        span = Span(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), len(hidden[0].lstrip()))
    if hidden or _SETTING.match(text):
        hint = "put a line with `---` above and below the settings\nif they are text, put two such lines above them"
        return problem("misplaced-front-matter", "these look like settings, but no `---` stands above them", span, hint)
    return None


def _no_mapping(span: Span, text: str) -> Problem:
    glued = re.match(r"([\w-]+):(\S[^\n]*)", text)
    if glued:
        hint = f"put a space after the colon: `{glued[1]}: {glued[2]}`"
    elif text.startswith("- "):
        hint = "leave the hyphens out: a file is one record"
    else:
        hint = "write a key, a colon and a value on each line, such as `title: The fire at Port Lena`"
    return problem("bad-yaml", "there are no settings between the `---` lines", span, hint)
