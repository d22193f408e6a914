"""Words of a source, or of an editor, to those among them that negate, deny, doubt or attribute.

The lists are model/denial.py's; what follows from a find is left to quotes.py.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from generator.model.denial import languages, words
from generator.model.patterns import letters

_PART = r"[\p{L}\p{M}\p{N}\xad\u200b-\u200d]+"
_TOKEN = letters(rf"{_PART}(?:['’‘ʼ´`′＇״׳\-‐‑]{_PART})*")
_SILENT = letters("[\xad\u0640\u200b-\u200d\u064b-\u0652\u0670\u05b0-\u05bd\u05bf\u05c1\u05c2\u05c7]")
# Hyphens and apostrophes as the lists have them, and Arabic letters that Persian is often typed with.
_SPELT = str.maketrans("’‘ʼ´`′＇‐‑يىك", "'''''''--ییک")
_LONGEST = 3  # words in a listed phrase
_BEGINS_ASIDE = tuple(',;:–—-(”»"،؛，；：」')
_ENDS_ASIDE = tuple(',;:.–—-)“«„"،؛۔，；：。「')
_FLAGGED = ("negation", "denial")
_WEIGHING = (*_FLAGGED, "reporting")
_WORDS = 1 << 14  # remembered: running text says most of its words again
_ASIDE = 8  # words: "he said", "said Captain N. N. of the harbour police"


class _Table(NamedTuple):
    """Listed words, ready to be looked up."""

    whole: frozenset[str]
    phrases: frozenset[str]
    openers: frozenset[str]  # the first words of the phrases
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    clitics: tuple[str, ...]

    def has(self, key: str) -> bool:
        return key in self.whole or key.startswith(self.beginnings) or key.endswith(self.endings)

    def has_word(self, key: str) -> bool:
        if self.has(key):
            return True
        if key.startswith(self.clitics) and any(key[len(c) :] in self.whole for c in self.clitics if key.startswith(c)):
            return True
        if "-" in key and any(self.has_word(part) for part in key.split("-") if part):
            return True  # never-attacked, non-lethal
        return "'" in key and any(self.has(part) for part in key.split("'")[1:])


def listed(lang: str) -> bool:
    """Whether anything can be found in this language. One that is not known is looked for in every list."""
    return not lang or words(lang) is not None


def flags(text: str, lang: str) -> tuple[str, ...]:
    """The words of negation, denial and doubt, as printed, each once."""
    return tuple(dict.fromkeys(_found(text, lang, _FLAGGED)))


def denies(text: str, lang: str) -> bool:
    """Whether a word of denial or doubt is among the words, negations aside."""
    return any(_found(text, lang, ("denial",)))


def weighing(text: str, lang: str) -> tuple[str, ...]:
    """The words of negation, denial, doubt and reporting, as printed, each once."""
    return tuple(dict.fromkeys(_found(text, lang, _WEIGHING)))


def weighs(text: str, lang: str) -> bool:
    """Whether words have a negation, denial or doubt among them, or a word of reporting."""
    return any(_found(text, lang, _WEIGHING))


def weighs_elided(text: str, lang: str) -> bool:
    """The same of words that were left out. `, he said,` between marks takes nothing from what is told."""
    if any(_found(text, lang, _FLAGGED)):
        return True
    text = text.strip()
    aside = text.startswith(_BEGINS_ASIDE) and text.endswith(_ENDS_ASIDE) and len(_TOKEN.findall(text)) <= _ASIDE
    return not aside and weighs(text, lang)


def _found(text: str, lang: str, kinds: tuple[str, ...]) -> Iterator[str]:
    words_found = _TOKEN.findall(text)
    spans: list[tuple[int, int]] = []
    for n, word in enumerate(words_found):
        whole, opens = _looked_up(word, lang, kinds)
        if whole:
            yield word
        if opens:
            spans = spans or [token.span() for token in _TOKEN.finditer(text)]
            keys = [_key(each) for each in words_found[n : n + _LONGEST]]
            for last in range(1, len(keys)):
                if "_".join(keys[: last + 1]) in _table(lang, kinds).phrases:
                    yield text[spans[n][0] : spans[n + last][1]]


@lru_cache(_WORDS)
def _looked_up(word: str, lang: str, kinds: tuple[str, ...]) -> tuple[bool, bool]:
    """Whether a word is listed, and whether it may begin a phrase that is."""
    table, key = _table(lang, kinds), _key(word)
    return table.has_word(key), key in table.openers


def _key(word: str) -> str:
    if word.isascii():
        return word.lower().replace("`", "'")
    silent: str = _SILENT.sub("", unicodedata.normalize("NFC", word))
    return silent.lower().translate(_SPELT)


@cache
def _table(lang: str, kinds: tuple[str, ...]) -> _Table:
    lists = [found for name in ([lang] if lang else languages()) if (found := words(name))]
    entries = {_key(w) for one in lists for kind in kinds for w in getattr(one, kind)}
    phrases = frozenset(e for e in entries if "_" in e)
    return _Table(
        frozenset(entries - phrases),
        phrases,
        frozenset(phrase.split("_")[0] for phrase in phrases),
        tuple(sorted(e[:-1] for e in entries if e.endswith("*"))),
        tuple(sorted(e[1:] for e in entries if e.startswith("*"))),
        tuple(c for one in lists for c in one.clitics),
    )
