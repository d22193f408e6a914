"""A body as the writer typed it: rendered markup with holes, before anything is resolved. Filling the holes is link/'s.

A body is a flat row of pieces. `Markup` is finished HTML. `Prose` is text in which names may link by themselves.
The others are holes that remember where they stand. `blocks` holds the plain text of each paragraph, cell, item or
heading, with a mark for each hole (`hole(n)`), so that a sentence can be shown once the holes have words.

None of these values can hold itself, so the collector of circles is spared them (`gc=False`): there are many.
"""

import re
from bisect import bisect_right
from collections.abc import Callable

import msgspec

from generator.model.problems import Span

HOLE = re.compile("\ufdd0(\\d+)\ufdd1")


def hole(number: int) -> str:
    """The mark for hole `number` in a block's text. Its two characters never occur in a file that was read."""
    return f"\ufdd0{number}\ufdd1"


class Ref(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A name or id as typed, to be looked up among records of `kinds` (of any kind where empty)."""

    text: str
    span: Span
    kinds: tuple[str, ...] = ()


class Quote(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Words that are said to stand in a source. `which` counts from 1 where the words stand there more than once."""

    text: str
    span: Span
    which: int | None = None
    before: str = ""
    after: str = ""


class Cited(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One source or claim in a citation: words before it, the reference, a locator, quotations, words after.

    `which` says at which of several places the words of the sentence are meant, where the citation has none itself.
    """

    ref: Ref
    prefix: str = ""
    locator: str = ""
    quotes: tuple[Quote, ...] = ()
    suffix: str = ""
    disputed: bool = False
    which: int | None = None


class Citation(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One pair of square brackets. `in_sentence` are the quoted spans of its sentence, or its block quotation."""

    cited: tuple[Cited, ...]
    span: Span
    in_sentence: tuple[Quote, ...] = ()


class Markup(msgspec.Struct, frozen=True, array_like=True, tag="markup", gc=False):
    """Finished HTML, never parsed again."""

    html: str


class Prose(msgspec.Struct, frozen=True, array_like=True, tag="prose", gc=False):
    """Unescaped text in which names may link; `block` and `at` say where it stands in `Body.blocks` (marks counted).

    `places` says where it stands in the file: from which of its characters on it runs from which line and column.
    """

    text: str
    block: int
    at: int
    places: tuple[tuple[int, int, int], ...] = ()

    def span(self, path: str, start: int, end: int) -> Span | None:
        """The place in the file of a part of the text, as far as it is on one line; None where it is not known."""
        number = bisect_right(self.places, start, key=lambda place: place[0])
        if not number:
            return None
        at, line, column = self.places[number - 1]
        until = min(end, self.places[number][0]) if number < len(self.places) else end
        return Span(path, line, column + start - at, until - start)


class Section(msgspec.Struct, frozen=True, array_like=True, tag="section", gc=False):
    """A heading begins here; its words follow as Markup. `id` is its fragment on the page, `level` 2 to 6."""

    id: str
    level: int
    title: str


class WikiLink(msgspec.Struct, frozen=True, array_like=True, tag="link", gc=False):
    """`[[ref#heading|label]]`; `number` is its hole in the block."""

    ref: Ref
    heading: str
    label: str
    block: int
    number: int


class Cite(msgspec.Struct, frozen=True, array_like=True, tag="cite", gc=False):
    """A citation in the text; `number` is its hole in the block. `inline` where it stands inside a footnote."""

    citation: Citation
    block: int
    number: int
    inline: bool = False


class OwnNote(msgspec.Struct, frozen=True, array_like=True, tag="note", gc=False):
    """A call of the writer's own footnote: an index into `Body.notes`."""

    note: int


class Picture(msgspec.Struct, frozen=True, array_like=True, tag="picture", gc=False):
    """A picture or document of content/media/. `name` is its path below that folder."""

    name: str
    alt: str
    title: str
    span: Span


class OpenQuote(msgspec.Struct, frozen=True, array_like=True, tag="open", gc=False):
    """Quoted words begin here: quotation `quote` of the citation in hole `number`."""

    number: int
    quote: int


class CloseQuote(msgspec.Struct, frozen=True, array_like=True, tag="close", gc=False):
    """The quoted words end."""


Piece = Markup | Prose | Section | WikiLink | Cite | OwnNote | Picture | OpenQuote | CloseQuote


class Body(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One Markdown text, parsed. `notes` are the writer's own footnotes, each a row of pieces."""

    pieces: tuple[Piece, ...] = ()
    notes: tuple[tuple[Piece, ...], ...] = ()
    blocks: tuple[str, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The headings, in order."""
        return tuple(p for p in self.pieces if type(p) is Section)

    @property
    def referring(self) -> "Body":
        """The links and citations alone: all of a text that leads elsewhere by a reference."""
        # Of classes of msgspec, `isinstance` takes several times as long as this to say no.

        def row(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
            return tuple(p for p in pieces if type(p) is WikiLink or type(p) is Cite)

        return Body(row(self.pieces), tuple(filter(None, map(row, self.notes))))

    @property
    def plain(self) -> str:
        """The words alone, blocks parted by a blank line; a link is its label or what was typed, a citation nothing."""
        return self.read(lambda link: link.label or link.ref.text)

    def read(self, label: Callable[["WikiLink"], str]) -> str:
        """The same, with the label that each link is given."""
        rows = (self.pieces, *self.notes)
        labels = {p.number: label(p) for row in rows for p in row if type(p) is WikiLink}

        def words(block: str) -> str:
            if HOLE.pattern[0] not in block:
                return block
            *parted, last = HOLE.split(block)
            said = [(text, labels.get(int(number), "")) for text, number in zip(parted[::2], parted[1::2], strict=True)]
            return "".join(text + word if word else text.rstrip(" \n") for text, word in said) + last

        return "\n\n".join(map(words, self.blocks))
