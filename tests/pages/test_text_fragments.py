"""Addresses that lead to words on a live page, by the standard for text fragments."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from generator.pages.text_fragments import at_words, directive, is_page

LONG = (
    "The council of the harbour town met until late at night and then decided, with one voice against, "
    "that the old customs house is to be sold in the spring of next year"
)

CASES = [
    ("plain words", ["three soldiers"], "text=three%20soldiers"),
    ("what would end a term", ["half-built, salt & tar"], "text=half%2Dbuilt%2C%20salt%20%26%20tar"),
    ("a percent sign", ["up to 100% of it"], "text=up%20to%20100%25%20of%20it"),
    ("quotation marks", ["“No,” she said"], "text=%E2%80%9CNo%2C%E2%80%9D%20she%20said"),
    ("straight marks", ['he said "no"'], "text=he%20said%20%22no%22"),
    ("dashes", ["a – b — c"], "text=a%20%E2%80%93%20b%20%E2%80%94%20c"),
    ("marks of addresses", ["a/b?c=d#e:~:f+g"], "text=a%2Fb%3Fc%3Dd%23e%3A~%3Af%2Bg"),
    ("white space", ["two\u00a0 \tspaces "], "text=two%20spaces"),
    ("an apostrophe", ["it’s"], "text=it%E2%80%99s"),
    ("unreserved ones", ["a_b.c~d"], "text=a_b.c~d"),
    ("lines, which may be paragraphs", ["The first line\nthe last one"], "text=The%20first%20line,the%20last%20one"),
    ("a wrapped line", ["was\nhurt"], "text=was%20hurt"),
    ("an elision", ["the council met", "sold in the spring"], "text=the%20council%20met&text=sold%20in%20the%20spring"),
    ("a long passage", [LONG], "text=The%20council%20of%20the%20harbour,the%20spring%20of%20next%20year"),
    ("no character beyond the first plane is cut", ["𝐀 𝐁"], "text=%F0%9D%90%80%20%F0%9D%90%81"),
]


@pytest.mark.parametrize(("parts", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_words_are_told_in_full_and_every_mark_of_the_syntax_is_escaped(parts: list[str], expected: str) -> None:
    assert directive(parts) == expected


@pytest.mark.parametrize(
    "words", ["احترق المستودع الثالث", "第三座仓库起火", "倉庫が燃えた", "คลังสินค้าไหม้", "המחסן נשרף"]
)
def test_words_of_any_script_come_back_as_they_were(words: str) -> None:
    assert unquote(directive([words]).removeprefix("text=")) == words
    assert directive([words]).isascii()


def test_a_text_without_spaces_is_never_cut_inside_a_word() -> None:
    words = "第三座仓库在黎明前起火" * 20
    assert unquote(directive([words])) == f"text={words}"


def test_the_last_words_of_a_long_passage_stand_nowhere_before_its_end() -> None:
    again = "to the sea and back again we went"
    long = f"They walked along {again} and then, since it was still light and nobody saw, {again}"
    assert len(long) > 120
    start, end = directive([long]).removeprefix("text=").split(",")
    assert unquote(start) == "They walked along to the"
    behind = long.removeprefix(unquote(start))
    assert behind.count(unquote(end)) == 1
    assert long.endswith(unquote(end))


def test_words_that_stand_in_several_places_are_told_apart_by_their_neighbours() -> None:
    made = directive(["was hurt"], before="In the evening one docker ", after=" by a rope.", ambiguous=True)
    assert made == "text=the%20evening%20one%20docker-,was%20hurt,-by%20a%20rope."


def test_neighbours_of_another_line_are_never_told() -> None:
    made = directive(["was hurt"], before="Port Lena\n", after="\n\nNobody else", ambiguous=True)
    assert made == "text=Port%20Lena-,was%20hurt,-Nobody%20else"


def test_words_that_stand_in_several_places_lead_to_none_if_their_sentence_may_not_be_told() -> None:
    assert directive(["was hurt"], ambiguous=True) == ""
    assert at_words("https://example.org/a", "") == "https://example.org/a"


def test_a_part_too_short_to_be_found_alone_is_told_with_its_neighbours_or_not_at_all() -> None:
    assert directive(["the council", "was then sold off"]) == "text=was%20then%20sold%20off"
    made = directive(["the council", "was then sold off"], before="Late ", gaps=["of the harbour town"], after=".")
    assert made == "text=Late-,the%20council,-of%20the%20harbour%20town&text=was%20then%20sold%20off"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a", "https://example.org/a#:~:text=x"),
        ("https://example.org/a?b=c&d", "https://example.org/a?b=c&d#:~:text=x"),
        ("https://example.org/a#part", "https://example.org/a#part:~:text=x"),
        ("https://example.org/a#", "https://example.org/a#:~:text=x"),
        ("https://example.org/a#!/story", "https://example.org/a#!/story:~:text=x"),
        ("https://example.org/a#part:~:text=old", "https://example.org/a#part:~:text=x"),
    ],
)
def test_the_fragment_that_an_address_has_is_kept(url: str, expected: str) -> None:
    assert at_words(url, "text=x") == expected


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://example.org", True),
        ("HTTP://example.org/a.html", True),
        ("https://example.org/story-1.5512345", True),
        ("https://example.org/?file=a.pdf", True),
        ("https://example.org/report.pdf", False),
        ("https://example.org/report.PDF?page=3#x", False),
        ("https://example.org/photo.jpeg", False),
        ("mailto:desk@example.org", False),
        ("notes/a.html", False),
        ("", False),
    ],
)
def test_only_pages_of_the_web_are_looked_into(url: str, page: bool) -> None:
    assert is_page(url) is page
