"""The whole dossier, linked: indexes and pure look-ups. What a page shows of it is left to pages/."""

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from generator.model.body import Quote, Ref
from generator.model.collection import Media
from generator.model.linked import Backlink, CheckedQuote, LinkedBody, Origins, Printed, SourceText, Tie
from generator.model.locked import Locks
from generator.model.records import Actor, Article, Claim, Conflict, Event, Key, Kind, Note, Page, Place, Record
from generator.model.resting import Resting
from generator.model.site import Site

R = TypeVar("R", bound=Record)


class Dossier(msgspec.Struct, frozen=True):
    """Every record that is shown, and all that follows from them together.

    - `found`: what each reference leads to; one that leads nowhere is missing here, and is an error.
    - `checked`: the verdict on each quotation.
    - `bodies`: each record's body, linked. `prose`: its words alone, missing where there are none.
    - `backlinks`: for a record, where prose refers to it: links, citations, mentions; in the order of the pages.
    - `ties`: for a record, which records name it in a field. `how` is one of `derives`, `supersedes`, `evidence`,
      `origin`, `basis`, `speaker`, `about`, `part`, `place`, `after`, `role`, `relation`, `position`, `judgement`,
      `rests` (an event's date, place, part or count rests on the claim), `unlike`, `translation`.
    - `sources`: for an article, what is known of its text.
    - `origins`: for a claim, how many origins it has. `disputes`: for a claim, the conflicts that it is a position of.
    - `overall`: under "", how many origins all articles have together.
    - `printed_by`: for an article, the names of actors as it prints them; `printed_of`: for an actor, its own names.
    - `looked_into`: for an article, what these come from: its whole `text`, or verified `quotations` alone; an article
      of which nothing could be looked into is missing.
    - `locks`: captures.lock as it should read.
    - `translations`: for a note or a page of which there are several in different languages, all of them, with itself:
      the original, and then the translations by language.
    - `resting`: what rests on what, and which records a retracted or superseded source affects.
    """

    site: Site
    records: Mapping[Key, Record]
    media: Mapping[str, Media] = {}
    found: Mapping[Ref, Key] = {}
    checked: Mapping[Quote, CheckedQuote] = {}
    bodies: Mapping[Key, LinkedBody] = {}
    backlinks: Mapping[Key, tuple[Backlink, ...]] = {}
    ties: Mapping[Key, tuple[Tie, ...]] = {}
    sources: Mapping[Key, SourceText] = {}
    origins: Mapping[Key, Origins] = {}
    overall: Mapping[str, Origins] = {}
    disputes: Mapping[Key, tuple[Key, ...]] = {}
    printed_by: Mapping[Key, tuple[Printed, ...]] = {}
    printed_of: Mapping[Key, tuple[Printed, ...]] = {}
    looked_into: Mapping[Key, str] = {}
    locks: Locks = Locks()
    resting: Resting = Resting()
    prose: Mapping[Key, str] = {}
    translations: Mapping[Key, tuple[Key, ...]] = {}

    @property
    def all_origins(self) -> Origins:
        """How many origins all articles have together."""
        return self.overall.get("", Origins(0, 0, 0))

    @property
    def printed(self) -> tuple[Printed, ...]:
        """All names of actors that articles print, in the order of the articles."""
        return tuple(one for key in sorted(self.printed_by) for one in self.printed_by[key])

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
        keys = [tie.by for tie in self.ties.get(key, ()) if tie.how == how]
        return tuple(self.records[k] for k in (sorted(set(keys)) if len(keys) > 1 else keys))

    def keys(self, kind: Kind) -> tuple[Key, ...]:
        """The keys of all records of a kind, in order."""
        return tuple(sorted(key for key in self.records if key.kind == kind))

    def _of(self, cls: type[R], kind: Kind) -> tuple[R, ...]:
        return tuple(r for r in (self.records[k] for k in self.keys(kind)) if isinstance(r, cls))

    @property
    def articles(self) -> tuple[Article, ...]:
        """The sources, in the order of their ids."""
        return self._of(Article, "article")

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors, in the order of their ids."""
        return self._of(Actor, "actor")

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, in the order of their ids; their order in time is `pages/chronology`'s."""
        return self._of(Event, "event")

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the order of their ids."""
        return self._of(Claim, "claim")

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts, in the order of their ids."""
        return self._of(Conflict, "conflict")

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes, in the order of their ids."""
        return self._of(Note, "note")

    @property
    def places(self) -> tuple[Place, ...]:
        """The places, in the order of their ids."""
        return self._of(Place, "place")

    @property
    def plain_pages(self) -> tuple[Page, ...]:
        """The plain pages, the front page's opening among them."""
        return self._of(Page, "page")
