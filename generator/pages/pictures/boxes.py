"""Sources as boxes in columns, with the steps between them as lines: the shapes of a picture of lineage."""

from collections.abc import Sequence

import msgspec

from generator.model.records import Evidence
from generator.pages.citations import short_source
from generator.pages.counting import listed
from generator.pages.evidence import unnamed_people
from generator.pages.page import Words
from generator.pages.pictures.descent import WHOLE, Source
from generator.pages.pictures.labels import fitted
from generator.pages.pictures.layers import GAP, Layout
from generator.pages.pictures.shapes import Label, Node, Picture, Stroke
from generator.pages.scripts import direction
from generator.pages.viewpoint import Viewpoint

NAME, NOTE = 12, 10
"""The sizes of the letters, which the stylesheet has too."""
_LINES = {"name": 15, "note": 13}
_PAD = 6
_COLUMNS = {1: (180, 0), 2: (146, 56)}
_NARROW = (104, 32)
_HOWS = {"draws-on": "draws\u00a0on", "fact": "this fact from it"}
_STANCES = {"disputes": "against the claim", "mentions": "mentions the claim"}
_FEW = 2

Line = tuple[str, str, Words]
"""A line in a box: its tone, its words, and the whole of which it is a part, for its language."""


class Drawn(msgspec.Struct, frozen=True):
    """A family of sources with its layout, in which each is known by its place."""

    family: tuple[Source, ...]
    layout: Layout


def width_of_column(columns: int) -> int:
    """How wide boxes are where there are so many columns."""
    return _COLUMNS.get(columns, _NARROW)[0]


def words_in(view: Viewpoint, source: Source, width: int) -> tuple[Line, ...]:
    """The lines of a box: the name, how it comes from what stands before it, what it says to the claim, and who."""
    name = short_source(view, source.key)
    said = Words(f"{source.others:,} more") if source.others else Words(name.text, name.lang, name.dir)
    lines: list[Line] = [("name", line, said) for line in fitted(said.text, width - 2 * _PAD, NAME)]
    for text in _notes(view, source):
        lines += [("note", line, Words(text)) for line in fitted(text, width - 2 * _PAD, NOTE, 3)]
    return tuple(lines)


def _notes(view: Viewpoint, source: Source) -> list[str]:
    hows = [_HOWS.get(how, how) for _, how in source.parents]
    if source.others:
        hows = [how.replace("draws", "draw").removesuffix("s") for how in hows]
    out = [", ".join(dict.fromkeys(hows))]
    if source.is_origin:
        out.append("its own origin")
    elif not source.parents:
        out.append("origin unknown")
    out += dict.fromkeys(_STANCES.get(e.stance, "") for e in source.evidence)
    speakers = list(dict.fromkeys(filter(None, (_speaker(view, e) for e in source.evidence))))
    if speakers:
        more = [f"{len(speakers) - _FEW:,} more"] if len(speakers) > _FEW else []
        out.append(f"speaker: {listed([*speakers[:_FEW], *more])}")
    return [text for text in out if text]


def _speaker(view: Viewpoint, evidence: Evidence) -> str:
    if evidence.speaker is None:
        return ""
    actor = view.dossier.find(evidence.speaker.actor)
    if actor:
        return actor.title
    return unnamed_people(evidence.speaker.unnamed, evidence.speaker.count) if evidence.speaker.unnamed else ""


def box_height(lines: Sequence[Line]) -> int:
    """How tall the box of these lines is."""
    return sum(_LINES[tone] for tone, _, _ in lines) + 2 * _PAD


def drawing(view: Viewpoint, drawn: Sequence[Drawn], title: str, says: str) -> Picture:
    """The families one below another, in the direction in which one reads."""
    columns = max(max(one.layout.columns.values()) for one in drawn) + 1
    width, gap = _COLUMNS.get(columns, _NARROW)
    whole = columns * (width + gap) - gap + 2
    sign = -1 if direction(view.dossier.site.lang) == "rtl" else 1
    sides = [1 + n * (width + gap) for n in range(columns)]
    if sign < 0:
        sides = [whole - side for side in sides]  # where each column begins for who reads
    nodes: list[Node] = []
    strokes: list[Stroke] = []
    top = 1
    for one in drawn:
        columns_of, middles = one.layout.columns, one.layout.middles
        numbers = {source.key: n for n, source in enumerate(one.family)}
        for n, source in enumerate(one.family):
            lines = words_in(view, source, width)
            left = sides[columns_of[n]] - (width if sign < 0 else 0)
            nodes.append(_node(view, source, lines, left, top + middles[n] - box_height(lines) // 2, width))
            for parent, how in source.parents:
                before = numbers.get(parent, -1)
                if route := one.layout.routes.get((before, n)):
                    ends = [(sides[columns_of[before] + k], top + level) for k, level in enumerate(route)]
                    strokes.append(Stroke(_path(ends, sign * width), "whole" if how in WHOLE else "part"))
        top += one.layout.height + 2 * GAP
    tones = {stroke.tone for stroke in strokes} | {tone for node in nodes for tone in node.tone.split()}
    return Picture(
        whole, top - 2 * GAP + 1, title, says, tuple(nodes), tuple(strokes), tuple(sorted(tones)), columns > 3
    )


def _node(view: Viewpoint, source: Source, lines: Sequence[Line], left: int, top: int, width: int) -> Node:
    site = direction(view.dossier.site.lang)
    labels, level = [], top + _PAD
    for tone, text, words in lines:
        level += _LINES[tone]
        way = words.dir or direction("", text) or site
        labels.append(Label(left + width // 2, level - 4, text, tone, "middle", words.lang, way))
    name = short_source(view, source.key)
    stances = {e.stance for e in source.evidence}
    tones = [
        "origin" if source.is_origin else "unknown" if not source.parents else "derived",
        *(["against"] if stances == {"disputes"} else []),
        *(["several"] if source.others else []),
    ]
    href, title = ("", "") if source.others else (name.href, view.dossier[source.key].title)
    return Node(left, top, width, box_height(lines), tuple(labels), href, title, " ".join(tones))


def _path(ends: Sequence[tuple[int, int]], width: int) -> str:
    """From the far side of the first box to the near side of the last, level where it passes a column.

    `width` is that of a column, negative where one reads from right to left.
    """
    x, y = ends[0][0] + width, ends[0][1]
    path = [f"M{x} {y}"]
    for n, (near, level) in enumerate(ends[1:], 2):
        middle = (x + near) // 2
        path.append(f"C{middle} {y} {middle} {level} {near} {level}")
        x, y = near, level
        if n < len(ends):
            x += width
            path.append(f"H{x}")
    return "".join(path)
