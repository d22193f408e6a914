"""The verdict on a quotation, and what a reader must know beside it. Reaching it is left to link/quotations/."""

from enum import Enum

import msgspec

Span = tuple[int, int]


class Verdict(Enum):
    """Whether the words stand in the source; the values are the words that are shown to readers."""

    EXACT = "exact"
    NORMALISED = "normalised"
    ABSENT = "absent"
    UNCHECKABLE = "uncheckable"
    INVALID = "invalid"


class PieceKind(Enum):
    """What a piece of a quotation is: words of the source, dots that stand for some, or words of the editor's."""

    WORDS = "words"
    ELISION = "elision"
    BRACKET = "bracket"


class Piece(msgspec.Struct, frozen=True):
    """A piece of a quotation as typed, its dots or square brackets included."""

    kind: PieceKind
    text: str


class Checked(msgspec.Struct, frozen=True):
    """A quotation after it has been looked up. Offsets are in characters of the source's text as it was given.

    `edited`: brackets hold the editor's words, so the verdict adds "with the editor's words". `matches`: at how many
    places the words stand, whichever is chosen. `passage`: the chosen place, in several parts where words were left
    out, and `elided` the source's words between those parts, one string for each gap. `context`: the whole sentences
    around it, and `flags` the words of negation, denial and doubt that stand there, as printed. `problems`: codes of
    what is wrong although the words stand. `nearest` and `difference`: for an absent quotation, the passage most like
    it, and its words as (`same`, `quoted` or `source`, text). `pieces`: the quotation taken apart, empty where it is
    nothing but words of the source. `reason`: a sentence on why it is invalid or absent, where more than "not there".
    """

    verdict: Verdict
    edited: bool = False
    matches: int = 0
    passage: tuple[Span, ...] = ()
    context: Span = (0, 0)
    flags: tuple[str, ...] = ()
    elided: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    nearest: Span | None = None
    difference: tuple[tuple[str, str], ...] = ()
    pieces: tuple[Piece, ...] = ()
    reason: str = ""
