"""Linked bodies as they stand on a page: addresses made, footnotes filled. Their HTML is render/'s."""

import re
from html import escape, unescape

import msgspec

from generator.model.body import Markup
from generator.model.linked import (
    CitedPart,
    ClaimPart,
    ClosePassage,
    Figure,
    Footnote,
    InlineCitation,
    Link,
    LinkedBody,
    LinkedPiece,
    NoteCall,
    OpenPassage,
    SourcePart,
    Text,
)
from generator.model.records import Status
from generator.pages.citations import Bibliographic, QuoteView, bibliographic, quote_view, short_source
from generator.pages.evidence import ClaimFull, claim_full, quote_beside
from generator.pages.page import Anchor, Words
from generator.pages.scripts import direction
from generator.pages.viewpoint import Viewpoint, fell_word

_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?\S.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class SetLink(msgspec.Struct, frozen=True, tag="set-link"):
    """A link to a page of the site; `auto` where a name linked by itself."""

    href: str
    text: str
    auto: bool
    draft: bool = False
    dir: str = ""
    fell: str = ""


class SetFigure(msgspec.Struct, frozen=True, tag="set-figure"):
    """A picture, or a document where it has no width."""

    src: str
    name: str
    alt: str
    title: str
    width: int
    height: int


class SetPassage(msgspec.Struct, frozen=True, tag="set-passage"):
    """Verified words begin; `href` leads to them on the source's page, empty if they have no place there.

    `lang` and `dir` are empty where they are those of the text around.
    """

    href: str
    verdict: str
    lang: str = ""
    dir: str = ""


class CitedSource(msgspec.Struct, frozen=True, tag="cited-source"):
    """A source in a footnote."""

    prefix: str
    work: Bibliographic
    short: Anchor
    locator: str
    suffix: str
    quotes: tuple[QuoteView, ...]


class CitedClaim(msgspec.Struct, frozen=True, tag="cited-claim"):
    """A claim in a footnote, with its evidence. `quotes` are the words quoted beside the citation."""

    prefix: str
    full: ClaimFull
    suffix: str
    disputed: bool
    quotes: tuple[QuoteView, ...]


class SetInline(msgspec.Struct, frozen=True, tag="set-inline"):
    """A citation that is said in place."""

    parts: tuple[CitedSource | CitedClaim, ...]


SetPiece = Markup | Text | SetLink | NoteCall | SetFigure | SetPassage | ClosePassage | SetInline


class Back(msgspec.Struct, frozen=True):
    """A way back from a footnote to one of its calls, and the letter that tells it apart."""

    href: str
    label: str
    letter: str


class FootnoteView(msgspec.Struct, frozen=True):
    """A footnote: a citation's parts, or the writer's own words."""

    number: int
    fragment: str
    backs: tuple[Back, ...]
    parts: tuple[CitedSource | CitedClaim, ...] = ()
    own: tuple[SetPiece, ...] = ()


class BodyView(msgspec.Struct, frozen=True):
    """A body as it stands on a page, in its own language."""

    pieces: tuple[SetPiece, ...] = ()
    footnotes: tuple[FootnoteView, ...] = ()
    language: Words = Words("")

    def __bool__(self) -> bool:
        return bool(self.pieces)


def body_view(view: Viewpoint, body: LinkedBody, lang: str = "") -> BodyView:
    """The body on the page at hand."""
    return BodyView(
        _pieces(view, body.pieces, lang),
        tuple(_footnote(view, footnote, lang) for footnote in body.footnotes),
        view.words("", lang),
    )


def call_fragment(number: int, nth: int) -> str:
    """The fragment of call `nth` of footnote `number`; link/ writes the same into backlinks."""
    return f"fnref-{number}" if nth == 1 else f"fnref-{number}-{nth}"


def note_fragment(number: int) -> str:
    """The fragment of a footnote."""
    return f"fn-{number}"


def _pieces(view: Viewpoint, pieces: tuple[LinkedPiece, ...], lang: str) -> tuple[SetPiece, ...]:
    around = lang or view.dossier.site.lang
    out: list[SetPiece] = []
    for piece in pieces:
        if type(piece) is Markup or type(piece) is Text:
            out.append(piece)
            continue
        match piece:
            case NoteCall() | ClosePassage():
                out.append(piece)
            case Link():
                draft = view.dossier[piece.to].status is not Status.PUBLISHED
                way = direction("", piece.text)
                way = way if way != direction(around) else ""
                fell = fell_word(view.dossier[piece.to])
                out.append(SetLink(view.to(piece.to, piece.fragment), piece.text, piece.auto, draft, way, fell))
            case Figure():
                src = view.at(f"media/{piece.name}")
                out.append(SetFigure(src, piece.name, piece.alt, piece.title, piece.width, piece.height))
            case OpenPassage():
                href = view.to(piece.article, piece.passage) if piece.passage else ""
                own = view.dossier[piece.article].lang or view.dossier.site.lang
                way = direction(own) if direction(own) != direction(around) else ""
                out.append(SetPassage(href, piece.verdict.value, own if own != around else "", way))
            case InlineCitation():
                out.append(SetInline(tuple(cited_view(view, part) for part in piece.parts)))
    return tuple(out)


def _footnote(view: Viewpoint, footnote: Footnote, lang: str) -> FootnoteView:
    return FootnoteView(
        footnote.number,
        note_fragment(footnote.number),
        tuple(_back(footnote, nth) for nth in range(1, footnote.calls + 1)),
        parts=tuple(cited_view(view, part) for part in footnote.parts),
        own=_pieces(view, footnote.own, lang),
    )


def _back(footnote: Footnote, nth: int) -> Back:
    letter = _letter(nth) if footnote.calls > 1 else ""
    return Back(f"#{call_fragment(footnote.number, nth)}", f"{footnote.number}{letter}", letter)


def _letter(nth: int) -> str:
    """a, b, … z, aa, ab, …"""
    letters = ""
    while nth:
        nth, rest = divmod(nth - 1, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return letters


def cited_view(view: Viewpoint, part: CitedPart) -> CitedSource | CitedClaim:
    """One source or claim of a citation, as it is shown."""
    match part:
        case SourcePart():
            quotes = tuple(quote_view(view, quote) for quote in part.quotes)
            passage = next((q.passage for q in part.quotes if q.passage), "")
            work = bibliographic(view, part.article, passage)
            short = short_source(view, part.article, passage)
            return CitedSource(part.prefix, work, short, part.locator, part.suffix, quotes)
        case ClaimPart():
            beside = tuple(quote_beside(view, quote, part.claim) for quote in part.quotes)
            return CitedClaim(part.prefix, claim_full(view, part.claim), part.suffix, part.disputed, beside)


def first_paragraph(body: LinkedBody) -> str:
    """The words of the first paragraph, which is no heading, for a description or a feed."""
    out = ""
    for piece in body.pieces:
        match piece:
            case Markup(html):
                out += html
                if "</p>" in html and (found := _PARAGRAPH.search(out)):
                    return " ".join(unescape(_TAG.sub("", found[1])).split())
            case Text(text):
                out += escape(text)
            case Link():
                out += escape(piece.text)
            case NoteCall():
                out = out.rstrip()
    return ""
