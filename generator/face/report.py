"""Problems as a writer reads them: what, where (the line with a caret), and what to do; in colour on a terminal.

Also the same as JSON. What a problem is, and in which order they stand, is model/problems.py's.
"""

import os
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

import msgspec

from generator.model.problems import Problem, Severity, Span

_COLOURS = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "note": "\x1b[1;34m",
    "accepted": "\x1b[2m",
    "dim": "\x1b[2m",
    "hint": "\x1b[36m",
}
_RESET = "\x1b[0m"
# A line that is longer is cut to a window around the caret.
_WIDEST = 100
# What would steer a terminal is shown, one sign for one: a file's text or name may hold anything.
_UNSEEN = {code: chr(0x2400 + code) for code in range(32) if code not in (0x0A, 0x1B)} | dict.fromkeys(
    (0x7F, *range(0x80, 0xA0), 0x61C, *range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"
)


def show(problem: Problem, lines: Mapping[str, list[str]], colour: bool) -> str:
    """One problem as several lines of text, without a line break at the end."""

    def paint(style: str, text: str) -> str:
        return f"{_COLOURS[style]}{text}{_RESET}" if colour else text

    word = problem.severity.value
    said = problem.message.replace("\x1b", "␛")
    out = [f"{place(problem.span)}: {paint(word, word)}: {said} {paint('dim', f'[{problem.code}]')}"]
    line = _line(problem.span, lines).replace("\x1b", "␛")
    if line.strip():
        text, before, marked = _window(line, problem.span)
        number = str(problem.span.line)
        out.append(f"  {paint('dim', f'{number} |')} {text}")
        carets = "^" * max(1, _width(marked))
        out.append(f"  {paint('dim', ' ' * len(number) + ' |')} {' ' * _width(before)}{paint(word, carets)}")
    out += [f"  {paint('hint', '→')} {hint}" for hint in problem.hint.replace("\x1b", "␛").splitlines()]
    return "\n".join(out).translate(_UNSEEN)


def printable(text: str) -> str:
    """The text without what would steer a terminal: that is shown, one sign for one."""
    return text.replace("\x1b", "␛").translate(_UNSEEN)


def wants_colour(stream: TextIO) -> bool:
    """Whether colours are welcome there."""
    return bool(stream.isatty()) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def place(span: Span) -> str:
    """`path:line:column`, as far as known."""
    span = msgspec.structs.replace(span, path=span.path.replace("\x1b", "␛"))
    if not span.line:
        return span.path
    return f"{span.path}:{span.line}:{span.column}" if span.column else f"{span.path}:{span.line}"


def count(problems: Iterable[Problem]) -> str:
    """The problems in figures: `2 errors, 1 warning`; empty where there are none."""
    by = {s: sum(p.severity is s for p in problems) for s in Severity}
    said = []
    for severity, number in by.items():
        plural = "s" if number != 1 and severity is not Severity.ACCEPTED else ""
        if number:
            said.append(f"{number} {severity.value}{plural}")
    return ", ".join(said)


def as_json(problem: Problem) -> dict[str, Any]:
    """One problem for programs: its fields, the place as `path`, `line`, `column`, `length`."""
    span = problem.span
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "length": span.length,
        "record": problem.subject,
    }


def _line(span: Span, lines: Mapping[str, list[str]]) -> str:
    text = lines.get(span.path, [])
    return text[span.line - 1].replace("\t", " ") if 0 < span.line <= len(text) else ""


def _window(line: str, span: Span) -> tuple[str, str, str]:
    """The line or a window of it, what stands before the caret, and what is marked."""
    column = min(max(span.column - 1, 0), len(line))
    end = min(column + max(span.length, 1), len(line))
    start = max(0, column - _WIDEST // 3) if len(line) > _WIDEST else 0
    stop = min(len(line), start + _WIDEST)
    head, tail = ("…" if start else ""), ("…" if stop < len(line) else "")
    return head + line[start:stop] + tail, head + line[start:column], line[column : min(end, stop)]


def _width(text: str) -> int:
    """Columns on a terminal: none for a mark, two for a wide character."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.category(c) in ("Mn", "Me", "Cf") for c in text)
