"""Which places have a position: the one list that maps look through for what lies near. What is drawn is pictures'."""

from collections.abc import Iterable

import msgspec

from generator.model.records import Key, Place


class Located(msgspec.Struct, frozen=True):
    """A place with its position, in degrees, and how precisely that is known, as typed."""

    place: Key
    lat: float
    lon: float
    precision: str


def located(places: Iterable[Place]) -> tuple[Located, ...]:
    """The places that have a position, in their order."""
    return tuple(
        Located(place.key, place.lat, place.lon, place.precision)
        for place in places
        if place.lat is not None and place.lon is not None
    )
