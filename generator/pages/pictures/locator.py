"""Where a place is: a small map of the land around it, with other places of the dossier. The land is ground's."""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from generator.model.records import Key, Place
from generator.pages.counting import listed
from generator.pages.located import Located
from generator.pages.page import Anchor, Words
from generator.pages.pictures.ground import UNIT, country_at, inside
from generator.pages.pictures.labels import fitted
from generator.pages.pictures.placing import Box, Taken, overlap
from generator.pages.pictures.projection import HEIGHT, KM, WIDTH, Extent, Region, extent, regions, round_length
from generator.pages.pictures.shapes import Label, Picture, Stroke
from generator.pages.scripts import direction
from generator.pages.viewpoint import Viewpoint

NAME, LAND = 12, 9
_LEAST, _MOST, _USUAL = 500, 1600, 900
"""Kilometres that a map is wide: nearer than the least, the coastline would be too coarse to be true."""
_NEIGHBOURS, _NEAREST = 8, 3
_COUNTRIES, _SMALL = 14, 24
_DOT, _VAGUE = 4, 12
_LONGEST = 140
_WINDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


class Spot(msgspec.Struct, frozen=True):
    """A place on the map. `radius` is that of its mark, 0 where it has none; `tone` is the class of the mark."""

    x: int
    y: int
    radius: int
    tone: str
    label: Label
    href: str = ""
    title: str = ""


class NearRow(msgspec.Struct, frozen=True):
    """Another place, and where it lies as seen from the one that the map is of."""

    place: Anchor
    where: str


class MapView(msgspec.Struct, frozen=True):
    """The map and the same in words. `bar` is how many units of it are `scale`."""

    picture: Picture
    spots: tuple[Spot, ...]
    names: tuple[Label, ...]
    bar: int
    scale: str
    said: str
    rows: tuple[NearRow, ...]


