"""The order of the whole dossier as tasks of a book. The parts themselves are made in render/, for they are HTML."""

from generator.engine.book import Book
from generator.engine.tasks import Done
from generator.engine.traced import Traced
from generator.engine.values import Family
from generator.model.dossier import Dossier
from generator.model.records import key_of
from generator.pages.composed import Composed, Fragment, Order
from generator.pages.paths import WHOLE
from generator.pages.spec import Single, Spec
from generator.pages.survey import Survey
from generator.pages.whole.order import MADE, footnotes_of, offsets, order_of, state_of

FAMILIES = (
    Family("watched", bool, kept=False),
    Family("whole-state", str),
    Family("whole-count", int),
    Family("whole-order", Order),
    Family("whole-offset", int),
    Family("whole-part", Fragment, large=True),
)
"""Whether somebody watches; whether there is such a document; how many footnotes a record has; the order, and how many
footnotes stand before those of a record; and the parts."""


def composed_in(book: Book) -> Composed:
    """What pages look up of the document."""
    return Composed(
        Traced(book, "whole-state", str),
        Traced(book, "whole-order", str),
        Traced(book, "whole-part", str),
        Traced(book, "whole-offset", key_of),
    )


def order_in(book: Book, dossier: Dossier, survey: Survey, *, watched: bool) -> None:
    """Bring the order up to date."""
    book.put_values("watched", {"": watched})
    book.run("whole-state", ("",), lambda _: _state(book, dossier), reads=("site/",))
    names = book.keys("head") if is_made(book) else ()
    book.run("whole-count", names, lambda name: _count(dossier, name))
    once = ("",) if names else ()
    book.run("whole-order", once, lambda _: _order(book, dossier, survey), reads=("site/",))


def is_made(book: Book) -> bool:
    """Whether there is such a document."""
    with book.tracing():
        return bool(book.get("whole-state/") == MADE)


def page(book: Book) -> tuple[Spec, ...]:
    """The page of the document, if there is one."""
    return (Spec(WHOLE, "dossier.html", Single("whole")),) if book.get("whole-state/") == MADE else ()


def _state(book: Book, dossier: Dossier) -> Done:
    return Done({"whole-state/": state_of(dossier, watched=book.get("watched/"))})


def _count(dossier: Dossier, name: str) -> Done:
    return Done({f"whole-count/{name}": footnotes_of(dossier, dossier[key_of(name)])})


def _order(book: Book, dossier: Dossier, survey: Survey) -> Done:
    order = order_of(dossier, survey.order)
    counts = {name: book.get(f"whole-count/{name}") for name in book.keys("whole-count")}
    return Done({"whole-order/": order} | {f"whole-offset/{name}": by for name, by in offsets(order, counts)})
