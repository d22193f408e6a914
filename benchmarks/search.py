"""What the search costs: in a build, on disk, for a reader's first query and those that follow, and after an edit.

    python -m benchmarks.search FOLDER [--queries 200] [--alone 10000]

FOLDER holds a dossier (`benchmarks.corpus` makes one); it is copied to a scratch folder beside it, and built there by
one process, twice: the second time with one word more in one article. Times of builds are processor time of that
process. Queries are typed into the page of the search in Chromium, from files, first as they come and then three times
more, when all that they need is loaded, of which the quickest counts; milliseconds from typing until the results stand
there. Sizes are in kB of 1,000 bytes, as they lie there and as gzip makes them.

`--alone` makes the index of so many articles and nothing else of a site: their texts are those of FOLDER, as often as
it takes, each time in another order of words and with another title.
"""

import argparse
import functools
import gc
import gzip
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.build import Builder
from generator.engine.book import Book
from generator.engine.output import Output
from generator.model.dossier import Dossier
from generator.model.problems import Span
from generator.model.records import Article, Key, Record
from generator.model.site import Site
from generator.pages.plan import plan
from generator.render.render import assets, render
from generator.render.shipped import theme_folder
from generator.render.theme import Theme
from generator.request import Request

_TYPED = """q => new Promise(done => {
  const input = document.querySelector("#_query"), found = document.querySelector("#_found"), begun = performance.now();
  const seen = new MutationObserver(() => { seen.disconnect(); done(performance.now() - begun); });
  seen.observe(found, { childList: true });
  input.value = q;
  input.dispatchEvent(new Event("input"));
})"""
_LOADED = "[...document.head.querySelectorAll('script')].map(s => s.src).filter(s => s.includes('/search/index/'))"


def timed_stages(took: dict[str, float]) -> None:
    """From here on, the processor time of each stage of a build is added up by its name."""
    run = Book.run

    @functools.wraps(run)
    def timed(book: Book, stage: str, *rest: Any, **more: Any) -> list[str]:
        begun = time.process_time()
        try:
            return run(book, stage, *rest, **more)
        finally:
            took[stage] = took.get(stage, 0) + time.process_time() - begun

    Book.run = timed  # type: ignore[method-assign]


def build(folder: Path, took: dict[str, float]) -> float:
    """Build the dossier; gives seconds of processor time."""
    took.clear()
    begun = time.process_time()
    builder = Builder(Request(folder / "site.yaml", folder / "build", workers=1))
    assert not builder.build().failed
    builder.close()
    return time.process_time() - begun


def index_of(folder: Path) -> dict[str, bytes]:
    """The files of the index by their names."""
    return {path.name: path.read_bytes() for path in sorted((folder / "build/search/index").iterdir())}


def kilobytes(contents: Iterable[bytes]) -> str:
    """How much it is, as it lies there and compressed."""
    found = list(contents)
    return f"{sum(map(len, found)) / 1000:,.0f} kB ({sum(len(gzip.compress(c)) for c in found) / 1000:,.0f} kB gzip)"


def words_in(folder: Path, number: int) -> list[str]:
    """Queries: words of the articles, by themselves, two together, and their beginnings; the same each time."""
    chance = random.Random(number)
    texts = [path.read_text().split("---", 2)[-1] for path in sorted((folder / "content/articles").glob("*.md"))[:500]]
    queries = []
    for n in range(number):
        words = [word for word in chance.choice(texts).split() if word.isalpha() and len(word) > 3]
        first, second = chance.choice(words), chance.choice(words)
        queries.append((first + " ", f"{first} {second}", first[:4])[n % 3])
    return queries


