"""Two actors of a `not:` pair where one may be meant for the other: a name of both, a link or a quotation of the wrong.

`not:` binds both, though one alone writes it. A name of both in prose is `ambiguous-name`, which link/bodies.py tells.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.link.names.lookup import spellings
from generator.link.names.sightings import Sightings
from generator.link.ties import prose_references, references
from generator.model.body import Cited, Quote, Ref, WikiLink
from generator.model.linked import Printed
from generator.model.problems import Problem, Span, problem
from generator.model.records import Actor, Claim, Event, Key, Record
from generator.model.spelling import fold

_REASON = "give your reason under `accept: {easily-taken: …}`"
_ACCEPT = f"if it is right, {_REASON}"


def mistakes(
    records: Iterable[Record], found: Mapping[Ref, Key], printed: Iterable[Printed], sightings: Sightings
) -> Iterator[Problem]:
    """Every place where one of two may be meant for the other."""
    by_key = {r.key: r for r in records}
    pairs = _Pairs(by_key, found)
    if not pairs:
        return
    yield from _shared(pairs)
    yield from _in_sources(pairs, by_key, printed)
    words = _Words(sightings)
    for record in by_key.values():
        yield from _misnamed(record, pairs, found)
        match record:
            case Actor():
                yield from _roles(record, pairs, found, words)
            case Claim():
                yield from _claim(record, pairs, found, words)
            case Event():
                yield from _parts(record, pairs, found, words, by_key)


class _Pairs:
    """For each actor, those that are easily taken for it, and the folded names of both."""

    def __init__(self, records: Mapping[Key, Record], found: Mapping[Ref, Key]) -> None:
        self.actors = {k: r for k, r in records.items() if isinstance(r, Actor)}
        self.written: set[tuple[Key, Key]] = set()
        others: dict[Key, set[Key]] = defaultdict(set)
        for actor in self.actors.values():
            for ref in actor.unlike:
                other = found.get(ref)
                if other in self.actors and other != actor.key:
                    self.written.add((actor.key, other))
                    others[actor.key].add(other)
                    others[other].add(actor.key)
        self._others = {key: sorted(others[key]) for key in sorted(others)}
        self.names = {key: {fold(n) for n in spellings(self.actors[key])} - {""} for key in others}

    def __bool__(self) -> bool:
        return bool(self._others)

    def of(self, actor: Key | None) -> list[Key]:
        """Those that are easily taken for the actor."""
        return self._others.get(actor, []) if actor else []

    def each(self) -> Iterator[tuple[Key, Key]]:
        """Each pair once."""
        return ((a, b) for a, others in self._others.items() for b in others if a < b)


class _Words:
    """Whose names stand in quoted words."""

    def __init__(self, sightings: Sightings) -> None:
        self._sightings = sightings
        self._known: dict[str, frozenset[Key]] = {}

    def name(self, text: str) -> frozenset[Key]:
        """All whose names stand in the text, those of a shared name all of them."""
        if text not in self._known:
            self._known[text] = frozenset(k for f in self._sightings.find(text) for k in f.actors)
        return self._known[text]

    def quoted(self, quotes: Iterable[Quote]) -> frozenset[Key]:
        """All whose names stand in the quotations."""
        return frozenset[Key]().union(*(self.name(q.text) for q in quotes))


def _shared(pairs: _Pairs) -> Iterator[Problem]:
    """A spelling of both, at the line of the name, with the one who writes `not:`."""
    for pair in pairs.each():
        for form in sorted(pairs.names[pair[0]] & pairs.names[pair[1]]):
            at, other = pair if pair in pairs.written else pair[::-1]
            actor = pairs.actors[at]
            name, span = next((n, s) for n, s in _names(actor) if fold(n) == form)
            say = f"“{name}” is a name of `{at.id}` and of `{other.id}`, and the two are easily taken for one another"
            do = f"list it only with the one who goes by it; if both do, {_REASON}"
            yield problem("easily-taken", say, span, do)


def _names(actor: Actor) -> Iterator[tuple[str, Span]]:
    yield actor.title, actor.span
    yield from ((n.text, n.span or actor.span) for n in actor.names)


def _in_sources(pairs: _Pairs, records: Mapping[Key, Record], printed: Iterable[Printed]) -> Iterator[Problem]:
    """A name of both that a source prints, unless a name of one of them alone, printed there too, says which."""
    in_article: dict[Key, list[Printed]] = defaultdict(list)
    for one in printed:
        in_article[one.article].append(one)
    for article, names in in_article.items():
        alone = {p.actor for p in names if not p.others}
        for name in names:
            for other in pairs.of(name.actor):
                if name.actor < other and other in name.others and (name.actor in alone) == (other in alone):
                    times = "once" if name.count == 1 else f"{name.count} times"
                    whose = f"`{name.actor.id}` or `{other.id}`"
                    say = f"`{article.id}` prints “{name.spelling}” {times}, which may be {whose}"
                    do = f"find out which is meant before you rest anything on it; if you know, {_REASON}"
                    yield problem("easily-taken", say, records[article].span, do)


def _misnamed(record: Record, pairs: _Pairs, found: Mapping[Ref, Key]) -> Iterator[Problem]:
    """A reference to one that is typed, or shown, as a name of the other."""
    fields = [ref for how, ref in references(record) if how != "unlike"]
    for ref in dict.fromkeys((*fields, *prose_references(record))):
        typed = ref.text.partition(":")[2] if ":" in ref.text else ref.text
        yield from _called(typed, ref, pairs, found)
    for piece in (*record.body.pieces, *(p for note in record.body.notes for p in note)):
        if isinstance(piece, WikiLink) and piece.label:
            yield from _called(piece.label, piece.ref, pairs, found)


def _called(words: str, ref: Ref, pairs: _Pairs, found: Mapping[Ref, Key]) -> Iterator[Problem]:
    actor = found.get(ref)
    called = fold(words.removesuffix("’s").removesuffix("'s"))
    for other in pairs.of(actor):
        if actor and called in pairs.names[other] and called not in pairs.names[actor]:
            say = f"this leads to `{actor.id}`, but “{words}” is a name of `{other.id}`, who is easily taken for it"
            do = f"write [[{other.id}|{words}]] if that one is meant; {_ACCEPT}"
            yield problem("easily-taken", say, ref.span, do)


def _wrong(said: str, actor: Key, other: Key, span: Span) -> Problem:
    say = f"{said} `{actor.id}`, but the quoted words name `{other.id}`, and the two are easily taken for one another"
    do = f"name the one who is meant, or quote the words that name them; {_ACCEPT}"
    return problem("easily-taken", say, span, do)


def _claim(claim: Claim, pairs: _Pairs, found: Mapping[Ref, Key], words: _Words) -> Iterator[Problem]:
    """A speaker, or one whom the claim is about, where the words name the other alone, and nothing says why."""
    about = {found[r]: r for r in claim.about if r in found}
    speakers = {found.get(e.speaker.actor) for e in claim.evidence if e.speaker and e.speaker.actor}
    stated = words.name(claim.title)
    named = words.quoted(q for e in claim.evidence for q in e.quotes)
    for actor, ref in about.items():
        for other in pairs.of(actor):
            both_stated = actor in stated and other in stated
            if other in named and actor not in named and other not in (*about, *speakers) and not both_stated:
                yield _wrong("the claim is about", actor, other, ref.span)
    for e in claim.evidence:
        speaker = found.get(e.speaker.actor) if e.speaker and e.speaker.actor else None
        here = words.quoted(e.quotes)
        for other in pairs.of(speaker):
            # What someone says may well be about the other: then the claim is, too.
            if speaker and other in here and speaker not in here and other not in stated and other not in about:
                yield _wrong("the speaker is", speaker, other, e.speaker.actor.span)  # type: ignore[union-attr]


def _parts(
    event: Event, pairs: _Pairs, found: Mapping[Ref, Key], words: _Words, records: Mapping[Key, Record]
) -> Iterator[Problem]:
    """One who had a part in an event by a claim whose words name the other alone."""
    present = {found.get(p.actor) for p in event.parts}
    for part in event.parts:
        actor = found.get(part.actor)
        claim = records.get(found[part.claim]) if part.claim and part.claim in found else None
        if actor is None or not isinstance(claim, Claim):
            continue
        about = {found.get(r) for r in claim.about}
        named = words.quoted(q for e in claim.evidence for q in e.quotes)
        for other in pairs.of(actor):
            if other in named and actor not in named and other not in present and not {actor, other} & about:
                yield _wrong("this part is said to be that of", actor, other, part.actor.span)


def _roles(actor: Actor, pairs: _Pairs, found: Mapping[Ref, Key], words: _Words) -> Iterator[Problem]:
    """A role or relation whose evidence names the other alone, and is not to the other."""
    ties: list[tuple[Ref | None, tuple[Cited, ...]]] = [(r.of, r.evidence) for r in actor.roles]
    ties += [(r.to, r.evidence) for r in actor.relations]
    for to, evidence in ties:
        for cited in evidence:
            named = words.quoted(cited.quotes)
            for other in pairs.of(actor.key):
                if other in named and actor.key not in named and (to is None or found.get(to) != other):
                    yield _wrong("this is told of", actor.key, other, cited.ref.span)
