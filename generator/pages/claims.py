"""A claim's page, and the list of them: what is said, by whom, where it stands, what speaks against it."""

import posixpath

import msgspec

from generator.model.records import Claim
from generator.pages.backlinks import Backlinks, backlinks
from generator.pages.bodies import BodyView, body_view
from generator.pages.counting import capital, counted
from generator.pages.evidence import ClaimBrief, ClaimFull, claim_brief, claim_full
from generator.pages.notices import Notice, notice
from generator.pages.page import Anchor, View, Words
from generator.pages.pictures.lineage import LineageView, claim_lineage
from generator.pages.splitting import Pager
from generator.pages.timeline import in_time
from generator.pages.viewpoint import Viewpoint


class ClaimView(View, frozen=True, kw_only=True):
    """The page of a claim."""

    heading: Words
    summary: str
    full: ClaimFull
    lineage: LineageView | None
    about: tuple[Anchor, ...]
    resting: tuple[Anchor, ...]
    actors: tuple[Anchor, ...]
    body: BodyView
    tags: tuple[str, ...]
    backlinks: Backlinks
    notice: Notice | None = None


class ClaimRow(msgspec.Struct, frozen=True):
    """A claim in the list of claims."""

    brief: ClaimBrief
    evidence: str


class Topic(msgspec.Struct, frozen=True):
    """The claims that the writer keeps in one file."""

    heading: str
    rows: tuple[ClaimRow, ...]


class ClaimsView(View, frozen=True, kw_only=True):
    """The list of claims."""

    topics: tuple[Topic, ...]
    total: str
    disputed: int
    pager: Pager


def claim_view(view: Viewpoint, claim: Claim) -> ClaimView:
    """What stands on the page of a claim."""
    dossier, key = view.dossier, claim.key
    full = claim_full(view, key)
    about = dict.fromkeys(r.key for r in dossier.find_all(claim.about))
    return ClaimView(
        frame=view.frame(claim.title, claim.summary or claim.title, claim),
        heading=view.title(claim),
        summary=claim.summary,
        full=full,
        lineage=claim_lineage(view, claim, full.brief.origins),
        about=tuple(view.anchor(k) for k in about),
        resting=tuple(view.anchor(e.key) for e in in_time(view, dossier.tied(key, "rests"))),
        actors=tuple(view.anchor(a.key) for a in dossier.tied(key, "basis")),
        body=body_view(view, dossier.body(claim), claim.lang),
        tags=claim.tags,
        backlinks=backlinks(view, key),
        notice=notice(view, claim.key),
    )


def by_topic(claim: Claim) -> tuple[str, int, str]:
    """The order of the list: by file, and in the order of the file, for that is the writer's."""
    return (claim.span.path, claim.span.line, claim.key.id)


def topic(claim: Claim) -> str:
    """The topic of a claim: the name of its file, in words."""
    stem = posixpath.splitext(posixpath.basename(claim.span.path))[0]
    return capital(stem.replace("-", " ").replace("_", " "))


def claims_view(
    view: Viewpoint, claims: tuple[Claim, ...], total: int, disputed: int, pager: Pager
) -> ClaimsView:
    """What stands on the list of claims, or on one part of it; `total` and `disputed` count them all."""
    topics: dict[str, list[ClaimRow]] = {}
    for claim in claims:
        row = ClaimRow(claim_brief(view, claim.key), counted(len(claim.evidence), "piece of evidence"))
        topics.setdefault(topic(claim), []).append(row)
    return ClaimsView(
        frame=view.frame("Claims", f"{counted(total, 'claim')}, each with its evidence.", None, pager.path),
        topics=tuple(Topic(heading, tuple(rows)) for heading, rows in topics.items()),
        total=counted(total, "claim"),
        disputed=disputed,
        pager=pager,
    )
