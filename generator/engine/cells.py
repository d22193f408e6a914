"""Values under names: kept on a shelf between builds, read when they are asked for, and every reading remembered.

A *cell* is a value with a name, `family/key`. What makes cells, and when they are made anew, is book.py's.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import msgspec

from generator.engine.columns import Column
from generator.engine.numbering import FAMILY
from generator.engine.shelf import Shelf, Torn
from generator.engine.state import Parts
from generator.engine.values import Family, digest_of, digest_of_value, encode

UNREAD: Any = object()
"""Stands for a value that is not in memory."""
_FEW = 64
"""Values of one family that are read one by one before it may pay to read them all at once."""
_AN_EIGHTH = 8
_CELLS, _MARKS = "/cells", "/marks"


class Cells:
    """All cells of a dossier. Without a shelf they last as long as this does."""

    def __init__(self, families: Iterable[Family], shelf: Shelf | None, parts: Parts) -> None:
        """Torn is raised in all reading where the shelf does not hold what it should: begin without one."""
        self._families = {family.name: family for family in families}
        self._decoders = {name: family.decoder() for name, family in self._families.items()}
        self._in_order = tuple(self._families.values())
        self._shelf = shelf
        self.numbering = parts.numbering(self._families)
        self._cells = [parts.column(f"{_CELLS}/{family}") for family in self._families]  # the digests
        self._marks = parts.column(_MARKS)
        self._values: dict[int, Any] = {}
        self._rows: dict[int, dict[str, Any]] = {}
        self._keys: dict[str, list[str]] = {}
        self._reads: dict[str, int] = {}
        self._large: dict[str, tuple[int, Any]] = {}
        self._trace: set[int] = set()
        self.changed = parts.changed
        """The numbers of the cells that are not what they were when a build last ran to its end."""

    def number(self, name: str) -> int:
        """The number of a cell, whether there is one or not."""
        return self.numbering.number(name)

    def read(self, number: int) -> Any:
        """The value of a cell, remembered as read; a KeyError where there is none, which is remembered too."""
        self._trace.add(number)
        value = self._values.get(number, UNREAD)
        return self._load(number) if value is UNREAD else value

    def look(self, number: int, default: Any) -> Any:
        """The value of a cell, or the default where there is none; either is remembered."""
        self._trace.add(number)
        value = self._values.get(number, UNREAD)
        if value is not UNREAD:
            return value
        return default if self._cells[number & FAMILY].get(number) is None else self._load(number)

    def has(self, number: int) -> bool:
        """Whether there is such a cell, remembered as read."""
        self._trace.add(number)
        return self._cells[number & FAMILY].get(number) is not None

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a cell by its name."""
        return self.look(self.number(name), default)

    def keys(self, family: str) -> list[str]:
        """The keys of all cells of a family, in order; remembered as read, so that a new or missing one is noticed."""
        bits = self.numbering.family(family)
        self._trace.add(self.numbering.of(bits, "*"))
        found = self._keys.get(family)
        if found is None:
            found = self._keys[family] = sorted(map(self.numbering.key_of, self._cells[bits]))
        return found

    def name(self, number: int) -> str:
        """The name of a cell."""
        return self.numbering.name(number)

    def digest(self, name: str) -> bytes:
        """The digest of a cell, of 16 bytes; empty where there is none."""
        number = self.number(name)
        return self._cells[number & FAMILY].get(number) or b""

    def mark(self, name: str, content: bytes) -> None:
        """Remember something of a cell beside its value, for whoever made it."""
        self._marks[self.number(name)] = content

    def marks(self, family: str) -> dict[str, bytes]:
        """What is remembered of the cells of a family, by their keys."""
        bits, key_of = self.numbering.family(family), self.numbering.key_of
        return {key_of(number): content for number, content in self._marks.items() if number & FAMILY == bits}

    @contextmanager
    def tracing(self) -> Iterator[set[int]]:
        """What is read within, and nothing else, is in the set that this gives."""
        outer, self._trace = self._trace, set()
        try:
            yield self._trace
        finally:
            self._trace = outer

    def aside(self) -> None:
        """Read on in a copy of this process, in which the shelf of the original must not be touched."""
        if self._shelf is not None:
            self._shelf = self._shelf.aside()

    def columns(self) -> dict[str, Column]:
        """What is known of the cells beside their values, by the names that it is kept under."""
        families = zip(self._families, self._cells, strict=True)
        return {_MARKS: self._marks} | {f"{_CELLS}/{family}": cells for family, cells in families}

    def put_inputs(self, family: str, given: Mapping[str, tuple[bytes, Any]]) -> None:
        """The cells of a family that no task makes, all of them: for each key a digest of 16 bytes and the value."""
        bits, number = self.numbering.family(family), self.numbering.of
        for key in [key for key in self.keys(family) if key not in given]:
            self._drop(number(bits, key))
        for key, (digest, value) in given.items():
            self._set(number(bits, key), digest, value)

    def put_values(self, family: str, given: Mapping[str, Any]) -> None:
        """The same, each with the digest of the value as msgpack writes it."""
        self.put_inputs(family, {key: (digest_of_value(value), value) for key, value in given.items()})

    def _family_of(self, number: int) -> Family:
        return self._in_order[number & FAMILY]

    def _load(self, number: int) -> Any:
        if number not in self._cells[number & FAMILY]:
            raise KeyError(self.name(number))
        family = self._family_of(number)
        if family.large:
            held = self._large.get(family.name)
            if held is not None and held[0] == number:
                return held[1]
        elif not family.kept:
            return self._make_again(number)
        elif self._shelf is not None and self._pays_to_read_all(family.name):
            self._read_all(family)
            if number in self._values:
                return self._values[number]
        try:
            return self._hold(number, self._decoded(number, family))
        except Torn:
            if family.kept:
                raise
            return self._make_again(number)

    def _decoded(self, number: int, family: Family) -> Any:
        """A value from the shelf, or the rows that it is made of."""
        name = self.name(number)
        encoded = self._shelf.get(name) if self._shelf is not None else None
        if encoded is None or digest_of(encoded) != self._cells[number & FAMILY].get(number):
            raise Torn(name)
        try:
            return self._decoders[family.name].decode(encoded)
        except msgspec.MsgspecError as error:
            raise Torn(name) from error

    def _pays_to_read_all(self, family: str) -> bool:
        """Whether so many of a family's values were read by now that the others will be."""
        reads = self._reads[family] = self._reads.get(family, 0) + 1
        return reads == max(_FEW, len(self._cells[self.numbering.family(family)]) // _AN_EIGHTH)

    def _read_all(self, family: Family) -> None:
        decoder, bits, prefix = self._decoders[family.name], self.numbering.family(family.name), f"{family.name}/"
        for name, encoded in self._shelf.range(prefix) if self._shelf is not None else ():
            number = self.numbering.of(bits, name.removeprefix(prefix))
            if number in self._values or digest_of(encoded) != self._cells[bits].get(number):
                continue  # it is known, or `read` will say what is wrong with it
            with suppress(msgspec.MsgspecError):
                self._hold(number, decoder.decode(encoded))

    def _hold(self, number: int, value: Any) -> Any:
        """Keep a value in memory that was read or made again; gives what the cell's readers get."""
        family = self._family_of(number)
        if family.large:
            value = value if family.merge is None else family.merge(value)
            self._large[family.name] = number, value
            return value
        if family.merge is not None:
            self._rows[number], value = value, family.merge(value)
        self._values[number] = value
        return value

    def _make_again(self, number: int) -> Any:
        """The value of a cell that is not kept."""
        raise NotImplementedError

    def _rows_of(self, number: int) -> dict[str, Any]:
        if number not in self._rows:
            family = self._family_of(number)
            self._rows[number] = self._decoded(number, family) if number in self._cells[number & FAMILY] else {}
        return self._rows[number]

    def _put(self, number: int, value: Any) -> None:
        """The value of a cell, which may be encoded already."""
        family = self._family_of(number)
        encoded = bytes(value) if isinstance(value, msgspec.Raw) else encode(value)
        if self._only_on_the_shelf(family):
            value = UNREAD
        elif isinstance(value, msgspec.Raw):
            value = self._decoders[family.name].decode(encoded)
        self._keep(number, family, encoded, value)

    def _only_on_the_shelf(self, family: Family) -> bool:
        return family.large and self._shelf is not None and self._shelf.keeps

    def _keep(self, number: int, family: Family, encoded: bytes, value: Any) -> None:
        if self._set(number, digest_of(encoded), value):
            self._large.pop(family.name, None)
            if self._shelf is not None and (family.kept or family.large):
                self._shelf.put(self.name(number), encoded, lasting=family.kept)

    def _set(self, number: int, digest: bytes, value: Any) -> bool:
        if value is not UNREAD:
            self._values[number] = value
        cells = self._cells[number & FAMILY]
        old = cells.get(number)
        if old == digest:
            return False
        cells[number] = digest
        self.changed.add(number)
        if old is None:
            self._list_changed(number)
        return True

    def _drop(self, number: int) -> None:
        if self._cells[number & FAMILY].pop(number) is not None:
            self._values.pop(number, None)
            self._rows.pop(number, None)
            self.changed.add(number)
            self._list_changed(number)
            self._large.pop(self._family_of(number).name, None)
            self._marks.pop(number)
            if self._shelf is not None:
                self._shelf.drop(self.name(number))

    def _list_changed(self, number: int) -> None:
        """Note that a cell came or went."""
        family = number & FAMILY
        self.changed.add(self.numbering.of(family, "*"))
        self._keys.pop(self._in_order[family].name, None)
