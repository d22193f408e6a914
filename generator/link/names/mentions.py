"""Names in running prose that link by themselves: the first mention of each actor in each section.

A dictionary keyed on each name's first word finds the candidates; the longest name at a place wins. Where Han and kana
run on without spaces, the key is a name's first two characters. A name that two actors share links to neither and is
reported. How names are looked up when a writer points at one is lookup.py's.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Self

import msgspec
import regex

from generator.link.names.forms import as_typed, folded, is_plain
from generator.link.names.lookup import spellings
from generator.model.records import Actor, Key

_CLOSED = r"\p{Han}\p{Hiragana}\p{Katakana}ー"
# A word runs over marks, and over a hyphen or apostrophe between letters: "Kata'ib", "al-Nujaba". Texts are folded.
_ANY, _OPEN = r"[\p{L}\p{M}\p{N}]", rf"[[\p{{L}}\p{{M}}\p{{N}}]--[{_CLOSED}]]"
_MORE = "{0}*+(?:['\\-](?!\\p{{M}}){0}++)*+"
_WORD, _WORD_AMONG_HAN = (regex.compile(rf"(?V1)(?!\p{{M}}){c}" + _MORE.format(c)) for c in (_ANY, _OPEN))
_HAN = regex.compile(rf"[{_CLOSED}]")
_KATAKANA = regex.compile(r"[\p{Katakana}ー]")
_LETTER = regex.compile(r"[\p{L}\p{M}\p{N}]")
# And, so, with, for, like: written as one with the Arabic word that follows.
_PROCLITICS = frozenset("وفبلك")
# Letters that a name must have to link by itself. This is no help with "May": `autolink: false` is for that.
_SHORTEST, _SHORTEST_HAN = 3, 2
# After a proclitic a name of one word must be longer, so that كريم is not taken for ريم.
# Not after و, the commonest: وعلي is nearly always "and Ali".
_SHORTEST_AFTER = 4


class Found(msgspec.Struct, frozen=True):
    """A name at `start:end` of a text, and whose it is: one actor's, or several."""

    start: int
    end: int
    actors: tuple[Key, ...]


class _Name(msgspec.Struct, frozen=True):
    """A name as it is searched for: its words, and what stands before each of them but the first."""

    words: tuple[str, ...]
    between: tuple[str, ...]
    actors: tuple[Key, ...]


