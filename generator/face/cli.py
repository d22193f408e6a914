"""The command line: arguments to a build, a build to words and an exit code.

Exit codes: 0 published (or nothing to find fault with), 1 errors (with --strict, warnings too), 2 wrong usage,
70 a mistake of this program's own, 130 interrupted.
"""

import argparse
import json
import os
import platform
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.face import options as commands

if TYPE_CHECKING:
    from generator.build import Built, Request

EX_OK, EX_ERRORS, EX_USAGE, EX_SOFTWARE, EX_INTERRUPTED = 0, 1, 2, 70, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command in the current folder and give its exit code."""
    parser = commands.parser({
        "build": _build_or_watch, "check": _build, "serve": _serve,
        "lock": _lock, "rests-on": _rests_on, "clean": _clean,
    })  # fmt: skip
    try:
        options = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    if options.command is None:
        parser.print_help(sys.stderr)
        return EX_USAGE
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        print("\nInterrupted. The last published site stands as it was.", file=sys.stderr)
        return EX_INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EX_ERRORS
    except Exception:
        _our_bug()
        return EX_SOFTWARE


def _build_or_watch(options: argparse.Namespace) -> int:
    if not options.watch:
        return _build(options)
    from generator.face.watch import watch_and_build

    watch_and_build(options.config, lambda: _build(options), poll=options.poll)
    return EX_OK


def _build(options: argparse.Namespace) -> int:
    # Imported here: `--help` and `--version` need none of it.
    from generator.build import Request, build
    from generator.face import figures, report
    from generator.face.progress import Progress
    from generator.model.problems import Severity

    begun = time.monotonic()
    request = Request(
        config=options.config,
        output=_output(options) if options.publish else None,
        drafts=options.drafts,
        strict=options.strict,
        captures=options.captures,
        cache=options.cache and not options.captures,
        hints=not options.publish,
    )
    with Progress(sys.stderr, wanted=not (options.quiet or options.json)) as progress:
        built = build(request, progress)
    seconds = time.monotonic() - begun
    failed = built.failed
    if options.json:
        print(json.dumps({
            "ok": not failed,
            "pages": built.pages,
            "written": built.published.written if built.published else 0,
            "removed": built.published.removed if built.published else 0,
            "output": str(request.output) if built.published else None,
            "seconds": round(seconds, 3),
            "problems": [report.as_json(p) for p in built.problems],
            "quotations": figures.quotations(built.dossier),
            "claims": figures.origins(built.dossier),
            "unlocked": built.dossier.locks.lacking,
        }, indent=2))  # fmt: skip
        return EX_ERRORS if failed else EX_OK

    shown = {Severity.ERROR, Severity.WARNING}
    if options.quiet:
        shown -= set() if options.strict else {Severity.WARNING}
    else:
        shown.add(Severity.NOTE)
    shown |= {Severity.ACCEPTED} if options.verbose else set()
    colour = report.wants_colour(sys.stderr)
    lines = built.lines
    for problem in built.problems:
        if problem.severity in shown:
            print(report.show(problem, lines, colour), end="\n\n", file=sys.stderr)
    if failed or not options.quiet:
        print(*_closing(built, request, seconds), sep="\n")
    return EX_ERRORS if failed else EX_OK


def _closing(built: "Built", request: "Request", seconds: float) -> list[str]:
    """The last lines: figures, and where to look."""
    from generator.engine.publish import MARKER
    from generator.face import figures, report

    count = report.count(built.problems)
    if built.failed:
        stands = request.output is not None and os.path.exists(request.output / MARKER)
        kept = "Nothing was published" + ("; the last good site stands." if stands else ".")
        because = " Warnings count as errors with --strict." if not built.errors else ""
        return [f"{count}.{f' {kept}' if request.output else ''}{because}"]
    did = [f"{built.pages} page{'s' if built.pages != 1 else ''}"]
    if built.published:
        did.append(f"{built.published.written} written")
        if built.published.removed:
            did.append(f"{built.published.removed} removed")
    line = ", ".join([*did, f"{seconds:.1f} s"]) + (f"; {count}" if count else "")
    lacking = built.dossier.locks.lacking
    todo = "To record what is verified: python -m generator lock"
    offer = [f"Note: {lacking}. {todo}"] if lacking else []
    if request.output is None or built.published is None:
        return [*figures.lines(built.dossier), *offer, line]
    atomic = (
        [] if built.published.atomic else ["This file system cannot exchange folders: the replacement was not atomic."]
    )
    return [*offer, line, *atomic, f"Open {request.output / 'index.html'}"]


def _serve(options: argparse.Namespace) -> int:
    from generator.face.serve import serve

    return serve(options)


def _lock(options: argparse.Namespace) -> int:
    from generator.face.lock import lock

    return lock(options)


def _rests_on(options: argparse.Namespace) -> int:
    from generator.face.rests_on import rests_on

    return rests_on(options)


def _clean(options: argparse.Namespace) -> int:
    from generator.engine.errors import PublishError
    from generator.engine.memo import CACHE, remove
    from generator.engine.publish import clean

    where = _output(options)
    try:
        there = where.exists()
        clean(where)
        clean(options.config.parent / commands.PREVIEW / "site")
        with suppress(OSError):  # it is not there, or somebody keeps files in it
            (options.config.parent / commands.PREVIEW).rmdir()
        remove(options.config.parent / CACHE)
    except PublishError as error:
        print(f"{error.message}\n  → {error.hint}", file=sys.stderr)
        return EX_ERRORS
    print(f"Removed {where}." if there else f"There is no site at {where}.")
    return EX_OK


def _output(options: argparse.Namespace) -> Path:
    """Where the site goes: as asked, else beside the settings; drafts never into the site itself."""
    if options.output is not None:
        return Path(options.output)
    return Path(options.config).parent / (commands.DRAFTS_OUTPUT if options.drafts else commands.OUTPUT)


def _our_bug() -> None:
    print(
        "This is a mistake in Dossier itself, not in your files. The last published site stands as it was.\n"
        "Please report it with the lines below. They may name files of yours: read them first.\n\n"
        f"dossier {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{traceback.format_exc()}",
        file=sys.stderr,
    )
