"""The legend below a page: what its marks say, for those that stand on it, without a script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.harbour import harbour
from tests.render.site import sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HTML = {path: content.decode() for path, content in sample().items() if path.endswith(".html")}


def legend(page: str) -> str:
    """The words of the legend."""
    found = re.search(r'<section class="marks".*?</section>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", found[0]).split()) if found else ""


def test_every_mark_leads_to_its_explanation_on_the_same_page() -> None:
    seen = set()
    for path, page in HTML.items():
        for name in re.findall(r'href="#(_mark-[a-z]+)"', page):
            assert page.count(f'id="{name}"') == 1, f"{name} on {path}"
            seen.add(name)
        assert '<span class="mark exact' not in page
    assert seen >= {"_mark-exact", "_mark-normalised", "_mark-uncheckable", "_mark-judged", "_mark-dependent"}


def test_only_marks_that_stand_on_a_page_are_explained_there_and_on_the_others_there_is_no_legend() -> None:
    claim = legend(HTML["claims/fire-at-warehouse-3/index.html"])
    assert "✓ exact These words stand in the source as they are quoted here, sign for sign." in claim
    assert "? uncheckable These words could not be looked up" in claim
    assert "normalised" not in claim
    assert legend(HTML["articles/index.html"]) == legend(HTML["404.html"]) == ""


@pytest.mark.parametrize(
    ("page", "term"),
    [
        ("claims/no-fuel-stored", "with the editor’s words"),
        ("conflicts/where-it-began", "judged for"),
        ("claims/fire-at-pier-4", "none independent in this dossier"),
    ],
)
def test_words_that_need_it_are_explained_beside_the_verdicts(page: str, term: str) -> None:
    assert f" {term} " in legend(HTML[f"{page}/index.html"])


def test_what_the_lock_vouches_for_is_explained(tmp_path: Path) -> None:
    story = harbour(tmp_path / "d").run("lock").remove("captures/courier.txt").build()
    found = legend(story.page("claims/seventeen-wounded/index.html"))
    assert "vouched for by captures.lock The text of the source was not at hand this time." in found


def test_a_mark_shows_its_explanation_where_scripts_are_turned_off(browser: Browser, tmp_path: Path) -> None:
    for path, content in sample().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 700})
    page = context.new_page()
    page.goto((tmp_path / "claims/fire-at-pier-4/index.html").as_uri())
    page.locator("a.mark.exact").first.click()
    assert page.url.endswith("#_mark-exact")
    box = page.locator("#_mark-exact").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 700
    context.close()
