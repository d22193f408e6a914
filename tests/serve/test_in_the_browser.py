"""A writer saves, and the page shows it: the preview in a real browser, with the command running beside it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.harbour import harbour
from tests.serve.previewing import Command, command
from tests.story import Dossier

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LONG = 60_000
CAUSE = "content/notes/cause.md"
OWN = "templates/missing.html"
GOOD, WRONG = "“a faulty pump”", "“a faulty pipe”"


@pytest.fixture(scope="module")
def shown_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with all that a preview left behind, so that the next one has little to do."""
    dossier = harbour(tmp_path_factory.mktemp("shown") / "fire")
    dossier.write("templates/assets/9-own.css", "@layer own { body { outline: 1px solid rgb(1, 2, 3); } }\n")
    return dossier.build("--drafts", "-o", ".preview/site").folder


@pytest.fixture
def fire(shown_before: Path, tmp_path: Path) -> Dossier:
    shutil.copytree(shown_before, tmp_path / "fire")
    return Dossier(tmp_path / "fire")


@pytest.fixture
def running(fire: Dossier) -> Iterator[Command]:
    with command(fire.folder) as started:
        started.until(" pages, ")
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 600})
    opened = context.new_page()
    opened.set_default_timeout(LONG)
    yield opened
    context.close()


def shows(page: Page, selector: str, text: str) -> None:
    """Wait until the page shows this text there."""
    page.locator(selector, has_text=text).first.wait_for()


def go(page: Page, running: Command, path: str = "notes/cause/index.html") -> None:
    """Open a page, and wait until it is told of news."""
    with page.expect_websocket() as opened, page.expect_response(re.compile("/.dossier/problems$")):
        page.goto(f"{running.address}fire/{path}")
    assert opened.value.url.endswith("/livereload")


def mark(page: Page) -> None:
    """Leave something in the page that a reload would take away."""
    page.evaluate("window.alive = 'since it was loaded'")


def is_marked(page: Page) -> bool:
    return bool(page.evaluate("window.alive === 'since it was loaded'"))


def test_what_is_saved_is_shown(fire: Dossier, running: Command, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if "favicon" not in message.location["url"] else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    go(page, running)
    fire.edit(CAUSE, "Captain Brandt spoke", "The captain spoke")
    shows(page, "main", "The captain spoke at")
    assert said == []
    assert running.interrupt() == 0, "it ends while a page is open"
    assert running.err == []


def test_of_five_saves_within_a_second_the_last_is_shown(fire: Dossier, running: Command, page: Page) -> None:
    go(page, running)
    before = "Captain Brandt spoke"
    for number in range(1, 6):
        fire.edit(CAUSE, before, before := f"Captain Brandt, {number}, spoke")
        page.wait_for_timeout(150)
    shows(page, "main", "Captain Brandt, 5, spoke")


def test_errors_lie_over_the_page_in_the_terminal_s_words_until_they_are_mended(
    fire: Dossier, running: Command, page: Page
) -> None:
    go(page, running)
    mark(page)
    fire.edit(CAUSE, GOOD, WRONG)
    fire.edit("content/notes/cause.md", "It stands at seventeen", "It stands <b>at</b> [[nobody-here]]")
    page.locator(".errors").wait_for()
    shows(page, ".errors", "2 errors")
    assert page.locator(".errors").get_attribute("role") == "alert"
    running.until("2 errors; the last good pages stay")
    running.until("nobody-here", err=True)
    in_terminal = re.sub(r"\s+", "", "".join(line for line in running.err if "warning" not in line))
    for item in page.locator(".errors li.error").all():
        assert re.sub(r"\s+", "", item.text_content() or "x") in in_terminal
    assert "a faulty pump" in (page.locator("main").text_content() or ""), "the last good page is below"
    assert is_marked(page), "for errors nothing is reloaded"
    fire.edit(CAUSE, WRONG, GOOD)
    fire.edit(CAUSE, "It stands <b>at</b> [[nobody-here]]", "It now stands at seventeen")
    shows(page, "main", "It now stands at")
    assert page.locator("dossier-problems").count() == 0


def test_errors_that_are_taken_back_leave_the_page_as_it_was(fire: Dossier, running: Command, page: Page) -> None:
    go(page, running)
    mark(page)
    fire.edit(CAUSE, GOOD, WRONG)
    page.locator(".errors").wait_for()
    fire.edit(CAUSE, WRONG, GOOD)
    page.locator("dossier-problems").wait_for(state="detached")
    assert is_marked(page), "the site is the one that is shown already"


def test_escape_hides_the_errors_and_a_count_brings_them_back(fire: Dossier, running: Command, page: Page) -> None:
    go(page, running)
    page.focus(".site-title a")
    fire.edit(CAUSE, GOOD, WRONG)
    page.locator(".errors").wait_for()
    page.keyboard.press("Escape")
    page.locator(".errors").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.closest('.site-title') !== null"), "the keyboard is where it was"
    with page.expect_response(re.compile("/.dossier/problems$")):
        page.click(".site-nav a >> nth=0")
    page.locator(".again").wait_for()
    assert page.locator(".errors").is_hidden(), "what was hidden does not come back with the next page"
    page.locator(".again").focus()
    page.keyboard.press("Enter")
    page.locator(".errors").wait_for()
    page.locator(".hide").click()
    fire.edit(CAUSE, WRONG, "“a faulty pope”")
    shows(page, ".errors", "a faulty pope")


def test_warnings_cover_nothing_and_can_be_closed(fire: Dossier, running: Command, page: Page) -> None:
    go(page, running)
    fire.edit(CAUSE, "Brandt spoke at", "Brandt spoke of “a very long way to go” at")
    page.locator(".warnings").wait_for()
    assert page.locator(".errors").count() == 0
    page.locator(".warnings summary").click()
    shows(page, ".warnings li", "content/notes/cause.md")
    page.locator(".warnings .close").click()
    with page.expect_response(re.compile("/.dossier/problems$")):
        page.reload()
    fire.edit(CAUSE, "at seventeen", "at 17")
    shows(page, "main", "at 17")
    assert page.locator(".warnings").count() == 0


def test_a_changed_style_is_taken_over_without_a_reload(fire: Dossier, running: Command, page: Page) -> None:
    go(page, running)
    mark(page)
    fire.edit("templates/assets/9-own.css", "rgb(1, 2, 3)", "rgb(4, 5, 6)")
    page.locator("body").evaluate(
        """body => new Promise(done => {
          const look = () => getComputedStyle(body).outlineColor === "rgb(4, 5, 6)" ? done() : setTimeout(look, 20);
          look();
        })"""
    )
    assert is_marked(page)


def test_the_place_and_what_is_unfolded_survive_a_reload(fire: Dossier, running: Command, page: Page) -> None:
    article, long = "content/articles/courier.md", "\n\n".join(f"Paragraph {number}." for number in range(80))
    running.after(lambda: fire.edit(article, "Reports the fire,", f"{long}\n\nReports the fire,"), " pages, ")
    go(page, running, "articles/courier/index.html")
    folds = "[...document.querySelectorAll('main details')].map(fold => fold.open)"
    before = page.evaluate(folds)
    page.evaluate("document.querySelectorAll('main details').forEach(fold => { fold.open = !fold.open })")
    page.evaluate("scrollTo(0, 1500)")
    fire.edit(article, "Paragraph 79.", "Paragraph the last.")
    shows(page, "main", "Paragraph the last.")
    page.wait_for_load_state("load")
    assert before
    assert page.evaluate(folds) == [not one for one in before]
    assert page.evaluate("scrollY") == 1500


def test_a_page_that_was_opened_during_a_build_misses_nothing(fire: Dossier, running: Command, page: Page) -> None:
    with page.expect_response(re.compile("/.dossier/livereload.js")):
        page.route("**/livereload.js*", lambda route: route.fulfill(status=200, body=""))
        page.goto(f"{running.address}fire/notes/cause/index.html")
    page.unroute("**/livereload.js*")
    running.after(lambda: fire.edit(CAUSE, "Captain Brandt spoke", "The captain spoke"), " pages, ")
    assert "Captain Brandt spoke" in (page.text_content("main") or "")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), "
        "{src: document.querySelector('script[src*=livereload]').src}))"
    )
    shows(page, "main", "The captain spoke at")


