"""What stands in a citation's brackets, and which brackets are citations."""

import pytest

from generator.load.body.citations import parse_cited
from generator.model.body import Cited
from generator.model.problems import Problem, Span
from tests.load.body.bodies import body, citations, parse, pointed, quotes, show, wrong

PLACE = Span("content/claims/x.yaml", 7, 12)


def cited(text: str) -> tuple[Cited, ...]:
    found, problems = parse_cited(text, PLACE)
    assert problems == []
    return found


def one(text: str) -> Cited:
    found = cited(text)
    assert len(found) == 1
    return found[0]


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, problems
    return problems[0]


# What a citation says


def test_a_key_alone_is_an_article() -> None:
    found = one("@khaama")
    assert (found.ref.text, found.ref.kinds) == ("khaama", ("article",))
    assert (found.prefix, found.locator, found.quotes, found.suffix, found.disputed) == (
        "",
        "",
        (),
        "",
        False,
    )


def test_a_claim_says_its_kind() -> None:
    found = one("@claim:three-killed")
    assert (found.ref.text, found.ref.kinds) == ("claim:three-killed", ("claim",))


def test_an_article_may_say_its_kind() -> None:
    assert one("@article:khaama").ref.kinds == ("article",)


@pytest.mark.parametrize("key", ["خاما", "reuters-2024-02", "हिन्दी-समाचार", "新华社", "smith_2020", "doe.2020", "9am"])
def test_a_key_is_letters_marks_and_digits_of_any_script(key: str) -> None:
    assert one(f"@{key}").ref.text == key


@pytest.mark.parametrize("after", [".", ",", ":", "-", "،", "؛ ", ")", "…"])
def test_punctuation_after_a_key_is_no_part_of_it(after: str) -> None:
    assert one(f"@khaama{after} in passing").ref.text == "khaama"


def test_braces_hold_any_name() -> None:
    assert one("@{The visit: who said what?} ¶4").ref.text == "The visit: who said what?"


def test_an_author_that_is_left_out_changes_nothing() -> None:
    assert one("-@khaama p. 2") == one(" @khaama p. 2")


def test_several_sources_are_parted_by_semicolons() -> None:
    first, second = cited('see @khaama ¶4, in passing; also @world-today "words"')
    assert (first.prefix, first.locator, first.suffix) == ("see", "¶4", "in passing")
    assert (second.prefix, second.quotes[0].text) == ("also", "words")


def test_a_semicolon_at_the_end_parts_nothing() -> None:
    assert len(cited("@khaama;")) == 1


@pytest.mark.parametrize(
    "locator",
    [
        "¶4",
        "¶ 4",
        "¶¶4-6",
        "p. 12",
        "pp. 3-4",
        "pp. 3–4, 7",
        "para 4",
        "paras. 4-5",
        "at 00:12:30",
        "§2",
        "12",
        "33-35, 38",
        "ch. 2",
        "chapter 2",
        "vol. iv",
        "p. xii",
        "S. 12",
        "ص. ۱۲",
        "fig. 2a",
        "art. 3",
    ],
)
@pytest.mark.parametrize("comma", ["", ","])
def test_a_locator_with_or_without_a_comma(locator: str, comma: str) -> None:
    found = one(f"@khaama{comma} {locator}")
    assert (found.locator, found.suffix) == (locator, "")


def test_braces_make_any_words_a_locator() -> None:
    assert one("@khaama {the last box}, which has no credit").locator == "the last box"


def test_a_locator_may_follow_the_quotation() -> None:
    found = one('@khaama "three soldiers", p. 4, in passing')
    assert (found.locator, found.quotes[0].text, found.suffix) == ("p. 4", "three soldiers", "in passing")


@pytest.mark.parametrize(
    "words", ["I think", "mild praise", "pages of it", "on Sunday", "5th column", "2024-01-28 edition"]
)
def test_words_after_the_key_are_no_locator(words: str) -> None:
    found = one(f"@khaama {words}")
    assert (found.locator, found.suffix) == ("", words)


@pytest.mark.parametrize("marks", ['""', "“”", "«»", "„“", "「」"])
def test_a_quotation_stands_in_marks_of_any_kind(marks: str) -> None:
    assert [q.text for q in one(f"@khaama {marks[0]}three soldiers{marks[1]}").quotes] == ["three soldiers"]


def test_several_quotations_and_which_passage_is_meant() -> None:
    found = one('@khaama "three soldiers" #2 and “a base” ')
    assert [(q.text, q.which) for q in found.quotes] == [("three soldiers", 2), ("a base", None)]


