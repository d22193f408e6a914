"""Records to their numbers in the index, which stay as others come and go: most lists of numbers then stay, too.

The records of a kind have a table of places, at least a quarter of them free. A record's place follows from its id, or
is the next that is free. Kinds follow one another in the order in which results are shown, so that sorted numbers are
sorted results. The passages of an article have its place in a table of their own.
"""

from collections.abc import Iterable
from zlib import crc32

import msgspec

from generator.model.records import Key

RANKED = ("actor", "event", "claim", "note", "passage", "article", "place", "conflict", "page")
"""The kinds of results, in their order."""

BLOCKS = {"article": 4, "note": 8, "page": 8}
"""How many places have one file of what is shown of them: few where texts are long."""

BLOCK = 64
_RECORDS_OF_A_GROUP = 128
_SECTIONS = ((300, 1), (3000, 32))
_MOST_SECTIONS = 64


class Shape(msgspec.Struct, frozen=True):
    """How large the index is: places of each kind, in the order of RANKED; groups of records; sections of words."""

    sizes: tuple[int, ...]
    groups: int
    sections: int

    def first(self, kind: str) -> int:
        """The number of the first place of a kind."""
        return sum(self.sizes[: RANKED.index(kind)])


Placed = tuple[tuple[int, Key], ...]
"""Records with their places."""


class Numbering(msgspec.Struct, frozen=True):
    """Where everything stands: the records of each group and each block. A group has one stretch of a kind's places."""

    shape: Shape
    groups: dict[str, Placed]
    blocks: dict[str, Placed]


def numbering(keys: Iterable[Key]) -> Numbering:
    """Give each record its place."""
    by_kind: dict[str, list[str]] = {}
    for key in keys:
        by_kind.setdefault(key.kind, []).append(key.id)
    tables = {kind: _table(ids) for kind, ids in by_kind.items()}
    sizes = {kind: _size(len(ids)) for kind, ids in by_kind.items()}
    sizes["passage"] = sizes.get("article", 0)
    count = sum(map(len, by_kind.values()))
    sections = next((number for most, number in _SECTIONS if count <= most), _MOST_SECTIONS)
    shape = Shape(tuple(sizes.get(kind, 0) for kind in RANKED), _power(count / _RECORDS_OF_A_GROUP), sections)
    groups: dict[str, list[tuple[int, Key]]] = {str(n): [] for n in range(shape.groups)}
    blocks: dict[str, list[tuple[int, Key]]] = {}
    for kind, table in tables.items():
        for place, name in sorted((place, name) for name, place in table.items()):
            row = place, Key(kind, name)  # type: ignore[arg-type]
            groups[str(place * shape.groups // sizes[kind])].append(row)
            blocks.setdefault(f"{kind}-{place // BLOCKS.get(kind, BLOCK)}", []).append(row)
    return Numbering(
        shape,
        {name: tuple(rows) for name, rows in groups.items()},
        {name: tuple(rows) for name, rows in blocks.items()},
    )


def _table(ids: Iterable[str]) -> dict[str, int]:
    """The place of each id: that of its digest, or the next that is free."""
    ids = sorted(ids)
    size = _size(len(ids))
    taken = bytearray(size)
    table: dict[str, int] = {}
    for name in ids:
        place = crc32(name.encode()) * size >> 32
        while taken[place]:
            place = (place + 1) % size
        taken[place] = 1
        table[name] = place
    return table


def _size(count: int) -> int:
    return _power(count * 4 / 3)


def _power(least: float) -> int:
    """The smallest power of two that is no less."""
    power = 1
    while power < least:
        power *= 2
    return power
