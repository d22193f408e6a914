"""The references in a record's fields, and their reverse: who names a record, and how. Prose is bodies.py's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.model.body import Cite, Cited, Quote, Ref, WikiLink
from generator.model.linked import Tie
from generator.model.records import Actor, Article, Claim, Conflict, Event, Key, Note, Page, Record


def references(record: Record) -> Iterator[tuple[str, Ref]]:
    """Each reference in a record's fields with the word for it (see `Dossier.ties`); evidence included."""
    if isinstance(record, Article):
        yield from (("derives", d.source) for d in record.derives_from)
        if record.superseded_by:
            yield "supersedes", record.superseded_by.source
    elif isinstance(record, Actor):
        yield from (("role", r.of) for r in record.roles if r.of)
        yield from (("relation", r.to) for r in record.relations)
        yield from (("unlike", r) for r in record.unlike)
    elif isinstance(record, Event):
        yield from _of_event(record)
    elif isinstance(record, Claim):
        yield from (("about", r) for r in record.about)
        for e in record.evidence:
            yield "evidence", e.source
            if e.origin:
                yield "origin", e.origin
            if e.speaker and e.speaker.actor:
                yield "speaker", e.speaker.actor
    elif isinstance(record, Conflict):
        yield from (("position", r) for r in record.positions)
        if record.judgement:
            yield from (("judgement", r) for r in record.judgement.positions)
    elif isinstance(record, Note | Page) and record.translation_of:
        yield "translation", record.translation_of
    yield from (("basis", c.ref) for c in cited_in_fields(record))


def _of_event(event: Event) -> Iterator[tuple[str, Ref]]:
    yield from (("after", r) for r in event.after)
    yield from (("part", p.actor) for p in event.parts)
    if event.setting:
        yield "place", event.setting.place
    facts = [event.date_claim, event.setting.claim if event.setting else None]
    facts += [p.claim for p in event.parts] + [c.claim for c in event.counts]
    yield from (("rests", claim) for claim in facts if claim)


def cited_in_fields(record: Record) -> Iterator[Cited]:
    """The citations that stand in an actor's roles and relations."""
    if isinstance(record, Actor):
        yield from (cited for role in record.roles for cited in role.evidence)
        yield from (cited for relation in record.relations for cited in relation.evidence)


def prose_references(record: Record) -> Iterator[Ref]:
    """Each reference in a record's body; those to the page itself (`[[#heading]]`) left out."""
    for piece in (*record.body.pieces, *(p for note in record.body.notes for p in note)):
        if isinstance(piece, WikiLink) and piece.ref.text:
            yield piece.ref
        elif isinstance(piece, Cite):
            yield from (c.ref for c in piece.citation.cited)


def quotations(record: Record) -> Iterator[tuple[tuple[Ref, ...], Quote]]:
    """Each quotation in a record, with the sources or claims in which it may stand."""
    if isinstance(record, Claim):
        yield from (((e.source,), q) for e in record.evidence for q in e.quotes)
    yield from (((c.ref,), q) for c in cited_in_fields(record) for q in c.quotes)
    for piece in (*record.body.pieces, *(p for note in record.body.notes for p in note)):
        if isinstance(piece, Cite):
            yield from (((c.ref,), q) for c in piece.citation.cited for q in c.quotes)
            everywhere = tuple(c.ref for c in piece.citation.cited)
            yield from ((everywhere, q) for q in piece.citation.in_sentence)


def ties(records: Iterable[Record], found: dict[Ref, Key]) -> dict[Key, tuple[Tie, ...]]:
    """For each record, those that name it in a field, in order and each once."""
    to: dict[Key, set[Tie]] = defaultdict(set)
    for record in records:
        for how, ref in references(record):
            if ref in found:
                to[found[ref]].add(Tie(record.key, how))
    return {key: tuple(sorted(to[key])) for key in sorted(to)}