def ask(folder: Path, queries: list[str]) -> None:
    """Ask in a browser, and print what was loaded and how long it took."""
    from playwright.sync_api import sync_playwright

    from tests.chromium import FLAGS, find_chromium

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        files = index_of(folder)
        loads = []
        for query in queries[:12]:
            page = browser.new_page()
            page.goto((folder / "build/search/index.html").as_uri())
            page.evaluate(_TYPED, query)
            loads.append([files[src.rpartition("/")[2]] for src in page.evaluate(_LOADED)])
            page.close()
        loads.sort(key=lambda load: sum(len(gzip.compress(content)) for content in load))
        print(f"first query: {kilobytes(loads[len(loads) // 2])} in the median, at most {kilobytes(loads[-1])}")
        page = browser.new_page()
        page.goto((folder / "build/search/index.html").as_uri())
        for name, times in (("as they come", 1), ("once loaded", 3)):
            runs = [[page.evaluate(_TYPED, query) for query in queries] for _ in range(times)]
            took = [min(of) for of in zip(*runs, strict=True)]
            print(f"{len(took)} queries {name}: median {statistics.median(took):.1f} ms, worst {max(took):.1f} ms")
        browser.close()


def alone(folder: Path, number: int, queries: int) -> None:
    """Make the index of so many articles, in memory, and ask it."""
    chance = random.Random(number)
    texts = [
        path.read_text().split("---", 2)[-1].split() for path in sorted((folder / "content/articles").glob("*.md"))
    ]
    records: dict[Key, Record] = {}
    prose = {}
    for n in range(number):
        words = list(texts[n % len(texts)])
        chance.shuffle(words)
        key = Key("article", f"a{n:05d}")
        records[key] = Article(key=key, span=Span(""), title=" ".join(words[:6]), publisher="The Ledger")
        prose[key] = " ".join(words)
    pages, _ = plan(Dossier(site=Site(title="Many"), records=records, prose=prose), drafts=False)
    theme = Theme(theme_folder())
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        outputs = [render(page, theme) for page in pages if page.path.startswith("search/")]
        for output in (*outputs, *assets(theme, Site(title="Many"))):
            assert isinstance(output, Output), output
            target = Path(scratch) / "build" / output.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(output.content)
        files = index_of(Path(scratch))
        print(f"{number} articles: {len(files)} files, {kilobytes(files.values())}")
        ask(Path(scratch), words_in(folder, queries))


def main() -> None:
    """Copy, build, ask, edit, build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--alone", type=int, default=0)
    options = parser.parse_args()
    gc.disable()
    if options.alone:
        alone(options.folder, options.alone, options.queries)
        return
    took: dict[str, float] = {}
    timed_stages(took)
    with tempfile.TemporaryDirectory(dir=options.folder.parent) as scratch:
        folder = Path(scratch) / "dossier"
        ignore = shutil.ignore_patterns("build*", ".*")
        shutil.copytree(options.folder, folder, ignore=ignore)
        articles = sorted((folder / "content/articles").glob("*.md"))
        whole = build(folder, took)
        stages = {name: seconds for name, seconds in took.items() if name.startswith("search-")}
        pages = sum(1 for _ in (folder / "build").rglob("*.html"))
        print(f"{len(articles)} articles, {pages} pages, built in {whole:.2f} s")
        print(f"the index: {1000 * sum(stages.values()) / len(articles):.3f} ms an article, namely")
        print(", ".join(f"{name.partition('-')[2]} {1000 * seconds:.0f} ms" for name, seconds in stages.items()))
        before = index_of(folder)
        print(f"{len(before)} files, {kilobytes(before.values())}")
        ask(folder, words_in(folder, options.queries))
        articles[7].write_text(articles[7].read_text() + "\nQuicksilver.\n")
        again = build(folder, took)
        stages = {name: seconds for name, seconds in took.items() if name.startswith("search-")}
        changed = [name for name, content in index_of(folder).items() if before.get(name) != content]
        print(f"one word more: {len(changed)} files of the index rewritten ({', '.join(changed)})")
        print(f"in {again:.2f} s, of which {1000 * sum(stages.values()):.0f} ms for the index")


if __name__ == "__main__":
    main()
