"""Markdown to a body: what shows, what is a hole, what is taken out, and where mistakes are."""

import re

import pytest

from generator.model.body import HOLE, Picture, Prose, WikiLink
from tests.load.body.bodies import body, parse, pointed, show, shown, wrong

# Paragraphs, emphasis, lists, tables, code


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "One *two* **three** ~~four~~",
            "<p>‹One ›<em>‹two›</em> <strong>‹three›</strong> <s>‹four›</s></p>\n",
        ),
        ("a\nb", "<p>‹a\nb›</p>\n"),
        ("a  \nb\\\nc", "<p>‹a›<br>\n‹b›<br>\n‹c›</p>\n"),
        ("- a\n- b", "<ul>\n<li>‹a›</li>\n<li>‹b›</li>\n</ul>\n"),
        ("3. a\n\n4. b", '<ol start="3">\n<li><p>‹a›</p>\n</li>\n<li><p>‹b›</p>\n</li>\n</ol>\n'),
        ("- a\n  - b", "<ul>\n<li>‹a›\n<ul>\n<li>‹b›</li>\n</ul>\n</li>\n</ul>\n"),
        ("- [ ] a\n- [x] b", "<ul>\n<li>‹☐ a›</li>\n<li>‹☑ b›</li>\n</ul>\n"),
        ("a\n\n***\n\nb", "<p>‹a›</p>\n<hr>\n<p>‹b›</p>\n"),
        ("`a <b>`", "<p><code>a &lt;b&gt;</code></p>\n"),
        ("```py\na <b>\n```", '<pre tabindex="0"><code>a &lt;b&gt;\n</code></pre>\n'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("&copy; \\* &#xFDD0;", "<p>© * \ufffd</p>\n"),
        ("“It's” -- ... (c)", "<p>“It's‹” -- ... (c)›</p>\n"),
        ("", ""),
        (" \n\n", ""),
    ],
)
def test_markdown_becomes_html_with_prose(text: str, html: str) -> None:
    assert show(text) == html


def test_names_link_in_prose_alone() -> None:
    text = "# A\n\nB `C` [D](https://e.org) “E” *F*\n\n> G\n\n| H |\n|---|\n| I |\n\n> [!note] J\n> K\n\n    L\n"
    assert [p.text.strip() for p in body(text).pieces if isinstance(p, Prose)] == ["B", "F", "I", "K"]


def test_prose_knows_its_place_among_the_blocks() -> None:
    found = body("A [[b]] c [@d] e.\n\n- f *g* “h” i[^1]\n\n[^1]: j [@k] l")
    rows = (found.pieces, *found.notes)
    prose = [p for row in rows for p in row if isinstance(p, Prose)]
    assert [p.text for p in prose] == ["A ", " c ", " e.", "f ", "g", "” i", "j ", " l"]
    assert all(found.blocks[p.block][p.at : p.at + len(p.text)] == p.text for p in prose)


def test_prose_knows_its_place_in_the_file() -> None:
    text = "One *two* \\* three &amp; four\n  five %% gone %% six.\n\n> [!note] T\n> seven\n> eight [^1]\n\n[^1]: nine"
    lines = text.split("\n")
    found = body(text)
    pointed = []
    for prose in (p for row in (found.pieces, *found.notes) for p in row if isinstance(p, Prose)):
        for word in re.finditer(r"\w+", prose.text):
            span = prose.span("content/notes/n.md", *word.span())
            assert span is not None
            assert lines[span.line - 1][span.column - 1 :][: span.length] == word[0]
            pointed.append(word[0])
    assert pointed == "One two three four five six seven eight nine".split()


def test_blocks_hold_the_words_with_a_mark_for_each_hole() -> None:
    found = body("## One [[two|2]]\n\nThree [@four] `five`.\n\n| six |\n|---|\n| seven |\n\n```\neight\n```\n")
    assert [HOLE.sub("_", block) for block in found.blocks] == [
        "One _",
        "Three _ five.",
        "six",
        "seven",
        "eight",
    ]


