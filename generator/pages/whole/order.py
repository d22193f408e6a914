"""What stands in the whole dossier, in which order, and with which number its footnotes begin."""

from collections.abc import Iterable, Iterator, Mapping

from generator.model.date_words import words
from generator.model.dossier import Dossier
from generator.model.records import Article, Key, Record
from generator.pages.composed import Chapter, Order
from generator.pages.survey import InTime

MADE, LONG = "made", "long"
LARGEST = 500
"""Records of a dossier that is made into one document without being asked."""
TIMELINE = "timeline"
OPENING = Key("page", "index")


def state_of(dossier: Dossier, *, watched: bool) -> str:
    """Whether the whole dossier is made into one document. While somebody watches it is not: nobody prints then."""
    wanted = dossier.site.whole
    if watched or wanted is False or not dossier.records:
        return ""
    return MADE if wanted or len(dossier.records) <= LARGEST else LONG


def footnotes_of(dossier: Dossier, record: Record) -> int:
    """How many footnotes a record brings into the document. A transcription is no text of the editors'."""
    if isinstance(record, Article) and record.transcription is not None:
        return 0
    return len(dossier.body(record).footnotes)


def order_of(dossier: Dossier, in_time: Iterable[InTime]) -> Order:
    """The chapters; each kind of record stands in the order of its list."""
    from generator.pages import articles, claims, conflicts, notes, places

    by_topic = sorted(dossier.claims, key=claims.by_topic)
    by_state = sorted(dossier.conflicts, key=conflicts.by_state)
    by_title = sorted(dossier.actors, key=lambda a: (a.title.casefold(), a.key.id))
    by_name = sorted(dossier.places, key=places.by_name)
    by_line = sorted(dossier.articles, key=articles.by_line)
    of_kinds: tuple[tuple[str, str, Iterable[Record]], ...] = (
        ("opening", "Opening", (p for p in dossier.plain_pages if p.key == OPENING)),
        ("notes", "Notes", notes.newest_first(dossier.notes)),
        (TIMELINE, "Timeline", ()),
        ("events", "Events", (dossier[one.event] for one in in_time)),
        ("claims", "Claims", by_topic),
        ("conflicts", "Conflicts", by_state),
        ("actors", "Actors", by_title),
        ("places", "Places", by_name),
        ("pages", "Further pages", (p for p in dossier.plain_pages if p.key != OPENING)),
        ("sources", "Sources", by_line),
    )
    chapters = (Chapter(name, heading, tuple(str(r.key) for r in of)) for name, heading, of in of_kinds)
    has_events = bool(dossier.keys("event"))
    dated = [note for note in notes.newest_first(dossier.notes) if note.date]
    return Order(
        tuple(
            Chapter(TIMELINE, one.heading, (TIMELINE,)) if one.anchor == TIMELINE else one
            for one in chapters
            if one.parts or (one.anchor == TIMELINE and has_events)
        ),
        words(dated[0].date) if dated and dated[0].date else "",
    )


def offsets(order: Order, counts: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """For each part with footnotes, how many stand before them. `counts` says how many each has."""
    before = 0
    for chapter in order.chapters:
        for name in chapter.parts:
            if count := counts.get(name, 0):
                yield name, before
                before += count