class Mentions:
    """The names of all actors that link by themselves, ready for scanning."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        owners: dict[str, dict[Key, None]] = {}
        for actor in actors:
            if actor.autolink:
                quiet = {folded(n.text) for n in actor.names if not n.autolink}
                for name in map(folded, spellings(actor)):
                    if name not in quiet and is_long_enough(name):
                        owners.setdefault(name, {})[actor.key] = None
        self._index(owners)

    @classmethod
    def of(cls, owners: Mapping[str, Iterable[Key]]) -> Self:
        """The same for just these names, whoever they belong to."""
        made = cls(())
        made._index({folded(name): dict.fromkeys(keys) for name, keys in owners.items()})
        return made

    def _index(self, owners: Mapping[str, dict[Key, None]]) -> None:
        by_words: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[Key, None]] = {}
        self._by_two: dict[str, list[tuple[str, dict[Key, None]]]] = {}
        for name, keys in owners.items():
            if _HAN.search(name):
                for form in {name, "".join(name.split())}:
                    self._by_two.setdefault(form[:2], []).append((form, keys))
            else:
                found = list(_WORD.finditer(name))
                gaps = tuple(name[a.end() : b.start()].strip() for a, b in pairwise(found))
                by_words.setdefault((tuple(m[0] for m in found), gaps), {}).update(keys)
        self._by_first: dict[str, list[_Name]] = {}
        for (words, gaps), owned in by_words.items():
            self._by_first.setdefault(words[0], []).append(_Name(words, gaps, tuple(owned)))
        for names in self._by_first.values():
            names.sort(key=lambda n: -len(n.words))
        for forms in self._by_two.values():
            forms.sort(key=lambda n: -len(n[0]))
        self._starts = {pattern: _starting(pattern, self._by_first) for pattern in (_WORD, _WORD_AMONG_HAN)}

    def find(self, text: str) -> Iterator[Found]:
        """Each name in `text`, in order, none overlapping. Case must be as in the record; possessive ’s is allowed.

        Compared are composed forms without unseen characters; offsets are those of `text` as typed.
        """
        plain = folded(text)
        if text.isascii() or not _HAN.search(plain):
            found = self._by_words(plain, _WORD)
        else:
            both = [*self._by_words(plain, _WORD_AMONG_HAN), *self._in_han(plain)]
            found = _leftmost(sorted(both, key=lambda f: (f.start, -f.end)))
        if text.isascii() or is_plain(text):
            yield from found
            return
        typed: list[tuple[int, int]] = []
        for name in found:
            typed = typed or as_typed(text)
            yield Found(typed[name.start][0], typed[name.end - 1][1], name.actors)

    def _by_words(self, text: str, pattern: regex.Pattern[str]) -> Iterator[Found]:
        at = 0
        for match in self._starts[pattern].finditer(text):
            if match.start() >= at and (hit := self._at(text, match, pattern)):
                yield hit
                at = hit.end

    def _at(self, text: str, match: regex.Match[str], pattern: regex.Pattern[str]) -> Found | None:
        """The longest name that begins with this word, or with what follows its proclitic."""
        word, start = match[0], match.start()
        for form, skipped in _beginnings(word):
            at = start + skipped
            for name in self._by_first.get(form, ()):
                alone = len(name.words) == 1
                if skipped and alone and word[0] != "و" and _letters(form) < _SHORTEST_AFTER:
                    continue
                end = at + len(form) if alone else _end(name, word[skipped:], match.end(), text, pattern)
                if end:
                    return Found(at, end, name.actors)
        return None

    def _in_han(self, text: str) -> Iterator[Found]:
        at = 0
        while at < len(text) - 1:
            for name, owners in self._by_two.get(text[at : at + 2], ()):
                end = at + len(name)
                if text.startswith(name, at) and _parts(text, at) and _parts(text, end):
                    yield Found(at, end, tuple(owners))
                    at = end - 1
                    break
            at += 1


def _starting(pattern: regex.Pattern[str], firsts: Iterable[str]) -> regex.Pattern[str]:
    """Whole words of `pattern` with which a name may begin: to try the few with its letter is three times as fast."""
    letters = {word[0] for word in firsts}
    if not letters:
        return regex.compile(r"(?!)")
    letters |= _PROCLITICS
    first = "[" + "".join(map(regex.escape, sorted(letters))) + "]"
    inside = _ANY if pattern is _WORD else _OPEN
    return regex.compile(rf"(?V1){first}(?<!(?!\p{{M}}){inside}\p{{M}}*['\-]?.)" + _MORE.format(inside))


def is_long_enough(name: str, shortest: int = _SHORTEST) -> bool:
    """Whether a name has letters enough to be looked for, at least `shortest`, and is no bare number."""
    if _HAN.search(name):
        return _letters(name) >= _SHORTEST_HAN
    words = _WORD.findall(name)
    return bool(words) and _letters("".join(words)) >= shortest and not "".join(words).isdecimal()


def _letters(name: str) -> int:
    """Letters, digits, and the vowel signs that take a place of their own, as in मोदी."""
    return sum(unicodedata.category(c) in ("Mc", "Nd") or c.isalnum() for c in name)


def _end(name: _Name, first: str, at: int, text: str, pattern: regex.Pattern[str]) -> int | None:
    """Where a name of several words ends, whose first word ends at `at`; None where the rest does not follow."""
    if first != name.words[0]:
        return None
    for n, gap in enumerate(name.between, 1):
        match = pattern.search(text, at)
        if match is None or not _joins(text[at : match.start()], gap, len(name.words[n - 1]) == 1):
            return None
        seen, at = match[0], match.end()
        if seen != name.words[n]:
            return at - 2 if n == len(name.between) and _bare(seen) == name.words[n] else None
    return at


def _beginnings(word: str) -> Iterator[tuple[str, int]]:
    """With what a name may begin that begins in this word, and how many characters stand before that."""
    yield word, 0
    if word[-2:] == "'s":
        yield word[:-2], 0
    if word[:1] in _PROCLITICS:
        skipped = 1
        while skipped < len(word) and unicodedata.combining(word[skipped]):
            skipped += 1
        yield word[skipped:], skipped
        if word[-2:] == "'s":
            yield _bare(word[skipped:]), skipped


def _bare(word: str) -> str:
    """The word without a possessive ending."""
    return word[:-2] if word[-2:] == "'s" else word


def _joins(between: str, in_record: str, after_initial: bool) -> bool:
    """Whether what stands between two words lets them be one name: what stands there in the record, a space for its
    full stop, a full stop after an initial; never the end of a paragraph.
    """
    signs = between.strip()
    if "\n\n" in between:
        return False
    return signs == in_record or (in_record in ("", ".") and (not signs or (signs == "." and after_initial)))


def _parts(text: str, at: int) -> bool:
    """Whether a name may begin or end at `at`: not within a word of katakana, nor of letters that are set in words."""
    if not 0 < at < len(text):
        return True
    left, right = text[at - 1], text[at]
    if _KATAKANA.match(left) and _KATAKANA.match(right):
        return False
    return bool(_HAN.match(left) or _HAN.match(right)) or not (_LETTER.match(left) and _LETTER.match(right))


def _leftmost(found: Iterable[Found]) -> Iterator[Found]:
    at = 0
    for name in found:
        if name.start >= at:
            yield name
            at = name.end
