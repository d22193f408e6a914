"""Runs to pieces: a row of pieces in the making, in which markup and prose grow until the other begins."""

import html
import re

from generator.model.body import Markup, Piece, Prose
from generator.model.problems import Span

# A letter or digit, without which a text names nothing.
_NAME = re.compile(r"[^\W_]")


class Row:
    """Pieces in order. Text in which names may link stays unescaped, with its place in the blocks."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._markup: list[str] = []
        self._prose: list[str] = []
        self._place = (0, 0)
        self._spans: list[tuple[int, Span]] = []

    def html(self, markup: str) -> None:
        """Finished HTML."""
        if markup:
            if self._prose:
                self._end_prose()
            self._markup.append(markup)

    def text(self, text: str) -> None:
        """Text in which no name links."""
        self.html(html.escape(text, quote=False))

    def prose(self, text: str, block: int, at: int, places: list[tuple[int, Span]]) -> None:
        """Text in which names may link, from `at` of block `block` on; `places` are its own in the file."""
        if not self._prose:
            self._place = (block, at)
            self._spans = places
        else:
            shift = at - self._place[1]
            self._spans += [(shift + offset, span) for offset, span in places]
        self._prose.append(text)

    def last_prose(self, text: str, block: int, at: int, place: Span) -> None:
        """The same for text that no more of it follows, and that stands in one place."""
        if self._prose:
            self.prose(text, block, at, [(0, place)])
        elif _NAME.search(text):
            if self._markup:
                self._end_markup()
            self._pieces.append(Prose(text, block, at, ((0, place.line, place.column),)))
        else:
            self._markup.append(html.escape(text, quote=False))

    def piece(self, piece: Piece) -> None:
        """Any other piece."""
        self._end()
        self._pieces.append(piece)

    def pieces(self) -> tuple[Piece, ...]:
        """The whole row."""
        self._end()
        return tuple(self._pieces)

    def _end(self) -> None:
        if self._prose:
            self._end_prose()
        if self._markup:
            self._end_markup()

    def _end_prose(self) -> None:
        text = self._prose[0] if len(self._prose) == 1 else "".join(self._prose)
        if _NAME.search(text):
            if self._markup:
                self._end_markup()
            places = tuple([(offset, span.line, span.column) for offset, span in self._spans])
            self._pieces.append(Prose(text, *self._place, places))
        elif text:
            self._markup.append(html.escape(text, quote=False))
        self._prose = []

    def _end_markup(self) -> None:
        self._pieces.append(Markup("".join(self._markup)))
        self._markup = []
