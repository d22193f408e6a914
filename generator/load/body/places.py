"""Where the text of an inline token stands in the text that was parsed. The parser tells the lines alone.

The way from there to the file is offsets.py's.
"""

import re
from bisect import bisect_right

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

    def bounds(self, number: int) -> tuple[int, int]:
        """Where line `number`, from 0, begins and ends; a line that is not there is the last."""
        number = max(0, min(number, len(self._starts) - 2))
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


class Place:
    """The place of one inline token. `start` is known where it is a cell."""

    def __init__(self, lines: Lines, token: Token, start: int | None = None) -> None:
        self._lines, self._token = lines, token
        self._known: list[tuple[int, int]] = [] if start is None else [(0, start)]

    def at(self, offset: int) -> int:
        """Where in the text that was parsed the character at `offset` of the token's text is."""
        if not self._known:
            self._known = self._find()
        if len(self._known) == 1:
            return self._known[0][1] + offset
        begin, place = self._known[max(0, bisect_right(self._known, (offset, len(self._lines.text))) - 1)]
        return place + offset - begin

    def _find(self) -> list[tuple[int, int]]:
        if "\n" not in self._token.content:
            start, end = self._lines.bounds(self._token.map[0] if self._token.map else 0)
            at = self._lines.text.rfind(self._token.content, start, end)
            # White space that is cut off at an end of the words is found with them here, or else by the longer way.
            if at >= 0 and self._token.content == self._token.content.strip():
                return [(0, at)]
        found = []
        line = self._token.map[0] if self._token.map else 0
        begin = 0
        for piece in self._token.content.split("\n"):
            words = piece.strip()
            place = self._lines.bounds(line)[0]
            for number in range(line, line + _TRIED):
                start, end = self._lines.bounds(number)
                at = self._lines.text.rfind(words, start, end)
                if at >= 0:
                    place, line = at, number
                if at >= 0 or self._lines.text[start:end].strip().strip(">").strip():
                    break
            found.append((begin, place - (len(piece) - len(piece.lstrip()))))
            begin, line = begin + len(piece) + 1, line + 1
        return found
