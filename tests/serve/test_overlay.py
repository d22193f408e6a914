"""What lies over a page: the terminal's words, all of them, as text; and the scripts that are put into an answer."""

from __future__ import annotations

import re
from html import unescape

from generator.face import overlay, report
from generator.model.problems import Problem, Span, problem

LINES = {"content/a.md": ["---", "title: <script>alert(1)</script>", "---"]}
WRONG = problem(
    "bad-yaml", "`title` is <b>not</b> a text & so on", Span("content/a.md", 2, 8, 8), "write it\nor leave it"
)
DOUBTFUL = problem("bare-quotation", "“a” has no source", Span("content/a.md", 2, 1, 5))
HOST = "127.0.0.1:8000"


def text(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", html))


def words(shown: str) -> list[str]:
    return re.findall(r"\S+", shown.replace("`", " ` "))


def said_by(problems: list[Problem]) -> list[list[str]]:
    return [words(report.show(p, LINES, colour=False).replace(":", " : ")) for p in problems]


def test_it_says_what_the_terminal_says_and_no_more() -> None:
    html = overlay.fragment([WRONG, DOUBTFUL], LINES, failed=True, shown=True)
    items = re.findall(r"<li class=.*?</li>", html, re.DOTALL)
    assert [words(text(item).replace(":", " : ")) for item in items] == said_by([WRONG, DOUBTFUL])
    assert "1 error, 1 warning" in text(html)


def test_what_a_file_holds_is_shown_and_never_run() -> None:
    html = overlay.fragment([WRONG], LINES, failed=True, shown=True)
    assert "<script" not in html
    assert "<b>not" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_hundred_errors_are_a_hundred() -> None:
    html = overlay.fragment([WRONG] * 100, LINES, failed=True, shown=False)
    assert html.count("<li") == 100
    assert 'role="alert"' in html


def test_warnings_are_a_count_and_cover_nothing() -> None:
    html = overlay.fragment([DOUBTFUL], LINES, failed=False, shown=True)
    assert "<summary>1 warning</summary>" in html
    assert "role" not in html
    assert overlay.fragment([], LINES, failed=False, shown=True) == ""


def test_a_page_is_widened_by_the_preview_and_by_nothing_else() -> None:
    before = (
        b"<html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'; "
        b"style-src 'self'\"></head><body><p>one</p></body></html>"
    )
    after = overlay.injected(before, "x-1", HOST).decode()
    policy = unescape(re.findall(r'content="([^"]*)"', after)[0])
    assert policy.split("; ") == [
        "default-src 'none'",
        "img-src 'self'",
        f"style-src 'self' http://{HOST}/.dossier/",
        f"script-src http://{HOST}/.dossier/",
        f"connect-src http://{HOST}/.dossier/ ws://{HOST}/livereload",
    ]
    assert re.sub('<script.*</script>|content="[^"]*"', "", after) == re.sub('content="[^"]*"', "", before.decode())


def test_the_scripts_stand_at_the_end_of_any_page() -> None:
    for page in (b"<p>one</p></BODY ></html>", b"<p>one</p>", b"<p></body> as text</p></body>", b""):
        after = overlay.injected(page, "x-1", HOST)
        at = after.index(b"<script")
        assert after.count(b'data-stamp="x-1"') == 1
        assert b"<p>" not in after[at:]


def test_an_address_in_figures_of_the_new_kind_is_told_apart_from_its_port() -> None:
    assert b"?host=[::1]&amp;port=8000" in overlay.injected(b"", "x", "[::1]:8000")
    assert b"?host=localhost&amp;port=80&amp;" in overlay.injected(b"", "x", "localhost")
    assert b"?host=[::1]&amp;port=80&amp;" in overlay.injected(b"", "x", "[::1]")
