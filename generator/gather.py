"""Files to a linked dossier, with all that is wrong with it: what every command begins with."""

import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import rapidfuzz
import regex

from generator.engine.memo import CACHE, FileMemo, Memo, fingerprint
from generator.guard import shown
from generator.link.accept import accept
from generator.link.evidence.verdicts import Verdicts
from generator.link.link import link
from generator.link.secrecy import slips
from generator.load.content import load
from generator.load.files import CAPTURES, Files, read_dossier
from generator.model.collection import Records
from generator.model.dossier import Dossier
from generator.model.locked import LOCK, RUN
from generator.model.problems import Problem, Severity, Span, problem
from generator.model.site import Site

Report = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much in all."""

UNREADABLE = frozenset(
    {"bad-yaml", "not-utf8", "yaml-feature", "unclosed-front-matter", "misplaced-front-matter", "unreadable-file"}
)
"""Codes of files that could not be taken apart."""

DANGLING = frozenset({"unknown-reference", "wrong-kind", "unknown-heading", "few-positions", "foreign-judgement"})
"""Codes of what only seems wrong while a file that could not be read may hold what is referred to."""

INSISTED = frozenset({"missing-capture", "uncheckable-quotation"})
"""Codes of what is an error where captures are insisted on."""


class Request(msgspec.Struct, frozen=True):
    """What to build. `output` is the site's folder, or None to publish nothing.

    `captures` insists that every capture is at hand and locked. `cache` allows keeping what was worked out. `hints`
    looks for what suggests a lineage that is not given.
    """

    config: Path
    output: Path | None = None
    drafts: bool = False
    strict: bool = False
    captures: bool = False
    cache: bool = True
    hints: bool = False


class Gathered(msgspec.Struct, frozen=True):
    """A dossier: its files, its settings, its records, all of them linked, and what is wrong with them."""

    files: Files
    site: Site
    records: Records
    dossier: Dossier
    problems: tuple[Problem, ...]


def gather(request: Request, report: Report = lambda what, done, of: None, *, private: bool = False) -> Gathered:
    """Read the dossier and link it. With `private` its private records too: for nothing that is published."""
    report("Reading", 0, 0)
    with _memo(request) as memo:
        files, site, records, problems = read(request, private=private, memo=memo)
        report("Linking", 0, 0)
        verdicts = Verdicts(memo, _version())
        dossier, wrong = link(site, records, verdicts, hints=request.hints)
        verdicts.save()
    if not UNREADABLE.isdisjoint(p.code for p in problems):
        wrong = [p for p in wrong if p.code not in DANGLING]
    problems = accept([*problems, *wrong, *slips(shown(files, records), records.withheld)], records.records)
    if request.captures:
        problems = _insist(problems, dossier.locks.lacking)
    return Gathered(files, site, records, dossier, tuple(problems))


def read(
    request: Request, *, private: bool = False, memo: Memo | None = None
) -> tuple[Files, Site, Records, list[Problem]]:
    """Read the dossier's files into records."""
    files, problems = read_dossier(request.config.parent, request.config.name)
    site, records, wrong = load(files, drafts=request.drafts or private, private=private, memo=memo)
    return files, site, records, [*problems, *wrong]


def _memo(request: Request) -> FileMemo:
    """What was worked out from captures before. Where they lie outside the dossier, none of their words stay in it."""
    root = request.config.parent
    inside = request.cache and not (root / CAPTURES).is_symlink()
    return FileMemo(root / CACHE if inside and (root / CAPTURES).is_dir() else None, "captures")


def _version() -> str:
    """A name for the state of all that a verdict follows from, beside its text."""
    here = Path(__file__).parent
    files = [path for layer in ("link", "model") for path in (here / layer).rglob("*.py")]
    return fingerprint(files, regex.__version__, rapidfuzz.__version__, unicodedata.unidata_version)


def _insist(problems: Iterable[Problem], lacking: str) -> list[Problem]:
    """The problems, where captures that are missing or not in captures.lock are errors."""
    insisted = [
        msgspec.structs.replace(p, severity=Severity.ERROR)
        if p.code in INSISTED and p.severity is not Severity.ACCEPTED
        else p
        for p in problems
    ]
    return [*insisted, problem("outdated-lock", lacking, Span(LOCK), RUN)] if lacking else insisted
