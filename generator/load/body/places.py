"""Where the text of an inline token stands in the text that was parsed. The parser tells the lines alone.

The way from there to the file is offsets.py's.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

import msgspec
from markdown_it.token import Token

from generator.load.body.offsets import Change, Rewritten, line_starts
from generator.load.body.stretches import PREFIX

# How many lines are tried for a line of the token: the parser drops lines of nothing but rare white space.
_TRIED = 3


class Lines:
    """The lines of the text that was parsed, by number."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = line_starts(text)
        self._last = len(self._starts) - 2

    def bounds(self, number: int) -> tuple[int, int]:
        """Where line `number`, from 0, begins and ends; a line that is not there is the last."""
        if number > self._last:
            number = self._last
        return self._starts[number], self._starts[number + 1] - 1


class Cells:
    """The cells of one row of a table, as they are read. `\\|` is a bar in a cell's own text."""

    def __init__(self, lines: Lines, number: int) -> None:
        self._start, end = lines.bounds(number)
        row = lines.text[self._start : end]
        self._row = Rewritten(row, [Change(m.start(), m.end(), "|") for m in re.finditer(r"\\\|", row)])
        prefix = PREFIX.match(self._row.text)
        self._at = prefix.end() if prefix else 0

    def next(self, content: str) -> int:
        """Where the next cell's text stands."""
        at = max(self._at, self._row.text.find(content, self._at))
        self._at = at + len(content)
        return self._start + self._row.origin(at)


class Place(msgspec.Struct, frozen=True, gc=False):
    """The place of one inline token's text in the text that was parsed.

    `parts` are its offsets, each with where it stands from there on. `start` is the place of a text that stands there
    as it is, in one part.
    """

    parts: tuple[tuple[int, int], ...]
    start: int | None = None

    def at(self, offset: int) -> int:
        """Where in the text that was parsed the character at `offset` of the token's text is."""
        begin, place = self.parts[max(0, bisect_right(self.parts, offset, key=itemgetter(0)) - 1)]
        return place + offset - begin


def place_at(start: int) -> Place:
    """The place of a text that stands in one part."""
    return Place(((0, start),), start)


def place_of(lines: Lines, token: Token) -> Place:
    """The place of an inline token that is no cell."""
    content, line = token.content, token.map[0] if token.map else 0
    if "\n" not in content:
        at = lines.text.rfind(content, *lines.bounds(line))
        # White space that is cut off at an end of the words is found with them here, or else by the longer way.
        if at >= 0 and content == content.strip():
            return place_at(at)
    parts = tuple(_parts(lines, content, line))
    return Place(parts, parts[0][1] if len(parts) == 1 else None)


def _parts(lines: Lines, content: str, line: int) -> Iterator[tuple[int, int]]:
    begin = 0
    for piece in content.split("\n"):
        words = piece.strip()
        place = lines.bounds(line)[0]
        for number in range(line, line + _TRIED):
            start, end = lines.bounds(number)
            at = lines.text.rfind(words, start, end)
            if at >= 0:
                place, line = at, number
            if at >= 0 or lines.text[start:end].strip().strip(">").strip():
                break
        yield begin, place - (len(piece) - len(piece.lstrip()))
        begin, line = begin + len(piece) + 1, line + 1
