"""Who is tied to whom: all roles and relations between actors, as one picture and as a list by kind."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from generator.model.dossier import Dossier
from generator.model.records import Actor, Relation, Role
from generator.pages.actor_ties import ActorTie, by_kind, kind_of
from generator.pages.actors import dates_of
from generator.pages.counting import capital, counted
from generator.pages.evidence import EvidenceView, ground_views
from generator.pages.page import Anchor, View
from generator.pages.paths import GRAPH, list_path
from generator.pages.pictures.arcs import MOST_ACTORS, Arc, ArcsView, arcs
from generator.pages.spec import Chapter, Spec, TiesOf
from generator.pages.splitting import LONGEST_LIST, Pager, labels, pager, split
from generator.pages.viewpoint import Viewpoint

TITLE = "Who is tied to whom"


class TieRow(msgspec.Struct, frozen=True):
    """A tie: whose role or relation, its words, to whom, from when until when, and what it rests on."""

    by: Anchor
    words: str
    to: Anchor
    dates: str
    ground: tuple[EvidenceView, ...]


class TieKind(msgspec.Struct, frozen=True):
    """The ties of one kind, or all of whose kind there is but one."""

    heading: str
    count: str
    rows: tuple[TieRow, ...]


class GraphView(View, frozen=True, kw_only=True):
    """The page of all ties, or a part of its list. `undrawn` says why there is no picture where that is so."""

    total: str
    kinds: tuple[TieKind, ...]
    pager: Pager
    actors: Anchor
    picture: ArcsView | None = None
    undrawn: str = ""


def graph(dossier: Dossier) -> Iterator[Spec]:
    """The page of all ties, in as many parts as it needs; none where there are no ties."""
    ties = by_kind(dossier)
    if not ties:
        return
    actors = len({key for tie in ties for key in (tie.by, tie.to)})
    parts = split(ties)
    paths = tuple(list_path("graph", n) for n in range(1, len(parts) + 1))
    names = tuple(labels(parts, lambda tie: tie.words))
    for n, part in enumerate(parts):
        yield Spec(paths[n], "graph.html", TiesOf(tuple(part), len(ties), actors, Chapter(paths, names, n)))


def graph_view(view: Viewpoint, what: TiesOf) -> GraphView:
    """What stands on the page of all ties, or on one part of it."""
    rows = [(tie, _row(view, tie)) for tie in what.ties]
    total = f"{counted(what.total, 'tie')} among {counted(what.actors, 'actor')}"
    return GraphView(
        frame=view.frame(TITLE, f"{total}.", None, GRAPH),
        total=total,
        kinds=_kinds(rows),
        pager=pager(what.chapter.paths, what.chapter.names, what.chapter.number),
        actors=Anchor(view.at(list_path("actors")), "list of actors"),
        picture=arcs(view, [_arc(tie, row) for tie, row in rows], TITLE) if _is_drawn(what) else None,
        undrawn="" if _is_drawn(what) or what.chapter.number else
        f"There is no picture: beyond {LONGEST_LIST} ties or {MOST_ACTORS} actors nobody could follow a line. "
        "The page of each actor draws its own.",
    )  # fmt: skip


def _is_drawn(what: TiesOf) -> bool:
    return what.total <= LONGEST_LIST and what.actors <= MOST_ACTORS


def _row(view: Viewpoint, tie: ActorTie) -> TieRow:
    of = _record(view, tie)
    dates = dates_of(of.start, of.until)
    return TieRow(view.anchor(tie.by), tie.words, view.anchor(tie.to), dates, ground_views(view, of.evidence))


def _record(view: Viewpoint, tie: ActorTie) -> Role | Relation:
    actor = view.dossier[tie.by]
    assert isinstance(actor, Actor)
    return actor.roles[tie.number] if tie.field == "role" else actor.relations[tie.number]


def _arc(tie: ActorTie, row: TieRow) -> Arc:
    is_disputed = any(one.disputes for one in row.ground)
    dates = f", {row.dates}" if row.dates else ""
    says = f"{row.by.text} {row.words} {row.to.text}{dates}"
    return Arc(tie.by, tie.to, f"{tie.field} is-disputed" if is_disputed else tie.field, says)


def _kinds(rows: Sequence[tuple[ActorTie, TieRow]]) -> tuple[TieKind, ...]:
    """The rows by kind. What there is but one of, on this part of the list, stands together at the end."""
    out, single = list[TieKind](), list[TieRow]()
    for _, of in groupby(rows, key=lambda row: kind_of(row[0])):
        kind = [row for _, row in of]
        if len(kind) > 1:
            out.append(TieKind(capital(kind[0].words), counted(len(kind), "tie"), tuple(kind)))
        else:
            single += kind
    if single:
        out.append(TieKind("Of a kind of its own" if len(single) == 1 else "Each of a kind of its own",
                           counted(len(single), "tie"), tuple(single)))  # fmt: skip
    return tuple(out)
