"""What pages must know of the dossier as a whole, found once: sections, order in time, spellings printed."""

import re

import msgspec

from generator.model.days import day_number
from generator.model.dossier import Dossier
from generator.model.records import Actor, Article, Claim, Conflict, Event, Key, Note, Place
from generator.pages.chronology import Placed, in_order
from generator.pages.paths import SOURCES, TIMELINE, list_path, page_path

_WORD = re.compile(r"\w+")
_FIRST_DAY = day_number(1, 1, 1)


class Section(msgspec.Struct, frozen=True):
    """An entry of the navigation: its words, its path, the kinds of record whose pages belong to it."""

    text: str
    path: str
    kinds: tuple[str, ...] = ()


class Survey(msgspec.Struct, frozen=True):
    """Indexes over a dossier.

    `printed` has for an article the spellings of actors in what is shown of its text; `standing` has for
    an actor and a spelling the articles that have it there; `inside` has for a place those that lie in it.
    """

    sections: tuple[Section, ...]
    plain: tuple[Section, ...]
    drafts: bool
    has_feed: bool
    order: tuple[Placed, ...]
    places: dict[Key, int]
    printed: dict[Key, tuple[tuple[str, Key], ...]]
    standing: dict[tuple[Key, str], tuple[Key, ...]]
    inside: dict[Key, tuple[Key, ...]]


_SECTIONS = (
    ("Articles", list_path("articles"), Article, ("article",)),
    ("Timeline", TIMELINE, Event, ("event",)),
    ("Actors", list_path("actors"), Actor, ("actor",)),
    ("Claims", list_path("claims"), Claim, ("claim",)),
    ("Conflicts", list_path("conflicts"), Conflict, ("conflict",)),
    ("Notes", list_path("notes"), Note, ("note",)),
    ("Sources", SOURCES, Article, ()),
    ("Places", list_path("places"), Place, ("place",)),
)


def survey(dossier: Dossier, *, drafts: bool) -> Survey:
    """Look over the whole dossier."""
    present = {type(r) for r in dossier.records.values()}
    order = in_order(dossier.events, dossier.found)
    printed = _printed(dossier)
    standing: dict[tuple[Key, str], list[Key]] = {}
    for article, names in printed.items():
        for text, actor in names:
            standing.setdefault((actor, text), []).append(article)
    inside: dict[Key, list[Key]] = {}
    for place in dossier.places:
        if place.within != place.key.id:
            inside.setdefault(Key("place", place.within), []).append(place.key)
    return Survey(
        sections=tuple(Section(text, path, kinds) for text, path, cls, kinds in _SECTIONS if cls in present),
        plain=tuple(Section(p.title, page_path(p.key)) for p in dossier.plain_pages if p.key.id != "index"),
        drafts=drafts,
        has_feed=bool(dossier.site.base_url)
        and not drafts
        and any(dated_day(n) is not None for n in dossier.notes),
        order=order,
        places={placed.event.key: n for n, placed in enumerate(order)},
        printed=printed,
        standing={key: tuple(articles) for key, articles in standing.items()},
        inside={key: tuple(places) for key, places in inside.items()},
    )


def dated_day(note: Note) -> int | None:
    """The day by which a note stands in a feed: the first that its date can mean, else the last, else none.

    Feeds know no years before the first.
    """
    if note.date is None:
        return None
    day = note.date.earliest if note.date.earliest is not None else note.date.latest
    return day if day is not None and day >= _FIRST_DAY else None


def shown_text(dossier: Dossier, article: Key) -> str:
    """All words of a source that its page shows."""
    source = dossier.sources.get(article)
    if source is None:
        return ""
    sentences = [q.sentence for q in source.quotes if q.sentence]
    texts = [e.text for e in source.extracts] + [q.text for q in source.quotes]
    return "\n".join([*texts, *(s.before + s.words + s.after for s in sentences)])


def _printed(dossier: Dossier) -> dict[Key, tuple[tuple[str, Key], ...]]:
    names: dict[str, list[tuple[tuple[str, ...], str, Key]]] = {}
    for actor in dossier.actors:
        for text in spellings(actor):
            words = tuple(_WORD.findall(text))
            if words:
                names.setdefault(words[0], []).append((words, text, actor.key))
    return {a.key: _spelled_in(shown_text(dossier, a.key), names) for a in dossier.articles}


def spellings(record: Actor | Place) -> tuple[str, ...]:
    """A record's name and its other spellings, each once."""
    return tuple(dict.fromkeys((record.title, *(n.text for n in record.names))))


def _spelled_in(
    text: str, names: dict[str, list[tuple[tuple[str, ...], str, Key]]]
) -> tuple[tuple[str, Key], ...]:
    """The spellings in a text in order, the longest where several begin at one place."""
    words = _WORD.findall(text)
    out: dict[tuple[str, Key], None] = {}
    at = 0
    while at < len(words):
        hits = [n for n in names.get(words[at], ()) if tuple(words[at : at + len(n[0])]) == n[0]]
        longest = max((len(n[0]) for n in hits), default=1)
        out.update(dict.fromkeys((n[1], n[2]) for n in hits if len(n[0]) == longest))
        at += longest
    return tuple(out)
