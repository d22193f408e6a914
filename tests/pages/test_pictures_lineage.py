"""The lineage of sources drawn: who stands before whom, what is drawn as one, and that nothing covers anything."""

from __future__ import annotations

import pytest

from generator.model.records import Article, Claim
from generator.pages.claims import ClaimView
from generator.pages.origins import origins_view
from generator.pages.pictures.labels import fitted, width_of
from generator.pages.pictures.layers import GAP, layered
from generator.pages.pictures.lineage import LineageView, claim_lineage, sources_lineage
from generator.pages.pictures.placing import overlap
from generator.pages.pictures.shapes import Node
from generator.pages.sources import SourcesView
from tests.pages.pictures import World, one, overlapping
from tests.pages.sample import port_lena
from tests.pages.seen import seen, viewpoint


def drawn(world: World, claim: str = "it") -> LineageView | None:
    view = viewpoint(world.dossier(), f"claims/{claim}/index.html")
    record = one(view.dossier, "claim", claim)
    assert isinstance(record, Claim)
    return claim_lineage(view, record, origins_view(view, record.key))


def of_all(world: World) -> LineageView | None:
    view = viewpoint(world.dossier(), "sources/index.html")
    return sources_lineage(view, tuple(r for r in view.dossier.records.values() if isinstance(r, Article)))


def node(view: LineageView, name: str) -> Node:
    return next(n for n in view.picture.nodes if n.labels[0].text == name)


def five_articles(lang: str = "en") -> World:
    world = World(lang)
    world.source("wire", original=True)
    for n in range(5):
        world.source(f"paper {n}", ("retells", "wire"))
    world.claim("it", *(world.says(f"paper {n}") for n in range(5)))
    return world


def test_five_articles_stand_in_one_column_beside_their_one_origin() -> None:
    world = World()
    world.source("wire", original=True)
    for n in range(4):
        world.source(f"paper {n}", ("retells", "wire"))
    world.source("blog", ("draws-on", "wire"))
    world.claim("it", *(world.says(f"paper {n}") for n in range(4)), world.says("blog"))
    view = drawn(world)
    assert view
    wire, papers = node(view, "wire"), [n for n in view.picture.nodes if n.labels[0].text != "wire"]
    assert len(papers) == 5
    assert {paper.x for paper in papers} == {papers[0].x}
    assert wire.x + wire.width < papers[0].x
    assert min(p.y for p in papers) < wire.y < max(p.y for p in papers)
    assert [label.text for label in wire.labels] == ["wire", "its own origin"]
    assert [stroke.tone for stroke in view.picture.strokes] == ["part", "whole", "whole", "whole", "whole"]


def test_what_is_alike_is_drawn_as_one_and_counted() -> None:
    view = drawn(five_articles())
    assert view
    names = [n.labels[0].text for n in view.picture.nodes]
    assert names == ["paper 0", "paper 1", "paper 2", "2 more", "wire"]
    assert [label.text for label in node(view, "2 more").labels] == ["2 more", "retell"]
    assert node(view, "2 more").href == ""


def test_where_one_reads_from_right_to_left_the_picture_is_mirrored() -> None:
    left, right = drawn(five_articles()), drawn(five_articles("ar"))
    assert left
    assert right
    width = left.picture.width
    assert {n.labels[0].text: width - n.x - n.width for n in left.picture.nodes} == {
        n.labels[0].text: n.x for n in right.picture.nodes
    }
    assert node(right, "wire").x > node(right, "paper 0").x


def test_a_step_that_is_only_possible_is_dashed_and_said() -> None:
    view = seen(port_lena(), "sources/index.html", SourcesView).picture
    assert view
    assert [stroke.tone for stroke in view.picture.strokes] == ["whole", "part"]
    assert view.picture.says == (
        "3 sources, of which one comes from no other. "
        "Lena Courier retells Lena News Agency. Sada al-Mina draws on Lena News Agency."
    )


def test_the_origin_that_evidence_names_stands_before_its_source_and_a_source_against_says_so() -> None:
    view = seen(port_lena(), "claims/fire-at-pier-4/index.html", ClaimView).lineage
    assert view
    sada = node(view, "Sada al-Mina")
    assert [label.text for label in sada.labels][:3] == ["Sada al-Mina", "this fact from it", "against the claim"]
    assert sada.tone == "derived against"
    assert [(row.source.text, [(how, s.text) for how, s in row.steps]) for row in view.rows] == [
        ("Lena News Agency", []),
        ("Lena Courier", [("retells", "Lena News Agency")]),
        ("Sada al-Mina", [("has this fact from", "Lena News Agency")]),
    ]


def test_where_evidence_names_its_origin_the_other_steps_of_its_source_are_not_drawn() -> None:
    world = World()
    world.source("wire", original=True)
    world.source("ministry", original=True)
    world.source("paper", ("retells", "wire"))
    world.claim("it", world.says("paper", origin="ministry"))
    view = drawn(world)
    assert view
    assert [n.labels[0].text for n in view.picture.nodes] == ["ministry", "paper"]


