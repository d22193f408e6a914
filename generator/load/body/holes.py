"""Citations and wikilinks found in the raw text, whole, and replaced by marks before Markdown is parsed.

So no emphasis, link or table cell can split them. What stands in them is read later, and only where the
parser does not take the place for code. Private remarks are taken out first, by comments.py.
"""

import re

import msgspec

from generator.load.body.brackets import KEY, Fault, bracket_end, quotation_over
from generator.load.body.comments import without_comments
from generator.load.body.marks import Hole, HoleKind, mark
from generator.load.body.offsets import Change, Offsets, Rewritten
from generator.load.body.spans_of_code import CodeSpans
from generator.load.body.stretches import Stretch, bracketed
from generator.model.patterns import later
from generator.model.problems import Problem, Span, problem

# Every choice begins with one character of its own, which makes the search several times faster.
_TOKEN = re.compile(r"\\[!-/:-@\[-`{-~]|``*+|!\[\[(?!\[)|\[\[(?!\[)|\[|\]|@")
_WIKILINK = re.compile(r"!?\[\[((?>(?:[^\[\]\\]|\\.|\[(?>(?:[^\[\]\\]|\\.)*)\])*))\]\]", re.DOTALL)
_BRACKET = later(r"(?<!\\)[\[\]]")
# What makes a bracket before it the text of an ordinary link.
_ADDRESS = re.compile(
    r"\([ \t\n]*+(?:<[^<>\n]*+>|[^\s<>()]*+(?>(?:\([^\s()]*+\)[^\s()]*+)*))"
    r"(?>(?:[ \t\n]++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?)[ \t\n]*+\)"
)
# How many brackets are looked at for those that are missing.
_TRIED = 8
_PLAIN = "write \\[ where you mean the bracket itself"


class Marked(msgspec.Struct, frozen=True):
    """A text with marks in it, what they stand for, and what was wrong.

    Three ways lead back to the file: from the text as `typed`, in which comments have their places; from the
    `plain` text without them, in which the other holes have theirs; and from the text itself, by `offsets`.
    """

    text: str
    holes: list[Hole]
    typed: Offsets
    plain: Offsets
    offsets: Offsets
    problems: list[Problem]


def marked(text: str, typed: Offsets) -> Marked:
    """The text without private remarks, and with a mark for each citation, wikilink and embedded picture."""
    without, holes, unclosed = without_comments(text)
    problems = [endless(text[at : at + 4], typed.span(at, at + 1)) for at in unclosed]
    plain = typed.after(without)
    changes: list[Change] = []
    for stretch in bracketed(without.text):
        for hole in _Finder(without.text, stretch, plain).holes():
            changes.append(Change(hole.start, hole.end, mark(len(holes))))
            holes.append(hole)
    done = Rewritten(without.text, changes)
    return Marked(done.text, holes, typed, plain, plain.after(done), problems)


def endless(text: str, span: Span) -> Problem:
    """The problem with a comment that begins with `text` and never ends."""
    opening, closing = ("%%", "%%") if text.startswith("%") else (text[:4].rstrip(), "-->")
    hint = f"close it with {closing}; write \\{opening} where you mean the characters themselves"
    message = f"a private remark begins here with {opening} and never ends, so nothing after it would be shown"
    return problem("unclosed-comment", message, span, hint)


