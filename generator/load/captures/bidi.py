"""Lines of a PDF that run from right to left, put into the order in which they are read.

PDF draws glyphs at places; the order of such words in what a library reads is a matter of luck. Their places are not.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

Glyph = tuple[str, float, float]
"""A character, and its left and right in points."""

_MIRRORED = str.maketrans("()[]{}", ")(][}{")
_RTL = ("R", "AL")


def is_right_to_left(text: str) -> bool:
    """Whether any letter of the text runs from right to left."""
    return any(unicodedata.bidirectional(c) in _RTL for c in set(text))


def logical(glyphs: Iterable[Glyph]) -> str:
    """Characters with their places, line by line as the library parts them, in the order of reading."""
    return "\n".join(_line(line) for line in _lines(glyphs))


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for one in glyphs:
        if one[0] == "\n":
            yield line
            line = []
        elif one[0] != "\r":
            line.append(one)
    yield line


def _line(line: list[Glyph]) -> str:
    text = "".join(c for c, _, _ in line)
    if not is_right_to_left(text):
        return text
    rtl = sum(unicodedata.bidirectional(c) in _RTL for c in text)
    ltr = sum(unicodedata.bidirectional(c) == "L" for c in text)
    read = _as_read(_spaced(_clusters(line), right_to_left=rtl >= ltr), right_to_left=rtl >= ltr)
    # Some files name a bracket by its shape, others by what it does.
    turned = read.translate(_MIRRORED)
    return turned if _closed_unopened(turned) < _closed_unopened(read) else read


def _spaced(glyphs: list[Glyph], *, right_to_left: bool) -> list[str]:
    """The clusters by their places, with as many spaces as there were, where the widest gaps are.

    A space has no ink, so what is said of its place is often wrong.
    """
    inked = sorted((g for g in glyphs if not g[0].isspace()), key=lambda g: (g[1] + g[2]) / 2, reverse=right_to_left)
    count = len(glyphs) - len(inked)
    gaps = [
        (before[1] - after[2] if right_to_left else after[1] - before[2], n)
        for n, (before, after) in enumerate(pairwise(inked))
    ]
    wide = {n for gap, n in sorted(gaps, reverse=True)[:count] if gap > 0}
    out: list[str] = []
    for n, glyph in enumerate(inked):
        out += [glyph[0], " "] if n in wide else [glyph[0]]
    return out


def _as_read(placed: list[str], *, right_to_left: bool) -> str:
    """Clusters in the order of their places, with the runs of the other direction turned round."""
    out: list[str] = []
    run: list[str] = []
    for cluster, kind in zip(placed, _kinds(placed, right_to_left), strict=True):
        if kind == right_to_left:
            out += [*reversed(run), cluster]
            run = []
        else:
            run.append(cluster)
    return "".join([*out, *reversed(run)])


def _closed_unopened(text: str) -> int:
    """How many brackets are closed that were not opened."""
    open_now = wrong = 0
    for character in text:
        if character in "([{":
            open_now += 1
        elif character in ")]}":
            wrong += not open_now
            open_now = max(0, open_now - 1)
    return wrong


def _clusters(line: list[Glyph]) -> list[Glyph]:
    """Letters with the marks that stand on them."""
    out: list[Glyph] = []
    for glyph in line:
        if out and unicodedata.category(glyph[0]) == "Mn":
            out[-1] = (out[-1][0] + glyph[0], out[-1][1], out[-1][2])
        else:
            out.append(glyph)
    return out


def _kinds(text: list[str], right_to_left: bool) -> list[bool]:
    """Whether each cluster is set from right to left; signs and spaces go with what is on both sides of them."""
    kinds: list[bool | None] = []
    for cluster in text:
        direction = unicodedata.bidirectional(cluster[0])
        kinds.append(True if direction in _RTL else False if direction in ("L", "EN", "AN") else None)
    before: list[bool] = []
    for kind in kinds:
        before.append(kind if kind is not None else before[-1] if before else right_to_left)
    after: list[bool] = []
    for kind in reversed(kinds):
        after.append(kind if kind is not None else after[-1] if after else right_to_left)
    return [b if b == a else right_to_left for b, a in zip(before, reversed(after), strict=True)]
