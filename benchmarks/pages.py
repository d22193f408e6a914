"""What views and their rendering take, by kind of page.

    python -m benchmarks.pages FOLDER [--runs 3] [--profile] [--hashes]

FOLDER holds a dossier (`benchmarks.corpus` makes one). It is read and linked once; then its pages are planned, made and
filled `--runs` times, and each page's quickest time counts. Times are milliseconds of this process alone, a page.
`--profile` adds where the time of one more run goes, function by function; what measuring costs is in those figures.
`--hashes` prints the SHA-256 of every file instead, to compare the site before and after a change.
"""

import argparse
import cProfile
import gc
import hashlib
import math
import pstats
import time
from pathlib import Path
from typing import NamedTuple

from generator.gather import gather
from generator.model.dossier import Dossier
from generator.model.problems import Problem
from generator.pages.page import PlannedPage
from generator.pages.plan import plan
from generator.render.render import render_view
from generator.render.shipped import theme_folder
from generator.render.theme import Theme
from generator.request import Request


class Took(NamedTuple):
    """What pages took: how many they are, seconds of making their views and of filling templates, bytes."""

    pages: int = 0
    views: float = 0.0
    filling: float = 0.0
    size: int = 0

    def and_(self, other: "Took") -> "Took":
        """Both together."""
        return Took(*(a + b for a, b in zip(self, other, strict=True)))


def once(page: PlannedPage, theme: Theme) -> tuple[float, float, bytes]:
    """Seconds of making the page's view and of filling its template, and its bytes."""
    begun = time.process_time()
    view = page.make()
    made = time.process_time()
    output = render_view(page.path, page.template, view, theme)
    filled = time.process_time()
    assert not isinstance(output, Problem), output
    return made - begun, filled - made, output.content


def measure(dossier: Dossier, theme: Theme, runs: int) -> dict[str, Took]:
    """What each kind of page took: its template, or else the name of its file."""
    views: dict[str, float] = {}
    filling: dict[str, float] = {}
    for _ in range(runs):
        for page in plan(dossier, drafts=False)[0]:
            made, filled, _ = once(page, theme)
            views[page.path] = min(made, views.get(page.path, math.inf))
            filling[page.path] = min(filled, filling.get(page.path, math.inf))
    took: dict[str, Took] = {}
    for page in plan(dossier, drafts=False)[0]:
        kind = page.template or page.path.rpartition("/")[2]
        one = Took(1, views[page.path], filling[page.path], len(once(page, theme)[2]))
        took[kind] = took.get(kind, Took()).and_(one)
    return took


def report(took: dict[str, Took]) -> None:
    """Print a line a kind, the dearest first, and all together."""
    whole = Took()
    for one in took.values():
        whole = whole.and_(one)
    rows = sorted(took.items(), key=lambda row: -row[1].views - row[1].filling)
    print(f"{'ms a page':20} {'pages':>6} {'views':>7} {'filling':>7} {'both':>7} {'share':>6} {'kB':>6}")
    for name, (pages, views, filling, size) in [*rows, ("together", whole)]:
        each = "".join(f" {1000 * seconds / pages:7.2f}" for seconds in (views, filling, views + filling))
        share = 100 * (views + filling) / (whole.views + whole.filling)
        print(f"{name:20} {pages:6}{each} {share:4.0f} % {size / pages / 1000:6.1f}")
    print(f"views {whole.views:.2f} s, filling {whole.filling:.2f} s")


def main() -> None:
    """Read the dossier, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--hashes", action="store_true")
    options = parser.parse_args()
    dossier = gather(Request(options.folder / "site.yaml", cache=False)).dossier
    theme = Theme(theme_folder())
    gc.freeze()
    if options.hashes:
        for page in plan(dossier, drafts=False)[0]:
            print(hashlib.sha256(once(page, theme)[2]).hexdigest(), page.path)
        return
    report(measure(dossier, theme, options.runs))
    if options.profile:
        with cProfile.Profile() as profile:
            for page in plan(dossier, drafts=False)[0]:
                once(page, theme)
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main()
