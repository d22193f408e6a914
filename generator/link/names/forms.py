"""The form in which names and prose are compared, letter by letter, and the way back to what was typed."""

import unicodedata

from generator.model.patterns import later, letters

# Signs of one use, each folded to one sign of the same length, so that offsets stay.
_ALIKE = {"'": "’‘′׳", "-": "‐‑־"}
# Apostrophes that are letters: ʿAli keeps his, Kataʾib and Kata'ib are one.
_LETTERS = later("[ʼʻʾʿ]")
_INNER = letters(r"(?<=[\p{L}\p{M}])[ʼʻʾʿ](?=\p{L})")
_UNSEEN = later("[\xad\u034f\u061c\u0640\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# What NFC may change: a letter with its marks, or a Korean syllable in parts.
_CLUSTER = letters(r"[\uac00-\ud7a3]?[\u1100-\u11ff]+\p{M}*|\P{M}\p{M}*|\p{M}+")


def folded(text: str) -> str:
    """The form in which names and prose are compared: composed, with one apostrophe and hyphen, nothing unseen."""
    if text.isascii():
        return text
    if not is_plain(text):
        text = "".join(_composed(m[0]) for m in _CLUSTER.finditer(text))
    for sign, others in _ALIKE.items():
        for other in others:
            text = text.replace(other, sign)
    return _INNER.sub("'", text) if _LETTERS.search(text) else text


def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", _UNSEEN.sub("", cluster))


def is_plain(text: str) -> bool:
    """Whether the text is composed and holds nothing unseen, so that its folded form has the same places."""
    return unicodedata.is_normalized("NFC", text) and not _UNSEEN.search(text)


def as_typed(text: str) -> list[tuple[int, int]]:
    """For each character of the folded text, from where to where it was typed."""
    places: list[tuple[int, int]] = []
    for match in _CLUSTER.finditer(text):
        composed = _composed(match[0])
        if composed == match[0]:
            places += [(at, at + 1) for at in range(*match.span())]
        else:
            places += [match.span()] * len(composed)
    return places
