"""The theme, and a dossier's own templates in its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.model.problems import Problem
from generator.pages.plan import plan
from generator.render.render import render_all
from generator.render.shipped import theme_folder
from generator.render.theme import Broken, Theme
from generator.render.theme_files import ThemeFiles
from tests.pages.sample import port_lena
from tests.render.site import page, rendered, sample


def own(tmp_path: Path, **files: str) -> Theme:
    """The shipped theme with a dossier's own files; `__` in a name stands for a slash, `_html` for `.html`."""
    for name, text in files.items():
        target = tmp_path / name.replace("__", "/").replace("_html", ".html").replace("_css", ".css")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return Theme(theme_folder(), tmp_path)


def problems(theme: Theme) -> list[Problem]:
    """What is wrong when the sample is rendered with it, each once."""
    pages, _ = plan(port_lena(), drafts=False)
    found = [o for o in render_all(pages, theme, port_lena().site) if isinstance(o, Problem)]
    return list(dict.fromkeys([*theme.problems, *found]))


def test_the_shipped_theme_has_nothing_wrong() -> None:
    assert Theme(theme_folder()).problems == []


def test_the_theme_in_its_own_folder_overrides_nothing() -> None:
    assert rendered(port_lena(), theme=Theme(theme_folder(), theme_folder())) == sample()


def test_an_own_template_stands_in_place_of_the_shipped_one(tmp_path: Path) -> None:
    theme = own(tmp_path, note_html="<h1>{{ view.heading.text }}</h1>")
    assert theme.problems == []
    assert rendered(port_lena(), theme=theme)["notes/two-papers/index.html"] == b"<h1>Two papers, one wire</h1>"


def test_an_own_template_may_extend_the_original(tmp_path: Path) -> None:
    theme = own(tmp_path, base_html='{% extends "theme/base.html" %}{% block made %}Ours. {% endblock %}')
    files = rendered(port_lena(), theme=theme)
    assert "Ours. Made by Dossier" in page(files, "notes/two-papers/index.html").text
    assert "Edited by" not in page(files, "notes/two-papers/index.html").text


def test_an_own_macro_is_used_by_the_shipped_templates(tmp_path: Path) -> None:
    original = (theme_folder() / "macros/links.html").read_text(encoding="utf-8")
    theme = own(tmp_path, macros__links_html=original.replace('<span class="tag">{{ tag }}', "<span>#{{ tag }}"))
    assert "#lineage" in page(rendered(port_lena(), theme=theme), "notes/two-papers/index.html").text


def test_own_rules_come_last_in_the_stylesheet(tmp_path: Path) -> None:
    theme = own(tmp_path, **{"assets__9-own_css": "@layer own { p { color: red } }"})
    assert theme.problems == []
    assert theme.stylesheet.endswith("@layer own { p { color: red } }\n")


def test_a_template_that_the_theme_does_not_have_is_an_error_with_the_nearest_name(tmp_path: Path) -> None:
    (problem,) = own(tmp_path, notse_html="x").problems
    assert problem.code == "unknown-template"
    assert problem.span.path == "templates/notse.html"
    assert "`notes.html`" in problem.hint


def test_a_template_that_cannot_be_read_says_where(tmp_path: Path) -> None:
    (problem,) = problems(own(tmp_path, note_html="<h1>\n{% if %}\n"))
    assert (problem.code, problem.span.path, problem.span.line) == (
        "template-error",
        "templates/note.html",
        2,
    )


def test_a_name_that_no_view_has_says_where(tmp_path: Path) -> None:
    (problem,) = problems(own(tmp_path, note_html="<h1>\n\n{{ view.headline }}</h1>"))
    assert (problem.code, problem.span.path, problem.span.line) == (
        "template-error",
        "templates/note.html",
        3,
    )
    assert "headline" in problem.message