def test_a_table_scrolls_in_a_frame_that_is_named_after_its_head() -> None:
    html = show("| a | [[b]] |\n|:-:|--:|\n| c | d |\n")
    assert html.startswith('<div class="table" tabindex="0" role="region" aria-label="a, b">\n<table>\n<thead>\n<tr>\n')
    assert '<th scope="col" class="centre">a</th>\n<th scope="col" class="end">{b}</th>' in html
    assert '<td class="centre">‹c›</td>\n<td class="end">‹d›</td>' in html
    assert html.endswith("</tbody>\n</table>\n</div>\n")
    assert "style" not in html


def test_two_tables_with_one_head_have_two_names() -> None:
    html = show("| a |\n|---|\n\nx\n\n| a |\n|---|\n")
    assert 'aria-label="a"' in html
    assert 'aria-label="a (2)"' in html


def test_lines_of_chinese_are_joined_without_a_space() -> None:
    assert show("三名士兵\n死亡\nthen", "zh") == "<p>‹三名士兵死亡\nthen›</p>\n"


# Raw HTML and what could do harm


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "<b>x</b>", "<img src=x onerror=y>", "<!DOCTYPE html>", "<?php ?>"]
)
def test_raw_html_is_text(text: str) -> None:
    assert body(text).plain == text
    assert "<script" not in show(text).replace("‹<", "")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "blob:x",
        "file:///etc/passwd",
        "intent://x",
        "&#106;avascript:x",
        "java&Tab;script:x",
        "\\\\evil.example",
        "<java script:x>",
    ],
)
def test_a_page_links_to_no_such_address(url: str) -> None:
    found, problems = parse(f"[a]({url}) ![b]({url}) [r]\n\n[r]: {url}\n")
    assert "href" not in shown(found.pieces)
    assert {p.code for p in problems} <= {"bad-url", "bad-link"}
    assert len(problems) >= 2


def test_a_link_that_is_refused_shows_its_text_and_is_told_at_its_place() -> None:
    text = "see\n\n- [the *page*](javascript:x) and <ftp://e.org>"
    assert wrong(text) == [("bad-url", "[the *page*]"), ("bad-url", "<ftp://e.org>")]
    assert parse(text)[0].plain == "see\n\nthe page and ftp://e.org"


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("[a](https://e.org/x?y=1&z=2#w)", "https://e.org/x?y=1&amp;z=2#w"),
        ("<https://e.org>", "https://e.org"),
        ("<a@e.org>", "mailto:a@e.org"),
        ("[a][r]\n\n[r]: http://e.org/ä", "http://e.org/%C3%A4"),
        ('[a](https://e.org/"onclick=x)', "https://e.org/%22onclick=x"),
        ("see https://e.org/a_(b), and", "https://e.org/a_(b)"),
        ("“https://e.org/a”", "https://e.org/a"),
        ("https://e.org/a[@x]", "https://e.org/a"),
        ("在https://e.org/a。", "https://e.org/a"),
    ],
)
def test_an_address_becomes_a_link(text: str, href: str) -> None:
    out = ' rel="external noopener noreferrer"' if href.startswith("http") else ""
    assert f'<a href="{href}"{out}>' in show(text)


@pytest.mark.parametrize("text", ["e.org", "www.e.org", "a@e.org", "ftp://e.org", "xhttps://e.org", "https://"])
def test_nothing_else_becomes_a_link_by_itself(text: str) -> None:
    assert "<a" not in show(text)


def test_characters_that_no_text_has_never_reach_a_piece() -> None:
    assert show("a \ufdd00\ufdd1 \ufdd21\ufdd3 \x00b") == "<p>‹a \ufffd0\ufffd \ufffd1\ufffd \ufffdb›</p>\n"


# Private remarks


