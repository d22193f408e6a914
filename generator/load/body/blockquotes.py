"""A block quotation that ends in a citation: which of its words are the quotation.

Whether they stand in the source is left to link/.
"""

import re
from collections.abc import Mapping, Sequence

import msgspec
from markdown_it.token import Token

from generator.load.body.quoted import BARE, as_quoted, quoted_spans, words
from generator.load.body.runs import Block, RunKind
from generator.model.patterns import later

_AFTER = re.compile(r"[\s.,;:!?…”“\"»«›‹’❞＂」』﹂﹄》〉〞〟)\]]*")
_LINE = later(r"(?:^|\n)[ \t]*(?:[—–―]|--)[^\n]*\Z")
_OPENING = '“"«„‟「『»”‹›❝＂﹁﹃《〈〝'
_CLOSING = '”“"»«」』›‹❞＂﹂﹄》〉〞〟'
# How many words may stand before the citation in a line of its own below a quotation: "As told by the *Courier*".
_SOURCE_LINE = 6


class BlockQuotation(msgspec.Struct, frozen=True):
    """The number of its last citation, its words, and where in each of its blocks they stand, if they do."""

    number: int
    text: str
    blocks: tuple[Block, ...]
    ranges: tuple[tuple[int, int], ...]


class Whole(msgspec.Struct, frozen=True):
    """A block quotation in a row of tokens: its blocks' numbers, by their tokens, and how deep it stands."""

    quotation: BlockQuotation
    numbers: dict[int, int]
    depth: int


def whole_quotation(tokens: list[Token], blocks: Mapping[int, Block], at: int, depth: int) -> Whole | None:
    """The block quotation from token `at` on, if its last thing is a citation. A title is no part of it."""
    end = _end(tokens, at)
    titles = {n + 1 for n in range(at, end) if tokens[n].type == "callout_title_open"}
    inside = [n for n in range(at, end) if n in blocks and n not in titles]
    if not inside or any(token.nesting >= 0 for token in tokens[inside[-1] + 1 : end]):
        return None
    found = block_quotation([blocks[n] for n in inside])
    return Whole(found, {n: number for number, n in enumerate(inside)}, depth) if found else None


def bare_quotation(tokens: list[Token], blocks: Mapping[int, Block], at: int) -> tuple[Block, str] | None:
    """The first block of the block quotation from token `at` on, and what to do, if it has words enough to need a
    citation. Whether one ends it is left to `whole_quotation`."""
    end = _end(tokens, at)
    titles = {n + 1 for n in range(at, end) if tokens[n].type == "callout_title_open"}
    inside = [blocks[n] for n in range(at, end) if n in blocks and n not in titles and blocks[n].text.strip()]
    if sum(words(block.text) for block in inside) < BARE:
        return None
    hint = "end it with its source, as in `> … [@id]`, in its last line"
    if _is_source_line(tokens, blocks, end + 1):
        hint += "; the citation in the paragraph below it does not count: begin that line with `> ` too"
    elif _introduced(tokens, blocks, at):
        hint += "; the citation in the paragraph above it does not count"
    return inside[0], hint


def _is_source_line(tokens: list[Token], blocks: Mapping[int, Block], at: int) -> bool:
    """Whether token `at` begins a paragraph that soon cites something."""
    if at + 1 not in blocks or tokens[at].type != "paragraph_open":
        return False
    block = blocks[at + 1]
    places = (place for run, place in zip(block.runs, block.at, strict=False) if run.kind is RunKind.CITATION)
    first = next(places, None)
    return first is not None and words(block.text[:first]) <= _SOURCE_LINE


def _introduced(tokens: list[Token], blocks: Mapping[int, Block], at: int) -> bool:
    """Whether a paragraph before token `at` cites something, and ends in a colon."""
    above = blocks.get(at - 2)
    if above is None or tokens[at - 1].type != "paragraph_close":
        return False
    return above.text.rstrip().endswith((":", "：")) and any(run.kind is RunKind.CITATION for run in above.runs)


def block_quotation(blocks: Sequence[Block]) -> BlockQuotation | None:
    """The quotation that some blocks make whose last thing is a citation; None where it is not."""
    last = _last_citation(blocks[-1]) if blocks else None
    if last is None:
        return None
    number, place = last
    ranges = [_trimmed(block.text, 0, len(block.text)) for block in blocks]
    ranges[-1] = _trimmed(blocks[-1].text, 0, place)
    ranges = _without_attribution(blocks, ranges)
    texts = [block.text[start:end] for block, (start, end) in zip(blocks, ranges, strict=True)]
    shown = [n for n, text in enumerate(texts) if text]
    if not shown:
        return None
    closing = "".join(c for c in blocks[-1].text[place:] if c in _CLOSING)
    if _marked([texts[n] for n in shown], closing):
        first = texts[shown[0]][0]
        for n in shown:
            start, end = ranges[n]
            begins, ends = texts[n][0] == first, n == shown[-1] and not closing
            ranges[n] = _trimmed(blocks[n].text, start + begins, end - ends)
    words = (as_quoted(block.text[start:end]) for block, (start, end) in zip(blocks, ranges, strict=True))
    return BlockQuotation(number, "\n\n".join(w for w in words if w), tuple(blocks), tuple(ranges))


def _end(tokens: list[Token], at: int) -> int:
    """The token that ends the block quotation which begins at `at`."""
    depth = 0
    for number in range(at, len(tokens)):
        if tokens[number].type in ("blockquote_open", "blockquote_close"):
            depth += tokens[number].nesting
            if not depth:
                return number
    return len(tokens)


def _last_citation(block: Block) -> tuple[int, int] | None:
    """The number of the citation that ends a block, and its place in the text."""
    for run, place in zip(reversed(block.runs), reversed(block.at[:-1]), strict=True):
        if run.kind is RunKind.CITATION:
            return run.number, place
        if run.number >= 0 or not _AFTER.fullmatch(run.text):
            return None
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    begin = start + len(inside) - len(inside.lstrip())
    return begin, max(begin, start + len(inside.rstrip()))


def _without_attribution(blocks: Sequence[Block], ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without a last line that a dash begins, "— Reuters", unless there is no other."""
    start, end = ranges[-1]
    text = blocks[-1].text[start:end]
    found = _LINE.search(text)
    if found and (found.start() or any(a < b for a, b in ranges[:-1])):
        return [*ranges[:-1], _trimmed(blocks[-1].text, start, start + found.start())]
    return ranges


def _marked(texts: list[str], closing: str) -> bool:
    """Whether one pair of quotation marks encloses the whole; `closing` stands after the citation.

    Each paragraph may open with the same mark.
    """
    first = texts[0][0]
    whole = "\n\n".join([texts[0], *(text.removeprefix(first) for text in texts[1:])]) + closing
    spans, unclosed = quoted_spans(whole)
    return first in _OPENING and not unclosed and spans == [(1, len(whole) - 1)]
