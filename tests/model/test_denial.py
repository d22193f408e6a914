"""The lists of words: which languages have one, and that each entry can be looked up."""

import pytest

from generator.model.denial import languages, words


def test_a_region_changes_nothing() -> None:
    assert words("en") is words("en-GB") is words("EN_us") is not None


def test_a_language_without_a_list_has_none() -> None:
    assert words("sw") is None
    assert words("") is None


@pytest.mark.parametrize("lang", languages())
def test_entries_are_in_small_letters_and_in_one_list_each(lang: str) -> None:
    found = words(lang)
    assert found is not None
    everything = [*found.negation, *found.denial, *found.reporting]
    assert all(entry == entry.lower() and entry.strip("*_") for entry in everything)
    assert all("*" not in entry.strip("*") for entry in everything)
    assert len(everything) == len(set(everything))