class _Finder:
    """One pass over a stretch.

    `_open` are the brackets that are open, outermost first; a key may turn the last one into a citation. One
    that it cannot, such as a footnote's, is -1. `_looked` is how far quotations are known that may shield a key.
    """

    def __init__(self, text: str, stretch: Stretch, offsets: Offsets) -> None:
        self._text, self._stretch, self._offsets = text, stretch, offsets
        self._spans: CodeSpans | None = None
        self._open: list[int] = []
        self._looked = 0
        self._found: list[Hole] = []

    def holes(self) -> list[Hole]:
        """What is found, in order, none overlapping."""
        self._scan(self._stretch.start, self._stretch.end, self._stretch.code)
        return self._found

    def _scan(self, at: int, end: int, code: bool) -> None:
        while found := _TOKEN.search(self._text, at, end):
            token, start, at = found[0], found.start(), found.end()
            if token[0] == "`" and not code:
                at = self._code(start, at)
            elif token in ("[[", "![["):
                at = self._link(start, end, code)
            elif token == "[":
                footnote = self._text[at : at + 1] == "^" or self._text[start - 1 : start] == "^"
                self._open.append(-1 if footnote else start)
            elif token == "]" and self._open:
                self._open.pop()
            elif token == "@" and self._open:
                at = self._citation(start, end, code) or at

    def _code(self, start: int, at: int) -> int:
        """A span of code that the backticks `start:at` may open; where to go on."""
        self._spans = self._spans or CodeSpans(self._text, self._stretch.start, self._stretch.end)
        until = self._spans.end(start, at)
        if until < 0:
            return at
        held, self._open = self._open, []
        self._scan(at, until, code=True)
        self._open = held
        return until + at - start

    def _citation(self, at: int, end: int, code: bool) -> int | None:
        """Try the last open bracket as a citation by the `@` at `at`; where to go on."""
        text, start = self._text, self._open[-1]
        begin = at - 1 if text[at - 1 : at] == "-" else at
        key = KEY.match(text, begin, end) or KEY.match(text, at, end)
        if not key or not -1 < start < key.start():
            return None
        self._looked = quotation_over(text, max(self._looked, start + 1), at, end)
        if self._looked > at:
            return self._looked
        close = bracket_end(text, start, end)
        if close.fault and start + 1 == key.start() and not code:
            return self._broken(start, close.at, close.fault, end)
        if close.fault or close.at < key.end() or self._is_link(close.at, end):
            self._open[-1] = -1
            return None
        self._take(HoleKind.CITATION, start, close.at + 1)
        return close.at + 1

    def _is_link(self, close: int, end: int) -> bool:
        """Whether the bracket that ends at `close` is the text of an ordinary link or picture."""
        return bool(_ADDRESS.match(self._text, close + 1, end))

    def _broken(self, start: int, at: int, fault: Fault, end: int) -> int:
        if fault is Fault.QUOTATION:
            opening = self._text[at]
            message = f"the quotation mark {opening} is never closed, so the citation does not end"
            hint = f"close it; for the mark itself write \\{opening}"
            close = self._text.find("]", at, end)
            until = close + 1 if close >= 0 else start + 1
        else:
            message, hint = "this citation has no closing bracket", f"close it with ]; {_PLAIN}"
            until = start + 1
        told = problem("bad-citation", message, self._offsets.span(at, at + 1), hint)
        self._take(HoleKind.MISTAKE, start, until, told)
        return until

    def _link(self, start: int, end: int, code: bool) -> int:
        """A wikilink or an embedded picture, or what was meant for one; give where to go on."""
        opening = self._text.index("[[", start) + 2
        found = _WIKILINK.match(self._text, start, end)
        if found and self._is_link(found.end() - 1, end):
            self._open += [opening - 2, opening - 1]
            return opening
        if found:
            embeds = opening - start == len("![[")
            # "Wow![[name]]" is an exclamation.
            if embeds and "." not in found[1] and self._text[start - 1 : start].isalnum():
                start, embeds = start + 1, False
            self._take(HoleKind.EMBED if embeds else HoleKind.LINK, start, found.end())
            return found.end()
        self._open += [opening - 2, opening - 1]
        message = "" if code else self._broken_link(opening, end)
        if message:
            hint = f"write [[name]] or [[name|words]]; {_PLAIN}"
            told = problem("bad-link", message, self._offsets.span(start, opening), hint)
            self._take(HoleKind.MISTAKE, start, opening, told)
        return opening

    def _broken_link(self, opening: int, end: int) -> str:
        """What is wrong with two brackets that are no link; empty where they are other markup."""
        text, at, depth = self._text, opening, 0
        for _ in range(_TRIED):
            bracket = _BRACKET.search(text, at, end)
            if bracket is None:
                return "" if KEY.match(text, opening, end) else "this link has no closing brackets"
            at = bracket.end()
            if bracket[0] == "[" and text.startswith("[[", bracket.start()):
                return "a link stands inside another"
            depth += 1 if bracket[0] == "[" else -1
            if depth < 0:
                is_markup = text[at : at + 1] in ("(", "[", ":") or KEY.search(text, opening, at - 1)
                return "" if is_markup else "this link has one closing bracket only"
        return ""

    def _take(self, kind: HoleKind, start: int, end: int, told: Problem | None = None) -> None:
        """Keep a hole; a smaller one inside is part of it. No bracket around a citation is one too."""
        while self._found and self._found[-1].start >= start:
            self._found.pop()
        self._found.append(Hole(kind, start, end, self._text[start:end], told))
        if kind is HoleKind.CITATION or (told and told.code == "bad-citation"):
            self._open = []
