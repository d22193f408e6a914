"""Records to dossier: the whole of linking, in order. Every mistake found is a problem, never an exception.

Each stage is a row of tasks of a book (see engine/book.py), so that after an edit no more is linked than it touched.
"""

from collections.abc import Collection, Mapping
from typing import Any, cast

from generator.engine.book import Book
from generator.engine.traced import Traced
from generator.engine.values import Family, problems_as
from generator.link.cells import FAMILIES
from generator.link.stages import evidence, naming, relations
from generator.link.stages.context import Context, Stage
from generator.model.body import Body
from generator.model.collection import Capture, Media, Records, Withheld
from generator.model.dossier import Dossier
from generator.model.locked import LockedCapture, Locks
from generator.model.problems import Problem
from generator.model.records import AnyRecord, Article, Key, key_of
from generator.model.resting import Resting
from generator.model.site import Site

_WHOLE = ("",)


def link_in(book: Book, site: Site, *, hints: bool = False) -> tuple[Dossier, list[Problem]]:
    """Link everything in the book to everything, or what has changed in it.

    The dossier looks into the book; the problems are all there are. Where there are errors the dossier is as whole as
    it can be, for a preview. `hints` adds what suggests a lineage that is not given.
    """
    context = Context(book, site.of_texts)
    problems = _Linking(context).run()
    if hints:
        from generator.link.lineage.hints import hints as suggest

        cells = context.cells
        problems += suggest(cells.of("article"), cells.found, context.texts, cells.of("actor"))
    return _dossier(context, site), problems


class _Linking:
    """The stages, in order."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._names: list[str] = []

    def run(self) -> list[Problem]:
        """Bring all stages up to date; gives all that is wrong."""
        book = self._context.book
        self._stage("secret", naming.secret)
        self._stage("split", naming.split, book.keys("records"))
        files = book.keys("of")
        records = book.keys("head")
        articles = book.derived("articles", lambda: [key for key in book.keys("head") if key.startswith("article:")])
        self._stage("resolve", naming.resolved, files, apart=True)
        self._stage("conflicts", relations.disagreements)
        self._stage("disputed", relations.told, files, apart=True)
        self._stage("order", relations.events)
        self._stage("translations", relations.translations)
        self._stage("verify", evidence.verified, files, apart=True)
        self._stage("sources", evidence.source, articles, apart=True)
        self._stage("called", relations.called)
        self._stage("bodies", relations.body, records, apart=True)
        self._stage("locking", evidence.locking)
        self._stage("twins", evidence.twins)
        self._stage("lineage", relations.lineage)
        self._stage("all-origins", relations.all_origins)
        self._stage("origins", relations.origins, files)
        self._stage("falling", relations.falling)
        self._stage("printed", evidence.printed, articles, apart=True)
        self._stage("taken", evidence.taken)
        return book.problems(self._names)

    def _stage(self, name: str, make: Stage, tasks: Collection[str] = _WHOLE, *, apart: bool = False) -> None:
        self._names.append(name)
        context, settings = self._context, ("site/of-texts",)
        context.book.run(name, tasks, lambda task: make(context, task), reads=settings, apart=apart)


def _dossier(context: Context, site: Site) -> Dossier:
    book, cells = context.book, context.cells

    def by_key(family: str) -> Any:
        return Traced(book, family, key_of)

    return Dossier(
        site=site,
        records=cells.heads,
        media=cells.media,
        found=cells.found,
        checked=cells.checked,
        bodies=by_key("linked"),
        prose=by_key("prose"),
        backlinks=cells.back,
        ties=cells.ties,
        sources=by_key("source"),
        origins=by_key("origins"),
        overall=Traced(book, "all-origins", str),
        disputes=cells.disputes,
        printed_by=cells.printed,
        printed_of=by_key("printed-of"),
        looked_into=by_key("looked-into"),
        locks=book.get("locks/", Locks()),
        resting=Resting(by_key("upon"), by_key("affected")),
        translations=by_key("translations"),
    )


GIVEN = (
    problems_as(Problem),
    Family("site", Site, kept=False),
    Family("records", tuple[AnyRecord, ...]),
    Family("bodies", dict[Key, Body], large=True),
    Family("referring", dict[Key, Body], large=True),
    Family("contested", dict[Key, str]),
    Family("withheld", tuple[Withheld, ...]),
    Family("secrets", tuple[str, ...]),
    Family("capture", Capture, kept=False),
    Family("media", Media, kept=False),
    Family("lock", LockedCapture, kept=False),
    Family("private-lock", LockedCapture, kept=False),
)
"""The cells that linking begins with. `secrets` are captures, by file, whose hash is private."""


def link(site: Site, records: Records, *, hints: bool = False) -> tuple[Dossier, list[Problem]]:
    """Link records that stand in no book yet."""
    book = Book((*GIVEN, *FAMILIES))
    by_file: dict[str, list[AnyRecord]] = {}
    hidden: dict[str, list[Withheld]] = {}
    secrets: dict[str, list[str]] = {}
    for record in cast("tuple[AnyRecord, ...]", records.records):
        by_file.setdefault(record.span.path, []).append(record)
        if isinstance(record, Article) and record.hash_private and record.capture:
            secrets.setdefault(record.span.path, []).append(record.capture)
    for one in records.withheld:
        hidden.setdefault(one.path, []).append(one)
        secrets.setdefault(one.path, []).extend(one.captures)
    for path in hidden:
        by_file.setdefault(path, [])
    given: dict[str, Mapping[str, object]] = {
        "site": {"": site, "of-texts": site.of_texts},
        "records": {path: tuple(of) for path, of in by_file.items()},
        "bodies": {path: {record.key: record.body for record in reversed(of)} for path, of in by_file.items()},
        "referring": {path: {one.key: one.body.referring for one in reversed(of)} for path, of in by_file.items()},
        "withheld": {path: tuple(of) for path, of in hidden.items()},
        "secrets": {path: tuple(of) for path, of in secrets.items()},
        "capture": records.captures,
        "media": records.media,
        **dict(zip(("lock", "private-lock"), records.locks, strict=False)),
    }
    for family, values in given.items():
        book.put_values(family, values)
    return link_in(book, site, hints=hints)