def test_a_mistake_in_a_macro_is_told_at_the_macro(tmp_path: Path) -> None:
    (problem,) = problems(
        own(tmp_path, macros__spellings_html="{% macro section(of) %}\n\n{{ of.nothing }}{% endmacro %}")
    )
    assert (problem.span.path, problem.span.line) == ("templates/macros/spellings.html", 3)


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ view.frame.__init__.__globals__ }}",
        "{{ view['__class__'] }}",
        "{{ ''['_' ~ '_class__'] }}",
        "{{ view|attr('__class__') }}",
        "{{ '{0.__class__}'.format(view) }}",
        "{{ lipsum() }}",
        "{{ [1, 2]|random }}",
        "{% include 'nowhere.html' %}",
        "{{ 1 / 0 }}",
        "{{ open('/etc/passwd') }}",
    ],
)
def test_a_template_can_reach_nothing_but_its_view(tmp_path: Path, text: str) -> None:
    found = problems(own(tmp_path, note_html=text))
    assert [p.code for p in found] == ["template-error"] * len(found)
    assert found


def test_the_name_of_another_template_must_be_written_out(tmp_path: Path) -> None:
    theme = own(tmp_path, note_html="{% include page.path %}")
    assert "must be written out" in theme.problems[0].message


def test_a_template_that_is_not_text_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "note.html").write_bytes(b"\xff\xfe")
    assert [p.code for p in Theme(theme_folder(), tmp_path).problems] == ["not-utf8"]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/note.html").symlink_to(tmp_path / "secret")
    assert [p.code for p in Theme(theme_folder(), tmp_path / "templates").problems] == ["outside-link"]


def test_what_editors_leave_behind_is_no_template(tmp_path: Path) -> None:
    state = ThemeFiles(tmp_path).state()
    (tmp_path / ".idea").mkdir()
    for name in ("note.swp", "#note.html#", "note.html~", ".note.html.swp", "note.html.orig", ".idea/x.html"):
        (tmp_path / name).write_bytes(b"\xff")
    (tmp_path / ".#note.html").symlink_to("ana@desk.1")
    assert Theme(theme_folder(), tmp_path).problems == []
    assert ThemeFiles(tmp_path).state() == state


def test_what_is_no_file_is_not_opened_and_is_seen_to_have_changed(tmp_path: Path) -> None:
    own, files = tmp_path / "templates", ThemeFiles(tmp_path / "templates")
    own.mkdir()
    (tmp_path / "secret").write_text("secret")
    states = [files.state()]
    os.mkfifo(own / "note.html")
    states.append(files.state())
    assert [p.message for p in Theme(theme_folder(), own).problems] == ["this is no file that can be read"]
    (own / "note.html").unlink()
    (own / "note.html").symlink_to(tmp_path / "secret")
    states.append(files.state())
    (own / "note.html").unlink()
    (own / "note.html").write_text("secret")
    states.append(files.state())
    (own / "note.html").unlink()
    (own / "note.html").symlink_to("nowhere")
    states.append(files.state())
    assert [p.message for p in Theme(theme_folder(), own).problems] == ["this link leads nowhere"]
    assert len(set(states)) == len(states)


def test_words_are_escaped_whatever_the_ending_of_the_template(tmp_path: Path) -> None:
    (tmp_path / "feed.atom").write_text("{{ view.title }}")
    theme = Theme(theme_folder(), tmp_path)
    filled = theme.fill("feed.atom", {"view": {"title": "<&>"}})
    assert filled == "&lt;&amp;&gt;"


def test_a_page_depends_on_every_template_that_takes_part_in_it(tmp_path: Path) -> None:
    theme = Theme(theme_folder())
    assert {"note.html", "base.html", "macros/bodies.html", "macros/quotes.html"} <= theme.closure("note.html")
    assert "timeline.html" not in theme.closure("note.html")
    changed = own(tmp_path, macros__quotes_html=(theme_folder() / "macros/quotes.html").read_text("utf-8") + "\n")
    assert changed.digest("note.html") != theme.digest("note.html")
    assert changed.digest("robots.txt") == theme.digest("robots.txt")
    assert Theme(theme_folder()).digest("note.html") == theme.digest("note.html")


def test_a_broken_template_is_a_value_not_an_exception(tmp_path: Path) -> None:
    assert isinstance(Theme(theme_folder(), tmp_path).fill("none.html", {}), Broken)
