"""Events in the order of time: by date, and by what the writer says came before as far as the dates allow it.

How much of this order is known is told by known_order, and drawing it is left to timeline; that dates and `after:`
contradict each other is link's to say.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import groupby

import msgspec

from generator.model.body import Ref
from generator.model.records import Event, Key

NO_DAY = -(1 << 40)
"""A day before every day."""

Steps = dict[Key, tuple[Key, ...]]
Rank = tuple[int, int, int, int, str, str, Key]


class Placed(msgspec.Struct, frozen=True):
    """An event in its place. `dated` is the event by whose date it stands: itself, one next to it, None."""

    event: Event
    dated: Event | None


def in_order(events: Iterable[Event], found: Mapping[Ref, Key]) -> tuple[Placed, ...]:
    """Every event once. What has neither a date nor a tie to an event that has one stands last."""
    by_key = {e.key: e for e in sorted(events, key=lambda e: e.key)}
    before, sequence, least = steps(by_key.values(), found)
    row = [Placed(e, e) for e in _dated(before, sequence, least, by_key)]
    undated = [by_key[key] for key in sequence if not by_key[key].date]
    undated = _lead(undated, before, sequence, row)
    undated.sort(key=lambda e: e.key)
    row += [Placed(e, None) for e in undated if not before[e.key]]
    _insert([e for e in undated if before[e.key]], before, row)
    return tuple(row)


def steps(events: Iterable[Event], found: Mapping[Ref, Key]) -> tuple[Steps, list[Key], dict[Key, int]]:
    """What came before each event as the writer says, as far as the dates allow it.

    With it a sequence in which this stands first, and the first day that each event can have had.
    """
    by_key = {e.key: e for e in sorted(events, key=lambda e: e.key)}
    before: Steps = {
        e.key: tuple(sorted({found[r] for r in e.after if r in found and found[r] in by_key} - {e.key}))
        for e in by_key.values()
    }
    before, sequence = _without_circles(_allowed(before, by_key))
    before, least = _possible(before, sequence, by_key)
    return before, sequence, least


def _allowed(before: Steps, events: Mapping[Key, Event]) -> Steps:
    """What the writer says came before, less what began after the event was over: there the dates go first."""
    return {
        key: tuple(other for other in others if _first(events[other]) <= _last(events[key]))
        for key, others in before.items()
    }


def _first(event: Event) -> int:
    return NO_DAY if event.date is None or event.date.earliest is None else event.date.earliest


def _last(event: Event) -> int:
    return -NO_DAY if event.date is None or event.date.latest is None else event.date.latest


def _without_circles(before: Steps) -> tuple[Steps, list[Key]]:
    """The steps less one of each circle, which is an error and must not hold up a preview, and a sequence of them."""
    before = dict(before)
    while True:
        try:
            return before, list(TopologicalSorter(before).static_order())
        except CycleError as error:
            earlier, later = error.args[1][:2]
            before[later] = tuple(key for key in before[later] if key != earlier)


def _possible(
    before: Steps, sequence: Sequence[Key], events: Mapping[Key, Event]
) -> tuple[Steps, dict[Key, int]]:
    """The steps that hold over events without a date as well, and the first day that each event can have had."""
    before = dict(before)
    least: dict[Key, int] = {}
    for key in sequence:
        before[key] = tuple(other for other in before[key] if least[other] <= _last(events[key]))
        least[key] = max([_first(events[key]), *(least[other] for other in before[key])])
    return before, least


def _dated(
    before: Steps, sequence: Sequence[Key], least: Mapping[Key, int], events: Mapping[Key, Event]
) -> list[Event]:
    """The events with a date: each on the first day that it can have had, behind those that it follows."""
    days = _days(before, sequence, least, events)
    of_day = _of_a_day(events.values())
    follows: dict[Key, set[Key]] = {}
    for key in sequence:
        # Over an event without a date the order of those on either side of it is known as well.
        follows[key] = {
            k for other in before[key] for k in ((other,) if events[other].date else follows[other])
        }
    leads: dict[Key, list[Key]] = {key: [] for key in sequence}
    open_steps = {key: len(follows[key]) for key in sequence if events[key].date}
    for key in open_steps:
        for other in follows[key]:
            leads[other].append(key)
    ready = [_rank(events[key], days[key], of_day) for key, count in open_steps.items() if not count]
    heapq.heapify(ready)
    out: list[Event] = []
    while ready:
        key = heapq.heappop(ready)[-1]
        out.append(events[key])
        for other in leads[key]:
            open_steps[other] -= 1
            if not open_steps[other]:
                heapq.heappush(ready, _rank(events[other], days[other], of_day))
    return out


def _days(
    before: Steps, sequence: Sequence[Key], least: Mapping[Key, int], events: Mapping[Key, Event]
) -> dict[Key, int]:
    """The day by which each event stands. What has no first day stands no later than what follows it."""
    days: dict[Key, int] = {}
    limits: dict[Key, int] = {}
    for key in reversed(sequence):
        date = events[key].date
        limit = limits.get(key, -NO_DAY)
        if date and date.earliest is not None:
            days[key] = least[key]
        else:
            days[key] = max(least[key], min(date.sort_key[0] if date else limit, limit))
        for other in before[key]:
            limits[other] = min(limits.get(other, -NO_DAY), days[key])
    return days


def _rank(event: Event, day: int, of_day: Mapping[Key, int]) -> Rank:
    _, bounded, last, text = event.date.sort_key if event.date else (0, 0, 0, "")
    return (day, bounded, last, of_day.get(event.key, 0), text, event.time, event.key)


def _of_a_day(events: Iterable[Event]) -> dict[Key, int]:
    """The place of each event among those of its one day: those without a time first.

    Where the zone is known the moment counts, and not the clock. A time without a zone goes by the clock, before
    the first that has a later one.
    """
    on_a_day = [(_first(e), e) for e in events if e.date and _first(e) == _last(e)]
    on_a_day.sort(key=lambda pair: (pair[0], pair[1].time, pair[1].date.text if pair[1].date else "", pair[1].key))
    out: dict[Key, int] = {}
    for _, pairs in groupby(on_a_day, key=lambda pair: pair[0]):
        day = [e for _, e in pairs]
        row = sorted((e for e in day if e.instant is not None), key=lambda e: e.instant or 0)
        for event in (e for e in day if e.time and e.instant is None):
            at = next((n for n, e in enumerate(row) if e.time > event.time), len(row))
            row.insert(at, event)
        untimed = [e for e in day if not e.time]
        out |= {e.key: 0 for e in untimed} | {e.key: n for n, e in enumerate(row, 1)}
    return out


def _lead(
    undated: Sequence[Event], before: Steps, sequence: Sequence[Key], row: list[Placed]
) -> list[Event]:
    """Put what follows nothing that has a date before the first with a date that follows it; the rest is returned."""
    places = {p.event.key: n for n, p in enumerate(row)}
    tied: set[Key] = set(places)
    for key in sequence:
        if any(other in tied for other in before[key]):
            tied.add(key)
    first: dict[Key, int] = dict(places)
    for key in reversed(sequence):
        if key in first:
            for other in before[key]:
                if other not in places:
                    first[other] = min(first.get(other, len(row)), first[key])
    leading: dict[int, list[Event]] = {}
    rest = []
    for event in undated:
        if event.key in tied or event.key not in first:
            rest.append(event)
        else:
            leading.setdefault(first[event.key], []).append(event)
    row[:] = [
        one
        for n, placed in enumerate(row)
        for one in (*(Placed(e, placed.event) for e in leading.get(n, ())), placed)
    ]
    return rest


def _insert(waiting: list[Event], before: Steps, row: list[Placed]) -> None:
    """Put each event without a date behind the last of those it follows, once all of those stand."""
    parent: dict[Key, Key] = {}
    while waiting:
        standing = {p.event.key: n for n, p in enumerate(row)}
        event = next(e for e in waiting if standing.keys() >= set(before[e.key]))
        waiting.remove(event)
        at = max(standing[k] for k in before[event.key])
        leader = row[at]
        parent[event.key] = leader.event.key
        at += 1
        while at < len(row) and _follows(row[at].event.key, leader.event.key, parent):
            at += 1
        row.insert(at, Placed(event, leader.dated))


def _follows(key: Key, leader: Key, parent: Mapping[Key, Key]) -> bool:
    while key in parent:
        key = parent[key]
        if key == leader:
            return True
    return False
