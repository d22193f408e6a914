"""What a page is to be, as a value: its path, its template, and what is to stand on it. Making it is making.py's."""

import msgspec

from generator.model.records import Key
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
    """The timeline, or a part of it with the name `part`."""

    order: tuple[InTime, ...]
    total: int
    chapter: Chapter
    part: str = ""


class Single(msgspec.Struct, frozen=True, tag="single"):
    """A page of which there is one: `front`, `missing`, `robots`, `feed`, `to-timeline`."""

    name: str


class Sitemap(msgspec.Struct, frozen=True, tag="sitemap"):
    """The sitemap of the pages at `paths`."""

    paths: tuple[str, ...]


class MediaFile(msgspec.Struct, frozen=True, tag="media"):
    """A picture or document of the dossier's."""

    name: str


What = (
    OfRecord | Annotations | Continued | Redirect | ListOf | TimelineOf | Single | Sitemap | MediaFile
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
        return self.path.endswith(".html") and self.template not in ("redirect.html", "missing.html")
