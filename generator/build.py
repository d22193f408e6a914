"""The whole of a build on one screen: files to records, to a dossier, to pages, to bytes, to a published folder."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from generator.engine.errors import LeakFound, PublishError
from generator.engine.leaks import Leaks
from generator.engine.output import Output
from generator.engine.publish import Published, publish
from generator.link.accept import accept
from generator.link.link import link
from generator.link.secrecy import needles, slips
from generator.load.content import load
from generator.load.files import Files, read_dossier
from generator.model.dossier import Dossier
from generator.model.problems import Problem, Severity, Span, in_order, problem
from generator.model.records import Records
from generator.model.site import Site
from generator.pages.plan import plan
from generator.render.render import render_all
from generator.render.theme import Theme, theme_folder

Report = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much in all."""


UNREADABLE = frozenset(
    {"bad-yaml", "not-utf8", "yaml-feature", "unclosed-front-matter", "misplaced-front-matter", "unreadable-file"}
)
"""Codes of files that could not be taken apart."""

DANGLING = frozenset({"unknown-reference", "wrong-kind", "unknown-heading", "few-positions", "foreign-judgement"})
"""Codes of what only seems wrong while a file that could not be read may hold what is referred to."""


class Request(msgspec.Struct, frozen=True):
    """What to build. `output` is the site's folder, or None to publish nothing."""

    config: Path
    output: Path | None = None
    drafts: bool = False
    strict: bool = False


class Built(msgspec.Struct, frozen=True):
    """What came of it: the problems in order, and the files that were read, for showing where they are."""

    problems: tuple[Problem, ...]
    pages: int
    published: Published | None
    files: Files
    strict: bool

    @property
    def lines(self) -> dict[str, list[str]]:
        """The lines of each file in which there is a problem."""
        wanted = {p.span.path for p in self.problems}
        return {path: text.split("\n") for path, text in _texts(self.files) if path in wanted}

    @property
    def errors(self) -> bool:
        """Whether any problem is an error."""
        return any(p.severity is Severity.ERROR for p in self.problems)

    @property
    def failed(self) -> bool:
        """Whether nothing may be published: for errors, and where asked for, for warnings."""
        return self.errors or (self.strict and any(p.severity is Severity.WARNING for p in self.problems))


def build(request: Request, report: Report = lambda what, done, of: None) -> Built:
    """Build the dossier, and publish it unless something is wrong with it."""
    report("Reading", 0, 0)
    files, site, records, problems = read(request)
    report("Linking", 0, 0)
    dossier, wrong = link(site, records)
    if not UNREADABLE.isdisjoint(p.code for p in problems):
        wrong = [p for p in wrong if p.code not in DANGLING]
    problems = accept([*problems, *wrong, *slips(_shown(files, records), records.withheld)], records.records)
    pages, wrong = plan(dossier, drafts=request.drafts)
    theme = Theme(theme_folder(), request.config.parent / "templates")
    problems += [*wrong, *theme.problems]

    def built(published: Published | None = None) -> Built:
        return Built(tuple(in_order(problems)), len(pages), published, files, request.strict)

    if built().failed:
        return built()
    leaks = _leaks(files, records, dossier)
    outputs = _sound(render_all(pages, theme, site), problems, len(pages), report)
    try:
        if request.output is None:
            for output in outputs:
                if leaks:
                    leaks.check(output)
            return built()
        root = request.config.parent
        inputs = tuple(root / name for name in ("content", "captures", "templates"))
        return built(
            publish(outputs, request.output, check=leaks.check if leaks else None, keep_out=(root,), not_within=inputs)
        )
    except LeakFound as stopped:
        problems.append(problem("leak", stopped.message, Span(stopped.path), stopped.hint))
    except PublishError as stopped:
        problems.append(problem("cannot-publish", stopped.message, Span(str(request.output)), stopped.hint))
    except _Unsound:
        pass
    return built()


def read(request: Request) -> tuple[Files, Site, Records, list[Problem]]:
    """Read the dossier's files into records."""
    files, problems = read_dossier(request.config.parent, request.config.name)
    site, records, wrong = load(files, drafts=request.drafts)
    return files, site, records, [*problems, *wrong]


class _Unsound(Exception):
    """Some pages could not be rendered, so the site is not to be published."""


def _sound(
    outputs: Iterable[Output | Problem], problems: list[Problem], total: int, report: Report
) -> Iterator[Output]:
    """The outputs while all are sound; every page is tried, so that all mistakes in templates are told at once."""
    before = len(problems)
    for done, output in enumerate(outputs, 1):
        report("Writing pages", min(done, total), total)
        if isinstance(output, Problem):
            problems.append(output)
        elif len(problems) == before:
            yield output
    if len(problems) > before:
        raise _Unsound


def _texts(files: Files) -> Iterator[tuple[str, str]]:
    """The text of each file that was read, by its path."""
    for file in (*((files.site,) if files.site else ()), *files.content):
        yield file.path, file.content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _shown(files: Files, records: Records) -> Iterator[tuple[str, str]]:
    """The text of each file less its records that are not shown; the lines keep their numbers."""
    hidden: dict[str, list[str]] = {}
    for record in records.withheld:
        hidden.setdefault(record.path, []).append(record.words)
    for path, text in _texts(files):
        for words in hidden.get(path, ()):
            text = text.replace(words, "\n" * words.count("\n"))
        yield path, text


def _leaks(files: Files, records: Records, dossier: Dossier) -> Leaks | None:
    """The search for words that stand in records which are not shown, and in nothing that is."""
    if not records.withheld:
        return None
    return Leaks(needles(records.withheld)).without(_published(files, records, dossier))


def _published(files: Files, records: Records, dossier: Dossier) -> Iterator[bytes]:
    """All that may stand in the site: what the shown records say and quote, and the tool's own words."""
    for path, text in _shown(files, records):
        if text.strip():
            yield f"{path}\n{text}".encode()
    for source in dossier.sources.values():
        yield from (extract.text.encode() for extract in source.extracts)
    # What the tool itself can write into a page stands in these; not in load/, whose examples are anybody's names.
    own = [Path(__file__).parent / layer for layer in ("pages", "render", "model", "engine")]
    for folder, pattern in (*((layer, "*.py") for layer in own), (theme_folder(), "*.*")):
        yield from (found.read_bytes() for found in sorted(folder.rglob(pattern)) if found.is_file())


def _counted(outputs: Iterable[Output], total: int, report: Report) -> Iterator[Output]:
    for done, output in enumerate(outputs, 1):
        report("Writing pages", min(done, total), total)
        yield output
