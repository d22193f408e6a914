"""Locator maps: a place lies at its coordinates, on the right land, and no name covers another."""

from __future__ import annotations

import pytest

from generator.model.records import Place
from generator.pages.pictures.countries import NAMES
from generator.pages.pictures.ground import Frame, country_at, ground, inside
from generator.pages.pictures.locator import MapView, locator
from generator.pages.pictures.projection import HEIGHT, WIDTH, extent, regions, round_length
from generator.pages.places import PlaceView
from tests.pages.pictures import World, one, overlapping
from tests.pages.sample import port_lena
from tests.pages.seen import seen, viewpoint


def drawn(world: World, name: str) -> MapView | None:
    view = viewpoint(world.dossier(), f"places/{name}/index.html")
    record = one(view.dossier, "place", name)
    assert isinstance(record, Place)
    return locator(view, record)


def near_east() -> World:
    world = World()
    world.place("tower-22", 33.31, 38.70, "1 km", "Tower 22")
    world.place("baghdad", 33.3, 44.4, "place", "Baghdad")
    world.place("erbil", 36.2, 44.0, "place", "أربيل")
    world.place("iraq", 33, 44, "country", "العراق")
    return world


@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [(33.31, 44.4, "Iraq"), (64.15, -20, "Iceland"), (-33.9, 22, "South Africa"), (66, -173, "Russia"),
     (35.9, 14.44, "Malta"), (-75, 0, "Antarctica")],
)  # fmt: skip
def test_a_point_lies_in_its_country(lat: float, lon: float, name: str) -> None:
    found = country_at(round(lon * 100), round(lat * 100))
    assert found
    assert found[0] == name


def test_a_point_of_the_sea_lies_in_none() -> None:
    assert country_at(-3000, 3000) is None


def test_each_country_has_a_name_and_land() -> None:
    assert len(NAMES) == len(set(NAMES)) == 241
    assert {country.name for country in ground(Frame(-18_000, -9_000, 18_000, 9_000))} == set(NAMES)


def test_land_is_cut_at_the_frame_and_stays_where_it_is() -> None:
    frame = Frame(4200, 3200, 4600, 3500)
    (iraq,) = (country for country in ground(frame) if country.name == "Iraq")
    assert all(4200 <= x <= 4600 and 3200 <= y <= 3500 for ring in iraq.rings for x, y in ring)
    assert any(inside(ring, 4440, 3331) for ring in iraq.rings)
    assert not any(inside(ring, 4590, 3495) for ring in iraq.rings)


def test_a_frame_across_the_180th_degree_has_land_on_both_sides() -> None:
    of = extent(17_990, -1_700, 1400)
    fiji = next(country for country in ground(of.frame) if country.name == "Fiji")
    easts = [x for ring in fiji.rings for x, _ in ring]
    assert min(easts) < 18_000 < max(easts)
    assert max(easts) - min(easts) < 600
    assert of.at(-17_900, -1_700)[0] > of.at(17_900, -1_700)[0]


