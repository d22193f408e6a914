"""What the page of the whole dossier looks up, and the front page of it. What makes it is whole/'s and render/'s."""

from collections.abc import Mapping

import msgspec

from generator.model.records import Key
from generator.pages.page import Words


class Chapter(msgspec.Struct, frozen=True):
    """A chapter of the whole dossier: its anchor, its heading, and its parts by their names in order."""

    anchor: str
    heading: str
    parts: tuple[str, ...]


class Order(msgspec.Struct, frozen=True):
    """What stands in the whole dossier, in which order; `latest` is the date of the latest note, in words."""

    chapters: tuple[Chapter, ...] = ()
    latest: str = ""


class Fragment(msgspec.Struct, frozen=True):
    """A part of the whole dossier: its anchor, its title, and its HTML."""

    anchor: str
    title: Words
    html: str
    draft: bool = False


class Composed(msgspec.Struct, frozen=True):
    """The whole dossier as one document. What is but one value has it under "".

    `states` says whether there is one: `made`, `long` where the dossier is too long for it, or nothing. `fragments`
    are by the names of parts; `offsets` has for a record with footnotes how many stand before them.
    """

    states: Mapping[str, str] = {}
    orders: Mapping[str, Order] = {}
    fragments: Mapping[str, Fragment] = {}
    offsets: Mapping[Key, int] = {}
