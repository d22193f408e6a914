"""Where the time of a clean build goes, stage by stage, and the most memory that it takes.

    python -m benchmarks.build [--articles 1000] [--work FOLDER]

Makes the dossier of `benchmarks.corpus` in a scratch folder, then builds it in a process of its own. Seconds are wall
clock; memory is the largest resident set of that process.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.corpus import write

T = TypeVar("T")


def stages(folder: Path) -> None:
    """Build the dossier in `folder` and print what each stage took."""
    begun = time.perf_counter()
    from generator.engine.publish import publish
    from generator.gather import Request, read
    from generator.link.link import link
    from generator.model.problems import Severity
    from generator.pages.plan import plan
    from generator.render.render import render_all
    from generator.render.shipped import theme_folder
    from generator.render.theme import Theme

    took = {"start": time.perf_counter() - begun}

    def timed(stage: str, work: Callable[[], T]) -> T:
        start = time.perf_counter()
        result = work()
        took[stage] = time.perf_counter() - start
        return result

    _, site, records, problems = timed("load", lambda: read(Request(folder / "site.yaml")))
    dossier, wrong = timed("link", lambda: link(site, records))
    assert not [p for p in (*problems, *wrong) if p.severity is Severity.ERROR], "the made-up dossier has no errors"
    pages, _ = timed("plan", lambda: plan(dossier, drafts=False))
    timed("views", lambda: [page.make() and None for page in pages])
    theme = Theme(theme_folder())
    rendered = timed("views and render", lambda: list(render_all(pages, theme, site)))
    outputs = [output for output in rendered if hasattr(output, "content")]
    published = timed("publish", lambda: publish(outputs, folder / "site"))
    took["render"] = took.pop("views and render") - took["views"]
    total = sum(took.values())
    print(f"{len(pages)} pages, {published.written} files, {sum(len(o.content) for o in outputs) / 1e6:.0f} MB")
    print(f"{len(dossier.checked)} quotations verified against {len(records.captures)} captures")
    for stage in ("start", "load", "link", "plan", "views", "render", "publish"):
        print(f"{stage:>8} {took[stage]:7.2f} s {100 * took[stage] / total:4.0f} %")
    print(f"{'total':>8} {total:7.2f} s")


def whole(folder: Path) -> None:
    """Build with the command itself, in a process of its own, for its wall clock and peak memory."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "generator", "build", "-q", "-c", str(folder / "site.yaml")], check=True)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"python -m generator build: {seconds:.1f} s, at most {peak:.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--work", type=Path, default=None, help="where to make the scratch folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work) as scratch:
        write(Path(scratch), options.articles)
        whole(Path(scratch))
        stages(Path(scratch))
