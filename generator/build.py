"""The whole of a build on one screen: files to records, to a dossier, to pages, to bytes, to a published folder."""

from collections.abc import Iterable, Iterator

import msgspec

from generator.engine.errors import LeakFound, PublishError
from generator.engine.output import Output
from generator.engine.publish import Published, publish
from generator.gather import Report, Request, gather
from generator.guard import leak_search, texts
from generator.load.files import Files
from generator.model.dossier import Dossier
from generator.model.problems import Problem, Severity, Span, in_order, problem
from generator.pages.plan import plan
from generator.render.render import render_all
from generator.render.theme import Theme, theme_folder

__all__ = ["Built", "Request", "build"]


class Built(msgspec.Struct, frozen=True):
    """What came of it: the problems in order, the files that were read, for showing where they are, and the dossier."""

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


def build(request: Request, report: Report = lambda what, done, of: None) -> Built:
    """Build the dossier, and publish it unless something is wrong with it."""
    gathered = gather(request, report)
    files, problems = gathered.files, list(gathered.problems)
    pages, wrong = plan(gathered.dossier, drafts=request.drafts)
    theme = Theme(theme_folder(), request.config.parent / "templates")
    problems += [*wrong, *theme.problems]

    def built(published: Published | None = None) -> Built:
        count = sum(page.path.endswith(".html") for page in pages)
        return Built(tuple(in_order(problems)), count, published, files, request.strict, gathered.dossier)

    if built().failed:
        return built()
    leaks = leak_search(files, gathered.records, gathered.dossier)
    outputs = _sound(render_all(pages, theme, gathered.site), problems, len(pages), report)
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
