"""A body's holes filled: links, numbered footnotes, pictures, and names that link by themselves.

Each reference also yields a backlink with the sentence it stands in. The verdicts come from evidence.py.
"""

from collections.abc import Mapping
from itertools import chain

import msgspec

from generator.link.names.mentions import Mentions
from generator.link.sentence import Block
from generator.model.body import (
    Cite,
    Cited,
    CloseQuote,
    Markup,
    OpenQuote,
    OwnNote,
    Picture,
    Piece,
    Prose,
    Quote,
    Ref,
    Section,
    WikiLink,
)
from generator.model.collection import Media
from generator.model.linked import (
    Backlink,
    CheckedQuote,
    CitedPart,
    ClaimPart,
    ClosePassage,
    Context,
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
from generator.model.problems import Problem, Span, problem
from generator.model.quotations import Verdict
from generator.model.records import Article, Claim, Key, Record, Rights
from generator.model.spelling import did_you_mean, slug


class Known(msgspec.Struct, frozen=True):
    """What linking a body needs to know of the others."""

    records: Mapping[Key, Record]
    found: Mapping[Ref, Key]
    checked: Mapping[Quote, CheckedQuote]
    media: Mapping[str, Media]
    mentions: Mentions
    lang: str


def link_body(record: Record, known: Known) -> tuple[LinkedBody, list[tuple[Key, Backlink]], list[Problem]]:
    """The record's body ready to be set, what it refers to, and what is wrong with its links."""
    if isinstance(record, Article) and record.transcription is not None and record.rights is not Rights.FULL:
        return LinkedBody(), [], []  # the body is the source's text: what of it may be shown is evidence/excerpts.py's
    if not record.body.pieces:
        return LinkedBody(), [], []
    linking = _Linking(record, known)
    pieces = linking.row(record.body.pieces)
    return LinkedBody(pieces, linking.footnotes()), linking.backlinks, linking.problems


def cited_part(cited: Cited, in_sentence: tuple[Quote, ...], known: Known) -> CitedPart | None:
    """One source or claim of a citation, linked; None where it leads nowhere, which is reported elsewhere."""
    key = known.found.get(cited.ref)
    if key is None:
        return None
    quotes = tuple(known.checked[q] for q in (*in_sentence, *cited.quotes) if q in known.checked)
    if key.kind == "claim":
        return ClaimPart(key, cited.prefix, cited.suffix, cited.disputed, quotes)
    return SourcePart(key, cited.prefix, cited.locator, cited.suffix, quotes)


def label(link: WikiLink, known: Known) -> str:
    """The words of a link: those that were typed, or the title of the record whose id was typed."""
    to = known.found.get(link.ref)
    if link.label or not link.ref.text:
        return link.label or link.heading
    if to is None:
        return link.ref.text
    record = known.records[to]
    typed = link.ref.text.partition(":")[2] if ":" in link.ref.text else link.ref.text
    return record.title if typed.casefold() == record.key.id.casefold() else link.ref.text


class _Linking:
    """One pass over one body: it numbers footnotes as they are first called and remembers the section it is in."""

    def __init__(self, record: Record, known: Known) -> None:
        self.record, self.known = record, known
        self.backlinks: list[tuple[Key, Backlink]] = []
        self.problems: list[Problem] = []
        self._section = ""
        self._seen: set[Key] = {record.key}
        self._calls: dict[tuple[CitedPart, ...] | int, int] = {}
        self._numbers: dict[tuple[CitedPart, ...] | int, int] = {}
        self._waiting: list[int] = []
        everything = [p for p in chain(record.body.pieces, *record.body.notes) if type(p) is not Markup]
        self._names = known.mentions.among([p.text for p in everything if type(p) is Prose])
        self._cites = {p.number: p for p in everything if type(p) is Cite}
        self._blocks: dict[int, Block] = {}
        self._labels = {p.number: label(p, known) for p in everything if type(p) is WikiLink}

    def row(self, pieces: tuple[Piece, ...]) -> tuple[LinkedPiece, ...]:
        """A row of pieces, linked."""
        out: list[LinkedPiece] = []
        for piece in pieces:
            if type(piece) is Markup:
                out.append(piece)
            elif type(piece) is not Prose:
                self._hole(piece, out)
            elif piece.text in self._names:
                self._prose(piece, out)
            elif piece.text:
                out.append(Text(piece.text))
        return tuple(out)

    def footnotes(self) -> tuple[Footnote, ...]:
        """The footnotes by number. One that only a footnote calls comes after those of the text."""
        own: dict[int, tuple[LinkedPiece, ...]] = {}
        for note in self._waiting:  # which grows while footnotes call footnotes
            own[note] = self.row(self.record.body.notes[note])
        return tuple(
            Footnote(number, self._calls[what], own=own[what])
            if isinstance(what, int)
            else Footnote(number, self._calls[what], parts=what)
            for what, number in self._numbers.items()
        )

    def _hole(self, piece: Piece, out: list[LinkedPiece]) -> None:
        match piece:
            case Section():
                self._section, self._seen = piece.id, {self.record.key}
                out.append(piece)
            case WikiLink():
                out.append(self._wikilink(piece))
            case Cite():
                out += self._cite(piece)
            case OwnNote():
                out.append(self._own_note(piece))
            case Picture():
                media = self.known.media.get(piece.name)
                if media:
                    out.append(Figure(piece.name, piece.alt, piece.title, media.width, media.height))
            case OpenQuote():
                out.append(self._open(piece))
            case CloseQuote():
                out.append(ClosePassage())

    def _prose(self, prose: Prose, out: list[LinkedPiece]) -> None:
        at = 0
        for name in self._names[prose.text]:
            words = prose.text[name.start : name.end]
            actors = [a for a in name.actors if a != self.record.key]
            if len(name.actors) > 1:
                if not self._seen.intersection(name.actors):
                    span = prose.span(self.record.span.path, name.start, name.end) or self.record.span
                    self._ambiguous(words, name.actors, span)
                    self._seen.update(name.actors)
                continue
            if not actors or actors[0] in self._seen:
                continue
            self._seen.add(actors[0])
            if name.start > at:
                out.append(Text(prose.text[at : name.start]))
            out.append(Link(actors[0], words, auto=True))
            context = self._block(prose.block).around(prose.at + name.start, prose.at + name.end)
            self._backlink(actors[0], "mention", context)
            at = name.end
        if at < len(prose.text):
            out.append(Text(prose.text[at:]))

    def _ambiguous(self, words: str, actors: tuple[Key, ...], span: Span) -> None:
        hint = f"write [[{actors[0].id}|{words}]] for the one you mean: " + " or ".join(f"`{a.id}`" for a in actors)
        self.problems.append(
            problem(
                "ambiguous-name",
                f"“{words}” belongs to {len(actors)} actors, so it links to none",
                span,
                hint,
            )
        )

    def _wikilink(self, link: WikiLink) -> LinkedPiece:
        label = self._labels[link.number]
        to = self.known.found.get(link.ref) if link.ref.text else self.record.key
        if to is None:
            return Text(label)
        fragment = self._heading(link, self.known.records[to]) if link.heading else ""
        self._seen.add(to)
        if to != self.record.key:
            self._backlink(to, "link", self._block(link.block).around_hole(link.number))
        return Link(to, label, fragment)

    def _heading(self, link: WikiLink, target: Record) -> str:
        sections = target.body.sections
        for section in sections:
            if link.heading in (section.title, section.id) or slug(link.heading) == slug(section.title):
                return section.id
        hint = did_you_mean(link.heading, [s.title for s in sections]) or f"`{target.key.id}` has no headings like it"
        self.problems.append(
            problem("unknown-heading", f"`{target.key.id}` has no heading “{link.heading}”", link.ref.span, hint)
        )
        return ""

    def _cite(self, cite: Cite) -> tuple[LinkedPiece, ...]:
        parts = self._parts(cite)
        if not parts:
            return ()
        if cite.inline:
            set_: LinkedPiece = InlineCitation(parts)
            fragment = ""
        else:
            set_ = call = self._call(parts, any(isinstance(p, ClaimPart) and p.disputed for p in parts))
            fragment = call_fragment(call)
        context = self._block(cite.block).around_hole(cite.number)
        for part in parts:
            to = part.claim if isinstance(part, ClaimPart) else part.article
            if to == self.record.key:
                continue
            passages = dict.fromkeys(q.passage for q in part.quotes if q.article == to and q.passage)
            for passage in passages or ("",):
                self._backlink(to, "citation", context, fragment, passage)
        return (set_,)

    def _parts(self, cite: Cite) -> tuple[CitedPart, ...]:
        """The parts of a citation; a quotation of its sentence goes to the source in which it stands."""
        sentence = {q: self.known.checked[q].article for q in cite.citation.in_sentence if q in self.known.checked}
        parts: list[CitedPart] = []
        for n, cited in enumerate(cite.citation.cited):
            last = n == len(cite.citation.cited) - 1
            to = self.known.found.get(cited.ref)
            mine: tuple[Quote, ...] = ()
            if sentence:
                sources = self._sources(to)
                mine = tuple(q for q, article in sentence.items() if article in sources or last)
                sentence = {q: a for q, a in sentence.items() if q not in mine}
            part = cited_part(cited, mine, self.known)
            if part:
                parts.append(part)
        return tuple(parts)

    def _sources(self, to: Key | None) -> set[Key]:
        """The articles whose words a citation of this record may quote."""
        record = self.known.records.get(to) if to else None
        if isinstance(record, Claim):
            return {self.known.found[e.source] for e in record.evidence if e.source in self.known.found}
        return {to} if to else set()

    def _own_note(self, piece: OwnNote) -> NoteCall:
        if piece.note not in self._numbers:
            self._waiting.append(piece.note)
        return self._call(piece.note)

    def _call(self, what: "tuple[CitedPart, ...] | int", disputed: bool = False) -> NoteCall:
        number = self._numbers.setdefault(what, len(self._numbers) + 1)
        self._calls[what] = self._calls.get(what, 0) + 1
        return NoteCall(number, self._calls[what], disputed)

    def _open(self, piece: OpenQuote) -> LinkedPiece:
        quote = self._cites[piece.number].citation.in_sentence[piece.quote]
        checked = self.known.checked.get(quote)
        if checked is None:
            return OpenPassage(self.record.key, "", Verdict.UNCHECKABLE)
        return OpenPassage(checked.article, checked.passage, checked.verdict)

    def _block(self, number: int) -> Block:
        if number not in self._blocks:
            lang = self.record.lang or self.known.lang
            self._blocks[number] = Block(self.record.body.blocks[number], self._labels, lang)
        return self._blocks[number]

    def _backlink(self, to: Key, how: str, context: Context, fragment: str = "", passage: str = "") -> None:
        self.backlinks.append((to, Backlink(self.record.key, how, context, fragment or self._section, passage)))


def call_fragment(call: NoteCall) -> str:
    """The id of a footnote's call on its page; pages/ and render/ write the same."""
    return f"fnref-{call.number}" if call.nth == 1 else f"fnref-{call.number}-{call.nth}"
