"""Who figures in which event, as a table: in the order of time, the most involved where they are too many."""

from __future__ import annotations

from generator.model.dates import parse
from generator.model.records import Event, Part
from generator.pages.actors import ActorsView
from generator.pages.paths import list_path
from generator.pages.pictures.matrix import matrix
from tests.pages.pictures import World
from tests.pages.sample import key
from tests.pages.seen import seen, viewpoint


def world_of(actors: int, events: int) -> World:
    """In event n figure actor 0 and actor n."""
    world = World()
    for n in range(actors):
        world.actor(f"a{n:02}")
    for n in range(events):
        parts = (Part(world.ref("actor", "a00"), "host"), Part(world.ref("actor", f"a{n % actors:02}"), "guest"))
        date = parse(f"2024-{12 - n % 12:02}-01")
        world.add(Event(key=key("event", f"e{n:02}"), span=world.span(), title=f"e{n:02}", date=date, parts=parts))
    return world


def test_events_stand_in_the_order_of_time_and_cells_say_what_the_part_was() -> None:
    view = matrix(viewpoint(world_of(3, 3).dossier()))
    assert view
    assert [event.text for event in view.events] == ["e02", "e01", "e00"]
    assert [(row.actor.text, row.parts) for row in view.rows] == [
        ("a00", ("host", "host", "host, guest")),
        ("a01", ("", "guest", "")),
        ("a02", ("guest", "", "")),
    ]
    assert view.more == ""


def test_of_too_many_the_most_involved_are_shown_and_that_is_said() -> None:
    view = matrix(viewpoint(world_of(50, 70).dossier()))
    assert view
    assert len(view.rows) == 40
    assert len(view.events) == 60
    assert view.rows[0].actor.text == "a00"
    assert view.more == "Only the 40 actors most involved and the 60 events most involved."


def test_one_actor_or_one_event_is_no_matrix() -> None:
    assert matrix(viewpoint(world_of(1, 5).dossier())) is None
    assert matrix(viewpoint(world_of(5, 1).dossier())) is None


def test_it_stands_on_the_first_part_of_the_list_alone() -> None:
    world = world_of(3, 3)
    for n in range(400):
        world.actor(f"z{n:03}")
    assert seen(world.dossier(), "actors/index.html", ActorsView).matrix
    assert seen(world.dossier(), list_path("actors", 2), ActorsView).matrix is None
