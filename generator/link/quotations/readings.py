"""A quotation to the ways in which it may be read: its brackets and dots as the source's, or as the editor's.

The literal reading comes first. Whether the words of a reading stand anywhere is left to places.py.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator
from enum import Enum

import msgspec

from generator.link.quotations.boundaries import inside
from generator.link.quotations.folding import Folded
from generator.model.patterns import later, letters
from generator.model.quotations import Piece, PieceKind

_DOTS = later(r"…+|\.{3,}|\.(?:[ \u00a0]\.){2,3}")
_ELLIPSIS = later(rf"{_DOTS.pattern}|\(\s*(?:{_DOTS.pattern})\s*\)")  # (…) is the French and the Russian way
_MARKED = later(r"[\[\]…]|\.[ \u00a0]?\.")
_LETTER = letters(r"\p{L}\p{M}*")
_WORD = letters(r"[\p{L}\p{N}\p{So}]")
_MOST = 6  # marks that are read both ways; where there are more, all are the editor's or none is
_SEAM = 40  # characters of the quotation on either side of a bracket


class Join(Enum):
    """What stands in the source between one part of a reading and the next."""

    NOTHING = "nothing but white space"
    WORDS = "words that were left out"


class Reading(msgspec.Struct, frozen=True):
    """The parts that must stand in the source, as typed, and what joins each to the next.

    `brackets` are the editor's words. `recased`: an editor changed the case of a letter. `printed`: each ellipsis
    is a printer's and not three full stops. `pieces` is empty where all is the source's.
    """

    parts: tuple[str, ...]
    joins: tuple[Join, ...] = ()
    brackets: tuple[str, ...] = ()
    recased: bool = False
    printed: bool = True
    pieces: tuple[Piece, ...] = ()


class _Kind(Enum):
    DOTS = "dots"
    BRACKET = "bracket"
    LETTER = "letter"


class _Use(Enum):
    """Whose a mark is: the source's own, or the editor's, who of a bracketed letter may have changed the case."""

    SOURCE = "source"
    EDITOR = "editor"
    RECASED = "recased"


class _Mark(msgspec.Struct, frozen=True):
    """Where an ellipsis or a bracket stands in a quotation, and what is in it."""

    kind: _Kind
    start: int
    end: int
    inner: str


def has_words(text: str) -> bool:
    """Whether there is anything in it that can be looked up."""
    return bool(_WORD.search(text))


def readings(quote: str, stands: Callable[[str], bool]) -> Iterator[Reading]:
    """The ways to read a quotation, literally first, then with as few of the editor's marks as may be.

    `stands` says whether a mark as typed occurs in the source at all: if not, it is the editor's.
    """
    yield Reading((quote.strip(),))
    marks = _marks(quote)
    if not marks or alters_word(quote):
        return
    crowded = len(marks) > _MOST
    uses = [tuple(_uses(m, not crowded and stands(quote[m.start : m.end]))) for m in marks]
    choices = sorted(itertools.product(*uses), key=lambda choice: sum(use is not _Use.SOURCE for use in choice))
    for choice in choices:
        if any(use is not _Use.SOURCE for use in choice):
            reading = _read(quote, list(zip(marks, choice, strict=True)))
            if any(has_words(part) for part in reading.parts):
                yield reading


def mistake(quote: str) -> str:
    """Why a quotation makes no sense unless the source has it literally; empty where it makes sense."""
    if _marks(quote) is None:
        return "a square bracket is never closed, or was never opened"
    if not any(has_words(part) for part in plainest(quote).parts):
        return "nothing in it is the source's, there are only the editor's words"
    return ""


def plainest(quote: str) -> Reading:
    """The reading in which every mark is the editor's."""
    return _read(quote, [(mark, _Use.EDITOR) for mark in _marks(quote) or ()])


def alters_word(quote: str) -> bool:
    """Whether a bracket adds letters, digits or a sign to a word: "[un]able", "[1]7", "dog[s]"."""
    return any(_alters_word(quote, mark) for mark in _marks(quote) or ())


