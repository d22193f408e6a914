"""Whom an actor is tied to, and how: by roles and relations, by events both figure in, by claims about both."""

from collections.abc import Iterator

import msgspec

from generator.model.body import Ref
from generator.model.records import Actor, Claim, Event, Key
from generator.pages.viewpoint import Viewpoint


class Bond(msgspec.Struct, frozen=True):
    """A role or relation in the writer's words. `outward`: the actor at hand has it to the other, else it is had."""

    words: str
    outward: bool


class Tied(msgspec.Struct, frozen=True):
    """Another actor, with all that ties the two."""

    actor: Key
    bonds: tuple[Bond, ...] = ()
    events: int = 0
    claims: int = 0


def tied_to(view: Viewpoint, actor: Actor) -> tuple[Tied, ...]:
    """Everyone tied to the actor: those with a role or relation first, then those who share the most."""
    bonds: dict[Key, dict[Bond, None]] = {}
    for other, bond in _bonds(view, actor):
        if other != actor.key:
            bonds.setdefault(other, {})[bond] = None
    events = _shared(view, actor.key, "part")
    claims = _shared(view, actor.key, "about")
    found = [
        Tied(key, tuple(bonds.get(key, ())), events.get(key, 0), claims.get(key, 0))
        for key in {**bonds, **events, **claims}
    ]
    return tuple(sorted(found, key=lambda one: (not one.bonds, -one.events - one.claims, one.actor)))


def _bonds(view: Viewpoint, actor: Actor) -> Iterator[tuple[Key, Bond]]:
    dossier, found = view.dossier, view.dossier.found
    for relation in actor.relations:
        if relation.to in found:
            yield found[relation.to], Bond(relation.words, True)
    for role in actor.roles:
        if role.of and role.of in found:
            yield found[role.of], Bond(f"{role.role} of", True)
    for other in dossier.tied(actor.key, "relation"):
        for relation in other.relations if isinstance(other, Actor) else ():
            if found.get(relation.to) == actor.key:
                yield other.key, Bond(relation.words, False)
    for other in dossier.tied(actor.key, "role"):
        for role in other.roles if isinstance(other, Actor) else ():
            if role.of and found.get(role.of) == actor.key:
                yield other.key, Bond(f"{role.role} of", False)


def _shared(view: Viewpoint, key: Key, how: str) -> dict[Key, int]:
    """For each other actor, in how many of the records that name this one in a field it is named there too."""
    out: dict[Key, int] = {}
    for record in view.dossier.tied(key, how):
        refs: tuple[Ref, ...] = ()
        if isinstance(record, Event):
            refs = tuple(part.actor for part in record.parts)
        elif isinstance(record, Claim):
            refs = record.about
        for other in dict.fromkeys(view.dossier.found.get(ref) for ref in refs):
            if other and other != key and other.kind == "actor":
                out[other] = out.get(other, 0) + 1
    return out
