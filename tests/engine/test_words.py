"""One word is the same in every spelling that case and Unicode allow."""

import pytest

from generator.engine.words import bare, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Quds Force's commander", ["the", "quds", "force", "s", "commander"]),
        ("north-eastern_Jordan, 2024", ["north", "eastern", "jordan", "2024"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("Jose\u0301 JOS\u00c9", ["jos\u00e9", "jos\u00e9"]),
        ("Gha\u00adani Gha\u200bani", ["ghaani", "ghaani"]),
        ("قـــاآنی قاآنی", ["قاآنی", "قاآنی"]),
        ("مُحَمَّد", ["مُحَمَّد"]),
        ("क्षत्रिय", ["क्षत्रिय"]),
        ("東京で", ["東", "京", "で"]),
        ("", []),
        ("—…“”", []),
    ],
)
def test_a_text_falls_into_its_words(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == list(words_of(" ".join(words)))
    assert len(words_of(text)) == len(words)


def test_words_are_folded_and_composed() -> None:
    assert words_of("JOSE\u0301") == ("jos\u00e9",)


def test_accents_and_vowel_marks_can_be_left_off() -> None:
    assert bare("Gh\u0101\u02bfan\u012b") == "Gha\u02bfani"
    assert bare("مُحَمَّد") == "محمد"
