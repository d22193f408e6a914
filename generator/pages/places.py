"""A place's page, and the gazetteer: where it is, how precisely that is known, what happened there."""

import msgspec

from generator.model.records import Key, Place
from generator.pages.backlinks import Backlinks, backlinks
from generator.pages.bodies import BodyView, body_view
from generator.pages.counting import counted
from generator.pages.events import precision_words
from generator.pages.evidence import Briefs, briefs_on
from generator.pages.notices import Notice, notice
from generator.pages.page import Anchor, View, Words
from generator.pages.pictures.locator import MapView, locator
from generator.pages.spellings import SpellingView, spelling_view
from generator.pages.splitting import Pager
from generator.pages.timeline import Rows, rows_on
from generator.pages.viewpoint import Viewpoint


class Within(msgspec.Struct, frozen=True):
    """What a place lies in: another place of the gazetteer, or only words."""

    place: Anchor | None
    words: str


class PlaceView(View, frozen=True, kw_only=True):
    """The page of a place."""

    heading: Words
    summary: str
    spellings: tuple[SpellingView, ...]
    within: tuple[Within, ...]
    contains: tuple[Anchor, ...]
    position: str
    precision: str
    map: MapView | None
    timeline: Rows
    claims: Briefs
    body: BodyView
    backlinks: Backlinks
    notice: Notice | None = None


class PlaceRow(msgspec.Struct, frozen=True):
    """A place in the gazetteer."""

    place: Anchor
    names: tuple[Words, ...]
    within: tuple[Within, ...]
    events: str


class PlacesView(View, frozen=True, kw_only=True):
    """The gazetteer."""

    rows: tuple[PlaceRow, ...]
    total: str
    pager: Pager


def place_view(view: Viewpoint, place: Place) -> PlaceView:
    """What stands on the page of a place."""
    dossier = view.dossier
    return PlaceView(
        frame=view.frame(place.title, place.summary or f"{place.title}: what happened there.", place),
        heading=view.title(place),
        summary=place.summary,
        spellings=tuple(
            spelling_view(view, n.text, n.lang) for n in place.names
        ),
        within=within(view, place),
        contains=tuple(view.anchor(key) for key in view.survey.inside.get(place.key, ())),
        position=position(place),
        precision=precision_words(place),
        map=locator(view, place),
        timeline=rows_on(view, place.key, "place"),
        claims=briefs_on(view, place.key, "about"),
        body=body_view(view, dossier.body(place), place.lang),
        backlinks=backlinks(view, place.key),
        notice=notice(view, place.key),
    )


def position(place: Place) -> str:
    """The position as typed, in degrees north and east.

    >>> from generator.model.problems import Span
    >>> position(Place(key=Key("place", "x"), span=Span("places.yaml"), title="X", lat=-33.5, lon=38.7))
    '33.5° S, 38.7° E'
    """
    if place.lat is None or place.lon is None:
        return ""
    lat = f"{_degrees(place.lat)}° {'S' if place.lat < 0 else 'N'}"
    return f"{lat}, {_degrees(place.lon)}° {'W' if place.lon < 0 else 'E'}"


def _degrees(value: float) -> str:
    return f"{abs(value):.6f}".rstrip("0").rstrip(".")


def within(view: Viewpoint, place: Place) -> tuple[Within, ...]:
    """What a place lies in, and that in turn, from near to far."""
    out: list[Within] = []
    seen = {place.key}
    here = place.within
    while here:
        key = Key("place", here)
        other = view.dossier.records.get(key)
        if not isinstance(other, Place):
            out.append(Within(None, here))
            break
        if key in seen:
            break
        seen.add(key)
        out.append(Within(view.anchor(key), ""))
        here = other.within
    return tuple(out)


def by_name(place: Place) -> tuple[str, str]:
    """The order of the gazetteer."""
    return (place.title.casefold(), place.key.id)


def places_view(view: Viewpoint, places: tuple[Place, ...], total: int, pager: Pager) -> PlacesView:
    """What stands in the gazetteer, or in one part of it."""
    return PlacesView(
        frame=view.frame("Places", f"{counted(total, 'place')}.", None, pager.path),
        rows=tuple(_row(view, place) for place in places),
        total=counted(total, "place"),
        pager=pager,
    )


def _row(view: Viewpoint, place: Place) -> PlaceRow:
    names = tuple(view.words(n.text, n.lang) for n in place.names if n.text != place.title)
    events = len(view.dossier.tied(place.key, "place"))
    return PlaceRow(
        view.anchor(place.key), names, within(view, place), counted(events, "event") if events else ""
    )
