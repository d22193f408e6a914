"""The commands `build` and `check`: options to a build, and what came of it to words and an exit code."""

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from generator.face import options as commands
from generator.face.codes import EX_ERRORS, EX_OK
from generator.face.hoarding import hoarding
from generator.request import Request

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.build import Builder, Built
    from generator.last import Last
    from generator.load.files import Read
    from generator.model.problems import Problem


def build(options: argparse.Namespace) -> int:
    """Build once, or with --watch again and again; gives the exit code."""
    if not getattr(options, "watch", False):
        return _once(options, None)
    from generator.build import Builder
    from generator.face.watch import watch_and_build

    builder = Builder(_request(options))
    try:
        watch_and_build(options.config, lambda: _once(options, builder), poll=options.poll)
    finally:
        builder.close()
    return EX_OK


def _request(options: argparse.Namespace) -> Request:
    return Request(
        config=options.config,
        output=output(options) if options.publish else None,
        drafts=options.drafts,
        strict=options.strict,
        captures=options.captures,
        cache=options.cache and not options.captures,
        hints=not options.publish,
        workers=options.workers,
        watched=getattr(options, "watch", False),
    )


def output(options: argparse.Namespace) -> Path:
    """Where the site goes: as asked, else beside the settings; drafts never into the site itself."""
    if options.output is not None:
        return Path(options.output)
    return Path(options.config).parent / (commands.DRAFTS_OUTPUT if options.drafts else commands.OUTPUT)


def _once(options: argparse.Namespace, builder: "Builder | None") -> int:
    from generator.last import unchanged
    from generator.load.files import Read

    begun = time.monotonic()
    request = _request(options)
    in_full = options.json or options.explain or options.verbose
    read: list[Read] = []
    told = None if in_full or builder is not None else unchanged(request, read)
    if told is not None:
        _show_problems(options, told.problems, told.lines)
        if not options.quiet:
            print(*_published(told, request, 0, 0, begun), sep="\n")
        return EX_OK
    with hoarding():
        return _built(options, request, builder, begun, *read)


def _built(
    options: argparse.Namespace, request: Request, builder: "Builder | None", begun: float, read: "Read | None" = None
) -> int:
    from generator.build import Builder
    from generator.engine.shelf import Torn
    from generator.face.progress import Progress

    explained: list[tuple[str, str]] = []
    own = builder is None
    builder = builder or Builder(request)
    with Progress(sys.stderr, wanted=not (options.quiet or options.json)) as progress:
        built = builder.build(
            progress, lambda path, why: explained.append((path, why)), read=read, remembered=own
        )
        try:
            said = _said(options, built, request, explained, begun)
        except Torn:  # figures are looked up in what was kept, and that is not what it should be
            builder.begin_anew()
            built = builder.build(progress, remembered=own)
            said = _said(options, built, request, explained, begun)
    if not options.json:
        _show_problems(options, built.problems, built.all_lines if options.verbose else built.lines)
        if options.explain:
            print(*[f"{path}: {why}" for path, why in sorted(explained)] or ["No page was made anew."], sep="\n")
    if options.json or built.failed or not options.quiet:
        print(said)
    if not built.failed:
        builder.make_ready()
    if own:
        builder.close()
    return EX_ERRORS if built.failed else EX_OK


def _said(
    options: argparse.Namespace, built: "Built", request: Request, explained: list[tuple[str, str]], begun: float
) -> str:
    if options.json:
        return _json(built, request, explained, begun)
    return "\n".join(_closing(built, request, begun))


def _json(built: "Built", request: Request, explained: list[tuple[str, str]], begun: float) -> str:
    import json

    from generator.face import figures, report

    return json.dumps({
        "ok": not built.failed,
        "pages": built.pages,
        "written": built.published.written if built.published else 0,
        "removed": built.published.removed if built.published else 0,
        "output": str(request.output) if built.published else None,
        "seconds": round(time.monotonic() - begun, 3),
        "problems": [report.as_json(p) for p in built.problems],
        "quotations": figures.quotations(built.dossier),
        "claims": figures.origins(built.dossier),
        "unlocked": built.dossier.locks.lacking,
        "explained": dict(sorted(explained)),
    }, indent=2)  # fmt: skip


def _show_problems(options: argparse.Namespace, problems: "Iterable[Problem]", lines: dict[str, list[str]]) -> None:
    from generator.face import report
    from generator.model.problems import Severity

    shown = {Severity.ERROR, Severity.WARNING}
    if options.quiet:
        shown -= set() if options.strict else {Severity.WARNING}
    else:
        shown.add(Severity.NOTE)
    shown |= {Severity.ACCEPTED} if options.verbose else set()
    colour = report.wants_colour(sys.stderr)
    for problem in problems:
        if problem.severity in shown:
            print(report.show(problem, lines, colour), end="\n\n", file=sys.stderr)


def _closing(built: "Built", request: Request, begun: float) -> list[str]:
    """The last lines: figures, and where to look."""
    from generator.engine.publish import MARKER
    from generator.face import figures, report

    if built.failed:
        count = report.count(built.problems)
        stands = request.output is not None and os.path.exists(request.output / MARKER)
        kept = "Nothing was published" + ("; the last good site stands." if stands else ".")
        because = " Warnings count as errors with --strict." if not built.errors else ""
        return [f"{count}.{f' {kept}' if request.output else ''}{because}"]
    if request.output is None or built.published is None:
        return [*figures.lines(built.dossier), *_offer(built.lacking), _figures(built, [], begun)]
    atomic = (
        [] if built.published.atomic else ["This file system cannot exchange folders: the replacement was not atomic."]
    )
    return _published(built, request, built.published.written, built.published.removed, begun, *atomic)


def _published(
    built: "Built | Last", request: Request, written: int, removed: int, begun: float, *more: str
) -> list[str]:
    did = [f"{written} written", *([f"{removed} removed"] if removed else [])]
    page = f"Open {request.output / 'index.html'}" if request.output else ""
    return [*_offer(built.lacking), _figures(built, did, begun), *more, page]


def _offer(lacking: str) -> list[str]:
    return [f"Note: {lacking}. To record what is verified: python -m generator lock"] if lacking else []


def _figures(built: "Built | Last", did: list[str], begun: float) -> str:
    from generator.face import report

    pages = f"{built.pages} page{'s' if built.pages != 1 else ''}"
    count = report.count(built.problems)
    return ", ".join([pages, *did, f"{time.monotonic() - begun:.1f} s"]) + (f"; {count}" if count else "")