@pytest.mark.parametrize(
    "text",
    [
        "a <!-- secret --> b",
        "a %% secret %% b",
        "a <!--\nsecret\n\nsecret --> b",
        "a\n\n%%\nsecret\n%%\n\nb",
        "> a <!-- secret --> b",
        "- a\n\n      <!-- secret -->\n- b",
        "| a <!-- secret --> | b |\n|---|---|\n",
        "# a <!-- secret --> b",
        "a [@x <!-- secret --> p. 2] b",
        "[a](https://e.org '<!-- secret -->') b",
        "![a <!-- secret --> c](media/x.jpg) b",
        "a[^1] b\n\n[^1]: <!-- secret --> c",
        "a ` <!-- secret --> b",
        "a [[b|c %%secret%%]] b",
        '[a](https://e.org "`<!-- secret -->`") b',
        "a \\\\<!-- secret --> b",
        "    a <!-- secret --> b",
        "a <!-->-> <!---> b <!-- secret -->",
        'a [@x "`%% secret %%`"] b',
    ],
)
def test_a_private_remark_never_shows(text: str) -> None:
    found, _ = parse(text)
    everything = repr(found)
    assert "secret" not in everything
    assert "b" in found.plain or "b" in shown(found.pieces)


@pytest.mark.parametrize(
    "text", ["a <!-- secret", "a %% secret\n\nmore secret", "a `x` %% secret", "```\na\n```\n\n> %%\nsecret"]
)
def test_a_remark_that_is_never_closed_hides_the_rest_and_is_told(text: str) -> None:
    found, problems = parse(text)
    assert [p.code for p in problems] == ["unclosed-comment"]
    assert pointed(text, problems[0].span) in ("<", "%")
    assert "secret" not in repr(found)
    assert "a" in found.plain


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- x -->`",
        "`%% x %%`",
        "``a ` <!-- x -->``",
        "`<!--`",
        "`100 %%`",
        "```\n<!-- x\n```",
        "```\n%%\n```",
    ],
)
def test_in_code_a_remark_is_an_example(text: str) -> None:
    code = text.replace("```\n", "").replace("\n```", "").strip("`")
    assert body(text).plain == code


def test_what_only_looks_like_code_hides_nothing() -> None:
    text = "- a ` <!-- x\n- b ` c"
    found, problems = parse(text)
    assert [p.code for p in problems] == ["unclosed-comment"]
    assert "<!--" not in repr(found)


def test_a_remark_on_lines_of_its_own_parts_nothing() -> None:
    assert show("- a\n<!-- x -->\n- b") == show("- a\n- b")
    assert show("| a |\n|---|\n<!-- x\n\ny -->\n| b |") == show("| a |\n|---|\n| b |")
    assert show("> a\n> <!-- x -->\n> b") == show("> a\n> b")
    assert show("a <!-- x --> %% y %%\nb") == show("a\nb")


def test_a_backslash_keeps_the_signs_themselves() -> None:
    assert body("a \\<!-- b --> \\%% c").plain == "a <!-- b --> %% c"


def test_places_after_a_remark_are_right() -> None:
    text = "a <!-- x\n\ny --> b [c](javascript:d)\n\n%% z %%\n[e](javascript:f)"
    assert wrong(text) == [("bad-url", "[c]"), ("bad-url", "[e]")]


# Wikilinks and links to records


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("[[ghaani]]", "{ghaani}"),
        ("[[ ghaani | the  man ]]", "{ghaani|the man}"),
        ("[[event:visit#The *day*]]", "{event:visit#The *day*}"),
        ("[[who#List|a list]]", "{who#List|a list}"),
        ("[[#List]]", "{#List}"),
        ("[[x|a [sic] b]]", "{x|a [sic] b}"),
        ("[[x\\#y|a \\| b]]", "{x#y|a | b}"),
        ("[[x|the\nman]]", "{x|the man}"),
        ("*[[a_b|c_d]]*", "{a_b|c_d}"),
        ("[[@khaama]]", "{khaama}"),
        ("[[actors/Esmail Ghaani]]", "{actor:esmail-ghaani}"),
        ("[[notes/who.md#A|b]]", "{note:who#A|b}"),
        ("Wow![[ghaani]]", "{ghaani}"),
        ("[the man](../actors/ghaani.md)", "{actor:ghaani|the man}"),
        ("[the *list*](who.md#List%20one)", "{note:who#List one|the list}"),
        ("[about](/about.md)", "{page:about|about}"),
        ("[about](content/about.md)", "{page:about|about}"),
        ("[it](notes/who.md)", "{note:who|it}"),
        ("[it](#list)", "{#list|it}"),
    ],
)
def test_a_link_to_a_record(text: str, link: str) -> None:
    assert link in show(text)