def test_a_place_stands_in_the_middle_and_others_where_their_coordinates_are() -> None:
    view = drawn(near_east(), "tower-22")
    assert view
    spots = {spot.label.text: spot for spot in view.spots}
    here, baghdad, erbil = spots["Tower 22"], spots["Baghdad"], spots["أربيل"]
    assert (here.x, here.y, here.tone) == (WIDTH // 2, HEIGHT // 2, "here")
    # 5.7 degrees of longitude, at 0.836 of a degree of latitude each, and 2.89 degrees of latitude.
    east, north = baghdad.x - here.x, here.y - erbil.y
    assert round(1000 * north / east) == pytest.approx(1000 * 2.89 / (5.7 * 0.836), abs=15)
    assert abs(baghdad.y - here.y) <= 1
    # What the bar of the scale says: Baghdad is 530 km away.
    assert view.scale == "500 km"
    assert east / view.bar == pytest.approx(530 / 500, abs=0.02)


def test_the_list_says_how_far_and_where_the_others_are() -> None:
    view = drawn(near_east(), "tower-22")
    assert view
    assert [(row.place.text, row.where) for row in view.rows] == [
        ("العراق", "the whole country"),
        ("Baghdad", "about 530 km to the east"),
        ("أربيل", "about 580 km to the north-east"),
    ]
    assert view.picture.says == (
        "A map about 1,500 km wide. The position is known to within 1 km. Also on it: العراق, Baghdad and أربيل."
    )


def test_where_the_dossier_names_a_country_its_name_stands_for_the_maps_own() -> None:
    view = drawn(near_east(), "tower-22")
    assert view
    names = [label.text for label in view.names]
    assert "Jordan" in names
    assert "Saudi Arabia" in names
    assert "Iraq" not in names
    assert next(spot for spot in view.spots if spot.label.text == "العراق").label.tone == "area"


def test_of_a_country_the_land_is_shaded_and_no_point_is_marked() -> None:
    view = drawn(near_east(), "iraq")
    assert view
    assert [stroke.tone for stroke in view.picture.strokes].count("land shaded") == 1
    assert view.spots[0].radius == 0
    assert view.said == "Only the country is known: the land that is shaded is Iraq."


def test_a_small_country_is_named_beside_it_on_the_sea_but_never_on_the_land_of_another() -> None:
    world = World()
    world.place("valletta", 35.9, 14.51, "place", "Valletta")
    world.place("tower-22", 33.31, 38.70, "1 km", "Tower 22")
    malta, jordan = drawn(world, "valletta"), drawn(near_east(), "tower-22")
    assert malta
    assert jordan
    assert "Malta" in [label.text for label in malta.names]
    assert "Lebanon" in [label.text for label in jordan.names]
    others = [(region.name, ring) for region in regions(extent(3870, 3331, 1508)) for ring in region.rings]
    for label in jordan.names:
        on = {name for name, ring in others if inside(ring, label.x, label.y - 3)}
        assert on <= {label.text}


def test_a_radius_is_drawn_to_scale_and_a_district_as_a_ring_without_measure() -> None:
    world = near_east()
    world.place("north", 35.5, 43.5, "80 km")
    world.place("quarter", 33.2, 44.5, "district")
    wide, quarter = drawn(world, "north"), drawn(world, "quarter")
    assert wide
    assert quarter
    kilometres = int(wide.scale.split()[0])
    assert wide.spots[0].tone == "within"
    assert wide.spots[0].radius / wide.bar == pytest.approx(80 / kilometres, abs=0.02)
    assert quarter.spots[0].tone == "vague"
    assert quarter.said == "Only the district is known: the ring has no measure."


def test_a_place_without_coordinates_has_no_map() -> None:
    world = World()
    world.add(Place(key=near_east().dossier().keys("place")[0], span=world.span(), title="Nowhere"))
    view = viewpoint(world.dossier())
    (place,) = view.dossier.places
    assert locator(view, place) is None


def test_no_name_covers_another_or_leaves_the_map() -> None:
    world = near_east()
    titles = ("Deir ez-Zor", "قلعة سكر", "Mosul district centre", "巴格达", "A very long name of a place in the desert")
    for n in range(40):
        world.place(f"p{n}", 31 + n * 7 % 40 / 8, 40 + n * 11 % 48 / 9, "place", f"{titles[n % 5]} {n}")
    for name in ("tower-22", "p3", "p17", "iraq"):
        view = drawn(world, name)
        assert view
        labels = [*view.names, *(spot.label for spot in view.spots)]
        assert len(labels) > 5
        assert overlapping(labels) == []
        marks = [spot for spot in view.spots[1:] if spot.radius]
        assert len({(spot.x, spot.y) for spot in marks}) == len(marks)


def test_the_map_is_the_same_for_who_reads_from_right_to_left() -> None:
    east = World("ar")
    east.place("baghdad", 33.3, 44.4)
    west = World()
    west.place("baghdad", 33.3, 44.4)
    one_way, other_way = drawn(east, "baghdad"), drawn(west, "baghdad")
    assert one_way
    assert other_way
    assert one_way.picture.strokes == other_way.picture.strokes


def test_the_same_place_gives_the_same_map() -> None:
    first = drawn(near_east(), "tower-22")
    regions.cache_clear()
    assert drawn(near_east(), "tower-22") == first


def test_a_map_is_small() -> None:
    paths = "".join(region.path for region in regions(extent(2400, 5700, 1600)))
    assert "M" in paths
    assert len(paths) < 6_000


def test_a_label_that_is_needed_is_placed_where_it_covers_least() -> None:
    view = seen(port_lena(), "places/pier-4/index.html", PlaceView).map
    assert view
    assert [spot.label.text for spot in view.spots] == ["Pier 4"]
    assert [row.where for row in view.rows] == ["about 5 km to the east"]


def test_bars_of_the_scale_are_round() -> None:
    assert [round_length(km) for km in (0, 9, 166, 533, 2600)] == [1, 5, 100, 500, 2000]
