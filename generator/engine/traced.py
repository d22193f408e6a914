"""Mappings over the cells of a book, in which every look-up is remembered: what others take for plain dictionaries."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from generator.engine.book import Book

K = TypeVar("K")
V = TypeVar("V")
_NONE: Any = object()


class Traced(Mapping[K, V]):
    """The cells of one family. `key_of` makes a key of its name in the book, which is `str` of the key."""

    def __init__(self, book: Book, family: str, key_of: Callable[[str], K]) -> None:
        self._book = book
        self._family, self._bits = family, book.numbering.family(family)
        self._key_of = key_of
        self._known = book.numbering.known
        self._listed: list[str] = []
        self._keys: list[K] = []

    def __getitem__(self, key: K) -> V:
        value: V = self.get(key, _NONE)
        if value is _NONE:
            raise KeyError(key)
        return value

    def get(self, key: K, default: Any = None) -> Any:
        """The value, or the default where there is none; either is remembered."""
        known = self._known.get(key)
        return self._book.look((self._book.numbering.key(key) if known is None else known) | self._bits, default)

    def __contains__(self, key: object) -> bool:
        return self._book.has(self._book.numbering.of(self._bits, key))

    def __iter__(self) -> Iterator[K]:
        listed = self._book.keys(self._family)
        if listed is not self._listed:  # the book gives the same list until a cell comes or goes
            self._keys = sorted(map(self._key_of, listed))  # type: ignore[type-var]
            self._listed = listed
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._book.keys(self._family))


class Grouped(Mapping[K, V]):
    """A dictionary that lies in several cells of one family: `cell_of` says in which of them a key does."""

    def __init__(self, book: Book, family: str, cell_of: Callable[[K], str]) -> None:
        self._groups: Traced[str, dict[K, V]] = Traced(book, family, str)
        self._cell_of = cell_of

    def __getitem__(self, key: K) -> V:
        value: V = self._groups.get(self._cell_of(key), {})[key]
        return value

    def get(self, key: K, default: Any = None) -> Any:
        """The value, or the default where there is none; either is remembered."""
        return self._groups.get(self._cell_of(key), {}).get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._groups.get(self._cell_of(key), {})  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[K]:
        for group in self._groups.values():
            yield from group

    def __len__(self) -> int:
        return sum(len(group) for group in self._groups.values())