MISTAKES = {
    "settings that are no YAML": ("site.yaml", "title: The fire", "title: [The fire", "site.yaml"),
    "a key that is none": ("site.yaml", "title: The fire at Port Lena", "titel: The fire", "titel"),
    "a list that is no YAML": ("content/actors.yaml", "kind: organisation", "kind: [organisation", "actors.yaml"),
    "a template that is not closed": (OWN, "{{ site.title }}", "{{ site.title }", OWN),
    "a template that names what is not there": (OWN, "{{ site.title }}", "{{ site.titel }}", OWN),
}


def test_nothing_that_is_saved_ends_it(fire: Dossier, page: Page) -> None:
    own = '{% extends "theme/missing.html" %}{% block content %}<h1>No such page in {{ site.title }}</h1>{% endblock %}'
    fire.write(OWN, own)
    captain = "Captain Brandt spoke"
    with command(fire.folder) as running:
        running.until(" pages, ")
        go(page, running)
        for what, (path, right, wrong, said) in MISTAKES.items():
            running.after(lambda path=path, right=right, wrong=wrong: fire.edit(path, right, wrong), "error")
            shows(page, ".errors", said)
            running.after(lambda path=path, right=right, wrong=wrong: fire.edit(path, wrong, right), " pages, ")
            page.locator("dossier-problems").wait_for(state="detached")
            fire.edit(CAUSE, captain, captain := f"After {what} Captain Brandt spoke")
            shows(page, "main", captain)
        assert running.interrupt() == 0


def test_a_first_build_that_fails_shows_its_errors_and_then_the_site(fire: Dossier, page: Page) -> None:
    fire.edit(CAUSE, GOOD, WRONG)
    with command(fire.folder) as running:
        running.until("no page to show yet")
        assert (page.goto(running.address) or page).status == 503  # type: ignore[union-attr]
        shows(page, ".errors", "these words do not stand in")
        running.after(lambda: fire.edit(CAUSE, WRONG, "“a faulty pope”"), "no page to show yet")
        shows(page, ".errors", "a faulty pope")
        fire.edit(CAUSE, "“a faulty pope”", GOOD)
        shows(page, "h1", "The fire at Port Lena")
        assert page.url == f"{running.address}fire/"
