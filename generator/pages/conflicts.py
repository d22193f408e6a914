"""A conflict's page, and the list of them: positions side by side, the judgement, what would settle it."""

import msgspec

from generator.model.date_words import words
from generator.model.records import Conflict
from generator.pages.backlinks import Backlinks, backlinks
from generator.pages.bodies import BodyView, body_view, first_paragraph
from generator.pages.counting import counted
from generator.pages.evidence import (
    ClaimFull,
    PositionBrief,
    claim_full,
    favoured_positions,
    state_words,
)
from generator.pages.origins import origins_view
from generator.pages.page import Anchor, View, Words
from generator.pages.splitting import Pager
from generator.pages.timeline import in_time
from generator.pages.viewpoint import Viewpoint

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class PositionView(msgspec.Struct, frozen=True):
    """One position: its letter, the claim with its evidence, whether the judgement is for it."""

    letter: str
    full: ClaimFull
    favoured: bool


class JudgementView(msgspec.Struct, frozen=True):
    """The judgement: for which positions (none where it is for neither, or undetermined), by whom, when."""

    verdict: str
    positions: tuple[Anchor, ...]
    by: str
    on: str


class ConflictView(View, frozen=True, kw_only=True):
    """The page of a conflict."""

    heading: Words
    kind: str
    state: str
    summary: str
    positions: tuple[PositionView, ...]
    judgement: JudgementView | None
    would_settle: str
    is_withdrawn: bool
    events: tuple[Anchor, ...]
    body: BodyView
    tags: tuple[str, ...]
    backlinks: Backlinks


class ConflictRow(msgspec.Struct, frozen=True):
    """A conflict in a list."""

    conflict: Anchor
    kind: str
    state: str
    summary: str
    positions: tuple[PositionBrief, ...]


class ConflictGroup(msgspec.Struct, frozen=True):
    """The conflicts in one state."""

    heading: str
    rows: tuple[ConflictRow, ...]


class ConflictsView(View, frozen=True, kw_only=True):
    """The list of conflicts."""

    groups: tuple[ConflictGroup, ...]
    total: str
    pager: Pager


_GROUPS = {"open": "Open", "judged": "Judged", "withdrawn": "Withdrawn"}


def conflict_view(view: Viewpoint, conflict: Conflict) -> ConflictView:
    """What stands on the page of a conflict."""
    dossier = view.dossier
    favoured = favoured_positions(view, conflict)
    positions = tuple(dict.fromkeys(r.key for r in dossier.find_all(conflict.positions)))
    is_withdrawn = conflict.state == "withdrawn"
    in_dispute = () if is_withdrawn else positions
    resting = {e.key: e for p in in_dispute for e in dossier.tied(p, "rests")}.values()
    return ConflictView(
        frame=view.frame(conflict.title, conflict.summary or first_paragraph(dossier.body(conflict)), conflict),
        heading=view.title(conflict),
        kind=conflict.kind,
        state=state_words(conflict),
        summary=conflict.summary,
        positions=tuple(
            PositionView(_LETTERS[n % len(_LETTERS)], claim_full(view, key), key in favoured)
            for n, key in enumerate(positions)
        ),
        judgement=_judgement(view, conflict),
        would_settle=conflict.would_settle,
        is_withdrawn=is_withdrawn,
        events=tuple(view.anchor(e.key) for e in in_time(view, resting)),
        body=body_view(view, dossier.body(conflict), conflict.lang),
        tags=conflict.tags,
        backlinks=backlinks(view, conflict.key),
    )


def _judgement(view: Viewpoint, conflict: Conflict) -> JudgementView | None:
    judgement = conflict.judgement
    if judgement is None or conflict.state == "withdrawn":
        return None
    return JudgementView(
        judgement.verdict,
        tuple(view.anchor(r.key) for r in view.dossier.find_all(judgement.positions)),
        judgement.by,
        words(judgement.on) if judgement.on else "",
    )


def by_state(conflict: Conflict) -> tuple[int, str]:
    """The order of the list: the open ones first."""
    return (
        tuple(_GROUPS).index(conflict.state) if conflict.state in _GROUPS else len(_GROUPS),
        conflict.key.id,
    )


def conflicts_view(
    view: Viewpoint, conflicts: tuple[Conflict, ...], total: int, pager: Pager
) -> ConflictsView:
    """What stands on the list of conflicts, or on one part of it."""
    groups: dict[str, list[ConflictRow]] = {}
    for conflict in conflicts:
        heading = _GROUPS.get(conflict.state, conflict.state)
        groups.setdefault(heading, []).append(conflict_row(view, conflict))
    return ConflictsView(
        frame=view.frame(
            "Conflicts", "Where the sources disagree, and the editors’ judgement.", None, pager.path
        ),
        groups=tuple(ConflictGroup(heading, tuple(rows)) for heading, rows in groups.items()),
        total=counted(total, "conflict"),
        pager=pager,
    )


def conflict_row(view: Viewpoint, conflict: Conflict) -> ConflictRow:
    """A conflict as it stands in a list."""
    favoured = favoured_positions(view, conflict)
    positions = dict.fromkeys(r.key for r in view.dossier.find_all(conflict.positions))
    return ConflictRow(
        view.anchor(conflict.key),
        conflict.kind,
        state_words(conflict),
        conflict.summary,
        tuple(PositionBrief(view.anchor(k), origins_view(view, k), k in favoured, False) for k in positions),
    )
