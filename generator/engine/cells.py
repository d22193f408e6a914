"""Values under names: kept on a shelf between builds, read when they are asked for, and every reading remembered.

A *cell* is a value with a name, `family/key`. What makes cells, and when they are made anew, is book.py's.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import msgspec

from generator.engine.shelf import Shelf, Torn
from generator.engine.values import Family, digest_of, digest_of_value, encode

UNREAD: Any = object()
"""Stands for a value that is not in memory."""
_FEW = 64
"""Values of one family that are read one by one before it may pay to read them all at once."""
_AN_EIGHTH = 8


class Cells:
    """All cells of a dossier. Without a shelf they last as long as this does."""

    def __init__(self, families: Iterable[Family], shelf: Shelf | None = None) -> None:
        """Torn is raised in all reading where the shelf does not hold what it should: begin without one."""
        self._families = {family.name: family for family in families}
        self._decoders = {name: family.decoder() for name, family in self._families.items()}
        self._shelf = shelf
        self._names: list[str] = []
        self._numbers: dict[str, int] = {}
        self._digests: dict[int, bytes] = {}
        self._values: dict[int, Any] = {}
        self._rows: dict[int, dict[str, Any]] = {}
        self._cells: dict[str, dict[int, None]] = {}
        self._keys: dict[str, list[str]] = {}
        self._reads: dict[str, int] = {}
        self._large: dict[str, tuple[int, Any]] = {}
        self._trace: set[int] = set()
        self.marks: dict[str, bytes] = {}
        """What is remembered of cells beside their values, for whoever made them: always in memory."""
        self.changed: set[int] = set()
        """The numbers of the cells that are not what they were when a build last ran to its end."""

    def __len__(self) -> int:
        """How many cells have a number."""
        return len(self._names)

    def number(self, name: str) -> int:
        """The number of a cell, whether there is one or not."""
        found = self._numbers.get(name)
        if found is None:
            found = self._numbers[name] = len(self._names)
            self._names.append(name)
        return found

    def numbers(self, cells: Iterable[int | str]) -> list[int]:
        """The numbers of cells that are known by their numbers or their names."""
        return [cell if isinstance(cell, int) else self.number(cell) for cell in cells]

    def rows_from(self, cell: str, encoded: msgspec.Raw) -> list[Any]:
        """Rows for a cell that many give to, from bytes."""
        return self._families[cell.partition("/")[0]].rows_from(encoded)

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
        return self._load(number) if number in self._digests else default

    def has(self, number: int) -> bool:
        """Whether there is such a cell, remembered as read."""
        self._trace.add(number)
        return number in self._digests

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a cell by its name."""
        return self.look(self.number(name), default)

    def keys(self, family: str) -> list[str]:
        """The keys of all cells of a family, in order; remembered as read, so that a new or missing one is noticed."""
        self._trace.add(self.number(f"{family}/*"))
        found = self._keys.get(family)
        if found is None:
            skip = len(family) + 1
            found = self._keys[family] = sorted(self._names[number][skip:] for number in self._cells.get(family, ()))
        return found

    def name(self, number: int) -> str:
        """The name of a cell."""
        return self._names[number]

    def digest(self, name: str) -> bytes:
        """The digest of a cell, of 16 bytes; empty where there is none."""
        return self._digests.get(self.number(name), b"")

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

    def put_inputs(self, family: str, given: Mapping[str, tuple[bytes, Any]]) -> None:
        """The cells of a family that no task makes, all of them: for each key a digest of 16 bytes and the value."""
        for key in [key for key in self.keys(family) if key not in given]:
            self._drop(self.number(f"{family}/{key}"))
        for key, (digest, value) in given.items():
            self._set(self.number(f"{family}/{key}"), digest, value)

    def put_values(self, family: str, given: Mapping[str, Any]) -> None:
        """The same, each with the digest of the value as msgpack writes it."""
        self.put_inputs(family, {key: (digest_of_value(value), value) for key, value in given.items()})

    def _family_of(self, number: int) -> Family:
        return self._families[self._names[number].partition("/")[0]]

    def _load(self, number: int) -> Any:
        if number not in self._digests:
            raise KeyError(self._names[number])
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
        name = self._names[number]
        encoded = self._shelf.get(name) if self._shelf is not None else None
        if encoded is None or digest_of(encoded) != self._digests[number]:
            raise Torn(name)
        try:
            return self._decoders[family.name].decode(encoded)
        except msgspec.MsgspecError as error:
            raise Torn(name) from error

    def _pays_to_read_all(self, family: str) -> bool:
        """Whether so many of a family's values were read by now that the others will be."""
        reads = self._reads[family] = self._reads.get(family, 0) + 1
        return reads == max(_FEW, len(self._cells[family]) // _AN_EIGHTH)

    def _read_all(self, family: Family) -> None:
        decoder, numbers = self._decoders[family.name], self._numbers
        for name, encoded in self._shelf.range(f"{family.name}/") if self._shelf is not None else ():
            number = numbers.get(name, -1)
            if number in self._values or digest_of(encoded) != self._digests.get(number):
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
            self._rows[number] = self._decoded(number, family) if number in self._digests else {}
        return self._rows[number]

    def _put(self, number: int, value: Any) -> None:
        """The value of a cell, which may be encoded already."""
        family = self._family_of(number)
        on_the_shelf = self._only_on_the_shelf(family)
        if not isinstance(value, msgspec.Raw):
            self._keep(number, family, encode(value), UNREAD if on_the_shelf else value)
        else:
            encoded = bytes(value)
            known = UNREAD if on_the_shelf else self._decoders[family.name].decode(encoded)
            self._keep(number, family, encoded, known)

    def _only_on_the_shelf(self, family: Family) -> bool:
        return family.large and self._shelf is not None and self._shelf.keeps

    def _keep(self, number: int, family: Family, encoded: bytes, value: Any) -> None:
        if self._set(number, digest_of(encoded), value):
            self._large.pop(family.name, None)
            if self._shelf is not None and (family.kept or family.large):
                self._shelf.put(self._names[number], encoded, lasting=family.kept)

    def _set(self, number: int, digest: bytes, value: Any) -> bool:
        if value is not UNREAD:
            self._values[number] = value
        old = self._digests.get(number)
        if old == digest:
            return False
        self._digests[number] = digest
        self.changed.add(number)
        if old is None:
            self._cells.setdefault(self._list_changed(number), {})[number] = None
        return True

    def _drop(self, number: int) -> None:
        if self._digests.pop(number, None) is not None:
            self._values.pop(number, None)
            self._rows.pop(number, None)
            self.changed.add(number)
            family = self._list_changed(number)
            self._cells[family].pop(number, None)
            self._large.pop(family, None)
            self.marks.pop(self._names[number], None)
            if self._shelf is not None:
                self._shelf.drop(self._names[number])

    def _list_changed(self, number: int) -> str:
        """Note that a cell came or went; gives its family."""
        family = self._names[number].partition("/")[0]
        self.changed.add(self.number(f"{family}/*"))
        self._keys.pop(family, None)
        return family
