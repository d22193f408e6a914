"""Front matter and YAML: every scalar is text, everything knows its place, and mistakes are said so as to be mended."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.frontmatter import split
from generator.load.strict_yaml import DEEPEST, compose
from generator.load.tree import Mapping, Scalar, Sequence, as_written, source, typed
from generator.model.problems import Problem


def mapping(text: str) -> Mapping:
    node, problems = compose(source("a.yaml", text))
    assert problems == []
    assert isinstance(node, Mapping)
    return node


def scalar(text: str) -> Scalar:
    node = mapping(text).get("k")
    assert isinstance(node, Scalar)
    return node


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, problems
    return problems[0]


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "null", "~", "012", "0x1f", "1_000", "12:30", "2024-01-28", "1e3", ".inf", "true", "=", "?x", "-1"],
)
def test_every_scalar_stays_text(text: str) -> None:
    found = scalar(f"k: {text}\n")
    assert (found.text, found.plain) == (text, True)


def test_an_empty_value_is_an_empty_text() -> None:
    assert scalar("k:\n").text == ""
    assert scalar("k: # a remark\n").text == ""


@pytest.mark.parametrize("text", ["[..2024-04-19]", "[2024-01-27, 2024-01-28]", "{2024-01-27,2024-01-28}"])
def test_a_value_in_brackets_yields_its_source(text: str) -> None:
    node = mapping(f"k: {text}  # seen\n").get("k")
    assert node is not None
    assert node.slice == text


def test_places_count_characters_of_every_script() -> None:
    found = mapping("𝒳: {is: اسم, to: b}\n").get("𝒳")
    assert isinstance(found, Mapping)
    assert [(key.span.column, value.span.column, value.span.length) for key, value in found.entries] == [
        (5, 9, 3),
        (14, 18, 1),
    ]


def test_a_place_within_front_matter_counts_from_the_top_of_the_file() -> None:
    front, _ = split("a.md", "---\ntitle: x\ntags: [a]\n---\nText\n")
    assert front is not None
    assert front.settings is not None
    tags = front.settings.get("tags")
    assert isinstance(tags, Sequence)
    assert (tags.items[0].span.line, tags.items[0].span.column) == (3, 8)
    assert (front.body, front.line) == ("Text\n", 5)


@pytest.mark.parametrize("closing", ["---", "...", "---  "])
def test_front_matter_may_be_closed_by_hyphens_or_dots(closing: str) -> None:
    front, problems = split("a.md", f"---\ntitle: x\n{closing}\nText")
    assert problems == []
    assert front is not None
    assert front.body == "Text"


def test_a_file_without_settings_is_all_body() -> None:
    front, problems = split("a.md", "Text\n\n---\n\nMore")
    assert problems == []
    assert front is not None
    assert (front.settings, front.body, front.line) == (None, "Text\n\n---\n\nMore", 1)


def test_empty_settings_are_none() -> None:
    front, problems = split("a.md", "---\n---\nText")
    assert problems == []
    assert front is not None
    assert (front.settings, front.body, front.line) == (None, "Text", 3)


@pytest.mark.parametrize(
    ("text", "code", "line", "hint"),
    [
        ("---\nstatus: private\n", "unclosed-front-matter", 1, "`---` alone"),
        ("\n---\nstatus: private\n---\n", "misplaced-front-matter", 2, "delete what stands before"),
        (" ---\nstatus: private\n---\n", "misplaced-front-matter", 1, "delete what stands before"),
        ("<!-- x -->\n---\nstatus: private\n---\n", "misplaced-front-matter", 3, "`---` above and below"),
        ("status: private\n---\nText", "misplaced-front-matter", 1, "`---` above and below"),
        ("title: x\n\nText", "misplaced-front-matter", 1, "`---` above and below"),
        ("----\ntitle: x\n----\n", "misplaced-front-matter", 1, "three hyphens"),
        ("—\ntitle: x\n—\n", "misplaced-front-matter", 1, "three hyphens"),
        ("+++\ntitle = 'x'\n+++\n", "misplaced-front-matter", 1, "three hyphens"),
        ("---\ntitle:x\n---\n", "bad-yaml", 2, "`title: x`"),
        ("---\n- title: x\n---\n", "bad-yaml", 2, "leave the hyphens out"),
        ("---\nhello\n---\n", "bad-yaml", 2, "a key, a colon and a value"),
        ("---\ntitle: a: b\n---\n", "bad-yaml", 2, '`title: "a: b"`'),
    ],
)
def test_where_the_settings_cannot_be_told_nothing_of_the_file_is_read(
    text: str, code: str, line: int, hint: str
) -> None:
    front, problems = split("a.md", text)
    found = only(problems)
    assert front is None
    assert (found.code, found.span.line) == (code, line)
    assert hint in found.hint


@pytest.mark.parametrize(
    "text", ["***\n\nText", "Words: are not settings\n", "# Title\n\n---\n\nstatus quo", "> quoted\n"]
)
def test_text_that_only_resembles_settings_is_text(text: str) -> None:
    front, problems = split("a.md", text)
    assert problems == []
    assert front is not None
    assert front.body == text


MISTAKES = [
    ("title: Iraq: the visit\n", "1:12", '`title: "Iraq: the visit"`'),
    ('title: He said "no": and left\n', "1:20", "`title: 'He said \"no\": and left'`"),
    ("k: [a: b: c]\n", "1:9", "quotation marks"),
    ("k: @courier\n", "1:4", '`k: "@courier"`'),
    ("k: `x`\n", "1:4", '`k: "`x`"`'),
    ("k: %x\n", "1:4", '`k: "%x"`'),
    ("k: *Big* news\n", "1:4", '`k: "*Big* news"`'),
    ("k: & more\n", "1:4", '`k: "& more"`'),
    ("k: ]x\n", "1:4", "quotation marks"),
    ("k: , x\n", "1:4", "quotation marks"),
    ("k: #hashtag\n", "1:4", "`#hashtag`"),
    ("k: Room #5 below\n", "1:9", "`#5 below`"),
    ("k: [a, #b]\nl: c\n", "1:8", "quotation marks"),
    ("k:\n\tl: m\n", "2:1", "spaces"),
    ("k: m\n\tl: m\n", "2:1", "spaces"),
    ("k: 'it's'\n", "1:8", '"it\'s"'),
    ('k: "He" said\n', "1:9", "`'\"He\" said'`"),
    ('k: "x\nl: c\n', "1:4", 'put a " at its end'),
    ('k: "x\nl: "c"\n', "1:4", "line 1"),
    ('k: "C:\\data"\n', "1:7", "single quotation marks"),
    ("k: [a, b\nl: c\n", "1:4", "`]`"),
    ("k: {a: b\n", "1:4", "`}`"),
    ('k: ["a" "b"]\n', "1:9", "commas"),
    ("k x\nl: m\n", "1:1", "`k: x`"),
    ("k:x\nl: m\n", "1:1", "`k: x`"),
    ("k: a\n  l: b\n", "2:3", "column 1"),
    ("  k: a\nl: b\n", "2:1", "same column"),
    ("- k: a\nl: b\n", "2:1", "column 3"),
    ("- k: a\n - k: b\n", "2:2", "column 1"),
    ("- k: a\n  l: b\n c: d\n", "3:2", "column 3"),
    ("k:\n - a\n  - b\n", "3:3", "same column"),
    ("k: a\n- b\n", "2:1", "the key of the list"),
    ("k: - a\n", "1:4", "`[a]`"),
    ("k: | text\n", "1:4", "on the next line"),
    ("k: |\n   a\n  b\n", "3:3", "indent a text deeper"),
    ("k:\n- a\n-b\nl: c\n", "3:1", "`- b`"),
]


@pytest.mark.parametrize(("text", "place", "hint"), MISTAKES, ids=[text for text, _, _ in MISTAKES])
def test_a_mistake_is_shown_where_it_was_made_with_what_to_type(text: str, place: str, hint: str) -> None:
    found = only(compose(source("a.yaml", text))[1])
    assert found.code == "bad-yaml"
    assert f"{found.span.line}:{found.span.column}" == place
    assert hint in found.hint


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("k: &a b\n", "1:4", "anchor"),
        ("k: *a\n", "1:4", "alias"),
        ("k: !x b\n", "1:4", "tag"),
        ("k: !!str b\n", "1:4", "tag"),
        ("<<: {a: b}\n", "1:1", "merge"),
        ("? [a]\n: b\n", "1:3", "cannot be a key"),
        ("{a: b}: c\n", "1:1", "cannot be a key"),
        ("a: b\n---\nc: d\n", "2:1", "second document"),
        ("%YAML 1.2\n---\na: b\n", "1:1", "`%`"),
    ],
)
def test_what_yaml_can_do_beyond_lists_and_mappings_is_refused(text: str, place: str, said: str) -> None:
    found = only(compose(source("a.yaml", text))[1])
    assert found.code == "yaml-feature"
    assert f"{found.span.line}:{found.span.column}" == place
    assert said in found.message


def test_a_repeated_key_is_found_in_whatever_unicode_form() -> None:
    _, problems = compose(source("a.yaml", "caf\u00e9: 1\nb:\n  c: 1\n  c: 2\ncafe\u0301: 2\n"))
    assert [(p.code, p.span.line, p.span.column) for p in problems] == [
        ("duplicate-key", 4, 3),
        ("duplicate-key", 5, 1),
    ]
    assert "line 3" in problems[0].hint


def test_an_invisible_line_separator_is_pointed_at() -> None:
    node, problems = compose(source("a.yaml", "k: one\u2028two\nl: m\n"))
    found = only(problems)
    assert (found.code, found.span.line, found.span.column) == ("bad-character", 1, 7)
    assert isinstance(node, Mapping)


@pytest.mark.parametrize("text", ["k: " + "[" * 200_000, "{k: " * 100_000, "- " * 100_000 + "x"])
def test_deep_nesting_is_refused_at_once_and_crashes_nothing(text: str) -> None:
    begun = time.perf_counter()
    found = only(compose(source("a.yaml", text))[1])
    assert (found.code, found.message) == ("bad-yaml", f"this is nested more than {DEEPEST} deep")
    assert time.perf_counter() - begun < 2


@given(st.text(alphabet=st.sampled_from("ab:-[]{},'\"|>#&*!%@`? \n\t~\\é\u2028\U0001f600"), max_size=60))
def test_no_text_makes_the_reading_of_yaml_fail(text: str) -> None:
    lines = text.split("\n")
    node, problems = compose(source("a.yaml", text))
    for span in [p.span for p in problems] + ([node.span] if node is not None else []):
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1


@given(st.text(max_size=30))
def test_what_a_hint_says_to_type_is_read_as_the_text_that_was_meant(text: str) -> None:
    line = " ".join(text.split())
    if line and line.isprintable():
        assert scalar(f"k: {typed(line)}\n").text == line


@pytest.mark.parametrize(
    ("text", "written", "line", "column"),
    [
        ("k: |\n  One.\n\n    Two.\n", "One.\n\n  Two.", 2, 3),
        ("k: |2\n   One.\n  Two.\n", " One.\nTwo.", 2, 3),
        ("k: |\n\n  One.\n", "\nOne.", 2, 3),
        ("k: >-\n    One\n    line.\n\n    Two.\nl: m\n", "One\nline.\n\nTwo.", 2, 5),
        ("k: One.\n", "One.", 1, 4),
        ("k: 'One.'\n", "One.", 1, 5),
        ("k: One\n  line.\n", "One\nline.", 1, 4),
        ('k: "One \\" mark."\n', 'One " mark.', 1, 5),
    ],
)
def test_a_text_in_yaml_is_taken_as_it_stands_with_its_place(text: str, written: str, line: int, column: int) -> None:
    found = as_written(scalar(text))
    assert (found.text, found.line, found.column) == (written, line, column)
