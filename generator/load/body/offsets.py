"""A text rewritten, with the way back: any offset in it to a line and column of the file.

What is rewritten is left to others.
"""

from bisect import bisect_right
from collections.abc import Iterable
from copy import copy
from itertools import accumulate

import msgspec

from generator.model.problems import Span


class Change(msgspec.Struct, frozen=True):
    """The characters `start:end` of a text give way to `to`."""

    start: int
    end: int
    to: str


class Rewritten:
    """A text after changes. Whatever a change put in stands, for the way back, where the change began."""

    def __init__(self, original: str, changes: Iterable[Change] = ()) -> None:
        parts: list[str] = []
        self._begins, self._origins, self._copied = [0], [0], [True]
        length = at = 0
        for change in changes:
            parts += [original[at : change.start], change.to]
            length += change.start - at
            self._note(length, change.start, copied=False)
            length += len(change.to)
            self._note(length, change.end, copied=True)
            at = change.end
        self.text = "".join([*parts, original[at:]]) if at else original

    def origin(self, offset: int) -> int:
        """Where in the original the character at `offset` comes from."""
        found = bisect_right(self._begins, offset) - 1
        return self._origins[found] + (offset - self._begins[found] if self._copied[found] else 0)

    @property
    def changed(self) -> bool:
        """Whether anything was changed."""
        return len(self._begins) > 1

    def part(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original `start:end` comes from, without what was taken out after it."""
        found = bisect_right(self._begins, start)
        if self._copied[found - 1] and start < end and (found == len(self._begins) or end <= self._begins[found]):
            shift = self._origins[found - 1] - self._begins[found - 1]
            return start + shift, end + shift
        return self.origin(start), self._end(end) if end > start else self.origin(start)

    def _end(self, offset: int) -> int:
        found = bisect_right(self._begins, offset - 1) - 1
        return self._origins[found] + offset - self._begins[found] if self._copied[found] else self._origins[found + 1]

    def _note(self, begin: int, origin: int, copied: bool) -> None:
        self._begins.append(begin)
        self._origins.append(origin)
        self._copied.append(copied)


class Offsets:
    """Places in a file for offsets in a text that was cut from it, and in what that text was rewritten to.

    The text's first line is line `line` of the file; each of its lines begins at `column`. Both count from 1.
    """

    def __init__(self, text: str, path: str, line: int, column: int = 1) -> None:
        self._place = (path, line, column)
        self._starts = line_starts(text)
        self._back: tuple[Rewritten, ...] = ()

    def after(self, step: Rewritten) -> "Offsets":
        """The same for offsets in what the text was rewritten to next."""
        if not step.changed:
            return self
        following = copy(self)
        following._back = (step, *self._back)
        return following

    def span(self, start: int, end: int) -> Span:
        """The place of `start:end`; one that runs over several lines is cut at the end of its first."""
        path, line, column = self._place
        for step in self._back:
            start, end = step.part(start, end)
        starts = self._starts
        row = bisect_right(starts, start, 0, len(starts) - 1) - 1
        limit = starts[row + 1] - 1
        length = (end if end < limit else limit) - start
        return Span(path, line + row, column + start - starts[row], length if length > 0 else 0)


def line_starts(text: str) -> list[int]:
    """Where each line of a text begins, and where one after the last would."""
    return [0, *accumulate(len(row) + 1 for row in text.split("\n"))]