def test_sources_without_any_step_are_a_count() -> None:
    world = five_articles()
    for n in range(90):
        world.source(f"lone {n}")
    view = of_all(world)
    assert view
    assert len(view.picture.nodes) == 5
    assert view.more == "90 more sources are not drawn: no step to or from another is known."


def test_a_claim_whose_sources_come_from_nothing_known_has_no_picture() -> None:
    world = World()
    world.source("paper")
    world.source("other")
    world.claim("it", world.says("paper"), world.says("other"))
    assert drawn(world) is None
    assert of_all(world) is None


def test_a_long_chain_is_cut_and_the_rest_counted() -> None:
    world = World()
    world.source("c00", original=True)
    for n in range(1, 30):
        world.source(f"c{n:02}", ("retells", f"c{n - 1:02}"))
    view = of_all(world)
    assert view
    assert [n.labels[0].text for n in view.picture.nodes] == [f"c{n:02}" for n in range(8)]
    assert view.picture.wide
    assert view.more == "22 more sources are not drawn: the picture has no room for them."


def test_of_a_family_that_is_too_large_the_origin_is_drawn_in_any_case() -> None:
    world = World()
    world.source("wire", original=True)
    for n in range(60):
        world.source(f"paper {n:02}", ("retells", "wire"))
        world.source(f"blog {n:02}", ("reprints", f"paper {n:02}"))
    view = of_all(world)
    assert view
    assert len(view.picture.nodes) == 40
    assert node(view, "wire").tone == "origin"
    assert len(view.picture.strokes) == 39
    assert view.more == "81 more sources are not drawn: the picture has no room for them."


def test_an_origin_that_draws_on_another_source_is_drawn_so_but_for_a_claim_it_is_the_end() -> None:
    world = World()
    world.source("wire", original=True)
    world.source("report", ("draws-on", "wire"), original=True)
    world.source("paper", ("retells", "report"))
    world.claim("it", world.says("paper"))
    every, claim = of_all(world), drawn(world)
    assert every
    assert claim
    assert [stroke.tone for stroke in every.picture.strokes] == ["whole", "part"]
    assert [n.labels[0].text for n in claim.picture.nodes] == ["paper", "report"]


def crowded(lang: str) -> World:
    world = World(lang)
    names = "Northern Courier;صحيفة الميناء اليومية الكبرى;人民港口日报晚报;Ежедневная портовая газета".split(";")
    names.append("W" * 60)
    world.source("wire", original=True, title="The Lena News Agency and its many bureaus abroad")
    world.source("afp", title="وكالة أنباء", lang="ar")
    for n, name in enumerate(names):
        world.source(f"a{n}", ("retells", "wire"), *([("draws-on", "afp")] if n % 2 else []), title=name)
        world.source(f"b{n}", ("translates", f"a{n}"), ("draws-on", f"a{(n + 2) % 5}"), title=f"{name} {n}")
        world.source(f"c{n}", ("reprints", f"b{n}"), ("draws-on", "wire"), title=f"{n} {name}")
    return world


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_box_covers_another_and_every_label_stands_in_its_box(lang: str) -> None:
    view = of_all(crowded(lang))
    assert view
    nodes = view.picture.nodes
    assert len(nodes) == 17
    around = [(n.x, n.y, n.x + n.width, n.y + n.height) for n in nodes]
    assert not [(a, b) for n, a in enumerate(around) for b in around[n + 1 :] if overlap(a, b)]
    for left, top, right, bottom in around:
        assert min(left, top) >= 0
        assert right <= view.picture.width
        assert bottom <= view.picture.height
    for n in nodes:
        assert all(width_of(label.text, 12 if label.tone == "name" else 10) <= n.width - 4 for label in n.labels)
        assert all(n.y < label.y < n.y + n.height for label in n.labels)
    assert overlapping(label for n in nodes for label in n.labels) == []


def test_the_same_sources_give_the_same_picture() -> None:
    assert of_all(crowded("en")) == of_all(crowded("en"))


def test_a_label_in_arabic_says_its_language_and_direction() -> None:
    view = of_all(crowded("en"))
    assert view
    label = node(view, "وكالة أنباء").labels[0]
    assert (label.dir, label.side) == ("rtl", "middle")


def test_labels_are_cut_between_words_and_long_words_within() -> None:
    assert fitted("Party of God Brigades", 200, 12) == ("Party of God Brigades",)
    assert fitted("Iran-aligned groups", 60, 12) == ("Iran-", "aligned…")
    assert all(width_of(line, 12) <= 80 for line in fitted("W" * 60, 80, 12))


def test_columns_follow_the_longest_way_and_steps_pass_between_what_stands_there() -> None:
    layout = layered([20, 20, 20], [(0, 1), (1, 2), (0, 2)])
    assert layout.columns == {0: 0, 1: 1, 2: 2}
    passing = layout.routes[0, 2][1]
    assert abs(passing - layout.middles[1]) >= 10 + GAP


def test_what_stands_in_a_circle_is_left_out_of_the_layout() -> None:
    assert layered([20, 20, 20], [(0, 1), (1, 2), (2, 1)]).columns == {0: 0}
