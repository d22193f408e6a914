"""The timeline: every event in order, its date in words and drawn to scale. The order is chronology's."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from generator.model.date_words import words
from generator.model.dates import EDTF, DateKind, Point, Precision, from_day, parse
from generator.model.days import MONTHS
from generator.model.records import Event, Key, Record
from generator.pages.chronology import Placed
from generator.pages.counting import capital, counted
from generator.pages.disputes import unweighed
from generator.pages.page import Anchor, View
from generator.pages.scale import Bar, Scale, bars, scale_of
from generator.pages.sequence import unknown_orders
from generator.pages.splitting import Pager, part_of
from generator.pages.viewpoint import Viewpoint

EVENTS = "events"
_VAGUE = 62


class TimelineRow(msgspec.Struct, frozen=True):
    """An event in the timeline. `certainty` says in words what its mark shows, `order` what is not known of its place.

    `disputed`: some fact of it or claim about it is; `mark_disputed`: its date or its place is. `unweighed`: a source
    contradicts one of these, and no conflict weighs the two. `unsourced_date` and `unsourced_place` rest on no claim.
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


class Rows(msgspec.Struct, frozen=True):
    """The timeline of one record, or one part of it."""

    rows: tuple[TimelineRow, ...]
    pager: Pager


class Standing(msgspec.Struct, frozen=True):
    """Where an event stands: its year, or what else is known; `month` is 0 where there is none to say.

    `group` is that in an address, `heading` in words.
    """

    group: str
    heading: str
    month: int = 0


class Month(msgspec.Struct, frozen=True):
    """The events of a month; `heading` is empty for those at a year's head of which only the year is known."""

    heading: str
    fragment: str
    rows: tuple[TimelineRow, ...]


class Year(msgspec.Struct, frozen=True):
    """The events of a year; `heading` says so in words where there is no date."""

    heading: str
    fragment: str
    months: tuple[Month, ...]


class TimelineView(View, frozen=True, kw_only=True):
    """The timeline, or one part of it."""

    heading: str
    years: tuple[Year, ...]
    total: str
    scale: tuple[str, str] | None
    left_out: tuple[str, ...]
    pager: Pager


def timeline_view(view: Viewpoint, placed: Sequence[Placed], total: int, pager: Pager, part: str) -> TimelineView:
    """The rows given, under their years and months; `part` says which they are, empty where they are all."""
    scale = scale_of(p.event.date for p in placed)
    rows = timeline_rows(view, tuple(p.event for p in placed), scale)
    heading = f"Timeline: {part}" if part else "Timeline"
    return TimelineView(
        frame=view.frame(heading, f"{counted(total, 'event')} in the order of time.", None, pager.path),
        heading=heading,
        years=grouped(zip(map(standing, placed), rows, strict=True)),
        total=counted(total, "event"),
        scale=scale.ends if scale else None,
        left_out=scale.left_out if scale else (),
        pager=pager,
    )


def standing(placed: Placed) -> Standing:
    """Where an event stands, never more precisely than its date is known.

    A season stands under the month in which it begins, so that the order of a year is that of its dates; but which
    of its winters a year means with code 24 is not known, so that has a heading of its own.
    """
    date = placed.dated.date if placed.dated else None
    if date is None:
        return Standing("undated", "No date known")
    point = _foremost(date)
    if point.precision is Precision.UNKNOWN:
        return Standing("unknown", "Date unknown")
    if "X" in point.year:
        said = capital(words(parse(point.year)))
        is_decade = said.endswith("s")
        return Standing(point.year.lower(), said if is_decade else f"{point.year}: {said[:1].lower()}{said[1:]}")
    if point.month == "24":
        said = capital(words(parse(f"{point.year}-24")))
        return Standing(f"{point.year}-24", said)
    year, month, _ = from_day(date.sort_key[0])
    is_span = date.kind is not DateKind.LASTING and date.earliest is not None and date.latest is not None
    is_vague = is_span and (date.latest or 0) - (date.earliest or 0) > _VAGUE and month == 1
    if is_vague or point.precision is Precision.YEAR:
        month = 0
    return Standing(f"{year:04}", year_words(year), month)


def _foremost(date: EDTF) -> Point:
    """The point by whose first or last day the date is put in order."""
    day = date.sort_key[0]
    points = [p for m in date.members for p in (m.start, m.end) if isinstance(p, Point)]
    return next((p for p in points if day in (p.first, p.last)), points[0])


def grouped(rows: Iterable[tuple[Standing, TimelineRow]]) -> tuple[Year, ...]:
    """Rows under years and months in the order given; what comes back to a heading continues it."""
    years: list[tuple[Standing, list[tuple[Standing, TimelineRow]]]] = []
    for place, row in rows:
        if not years or years[-1][0].group != place.group:
            years.append((place, []))
        years[-1][1].append((place, row))
    out = []
    times: Counter[str] = Counter()
    months: Counter[str] = Counter()
    for place, of_year in years:
        times[place.group] += 1
        heading, fragment = _again(place.heading, f"y{place.group}", times[place.group])
        out.append(Year(heading, fragment, _months(of_year, months)))
    return tuple(out)


def _months(rows: list[tuple[Standing, TimelineRow]], times: Counter[str]) -> tuple[Month, ...]:
    out: list[Month] = []
    for month, some in groupby(rows, key=lambda pair: pair[0].month):
        pairs = list(some)
        place = pairs[0][0]
        said = MONTHS[month - 1] if month else f"{place.heading}, month not known" if out else ""
        name = f"y{place.group}-{month:02}" if said else ""
        times[name] += 1
        heading, fragment = _again(said, name, times[name]) if said else ("", "")
        out.append(Month(heading, fragment, tuple(row for _, row in pairs)))
    return tuple(out)


def _again(heading: str, fragment: str, time: int) -> tuple[str, str]:
    return (heading, fragment) if time == 1 else (f"{heading}, continued", f"{fragment}-{time}")


def year_words(year: int) -> str:
    """A year as one says it; 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def timeline_rows(view: Viewpoint, events: Sequence[Event], scale: Scale | None) -> tuple[TimelineRow, ...]:
    """Events as the rows of a timeline that is drawn to `scale`."""
    orders = unknown_orders(view, events)
    return tuple(_row(view, event, scale, orders.get(event.key, "")) for event in events)


def _row(view: Viewpoint, event: Event, scale: Scale | None, order: str) -> TimelineRow:
    dossier = view.dossier
    when_and_where = (event.date_claim, event.setting.claim if event.setting else None)
    named = (*when_and_where, *(p.claim for p in event.parts), *(c.claim for c in event.counts))
    facts = {r.key: None for r in dossier.find_all(tuple(c for c in named if c))}
    facts |= {claim.key: None for claim in dossier.tied(event.key, "about")}
    place = dossier.find(event.setting.place) if event.setting else None
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
    )


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