def test_a_backslash_keeps_a_mark_in_the_quotation() -> None:
    assert one(r'@khaama "he said \"no\" [sic\] \\ ; @x"').quotes[0].text == r'he said "no" [sic] \ ; @x'


def test_a_semicolon_and_a_key_within_a_quotation_are_words() -> None:
    assert [q.text for q in one('@khaama "first; then @x"').quotes] == ["first; then @x"]


def test_quotation_marks_within_others_are_words() -> None:
    assert one("@khaama “he said “no” twice”").quotes[0].text == "he said “no” twice"


def test_a_quotation_before_the_key_is_one_too() -> None:
    assert one('"three soldiers" @khaama').quotes[0].text == "three soldiers"


def test_an_empty_quotation_is_passed_on() -> None:
    assert [q.text for q in one('@khaama ""').quotes] == [""]


@pytest.mark.parametrize("text", ["@claim:x disputed", "@claim:x, disputed", "@claim:x  Disputed"])
def test_a_claim_may_be_marked_as_disputed(text: str) -> None:
    found = one(text)
    assert (found.disputed, found.suffix) == (True, "")


def test_disputed_is_a_word_like_others_where_no_claim_is_cited() -> None:
    found = one("@khaama disputed")
    assert (found.disputed, found.suffix) == (False, "disputed")


def test_a_claim_may_be_disputed_and_have_words_after() -> None:
    found = one("@claim:x disputed, see below")
    assert (found.disputed, found.suffix) == (True, "see below")


# Mistakes, and where they are


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("nothing here", "no source is named"),
        ("", "nothing is cited"),
        ("@khaama; see also", "no source is named in `see also`"),
        ("@a @b", "`@b` follows another source"),
        ("@event:visit", "`event:visit` is no source"),
        ('@a "b" #0', "counted from 1"),
        ('@a "never closed', "never closed"),
        ("@{ }", "between the braces"),
    ],
)
def test_a_citation_that_cannot_be_read_is_told(text: str, says: str) -> None:
    told = only(parse_cited(text, PLACE)[1])
    assert told.code == "bad-citation"
    assert says in told.message
    assert told.hint


def test_a_kind_that_is_not_cited_may_be_linked_to() -> None:
    assert "[[event:visit]]" in only(parse_cited("@event:visit", PLACE)[1]).hint


def test_places_are_counted_from_the_place_of_the_string() -> None:
    text = 'see @khaama "three soldiers"'
    found = one(text)
    assert found.ref.span == Span(PLACE.path, 7, 12 + text.index("khaama"), len("khaama"))
    assert found.quotes[0].span == Span(PLACE.path, 7, 12 + text.index("three"), len("three soldiers"))


# Which brackets are citations


@pytest.mark.parametrize(
    "text",
    [
        "[a@b.org]",
        "write to [me, a@b.org; or call]",
        "@khaama",
        "(@khaama)",
        "[^1]",
        "[x]",
        "[sic]",
        "`[@khaama]`",
        "[@Reuters](https://example.org/reuters)",
        "[see @x there](https://example.org)",
        r"\[@khaama]",
        "[https://x.org/@a]",
        "    [@khaama]",
        "```\n[@khaama]\n```",
        '["he wrote @khaama"]',
        "[@]",
    ],
)
def test_these_are_no_citations(text: str) -> None:
    found, _ = parse(text)
    assert citations(found) == []


@pytest.mark.parametrize(
    "text",
    [
        "[@khaama]",
        "[-@khaama]",
        "[see @khaama]",
        "([@khaama])",
        "[[sic] @khaama]",
        "*[@khaama]*",
        "**x**[@khaama]",
        "[@khaama](see below)",
        "Halt![@khaama]",
        "# A [@khaama]",
        "- [@khaama]",
        "| a | b |\n|---|---|\n| [@khaama] | x |",
        "> [@khaama]",
        "[see\n@khaama]",
        "> [see\n> @khaama]",
        "a `b` [@khaama] `c`",
        "\\\\[@khaama]",
        "[(@khaama)]",
        "[@khaama][^1]\n\n[^1]: n",
    ],
)
def test_these_are_citations(text: str) -> None:
    assert [c.cited[0].ref.text for c in citations(body(text))] == ["khaama"]


