"""A conflict's page, and the list of them: the kind, the judgement, what would settle it. Positions stand apart."""

import msgspec

from generator.model.date_words import words
from generator.model.records import Conflict, Key
from generator.pages.backlinks import Backlinks, backlinks
from generator.pages.bodies import BodyView, body_view, first_paragraph
from generator.pages.conflict_positions import PositionView, letter, positions_of
from generator.pages.counting import counted
from generator.pages.disputes import PositionBrief, favoured_positions, state_words
from generator.pages.notices import Notice, notice
from generator.pages.origins import origins_view
from generator.pages.page import Anchor, View, Words
from generator.pages.splitting import Pager
from generator.pages.timeline import in_time
from generator.pages.viewpoint import Viewpoint

_KINDS = {
    "same fact": "The sources speak of the same fact, and cannot all be right.",
    "precision": "One source is more precise than another. They may all be right.",
    "possibly different events": "The sources may speak of different events, and then they may all be right.",
    "scope": "The sources speak of different wholes, such as all or some, one place or several.",
    "time or version": "The sources speak of different times, or go back to different versions of a text.",
    "translation": "The difference may have come in when words were translated.",
    "misprint": "The difference may be a slip in writing or printing.",
    "superseded": "What an earlier source says was corrected or replaced by a later one.",
}  # fmt: skip
_STANDING = {
    "open": "It is open: there is no judgement yet.",
    "judged": "It is judged. The sources differ as before, so the claims stay marked as disputed.",
    "withdrawn": "It is withdrawn, and kept for the record alone: it puts none of these claims in dispute any more.",
}


class JudgementView(msgspec.Struct, frozen=True):
    """The judgement: for which positions (none where it is for neither, or undetermined), by whom, when.

    `by` and `on` are empty where the writer does not say.
    """

    verdict: str
    positions: tuple["PositionName", ...]
    by: str
    on: str


class PositionName(msgspec.Struct, frozen=True):
    """A position where it is named: its letter and its claim."""

    letter: str
    claim: Anchor


class ConflictView(View, frozen=True, kw_only=True):
    """The page of a conflict."""

    heading: Words
    kind: str
    explained: str
    state: str
    standing: str
    summary: str
    positions: tuple[PositionView, ...]
    judgement: JudgementView | None
    would_settle: str
    is_withdrawn: bool
    events: tuple[Anchor, ...]
    body: BodyView
    tags: tuple[str, ...]
    backlinks: Backlinks
    notice: Notice | None = None


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
    claims = dict.fromkeys(r.key for r in dossier.find_all(conflict.positions))
    is_withdrawn = conflict.state == "withdrawn"
    resting = {e.key: e for c in ({} if is_withdrawn else claims) for e in dossier.tied(c, "rests")}.values()
    return ConflictView(
        frame=view.frame(conflict.title, conflict.summary or first_paragraph(dossier.body(conflict)), conflict),
        heading=view.title(conflict),
        kind=conflict.kind,
        explained=_KINDS.get(conflict.kind, ""),
        state=state_words(conflict),
        standing=_STANDING.get(conflict.state, ""),
        summary=conflict.summary,
        positions=positions_of(view, conflict),
        judgement=_judgement(view, conflict, tuple(claims)),
        would_settle=conflict.would_settle,
        is_withdrawn=is_withdrawn,
        events=tuple(view.anchor(e.key) for e in in_time(view, resting)),
        body=body_view(view, dossier.body(conflict), conflict.lang),
        tags=conflict.tags,
        backlinks=backlinks(view, conflict.key),
        notice=notice(view, conflict.key),
    )


def _judgement(view: Viewpoint, conflict: Conflict, claims: tuple[Key, ...]) -> JudgementView | None:
    judgement = conflict.judgement
    if judgement is None or conflict.state == "withdrawn":
        return None
    return JudgementView(
        judgement.verdict,
        tuple(
            PositionName(letter(claims.index(r.key)), view.anchor(r.key))
            for r in view.dossier.find_all(judgement.positions)
            if r.key in claims
        ),
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
