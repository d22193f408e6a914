"""Who is tied to whom: the list by kind, the arcs between names, and what is done where there are many."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.model.body import Cited
from generator.model.dates import parse
from generator.model.records import Conflict, Key, Relation, Role
from generator.pages.actors import ActorsView
from generator.pages.graph import GraphView
from generator.pages.pictures.arcs import WIDTH, Arc, ArcsView, arcs, in_groups
from generator.pages.plan import plan
from tests.pages.pictures import World, overlapping
from tests.pages.sample import Maker, key, port_lena
from tests.pages.seen import seen, viewpoint


def graph_of(world: Maker) -> GraphView:
    return seen(world.dossier(), "graph/index.html", GraphView)


def actor(name: str) -> Key:
    return key("actor", name)


def chain(count: int, lang: str = "en") -> World:
    """So many actors, each tied to the next, and all to the first."""
    world = World(lang)
    titles = ("Ana Adler", "كريم حداد عبد الرحمن", "王小明", "The Commission for the Investigation of Everything")
    for n in range(count):
        near = (Relation("ally of", world.ref("actor", f"t{n + 1}")),) if n + 1 < count else ()
        far = (Role("member", world.ref("actor", "t0")),) if n else ()
        world.actor(f"t{n}", f"{titles[n % 4]} {n}", relations=near, roles=far)
    return world


def picture_of(count: int, lang: str = "en") -> ArcsView:
    picture = graph_of(chain(count, lang)).picture
    assert picture is not None
    return picture


def test_ties_stand_by_kind_the_commonest_first_with_their_dates_and_what_they_rest_on() -> None:
    view = seen(port_lena(), "graph/index.html", GraphView)
    (single,) = view.kinds
    said = [(row.by.text, row.words, row.to.text, row.dates) for row in single.rows]
    assert said == [
        ("Karim Haddad", "harbour master of", "Harbour Office", "1983 to February 1988"),
        ("Karim Haddad", "worked with", "فرخ رستمی", "since about 1985"),
    ]
    (master,) = (row for row in single.rows if row.words == "harbour master of")
    assert [one.source.text for one in master.ground] == ["The fire broke out at pier 4"]
    assert view.total == "2 ties among 3 actors"


def test_words_that_several_ties_share_make_a_kind_of_their_own() -> None:
    world = World()
    for name in "abcd":
        world.actor(name, relations=(Relation("Part of" if name == "a" else "part  of", world.ref("actor", "e")),))
    world.actor("e", relations=(Relation("against", world.ref("actor", "a")),))
    view = graph_of(world)
    assert [(kind.heading, kind.count) for kind in view.kinds] == [
        ("Part of", "4 ties"),
        ("Of a kind of its own", "1 tie"),
    ]


def test_a_dossier_without_ties_has_no_such_page_and_nothing_leads_there() -> None:
    world = World()
    world.actor("alone", roles=(Role("witness"),))
    pages, _ = plan(world.dossier(), drafts=False)
    assert [page.path for page in pages if page.path.startswith("graph/")] == []
    nav = viewpoint(world.dossier()).survey.nav
    assert [section.text for section in nav.sections] == ["Actors", "Search"]


def test_a_tie_to_oneself_is_in_the_list_alone() -> None:
    world = World()
    world.actor("a", relations=(Relation("once known as", world.ref("actor", "a")),))
    view = graph_of(world)
    assert view.picture is None
    assert [len(kind.rows) for kind in view.kinds] == [1]


def test_those_who_are_tied_stand_near_one_another_and_others_in_groups_apart() -> None:
    a, b, c, d, e, f = map(actor, "abcdef")
    first, second = in_groups([(a, b), (c, a), (a, d), (e, f)])
    assert set(second) == {e, f}
    assert set(first) == {a, b, c, d}
    assert first.index(a) in (1, 2)  # in the middle of those tied to it


def test_the_order_does_not_depend_on_the_order_of_the_ties() -> None:
    pairs = [(actor(x), actor(y)) for x, y in ("ab", "bc", "ca", "cd", "ef", "fd")]
    assert in_groups(pairs) == in_groups(pairs[::-1])


def test_an_arc_leaves_level_with_one_name_and_comes_in_level_with_the_other() -> None:
    world = World()
    world.actor("a", relations=(Relation("ally of", world.ref("actor", "b")),))
    world.actor("b")
    picture = graph_of(world).picture
    assert picture is not None
    levels = {node.title: node.y for node in picture.picture.nodes}
    (stroke,) = picture.picture.strokes
    start, *_, end = re.findall(r"(\d+)(?=C|$)", stroke.path)
    assert (int(start), int(end)) == (levels["a"] - 3, levels["b"] + 3)
    assert picture.said == ("a ally of b",)
    assert len(picture.arrows) == 1


def test_a_tie_that_rests_on_a_disputed_claim_is_drawn_as_disputed() -> None:
    world = World()
    world.claim("it")
    ground = (Cited(world.ref("claim", "it")),)
    world.actor("a", relations=(Relation("ally of", world.ref("actor", "b"), evidence=ground),))
    world.actor("b", relations=(Relation("ally of", world.ref("actor", "a"), parse("1999")),))
    world.add(Conflict(key=key("conflict", "c"), span=world.span(), title="C", kind="same fact",
                       positions=(world.ref("claim", "it"),)))  # fmt: skip
    world.disputes[key("claim", "it")] = (key("conflict", "c"),)
    view = graph_of(world)
    assert view.picture is not None
    assert [s.tone for s in view.picture.picture.strokes] == ["relation is-disputed", "relation"]
    assert view.picture.said[1] == "b ally of a, since 1999"


def test_what_an_eye_could_not_follow_is_told_by_number_at_both_ends() -> None:
    view = picture_of(60)
    numbers = {node.title: int(node.labels[-1].text) for node in view.picture.nodes}
    assert sorted(numbers.values()) == list(range(1, 61))
    drawn = len(view.picture.strokes)
    told = {said for one in view.told for said, _ in one.words}
    assert drawn < 118  # of 59 neighbours and 59 members
    assert all(re.fullmatch(r"[→←]\d+|\+\d+", said) for said in told)
    spans = [abs(int(m[0]) - int(m[1])) for s in view.picture.strokes if (m := re.findall(r"\d+(?=C|$)", s.path))]
    assert max(spans) < 700  # no longer than a screen


def test_few_actors_have_no_numbers() -> None:
    view = picture_of(8)
    assert view.told == ()
    assert {label.tone for node in view.picture.nodes for label in node.labels} == {"name"}


def test_no_name_stands_over_another_or_beyond_the_edge() -> None:
    for lang in ("en", "ar"):
        view = picture_of(150, lang)
        names = [label for node in view.picture.nodes for label in node.labels if label.tone == "name"]
        assert overlapping(names) == []
        assert all(0 < label.x < WIDTH for label in names)
        levels = [node.y for node in view.picture.nodes]
        assert all(b - a >= 20 for a, b in pairwise(levels))


def test_where_one_reads_from_the_right_the_picture_is_mirrored() -> None:
    left, right = picture_of(5), picture_of(5, "ar")
    assert {node.x for node in right.picture.nodes} == {WIDTH - node.x for node in left.picture.nodes}
    assert (left.out, right.out) == ("→", "←")


def test_beyond_a_bound_there_is_the_list_alone_and_a_sentence_that_says_so() -> None:
    view = graph_of(chain(151))
    assert view.picture is None
    assert "beyond 300 ties or 150 actors nobody could follow a line" in view.undrawn
    many = chain(160)
    pages, _ = plan(many.dossier(), drafts=False)
    assert [p.path for p in pages if p.path.startswith("graph/")] == ["graph/index.html", "graph/page-2/index.html"]
    second = seen(many.dossier(), "graph/page-2/index.html", GraphView)
    assert (second.undrawn, len(second.pager.parts)) == ("", 2)
    assert sum(len(kind.rows) for kind in second.kinds) == 159


def test_parallel_ties_are_arcs_apart() -> None:
    world = World()
    world.actor("a")
    world.actor("b")
    view = viewpoint(world.dossier(), "graph/index.html")
    a, b = actor("a"), actor("b")
    found = arcs(view, [Arc(a, b, "role", "one"), Arc(a, b, "relation", "two"), Arc(b, a, "role", "three")], "Ties")
    assert found is not None
    assert len({stroke.path for stroke in found.picture.strokes}) == 3


def test_the_list_of_actors_and_every_head_lead_there() -> None:
    listed = seen(port_lena(), "actors/index.html", ActorsView)
    assert listed.ties == "../graph/index.html"
    assert ("../graph/index.html", "Ties") in {(item.href, item.text) for item in listed.frame.nav}
