"""The dossier as seen from within the document of all of it: records are near, and footnotes are numbered through."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from generator.model.body import Markup
from generator.model.dossier import Dossier
from generator.model.linked import Footnote, LinkedBody, LinkedPiece, NoteCall
from generator.model.records import Key
from generator.pages.paths import WHOLE, encoded
from generator.pages.survey import Survey
from generator.pages.viewpoint import Viewpoint
from generator.pages.whole.order import OPENING

_HEADING = re.compile(r"<(/?)h([2-6])(?=[ >])( id=\")?")
_LOWEST = 6


class Within(Viewpoint, frozen=True):
    """Where a part of the document is made. Only the text of a source, with its passages, has a page elsewhere."""

    def to(self, key: Key, fragment: str = "") -> str:
        """The address of a record in the document, or of words on the page of their source."""
        if fragment and key.kind == "article":
            return Viewpoint.to(self, key, fragment)
        return "#" + encoded(anchor_of(key, fragment))


def within(dossier: Dossier, survey: Survey) -> Within:
    """The dossier from within. Where a record is spoken of stands in the document itself."""
    bodies = _Bodies(dossier.bodies, survey.composed.offsets)
    return Within(msgspec.structs.replace(dossier, bodies=bodies, backlinks={}), survey, WHOLE)


def anchor_of(key: Key, fragment: str = "") -> str:
    """Where a record stands in the document, or a heading of its text."""
    return f"{key.kind}-{key.id}--{fragment}" if fragment else f"{key.kind}-{key.id}"


class _Bodies(Mapping[Key, LinkedBody]):
    """The bodies with their footnotes numbered on, and their headings below that of the record."""

    def __init__(self, bodies: Mapping[Key, LinkedBody], offsets: Mapping[Key, int]) -> None:
        self._bodies, self._offsets = bodies, offsets

    def __getitem__(self, key: Key) -> LinkedBody:
        body = self._bodies[key]
        by = self._offsets.get(key, 0) if body.footnotes else 0
        return LinkedBody(
            tuple(_piece(piece, key, by) for piece in body.pieces),
            tuple(
                Footnote(one.number + by, one.calls, one.parts, tuple(_piece(piece, key, by) for piece in one.own))
                for one in body.footnotes
            ),
        )

    def __iter__(self) -> Iterator[Key]:
        return iter(self._bodies)

    def __len__(self) -> int:
        return len(self._bodies)


def _piece(piece: LinkedPiece, key: Key, by: int) -> LinkedPiece:
    if isinstance(piece, NoteCall):
        return msgspec.structs.replace(piece, number=piece.number + by)
    if not isinstance(piece, Markup) or "h" not in piece.html:
        return piece
    down = 1 if key == OPENING else 2

    def lower(tag: re.Match[str]) -> str:
        name = f' id="{anchor_of(key)}--' if tag[3] else ""
        return f"<{tag[1]}h{min(int(tag[2]) + down, _LOWEST)}{name}"

    return Markup(_HEADING.sub(lower, piece.html))
