"""The timeline on a slow phone: how long the browser is held up while one scrolls, brushes and filters.

    python -m benchmarks.timeline [--events 5000] [--years 60] [--slowdown 4] [--keep DIR]

Makes a dossier of so many events, builds it, and opens its timeline from files in Chromium, 390 pixels wide, with the
processor slowed down so many times (Emulation.setCPUThrottlingRate of the Chrome DevTools Protocol). Prints for each
thing done the longest task as PerformanceObserver reports it, which tells of tasks from 50 ms on, how many there were,
and the rows made by then. Exits with 1 where a task after loading took more than 200 ms. With `--keep` the dossier and
its site are kept in DIR.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.build import build
from generator.request import Request
from tests.chromium import FLAGS, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTH, HEIGHT = 390, 844
LONGEST = 200  # ms
NAMES = (
    "Esmail Ghaani", "اسماعیل قاآنی", "حركة النجباء", "Евгений Пригожин", "Ольга Ковальчук", "王毅", "外交部",
    "Ana Adler", "Union of Dock Workers", "İlkay Şahin", "Ministry of Ports", "ولادیمیر", "Ђорђе Јовановић", "李娜",
)  # fmt: skip
PLACES = ("Baghdad", "بغداد", "Київ", "上海", "Port Lena", "Tower 22", "تهران", "Oaxaca", "Ağrı", "Nowhere-on-Sea")
TAGS = ("attack", "talks", "visit", "ruling", "strike", "توقيف", "выборы", "会谈")
WORDS = """a the of inquiry ministry court letter witness contract hearing statement agency council transfer payment
meeting audit review source official spokesman committee minister prosecutor border harbour vessel cargo shipment bridge
station treaty denied confirmed signed sent received published resumed opened closed moved raised lowered""".split()


def write(folder: Path, events: int, years: int, lang: str = "en", seed: int = 1) -> None:
    """Write a made-up dossier of so many events into an empty or new folder, the same for the same numbers."""
    r = random.Random(f"{seed}:{events}:{years}")
    content = folder / "content"
    content.mkdir(parents=True)
    (folder / "site.yaml").write_text(f"title: Many events\nlang: {lang}\n", encoding="utf-8")
    actors = [*NAMES, *(f"{' '.join(r.sample(WORDS, 2)).title()} {n}" for n in range(events // 25))]
    places = [*PLACES, *(f"{r.choice(WORDS).title()} {n}" for n in range(events // 50))]
    _list(content / "actors.yaml", [f"id: a{n}\n  name: {name}\n  kind: group" for n, name in enumerate(actors)])
    within = ["" if n % 5 == 0 else f"\n  in: p{n // 5 * 5}" for n in range(len(places))]
    _list(content / "places.yaml", [f"id: p{n}\n  name: {name}{within[n]}" for n, name in enumerate(places)])
    _list(content / "events.yaml", [_event(r, n, 2024 - years, 2024, len(actors), len(places)) for n in range(events)])


def _list(path: Path, records: list[str]) -> None:
    path.write_text("".join(f"- {record}\n" for record in records), encoding="utf-8")


def _event(r: random.Random, n: int, first: int, last: int, actors: int, places: int) -> str:
    year = min(last, first + int((last - first + 1) * r.random() ** 0.5))
    month, day = r.randint(1, 12), r.randint(1, 28)
    until = min(28, day + r.randint(1, 9))
    start, end = (f"{year}-{month:02}-{one:02}" for one in (day, until))
    vague = (start[:7], start[:4], f"{start}~", f"{start}/{end}", f"[{start}..{end}]", f"{start}/..", "")
    date = r.choice((*(start,) * 14, *vague))
    words = " ".join(r.choices(WORDS, k=40 if n % 50 == 0 else r.randint(4, 12))).capitalize()[:200]
    who = ", ".join(f"{{actor: a{min(r.randrange(actors), r.randrange(actors))}}}" for _ in range(r.randint(0, 3)))
    lines = [f"id: e{n}", f"title: {words}", f"summary: {' '.join(r.choices(WORDS, k=18)).capitalize()}."]
    lines += [f'date: "{date}"'] if date else []
    lines += [f"place: {{is: p{r.randrange(places)}}}"] if r.random() < 0.8 else []
    lines += [f"actors: [{who}]"] if who else []
    lines += [f"tags: [{', '.join(r.sample(TAGS, 2))}]"] if r.random() < 0.6 else []
    return "\n  ".join(lines)


class Watched:
    """A page whose long tasks are gathered."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.worst = 0.0

    @contextmanager
    def doing(self, what: str) -> Iterator[None]:
        """Print the tasks that were long while something was done."""
        self._taken()
        yield
        self.page.wait_for_timeout(300)
        tasks = self._taken()
        rows = self.page.evaluate("document.querySelectorAll('main .event').length")
        print(f"{what:34} longest {max(tasks, default=0):4.0f} ms  long {len(tasks):3}  rows {rows:5}", flush=True)
        if what != "loading":
            self.worst = max(self.worst, *tasks, 0.0)

    def _taken(self) -> list[float]:
        taken: list[float] = self.page.evaluate("self.longTasks.splice(0)")
        return taken


