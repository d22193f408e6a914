"""A source's text as far as it may be shown: its extracts with the cited passages marked, and who cites each.

What may be shown was decided before: nothing here sees more of a source than its page does.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import msgspec

from generator.model.linked import Extract, Passage, SourceText
from generator.model.records import Article, Key, Rights
from generator.pages.backlinks import Referring
from generator.pages.citations import QuoteView, quote_view
from generator.pages.citing import ClaimUse, place_of, who_cites
from generator.pages.page import Anchor, Words
from generator.pages.viewpoint import Viewpoint
from generator.pages.whereabouts import Check, check_of, place_words, tells_positions


class Segment(msgspec.Struct, frozen=True):
    """A stretch of a source's text, within `depth` passages. A `gap` stands for what is not shown.

    `begins` are the fragments of the passages that begin with it, `ends` the numbers of those that end; beside each,
    and in `within`, stands the place of the passage in the list below its paragraph, from 1; 0 where it is in none.
    """

    text: str
    depth: int = 0
    begins: tuple[tuple[str, int], ...] = ()
    ends: tuple[tuple[int, int], ...] = ()
    within: tuple[int, ...] = ()
    gap: bool = False


class Cited(msgspec.Struct, frozen=True):
    """A passage and who cites it for what. `number` tells it apart on the page; 0 where it is not shown.

    `actors` are those whose roles or relations rest on it; `summary` leads to it in the editors' summary. `at` says
    where it stands in the text, and is empty where that may not be told.
    """

    number: int
    fragment: str
    quotes: tuple[QuoteView, ...]
    pages: tuple[Referring, ...]
    claims: tuple[ClaimUse, ...]
    actors: tuple[Anchor, ...] = ()
    summary: str = ""
    at: str = ""


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of the source as far as shown, with the passages that end in it. `number` is from 1."""

    number: int
    gap_before: bool
    segments: tuple[Segment, ...]
    cited: tuple[Cited, ...]


class ShownText(msgspec.Struct, frozen=True):
    """What a page shows of a source's text. `loose` are quotations that stand in no extract of it.

    `check` says how to look the passages up.
    """

    paragraphs: tuple[Paragraph, ...]
    gap_after: bool
    loose: tuple[Cited, ...]
    language: Words
    check: Check | None = None


def shown_text(view: Viewpoint, article: Key, source: SourceText) -> ShownText:
    """The text of a source as its page shows it."""
    held = _held(source.extracts, source.passages)
    begun = {p.fragment for parts in held.values() for start, _, p in parts if start == p.parts[0][0]}
    numbers = {p.fragment: n for n, p in enumerate((p for p in source.passages if p.fragment in begun), 1)}
    cited = cited_passages(view, article, source, numbers)
    by_number = {c.number: c for c in cited}
    whole = source.rights is Rights.FULL
    paragraphs: list[Paragraph] = []
    end = 0
    for number, extracts in _by_paragraph(source.extracts):
        gap = not whole and extracts[0].start > end + (2 if paragraphs else 0)
        ending = _ending(extracts, held, numbers)
        places = {number: place for place, number in enumerate(ending, 1)}
        segments: list[Segment] = []
        for n, extract in enumerate(extracts):
            if n and not whole:
                segments.append(Segment("", gap=True))
            segments += _segments(extract, held.get(extract, ()), numbers, places)
        end = extracts[-1].start + len(extracts[-1].text)
        paragraphs.append(Paragraph(number, gap, tuple(segments), tuple(by_number[n] for n in ending)))
    loose = tuple(c for c in cited if not c.number)
    record = view.dossier[article]
    return ShownText(
        tuple(paragraphs),
        bool(paragraphs) and not whole and end < source.length,
        loose,
        view.words("", record.lang),
        check_of(record, source) if isinstance(record, Article) else None,
    )


def _by_paragraph(extracts: tuple[Extract, ...]) -> list[tuple[int, list[Extract]]]:
    out: list[tuple[int, list[Extract]]] = []
    for extract in extracts:
        if out and out[-1][0] == extract.paragraph:
            out[-1][1].append(extract)
        else:
            out.append((extract.paragraph, [extract]))
    return out


def _held(extracts: tuple[Extract, ...], passages: Iterable[Passage]) -> dict[Extract, list[tuple[int, int, Passage]]]:
    """For each extract the parts of passages that it holds, as far as it does. Extracts are in order, and lie apart."""
    starts = [extract.start for extract in extracts]
    held: dict[Extract, list[tuple[int, int, Passage]]] = {}
    for passage in passages:
        for start, end in passage.parts:
            first = max(0, bisect_right(starts, start) - 1)
            for extract in extracts[first : bisect_left(starts, end)]:
                last = extract.start + len(extract.text)
                if start < last:
                    held.setdefault(extract, []).append((max(start, extract.start), min(end, last), passage))
    return held


def _ending(
    extracts: Iterable[Extract], held: Mapping[Extract, list[tuple[int, int, Passage]]], numbers: Mapping[str, int]
) -> list[int]:
    """The numbers of the passages that end in the extracts, in order."""
    parts = (part for extract in extracts for part in held.get(extract, ()))
    return sorted({numbers[p.fragment] for _, end, p in parts if p.fragment in numbers and end == p.parts[-1][1]})


def _segments(
    extract: Extract,
    held: Iterable[tuple[int, int, Passage]],
    numbers: Mapping[str, int],
    places: Mapping[int, int],
) -> Iterator[Segment]:
    """The extract cut wherever a passage begins or ends, so that passages may overlap."""
    first, last = extract.start, extract.start + len(extract.text)
    here = [part for part in held if part[2].fragment in numbers]
    cuts = sorted({first, last, *(a for a, _, _ in here), *(b for _, b, _ in here)})
    for a, b in pairwise(cuts):
        inside = [p for start, end, p in here if start <= a and b <= end]
        if not inside:
            yield Segment(extract.text[a - first : b - first])
            continue
        yield Segment(
            extract.text[a - first : b - first],
            len(inside),
            tuple((p.fragment, places.get(numbers[p.fragment], 0)) for p in inside if p.parts[0][0] == a),
            tuple((numbers[p.fragment], places[numbers[p.fragment]]) for p in inside if p.parts[-1][1] == b),
            tuple(place for p in inside if (place := places.get(numbers[p.fragment], 0))),
        )


def cited_passages(view: Viewpoint, article: Key, source: SourceText, numbers: Mapping[str, int]) -> list[Cited]:
    """Every quoted passage, then the quotations that have none. `numbers` are those that passages have on the page."""
    quotes: dict[str, list[QuoteView]] = {}
    for quote in source.quotes:
        shown = quote_view(view, quote)
        of_passage = quotes.setdefault(place_of(quote), [])
        if shown not in of_passage:
            of_passage.append(shown)
    record = view.dossier[article]
    may_tell = isinstance(record, Article) and tells_positions(record, source)
    at = {p.fragment: place_words(p.parts, source.pages) for p in source.passages} if may_tell else {}
    return [
        Cited(
            numbers.get(place, 0),
            "" if place.startswith("\0") else place,
            tuple(quotes.get(place, ())),
            cited.pages,
            cited.claims,
            cited.actors,
            cited.summary,
            at.get(place, ""),
        )
        for place, cited in who_cites(view, article, source).items()
    ]
