"""The source's own words of a passage, with its text and without."""

from __future__ import annotations

import pytest

from generator.link.quotations.source_words import printed
from generator.model.quotations import Checked, Verdict


@pytest.mark.parametrize(
    ("quote", "passage", "expected"),
    [
        ("three soldiers", ((10, 24),), ("three soldiers",)),
        (" three soldiers ", ((10, 24),), ("three soldiers",)),
        ("three … soldiers", ((10, 15), (40, 48)), ("three", "soldiers")),
        ("three … soldiers", ((10, 26),), ("three … soldiers",)),
        ("[The] three soldiers", ((10, 24),), ("three soldiers",)),
        ("three [US] soldiers", ((10, 24),), ()),
        ("[T]hree soldiers", ((10, 24),), ()),
        ("three soldiers", ((10, 25),), ()),
    ],
)
def test_without_the_text_a_quotation_tells_the_sources_words_if_they_can_be_no_other(
    quote: str, passage: tuple[tuple[int, int], ...], expected: tuple[str, ...]
) -> None:
    assert printed(quote, Checked(Verdict.EXACT, passage=passage), "") == expected
    assert printed(quote, Checked(Verdict.NORMALISED, passage=passage), "") == ()


def test_with_the_text_its_own_words_are_told_as_they_are_printed() -> None:
    text = "He said “no\u00a0more” – twice."
    words = printed('"no more"', Checked(Verdict.NORMALISED, passage=((8, 17),)), text)
    assert words == ("“no\u00a0more”",)
