"""Who speaks in a source: named speakers, and unnamed ones by kind, each with what they say for or against.

The unnamed of one kind are counted within one article by its largest single figure, never by a sum: two officials here
and three there may be among the same three. Across articles nobody is counted together.
"""

import msgspec

from generator.model.records import Claim, Evidence, Key
from generator.model.spelling import fold
from generator.pages.counting import plural
from generator.pages.evidence import unnamed_people
from generator.pages.page import Anchor
from generator.pages.viewpoint import Viewpoint


class Said(msgspec.Struct, frozen=True):
    """A claim that somebody speaks to: how the words bear on it (as in `Evidence.stance`), and their verb."""

    claim: Anchor
    stance: str
    verb: str


class Voice(msgspec.Struct, frozen=True):
    """Somebody who speaks in a source: an actor, or else people without a name, in words."""

    actor: Anchor | None
    words: str
    said: tuple[Said, ...]


def voices(view: Viewpoint, article: Key) -> tuple[Voice, ...]:
    """The speakers of a source's evidence: named ones by name, then the unnamed by kind."""
    named: dict[Key, list[tuple[Key, Evidence]]] = {}
    unnamed: dict[str, list[tuple[Key, Evidence]]] = {}
    found = view.dossier.found
    for claim in view.dossier.tied(article, "evidence"):
        for evidence in claim.evidence if isinstance(claim, Claim) else ():
            if evidence.speaker is None or found.get(evidence.source) != article:
                continue
            actor = found.get(evidence.speaker.actor) if evidence.speaker.actor else None
            if actor is not None:
                named.setdefault(actor, []).append((claim.key, evidence))
            elif evidence.speaker.unnamed:
                unnamed.setdefault(fold(plural(evidence.speaker.unnamed)), []).append((claim.key, evidence))
    known = [Voice(view.anchor(actor), "", _said(view, spoken)) for actor, spoken in named.items()]
    return (
        *sorted(known, key=lambda voice: fold(voice.actor.text if voice.actor else "")),
        *(Voice(None, _people(unnamed[kind]), _said(view, unnamed[kind])) for kind in sorted(unnamed)),
    )


def _people(spoken: list[tuple[Key, Evidence]]) -> str:
    """The unnamed of one kind, by the largest of their figures."""
    speakers = [evidence.speaker for _, evidence in spoken if evidence.speaker]
    most = max(speakers, key=lambda s: s.count or 0)
    differ = len({s.count for s in speakers}) > 1
    return unnamed_people(most.unnamed, most.count) + (", at most at one time" if differ else "")


def _said(view: Viewpoint, spoken: list[tuple[Key, Evidence]]) -> tuple[Said, ...]:
    return tuple(dict.fromkeys(Said(view.anchor(claim), e.stance, e.verb) for claim, e in spoken))
