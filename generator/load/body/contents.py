"""What stands in the holes of a text: citations, wikilinks, embedded files. Finding them is left to holes.py.

They are read when the parser has come upon them, so that a mistake in a citation is told only where the
parser does not take it for code.
"""

from generator.load.body.citations import on_one_line, read_citation
from generator.load.body.holes import Marked, endless
from generator.load.body.marks import FIRST, MARK, Hole, HoleKind, restored
from generator.load.body.offsets import Rewritten
from generator.load.body.targets import File, picture
from generator.load.body.wikilinks import Target, plain_wikilink, read_embed, read_wikilink
from generator.model.body import Cited, Picture, Ref
from generator.model.problems import Problem, Span, problem

_ALT = "say what it shows, as in ![a man at a lectern](media/name.jpg) or ![[name.jpg|a man at a lectern]]"


class Contents:
    """Reads holes by their numbers, and keeps what it read."""

    def __init__(self, marked: Marked, path: str) -> None:
        self.problems: list[Problem] = []
        self.targets: dict[int, Target] = {}
        self.citations: dict[int, tuple[tuple[Cited, ...], Span]] = {}
        self._marked, self._path = marked, path
        self._next = len(marked.holes)

    def kind(self, number: int) -> HoleKind:
        """What the hole is."""
        return self._marked.holes[number].kind

    def tell(self, code: str, message: str, span: Span, hint: str) -> None:
        """Keep a problem."""
        self.problems.append(problem(code, message, span, hint))

    def citation(self, number: int) -> bool:
        """Read a citation; whether it cites anything."""
        hole, inside = self._inside(number, 1)
        cited, problems = read_citation(
            inside.text, lambda start, end: self._within(hole.start + 1, inside, start, end)
        )
        self.problems += problems
        self.citations[number] = (cited, self.span(number))
        return bool(cited)

    def wikilink(self, number: int) -> Target | None:
        """Read a wikilink; None where it names nothing."""
        hole = self._marked.holes[number]
        plain = plain_wikilink(hole.raw, lambda a, b: self._marked.plain.span(hole.start + a, hole.start + b))
        if plain:
            self.targets[number] = plain
            return plain
        hole, inside = self._inside(number, 2)

        def at(start: int, end: int) -> Span:
            return self._within(hole.start + 2, inside, start, end)

        read = read_wikilink(inside.text, at, self.span(number))
        if isinstance(read, Problem):
            self.problems.append(read)
            return None
        self.targets[number] = read
        return read

    def link(self, ref: str, heading: str, label: str, span: Span) -> int:
        """Keep a Markdown link that leads to a record as if it were a wikilink; its number."""
        self._next += 1
        self.targets[self._next - 1] = Target(Ref(ref, span), heading, label)
        return self._next - 1

    def embed(self, number: int) -> Picture | None:
        """Read `![[…]]`; None where it is no file of content/media/."""
        _, inside = self._inside(number, 3)
        name, alt = read_embed(inside.text)
        span = self.span(number)
        file = name.lower().rpartition("/")[2]
        if "." not in file or file.endswith(".md"):
            hint = f"to link to a record write [[{name}]]" if name else "write ![[name.jpg|what it shows]]"
            self.tell(
                "bad-link",
                "only pictures and documents of content/media/ can be set into the text",
                span,
                hint,
            )
            return None
        return self.picture(name, alt, "", span)

    def picture(self, typed: str, alt: str, title: str, span: Span) -> Picture | None:
        """A picture that is said to be at `typed`; None where it is not in content/media/."""
        where = picture(typed, self._path)
        if not alt:
            self.tell("missing-alt", f"`{typed}` has no text for those who cannot see it", span, _ALT)
        if isinstance(where, File):
            return Picture(where.name, alt, title, span)
        self.tell(where.code, where.message, span, where.hint)
        return None

    def shown(self, number: int) -> str:
        """What shows of a hole that is none: nothing of a comment, the characters themselves of a mistake."""
        hole = self._marked.holes[number]
        if hole.problem:
            self.problems.append(hole.problem)
        if hole.kind is HoleKind.UNCLOSED:
            self.problems.append(endless(hole.raw, self._marked.typed.span(hole.start, hole.end)))
        return "" if hole.kind in (HoleKind.UNCLOSED, HoleKind.COMMENT) else self.plain(hole.raw)

    def plain(self, text: str) -> str:
        """A text that is no code, such as an address, with what was typed for each mark, but no comment."""
        if FIRST not in text:
            return text
        return MARK.sub(lambda m: " ".join(self.shown(int(m[1])).split("\n")), text)

    def code(self, text: str) -> str:
        """A piece of code as it was typed."""
        return restored(text, self._marked.holes)

    def span(self, number: int) -> Span:
        """The place of a hole in the file."""
        hole = self._marked.holes[number]
        return self._marked.plain.span(hole.start, hole.end)

    def _inside(self, number: int, opening: int) -> tuple[Hole, Rewritten]:
        """A hole, and what stands in it, on one line; tells of comments in it that never end."""
        hole = self._marked.holes[number]
        inside = hole.raw[opening : -min(opening, 2)]
        for found in MARK.finditer(inside):
            self.shown(int(found[1]))
        return hole, on_one_line(inside)

    def _within(self, base: int, inside: Rewritten, start: int, end: int) -> Span:
        return self._marked.plain.span(base + inside.origin(start), base + inside.origin(end))
