"""Files to a linked dossier, with all that is wrong with it: what every command begins with."""

from collections.abc import Callable, Iterable
from itertools import chain

import msgspec

from generator.engine.book import Book
from generator.engine.memo import CACHE, FileMemo
from generator.guard import shown
from generator.link.cells import FAMILIES as LINKED
from generator.link.link import link_in
from generator.link.secrecy import slips
from generator.load.accept import accept
from generator.load.captures.selector import split
from generator.load.content import FAMILIES as LOADED
from generator.load.content import Parse, load_into, withheld_of
from generator.load.files import CAPTURES, Files, Read, read_dossier
from generator.model.collection import Withheld
from generator.model.dossier import Dossier
from generator.model.locked import LOCK, RUN, Locked
from generator.model.problems import Problem, Severity, Span, problem
from generator.model.site import Site
from generator.request import Request

Report = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much in all."""

FAMILIES = (*LOADED, *LINKED)
"""All that a dossier's book holds, its pages aside."""

UNREADABLE = frozenset(
    {"bad-yaml", "not-utf8", "yaml-feature", "unclosed-front-matter", "misplaced-front-matter", "unreadable-file"}
)
"""Codes of files that could not be taken apart."""

DANGLING = frozenset({"unknown-reference", "wrong-kind", "unknown-heading", "few-positions", "foreign-judgement"})
"""Codes of what only seems wrong while a file that could not be read may hold what is referred to."""

INSISTED = frozenset({"missing-capture", "uncheckable-quotation"})
"""Codes of what is an error where captures are insisted on."""


class Gathered(msgspec.Struct, frozen=True):
    """A dossier: its files, its settings, its records, all of them linked, and what is wrong with them.

    `withheld` is what is kept of the records that are not shown; `locks` are captures.lock and captures.private.lock as
    they were read.
    """

    files: Files
    site: Site
    withheld: tuple[Withheld, ...]
    locks: tuple[Locked, Locked]
    dossier: Dossier
    problems: tuple[Problem, ...]
    unread: tuple[Problem, ...] = ()
    """Those of finding and reading the files alone."""
    captures: dict[str, str] = {}
    """The SHA-256 of each file among the captures that is named, empty where it is not at hand."""


def gather(request: Request, report: Report = lambda what, done, of: None, *, private: bool = False) -> Gathered:
    """Read the dossier and link it. With `private` its private records too: for nothing that is published."""
    return gather_in(Book(FAMILIES), request, report, private=private)


def gather_in(
    book: Book,
    request: Request,
    report: Report,
    *,
    private: bool = False,
    parse: Parse | None = None,
    read: Read | None = None,
) -> Gathered:
    """The same by way of a book, in which nothing is worked out again that has not changed.

    `read` are the files, where they were read just now.
    """
    report("Reading", 0, 0)
    files, unread = read or read_dossier(request.config.parent, request.config.name)
    with _memo(request) as memo:
        drafts = request.drafts or private
        site, beside, wrong = load_into(book, files, drafts=drafts, private=private, memo=memo, parse=parse)
    report("Linking", 0, 0)
    dossier, amiss = link_in(book, site, hints=request.hints)
    problems = [*unread, *wrong]
    if not UNREADABLE.isdisjoint(p.code for p in problems):
        amiss = [p for p in amiss if p.code not in DANGLING]
    withheld = withheld_of(book)
    problems += [*amiss, *slips(shown(files, withheld), withheld)]
    problems = _accepted(book, problems)
    if request.captures:
        problems = _insist(problems, dossier.locks.lacking)
    captures = {split(name)[0]: "" for path in book.keys("asked") for _, name, _ in book.get(f"asked/{path}").captures}
    captures |= {split(name)[0]: capture.sha256 for name, capture in beside.captures.items()}
    return Gathered(files, site, withheld, beside.locks, dossier, tuple(problems), tuple(unread), captures)


def _memo(request: Request) -> FileMemo:
    """What was read from captures before. Where they lie outside the dossier, none of their words stay in it."""
    root = request.config.parent
    inside = request.cache and not (root / CAPTURES).is_symlink()
    return FileMemo(root / CACHE if inside and (root / CAPTURES).is_dir() else None, "captures")


def _accepted(book: Book, problems: list[Problem]) -> list[Problem]:
    """The problems, each with the record that it is in, and marked where the writer lets it stand.

    Those that the reading of a file found have been seen to there.
    """
    seen_to = [one for one in problems if one.subject]
    others = [one for one in problems if not one.subject]
    paths = sorted({*book.keys("accepts"), *(one.span.path for one in others)})
    return [*seen_to, *accept(others, chain.from_iterable(book.get(f"outline/{path}", ()) for path in paths))]


def _insist(problems: Iterable[Problem], lacking: str) -> list[Problem]:
    """The problems, where captures that are missing or not in captures.lock are errors."""
    insisted = [
        msgspec.structs.replace(p, severity=Severity.ERROR)
        if p.code in INSISTED and p.severity is not Severity.ACCEPTED
        else p
        for p in problems
    ]
    return [*insisted, problem("outdated-lock", lacking, Span(LOCK), RUN)] if lacking else insisted
