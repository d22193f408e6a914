"""Names on a map: none over another, none over a mark, none beyond the edge. How wide they are is labels'."""

from collections.abc import Callable

import msgspec

from generator.pages.pictures.labels import width_of
from generator.pages.pictures.shapes import Label

_GAP = 3
_MARGIN = 3

Box = tuple[int, int, int, int]
"""Left, top, right, bottom."""


def box_of(label: Label, size: int) -> Box:
    """The room that a label takes, with letters of that size."""
    width = width_of(label.text, size)
    left = {"start": label.x, "middle": label.x - width // 2, "end": label.x - width}[label.anchor]
    return left, label.y - size * 4 // 5, left + width, label.y + size // 4


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have any room in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


class Taken:
    """The room on a map of that size that is taken: by the bar of its scale, by marks, by names."""

    def __init__(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._bar: Box = (0, height - 26, width * 2 // 5, height)
        self._dots: list[Box] = []
        self._names: list[Box] = []

    def holds(self, x: int, y: int) -> bool:
        """Whether a point is on the map, and not at its very edge."""
        return 2 * _MARGIN <= x <= self._width - 2 * _MARGIN and 2 * _MARGIN <= y <= self._height - 2 * _MARGIN

    def dot(self, x: int, y: int, radius: int) -> None:
        """Take the room of a mark."""
        self._dots.append((x - radius, y - radius, x + radius, y + radius))

    def is_on_the_first(self, x: int, y: int) -> bool:
        """Whether a mark there could not be told from the first one."""
        left, top, right, bottom = self._dots[0]
        return left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1

    def beside(
        self, x: int, y: int, radius: int, label: Label, size: int, *, is_needed: bool = False,
        is_free: Callable[[Box], bool] = lambda box: True,
    ) -> Label | None:  # fmt: skip
        """The label beside a mark, or over the point where there is none; None where no side has room.

        One that is needed goes where it covers the least; `is_free` has a say on each side.
        """
        away, level = radius + _GAP, size // 3
        places = [(x + away, y + level, "start"), (x - away, y + level, "end"), (x, y - away - 1, "middle"),
                  (x, y + away + size * 4 // 5, "middle")]  # fmt: skip
        if not radius:
            places = [(x, y + level, "middle"), (x, y - size, "middle"), (x, y + 2 * size, "middle")]
        tried = [msgspec.structs.replace(label, x=at, y=down, anchor=anchor) for at, down, anchor in places]
        own = (x - radius, y - radius, x + radius, y + radius)
        boxes = {one: box_of(one, size) for one in tried}
        fitting = [one for one in tried if self._is_inside(boxes[one])]
        best: Label | None
        if is_needed:
            best = min(fitting or tried[:1], key=lambda one: self._covered(boxes[one], own))
        else:
            free = (one for one in fitting if not self._covered(boxes[one], own) and is_free(boxes[one]))
            best = next(free, None)
        if best:
            self._names.append(boxes[best])
        return best

    def at(self, label: Label, size: int, room: int) -> Label | None:
        """The label where it stands; None where it is wider than the room, or covers anything."""
        box = box_of(label, size)
        if box[2] - box[0] > room or not self._is_inside(box) or self._covered(box):
            return None
        self._names.append(box)
        return label

    def _is_inside(self, box: Box) -> bool:
        return (
            box[0] >= _MARGIN and box[1] >= _MARGIN
            and box[2] <= self._width - _MARGIN and box[3] <= self._height - _MARGIN
        )  # fmt: skip

    def _covered(self, box: Box, own: Box | None = None) -> int:
        """How many things a box would cover; names and the bar count for more than marks."""
        dots = sum(overlap(box, dot) for dot in self._dots if dot != own)
        return dots + 10 * sum(overlap(box, name) for name in (*self._names, self._bar))
