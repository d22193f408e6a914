"""Who cites the passages of a source, and for what."""

from collections.abc import Iterable
from itertools import chain

import msgspec

from generator.model.body import Quote
from generator.model.linked import Backlink, CheckedQuote, SourceText
from generator.model.records import Actor, Claim, Key
from generator.pages.backlinks import Referring, referring
from generator.pages.bodies import call_fragment
from generator.pages.evidence import SpeakerView, speaker_view
from generator.pages.page import Anchor
from generator.pages.viewpoint import Viewpoint


class ClaimUse(msgspec.Struct, frozen=True):
    """A claim that rests on a passage: how it bears on it, who says so, and which events rest on the claim."""

    claim: Anchor
    stance: str
    speaker: SpeakerView | None
    verb: str
    is_disputed: bool
    events: tuple[Anchor, ...] = ()


class Citing(msgspec.Struct, frozen=True):
    """Who cites a passage for what: pages, claims, the roles and relations of actors, the editors' summary."""

    pages: tuple[Referring, ...]
    claims: tuple[ClaimUse, ...]
    actors: tuple[Anchor, ...]
    summary: str


def who_cites(view: Viewpoint, article: Key, source: SourceText) -> dict[str, Citing]:
    """Who cites each quoted passage, by its fragment; behind them the same of the quotations that have none."""
    pages: dict[str, list[Backlink]] = {}
    for link in view.dossier.backlinks.get(article, ()):
        if link.passage:
            pages.setdefault(link.passage, []).append(link)
    uses, actors, summary = _uses(view, article), _actors(view, article), _summary(view, article)
    return {
        place: Citing(
            referring(view, tuple(pages.get(place, ()))),
            tuple(uses.get(place, ())),
            tuple(actors.get(place, ())),
            summary.get(place, ""),
        )
        for place in dict.fromkeys((*(p.fragment for p in source.passages), *map(place_of, source.quotes)))
    }


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
            out.setdefault(place_of(quote), f"#{call_fragment(note.number, 1)}")
    return out


def _places(view: Viewpoint, quotes: Iterable[Quote]) -> list[str]:
    checked = view.dossier.checked
    return [place_of(one) for quote in quotes if (one := checked.get(quote)) is not None]


def place_of(quote: CheckedQuote) -> str:
    """A quotation's passage; one without a passage goes by its words."""
    return quote.passage or f"\0{quote.text}"
