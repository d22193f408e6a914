"""A quotation and a source's text to the verdict: do these words stand there, and as printed?

Never reads a file. Which text a quotation is looked up in, and how a problem is worded, is left to link/evidence/.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.link.quotations.boundaries import inside
from generator.link.quotations.flags import denies, flags, listed, weighs, weighs_elided
from generator.link.quotations.folding import Folded, fold_quote
from generator.link.quotations.nearest import nearest
from generator.link.quotations.places import Place, count_words, places
from generator.link.quotations.readings import Join, Reading, has_words, mistake, plainest, readings
from generator.link.quotations.reasons import reason
from generator.model.patterns import letters
from generator.model.quotations import Checked, Span, Verdict
from generator.model.sentences import around, paragraphs

_MARKS_LAST = letters(r"[^\p{L}\p{M}\p{N}]*\Z")
_MARKS_FIRST = letters(r"[^\p{L}\p{M}\p{N}]*")
_MARKS = 16  # as many marks and spaces may stand between two words
_CURT = 8  # words, at most, of a sentence that takes back the one beside it: "The mayor denied this."
_NEXT = 16 * _CURT  # characters in which such a sentence is looked for


class Source:
    """A text made ready for many look-ups. `lang` is the language it is written in, empty if unknown."""

    __slots__ = ("folded", "lang", "paragraphs", "text")

    def __init__(self, text: str, lang: str) -> None:
        self.text = text
        self.lang = lang
        self.folded = Folded(text)
        self.paragraphs = paragraphs(text)


def prepare(text: str, lang: str = "") -> Source:
    """Fold a text once, for any number of quotations."""
    return Source(text, lang)


def check(
    quote: str, source: Source | None, *, which: int | None = None, before: str = "", after: str = "", lang: str = ""
) -> Checked:
    """The verdict on a quotation.

    `which` counts places from 1, in the order of the text, among those where `before` stands directly before the
    words and `after` directly behind them, marks and white space aside. `lang` is the language of the editor's words.
    """
    if not has_words(quote):
        return Checked(Verdict.INVALID, reason="there is not a word in it")
    if which is not None and which < 1:
        return Checked(Verdict.INVALID, reason="places are counted from 1")
    if source is None or not has_words(source.text):
        return Checked(Verdict.UNCHECKABLE)
    for reading, found in _found(quote, source):
        return _choose(source, reading, found, which, before, after, lang)
    return _not_found(quote, source)


def stands(quote: str, source: Source | None) -> bool:
    """Whether the words of a quotation stand in a text at all: far quicker than the verdict where they do not."""
    return source is not None and has_words(quote) and any(True for _ in _found(quote, source))


def _found(quote: str, source: Source) -> Iterator[tuple[Reading, list[Place]]]:
    """Each way to read a quotation in which its words stand in the text, and the places."""
    for reading in readings(quote, lambda mark: fold_quote(mark)[0] in source.folded.text):
        found = places(source.folded, reading.parts, reading.joins)
        if found:
            yield reading, found


def _choose(
    source: Source, reading: Reading, found: list[Place], which: int | None, before: str, after: str, lang: str
) -> Checked:
    """The verdict on one of the places where a quotation stands."""
    fitting = found
    if before or after:
        left, right = _MARKS_LAST.sub("", fold_quote(before)[0]), _MARKS_FIRST.sub("", fold_quote(after)[0], count=1)
        fitting = [p for p in found if _stands_between(source.folded, p, left, right)]
    if not fitting or (which or 1) > len(fitting):
        places_found = "one place" if len(found) == 1 else f"{len(found)} places"
        asked = f"is #{which}" if fitting else "is between the words given as before and after"
        reason = f"the words stand at {places_found}, none of which {asked}"
        return Checked(Verdict.ABSENT, matches=len(found), reason=reason)
    # There may be thousands of places: the first that is exact will do.
    meant = fitting[which - 1 : which] if which else fitting
    place = next((p for p in meant if _is_exact(source, reading, p)), meant[0])
    passage = _passage(source.folded, reading.joins, place)
    elided = tuple(source.text[one[1] : other[0]].strip() for one, other in pairwise(passage))
    context = _context(source, passage)
    return Checked(
        Verdict.EXACT if _is_exact(source, reading, place) else Verdict.NORMALISED,
        edited=reading.recased or bool(reading.brackets),
        matches=len(found),
        passage=passage,
        context=context,
        flags=flags(source.text[slice(*context)], source.lang),
        elided=elided,
        problems=_problems(source, reading, elided, lang, ambiguous=not which and len(fitting) > 1),
        pieces=reading.pieces,
    )


def _is_exact(source: Source, reading: Reading, place: Place) -> bool:
    return reading.printed and all(
        source.text[slice(*source.folded.span(*span))] == part for span, part in zip(place, reading.parts, strict=True)
    )


def _passage(folded: Folded, joins: Sequence[Join], place: Place) -> tuple[Span, ...]:
    """The place in offsets of the text, parts that nothing stands between made one."""
    runs = [place[0]]
    for span, join in zip(place[1:], joins, strict=True):
        if join is Join.NOTHING:
            runs[-1] = (runs[-1][0], span[1])
        else:
            runs.append(span)
    return tuple(folded.span(*run) for run in runs)


def _context(source: Source, passage: tuple[Span, ...]) -> Span:
    """The sentences around the passage, with a short one on either side that may deny what they say."""
    text, lang = source.text, source.lang
    start, end = around(text, passage[0][0], passage[-1][1], lang, source.paragraphs)
    left, right = text[max(0, start - _NEXT) : start].rstrip(), text[end : end + _NEXT].lstrip()
    if left and denies(left, lang):
        last = start - _NEXT + len(left) if start > _NEXT else len(left)
        before = around(text, last - 1, last, lang, source.paragraphs)
        start = before[0] if _curt_denial(text[slice(*before)], lang) else start
    if right and denies(right, lang):
        first = min(end + _NEXT, len(text)) - len(right)
        after = around(text, first, first + 1, lang, source.paragraphs)
        end = after[1] if _curt_denial(text[slice(*after)], lang) else end
    return start, end


def _curt_denial(sentence: str, lang: str) -> bool:
    return len(sentence) < _NEXT and count_words(sentence) <= _CURT and denies(sentence, lang)


def _stands_between(folded: Folded, place: Place, left: str, right: str) -> bool:
    """Whether the folded words given as before and after stand directly on either side."""
    start, end = place[0][0], place[-1][1]
    if left:
        start = _MARKS_LAST.search(folded.text, max(0, start - _MARKS), start).start()
        begin = start - len(left)
        if begin < 0 or not folded.text.startswith(left, begin) or inside(folded.shape, begin):
            return False
    if right:
        end = _MARKS_FIRST.match(folded.text, end, end + _MARKS).end()
        return folded.text.startswith(right, end) and not inside(folded.shape, end + len(right))
    return True


def _problems(
    source: Source, reading: Reading, elided: Sequence[str], lang: str, *, ambiguous: bool
) -> tuple[str, ...]:
    """What is wrong although the words stand."""
    wrong = {
        "ambiguous-quotation": ambiguous,
        "elides-negation": any(weighs_elided(words, source.lang) for words in elided),
        # An editor may write in another language than the source or the page: every list is asked.
        "adds-negation": any(weighs(words, "") for words in reading.brackets),
        "unlisted-language": (any(elided) and not listed(source.lang))
        or (any(reading.brackets) and not listed(lang or source.lang)),
    }
    return tuple(code for code, holds in wrong.items() if holds)


def _not_found(quote: str, source: Source) -> Checked:
    """The verdict on a quotation that stands nowhere, and what may help its writer."""
    wrong = mistake(quote)
    if wrong:
        return Checked(Verdict.INVALID, reason=wrong)
    plain = plainest(quote)
    near, difference = nearest(" ".join(plain.parts), source.folded, source.text)
    why = reason(quote, plain, source.folded, difference)
    return Checked(Verdict.ABSENT, nearest=near, difference=difference, reason=why)
