"""Events in the order of time: by date, and without a date behind those that the writer says came before.

Drawing and wording the order is left to timeline.
"""

from collections.abc import Iterable, Mapping

import msgspec

from generator.model.body import Ref
from generator.model.records import Event, Key


class Placed(msgspec.Struct, frozen=True):
    """An event in its place. `dated` is the event by whose date it stands: itself, one it follows, None."""

    event: Event
    dated: Event | None


def in_order(events: Iterable[Event], found: Mapping[Ref, Key]) -> tuple[Placed, ...]:
    """Every event once. What has neither a date nor an event that it follows stands last."""
    by_key = {e.key: e for e in events}
    before = {
        e.key: {found[r] for r in e.after if r in found and found[r] in by_key} - {e.key}
        for e in by_key.values()
    }
    row = [Placed(e, e) for e in _by_date([e for e in by_key.values() if e.date], before)]
    undated = sorted((e for e in by_key.values() if not e.date), key=lambda e: e.key)
    row += [Placed(e, None) for e in undated if not before[e.key]]
    _insert([e for e in undated if before[e.key]], before, row)
    return tuple(row)


def _moment(event: Event) -> tuple[int, int, int, str, str, Key]:
    key = event.date.sort_key if event.date else (0, 0, 0, "")
    return (*key, event.time, event.key)


def _by_date(dated: list[Event], before: Mapping[Key, set[Key]]) -> list[Event]:
    """Dated events; those of one and the same date in the order that `after:` gives them."""
    waiting = {e.key: e for e in sorted(dated, key=_moment)}
    out: list[Event] = []
    while waiting:
        ready = next(iter(waiting.values()))
        seen = {ready.key}  # events in a circle, which is an error, must not hold up a preview
        while True:
            first = [waiting[k] for k in sorted(before[ready.key] - seen) if k in waiting]
            first = [e for e in first if _text(e) == _text(ready)]
            if not first:
                break
            ready = first[0]
            seen.add(ready.key)
        out.append(waiting.pop(ready.key))
    return out


def _text(event: Event) -> str:
    return event.date.text if event.date else ""


def _insert(waiting: list[Event], before: Mapping[Key, set[Key]], row: list[Placed]) -> None:
    """Put each event without a date behind the last of those it follows, once all of those stand."""
    parent: dict[Key, Key] = {}
    while waiting:
        standing = {p.event.key: n for n, p in enumerate(row)}
        event = next((e for e in waiting if before[e.key] <= standing.keys()), waiting[0])
        waiting.remove(event)
        places = [standing[k] for k in before[event.key] if k in standing]
        if not places:
            row.append(Placed(event, None))
            continue
        at = max(places)
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
