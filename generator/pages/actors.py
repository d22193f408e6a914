"""An actor's page, and the list of them: who, under which names and in which roles, saying what."""

import msgspec

from generator.model.date_words import words
from generator.model.dates import EDTF
from generator.model.records import Actor, Claim, Key
from generator.pages.backlinks import Backlinks, backlinks
from generator.pages.bodies import BodyView, body_view, first_paragraph
from generator.pages.citations import QuoteView
from generator.pages.counting import counted
from generator.pages.disputes import DisputeView, Touches, around_actor, every_dispute, touches
from generator.pages.evidence import (
    Briefs,
    ClaimBrief,
    EvidenceView,
    briefs_on,
    claim_brief,
    evidence_views,
    ground_views,
)
from generator.pages.notices import Notice, notice
from generator.pages.page import Anchor, View, Words
from generator.pages.paths import GRAPH
from generator.pages.pictures.ego import EgoView, ego
from generator.pages.pictures.matrix import MatrixView, matrix
from generator.pages.spellings import NamesTable, names_table
from generator.pages.splitting import Pager, part_of
from generator.pages.timeline import Rows, rows_on
from generator.pages.viewpoint import Viewpoint

STATEMENTS = "statements"


class RoleView(msgspec.Struct, frozen=True):
    """A role or relation: its words, the other actor, when, and what it rests on."""

    words: str
    other: Anchor | None
    dates: str
    ground: tuple[EvidenceView, ...]


class StatementView(msgspec.Struct, frozen=True):
    """Something that the actor is said to have said: how it bears on a claim, its words, the source that tells it."""

    verb: str
    stance: str
    claim: ClaimBrief
    source: Anchor
    date: str = ""
    locator: str = ""
    quotes: tuple[QuoteView, ...] = ()


class Statements(msgspec.Struct, frozen=True):
    """The statements of an actor, or one part of them."""

    rows: tuple[StatementView, ...]
    pager: Pager


class ActorView(View, frozen=True, kw_only=True):
    """The page of an actor."""

    heading: Words
    kind: str
    summary: str
    names: NamesTable
    roles: tuple[RoleView, ...]
    members: tuple[RoleView, ...]
    relations: tuple[RoleView, ...]
    related: tuple[RoleView, ...]
    unlike: tuple[Anchor, ...]
    ego: EgoView | None
    body: BodyView
    timeline: Rows
    statements: Statements
    about: Briefs
    disputes: tuple[DisputeView, ...]
    touches: Touches
    tags: tuple[str, ...]
    backlinks: Backlinks
    notice: Notice | None = None


class ActorRow(msgspec.Struct, frozen=True):
    """An actor in the list of actors."""

    actor: Anchor
    kind: str
    names: tuple[Words, ...]
    summary: str
    events: str


class ActorsView(View, frozen=True, kw_only=True):
    """The list of actors; `ties` leads to who is tied to whom, and is empty where nobody is."""

    rows: tuple[ActorRow, ...]
    total: str
    matrix: MatrixView | None
    pager: Pager
    ties: str = ""


def actor_view(view: Viewpoint, actor: Actor) -> ActorView:
    """What stands on the page of an actor."""
    dossier, key = view.dossier, actor.key
    facts = tuple(around_actor(view, actor))
    unlike = {r.key: None for r in (*dossier.find_all(actor.unlike), *dossier.tied(key, "unlike"))}
    return ActorView(
        frame=view.frame(actor.title, actor.summary or first_paragraph(dossier.body(actor)), actor),
        heading=view.title(actor),
        kind=actor.kind,
        summary=actor.summary,
        names=names_table(view, actor),
        roles=_roles(view, actor),
        members=_members(view, key),
        relations=_relations(view, actor),
        related=_related(view, key),
        unlike=tuple(view.anchor(k) for k in unlike),
        ego=ego(view, actor),
        body=body_view(view, dossier.body(actor), actor.lang),
        timeline=rows_on(view, key, "part"),
        statements=statements_by(view, key),
        about=briefs_on(view, key, "about"),
        disputes=every_dispute(view, (claim for _, claim in facts)),
        touches=touches(view, facts),
        tags=actor.tags,
        backlinks=backlinks(view, key),
        notice=notice(view, actor.key),
    )


