"""Things that come one from another, in columns: which column, which order, what height. Pure reckoning with integers.

The classic way in four steps: columns by the longest way from a beginning; stand-ins where a step passes over a
column; orders by the middle of the neighbours; heights as near to the neighbours as the gaps allow.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

GAP = 10
_ROUNDS = 6


class Layout(msgspec.Struct, frozen=True):
    """For each thing its column and the middle of its height; for each step the heights at the columns it passes.

    What stands in a circle is in neither.
    """

    columns: Mapping[int, int]
    middles: Mapping[int, int]
    routes: Mapping[tuple[int, int], tuple[int, ...]]
    height: int


def layered(heights: Sequence[int], steps: Sequence[tuple[int, int]]) -> Layout:
    """Lay out things of the given heights, known by their numbers; a step is (where from, what comes of it)."""
    columns = columns_of(len(heights), steps)
    tall = dict(enumerate(heights))
    kept = [step for step in dict.fromkeys(steps) if step[0] in columns and step[1] in columns]
    chains = {step: _chain(step, columns, tall) for step in kept}
    above: dict[int, list[int]] = {one: [] for one in columns}
    below: dict[int, list[int]] = {one: [] for one in columns}
    for chain in chains.values():
        for one, other in pairwise(chain):
            below[one].append(other)
            above[other].append(one)
    layers: list[list[int]] = [[] for _ in range(max(columns.values(), default=-1) + 1)]
    for one in sorted(columns):
        layers[columns[one]].append(one)
    _order(layers, above, below)
    middles = _heights(layers, above, below, tall)
    top = min((middles[one] - tall[one] // 2 for one in columns), default=0)
    middles = {one: at - top for one, at in middles.items()}
    return Layout(
        {one: column for one, column in columns.items() if one < len(heights)},
        middles,
        {step: tuple(middles[one] for one in chain) for step, chain in chains.items()},
        max((middles[one] + tall[one] - tall[one] // 2 for one in columns), default=0),
    )


def columns_of(count: int, steps: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The column of all that is in no circle, nor comes from one; a beginning stands next to what comes of it."""
    before: dict[int, set[int]] = {n: set() for n in range(count)}
    after: dict[int, set[int]] = {n: set() for n in range(count)}
    for one, other in steps:
        before[other].add(one)
        after[one].add(other)
    out: dict[int, int] = {}
    waiting = {n: len(of) for n, of in before.items()}
    ready = [n for n in range(count) if not waiting[n]]
    for n in ready:
        out[n] = max((out[one] + 1 for one in before[n]), default=0)
        for other in sorted(after[n]):
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    for n in out:
        following = [out[other] for other in after[n] if other in out]
        if following and not before[n]:
            out[n] = min(following) - 1
    return out


def _chain(step: tuple[int, int], columns: dict[int, int], tall: dict[int, int]) -> list[int]:
    """The things that a step passes: its two ends, and a new stand-in for each column between them."""
    first, last = step
    chain = [first]
    for column in range(columns[first] + 1, columns[last]):
        stand_in = len(tall)
        tall[stand_in], columns[stand_in] = 0, column
        chain.append(stand_in)
    return [*chain, last]


def _order(layers: list[list[int]], above: Mapping[int, list[int]], below: Mapping[int, list[int]]) -> None:
    """Put each column into an order in which few steps cross, by turns from the first and from the last column."""
    best, fewest = [list(layer) for layer in layers], _crossings(layers, below)
    for turn in range(_ROUNDS):
        downwards = turn % 2 == 0
        sides = above if downwards else below
        for layer in layers if downwards else reversed(layers):
            place = {one: n for of in layers for n, one in enumerate(of)}
            means = {one: _mean([place[other] for other in sides[one]], place[one]) for one in layer}
            layer.sort(key=lambda one: (means[one], place[one]))
        if (crossings := _crossings(layers, below)) < fewest:
            best, fewest = [list(layer) for layer in layers], crossings
    layers[:] = best


def _mean(places: Sequence[int], otherwise: int) -> int:
    """In thousandths, so that equal means are equal."""
    return sum(places) * 1000 // len(places) if places else otherwise * 1000


def _crossings(layers: Sequence[Sequence[int]], below: Mapping[int, list[int]]) -> int:
    count = 0
    for layer, following in pairwise(layers):
        place = {one: n for n, one in enumerate(following)}
        ends = [place[other] for one in layer for other in sorted(below[one], key=place.__getitem__)]
        count += sum(ends[j] < ends[i] for i in range(len(ends)) for j in range(i + 1, len(ends)))
    return count


def _heights(
    layers: Sequence[Sequence[int]], above: Mapping[int, list[int]], below: Mapping[int, list[int]],
    tall: Mapping[int, int],
) -> dict[int, int]:  # fmt: skip
    """The middle of each thing: that of its neighbours, as far as those in its column leave room."""
    middles: dict[int, int] = {}
    for layer in layers:
        at = 0
        for one in layer:
            middles[one] = at + tall[one] // 2
            at += tall[one] + GAP
    for turn in range(_ROUNDS):
        sides = above if turn % 2 == 0 else below
        for layer in layers if turn % 2 == 0 else reversed(layers):
            wanted = [_middle([middles[other] for other in sides[one]], middles[one]) for one in layer]
            room = [(tall[a] + 1) // 2 + GAP + (tall[b] + 1) // 2 for a, b in pairwise(layer)]
            middles |= zip(layer, spread(wanted, room), strict=True)
    return middles


def _middle(places: Sequence[int], otherwise: int) -> int:
    return (min(places) + max(places)) // 2 if places else otherwise


def spread(wanted: Sequence[int], room: Sequence[int]) -> list[int]:
    """Places in the same order, as near to those that are wanted as the room between each and the next allows.

    >>> spread([0, 0, 50], [10, 10])
    [-5, 5, 50]
    """
    offsets = [0]
    for gap in room:
        offsets.append(offsets[-1] + gap)
    blocks: list[tuple[int, int]] = []  # the sum and the number of those who share a place, but for their offsets
    for at, offset in zip(wanted, offsets, strict=True):
        blocks.append((at - offset, 1))
        while len(blocks) > 1 and blocks[-2][0] * blocks[-1][1] > blocks[-1][0] * blocks[-2][1]:
            total, number = blocks.pop()
            blocks[-1] = (blocks[-1][0] + total, blocks[-1][1] + number)
    shared = [total // number for total, number in blocks for _ in range(number)]
    return [at + offset for at, offset in zip(shared, offsets, strict=True)]
