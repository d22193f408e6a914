"""YAML once composed: mappings, sequences and scalars that know where they stand. What they mean is the schema's."""

from bisect import bisect_right
from itertools import accumulate

import msgspec

from generator.model.patterns import later
from generator.model.problems import Span


class Source(msgspec.Struct, frozen=True):
    """A text of a file with the offsets at which its lines begin. The text begins where the file does."""

    path: str
    text: str
    starts: list[int]

    def span(self, start: int, end: int) -> Span:
        """The place of text[start:end], as far as it stands on one line."""
        line = bisect_right(self.starts, start)
        limit = self.starts[line] - 1 if line < len(self.starts) else len(self.text)
        return Span(self.path, line, start - self.starts[line - 1] + 1, max(min(end, limit) - start, 0))


def source(path: str, text: str) -> Source:
    """Make a source of a text that begins where its file does."""
    return Source(path, text, [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1])


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """A text. `style` is empty where it is plain, else its first sign: a quotation mark, `|` or `>`."""

    text: str
    style: str
    source: Source
    start: int
    end: int

    @property
    def plain(self) -> bool:
        """Whether it stands without quotation marks."""
        return not self.style

    @property
    def span(self) -> Span:
        """Where it stands, quotation marks included."""
        return self.source.span(self.start, self.end)

    @property
    def inside(self) -> Span:
        """Where its words stand: within quotation marks, or below a `|`. Escapes before a word shift its column."""
        if self.style in ("|", ">"):
            block = as_written(self)
            return Span(self.source.path, block.line, block.column, len(block.text.split("\n", 1)[0]))
        quoted = 1 if self.style else 0
        return self.source.span(self.start + quoted, self.end - quoted)

    @property
    def slice(self) -> str:
        """Its source, quotation marks included."""
        return self.source.text[self.start : self.end]


class Mapping(msgspec.Struct, frozen=True, gc=False):
    """Keys with their values, in order. A key that stands twice is here twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    source: Source
    start: int
    end: int

    def get(self, key: str) -> "Node | None":
        """The first value of a key."""
        return next((value for name, value in self.entries if name.text == key), None)

    @property
    def span(self) -> Span:
        """Where it begins, to the end of that line."""
        return self.source.span(self.start, self.end)

    @property
    def slice(self) -> str:
        """Its source."""
        return self.source.text[self.start : self.end]


class Sequence(msgspec.Struct, frozen=True, gc=False):
    """Values in order."""

    items: tuple["Node", ...]
    source: Source
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it begins, to the end of that line."""
        return self.source.span(self.start, self.end)

    @property
    def slice(self) -> str:
        """Its source."""
        return self.source.text[self.start : self.end]


Node = Mapping | Sequence | Scalar


class Written(msgspec.Struct, frozen=True):
    """A text as it stands in the file, with its first line's number and the column at which its lines start, from 1."""

    text: str
    line: int
    column: int


def as_written(scalar: Scalar) -> Written:
    """The lines of a scalar as the writer sees them, so that a place in the text is a place in the file.

    `>` therefore keeps its line breaks: a folded text would lose the blank lines that part its paragraphs.
    """
    place = scalar.source.span(scalar.start, scalar.end)
    if scalar.style in ("|", ">"):
        lines = scalar.slice.split("\n")[1:]
        indent = _indent(scalar.text, lines)
        text = "\n".join(line[indent:] for line in lines).rstrip(" \n")
        return Written(text, place.line + 1, indent + 1)
    quoted = 1 if scalar.style else 0
    column = place.column + quoted
    raw = scalar.source.text[scalar.start + quoted : scalar.end - quoted]
    if "\n" in raw and not ("\\" in raw if scalar.style == '"' else "''" in raw):
        return Written("\n".join(line.strip() for line in raw.split("\n")), place.line, column)
    return Written(scalar.text, place.line, column)


def _indent(text: str, lines: list[str]) -> int:
    """How many spaces the composer took off every line: the first line with words shows it."""
    first = next((line for line in lines if line.strip()), "")
    word = next((line for line in text.split("\n") if line.strip()), "")
    spaces = len(first) - len(first.lstrip(" "))
    return max(spaces - (len(word) - len(word.lstrip(" "))), 0)


_SAFE = later(r"[^\W_][\w .,;()/+’–—“”-]*")


def typed(text: str) -> str:
    """The text as one types it for a value: in quotation marks where YAML needs them."""
    if _SAFE.fullmatch(text) and "," not in text and text == text.strip():
        return text
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'
