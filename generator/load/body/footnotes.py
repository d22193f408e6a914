"""The writer's own footnotes: which are written, and which are called, in the order of their first call."""

import msgspec
from markdown_it.token import Token

from generator.load.body.offsets import Offsets
from generator.load.body.places import Lines, Place
from generator.model.problems import Problem, Span, problem


class Inline:
    """A footnote written where it is called, `^[…]`: its tokens, and where their text stands."""

    def __init__(self, tokens: list[Token], place: Place) -> None:
        self.tokens, self.place = tokens, place


class _Written(msgspec.Struct):
    tokens: list[Token]
    span: Span
    number: int = -1


class Footnotes:
    """The footnotes of one text. They are taken out of its tokens, which are then `text`."""

    def __init__(self, tokens: list[Token], lines: Lines, offsets: Offsets) -> None:
        self.problems: list[Problem] = []
        self.called: list[list[Token] | Inline] = []
        self._written: dict[str, _Written] = {}
        rows: list[list[Token]] = [[]]
        labels: list[tuple[str, Span]] = []
        for token in tokens:
            if token.type == "footnote_reference_open":
                rows.append([])
                labels.append((str(token.meta["label"]), _span(token, lines, offsets)))
            elif token.type == "footnote_reference_close":
                self._write(*labels.pop(), rows.pop())
            else:
                rows[-1].append(token)
        self.text = rows[0]

    def call(self, label: str) -> int | None:
        """The number, from 0, of the footnote `label`; None where it is not written."""
        written = self._written.get(label)
        if written is None:
            return None
        if written.number < 0:
            written.number = self.call_inline(written.tokens)
        return written.number

    def call_inline(self, note: list[Token] | Inline) -> int:
        """The number of a footnote that is called here for the first time."""
        self.called.append(note)
        return len(self.called) - 1

    def unused(self) -> list[Problem]:
        """A warning for each footnote that was never called."""
        hint = "call it where it belongs, or take it out"
        return [
            problem("unused-footnote", f"the footnote [^{label}] is never called", one.span, hint)
            for label, one in self._written.items()
            if one.number < 0
        ]

    def _write(self, label: str, span: Span, tokens: list[Token]) -> None:
        if label in self._written:
            first = self._written[label].span.line
            message = f"the footnote [^{label}] is written already, in line {first}"
            self.problems.append(problem("duplicate-footnote", message, span, "give it a name of its own"))
        else:
            self._written[label] = _Written(tokens, span)


def _span(token: Token, lines: Lines, offsets: Offsets) -> Span:
    start, end = lines.bounds(token.map[0] if token.map else 0)
    typed = f"[^{token.meta['label']}]:"
    at = max(start, lines.text.find(typed, start, end))
    return offsets.span(at, at + len(typed))
