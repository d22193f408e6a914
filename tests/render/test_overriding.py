"""A dossier changes the theme one block, one macro or one value at a time, and only that changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.render.shipped import theme_folder
from generator.render.theme import Theme
from tests.pages.sample import port_lena
from tests.render.site import page, rendered, sample
from tests.render.test_theme import own, problems


def files_changed(theme: Theme) -> dict[str, bytes]:
    """The files that are not what they were."""
    assert theme.problems == []
    files = rendered(port_lena(), theme=theme)
    return {path: content for path, content in files.items() if content != sample()[path]}


def changed(theme: Theme) -> dict[str, tuple[str, str]]:
    """The text of each page that is not what it was, before and after."""
    files = files_changed(theme)
    return {path: (page(sample(), path).text, page(files, path).text) for path in files}


def test_one_block_of_one_template(tmp_path: Path) -> None:
    theme = own(tmp_path, note_html='{% extends "theme/note.html" %}{% block backlinks %}<p>Ours.</p>{% endblock %}')
    found = changed(theme)
    assert set(found) == {"notes/two-papers/index.html", "notes/undated/index.html"}
    before, after = found["notes/undated/index.html"]
    start, _, rest = before.partition("Where this is spoken of")
    assert (after[: len(start)], after.count("Ours.")) == (start, 1)
    assert after.endswith(rest.partition("yet.")[2].strip())


def test_one_macro_of_one_file_and_what_the_others_of_that_file_make_of_it(tmp_path: Path) -> None:
    theme = own(tmp_path, macros__claims_html="{% macro judged_for() %}<b>the editors’ choice</b>{% endmacro %}")
    found = changed(theme)
    assert "conflicts/where-it-began/index.html" in found
    for before, after in found.values():
        # The legend below a page has the word too, as long as a mark leads to it.
        assert "the editors’ choice" in after
        assert before.count("judged for") > after.count("judged for")
    assert "claims/no-fuel-stored/index.html" not in found


def test_a_macro_may_use_what_its_file_imports(tmp_path: Path) -> None:
    text = '{% macro note(row) %}<li class="ours">{{ links.to(row.note) }}</li>{% endmacro %}'
    found = changed(own(tmp_path, macros__lists_html=text))
    assert set(found) == {"index.html", "notes/index.html"}


@pytest.mark.parametrize(
    ("text", "line"),
    [("\n\n{% macro note(row) %}{{ row.nothing.at_all }}{% endmacro %}", 3), ("\n{% macro note( %}", 2)],
)
def test_what_is_wrong_in_an_own_macro_is_told_by_its_line_in_the_own_file(
    tmp_path: Path, text: str, line: int
) -> None:
    found = problems(own(tmp_path, macros__lists_html=text))
    assert [(p.span.path, p.span.line) for p in found] == [("templates/macros/lists.html", line)]


def test_one_value_of_the_stylesheet(tmp_path: Path) -> None:
    theme = own(tmp_path, **{"assets__9-own_css": "@layer own { :root { --measure: 40rem; } }"})
    assert set(files_changed(theme)) == {"assets/site.css"}


@pytest.mark.parametrize(
    "template", ["actor", "article", "claim", "conflict", "event", "note", "place", "plain", "front", "timeline"]
)
def test_pages_are_made_of_small_blocks(template: str) -> None:
    text = (theme_folder() / f"{template}.html").read_text(encoding="utf-8")
    assert text.count("{% block ") >= 6
    assert "{% block heading %}" in text
