"""The keyboard: all that can be used is reached in reading order, and seen to be; each control works; nothing traps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.reading.visiting import kinds

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Notes what takes the focus: which of all that can be used, and what is wrong with how it shows.
WATCH = """() => {
  const USED = "a[href], button, input, select, textarea, summary, [tabindex]";
  const all = [...document.querySelectorAll(USED)].filter((one) =>
    one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" && one.checkVisibility({ visibilityProperty: true })
    && !one.closest("details:not([open]) > :not(summary)"));
  const told = window.told = { all: all.map((one) => one.outerHTML.slice(0, 140)), order: [], unseen: [] };
  document.addEventListener("focusin", ({ target }) => {
    const at = all.indexOf(target), { outlineStyle, outlineWidth } = getComputedStyle(target);
    const { bottom, top, width, height } = target.getBoundingClientRect();
    const inSight = bottom > 0 && top < innerHeight && width && height;
    told.order.push(at);
    const isRinged = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    if (!isRinged || !inSight) told.unseen.push(told.all[at] ?? target.outerHTML);
  });
}"""
FOCUSED = "document.activeElement"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_the_tab_key_leads_through_every_kind_of_page_in_reading_order(page: Page, site: Callable[[str], Path]) -> None:
    wrong = []
    for kind, pages in kinds(site("harbour")).items():
        if kind in ("redirect", "list missing"):  # which leads on at once; which has its styles at a host's root
            continue
        page.goto("about:blank")
        page.goto(pages[0].as_uri())
        page.evaluate(WATCH)
        for _ in range(len(page.evaluate("told.all"))):
            page.keyboard.press("Tab")
        told = page.evaluate("told")
        if told["order"] != list(range(len(told["all"]))):
            missed = [told["all"][n] for n in sorted(set(range(len(told["all"]))) - set(told["order"]))]
            wrong.append(f"{kind}: goes {told['order'][:12]}…, and never to {missed[:3]}")
        wrong += [f"{kind}: not seen to have the focus: {one}" for one in told["unseen"][:3]]
    assert not wrong, "\n".join(wrong)


# Where one begins, what has the focus first, what is pressed, and what is so then.
CASES = {
    "the skip link leads past the head": (
        "shipped", "index.html", ".skip", "Enter Tab", "document.activeElement.closest('main')",
    ),
    "a filter opens": (
        "shipped", "timeline/index.html", ".filters summary", "Enter", "document.querySelector('.filters').open",
    ),
    "the first choice comes after the word that opened them": (
        "shipped", "timeline/index.html", ".filters summary", "Enter Tab",
        "document.activeElement.matches('.filters select')",
    ),
    "a filter is chosen and stands in the address": (
        "shipped", "timeline/index.html?tag=", ".filters summary", "Enter Tab ArrowDown ArrowDown",
        "location.search.length > 1 && !document.querySelector('.clear').hidden",
    ),
    "what was chosen is cleared, and the focus is not lost": (
        "shipped", "timeline/index.html?disputed=1", ".clear", "Enter",
        "document.activeElement.matches('summary') && location.search === ''",
    ),
    "a wide table scrolls": (
        "crowded", "actors/index.html", ".matrix .across", "ArrowRight ArrowRight",
        "document.activeElement.scrollLeft > 0",
    ),
    "a citation is copied, or else selected": (
        "shipped", "notes/two-articles-one-report/index.html", ".cite-this summary", "Enter Tab Enter",
        "document.querySelector('.cite-this [role=status]').textContent !== ''",
    ),
    "a note is shown at its call": (
        "busy, in Arabic", "notes/long/index.html", "#fnref-9", "", "document.querySelector('.preview, .sidenote.lit')",
    ),
    "a note that is shown at its call goes away": (
        "busy, in Arabic", "notes/long/index.html", "#fnref-9", "Escape",
        "!document.querySelector('.preview, .sidenote.lit') && document.activeElement.id === 'fnref-9'",
    ),
    "a call leads to its note, whose next stop is in it": (
        "busy, in Arabic", "notes/long/index.html", "#fnref-9", "Enter Tab", "document.activeElement.closest('#fn-9')",
    ),
    "the way back from a note returns to its call": (
        "busy, in Arabic", "notes/long/index.html", "#fn-9 [role=doc-backlink]", "Enter",
        "document.activeElement.id === 'fnref-9'",
    ),
    "from the call one goes on in the text": (
        "busy, in Arabic", "notes/long/index.html", "#fn-9 [role=doc-backlink]", "Enter Tab",
        "document.activeElement.closest('.prose')",
    ),
    "the search leads from its field to what is found": (
        "shipped", "search/index.html?q=erbil", "#_query", "ArrowDown", "document.activeElement.closest('.results')",
    ),
    "and back": (
        "shipped", "search/index.html?q=erbil", "#_query", "ArrowDown ArrowDown Escape",
        "document.activeElement.id === '_query'",
    ),
    "a kind of result is chosen": (
        "shipped", "search/index.html?q=erbil", ".kinds [data-kind=event]", "Enter",
        "document.activeElement.ariaPressed === 'true' && location.search.includes('kind=event')",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("case", CASES)
def test_each_control_works_by_the_keyboard(shared: Page, site: Callable[[str], Path], case: str) -> None:
    name, path, first, keys, so = CASES[case]
    page, (file, _, query) = shared, path.partition("?")
    page.goto("about:blank")
    page.goto((site(name) / file).as_uri() + ("?" + query if query else ""))
    page.wait_for_selector(first, state="visible" if first != ".skip" else "attached")
    # By the keyboard, so that the focus is one to be seen: to the place before it, and on.
    page.evaluate("(s) => document.querySelector(s).focus({ focusVisible: true })", first)
    for key in keys.split():
        page.keyboard.press(key)
    page.wait_for_function(f"() => {so}", timeout=5000)
