"""Long lists in parts, each a page of its own, linked to the others. How a list is ordered is its kind's."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from generator.model.records import Key
from generator.pages.paths import FRONT, href, list_path, page_path

LONGEST_LIST = 300
FEWEST_FILTERED = 5
T = TypeVar("T")


class Part(msgspec.Struct, frozen=True):
    """One part of a list, as the others link to it."""

    href: str
    label: str
    current: bool


class Pager(msgspec.Struct, frozen=True):
    """The parts of a list; empty where it is on one page. `path` is that of the first."""

    path: str
    parts: tuple[Part, ...] = ()


def split(rows: Sequence[T], longest: int = LONGEST_LIST) -> list[Sequence[T]]:
    """The rows in parts of nearly equal length, none longer than allowed; one empty part without rows."""
    count = max(1, -(-len(rows) // longest))
    size = -(-len(rows) // count) if rows else 0
    return [rows[n * size : (n + 1) * size] for n in range(count)]


def pager(paths: Sequence[str], labels: Sequence[str], current: int) -> Pager:
    """The links between the parts of a list, as seen from one of them; `current` counts from 0."""
    if len(paths) < 2:
        return Pager(paths[0])
    parts = (
        Part(href(paths[current], path), label, n == current)
        for n, (path, label) in enumerate(zip(paths, labels, strict=True))
    )
    return Pager(paths[0], tuple(parts))


def continued_path(key: Key, name: str, number: int) -> str:
    """The path of part `number` of a list on a record's page; the first part is on the page itself."""
    page = page_path(key)
    return page if number == 1 else list_path(f"{page.removesuffix('/' + FRONT)}/{name}", number)


def part_of(key: Key, name: str, rows: Sequence[T], number: int = 1) -> tuple[tuple[T, ...], Pager]:
    """One part of a list on a record's page, and the links to the others."""
    parts = split(rows)
    paths = [continued_path(key, name, n) for n in range(1, len(parts) + 1)]
    names = [str(n) for n in range(1, len(parts) + 1)]
    return tuple(parts[number - 1]), pager(paths, names, number - 1)


def labels(parts: Sequence[Sequence[T]], title: Callable[[T], str]) -> list[str]:
    """What each part is called: its number, and the first letters of its first and last titles if it has them."""
    out = []
    for number, part in enumerate(parts, 1):
        if not part:
            out.append(str(number))
            continue
        first, last = title(part[0])[:3], title(part[-1])[:3]
        out.append(f"{number}: {first} – {last}" if first else str(number))
    return out
