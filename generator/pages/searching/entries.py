"""A record to what it is found by and what a reader sees of it among results. Only what pages show goes in."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from generator.model import date_words
from generator.model.dossier import Dossier
from generator.model.linked import SourceText
from generator.model.records import Actor, Article, Conflict, Event, Key, Note, Place, Record
from generator.pages.counting import listed
from generator.pages.searching.folding import names, words

LONGEST_TEXT = 6000
"""Characters of a text from which excerpts are taken; beyond them its words are found, and not shown."""

_dates = lru_cache(maxsize=1 << 12)(date_words.words)


class Listed(msgspec.Struct, frozen=True, array_like=True, order=True, gc=False):
    """A name in the list of all names: its words, by which it is sorted, and as it is written."""

    folded: str
    name: str
    lang: str = ""


class Words(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The words by which a record is found, each once, parted by spaces: of its names, of all else that is said of it,
    and of what its page shows of a source's own text. The first of `listed` is its title.
    """

    key: Key
    names: str
    text: str
    passages: str
    listed: tuple[Listed, ...]


def words_of(dossier: Dossier, key: Key) -> Words:
    """What a record is found by."""
    record = dossier[key]
    spelled = [("", record.title)]
    if isinstance(record, Actor | Place):
        spelled += [(name.lang, name.text) for name in record.names]
    rows, called = [], dict[str, None]()
    for lang, name in spelled:
        found = names(name)
        called.update(dict.fromkeys(found))
        rows.append(Listed(" ".join(found), name, lang or record.lang))
    texts = detail(dossier, record), text_of(dossier, record), *_beside(dossier, record)
    said = dict.fromkeys(words("\n".join(texts)))
    for word in called:
        said.pop(word, None)
    shown = dict.fromkeys(words("\n".join(text for text, _ in passages(dossier, key)))) if key.kind == "article" else ()
    return Words(key, " ".join(called), " ".join(said), " ".join(shown), tuple(dict.fromkeys(rows)))


def text_of(dossier: Dossier, record: Record) -> str:
    """What the dossier says of a record: its summary and its body, without a source's own text."""
    if isinstance(record, Article) and record.transcription is not None:
        return record.summary
    prose = dossier.prose.get(record.key, "")
    return f"{record.summary}\n\n{prose}" if record.summary and prose else record.summary or prose


def detail(dossier: Dossier, record: Record) -> str:
    """What tells a record apart among others of its kind, in a few words; empty where nothing does."""
    match record:
        case Actor():
            return record.kind
        case Event():
            place = dossier.find(record.setting.place) if record.setting else None
            return ", ".join(filter(None, (_dates(record.date) if record.date else "", place.title if place else "")))
        case Article():
            date = _dates(record.published) if record.published else ""
            return ", ".join(filter(None, (record.publisher, listed(record.authors), date)))
        case Note():
            return ", ".join(filter(None, (listed(record.authors), _dates(record.date) if record.date else "")))
        case Place():
            other = dossier.records.get(Key("place", record.within))
            return other.title if other else record.within
    return ""


def _beside(dossier: Dossier, record: Record) -> Iterator[str]:
    """What a page shows beside that: tags, roles, and those who took part, in every spelling."""
    yield from record.tags
    match record:
        case Actor():
            yield from (role.role for role in record.roles)
        case Event():
            for actor in dossier.find_all(tuple(part.actor for part in record.parts)):
                yield actor.title
                if isinstance(actor, Actor):
                    yield from (name.text for name in actor.names)
        case Conflict():
            yield record.would_settle


def passages(dossier: Dossier, article: Key) -> list[tuple[str, str]]:
    """What the page of an article shows of its text, each stretch with the fragment of a passage in it, if any."""
    source = dossier.sources.get(article)
    if source is None:
        return []
    shown = []
    begun = set[str]()
    for extract in source.extracts:
        within = range(extract.start, extract.start + len(extract.text))
        inside = [passage.fragment for passage in source.passages if passage.parts[0][0] in within]
        begun.update(inside)
        shown.append((" ".join(extract.text.split()), inside[0] if inside else ""))
    return shown + _loose(source, begun)


def _loose(source: SourceText, begun: set[str]) -> list[tuple[str, str]]:
    """The quotations that stand in no stretch that is shown."""
    return list(dict.fromkeys((q.text, q.passage) for q in source.quotes if q.passage not in begun))
