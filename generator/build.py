"""The whole of a build on one screen: files to records, to a dossier, to pages, to bytes, to a published folder."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, starmap
from typing import TYPE_CHECKING

from generator.built import Built, failed
from generator.engine.book import Book
from generator.engine.errors import LeakFound, PublishError
from generator.engine.memo import CACHE, remove
from generator.engine.output import Output, Unchanged
from generator.engine.publish import Published, make_ready, publish
from generator.engine.shelf import Shelf, Torn
from generator.gather import FAMILIES, Gathered, Report, gather_in
from generator.guard import leak_search
from generator.last import Last, beside, inputs, remember
from generator.load.files import CAPTURES, Read, Reader
from generator.model.problems import Problem, Span, in_order, problem
from generator.pages.stages import FAMILIES as PLANNED
from generator.pages.stages import plan_in
from generator.render.pages import FAMILIES as RENDERED
from generator.render.pages import Explain, Pages
from generator.render.shipped import theme_folder
from generator.render.theme_files import ThemeFiles
from generator.request import Request
from generator.version import version
from generator.workers import Workers

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["Builder", "Built", "Request", "build"]


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

    def __init__(self, request: Request, executor: "Executor | None" = None) -> None:
        """Files are parsed in the executor where one is given: of processes, on this machine or on others."""
        self._request = request
        self._shelf: Shelf | None = None
        self._book: Book | None = None
        self._reader = Reader(request.config.parent, request.config.name)
        self._theme = ThemeFiles(theme_folder(), request.config.parent / "templates")
        self._workers = Workers(request.workers, executor)

    def build(
        self,
        report: Report = _silent,
        explain: Explain = _unexplained,
        *,
        read: Read | None = None,
        remembered: bool = False,
    ) -> Built:
        """Build the dossier as it is now, and publish it unless something is wrong with it.

        `read` are its files, where they were read just now. With `remembered` it is noted what the build ends with, so
        that the next process need not build where nothing has changed.
        """
        try:
            try:
                return self._build(report, explain, read, remembered)
            except Torn:
                self.begin_anew()
                return self._build(report, explain, read, remembered)
        except BaseException:
            self.close()  # half a build may be in the book, and none of it is on the shelf
            raise

    def make_ready(self) -> None:
        """After a first build: do what the next would begin with. It takes a moment, for which nobody need wait."""
        if self._request.output is not None:
            with suppress(PublishError):
                make_ready(self._request.output)

    def begin_anew(self) -> None:
        """Forget all that is known: it is not what it should be."""
        if self._shelf is not None:
            self._shelf.clear()
        self._book = None

    def close(self) -> None:
        """End; another builder may take over."""
        if self._shelf is not None:
            self._shelf.close()
        self._shelf = self._book = None

    def _build(self, report: Report, explain: Explain, read: Read | None, remembered: bool) -> Built:
        if self._shelf is not None and _leads_out(self._request):
            self.close()
            remove(self._request.config.parent / CACHE)
        if self._book is None:
            self._shelf = self._shelf or _shelf(self._request)
            self._book = Book((*FAMILIES, *PLANNED, *RENDERED), self._shelf)
            self._book.worth = self._workers.worth
        book, request = self._book, self._request
        book.begin()
        read = read or self._reader.read()
        before = beside(request, read[0]) if remembered else b""
        gathered = gather_in(book, request, report, parse=self._workers.parse, read=read)
        survey, wrong = plan_in(book, gathered.dossier, drafts=request.drafts, watched=request.watched)
        pages = Pages(book, gathered.dossier, survey, self._theme)
        problems = [*gathered.problems, *wrong, *pages.problems]
        published: Published | None = None
        if not failed(problems, request.strict):
            published = self._publish(pages, gathered, problems, report, explain)
        built = _built(self._request, problems, pages, published, gathered)
        if not built.failed:
            book.finish()
        if self._shelf is not None:
            self._shelf.save(book.state())
        if remembered and self._shelf is not None:
            self._remember(built, gathered, pages, before)
        return built

    def _remember(self, built: Built, gathered: Gathered, pages: Pages, before: bytes) -> None:
        """Note what a build ended with, unless it failed or something changed on the way."""
        request, done = self._request, built.published
        if built.failed or done is None or beside(request, gathered.files) != before:
            return
        now = inputs(request, gathered.files, gathered.unread, pages.state, gathered.captures, before)
        last = Last(now, done.manifest, built.problems, built.lines, built.pages, built.lacking)
        remember(request, last)

    def _publish(
        self, pages: Pages, gathered: Gathered, problems: list[Problem], report: Report, explain: Explain
    ) -> Published | None:
        request = self._request
        leaks = leak_search(gathered.files, gathered.withheld, gathered.dossier)
        if wrong := pages.compose():
            problems += wrong
            return None
        due = pages.due()
        unchanged = pages.unchanged(due)
        outputs = _sound(pages.outputs(due, explain), problems, len(due), report)
        try:
            if request.output is None:
                for output in chain(starmap(Unchanged, unchanged.items()), outputs):
                    if leaks:
                        path = output.path
                        leaks.check(output if isinstance(output, Output) else Output(path, pages.content(path)))
                return None
            root = request.config.parent
            return publish(
                outputs,
                request.output,
                unchanged=unchanged,
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
        tuple(in_order(list(problems))),
        count,
        published,
        gathered.files,
        request.strict,
        gathered.dossier,
        gathered.dossier.locks.lacking,
    )


def _shelf(request: Request) -> Shelf | None:
    """Where what is worked out lasts. Where captures lie outside the dossier, none of their words stay in it."""
    root = request.config.parent
    if not request.cache or not request.config.is_file() or _leads_out(request):
        return None
    return Shelf(root / CACHE, "drafts" if request.drafts else "site", version())


def _leads_out(request: Request) -> bool:
    """Whether captures lie outside the dossier."""
    return (request.config.parent / CAPTURES).is_symlink()


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
