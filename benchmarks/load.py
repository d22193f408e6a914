"""What reading one article takes, stage by stage, beside the bare parser of Markdown in the same run.

    python -m benchmarks.load FOLDER [--articles 200] [--profile]

FOLDER is a dossier, such as `benchmarks.corpus` writes. Each article is read several times and its best time counts.
Times are those of the processor, in milliseconds an article; a stage's own is its whole time less that of the stages in
it. `--profile` lists the functions that take longest.
"""

import argparse
import cProfile
import pstats
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from generator.load import frontmatter, record_file
from generator.load.body import markdown, reader
from generator.load.record_file import Parsed, Reading, read_file

T = TypeVar("T")
_TIMES = 7
# Where each stage is called, and under which name.
STAGES = (
    (record_file, "decode"), (record_file, "items_of"), (frontmatter, "compose"), (record_file, "_values"),
    (markdown, "parse_body"), (markdown, "marked"), (markdown, "Footnotes"), (markdown, "lay_out"),
    (markdown, "lay_out_note"), (reader, "plain_parts"), (reader, "inline_tokens"),
)  # fmt: skip


def best(work: Callable[[T], Any], each: Iterable[T]) -> float:
    """The mean of the best times of `work` on each, in milliseconds."""
    took = []
    for one in each:
        spent = []
        for _ in range(_TIMES):
            begun = time.thread_time()
            work(one)
            spent.append(time.thread_time() - begun)
        took.append(min(spent))
    return 1000 * sum(took) / len(took)


def stages(files: list[tuple[str, bytes]]) -> Counter[str]:
    """What each stage took of one pass, in seconds, without the stages within it."""
    took: Counter[str] = Counter()
    open_: list[float] = []

    def timed(name: str, work: Callable[..., T]) -> Callable[..., T]:
        def wrapped(*args: Any, **named: Any) -> T:
            open_.append(0.0)
            begun = time.thread_time()
            try:
                return work(*args, **named)
            finally:
                spent = time.thread_time() - begun
                took[name] += spent - open_.pop()
                if open_:
                    open_[-1] += spent

        return wrapped

    kept = [(module, name, getattr(module, name)) for module, name in STAGES if hasattr(module, name)]
    try:
        for module, name, work in kept:
            setattr(module, name, timed(name, work))
        for path, content in files:
            read_file(path, content, Reading())
    finally:
        for module, name, work in kept:
            setattr(module, name, work)
    return took


def main() -> None:
    """Read the articles, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    paths = sorted((options.folder / "content/articles").glob("*.md"))[: options.articles]
    files = [(str(path.relative_to(options.folder)), path.read_bytes()) for path in paths]
    bodies = [content.decode().split("\n---\n", 1)[-1] for _, content in files]
    bare = MarkdownIt().enable("table").use(footnote_plugin)
    read = best(lambda file: read_file(*file, Reading()), files)
    floor = best(bare.parse, bodies)
    kept = [msgspec.msgpack.encode(read_file(*file, Reading())) for file in files]
    decoded = best(msgspec.msgpack.Decoder(Parsed).decode, kept)
    print(f"{len(files)} articles: {read:.2f} ms each; the parser alone {floor:.2f} ms; {read / floor:.2f} times that")
    print(f"decoding what was read: {decoded:.2f} ms each")
    took = stages(files)
    for name, seconds in took.most_common():
        print(f"{name:>14} {100 * seconds / took.total():4.0f} %")
    if options.profile:
        with cProfile.Profile() as profile:
            for file in files:
                read_file(*file, Reading())
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main()
