"""Makes land.bin and countries.py in generator/pages/pictures from the countries of Natural Earth, by world-atlas.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/coastline.py package/countries-50m.json

Lines are simplified to 0.015 degrees of latitude and written in hundredths of a degree. Small islands are left out, but
never the largest part of a country. The format is told in generator/pages/pictures/ground.py, which reads it.
"""

import json
import math
import struct
import sys
import zlib
from pathlib import Path

TARGET = Path(__file__).parents[1] / "generator" / "pages" / "pictures"
UNIT = 100
TOLERANCE = 1.5
SMALLEST = 12.0
"""The area, in square units, of the smallest island that is kept."""

Points = list[tuple[int, int]]


def arcs_of(topology: dict) -> list[Points]:  # type: ignore[type-arg]
    """Every line of the topology, in hundredths of a degree; where it passes the 180th degree it goes on beyond."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    out = []
    for arc in topology["arcs"]:
        x = y = 0
        points: Points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            point = round((x * kx + dx) * UNIT), round((y * ky + dy) * UNIT)
            if points:
                turns = round((points[-1][0] - point[0]) / (360 * UNIT))
                point = point[0] + turns * 360 * UNIT, point[1]
            if not points or points[-1] != point:
                points.append(point)
        out.append(points)
    return out


def simplified(points: Points) -> Points:
    """The line with as few of its points as keep it within the tolerance."""
    if len(points) < 3:
        return points
    kept = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    if points[0] == points[-1]:
        far = max(range(len(points)), key=lambda n: math.dist(points[n], points[0]))
        kept.add(far)
        todo = [(0, far), (far, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda n: away(points[n], points[first], points[last]))
        if away(points[far], points[first], points[last]) > TOLERANCE:
            kept.add(far)
            todo += [(first, far), (far, last)]
    return [points[n] for n in sorted(kept)]


def away(point: tuple[int, int], start: tuple[int, int], end: tuple[int, int]) -> float:
    """The distance of a point from a stretch, where degrees of longitude are as short as they are there."""
    k = math.cos(math.radians(point[1] / UNIT))
    px, py = (point[0] - start[0]) * k, point[1] - start[1]
    ex, ey = (end[0] - start[0]) * k, end[1] - start[1]
    length = ex * ex + ey * ey
    t = max(0.0, min(1.0, (px * ex + py * ey) / length)) if length else 0.0
    return math.hypot(px - t * ex, py - t * ey)


def area(ring: list[int], arcs: list[Points]) -> float:
    """The area of a ring in square units, at its latitude."""
    points = [p for n in ring for p in (arcs[n] if n >= 0 else arcs[~n][::-1])]
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))
    return abs(twice) / 2 * math.cos(math.radians(points[0][1] / UNIT))


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    arcs = [simplified(points) for points in arcs_of(topology)]
    countries = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry["type"] not in ("Polygon", "MultiPolygon"):
            continue
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        rings = sorted((r for polygon in polygons for r in polygon), key=lambda r: -area(r, arcs))
        large = (ring for ring in rings[1:] if area(ring, arcs) > SMALLEST)
        countries.append((geometry["properties"]["name"], [rings[0], *large]))
    countries.sort(key=lambda country: country[0])
    used = sorted({n if n >= 0 else ~n for _, rings in countries for ring in rings for n in ring})
    place = {n: i for i, n in enumerate(used)}
    words = [len(countries)]
    for _, rings in countries:
        words.append(len(rings))
        for ring in rings:
            words.append(len(ring))
            words += [2 * place[n] if n >= 0 else 2 * place[~n] + 1 for n in ring]
    kept = [arcs[n] for n in used]
    lengths = [len(points) for points in kept]
    steps = [[], []]
    for points in kept:
        for axis in (0, 1):
            before = 0
            for point in points:
                steps[axis].append(point[axis] - before)
                before = point[axis]
    packed = struct.pack("<3I", len(lengths), sum(lengths), len(words))
    packed += struct.pack(f"<{len(lengths)}H", *lengths)
    packed += struct.pack(f"<{len(steps[0])}h", *steps[0]) + struct.pack(f"<{len(steps[1])}h", *steps[1])
    packed += struct.pack(f"<{len(words)}H", *words)
    squeezed = zlib.compress(packed, 9)
    (TARGET / "land.bin").write_bytes(squeezed)
    names = "\n".join(name for name, _ in countries)
    says = "The countries of land.bin in its order, as Natural Earth names them. Made by tools/coastline.py."
    (TARGET / "countries.py").write_text(f'"""{says}"""\n\nNAMES = """\\\n{names}\n""".splitlines()\n', "utf-8")
    print(f"{len(countries)} countries, {len(lengths)} lines, {sum(lengths)} points, {len(squeezed)} bytes")


if __name__ == "__main__":
    main()
