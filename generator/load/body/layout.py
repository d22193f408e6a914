"""The parser's block tokens to pieces: paragraphs, headings, lists, tables, quotations, call-outs, code.

What stands inside a block is read by reader.py and set by typesetter.py.
"""

import html
from bisect import bisect_left

import msgspec
from markdown_it.token import Token

from generator.load.body.blockquotes import Whole, bare_quotation, whole_quotation
from generator.load.body.direction import way_of_language, way_of_text
from generator.load.body.footnotes import Inline
from generator.load.body.places import Cells, place_at, place_of
from generator.load.body.row import Row
from generator.load.body.runs import Block
from generator.load.body.shop import Shop
from generator.load.body.typesetter import Manner
from generator.model.body import Piece, Section

_ALIGNED = {"text-align:right": ' class="end"', "text-align:center": ' class="centre"'}
_PLAIN = {
    "bullet_list_close": "</ul>\n", "ordered_list_close": "</ol>\n", "list_item_close": "</li>\n",
    "thead_open": "<thead>\n", "thead_close": "</thead>\n", "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n", "hr": "<hr>\n",
    "tr_open": "<tr>\n", "tr_close": "</tr>\n", "table_close": "</table>\n</div>\n",
}  # fmt: skip


_CLOSE = frozenset(("bullet_list_close", "ordered_list_close", "list_item_close", "blockquote_close"))


def lay_out(tokens: list[Token], shop: Shop) -> tuple[Piece, ...]:
    """The pieces of a text."""
    return _Layout(tokens, shop, inline=False).pieces()


def lay_out_note(note: list[Token] | Inline, shop: Shop) -> tuple[Piece, ...]:
    """The pieces of a footnote. One of a single paragraph has no tags around it."""
    if not isinstance(note, Inline):
        return _Layout(note, shop, inline=True).pieces()
    row = Row()
    block = shop.reader.note(note.tokens, note.place)
    shop.typesetter.set(row, block, Manner(inline=True))
    for picture in block.pictures:
        row.piece(picture)
    return row.pieces()


class _Quotation(msgspec.Struct):
    """An open block quotation or call-out: how it ends, whether it is quoted, and bare, the tags of its title."""

    closing: str
    quoted: bool = True
    bare: bool = False
    title: tuple[str, str] = ("", "")


