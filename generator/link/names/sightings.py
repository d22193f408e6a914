"""Where a source prints the names of actors: every name that a writer lists, also in other letters' clothes.

Beyond what mentions.py takes for one name, these are one: letters with and without their marks (`Núñez`, `Nunez`),
the forms of Arabic and Persian letters, capitals (`ILSE BRANDT`), a hyphen or a space (`al-Nujaba`, `al Nujaba`),
an apostrophe or none (`Kata'ib`, `Kataib`). Small letters never stand for great ones. `autolink: false` is no matter
here: it is about links.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from generator.link.names.lookup import spellings
from generator.link.names.mentions import Found, Mentions, is_long_enough
from generator.model.patterns import later, letters
from generator.model.records import Actor, Key
from generator.model.spelling import fold

# Letters that a name must have to be looked for, and to be looked for in capitals where it is not written so.
_SHORTEST, _SHORTEST_IN_CAPITALS = 2, 4
_MARKED = letters(r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{Arabic}\p{Hebrew}]")
_ALIKE = dict.fromkeys("’‘′׳", "'") | dict.fromkeys("‐‑־", "-")
# What vanishes beside marks upon letters: what prints nothing, and an apostrophe within a word, save a possessive one.
_UNPRINTED = "ʼʻʾʿ\xad\u034f\u061c\u0640\u200c\u200d\u200e\u200f\u2060\ufeff"
_MARK = letters(r"(?V1)[\p{Mn}&&[\p{Inherited}\p{Arabic}\p{Hebrew}]--[\u3099\u309a]]")
_APOSTROPHE = r"(?<=\w)'(?=[^\W\d_])(?![sS](?!\w))"
_POSSESSIVE = later(r"(?<=\w)'S(?!\w)")
_PARTICLE = letters(r"(?i)(?<=(?:^|\s)(?:a[dlnrstz]|ash|el|ul|abu|bin|bint|ibn|umm)) ")


class _Letters(dict[str, str]):
    """What stands for each character in plain letters: nothing for a mark, itself for most."""

    def __missing__(self, letter: str) -> str:
        plain = _ALIKE.get(letter, letter)
        if letter in _UNPRINTED or _MARK.match(letter):
            plain = ""
        elif _MARKED.match(letter) and unicodedata.category(letter)[0] == "L":
            # The kaf that a proclitic has in mentions.py.
            folded = fold(letter).replace("ک", "ك")
            folded = folded.upper() if letter.isupper() else folded
            plain = folded if len(folded) == 1 else letter
        self[letter] = plain
        return plain


class Sightings:
    """The names of all actors, ready for scanning sources."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._letters = _Letters()
        owners: dict[str, dict[Key, None]] = {}
        for actor in actors:
            for name in spellings(actor):
                plain = self._plainly(name)[0]
                if is_long_enough(plain, _SHORTEST):
                    for form in _forms(plain):
                        owners.setdefault(form, {})[actor.key] = None
        self._mentions = Mentions.of(owners)

    def find(self, text: str) -> Iterator[Found]:
        """Each name in `text`, in order, none overlapping, the longest at each place; offsets are those of `text`."""
        plain, vanished = self._plainly(text)
        for found in self._mentions.find(plain):
            start, last = (at + bisect_right(vanished, at) for at in (found.start, found.end - 1))
            end = last + 1
            while end < len(text) and unicodedata.category(text[end]) == "Mn":
                end += 1
            yield Found(start, end, found.actors)

    def _plainly(self, text: str) -> tuple[str, list[int]]:
        """The text in plain letters, and at which of its places something vanished before them."""
        gone = ""
        if not text.isascii():
            for letter in sorted(set(text)):
                plain = self._letters[letter]
                if not plain:
                    gone += letter
                elif plain != letter:
                    text = text.replace(letter, plain)
        if "'S" in text:
            text = _POSSESSIVE.sub("'s", text)
        patterns = [f"[{gone}]"] * bool(gone) + [_APOSTROPHE] * ("'" in text)
        if not patterns:
            return text, []
        vanishing = re.compile("|".join(patterns))
        vanished = [m.start() - n for n, m in enumerate(vanishing.finditer(text))]
        return (vanishing.sub("", text), vanished) if vanished else (text, [])


def _forms(name: str) -> Iterator[str]:
    """A name in plain letters as it may be printed."""
    for form in dict.fromkeys((name, name.replace("-", " "), _PARTICLE.sub("-", name))):
        yield form
        yield form[:1].upper() + form[1:]
        yield " ".join(word[:1].upper() + word[1:] for word in form.split())
        if sum(c.isalpha() for c in form) >= _SHORTEST_IN_CAPITALS:
            yield form.upper()
            yield " ".join(_as_a_word(word) for word in form.split())


def _as_a_word(word: str) -> str:
    """NATO as some print it: Nato."""
    return word.capitalize() if word.isupper() and len(word) >= _SHORTEST_IN_CAPITALS else word
