"""A quotation in which one letter, digit, word or sign is changed is absent; a true one is found however typed."""

import random
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link.quotations.quotes import check, prepare
from generator.model.quotations import Verdict
from tests.link.articles import SPACED, UNSPACED

FOUND = (Verdict.EXACT, Verdict.NORMALISED)
VOWELS = regex.compile("[\u064b-\u0652\u0670\u05b0-\u05bd\u05bf\u05c1\u05c2\u05c7]")
ODD = "ab1 7\u00a0\n-–—−'’\"“”«».…\u00ad\u200b\u200c\u200dﬁée\u0301\u064e\u064fتباد十七ー人,+$%\u2029\u200f"


@lru_cache(4096)
def plain(text: str) -> str:
    """The folded form, made the slow and simple way, with more folded than need be."""
    text = VOWELS.sub("", unicodedata.normalize("NFC", text))
    text = regex.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", text)
    for letters, ligature in (("ffi", "ﬃ"), ("fi", "ﬁ")):
        text = text.replace(ligature, letters)
    text = regex.sub(r"[\p{Pd}−]+", "-", regex.sub("[\"“”„«»'’]", "'", text))
    text = regex.sub(r"[.…]*…[.…]*|\.{3,}", "…", regex.sub(r"\s+", " ", text))
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


class Form(NamedTuple):
    """A true quotation: the parts that are the source's, what the writer set between them, and of which kind it is."""

    text: str
    parts: tuple[str, ...]
    joint: str = ""
    kind: str = "printed"

    def quote(self) -> str:
        return self.joint.join(self.parts)


def forms(rng: random.Random, count: int) -> Iterator[Form]:
    """True quotations of every kind from the articles of every script, `count` from each article and more."""
    for text in (*SPACED, *UNSPACED):
        spaced = text in SPACED
        source = prepare(text)
        for quote in runs(text, rng, count) if spaced else stretches(text, rng, count):
            made = [Form(text, (quote,)), Form(text, (typed(quote),), kind="typed")]
            words = quote.split(" ") if spaced else list(quote)
            if len(words) > 4 and "\n" not in quote:
                gap = " " if spaced else ""
                head, tail = gap.join(words[:2]), gap.join(words[3:])
                made.append(Form(text, (head, tail), " … ", "elided"))
                made.append(Form(text, (gap.join(words[:3]), tail), " [that is] ", "with a bracket"))
            for form in dict.fromkeys(made):
                found = check(form.quote(), source).verdict in FOUND
                # Without spaces a part may end within a number or a letter: such a one is no true quotation.
                assert found or (not spaced and len(form.parts) > 1), form.quote()
                if found:
                    yield form


def letters(part: str, text: str, rng: random.Random) -> Iterator[str]:
    """Each letter or digit in turn changed into another: of its text mostly, and now and then of its kind."""
    others = sorted({c for c in text if c.isalnum()} | set("aeio07é"))
    for at, old in enumerate(part):
        if old.isalnum():
            yield part[:at] + rng.choice([c for c in others if c != old]) + part[at + 1 :]
            if old.isdigit():
                yield part[:at] + chr(ord(old) + (1 if unicodedata.digit(old) < 9 else -1)) + part[at + 1 :]


def left_out(part: str, text: str, rng: random.Random) -> Iterator[str]:
    """Each letter or digit in turn left out."""
    yield from (part[:at] + part[at + 1 :] for at, old in enumerate(part) if old.isalnum())


def put_in(part: str, text: str, rng: random.Random) -> Iterator[str]:
    """A letter or digit put in at each place in turn: before the first, between any two, behind the last."""
    others = sorted({c for c in text if c.isalnum()} | set("eo7"))
    yield from (part[:at] + rng.choice(others) + part[at:] for at in range(len(part) + 1))


def denied(part: str, text: str, rng: random.Random) -> Iterator[str]:
    """A word of negation put in between any two words, or letters where words are not parted."""
    word = rng.choice("not no nicht pas нет לא لم नहीं".split() if text in SPACED else "不 没 ない ไม่".split())
    for gap in regex.finditer(" " if text in SPACED else "(?<=.)(?=.)", part):
        yield f"{part[: gap.start()]} {word} {part[gap.end() :]}"


def swapped(part: str, text: str, rng: random.Random) -> Iterator[str]:
    """Two words, or letters where words are not parted, that stand side by side, each in the other's place."""
    gap = " " if text in SPACED else ""
    words = part.split(gap) if gap else list(part)
    for n in range(len(words) - 1):
        yield gap.join([*words[:n], words[n + 1], words[n], *words[n + 2 :]])


def signs(part: str, text: str, rng: random.Random) -> Iterator[str]:
    """Each sign at a number, its separators too, changed into another, and left out; and one put before a number."""
    for found in regex.finditer(r"[+−$£€%](?=\d)|(?<=\d)[.,:%](?=\d)|(?<=\d)%", part):
        for new in "+−±$€%.,:":
            if new != found[0]:
                yield part[: found.start()] + new + part[found.end() :]
        yield part[: found.start()] + part[found.end() :]
    for found in regex.finditer(r"(?<![\p{L}\p{N}.,:־-])\d", part):
        yield part[: found.start()] + rng.choice("+−±$€<") + part[found.start() :]


