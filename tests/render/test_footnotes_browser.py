"""Footnotes in a browser: beside their calls where the window is wide, shown at a call where they are out of sight."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.model.body import Markup
from generator.model.linked import Context, Footnote, LinkedPiece, NoteCall, SourcePart, SourceText, Text
from generator.model.quotations import Verdict
from generator.model.records import Article, Note, Rights
from generator.model.site import Site
from tests.pages.sample import Maker, key
from tests.render.site import rendered, sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MANY = 300
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 800}
WORDS = "The harbour office kept its books in three rooms, and none of them agreed with the tide tables of that year. "
# Boxes of what stands in the margin, and of the calls, from the top of the page.
BOXES = """() => [...document.querySelectorAll('.sidenote:not([hidden])')].map(one => {
  const box = one.getBoundingClientRect(), number = one.querySelector('.number');
  const call = document.querySelector(number.getAttribute('href'));
  return {top: box.top, bottom: box.bottom, left: box.left, number: number.textContent,
    call: call.getBoundingClientRect().top, clipped: one.classList.contains('clipped')};
})"""


def crowded(lang: str = "en") -> dict[str, bytes]:
    """A note with 300 footnotes, twelve of them in one line, and one that quotes a source eight times."""
    m = Maker(Site(title="The fire in Port Lena", lang=lang))
    courier = key("article", "courier")
    m.add(Article(key=courier, span=m.span(), title="Fire at Pier 4", publisher="Lena Courier", rights=Rights.EXCERPT))
    m.sources[courier] = SourceText(Rights.EXCERPT)
    long = tuple(
        m.checked[
            m.quote(
                "courier",
                f"a fire broke out at pier {n}",
                verdict=Verdict.EXACT if n % 2 else Verdict.NORMALISED,
                sentence=Context("The harbour master denied that ", f"a fire broke out at pier {n}", ", before dawn."),
            )
        ]
        for n in range(8)
    )
    pieces: list[LinkedPiece] = []
    number = 0
    while number < MANY:
        pieces.append(Markup("<p>"))
        in_line = 12 if number == 24 else 1
        for _ in range(min(6, MANY - number) if in_line == 1 else in_line):
            pieces.append(Text(WORDS * 2 if in_line == 1 else "word "))
            number += 1
            pieces.append(NoteCall(number, 1))
        if number == 6:
            pieces += [Text(" " + WORDS), NoteCall(2, 2)]
        pieces.append(Markup("</p>"))
    notes = tuple(
        Footnote(n, 2 if n == 2 else 1, (SourcePart(courier, quotes=long if n in (3, 30) else ()),))
        for n in range(1, number + 1)
    )
    m.add(Note(key=key("note", "many"), span=m.span(), title="Many notes"), *pieces, footnotes=notes)
    return rendered(m.dossier())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("footnotes")
    for name, files in (("sample", sample()), ("crowded", crowded()), ("arabic", crowded("ar"))):
        for path, content in files.items():
            (root / name / path).parent.mkdir(parents=True, exist_ok=True)
            (root / name / path).write_bytes(content)
    return root


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def opened(page: Page, folder: Path, path: str, size: Any, fragment: str = "") -> Page:
    page.set_viewport_size(size)
    page.goto("about:blank")
    page.goto((folder / path).as_uri() + fragment)
    return page


NOTE, MANY_NOTES = "sample/notes/two-papers/index.html", "crowded/notes/many/index.html"


@pytest.mark.parametrize("dossier", ["crowded", "arabic"])
def test_notes_in_the_margin_never_overlap_and_none_is_lost(shared: Page, folder: Path, dossier: str) -> None:
    page = opened(shared, folder, f"{dossier}/notes/many/index.html", WIDE)
    page.wait_for_selector(".sidenote:not([hidden])", state="attached")
    boxes = page.evaluate(BOXES)
    # Of twelve calls in one line, the last would stand too far from it. They are shown at the call.
    left_out = set(range(1, MANY + 1)) - {int(b["number"]) for b in boxes}
    assert left_out < set(range(25, 37))
    page.hover(f"#fnref-{max(left_out)}")
    assert page.locator(".preview .number").inner_text() == str(max(left_out))
    for above, below in pairwise(boxes):
        assert above["bottom"] <= below["top"], (above, below)
    assert all(0 <= b["top"] - b["call"] <= 562 for b in boxes)
    text = page.locator(".prose").bounding_box()
    assert text is not None
    end = text["x"] + text["width"]
    assert all(b["left"] > end if dossier == "crowded" else b["left"] < text["x"] for b in boxes)
    assert page.locator(".footnotes li[id^=fn-]").count() == MANY


def test_a_long_note_is_clipped_in_the_margin_and_leads_to_the_whole(shared: Page, folder: Path) -> None:
    page = opened(shared, folder, MANY_NOTES, WIDE)
    more = page.locator(".sidenote.clipped:has(.number:text-is('3')) .whole-note")
    assert more.inner_text() == "more"
    more.click()
    assert page.url.endswith("#fn-3")
    assert page.locator("#fn-3 .quote").count() == 8
    assert page.evaluate("document.querySelector('#fn-3').getBoundingClientRect().top < innerHeight")


def test_what_the_margin_shows_moves_nothing_and_is_read_once(browser: Browser, folder: Path) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    measure = "document.querySelector('main').getBoundingClientRect().height"
    page.goto((folder / MANY_NOTES).as_uri())
    without = page.evaluate(measure)
    assert page.locator(".sidenote").count() == 0
    assert page.locator(".footnotes li[id^=fn-]").count() == MANY
    context.close()
    page = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
    page.goto((folder / MANY_NOTES).as_uri())
    assert page.evaluate(measure) == without
    assert page.get_attribute(".sidenotes", "aria-hidden") == "true"
    assert page.evaluate("[...document.querySelectorAll('.sidenotes :is(a, summary)')].every(one => one.tabIndex < 0)")
    assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(o => o.id)).size") == page.evaluate(
        "document.querySelectorAll('[id]').length"
    )
    page.close()


def test_a_way_back_returns_to_the_very_call_and_its_focus(shared: Page, folder: Path) -> None:
    page = opened(shared, folder, NOTE, NARROW)
    page.focus("#fn-1 [role=doc-backlink] >> nth=1")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "fnref-1-2"
    assert page.locator(".preview").count() == 0


def test_a_call_shows_its_note_while_the_pointer_is_over_either(browser: Browser, folder: Path) -> None:
    page = browser.new_page(viewport=NARROW)  # type: ignore[arg-type]
    page.clock.install()
    page.goto((folder / NOTE).as_uri())
    before = page.evaluate("document.querySelector('main').getBoundingClientRect().height")
    page.hover("#fnref-1")
    page.clock.run_for(200)
    preview = page.locator(".preview")
    assert preview.get_attribute("aria-label") == "Footnote 1"
    assert "Fire at Pier 4" in preview.inner_text()
    box = preview.bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= NARROW["width"] - box["width"]
    assert page.evaluate("document.querySelector('main').getBoundingClientRect().height") == before
    preview.locator(".cited").first.hover()
    page.clock.run_for(1000)
    assert preview.is_visible()
    page.hover("h1")
    page.clock.run_for(1000)
    assert preview.count() == 0
    page.close()


def test_the_keyboard_shows_a_note_at_its_call_and_escape_closes_it(shared: Page, folder: Path) -> None:
    page = opened(shared, folder, NOTE, NARROW)
    page.evaluate("document.querySelector('#fnref-1').previousElementSibling?.focus()")
    for _ in range(40):
        if page.evaluate("document.activeElement.id") == "fnref-1":
            break
        page.keyboard.press("Tab")
    page.wait_for_selector(".preview")
    page.keyboard.press("Escape")
    assert page.locator(".preview").count() == 0
    assert page.evaluate("document.activeElement.id") == "fnref-1"
    page.keyboard.press("Enter")
    assert page.url.endswith("#fn-1")


def test_a_finger_shows_the_note_first_and_goes_there_next(browser: Browser, folder: Path) -> None:
    context = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((folder / NOTE).as_uri())
    page.tap("#fnref-1")
    page.wait_for_selector(".preview")
    assert "#" not in page.url
    page.tap("h1")
    page.wait_for_selector(".preview", state="detached")
    page.tap("#fnref-1")
    page.tap(".preview .whole-note")
    assert page.url.endswith("#fn-1")
    page.tap("#fn-1 [role=doc-backlink] >> nth=0")
    page.tap("#fnref-1")
    page.tap("#fnref-1")
    assert page.url.endswith("#fn-1")
    context.close()


def test_a_note_that_is_in_sight_is_lit_and_not_shown_twice(shared: Page, folder: Path) -> None:
    page = opened(shared, folder, NOTE, WIDE)
    page.hover("#fnref-1")
    page.wait_for_selector(".sidenote.lit")
    assert page.locator(".preview").count() == 0


def test_paper_has_the_notes_below_and_nothing_in_the_margin(shared: Page, folder: Path) -> None:
    page = opened(shared, folder, NOTE, WIDE)
    page.wait_for_selector(".sidenote")
    page.emulate_media(media="print")
    assert not page.locator(".sidenote").first.is_visible()
    assert page.locator("#fn-1").is_visible()
    page.emulate_media(media="screen")


def test_a_button_copies_a_citation_or_else_selects_it(browser: Browser, folder: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((folder / NOTE).as_uri())
    page.click(".cite-this summary")
    page.get_by_role("button", name="Copy: BibTeX").click()
    page.get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".cite-this pre").nth(1).inner_text()
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    page.get_by_role("button", name="Copy: CSL-JSON").click()
    page.get_by_text("Selected").wait_for()
    assert page.evaluate("JSON.parse(getSelection().toString())[0].title") == "Two papers, one wire"
    # The block of linked data is no script: the policy of the page has nothing against it.
    assert said == []
    context.close()


def test_of_overlapping_passages_the_one_that_is_meant_is_marked_whole(shared: Page, folder: Path) -> None:
    """In “denied that fuel had been stored there” a second passage, “fuel had been stored”, lies within the first."""
    lit = "filter(mark => getComputedStyle(mark).boxShadow != 'none')"
    meant = f"[...document.querySelectorAll('mark')].{lit}.map(mark => mark.innerText)"
    whole, inner = ["denied that ", "fuel had been stored", " there"], ["fuel had been stored"]
    path = "sample/articles/courier/index.html"
    page = opened(shared, folder, path, NARROW, "#q101-139")
    assert page.evaluate(meant) == whole
    page = opened(shared, folder, path, NARROW, "#q113-133")
    assert page.evaluate(meant) == inner
    page.click(".call a:text-is('2')")
    assert page.url.endswith("#_cited-2")
    assert page.evaluate(meant) == whole
    page.focus("#_cited-3 .back a")
    page.keyboard.press("Enter")
    assert page.url.endswith("#q113-133")
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    assert page.evaluate(meant) == inner


def test_a_footnote_leads_to_its_words_on_the_page_of_their_source_and_these_lead_back(
    shared: Page, folder: Path
) -> None:
    page = opened(shared, folder, NOTE, NARROW)
    page.click("#fn-1 .quotation >> nth=0")
    assert page.inner_text("mark:target") == "A fire broke out at pier 4"
    page.click("#_cited-1 summary")
    page.click("#_cited-1 a.context")
    assert page.url.endswith("notes/two-papers/index.html#fnref-1")
    page.wait_for_function("document.activeElement.id === 'fnref-1'", timeout=5000)


OVERLAPS = """() => {
  const boxes = one => { const r = document.createRange(); r.selectNodeContents(one); return [...r.getClientRects()]; };
  const words = [...document.querySelectorAll('main :is(p, li, dt, dd, th, td, h2, h3, summary)')]
    .filter(one => !one.closest('.sidenotes')).flatMap(boxes);
  const notes = [...document.querySelectorAll('.sidenote:not([hidden])')].map(one => one.getBoundingClientRect());
  return notes.filter(note =>
    words.some(word => word.width && word.left < note.right - 1 && word.right > note.left + 1
      && word.top < note.bottom - 1 && word.bottom > note.top + 1)).length;
}"""


def test_notes_keep_clear_of_all_else_that_stands_in_the_margin(shared: Page, folder: Path) -> None:
    pages = [path for path in sorted(sample()) if b'class="footnotes"' in sample()[path]]
    assert len(pages) >= 2
    for path in pages:
        page = opened(shared, folder, f"sample/{path}", WIDE)
        page.wait_for_selector(".sidenote:not([hidden])", state="attached")
        assert page.evaluate(OVERLAPS) == 0, path
