"""Who figures in which event, as a table that is drawn as a matrix: actors down, events across in the order of time."""

from collections import Counter

import msgspec

from generator.model.records import Event, Key
from generator.pages.counting import counted, listed
from generator.pages.page import Anchor
from generator.pages.viewpoint import Viewpoint

ACTORS, EVENTS = 40, 60


class MatrixRow(msgspec.Struct, frozen=True):
    """An actor, and for each event what its part was: empty where it has none."""

    actor: Anchor
    parts: tuple[str, ...]


class MatrixView(msgspec.Struct, frozen=True):
    """The matrix; `more` says what is left out, in a sentence."""

    events: tuple[Anchor, ...]
    rows: tuple[MatrixRow, ...]
    more: str


def matrix(view: Viewpoint) -> MatrixView | None:
    """The most involved actors and the events that hold the most of them; None where fewer than two of either do."""
    parts = {one.event: _parts(view, one.event) for one in view.survey.orders[""]}
    busy = Counter(actor for of in parts.values() for actor in of)
    actors = _most(busy, ACTORS)
    shared = Counter({event: n for event, of in parts.items() if (n := len(of.keys() & set(actors)))})
    chosen = set(_most(shared, EVENTS))
    events = [event for event in parts if event in chosen]
    if len(actors) < 2 or len(events) < 2:
        return None
    rows = tuple(
        MatrixRow(view.anchor(actor), tuple(parts[event].get(actor, "") for event in events)) for actor in actors
    )
    left = [(len(busy) - len(actors), "actor"), (len(shared) - len(events), "event")]
    said = listed([f"the {counted(kept, noun)} most involved" for (more, noun), kept in
                   zip(left, (len(actors), len(events)), strict=True) if more])  # fmt: skip
    return MatrixView(tuple(view.anchor(event) for event in events), rows, f"Only {said}." if said else "")


def _most(counts: Counter[Key], number: int) -> list[Key]:
    return sorted(counts, key=lambda key: (-counts[key], key))[:number]


def _parts(view: Viewpoint, event: Key) -> dict[Key, str]:
    """Who took part in an event, and as what."""
    record = view.dossier[event]
    found: dict[Key, dict[str, None]] = {}
    for part in record.parts if isinstance(record, Event) else ():
        actor = view.dossier.found.get(part.actor)
        if actor:
            found.setdefault(actor, {})[part.role or "took part"] = None
    return {actor: ", ".join(roles) for actor, roles in found.items()}
