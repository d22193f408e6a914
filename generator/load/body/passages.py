"""Where quoted words begin and end among a block's runs, so that the page can mark them as one passage."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from generator.load.body.runs import Block, Run, RunKind

_OPENING = (RunKind.TAG, RunKind.LINK)


class Gap(msgspec.Struct, frozen=True, order=True, gc=False):
    """A place inside a run, or before it where `offset` is 0."""

    run: int
    offset: int


def passage(block: Block, start: int, end: int) -> tuple[Gap, Gap] | None:
    """The outermost two places around `start:end` of the plain text that lie in one element, but no link."""
    begins, ends = _gaps(block, start, 0), _gaps(block, end, 1)
    for first in begins:
        for last in reversed(ends):
            if first < last and first.run not in block.linked and _level(block.runs, first, last):
                return first, last
    return None


def _gaps(block: Block, place: int, after: int) -> list[Gap]:
    """The places among runs that are at `place` of the plain text: several where tags stand there.

    Only words can be parted. For a place inside another run it is the one before the run, or the one after.
    """
    first, last = bisect_left(block.at, place), bisect_right(block.at, place)
    if first < last:
        return [Gap(n, 0) for n in range(first, last)]
    if block.runs[last - 1].kind is RunKind.TEXT:
        return [Gap(last - 1, place - block.at[last - 1])]
    return [Gap(last - 1 + after, 0)]


def _level(runs: Sequence[Run], first: Gap, last: Gap) -> bool:
    """Whether every tag between the two places opens and closes there."""
    depth = 0
    for run in runs[first.run : last.run + bool(last.offset)]:
        if run.html.startswith("</"):
            depth -= 1
        elif run.kind in _OPENING:
            depth += 1
        if depth < 0:
            return False
    return depth == 0
