"""The search in a browser, from files: what is typed, what is found, in which order, and how one gets about in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.pages.search_cases import CASES
from tests.story import Dossier

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HALVARD = {
    "site.yaml": "title: The pier\n",
    "content/actors.yaml": "- {id: halvard, name: Halvard Brekke, kind: person, names: [Hallvard Brecke]}\n"
    + "".join(f"- {{id: case{n}, name: {json.dumps(name)}, kind: person}}\n" for n, (name, _) in enumerate(CASES)),
    "content/events.yaml": """\
        - id: fire
          title: Fire at the pier
          date: 1987-05-04
          actors: [{actor: halvard, role: pilot}]
          text: A tanker burned.
        - {id: brekke-leaves, title: Halvard Brekke leaves, date: 1987-05-06}
        """,
    "content/articles/courier.md": """\
        ---
        title: The tanker
        publisher: The Courier
        body: text
        rights: excerpt
        ---
        Port Lena, 4 May. The pilot Halvard Brekke had warned the crew of the tanker. Nobody listened.
        """,
    "content/notes/warning.md": f"""\
        ---
        title: Who was warned
        ---
        {"Nothing of this is certain. " * 30} What Halvard Brekke said:
        “warned the crew of the tanker” [@courier].
        """,
    "content/claims/tanker.yaml": """\
        - id: warned
          says: Brekke warned the crew
          evidence: ['@courier "warned the crew"']
        """,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dossier = Dossier(tmp_path_factory.mktemp("search") / "d")
    for path, text in HALVARD.items():
        dossier.write(path, text)
    return dossier.build().folder / "build"


@pytest.fixture(scope="module")
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """The page of the search; whatever goes wrong in it fails the test that looks last."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((site / "search/index.html").as_uri())
    yield page
    page.close()
    assert said == []


def ask(page: Page, text: str) -> list[str]:
    """The titles of what is found, with their kinds."""
    page.fill("#_query", text)
    page.wait_for_function("q => document.getElementById('_found').textContent.includes(`“${q}”`)", arg=text.strip())
    return [row.inner_text() for row in page.locator(".results .entry").all()]


def test_every_way_of_typing_a_name_finds_its_actor_first(page: Page) -> None:
    wrong = [(typed, found) for name, typed in CASES if not (found := ask(page, typed)) or found[0] != f"{name} Actor"]
    assert wrong == []


def test_names_and_titles_come_before_texts_and_kinds_in_their_order(page: Page) -> None:
    assert ask(page, "halvard brekke") == [
        "Halvard Brekke Actor",
        "Halvard Brekke leaves Event",
        "Fire at the pier Event",
        "Who was warned Note",
        "The tanker Passage",
    ]
    assert ask(page, "brecke") == ["Halvard Brekke Actor", "Fire at the pier Event"]


def test_all_words_must_be_found_and_only_the_last_may_be_begun(page: Page) -> None:
    assert ask(page, "brekke warn")[0] == "Brekke warned the crew Claim"
    assert ask(page, "warn brekke") == []
    assert page.is_visible(".no-results")
    assert page.inner_text("#_found") == "Nothing was found for “warn brekke”."


def test_an_excerpt_shows_the_words_where_they_stand(page: Page) -> None:
    ask(page, "crew")
    note = page.locator(".results li", has_text="Who was warned")
    assert note.locator("mark").all_inner_texts() == ["crew"]
    assert note.locator(".excerpt").inner_text().startswith("… ")
    assert len(note.locator(".excerpt").inner_text()) < 260


def test_a_passage_leads_to_the_words_on_the_page_of_its_source(page: Page, site: Path) -> None:
    ask(page, "warned crew")
    page.click(".results li:has-text('Passage') a")
    assert page.inner_text("mark:target").startswith("warned the crew")
    page.go_back()
    assert page.input_value("#_query") == "warned crew"


def test_kinds_have_counts_and_stand_in_the_address(page: Page) -> None:
    ask(page, "brekke")
    assert page.inner_text("[data-kind=event]") == "Events 2"
    page.click("[data-kind=event]")
    page.wait_for_function("document.getElementById('_found').textContent.startsWith('2 ')")
    assert page.url.endswith("?q=brekke&kind=event")
    page.reload()
    page.wait_for_function("document.getElementById('_found').textContent.startsWith('2 ')")
    assert page.get_attribute("[data-kind=event]", "aria-pressed") == "true"
    assert ask(page, "crew") == []
    page.click("[data-kind='']")
    page.wait_for_selector(".results li")
    assert "kind" not in page.url


def test_the_keyboard_leads_through_the_results_and_back(page: Page) -> None:
    ask(page, "brekke")
    where = "document.activeElement.textContent || document.activeElement.id"
    page.focus("#_query")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(where) == "Halvard Brekke"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(where) == "Halvard Brekke leaves"
    page.keyboard.press("Escape")
    assert page.evaluate(where) == "_query"
    page.keyboard.press("Enter")
    assert page.evaluate(where) == "Halvard Brekke"
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/halvard/index.html")
    page.go_back()


def test_the_field_in_the_head_of_a_page_leads_to_what_is_found(page: Page, site: Path) -> None:
    page.goto((site / "actors/halvard/index.html").as_uri())
    page.fill(".site-search input", "tanker")
    page.keyboard.press("Enter")
    page.wait_for_selector(".results li")
    assert page.url.endswith("search/index.html?q=tanker")
    assert page.locator(".results .entry").first.inner_text() == "The tanker Article"


def test_what_is_typed_is_text_and_never_markup(page: Page) -> None:
    assert ask(page, "<img src=x onerror=alert(1)>") == []
    assert page.locator("#_found img, .results img").count() == 0


def test_without_a_script_the_page_lists_every_name(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "search/index.html").as_uri())
    assert not page.is_visible(".search-for")
    assert not page.is_visible(".site-search")
    assert page.is_visible(".site-nav >> text=Search")
    page.click("text=Halvard Brekke leaves")
    assert page.url.endswith("events/brekke-leaves/index.html")
    context.close()
