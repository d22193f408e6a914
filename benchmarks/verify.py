"""How long it takes to verify quotations against their sources, and where the time goes.

    python -m benchmarks.verify [--captures 1000] [--quotations 20000] [--absent] [--share 0.05] [--profile]

Makes captures of 20 kB in nine languages (`benchmarks.prose`), prepares each once, and looks every quotation up, with
nothing remembered from before. `--share` is how many of the quotations have a changed word, `--absent` means all: then
each is compared with the whole source for the nearest passage. `--profile` adds a second run, measured by function and
by stage; what measuring costs is in its figures and not in the others. CPU seconds are those of this process alone.
"""

import argparse
import cProfile
import pstats
import resource
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.prose import Article, articles
from generator.link.quotations import flags, readings
from generator.link.quotations.folding import Folded
from generator.link.quotations.nearest import nearest
from generator.link.quotations.places import places
from generator.link.quotations.quotes import check, prepare
from generator.model.quotations import Verdict
from generator.model.sentences import around, paragraphs

# A stage is a function with all that it calls, so what one stage calls of another is counted in both.
STAGES: dict[str, tuple[Callable[..., object], ...]] = {
    "folding": (Folded.__init__,),
    "paragraphs": (paragraphs,),
    "readings": (readings.readings, readings.plainest, readings.mistake),
    "look-up": (places,),
    "sentences": (around,),
    "flags": (flags.flags, flags.denies, flags.weighs, flags.weighs_elided),
    "nearest passage": (nearest,),
}


def run(made: list[Article]) -> tuple[Counter[str], list[str], float, float]:
    """Verify all. The verdicts, what is not as it was made, CPU seconds of preparing, and of looking up."""
    verdicts: Counter[str] = Counter()
    wrong: list[str] = []
    preparing = looking = 0.0
    for article in made:
        begun = time.process_time()
        source = prepare(article.text, article.lang)
        ready = time.process_time()
        for quotation in article.quotations:
            checked = check(quotation.text, source)
            verdicts[checked.verdict.value + (" with the editor's words" if checked.edited else "")] += 1
            if quotation.true != (checked.verdict in (Verdict.EXACT, Verdict.NORMALISED)):
                wrong.append(f"{article.lang}, {quotation.kind}: {quotation.text!r}")
        preparing += ready - begun
        looking += time.process_time() - ready
    return verdicts, wrong, preparing, looking


def profile(made: list[Article], functions: int) -> None:
    """Run again under the profiler, and print the stages and the functions that cost most."""
    profiler = cProfile.Profile()
    profiler.runcall(run, made)
    stats = pstats.Stats(profiler)
    rows = stats.stats  # type: ignore[attr-defined]
    total = stats.total_tt  # type: ignore[attr-defined]
    print(f"\nprofiled: {total:.1f} s; a stage with all that it calls")
    for stage, parts in STAGES.items():
        codes = [part.__code__ for part in parts]
        spent = sum(rows.get((c.co_filename, c.co_firstlineno, c.co_name), (0, 0, 0, 0.0))[3] for c in codes)
        print(f"{stage:>18} {spent:7.2f} s {100 * spent / total:4.0f} %")
    print("function by itself, and its calls")
    for (file, _, name), figures in sorted(rows.items(), key=lambda row: -row[1][2])[:functions]:
        where = f"{Path(file).name}:{name}"[:46]
        print(f"{where:>46} {figures[2]:7.2f} s {100 * figures[2] / total:4.0f} % {figures[1]:9}")


def main() -> None:
    """Make the articles, verify them, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--captures", type=int, default=1000)
    parser.add_argument("--quotations", type=int, default=20_000, help="of all captures together")
    parser.add_argument("--share", type=float, default=0.0, help="of quotations with a changed word, 0 to 1")
    parser.add_argument("--absent", action="store_true", help="every quotation has a changed word")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--functions", type=int, default=20, help="how many the profile lists")
    options = parser.parse_args()
    share = 1.0 if options.absent else options.share
    made = articles(options.captures, options.quotations // options.captures, absent=share)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = time.perf_counter()
    verdicts, wrong, preparing, looking = run(made)
    wall = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    count = sum(verdicts.values())
    size = sum(len(article.text.encode()) for article in made) / 1e6
    print(f"{len(made)} captures, {size:.1f} MB; {count} quotations")
    print(f"{wall:.1f} s wall, {preparing + looking:.1f} s CPU: {preparing:.1f} to prepare, {looking:.1f} to look up")
    each = 1e6 / count
    print(f"{each * (preparing + looking):.0f} µs for each quotation, {each * looking:.0f} without preparing")
    print(f"at most {peak:.0f} MB, {before:.0f} of them the made-up articles")
    for verdict, number in verdicts.most_common():
        print(f"{number:8} {100 * number / count:5.1f} % {verdict}")
    print(f"{len(wrong)} not as made", *wrong[:5], sep="\n    ")
    if options.profile:
        profile(made, options.functions)


if __name__ == "__main__":
    main()
