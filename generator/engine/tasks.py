"""What a task made and what it read, and what a book knows of its tasks, as values that can be kept and handed over.

Cells are known by their numbers, which are of one book.
"""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from generator.engine.columns import Column, as_bytes, numbers_in
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


class Tasks:
    """The tasks of a stage that were run, each by a number: the cells that it read, made, and gave rows to."""

    def __init__(self, stage: str, column: Callable[[str], Column] = lambda name: Column()) -> None:
        """Those of the stage of that name; what is known of them lies in columns."""
        self.columns = {name: column(name) for name in (f"/{kind}/{stage}" for kind in ("reads", "made", "gave"))}
        """By the names that they are kept under."""
        self.reads, self.made, self.gave = self.columns.values()

    def commit(self, task: int, reads: Iterable[int], made: Iterable[int], gave: Iterable[int]) -> None:
        """Note a task that was run."""
        self.reads[task], self.made[task], self.gave[task] = as_bytes(reads), as_bytes(made), as_bytes(gave)

    def remove(self, task: int) -> None:
        for column in self.columns.values():
            column.pop(task)

    def made_by(self, task: int) -> Iterable[int]:
        """The cells that a task made when it was last run."""
        made = self.made.get(task)
        return numbers_in(made) if made else ()

    def given_by(self, task: int) -> Iterable[int]:
        """The cells that it gave rows to."""
        gave = self.gave.get(task)
        return numbers_in(gave) if gave else ()


class Ran(msgspec.Struct, array_like=True):
    """A task that was run in a copy of this process. Cells that are new there are known by their names."""

    name: str
    reads: list[int | str]
    made: Packed


decode_ran = msgspec.msgpack.Decoder(Ran).decode
