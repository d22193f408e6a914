"""A text to the agencies and publishers that it names as where it comes from: a dateline, a credit, "told Reuters".

A name alone says nothing: a story may be about an agency. What follows from a find is hints.py's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from generator.link.lineage.agencies import AFTER, AGENCIES, BEFORE, CLITICS, CREDIT
from generator.model.patterns import later

# The best find is shown: a dateline says more than a turn of phrase, and that more than a mark in brackets.
DATELINE, CREDITED, REPORTED, MARKED = range(4)
_WORD = later(r"\w+")
_WINDOW = 80
_HEAD = 60  # of a dateline, in characters
_DASH = later(r"\s?[-–—―:]")
_SIGNED = later(r"[-–—―]\s?$")
_SHOWN_BEFORE, _SHOWN_AFTER = 4, 5  # words
_CHARACTERS = 12  # on either side, where words are not parted by spaces
_VOWELS = later("[\u064b-\u0652]")


class Found(msgspec.Struct, frozen=True):
    """Where a text names the `publisher` that it comes from: how strongly, on which line, and the words."""

    publisher: str
    weight: int
    line: int
    words: str


class Sayings:
    """The names of agencies, and of publishers that a dossier knows, to be looked for in texts."""

    def __init__(self, publishers: Iterable[tuple[str, ...]] = ()) -> None:
        """`publishers` are spellings, the one by which each is known first; an agency needs not be among them."""
        self._agencies = frozenset(names[0] for names in AGENCIES)
        self._by_word: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._unspaced: list[tuple[str, str]] = []
        for names in (*AGENCIES, *publishers):
            for name in dict.fromkeys(form for spelling in names for form in _forms(spelling)):
                words = _WORD.findall(name)
                if not words:
                    continue
                if name.upper() != name.lower():
                    self._by_word[max(words, key=len)].append((name, names[0]))
                else:
                    self._unspaced.append((name, names[0]))

    def find(self, text: str) -> list[Found]:
        """For each publisher that the text comes from by its own words, the one place that says so best."""
        words = set(_WORD.findall(text))
        names = [pair for word in self._by_word.keys() & words for pair in self._by_word[word]]
        names += [pair for pair in self._unspaced if pair[0] in text]
        best: dict[str, Found] = {}
        for name, publisher in sorted(names):
            for start, end in _places(name, text):
                weight = _weight(text, start, end)
                if weight is None or (weight == MARKED and publisher not in self._agencies):
                    continue
                line = text.count("\n", 0, start) + 1
                found = Found(publisher, weight, line, _shown(text, start, end))
                known = best.get(publisher)
                if known is None or (weight, line) < (known.weight, known.line):
                    best[publisher] = found
        return sorted(best.values(), key=lambda f: (f.weight, f.line, f.publisher))


def _forms(name: str) -> tuple[str, ...]:
    """The name, without its article, and in capitals where that makes no other word of it."""
    name = " ".join(name.split())
    plain = name.removeprefix("The ") if len(name) > len("The ") + 3 else name
    return (plain, plain.upper()) if len(plain) > 4 else (plain,)


def _places(name: str, text: str) -> list[tuple[int, int]]:
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    if name.upper() != name.lower():
        return [m.span() for m in re.finditer(rf"(?<!\w)(?<!\w[-@.]){pattern}(?!\w|[-.]\w)", text)]
    if re.match("[\u0590-\u08ff]", name):
        return [m.span(1) for m in re.finditer(rf"(?<!\w)[{CLITICS}]?({pattern})(?!\w)", text)]
    return [m.span() for m in re.finditer(pattern, text)]


def _weight(text: str, start: int, end: int) -> int | None:
    """How strongly the name at this place says that the text comes from there; None where it does not say so."""
    begin = text.rfind("\n", 0, start) + 1
    line_before = text[max(begin, start - _WINDOW) : start]
    stop = text.find("\n", end)
    after = text[end : min(stop if stop >= 0 else len(text), end + _WINDOW)]
    if line_before.endswith(("(", "（", "[")) and after[:1] in (")", "）", "]"):
        head = text[begin : start - 1].strip()
        if 0 < len(head) <= _HEAD and (_DASH.match(after, 1) or head.split(",")[0].isupper()):
            return DATELINE
        return MARKED
    if start - begin <= _WINDOW and CREDIT.match(line_before) and len(after) < _WINDOW // 2:
        return CREDITED
    if _SIGNED.search(line_before) and not after.strip(" .)"):
        return CREDITED
    before = " ".join(_VOWELS.sub("", text[max(0, start - _WINDOW) : start]).split())
    spaced = before + " " if text[start - 1 : start].isspace() else before
    if BEFORE.search(spaced) or BEFORE.search(spaced.rstrip(CLITICS)) or AFTER.match(after.replace("\u00a0", " ")):
        return REPORTED
    return None


def _shown(text: str, start: int, end: int) -> str:
    """The place in a dozen words at most."""
    before, after = text[max(0, start - 100) : start], text[end : end + 100]
    before, after = before.rsplit("\n", 1)[-1], after.split("\n", 1)[0]
    if text[start:end].isascii() or " " in before.strip() + after.strip():
        left, right = before.split(" ")[-_SHOWN_BEFORE:], after.split(" ")[:_SHOWN_AFTER]
        return " ".join((" ".join(left) + text[start:end] + " ".join(right)).split())
    return (before[-_CHARACTERS:] + text[start:end] + after[:_CHARACTERS]).strip()