def test_a_link_in_a_table_may_have_a_bar() -> None:
    text = "| a | b |\n|---|---|\n| [[x\\|y]] | [[z|w]] |\n"
    links = [p for p in body(text).pieces if isinstance(p, WikiLink)]
    assert [(p.ref.text, p.label, pointed(text, p.ref.span)) for p in links] == [
        ("x", "y", "x"),
        ("z", "w", "z"),
    ]


def test_a_link_to_a_heading_of_the_page_leads_to_its_id() -> None:
    assert "{#s-the-list|it}" in show("[it](#the-list)\n\n# The list\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a [[]] b", [("bad-link", "[[]]")]),
        ("a [[ |b]] c", [("bad-link", "[[ |b]]")]),
        ("a [[b] c", [("bad-link", "[[")]),
        ("a [[b c", [("bad-link", "[[")]),
        ("a [[b [[c]] d]]", [("bad-link", "[[")]),
        ('[[@khaama "three"]]', [("bad-link", '@khaama "three"')]),
        ("[a [[b]] c](https://e.org)", [("nested-link", "[[b]]")]),
        ("[a [@b] c](https://e.org)", [("nested-link", "[@b]")]),
        ("[[a|see [@b]]]", []),
        ("[a]()", [("bad-link", "[a]")]),
        ("[a](page.html)", [("bad-link", "[a]")]),
        ("[a](../../x.md)", [("bad-link", "[a]")]),
        ("[a](www.e.org)", [("bad-link", "[a]")]),
        ("![[note]]", [("bad-link", "![[note]]")]),
    ],
)
def test_a_link_that_cannot_be_read_is_told(text: str, told: list[tuple[str, str]]) -> None:
    assert wrong(text) == told


@pytest.mark.parametrize("text", ["[[1]](https://e.org)", "[[a](https://e.org)]", "\\[[a]]", "`[[a]`", "    [[a"])
def test_these_are_no_wikilinks(text: str) -> None:
    assert not any(isinstance(p, WikiLink) for p in body(text).pieces)


# Headings


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# a\n## b\n# c", [2, 3, 2]),
        ("## a\n### b", [2, 3]),
        ("## a\n##### b\n## c", [2, 3, 2]),
        ("### a\n## b", [2, 2]),
        ("".join(f"{'#' * n} a\n" for n in range(1, 7)), [2, 3, 4, 5, 6, 6]),
    ],
)
def test_levels_begin_at_two_keep_their_order_and_skip_none(text: str, levels: list[int]) -> None:
    assert [section.level for section in body(text).sections] == levels


def test_every_heading_has_an_id_of_its_own() -> None:
    found = body("# The list\n# The *list*!\n# The list 2\n# …\n# قائمة [[x|y]] [@z]\n")
    assert [s.id for s in found.sections] == [
        "s-the-list",
        "s-the-list-2",
        "s-the-list-2-2",
        "s-section",
        "s-قائمة-y",
    ]
    assert [s.title for s in found.sections] == ["The list", "The list!", "The list 2", "…", "قائمة y"]


def test_a_heading_is_set_after_its_section() -> None:
    assert show("# A [[b]]\n") == '{section s-a-b 2 A b}<h2 id="s-a-b">A {b}</h2>\n'


def test_a_heading_in_a_quotation_is_no_section() -> None:
    assert show("> # A\n") == "<blockquote>\n<h2>A</h2>\n</blockquote>\n"


