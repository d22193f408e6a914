"""An actor and its ties as a picture: on both sides of the middle, by kind, without a name on a line."""

from __future__ import annotations

import re

from generator.model.records import Actor, Claim, Event, Part, Relation, Role
from generator.pages.actors import ActorView
from generator.pages.pictures.ego import WIDTH, EgoView, ego
from generator.pages.pictures.placing import box_of
from generator.pages.pictures.shapes import Label
from tests.pages.pictures import World, one, overlapping
from tests.pages.sample import key, port_lena
from tests.pages.seen import seen, viewpoint


def drawn(world: World, name: str = "ego") -> EgoView | None:
    view = viewpoint(world.dossier(), f"actors/{name}/index.html")
    record = one(view.dossier, "actor", name)
    assert isinstance(record, Actor)
    return ego(view, record)


def meets(world: World, name: str, *actors: str) -> None:
    """An event at which these actors are."""
    parts = tuple(Part(world.ref("actor", actor)) for actor in actors)
    world.add(Event(key=key("event", name), span=world.span(), title=name, parts=parts))
    for actor in actors:
        world.tie(key("actor", actor), "part", key("event", name))


def world_of(count: int, lang: str = "en") -> World:
    world = World(lang)
    titles = ("Ana Adler", "كريم حداد عبد الرحمن", "王小明", "The Commission for the Investigation of Everything")
    for n in range(count):
        world.actor(f"n{n:02}", f"{titles[n % 4]} {n}")
    world.actor("ego", "Karim Haddad", relations=tuple(
        Relation("worked with", world.ref("actor", f"n{n:02}")) for n in range(min(3, count))
    ))  # fmt: skip
    for n in range(3, count):
        meets(world, f"meeting {n}", "ego", f"n{n:02}")
    return world


def labels(view: EgoView) -> list[Label]:
    return [label for node in view.picture.nodes for label in node.labels]


def test_each_kind_of_tie_has_a_line_of_its_own_and_the_closest_counts() -> None:
    world = World()
    for name in ("friend", "chief", "guest", "subject"):
        world.actor(name)
    world.actor("ego", roles=(Role("adviser", world.ref("actor", "friend")),))
    world.actor("chief", relations=(Relation("commands", world.ref("actor", "ego")),))
    world.tie(key("actor", "ego"), "relation", key("actor", "chief"))
    meets(world, "a meeting", "ego", "guest", "friend")
    about = (world.ref("actor", "ego"), world.ref("actor", "subject"))
    world.add(Claim(key=key("claim", "c"), span=world.span(), title="c", about=about))
    world.tie(key("actor", "ego"), "about", key("claim", "c"))
    view = drawn(world)
    assert view
    assert {row.other.text: row.ties for row in view.rows} == {
        "friend": ("ego adviser of friend", "1 event in common"),
        "chief": ("chief commands ego",),
        "guest": ("1 event in common",),
        "subject": ("1 claim in common",),
    }
    assert sorted(stroke.tone for stroke in view.picture.strokes) == ["bond", "bond", "claim", "event"]
    assert len(view.arrows) == 2
    assert view.picture.tones == ("arrow", "bond", "claim", "event")


def test_an_arrow_points_from_who_has_the_relation_to_whom() -> None:
    world = World()
    world.actor("other")
    world.actor("ego", relations=(Relation("commands", world.ref("actor", "other")),))
    outward = drawn(world)
    world.actor("ego")
    world.actor("other", relations=(Relation("commands", world.ref("actor", "ego")),))
    world.tie(key("actor", "ego"), "relation", key("actor", "other"))
    inward = drawn(world)
    assert outward
    assert inward
    for view, to_mark in ((outward, True), (inward, False)):
        tip, base, _ = (int(x) for x in re.findall(r"[ML](\d+) ", view.arrows[0].path))
        mark = view.picture.nodes[0].x
        assert (abs(mark - tip) < abs(mark - base)) is to_mark


def test_no_name_covers_another_or_leaves_the_picture() -> None:
    for count in (1, 2, 7, 24):
        view = drawn(world_of(count))
        assert view
        assert overlapping(labels(view)) == []
        for label in labels(view):
            left, top, right, bottom = box_of(label, 12 if label.tone != "note" else 10)
            assert 0 <= left < right <= WIDTH
            assert -2 <= top < bottom <= view.picture.height


def test_no_line_runs_through_a_name() -> None:
    view = drawn(world_of(24))
    assert view
    ends = [tuple(map(int, re.findall(r"-?\d+", stroke.path))) for stroke in view.picture.strokes]
    for label in labels(view)[: -len(view.picture.nodes[-1].labels)]:  # all but the name in the middle
        left, top, right, bottom = box_of(label, 12 if label.tone == "name" else 10)
        for x0, y0, x1, y1 in ends:
            on_line = ((x0 + (x1 - x0) * n // 100, y0 + (y1 - y0) * n // 100) for n in range(101))
            assert not [p for p in on_line if left < p[0] < right and top < p[1] < bottom], label.text


def test_of_more_than_two_dozen_the_rest_are_in_the_list() -> None:
    view = drawn(world_of(55))
    assert view
    assert len(view.picture.nodes) == 25
    assert len(view.rows) == 55
    assert view.more == "31 more actors are in the list alone."


def test_where_one_reads_from_right_to_left_the_sides_change() -> None:
    left, right = drawn(world_of(9)), drawn(world_of(9, "ar"))
    assert left
    assert right
    assert {node.title: WIDTH - node.x for node in left.picture.nodes[:-1]} == {
        node.title: node.x for node in right.picture.nodes[:-1]
    }


def test_names_in_other_scripts_say_their_direction() -> None:
    view = seen(port_lena(), "actors/karim-haddad/index.html", ActorView).ego
    assert view
    found = {label.text: (label.lang, label.dir) for label in labels(view)}
    assert found["فرخ رستمی"] == ("fa", "rtl")


def test_an_actor_without_ties_has_no_picture() -> None:
    world = World()
    world.actor("ego")
    assert drawn(world) is None


def test_the_same_ties_give_the_same_picture() -> None:
    assert drawn(world_of(20)) == drawn(world_of(20))
