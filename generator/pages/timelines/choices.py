"""By what the timeline can be filtered: who took part, where, tags, how surely the date is known, disputes."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from generator.model.dates import DateKind, Precision
from generator.model.records import Event, Key, Place
from generator.pages.timeline import actors_of
from generator.pages.viewpoint import Viewpoint

T = TypeVar("T", Key, str)

CERTAINTIES = (
    ("day", "a certain day"),
    ("span", "one of several days"),
    ("doubt", "approximate or uncertain"),
    ("lasting", "lasting"),
    ("none", "no date known"),
)
_DISPUTED = (("1", "disputed or contradicted"),)


class Choice(msgspec.Struct, frozen=True):
    """Something to choose: its name in an address, and its words, with language and direction where not the site's."""

    value: str
    text: str
    lang: str = ""
    dir: str = ""


class Filter(msgspec.Struct, frozen=True):
    """One question: its name in an address, its words, and what can be chosen, in order."""

    name: str
    label: str
    choices: tuple[Choice, ...]


class Facts(msgspec.Struct, frozen=True):
    """What can be asked of some events: who, where, and which tags there are, in the order of their names."""

    actors: tuple[Key, ...]
    places: tuple[Key, ...]
    tags: tuple[str, ...]


def facts_of(view: Viewpoint, events: Sequence[Event]) -> Facts:
    """What can be asked of the events."""

    def titled(key: Key) -> str:
        return view.dossier[key].title

    return Facts(
        _by_name((key for e in events for key in actors_of(view, e)), titled),
        _by_name((key for e in events for key in places_of(view, e)), titled),
        _by_name((tag for e in events for tag in e.tags), str),
    )


def filters(view: Viewpoint, facts: Facts) -> tuple[Filter, ...]:
    """The questions, always these five and in this order."""
    return (
        Filter("actor", "Who", _titled(view, facts.actors)),
        Filter("place", "Where", _titled(view, facts.places)),
        Filter("tag", "Tag", tuple(Choice(tag, tag) for tag in facts.tags)),
        Filter("certainty", "Date", tuple(Choice(*one) for one in CERTAINTIES)),
        Filter("disputed", "Disputes", tuple(Choice(*one) for one in _DISPUTED)),
    )


def places_of(view: Viewpoint, event: Event) -> tuple[Key, ...]:
    """Where it was, and all that this lies in."""
    place = view.dossier.find(event.setting.place) if event.setting else None
    out: list[Key] = []
    while isinstance(place, Place) and place.key not in out:
        out.append(place.key)
        place = view.dossier.records.get(Key("place", place.within)) if place.within else None
    return tuple(out)


def certainty_of(event: Event) -> str:
    """How surely its date is known, as one of `CERTAINTIES`; what the writer doubts is that above all."""
    date = event.date
    if date is None:
        return "none"
    if date.approximate or date.uncertain:
        return "doubt"
    if date.kind is DateKind.LASTING:
        return "lasting"
    is_day = date.precision is Precision.DAY and all(member.is_point for member in date.members)
    return "day" if is_day and (date.kind is not DateKind.ONE_OF or date.is_exact) else "span"


def _titled(view: Viewpoint, keys: Iterable[Key]) -> tuple[Choice, ...]:
    words = ((key.id, view.title(view.dossier[key])) for key in keys)
    return tuple(Choice(name, said.text, said.lang, said.dir) for name, said in words)


def _by_name(things: Iterable[T], name: Callable[[T], str]) -> tuple[T, ...]:
    return tuple(sorted(set(things), key=lambda one: (name(one).casefold(), one)))
