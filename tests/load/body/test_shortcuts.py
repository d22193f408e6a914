"""What is read at one glance is what the parser makes of it: blocks by their first characters, and plain text."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from generator.load.body.commonmark import inline_tokens, parser
from generator.load.body.plain import Call, Code, Link, Part, plain_parts
from generator.load.body.quoted import QUOTATION, may_quote
from generator.load.body.runs import Run, RunKind
from generator.load.body.singles import SINGLE
from generator.load.body.stretches import Stretch, bracketed, stretches
from generator.load.body.targets import is_plain
from generator.load.body.unread import MAYBE
from generator.load.body.wikilinks import Target, plain_wikilink, read_wikilink
from generator.model.body import Ref
from generator.model.problems import Span
from generator.model.urls import allowed, is_relative

BEGINNINGS = [
    "", "- ", "* ", "+ ", "1. ", "2) ", "10. ", "> ", ">", "# ", "#", "    ", "  ", "\t", "| a | b ", "|--|:-:|", "---",
    "===", "***", "```", "~~~", "[^1]: ", "[x]: /y", "-", "1.", "<b>", ": ", "=", "_ _ _", "- - -", "\u00a0", "\\- ",
]  # fmt: skip
STARTS = st.lists(st.sampled_from(BEGINNINGS), max_size=3).map("".join)
LINES = st.lists(st.tuples(STARTS, st.sampled_from(["word", "two words", "", " ", "é", "a | b", "5 x", "x  ", "*a*"])))
BLOCKS = LINES.map(lambda rows: "\n".join(start + rest for start, rest in rows))
SIGNS = [
    "word", "a b", " ", "  ", "\n", "*", "**", "_", "__", "***", "~", "~~", "`", "``", "[", "]", "(", ")", "](", "!",
    "^", "&", "&amp;", "#", ":", "://", "https://e.org/a", "<", ">", "<https://e.org>", "[x](https://e.org/b_c)",
    "[^1]", "\\", "«", "»", "“", ".", ",", "é", "مقاله", "文", "\u00a0", "\u0301", "5", "-", "—", "x_y",
    "*em*", "**st**", "`code`",
]  # fmt: skip
INSIDES = st.lists(st.sampled_from(SIGNS), max_size=12).map("".join).map(str.strip)


def stock() -> MarkdownIt:
    """The parser as it comes, with the same rules for blocks, and addresses as typed."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    markdown.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    markdown.normalizeLink, markdown.validateLink = str, bool
    return markdown.disable(["inline", "text_join", "fragments_join"])


STOCK = stock()


def fields(token: Token) -> dict[str, object]:
    return {field.name: getattr(token, field.name) for field in dataclasses.fields(Token)}


def same_blocks(text: str) -> None:
    ours: dict[str, object] = {}
    theirs: dict[str, object] = {}
    assert [fields(token) for token in parser().parse(text, ours)] == [fields(t) for t in STOCK.parse(text, theirs)]
    assert ours == theirs


@given(BLOCKS)
@settings(max_examples=500)
def test_blocks_are_those_of_the_parser_as_it_comes(text: str) -> None:
    same_blocks(text)


def test_what_ends_a_paragraph_ends_it_here_too() -> None:
    for above in ("words", "- words", "> words", "1. words", "- a\n  - words", "[^1]: words"):
        for line in BEGINNINGS:
            same_blocks(f"{above}\n{line}more\nand more\n\nlast")
            same_blocks(f"{above}\n  {line}more\n{line}")


ITEMS = st.sampled_from(["- ", "- ", "* ", "1. ", "2. ", "10. ", "1) ", "[^1]: ", "[^a b]: ", "> - ", "", "   ", "\t"])
ROWS = st.lists(st.tuples(ITEMS, st.sampled_from(["word", "word  ", "", "a | b", "*a*", "--", "word", "\t", "é"])))


@given(ROWS.map(lambda rows: "\n".join(start + rest for start, rest in rows)))
@settings(max_examples=500)
def test_lists_and_footnotes_of_one_line_are_those_of_the_parser(text: str) -> None:
    same_blocks(text)


def test_what_comes_after_a_list_or_a_footnote_belongs_to_what_the_parser_says() -> None:
    for above in ("- a", "1. a", "- a\n- b", "9. a\n10. b", "[^1]: a", "[^1]: a\n[^2]: b", "- a\n1. b", "> - a"):
        for gap in ("\n", "\n\n", "\n\n\n"):
            for indent in range(6):
                for line in BEGINNINGS:
                    same_blocks(f"{above}{gap}{' ' * indent}{line}more")


