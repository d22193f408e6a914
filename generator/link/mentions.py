"""Names in running prose that link by themselves: the first mention of each actor in each section.

A dictionary keyed on each name's first word finds the candidates; the longest name at a place wins. A name that two
actors share links to neither and is reported. How names are looked up when a writer points at one is names.py's.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from generator.link.names import spellings
from generator.model.records import Actor, Key

# A word runs over marks, and over a hyphen or apostrophe between letters: "Kata'ib", "al-Nujaba".
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u200c\u200d]|['’ʼ\-‐‑](?=[^\W_]))*")
# Letters that a name of one word must have to link by itself.
_SHORTEST = 3


class Found(msgspec.Struct, frozen=True):
    """A name at `start:end` of a text, and whose it is: one actor's, or several."""

    start: int
    end: int
    actors: tuple[Key, ...]


class Mentions:
    """The names of all actors that link by themselves, ready for scanning."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        owners: dict[tuple[str, ...], dict[Key, None]] = {}
        for actor in actors:
            if actor.autolink:
                quiet = {n.text for n in actor.names if not n.autolink}
                for name in spellings(actor):
                    words = tuple(m[0] for m in _WORD.finditer(name))
                    if name not in quiet and words and len("".join(words)) >= _SHORTEST:
                        owners.setdefault(words, {})[actor.key] = None
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[Key, ...]]]] = {}
        for words, keys in owners.items():
            self._by_first.setdefault(words[0], []).append((words, tuple(keys)))
        for names in self._by_first.values():
            names.sort(key=lambda n: -len(n[0]))

    def find(self, text: str) -> Iterator[Found]:
        """Each name in `text`, in order, none overlapping. Case must be as in the record; possessive ’s is allowed."""
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            first = _bare(words[at][0])
            for key in dict.fromkeys((words[at][0], first)):
                hit = next((n for n in self._by_first.get(key, ()) if self._stands(n[0], words, at, text)), None)
                if hit:
                    names, actors = hit
                    last = words[at + len(names) - 1]
                    end = last.start() + len(names[-1])
                    yield Found(words[at].start(), end, actors)
                    at += len(names) - 1
                    break
            at += 1

    @staticmethod
    def _stands(name: tuple[str, ...], words: list[re.Match[str]], at: int, text: str) -> bool:
        if at + len(name) > len(words):
            return False
        for n, word in enumerate(name):
            seen = words[at + n][0]
            if seen != word and not (n == len(name) - 1 and _bare(seen) == word):
                return False
            previous = words[at + n - 1]
            if n and not _joins(text[previous.end() : words[at + n].start()], len(previous[0]) == 1):
                return False
        return True


def _bare(word: str) -> str:
    """The word without a possessive ending."""
    return word[:-2] if word[-2:] in ("'s", "’s") else word


def _joins(between: str, after_initial: bool) -> bool:
    """Whether what stands between two words lets them be one name: a space, a line end, an initial's full stop."""
    return "\n\n" not in between and between.strip() in (("", ".") if after_initial else ("",))
