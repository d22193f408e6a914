"""A block's runs to pieces: prose and markup parted, quotations given to their citations, their words marked.

Tags around the block are left to layout.py.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from generator.load.body.blockquotes import BlockQuotation
from generator.load.body.contents import Contents
from generator.load.body.passages import Gap, passage
from generator.load.body.quoted import BARE, Shares, as_quoted, may_quote, share, words
from generator.load.body.reader import Reader
from generator.load.body.row import Row
from generator.load.body.runs import Block, Run, RunKind
from generator.load.body.singles import Range
from generator.model.body import Citation, Cite, CloseQuote, OpenQuote, OwnNote, Piece, Quote, WikiLink
from generator.model.problems import Span

_WORD = re.compile(r"\w+")
_TYPE = "put them into “…”, «…», „…“ or the like"


class Manner(msgspec.Struct, frozen=True):
    """How a block is set. `prose`: names may link; `inline`: in a footnote; `warned`: of bare quotations."""

    prose: bool = True
    inline: bool = False
    warned: bool = True


class _Marks(msgspec.Struct):
    """What the quotations of a block come to: by citation, where they begin and end, where no name links."""

    quotes: dict[int, tuple[Quote, ...]] = msgspec.field(default_factory=dict)
    pieces: dict[Gap, list[Piece]] = msgspec.field(default_factory=dict)
    silent: tuple[Range, ...] = ()

    def enclose(self, gaps: tuple[Gap, Gap] | None, number: int, quote: int) -> None:
        """Mark words as quotation `quote` of citation `number`."""
        if gaps:
            self.pieces.setdefault(gaps[0], []).append(OpenQuote(number, quote))
            self.pieces.setdefault(gaps[1], []).insert(0, CloseQuote())


_NOTHING = _Marks()
_WORDS = (RunKind.TEXT, RunKind.BREAK)


class Typesetter:
    """Sets the blocks of one text, and numbers them: `blocks` are their words with marks for holes."""

    def __init__(self, contents: Contents, reader: Reader, lang: str) -> None:
        self.blocks: list[str] = []
        self._contents, self._reader, self._lang = contents, reader, lang

    def set(self, row: Row, block: Block, manner: Manner) -> None:
        """Add a block to a row."""
        marks = self._shared(block, manner.warned) if may_quote(block.text) else _NOTHING
        if marks.silent:
            self._set(row, block, manner, marks)
        elif block.runs:
            self._set_unquoted(row, block, manner)

    def set_quotation(self, row: Row, whole: BlockQuotation, number: int, inline: bool) -> None:
        """Add block `number` of a block quotation, whose words are all one quotation of its last citation."""
        block, (start, end) = whole.blocks[number], whole.ranges[number]
        first = next(n for n, (a, b) in enumerate(whole.ranges) if a < b)
        span = self._span(whole.blocks[first], *whole.ranges[first])
        marks = _Marks({whole.number: (Quote(whole.text, span),)}, silent=((start, end),))
        if start < end:
            self._forbid_strokes(block, [(start, end)])
            marks.enclose(passage(block, start, end), whole.number, 0)
        if block.runs:
            self._set(row, block, Manner(prose=False, inline=inline), marks)

    def _shared(self, block: Block, warned: bool) -> _Marks:
        text = block.text
        parts = tuple(zip(block.runs, block.at, block.at[1:], strict=False))
        masked = [(a, b) for run, a, b in parts if run.kind not in (RunKind.TEXT, RunKind.BREAK) and a < b]
        cites = [(a, run.number) for run, a, _ in parts if run.kind is RunKind.CITATION]
        shares = share(text, masked, cites, self._lang)
        if warned:
            self._warn(block, text, shares)
        for start, end in shares.unread:
            message = f"words between {_mark(text, start - 1, -1)} and {_mark(text, end, 1)} are not verified"
            self._contents.tell("bad-citation", message, self._span(block, start, end), _TYPE)
        marks = _Marks(silent=shares.all)
        for number, ranges in shares.cited.items():
            self._forbid_strokes(block, ranges)
            marks.quotes[number] = tuple(Quote(as_quoted(text[a:b]), self._span(block, a, b)) for a, b in ranges)
            for quote, (a, b) in enumerate(ranges):
                marks.enclose(passage(block, a, b), number, quote)
        return marks

    def _forbid_strokes(self, block: Block, quoted: Iterable[Range]) -> None:
        """Words that are struck out still stand in the quotation when it is looked up, but readers pass over them."""
        start = 0
        for run, at in zip(block.runs, block.at, strict=False):
            start = at if run.html == "<s>" else start
            # A stroke through the whole, marks and all, misleads nobody.
            if run.html == "</s>" and any(a < at and start < b and not (start < a and b < at) for a, b in quoted):
                message = "words of a quotation are struck out, and readers would take them for left out"
                hint = "take the ~~ away; to leave words out, write … in their place"
                self._contents.tell("bad-citation", message, self._span(block, start, at), hint)

    def tell_bare(self, block: Block, hint: str) -> None:
        """Warn of a block quotation without a citation, at the first line of the block that it begins with."""
        start = len(block.text) - len(block.text.lstrip())
        line = block.text.find("\n", start)
        message = "this block quotation does not end in a citation, so its words are not verified"
        span = self._span(block, start, line if line >= 0 else len(block.text))
        self._contents.tell("bare-quotation", message, span, hint)

    def _warn(self, block: Block, text: str, shares: Shares) -> None:
        for start, end in shares.bare:
            if words(text[start:end]) >= BARE:
                span = self._span(block, start, end)
                message = "these words are quoted, and no source is cited in their sentence"
                self._contents.tell("bare-quotation", message, span, "name the source after them, as in “…” [@id]")
        for start, end in shares.titles:
            message = f"{text[start - 1]}…{text[end]} is read as a title, so these words are not verified"
            hint = "if they are quoted write 「…」 or “…”; if they are a title let it stand with a reason"
            self._contents.tell("bare-quotation", message, self._span(block, start, end), hint)
        for place in shares.unclosed:
            span = self._span(block, place, place + 1)
            message = f"this {text[place]} is not closed in its paragraph, so no words after it are verified"
            self._contents.tell("bare-quotation", message, span, "close it, before or after the citation")

    def _set(self, row: Row, block: Block, manner: Manner, marks: _Marks) -> None:
        marked = [run.text if run.number < 0 else run.marked for run in block.runs]
        self.blocks.append("".join(marked))
        self._manner, self._marks, self._silent = manner, marks, 0
        in_marked = 0
        for number, run in enumerate(block.runs):
            if run.kind is RunKind.TEXT or run.kind is RunKind.BREAK:
                self._words(row, block, number, in_marked)
            else:
                self._enclose(row, Gap(number, 0))
                self._other(row, run, block.at[number])
            in_marked += len(marked[number])
        self._enclose(row, Gap(len(block.runs), 0))

    def _set_unquoted(self, row: Row, block: Block, manner: Manner) -> None:
        """The same for a block in which nothing is quoted, so that no words are cut."""
        self._manner, self._marks, self._silent = manner, _NOTHING, 0
        prose, linked, number, in_marked = manner.prose, block.linked, len(self.blocks), 0
        marked, runs = list[str](), block.runs
        self.blocks.append("")
        for at, run in enumerate(runs):
            text = run.text
            if run.kind is RunKind.TEXT:
                if not prose or at in linked:
                    row.text(text)
                else:
                    place = self._reader.span(block.place, run.at, run.at + len(text))
                    if place.length == len(text) and (at + 1 == len(runs) or runs[at + 1].kind not in _WORDS):
                        row.last_prose(text, number, in_marked, place)
                    else:
                        row.prose(text, number, in_marked, self._places(block, run, 0, len(text)))
            elif run.kind is RunKind.BREAK:
                self._words(row, block, at, in_marked)
            elif run.html:
                row.html(run.html)
            else:
                self._other(row, run, block.at[at])
                text = run.marked
            marked.append(text)
            in_marked += len(text)
        self.blocks[number] = "".join(marked)

    def _words(self, row: Row, block: Block, number: int, in_marked: int) -> None:
        """Words, cut where a quotation begins or ends: its words are no prose."""
        run, at, silent = block.runs[number], block.at[number], self._marks.silent
        offset, end = 0, len(run.text)
        while offset < end:
            self._enclose(row, Gap(number, offset))
            quiet = self._is_quoted(at + offset)
            begin, stop = silent[self._silent] if self._silent < len(silent) else (at + end, at + end)
            until = min(end, (stop if quiet else begin) - at)
            if run.html.startswith("<br"):
                row.html(run.html)
            elif quiet or number in block.linked or not self._manner.prose:
                row.text(run.text[offset:until])
            else:
                text, places = run.text[offset:until], self._places(block, run, offset, until)
                row.prose(text, len(self.blocks) - 1, in_marked + offset, places)
            offset = until

    def _places(self, block: Block, run: Run, start: int, end: int) -> list[tuple[int, Span]]:
        """Where a part of a run stands in the file: its words one by one where remarks were taken out between them."""
        whole = self._reader.span(block.place, run.at + start, run.at + end)
        if whole.length == end - start:
            return [(0, whole)]
        words = ((m.start(), m.end()) for m in _WORD.finditer(run.text, start, end))
        return [(a - start, self._reader.span(block.place, run.at + a, run.at + b)) for a, b in words]

    def _is_quoted(self, at: int) -> bool:
        """Whether a quotation runs over `at`, which is never before what was last asked for."""
        silent = self._marks.silent
        while self._silent < len(silent) and silent[self._silent][1] <= at:
            self._silent += 1
        return self._silent < len(silent) and silent[self._silent][0] <= at

    def _enclose(self, row: Row, gap: Gap) -> None:
        for piece in self._marks.pieces.get(gap, ()):
            row.piece(piece)

    def _other(self, row: Row, run: Run, at: int) -> None:
        if run.html:
            row.html(run.html)
            return
        block = len(self.blocks) - 1
        match run.kind:
            case RunKind.VERBATIM:
                row.text(run.text)
            case RunKind.CODE:
                row.html(f"<code>{html.escape(run.text, quote=False)}</code>")
            case RunKind.WIKILINK:
                target = self._contents.targets[run.number]
                # In a quotation the page must show the very words that are verified, not the record's title.
                label = run.text if self._is_quoted(at) else target.label
                row.piece(WikiLink(target.ref, target.heading, label, block, run.number))
            case RunKind.CITATION:
                cited, span = self._contents.citations[run.number]
                which = next((c.which for c in cited if c.which), None)
                quotes = self._marks.quotes.get(run.number, ())
                if which:
                    quotes = tuple(msgspec.structs.replace(quote, which=which) for quote in quotes)
                citation = Citation(cited, span, quotes)
                row.piece(Cite(citation, block, run.number, self._manner.inline))
            case RunKind.NOTE:
                row.piece(OwnNote(run.number))
            case RunKind.FILE:
                row.piece(self._reader.files[run.number])

    def _span(self, block: Block, start: int, end: int) -> Span:
        """The place in the file of a part of a block's plain text."""
        first, last = (min(bisect_right(block.at, place), len(block.runs)) - 1 for place in (start, end))
        begin = block.runs[first].at + start - block.at[first]
        return self._reader.span(block.place, begin, block.runs[last].at + end - block.at[last])


def _mark(text: str, at: int, way: int) -> str:
    """The mark at `at`, with its double if one stands beyond it."""
    return text[at] * 2 if 0 <= at + way < len(text) and text[at + way] == text[at] else text[at]
