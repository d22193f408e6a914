"""The folded form of a text, and the way back to its offsets."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link.quotations.folding import PARAGRAPH, Folded, fold_quote

ODD = "aé \u00a0\n\r\t-–—'’\"“«».…\u00ad\u200b\u200c\u200dﬁﬃe\u0301\u0323ب\u064e\u0651ا\u2029港\u1100\u1161\u212b"


def folded(text: str) -> str:
    return Folded(text).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a\u00a0b", "a b"), ("a \n\t b", "a b"), ("a\n\nb", "a b"), ("a\u3000b", "a b"), ("a\r\nb", "a b"),
        ("“a”", '"a"'), ("„a“", "“a”"), ("‘a’", '"a"'), ("‹a›", "“a”"), ("「a」", '"a"'), ("«\u202fa\u202f»", "“a”"),
        ("it’s", "it's"), ("itʼs", "it's"), ("צה״ל", 'צה"ל'), ("ג׳יפ", "ג'יפ"),
        ("a–b", "a-b"), ("a—b", "a-b"), ("−5", "-5"), ("a‑b", "a-b"), ("a -- b", "a — b"), ("בית־ספר", "בית-ספר"),
        ("a…", "a..."), ("a ...", "a …"), ("a . . . b", "a … b"), ("a....", "a.…"), ("……", "…"),
        ("ofﬁce", "office"), ("eﬃgy", "effigy"), ("ﬅ", "ſt"), ("co\u00adop", "coop"), ("a\u200bb", "ab"),
        ("e\u0301", "é"), ("q\u0323\u0307", "q\u0307\u0323"), ("\u1100\u1161\u11a8", "각"),
        ("كَتَبَ", "كتب"), ("שָׁלוֹם", "שלום"),
    ],
)  # fmt: skip
def test_writings_of_the_same_words_are_equal(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A", "a"), ("é", "e"), ("²", "2"), ("５", "5"), ("½", "1/2"), ("№", "No"), ("ĳ", "ij"), ("æ", "ae"),
        ("ß", "ss"), ("a b", "ab"), ("a-b", "a b"), ("a - b", "a-b"), ("5'", '5"'), ("..", "…"), ("ى", "ي"), ("ی", "ي"),
        ("أ", "ا"), ("كـتب", "كتب"), ("می\u200cرود", "میرود"), ("ー", "—"), ("′", "'"),
        ("а", "a"), ("क\u094d\u200dष", "क\u094dष"),
    ],
)  # fmt: skip
def test_nothing_else_is_equal(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_the_shape_keeps_what_the_text_folds() -> None:
    shape = Folded("a –\u00a0b\n\nc ’\nd").shape
    assert shape == f"a –\u00a0b{PARAGRAPH}c ’\nd"


def test_vowel_marks_are_kept_by_their_letter() -> None:
    assert Folded("كَتَّب").marks == {0: "\u064e", 1: "\u064e\u0651"}
    assert fold_quote(" \u200b كَتب ") == ("كتب", {0: "\u064e"})


def test_offsets_lead_back_over_everything_that_was_folded() -> None:
    text = "The\u200b of\ufb01ce  cafe\u0301 ... end"
    source = Folded(text)
    printed_as = {"office": "of\ufb01ce", "fi": "\ufb01", "caf": "caf", "é": "e\u0301", "…": "...", "end": "end"}
    for words, printed in printed_as.items():
        at = source.text.index(words)
        assert text[slice(*source.span(at, at + len(words)))] == printed


@settings(max_examples=500)
@given(st.text(ODD, max_size=30) | st.text(max_size=30))
def test_every_character_has_its_place_in_the_original(text: str) -> None:
    source = Folded(text)
    assert len(source.text) == len(source.shape)
    before = 0
    for at in range(len(source.text)):
        start, end = source.span(at, at + 1)
        assert before <= start < end <= len(text)
        before = start


@settings(max_examples=500)
@given(st.text(ODD, max_size=30) | st.text(max_size=30))
def test_a_text_and_its_decomposed_form_are_equal(text: str) -> None:
    assert Folded(text).text == Folded(unicodedata.normalize("NFD", text)).text
