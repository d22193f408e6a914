"""What linking keeps in the book, and the mappings through which it reads it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from generator.engine.book import Book
from generator.engine.traced import Grouped, Traced
from generator.engine.values import Family
from generator.link.evidence.verification import Looked
from generator.link.lineage.origins import Descent
from generator.link.names.lookup import Named
from generator.model.body import Body, Quote, Ref
from generator.model.collection import Capture, Media
from generator.model.linked import Backlink, CheckedQuote, LinkedBody, Origins, Printed, SourceText, Tie
from generator.model.locked import LockedCapture, Locks
from generator.model.records import Actor, AnyRecord, Key, Kind, key_of
from generator.model.resting import Affected, Ground

T = TypeVar("T")
Rows = Mapping[str, Iterable[Any]]


def _rows(rows: Rows) -> list[Any]:
    return [row for given in rows.values() for row in given]


def _sorted(rows: Rows) -> tuple[Any, ...]:
    return tuple(sorted(set(_rows(rows))))


def _by(rows: Rows) -> tuple[Any, ...]:
    """Each once, in the order of the records that they come from."""
    return tuple(dict.fromkeys(sorted(_rows(rows), key=lambda row: row.by)))


def _as_dict(rows: Rows) -> dict[Any, Any]:
    return dict(_rows(rows))


def _by_article(rows: Rows) -> tuple[Printed, ...]:
    return tuple(sorted(_rows(rows), key=lambda row: row.article))


FAMILIES = (
    Family("secret", tuple[str, ...]),
    Family("of", tuple[Key, ...]),
    Family("head", AnyRecord),
    Family("id", Named, merge=_sorted),
    Family("name", Named, merge=_sorted),
    Family("found", dict[Ref, Key]),
    Family("ties", Tie, merge=_sorted),
    Family("upon", Ground, merge=_by),
    Family("translated", Key, merge=_sorted),
    Family("translations", tuple[Key, ...]),
    Family("disputes", tuple[Key, ...]),
    Family("weighed", bool),
    Family("quoted", Looked, merge=_by),
    Family("source", SourceText),
    Family("checked", tuple[Quote, CheckedQuote], merge=_as_dict),
    Family("called", tuple[Actor, ...]),
    Family("linked", LinkedBody, kept=False, large=True),
    Family("prose", str, kept=False, large=True),
    Family("back", Backlink, large=True, merge=_by),
    Family("locks", Locks),
    Family("lineage", dict[Key, Descent]),
    Family("all-origins", Origins),
    Family("origins", Origins),
    Family("affected", Affected),
    Family("printed-by", tuple[Printed, ...]),
    Family("printed-of", Printed, merge=_by_article),
    Family("looked-into", str),
)
"""What each cell holds. By path of file: the records `of` it, what their references led to (`found`), the verdicts on
their quotations (`checked`). By record: its `head`, all of it but its body, of which the headings stay; its
`linked` body and the `prose` of it, its `ties`, its `translations`, who rests `upon` it, where prose leads `back` from.
By word: who has the `id` or the `name`. Of everything: whose capture is `secret`, how all actors are `called`, which
texts are `translated` from others, the `lineage` of all articles."""


class Cells:
    """The book as linking reads it."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.heads: Traced[Key, Any] = Traced(book, "head", key_of)
        self._bodies: Traced[str, dict[Key, Body]] = Traced(book, "bodies", str)
        self._refs: Traced[str, dict[Key, Body]] = Traced(book, "referring", str)
        self.found: Mapping[Ref, Key] = Grouped(book, "found", lambda ref: ref.span.path)
        self.checked: Mapping[Quote, CheckedQuote] = Grouped(book, "checked", lambda quote: quote.span.path)
        self.captures: Traced[str, Capture] = Traced(book, "capture", str)
        self.media: Traced[str, Media] = Traced(book, "media", str)
        self.locks: tuple[Traced[str, LockedCapture], ...] = (
            Traced(book, "lock", str),
            Traced(book, "private-lock", str),
        )
        self.ids: Traced[str, tuple[Named, ...]] = Traced(book, "id", str)
        self.names: Traced[str, tuple[Named, ...]] = Traced(book, "name", str)
        self.ties: Traced[Key, tuple[Tie, ...]] = Traced(book, "ties", key_of)
        self.back: Traced[Key, tuple[Backlink, ...]] = Traced(book, "back", key_of)
        self.disputes: Traced[Key, tuple[Key, ...]] = Traced(book, "disputes", key_of)
        self.weighed: Traced[Key, bool] = Traced(book, "weighed", key_of)
        self.quoted: Traced[Key, tuple[Looked, ...]] = Traced(book, "quoted", key_of)
        self.printed: Traced[Key, tuple[Printed, ...]] = Traced(book, "printed-by", key_of)

    def keys(self, kind: Kind) -> list[Key]:
        """The keys of the records of one kind, in order."""
        return [key for key in self.heads if key.kind == kind]

    def of(self, kind: Kind) -> list[Any]:
        """The heads of the records of one kind, in the order of their keys."""
        return [self.heads[key] for key in self.keys(kind)]

    def whole(self, key: Key) -> AnyRecord:
        """A record with its body."""
        head: AnyRecord = self.heads[key]
        return msgspec.structs.replace(head, body=self._bodies[head.span.path][key])

    def in_file(self, path: str) -> list[AnyRecord]:
        """The records of one file, in the order of their keys; of their bodies no more than what refers to others."""
        return [self._referring(key) for key in self.book.get(f"of/{path}", ())]

    def everything(self) -> list[AnyRecord]:
        """The same of all records."""
        by_file = sorted(self.heads, key=lambda key: (self.heads[key].span.path, key))
        return sorted((self._referring(key) for key in by_file), key=lambda record: record.key)

    def _referring(self, key: Key) -> AnyRecord:
        head: AnyRecord = self.heads[key]
        return msgspec.structs.replace(head, body=self._refs[head.span.path][key])

    def derived(self, name: str, cell: str, make: Callable[[Any], T]) -> T:
        """What is made of one cell."""
        return self.book.derived(name, lambda: make(self.book.get(cell)))
