"""Numbers with their nouns, in English: "one article", "two senior officials of the party"."""

import re
from collections.abc import Sequence

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve")  # fmt: skip
_IRREGULAR = {"person": "people", "child": "children", "passer-by": "passers-by", "wife": "wives"}
_UNCHANGED = (
    "aircraft",
    "forces",
    "media",
    "people",
    "personnel",
    "police",
    "press",
    "series",
    "staff",
    "troops",
)
_NOT_MEN = ("german", "human", "norman", "ottoman", "roman", "shaman", "talisman")
_HEAD_ENDS = re.compile(
    r"\b(?:of|in|from|at|on|with|within|for|to|by|near|among|under|who|whom|that|which|close|called|named|known"
    r"|affiliated|aligned|allied|linked|tied|loyal|active|based|speaking|familiar|present|working|serving|supported)\b"
    r"|[,(]"
)


def in_words(number: int) -> str:
    """A number as prose has it: in letters up to twelve, in figures beyond.

    >>> in_words(2), in_words(13)
    ('two', '13')
    """
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def plural(noun: str) -> str:
    """The plural of a noun, or of a phrase that begins with its noun and goes on about it.

    >>> plural("Iranian official"), plural("deputy of the ruling party"), plural("person called a source")
    ('Iranian officials', 'deputies of the ruling party', 'people called a source')
    """
    # A hyphen before the word makes it part of an adjective: "Iran-linked group".
    ends = next((m for m in _HEAD_ENDS.finditer(noun) if noun[m.start() - 1 : m.start()] in (" ", "")), None)
    head = noun[: ends.start()].rstrip() if ends else noun
    if not head:
        return noun
    before, space, last = head.rpartition(" ")
    return before + space + _plural(last) + noun[len(head) :]


def _plural(word: str) -> str:
    lower = word.lower()
    if lower in _UNCHANGED:
        return word
    if lower in _IRREGULAR:
        return word[0] + _IRREGULAR[lower][1:]
    if lower.endswith("man") and lower not in _NOT_MEN:
        return word[:-2] + "en"
    if re.search(r"(?:s|x|z|ch|sh)$", lower):
        return word + "es"
    if re.search(r"[^aeiou]y$", lower):
        return word[:-1] + "ies"
    return word + "s"


def counted(number: int, noun: str) -> str:
    """A number of things, in figures.

    >>> counted(1, "article"), counted(0, "dispute")
    ('1 article', '0 disputes')
    """
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def range_of(least: int, most: int, noun: str) -> str:
    """A number that is known within bounds.

    >>> range_of(1, 2, "origin"), range_of(1, 1, "origin")
    ('1–2 origins', '1 origin')
    """
    return counted(most, noun) if least == most else f"{least:,}–{most:,} {plural(noun)}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Items in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " ".join(items) if len(items) < 2 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def capital(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]
