"""What a book knows beside its values, as bytes and back.

Most of it lies in *parts*, which are put on the shelf as values are, each known by its digest. What is other than in a
part waits in the state itself, until it is so much that a new part pays: an edit leaves little to be kept.
"""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from generator.engine.columns import Column, as_bytes, numbers_in
from generator.engine.numbering import Numbering
from generator.engine.shelf import Shelf, Torn
from generator.engine.values import digest_of, encode

_KEYS = "/keys"


class State(msgspec.Struct, array_like=True):
    """`parts` are digests of 16 bytes by the names of the parts, those of columns and that of keys; `since` is what is
    other in a column, `keys` are those that are new, and `changed` are numbers of cells.
    """

    families: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    parts: dict[str, bytes] = {}
    since: dict[str, Mapping[int, bytes | None]] = {}
    keys: list[str] = []
    changed: bytes = b""


class Parts:
    """The state that was kept last, and its parts on the shelf."""

    def __init__(self, shelf: Shelf | None) -> None:
        """Here and in all reading Torn is raised where something is not as it was kept."""
        self._shelf = shelf
        encoded = shelf.state() if shelf is not None else None
        try:
            self._state = State() if encoded is None else msgspec.msgpack.decode(encoded, type=State)
            self.changed = set(numbers_in(self._state.changed))
        except (msgspec.MsgspecError, TypeError) as error:
            raise Torn("state") from error
        self.stages = self._state.stages

    def numbering(self, families: Iterable[str]) -> Numbering:
        """The numbers of cells, of these families and no others."""
        made = Numbering(families)
        if self._state.families not in ((), made.families):
            raise Torn("families")
        try:
            made.restore(self._part(_KEYS), self._state.keys)
        except msgspec.MsgspecError as error:
            raise Torn(_KEYS) from error
        return made

    def column(self, name: str) -> Column:
        """The column of that name; an empty one where there was none. No cell has the name, which begins with `/`."""
        try:
            return Column(self._part(name), self._state.since.get(name))
        except (msgspec.MsgspecError, ValueError) as error:
            raise Torn(name) from error

    def _part(self, name: str) -> bytes | None:
        digest = self._state.parts.get(name)
        if digest is None:
            return None
        encoded = self._shelf.get(name) if self._shelf is not None else None
        if encoded is None or digest_of(encoded) != digest:
            raise Torn(name)
        return encoded

    def keep(
        self, numbering: Numbering, columns: Mapping[str, Column], stages: Iterable[str], changed: Collection[int]
    ) -> bytes:
        """The state to be kept. Those parts of it that are new go onto the shelf."""
        parts = self._state.parts
        for column in columns.values():
            column.pack()
        encodings = ((name, column.encoded()) for name, column in columns.items())
        for name, encoded in ((_KEYS, numbering.encoded()), *encodings):
            if encoded is not None:
                parts[name] = digest_of(encoded)
                if self._shelf is not None:
                    self._shelf.put(name, encoded)
        since = {name: column.since for name, column in columns.items() if column.since}
        return encode(State(numbering.families, tuple(stages), parts, since, numbering.since, as_bytes(changed)))
