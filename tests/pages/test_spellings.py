"""The names of actors as sources print them, as a reader sees them."""

import doctest

from msgspec.structs import replace

from generator.model.dossier import Dossier
from generator.model.linked import Printed
from generator.model.records import Actor, Article, Key, Name, Record
from generator.pages import spellings
from generator.pages.actors import ActorView
from generator.pages.articles import ArticleView
from generator.pages.spellings import NAMESAKES, NameRow
from tests.pages.sample import SITE, Maker, key
from tests.pages.seen import seen

BRANDT, KARL = key("actor", "brandt"), key("actor", "karl")
COURIER, SADA, LOST = (key("article", id) for id in ("courier", "sada", "lost"))
QUOTED = dict.fromkeys((COURIER, SADA), "quotations")


def printed(article: Key, spelling: str, count: int, listed: str = "", **more: object) -> Printed:
    return Printed(BRANDT, article, spelling, listed or spelling, "Latin", "en", count, 0, **more)  # type: ignore[arg-type]


def dossier(
    *names: Printed, looked_into: dict[Key, str] | None = None, listed: tuple[Name, ...] = (), sources: int = 3
) -> Dossier:
    m = Maker(SITE)
    records: list[Record] = [
        Actor(key=BRANDT, span=m.span(), title="Ilse Brandt", kind="person", names=listed),
        Actor(key=KARL, span=m.span(), title="Karl Brandt", kind="person"),
        *(Article(key=k, span=m.span(), title=k.id.title()) for k in (COURIER, SADA, LOST)[:sources]),
    ]
    for record in records:
        m.add(record)
    by: dict[Key, tuple[Printed, ...]] = {}
    of: dict[Key, tuple[Printed, ...]] = {}
    for name in names:
        by[name.article] = (*by.get(name.article, ()), name)
        of[name.actor] = (*of.get(name.actor, ()), name)
    known = looked_into or {COURIER: "text", SADA: "text"}
    return m.dossier(printed_by=by, printed_of=of, looked_into=known)


def told(row: NameRow) -> tuple[str, list[tuple[str, str]]]:
    return row.name.text, [(s.source.text, s.times) for s in row.sources]


def test_the_examples_in_the_module_hold() -> None:
    assert doctest.testmod(spellings).failed == 0


def test_each_name_is_shown_with_its_sources_and_how_often() -> None:
    names = seen(
        dossier(
            printed(COURIER, "Brandt", 1),
            printed(SADA, "Brandt", 2),
            printed(SADA, "BRANDT", 1, "Brandt"),
            listed=(Name("Brandt"), Name("Илзе Брандт", "ru")),
        ),
        "actors/brandt/index.html",
        ActorView,
    ).names
    assert [told(r) for r in names.rows] == [
        ("Brandt", [("Sada", "twice"), ("Courier", "once")]),
        ("BRANDT", [("Sada", "once")]),
        ("Ilse Brandt", []),
        ("Илзе Брандт", []),
    ]
    assert [r.variant for r in names.rows] == [False, True, False, False]
    assert [r.said for r in names.rows] == ["Latin script", "Latin script", "Latin script", "Russian, Cyrillic script"]
    assert (names.rows[3].name.lang, names.rows[3].name.dir) == ("ru", "ltr")
    assert [r.unfound for r in names.rows] == ["", "", *["listed, found in no source at hand"] * 2]
    assert names.basis == (
        "Counted in the whole text of 2 sources. 1 other source could not be looked into. "
        "Names are counted by their spelling alone, wherever they stand, in menus and captions too: "
        "someone else of the same name is counted as well."
    )


def test_where_no_capture_was_at_hand_the_page_says_what_it_is_based_on() -> None:
    quoted = dossier(printed(SADA, "Ilse Brandt", 3), looked_into=QUOTED, listed=(Name("Brandt"),))
    view = seen(quoted, "actors/brandt/index.html", ActorView)
    assert [r.unfound for r in view.names.rows] == ["", "listed, not among the quoted words"]
    assert view.names.basis.startswith("Counted in the words quoted from 2 sources; no whole text was looked into.")
    article = seen(quoted, "articles/sada/index.html", ArticleView)
    assert article.names_basis.endswith(f"counted in the quoted words alone. {NAMESAKES}")


def test_where_nothing_was_looked_into_no_name_is_said_to_be_missing() -> None:
    bare = dossier(sources=0)
    names = seen(replace(bare, looked_into={}), "actors/brandt/index.html", ActorView).names
    assert [(r.unfound, told(r)) for r in names.rows] == [("", ("Ilse Brandt", []))]
    assert names.basis.startswith("No text of a source was at hand")


def test_a_listed_name_that_is_printed_only_in_another_form_stands_above_that_form() -> None:
    view = seen(dossier(printed(SADA, "ILSE BRANDT", 1, "Ilse Brandt")), "actors/brandt/index.html", ActorView)
    assert [(r.name.text, r.variant, r.unfound) for r in view.names.rows] == [
        ("Ilse Brandt", False, "listed, printed in another form alone"),
        ("ILSE BRANDT", True, ""),
    ]


def test_a_name_that_another_has_too_says_whose_else_it_is() -> None:
    both = dossier(printed(SADA, "Brandt", 1, others=(KARL,)), listed=(Name("Brandt"),))
    row = seen(both, "actors/brandt/index.html", ActorView).names.rows[0]
    assert [a.text for a in row.others] == ["Karl Brandt"]


def test_of_a_hundred_names_a_dozen_stand_open() -> None:
    many = dossier(listed=tuple(Name(f"Brandt {n}") for n in range(100)))
    names = seen(many, "actors/brandt/index.html", ActorView).names
    assert (len(names.rows), len(names.more)) == (12, 89)


def test_a_source_lists_whom_it_names_and_how() -> None:
    names = (printed(SADA, "Ilse Brandt", 1), printed(SADA, "Brandt", 4), printed(COURIER, "Frau Brandt", 1))
    view = seen(dossier(*names), "articles/sada/index.html", ArticleView)
    (one,) = view.names
    assert (one.actor.text, [n.name.text for n in one.names], one.times) == (
        "Ilse Brandt", ["Ilse Brandt", "Brandt"], ("once", "4 times"),
    )  # fmt: skip
    assert view.names_basis.endswith(f"counted in the whole text. {NAMESAKES}")
