"""The parts of a reading, and a source's folded text, to the places where they stand in order.

Whether the parts are written there exactly as quoted is left to quotes.py.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from generator.link.quotations.boundaries import UNSPACED, inside
from generator.link.quotations.folding import DASHES, DOUBLE, HYPHENS, PARAGRAPH, SINGLE, Folded
from generator.link.quotations.readings import Join
from generator.model.patterns import letters

if TYPE_CHECKING:
    import regex

FARTHEST = 60  # words between two parts
Span = tuple[int, int]
Place = tuple[Span, ...]

_SPACED = letters(rf"(?V1)[[\p{{L}}\p{{N}}]--[{UNSPACED}]][[\p{{L}}\p{{M}}\p{{N}}'’\-‐‑]--[{UNSPACED}]]*")
_IDEOGRAPH = letters(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_LETTER = letters(r"(?V1)[\p{L}&&[\p{Thai}\p{Lao}\p{Khmer}]]")
# "the soldiers' guns": a mark behind an s, with a word to follow, that no mark before it in reach has opened.
_POSSESSIVE = letters(rf"(?<=[sxzSXZ])[{re.escape(SINGLE)}](?=\s+\w)")
_OPENING = letters(rf"(?<!\w)[{re.escape(SINGLE)}](?=\w)")
_SPEECH = 400  # characters back to the mark that opens what a single mark closes
# White space behind a hyphen on a word: where a line ends there, none is known to be printed. With more of these in
# one quotation all are taken for printed.
_GAP = letters(
    rf"(?<=[\p{{L}}\p{{M}}\p{{N}}](?:[{re.escape(HYPHENS)}]|[{DASHES}]{{1,2}}|--))\s+(?=[\p{{L}}\p{{N}}])"
)
# A hyphen within a word: where the source breaks that word at a line's end, its own is not to be told from the line's.
_HYPHENED = letters(rf"(?<=\p{{L}})[{re.escape(HYPHENS)}](?=\p{{L}})")
_GAPS = 4


class _Wording(NamedTuple):
    """Quoted words in folded form. `broken` are the hyphens behind which a line must end in the source; `soft` are the
    places where a word must be broken by a soft hyphen at a line's end."""

    text: str
    shape: str
    marks: Mapping[int, str]
    broken: frozenset[int]
    soft: frozenset[int]


class _Chain(NamedTuple):
    """A part where it stands, the chain of parts before it, and where that begins."""

    span: Span
    start: int
    before: "_Chain | None"


def places(source: Folded, parts: Sequence[str], joins: Sequence[Join]) -> list[Place]:
    """Where the parts stand in order, each place as the spans of its parts in `source.text`, in order of the text.

    Of several ways to join the same words the shortest is taken, so no place holds another.
    """
    wordings = {
        part: [w for w in _wordings(part, source) if w.text and w.text in source.text] for part in dict.fromkeys(parts)
    }
    if not all(wordings.values()):
        return []
    found = {part: sorted(span for w in ways for span in _occurrences(source, w)) for part, ways in wordings.items()}
    chains = [_Chain(span, span[0], None) for span in found[parts[0]]]
    for part, join in zip(parts[1:], joins, strict=True):
        chains = _extend(source.shape, chains, found[part], join)
    return [_unrolled(chain) for chain in _shortest(chains)]


def _wordings(part: str, source: Folded) -> Iterator[_Wording]:
    """The ways to fold quoted words: "pre- and" may stand at the end of a line, where it looks like "non-lethal"."""
    yield from (_wording(words) for words in _chosen(part, _GAP, " \n"))
    if source.soft:
        yield from (_wording(words) for words in _chosen(part, _HYPHENED, ("-", "\u00ad\n")) if "\u00ad\n" in words)


