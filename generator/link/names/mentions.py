"""Names in running prose that link by themselves: the first mention of each actor in each section.

A dictionary keyed on each name's first word finds the candidates; the longest name at a place wins. Where Han and kana
run on without spaces, the key is a name's first two characters. A name that two actors share links to neither and is
reported. How names are looked up when a writer points at one is lookup.py's.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING, Self, TypeAlias

import msgspec

from generator.link.names.forms import as_typed, folded, is_plain
from generator.link.names.joints import CLOSED, HAN, PROCLITICS, bare, beginnings, joins, parts
from generator.link.names.lookup import spellings
from generator.model.patterns import is_latin, later, letters
from generator.model.records import Actor, Key

if TYPE_CHECKING:
    import regex

    Pattern: TypeAlias = re.Pattern[str] | regex.Pattern[str]

# A word runs over marks, and over a hyphen or apostrophe between letters: "Kata'ib", "al-Nujaba". Texts are folded.
_ANY, _OPEN = r"[\p{L}\p{M}\p{N}]", rf"[[\p{{L}}\p{{M}}\p{{N}}]--[{CLOSED}]]"
_MORE = "{0}*+(?:['\\-](?!\\p{{M}}){0}++)*+"
_WORD, _WORD_AMONG_HAN = (letters(rf"(?V1)(?!\p{{M}}){c}" + _MORE.format(c)) for c in (_ANY, _OPEN))
# The same where there are no others than Latin letters: no more is then to be imported.
_LATIN_MORE = r"[^\W_]*(?:['\-][^\W_]+)*"
_LATIN_WORD = later(r"[^\W_]" + _LATIN_MORE)
# Letters and digits without a break: parts of words, which are found in a fraction of the time.
_RUN = later(r"[^\W_]+")
_ASCII_RUNS = {n: chr(n) if chr(n).isalnum() else " " for n in range(128)}
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
            if _has_han(name):
                for form in {name, "".join(name.split())}:
                    self._by_two.setdefault(form[:2], []).append((form, keys))
            else:
                found = list(_word_in(name).finditer(name))
                gaps = tuple(name[a.end() : b.start()].strip() for a, b in pairwise(found))
                by_words.setdefault((tuple(m[0] for m in found), gaps), {}).update(keys)
        self._by_first: dict[str, dict[str, list[_Name]]] = {}
        for (words, gaps), owned in by_words.items():
            following = self._by_first.setdefault(words[0], {})
            following.setdefault("".join(words[1:2]), []).append(_Name(words, gaps, tuple(owned)))
        for following in self._by_first.values():
            for names in following.values():
                names.sort(key=lambda n: -len(n.words))
        for forms in self._by_two.values():
            forms.sort(key=lambda n: -len(n[0]))
        self._runs = {(_RUN.findall(first) or [""])[0] for first in self._by_first}
        self._starts: dict[Pattern, Pattern] = {
            pattern: _starting(pattern, self._by_first) for pattern in (_LATIN_WORD, _WORD, _WORD_AMONG_HAN)
        }

    def among(self, texts: Iterable[str]) -> dict[str, tuple[Found, ...]]:
        """What `find` finds in each of the texts that hold a name, in a fraction of the time."""
        texts = tuple(texts)
        together = "\n".join(texts)
        likely, plain = self._likely(together), together.isascii() or is_plain(together)
        found = {}
        for text in texts if likely else ():
            if any(part in text for part in likely) or not (plain or text.isascii()):
                names = tuple(self.find(text))
                if names:
                    found[text] = names
        return found

    def _likely(self, text: str) -> set[str]:
        """What names begin with, as far as it stands in the text: each name there begins with one of these."""
        if text.isascii():
            return self._runs.intersection(("", *text.translate(_ASCII_RUNS).split()))
        plain, pairs = folded(text), set[str]()
        if _has_han(plain):
            pairs = self._by_two.keys() & set(map(add, plain, plain[1:]))
            plain = HAN.sub(" ", plain)
        runs = {"", *_RUN.findall(plain)}
        runs |= {run[1:] for run in runs if run[:1] in PROCLITICS}
        return self._runs & runs | pairs

    def find(self, text: str) -> Iterator[Found]:
        """Each name in `text`, in order, none overlapping. Case must be as in the record; possessive ’s is allowed.

        Compared are composed forms without unseen characters; offsets are those of `text` as typed.
        """
        plain = folded(text)
        if not _has_han(plain):
            found = self._by_words(plain, _word_in(plain))
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

    def _by_words(self, text: str, pattern: "Pattern") -> Iterator[Found]:
        at = 0
        for match in self._starts[pattern].finditer(text):
            if match.start() >= at and (hit := self._at(text, match, pattern)):
                yield hit
                at = hit.end

    def _at(self, text: str, match: "re.Match[str] | regex.Match[str]", pattern: "Pattern") -> Found | None:
        """The longest name that begins with this word, or with what follows its proclitic."""
        word, start = match[0], match.start()
        for form, skipped in beginnings(word):
            at = start + skipped
            following = self._by_first.get(form)
            if following is None:
                continue
            names = following.get("", [])
            if len(following) > 1 or not names:
                after = pattern.search(text, match.end())
                second = after[0] if after else ""
                names = [*following.get(second, ()), *following.get(bare(second), ()), *names] if second else names
            for name in names:
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
                if text.startswith(name, at) and parts(text, at) and parts(text, end):
                    yield Found(at, end, tuple(owners))
                    at = end - 1
                    break
            at += 1


def _starting(pattern: "Pattern", firsts: Iterable[str]) -> "Pattern":
    """Whole words of `pattern` with which a name may begin: to try the few with its letter is three times as fast."""
    initials = {word[0] for word in firsts}
    if not initials:
        return later(r"(?!)")
    initials |= PROCLITICS
    first = "[" + "".join(map(re.escape, sorted(initials))) + "]"
    if pattern is _LATIN_WORD:
        return later(rf"(?<![^\W_])(?<![^\W_]['\-]){first}{_LATIN_MORE}")
    inside = _ANY if pattern is _WORD else _OPEN
    return letters(rf"(?V1){first}(?<!(?!\p{{M}}){inside}\p{{M}}*['\-]?.)" + _MORE.format(inside))


def is_long_enough(name: str, shortest: int = _SHORTEST) -> bool:
    """Whether a name has letters enough to be looked for, at least `shortest`, and is no bare number."""
    if _has_han(name):
        return _letters(name) >= _SHORTEST_HAN
    words = _word_in(name).findall(name)
    return bool(words) and _letters("".join(words)) >= shortest and not "".join(words).isdecimal()


def _has_han(text: str) -> bool:
    return not is_latin(text) and HAN.search(text) is not None


def _word_in(text: str) -> "Pattern":
    """What words of a text without Han are found with."""
    return _LATIN_WORD if is_latin(text) else _WORD


def _letters(name: str) -> int:
    """Letters, digits, and the vowel signs that take a place of their own, as in मोदी."""
    return sum(unicodedata.category(c) in ("Mc", "Nd") or c.isalnum() for c in name)


def _end(name: _Name, first: str, at: int, text: str, pattern: "Pattern") -> int | None:
    """Where a name of several words ends, whose first word ends at `at`; None where the rest does not follow."""
    if first != name.words[0]:
        return None
    for n, gap in enumerate(name.between, 1):
        match = pattern.search(text, at)
        if match is None or not joins(text[at : match.start()], gap, len(name.words[n - 1]) == 1):
            return None
        seen, at = match[0], match.end()
        if seen != name.words[n]:
            return at - 2 if n == len(name.between) and bare(seen) == name.words[n] else None
    return at


def _leftmost(found: Iterable[Found]) -> Iterator[Found]:
    at = 0
    for name in found:
        if name.start >= at:
            yield name
            at = name.end
