"""Builds the same made-up dossier with this tool and with its peers, in turn, and measures each.

    python -m benchmarks.peers setup --tools DIR                        installs the peers
    python -m benchmarks.peers --tools DIR --work DIR --sizes 1000      measures
    python -m benchmarks.peers report --out results.json                prints the tables
    python -m benchmarks.peers emit FOLDER --size 1000                  writes our dossier alone

With the usual peers on two quiet processors, `--sizes 1000 --runs 3` takes five to ten minutes, and a size of 10,000
with three runs about fifty (a peer whose clean build takes over 30 s has one run alone). Results are saved after each
step; the same command goes on where it was stopped. `--work` may be a folder in memory (`/dev/shm/…`) or on a disk.
"""

import argparse
import signal
import sys
from pathlib import Path

from benchmarks.peers.adapters import PEERS, USUAL


def main() -> int:
    """Do what the command line asks, and give the exit code."""
    options = _options()
    if options.command == "emit":
        from benchmarks.peers.adapters import dossier
        from benchmarks.peers.corpus import make

        dossier.emit(make(options.size), options.folder)
        return 0
    if options.command == "report":
        from benchmarks.peers.report import report
        from benchmarks.peers.results import Results

        print(report(Results(options.out)), end="")
        return 0
    if options.command == "setup":
        from benchmarks.peers.setup import setup

        return setup([name for name in options.peers if name != "dossier"], options.tools.resolve())

    from benchmarks.peers.results import Results
    from benchmarks.peers.run import measure

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that what runs is stopped too
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    measure(options.peers, options.sizes, options.runs, options.edits, options.limit, options.slow,
            options.tools.resolve(), work, Results(options.out))  # fmt: skip
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.peers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = ("measure", "setup", "report", "emit")
    parser.add_argument("command", nargs="?", choices=commands, default="measure", help="(default: measure)")
    parser.add_argument("folder", nargs="?", type=Path, help="of emit: a new or empty folder")
    parser.add_argument("--tools", type=Path, help="where the peers are installed")
    parser.add_argument("--work", type=Path, help="where the sites are written and built")
    parser.add_argument("--sizes", type=_sizes, default=[100, 1000], help="numbers of articles (default: 100,1000)")
    parser.add_argument("--peers", type=_peers, default=list(USUAL),
                        help=f"of {', '.join(PEERS)}, or `all` (default: {','.join(USUAL)})")  # fmt: skip
    parser.add_argument("--runs", type=int, default=3, help="how often each step is timed (default: 3)")
    parser.add_argument("--edits", type=int, default=5, help="edits while watching; 0 for none (default: 5)")
    parser.add_argument("--limit", type=float, default=300, help="seconds after which a step is stopped (default: 300)")
    parser.add_argument("--slow", type=float, default=30,
                        help="a peer whose first clean build takes more seconds has one run (default: 30)")  # fmt: skip
    parser.add_argument("--out", type=Path, default=Path("results.json"), help="(default: results.json)")
    parser.add_argument("--size", type=int, default=1000, help="of emit: how many articles (default: 1000)")
    options = parser.parse_args()
    needed = {"measure": ("tools", "work"), "setup": ("tools",), "emit": ("folder",)}.get(options.command, ())
    for name in needed:
        if getattr(options, name) is None:
            parser.error(f"{options.command} needs {name if name == 'folder' else f'--{name}'}")
    return options


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def _peers(text: str) -> list[str]:
    names = list(PEERS) if text == "all" else text.split(",")
    unknown = [name for name in names if name not in PEERS]
    if unknown:
        raise argparse.ArgumentTypeError(f"no such peer: {', '.join(unknown)}")
    return names


if __name__ == "__main__":
    sys.exit(main())