def _chosen(part: str, pattern: "regex.Pattern[str]", ways: Sequence[str]) -> Iterator[str]:
    """The words with each match written in each of the ways; as they are, where there are too many."""
    found = [m.span() for m in pattern.finditer(part)]
    for chosen in product(ways, repeat=len(found)) if 0 < len(found) <= _GAPS else ("",):
        words = part
        for (start, end), new in reversed(list(zip(found, chosen, strict=False))):
            words = words[:start] + new + words[end:]
        yield words


def _wording(words: str) -> _Wording:
    folded = Folded(words.strip())
    lead = len(folded.text) - len(folded.text.lstrip())
    return _Wording(
        folded.text.strip(),
        folded.shape.strip(),
        {at - lead: marks for at, marks in folded.marks.items()},
        frozenset(at - lead for at in folded.broken),
        frozenset(at - lead for at in folded.soft),
    )


def _occurrences(source: Folded, words: _Wording) -> Iterator[Span]:
    """Every span where the words stand as whole words."""
    at = source.text.find(words.text)
    while at >= 0:
        end = at + len(words.text)
        if (
            not inside(source.shape, at)
            and not inside(source.shape, end)
            and _agree(words.marks, source.marks, at)
            and all(at + hyphen in source.broken for hyphen in words.broken)
            and all(at + place in source.soft for place in words.soft)
            and _same_marks(words.shape, source.shape, (at, end))
        ):
            yield at, end
        at = source.text.find(words.text, at + 1)


def _agree(quoted: Mapping[int, str], printed: Mapping[int, str], at: int) -> bool:
    """Whether each vowel mark that is quoted is printed on the same letter. Marks may be left out, never added."""
    return all(set(marks) <= set(printed.get(at + letter, "")) for letter, marks in quoted.items())


def _same_marks(quoted: str, source: str, span: Span) -> bool:
    """Whether no possessive, on either side, stands for a double mark on the other."""
    printed = source[slice(*span)]
    if quoted == printed:
        return True
    lead = min(span[0], _SPEECH)
    around = source[span[0] - lead : span[1] + 2]
    return not any(
        (other in DOUBLE and _possessive(quoted, n)) or (one in DOUBLE and _possessive(around, lead + n))
        for n, (one, other) in enumerate(zip(quoted, printed, strict=True))
        if one != other and (one in DOUBLE or other in DOUBLE)
    )


def _possessive(shape: str, at: int) -> bool:
    return bool(_POSSESSIVE.match(shape, at)) and not _OPENING.search(shape, 0, at)


def _extend(shape: str, chains: list[_Chain], spans: list[Span], join: Join) -> list[_Chain]:
    """Each span behind the chain that ends last before it, where the gap may be passed over.

    No other chain need be tried. One that ends earlier leaves a wider gap, and begins no later: so it is at first,
    and each round keeps it so.
    """
    ends = [chain.span[1] for chain in chains]
    out = []
    for span in spans:
        n = bisect_right(ends, span[0]) - 1
        if n >= 0 and _joins(shape[ends[n] : span[0]], join):
            out.append(_Chain(span, chains[n].start, chains[n]))
    return out


def _joins(gap: str, join: Join) -> bool:
    if join is Join.NOTHING:
        return not gap.strip()
    return gap.count(PARAGRAPH) <= 1 and (len(gap) <= FARTHEST or count_words(gap) <= FARTHEST)


def count_words(text: str) -> int:
    """Words, as near as may be; where none are parted by spaces, two ideographs or four letters count as one."""
    return len(_SPACED.findall(text)) + len(_IDEOGRAPH.findall(text)) // 2 + len(_LETTER.findall(text)) // 4


def _shortest(chains: list[_Chain]) -> list[_Chain]:
    """Of the chains, which are in order of their ends, those that hold no other."""
    out: list[_Chain] = []
    for chain in chains:
        if not out or chain.start > out[-1].start:
            out.append(chain)
    return out


def _unrolled(chain: _Chain | None) -> Place:
    spans: list[Span] = []
    while chain:
        spans.append(chain.span)
        chain = chain.before
    return tuple(reversed(spans))
