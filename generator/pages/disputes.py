"""The conflicts that a claim figures in, and claims that a source contradicts without one. The lint is link/'s."""

from collections.abc import Iterable, Iterator

import msgspec

from generator.model.records import Actor, Claim, Conflict, Event, Key
from generator.pages.notice_words import how_words
from generator.pages.origins import OriginsView, against, origins_view
from generator.pages.page import Anchor
from generator.pages.viewpoint import Viewpoint

FIRST = 8
"""So many disputes are named at the head of a page."""


class PositionBrief(msgspec.Struct, frozen=True):
    """One position of a dispute: `favoured` by the judgement, `here` where it is the claim at hand."""

    claim: Anchor
    origins: OriginsView
    favoured: bool
    here: bool


class DisputeView(msgspec.Struct, frozen=True):
    """A conflict with all its positions: how it stands, and how that bears on the claim at hand."""

    conflict: Anchor
    state: str
    judged: str
    positions: tuple[PositionBrief, ...]


class Touch(msgspec.Struct, frozen=True):
    """What on a page is disputed. `to` is the conflict and `state` how it stands; or else the contradicted claim.

    `unweighed` is empty where there is a conflict. `what` names the facts: "the date", "the number killed".
    """

    to: Anchor
    state: str
    unweighed: str
    what: tuple[str, ...]


class Touches(msgspec.Struct, frozen=True):
    """What stands of disputes at the head of a page; `more` counts those that are not named."""

    rows: tuple[Touch, ...]
    more: str


def disputes(view: Viewpoint, claim: Key) -> tuple[DisputeView, ...]:
    """The conflicts that the claim figures in, each with all its positions."""
    conflicts = (view.dossier[key] for key in view.dossier.disputes.get(claim, ()))
    return tuple(_dispute(view, c, claim) for c in conflicts if isinstance(c, Conflict))


def _dispute(view: Viewpoint, conflict: Conflict, claim: Key) -> DisputeView:
    favoured = favoured_positions(view, conflict)
    positions = dict.fromkeys(record.key for record in view.dossier.find_all(conflict.positions))
    return DisputeView(
        conflict=view.anchor(conflict.key),
        state=state_words(conflict),
        judged=_judged(conflict, claim in favoured),
        positions=tuple(
            PositionBrief(view.anchor(key), origins_view(view, key), key in favoured, key == claim) for key in positions
        ),
    )


def favoured_positions(view: Viewpoint, conflict: Conflict) -> frozenset[Key]:
    """The positions that the judgement is for: none of a conflict that is withdrawn."""
    holds = conflict.judgement if conflict.state != "withdrawn" else None
    refs = holds.positions if holds else ()
    return frozenset(record.key for record in view.dossier.find_all(refs))


def state_words(conflict: Conflict) -> str:
    """How a conflict stands: open, judged for a side, for neither, undetermined, withdrawn."""
    if conflict.state != "judged" or conflict.judgement is None:
        return conflict.state
    words = {
        "for": "judged",
        "neither": "judged: neither side",
        "undetermined": "judged: cannot be determined",
    }
    return words.get(conflict.judgement.verdict, conflict.state)


def _judged(conflict: Conflict, for_this: bool) -> str:
    """How the judgement bears on one position, in words."""
    words = state_words(conflict)
    if words != "judged" or conflict.judgement is None:
        return words
    return "judged for this" if for_this else "judged for another"


def unweighed(view: Viewpoint, claim: Key) -> str:
    """That sources contradict a claim which no conflict weighs, in words; empty for all other claims."""
    record = view.dossier[claim]
    if not isinstance(record, Claim) or view.dossier.disputes.get(claim):
        return ""
    return contradicted(against(view, record))


def contradicted(said: str) -> str:
    """By how many sources, from what is counted against a claim; empty where nothing is.

    >>> contradicted("1 article"), contradicted("2 articles")
    ('contradicted by a source', 'contradicted by 2 sources')
    """
    if not said:
        return ""
    return "contradicted by a source" if said == "1 article" else f"contradicted by {said.replace('article', 'source')}"


def touches(view: Viewpoint, facts: Iterable[tuple[str, Key]]) -> Touches:
    """The disputes that touch a page, each once, with the facts that it touches: (what, the claim it rests on)."""
    what: dict[Key, dict[str, None]] = {}
    for word, claim in facts:
        conflicts = view.dossier.disputes.get(claim, ())
        for key in conflicts or ((claim,) if unweighed(view, claim) else ()):
            what.setdefault(key, {})[word] = None
    rows = [_touch(view, key, tuple(words)) for key, words in what.items()]
    left = len(rows) - FIRST
    return Touches(tuple(rows[:FIRST]), f"and {left:,} more, below" if left > 0 else "")


def _touch(view: Viewpoint, key: Key, what: tuple[str, ...]) -> Touch:
    record = view.dossier[key]
    state = state_words(record) if isinstance(record, Conflict) else ""
    return Touch(view.anchor(key), state, "" if state else unweighed(view, key), what)


def around_actor(view: Viewpoint, actor: Actor) -> Iterator[tuple[str, Key]]:
    """Each claim that something on the actor's page rests on or tells of, and what that is (see `touches`)."""
    dossier, found, key = view.dossier, view.dossier.found, actor.key
    cited = [(f"role: {r.role}", r.evidence) for r in actor.roles]
    cited += [(f"relation: {r.words}", r.evidence) for r in actor.relations]
    for other in dossier.tied(key, "role"):
        roles = other.roles if isinstance(other, Actor) else ()
        cited += [(f"role: {r.role}", r.evidence) for r in roles if r.of and found.get(r.of) == key]
    for other in dossier.tied(key, "relation"):
        relations = other.relations if isinstance(other, Actor) else ()
        cited += [(f"relation: {r.words}", r.evidence) for r in relations if found.get(r.to) == key]
    for how, evidence in cited:
        yield from ((how_words(how), k) for k in (found.get(c.ref) for c in evidence) if k and k.kind == "claim")
    for event in dossier.tied(key, "part"):
        for part in event.parts if isinstance(event, Event) else ():
            if found.get(part.actor) == key and part.claim and part.claim in found:
                yield f"the part in “{event.title}”", found[part.claim]
    yield from (("a claim about this actor", claim.key) for claim in dossier.tied(key, "about"))
    yield from (("a statement by this actor", claim.key) for claim in dossier.tied(key, "speaker"))


def every_dispute(view: Viewpoint, claims: Iterable[Key]) -> tuple[DisputeView, ...]:
    """The conflicts that the claims figure in, each once, seen from the first claim that does."""
    out: dict[str, DisputeView] = {}
    for claim in claims:
        for dispute in disputes(view, claim):
            out.setdefault(dispute.conflict.href, dispute)
    return tuple(out.values())
