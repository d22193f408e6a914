"""A block's plain text with its holes filled by words, and the sentence around a place in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from generator.model.body import HOLE
from generator.model.linked import Context
from generator.model.sentences import sentences

LONGEST = 1000
"""Characters of a sentence that are kept on either side. A paragraph of ten thousand links may be one sentence."""


class Block:
    """One paragraph, item, cell or heading. `labels` gives the words of a hole; one without words is left out."""

    def __init__(self, marked: str, labels: Mapping[int, str], lang: str) -> None:
        parts: list[str] = []
        self._begins, self._shifts = [0], [0]
        self._holes: dict[int, tuple[int, int]] = {}
        length = at = 0
        for mark in HOLE.finditer(marked):
            before = marked[at : mark.start()]
            label = labels.get(int(mark[1]), "")
            if not label:
                before = before.rstrip()  # no space before the full stop that follows a citation
            parts += [before, label]
            length += len(before)
            self._holes[int(mark[1])] = (length, length + len(label))
            length += len(label)
            at = mark.end()
            self._begins.append(at)
            self._shifts.append(length - at)
        self._text = "".join([*parts, marked[at:]])
        found = sentences(self._text, lang)
        self._starts, self._ends = [start for start, _ in found], [end for _, end in found]

    def around(self, start: int, end: int) -> Context:
        """The sentence around `start:end` of the marked text."""
        return self._context(self._moved(start), self._moved(end))

    def around_hole(self, number: int) -> Context:
        """The sentence around a hole; one that follows a full stop belongs to the sentence before it."""
        start, end = self._holes[number]
        if start == end:
            while end and self._text[end - 1].isspace():
                end -= 1
            start = max(0, end - 1)
            found = self._context(start, end)
            return Context(found.before + found.words, "", found.after)
        return self._context(start, end)

    def _moved(self, at: int) -> int:
        return at + self._shifts[bisect_right(self._begins, at) - 1]

    def _context(self, start: int, end: int) -> Context:
        first, last = bisect_right(self._starts, start) - 1, bisect_left(self._ends, end)
        a = self._starts[first] if first >= 0 else 0
        b = self._ends[last] if last < len(self._ends) else len(self._text)
        return Context(self._before(a, start), self._text[start:end], self._after(end, b))

    def _before(self, a: int, start: int) -> str:
        if start - a <= LONGEST:
            return self._text[a:start].lstrip()
        cut = start - LONGEST
        return "…" + self._text[max(cut, self._text.find(" ", cut, start)) : start].lstrip()

    def _after(self, end: int, b: int) -> str:
        if b - end <= LONGEST:
            return self._text[end:b].rstrip()
        cut = end + LONGEST
        space = self._text.rfind(" ", end, cut)
        return self._text[end : space if space > end else cut].rstrip() + "…"
