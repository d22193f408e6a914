"""What stands beside an event in the order of time, and what of that order is not known."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import overload

import msgspec

from generator.model.records import Event, Key
from generator.pages.counting import counted
from generator.pages.page import Anchor
from generator.pages.viewpoint import Viewpoint

FIRST = 8
"""So many events of one day are named on the page of another."""

_FARTHEST = 300  # so far away in the timeline is looked for what came before and after,
_FAR = 60  # so far for what is of the same day,
_NEAR = 20  # and so many events of one day are compared with each

_ON_THE_DAY, _IN_TIME = "order within the day not known", "order not known"


class Neighbours(msgspec.Struct, frozen=True):
    """The events next to one. `before` and `after` are the nearest of which it is known that they came before or after.

    Where there is none, `no_before` and `no_after` say so in words. `same_day` are those of its day of which it is not
    known, `more` counts those that are not named; `open` are others next to it in the timeline of which it is not.
    """

    before: Anchor | None
    after: Anchor | None
    same_day: tuple[Anchor, ...] = ()
    more: str = ""
    open: tuple[Anchor, ...] = ()
    no_before: str = ""
    no_after: str = ""


def neighbours(view: Viewpoint, event: Event) -> Neighbours:
    """What came before and after an event, and beside what it stands in an order that is not known."""
    order, known = view.survey.order, view.survey.known
    place = view.survey.places[event.key]
    past = _Events(view, [one.event for one in reversed(order[max(0, place - _FARTHEST) : place])])
    coming = _Events(view, [one.event for one in order[place + 1 : place + 1 + _FARTHEST]])
    before = next((e for e in past if known.holds(e, event)), None)
    after = next((e for e in coming if known.holds(event, e)), None)
    open_ = [e for e in (*reversed(past[:_FAR]), *coming[:_FAR]) if known.is_open(e, event)]
    same_day = [view.anchor(e.key) for e in open_ if known.on_one_day(e, event)]
    beside = [e for e in open_ if e in (*past[:1], *coming[:1]) and not known.on_one_day(e, event)]
    left = len(same_day) - FIRST
    return Neighbours(
        before=view.anchor(before.key) if before else None,
        after=view.anchor(after.key) if after else None,
        same_day=tuple(same_day[:FIRST]),
        more=f"and {counted(left, 'more event')}" if left > 0 else "",
        open=tuple(view.anchor(e.key) for e in beside),
        no_before=_none(place, open_, "first", "before"),
        no_after=_none(len(order) - place - 1, open_, "last", "after"),
    )


class _Events(Sequence[Event]):
    """Events by their keys, each looked up when it is asked for: nearly always the first few tell."""

    def __init__(self, view: Viewpoint, keys: Sequence[Key]) -> None:
        self._view, self._keys = view, keys

    @overload
    def __getitem__(self, at: int) -> Event: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, at: int | slice) -> Event | tuple[Event, ...]:
        if isinstance(at, slice):
            return tuple(self._event(key) for key in self._keys[at])
        return self._event(self._keys[at])

    def __len__(self) -> int:
        return len(self._keys)

    def _event(self, key: Key) -> Event:
        event = self._view.dossier[key]
        assert isinstance(event, Event)
        return event


def _none(others: int, open_: Sequence[Event], end: str, side: str) -> str:
    """That no event is known on one side of another, `others` standing there; empty where not all were looked at."""
    if not others and not open_:
        return f"This is the {end} event of the timeline."
    return f"No event is known to come {side}." if others <= _FARTHEST else ""


def unknown_orders(view: Viewpoint, events: Sequence[Event]) -> dict[Key, str]:
    """Which of the events of a list might stand elsewhere in it, and what is not known of their place."""
    known = view.survey.known
    out: dict[Key, str] = {}
    for one, other in pairwise(events):
        if known.is_open(one, other):
            # What has no date says so itself; what has one day stands where it must.
            out |= {e.key: _IN_TIME for e in (one, other) if e.date and known.day(e) is None}
    for group in _of_a_day(view, events):
        for n, one in enumerate(group):
            others = (*group[max(0, n - _NEAR) : n], *group[n + 1 : n + 1 + _NEAR])
            # An event with a time stands where it must, whatever the time of another is.
            if any(known.is_open(one, e) for e in others if not one.time or e.time):
                out[one.key] = _ON_THE_DAY
    return out


def _of_a_day(view: Viewpoint, events: Iterable[Event]) -> list[list[Event]]:
    days: dict[int, list[Event]] = {}
    for event in events:
        day = view.survey.known.day(event)
        if day is not None:
            days.setdefault(day, []).append(event)
    return [group for group in days.values() if len(group) > 1]
