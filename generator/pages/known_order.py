"""Which of two events came first, as far as that is known: by dates, by times of day, by what the writer says.

Every event has a place in the timeline, which is chronology's; where nobody knows, this says so.
"""

from collections.abc import Iterable, Mapping

import msgspec

from generator.model.body import Ref
from generator.model.dates import EDTF, DateKind, Point
from generator.model.records import Event, Key
from generator.pages.chronology import NO_DAY, steps

Days = tuple[int, int]


class KnownOrder(msgspec.Struct, frozen=True):
    """What is known of the order of events.

    `before` has for an event those that came before it as the writer says, and `places` its place in a sequence in
    which these stand first. `begins` are the first and the last day on which it can have begun, its `after:` counted.
    """

    before: Mapping[Key, tuple[Key, ...]]
    places: Mapping[Key, int]
    begins: Mapping[Key, Days]

    def holds(self, earlier: Event, later: Event) -> bool:
        """Whether it is known that the one came, or began, before the other."""
        return self.begins[earlier.key][1] < self.begins[later.key][0] or self._is_told(earlier, later)

    def is_open(self, one: Event, other: Event) -> bool:
        """Whether it is not known which of the two came first."""
        (first, last), (others_first, others_last) = self.begins[one.key], self.begins[other.key]
        if last < others_first or others_last < first:
            return False
        return not self._is_told(one, other) and not self._is_told(other, one)

    def on_one_day(self, one: Event, other: Event) -> bool:
        """Whether both are known to have begun on one and the same day."""
        day = self.day(one)
        return day is not None and day == self.day(other)

    def day(self, event: Event) -> int | None:
        """The one day on which an event began; None where several are possible."""
        first, last = _begin(event.date)
        return first if first == last else None

    def _is_told(self, earlier: Event, later: Event) -> bool:
        """Whether the one came first by its time of day, or as the writer says."""
        if self.on_one_day(earlier, later) and _is_timed_before(earlier, later):
            return True
        return self._is_said(earlier.key, later.key)

    def _is_said(self, earlier: Key, later: Key) -> bool:
        """Whether the writer says so, over whatever steps."""
        seen, todo = {later}, [later]
        while todo:
            for key in self.before[todo.pop()]:
                if key == earlier:
                    return True
                if key not in seen and self.places[key] > self.places[earlier]:
                    seen.add(key)
                    todo.append(key)
        return False


def known_order(events: Iterable[Event], found: Mapping[Ref, Key]) -> KnownOrder:
    """What is known of the order of all events."""
    by_key = {e.key: e for e in events}
    before, sequence, _ = steps(by_key.values(), found)
    first: dict[Key, int] = {}
    last = {key: _begin(event.date)[1] for key, event in by_key.items()}
    for key in sequence:
        first[key] = max([_begin(by_key[key].date)[0], *(first[other] for other in before[key])])
    for key in reversed(sequence):
        for other in before[key]:
            last[other] = min(last[other], last[key])
    return KnownOrder(before, {key: n for n, key in enumerate(sequence)}, {k: (first[k], last[k]) for k in by_key})


def _begin(date: EDTF | None) -> Days:
    """The first and the last day on which something of that date can have begun."""
    if date is None:
        return NO_DAY, -NO_DAY
    first = NO_DAY if date.earliest is None else date.earliest
    if date.kind in (DateKind.LASTING, DateKind.ALL_OF):
        starts = [m.start.last for m in date.members if isinstance(m.start, Point)]
        ends = [m.end.last for m in date.members if isinstance(m.end, Point)]
        return first, min([*starts, *ends], default=-NO_DAY)
    return first, -NO_DAY if date.latest is None else date.latest


def _is_timed_before(earlier: Event, later: Event) -> bool:
    """By the moments, or by the clocks where no zone is known; a moment and a clock cannot be compared."""
    if earlier.instant is not None and later.instant is not None:
        return earlier.instant < later.instant
    if earlier.instant is not None or later.instant is not None:
        return False
    return bool(earlier.time and later.time) and earlier.time < later.time
