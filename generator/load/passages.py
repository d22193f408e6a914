"""Where quoted words begin and end among a block's runs, so that the page can mark them as one passage."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from generator.load.runs import Block, Run, RunKind

_PLAIN = (RunKind.TEXT, RunKind.VERBATIM, RunKind.CODE, RunKind.BREAK, RunKind.TAG)


class Gap(msgspec.Struct, frozen=True, order=True):
    """A place inside a run, or before it where `offset` is 0."""

    run: int
    offset: int


def passage(block: Block, start: int, end: int) -> tuple[Gap, Gap] | None:
    """The outermost two places around `start:end` of the plain text that lie in one element, with no link between them."""
    begins, ends = _gaps(block.at, start), _gaps(block.at, end)
    for first in begins:
        for last in reversed(ends):
            if first < last and first.run not in block.linked and _level(block.runs, first, last):
                return first, last
    return None


def _gaps(at: Sequence[int], place: int) -> list[Gap]:
    """The places among runs that are at `place` of the plain text: several where tags stand there."""
    first, last = bisect_left(at, place), bisect_right(at, place)
    return [Gap(n, 0) for n in range(first, last)] or [Gap(last - 1, place - at[last - 1])]


def _level(runs: Sequence[Run], first: Gap, last: Gap) -> bool:
    """Whether every tag between the two places opens and closes there."""
    depth = 0
    for run in runs[first.run : last.run + bool(last.offset)]:
        if run.kind is RunKind.TAG:
            depth += -1 if run.html.startswith("</") else 1
        elif run.kind not in _PLAIN:
            return False
        if depth < 0:
            return False
    return depth == 0