def measure(page: "Page", address: str, events: int, slowdown: float) -> float:
    """Do what a reader does, and print what each step takes; gives the longest task in ms after loading."""
    page.add_init_script(
        """self.longTasks = [];
        new PerformanceObserver((list) => list.getEntries().forEach((one) => longTasks.push(one.duration)))
            .observe({ type: "longtask", buffered: true });"""
    )
    page.goto("about:blank")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    watched = Watched(page)
    with watched.doing("loading"):
        page.goto(address)
        page.wait_for_timeout(1000)
    with watched.doing("all on one page, first rows"):
        _click(page, ".whole")
        page.wait_for_timeout(1000)
    with watched.doing("scrolling at once"):
        _scroll(session, page, 12_000)
    with watched.doing("scrolling far, fast"):
        for part in (0.3, 0.6, 0.9, 0.2):
            page.evaluate(f"scrollTo(0, document.body.scrollHeight * {part})")
            page.wait_for_timeout(150)
    with watched.doing("brushing while rows are made"):
        _brush(page, 0.2, 0.9)
    with watched.doing("back to all"):
        page.go_back()
    with watched.doing("all rows made in idle time"):
        # The page's policy forbids what would wait within it.
        while page.evaluate(f"document.querySelectorAll('main :not([hidden]) > section .event').length < {events}"):
            page.wait_for_timeout(200)
    with watched.doing("scrolling the whole"):
        page.evaluate("scrollTo(0, 0)")
        _scroll(session, page, 40_000)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_timeout(500)
        page.evaluate("scrollTo(0, 0)")
    with watched.doing("brushing"):
        _brush(page, 0.7, 0.95)
    with watched.doing("a handle by the keyboard"):
        page.evaluate("document.querySelector('.handle').focus()")
        for _ in range(10):
            page.keyboard.press("ArrowRight")
    with watched.doing("opening the filters"):
        _click(page, ".filters summary")
    with watched.doing("choosing an actor"):
        _choose(page, "actor", 3)
    with watched.doing("clearing all"):
        _click(page, ".clear")
    with watched.doing("choosing a tag of many"):
        _choose(page, "tag", 1)
    return watched.worst


def _scroll(session: Any, page: "Page", far: int) -> None:
    session.send("Input.synthesizeScrollGesture", {
        "x": WIDTH // 2, "y": HEIGHT // 2, "yDistance": -far, "speed": 8000, "gestureSourceType": "touch",
    })  # fmt: skip


def _brush(page: "Page", start: float, until: float) -> None:
    page.evaluate("scrollTo(0, 0)")
    x, y, width, _ = _box(page, ".field")
    page.mouse.move(x + start * width, y + 40)
    page.mouse.down()
    for n in range(1, 31):
        page.mouse.move(x + (start + (until - start) * n / 30) * width, y + 40)
    page.mouse.up()


def _box(page: "Page", selector: str) -> list[float]:
    """Where an element is. Playwright's own way walks through all that the page has, which would be measured too."""
    script = (
        "(s) => { const b = document.querySelector(s).getBoundingClientRect(); return [b.x, b.y, b.width, b.height] }"
    )
    found: list[float] = page.evaluate(script, selector)
    return found


def _click(page: "Page", selector: str) -> None:
    page.evaluate("(s) => document.querySelector(s).scrollIntoView({ block: 'center' })", selector)
    x, y, width, height = _box(page, selector)
    page.mouse.click(x + width / 2, y + height / 2)


def _choose(page: "Page", name: str, number: int) -> None:
    page.evaluate(
        """([name, number]) => {
            const select = document.querySelector(`select[name=${name}]`);
            select.selectedIndex = number;
            select.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        [name, number],
    )


def run(folder: Path, options: argparse.Namespace) -> float:
    """Make, build and measure, in an empty folder; gives the longest task in ms."""
    from playwright.sync_api import sync_playwright

    write(folder, options.events, options.years)
    begun = time.process_time()
    built = build(Request(folder / "site.yaml", output=folder / "build", workers=1))
    print(f"built in {time.process_time() - begun:.1f} s of one processor")
    output = folder / "build"
    file = output / "timeline/events.js"
    print(f"{options.events} events: the file of all events has {file.stat().st_size / 1e6:.2f} MB", flush=True)
    assert built.published is not None, built.problems[:3]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=3, has_touch=True, is_mobile=True
        )
        worst = measure(context.new_page(), (output / "timeline/index.html").as_uri(), options.events, options.slowdown)
        browser.close()
    return worst


def main() -> None:
    """Measure, and say whether a task took too long."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=5000)
    parser.add_argument("--years", type=int, default=60)
    parser.add_argument("--slowdown", type=float, default=4)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    if options.keep:
        worst = run(options.keep, options)
    else:
        with tempfile.TemporaryDirectory() as folder:
            worst = run(Path(folder), options)
    print(f"longest task after loading: {worst:.0f} ms, of {LONGEST} ms at most")
    sys.exit(worst > LONGEST)


if __name__ == "__main__":
    main()
