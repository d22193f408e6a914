"""Texts to the long passages that two of them share word for word, whatever their case, punctuation and white space.

Two texts that were written apart have eight words running in common by accident, in a set phrase or a name, and now
and then in one quotation; hardly ever twenty, or a quarter of their words. What a site prints around its texts is left
out: what two texts of one site have in common, and what stands near words that only such boxes have.
"""

import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, islice

import msgspec

from generator.model.patterns import later
from generator.model.records import Key

RUN, LONG, SHARE = 8, 20, 25
"""The least that is a passage, in words; the one passage, in words, and the share, per cent, that make a hint."""
FEW = 5
"""A passage in more texts than these is hinted at only where it makes up that share of a text."""

_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_THAI = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_UNSPACED = later(f"[{_HAN}{_THAI}]")
# Printed for nothing, or marks that go with a letter: left out, and inside the word where a place is looked for.
_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufeff"
_INDIC = "\u0900-\u0963\u0966-\u0d7f"
_MARK = later(f"[{_MARKS}]+")
_ASCII, _SPACED = later(r"\w+"), later(rf"\w[\w{_INDIC}]*")
_MIXED = later(rf"[{_HAN}{_THAI}]|(?![{_HAN}{_THAI}])\w(?:(?![{_HAN}{_THAI}])[\w{_INDIC}])*")
_PLACED = later(rf"[{_HAN}{_THAI}][{_MARKS}]*|(?![{_HAN}{_THAI}])\w(?:(?![{_HAN}{_THAI}])[\w{_INDIC}{_MARKS}])*")
_BOX = frozenset(
    "cookie cookies akismet captcha recaptcha javascript newsletter newsletters unsubscribe gdpr adblock paywall "
    "paywalled datenschutzerklärung datenschutz confidentialité confidencialidad конфиденциальности".split()
)
_NEAR_BOX = 25  # words on either side that go with such a word
_CANDIDATES = 5
_SHOWN = 25


class Printed(msgspec.Struct, frozen=True):
    """A text of an article, and by what its site is known: host, publisher. Two that share one are of one site."""

    key: Key
    text: str
    sites: tuple[str, ...] = ()


class Shared(msgspec.Struct, frozen=True):
    """What the text `here` has in common with `there`, which comes before it in the order given.

    `size` and `longest` are in words, or in characters of a script without spaces (`characters`). `share` is per cent
    of the shorter text. Of the longest passage: `words`, shortened, and the lines, from 1, on which it begins.
    """

    here: Key
    there: Key
    size: int
    passages: int
    longest: int
    share: int
    words: str
    line: int
    line_there: int
    characters: bool = False


class _Row:
    """A text as numbers, one for each word or unspaced character. `scale` is how many of these make a word."""

    def __init__(self, printed: Printed, numbers: defaultdict[str, int]) -> None:
        self.printed = printed
        words, self.scale = _words(printed.text)
        self.numbers = array("l", map(numbers.__getitem__, words))

    def runs(self) -> list[int]:
        """A number for each run of `RUN` words: where these differ, the words do."""
        row = self.numbers.tolist()
        return list(map(hash, zip(*(row[n:] for n in range(RUN * self.scale)), strict=False)))


def shared(texts: Sequence[Printed], related: Callable[[Key, Key], bool]) -> Iterator[Shared]:
    """For each text at most one other that comes before it, with which it shares most; never one that is `related`.

    `texts` come oldest first: of many that have one text in common each is told to share it with the oldest.
    """
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    rows = [_Row(printed, numbers) for printed in texts]
    box = frozenset(numbers[word] for word in _BOX if word in numbers)
    for scale in sorted({row.scale for row in rows}):
        yield from _shared([row for row in rows if row.scale == scale], box, related)


def _shared(rows: list[_Row], box: frozenset[int], related: Callable[[Key, Key], bool]) -> Iterator[Shared]:
    standing = _standing(rows)
    # Runs that stand in the same texts are taken together: in a thousand prints of one report, all of them.
    groups = Counter(standing.values())
    template = {where for where in groups if _of_one_site(rows[n] for n in where)}
    left_out = {run for run, where in standing.items() if where in template}
    common = {run for run, where in standing.items() if len(where) > FEW}
    candidates: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for where, times in groups.items():
        for n in where[1:] if where not in template else ():
            candidates[n][where[0]] += times
    compare = _Comparison(left_out, common, box)
    for n, among in sorted(candidates.items()):
        ranked = sorted(among.items(), key=lambda pair: (-pair[1], pair[0]))
        unrelated = [m for m, _ in ranked if not related(rows[n].printed.key, rows[m].printed.key)]
        for m in unrelated[:_CANDIDATES]:
            found = compare.pair(rows[n], rows[m])
            if found:
                yield found
                break


