"""The positions of a conflict, each with its evidence, sources and what rests on it. The judgement is conflicts'."""

import msgspec

from generator.model.date_words import words
from generator.model.records import Article, Claim, Conflict, Key
from generator.model.resting import FOR, Ground
from generator.pages.articles import DerivationView, derivations, lineage_words
from generator.pages.citations import short_source
from generator.pages.counting import capital, counted, plural
from generator.pages.disputes import favoured_positions, state_words
from generator.pages.evidence import ClaimBrief, ClaimFull, evidence_views
from generator.pages.notice_words import how_words
from generator.pages.origins import origins_view
from generator.pages.page import Anchor
from generator.pages.viewpoint import Viewpoint

LONGEST = 12
"""So many pages of one kind are listed below a position; the page of the claim has them all."""

_ORDER = ("note", "event", "actor", "conflict", "claim", "article", "place", "page")


class PositionSource(msgspec.Struct, frozen=True):
    """A source of a position: when it was published, in words, and what it derives from."""

    source: Anchor
    published: str
    derives: tuple[DerivationView, ...]
    lineage: str


class Rest(msgspec.Struct, frozen=True):
    """A page that rests on a position, and which of its facts do: empty where only its text cites the claim.

    Of a conflict it is said how it stands.
    """

    record: Anchor
    how: str


class Rests(msgspec.Struct, frozen=True):
    """The pages of one kind that rest on a position; `more` counts those that are not listed."""

    heading: str
    rows: tuple[Rest, ...]
    more: str


class PositionView(msgspec.Struct, frozen=True):
    """One position: its letter, the claim with its evidence, whether the judgement is for it, what rests on it."""

    letter: str
    full: ClaimFull
    favoured: bool
    sources: tuple[PositionSource, ...]
    rests: tuple[Rests, ...]


def positions_of(view: Viewpoint, conflict: Conflict) -> tuple[PositionView, ...]:
    """The positions of a conflict, each once, in the writer's order."""
    favoured = favoured_positions(view, conflict)
    claims = dict.fromkeys(r.key for r in view.dossier.find_all(conflict.positions))
    return tuple(
        PositionView(letter(n), _full(view, k), k in favoured, _sources(view, k), _rests(view, k, conflict))
        for n, k in enumerate(claims)
    )


def _full(view: Viewpoint, claim: Key) -> ClaimFull:
    """The claim with its evidence, without its disputes: a claim in a hundred conflicts would name all on each page."""
    record = view.dossier[claim]
    brief = ClaimBrief(view.anchor(claim), origins_view(view, claim), ())
    return ClaimFull(brief, evidence_views(view, record.evidence if isinstance(record, Claim) else ()))


def letter(number: int) -> str:
    """The letter of a position; they are numbered from 0.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    more, last = divmod(number, 26)
    return (letter(more - 1) if more else "") + chr(ord("A") + last)


def _sources(view: Viewpoint, claim: Key) -> tuple[PositionSource, ...]:
    """The articles that a claim has evidence from, each once, in the order of the evidence."""
    record = view.dossier[claim]
    refs = tuple(e.source for e in record.evidence) if isinstance(record, Claim) else ()
    articles = {r.key: r for r in view.dossier.find_all(refs)}
    return tuple(
        PositionSource(
            short_source(view, a.key),
            words(a.published) if a.published else "",
            derivations(view, a),
            lineage_words(a),
        )
        for a in articles.values()
        if isinstance(a, Article)
    )


def _rests(view: Viewpoint, claim: Key, conflict: Conflict) -> tuple[Rests, ...]:
    """The pages that rest on a claim directly or cite it, by kind; this conflict left out."""
    by_kind: dict[str, list[Rest]] = {}
    for ground in view.dossier.resting.next(claim, claim):
        if ground.bears == FOR and ground.by != conflict.key:
            by_kind.setdefault(ground.by.kind, []).append(Rest(view.anchor(ground.by), _how(view, ground)))
    return tuple(
        Rests(
            capital(plural(kind)),
            tuple(by_kind[kind][:LONGEST]),
            f"and {counted(len(by_kind[kind]) - LONGEST, f'more {kind}')}" if len(by_kind[kind]) > LONGEST else "",
        )
        for kind in _ORDER
        if kind in by_kind
    )


def _how(view: Viewpoint, ground: Ground) -> str:
    other = view.dossier[ground.by]
    if isinstance(other, Conflict):
        return state_words(other)
    return ", ".join(dict.fromkeys(how_words(how) for how in ground.hows if how != "cites"))
