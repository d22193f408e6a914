"""The whole dossier, linked: indexes and pure look-ups. What a page shows of it is left to pages/."""

from typing import TypeVar

import msgspec

from generator.model.body import Quote, Ref
from generator.model.collection import Media
from generator.model.linked import Backlink, CheckedQuote, LinkedBody, Origins, Printed, SourceText, Tie
from generator.model.locked import Locks
from generator.model.records import Actor, Article, Claim, Conflict, Event, Key, Note, Page, Place, Record
from generator.model.resting import Resting
from generator.model.site import Site

R = TypeVar("R", bound=Record)


class Dossier(msgspec.Struct, frozen=True):
    """Every record that is shown, and all that follows from them together.

    - `found`: what each reference leads to; one that leads nowhere is missing here, and is an error.
    - `checked`: the verdict on each quotation.
    - `bodies`: each record's body, linked.
    - `backlinks`: for a record, where prose refers to it: links, citations, mentions; in the order of the pages.
    - `ties`: for a record, which records name it in a field. `how` is one of `derives`, `supersedes`, `evidence`,
      `origin`, `basis`, `speaker`, `about`, `part`, `place`, `after`, `role`, `relation`, `position`, `judgement`,
      `rests` (an event's date, place, part or count rests on the claim), `unlike`.
    - `sources`: for an article, what is known of its text.
    - `origins`: for a claim, how many origins it has. `disputes`: for a claim, the conflicts that it is a position of.
    - `all_origins`: how many origins all articles have together.
    - `printed`: the names of actors as each article prints them. `looked_into`: for an article, what these come from:
      its whole `text`, or verified `quotations` alone; an article of which nothing could be looked into is missing.
    - `locks`: captures.lock as it should read.
    - `resting`: what rests on what, and which records a retracted or superseded source affects.
    """

    site: Site
    records: dict[Key, Record]
    media: dict[str, Media] = {}
    found: dict[Ref, Key] = {}
    checked: dict[Quote, CheckedQuote] = {}
    bodies: dict[Key, LinkedBody] = {}
    backlinks: dict[Key, tuple[Backlink, ...]] = {}
    ties: dict[Key, tuple[Tie, ...]] = {}
    sources: dict[Key, SourceText] = {}
    origins: dict[Key, Origins] = {}
    disputes: dict[Key, tuple[Key, ...]] = {}
    all_origins: Origins = Origins(0, 0, 0)
    printed: tuple[Printed, ...] = ()
    looked_into: dict[Key, str] = {}
    locks: Locks = Locks()
    resting: Resting = Resting()

    def __getitem__(self, key: Key) -> Record:
        return self.records[key]

    def find(self, ref: Ref | None) -> Record | None:
        """The record that a reference leads to, if any."""
        key = self.found.get(ref) if ref is not None else None
        return self.records[key] if key is not None else None

    def find_all(self, refs: tuple[Ref, ...]) -> tuple[Record, ...]:
        """The records that references lead to, those that lead nowhere left out."""
        return tuple(r for r in map(self.find, refs) if r is not None)

    def body(self, record: Record) -> LinkedBody:
        """The record's body, linked; empty where it has none."""
        return self.bodies.get(record.key, LinkedBody())

    def tied(self, key: Key, how: str) -> tuple[Record, ...]:
        """The records that name `key` in the field `how`, each once, in the order of their keys."""
        keys = sorted({tie.by for tie in self.ties.get(key, ()) if tie.how == how})
        return tuple(self.records[k] for k in keys)

    def _of(self, cls: type[R]) -> tuple[R, ...]:
        return tuple(r for r in self.records.values() if isinstance(r, cls))

    @property
    def articles(self) -> tuple[Article, ...]:
        """The sources, in the order of their ids."""
        return self._of(Article)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors, in the order of their ids."""
        return self._of(Actor)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, in the order of their ids; their order in time is `pages/chronology`'s."""
        return self._of(Event)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the order of their ids."""
        return self._of(Claim)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts, in the order of their ids."""
        return self._of(Conflict)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes, in the order of their ids."""
        return self._of(Note)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places, in the order of their ids."""
        return self._of(Place)

    @property
    def plain_pages(self) -> tuple[Page, ...]:
        """The plain pages, the front page's opening among them."""
        return self._of(Page)
