"""Words as keys: slugs for ids, folding for look-ups, the nearest known word. Resolving a name is left to link/."""

import unicodedata
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Choice = TypeVar("Choice", bound=Hashable)
LONGEST_ID = 120
_ARABIC = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ة": "ه",
        "ۀ": "ه",
        "ؤ": "و",
        "ئ": "ی",
        "ـ": "",
    }
)
_WORD = ("L", "M", "N")


class _Plain(dict[int, str]):
    """What stands in a folded text for each character, given in small letters and taken apart: itself for most."""

    def __missing__(self, code: int) -> str:
        c = chr(code)
        category = unicodedata.category(c)
        unseen = category in ("Mn", "Cf") or c in "'’‘ʼʿʾ`"
        self[code] = "" if unseen else c if category[0] in _WORD else " "
        return self[code]


_PLAIN = _Plain()
_ASCII_SLUG = {n: chr(n) if chr(n).isalnum() else " " for n in range(128)}
# How like a suggestion must be, of 100; how far behind the best; what another first letter costs.
_CUT_OFF, _BEHIND, _OTHER_INITIAL = 72, 15, 6
# So many are looked at closely. A part of a name tells something from so many letters on.
_ROUGH, _PART, _OF_A_PART = 50, 4, 88


def slug(text: str) -> str:
    """Letters, marks and digits of any script, joined by hyphens, case folded and in NFC; may be empty.

    >>> slug("Kata’ib  Hezbollah (KH)")
    'kata-ib-hezbollah-kh'
    """
    if text.isascii():
        return "-".join(text.lower().translate(_ASCII_SLUG).split())
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    spaced = "".join(c if unicodedata.category(c)[0] in _WORD else " " for c in folded)
    return "-".join(spaced.split())


def is_id(text: str) -> bool:
    """Whether `text` may stand as an id: its own slug, and no longer than `LONGEST_ID` bytes of UTF-8."""
    return bool(text) and slug(text) == text and len(text.encode()) <= LONGEST_ID


def fold(text: str) -> str:
    """The form in which spellings are compared: no case, no diacritics, one form of Arabic and Persian letters.

    Marks that join or separate (hyphens, apostrophes, joiners) fall to a space or to nothing; white space is single.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_PLAIN).split())
    plain = unicodedata.normalize("NFD", text.casefold()).translate(_PLAIN)
    return " ".join(unicodedata.normalize("NFC", plain).translate(_ARABIC).split())


def nearest(word: str, among: Iterable[str], limit: int = 3) -> list[str]:
    """The few of `among` that `word` may have been meant for, best first; empty where none is near."""
    return nearest_folded(word, {choice: fold(choice) for choice in among}, limit)


def nearest_folded(word: str, among: Mapping[Choice, str], limit: int = 3) -> list[Choice]:
    """`nearest` among choices whose folded forms are known, so that they need not be folded for each word."""
    from rapidfuzz import fuzz, process

    folded = fold(word)
    rough = process.extract(folded, among, scorer=fuzz.WRatio, processor=None, limit=_ROUGH, score_cutoff=_CUT_OFF)
    scored = [(_nearness(folded, form), choice) for form, _, choice in rough]
    best = max((score for score, _ in scored), default=0.0)
    kept = [pair for pair in scored if pair[0] >= max(_CUT_OFF, best - _BEHIND)]
    return [choice for _, choice in sorted(kept, key=lambda pair: -pair[0])[:limit]]


def _nearness(word: str, choice: str) -> float:
    """How like a choice is, up to 100: typed with slips, in another order, or one a part of the other.

    That two names share a word is not enough: Ilse Holm is not meant by Ilse Brandt.
    """
    from rapidfuzz import fuzz

    score = max(fuzz.ratio(word, choice), 0.95 * fuzz.token_sort_ratio(word, choice))
    words, others = set(word.split()), set(choice.split())
    short = min(len(word), len(choice))
    if short >= _PART and (words <= others or others <= words):
        score = max(score, 90.0)
    elif short >= _PART:
        score = max(score, 0.9 * fuzz.partial_ratio(word, choice, score_cutoff=_OF_A_PART))
    return score if word[:1] == choice[:1] else score - _OTHER_INITIAL


def did_you_mean(word: str, among: Iterable[str]) -> str:
    """A hint that lists the nearest words, or nothing."""
    near = nearest(word, among)
    return "did you mean " + " or ".join(f"`{n}`" for n in near) + "?" if near else ""
