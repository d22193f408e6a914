"""Words with the numbers of those who have them, to the text of the index's files.

A list of numbers is written as the differences between them, of which most are one character: A to e end a number, f to
9 say that more of it follows, the lowest digit first, in base 31. It begins with a 0, so that no list reads as a word.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import sub

from generator.pages.searching.entries import Words
from generator.pages.searching.folding import LONGEST
from generator.pages.searching.numbering import Shape

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
BASE = 31
TIERS = ("names", "text")
"""Words of names stand apart from all others: they count for more, and are fewer."""

LONGEST_SHARD = 24_000
"""Characters of one file of the index, about: fewer where a section is little."""

Lists = dict[str, bytes]
"""Words with numbers, four bytes each."""


class _Codes(dict[int, str]):
    def __missing__(self, number: int) -> str:
        rest, code = number, ""
        while rest >= BASE:
            rest, digit = divmod(rest, BASE)
            code += ALPHABET[BASE + digit]
        code += ALPHABET[rest]
        if number < 4096:
            self[number] = code
        return code


_CODES = _Codes()


def coded(numbers: Iterable[int]) -> str:
    """Numbers as a list in the index.

    >>> coded([40, 3])
    '0DlB'
    """
    ordered = sorted(numbers)
    return "0" + "".join(map(_CODES.__getitem__, map(sub, ordered, [0, *ordered])))


def mixed(word: str, letters: int, parts: int) -> int:
    """Which of so many parts, a power of two, words with such a beginning are in: the script says the same."""
    number = 0
    for c in word[:letters]:
        number = (number * 31 + ord(c)) & 0xFFFF
    return (number * 40503 & 0xFFFF) * parts >> 16


def pieces(shape: Shape, files: Iterable[tuple[Sequence[Words], Sequence[int]]]) -> dict[int, tuple[Lists, Lists]]:
    """What a group of files gives to each section: words with the numbers of those who have them."""
    first = {kind: shape.first(kind) for kind in ("article", "passage")}
    called, said = gathered = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for rows, places in files:
        for row, place in zip(rows, places, strict=True):
            kind = row.key.kind
            if kind not in first:
                first[kind] = shape.first(kind)
            number = first[kind] + place
            for word in row.names.split():
                called[word].append(number)
            for word in row.text.split():
                said[word].append(number)
            if row.passages:
                number = first["passage"] + place
                for word in row.passages.split():
                    said[word].append(number)
    sections: dict[str, int] = {}
    out: dict[int, tuple[Lists, Lists]] = {}
    for tier, lists in enumerate(gathered):
        for word, numbers in lists.items():
            start = word[:2]
            section = sections.get(start)
            if section is None:
                section = sections[start] = mixed(start, 2, shape.sections)
            if section not in out:
                out[section] = {}, {}
            into, word = out[section][tier], word[:LONGEST]
            into[word] = into.get(word, b"") + array("I", numbers).tobytes()
    return out


def shards(section: int, given: Iterable[Sequence[Lists]]) -> tuple[dict[str, str], tuple[int, ...]]:
    """The files of a section, by name, and in how many parts each tier is, from what all groups gave."""
    together: tuple[dict[str, list[bytes]], ...] = tuple({} for _ in TIERS)
    for piece in given:
        for into, lists in zip(together, piece, strict=True):
            for word, numbers in lists.items():
                into.setdefault(word, []).append(numbers)
    files: dict[str, str] = {}
    splits = []
    for tier, given_to in zip(TIERS, together, strict=True):
        lines = {word: coded(array("I", b"".join(numbers))) for word, numbers in given_to.items()}
        split = _split(lines)
        parts: list[list[str]] = [[] for _ in range(split)]
        for word in sorted(lines):
            parts[mixed(word, 3, split)].append(word)
        for number, words in enumerate(parts):
            files[f"{tier}-{section}-{number}"] = " ".join(chain.from_iterable((word, lines[word]) for word in words))
        splits.append(split)
    return files, tuple(splits)


def _split(lines: Mapping[str, str]) -> int:
    """Into how many parts, a power of two; none where there is nothing."""
    size = sum(map(len, lines)) + sum(map(len, lines.values()))
    split = 1 if size else 0
    while size > LONGEST_SHARD * split:
        split *= 2
    return split
