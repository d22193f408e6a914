"""What each record rests on directly: evidence, lineage, the claims behind its facts, what its text cites.

A link is no citation: who links to a page does not rest on it. Nor does anything rest on an actor, a place, an event
or a note, for none of these is evidence. What follows from it is cascade.py's.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import msgspec

from generator.model.body import Cite, Ref
from generator.model.problems import Span
from generator.model.records import Actor, Article, Claim, Conflict, Event, Evidence, Key, Record
from generator.model.resting import AGAINST, FOR, MENTIONS, Ground

_BEARS = {"supports": FOR, "disputes": AGAINST, "mentions": MENTIONS}
_EVIDENCE = {FOR: "evidence", AGAINST: "evidence against", MENTIONS: "mentions"}
_ORIGIN = {FOR: "origin", AGAINST: "origin of evidence against", MENTIONS: "origin of a mention"}

CITES = "cites"
_WEIGHTIEST = ((FOR, False), (AGAINST, False), (FOR, True), (MENTIONS, False))


class Use(msgspec.Struct, frozen=True):
    """One place at which a record rests on another; the rest is as in `Ground`."""

    on: Key
    how: str
    span: Span
    bears: str = FOR
    text_only: bool = False
    itself: bool = False


def uses(record: Record, found: Mapping[Ref, Key]) -> Iterator[Use]:
    """Every place at which a record rests on another, in the order of its fields and of its text."""
    for how, ref in _in_fields(record):
        if ref in found:
            yield Use(found[ref], how, ref.span)
    if isinstance(record, Claim):
        for one in record.evidence:
            yield from _evidence(one, found)
    if isinstance(record, Article) and record.transcription is not None:
        return  # the text is the source's, so it is not the writer who cites
    rests = record.key.kind in ("article", "claim")
    for cite in [p for p in chain(record.body.pieces, *record.body.notes) if isinstance(p, Cite)]:
        for cited in cite.citation.cited:
            to = found.get(cited.ref)
            if to is not None and to != record.key:
                yield Use(to, CITES, cited.ref.span, text_only=rests)


def _in_fields(record: Record) -> Iterator[tuple[str, Ref]]:
    if isinstance(record, Article):
        yield from ((f"derives: {d.how}", d.source) for d in record.derives_from)
    elif isinstance(record, Event):
        facts = [("date", record.date_claim), ("place", record.setting.claim if record.setting else None)]
        facts += [(f"part: {p.role}" if p.role else "part", p.claim) for p in record.parts]
        facts += [(f"count: {c.what}", c.claim) for c in record.counts]
        yield from ((how, claim) for how, claim in facts if claim)
    elif isinstance(record, Conflict):
        yield from (("position", r) for r in record.positions)
        if record.judgement:
            yield from (("judged for", r) for r in record.judgement.positions)
    elif isinstance(record, Actor):
        yield from ((f"role: {r.role}", c.ref) for r in record.roles for c in r.evidence)
        yield from ((f"relation: {r.words}", c.ref) for r in record.relations for c in r.evidence)


def _evidence(one: Evidence, found: Mapping[Ref, Key]) -> Iterator[Use]:
    """The source, and the origin of this one fact: where that is named, it counts in place of the source's lineage."""
    bears = _BEARS[one.stance]
    source = found.get(one.source)
    origin = found.get(one.origin) if one.origin else None
    if source is not None:
        yield Use(source, _EVIDENCE[bears], one.source.span, bears, itself=origin is not None)
    if one.origin and origin is not None and origin != source:
        yield Use(origin, _ORIGIN[bears], one.origin.span, bears)


def beside(records: Iterable[Record], found: Mapping[Ref, Key]) -> dict[Key, tuple[Key, ...]]:
    """What the page of an actor, an event or a place cites though these do not rest on it.

    Those are the claims about it, and the sources that tell of an actor's statements.
    """
    out: dict[Key, dict[Key, None]] = {}
    for record in records:
        for about in record.about if isinstance(record, Claim) else ():
            if about in found and found[about].kind in ("actor", "event", "place"):
                out.setdefault(found[about], {})[record.key] = None
        for one in record.evidence if isinstance(record, Claim) else ():
            speaker = found.get(one.speaker.actor) if one.speaker and one.speaker.actor else None
            if speaker is not None and one.source in found:
                out.setdefault(speaker, {})[found[one.source]] = None
    return {key: tuple(cited) for key, cited in out.items()}


def merged(by: Key, of: Iterable[Use]) -> tuple[Ground, ...]:
    """The uses of each record as one ground: the weightiest of them says how it bears and how far it reaches."""
    by_record: dict[Key, list[Use]] = {}
    for use in of:
        by_record.setdefault(use.on, []).append(use)
    out = []
    for on, several in by_record.items():
        if len(several) == 1:
            use = several[0]
            out.append(Ground(on, by, (use.how,), use.bears, use.text_only, use.itself))
            continue
        bears, text_only = min(((u.bears, u.text_only) for u in several), key=_WEIGHTIEST.index)
        telling = [u for u in several if (u.bears, u.text_only) == (bears, text_only)]
        hows = tuple(dict.fromkeys(u.how for u in several))
        out.append(Ground(on, by, hows, bears, text_only, all(u.itself for u in telling)))
    return tuple(out)
