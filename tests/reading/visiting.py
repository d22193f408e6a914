"""Pages of a built site by their kind, and what a browser finds wrong on one: as sentences, none where all is well."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tests.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parents[2]
CHECKERS = ROOT / ".venv/checkers/node_modules"
MISSING = "axe and the Nu HTML checker are needed for the tests: `make checkers` installs them into .venv"
SHIFT = 0.01
# Bytes. Axe takes many seconds for more, and each rule is broken in a smaller specimen as well.
LONGEST_FOR_AXE = 100_000
_CLASS = re.compile(rb'<body class="([^"]*)"')
# What axe judges by colours and boxes, so otherwise on each screen; the rest is the same on all.
SEEN = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
_SHIFT = """async () => {
  const shifts = [], seen = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
  seen.observe({ type: "layout-shift", buffered: true });
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
  return shifts.concat(seen.takeRecords()).reduce((sum, one) => sum + one.value, 0);
}"""
_WIDE = """() => {
  const root = document.documentElement, wide = root.scrollWidth - root.clientWidth, past = (one) => {
    const box = one.getBoundingClientRect();
    return box.width && !one.closest("svg") && (box.right > root.clientWidth + 0.5 || box.left < -0.5);
  };
  if (wide <= 0) return "";
  const found = [...document.querySelectorAll("body *")].filter(past).slice(0, 3);
  return `is ${wide} px too wide: ${found.map((one) => one.outerHTML.slice(0, 120)).join(" | ")}`;
}"""
_AXE = """async (only) => {
  const asked = { resultTypes: ["violations"], selectors: false, ...only && { runOnly: only } };
  const { violations } = await axe.run(document, asked);
  const told = (nodes) => nodes.slice(0, 3).map((one) => one.html.slice(0, 160)).join(" | ");
  return violations.map(({ id, nodes }) => `${id}: ${told(nodes)}`);
}"""


def kinds(site: Path) -> dict[str, list[Path]]:
    """The pages of each kind, the heaviest first; a kind is what its template calls it, and for a list its folder."""
    found: dict[str, list[Path]] = {}
    for page in sorted(site.rglob("*.html")):
        named = _CLASS.search(page.read_bytes())
        assert named, f"{page} has no kind"
        kind = named[1].decode()
        path = page.relative_to(site)
        if kind == "list":
            kind += " of " + path.parts[0]
        found.setdefault(kind, []).append(page)
    return {kind: sorted(pages, key=lambda page: -page.stat().st_size) for kind, pages in found.items()}


def base_path(site: Path) -> str:
    """The path below which the site is to stand on its host: 404.html alone names it."""
    home = re.search(rb'class="site-title"><a href="([^"]*)index.html"', (site / "404.html").read_bytes())
    assert home
    return home[1].decode()


@cache
def axe() -> str:
    """The script of axe."""
    script = CHECKERS / "axe-core/axe.min.js"
    assert script.exists(), MISSING
    return script.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Screen:
    """A window of a width in pixels, light or dark."""

    width: int
    scheme: Literal["light", "dark"]


PHONE, DESK = Screen(320, "dark"), Screen(1280, "light")
PHONE_BY_DAY, DESK_BY_NIGHT = Screen(320, "light"), Screen(1280, "dark")


def faults(browser: Browser, site: Path, screens: tuple[Screen, ...], *, with_axe: bool) -> list[str]:
    """What is wrong with the heaviest page of each kind, served as at its address, as sentences. It is loaded on the
    first screen; the others are what the reader turns it to."""
    wrong: list[str] = []
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    with serving(site, base_path(site)) as top:
        visit = Visit(page, top, screens, axe() if with_axe else "")
        for kind, pages in kinds(site).items():
            path = pages[0].relative_to(site).as_posix()
            by_axe = with_axe and pages[0].stat().st_size <= LONGEST_FOR_AXE
            wrong += [f"{kind} ({path}) {fault}" for fault in visit.faults(path, by_axe)]
    context.close()
    return wrong


class Visit:
    """A page of the browser, led from page to page of a site."""

    def __init__(self, page: Page, top: str, screens: tuple[Screen, ...], axe: str) -> None:
        self.page, self.top, self.screens, self.axe = page, top, screens, axe
        self.wrong: list[str] = []
        self.path = ""
        page.on("console", lambda message: self.wrong.append(f"says in the console: {message.text}"))
        page.on("pageerror", lambda error: self.wrong.append(f"has an error: {error}"))
        page.route("**/*", self._asked)

    def faults(self, path: str, by_axe: bool) -> list[str]:
        """What is wrong with one page."""
        self.path, self.wrong = path, []
        for number, screen in enumerate(self.screens):
            self.page.set_viewport_size({"width": screen.width, "height": 800})
            self.page.emulate_media(color_scheme=screen.scheme)
            if number == 0:
                self.page.goto(self.top + path)
                shift = self.page.evaluate(_SHIFT)
                if shift >= SHIFT:
                    self.wrong.append(f"shifts by {shift:.3f} as it loads")
                if by_axe:
                    self.page.evaluate(self.axe)
            wide = self.page.evaluate(_WIDE)
            if wide:
                self.wrong.append(wide)
            if by_axe:
                found = self.page.evaluate(_AXE, SEEN if number else None)
                self.wrong += [f"breaks a rule of axe at {screen.width} px, {screen.scheme}: {one}" for one in found]
        return self.wrong

    def _asked(self, route: Route) -> None:
        """Only the site's own files are given; a page that sends its reader on is looked at itself."""
        url = route.request.url
        if not url.startswith(self.top):
            self.wrong.append(f"asks for {url}")
            route.abort()
        elif route.request.is_navigation_request() and url != self.top + self.path:
            route.fulfill(status=204)
        else:
            route.continue_()
