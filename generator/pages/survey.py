"""What pages must know of the dossier as a whole, found once: sections, order in time, spellings printed."""

import msgspec

from generator.model.days import day_number
from generator.model.dossier import Dossier
from generator.model.linked import Printed
from generator.model.records import Actor, Article, Claim, Conflict, Event, Key, Note, Place
from generator.pages.chronology import Placed, in_order
from generator.pages.known_order import KnownOrder, known_order
from generator.pages.paths import SOURCES, TIMELINE, list_path, page_path

_FIRST_DAY = day_number(1, 1, 1)


class Section(msgspec.Struct, frozen=True):
    """An entry of the navigation: its words, its path, the kinds of record whose pages belong to it."""

    text: str
    path: str
    kinds: tuple[str, ...] = ()


class Survey(msgspec.Struct, frozen=True):
    """Indexes over a dossier.

    `order` is that of the timeline, `places` an event's place in it, and `known` what of it is known for certain.
    `printed` has for an article the names of actors as it prints them, `names_of` the same for an actor; `inside` has
    for a place those that lie in it.
    """

    sections: tuple[Section, ...]
    plain: tuple[Section, ...]
    drafts: bool
    has_feed: bool
    order: tuple[Placed, ...]
    places: dict[Key, int]
    known: KnownOrder
    printed: dict[Key, tuple[Printed, ...]]
    names_of: dict[Key, tuple[Printed, ...]]
    inside: dict[Key, tuple[Key, ...]]


_SECTIONS = (
    ("Articles", list_path("articles"), Article, ("article",)),
    ("Timeline", TIMELINE, Event, ("event",)),
    ("Actors", list_path("actors"), Actor, ("actor",)),
    ("Claims", list_path("claims"), Claim, ("claim",)),
    ("Conflicts", list_path("conflicts"), Conflict, ("conflict",)),
    ("Notes", list_path("notes"), Note, ("note",)),
    ("Sources", SOURCES, Article, ()),
    ("Places", list_path("places"), Place, ("place",)),
)


def survey(dossier: Dossier, *, drafts: bool) -> Survey:
    """Look over the whole dossier."""
    present = {type(r) for r in dossier.records.values()}
    order = in_order(dossier.events, dossier.found)
    printed: dict[Key, list[Printed]] = {}
    names_of: dict[Key, list[Printed]] = {}
    for one in dossier.printed:
        printed.setdefault(one.article, []).append(one)
        names_of.setdefault(one.actor, []).append(one)
    inside: dict[Key, list[Key]] = {}
    for place in dossier.places:
        if place.within != place.key.id:
            inside.setdefault(Key("place", place.within), []).append(place.key)
    return Survey(
        sections=tuple(Section(text, path, kinds) for text, path, cls, kinds in _SECTIONS if cls in present),
        plain=tuple(Section(p.title, page_path(p.key)) for p in dossier.plain_pages if p.key.id != "index"),
        drafts=drafts,
        has_feed=bool(dossier.site.base_url)
        and not drafts
        and any(dated_day(n) is not None for n in dossier.notes),
        order=order,
        known=known_order(dossier.events, dossier.found),
        places={placed.event.key: n for n, placed in enumerate(order)},
        printed={key: tuple(names) for key, names in printed.items()},
        names_of={key: tuple(names) for key, names in names_of.items()},
        inside={key: tuple(places) for key, places in inside.items()},
    )


def dated_day(note: Note) -> int | None:
    """The day by which a note stands in a feed: the first that its date can mean, else the last, else none.

    Feeds know no years before the first.
    """
    if note.date is None:
        return None
    day = note.date.earliest if note.date.earliest is not None else note.date.latest
    return day if day is not None and day >= _FIRST_DAY else None
