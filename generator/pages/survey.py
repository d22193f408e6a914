"""What pages must know of the dossier as a whole, found once: sections, order in time, what lies in what.

In a build it stands in the book (see engine/book.py), each thing in a cell of its own, so that a page depends on no
more of it than it looks at; `survey` makes the same for a dossier that stands in none.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.model.days import day_number
from generator.model.dossier import Dossier
from generator.model.records import KINDS, Event, Key, Kind, Note, Place
from generator.pages.actor_ties import actor_ties
from generator.pages.chronology import Placed, in_order
from generator.pages.composed import Composed
from generator.pages.known_order import KnownOrder, known_order
from generator.pages.located import Located, located
from generator.pages.paths import GRAPH, SEARCH, SOURCES, TIMELINE, list_path, page_path
from generator.pages.searched import Searched

_FIRST_DAY = day_number(1, 1, 1)


class Section(msgspec.Struct, frozen=True):
    """An entry of the navigation: its words, its path, the kinds of record whose pages belong to it."""

    text: str
    path: str
    kinds: tuple[str, ...] = ()


class Nav(msgspec.Struct, frozen=True):
    """What every page says of the others: the lists and plain pages that there are, if there is a feed, a search.

    `has_style`: there is a style page, which only a preview has.
    """

    sections: tuple[Section, ...] = ()
    plain: tuple[Section, ...] = ()
    has_feed: bool = False
    has_search: bool = False
    has_style: bool = False


class InTime(msgspec.Struct, frozen=True):
    """An event in the order of time. `dated` is the event by whose date it stands: itself, one next to it, none."""

    event: Key
    dated: Key | None


class Scope(msgspec.Struct, frozen=True):
    """In how many articles names were looked for: in the whole text, in quoted words alone; and how many there are."""

    texts: int = 0
    quotations: int = 0
    articles: int = 0


class Survey(msgspec.Struct, frozen=True):
    """Indexes over a dossier; those that are but one value have it under "".

    `orders` is that of the timeline, `places` an event's place in it, and `known` what of it is known for certain.
    `inside` has for a place those that lie in it, and `positions` all places that have one.
    """

    navs: Mapping[str, Nav]
    scopes: Mapping[str, Scope]
    orders: Mapping[str, tuple[InTime, ...]]
    places: Mapping[Key, int]
    known: KnownOrder
    inside: Mapping[Key, tuple[Key, ...]]
    positions: Mapping[str, tuple[Located, ...]]
    drafts: bool = False
    searched: Searched = Searched()
    composed: Composed = Composed()

    @property
    def nav(self) -> Nav:
        """The site's navigation."""
        return self.navs[""]

    @property
    def scope(self) -> Scope:
        """Where names were looked for."""
        return self.scopes[""]

    @property
    def order(self) -> tuple[InTime, ...]:
        """All events in the order of time."""
        return self.orders[""]


_SECTIONS: tuple[tuple[str, str, Kind, tuple[str, ...]], ...] = (
    ("Articles", list_path("articles"), "article", ("article",)),
    ("Timeline", TIMELINE, "event", ("event",)),
    ("Actors", list_path("actors"), "actor", ("actor",)),
    ("Ties", GRAPH, "actor", ()),
    ("Claims", list_path("claims"), "claim", ("claim",)),
    ("Conflicts", list_path("conflicts"), "conflict", ("conflict",)),
    ("Notes", list_path("notes"), "note", ("note",)),
    ("Sources", SOURCES, "article", ()),
    ("Places", list_path("places"), "place", ("place",)),
)


def survey(dossier: Dossier, *, drafts: bool) -> Survey:
    """Look over the whole dossier."""
    order = tuple(in_time(in_order(dossier.events, dossier.found)))
    return Survey(
        navs={"": nav_of(dossier, drafts)},
        scopes={"": scope_of(dossier)},
        orders={"": order},
        places={one.event: n for n, one in enumerate(order)},
        known=known_order(dossier.events, dossier.found),
        inside=lying_in(dossier.places),
        positions={"": located(dossier.places)},
        drafts=drafts,
    )


def nav_of(dossier: Dossier, drafts: bool) -> Nav:
    """The site's navigation."""
    present = {kind for kind in KINDS if dossier.keys(kind)}
    is_tied = any(True for _ in actor_ties(dossier))
    sections = (s for s in _SECTIONS if s[2] in present and (s[1] != GRAPH or is_tied))
    feed = bool(dossier.site.base_url) and not drafts and any(dated_day(n) is not None for n in dossier.notes)
    return Nav(
        (
            *(Section(text, path, kinds) for text, path, _, kinds in sections),
            *((Section("Search", SEARCH),) if dossier.records else ()),
        ),
        tuple(Section(p.title, page_path(p.key)) for p in dossier.plain_pages if p.key.id != "index"),
        feed,
        bool(dossier.records),
        drafts and Key("page", "style") not in dossier.records,
    )


def scope_of(dossier: Dossier) -> Scope:
    """Where names were looked for."""
    hows = list(dossier.looked_into.values())
    return Scope(hows.count("text"), hows.count("quotations"), len(dossier.keys("article")))


def in_time(placed: Iterable[Placed]) -> Iterator[InTime]:
    """The order of events, by their keys."""
    return (InTime(p.event.key, p.dated.key if p.dated else None) for p in placed)


def lying_in(places: Iterable[Place]) -> dict[Key, tuple[Key, ...]]:
    """For a place, those that lie in it."""
    inside: dict[Key, list[Key]] = {}
    for place in places:
        if place.within != place.key.id:
            inside.setdefault(Key("place", place.within), []).append(place.key)
    return {key: tuple(of) for key, of in inside.items()}


def placed(dossier: Dossier, order: Iterable[InTime]) -> tuple[Placed, ...]:
    """Events in their places."""
    return tuple(Placed(_event(dossier, one.event), _event(dossier, one.dated) if one.dated else None) for one in order)


def _event(dossier: Dossier, key: Key) -> Event:
    event = dossier[key]
    assert isinstance(event, Event)
    return event


def dated_day(note: Note) -> int | None:
    """The day by which a note stands in a feed: the first that its date can mean, else the last, else none.

    Feeds know no years before the first.
    """
    if note.date is None:
        return None
    day = note.date.earliest if note.date.earliest is not None else note.date.latest
    return day if day is not None and day >= _FIRST_DAY else None
