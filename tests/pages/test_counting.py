"""Numbers with their nouns."""

import doctest

import pytest

from generator.pages import counting
from generator.pages.counting import counted, in_words, listed, plural, range_of


def test_the_examples_in_the_module_hold() -> None:
    assert doctest.testmod(counting).failed == 0


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("article", "articles"),
        ("dispute", "disputes"),
        ("piece of evidence", "pieces of evidence"),
        ("senior Iranian security official", "senior Iranian security officials"),
        ("person called an intelligence source", "people called an intelligence source"),
        ("politician of the ruling party", "politicians of the ruling party"),
        ("Iran-linked group active in Iraq", "Iran-linked groups active in Iraq"),
        ("deputy", "deputies"),
        ("Monday", "Mondays"),
        ("witness", "witnesses"),
        ("spokesman", "spokesmen"),
        ("German", "Germans"),
        ("People", "People"),
        ("child", "children"),
        ("Iranian officials", "Iranian officials"),
        ("women of the camp", "women of the camp"),
        ("Chinese", "Chinese"),
        ("boss", "bosses"),
        ("brother-in-law of the minister", "brothers-in-law of the minister"),
    ],
)
def test_the_noun_that_a_phrase_begins_with_takes_the_plural(one: str, many: str) -> None:
    assert plural(one) == many


def test_counts_have_the_right_number_of_their_noun() -> None:
    assert [counted(n, "claim") for n in (0, 1, 2, 1234)] == [
        "0 claims",
        "1 claim",
        "2 claims",
        "1,234 claims",
    ]
    assert [in_words(n) for n in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]
    assert range_of(1, 3, "origin") == "1–3 origins"


def test_lists_end_in_and() -> None:
    assert [listed(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
