"""The pieces of a body as HTML. Footnotes below the text, and all else on a page, are the templates'."""

from collections.abc import Iterable

from markupsafe import Markup as Safe

from generator.model.body import Markup
from generator.model.linked import ClosePassage, NoteCall, Text
from generator.model.patterns import later
from generator.pages.bodies import (
    CitedClaim,
    CitedSource,
    SetFigure,
    SetInline,
    SetLink,
    SetPassage,
    SetPiece,
    call_fragment,
    note_fragment,
)
from generator.pages.citations import QuotePart, QuoteView
from generator.pages.page import Anchor
from generator.render.escaping import escaped

# What an <a> cannot hold: another link, and blocks, which a quotation may span.
_APART = frozenset(
    "a p blockquote ul ol li dl dt dd table thead tbody tr td th h1 h2 h3 h4 h5 h6 div pre hr aside".split()
)
_VOID = frozenset("br img wbr".split())
_TAG = later(r"(<(/?)([a-z][a-z0-9]*)[^>]*>)")


def set_pieces(pieces: Iterable[SetPiece]) -> Safe:
    """A row of pieces, set."""
    setting = _Setting()
    for piece in pieces:
        setting.add(piece)
    setting.leave()
    return Safe("".join(setting.out))


class _Setting:
    """The HTML so far, and the quotation that is open in it.

    A quotation is one element as long as nothing in it forbids that; else it is closed before and goes on
    behind, and so do emphasis and the like that began within it.
    """

    def __init__(self) -> None:
        self.out: list[str] = []
        self._passage: SetPassage | None = None
        self._is_open = False
        self._links = 0
        self._within: list[tuple[str, str]] = []

    def add(self, piece: SetPiece) -> None:
        """Set one more piece."""
        if type(piece) is Markup:
            self._markup(piece.html)
            return
        if type(piece) is Text:
            self._words(escaped(piece.text))
            return
        match piece:
            case SetPassage():
                self._passage = piece
            case ClosePassage():
                self._end()
            case SetLink():
                self._apart(link(piece))
            case NoteCall():
                self.leave()
                self._close_up(piece.disputed)
                if piece.disputed and self.out and not self.out[-1].endswith((" ", "\n", ">")):
                    self.out.append(" ")
                self.out.append(call(piece))
            case SetFigure():
                self._apart(figure(piece))
            case SetInline():
                self._apart(inline(piece))

    def leave(self) -> None:
        """Close the quotation's element, if it is open."""
        if self._passage and self._is_open:
            self.out += [f"</{name}>" for name, _ in reversed(self._within)]
            self.out.append("</a>" if self._passage.href else "</span>")
            self._is_open = False

    def _end(self) -> None:
        """The quotation is over; what began within it and has not ended goes on behind it."""
        self.leave()
        self.out += [tag for _, tag in self._within]
        self._within = []
        self._passage = None

    def _enter(self) -> None:
        if self._passage and not self._is_open and not self._links:
            start = f'a href="{escaped(self._passage.href)}"' if self._passage.href else "span"
            language = _language(self._passage.lang, self._passage.dir)
            self.out.append(f'<{start} class="quotation {escaped(self._passage.verdict)}"{language}>')
            self.out += [tag for _, tag in self._within]
            self._is_open = True

    def _words(self, html: str) -> None:
        if html.strip():
            self._enter()
        self.out.append(html)

    def _apart(self, html: str) -> None:
        self.leave()
        self.out.append(html)

    def _close_up(self, is_tagged: bool) -> None:
        """Take away the space that a writer leaves before a citation: its number stands close to the word."""
        while self.out and not is_tagged:
            self.out[-1] = self.out[-1].rstrip(" \n")
            if self.out[-1]:
                break
            self.out.pop()

    def _markup(self, html: str) -> None:
        if self._passage is None:
            self.out.append(html)
            return
        at = 0
        for tag in _TAG.finditer(html):
            self._words(html[at : tag.start()])
            self._tag(tag[1], bool(tag[2]), tag[3])
            at = tag.end()
        self._words(html[at:])

    def _tag(self, tag: str, is_end: bool, name: str) -> None:
        if name in _APART:
            self._apart(tag)
            self._links += (-1 if is_end else 1) if name == "a" else 0
        elif name in _VOID:
            self.out.append(tag)
        elif not is_end:
            self._enter()
            if self._is_open:
                self._within.append((name, tag))
            self.out.append(tag)
        elif self._within and self._within[-1][0] == name:
            self._within.pop()
            if self._is_open:
                self.out.append(tag)
        else:
            self._apart(tag)


