"""Where a text tells a disputed claim as if nobody denied it, and claims that a source contradicts without a conflict.

Which claims are disputed is conflicts.py's; how a reader is told is left to pages/.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain

from generator.model.body import Cite, Cited, Ref, WikiLink
from generator.model.problems import Problem, problem
from generator.model.records import Article, Claim, Key, Record

_NAMED = 3


def mistakes(
    records: Iterable[Record],
    disputes: Mapping[Key, tuple[Key, ...]],
    weighed: Container[Key],
    found: Mapping[Ref, Key],
) -> Iterator[Problem]:
    """A problem at each citation that tells a disputed claim as a fact, and a note on each claim left contradicted.

    `disputes` are the conflicts of each claim that is disputed, `weighed` the claims that stand in any conflict: where
    one was withdrawn, that is the writer's word on the matter too, and no other need be asked for.
    """
    for record in records:
        yield from _as_fact(record, disputes, found)
        if isinstance(record, Claim) and record.key not in weighed:
            yield from _contradicted(record)


def _as_fact(record: Record, disputes: Mapping[Key, tuple[Key, ...]], found: Mapping[Ref, Key]) -> Iterator[Problem]:
    """Each citation of a disputed claim that is not marked, in a text that links to none of the claim's conflicts.

    The page of a conflict, and that of each of its positions, tells of it at its head: their texts are let be.
    """
    if isinstance(record, Article) and record.transcription is not None:
        return  # the text is the source's, so it is not the writer who cites
    cites = [p for p in chain(record.body.pieces, *record.body.notes) if isinstance(p, Cite)]
    cited = [c for cite in cites for c in cite.citation.cited if not c.disputed and found.get(c.ref) in disputes]
    if not cited:
        return
    told = {record.key, *disputes.get(record.key, ())}
    links = (p.ref for p in chain(record.body.pieces, *record.body.notes) if isinstance(p, WikiLink))
    told.update(found[ref] for ref in links if ref in found)
    for one in cited:
        claim = found[one.ref]
        if told.isdisjoint((*disputes[claim], claim)):
            yield _untold(one, claim, disputes[claim])


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
