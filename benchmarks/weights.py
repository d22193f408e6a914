"""What the pages of a built site weigh, and how soon they can be read.

    python -m benchmarks.weights SITE [--slowdown 4]

For each kind of page: how many there are, and the median and the greatest weight of a page with the stylesheets and
scripts that it loads, each as gzip makes it, in kB of 1,000 bytes, against 60; then the scripts that a page loads, as
they are, against 30. The search and the timeline's filters load more when they are used, which `benchmarks.search` and
`benchmarks.timeline` measure.

With `--slowdown`, then, Lighthouse's measures of the heaviest page of each kind in Chromium, from a server on this
machine, 390 pixels wide, with the processor slowed down so many times: milliseconds to the first and to the largest
paint, milliseconds for which tasks of more than 50 ms held it up beyond these, and how far the layout shifted.
Lighthouse itself also slows the network down; what that does follows from the weights.
"""

import argparse
import gzip
import posixpath
import re
import statistics
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.chromium import FLAGS, find_chromium
from tests.reading.visiting import base_path, kinds
from tests.serving import serving

PAGE, SCRIPTS = 60.0, 30.0  # kB
_LOADED = re.compile(rb'<link rel="stylesheet" href="([^"]+)"|<script src="([^"]+)"')
_SEEN = """async () => {
  const of = (type) => new Promise((done) => {
    const seen = [], observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
    observer.observe({ type, buffered: true });
    setTimeout(() => done(seen), 500);
  });
  const [paints, largest, tasks, shifts] = await Promise.all(
    ["paint", "largest-contentful-paint", "longtask", "layout-shift"].map(of));
  const first = paints.find((one) => one.name === "first-contentful-paint").startTime;
  return [first, largest.at(-1)?.startTime ?? first,
    tasks.filter((one) => one.startTime + one.duration > first).reduce((sum, one) => sum + one.duration - 50, 0),
    shifts.reduce((sum, one) => sum + one.value, 0)];
}"""


@cache
def gzipped(path: Path) -> float:
    """How much a file weighs, in kB."""
    return len(gzip.compress(path.read_bytes(), 9)) / 1000


def loaded(site: Path, page: Path) -> Iterator[Path]:
    """The stylesheets and scripts that a page loads."""
    folder = page.parent.relative_to(site).as_posix()
    base = base_path(site)
    for style, script in _LOADED.findall(page.read_bytes()):
        href = (style or script).decode()
        path = href.removeprefix(base) if href.startswith("/") else posixpath.join(folder, href)
        yield site / posixpath.normpath(path)


def weight(site: Path, page: Path) -> float:
    """A page with what it loads, in kB."""
    return gzipped(page) + sum(gzipped(path) for path in loaded(site, page))


def weights(site: Path) -> dict[str, list[tuple[float, Path]]]:
    """The pages of each kind with their weights in kB, the heaviest first."""
    return {
        kind: sorted(((weight(site, page), page) for page in pages), key=lambda one: (-one[0], one[1]))
        for kind, pages in kinds(site).items()
    }


def scripts(site: Path) -> float:
    """The most that a page loads of scripts, in kB as they are."""
    pages = (page for pages in kinds(site).values() for page in pages)
    return max(sum(path.stat().st_size for path in loaded(site, page) if path.suffix == ".js") for page in pages) / 1000


def watch(site: Path, pages: list[Path], slowdown: float) -> Iterator[tuple[float, float, float, float]]:
    """The first paint, the largest, the time held up (ms), and the shift of each page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, serving(site, base_path(site)) as top:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        for page in pages:
            context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
            opened = context.new_page()
            context.new_cdp_session(opened).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
            opened.goto(top + page.relative_to(site).as_posix())
            first, largest, held, shift = opened.evaluate(_SEEN)
            yield first, largest, held, shift
            context.close()
        browser.close()


def main() -> None:
    """Print what each kind weighs; exits with 1 where one is too heavy."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--slowdown", type=float)
    options = parser.parse_args()
    found = weights(options.site)
    print(f"{'kind':<22} {'pages':>5} {'median':>7} {'greatest':>8}  kB, gzip")
    for kind, pages in found.items():
        median, (greatest, path) = statistics.median(size for size, _ in pages), pages[0]
        print(f"{kind:<22} {len(pages):>5} {median:>7.1f} {greatest:>8.1f}  {path.relative_to(options.site)}")
    run = scripts(options.site)
    print(f"scripts of a page, at most: {run:.1f} kB as they are")
    if options.slowdown:
        shown = {kind: pages[0][1] for kind, pages in found.items() if kind != "redirect"}
        print(f"\n{'kind':<22} {'first':>6} {'largest':>7} {'held up':>7} {'shift':>6}")
        seen = watch(options.site, list(shown.values()), options.slowdown)
        for kind, (first, largest, held, shift) in zip(shown, seen, strict=True):
            print(f"{kind:<22} {first:>6.0f} {largest:>7.0f} {held:>7.0f} {shift:>6.3f}", flush=True)
    sys.exit(run > SCRIPTS or any(pages[0][0] > PAGE for pages in found.values()))


if __name__ == "__main__":
    main()
