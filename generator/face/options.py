"""The commands and what may be given with each. What they do is left to the functions that are passed in."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from generator import __version__

OUTPUT, DRAFTS_OUTPUT = "build", "build-drafts"
PREVIEW, RUNNING = ".preview", "running"
"""The folder beside the settings in which `serve` has its `site`, and the file there that keeps a second one away."""
Run = Callable[[argparse.Namespace], int]


def parser(runs: Mapping[str, Run]) -> argparse.ArgumentParser:
    """The command line. `runs` has a function for each command; it gets the options and gives the exit code."""
    top = argparse.ArgumentParser(
        prog="python -m generator",
        description="Build an annotated dossier: a site whose every footnote is checked against its source.",
    )
    top.add_argument("--version", action="version", version=f"dossier {__version__}")
    commands = top.add_subparsers(dest="command", metavar="command")

    def command(name: str, does: str, more: str = "", *also: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, aliases=also, help=does, description=f"{does[0].upper()}{does[1:]}{more}.")
        made.set_defaults(run=runs[name])
        made.add_argument("-c", "--config", metavar="FILE", type=Path, default=Path("site.yaml"),
                          help="the dossier's settings (default: site.yaml)")  # fmt: skip
        return made

    _building(command("build", "check everything and publish the site"), publish=True)
    _building(command("check", "check everything and publish nothing"), publish=False)
    _serving(
        command(
            "serve",
            "show the site in a browser, and again at every change, without publishing it",
            f" (`build --watch` does publish it). What is shown stands in {PREVIEW}/, and no other machine can see it"
            " unless --host lets it",
            "watch",
        )
    )
    _locking(
        command(
            "lock",
            "record the captures and the verified quotations in captures.lock",
            ", which vouches for them where the captures are not at hand",
        )
    )
    _resting(
        command(
            "rests-on",
            "print everything that rests on a record",
            ", directly or through others, as a tree. Nothing is built, and no capture is looked into",
        )
    )
    clean = command("clean", "remove the site", " and what was kept for it")
    _output(clean)
    clean.set_defaults(drafts=False)
    return top


def _building(command: argparse.ArgumentParser, *, publish: bool) -> None:
    command.set_defaults(publish=publish, output=None, captures=False)
    if publish:
        _output(command)
        command.add_argument(
            "--watch", action="store_true", help="publish at every change, until interrupted (`serve` shows it, too)"
        )
        _poll(command)
    else:
        command.add_argument(
            "--captures",
            action="store_true",
            help="insist that every capture is at hand and recorded in captures.lock",
        )
    command.add_argument(
        "--workers", metavar="N", type=_workers, default=0, help="processes to work in (default: as many as pay)"
    )
    command.add_argument("--explain", action="store_true", help="say of each page that is made anew why it is")
    command.add_argument("--strict", action="store_true", help="take warnings for errors")
    command.add_argument("--drafts", action="store_true", help=f"show drafts too (default output: {DRAFTS_OUTPUT})")
    _json(command)
    loudness = command.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="print errors only")
    loudness.add_argument("-v", "--verbose", action="store_true", help="print accepted problems too")
    _no_cache(command)


def _serving(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", metavar="N", type=_port, help="(default: 8000, or the next that is free)")
    command.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: 127.0.0.1)")
    command.add_argument("--open", action="store_true", help="open the front page in a browser")
    command.add_argument(
        "--drafts", action=argparse.BooleanOptionalAction, default=True, help="show drafts too (default: yes)"
    )
    _poll(command)


def _workers(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 1000):
        raise argparse.ArgumentTypeError(f"`{text}` is no number of processes")
    return int(text)


def _port(text: str) -> int:
    port = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= port < 65536:
        raise argparse.ArgumentTypeError(f"`{text}` is no port: it is a number up to 65535")
    return port


def _locking(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--update",
        metavar="NAME",
        action="append",
        default=[],
        help="take a capture whose bytes have changed for the one that is meant (may be repeated)",
    )
    _json(command)
    command.add_argument("-q", "--quiet", action="store_true", help="print errors only")
    _no_cache(command)


def _resting(command: argparse.ArgumentParser) -> None:
    command.add_argument("record", metavar="RECORD", help="its id, kind:id, title or name, as in a [[link]]")
    command.add_argument("--drafts", action="store_true", help="show drafts too")
    _json(command)


def _output(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", metavar="DIR", type=Path, help=f"the site's folder (default: {OUTPUT})")


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print the result as one JSON object")


def _poll(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--poll",
        action="store_true",
        help="while watching, look at every file again and again: for disks where the system tells of no changes",
    )


def _no_cache(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--no-cache", dest="cache", action="store_false", help="work everything out anew, and keep nothing"
    )
