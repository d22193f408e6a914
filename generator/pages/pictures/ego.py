"""An actor and everyone tied to it, as a picture: the actor in the middle, the others on both sides, lines by kind.

Who is tied how is around's to say. Lines run straight from the middle to marks on an oval, and names stand outside of
their marks: so no line crosses another, or a name.
"""

import math
from collections.abc import Sequence

import msgspec

from generator.model.records import Actor, Key
from generator.pages.counting import counted, listed
from generator.pages.page import Anchor, Words
from generator.pages.pictures.around import Tied, tied_to
from generator.pages.pictures.labels import fitted
from generator.pages.pictures.shapes import Label, Node, Picture, Stroke
from generator.pages.scripts import direction
from generator.pages.viewpoint import Viewpoint

NAME, NOTE = 12, 10
WIDTH = 360
_MOST, _LISTED = 24, 200
_SIDE, _HALF = 98, 42
"""How wide the names on each side may be, and half the box in the middle."""
_NEAR, _FAR, _FLAT = 34, 72, 60
"""How far from the middle marks stand at the ends and at the middle of a side; the least half height of the oval."""
_LINES = {"name": 15, "note": 13}
_GAP, _PAD, _DOT = 9, 7, 4


class TiedRow(msgspec.Struct, frozen=True):
    """Another actor, and each tie in words."""

    other: Anchor
    ties: tuple[str, ...]


class EgoView(msgspec.Struct, frozen=True):
    """The picture, the same in words, and how many are in the list alone."""

    picture: Picture
    arrows: tuple[Stroke, ...]
    rows: tuple[TiedRow, ...]
    more: str = ""


class _Block(msgspec.Struct, frozen=True):
    """The lines beside a mark, and how tall they are."""

    tied: Tied
    lines: tuple[tuple[str, str, Words], ...]
    height: int


def ego(view: Viewpoint, actor: Actor) -> EgoView | None:
    """The picture of an actor; None for one who is tied to nobody."""
    everyone = tied_to(view, actor)
    if not everyone:
        return None
    drawn, left = everyone[:_MOST], len(everyone) - _MOST
    rows = tuple(TiedRow(view.anchor(one.actor), _in_words(view, actor, one)) for one in everyone[:_LISTED])
    picture, arrows = _picture(view, actor, drawn, rows)
    more = f"{counted(left, 'more actor')} {'is' if left == 1 else 'are'} in the list alone." if left > 0 else ""
    return EgoView(picture, arrows, rows, more)


def _in_words(view: Viewpoint, actor: Actor, tied: Tied) -> tuple[str, ...]:
    """Each tie in a few words; whose role or relation it is stands with it."""
    other = view.dossier[tied.actor].title
    said = [f"{actor.title} {b.words} {other}" if b.outward else f"{other} {b.words} {actor.title}" for b in tied.bonds]
    return (*said, *_counts(tied, " in common"))


def _counts(tied: Tied, after: str = "") -> list[str]:
    named = ((tied.events, "event"), (tied.claims, "claim"))
    return [f"{counted(number, noun)}{after}" for number, noun in named if number]


def tone_of(tied: Tied) -> str:
    """The kind of line that leads to it: that of the closest tie."""
    return "bond" if tied.bonds else "event" if tied.events else "claim"


def _block(view: Viewpoint, tied: Tied) -> _Block:
    words = view.title(view.dossier[tied.actor])
    lines = [("name", line, words) for line in fitted(words.text, _SIDE, NAME)]
    counts = (said.replace(" ", "\u00a0") for said in _counts(tied))
    note = ", ".join([*(bond.words for bond in tied.bonds[:2]), *counts])
    lines += [("note", line, Words(note)) for line in fitted(note, _SIDE, NOTE)]
    return _Block(tied, tuple(lines), sum(_LINES[tone] for tone, _, _ in lines))


