"""What a task made and what it read, and what a book knows of its tasks, as values that can be kept and handed over.

Cells are known by their numbers, which are of one book.
"""

from array import array
from collections.abc import Iterable
from typing import Any

import msgspec

from generator.engine.values import encode


class Done(msgspec.Struct):
    """What a task made: cells, rows that it gives to cells which others give to as well, and what it found wrong."""

    cells: dict[str, Any] = {}
    rows: dict[str, list[Any]] = {}
    problems: tuple[Any, ...] = ()


class Packed(msgspec.Struct, array_like=True):
    """The same as bytes, cell by cell, made in another process."""

    cells: dict[str, msgspec.Raw]
    rows: dict[str, msgspec.Raw]
    problems: msgspec.Raw


def packed(done: Done) -> Packed:
    """What a task made, to be handed over to the book of another process: see `Book.unpacked`."""

    def each(values: dict[str, Any]) -> dict[str, msgspec.Raw]:
        return {name: msgspec.Raw(encode(value)) for name, value in values.items()}

    return Packed(each(done.cells), each(done.rows), msgspec.Raw(encode(done.problems)))


class Task(msgspec.Struct, array_like=True, gc=False):
    """A task that was run: the cells that it read, made, and gave rows to, by their numbers of four bytes each."""

    reads: bytes
    made: bytes
    gave: bytes


def as_bytes(numbers: Iterable[int]) -> bytes:
    return array("I", numbers).tobytes()


def numbers_in(content: bytes) -> "memoryview[int]":
    return memoryview(content).cast("I")


class State(msgspec.Struct, array_like=True):
    """All of a book but its values: `cells` are the numbers of those there are, by family and in order of their keys;
    `digests` has 16 bytes for each of them.
    """

    names: list[str]
    cells: dict[str, bytes]
    digests: bytes
    stages: dict[str, dict[str, Task]]
    changed: bytes
    marks: dict[str, bytes]


class Ran(msgspec.Struct, array_like=True):
    """A task that was run in a copy of this process. Cells that are new there are known by their names."""

    name: str
    reads: list[int | str]
    made: Packed


decode_ran = msgspec.msgpack.Decoder(Ran).decode
