"""A text rewritten, with the way back: any offset in it to a line and column of the file.

What is rewritten is left to others.
"""

from bisect import bisect_right
from collections.abc import Iterable
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

    def end(self, offset: int) -> int:
        """Where in the original ends what ends before `offset`, without what was taken out after it."""
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

    def __init__(self, text: str, path: str, line: int, column: int = 1, steps: tuple[Rewritten, ...] = ()) -> None:
        self._place = (text, path, line, column)
        self._starts = [0, *accumulate(len(row) + 1 for row in text.split("\n"))]
        self._steps = steps

    def after(self, step: Rewritten) -> "Offsets":
        """The same for offsets in what the text was rewritten to next."""
        return Offsets(*self._place, (*self._steps, step))

    def span(self, start: int, end: int) -> Span:
        """The place of `start:end`; one that runs over several lines is cut at the end of its first."""
        _, path, line, column = self._place
        for step in reversed(self._steps):
            start, end = step.origin(start), step.end(end) if end > start else step.origin(start)
        row = min(bisect_right(self._starts, start), len(self._starts) - 1) - 1
        length = min(end, self._starts[row + 1] - 1) - start
        return Span(path, line + row, column + start - self._starts[row], max(length, 0))
