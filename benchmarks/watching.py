"""A long day of a writer: edits of all kinds, one after another, while a process builds at every change.

    python -m benchmarks.watching [--minutes 30] [--edits 10000] [--articles 200] [--serve] [--work DIR]

Makes the dossier of `benchmarks.corpus` in a scratch folder and watches it with `build --watch`, or with `serve`. Each
edit leaves a mark of its own, which is waited for in the output; of a burst of saves, the last of each file; a mistake
is waited for in what the process says, and then mended. Every minute a line tells the edits so far, the seconds from
an edit to its mark in that minute, the process's resident memory, its open files, and the size of `.cache`. At the end
the output is compared with that of a clean build elsewhere, byte for byte. Needs Linux. Exits with 1 where anything
went wrong, and keeps the folder then.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import write
from benchmarks.writer import MEGABYTE, Failed, Watched, Writer


def soak(writer: Writer, watched: Watched, cache: Path, minutes: float, edits: int) -> int:
    """Edit for so long, or so often, and print what it takes. Gives the number of edits. Raises Failed."""
    memory: list[float] = []
    lately: list[float] = []
    took: dict[str, list[float]] = {}
    begun = told = time.monotonic()
    print("minute   edits  median     worst   memory  files  .cache", flush=True)
    until = begun + 60 * minutes
    while writer.edits < edits and time.monotonic() < until:
        kind, seconds = writer.edit()
        took.setdefault(kind, []).append(seconds)
        lately.append(seconds)
        memory.append(watched.memory())
        if time.monotonic() >= min(told + 60, until) or writer.edits >= edits:
            told, size = time.monotonic(), sum(path.stat().st_size for path in cache.glob("*")) / MEGABYTE
            speed = f"{statistics.median(lately):4.2f} s  {max(lately):6.2f} s"
            state = f"{memory[-1]:4.0f} MB  {watched.open_files():5d}  {size:3.0f} MB"
            print(f"{(told - begun) / 60:6.1f}  {writer.edits:6d}  {speed}  {state}", flush=True)
            lately = []
    for kind, each in sorted(took.items()):
        print(f"{kind:>10} {len(each):6d} times, median {statistics.median(each):.2f} s, worst {max(each):.2f} s")
    quarter = max(1, len(memory) // 4)
    first, last = statistics.median(memory[:quarter]), statistics.median(memory[-quarter:])
    print(f"memory: {first:.0f} MB in the first quarter, {last:.0f} MB in the last: {last - first:+.0f} MB")
    return writer.edits


def differing(site: Path, other: Path) -> list[str]:
    """The files in which two sites differ."""
    one, two = ({p.relative_to(s): p.read_bytes() for p in s.rglob("*") if p.is_file()} for s in (site, other))
    return sorted(str(path) for path in one.keys() | two.keys() if one.get(path) != two.get(path))


def run(folder: Path, options: argparse.Namespace) -> bool:
    """All of it, in an empty folder. Gives whether nothing went wrong."""
    dossier, clean = folder / "dossier", folder / "clean"
    write(dossier, options.articles)
    with (dossier / "site.yaml").open("a") as settings:
        settings.write("whole: false\n")  # it is not made while somebody watches: the clean build has none either
    site = dossier / (".preview/site" if options.serve else "build")
    watched = Watched(dossier, *(["serve", "--port", "0", "--no-drafts"] if options.serve else ["build", "--watch"]))
    try:
        print(f"first build: {watched.until((site / 'index.html').exists):.1f} s")
        done = soak(
            Writer(dossier, site, watched, options.seed), watched, dossier / ".cache", options.minutes, options.edits
        )
    except Failed as failed:
        print(failed)
        return False
    finally:
        watched.end()
    shutil.copytree(dossier, clean, ignore=shutil.ignore_patterns("build", ".*"))
    command = [sys.executable, "-m", "generator", "build", "-q", "--no-cache"]
    subprocess.run(command, cwd=clean, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}, check=True)
    wrong = differing(site, clean / "build")
    print(
        f"after {done} edits the site is {'not ' if wrong else ''}the same as that of a clean build",
        *wrong[:20],
        sep="\n  ",
    )
    return not wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--serve", action="store_true", help="watch with `serve`")
    parser.add_argument("--work", type=Path, default=None, help="where to make the scratch folder")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(dir=options.work, prefix="watching-"))
    if run(folder, options):
        shutil.rmtree(folder)
        return 0
    print(f"All of it stands in {folder}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
