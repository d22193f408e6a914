"""From the earth to a map: a stretch around a point, its land as paths, a bar for its scale. What stands there is not
its concern.

Degrees of longitude are drawn as short as they are in the middle of the map (equirectangular). That is true enough
for the few hundred kilometres that a map has, and needs no more than whole numbers.
"""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from generator.pages.pictures.ground import Frame, Point, ground

WIDTH, HEIGHT = 320, 230
KM = 1.11195
"""A hundredth of a degree of latitude in kilometres."""
_LAND = 64
_ROWS = 14
_EDGE = 8
_LINES = 6


class Extent(msgspec.Struct, frozen=True):
    """What a map shows: its middle in hundredths of a degree, and its width, in hundredths of a degree of latitude.

    `narrow` is how long a degree of longitude is there, in thousandths of one of latitude.
    """

    east: int
    north: int
    span: int
    narrow: int

    def at(self, east: int, north: int) -> Point:
        """Where a point of the earth stands on the map, in units."""
        away = (east - self.east + 18_000) % 36_000 - 18_000
        return self._x(away), self._y(north)

    def unwrapped(self, east: int, north: int) -> Point:
        """The same for what `ground` gives, which is already on the side of the map's middle."""
        return self._x(east - self.east), self._y(north)

    def _x(self, away: int) -> int:
        return WIDTH // 2 + _rounded(away * self.narrow * WIDTH, 1000 * self.span)

    def _y(self, north: int) -> int:
        return HEIGHT // 2 - _rounded((north - self.north) * WIDTH, self.span)

    @property
    def frame(self) -> Frame:
        """The stretch of the earth that is on it."""
        wide = min(17_999, -(-self.span * 1000 // (2 * self.narrow)))
        tall = -(-self.span * HEIGHT // (2 * WIDTH))
        return Frame(self.east - wide, self.north - tall, self.east + wide, self.north + tall)

    def units(self, metres: int) -> int:
        """A distance in units of the map."""
        return round(metres * WIDTH / (self.span * KM * 1000))


class Region(msgspec.Struct, frozen=True):
    """A country on the map: its outline as a path and as corners, and level lines where its name may stand: their
    middles and lengths, the longest first.

    `box` is what it fills: left, top, right, bottom. `around` is the middle of the whole country and half its width,
    None where it goes on beyond the map.
    """

    name: str
    path: str
    rings: tuple[tuple[Point, ...], ...]
    box: tuple[int, int, int, int]
    free: tuple[tuple[int, int, int], ...]
    around: tuple[int, int, int] | None


def extent(east: int, north: int, km: int) -> Extent:
    """The stretch of that width around a point."""
    narrow = max(100, round(1000 * math.cos(math.radians(north / 100))))
    return Extent(east, north, max(1, round(km / KM)), narrow)


def _rounded(number: int, by: int) -> int:
    return (2 * number + by) // (2 * by)


@lru_cache(maxsize=_LAND)
def regions(of: Extent) -> tuple[Region, ...]:
    """The countries on a map. The same map may stand on the pages of many events."""
    out = []
    for country in ground(of.frame):
        rings = [ring for part in country.rings if len(ring := _on_map(of, part)) > 2]
        if rings:
            xs, ys = zip(*(corner for ring in rings for corner in ring), strict=True)
            left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
            is_whole = left > 0 and right < WIDTH and top > 0 and bottom < HEIGHT
            around = ((left + right) // 2, (top + bottom) // 2, (right - left) // 2) if is_whole else None
            path, corners = "".join(map(_path, rings)), tuple(map(tuple, rings))
            out.append(Region(country.name, path, corners, (left, top, right, bottom), _free_lines(rings), around))
    return tuple(out)


def _on_map(of: Extent, corners: Iterable[Point]) -> list[Point]:
    """The corners in units, those left out that are next to the one before."""
    out: list[Point] = []
    for east, north in corners:
        x, y = of.unwrapped(east, north)
        if not out or abs(x - out[-1][0]) + abs(y - out[-1][1]) > 1:
            out.append((x, y))
    return out


def _path(ring: Sequence[Point]) -> str:
    """A closed outline: where it begins, then each step from the point before."""
    steps = " ".join(f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(ring))
    return f"M{ring[0][0]} {ring[0][1]}l{steps.replace(' -', '-')}z"


def _free_lines(rings: Sequence[Sequence[Point]]) -> tuple[tuple[int, int, int], ...]:
    """The middles and the lengths of the longest level lines within a country."""
    out = []
    for row in range(1, _ROWS):
        y = _EDGE + row * (HEIGHT - 2 * _EDGE) // _ROWS
        for ring in rings:
            meets = sorted(_meets(ring, y))
            for left, right in zip(meets[::2], meets[1::2], strict=False):
                left, right = max(left, _EDGE), min(right, WIDTH - _EDGE)
                if right > left:
                    out.append(((left + right) // 2, y, right - left))
    return tuple(sorted(out, key=lambda line: (-line[2], line))[:_LINES])


def _meets(ring: Sequence[Point], y: int) -> list[int]:
    out = []
    ax, ay = ring[-1]
    for bx, by in ring:
        if (ay > y) != (by > y):
            out.append(ax + (bx - ax) * (y - ay) // (by - ay))
        ax, ay = bx, by
    return out


def round_length(km: int) -> int:
    """The longest round number of kilometres that is no more than that, for a bar of the scale.

    >>> round_length(180), round_length(500), round_length(999)
    (100, 500, 500)
    """
    ten = int("1" + "0" * (len(str(max(1, km))) - 1))
    return max(n * ten for n in (1, 2, 5) if n * ten <= max(1, km))