def dates_of(start: EDTF | None, until: EDTF | None) -> str:
    """From when until when, in words; empty where neither is known."""
    if start and until:
        return f"{words(start)} to {words(until)}"
    if start:
        return f"since {words(start)}"
    return f"until {words(until)}" if until else ""


def _roles(view: Viewpoint, actor: Actor) -> tuple[RoleView, ...]:
    out = []
    for role in actor.roles:
        of = view.dossier.find(role.of)
        dates = dates_of(role.start, role.until)
        other = view.anchor(of.key) if of else None
        out.append(RoleView(role.role, other, dates, ground_views(view, role.evidence)))
    return tuple(out)


def _members(view: Viewpoint, key: Key) -> tuple[RoleView, ...]:
    """Those who have a role in this actor."""
    return tuple(
        RoleView(
            role.role,
            view.anchor(other.key),
            dates_of(role.start, role.until),
            ground_views(view, role.evidence),
        )
        for other in view.dossier.tied(key, "role")
        if isinstance(other, Actor)
        for role in other.roles
        if role.of and view.dossier.found.get(role.of) == key
    )


def _relations(view: Viewpoint, actor: Actor) -> tuple[RoleView, ...]:
    out = []
    for relation in actor.relations:
        to = view.dossier.find(relation.to)
        if to:
            dates = dates_of(relation.start, relation.until)
            out.append(
                RoleView(relation.words, view.anchor(to.key), dates, ground_views(view, relation.evidence))
            )
    return tuple(out)


def _related(view: Viewpoint, key: Key) -> tuple[RoleView, ...]:
    """The relations that others have to this actor, in their direction."""
    return tuple(
        RoleView(r.words, view.anchor(other.key), dates_of(r.start, r.until), ground_views(view, r.evidence))
        for other in view.dossier.tied(key, "relation")
        if isinstance(other, Actor)
        for r in other.relations
        if view.dossier.found.get(r.to) == key
    )


def statements_by(view: Viewpoint, speaker: Key, number: int = 1) -> Statements:
    """What the actor is said to have said; part `number` where it is much."""
    claims, pager = part_of(speaker, STATEMENTS, view.dossier.tied(speaker, "speaker"), number)
    rows = tuple(s for c in claims if isinstance(c, Claim) for s in _statements(view, c, speaker))
    return Statements(rows, pager)


def _statements(view: Viewpoint, claim: Claim, speaker: Key) -> list[StatementView]:
    found = view.dossier.found
    out: dict[StatementView, None] = {}
    for e in claim.evidence:
        if e.speaker and e.speaker.actor and found.get(e.speaker.actor) == speaker and e.source in found:
            (told,) = evidence_views(view, (e,))
            brief = claim_brief(view, claim.key)
            statement = StatementView(
                e.verb, e.stance, brief, told.source, told.date, told.locator, told.quotes
            )
            out[statement] = None
    return list(out)


def actors_view(view: Viewpoint, actors: tuple[Actor, ...], total: int, pager: Pager) -> ActorsView:
    """What stands on the list of actors, or on one part of it."""
    return ActorsView(
        frame=view.frame("Actors", f"{counted(total, 'actor')}.", None, pager.path),
        rows=tuple(_row(view, actor) for actor in actors),
        total=counted(total, "actor"),
        matrix=matrix(view) if not pager.parts or pager.parts[0].current else None,
        pager=pager,
        ties=view.at(GRAPH) if any(section.path == GRAPH for section in view.survey.nav.sections) else "",
    )


def _row(view: Viewpoint, actor: Actor) -> ActorRow:
    names = tuple(view.words(n.text, n.lang) for n in actor.names if n.text != actor.title)
    events = len(view.dossier.tied(actor.key, "part"))
    said = counted(events, "event") if events else ""
    return ActorRow(view.anchor(actor.key), actor.kind, names, actor.summary, said)
