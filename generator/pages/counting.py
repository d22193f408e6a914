"""Numbers with their nouns, in English: "one article", "two senior officials of the party"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.model.patterns import later

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve")  # fmt: skip
_IRREGULAR = {"person": "people", "child": "children", "passer-by": "passers-by", "wife": "wives"}
_SINGULAR = later(r"(?:ss|us|is|news|gas|lens|atlas|canvas|chaos|alias|bias)$")  # of one, though it ends in s
_ALIKE = ("aircraft", "headquarters", "means", "media", "personnel", "police", "press", "series", "species", "staff")
_PEOPLE = ("men", "women", "people", "children", "wives", "passers-by", "forces", "troops")
_NATION = re.compile(r"(?:[a-z]{3}ese|swiss)$")  # two Chinese
_RELATIVE = re.compile(r"(\w+)-(?:in|at|of)-")
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


@lru_cache(maxsize=1 << 10)
def plural(noun: str) -> str:
    """The plural of a noun, or of a phrase that begins with its noun and goes on about it; what is one stays.

    >>> plural("Iranian official"), plural("deputy of the ruling party"), plural("person called a source")
    ('Iranian officials', 'deputies of the ruling party', 'people called a source')
    """
    before, last, after = _in_parts(noun)
    return before + _plural(last) + after if last else noun


def is_plural(noun: str) -> bool:
    """Whether it is the plural of a noun that has one of its own, or of a phrase that begins with it.

    >>> is_plural("Iranian officials"), is_plural("witness"), is_plural("police")
    (True, False, False)
    """
    last = _in_parts(noun)[1].lower()
    if last in _ALIKE or _NATION.search(last):
        return False
    if last.endswith("men") and last not in ("specimen", "yemen"):
        return True
    return last in _PEOPLE or (last.endswith("s") and not _SINGULAR.search(last))


def _in_parts(noun: str) -> tuple[str, str, str]:
    """What stands before the noun itself, the noun, and what goes on about it."""
    # A hyphen before the word makes it part of an adjective: "Iran-linked group".
    ends = next((m for m in _HEAD_ENDS.finditer(noun) if noun[m.start() - 1 : m.start()] in (" ", "")), None)
    head = noun[: ends.start()].rstrip() if ends else noun
    before, space, last = head.rpartition(" ")
    relative = _RELATIVE.match(last)
    if relative:
        return before + space, relative[1], last[relative.end(1) :] + noun[len(head) :]
    return before + space, last, noun[len(head) :]


def _plural(word: str) -> str:
    lower = word.lower()
    if lower in _ALIKE or _NATION.search(lower) or is_plural(word):
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
