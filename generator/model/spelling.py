"""Words as keys: slugs for ids, folding for look-ups, the nearest known word. Resolving a name is left to link/."""

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

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


def slug(text: str) -> str:
    """Letters, marks and digits of any script, joined by hyphens, case folded and in NFC; may be empty.

    >>> slug("Kata’ib  Hezbollah (KH)")
    'kata-ib-hezbollah-kh'
    """
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
    out = []
    for c in unicodedata.normalize("NFD", text.casefold()):
        category = unicodedata.category(c)
        if category in ("Mn", "Cf") or c in "'’‘ʼʿʾ`":
            continue
        out.append(c if category[0] in _WORD else " ")
    return " ".join(unicodedata.normalize("NFC", "".join(out)).translate(_ARABIC).split())


def nearest(word: str, among: Iterable[str], limit: int = 3) -> list[str]:
    """The few of `among` that `word` may have been meant for, best first; empty where none is near."""
    found = process.extract(
        fold(word),
        list(dict.fromkeys(among)),
        scorer=fuzz.WRatio,
        processor=fold,
        limit=limit,
        score_cutoff=70,
    )
    return [choice for choice, _, _ in found]


def did_you_mean(word: str, among: Iterable[str]) -> str:
    """A hint that lists the nearest words, or nothing."""
    near = nearest(word, among)
    return "did you mean " + " or ".join(f"`{n}`" for n in near) + "?" if near else ""
