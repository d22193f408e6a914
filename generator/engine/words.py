"""Text to its words, folded so that one word is the same in every spelling that Unicode and case allow.

What a word means, and in which language, is left out: no stemming, no stop words.
"""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

UNSEEN = dict.fromkeys(
    map(ord, "\xad\u034f\u061c\u0640\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),
) | dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Soft hyphens, joiners, marks of direction, the Arabic stretching stroke: they part no words."""

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"


@cache
def _word() -> "regex.Pattern[str]":
    """Letters, marks and digits in a row; where a script sets no spaces, each letter with its marks is a word."""
    import regex

    return regex.compile(rf"(?V1)[{_UNSPACED}]\p{{M}}*|[[\p{{L}}\p{{M}}\p{{N}}]--[{_UNSPACED}]]+")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in order: case folded, composed, without characters that cannot be seen."""
    if text.isascii():
        return tuple(_word().findall(text.lower()))
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text.translate(UNSEEN)).casefold())
    return tuple(_word().findall(folded))


def bare(text: str) -> str:
    """The text without accents, vowel marks and the like, as a search index might hold it."""
    letters = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(letters))
