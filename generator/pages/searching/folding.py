"""Text to the words by which it is found: without case, diacritics and forms of letters that writers mix.

The script in the browser folds what a reader types by the same rules, which it is handed: see `rules`. So the order of
steps here is its order too: NFKD, small letters, letters that stand for others, what parts words.
"""

import unicodedata
from functools import cache

from generator.model.patterns import later

LONGEST = 32
"""Letters of a word that count in the index."""

# Marks on letters of scripts that are written with and without them; marks of other scripts are letters of a word.
DROPPED = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    # What prints nothing, the Arabic stretching stroke and the hamza by itself.
    "\u00ad\u061c\u0621\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
APOSTROPHES = "'`´ʹʺʻʼʽʾʿˈ‘’‛′׳՚"
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that set no spaces between words: there each letter is a word, and each two are."""

_ALIKE = {
    "ي": "ی", "ى": "ی", "ې": "ی", "ۍ": "ی", "ے": "ی", "ك": "ک", "ڪ": "ک", "ٱ": "ا", "ة": "ه", "ە": "ه", "ہ": "ه",
    "ھ": "ه", "ۃ": "ه", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l",
    "ħ": "h", "ı": "i", "ŧ": "t", "ə": "e", "ς": "σ", "ґ": "г", "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
}  # fmt: skip
ALIKE = _ALIKE | {chr(zero + n): str(n) for zero in (0x660, 0x6F0, 0x966, 0x9E6) for n in range(10)}
"""Letters and digits that stand for others."""


_DROPPED = later(f"[{DROPPED}]")


class _Table(dict[int, str]):
    """What stands for each character of a text in small letters and taken apart. Apostrophes part words or do not."""

    def __init__(self, apostrophe: str) -> None:
        self.update((ord(c), folded) for c, folded in ALIKE.items())
        self.update((ord(c), apostrophe) for c in APOSTROPHES)

    def __missing__(self, code: int) -> str:
        c = chr(code)
        kept = c if unicodedata.category(c)[0] in "LMN" else " "
        self[code] = "" if _DROPPED.match(c) else kept
        return self[code]


_JOINED, _PARTED = _Table(""), _Table(" ")
_APOSTROPHE = later(f"[{APOSTROPHES}]")
# Marks of any printed text: an English one is in ASCII without them, which is folded in a third of the time.
_MARKS = (("’", "'"), ("‘", "'"), *((mark, " ") for mark in "“”„«»–—…\u00a0\u202f"))
_RUN = later(f"[{UNSPACED}]+|[^{UNSPACED}]+")
_UNSPACED_LETTER = later(f"[{UNSPACED}]")


def words(text: str) -> list[str]:
    """The words of a text, in order. Around an apostrophe they are one, and its parts as well.

    >>> words("Kata’ib Ḥizbullāh, ١٩٧٩")
    ['kataib', 'hizbullah', '1979', 'kata', 'ib']
    """
    if not text.isascii():
        for mark, plainer in _MARKS:
            text = text.replace(mark, plainer)
    if text.isascii():
        plain = text.lower()
        marked = "'" in plain or "`" in plain
    else:
        plain = unicodedata.normalize("NFKD", text).lower()
        marked = _APOSTROPHE.search(plain) is not None
    found = plain.translate(_JOINED).split()
    if marked:
        parted = filter(_APOSTROPHE.search, plain.split())
        found += [part for word in parted for part in word.translate(_PARTED).split()]
    if not text.isascii() and _UNSPACED_LETTER.search(plain):
        found = [word for one in found for word in _in_twos(one)]
    return found


def names(text: str) -> list[str]:
    """The words of a name: where a hyphen joins them, they are one as well.

    >>> names("Nouri al-Maliki")
    ['nouri', 'al', 'maliki', 'almaliki']
    """
    found = words(text)
    return found + [word for part in text.split() if "-" in part for word in words(part.replace("-", ""))]


def _in_twos(word: str) -> list[str]:
    """A word where no spaces are set, letter by letter and two at a time; others are left alone."""
    out: list[str] = []
    for run in _RUN.findall(word):
        if _UNSPACED_LETTER.match(run):
            out += [run[n : n + length] for length in (1, 2) for n in range(len(run) - length + 1)]
        else:
            out.append(run)
    return out


@cache
def rules() -> dict[str, object]:
    """The same rules for the script: what is dropped, stretches with and without spaces, and what stands for what."""
    patterns = f"[{DROPPED}{APOSTROPHES}]", _RUN.pattern, _UNSPACED_LETTER.pattern
    return {"patterns": patterns, "alike": ALIKE, "longest": LONGEST}
