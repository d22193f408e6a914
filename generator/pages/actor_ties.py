"""All roles and relations between two actors of the dossier, by kind. What is told of each is graph's."""

from collections.abc import Iterator

import msgspec

from generator.model.dossier import Dossier
from generator.model.records import Actor, Key


class ActorTie(msgspec.Struct, frozen=True):
    """A role or relation of an actor to another: the writer's words, and its place among those of the actor.

    `field` is `role` or `relation`; `number` counts from 0.
    """

    by: Key
    to: Key
    words: str
    field: str
    number: int


def actor_ties(dossier: Dossier) -> Iterator[ActorTie]:
    """Every tie, in the order of the actors who have it."""
    found = dossier.found
    for key in dossier.keys("actor"):
        actor = dossier[key]
        if not isinstance(actor, Actor):
            continue
        for number, relation in enumerate(actor.relations):
            if relation.to in found:
                yield ActorTie(actor.key, found[relation.to], relation.words, "relation", number)
        for number, role in enumerate(actor.roles):
            if role.of and role.of in found:
                yield ActorTie(actor.key, found[role.of], f"{role.role} of", "role", number)


def kind_of(tie: ActorTie) -> str:
    """What ties of one kind have in common: their words, however they are written."""
    return " ".join(tie.words.split()).casefold()


def by_kind(dossier: Dossier) -> tuple[ActorTie, ...]:
    """Every tie: the kinds that most ties are of first, and at the end those of which there is but one."""
    ties = list(actor_ties(dossier))
    sizes: dict[str, int] = {}
    for tie in ties:
        sizes[kind_of(tie)] = sizes.get(kind_of(tie), 0) + 1

    def order(tie: ActorTie) -> tuple[object, ...]:
        kind = kind_of(tie)
        names = tuple(_name(dossier, key) for key in (tie.by, tie.to))
        within = (*names, kind) if sizes[kind] == 1 else (kind, *names)
        return (-sizes[kind], *within, tie.by, tie.to, tie.field, tie.number)

    return tuple(sorted(ties, key=order))


def _name(dossier: Dossier, key: Key) -> str:
    record = dossier[key]
    return record.title.casefold() if isinstance(record, Actor) else key.id
