"""The ground of a map: the land of each country within a frame, from the coastlines and borders that ship with us.

`land.bin` is made by tools/coastline.py and described in land.txt: numbers squeezed by zlib, all of them of two bytes
and the lowest first, but for three counts of four bytes: lines, points, words. Then each line's number of points; for
every point the step east from the one before, the first of a line counted from zero; the same for north; and the words:
how many countries, for each how many rings, for each how many lines, for each its number twice, plus one if it runs
backwards. A unit is a hundredth of a degree. A line that passes the 180th degree goes on beyond it.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from pkgutil import get_data

import msgspec

from generator.pages.pictures.countries import NAMES

UNIT = 100
_AROUND = 360 * UNIT

Point = tuple[int, int]


class Frame(msgspec.Struct, frozen=True):
    """A stretch of the earth, in hundredths of a degree; it may lie across the 180th degree."""

    west: int
    south: int
    east: int
    north: int


class Country(msgspec.Struct, frozen=True):
    """The land of a country in a frame: the corners of its parts, in hundredths of a degree."""

    name: str
    rings: tuple[tuple[Point, ...], ...]


class _Line(msgspec.Struct, frozen=True):
    """A stretch of coast or border: how far east and north its points are, and the frame that it fills."""

    east: tuple[int, ...]
    north: tuple[int, ...]
    frame: Frame


_Ring = tuple[tuple[int, int], ...]
"""For each line of a ring its number as it is written, and how far it is to be moved east to follow the one before."""


class _Land(msgspec.Struct, frozen=True):
    """All lines; for each country its frame and its rings."""

    lines: tuple[_Line, ...]
    countries: tuple[tuple[Frame, tuple[_Ring, ...]], ...]


@cache
def _land() -> _Land:
    """What ships with the program, read when the first map is made."""
    packed = zlib.decompress(get_data(__package__, "land.bin") or b"")
    count, points, words = struct.unpack_from("<3I", packed)
    at = 12
    lengths = struct.unpack_from(f"<{count}H", packed, at)
    at += 2 * count
    east = struct.unpack_from(f"<{points}h", packed, at)
    north = struct.unpack_from(f"<{points}h", packed, at + 2 * points)
    read = iter(struct.unpack_from(f"<{words}H", packed, at + 4 * points))
    ends = list(accumulate(lengths, initial=0))
    lines = tuple(
        _line(tuple(accumulate(east[a:b])), tuple(accumulate(north[a:b])))
        for a, b in pairwise(ends)
    )
    countries = [[_joined(lines, tuple(_some(read))) for _ in range(next(read))] for _ in range(next(read))]
    frames = (_around([_moved(lines[n >> 1].frame, by) for ring in of for n, by in ring]) for of in countries)
    return _Land(lines, tuple(zip(frames, map(tuple, countries), strict=True)))


def _joined(lines: Sequence[_Line], words: Sequence[int]) -> _Ring:
    """A ring with its lines moved by whole turns, so that each begins where the one before ends."""
    out: list[tuple[int, int]] = []
    end = None
    for word in words:
        east = lines[word >> 1].east
        first, last = (east[-1], east[0]) if word & 1 else (east[0], east[-1])
        by = 0 if end is None else round((end - first) / _AROUND) * _AROUND
        out.append((word, by))
        end = last + by
    return tuple(out)


def _moved(frame: Frame, by: int) -> Frame:
    return Frame(frame.west + by, frame.south, frame.east + by, frame.north)


def _some(words: Iterator[int]) -> Iterator[int]:
    """As many words as the first of them says."""
    return (next(words) for _ in range(next(words)))


def _line(xs: tuple[int, ...], ys: tuple[int, ...]) -> _Line:
    return _Line(xs, ys, Frame(min(xs), min(ys), max(xs), max(ys)))


def _around(frames: Sequence[Frame]) -> Frame:
    return Frame(
        min(f.west for f in frames), min(f.south for f in frames), max(f.east for f in frames),
        max(f.north for f in frames),
    )  # fmt: skip


def ground(frame: Frame) -> tuple[Country, ...]:
    """The land in a frame, country by country, in the order of their names."""
    land = _land()
    out = []
    for name, (around, rings) in zip(NAMES, land.countries, strict=True):
        parts: list[tuple[Point, ...]] = []
        for turn in (-_AROUND, 0, _AROUND):
            near = _moved(frame, -turn)
            if _overlap(around, near):
                clipped = (_clipped(_corners(land, ring, near), near) for ring in rings)
                parts += (tuple((x + turn, y) for x, y in part) for part in clipped if part)
        if parts:
            out.append(Country(name, tuple(parts)))
    return tuple(out)


def country_at(x: int, y: int) -> tuple[str, Frame] | None:
    """The country in which a point lies, with the frame of the part in which it does."""
    land = _land()
    for name, (around, rings) in zip(NAMES, land.countries, strict=True):
        for east in (x - _AROUND, x, x + _AROUND):
            if _overlap(around, Frame(east, y, east, y)):
                for ring in rings:
                    corners = _corners(land, ring)
                    if inside(corners, east, y):
                        xs, ys = zip(*corners, strict=True)
                        return name, Frame(min(xs), min(ys), max(xs), max(ys))
    return None


def inside(corners: Sequence[Point], x: int, y: int) -> bool:
    """Whether a point lies within a ring."""
    is_in = False
    ax, ay = corners[-1]
    for bx, by in corners:
        if (ay > y) != (by > y) and (x - ax) * abs(by - ay) < (y - ay) * (bx - ax) * (1 if by > ay else -1):
            is_in = not is_in
        ax, ay = bx, by
    return is_in


def _overlap(one: Frame, other: Frame) -> bool:
    return (
        one.west <= other.east and one.east >= other.west and one.south <= other.north and one.north >= other.south
    )  # fmt: skip


def _corners(land: _Land, ring: _Ring, frame: Frame | None = None) -> list[Point]:
    """The corners of a ring. Of a line that lies wholly beyond one side of the frame the two ends will do."""
    out: list[Point] = []
    for word, by in ring:
        line = land.lines[word >> 1]
        east, north = line.east, line.north
        if frame is not None and not _overlap(_moved(line.frame, by), frame):
            east, north = (east[0], east[-1]), (north[0], north[-1])
        points = [(x + by, y) for x, y in zip(east, north, strict=True)]
        out += points[::-1] if word & 1 else points
    if abs(out[-1][0] - out[0][0]) > _AROUND // 2:  # it runs around a pole
        pole = 90 * UNIT if out[0][1] > 0 else -90 * UNIT
        out += ((out[-1][0], pole), (out[0][0], pole))
    return out


def _clipped(corners: list[Point], frame: Frame) -> list[Point]:
    """What of a ring lies in the frame: each side in turn cuts off what lies beyond it (Sutherland and Hodgman)."""
    for axis, edge, keep in ((0, frame.west, 1), (0, frame.east, -1), (1, frame.south, 1), (1, frame.north, -1)):
        out: list[Point] = []
        if not corners:
            return out
        before = corners[-1]
        was_in = (before[axis] - edge) * keep >= 0
        for point in corners:
            is_in = (point[axis] - edge) * keep >= 0
            if is_in != was_in:
                out.append(_crossing(before, point, axis, edge))
            if is_in:
                out.append(point)
            before, was_in = point, is_in
        corners = out
    return corners if len(corners) > 2 else []


def _crossing(one: Point, other: Point, axis: int, edge: int) -> Point:
    """Where the stretch between two points meets an edge."""
    across = 1 - axis
    steps = other[axis] - one[axis]
    at = one[across] + ((other[across] - one[across]) * (edge - one[axis]) + steps // 2) // steps
    return (edge, at) if axis == 0 else (at, edge)
