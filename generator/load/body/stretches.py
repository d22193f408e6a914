"""A text as stretches: lines that may hold one run of inline text, such as a paragraph or one row of a table.

This is a guess made before Markdown is parsed. It only bounds how far a citation, a link or a span of code
may reach; what is code in the end is the parser's word.
"""

import re
from collections.abc import Iterator

import msgspec

from generator.model.patterns import later

# What stands before a line's own text: block quotation marks, list markers, spaces.
PREFIX = re.compile(r"[ \t]*+(?>(?:>[ \t]*+|[-+*][ \t]++|\d{1,9}[.)][ \t]++)*)")
_MARKER = later(r"[-+*](?=[ \t])|(\d{1,9})[.)](?=[ \t])")
_FENCE = later(r"(`{3,}+)(?=[^`\n]*+$)|(~{3,}+)", re.MULTILINE)
_ALONE = later(r"#{1,6}(?:[ \t]|$)|\||(?>(?:[-=*_][ \t]*+)+)$")
_NOTE = later(r"\[\^[^\s\]]++\]:")
_DELIMITERS = later(r"\|?[ \t]*+:?-++:?[ \t]*+(?>(?:\|[ \t]*+:?-++:?[ \t]*+)*)\|?[ \t]*+")


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """`start:end` of a text; `code`: a line of fenced code."""

    start: int
    end: int
    code: bool = False


class _Line(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int
    prefix: str
    text: str
    depth: int


class _Fence(msgspec.Struct, frozen=True):
    marker: str
    depth: int
    indent: int

    def ends_before(self, line: _Line) -> bool:
        """Whether the block quotation or list item that the fence stands in is over."""
        return line.depth < self.depth or bool(line.text and len(line.prefix) < self.indent)

    def ends_with(self, line: _Line) -> bool:
        text = line.text.rstrip(" \t")
        return len(text) >= len(self.marker) and not text.strip(self.marker[0])


def stretches(text: str, start: int = 0) -> Iterator[Stretch]:
    """The stretches from `start` on. It may be inside a line; what is left of that opens no block."""
    fence: _Fence | None = None
    held: list[_Line] = []
    table = False
    for line in _lines(text, start):
        if fence and fence.ends_before(line):
            fence = None
        if fence:
            yield Stretch(line.start, line.end, code=True)
            fence = None if fence.ends_with(line) else fence
            continue
        opening = _FENCE.match(line.text) if line.start > start or not start else None
        if held and (opening or not line.text or table or _parts(held, line)):
            yield _stretch(held)
            held = []
        if opening:
            yield Stretch(line.start, line.end, code=True)
            inside = len(line.prefix) if _MARKER.search(line.prefix) else 0
            fence, table = _Fence(opening[0], line.depth, inside), False
        elif not line.text:
            table = False
        else:
            if "|" in line.text and _DELIMITERS.fullmatch(line.text):
                if len(held) > 1:
                    yield _stretch(held[:-1])
                yield from (_stretch([one]) for one in held[-1:])
                held, table = [], True
            held.append(line)
    if held:
        yield _stretch(held)


def bracketed(text: str) -> Iterator[Stretch]:
    """The stretches that may hold a link in double brackets or a citation, and perhaps others.

    An empty line ends every stretch but fenced code. So where nothing looks like a fence, what stands between two such
    lines is looked at by itself, and only if there is such a bracket in it.
    """
    if "```" in text or "~~~" in text:
        yield from stretches(text)
        return
    at = text.find("[")
    while at >= 0:
        gap, end = text.rfind("\n\n", 0, at), text.find("\n\n", at)
        start = gap + 2 if gap >= 0 else 0
        until = end if end >= 0 else len(text)
        if text.find("[[", at, until) >= 0 or text.find("@", at, until) >= 0:
            yield from _within(text, start, until)
        at = text.find("[", end) if end >= 0 else -1


def _within(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The stretches of lines without fenced code."""
    if "\n" not in text[start:end]:
        prefix = PREFIX.match(text, start, end)
        yield Stretch(prefix.end() if prefix else start, end)
        return
    for stretch in stretches(text[start:end]):
        yield Stretch(start + stretch.start, start + stretch.end)


def _lines(text: str, start: int) -> Iterator[_Line]:
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found = PREFIX.match(text, start, end)
        prefix = found[0] if found else ""
        yield _Line(start, end, prefix, text[start + len(prefix) : end].rstrip(" \t"), prefix.count(">"))
        start = end + 1


def _parts(held: list[_Line], line: _Line) -> bool:
    """Whether `line` begins a block of its own after the lines held so far."""
    if line.depth > held[-1].depth or any(_ALONE.match(one.text) for one in (line, held[-1])) or _NOTE.match(line.text):
        return True
    marker = _MARKER.search(line.prefix)
    if marker is None:
        return False
    # A number other than 1 begins an item only in a list: elsewhere it may be "in the year 2024. That".
    numbers = (_MARKER.search(one.prefix) for one in held[:1])
    return marker[1] is None or int(marker[1]) == 1 or any(m and m[1] for m in numbers)


def _stretch(lines: list[_Line]) -> Stretch:
    return Stretch(lines[0].start + len(lines[0].prefix), lines[-1].end)
