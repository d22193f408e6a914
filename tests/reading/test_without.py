"""Without scripts, and without a server: every word and link is there, no control does nothing, all is styled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.reading.visiting import kinds

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Copies that scripts make of what stands on the page, and what is made of a <template>, are none of its own words.
SEEN = """() => {
  const made = ".sidenotes, .preview, .handle, .filters, .shown, .nothing, .search-for, .site-search, .to-search";
  const isOwn = (one) => !one.closest(made) && !one.querySelector(".to-search");
  const own = (all) => [...document.querySelectorAll(all)].filter(isOwn);
  const isClosed = (one) => one.closest("details:not([open]), template, svg, .address, script");
  const controls = document.querySelectorAll("button, input, select, textarea, [role=slider], [contenteditable]");
  return {
    links: own("a[href]").filter((one) => one.checkVisibility()).map((one) => one.getAttribute("href")),
    words: own("h1, h2, h3, h4, p, dt, dd, td, th, li, blockquote").filter((one) => one.checkVisibility())
      .map((one) => one.textContent.replace(/\\s+/g, " ").trim()),
    hidden: own("main *").filter((one) => !one.checkVisibility({ contentVisibilityAuto: true }) && !isClosed(one))
      .map((one) => one.outerHTML.slice(0, 120)),
    controls: [...controls].filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .map((one) => one.outerHTML),
    bare: getComputedStyle(document.body).margin !== "0px",
  };
}"""


def test_from_files_every_page_reads_the_same_without_scripts(browser: Browser, site: Callable[[str], Path]) -> None:
    with_scripts = browser.new_context(reduced_motion="reduce")
    without = browser.new_context(reduced_motion="reduce", java_script_enabled=False)
    page, plain, said, wrong = with_scripts.new_page(), without.new_page(), [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for kind, pages in kinds(site("busy, in Arabic")).items():
        if kind in ("redirect", "list missing"):  # which leads on at once; which has its styles at a host's root
            continue
        said.clear()
        for opened in (page, plain):
            opened.goto(pages[0].as_uri())
        scripted, read = page.evaluate(SEEN), plain.evaluate(SEEN)
        found = {
            "a dead control": read["controls"],
            "a link that only scripts give": set(scripted["links"]) - set(read["links"]),
            "words that only scripts give": set(scripted["words"]) - set(read["words"]),
            "words that scripts take away": set(read["words"]) - set(scripted["words"]),
            "hidden": read["hidden"],
            "no style": ["the page"] if scripted["bare"] or read["bare"] else [],
            "said in the console": said,
        }
        wrong += [f"{kind}: {what}: {sorted(all)[:3]}" for what, all in found.items() if all]
    with_scripts.close()
    without.close()
    assert not wrong, "\n".join(wrong)
