"""The stages that come between linking and rendering, as tasks of a book: the survey, and which pages there are."""

from collections.abc import Callable, Collection
from typing import Any

from generator.engine.book import Book
from generator.engine.tasks import Done
from generator.engine.traced import Traced
from generator.engine.values import Family
from generator.model.dossier import Dossier
from generator.model.problems import Problem
from generator.model.records import Key, key_of
from generator.pages.chronology import in_order
from generator.pages.known_order import KnownOrder, known_order
from generator.pages.located import Located, located
from generator.pages.plan import OwnPages, admit, front, lists, machines, pages_of, timeline
from generator.pages.searched import Searched
from generator.pages.searching.stages import FAMILIES as SEARCHED
from generator.pages.searching.stages import index_in
from generator.pages.spec import Spec
from generator.pages.survey import InTime, Nav, Scope, Survey, in_time, lying_in, nav_of, scope_of
from generator.pages.whole.stages import FAMILIES as COMPOSED
from generator.pages.whole.stages import composed_in, order_in, page

FAMILIES = (
    *SEARCHED,
    *COMPOSED,
    Family("nav", Nav),
    Family("scope", Scope),
    Family("in-time", tuple[InTime, ...]),
    Family("place-in-time", int),
    Family("known-before", tuple[Key, ...]),
    Family("known-place", int),
    Family("known-begins", tuple[int, int]),
    Family("inside", tuple[Key, ...]),
    Family("positions", tuple[Located, ...]),
    Family("own-pages", OwnPages),
    Family("lists", tuple[Spec, ...]),
    Family("singles", tuple[Spec, ...]),
    Family("spec", Spec),
)
"""The cells of the survey (see survey.py); the pages to be, those of each record, all lists, and those of which there
is one; and each page by its path."""

_STAGES = ("nav", "scope", "in-time", "inside", "positions", "own-pages", "lists", "singles", "spec")


def plan_in(book: Book, dossier: Dossier, *, drafts: bool, watched: bool = False) -> tuple[Survey, list[Problem]]:
    """Bring the plan of the site up to date, in the book's cells `spec`; gives all paths that would collide."""
    survey = _survey(book, drafts)
    index_in(book, dossier)
    stages: tuple[tuple[str, Callable[[str], Done], Collection[str]], ...] = (
        ("nav", lambda _: Done({"nav/": nav_of(dossier, drafts)}), ("",)),
        ("scope", lambda _: Done({"scope/": scope_of(dossier)}), ("",)),
        ("in-time", lambda _: _in_time(dossier), ("",)),
        ("inside", lambda _: _by_key("inside", lying_in(dossier.places)), ("",)),
        ("positions", lambda _: Done({"positions/": located(dossier.places)}), ("",)),
        ("own-pages", lambda key: _own_pages(dossier, key), book.keys("head")),
        ("lists", lambda _: Done({"lists/": (*lists(dossier), *timeline(dossier, survey))}), ("",)),
        ("singles", lambda _: Done({"singles/": (front(dossier), *machines(dossier, survey))}), ("",)),
    )
    for name, work, tasks in stages:
        book.run(name, tasks, work, reads=("site/",))  # whatever is planned may depend on the settings
    order_in(book, dossier, survey, watched=watched)
    book.run("spec", ("",), lambda _: _specs(book, dossier, survey), reads=("site/",))
    return survey, book.problems(_STAGES)


def _survey(book: Book, drafts: bool) -> Survey:
    def by_key(family: str) -> Any:
        return Traced(book, family, key_of)

    known = KnownOrder(by_key("known-before"), by_key("known-place"), by_key("known-begins"))
    of_one = ("nav", "scope", "in-time", "positions")
    navs, scopes, orders, positions = (Traced[str, Any](book, family, str) for family in of_one)
    searched = Searched(*(Traced[str, Any](book, f"search-{family}", str) for family in ("map", "shard", "block")))
    inside, composed = by_key("inside"), composed_in(book)
    return Survey(navs, scopes, orders, by_key("place-in-time"), known, inside, positions, drafts, searched, composed)


def _by_key(family: str, values: Any) -> Done:
    return Done({f"{family}/{key}": value for key, value in values.items()})


def _in_time(dossier: Dossier) -> Done:
    events = dossier.events
    order = tuple(in_time(in_order(events, dossier.found)))
    known = known_order(events, dossier.found)
    done = Done({"in-time/": order})
    for family, values in (
        ("place-in-time", {one.event: n for n, one in enumerate(order)}),
        ("known-before", known.before),
        ("known-place", known.places),
        ("known-begins", known.begins),
    ):
        done.cells |= _by_key(family, values).cells
    return done


def _own_pages(dossier: Dossier, name: str) -> Done:
    return Done({f"own-pages/{name}": pages_of(dossier, dossier[key_of(name)])})


def _specs(book: Book, dossier: Dossier, survey: Survey) -> Done:
    first, *others = book.get("singles/")
    own = [book.get(f"own-pages/{key}") for key in book.keys("own-pages")]
    others += (*book.get("search-pages/"), *page(book))
    admitted, problems = admit(dossier, survey, first, own, book.get("lists/"), others)
    return Done({f"spec/{spec.path}": spec for spec in admitted}, problems=tuple(problems))
