"""A source's text as far as it may be shown: its extracts with the cited passages marked, and who cites each.

What may be shown was decided before: nothing here sees more of a source than its page does.
"""

from collections.abc import Iterable, Mapping
from itertools import chain, pairwise
from types import MappingProxyType

import msgspec

from generator.model.body import Quote
from generator.model.linked import CheckedQuote, Extract, Passage, SourceText
from generator.model.records import Actor, Article, Claim, Key, Rights
from generator.pages.backlinks import Referring, referring
from generator.pages.bodies import call_fragment
from generator.pages.citations import QuoteView, quote_view
from generator.pages.evidence import SpeakerView, speaker_view
from generator.pages.page import Anchor, Words
from generator.pages.viewpoint import Viewpoint
from generator.pages.whereabouts import Check, check_of, place_words, tells_positions


class Segment(msgspec.Struct, frozen=True):
    """A stretch of a source's text, within `depth` passages. `begins` are the fragments, `ends` the numbers.

    A `gap` stands for what is not shown.
    """

    text: str
    depth: int = 0
    begins: tuple[str, ...] = ()
    ends: tuple[int, ...] = ()
    gap: bool = False


class ClaimUse(msgspec.Struct, frozen=True):
    """A claim that rests on a passage: how it bears on it, who says so, and which events rest on the claim."""

    claim: Anchor
    stance: str
    speaker: SpeakerView | None
    verb: str
    is_disputed: bool
    events: tuple[Anchor, ...] = ()


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
    placed = {f for e in source.extracts for f in _begin(e, source.passages)}
    numbers = {p.fragment: n for n, p in enumerate((p for p in source.passages if p.fragment in placed), 1)}
    cited = cited_passages(view, article, source, numbers)
    whole = source.rights is Rights.FULL
    paragraphs: list[Paragraph] = []
    end = 0
    for number, extracts in _by_paragraph(source.extracts):
        gap = not whole and extracts[0].start > end + (2 if paragraphs else 0)
        segments: list[Segment] = []
        for n, extract in enumerate(extracts):
            if n and not whole:
                segments.append(Segment("", gap=True))
            segments += _segments(extract, source.passages, numbers)
        end = extracts[-1].start + len(extracts[-1].text)
        ending = [n for s in segments for n in s.ends]
        paragraphs.append(
            Paragraph(
                number, gap, tuple(segments), tuple(c for c in cited if c.number and c.number in ending)
            )
        )
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


def _begin(extract: Extract, passages: Iterable[Passage]) -> list[str]:
    """The passages whose first words stand in the extract."""
    end = extract.start + len(extract.text)
    return [p.fragment for p in passages if p.parts and extract.start <= p.parts[0][0] < end]


def _segments(extract: Extract, passages: tuple[Passage, ...], numbers: dict[str, int]) -> list[Segment]:
    """The extract cut wherever a passage begins or ends, so that passages may overlap."""
    first, last = extract.start, extract.start + len(extract.text)
    here = [
        (max(a, first), min(b, last), p)
        for p in passages
        if p.fragment in numbers
        for a, b in p.parts
        if a < last and b > first
    ]
    cuts = sorted({first, last, *(a for a, _, _ in here), *(b for _, b, _ in here)})
    out = []
    for a, b in pairwise(cuts):
        inside = [p for start, end, p in here if start <= a and b <= end]
        out.append(
            Segment(
                extract.text[a - first : b - first],
                len(inside),
                tuple(p.fragment for p in inside if p.parts[0][0] == a),
                tuple(numbers[p.fragment] for p in inside if p.parts[-1][1] == b),
            )
        )
    return out


def cited_passages(
    view: Viewpoint, article: Key, source: SourceText, numbers: Mapping[str, int] = MappingProxyType({})
) -> list[Cited]:
    """Every quoted passage, then the quotations that have none. `numbers` are those that passages have on the page."""
    quotes: dict[str, list[QuoteView]] = {p.fragment: [] for p in source.passages}
    for quote in source.quotes:
        shown = quote_view(view, quote)
        of_passage = quotes.setdefault(_place(quote), [])
        if shown not in of_passage:
            of_passage.append(shown)
    links = view.dossier.backlinks.get(article, ())
    record = view.dossier[article]
    may_tell = isinstance(record, Article) and tells_positions(record, source)
    at = {p.fragment: place_words(p.parts, source.pages) for p in source.passages} if may_tell else {}
    uses, actors, summary = _uses(view, article), _actors(view, article), _summary(view, article)
    out = []
    for fragment, shown_quotes in quotes.items():
        name = "" if fragment.startswith("\0") else fragment
        pages = referring(view, tuple(b for b in links if name and b.passage == name))
        out.append(
            Cited(
                numbers.get(name, 0),
                name,
                tuple(shown_quotes),
                pages,
                tuple(uses.get(fragment, ())),
                tuple(actors.get(fragment, ())),
                summary.get(fragment, ""),
                at.get(fragment, ""),
            )
        )
    return out


def _uses(view: Viewpoint, article: Key) -> dict[str, list[ClaimUse]]:
    """The claims that rest on each passage of the article; one without a passage goes by its words."""
    dossier = view.dossier
    out: dict[str, list[ClaimUse]] = {}
    for claim in dossier.tied(article, "evidence"):
        for evidence in claim.evidence if isinstance(claim, Claim) else ():
            if dossier.found.get(evidence.source) != article:
                continue
            use = ClaimUse(
                view.anchor(claim.key),
                evidence.stance,
                speaker_view(view, evidence.speaker),
                evidence.verb,
                claim.key in dossier.disputes,
                tuple(view.anchor(e.key) for e in dossier.tied(claim.key, "rests"))
                if evidence.stance == "supports"
                else (),
            )
            for place in _places(view, evidence.quotes):
                uses = out.setdefault(place, [])
                if use not in uses:
                    uses.append(use)
    return out


def _actors(view: Viewpoint, article: Key) -> dict[str, dict[Anchor, None]]:
    """The actors of whom a role or relation rests on each passage of the article."""
    dossier = view.dossier
    out: dict[str, dict[Anchor, None]] = {}
    for actor in dossier.tied(article, "basis"):
        if not isinstance(actor, Actor):
            continue
        grounds = [*(r.evidence for r in actor.roles), *(r.evidence for r in actor.relations)]
        for cited in chain.from_iterable(grounds):
            for place in _places(view, cited.quotes) if dossier.found.get(cited.ref) == article else ():
                out.setdefault(place, {})[view.anchor(actor.key)] = None
    return out


def _summary(view: Viewpoint, article: Key) -> dict[str, str]:
    """Where the article's own body cites each of its passages first."""
    out: dict[str, str] = {}
    for note in view.dossier.body(view.dossier[article]).footnotes:
        for quote in (q for part in note.parts for q in part.quotes if q.article == article):
            out.setdefault(_place(quote), f"#{call_fragment(note.number, 1)}")
    return out


def _places(view: Viewpoint, quotes: Iterable[Quote]) -> list[str]:
    checked = view.dossier.checked
    return [_place(checked[quote]) for quote in quotes if quote in checked]


def _place(quote: CheckedQuote) -> str:
    """A quotation's passage; one without a passage goes by its words."""
    return quote.passage or f"\0{quote.text}"
