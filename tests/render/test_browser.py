"""The sample in a browser, from files: styled under the page's own policy, and nothing wider than the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.render.site import sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = [path for path in sorted(sample()) if path.endswith(".html") and b'http-equiv="refresh"' not in sample()[path]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("port lena")
    for path, content in sample().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light")])
def test_pages_are_styled_from_files_and_fit_the_screen(
    browser: Browser, folder: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    papers = set()
    for path in PAGES:
        page.goto((folder / path).as_uri())
        if path != "404.html":  # which is addressed from a host's root
            papers.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, f"{path} is {wide} px too wide"
    context.close()
    # The sample's picture is none, and 404.html looks for its stylesheet at the root.
    assert [s for s in said if "Content Security Policy" in s] == []
    assert papers == {"rgb(25, 24, 22)" if scheme == "dark" else "rgb(251, 250, 247)"}


def test_a_footnote_and_its_call_lead_to_one_another(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "notes/two-papers/index.html").as_uri())
    page.click("#fnref-1-2")
    assert page.url.endswith("#fn-1")
    page.click("#fn-1 [role=doc-backlink] >> nth=1")
    assert page.url.endswith("#fnref-1-2")
    page.close()


def test_a_quotation_leads_to_the_words_on_the_page_of_their_source(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "notes/two-papers/index.html").as_uri())
    page.click(".prose a.quotation")
    assert page.inner_text("mark:target") == "A fire broke out at pier 4"
    page.close()


def test_the_first_stop_of_the_keyboard_skips_to_the_content(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#_content"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    page.close()