def test_a_citation_is_taken_before_emphasis_links_and_code() -> None:
    found = body('A [@khaama "a *b* [c](d) `e` _f_"] and *g* [@x "*"] h*.')
    assert [q.text for q in quotes(found)] == ["a *b* [c](d) `e` _f_", "*"]


def test_a_citation_is_taken_before_table_cells() -> None:
    text = '| a | b |\n|---|---|\n| [@khaama "x|y"] | z |\n'
    found = body(text)
    assert [pointed(text, q.span) for q in quotes(found)] == ["x|y"]
    assert "<td>‹z›</td>" in show(text)


def test_brackets_in_a_citation_balance() -> None:
    found = body('[see [sic] @khaama "the [base]" [twice]] after')
    assert [c.suffix for citation in citations(found) for c in citation.cited] == ["[twice]"]
    assert found.plain == " after"


def test_a_citation_may_run_over_lines() -> None:
    text = 'He went [see @khaama\n"three\nsoldiers" ¶4] home.'
    (cite,) = citations(body(text))
    assert (cite.cited[0].prefix, cite.cited[0].quotes[0].text, cite.cited[0].locator) == (
        "see",
        "three soldiers",
        "¶4",
    )
    assert cite.cited[0].quotes[0].span == Span("content/notes/here.md", 2, 2, len("three"))


def test_a_citation_may_run_over_the_lines_of_a_block_quotation() -> None:
    (cite,) = citations(body('> He went [@khaama\n> "three\n> soldiers"] home.'))
    assert cite.cited[0].quotes[0].text == "three soldiers"


def test_what_follows_a_citation_over_several_lines_keeps_its_place() -> None:
    text = 'A [@khaama\n"b\nc"] and “four words stand here”.\n\n[x](javascript:y)'
    found, problems = parse(text)
    assert [(p.code, p.span.line, p.span.column) for p in problems] == [("bad-url", 5, 1)]
    assert [(q.span.line, q.span.column) for q in quotes(found)] == [(3, 10), (2, 2)]


@pytest.mark.parametrize("text", ["a [@khaama\n\nb]", "- a [@khaama\n- b]", "a [@khaama\n# b]", "> a [@khaama\n\nb]"])
def test_a_citation_never_runs_over_the_end_of_its_block(text: str) -> None:
    assert wrong(text) == [("bad-citation", "[")]


def test_a_quotation_mark_that_is_never_closed_is_told_at_its_place() -> None:
    text = 'He said it [@khaama "three soldiers] and left.'
    found, problems = parse(text)
    assert [(p.code, pointed(text, p.span)) for p in problems] == [("bad-citation", '"')]
    assert found.plain == text


def test_a_mark_left_open_does_not_swallow_the_next_citation() -> None:
    text = 'A [@khaama "three soldiers] and [@world-today "two"].'
    found, problems = parse(text)
    assert [p.code for p in problems] == ["bad-citation"]
    assert [c.cited[0].ref.text for c in citations(found)] == ["world-today"]


def test_a_mistake_in_code_is_none() -> None:
    assert wrong('Write `[@id "words` and\n\n```\n[@x "y\n[[z\n```\n\n    [@x "y\n') == []


@pytest.mark.parametrize(
    "before", ["- ", "> ", "1. ", "> - ", "## ", "*", "“q w” ", "word ", "[[x]] ", "`code` ", "ü 文 "]
)
def test_places_are_right_wherever_a_citation_stands(before: str) -> None:
    text = f'first line\n\n{before}a [@khaama "three soldiers"; @world-today] b'
    found, _ = parse(text)
    (cite,) = citations(found)
    assert pointed(text, cite.span) == '[@khaama "three soldiers"; @world-today]'
    assert [pointed(text, c.ref.span) for c in cite.cited] == ["khaama", "world-today"]
    assert [pointed(text, q.span) for q in cite.cited[0].quotes] == ["three soldiers"]
    assert cite.span.line == 3


def test_places_begin_at_the_line_and_column_of_the_text() -> None:
    text = "One [@khaama].\n\nTwo [@x]."
    found, _ = parse(text, line=10, column=5)
    assert [(c.span.line, c.span.column) for c in citations(found)] == [(10, 9), (12, 9)]


def test_every_citation_has_a_number_of_its_own() -> None:
    found = body("[@a] [@a]\n\n> [@a]\n\n[^1]\n\n[^1]: [@a] [[b]]")
    numbers = [p.number for row in (found.pieces, *found.notes) for p in row if hasattr(p, "number")]
    assert len(numbers) == len(set(numbers)) == 5
