"""The site in a real browser, as its readers meet it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.harbour import harbour
from tests.story import Dossier

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = (
    "index.html", "404.html", "about/index.html", "articles/index.html", "articles/courier/index.html",
    "articles/ledger/index.html", "articles/agency/index.html", "actors/index.html", "actors/brandt/index.html",
    "timeline/index.html", "events/barge-fire/index.html", "claims/index.html", "claims/seventeen-wounded/index.html",
    "conflicts/index.html", "conflicts/wounded/index.html", "notes/index.html", "notes/cause/index.html",
    "sources/index.html", "places/index.html", "places/port-lena/index.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return harbour(tmp_path_factory.mktemp("reading") / "d").build()


@pytest.fixture(scope="module")
def top(built: Dossier, site_server: Callable[..., str]) -> str:
    """The site's address under the base path of its settings."""
    return site_server(built.folder / "build", base="/fire/")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


class Links(HTMLParser):
    """The addresses and the fragments of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value and tag != "base":
                self.links.append(value)
            elif name == "id" and value:
                self.ids.append(value)


def test_every_link_within_the_site_leads_to_a_file_and_every_fragment_to_a_place(built: Dossier) -> None:
    pages = {path: Links(content.decode()) for path, content in built.files().items() if path.endswith(".html")}
    assert set(PAGES) <= set(pages)
    broken = []
    for path, found in pages.items():
        assert len(found.ids) == len(set(found.ids)), path
        for link in found.links:
            if urlsplit(link).scheme:
                continue
            if link.startswith("/"):
                assert path == "404.html", (path, link)
                link = link.removeprefix("/fire")
            whole = urlsplit(urljoin(f"https://x/{path}", link))
            target, fragment = unquote(whole.path).removeprefix("/"), unquote(whole.fragment)
            if target not in built.files() or (fragment and fragment not in pages[target].ids):
                broken.append((path, link))
    assert broken == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_no_wider_than_a_small_phone(top: str, page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(top + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_but_its_own_and_says_nothing_in_the_console(top: str, page: Page, path: str) -> None:
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(top + path, wait_until="networkidle")
    assert [url for url in asked if not url.startswith(top)] == []
    assert any(url.endswith(".css") for url in asked)
    assert [s for s in said if "404" not in s] == []


def test_a_footnote_leads_down_and_back_again(top: str, page: Page) -> None:
    page.goto(top + "notes/cause/index.html")
    call = page.locator("a[role=doc-noteref]").first
    call.click()
    assert page.url.endswith("#fn-1")
    page.locator("#fn-1 [role=doc-backlink]").first.click()
    assert page.url.endswith("#fnref-1")
    assert page.locator("#fnref-1").is_visible()


def test_quoted_words_lead_to_the_highlighted_passage_of_the_article(top: str, page: Page) -> None:
    page.goto(top + "notes/cause/index.html")
    page.locator("main a", has_text="a faulty pump").first.click()
    page.wait_for_url("**/articles/courier/index.html#*")
    passage = page.locator(f"[id='{page.url.split('#')[1]}']")
    assert passage.is_visible()
    mark = page.locator("mark", has_text="a faulty pump")
    assert mark.is_visible()
    ground = mark.evaluate("e => getComputedStyle(e).backgroundColor")
    assert ground != page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")


def test_the_article_says_who_cites_the_passage_and_leads_back(top: str, page: Page) -> None:
    page.goto(top + "articles/courier/index.html")
    page.locator("a", has_text="What set the barge alight?").first.click()
    page.wait_for_url("**/notes/cause/index.html*")


def test_the_site_works_from_a_folder_without_a_server(built: Dossier, page: Page) -> None:
    page.goto((built.folder / "build/index.html").as_uri())
    assert page.evaluate("[...document.styleSheets].map(s => s.href).filter(h => h.startsWith('file://')).length") > 0
    assert page.locator("body").evaluate("e => getComputedStyle(e).margin") == "0px"
    page.locator("nav a", has_text="Actors").first.click()
    page.locator("main a", has_text="Ilse Brandt").first.click()
    assert page.locator("h1").inner_text() == "Ilse Brandt"
    assert page.url.startswith("file://")


def test_a_page_that_does_not_exist_is_answered_in_the_sites_own_dress(top: str, page: Page) -> None:
    answer = page.goto(top + "notes/no/such/page.html")
    assert answer is not None
    assert answer.status == 404
    page.locator("a", has_text="The fire at Port Lena").first.click()
    assert page.url in (top, top + "index.html")


def test_an_old_id_leads_to_the_new_page(top: str, page: Page) -> None:
    page.goto(top + "articles/old-courier/index.html")
    page.wait_for_url("**/articles/courier/index.html")
    assert page.locator("h1").inner_text() == "Barge burns at the grain quay"


def test_dark_is_dark_and_words_stay_readable(top: str, browser: Browser) -> None:
    def luminance(colour: str) -> float:
        red, green, blue = (int(c) / 255 for c in re.findall(r"\d+", colour)[:3])
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    grounds = {}
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(top + "notes/cause/index.html")
        look = "getComputedStyle(e).color, getComputedStyle(document.documentElement).backgroundColor"
        style = f"e => [{look}, getComputedStyle(document.body).backgroundColor]"
        colour, root, body = page.locator("main p").first.evaluate(style)
        ground = body if not body.endswith(", 0)") else root
        light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, scheme
        grounds[scheme] = luminance(ground)
        context.close()
    assert grounds["dark"] < 0.1 < grounds["light"]


def test_arabic_names_are_marked_as_arabic(top: str, page: Page) -> None:
    page.goto(top + "actors/brandt/index.html")
    name = page.locator("[lang=ar]", has_text="إلسه برانت").first
    assert name.evaluate("e => getComputedStyle(e).direction") == "rtl" or name.get_attribute("dir") == "rtl"


def test_every_page_can_be_used_with_the_keyboard_from_the_skip_link_on(top: str, page: Page) -> None:
    page.goto(top + "notes/cause/index.html")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    assert first.startswith("#")
    page.keyboard.press("Enter")
    assert page.locator(first).count() == 1


def test_a_site_in_arabic_runs_from_right_to_left(tmp_path: Path, page: Page) -> None:
    dossier = Dossier(tmp_path / "d").write("site.yaml", "title: حريق الميناء\nlang: ar\n")
    dossier.write("content/notes/a.md", "---\ntitle: السبب\n---\nقال الناطق إن الميناء مغلق.\n").build()
    page.goto((dossier.folder / "build/notes" / "a" / "index.html").as_uri())
    assert page.locator("html").get_attribute("dir") == "rtl"
    box = page.locator("h1").bounding_box()
    assert box is not None
    assert page.locator("main").evaluate("e => getComputedStyle(e).direction") == "rtl"
