"""Pages on paper, printed by a browser: the size that was asked for, no chrome, nothing wider than the sheet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from tests.harbour import harbour
from tests.pages.sample import port_lena
from tests.render.site import sample
from tests.render.whole import whole
from tests.story import Dossier

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
WHOLE = "dossier/index.html"
SIZES = {"A4": (596, 843), "Letter": (612, 792)}
"""Points, as Chromium rounds them."""
TEXT_WIDTH = 640
"""Pixels: the width of A4 less its margins, rounded down."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with its whole dossier, the dossier that ships, and a made-up one that runs from right to left."""
    root = tmp_path_factory.mktemp("paper")
    for path, content in (sample() | {WHOLE: whole(port_lena()).encode()}).items():
        (root / "sample" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "sample" / path).write_bytes(content)
    shipped = root / "own"
    shipped.mkdir()
    shutil.copytree(ROOT / "content", shipped / "content")
    shutil.copy(ROOT / "site.yaml", shipped)
    shutil.copy(ROOT / "captures.lock", shipped)
    Dossier(shipped).build("--output", str(root / "shipped"))
    rtl = harbour(root / "own-rtl")
    rtl.edit("site.yaml", "subtitle: A made-up matter", "lang: ar").build("--output", str(root / "rtl"))
    return root


@pytest.fixture
def sheet(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": TEXT_WIDTH, "height": 900}, color_scheme="dark")
    yield page
    page.close()


def _printed(sheet: Page, path: Path, size: str) -> tuple[list[tuple[int, int]], list[str]]:
    """The sizes of the pages in points, and their words."""
    sheet.goto(path.as_uri())
    document = pypdfium2.PdfDocument(sheet.pdf(format=size))
    sizes = [(round(width), round(height)) for width, height in (page.get_size() for page in document)]
    words = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return sizes, words


@pytest.mark.parametrize("size", sorted(SIZES))
def test_the_whole_dossier_prints_to_its_last_source_without_what_is_for_screens(
    sheet: Page, folder: Path, size: str
) -> None:
    sizes, words = _printed(sheet, folder / "shipped" / WHOLE, size)
    assert set(sizes) == {SIZES[size]}
    assert words[1].startswith("2 Contents")  # its number; the cover has none
    assert words[0].startswith("Dossier The visit to Baghdad")
    everything = " ".join(words)
    assert "No quotation can be verified against it." in everything
    for chrome in ("Skip to the content", "Search this dossier", "↩", "Cite this", "All notes"):
        assert chrome not in everything


def test_nothing_on_the_longest_page_of_each_kind_is_wider_than_the_sheet(sheet: Page, folder: Path) -> None:
    sheet.emulate_media(media="print", color_scheme="dark")
    longest: dict[tuple[str, str], Path] = {}
    for path in sorted(folder.glob("[!o]*/**/index.html"), key=lambda path: path.stat().st_size):
        site, kind, *_ = path.relative_to(folder).parts
        longest[site, kind] = path
    assert {("sample", "dossier"), ("shipped", "timeline"), ("rtl", "conflicts")} <= longest.keys()
    for path in longest.values():
        sheet.goto(path.as_uri())
        wide = sheet.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{path.relative_to(folder)} is {wide} px too wide"


def test_a_note_is_printed_dark_on_white_with_its_footnotes_and_no_navigation(sheet: Page, folder: Path) -> None:
    path = folder / "shipped" / "notes" / "who-spoke" / "index.html"
    sizes, words = _printed(sheet, path, "A4")
    assert set(sizes) == {SIZES["A4"]}
    everything = " ".join(words)
    assert "“spoke to three Iranian” ✓" in everything
    assert "Conflicts Notes Sources" not in everything
    assert [text.split(" ", 1)[0] for text in words] == [str(n) for n in range(1, len(words) + 1)]
    sheet.emulate_media(media="print", color_scheme="dark")
    assert sheet.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert sheet.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_what_is_folded_on_the_screen_is_open_on_paper(sheet: Page, folder: Path) -> None:
    sheet.goto((folder / "shipped" / "events" / "tower-22-attack" / "index.html").as_uri())
    sheet.emulate_media(media="print")
    folded = sheet.locator("details:not([open]):not(.cite-this)")
    assert folded.count() > 0
    heights = folded.evaluate_all("all => all.map(one => one.lastElementChild.getBoundingClientRect().height)")
    assert min(heights) > 0
