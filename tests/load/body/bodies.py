"""A body shown as one string, so that a test can say what it expects: `‹prose›`, `<p>`, `{hole}`."""

from __future__ import annotations

from collections.abc import Iterable

from generator.load.body.markdown import parse_body
from generator.model.body import (
    Body,
    Citation,
    Cite,
    CloseQuote,
    Markup,
    OpenQuote,
    OwnNote,
    Picture,
    Piece,
    Prose,
    Quote,
    Section,
    WikiLink,
)
from generator.model.problems import Problem, Span

PATH = "content/notes/here.md"


def parse(text: str, line: int = 1, column: int = 1, lang: str = "en") -> tuple[Body, list[Problem]]:
    return parse_body(text, PATH, line, column=column, lang=lang)


def body(text: str, lang: str = "en") -> Body:
    """The body of a text in which nothing is wrong."""
    found, problems = parse(text, lang=lang)
    assert problems == []
    return found


def wrong(text: str) -> list[tuple[str, str]]:
    """What is wrong with a text: each problem's code, and the characters that it points at."""
    return [(problem.code, pointed(text, problem.span)) for problem in parse(text)[1]]


def pointed(text: str, span: Span, line: int = 1, column: int = 1) -> str:
    """The characters of a text that a span covers."""
    row = text.split("\n")[span.line - line]
    start = span.column - column
    assert 0 <= start <= len(row)
    assert start + span.length <= len(row)
    return row[start : start + span.length]


def shown(pieces: Iterable[Piece]) -> str:
    return "".join(_shown(piece) for piece in pieces)


def show(text: str, lang: str = "en") -> str:
    """A text in which nothing is wrong, as pieces."""
    return shown(body(text, lang).pieces)


def citations(found: Body) -> list[Citation]:
    rows = (found.pieces, *found.notes)
    return [piece.citation for row in rows for piece in row if isinstance(piece, Cite)]


def in_sentence(text: str, lang: str = "en") -> list[tuple[str, list[str]]]:
    """For each citation its first source, and the quoted words of its sentence."""
    return [(c.cited[0].ref.text, [q.text for q in c.in_sentence]) for c in citations(body(text, lang))]


def quotes(found: Body) -> list[Quote]:
    """Every quotation of a body, in citations and in sentences."""
    every = citations(found)
    return [q for c in every for q in (*c.in_sentence, *(q for one in c.cited for q in one.quotes))]


def _shown(piece: Piece) -> str:
    match piece:
        case Markup(html):
            return html
        case Prose(text):
            return f"‹{text}›"
        case Section(id, level, title):
            return f"{{section {id} {level} {title}}}"
        case WikiLink(ref, heading, label):
            return "{" + ref.text + (f"#{heading}" if heading else "") + (f"|{label}" if label else "") + "}"
        case Cite(citation):
            return "{@" + ";".join(one.ref.text for one in citation.cited) + "}"
        case OwnNote(note):
            return f"{{note {note}}}"
        case Picture(name, alt, title):
            return f"{{picture {name}, {alt}, {title}}}"
        case OpenQuote():
            return "{open}"
        case CloseQuote():
            return "{close}"