MUTATIONS = {
    "a letter or digit changed": letters,
    "one left out": left_out,
    "one put in": put_in,
    "a negation put in": denied,
    "two words swapped": swapped,
    "a sign changed": signs,
}


def stands(words: str, text: str) -> bool:
    """Whether changed words stand in the text all the same, as far as the slow and simple way can say.

    It looks for whole words where words are parted by spaces. Dots may be taken for the editor's, and one that is left
    by itself at the beginning, of “3. März” without its number, says nothing.
    """
    source = plain(text)
    pieces = [piece for part in plain(words).split("…") if (piece := part.strip().removeprefix(". "))]
    if text in UNSPACED:
        return all(piece in source for piece in pieces)
    edge = r"[\p{L}\p{M}\p{N}+$£€±<−]"
    # Behind a closing mark a Korean particle may follow.
    return all(
        regex.search(f"(?<!{edge})" + regex.escape(piece) + rf"(?:(?!{edge})|(?<='))", source)
        for piece in pieces
        if piece in source
    ) and all(piece in source for piece in pieces)


def missed(form: Form, tally: Counter[tuple[str, str]], rng: random.Random, share: float = 1.0) -> list[str]:
    """The mutations of a quotation that are found, those left out that stand in the text; the others are counted.

    Of all but changed letters and digits only a share, 0 to 1, is tried.
    """
    source = prepare(form.text)
    out = []
    for name, change in MUTATIONS.items():
        for n, part in enumerate(form.parts):
            for changed in change(part, form.text, rng):
                if change is not letters and rng.random() > share:
                    continue
                quote = form._replace(parts=(*form.parts[:n], changed, *form.parts[n + 1 :])).quote()
                if plain(changed) == plain(part) or stands(changed, form.text):
                    tally[name, "stands there, left out"] += 1
                    continue
                tally[name, form.kind] += 1
                if check(quote, source).verdict in FOUND:
                    out.append(f"{name}: {quote!r} of {form.quote()!r}")
    return out


def report(tally: Counter[tuple[str, str]]) -> None:
    """Print the figures. They are seen with `python -m pytest -n 0 -rP tests/link/test_quotes_mutations.py`."""
    for name in MUTATIONS:
        print(f"{name}: " + ", ".join(f"{count} {kind}" for (of, kind), count in sorted(tally.items()) if of == name))


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


def test_one_change_makes_a_quotation_absent() -> None:
    rng = random.Random(3)
    tally: Counter[tuple[str, str]] = Counter()
    found = [one for form in forms(rng, 6) for one in missed(form, tally, rng, share=0.3)]
    report(tally)
    assert found == []
    kinds = ("printed", "typed", "elided", "with a bracket")
    assert all(tally["a letter or digit changed", kind] > 800 for kind in kinds), tally
    assert sum(tally["a letter or digit changed", kind] for kind in kinds) > 5000, tally
    assert all(sum(n for (of, _), n in tally.items() if of == name) > 100 for name in MUTATIONS), tally


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(20))
def test_one_change_makes_any_of_many_quotations_absent(seed: int) -> None:
    rng = random.Random(1000 + seed)
    tally: Counter[tuple[str, str]] = Counter()
    assert [one for form in forms(rng, 30) for one in missed(form, tally, rng)] == []
    report(tally)


def test_a_digit_of_any_script_is_no_other_digit_and_no_digit_of_another_script() -> None:
    digits = regex.findall(r"\p{Nd}", "".join(map(chr, range(0x110000))))
    systems = [digits[n : n + 10] for n in range(0, len(digits), 10)]
    assert len(systems) > 60
    tried = 0
    for n, system in enumerate(systems):
        number = system[1] + system[2] + system[5] + system[0]
        text = f"there {number} waited"
        source = prepare(text)
        assert check(text, source).verdict is Verdict.EXACT, text
        foreign = systems[n - 1]
        for at in range(4):
            wrong = [d for d in (*system, foreign[(1, 2, 5, 0)[at]]) if d != number[at]]
            for quote in [number[:at] + d + number[at + 1 :] for d in wrong] + [number[:at] + number[at + 1 :]]:
                tried += 1
                assert check(quote, source).verdict is Verdict.ABSENT, (text, quote)
                assert check(f"there … {quote} waited", source).verdict is Verdict.ABSENT, (text, quote)
    print(f"{tried} changed numbers in {len(systems)} scripts")


def test_the_mutations_touch_words_of_every_kind() -> None:
    rng = random.Random(5)
    words = ((SPACED[0], "O’Brien"), (SPACED[0], "anti-spill"), (SPACED[7], "п’ятеро"), (SPACED[9], "نمی\u200cدیدیم"))
    for text, word in words:
        tally: Counter[tuple[str, str]] = Counter()
        assert missed(Form(text, (word,)), tally, rng) == []
        assert tally["a letter or digit changed", "printed"] == sum(c.isalnum() for c in word)
        assert tally["one left out", "printed"] == sum(c.isalnum() for c in word)


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
