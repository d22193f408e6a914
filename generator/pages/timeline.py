"""Events as rows of a timeline: the date in words and drawn to scale. The order is chronology's.

The page of all events, with what leads through it, is timelines/page.py's.
"""

from collections.abc import Iterable, Sequence

import msgspec

from generator.model.body import Ref
from generator.model.date_words import words
from generator.model.dates import EDTF, DateKind, Precision
from generator.model.records import Event, Key, Record
from generator.pages.disputes import unweighed
from generator.pages.page import Anchor
from generator.pages.scale import Bar, Scale, bars, scale_of
from generator.pages.sequence import unknown_orders
from generator.pages.splitting import Pager, part_of
from generator.pages.viewpoint import Viewpoint

EVENTS = "events"
_MOST_WHO = 5


class TimelineRow(msgspec.Struct, frozen=True):
    """An event in the timeline. `certainty` says in words what its mark shows, `order` what is not known of its place.

    `disputed`: some fact of it or claim about it is; `mark_disputed`: its date or its place is. `unweighed`: a source
    contradicts one of these, and no conflict weighs the two. `unsourced_date` and `unsourced_place` rest on no claim.
    `who` took part, as far as the row names them, and `others` says how many more.
    """

    event: Anchor
    date: str
    certainty: str
    bars: tuple[Bar, ...]
    cuts: tuple[int, ...]
    time: str
    place: Anchor | None
    after: tuple[Anchor, ...]
    summary: str
    disputed: bool
    mark_disputed: bool = False
    unweighed: bool = False
    order: str = ""
    unsourced_date: bool = False
    unsourced_place: bool = False
    who: tuple[Anchor, ...] = ()
    others: str = ""


class Rows(msgspec.Struct, frozen=True):
    """The timeline of one record, or one part of it."""

    rows: tuple[TimelineRow, ...]
    pager: Pager


def timeline_rows(
    view: Viewpoint, events: Sequence[Event], scale: Scale | None, *, who: bool = False
) -> tuple[TimelineRow, ...]:
    """Events as the rows of a timeline that is drawn to `scale`; `who`: they name those who took part."""
    orders = unknown_orders(view, events)
    return tuple(_row(view, event, scale, orders.get(event.key, ""), who) for event in events)


def _row(view: Viewpoint, event: Event, scale: Scale | None, order: str, who: bool) -> TimelineRow:
    dossier = view.dossier
    when_and_where, facts = _when_and_where(event), _claims(view, event)
    place = dossier.find(event.setting.place) if event.setting else None
    actors = actors_of(view, event) if who else ()
    return TimelineRow(
        event=view.anchor(event.key),
        date=words(event.date) if event.date else "",
        certainty=certainty(event.date) if event.date else "",
        bars=bars(event.date, scale) if event.date and scale else (),
        cuts=scale.cuts if event.date and scale else (),
        time=local_time(event),
        place=view.anchor(place.key) if place else None,
        after=() if event.date else tuple(view.anchor(r.key) for r in dossier.find_all(event.after)),
        summary=event.summary,
        disputed=any(key in dossier.disputes for key in facts),
        mark_disputed=any(dossier.found.get(c) in dossier.disputes for c in when_and_where if c),
        unweighed=any(unweighed(view, key) for key in facts),
        order=order,
        unsourced_date=event.date is not None and dossier.find(event.date_claim) is None,
        unsourced_place=place is not None and dossier.find(when_and_where[1]) is None,
        who=tuple(view.anchor(key) for key in actors[:_MOST_WHO]),
        others=f" and {len(actors) - _MOST_WHO} more" if len(actors) > _MOST_WHO else "",
    )


def is_contested(view: Viewpoint, event: Event) -> bool:
    """Whether a fact of it or a claim about it is disputed, or contradicted by a source."""
    return any(key in view.dossier.disputes or unweighed(view, key) for key in _claims(view, event))


def _when_and_where(event: Event) -> tuple[Ref | None, Ref | None]:
    """The claims that its date and its place rest on."""
    return event.date_claim, event.setting.claim if event.setting else None


def _claims(view: Viewpoint, event: Event) -> tuple[Key, ...]:
    """The claims that its facts rest on, and those about it, each once."""
    named = (*_when_and_where(event), *(p.claim for p in event.parts), *(c.claim for c in event.counts))
    facts = [r.key for r in view.dossier.find_all(tuple(c for c in named if c))]
    return tuple(dict.fromkeys((*facts, *(claim.key for claim in view.dossier.tied(event.key, "about")))))


def actors_of(view: Viewpoint, event: Event) -> tuple[Key, ...]:
    """Who took part, each once."""
    found = (view.dossier.found.get(part.actor) for part in event.parts)
    return tuple(dict.fromkeys(key for key in found if key))


def in_time(view: Viewpoint, records: Iterable[Record]) -> tuple[Event, ...]:
    """The events among the records, in the order of time."""
    events = (r for r in records if isinstance(r, Event))
    return tuple(sorted(events, key=lambda e: view.survey.places[e.key]))


def rows_on(view: Viewpoint, key: Key, how: str, number: int = 1) -> Rows:
    """The events that name a record in the field `how`, in the order of time; part `number` where they are many."""
    events, pager = part_of(key, EVENTS, in_time(view, view.dossier.tied(key, how)), number)
    scale = scale_of(e.date for e in events)
    return Rows(timeline_rows(view, events, scale), pager)


def local_time(event: Event) -> str:
    """The time of day where it happened, with its zone."""
    if not event.time:
        return ""
    return f"{event.time} local time ({event.timezone})" if event.timezone else f"{event.time}, time zone not known"


def certainty(date: EDTF) -> str:
    """What kind of date it is, in words."""
    if date.kind is DateKind.LASTING:
        said = "lasting"
    elif date.kind is DateKind.ALL_OF:
        said = "on each of these"
    elif date.kind is DateKind.ONE_OF:
        said = "one unknown day" if date.precision is Precision.DAY else "one unknown time"
    elif date.precision is Precision.DAY:
        said = "exact day" if date.is_exact else "day"
    else:
        unit = "span" if date.precision is Precision.UNKNOWN else date.precision.value
        said = f"one unknown day of that {unit}"
    doubts = [w for w, is_so in (("approximate", date.approximate), ("uncertain", date.uncertain)) if is_so]
    return ", ".join([said, *doubts])
