"""The kinds of values that a book keeps, as bytes and back, and their digests."""

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from itertools import chain
from typing import Any

import msgspec

encode = msgspec.msgpack.Encoder().encode


class Family(msgspec.Struct, frozen=True):
    """The cells of one kind. `type` is what msgspec knows their values by.

    Values that are not `kept` from one process to the next are worked out again where they are asked for. Those that
    are `large` are held in memory no longer than one is used, where there is a shelf to put them on. With `merge` many
    tasks give rows to one cell, whose value is made of these rows, by the names of the tasks; `type` is then that of a
    row.
    """

    name: str
    type: Any
    kept: bool = True
    large: bool = False
    merge: Callable[[Mapping[str, Any]], Any] | None = None

    def decoder(self) -> "msgspec.msgpack.Decoder[Any]":
        """For the values; where there are rows, for these by the names of the tasks that gave them."""
        return msgspec.msgpack.Decoder(dict[str, list[self.type]] if self.merge else self.type)  # type: ignore[name-defined]

    def rows_from(self, encoded: bytes | msgspec.Raw) -> list[Any]:
        """The rows that one task gives to a cell, from bytes."""
        return _decoder_of_rows(self.type).decode(encoded)


PROBLEMS = "problems"
"""The family of what tasks found wrong."""


def problems_as(kind: Any) -> Family:
    """That family, each problem of the type `kind`."""
    return Family(PROBLEMS, kind, merge=lambda rows: tuple(chain.from_iterable(rows.values())))


@cache
def _decoder_of_rows(kind: Any) -> "msgspec.msgpack.Decoder[list[Any]]":
    return msgspec.msgpack.Decoder(list[kind])


def digest_of_value(value: object) -> bytes:
    """The digest of a value, as msgpack writes it."""
    return digest_of(encode(value))


def digest_of(encoded: bytes) -> bytes:
    """A digest of 16 bytes: of a SHA-256, for which processors have instructions of their own."""
    return sha256(encoded).digest()[:16]