@given(INSIDES)
@settings(max_examples=500)
def test_what_the_parser_finds_in_a_block_is_found_by_first_characters(text: str) -> None:
    if "://" not in text and "[^" not in text and "^[" not in text:
        theirs = [token for token in STOCK.inline.parse(text, STOCK, {}, []) if shows(token)]
        ours = [token for token in inline_tokens(text, {}) if shows(token)]
        assert [(t.type, t.content, t.attrs) for t in ours] == [(t.type, t.content, t.attrs) for t in theirs]


@given(INSIDES)
@settings(max_examples=1000)
def test_plain_text_is_read_as_the_parser_reads_it(text: str) -> None:
    parts = plain_parts(text, calls=True)
    if parts is not None:
        assert parts == by_parser(text)


def test_plain_text_is_read_without_the_parser() -> None:
    text = "A *word*, **two words** (_so_)\nand `code` in [a link](https://e.org/a_b), <https://e.org>.[^1]"
    assert plain_parts(text, calls=True) == by_parser(text)
    assert plain_parts("a*b*", calls=True) is None
    assert plain_parts("see [^1]", calls=False) is None


BRACKETS = st.lists(st.sampled_from(["[", "[[x]]", "[@a]", "\n", "\n\n", "> ", "a", "```", "\n- ", "|", "--"]))


@given(BLOCKS | BRACKETS.map("".join))
@settings(max_examples=300)
def test_no_stretch_that_may_cite_or_link_is_passed_over(text: str) -> None:
    def may(stretch: Stretch) -> bool:
        words = text[stretch.start : stretch.end]
        return "[[" in words or ("[" in words and "@" in words[words.index("[") :])

    assert [s for s in bracketed(text) if may(s)] == [s for s in stretches(text) if may(s)]


@given(st.text(st.sampled_from("ab '\"`,<‘’“”′《　")) | st.text())
def test_a_text_that_cannot_quote_has_no_mark_of_quotation(text: str) -> None:
    assert may_quote(text) == any(marks.search(text) for marks in (QUOTATION, SINGLE, MAYBE))


def at(start: int, end: int) -> Span:
    return Span("content/notes/here.md", 1, start, end - start)


@given(st.text(st.sampled_from("ab:-|.,'’# @[]\\/“é\u00a0\n"), max_size=12))
@settings(max_examples=500)
def test_a_plain_link_between_brackets_names_what_the_full_reading_names(inside: str) -> None:
    plain = plain_wikilink(f"[[{inside}]]", lambda start, end: at(start - 2, end - 2))
    if plain:
        assert plain == read_wikilink(inside, at, at(0, 0))


def test_a_link_between_brackets_is_plain_where_nothing_in_it_has_another_meaning() -> None:
    assert plain_wikilink("[[felix-varga|Felix Varga]]", at) == Target(Ref("felix-varga", at(2, 13)), "", "Felix Varga")
    assert plain_wikilink("[[actors/felix.md]]", at) is None


@given(st.from_regex(r"https?://[a-z0-9.-]{1,12}(?:/[A-Za-z0-9/._-]{0,6}(?:\?[A-Za-z0-9=._-]{0,6})?)?", fullmatch=True))
def test_a_plain_address_is_left_as_it_is(typed: str) -> None:
    if is_plain(typed):
        assert normalizeLink(typed) == typed
        assert allowed(typed)
        assert not is_relative(typed)


def shows(token: Token) -> bool:
    return token.type != "text" or bool(token.content)


def by_parser(text: str) -> list[Part]:
    """What the parser makes of a text, as parts."""
    parts: list[Part] = []
    tokens = [token for token in inline_tokens(text, {}) if shows(token)]
    at = 0
    while at < len(tokens):
        token, start = tokens[at], tokens[at].meta["at"]
        if token.type == "link_open":
            words, close = tokens[at + 1], tokens[at + 2]
            begin, end = start - 1, close.meta["at"] + 1
            if token.markup == "autolink":
                begin, end = start, start + len(f"<{words.content}>")
            parts.append(Link(words.content, str(token.attrs["href"]), begin, end))
            at += 2
        elif token.type == "text":
            parts.append(Run(RunKind.TEXT, token.content, at=start))
        elif token.type == "code_inline":
            parts.append(Code(token.content, start))
        elif token.type == "footnote_ref":
            parts.append(Call(token.meta["label"], start))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(Run(RunKind.BREAK, "\n", "\n" if token.type == "softbreak" else "<br>\n", start))
        else:
            tag = f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>"
            parts.append(Run(RunKind.TAG, html=tag, at=start))
        at += 1
    return parts
