"""What every stage of linking looks into."""

from collections.abc import Callable, Iterable
from typing import Any

from generator.engine.book import Book
from generator.engine.tasks import Done
from generator.link.cells import Cells
from generator.link.evidence.private_hashes import PrivateHashes
from generator.link.evidence.texts import Texts
from generator.model.records import Key
from generator.model.site import Site


class Context:
    """The book, and what is made of it for several stages. `site` has the settings on which linking depends."""

    def __init__(self, book: Book, site: Site) -> None:
        self.book, self.site = book, site
        self.cells = Cells(book)
        self.texts = Texts(self.cells.heads, self.cells.captures, site.lang, self.cells.locks)
        self.known_by = PrivateHashes(self.cells.captures, self.cells.locks)


Stage = Callable[[Context, str], Done]
"""Makes one task's cells; its name is that of a file, of a record, or empty where there is but one task."""


def give(done: Done, family: str, rows: Iterable[tuple[Key | str, Any]]) -> None:
    """Give rows to the cells of a family that their keys name."""
    for key, row in rows:
        done.rows.setdefault(f"{family}/{key}", []).append(row)