def _marks(quote: str) -> list[_Mark] | None:
    """The ellipses and outermost brackets, in order; None where the brackets do not balance."""
    if not _MARKED.search(quote):
        return []
    marks: list[_Mark] = []
    depth = start = at = 0
    for n, character in enumerate(quote):
        if character == "[":
            if not depth:
                marks += _ellipses(quote, at, n)
                start = n
            depth += 1
        elif character == "]":
            depth -= 1
            if depth < 0:
                return None
            if not depth:
                at = n + 1
                marks.append(_bracket(quote, start, at))
    return None if depth else [*marks, *_ellipses(quote, at, len(quote))]


def _ellipses(quote: str, start: int, end: int) -> Iterator[_Mark]:
    for found in _ELLIPSIS.finditer(quote, start, end):
        # Of four dots the first is the full stop of the words before.
        own = found.start() + (found[0].count(".") == 4 and not found[0].startswith("("))
        yield _Mark(_Kind.DOTS, own, found.end(), quote[own : found.end()])


def _bracket(quote: str, start: int, end: int) -> _Mark:
    inner = quote[start + 1 : end - 1]
    if _DOTS.fullmatch(inner.strip()):
        return _Mark(_Kind.DOTS, start, end, inner)
    # "[T]he": the word is the source's. A change of case is all that may be done to a letter.
    begins_word = not start or not _joined(quote[start - 1])
    if begins_word and _LETTER.fullmatch(inner) and _LETTER.match(quote, end) and _has_case(inner):
        return _Mark(_Kind.LETTER, start, end, inner)
    return _Mark(_Kind.BRACKET, start, end, inner)


def _has_case(letter: str) -> bool:
    return letter.swapcase() != letter and len(letter.swapcase()) == len(letter)


def _joined(character: str) -> bool:
    return character.isalnum() or character in "-‐‑–−'’]"


def _uses(mark: _Mark, stands: bool) -> Iterator[_Use]:
    if stands:
        yield _Use.SOURCE
    if mark.kind is _Kind.LETTER:
        yield _Use.RECASED
    yield _Use.EDITOR


def _alters_word(quote: str, mark: _Mark) -> bool:
    if mark.kind is not _Kind.BRACKET:
        return False
    before = Folded(quote[max(0, mark.start - _SEAM) : mark.start]).shape
    within = Folded(mark.inner).shape
    whole = before + within + Folded(quote[mark.end : mark.end + _SEAM]).shape
    return inside(whole, len(before)) or inside(whole, len(before) + len(within))


def _read(quote: str, marks: Iterable[tuple[_Mark, _Use]]) -> Reading:
    """The quotation with each mark put to its use."""
    segments = list(_segments(quote, marks))
    parts: list[str] = []
    joins: list[Join] = []
    join = Join.NOTHING
    for of_source, group in itertools.groupby(segments, key=lambda s: s.words is not None):
        run = list(group)
        words = "".join(s.words or "" for s in run).strip()
        if of_source and words:
            joins += [join] if parts else []
            parts.append(words)
            join = Join.NOTHING
        elif any(s.kind is PieceKind.ELISION for s in run):
            join = Join.WORDS
    dots = "".join(s.typed for s in segments if s.kind is PieceKind.ELISION)
    brackets = [s for s in segments if s.kind is PieceKind.BRACKET]
    return Reading(
        tuple(parts),
        tuple(joins),
        tuple(s.typed[1:-1] for s in brackets if s.words is None),
        recased=any(s.words is not None for s in brackets),
        printed="." not in dots,
        pieces=tuple(Piece(s.kind, s.typed) for s in segments if s.typed),
    )


class _Segment(msgspec.Struct, frozen=True):
    """A stretch of a quotation, and the words of the source that it stands for, if it stands for any."""

    kind: PieceKind
    typed: str
    words: str | None = None


def _segments(quote: str, marks: Iterable[tuple[_Mark, _Use]]) -> Iterator[_Segment]:
    at = 0
    for mark, use in marks:
        if use is _Use.SOURCE:
            continue
        before, typed = quote[at : mark.start], quote[mark.start : mark.end]
        yield _Segment(PieceKind.WORDS, before, before)
        if mark.kind is _Kind.DOTS:
            yield _Segment(PieceKind.ELISION, typed)
        elif mark.kind is _Kind.LETTER:
            letter = mark.inner.swapcase() if use is _Use.RECASED else mark.inner
            yield _Segment(PieceKind.BRACKET, typed, letter)
        else:
            yield _Segment(PieceKind.BRACKET, typed)
        at = mark.end
    yield _Segment(PieceKind.WORDS, quote[at:], quote[at:])
