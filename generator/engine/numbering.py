"""The numbers of cells. A cell's name is `family/key`; its number is that of the key, whose last eight bits are free
for that of the family. Many families have the same keys, so that few words stand for many names.
"""

from collections.abc import Hashable, Iterable

import msgspec

from generator.engine.values import encode

_BITS = 8
FAMILY = (1 << _BITS) - 1
"""The bits of a number that say the family."""

_FEW = 64
_AN_EIGHTH = 8


class Numbering:
    """Numbers below 2**32, given as they are asked for. A name of a family that is not given here is a KeyError."""

    def __init__(self, families: Iterable[str]) -> None:
        self.families = tuple(families)
        if len(self.families) > FAMILY:
            raise ValueError(f"{len(self.families)} families, and there is room for {FAMILY}")
        self.keys: list[str] = []
        self._families = dict(zip(self.families, range(FAMILY), strict=False))
        self.known: dict[Hashable, int] = {}
        """The numbers of keys, for whoever looks them up most often: not to be changed."""
        self._kept = 0

    def restore(self, encoded: bytes | None, since: list[str]) -> None:
        """Begin with the keys that `encoded` and `since` gave. A MsgspecError is raised where they did not."""
        kept = [] if encoded is None else msgspec.msgpack.decode(encoded, type=list[str])
        self.keys, self._kept = kept + since, len(kept)
        self.known.update(zip(self.keys, range(0, self.end, 1 << _BITS), strict=True))

    def encoded(self) -> bytes | None:
        """All keys, where so many are new since this gave them the last time that it pays."""
        if len(self.keys) - self._kept <= max(_FEW, self._kept // _AN_EIGHTH):
            return None
        self._kept = len(self.keys)
        return encode(self.keys)

    @property
    def since(self) -> list[str]:
        """The keys that are new since then."""
        return self.keys[self._kept :]

    @property
    def end(self) -> int:
        """Numbers from here on are of keys that nobody has asked for yet."""
        return len(self.keys) << _BITS

    def family(self, name: str) -> int:
        """The number of a family."""
        return self._families[name]

    def key(self, key: Hashable) -> int:
        """The number of a key, which is known by what `str` makes of it."""
        found = self.known.get(key)
        if found is None:
            written = str(key)
            found = self.known.get(written)
            if found is None:
                found = self.known[written] = self.end
                self.keys.append(written)
            self.known[key] = found
        return found

    def of(self, family: int, key: Hashable) -> int:
        """The number of a cell."""
        found = self.known.get(key)
        return (self.key(key) if found is None else found) | family

    def number(self, name: str) -> int:
        """The same by its name."""
        family, _, key = name.partition("/")
        return self.of(self._families[family], key)

    def name(self, number: int) -> str:
        """The name of a cell."""
        return f"{self.families[number & FAMILY]}/{self.key_of(number)}"

    def key_of(self, number: int) -> str:
        """The key whose number this is, or the one in the name of the cell whose number this is."""
        return self.keys[number >> _BITS]

    def numbers(self, cells: Iterable[int | str]) -> list[int]:
        """The numbers of cells that are known by their numbers or their names."""
        return [cell if isinstance(cell, int) else self.number(cell) for cell in cells]

    def portable(self, numbers: Iterable[int], end: int) -> list[int | str]:
        """Cells as a copy of this process knows them, or its original, where numbers went to `end` when it was copied:
        by their numbers, or by their names.
        """
        return [number if number < end else self.name(number) for number in numbers]
