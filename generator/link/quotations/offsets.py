"""Offsets in a changed text to offsets in the text as it was, and the one change that is Unicode's own: composing."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from generator.model.patterns import letters

_CLUSTER = letters(r"\X")


class Shifts:
    """Where the characters of a changed text stood before: kept for the changed stretches alone."""

    def __init__(self) -> None:
        self._new: list[int] = []
        self._new_end: list[int] = []
        self._old: list[int] = []
        self._old_end: list[int] = []

    def add(self, new: int, new_length: int, old: int, old_end: int) -> None:
        """Note that `new_length` characters at `new` came of `old:old_end`. Stretches are added in order."""
        self._new.append(new)
        self._new_end.append(new + new_length)
        self._old.append(old)
        self._old_end.append(old_end)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start:end`, which is not empty, stood. A changed stretch is taken whole."""
        return self._locate(start)[0], self._locate(end - 1)[1]

    def _locate(self, at: int) -> tuple[int, int]:
        n = bisect_right(self._new, at) - 1
        if n < 0:
            return at, at + 1
        if at < self._new_end[n]:
            return self._old[n], self._old_end[n]
        moved = self._old_end[n] + at - self._new_end[n]
        return moved, moved + 1


def compose(text: str) -> tuple[str, Shifts]:
    """NFC, and where its characters came from."""
    shifts = Shifts()
    if unicodedata.is_normalized("NFC", text):
        return text, shifts
    out: list[str] = []
    length = at = 0
    for start, end in _decomposed(text):
        new = unicodedata.normalize("NFC", text[start:end])
        out += [text[at:start], new]
        length += start - at
        shifts.add(length, len(new), start, end)
        length += len(new)
        at = end
    out.append(text[at:])
    return "".join(out), shifts


def _decomposed(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that NFC changes: single letters with their marks, as far as those can be told apart."""
    for word in re.finditer(r"\S+", text):
        if unicodedata.is_normalized("NFC", word[0]):
            continue
        clusters = [m.span() for m in _CLUSTER.finditer(text, *word.span())]
        apart = "".join(unicodedata.normalize("NFC", text[a:b]) for a, b in clusters)
        if apart != unicodedata.normalize("NFC", word[0]):
            clusters = [word.span()]
        yield from (c for c in clusters if not unicodedata.is_normalized("NFC", text[slice(*c)]))
