"""Actors and the ties between them, as arcs beside a list of names: those who are tied stand near one another.

Names stand in one column, so that none is over another however many there are. A tie is an arc, which leaves and comes
in level with a name, as long as an eye can follow it; a longer one is told at both its ends by the number of the other.
Actors between whom no tie leads, over whatever steps, stand in groups of their own.
"""

from collections.abc import Iterable, Sequence
from math import isqrt

import msgspec

from generator.model.records import Key
from generator.pages.counting import counted, listed
from generator.pages.pictures.labels import fitted, width_of
from generator.pages.pictures.shapes import Label, Node, Picture, Stroke
from generator.pages.scripts import direction
from generator.pages.viewpoint import Viewpoint

MOST_ACTORS = 150
NAME, NOTE = 12, 10
WIDTH = 360
_NAMES, _ARCS, _FREE = 190, 66, 150
"""How wide the column of names is up to the middle of its dots, and how far the widest arc reaches beyond them where
numbers stand there, too, and where they do not."""
_STEP = 24
"""How much farther an arc reaches, at most, for each row that it spans."""
_FARTHEST = 16
"""So many rows an arc spans at most."""
_ROW, _LINE, _APART = 22, 13, 12
_DOT, _NUMBERED = 4, 9
_PORT = 3
"""Arcs leave so far above the middle of a row, and come in so far below."""

Pair = tuple[Key, Key]


class Arc(msgspec.Struct, frozen=True):
    """A tie to draw: whose it is, to whom, its tone, and what it says."""

    by: Key
    to: Key
    tone: str
    says: str


class Told(msgspec.Struct, frozen=True):
    """The ties of an actor that are too long to draw, in numbers: words with their tones, in a row from a point."""

    x: int
    y: int
    dir: str
    words: tuple[tuple[str, str], ...]


class ArcsView(msgspec.Struct, frozen=True):
    """The picture; `said` has the words of each of its strokes, `arrows` stand where a tie comes in, `told` are those
    that are not drawn. `out` is the arrow that stands before the number of those to whom an actor is tied.
    """

    picture: Picture
    said: tuple[str, ...]
    arrows: tuple[Stroke, ...]
    told: tuple[Told, ...]
    out: str


class _Rows(msgspec.Struct, frozen=True):
    """The rows of names: how far down the middle of each is, its number from 1; where the dots are, and how wide."""

    levels: dict[Key, int]
    numbers: dict[Key, int]
    height: int
    at: int
    way: int
    radius: int

    def span(self, tie: Arc) -> int:
        """How many rows a tie reaches over."""
        return abs(self.numbers[tie.by] - self.numbers[tie.to])


def arcs(view: Viewpoint, ties: Sequence[Arc], title: str) -> ArcsView | None:
    """The picture of these ties; None where there is none between two actors, or where there are too many actors."""
    between = [tie for tie in ties if tie.by != tie.to]
    groups = in_groups((tie.by, tie.to) for tie in between)
    if not between or sum(map(len, groups)) > MOST_ACTORS:
        return None
    rows = _rows(view, groups, between)
    drawn = [tie for tie in between if rows.span(tie) <= _FARTHEST]
    strokes = _strokes(drawn, rows)
    arrows = (_arrow(rows, key) for key in dict.fromkeys(tie.to for tie in drawn))
    tones = {tone for tie in between for tone in tie.tone.split()}
    names = [view.dossier[key].title for key in list(rows.levels)[:3]]
    rest = [f"{len(rows.levels) - len(names):,} more"] if len(rows.levels) > len(names) else []
    says = (
        f"{counted(len(rows.levels), 'actor')} in one column: {listed([*names, *rest])}. Lines and numbers lead from "
        f"one to another for {counted(len(between), 'tie')}, each of which is told in the list."
    )
    nodes = tuple(_node(view, key, rows) for key in rows.levels)
    picture = Picture(WIDTH, rows.height, title, says, nodes, strokes, tuple(sorted(tones)))
    told = _told([tie for tie in between if rows.span(tie) > _FARTHEST], rows)
    return ArcsView(picture, tuple(tie.says for tie in drawn), tuple(arrows), told, _signs(rows.way)[0])


def in_groups(pairs: Iterable[Pair]) -> list[list[Key]]:
    """The actors in groups that hang together, the largest first, each in an order that keeps those tied close."""
    near: dict[Key, list[Key]] = {}
    for one, other in sorted(pairs):
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    left = dict.fromkeys(sorted(near, key=lambda key: (-len(near[key]), key)))
    groups = []
    while left:
        reached = dict.fromkeys([next(iter(left))])
        for key in (queue := list(reached)):
            new = [other for other in dict.fromkeys(near[key]) if other not in reached]
            reached |= dict.fromkeys(new)
            queue += new
            left.pop(key)
        groups.append(_closest(list(reached), near))
    return sorted(groups, key=lambda group: (-len(group), min(group)))


