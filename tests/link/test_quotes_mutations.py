"""A quotation in which one letter or digit is changed is absent; a true one is found however it is typed."""

import random
import unicodedata
from collections.abc import Iterator

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link.quotes import check, prepare
from generator.model.quotations import Verdict
from tests.link.articles import SPACED, UNSPACED

FOUND = (Verdict.EXACT, Verdict.NORMALISED)
VOWELS = regex.compile("[\u064b-\u0652\u0670\u05b0-\u05bd\u05bf\u05c1\u05c2\u05c7]")
ODD = "ab1 7\u00a0\n-–—−'’\"“”«».…\u00ad\u200b\u200c\u200dﬁée\u0301\u064e\u064fتباد十七ー人,+$%\u2029\u200f"


def plain(text: str) -> str:
    """The folded form, made the slow and simple way, with more folded than need be."""
    text = VOWELS.sub("", unicodedata.normalize("NFC", text))
    text = regex.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", text)
    for letters, ligature in (("ffi", "ﬃ"), ("fi", "ﬁ")):
        text = text.replace(ligature, letters)
    text = regex.sub(r"[\p{Pd}−]+", "-", regex.sub("[\"“”„«»'’]", "'", text))
    text = regex.sub(r"…+|\.{3,}", "…", regex.sub(r"\s+", " ", text))
    return regex.sub(r"(?<=') | (?=')|(?<=[十七ー人]) (?=[十七ー人])", "", text.replace(".…", "…")).strip()


def runs(text: str, rng: random.Random, count: int) -> Iterator[str]:
    """Runs of whole words as printed; a no-break space is within one."""
    words = list(regex.finditer("[^ \n]+", text))
    for _ in range(count):
        first = rng.randrange(len(words))
        last = min(len(words) - 1, first + rng.randint(1, 7))
        yield text[words[first].start() : words[last].end()]


def stretches(text: str, rng: random.Random, count: int) -> Iterator[str]:
    """Stretches of a text without spaces between words, of those that end where they may."""
    source = prepare(text)
    while count:
        start = rng.randrange(len(text) - 4)
        quote = text[start : start + rng.randint(3, 16)].strip()
        if check(quote, source).verdict is Verdict.EXACT:
            count -= 1
            yield quote


def typed(quote: str) -> str:
    """The same on a plain keyboard."""
    quote = VOWELS.sub("", quote).replace("\u00ad", "").replace("ﬃ", "ffi")
    quote = regex.sub("[“”„]", '"', quote).replace("’", "'")
    return regex.sub("[–—−־]", "-", quote).replace("\u00a0", " ").replace("\u202f", " ").replace("\n\n", " ")


def mutants(parts: tuple[str, ...], text: str, rng: random.Random) -> Iterator[tuple[str, ...]]:
    """The parts with each letter or digit in turn changed into another, those left out that stand in the text."""
    letters = sorted({c for c in text if c.isalnum()} | set("aeio07é"))
    for n, part in enumerate(parts):
        for at, old in enumerate(part):
            new = rng.choice([c for c in letters if c != old])
            changed = part[:at] + new + part[at + 1 :]
            if old.isalnum() and plain(changed) not in plain(text):
                yield (*parts[:n], changed, *parts[n + 1 :])


def quotations(rng: random.Random) -> Iterator[tuple[str, str]]:
    """An article and a true quotation from it."""
    for text in SPACED:
        yield from ((text, quote) for quote in runs(text, rng, 16))
    for text in UNSPACED:
        yield from ((text, quote) for quote in stretches(text, rng, 30))


def test_whole_words_as_printed_are_exact() -> None:
    rng = random.Random(1)
    for text in SPACED:
        source = prepare(text)
        for quote in runs(text, rng, 60):
            assert check(quote, source).verdict is Verdict.EXACT, quote


def test_whole_words_are_found_when_typed_on_a_plain_keyboard() -> None:
    rng = random.Random(2)
    for text in SPACED:
        source = prepare(text)
        for quote in runs(text, rng, 60):
            assert check(typed(quote), source).verdict in FOUND, quote


def test_one_changed_letter_or_digit_makes_a_quotation_absent() -> None:
    rng = random.Random(3)
    tried = 0
    for text, quote in quotations(rng):
        source = prepare(text)
        for form in dict.fromkeys((quote, typed(quote))):
            assert check(form, source).verdict in FOUND, form
            for (changed,) in mutants((form,), text, rng):
                tried += 1
                assert check(changed, source).verdict is Verdict.ABSENT, changed
    assert tried > 5000, tried


def test_one_changed_letter_or_digit_makes_an_elided_or_edited_quotation_absent() -> None:
    rng = random.Random(4)
    tried = 0
    for text in SPACED:
        source = prepare(text)
        for quote in runs(text.split("\n\n")[0], rng, 10):
            words = quote.split(" ")
            if len(words) < 5:
                continue
            elided = (" ".join(words[:2]), " ".join(words[3:]))
            edited = (" ".join(words[:3]), " ".join(words[3:]))
            for parts, joint in ((elided, " … "), (edited, " [that is] ")):
                assert check(joint.join(parts), source).verdict in FOUND, parts
                for changed in mutants(parts, text, rng):
                    tried += 1
                    assert check(joint.join(changed), source).verdict is Verdict.ABSENT, changed
    assert tried > 2000, tried


@settings(max_examples=400)
@given(st.text(ODD, max_size=40), st.text(ODD, max_size=8), st.data())
def test_what_is_found_stands_there(text: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    quote = data.draw(st.sampled_from([other, text[start : start + 8], text[start : start + 4] + other[:1]]))
    checked = check(quote, prepare(text))
    if checked.verdict in FOUND and not checked.pieces:
        assert plain(quote) in plain(text)
    if checked.verdict is Verdict.EXACT and not checked.pieces:
        assert quote.strip() in text
    if checked.passage:
        assert checked.context[0] <= checked.passage[0][0] < checked.passage[-1][1] <= checked.context[1] <= len(text)


@settings(max_examples=400)
@given(st.text("ab12 .,-'’\u00a0", max_size=30), st.integers(0, 30), st.integers(1, 8))
def test_a_passage_never_begins_or_ends_between_two_letters_or_digits(text: str, start: int, length: int) -> None:
    checked = check(text[start : start + length], prepare(text))
    for first, last in checked.passage:
        assert not (text[:first][-1:].isalnum() and text[first].isalnum())
        assert not (text[last - 1].isalnum() and text[last:][:1].isalnum())
