"""What a picture is made of: boxes, lines and labels in whole units. Where they stand is each picture's own module's.

A unit is about a pixel where a picture has its full width; labels are then as large as the small words of a page.
"""

import msgspec


class Label(msgspec.Struct, frozen=True):
    """Words at a point: `anchor` is `start`, `middle` or `end` as seen from the left. `dir` is never empty.

    `tone` is the label's class: `name`, `note`, and what a picture has besides.
    """

    x: int
    y: int
    text: str
    tone: str = "name"
    anchor: str = "middle"
    lang: str = ""
    dir: str = "ltr"

    @property
    def side(self) -> str:
        """The anchor as SVG has it: where words run from right to left, they start at the right."""
        if self.dir != "rtl":
            return self.anchor
        return {"start": "end", "end": "start"}.get(self.anchor, self.anchor)


class Node(msgspec.Struct, frozen=True):
    """A thing of the picture: its outline with its labels, and where it leads. `tone` is its class.

    `title` is its name in full, for labels may be cut.
    """

    x: int
    y: int
    width: int
    height: int
    labels: tuple[Label, ...]
    href: str = ""
    title: str = ""
    tone: str = "plain"


class Stroke(msgspec.Struct, frozen=True):
    """A line between things, as the data of an SVG path. `tone` is its class."""

    path: str
    tone: str


class Picture(msgspec.Struct, frozen=True):
    """A picture with its alternative: `title` and `says`, which are whole sentences.

    `tones` are the classes of strokes and nodes that stand in it, for the legend. `wide`: it may be wider than a page.
    """

    width: int
    height: int
    title: str
    says: str
    nodes: tuple[Node, ...]
    strokes: tuple[Stroke, ...] = ()
    tones: tuple[str, ...] = ()
    wide: bool = False