# Pictures and documents


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        ("![a man](media/x.jpg)", "{picture x.jpg, a man, }"),
        ('![a *man*](media/sub/x.jpg "Tehran")', "{picture sub/x.jpg, a man, Tehran}"),
        ("![a man](../media/x.jpg)", "{picture x.jpg, a man, }"),
        ("![a man](x.jpg)", "{picture x.jpg, a man, }"),
        ("![a man](media/a%20b.jpg)", "{picture a b.jpg, a man, }"),
        ("![a man|300](x.jpg)", "{picture x.jpg, a man, }"),
        ("![[x.jpg|a man]]", "{picture x.jpg, a man, }"),
        ("![[media/x.jpg|a man|300x200]]", "{picture x.jpg, a man, }"),
        ("![[ruling.pdf|The ruling]]", "{picture ruling.pdf, The ruling, }"),
    ],
)
def test_a_picture_stands_by_itself(text: str, picture: str) -> None:
    assert show(text) == picture


def test_a_picture_within_a_paragraph_follows_after_it() -> None:
    assert show("a ![b](media/c.jpg) d") == "<p>‹a  d›</p>\n{picture c.jpg, b, }"
    assert show("- ![b](media/c.jpg)\n") == "<ul>\n<li>{picture c.jpg, b, }</li>\n</ul>\n"


def test_a_link_to_a_document_stays_in_its_sentence() -> None:
    assert show("see [the ruling](media/ruling.pdf).") == "<p>‹see ›{picture ruling.pdf, the ruling, the ruling}.</p>\n"


def test_a_link_to_a_picture_sets_it_after_the_paragraph() -> None:
    assert show("see [the man](media/x.jpg).") == "<p>‹see the man.›</p>\n{picture x.jpg, the man, the man}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("![](media/x.jpg)", [("missing-alt", "![]")]),
        ("![[x.jpg]]", [("missing-alt", "![[x.jpg]]")]),
        ("![[x.jpg|300]]", [("missing-alt", "![[x.jpg|300]]")]),
        ("![a](https://e.org/x.jpg)", [("bad-url", "![a]")]),
        ("![a](../../x.jpg)", [("bad-link", "![a]")]),
        ("![a](media/../../x.jpg)", [("bad-link", "![a]")]),
        ("![a](note)", [("bad-link", "![a]")]),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told(text: str, told: list[tuple[str, str]]) -> None:
    assert wrong(f"x\n\n> {text} y") == told


def test_a_picture_knows_its_place() -> None:
    text = "a\n\n- b ![c](media/d.jpg) ![[e.png|f]]"
    found = body(text)
    assert [pointed(text, p.span) for p in found.pieces if isinstance(p, Picture)] == ["![c]", "![[e.png|f]]"]


# The writer's own footnotes


def test_footnotes_are_numbered_by_their_first_call() -> None:
    found = body("a[^b] c[^a] d[^b]\n\n[^a]: first\n\n[^b]: *second*\n")
    assert shown(found.pieces) == "<p>‹a›{note 0}‹ c›{note 1}‹ d›{note 0}</p>\n"
    assert [shown(note) for note in found.notes] == ["<em>‹second›</em>", "‹first›"]


def test_a_footnote_of_several_paragraphs_keeps_them() -> None:
    found = body("a[^1]\n\n[^1]: b\n\n    c [@x]\n")
    assert [shown(note) for note in found.notes] == ["<p>‹b›</p>\n<p>‹c ›{@x}</p>\n"]


def test_a_footnote_may_be_written_where_it_is_called() -> None:
    found = body("a^[b *c* [@d] [[e]]] f")
    assert shown(found.pieces) == "<p>‹a›{note 0}‹ f›</p>\n"
    assert [shown(note) for note in found.notes] == ["‹b ›<em>‹c›</em> {@d} {e}"]


def test_a_footnote_may_call_another_and_itself() -> None:
    found = body("a[^1]\n\n[^1]: b[^2] c[^1]\n\n[^2]: d^[e]\n")
    assert [shown(note) for note in found.notes] == ["‹b›{note 1}‹ c›{note 0}", "‹d›{note 2}", "‹e›"]


def test_citations_in_footnotes_are_said_in_place() -> None:
    found = body("a [@x] b[^1]\n\n[^1]: c [@y]\n")
    inline = [p.inline for row in (found.pieces, *found.notes) for p in row if hasattr(p, "inline")]
    assert inline == [False, True]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a [^b] c", [("missing-footnote", "[^b]")]),
        ("a\n\n[^b]: c", [("unused-footnote", "[^b]:")]),
        ("a[^b]\n\n[^b]: c\n\n> [^b]: d", [("duplicate-footnote", "[^b]:")]),
        ("| [^a] | [^b] |\n|---|---|\n\n[^a]: c", [("missing-footnote", "[^b]")]),
    ],
)
def test_a_footnote_that_does_not_add_up_is_told(text: str, told: list[tuple[str, str]]) -> None:
    assert wrong(text) == told


