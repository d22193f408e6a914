"""Scripts and directions."""

import pytest

from generator.pages.scripts import direction, script


@pytest.mark.parametrize(
    ("lang", "text", "way"),
    [
        ("ar", "", "rtl"),
        ("fa-IR", "", "rtl"),
        ("ckb", "", "rtl"),
        ("en", "العربية", "ltr"),
        ("az-Arab", "", "rtl"),
        ("ur-Latn", "", "ltr"),
        ("", "بغداد", "rtl"),
        ("", "“קול”", "rtl"),
        ("", "Tower 22", "ltr"),
        ("", "22", ""),
        ("", "", ""),
    ],
)
def test_direction_is_that_of_the_tag_else_of_the_first_letter(lang: str, text: str, way: str) -> None:
    assert direction(lang, text) == way


def test_a_text_is_in_the_script_of_its_first_letter() -> None:
    assert [script(t) for t in ("Qaani", "قاآنی", "“Ж”", "漢字", "ひ", "22")] == [
        "Latin",
        "Arabic",
        "Cyrillic",
        "Chinese",
        "Japanese",
        "",
    ]
