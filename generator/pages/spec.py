"""What a page is to be, as a value: its path, its template, and what is to stand on it. Making it is making.py's."""

import msgspec

from generator.model.records import Key
from generator.pages.actor_ties import ActorTie
from generator.pages.survey import InTime


class OfRecord(msgspec.Struct, frozen=True, tag="record"):
    """The page of a record."""

    key: Key


class Annotations(msgspec.Struct, frozen=True, tag="annotations"):
    """The annotations of an article's passages, for machines."""

    key: Key


class Continued(msgspec.Struct, frozen=True, tag="continued"):
    """Part `number` of a list on a record's page."""

    key: Key
    name: str
    number: int


class Redirect(msgspec.Struct, frozen=True, tag="redirect"):
    """What leads from a former address to a record."""

    to: Key


class Chapter(msgspec.Struct, frozen=True):
    """A part of a list that is in several: the paths and names of all parts, and which of them it is, from 0."""

    paths: tuple[str, ...]
    names: tuple[str, ...]
    number: int


class ListOf(msgspec.Struct, frozen=True, tag="list"):
    """A list of records, or a part of it. `total` counts all, `disputed` those that are."""

    folder: str
    keys: tuple[Key, ...]
    total: int
    chapter: Chapter
    disputed: int = 0


class TimelineOf(msgspec.Struct, frozen=True, tag="timeline"):
    """The timeline; or a part of it with the name `part`; or the list of parts, with the `counts` of their events."""

    order: tuple[InTime, ...]
    total: int
    chapter: Chapter
    part: str = ""
    counts: tuple[int, ...] = ()


class RowsOf(msgspec.Struct, frozen=True, tag="rows"):
    """The file by which some events of the timeline are filtered, or all of them where none are named."""

    order: tuple[InTime, ...] = ()


class TiesOf(msgspec.Struct, frozen=True, tag="ties"):
    """All ties between actors, or a part of them. `total` counts all, and `actors` those between whom they are."""

    ties: tuple[ActorTie, ...]
    total: int
    actors: int
    chapter: Chapter


class Single(msgspec.Struct, frozen=True, tag="single"):
    """A page of which there is one: `front`, `missing`, `robots`, `headers`, `feed`, `style`, `to-timeline`,
    `whole`."""

    name: str


class NamedRow(msgspec.Struct, frozen=True, array_like=True):
    """A name in the list of all names, and whose it is; `letter` is what it stands under."""

    key: Key
    name: str
    lang: str
    letter: str


class NamesOf(msgspec.Struct, frozen=True, tag="names"):
    """The page of the search with the list of all names, or a part of it: by kind, and where the others are."""

    kinds: tuple[tuple[str, tuple[NamedRow, ...]], ...]
    parts: tuple[tuple[str, Chapter], ...] = ()


class IndexFile(msgspec.Struct, frozen=True, tag="index-file"):
    """A file of the search's index."""

    name: str


class Sitemap(msgspec.Struct, frozen=True, tag="sitemap"):
    """The sitemap of the pages at `paths`."""

    paths: tuple[str, ...]


class MediaFile(msgspec.Struct, frozen=True, tag="media"):
    """A picture or document of the dossier's."""

    name: str


What = (
    OfRecord
    | Annotations
    | Continued
    | Redirect
    | ListOf
    | TimelineOf
    | RowsOf
    | TiesOf
    | Single
    | Sitemap
    | MediaFile
    | NamesOf
    | IndexFile
)


class Spec(msgspec.Struct, frozen=True):
    """A page to be. `template` is empty if it needs none; `record` is the one that the path is made of."""

    path: str
    template: str
    what: What
    record: Key | None = None

    @property
    def in_sitemap(self) -> bool:
        """Whether the sitemap lists it."""
        return self.path.endswith(".html") and self.template not in ("redirect.html", "missing.html", "dossier.html")