def _picture(
    view: Viewpoint, actor: Actor, drawn: Sequence[Tied], rows: Sequence[TiedRow]
) -> tuple[Picture, tuple[Stroke, ...]]:
    is_rtl = direction(view.dossier.site.lang) == "rtl"
    blocks = [_block(view, one) for one in drawn]
    sides = {1: blocks[is_rtl::2], -1: blocks[not is_rtl :: 2]}  # the first where one begins to read
    tall = {side: sum(b.height + _GAP for b in of) - _GAP for side, of in sides.items()}
    middle = _middle(view, actor)
    height = max(middle.height, *tall.values()) + 4
    level = height // 2
    half = max(_FLAT, height // 2)
    nodes: list[Node] = []
    strokes: list[Stroke] = []
    arrows: list[Stroke] = []
    for sign, of in sides.items():
        top = level - tall[sign] // 2
        for block in of:
            at = top + block.height // 2
            x = WIDTH // 2 + sign * _away(at - level, half)
            nodes.append(_beside(view, block, sign, x, at))
            strokes.append(Stroke(f"M{WIDTH // 2} {level}L{x} {at}", tone_of(block.tied)))
            arrows += _arrows(block.tied, (x - WIDTH // 2, at - level), (x, at))
            top += block.height + _GAP
    nodes.append(_moved(middle, level - middle.height // 2))
    names = [row.other.text for row in rows[:4]]
    others = len(drawn) - len(names)
    said = listed([*names, f"{others:,} more"] if others > 0 else names)
    kinds = tuple(sorted({stroke.tone for stroke in strokes} | ({"arrow"} if arrows else set())))
    says = f"{actor.title} in the middle, with lines to {said}. Each tie is told in the list below the picture."
    title = f"Whom {actor.title} is tied to"
    return Picture(WIDTH, height, title, says, tuple(nodes), tuple(strokes), kinds), tuple(arrows)


def _away(down: int, half: int) -> int:
    """How far to the side a mark stands that is so far below the middle."""
    return _NEAR + (_FAR - _NEAR) * math.isqrt(max(0, half * half - down * down)) // half


def _arrows(tied: Tied, along: tuple[int, int], mark: tuple[int, int]) -> list[Stroke]:
    """Heads of arrows near a mark: towards it for what the actor has to the other, else towards the middle."""
    length = math.hypot(*along)
    ux, uy = along[0] / length, along[1] / length
    out = []
    for outward, tip, base in ((True, _DOT + 1, _DOT + 9), (False, _DOT + 18, _DOT + 10)):
        if any(bond.outward is outward for bond in tied.bonds):
            ends = ((tip, 0.0), (base, 3.5), (base, -3.5))
            corners = (f"{round(mark[0] - ux * d - uy * s)} {round(mark[1] - uy * d + ux * s)}" for d, s in ends)
            out.append(Stroke(f"M{'L'.join(corners)}z", "arrow"))
    return out


def _middle(view: Viewpoint, actor: Actor) -> Node:
    """The box of the actor, at the top."""
    words = view.title(actor)
    lines = [("self", line, words) for line in fitted(words.text, 2 * _HALF - 2 * _PAD, NAME, 4)]
    height = len(lines) * _LINES["name"] + 2 * _PAD
    labels = _labels(view, lines, WIDTH // 2, _PAD, "middle")
    return Node(WIDTH // 2 - _HALF, 0, 2 * _HALF, height, labels, "", actor.title, "origin")


def _moved(node: Node, down: int) -> Node:
    labels = tuple(msgspec.structs.replace(label, y=label.y + down) for label in node.labels)
    return msgspec.structs.replace(node, y=node.y + down, labels=labels)


def _beside(view: Viewpoint, block: _Block, sign: int, x: int, at: int) -> Node:
    """Another actor: a mark at its line's end, the words outside of it. `x` and `y` are the middle of the mark."""
    labels = _labels(view, block.lines, x + 2 * sign * _DOT, at - block.height // 2, "start" if sign > 0 else "end")
    key: Key = block.tied.actor
    return Node(x, at, _DOT, _DOT, labels, view.to(key), view.dossier[key].title, "tied")


def _labels(
    view: Viewpoint, lines: Sequence[tuple[str, str, Words]], x: int, top: int, anchor: str
) -> tuple[Label, ...]:
    out = []
    for tone, text, words in lines:
        top += _LINES.get(tone, _LINES["name"])
        way = words.dir or direction("", text) or direction(view.dossier.site.lang)
        out.append(Label(x, top - 4, text, tone, anchor, words.lang, way))
    return tuple(out)
