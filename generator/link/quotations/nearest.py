"""A quotation that does not stand in a source to the passage most like it, and what differs, word by word.

For the writer's eyes: what of it may be shown to readers is left to others.
"""

from bisect import bisect_left
from collections.abc import Iterator

from generator.link.quotations.boundaries import UNSPACED, inside
from generator.link.quotations.folding import Folded, fold_quote
from generator.model.patterns import letters
from generator.model.quotations import Span

Difference = tuple[tuple[str, str], ...]
_Step = tuple[str, int, int, int, int]  # as difflib has them: what is done, from:to here, from:to there

_LIKE = 60.0  # of 100, as rapidfuzz counts: below it, passages have letters in common rather than words
_AROUND = 12  # words on either side of the likest stretch that may belong to the passage
_REACH = 16 * _AROUND  # characters in which so many words are found
_STRAY = 3  # words of the source that part a lone word from the rest of the passage
_LONGEST = 1000  # characters of a quotation that are compared; the time grows with the square, or worse
_TOKEN = letters(
    rf"(?V1)[{UNSPACED}]\p{{M}}*"
    rf"|[-+]?\p{{Sc}}?[[\p{{L}}\p{{N}}]--[{UNSPACED}]]"
    rf"(?:[[\p{{L}}\p{{M}}\p{{N}}'.,:\u200c-]--[{UNSPACED}]]*[[\p{{L}}\p{{M}}\p{{N}}]--[{UNSPACED}]])?"
    r"|\S"
)
_HIDDEN = letters(r"(?V1)[\p{Cf}\p{Cc}--[\n\r\t\f\xad]]")


def nearest(quoted: str, source: Folded, text: str) -> tuple[Span | None, Difference]:
    """The passage of `text`, of which `source` is the folded form, and the words as (same, quoted or source, text).

    None and nothing where no passage is like the quotation.
    """
    from difflib import SequenceMatcher

    from rapidfuzz.fuzz import partial_ratio_alignment

    needle = _amiss(fold_quote(quoted)[0], source.text)
    found = partial_ratio_alignment(needle, source.text, score_cutoff=_LIKE) if needle else None
    if found is None:
        return None, ()
    whole = len(needle) > len(source.text)
    ours = [m.span() for m in _TOKEN.finditer(needle)]
    theirs = _window(source.text, *((0, len(source.text)) if whole else (found.dest_start, found.dest_end)))
    words = [needle[a:b] for a, b in ours]
    steps = SequenceMatcher(None, words, [source.text[a:b] for a, b in theirs], autojunk=False).get_opcodes()
    trimmed = _trimmed([(op, a, a_end, b, b_end) for op, a, a_end, b, b_end in steps])
    if not any(op == "equal" for op, *_ in trimmed):
        return None, ()
    shown = [theirs[n] for op, _, _, b, b_end in trimmed if op != "delete" for n in range(b, b_end)]
    span = _whole_words(source.shape, shown[0][0], shown[-1][1])
    difference = tuple(_said(trimmed, needle, ours, theirs, source, text, span))
    if all(op == "same" for op, _ in difference):
        # What differs is within the words: a vowel mark, say.
        difference = (("quoted", _seen(quoted[:_LONGEST])), ("source", _printed(source, text, *span)))
    return source.span(*span), difference


def _amiss(needle: str, text: str) -> str:
    """A quotation that is very long, cut down to where its words first go another way than the source's."""
    if len(needle) <= _LONGEST:
        return needle
    ends = range(len(needle))
    right = bisect_left(ends, True, key=lambda end: needle[: end + 1] not in text)
    start = needle.rfind(" ", 0, max(0, right - _LONGEST // 2)) + 1
    return needle[start : start + _LONGEST].strip()


def _said(
    steps: list[_Step], needle: str, ours: list[Span], theirs: list[Span], source: Folded, text: str, span: Span
) -> Iterator[tuple[str, str]]:
    """The steps in words. `span` may begin or end within what the tokens leave out of a longer word."""
    at = span[0]
    for op, a, a_end, b, b_end in steps:
        if op != "delete" and theirs[b][0] > at and at == span[0]:
            yield "source", _printed(source, text, at, theirs[b][0])
        if op in ("delete", "replace"):
            yield "quoted", _seen(needle[ours[a][0] : ours[a_end - 1][1]])
        if op != "delete":
            at = theirs[b_end - 1][1]
            yield "same" if op == "equal" else "source", _printed(source, text, theirs[b][0], at)
    if at < span[1]:
        yield "source", _printed(source, text, at, span[1])


def _window(text: str, start: int, end: int) -> list[Span]:
    """The words that `start:end` touches, and some on either side."""
    spans = [m.span() for m in _TOKEN.finditer(text, max(0, start - _REACH), min(len(text), end + _REACH))]
    touched = [n for n, (a, b) in enumerate(spans) if a < end and b > start]
    return spans[max(0, touched[0] - _AROUND) : touched[-1] + 1 + _AROUND] if touched else []


def _whole_words(shape: str, start: int, end: int) -> Span:
    while inside(shape, start):
        start -= 1
    while inside(shape, end):
        end += 1
    return start, end


def _trimmed(steps: list[_Step]) -> list[_Step]:
    """Without the source's words before the first that is quoted or after the last."""
    return _turned(_front_trimmed(_turned(_front_trimmed(steps))))


def _turned(steps: list[_Step]) -> list[_Step]:
    """The steps from the other end."""
    return [(op, -a_end, -a, -b_end, -b) for op, a, a_end, b, b_end in reversed(steps)]


def _front_trimmed(steps: list[_Step]) -> list[_Step]:
    steps = list(steps)
    while steps:
        op, a, a_end, b, b_end = steps[0]
        following = steps[1] if len(steps) > 2 else None
        if op == "insert":
            del steps[0]
        elif op == "equal" and a_end - a == 1 and following and following[4] - following[3] > _STRAY:
            # A lone word far from the rest stands there by chance.
            steps[:2] = [("replace", a, following[2], b, following[4])]
        elif op == "replace" and b_end - b > a_end - a:
            steps[0] = (op, a, a_end, b_end - (a_end - a), b_end)
        else:
            break
    return steps


def _printed(source: Folded, text: str, start: int, end: int) -> str:
    first, last = source.span(start, end)
    return _seen(text[first:last].strip())


def _seen(text: str) -> str:
    """The text on one line, with characters that print nothing named, for they may be the whole difference."""
    return " ".join(_HIDDEN.sub(lambda m: f"‹U+{ord(m[0]):04X}›", text.replace("\u00ad", "")).split())
