"""Where a name may begin and end among letters, and what may stand between its words."""

import unicodedata
from collections.abc import Iterator

from generator.model.patterns import letters

CLOSED = r"\p{Han}\p{Hiragana}\p{Katakana}ー"
HAN = letters(rf"[{CLOSED}]")
_KATAKANA = letters(r"[\p{Katakana}ー]")
_LETTER = letters(r"[\p{L}\p{M}\p{N}]")
# And, so, with, for, like: written as one with the Arabic word that follows.
PROCLITICS = frozenset("وفبلك")


def beginnings(word: str) -> Iterator[tuple[str, int]]:
    """With what a name may begin that begins in this word, and how many characters stand before that."""
    yield word, 0
    if word[-2:] == "'s":
        yield word[:-2], 0
    if word[:1] in PROCLITICS:
        skipped = 1
        while skipped < len(word) and unicodedata.combining(word[skipped]):
            skipped += 1
        yield word[skipped:], skipped
        if word[-2:] == "'s":
            yield bare(word[skipped:]), skipped


def bare(word: str) -> str:
    """The word without a possessive ending."""
    return word[:-2] if word[-2:] == "'s" else word


def joins(between: str, in_record: str, after_initial: bool) -> bool:
    """Whether what stands between two words lets them be one name: what stands there in the record, a space for its
    full stop, a full stop after an initial; never the end of a paragraph.
    """
    signs = between.strip()
    if "\n\n" in between:
        return False
    return signs == in_record or (in_record in ("", ".") and (not signs or (signs == "." and after_initial)))


def parts(text: str, at: int) -> bool:
    """Whether a name may begin or end at `at`: not within a word of katakana, nor of letters that are set in words."""
    if not 0 < at < len(text):
        return True
    left, right = text[at - 1], text[at]
    if _KATAKANA.match(left) and _KATAKANA.match(right):
        return False
    return bool(HAN.match(left) or HAN.match(right)) or not (_LETTER.match(left) and _LETTER.match(right))
