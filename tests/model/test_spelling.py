"""The nearest known word."""

import pytest

from generator.model.spelling import did_you_mean, fold, nearest

ACTORS = ("Ilse Brandt", "Ilse Holm", "Karl Brandt", "Harbour Union", "اسماعیل قاآنی", "Kata'ib Hezbollah")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ilse Brant", "Ilse Brandt"), ("Brandt Ilse", "Ilse Brandt"), ("Harbor Union", "Harbour Union"),
        ("harbour", "Harbour Union"), ("Kataib Hizbollah", "Kata'ib Hezbollah"), ("اسماعيل قاانى", "اسماعیل قاآنی"),
    ],
)  # fmt: skip
def test_a_slip_another_order_or_a_part_leads_to_the_name(typed: str, meant: str) -> None:
    assert nearest(typed, ACTORS)[:1] == [meant]


@pytest.mark.parametrize("typed", ["Ilse Maartensson", "No", "Zebra crossing", ""])
def test_a_shared_word_or_letter_is_not_near(typed: str) -> None:
    assert nearest(typed, ACTORS) == []


def test_of_two_as_like_the_one_with_the_same_first_letter_comes_first() -> None:
    assert nearest("Marta", ["Carta", "Marte"])[0] == "Marte"


def test_what_is_far_behind_the_best_is_left_out() -> None:
    assert nearest("harbour-union", ["harbour-union", "harbour-onions"]) == ["harbour-union", "harbour-onions"]
    assert nearest("harbour", ["harbour", "arbours"]) == ["harbour"]


def test_a_hint_lists_three_at_most() -> None:
    assert did_you_mean("alarm", ["alarm1", "alarm2", "alarm3", "alarm4"]).count("`") == 6
    assert did_you_mean("alarm", ["storm"]) == ""


def test_case_marks_and_arabic_letter_forms_fold_away() -> None:
    assert fold("Kata’ib  HEZBOLLÁH") == "kataib hezbollah"
    assert fold("كتائب") == fold("کتایب")
