"""Bytes by number, as many as a large dossier has cells: most of them packed, as they are kept between builds."""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

import msgspec

from generator.engine.values import encode

_FEW = 64
"""So many that came since need not be packed; nor need less than an eighth of what is."""
_AN_EIGHTH = 8
_EACH = 8
"""So many numbers are sought one by one; more of them, all at once."""
_SIZE = 4
_LOWEST = 0 if sys.byteorder == "little" else _SIZE - 1
_UNKNOWN = b"known by being this very object"


def as_bytes(numbers: Iterable[int]) -> bytes:
    """Numbers below 2**32, of four bytes each."""
    return array("I", numbers).tobytes()


def numbers_in(content: bytes) -> "memoryview[int]":
    return memoryview(content).cast("I")


class _Packed(msgspec.Struct, array_like=True):
    """Numbers in order, where the bytes of each end, and all these bytes."""

    numbers: bytes
    ends: bytes
    content: bytes


class Column:
    """Bytes by number, in two layers: what is packed, and what was set or removed since."""

    def __init__(self, encoded: bytes | None = None, since: Mapping[int, bytes | None] | None = None) -> None:
        """The layers as `encoded` and `since` gave them; a MsgspecError or a ValueError where they are not."""
        kept = _Packed(b"", b"", b"") if encoded is None else msgspec.msgpack.decode(encoded, type=_Packed)
        self._numbers, self._ends, self._content = array("I", kept.numbers), array("I", kept.ends), kept.content
        self._since: dict[int, bytes | None] = {}
        self._count = len(self._numbers)
        self._is_kept = True
        for number, content in (since or {}).items():
            if content is None:
                self.pop(number)
            else:
                self[number] = content

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[int]:
        since = self._since
        yield from (number for number in self._numbers if number not in since)
        yield from (number for number, content in since.items() if content is not None)

    def __contains__(self, number: int) -> bool:
        return self.get(number) is not None

    def __setitem__(self, number: int, content: bytes) -> None:
        self._count += self.get(number) is None
        self._since[number] = content

    def get(self, number: int) -> bytes | None:
        """The bytes of a number; None where it has none."""
        found = self._since.get(number, _UNKNOWN)
        if found is not _UNKNOWN:
            return found
        if not (numbers := self._numbers):
            return None
        at = bisect_left(numbers, number)
        return self._content[self._start(at) : self._ends[at]] if at < len(numbers) and numbers[at] == number else None

    def pop(self, number: int) -> bytes | None:
        """Remove a number; gives its bytes, if it had any."""
        found = self.get(number)
        if found is not None:
            self._count -= 1
            self._since[number] = None
        return found

    def items(self) -> Iterator[tuple[int, bytes]]:
        """All numbers, each with its bytes."""
        start, content, since = 0, self._content, self._since
        for number, end in zip(self._numbers, self._ends, strict=True):
            if number not in since:
                yield number, content[start:end]
            start = end
        yield from ((number, content) for number, content in since.items() if content is not None)

    def is_of(self, numbers: bytes) -> bool:
        """Whether it has these numbers, which are in order, and no other."""
        if self._count * _SIZE != len(numbers):
            return False
        return self._numbers.tobytes() == numbers or (bool(self._since) and as_bytes(sorted(self)) == numbers)

    def naming(self, wanted: set[int]) -> set[int]:
        """The numbers in whose bytes, which are numbers themselves, there is any of those that are wanted."""
        since = self._since
        found = {number for number, content in since.items() if content and not wanted.isdisjoint(numbers_in(content))}
        if self._content:
            lowest = self._content[_LOWEST::_SIZE]
            there = {byte for byte in {number & 0xFF for number in wanted} if byte in lowest}
            wanted = {number for number in wanted if number & 0xFF in there}  # most often these are few
            at = self._places_of_each(wanted) if len(wanted) <= _EACH else self._places_of_any(wanted)
            found.update({self._numbers[place] for place in at}.difference(since))
        return found

    def pack(self) -> None:
        """Pack what was set since, where it is so much that it pays."""
        if len(self._since) > max(_FEW, len(self._numbers) // _AN_EIGHTH):
            every = sorted(self.items())
            self._numbers = array("I", (number for number, _ in every))
            self._ends = array("I", accumulate(len(content) for _, content in every))
            self._content = b"".join(content for _, content in every)
            self._since, self._is_kept = {}, False

    def encoded(self) -> bytes | None:
        """What is packed, where it is not what this gave the last time."""
        if self._is_kept:
            return None
        self._is_kept = True
        return encode(_Packed(self._numbers.tobytes(), self._ends.tobytes(), self._content))

    @property
    def since(self) -> Mapping[int, bytes | None]:
        """What was set since, and None for what was removed."""
        return self._since

    def _start(self, at: int) -> int:
        return self._ends[at - 1] if at else 0

    def _places_of_each(self, wanted: Iterable[int]) -> Iterator[int]:
        for number in wanted:
            sought = as_bytes((number,))
            byte = self._content.find(sought)
            while byte >= 0:
                if byte % _SIZE == 0:
                    yield bisect_left(self._ends, byte + 1)
                byte = self._content.find(sought, byte + 1)

    def _places_of_any(self, wanted: set[int]) -> Iterator[int]:
        inside, start = numbers_in(self._content), 0
        for at, end in enumerate(self._ends):
            if not wanted.isdisjoint(inside[start // _SIZE : end // _SIZE]):
                yield at
            start = end
