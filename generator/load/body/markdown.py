"""A Markdown text to a body: HTML with holes. Filling them, and linking names in prose, is left to link/."""

import msgspec
from markdown_it.utils import EnvType

from generator.load.body.commonmark import parser
from generator.load.body.contents import Contents
from generator.load.body.footnotes import Footnotes
from generator.load.body.headings import Headings
from generator.load.body.holes import marked
from generator.load.body.layout import lay_out, lay_out_note
from generator.load.body.offsets import Offsets
from generator.load.body.places import Lines
from generator.load.body.reader import Reader
from generator.load.body.shop import Shop
from generator.load.body.typesetter import Typesetter
from generator.load.text import lines
from generator.model.body import Body, Piece, WikiLink
from generator.model.patterns import later
from generator.model.problems import Problem, in_order

# What the marks are made of, and what the parser would replace. No file holds it, but YAML may spell it.
_NO_TEXT = later("[\0\ufdd0-\ufdef]")


def parse_body(text: str, path: str, line: int, *, column: int = 1, lang: str = "") -> tuple[Body, list[Problem]]:
    """The body that `text` makes, and what is wrong with it.

    Its first line is line `line` of the file `path`, and every line begins at `column`; both count from 1.
    """
    typed = lines(text if text.isascii() and "\0" not in text else _NO_TEXT.sub("\ufffd", text))
    if not typed.strip():
        return Body(), []
    found = marked(typed, Offsets(typed, path, line, column))
    rows = Lines(found.text)
    env: EnvType = {}
    notes = Footnotes(parser().parse(found.text, env), rows, found.offsets)
    contents = Contents(found, path)
    reader = Reader(contents, found.offsets, path, notes, env)
    headings = Headings(notes.text)
    shop = Shop(contents, reader, Typesetter(contents, reader, lang), rows, headings, lang, {})
    pieces = lay_out(notes.text, shop)
    own: list[tuple[Piece, ...]] = []
    while len(own) < len(notes.called):
        own.append(lay_out_note(notes.called[len(own)], shop))
    if any(target.heading for target in contents.targets.values()):
        pieces, own = _to_headings(pieces, headings), [_to_headings(note, headings) for note in own]
    body = Body(pieces, tuple(own), tuple(shop.typesetter.blocks))
    return body, in_order([*found.problems, *contents.problems, *notes.problems, *notes.unused()])


def _to_headings(pieces: tuple[Piece, ...], headings: Headings) -> tuple[Piece, ...]:
    """The pieces with links to `#fragment` on this page led to the heading's id."""
    return tuple(
        msgspec.structs.replace(piece, heading=headings.named(piece.heading))
        if isinstance(piece, WikiLink) and piece.heading and not piece.ref.text
        else piece
        for piece in pieces
    )