def test_a_missing_footnote_shows_as_typed() -> None:
    assert parse("a [^b] c")[0].plain == "a [^b] c"


# Call-outs


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "> [!note] A *b*\n> c",
            '<div class="callout note" role="note">\n<p class="callout-title">A <em>b</em></p>\n<p>‹c›</p>\n</div>\n',
        ),
        (
            "> [!WARNING]\n> c",
            '<div class="callout warning" role="note">\n<p class="callout-title">Warning</p>\n<p>‹c›</p>\n</div>\n',
        ),
        (
            "> [!odd] A\n> c",
            '<div class="callout note" role="note">\n<p class="callout-title">A</p>\n<p>‹c›</p>\n</div>\n',
        ),
        ("> [!tip]- A\n> c", '<details class="callout tip">\n<summary>A</summary>\n<p>‹c›</p>\n</details>\n'),
        (
            "> [!danger]+ A\n>\n> c",
            '<details class="callout caution" open>\n<summary>A</summary>\n<p>‹c›</p>\n</details>\n',
        ),
        (
            "> [!quote] A\n> c",
            '<blockquote class="callout quote">\n<p class="callout-title">A</p>\n<p>c</p>\n</blockquote>\n',
        ),
    ],
)
def test_a_call_out(text: str, html: str) -> None:
    assert show(text) == html


def test_a_call_out_in_another_language_gets_no_english_title() -> None:
    assert "title" not in show("> [!note]\n> متن", "fa")


def test_places_in_a_call_out_are_right() -> None:
    text = "> [!note] A [b](javascript:c)\n> d\n> e [f](javascript:g)"
    assert wrong(text) == [("bad-url", "[b]"), ("bad-url", "[f]")]


# Direction


def test_what_runs_the_other_way_says_so() -> None:
    html = show("متن\n\ntext\n\n- متن\n- text\n\n# متن\n\n> متن\n\n| متن | a |\n|---|---|\n", "en")
    assert (
        '<p dir="rtl">‹متن›</p>\n<p>‹text›</p>\n<ul dir="rtl">\n<li>‹متن›</li>\n'
        '<li dir="ltr">‹text›</li>\n</ul>\n' in html
    )
    assert '<h2 id="s-متن" dir="rtl">' in html
    assert '<blockquote dir="rtl">\n<p>' in html
    assert '<th scope="col" dir="rtl">متن</th>\n<th scope="col">a</th>' in html


@pytest.mark.parametrize("lang", ["ar", "fa", "he-IL", "uz-Arab"])
def test_a_text_from_right_to_left_says_where_it_turns(lang: str) -> None:
    assert show("متن\n\ntext\n\n1 + 1", lang) == '<p>‹متن›</p>\n<p dir="ltr">‹text›</p>\n<p>‹1 + 1›</p>\n'


# Places


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(end: str) -> None:
    problems = parse(end.join(["a", "", "- b", "  [c](javascript:d)"]))[1]
    assert [(p.span.line, p.span.column) for p in problems] == [(4, 3)]


def test_a_text_may_begin_anywhere_in_its_file() -> None:
    problems = parse("a\n\n[b](javascript:c) [[", line=20, column=7)[1]
    assert [(p.span.line, p.span.column) for p in problems] == [(22, 7), (22, 25)]


def test_problems_stand_in_the_order_of_the_text() -> None:
    problems = parse("[[ a [^b]\n\n“one two three four”\n\n![](x.jpg)\n\n[^c]: d\n")[1]
    assert [p.code for p in problems] == [
        "bad-link",
        "missing-footnote",
        "bare-quotation",
        "missing-alt",
        "unused-footnote",
    ]
    assert all(p.hint for p in problems)
