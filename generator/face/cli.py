"""The command line: arguments to one of the commands, and its exit code."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from generator import __version__
from generator.face import options as commands
from generator.face.codes import EX_ERRORS, EX_INTERRUPTED, EX_SOFTWARE, EX_USAGE


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command in the current folder and give its exit code."""
    parser = commands.parser({
        "build": _build, "check": _build, "serve": _serve,
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


def _build(options: argparse.Namespace) -> int:
    # Imported here: `--help` and `--version` need none of it.
    from generator.face.building import build

    return build(options)


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
    from generator.face.building import output

    where = output(options)
    try:
        there = where.exists()
        clean(where)
        clean(options.config.parent / commands.PREVIEW / "site")
        (options.config.parent / commands.PREVIEW / commands.RUNNING).unlink(missing_ok=True)
        with suppress(OSError):  # it is not there, or somebody keeps files in it
            (options.config.parent / commands.PREVIEW).rmdir()
        remove(options.config.parent / CACHE)
    except PublishError as error:
        print(f"{error.message}\n  → {error.hint}", file=sys.stderr)
        return EX_ERRORS
    print(f"Removed {where}." if there else f"There is no site at {where}.")
    return 0


def _our_bug() -> None:
    import platform
    import traceback

    print(
        "This is a mistake in Dossier itself, not in your files. The last published site stands as it was.\n"
        "Please report it with the lines below. They may name files of yours: read them first.\n\n"
        f"dossier {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{traceback.format_exc()}",
        file=sys.stderr,
    )
