"""The keys of a place of the gazetteer."""

from typing import Any

from generator.load.schema.actor import NAMES
from generator.load.schema.fields import Field, Values
from generator.load.schema.record import record_form
from generator.load.schema.scalars import Decimal, Line, Pattern
from generator.model.records import Place

_PRECISION = Pattern(
    r"place|district|country|[0-9]{1,5}(?:\.[0-9]{1,3})? (?:m|km)",
    "a distance such as `1 km` or `200 m`, or `place`, `district`, `country`",
    "write a number, a space and `m` or `km`; or `place`, `district` or `country`",
)


def _place(values: Values, shared: dict[str, Any]) -> Place:
    lat, lon = values.maybe("lat"), values.maybe("lon")
    for one, other in (("lat", "lon"), ("lon", "lat")):
        if one in values.nodes and other not in values.nodes:
            values.report(
                "missing-key",
                f"`{one}` needs `{other}` beside it",
                values.place(one),
                f"write `{other}: …`, or leave both out",
            )
    if lat is None or lon is None:
        lat = lon = None
    return Place(
        **shared,
        names=values.get("names", ()),
        within=values.get("in", ""),
        lat=lat,
        lon=lon,
        precision=values.get("precision", ""),
    )


PLACE = record_form(
    "place",
    "a place",
    "A place where things happened. Most dossiers keep all of them in one list, `content/places.yaml`.",
    Field("name", Line(), "The name by which the site calls it", required=True, example="Port Lena", slips=("title",)),
    NAMES,
    Field("in", Line(), "What it lies in: a name, or the id of another place", example="Jordan",
          slips=("within", "country", "parent", "part_of")),
    Field("lat", Decimal(-90, 90), "Latitude in degrees, south negative", example="33.31", slips=("latitude",)),
    Field("lon", Decimal(-180, 180), "Longitude in degrees, west negative", example="38.70",
          slips=("longitude", "lng", "long")),
    Field("precision", _PRECISION, "How near the position is", example="1 km", slips=("accuracy", "radius")),
    name="name",
    build=_place,
    example="""\
- id: port-lena
  name: Port Lena
  names: [{name: Порт Лена, lang: ru}]
  in: Northland
  lat: 57.05
  lon: 24.02
  precision: 1 km
""",
)  # fmt: skip