class _Layout:
    """One pass over one row of tokens."""

    def __init__(self, tokens: list[Token], shop: Shop, inline: bool) -> None:
        self._tokens, self._shop, self._inline = tokens, shop, inline
        self._ways = [way_of_language(shop.lang)]
        self._row = Row()
        self._open: list[_Quotation] = []
        self._whole: Whole | None = None
        self._alone = inline and [t.type for t in tokens[:4]] == [
            "paragraph_open",
            "inline",
            "paragraph_close",
        ]
        self._blocks = self._read()
        self._places = sorted(self._blocks)

    def pieces(self) -> tuple[Piece, ...]:
        """The tokens as pieces."""
        at, tokens = 0, self._tokens
        while at < len(tokens):
            token = tokens[at]
            set_block = _BLOCKS.get(token.type)
            if set_block is None:
                self._simple(at, token)
                at += 1
            else:
                # Its inside comes next, and then its end.
                set_block(self, at + 1, token)
                at += 3
        return self._row.pieces()

    def _read(self) -> dict[int, Block]:
        """The blocks, by the numbers of their inline tokens."""
        lines, blocks = self._shop.lines, {}
        cells: Cells | None = None
        for at, token in enumerate(self._tokens):
            if token.type == "tr_open":
                cells = Cells(lines, token.map[0] if token.map else 0)
            if token.type != "inline":
                continue
            in_cell = self._tokens[at - 1].type in ("td_open", "th_open")
            in_item = at > 1 and self._tokens[at - 2].type == "list_item_open"
            place = place_at(cells.next(token.content)) if in_cell and cells else place_of(lines, token)
            blocks[at] = self._shop.reader.block(token, place, in_item=in_item)
        return blocks

    def _simple(self, at: int, token: Token) -> None:
        plain = _PLAIN.get(token.type)
        if token.type in _CLOSE:
            self._ways.pop()
        if plain is not None:
            self._row.html(plain)
            return
        match token.type:
            case "fence" | "code_block":
                code = self._shop.contents.code(token.content)
                self._shop.typesetter.blocks.append(code.rstrip("\n"))
                self._row.html(f'<pre tabindex="0"><code>{html.escape(code, quote=False)}</code></pre>\n')
            case "bullet_list_open" | "list_item_open":
                line = "\n" if token.tag == "ul" else ""
                self._row.html(f"<{token.tag}{self._entered(at)}>{line}")
            case "ordered_list_open":
                start = int(token.attrs.get("start", 1))
                self._row.html("<ol" + (f' start="{start}"' if start != 1 else "") + f"{self._entered(at)}>\n")
            case "blockquote_open":
                self._quotation(at, token)
            case "blockquote_close":
                self._row.html(self._open.pop().closing)
                self._whole = None if self._whole and self._whole.depth > len(self._open) else self._whole
            case "table_open":
                self._table(at)

    def _turned(self, at: int) -> str:
        """The attribute of an element at token `at` whose first block runs another way than what it is in."""
        found, around = bisect_left(self._places, at), self._ways[-1]
        text = self._blocks[self._places[found]].text if found < len(self._places) else ""
        self._way = way_of_text(text, around)
        return "" if self._way == around else f' dir="{self._way}"'

    def _entered(self, at: int) -> str:
        """The same for an element that holds other blocks."""
        turned = self._turned(at)
        self._ways.append(self._way)
        return turned

    def _set(self, at: int, prose: bool = True, warned: bool = True) -> None:
        """The inside of block `at`."""
        block = self._blocks[at]
        whole = self._whole
        if whole and at in whole.numbers:
            self._shop.typesetter.set_quotation(self._row, whole.quotation, whole.numbers[at], self._inline)
        elif not block.empty:
            if self._open:
                prose = prose and not any(quotation.quoted for quotation in self._open)
                warned = warned and not any(quotation.bare for quotation in self._open)
            self._shop.typesetter.set(self._row, block, Manner(prose, self._inline, warned))

    def _pictures(self, at: int) -> None:
        for picture in self._blocks[at].pictures:
            self._row.piece(picture)

    def _paragraph(self, at: int, token: Token) -> None:
        block = self._blocks[at]
        if not block.empty:
            turn = "" if token.hidden else self._turned(at)
            if token.hidden or (self._alone and not turn):
                self._set(at)
            else:
                tag, end = ("span", "</span>") if self._alone else ("p", "</p>\n")
                self._row.html(f"<{tag}{turn}>")
                self._set(at)
                self._row.html(end)
        self._pictures(at)
        if token.hidden and at + 2 < len(self._tokens) and self._tokens[at + 2].type != "list_item_close":
            self._row.html("\n")

    def _heading(self, at: int, token: Token) -> None:
        block = self._blocks[at]
        if not block.empty:
            level = self._shop.headings.level(token)
            title = " ".join(block.text.split())
            identified = ""
            if not token.level and not self._inline:
                section = Section(self._shop.headings.id(title), level, title)
                self._row.piece(section)
                identified = f' id="{section.id}"'
            self._row.html(f"<h{level}{identified}{self._turned(at)}>")
            self._set(at, prose=False, warned=False)
            self._row.html(f"</h{level}>\n")
        self._pictures(at)

    def _cell(self, at: int, token: Token) -> None:
        scope = ' scope="col"' if token.tag == "th" else ""
        aligned = _ALIGNED.get(str(token.attrs.get("style", "")), "")
        self._row.html(f"<{token.tag}{scope}{aligned}{self._turned(at)}>")
        self._set(at, prose=token.tag == "td")
        self._pictures(at)
        self._row.html(f"</{token.tag}>\n")

    def _table(self, at: int) -> None:
        """A table scrolls in a frame of its own; its head is its name for those who cannot see it."""
        texts = []
        while self._tokens[at].type != "thead_close":
            texts += [" ".join(self._blocks[at].text.split())] if at in self._blocks else []
            at += 1
        label = ", ".join(text for text in texts if text)
        number = self._shop.tables[label] = self._shop.tables.get(label, 0) + 1
        label = f"{label} ({number})" if label and number > 1 else label
        named = f' role="region" aria-label="{html.escape(label)}"' if label else ""
        self._row.html(f'<div class="table" tabindex="0"{named}>\n<table>\n')

    def _quotation(self, at: int, token: Token) -> None:
        kind, fold = token.meta.get("callout", ("", ""))
        quoted = kind in ("", "quote")
        if quoted and not self._whole:
            self._whole = whole_quotation(self._tokens, self._blocks, at, len(self._open) + 1)
        bare = quoted and not self._whole and self._is_bare(at)
        turn = self._entered(at)
        if not kind:
            self._row.html(f"<blockquote{turn}>\n")
            self._open.append(_Quotation("</blockquote>\n", bare=bare))
            return
        tag = "details" if fold else "blockquote" if quoted else "div"
        more = {"details": " open" if fold == "+" else "", "div": ' role="note"'}.get(tag, "")
        self._row.html(f'<{tag} class="callout {kind}"{more}{turn}>\n')
        title = ("<summary>", "</summary>\n") if fold else ('<p class="callout-title">', "</p>\n")
        self._open.append(_Quotation(f"</{tag}>\n", quoted, bare, title))

    def _is_bare(self, at: int) -> bool:
        """Tell of a block quotation that wants a citation, once for all that stand in one another; whether it does."""
        bare = bare_quotation(self._tokens, self._blocks, at)
        if bare and not any(quotation.bare for quotation in self._open):
            self._shop.typesetter.tell_bare(*bare)
        return bool(bare)

    def _title(self, at: int, token: Token) -> None:
        """A call-out's title. Where none is typed, its kind stands for it, which is an English word."""
        opening, closing = self._open[-1].title
        if self._tokens[at].meta["typed"] or opening == "<summary>" or self._shop.lang.lower()[:2] in ("", "en"):
            self._row.html(opening)
            self._set(at, prose=False, warned=False)
            self._row.html(closing)
        self._pictures(at)


_BLOCKS = {
    "paragraph_open": _Layout._paragraph, "heading_open": _Layout._heading, "td_open": _Layout._cell,
    "th_open": _Layout._cell, "callout_title_open": _Layout._title,
}  # fmt: skip
