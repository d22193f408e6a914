"""The records that a writer keeps, as frozen values. References in them are as typed; looking them up is link/'s."""

from enum import Enum
from typing import Literal

import msgspec

from generator.model.body import Body, Cited, Quote, Ref
from generator.model.dates import EDTF
from generator.model.problems import Span

Kind = Literal["article", "actor", "event", "claim", "conflict", "note", "place", "page"]
KINDS: tuple[Kind, ...] = ("article", "actor", "event", "claim", "conflict", "note", "place", "page")
FOLDERS: dict[Kind, str] = {
    "article": "articles", "actor": "actors", "event": "events", "claim": "claims",
    "conflict": "conflicts", "note": "notes", "place": "places", "page": "",
}  # fmt: skip


class Status(Enum):
    """Whether a record is shown: always, only with --drafts, never."""

    PUBLISHED = "published"
    DRAFT = "draft"
    PRIVATE = "private"


class Key(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """The permanent name of a record."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


def key_of(text: str) -> Key:
    """The key that is written `kind:id`."""
    kind, _, name = text.partition(":")
    return Key(kind, name)  # type: ignore[arg-type]


class Accepted(msgspec.Struct, frozen=True):
    """A problem that the writer lets stand, and why."""

    code: str
    reason: str
    span: Span


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What every record has. `title` is its title, its name, or for a claim what it says."""

    key: Key
    span: Span
    title: str
    status: Status = Status.PUBLISHED
    tags: tuple[str, ...] = ()
    lang: str = ""
    summary: str = ""
    formerly: tuple[str, ...] = ()
    accept: tuple[Accepted, ...] = ()
    autolink: bool = True
    body: Body = Body()


class Rights(Enum):
    """How much of a source the site may show: a citation alone, sentences around passages, or all of it."""

    CITE = "cite"
    EXCERPT = "excerpt"
    FULL = "full"


class Derivation(msgspec.Struct, frozen=True):
    """Where an article comes from, how (`reprints`, `translates`, `retells`, `draws-on`), and how we know."""

    source: Ref
    how: str
    basis: str = ""


class Retraction(msgspec.Struct, frozen=True):
    """That its publisher took an article back: when, and why."""

    on: EDTF
    because: str


class Supersession(msgspec.Struct, frozen=True):
    """That another article, `source`, took this one's place: since when, and why."""

    source: Ref
    on: EDTF
    because: str


class Archived(msgspec.Struct, frozen=True):
    """A copy of an article's page in a public archive: its address, and when it was made where that is known."""

    url: str
    on: EDTF | None = None


class Article(Record, frozen=True, kw_only=True, tag="article"):
    """A published source. `transcription` is its text where the body is the text itself, else None."""

    publisher: str = ""
    authors: tuple[str, ...] = ()
    published: EDTF | None = None
    accessed: EDTF | None = None
    url: str = ""
    archived: Archived | None = None
    medium: str = "news"
    capture: str = ""
    capture_span: Span | None = None
    rights: Rights = Rights.CITE
    derives_from: tuple[Derivation, ...] = ()
    original: bool = False
    grade: str = ""
    grade_because: str = ""
    hash_private: bool = False
    transcription: str | None = None
    retracted: Retraction | None = None
    superseded_by: Supersession | None = None


class Name(msgspec.Struct, frozen=True):
    """A spelling in use, with its language where known."""

    text: str
    lang: str = ""
    autolink: bool = True
    span: Span | None = None


class Role(msgspec.Struct, frozen=True):
    """What someone is or was, of what, from when until when."""

    role: str
    of: Ref | None = None
    start: EDTF | None = None
    until: EDTF | None = None
    evidence: tuple[Cited, ...] = ()


class Relation(msgspec.Struct, frozen=True):
    """A tie to another actor, in the writer's words: `is` allied with, `to` whom."""

    words: str
    to: Ref
    start: EDTF | None = None
    until: EDTF | None = None
    evidence: tuple[Cited, ...] = ()


class Actor(Record, frozen=True, kw_only=True, tag="actor"):
    """A person, unit, group, organisation or state. `unlike` are those easily taken for this one."""

    kind: str
    names: tuple[Name, ...] = ()
    roles: tuple[Role, ...] = ()
    relations: tuple[Relation, ...] = ()
    unlike: tuple[Ref, ...] = ()


class Setting(msgspec.Struct, frozen=True):
    """Where an event was, and the claim that this rests on."""

    place: Ref
    claim: Ref | None = None


class Part(msgspec.Struct, frozen=True):
    """Who took part in an event, as what, and the claim that this rests on."""

    actor: Ref
    role: str = ""
    claim: Ref | None = None


class Count(msgspec.Struct, frozen=True):
    """A number of an event: what was counted, of whom, the lowest, best and highest figures, and the claim."""

    what: str
    who: str = ""
    low: int | None = None
    best: int | None = None
    high: int | None = None
    claim: Ref | None = None
    span: Span | None = None


class Event(Record, frozen=True, kw_only=True, tag="event"):
    """Something that happened. `time` and `timezone` are the event's own; `after` orders where no date is known.

    `instant` is the moment in minutes from the beginning of 1970 in UTC, where day, time and zone are known.
    """

    date: EDTF | None = None
    date_claim: Ref | None = None
    date_span: Span | None = None
    time: str = ""
    timezone: str = ""
    instant: int | None = None
    after: tuple[Ref, ...] = ()
    setting: Setting | None = None
    parts: tuple[Part, ...] = ()
    counts: tuple[Count, ...] = ()


class Speaker(msgspec.Struct, frozen=True):
    """Who says it: an actor, or unnamed people by kind and number (None where the source gives none)."""

    actor: Ref | None = None
    unnamed: str = ""
    count: int | None = None


class Evidence(msgspec.Struct, frozen=True):
    """One piece of evidence: where it stands, its words, how it bears on the claim, who says so and how."""

    source: Ref
    span: Span
    quotes: tuple[Quote, ...] = ()
    locator: str = ""
    stance: str = "supports"
    speaker: Speaker | None = None
    verb: str = ""
    origin: Ref | None = None


class Claim(Record, frozen=True, kw_only=True, tag="claim"):
    """A statement (its title) with its evidence."""

    about: tuple[Ref, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Judgement(msgspec.Struct, frozen=True):
    """`verdict` is `for`, `neither` or `undetermined`; `positions` are those it is for."""

    verdict: str
    positions: tuple[Ref, ...] = ()
    by: str = ""
    on: EDTF | None = None


class Conflict(Record, frozen=True, kw_only=True, tag="conflict"):
    """Where claims disagree, and the editor's judgement."""

    kind: str
    positions: tuple[Ref, ...] = ()
    state: str = "open"
    judgement: Judgement | None = None
    would_settle: str = ""


class Note(Record, frozen=True, kw_only=True, tag="note"):
    """The writer's own note or analysis, or a translation of another."""

    date: EDTF | None = None
    authors: tuple[str, ...] = ()
    translation_of: Ref | None = None


class Place(Record, frozen=True, kw_only=True, tag="place"):
    """A place of the gazetteer. `within` is what it lies in, as text or as another place's id."""

    names: tuple[Name, ...] = ()
    within: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = ""


class Page(Record, frozen=True, kw_only=True, tag="page"):
    """A plain page, or a translation of another; the one with the id `index` opens the front page."""

    translation_of: Ref | None = None


AnyRecord = Article | Actor | Event | Claim | Conflict | Note | Place | Page
"""A record of any kind, by whose tag bytes are decoded to the right one."""
