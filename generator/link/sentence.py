"""A block's plain text with its holes filled by words, and the sentence around a place in it."""

from collections.abc import Mapping

from generator.model.body import HOLE
from generator.model.linked import Context
from generator.model.sentences import sentences


class Block:
    """One paragraph, item, cell or heading. `labels` gives the words of a hole; one without words is left out."""

    def __init__(self, marked: str, labels: Mapping[int, str], lang: str) -> None:
        parts: list[str] = []
        self._shifts: list[tuple[int, int]] = [(0, 0)]
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
            self._shifts.append((at, length - at))
        self._text = "".join([*parts, marked[at:]])
        self._sentences = sentences(self._text, lang)

    def around(self, start: int, end: int) -> Context:
        """The sentence around `start:end` of the marked text."""
        return self._context(self._moved(start), self._moved(end))

    def around_hole(self, number: int) -> Context:
        """The sentence around a hole; one that follows a full stop belongs to the sentence before it."""
        start, end = self._holes[number]
        if start == end:
            start = end = len(self._text[:start].rstrip())
            start = max(0, start - 1)
            found = self._context(start, end)
            return Context(found.before + found.words, "", found.after)
        return self._context(start, end)

    def _moved(self, at: int) -> int:
        return at + next(shift for begin, shift in reversed(self._shifts) if begin <= at)

    def _context(self, start: int, end: int) -> Context:
        a = max((s for s, _ in self._sentences if s <= start), default=0)
        b = min((e for _, e in self._sentences if e >= end), default=len(self._text))
        return Context(self._text[a:start].lstrip(), self._text[start:end], self._text[end:b].rstrip())
