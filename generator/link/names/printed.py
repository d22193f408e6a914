"""The names of actors as each source prints them, and how often. Finding names in a text is sightings.py's.

Looked into is the whole text that is at hand; where there is none, the quotations that were verified. No more of a
source than a spelling of a name that the writer lists, and a number, comes out of here, so its `rights` do not matter.
Of an article with `hash: private` the quotations alone are looked into, for numbers too can tell one copy from another.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from generator.link.evidence.texts import Texts
from generator.link.evidence.verification import Looked
from generator.link.evidence.vouching import FOUND
from generator.link.names.forms import folded
from generator.link.names.lookup import spellings
from generator.link.names.sightings import Sightings
from generator.model.linked import Printed
from generator.model.patterns import later
from generator.model.records import Actor, Article, Key
from generator.model.scripts import script_of
from generator.model.spelling import fold

_BRACKETS = later(r"\[[^\]]*\]")
_ELISION = later(r"…|\.{3}")
_UNPRINTED = later("[\xad\u034f\u061c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BREAK = "\n\n"


class _Place(msgspec.Struct, frozen=True):
    """A name at `start:end` of a source, as printed there, and whose it may be."""

    start: int
    end: int
    words: str
    actors: tuple[Key, ...]


class Reading(msgspec.Struct, frozen=True):
    """The names in each source, and what of it was looked into: the `text` or, without one, the `quotations`."""

    printed: tuple[Printed, ...]
    looked_into: dict[Key, str]


class ActorNames:
    """The actors and their listed names, ready for finding them and for telling which is printed."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        actors = tuple(actors)
        self.sightings = Sightings(actors)
        self._listed: dict[tuple[Key, str], str] = {}
        self._langs: dict[tuple[Key, str], str] = {}
        for actor in actors:
            langs = {n.text: n.lang for n in reversed(actor.names)} | {actor.title: actor.lang}
            for name in spellings(actor):
                self._langs[actor.key, name] = langs[name]
                for form in (folded(name), folded(name).rstrip("."), fold(name)):
                    self._listed.setdefault((actor.key, form), name)

    def listed(self, actor: Key, words: str) -> str:
        """The listed name of the actor that these words are."""
        return self._listed.get((actor, folded(words)), "") or self._listed.get((actor, fold(words)), "")

    def printed(self, actor: Key, words: str) -> str:
        """The words as they are shown: as the writer has them where apostrophes, hyphens or the unseen alone differ."""
        same = self._listed.get((actor, folded(words)), "")
        if same and folded(same).rstrip(".") == folded(words).rstrip("."):
            return same
        return _UNPRINTED.sub("", unicodedata.normalize("NFC", words))

    def lang(self, actor: Key, listed: str) -> str:
        """The language that the writer gives for a listed name."""
        return self._langs.get((actor, listed), "")


def as_printed(articles: Iterable[Article], looked: Iterable[Looked], texts: Texts, names: ActorNames) -> Reading:
    """Each name that each article prints, in the order of the articles and, within one, of the text."""
    quoted: dict[Key, list[Looked]] = defaultdict(list)
    for one in looked:
        if one.checked.verdict in FOUND and one.checked.passage:
            quoted[one.article].append(one)
    out: list[Printed] = []
    looked_into: dict[Key, str] = {}
    for article in articles:
        text = "" if article.hash_private else texts.text(article.key)[0]
        if text:
            looked_into[article.key] = "text"
            places = [_Place(f.start, f.end, text[f.start : f.end], f.actors) for f in names.sightings.find(text)]
        elif quoted[article.key]:
            looked_into[article.key] = "quotations"
            places = _in_quotations(quoted[article.key], names.sightings)
        else:
            continue
        out += _counted(article, texts.lang(article.key), places, names)
    return Reading(tuple(out), looked_into)


def _counted(article: Article, lang: str, places: Iterable[_Place], names: ActorNames) -> Iterator[Printed]:
    grouped: dict[tuple[Key, str], list[_Place]] = defaultdict(list)
    for place in places:
        words = " ".join(place.words.split())
        for actor in place.actors:
            grouped[actor, names.printed(actor, words)].append(place)
    own = script_of(article.title)
    for (actor, spelling), found in grouped.items():
        listed, script = names.listed(actor, spelling), script_of(spelling)
        yield Printed(
            actor=actor,
            article=article.key,
            spelling=spelling,
            listed=listed,
            script=script,
            lang=names.lang(actor, listed) or (lang if script == own else ""),
            count=len(found),
            first=found[0].start,
            others=tuple(k for k in found[0].actors if k != actor),
        )


def _in_quotations(looked: Iterable[Looked], sightings: Sightings) -> list[_Place]:
    """The names in quotations, one place of the source counted once however many quotations hold it."""
    found: list[_Place] = []
    for one in looked:
        text = _BRACKETS.sub(_BREAK, one.quote.text) if one.checked.edited else one.quote.text
        parts = one.checked.passage
        pieces = [p for p in _ELISION.split(text) if p.strip()] if len(parts) > 1 else [text]
        if len(pieces) != len(parts):
            pieces = [_BREAK.join(pieces)]
        for piece, (start, _) in zip(pieces, parts, strict=False):
            found += [
                _Place(start + f.start, start + f.end, piece[f.start : f.end], f.actors) for f in sightings.find(piece)
            ]
    out: list[_Place] = []
    for place in sorted(found, key=lambda p: (p.start, -p.end, p.words)):
        if not out or place.start >= out[-1].end:
            out.append(place)
    return out
