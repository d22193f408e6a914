"""Words with the numbers of those who have them, to the text of the index's files.

A list of numbers is written as the differences between them, of which most are one character: A to e end a number, f to
9 say that more of it follows, the lowest digit first, in base 31. It begins with a 0, so that no list reads as a word.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import sub

from generator.pages.searching.entries import Words
from generator.pages.searching.folding import LONGEST
from generator.pages.searching.numbering import RANKED, Shape

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
BASE = 31
TIERS = ("names", "text")
"""Words of names stand apart from all others: they count for more, and are fewer."""

LONGEST_SHARD = 24_000
"""Characters of one file of the index, about: fewer where a section is little."""

Run = tuple[int, int, str]
"""Ascending numbers: the first, the last, and the steps from each to the next as a list of the index has them."""

Lists = dict[str, list[Run]]
"""Words with their numbers. No two runs of a word reach into one another, in whichever groups they are."""


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


def run_of(numbers: Iterable[int]) -> Run:
    """Numbers as a run.

    >>> run_of([40, 3])
    (3, 40, 'lB')
    """
    ordered = sorted(numbers)
    return ordered[0], ordered[-1], "".join(map(_CODES.__getitem__, map(sub, ordered[1:], ordered)))


def joined(runs: Iterable[Run]) -> str:
    """Runs as a list in the index.

    >>> joined([(40, 40, ""), (3, 3, "")])
    '0DlB'
    """
    out, before = ["0"], 0
    for first, last, steps in sorted(runs):
        out += _CODES[first - before], steps
        before = last
    return "".join(out)


def mixed(word: str, letters: int, parts: int) -> int:
    """Which of so many parts, a power of two, words with such a beginning are in: the script says the same."""
    number = 0
    for c in word[:letters]:
        number = (number * 31 + ord(c)) & 0xFFFF
    return (number * 40503 & 0xFFFF) * parts >> 16


def pieces(shape: Shape, rows: Iterable[tuple[int, Words]]) -> dict[int, tuple[Lists, Lists]]:
    """What a group of records, each with its place, gives to each section: words with the numbers of those in which
    they stand.
    """
    called, said = gathered = [defaultdict[int, dict[str, list[int]]](lambda: defaultdict(list)) for _ in TIERS]
    beginnings = {kind: shape.first(kind) for kind in RANKED}
    for place, row in rows:
        first = beginnings[row.key.kind]
        for into, words, number in (
            (called[first], row.names, first + place),
            (said[first], row.text, first + place),
            (said[beginnings["passage"]], row.passages, beginnings["passage"] + place),
        ):
            for word in words.split():
                into[word].append(number)
    sections: dict[str, int] = {}
    out: dict[int, tuple[Lists, Lists]] = {}
    for tier, by_kind in enumerate(gathered):
        for lists in by_kind.values():
            for word in [word for word in lists if len(word) > LONGEST]:
                lists[word[:LONGEST]] += lists.pop(word)
            for word, numbers in lists.items():
                start = word[:2]
                section = sections.get(start)
                if section is None:
                    section = sections[start] = mixed(start, 2, shape.sections)
                if section not in out:
                    out[section] = {}, {}
                out[section][tier].setdefault(word, []).append(run_of(numbers))
    return out


def shards(section: int, given: Iterable[Sequence[Lists]]) -> tuple[dict[str, str], tuple[int, ...]]:
    """The files of a section, by name, and in how many parts each tier is, from what all groups gave."""
    together: tuple[Lists, ...] = tuple({} for _ in TIERS)
    for piece in given:
        for into, lists in zip(together, piece, strict=True):
            for word, runs in lists.items():
                if word in into:
                    into[word] += runs
                else:
                    into[word] = list(runs)
    files: dict[str, str] = {}
    splits = []
    for tier, given_to in zip(TIERS, together, strict=True):
        lines = {word: joined(runs) for word, runs in given_to.items()}
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
