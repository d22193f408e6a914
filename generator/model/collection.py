"""All that was read of a dossier, as frozen values: records, captures, media, and what is kept of what is not shown."""

import msgspec

from generator.model.body import Picture
from generator.model.locked import Locked
from generator.model.problems import Span
from generator.model.records import Accepted, Actor, Article, Key, Record, Status


class Capture(msgspec.Struct, frozen=True):
    """A captured original: the SHA-256 and number of its bytes and its text; `text` is empty where it has none.

    `pages` are the offsets in `text` where each page of a PDF begins, `pictures` the numbers of those that show
    pictures and hold no words. `encoding` is what the text was decoded from, `hidden` text that the page holds and does
    not show. `url` and `taken` are those of a page within a crawl.
    """

    name: str
    sha256: str
    text: str
    size: int = 0
    pages: tuple[int, ...] = ()
    pictures: tuple[int, ...] = ()
    encoding: str = ""
    hidden: str = ""
    url: str = ""
    taken: str = ""


class Media(msgspec.Struct, frozen=True):
    """A file of content/media/ as it will be published: metadata removed. Pixels are 0 where it is no picture."""

    name: str
    content: bytes
    width: int = 0
    height: int = 0


class Withheld(msgspec.Struct, frozen=True):
    """What is kept of a record that is not shown: names that must lead nowhere, and words that must not leak.

    `captures` are those whose hash it keeps private.
    """

    key: Key
    status: Status
    path: str
    names: tuple[str, ...]
    words: str
    captures: tuple[str, ...] = ()


class Asked(msgspec.Struct, frozen=True):
    """What the records of one file ask for in other files, each with the record and the place."""

    captures: tuple[tuple[Key, str, Span], ...] = ()
    pictures: tuple[tuple[Key, Picture], ...] = ()


class Outline(msgspec.Struct, frozen=True):
    """Where a record begins, and which problems in it its writer lets stand.

    `met` are those codes of them that the reading of its file has found already.
    """

    span: Span
    key: Key
    accept: tuple[Accepted, ...] = ()
    met: tuple[str, ...] = ()


class Records(msgspec.Struct, frozen=True):
    """All that was read, checked one by one but not against one another; records in the order of their keys.

    `locks` are captures.lock and captures.private.lock, so far as they are there.
    """

    records: tuple[Record, ...]
    captures: dict[str, Capture] = {}
    media: dict[str, Media] = {}
    withheld: tuple[Withheld, ...] = ()
    locks: tuple[Locked, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The sources."""
        return tuple(r for r in self.records if isinstance(r, Article))

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The people, units, groups, organisations and states."""
        return tuple(r for r in self.records if isinstance(r, Actor))
