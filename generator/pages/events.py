"""An event's page: when, where, who, how many, and the claim that each of these rests on."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from generator.model.body import Ref
from generator.model.date_words import words
from generator.model.records import Count, Event, Key, Place
from generator.pages.backlinks import Backlinks, backlinks
from generator.pages.bodies import BodyView, body_view, first_paragraph
from generator.pages.counting import capital
from generator.pages.disputes import Touches, touches
from generator.pages.evidence import ClaimBrief, ClaimFull, claim_brief, claim_full
from generator.pages.notices import Notice, notice
from generator.pages.page import Anchor, View, Words
from generator.pages.pictures.locator import MapView, locator
from generator.pages.sequence import Neighbours, neighbours
from generator.pages.timeline import certainty, local_time
from generator.pages.viewpoint import Viewpoint

T = TypeVar("T")


class Ground(msgspec.Struct, frozen=True):
    """What a fact rests on: a claim, or nothing."""

    claim: ClaimBrief | None

    @property
    def unsourced(self) -> bool:
        """Whether it rests on no claim."""
        return self.claim is None


class DateFact(msgspec.Struct, frozen=True):
    """When: the date in words, what kind of date that is, and the time of day."""

    words: str
    certainty: str
    time: str
    ground: Ground


class PlaceFact(msgspec.Struct, frozen=True):
    """Where, and how precisely that is known."""

    place: Anchor
    within: str
    precision: str
    ground: Ground
    map: MapView | None


class PartFact(msgspec.Struct, frozen=True):
    """Who took part, and as what."""

    actor: Anchor
    role: str
    ground: Ground


class CountFact(msgspec.Struct, frozen=True):
    """How many of whom: the number in words, and the bounds where they differ."""

    what: str
    words: str
    bounds: str
    ground: Ground


class EventView(View, frozen=True, kw_only=True):
    """The page of an event."""

    heading: Words
    summary: str
    date: DateFact | None
    after: tuple[Anchor, ...]
    place: PlaceFact | None
    parts: tuple[PartFact, ...]
    counts: tuple[CountFact, ...]
    claims: tuple[ClaimFull, ...]
    touches: Touches
    body: BodyView
    neighbours: Neighbours
    tags: tuple[str, ...]
    backlinks: Backlinks
    notice: Notice | None = None


def event_view(view: Viewpoint, event: Event) -> EventView:
    """What stands on the page of an event."""
    dossier = view.dossier
    about = {c.key: None for c in dossier.tied(event.key, "about")}
    facts = tuple(_facts(view, event))
    return EventView(
        frame=view.frame(event.title, event.summary or first_paragraph(dossier.body(event)), event),
        heading=view.title(event),
        summary=event.summary,
        date=_date(view, event),
        after=tuple(view.anchor(r.key) for r in dossier.find_all(event.after)),
        place=_place(view, event),
        parts=_together(_parts(view, event), lambda part: part.role),
        counts=_together((_count(view, c) for c in event.counts), lambda count: count.what),
        claims=tuple(claim_full(view, key) for key in sorted({*about, *(claim for _, claim in facts)})),
        touches=touches(view, (*facts, *(("a claim about this event", key) for key in about))),
        body=body_view(view, dossier.body(event), event.lang),
        neighbours=neighbours(view, event),
        tags=event.tags,
        backlinks=backlinks(view, event.key),
        notice=notice(view, event.key),
    )


def _parts(view: Viewpoint, event: Event) -> Iterator[PartFact]:
    """Who took part, as far as they are known."""
    for part in event.parts:
        if part.actor in view.dossier.found:
            actor = view.anchor(view.dossier.found[part.actor])
            yield PartFact(actor, part.role, _ground(view, part.claim))


def _together(facts: Iterable[T], heading: Callable[[T], str]) -> tuple[T, ...]:
    """The facts, those under one heading next to each other, in the order in which the headings come first.

    >>> _together(["killed: 3", "wounded: 9", "killed: 1"], lambda fact: fact.split(":")[0])
    ('killed: 3', 'killed: 1', 'wounded: 9')
    """
    groups: dict[str, list[T]] = {}
    for fact in facts:
        groups.setdefault(heading(fact), []).append(fact)
    return tuple(fact for group in groups.values() for fact in group)


def _facts(view: Viewpoint, event: Event) -> Iterator[tuple[str, Key]]:
    """Each fact of the event in words, with the claim that it rests on."""
    dossier, found = view.dossier, view.dossier.found
    facts = [("the date", event.date_claim), ("the place", event.setting.claim if event.setting else None)]
    actors = [(dossier.find(p.actor), p.claim) for p in event.parts]
    facts += [(f"the part of {actor.title}", claim) for actor, claim in actors if actor]
    facts += [(f"the number {c.what}", c.claim) for c in event.counts]
    yield from ((fact, found[claim]) for fact, claim in facts if claim and claim in found)


def _ground(view: Viewpoint, claim: Ref | None) -> Ground:
    key = view.dossier.found.get(claim) if claim else None
    return Ground(claim_brief(view, key) if key else None)


def _date(view: Viewpoint, event: Event) -> DateFact | None:
    if event.date is None:
        return None
    return DateFact(
        words(event.date), certainty(event.date), local_time(event), _ground(view, event.date_claim)
    )


def _place(view: Viewpoint, event: Event) -> PlaceFact | None:
    place = view.dossier.find(event.setting.place) if event.setting else None
    if not isinstance(place, Place) or event.setting is None:
        return None
    return PlaceFact(
        view.anchor(place.key),
        within_words(view, place),
        precision_words(place),
        _ground(view, event.setting.claim),
        locator(view, place),
    )


def within_words(view: Viewpoint, place: Place) -> str:
    """What a place lies in, by name where it is another place of the gazetteer."""
    other = view.dossier.records.get(Key("place", place.within))
    return other.title if other else place.within


def precision_words(place: Place) -> str:
    """How precisely a place's position is known."""
    if not place.precision:
        return ""
    if place.precision[0].isdigit():
        return f"position known to within {place.precision}"
    known = {
        "place": "known to the place",
        "district": "known to the district",
        "country": "known to the country",
    }
    return known.get(place.precision, place.precision)


def _count(view: Viewpoint, count: Count) -> CountFact:
    return CountFact(
        what=capital(count.what),
        words=" ".join(word for word in (figures(count), count.who) if word),
        bounds=_bounds(count),
        ground=_ground(view, count.claim),
    )


def figures(count: Count) -> str:
    """The number in words: the best figure, else the bounds.

    >>> figures(Count("killed", low=18, high=25)), figures(Count("killed", low=20))
    ('18 to 25', 'at least 20')
    """
    low, best, high = count.low, count.best, count.high
    if best is not None:
        return f"{best:,}"
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"at least {low:,}"
    return f"at most {high:,}" if high is not None else "number not known"


def _bounds(count: Count) -> str:
    named = (("lowest", count.low), ("best", count.best), ("highest", count.high))
    given = [(word, n) for word, n in named if n is not None]
    if len({n for _, n in given}) < 2 or count.best is None:
        return ""
    return ", ".join(f"{word} {n:,}" for word, n in given)
