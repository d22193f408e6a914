"""The index as tasks of a book: an edit folds the words of one file again, and writes no lists but those it changed."""

from typing import Any

from generator.engine.book import Book
from generator.engine.tasks import Done
from generator.engine.values import Family
from generator.model.dossier import Dossier
from generator.model.records import Key
from generator.pages.searching.entries import Listed, Words, words_of
from generator.pages.searching.files import MAP, map_of
from generator.pages.searching.listing import pages_of_names
from generator.pages.searching.numbering import Placed, Shape, numbering
from generator.pages.searching.postings import Lists, pieces, shards
from generator.pages.spec import Spec

FAMILIES = (
    Family("search-shape", Shape),
    Family("search-group", Placed),
    Family("search-block", Placed),
    Family("search-words", Words, large=True),
    Family("search-piece", tuple[Lists, Lists], large=True),
    Family("search-named", tuple[tuple[Listed, Key], ...]),
    Family("search-shard", str, large=True),
    Family("search-split", tuple[int, ...]),
    Family("search-map", str),
    Family("search-pages", tuple[Spec, ...]),
)
"""By record: its words. By group: its records, what it gives to each section of words, and its names. The rest is by
the names of the index's own files, or is one for all."""


def index_in(book: Book, dossier: Dossier) -> None:
    """Bring the index up to date."""
    files = book.keys("of")
    book.run("search-places", ("",), lambda _: _places(book))
    book.run("search-words", files, lambda path: _words(book, dossier, path), reads=("site/of-texts",), apart=True)
    groups = book.keys("search-group")
    book.run("search-pieces", groups, lambda group: _pieces(book, group), apart=True)
    with book.tracing():
        shape: Shape = book.get("search-shape/")
    sections = [str(section) for section in range(shape.sections)]
    book.run("search-shards", sections, lambda section: _shards(book, section), apart=True)
    book.run("search-map", ("",), lambda _: _map(book))
    book.run("search-pages", ("",), lambda _: _pages(book))


def _places(book: Book) -> Done:
    made = numbering(key for path in book.keys("of") for key in book.get(f"of/{path}"))
    done = Done({"search-shape/": made.shape})
    for family, values in (("search-group", made.groups), ("search-block", made.blocks)):
        done.cells |= {f"{family}/{key}": value for key, value in values.items()}
    return done


def _words(book: Book, dossier: Dossier, path: str) -> Done:
    return Done({f"search-words/{key}": words_of(dossier, key) for key in book.get(f"of/{path}")})


def _pieces(book: Book, group: str) -> Done:
    shape: Shape = book.get("search-shape/")
    rows = [(place, book.get(f"search-words/{key}")) for place, key in book.get(f"search-group/{group}")]
    named = sorted((one, row.key) for _, row in rows for one in row.listed)
    cells: dict[str, Any] = {f"search-piece/{group}/{section}": one for section, one in pieces(shape, rows).items()}
    return Done(cells | {f"search-named/{group}": tuple(named)})


def _shards(book: Book, section: str) -> Done:
    given = (book.get(f"search-piece/{group}/{section}", ({}, {})) for group in book.keys("search-group"))
    files, splits = shards(int(section), given)
    return Done({f"search-shard/{name}": text for name, text in files.items()} | {f"search-split/{section}": splits})


def _map(book: Book) -> Done:
    shape: Shape = book.get("search-shape/")
    splits = {section: book.get(f"search-split/{section}") for section in book.keys("search-split")}
    return Done({"search-map/": map_of(shape, splits)})


def _pages(book: Book) -> Done:
    if not book.keys("head"):
        return Done({"search-pages/": ()})
    names = [MAP, *book.keys("search-shard"), *book.keys("search-block")]
    named = (row for group in book.keys("search-named") for row in book.get(f"search-named/{group}"))
    return Done({"search-pages/": tuple(pages_of_names(named, names))})
