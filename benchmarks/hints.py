"""How long it takes to look for hints of lineage in made-up captures, and how much memory.

    python -m benchmarks.hints [--captures 1000] [--copies 0]

Captures of 20 kB in nine languages (`benchmarks.prose`), of sixty publishers; `--copies` of them print the text of the
first one. The seconds are those of looking for hints alone.
"""

import argparse
import resource
import time

from benchmarks.prose import articles
from generator.link.evidence.texts import Texts
from generator.link.lineage.hints import hints
from generator.model.collection import Capture
from generator.model.problems import Span
from generator.model.records import Article, Key


def main() -> None:
    """Make the articles, look for hints, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--captures", type=int, default=1000)
    parser.add_argument("--copies", type=int, default=0)
    options = parser.parse_args()
    made = articles(options.captures, 1)
    records, captures = [], {}
    for n, article in enumerate(made):
        key = Key("article", f"a{n:05d}")
        publisher = f"Paper {n}" if n < options.copies else f"Paper {options.captures + n % 60}"
        text = made[0].text if n < options.copies else article.text
        records.append(Article(key=key, span=Span("x.md", 1), title=key.id, publisher=publisher, capture=key.id))
        captures[key.id] = Capture(key.id, "", text)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    wall, cpu = time.perf_counter(), time.process_time()
    found = hints(records, {}, Texts(records, captures, "en"), ())
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(len(c.text.encode()) for c in captures.values()) / 1e6
    print(f"{len(records)} captures, {size:.1f} MB: {len(found)} hints")
    print(f"{wall:.1f} s wall, {cpu:.1f} s CPU; at most {peak:.0f} MB, {before:.0f} of them before")


if __name__ == "__main__":
    main()