def _standing(rows: list[_Row]) -> dict[int, tuple[int, ...]]:
    """Each run that stands in several texts, with these, in order."""
    total = sum(len(row.numbers) for row in rows)
    # A first sieve of small counters, so that the many runs that stand in one text alone are never kept.
    mask = (1 << min(27, max(16, (total * 8).bit_length()))) - 1
    sieve = bytearray(mask + 1)
    for row in rows:
        for slot in {run & mask for run in row.runs()}:
            if sieve[slot] < 2:
                sieve[slot] += 1
    once: dict[int, int] = {}
    several: dict[int, list[int]] = {}
    for n, row in enumerate(rows):
        for run in {run for run in row.runs() if sieve[run & mask] > 1}:
            first = once.setdefault(run, n)
            if first != n:
                several.setdefault(run, [first]).append(n)
    return {run: tuple(where) for run, where in several.items()}


def _of_one_site(rows: Iterable[_Row]) -> bool:
    sites = [site for row in rows for site in row.printed.sites]
    return len(sites) > len(set(sites))


class _Comparison:
    """Two texts side by side, less what a site prints around its texts."""

    def __init__(self, template: set[int], common: set[int], box: frozenset[int]) -> None:
        self._template, self._common, self._box = template, common, box
        self._long: _Row | None = None
        self._begins: dict[int, int] = {}

    def pair(self, here: _Row, there: _Row) -> Shared | None:
        """What the two have in common, where it is so much that it says something."""
        short, long = sorted((here, there), key=lambda row: len(row.numbers))
        runs = short.runs()
        dead = self._dead(short, runs)
        passages = self._passages(short, long, runs, dead)
        size, enough = sum(length for _, _, length in passages), LONG * here.scale
        own = max(1, len(short.numbers) - sum(dead))
        if size < enough or size * 100 < own * SHARE:
            last = RUN * here.scale - 1
            passages = [p for p in passages if not self._common.issuperset(runs[p[0] : p[0] + p[2] - last])]
            if max((length for _, _, length in passages), default=0) < enough:
                return None
            size = sum(length for _, _, length in passages)
        at, at_long, longest = max(passages, key=lambda p: (p[2], -p[0]))
        words, line = _shown(short.printed.text, at, longest, here.scale)
        _, line_long = _shown(long.printed.text, at_long, 1, here.scale)
        line, line_there = (line, line_long) if short is here else (line_long, line)
        share = min(100, size * 100 // own)
        keys = here.printed.key, there.printed.key
        return Shared(*keys, size, len(passages), longest, share, words, line, line_there, here.scale > 1)

    def _dead(self, row: _Row, runs: list[int]) -> bytearray:
        """1 for each word of what a site prints around its texts."""
        dead = bytearray(len(row.numbers))
        length = RUN * row.scale
        for at in (at for at, run in enumerate(runs) if run in self._template):
            dead[at : at + length] = b"\x01" * length
        for at in (at for at, number in enumerate(row.numbers) if number in self._box):
            first, last = max(0, at - _NEAR_BOX), min(len(dead), at + _NEAR_BOX + 1)
            dead[first:last] = b"\x01" * (last - first)
        return dead

    def _passages(self, short: _Row, long: _Row, runs: list[int], dead: bytearray) -> list[tuple[int, int, int]]:
        """Where passages begin in the one and in the other, and their length; none overlaps the next."""
        if self._long is not long:
            self._long, self._begins = long, {}
            for at, run in enumerate(long.runs()):
                self._begins.setdefault(run, at)
        out = []
        a, b = short.numbers, long.numbers
        at, least = 0, RUN * short.scale
        while at < len(runs):
            other, length = self._begins.get(runs[at]), 0
            if other is not None:
                most = min(len(a) - at, len(b) - other)
                while length < most and a[at + length] == b[other + length] and not dead[at + length]:
                    length += 1
            if other is not None and length >= least:
                out.append((at, other, length))
                at += length
            else:
                at += 1
        return out


def _words(text: str) -> tuple[list[str], int]:
    """The words, or characters of a script without spaces, as they are compared; how many of them make a word."""
    if text.isascii():
        return _ASCII.findall(text.lower()), 1
    text = _MARK.sub("", unicodedata.normalize("NFC", text).casefold())
    if not _UNSPACED.search(text):
        return _SPACED.findall(text), 1
    words = _MIXED.findall(text)
    return words, _scale(words)


def _scale(words: list[str]) -> int:
    """How many characters make a word of the text: in Han and kana two, in Thai and its kin four; else it has words."""
    single = [word for word in words if len(word) == 1 and _UNSPACED.match(word)]
    if len(single) * 2 <= len(words):
        return 1
    han = sum(1 for c in single if not "\u0e00" <= c <= "\u17ff")
    return 2 if han * 2 > len(single) else 4


def _shown(text: str, at: int, length: int, scale: int) -> tuple[str, int]:
    """The passage that begins with word `at`, or its beginning where it is long, and its line."""
    text = text if text.isascii() else unicodedata.normalize("NFC", text)
    most = min(length, _SHOWN * scale)
    spans = [m.span() for m in islice(_PLACED.finditer(text), at, at + most)]
    words = " ".join(text[spans[0][0] : spans[-1][1]].split())
    return words + " …" * (length > most), text.count("\n", 0, spans[0][0]) + 1
