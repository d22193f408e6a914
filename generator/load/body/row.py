"""Runs to pieces: a row of pieces in the making, in which markup and prose grow until the other begins."""

import html

from generator.model.body import Markup, Piece, Prose


class Row:
    """Pieces in order. Text in which names may link stays unescaped, with its place in the blocks."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._markup: list[str] = []
        self._prose: list[str] = []
        self._place = (0, 0)

    def html(self, markup: str) -> None:
        """Finished HTML."""
        if markup:
            self._end_prose()
            self._markup.append(markup)

    def text(self, text: str) -> None:
        """Text in which no name links."""
        self.html(html.escape(text, quote=False))

    def prose(self, text: str, block: int, at: int) -> None:
        """Text in which names may link, from `at` of block `block` on."""
        if not self._prose:
            self._place = (block, at)
        self._prose.append(text)

    def piece(self, piece: Piece) -> None:
        """Any other piece."""
        self._end_prose()
        self._end_markup()
        self._pieces.append(piece)

    def pieces(self) -> tuple[Piece, ...]:
        """The whole row."""
        self._end_prose()
        self._end_markup()
        return tuple(self._pieces)

    def _end_prose(self) -> None:
        text = "".join(self._prose)
        self._prose = []
        if any(c.isalnum() for c in text):
            self._end_markup()
            self._pieces.append(Prose(text, *self._place))
        elif text:
            self._markup.append(html.escape(text, quote=False))

    def _end_markup(self) -> None:
        if self._markup:
            self._pieces.append(Markup("".join(self._markup)))
            self._markup = []