def locator(view: Viewpoint, place: Place) -> MapView | None:
    """The map of a place; None where its position is not recorded."""
    if place.lat is None or place.lon is None:
        return None
    here = Located(place.key, place.lat, place.lon, place.precision)
    others = _nearest_first(here, view.survey.positions[""])
    around, shaded = _extent(here, others)
    land = regions(around)
    taken, spots = Taken(WIDTH, HEIGHT), list[Spot]()
    near = list(islice((one for one in others if taken.holds(*_at(around, one))), _NEIGHBOURS))
    dots = [_at(around, one) for one in near if one.precision != "country"]
    spots.append(_here(view, place, around, taken, dots, bool(shaded)))
    spots += filter(None, (_neighbour(view, one, around, taken) for one in near))
    named = {shaded} | {found[0] for one in near if one.precision == "country" and (found := country_at(*_whole(one)))}
    names = tuple(_land_names(land, named, taken))
    wide = round(around.span * KM)
    scale = round_length(wide // 3)
    marks = [spot.title for spot in spots[1:]]
    said = _precision(place, shaded)
    says = f"A map about {_rough(wide):,} km wide. {said}" + (f" Also on it: {listed(marks)}." if marks else "")
    return MapView(
        picture=Picture(
            WIDTH, HEIGHT, f"Where {place.title} is", says, (),
            tuple(Stroke(r.path, "land shaded" if r.name == shaded else "land") for r in land),
        ),
        spots=tuple(spots),
        names=names,
        bar=around.units(scale * 1000),
        scale=f"{scale:,} km",
        said=said,
        rows=tuple(NearRow(view.anchor(one.place), _where(here, one)) for one in near),
    )  # fmt: skip


def _nearest_first(here: Located, positions: Iterable[Located]) -> list[Located]:
    """The other places in the order of their distance, as on a flat map: quick, and true where it matters."""
    narrow = math.cos(math.radians(here.lat))

    def apart(one: Located) -> tuple[float, Key]:
        east = abs(one.lon - here.lon)
        return ((min(east, 360 - east) * narrow) ** 2 + (one.lat - here.lat) ** 2, one.place)

    return sorted((one for one in positions if one.place != here.place), key=apart)


def _whole(one: Located) -> tuple[int, int]:
    """The position in hundredths of a degree, east and north."""
    return round(one.lon * UNIT), round(one.lat * UNIT)


def _at(around: Extent, one: Located) -> tuple[int, int]:
    return around.at(*_whole(one))


def _extent(here: Located, others: Sequence[Located]) -> tuple[Extent, str]:
    """What the map shows: the country where no more is known, else what reaches to the nearest places; and which."""
    east, north = _whole(here)
    if here.precision == "country" and (found := country_at(east, north)):
        name, frame = found
        middle = extent((frame.west + frame.east) // 2, (frame.south + frame.north) // 2, _LEAST)
        across = max((frame.east - frame.west) * middle.narrow // 1000, (frame.north - frame.south) * WIDTH // HEIGHT)
        return extent(middle.east, middle.north, max(_LEAST, round(across * KM * 1.2))), name
    points = islice((one for one in others if one.precision != "country"), _NEAREST)
    reach = [km for one in points if (km := _km(here, one)) < _MOST // 2]
    return extent(east, north, min(_MOST, max(_LEAST, round(2.6 * max(reach))) if reach else _USUAL)), ""


def _here(
    view: Viewpoint, place: Place, around: Extent, taken: Taken, dots: Iterable[tuple[int, int]], is_shaded: bool
) -> Spot:
    """The place itself. Its name keeps clear of the other places, where it can."""
    x, y = WIDTH // 2, HEIGHT // 2
    metres = _metres(place.precision)
    radius = around.units(metres) if metres else 0
    tone = "here"
    if radius > _DOT:
        tone = "within"
    elif place.precision in ("district", "country"):
        radius, tone = _VAGUE, "vague"
    else:
        radius = _DOT
    if is_shaded:
        radius = 0
    taken.dot(x, y, radius)
    for dot in dots:
        taken.dot(*dot, _DOT)
    words = view.title(place)
    (text,) = fitted(words.text, _LONGEST, NAME, 1)
    label = taken.beside(x, y, radius, _label(view, text, words, "here"), NAME, is_needed=True)
    assert label is not None
    return Spot(x, y, radius, tone, label)


def _neighbour(view: Viewpoint, one: Located, around: Extent, taken: Taken) -> Spot | None:
    """Another place; None where there is no room for its name."""
    record = view.dossier[one.place]
    words, (x, y) = view.title(record), _at(around, one)
    radius, tone = (0, "area") if one.precision == "country" else (_DOT - 1, "name")
    if radius and taken.is_on_the_first(x, y):
        return None
    (text,) = fitted(words.text, _LONGEST, NAME, 1)
    label = taken.beside(x, y, radius, _label(view, text, words, tone), NAME)
    return Spot(x, y, radius, "near", label, view.to(one.place), record.title) if label else None


def _label(view: Viewpoint, text: str, words: Words, tone: str) -> Label:
    way = words.dir or direction("", text) or direction(view.dossier.site.lang)
    return Label(0, 0, text, tone, "start", words.lang, way)


def _is_sea(land: Iterable[Region], box: Box) -> bool:
    """Whether a name there would stand on no country's land: on that of another it would mislead."""
    left, top, right, bottom = box
    points = [(x, (top + bottom) // 2) for x in (left, (left + right) // 2, right)]
    near = [region for region in land if overlap(region.box, box)]
    return not any(inside(ring, *point) for region in near for ring in region.rings for point in points)


def _land_names(land: Sequence[Region], named: Collection[str], taken: Taken) -> Iterator[Label]:
    """The names of countries that are not yet named as far as there is room, in the language of Natural Earth."""
    nameless = (region for region in land if region.name not in named)
    widest = sorted(nameless, key=lambda region: (-max((room for *_, room in region.free), default=0), region.name))
    for region in widest[:_COUNTRIES]:
        label = Label(0, 0, region.name, "land-name", "middle", "en", "ltr")
        tried = (taken.at(msgspec.structs.replace(label, x=x, y=y), LAND, room) for x, y, room in region.free)
        found = next(filter(None, tried), None)
        if found is None and region.around and region.around[2] <= _SMALL:
            found = taken.beside(*region.around, label, LAND, is_free=lambda box: _is_sea(land, box))
        if found:
            yield found


def _metres(precision: str) -> int:
    """The radius that a precision names; 0 where it names none.

    >>> _metres("1.5 km"), _metres("200 m"), _metres("district")
    (1500, 200, 0)
    """
    number, _, unit = precision.partition(" ")
    return round(float(number) * (1000 if unit == "km" else 1)) if number[:1].isdigit() else 0


def _precision(place: Place, shaded: str) -> str:
    """What the mark says, in a sentence."""
    if shaded:
        return f"Only the country is known: the land that is shaded is {shaded}."
    if place.precision == "country":
        return "Only the country is known: the ring has no measure."
    if place.precision == "district":
        return "Only the district is known: the ring has no measure."
    if _metres(place.precision):
        return f"The position is known to within {place.precision}."
    if place.precision == "place":
        return "The mark stands for the place as a whole."
    return "How near the mark is, is not recorded."


def _km(one: Located, other: Located) -> int:
    """The distance over the earth."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((a - b) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(one.lon - other.lon) / 2) ** 2
    return round(2 * 6371 * math.asin(min(1.0, math.sqrt(half))))


def _where(here: Located, other: Located) -> str:
    """How far and in which direction the other lies, in words."""
    km = _km(here, other)
    if other.precision == "country" or here.precision == "country":
        return "the whole country" if other.precision == "country" else ""
    if km < 1:
        return "less than 1 km away"
    a, b, turn = math.radians(here.lat), math.radians(other.lat), math.radians(other.lon - here.lon)
    east = math.sin(turn) * math.cos(b)
    north = math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(turn)
    wind = _WINDS[round(math.degrees(math.atan2(east, north)) / 45) % 8]
    return f"about {_rough(km):,} km to the {wind}"


def _rough(km: int) -> int:
    """A distance as one says it: in tens from a hundred kilometres on, and in hundreds from a thousand."""
    step = 1 if km < 100 else 10 if km < 1000 else 100
    return (km + step // 2) // step * step