def _closest(keys: list[Key], near: dict[Key, list[Key]]) -> list[Key]:
    """Each key where it makes all arcs together the shortest, given those before it."""
    order: list[Key] = []
    for key in keys:
        places = {other: n for n, other in enumerate(order)}
        mine = [places[other] for other in near[key] if other in places]
        cuts = [0] * (len(order) + 1)  # how many arcs run over each gap, which grow by a row if it is filled
        for one, n in places.items():
            for other in near[one]:
                if places.get(other, -1) > n:
                    cuts[n + 1] += 1
                    cuts[places[other] + 1] -= 1
        running, costs = 0, []
        for gap in range(len(order) + 1):
            running += cuts[gap]
            own = sum(gap - n if n < gap else n + 1 - gap for n in mine)
            costs.append((running + own, gap))
        order.insert(min(costs)[1], key)
    return order


def _lines(view: Viewpoint, key: Key) -> tuple[str, ...]:
    return fitted(view.title(view.dossier[key]).text, _NAMES - _NUMBERED - 2 * _DOT, NAME)


def _rows(view: Viewpoint, groups: Sequence[Sequence[Key]], ties: Iterable[Arc]) -> _Rows:
    levels: dict[Key, int] = {}
    height = -_APART
    for group in groups:
        height += _APART
        for key in group:
            tall = _ROW + _LINE * (len(_lines(view, key)) - 1)
            levels[key] = height + tall // 2
            height += tall
    is_rtl = direction(view.dossier.site.lang) == "rtl"
    at, way = (WIDTH - _NAMES, -1) if is_rtl else (_NAMES, 1)
    rows = _Rows(levels, {key: n for n, key in enumerate(levels, 1)}, height, at, way, _DOT)
    is_numbered = any(rows.span(tie) > _FARTHEST for tie in ties)
    return msgspec.structs.replace(rows, radius=_NUMBERED) if is_numbered else rows


def _node(view: Viewpoint, key: Key, rows: _Rows) -> Node:
    """A name with its dot, and the number in it where there are numbers."""
    words = view.title(view.dossier[key])
    lines, level = _lines(view, key), rows.levels[key]
    x = rows.at - rows.way * (rows.radius + _DOT)
    anchor = "end" if rows.way > 0 else "start"
    way = words.dir or direction("", words.text) or direction(view.dossier.site.lang)
    top = level + 4 - _LINE * (len(lines) - 1) // 2
    labels = [Label(x, top + _LINE * n, line, "name", anchor, words.lang, way) for n, line in enumerate(lines)]
    if rows.radius > _DOT:
        labels.append(Label(rows.at, level + 3, str(rows.numbers[key]), "number"))
    return Node(rows.at, level, rows.radius, rows.radius, tuple(labels), view.to(key), words.text, "tied")


def _strokes(ties: Sequence[Arc], rows: _Rows) -> tuple[Stroke, ...]:
    drawn: dict[frozenset[Key], int] = {}
    strokes = []
    at = rows.at + rows.way * rows.radius
    widest = _ARCS if rows.radius > _DOT else _FREE
    farthest = max((rows.span(tie) for tie in ties), default=1)
    for tie in ties:
        start, end = rows.levels[tie.by] - _PORT, rows.levels[tie.to] + _PORT
        pair = frozenset((tie.by, tie.to))
        drawn[pair] = drawn.get(pair, -1) + 1
        span = rows.span(tie)
        reach = min(widest * isqrt(10_000 * span // farthest) // 100, _STEP * span) + 7 * drawn[pair]
        reach = min(reach, widest)
        bend = at + rows.way * (reach * 4 // 3)  # the handles of the curve, of which it reaches three quarters
        strokes.append(Stroke(f"M{at} {start}C{bend} {start} {bend} {end} {at} {end}", tie.tone))
    return tuple(strokes)


def _arrow(rows: _Rows, key: Key) -> Stroke:
    y, tip = rows.levels[key] + _PORT, rows.at + rows.way * (rows.radius + 1)
    base = tip + rows.way * 8
    return Stroke(f"M{tip} {y}L{base} {y - 3}L{base} {y + 3}z", "arrow")


def _told(ties: Iterable[Arc], rows: _Rows) -> tuple[Told, ...]:
    """Beside a name, first those to whom it is tied, then those who are tied to it."""
    found: dict[Key, list[tuple[int, int, str]]] = {}
    for tie in ties:
        tone = "is-disputed" if "is-disputed" in tie.tone else ""
        found.setdefault(tie.by, []).append((0, rows.numbers[tie.to], tone))
        found.setdefault(tie.to, []).append((1, rows.numbers[tie.by], tone))
    x = rows.at + rows.way * (rows.radius + _ARCS + 4)
    way = "ltr" if rows.way > 0 else "rtl"
    out = []
    for key, ends in found.items():
        each = sorted(dict.fromkeys(ends))
        words = [(f"{_signs(rows.way)[which]}{number}", tone) for which, number, tone in each]
        room = WIDTH - _NAMES - rows.radius - _ARCS - 4
        out.append(Told(x, rows.levels[key] + 3, way, _fitting(words, room)))
    return tuple(out)


def _fitting(words: list[tuple[str, str]], room: int) -> tuple[tuple[str, str], ...]:
    """As many of the words as there is room for, and the number of the others."""
    for count in range(len(words), 0, -1):
        told = words[:count] + ([(f"+{len(words) - count}", "")] if count < len(words) else [])
        if width_of(" ".join(text for text, _ in told), NOTE) <= room:
            return tuple(told)
    return ((f"+{len(words)}", ""),)


def _signs(way: int) -> str:
    return "→←" if way > 0 else "←→"
