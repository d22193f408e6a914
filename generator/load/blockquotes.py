"""A block quotation that ends in a citation: which of its words are the quotation. Whether they stand there is link/'s."""

import re
from collections.abc import Sequence

import msgspec

from generator.load.quoted import as_quoted, quoted_spans
from generator.load.runs import Block, RunKind

_AFTER = re.compile(r"[\s.,;:!?…”“\"»«’)\]]*")
_LINE = re.compile(r"(?:^|\n)[ \t]*(?:[—–―]|--)[^\n]*\Z")
_OPENING = '“"«„「『»”'


class BlockQuotation(msgspec.Struct, frozen=True):
    """The citation's number, the words, and where in each block they stand (nothing of a block: an empty range)."""

    number: int
    text: str
    ranges: tuple[tuple[int, int], ...]


def block_quotation(blocks: Sequence[Block]) -> BlockQuotation | None:
    """The quotation that some blocks make whose last thing is a citation; None where it is not."""
    number = _last_citation(blocks[-1]) if blocks else None
    if number is None:
        return None
    ranges = [_trimmed(block.text, 0, len(block.text)) for block in blocks]
    ranges[-1] = _trimmed(blocks[-1].text, 0, _place_of(blocks[-1], number))
    ranges = _without_attribution(blocks, ranges)
    texts = [block.text[start:end] for block, (start, end) in zip(blocks, ranges, strict=True)]
    shown = [n for n, text in enumerate(texts) if text]
    if not shown:
        return None
    if _marked(texts, shown):
        for n in shown:
            if n == shown[0] or texts[n][0] == texts[shown[0]][0]:
                ranges[n] = _trimmed(blocks[n].text, ranges[n][0] + 1, ranges[n][1])
        start, end = ranges[shown[-1]]
        ranges[shown[-1]] = _trimmed(blocks[shown[-1]].text, start, end - 1)
    words = (
        block.text[start:end].replace("\n", " ") for block, (start, end) in zip(blocks, ranges, strict=True)
    )
    return BlockQuotation(number, "\n\n".join(w for w in words if w), tuple(ranges))


def _last_citation(block: Block) -> int | None:
    for run in reversed(block.runs):
        if run.kind is RunKind.CITATION:
            return run.number
        if run.number >= 0 or not _AFTER.fullmatch(run.text):
            return None
    return None


def _place_of(block: Block, number: int) -> int:
    place = 0
    for run in block.runs:
        if run.kind is RunKind.CITATION and run.number == number:
            return place
        place += len(run.text)
    return place


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


def _marked(texts: list[str], shown: list[int]) -> bool:
    """Whether one pair of quotation marks encloses the whole; paragraphs after the first may open with one too."""
    first = texts[shown[0]]
    if first[0] not in _OPENING:
        return False
    rest = [texts[n].removeprefix(first[0]) for n in shown[1:]]
    whole = "\n\n".join([first, *rest])
    spans, unclosed = quoted_spans(whole)
    return not unclosed and spans == [(1, len(whole) - 1)]