def link(piece: SetLink) -> str:
    """A link within the site."""
    kind = ' class="auto"' if piece.auto else ""
    draft = ' <span class="tag draft">draft</span>' if piece.draft else ""
    fell = f' <span class="tag fell">{escaped(piece.fell)}</span>' if piece.fell else ""
    return f'<a href="{escaped(piece.href)}"{kind}{_language("", piece.dir)}>{escaped(piece.text)}</a>{draft}{fell}'


def call(piece: NoteCall) -> str:
    """The call of a footnote."""
    number = piece.number
    fragment = call_fragment(number, piece.nth)
    disputed = '<span class="disputed tag">disputed</span>' if piece.disputed else ""
    return (
        f'{disputed}<sup class="call"><a id="{fragment}" href="#{note_fragment(number)}" role="doc-noteref" '
        f'aria-label="Footnote {number}">{number}</a></sup>'
    )


def figure(piece: SetFigure) -> str:
    """A picture with its caption, or a link to a document."""
    if not piece.width:
        name = piece.alt or piece.title or piece.name
        return f'<a class="document" href="{escaped(piece.src)}">{escaped(name)}</a>'
    caption = f"<figcaption>{escaped(piece.title)}</figcaption>" if piece.title else ""
    return (
        f'<figure><img src="{escaped(piece.src)}" width="{piece.width}" height="{piece.height}" '
        f'alt="{escaped(piece.alt)}" loading="lazy" decoding="async">{caption}</figure>'
    )


def inline(piece: SetInline) -> str:
    """A citation in parentheses, for a footnote has no footnotes."""
    parts = "; ".join(_source(p) if isinstance(p, CitedSource) else _claim(p) for p in piece.parts)
    return f'<span class="inline-citation">({parts})</span>'


def _source(part: CitedSource) -> str:
    words = [escaped(part.prefix), _anchor(part.short)]
    words += [escaped(part.locator), escaped(part.suffix), *(quote(q) for q in part.quotes)]
    return " ".join(word for word in words if word)


def _claim(part: CitedClaim) -> str:
    words = [escaped(part.prefix), _anchor(part.full.brief.claim)]
    words += [escaped(part.suffix), *(quote(q) for q in part.quotes)]
    if part.disputed or part.full.brief.disputes:
        words.append('<span class="disputed tag">disputed</span>')
    return " ".join(word for word in words if word)


def _anchor(anchor: Anchor) -> str:
    return f'<a href="{escaped(anchor.href)}"{_language(anchor.lang, anchor.dir)}>{escaped(anchor.text)}</a>'


def _language(lang: str, way: str) -> str:
    """The attributes of words that are in another language than those around them; a direction sets them apart."""
    return (f' lang="{escaped(lang)}"' if lang else "") + (f' dir="{escaped(way)}"' if way else "")


def quote(piece: QuoteView) -> str:
    """A quotation in running text, with its mark; its own quotation marks are not doubled."""
    name = "q" if piece.marks[0] else "bdi"
    set_words = f"<{name}{_language(piece.lang, piece.dir)}>{quoted(piece.parts)}</{name}>"
    if piece.href:
        set_words = (
            f'<a class="quotation {escaped(piece.verdict)}" href="{escaped(piece.href)}">{set_words}</a>'
        )
    against = {"disputes": "against the claim: ", "mentions": "mentions the claim: "}.get(piece.bears, "")
    verdict = escaped(piece.verdict)
    mark = f'<a class="mark {verdict}" href="#_mark-{verdict}">{piece.symbol}\u00a0{escaped(piece.said)}</a>'
    return f"{against}{set_words} {mark}"


def quoted(parts: Iterable[QuotePart]) -> Safe:
    """The words of a quotation, the editor's brackets marked."""
    words = (
        f'<span class="editors">{escaped(part.text)}</span>' if part.editors else escaped(part.text)
        for part in parts
    )
    return Safe("".join(words))
