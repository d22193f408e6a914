"""The whole of a build on one screen: files to records, to a dossier, to pages, to bytes, to a published folder."""

from collections.abc import Iterable, Iterator

import msgspec

from generator.engine.book import Book
from generator.engine.errors import LeakFound, PublishError
from generator.engine.output import Output, Unchanged
from generator.engine.publish import Published, publish
from generator.engine.shelf import Shelf, Torn
from generator.gather import FAMILIES, Gathered, Report, Request, gather_in
from generator.guard import leak_search, texts
from generator.load.files import CAPTURES, Files
from generator.model.dossier import Dossier
from generator.model.problems import Problem, Severity, Span, in_order, problem
from generator.pages.stages import FAMILIES as PLANNED
from generator.pages.stages import plan_in
from generator.render.pages import FAMILIES as RENDERED
from generator.render.pages import Explain, Pages
from generator.render.shipped import theme_folder, theme_state
from generator.render.theme import Theme
from generator.version import version

__all__ = ["Builder", "Built", "Request", "build"]


class Built(msgspec.Struct, frozen=True):
    """What came of it: the problems in order, the files that were read, for showing where they are, and the dossier.

    The dossier looks into what the builder knows: it is that of its last build, as long as the builder is not closed.
    """

    problems: tuple[Problem, ...]
    pages: int
    published: Published | None
    files: Files
    strict: bool
    dossier: Dossier

    @property
    def lines(self) -> dict[str, list[str]]:
        """The lines of each file in which there is a problem."""
        wanted = {p.span.path for p in self.problems}
        return {path: text.split("\n") for path, text in texts(self.files) if path in wanted}

    @property
    def errors(self) -> bool:
        """Whether any problem is an error."""
        return any(p.severity is Severity.ERROR for p in self.problems)

    @property
    def failed(self) -> bool:
        """Whether nothing may be published: for errors, and where asked for, for warnings."""
        return self.errors or (self.strict and any(p.severity is Severity.WARNING for p in self.problems))


def _silent(what: str, done: int, of: int) -> None:
    pass


def _unexplained(path: str, why: str) -> None:
    pass


def build(request: Request, report: Report = _silent, explain: Explain = _unexplained) -> Built:
    """Build the dossier, and publish it unless something is wrong with it."""
    return Builder(request).build(report, explain)


class Builder:
    """Builds one dossier, any number of times: each time no more than what has changed since.

    What it knows lasts in the folder `.cache` of the dossier, so that the next process begins with it.
    """

    def __init__(self, request: Request) -> None:
        self._request = request
        self._shelf = _shelf(request)
        self._book: Book | None = None

    def build(self, report: Report = _silent, explain: Explain = _unexplained) -> Built:
        """Build the dossier as it is now, and publish it unless something is wrong with it."""
        try:
            return self._build(report, explain)
        except Torn:
            if self._shelf is not None:
                self._shelf.clear()
            self._book = None
            return self._build(report, explain)

    def close(self) -> None:
        """End; another builder may take over."""
        if self._shelf is not None:
            self._shelf.close()

    def _build(self, report: Report, explain: Explain) -> Built:
        if self._book is None:
            self._book = Book((*FAMILIES, *PLANNED, *RENDERED), self._shelf)
        book, request = self._book, self._request
        book.begin()
        gathered = gather_in(book, request, report)
        survey, wrong = plan_in(book, gathered.dossier, drafts=request.drafts)
        theme = (theme_folder(), request.config.parent / "templates")
        pages = Pages(book, gathered.dossier, survey, lambda: Theme(*theme), theme_state(*theme))
        problems = [*gathered.problems, *wrong, *pages.problems]
        published: Published | None = None
        if not _built(self._request, problems, pages, None, gathered).failed:
            published = self._publish(pages, gathered, problems, report, explain)
        built = _built(self._request, problems, pages, published, gathered)
        if not built.failed:
            book.finish()
        if self._shelf is not None:
            self._shelf.save(book.state())
        return built

    def _publish(
        self, pages: Pages, gathered: Gathered, problems: list[Problem], report: Report, explain: Explain
    ) -> Published | None:
        request = self._request
        leaks = leak_search(gathered.files, gathered.withheld, gathered.dossier)
        outputs = _sound(pages.outputs(explain), problems, len(pages.due()), report)
        try:
            if request.output is None:
                for output in outputs:
                    if leaks and isinstance(output, Unchanged):
                        output = Output(output.path, pages.content(output.path))
                    if leaks:
                        leaks.check(output)
                return None
            root = request.config.parent
            return publish(
                outputs,
                request.output,
                check=leaks.check if leaks else None,
                content_of=pages.content,
                keep_out=(root,),
                not_within=tuple(root / name for name in ("content", "captures", "templates")),
            )
        except LeakFound as stopped:
            problems.append(problem("leak", stopped.message, Span(stopped.path), stopped.hint))
        except PublishError as stopped:
            problems.append(problem("cannot-publish", stopped.message, Span(str(request.output)), stopped.hint))
        except _Unsound:
            pass
        return None


def _built(
    request: Request, problems: Iterable[Problem], pages: Pages, published: Published | None, gathered: Gathered
) -> Built:
    count = sum(path.endswith(".html") for path in pages.paths)
    return Built(
        tuple(in_order(list(problems))), count, published, gathered.files, request.strict, gathered.dossier
    )


def _shelf(request: Request) -> Shelf | None:
    """Where what is worked out lasts. Where captures lie outside the dossier, none of their words stay in it."""
    root = request.config.parent
    if not request.cache or not request.config.is_file() or (root / CAPTURES).is_symlink():
        return None
    return Shelf(root / ".cache", "drafts" if request.drafts else "site", version())


class _Unsound(Exception):
    """Some pages could not be rendered, so the site is not to be published."""


def _sound(
    outputs: Iterable[Output | Unchanged | Problem], problems: list[Problem], total: int, report: Report
) -> Iterator[Output | Unchanged]:
    """The outputs while all are sound; every page is tried, so that all mistakes in templates are told at once."""
    before, done = len(problems), 0
    for output in outputs:
        if not isinstance(output, Unchanged):
            done += 1
            report("Writing pages", min(done, total), total)
        if isinstance(output, Problem):
            problems.append(output)
        elif len(problems) == before:
            yield output
    if len(problems) > before:
        raise _Unsound
