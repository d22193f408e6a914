"""Random mixtures of all the syntax: nothing raises, HTML is balanced, no mark leaks, every place exists."""

import re
from html.parser import HTMLParser

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load.body.citations import parse_cited
from generator.load.body.markdown import parse_body
from generator.model.body import (
    HOLE,
    Body,
    Cite,
    CloseQuote,
    Markup,
    OpenQuote,
    OwnNote,
    Piece,
    Prose,
    WikiLink,
)
from generator.model.problems import Problem, Span
from tests.load.body.bodies import PATH, pointed

LINE, COLUMN = 3, 5
ATOMS = (
    '[ ] [[ ]] ![[ | \\| @x @claim:y [@x [@x] [see;@x;¶4] disputed -@x @{a b} ; #2 { } " “ ” « » „ 」 “a;b;c;d” '
    "` `` ``` ~~~ <!-- --> %% <!--> * ** _ ~~ > - 1. # ## [^1] [^1]: ^[ [x] [r]: [a][r] <https://e.org> "
    "https://e.org/a ](media/x.jpg) ](https://e.org;'t') ](x.md#y) ![ ( ) \\ &amp; &#xFDD0; word three;soldiers;died. "
    "He;said. U.S. — مقاله 。 文 [!note]+ <script> ' ’ ⸨ ⸩ --- === |---|"
).split()
PIECES = [atom.replace(";", " ") for atom in ATOMS]
PIECES += [
    " ",
    "  \n",
    "\n",
    "\n\n",
    "\n> ",
    "\n- ",
    "\n    ",
    "\n\n```\n",
    "\n| a | b |\n|---|--:|\n| c | ",
    "\n[^1]: ",
    "\n> [!tip] ",
    "\t",
    "\ufdd0",
    "\ufdd2",
    "\x00",
    "\r\n",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8"), max_size=40).map("".join)
NONCHARACTER = re.compile("[\ufdd0-\ufdef]")


class Balanced(HTMLParser):
    """Tells whether every tag is closed in its turn, and whether anything stands where it cannot."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)
        self.close()
        self.wrong += [f"<{tag}> is open" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "img", "iframe"):
            self.wrong.append(f"<{tag}>")
        if tag in ("a", "mark") and "a" in self.open:
            self.wrong.append(f"<{tag}> within <a>")
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


def html(pieces: tuple[Piece, ...]) -> str:
    """The pieces as HTML in which each hole is some element."""
    out = []
    for piece in pieces:
        match piece:
            case Markup(markup):
                out.append(markup)
            case WikiLink() | Cite() | OwnNote():
                out.append("<a>x</a>")
            case OpenQuote():
                out.append("<mark>")
            case CloseQuote():
                out.append("</mark>")
            case _:
                out.append("x")
    return "".join(out)


def check_pieces(found: Body) -> None:
    numbers = [int(m[1]) for block in found.blocks for m in HOLE.finditer(block)]
    assert len(numbers) == len(set(numbers))
    assert not NONCHARACTER.search(HOLE.sub("", "".join(found.blocks)))
    for row in (found.pieces, *found.notes):
        assert Balanced(html(row)).wrong == []
        assert not NONCHARACTER.search(msgspec.json.encode(row).decode())
        for piece in row:
            if isinstance(piece, Prose):
                assert found.blocks[piece.block][piece.at : piece.at + len(piece.text)] == piece.text
            elif isinstance(piece, WikiLink | Cite):
                assert piece.number in numbers
                assert f"\ufdd0{piece.number}\ufdd1" in found.blocks[piece.block]
            elif isinstance(piece, OwnNote):
                assert piece.note < len(found.notes)


def check_places(text: str, problems: list[Problem]) -> None:
    rows = text.replace("\r\n", "\n").replace("\r", "\n")
    for problem in problems:
        assert problem.span.line >= LINE
        pointed(rows, problem.span, LINE, COLUMN)
        assert problem.message
        assert problem.hint
        assert not NONCHARACTER.search(problem.message + problem.hint)


@given(TEXTS, st.sampled_from(["", "en", "ar", "zh"]))
@settings(max_examples=400)
def test_any_text_becomes_a_sound_body(text: str, lang: str) -> None:
    found, problems = parse_body(text, PATH, LINE, column=COLUMN, lang=lang)
    check_pieces(found)
    check_places(text, problems)
    assert parse_body(text, PATH, LINE, column=COLUMN, lang=lang) == (found, problems)


@given(TEXTS)
@settings(max_examples=200)
def test_any_string_is_read_as_a_citation_or_told(text: str) -> None:
    cited, problems = parse_cited(text, Span(PATH, LINE, COLUMN))
    assert cited or problems
    assert all(one.ref.text for one in cited)


@given(TEXTS, TEXTS, st.sampled_from(["<!-- {} -->", "%% {} %%", "\n\n<!--\n{}\n-->\n\n"]))
@settings(max_examples=200)
def test_no_remark_shows_but_in_code(before: str, after: str, remark: str) -> None:
    """Without backticks or fences before it nothing can make code of a remark."""
    before = before.replace("`", "").replace("~~~", "").replace("\\", "").replace("<!--", "").replace("%%", "")
    found, _ = parse_body(before + remark.format("zqsecretqz") + after, PATH, LINE)
    assert "zqsecretqz" not in msgspec.json.encode(found).decode()
