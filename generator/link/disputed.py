"""Where a text tells a disputed claim as if nobody denied it, and claims that a source contradicts without a conflict.

Which claims are disputed is conflicts.py's; how a reader is told is left to pages/.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.model.body import Cite, Cited, Piece, Ref, WikiLink
from generator.model.problems import Problem, problem
from generator.model.records import Article, Claim, Conflict, Key, Record

_NAMED = 3


def mistakes(
    records: Iterable[Record], disputes: Mapping[Key, tuple[Key, ...]], found: Mapping[Ref, Key]
) -> Iterator[Problem]:
    """A problem at each citation that tells a disputed claim as a fact, and a note on each claim left contradicted.

    `disputes` are the conflicts of each claim that is disputed.
    """
    kept = tuple(records)
    weighed = {found[r] for c in kept if isinstance(c, Conflict) for r in c.positions if r in found}
    for record in kept:
        yield from _as_fact(record, disputes, found)
        # A conflict that was withdrawn is the writer's word on the matter too: no need to ask for another.
        if isinstance(record, Claim) and record.key not in weighed:
            yield from _contradicted(record)


def _as_fact(record: Record, disputes: Mapping[Key, tuple[Key, ...]], found: Mapping[Ref, Key]) -> Iterator[Problem]:
    """Each citation of a disputed claim that is not marked, in a text that links to none of the claim's conflicts.

    The page of a conflict, and that of each of its positions, tells of it at its head: their texts are let be.
    """
    if isinstance(record, Article) and record.transcription is not None:
        return  # the text is the source's, so it is not the writer who cites
    pieces = (*record.body.pieces, *(p for note in record.body.notes for p in note))
    told = {record.key, *disputes.get(record.key, ())}
    told.update(found[p.ref] for p in pieces if isinstance(p, WikiLink) and p.ref in found)
    for cited in _cited(pieces):
        conflicts = disputes.get(found[cited.ref], ()) if cited.ref in found else ()
        if conflicts and not cited.disputed and told.isdisjoint((*conflicts, found[cited.ref])):
            yield _untold(cited, found[cited.ref], conflicts)


def _cited(pieces: Iterable[Piece]) -> Iterator[Cited]:
    for piece in pieces:
        if isinstance(piece, Cite):
            yield from piece.citation.cited


def _untold(cited: Cited, claim: Key, conflicts: tuple[Key, ...]) -> Problem:
    links = " or ".join(f"`[[{key}]]`" for key in conflicts[:_NAMED])
    return problem(
        "disputed-as-fact",
        f"`{claim.id}` is disputed, and this text does not say so",
        cited.ref.span,
        f"add the word: `@{claim} disputed`; or link to the conflict somewhere in this text: {links}",
    )


def _contradicted(claim: Claim) -> Iterator[Problem]:
    against = [e for e in claim.evidence if e.stance == "disputes"]
    if against:
        yield problem(
            "contradicted-claim",
            f"this speaks against `{claim.key.id}`, and no conflict weighs the two",
            against[0].span,
            "readers are told that a source contradicts the claim, but not what you make of it. Write a conflict:"
            f" `positions: [{claim.key.id}, …]`, the other position being a claim of what this source says",
        )
