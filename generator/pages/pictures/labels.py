"""Words to labels: how wide they are at least estimated to be, and how they are cut to fit. Fonts are the reader's.

No font is at hand when a page is made. Widths are those of common sans-serif faces, on the wide side.
"""

import unicodedata
from functools import lru_cache

_NARROW = frozenset("iljItf.,:;'’‘|!()[] \u00a0·-")
_BROAD = frozenset("mwMWÆŒ@%—…")


@lru_cache(maxsize=1 << 12)
def width_of(text: str, size: int) -> int:
    """The estimated width of a line, in the unit in which `size` tells the height of the font.

    >>> width_of("Reuters", 12), width_of("路透社", 12), width_of("", 12)
    (47, 37, 0)
    """
    return -(-sum(map(_hundredths, text)) * size // 100)


def _hundredths(sign: str) -> int:
    """The width of a character in hundredths of an em."""
    if sign in _NARROW:
        return 33
    if sign in _BROAD:
        return 92
    if sign.isascii():
        return 68 if sign.isupper() else 57
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return 102
    return 72 if sign.isupper() else 62


def fitted(text: str, width: int, size: int, lines: int = 2) -> tuple[str, ...]:
    """The text in at most so many lines of at most that width, broken between words, and cut with an ellipsis.

    >>> fitted("The Northern Courier and Advertiser", 90, 12)
    ('The Northern', 'Courier and…')
    """
    out: list[str] = []
    rest = " ".join(text.split(" "))
    while rest and len(out) < lines:
        line = _first_line(rest, width, size)
        rest = rest[len(line) :].lstrip()
        if rest and len(out) == lines - 1:
            line = _cut(line, width, size)
        out.append(line.rstrip())
    return tuple(out)


def _first_line(text: str, width: int, size: int) -> str:
    """As much of the text as fits: whole words where the first of them does, else as many of its characters."""
    if width_of(text, size) <= width:
        return text
    fits = _longest(text, width, size)
    if text[len(fits) : len(fits) + 1] == " ":
        return fits
    end = max(fits.rfind(" "), fits.rfind("-") + 1)
    return fits[:end] if end > 0 else fits


def _longest(text: str, width: int, size: int) -> str:
    total, most = 0, width * 100 // size
    for n, sign in enumerate(text):
        total += _hundredths(sign)
        if total > most and n:
            return text[:n]
    return text


def _cut(line: str, width: int, size: int) -> str:
    return f"{_longest(line, width - width_of('…', size), size).rstrip(' ,;:–—-')}…"
