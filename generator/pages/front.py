"""The front page: opening text, the matter in figures, latest notes, a short timeline, open disputes."""

import msgspec

from generator.model.dossier import Dossier
from generator.model.records import Conflict, Event, Key
from generator.pages.bodies import BodyView, body_view, first_paragraph
from generator.pages.conflicts import ConflictRow, conflict_row
from generator.pages.counting import counted, plural, range_of
from generator.pages.notes import NoteRow, newest_first, note_row
from generator.pages.notices import Notice, notice
from generator.pages.page import View
from generator.pages.paths import TIMELINE, WHOLE, list_path
from generator.pages.scale import scale_of
from generator.pages.survey import placed
from generator.pages.timeline import TimelineRow, in_time, timeline_rows
from generator.pages.translations import Translation, translations
from generator.pages.viewpoint import Viewpoint

_LATEST = 5
_MOST_EVENTS = 12
_MOST_DISPUTES = 8


class Figure(msgspec.Struct, frozen=True):
    """A number of the matter, its noun, and the list that it counts."""

    number: str
    noun: str
    href: str


class FrontView(View, frozen=True, kw_only=True):
    """The front page. `is_long`: the dossier is too long to be made into one document at `whole_href`."""

    body: BodyView
    figures: tuple[Figure, ...]
    notes: tuple[NoteRow, ...]
    notes_href: str
    timeline: tuple[TimelineRow, ...]
    timeline_is_whole: bool
    timeline_href: str
    disputes: tuple[ConflictRow, ...]
    more_disputes: str
    judged: str
    conflicts_href: str
    is_empty: bool
    notice: Notice | None = None
    translations: tuple[Translation, ...] = ()
    whole_href: str = ""
    is_long: bool = False


def front_view(view: Viewpoint) -> FrontView:
    """What stands on the front page."""
    dossier = view.dossier
    opening = dossier.records.get(Key("page", "index"))
    events = short_timeline(view)
    scale = scale_of(e.date for e in events)
    conflicts = dossier.conflicts
    judged = [c for c in conflicts if c.state == "judged"]
    still_open = [c for c in conflicts if c.state == "open"]
    whole = view.survey.composed.states.get("", "")
    summary = first_paragraph(dossier.body(opening)) if opening else ""
    return FrontView(
        frame=view.frame("", dossier.site.subtitle or summary, opening),
        body=body_view(view, dossier.body(opening), opening.lang) if opening else BodyView(),
        figures=_figures(view),
        notes=tuple(note_row(view, note) for note in newest_first(dossier.notes)[:_LATEST]),
        notes_href=view.at(list_path("notes")) if dossier.notes else "",
        timeline=timeline_rows(view, events, scale),
        timeline_is_whole=len(events) == len(view.survey.order),
        timeline_href=view.at(TIMELINE) if view.survey.order else "",
        disputes=tuple(conflict_row(view, c) for c in still_open[:_MOST_DISPUTES]),
        more_disputes=_left(len(still_open)),
        judged=counted(len(judged), "dispute") if judged else "",
        conflicts_href=view.at(list_path("conflicts")) if conflicts else "",
        is_empty=not dossier.records,
        notice=notice(view, opening.key) if opening else None,
        translations=translations(view, opening),
        whole_href=view.at(WHOLE) if whole == "made" else "",
        is_long=whole == "long",
    )


def short_timeline(view: Viewpoint) -> tuple[Event, ...]:
    """All events where they are few; else those that most is said of, in the order of time."""
    dossier, order = view.dossier, view.survey.order
    if len(order) <= _MOST_EVENTS:
        return tuple(p.event for p in placed(dossier, order))
    weight = {
        one.event: len(dossier.tied(one.event, "about")) + len(dossier.backlinks.get(one.event, ())) for one in order
    }
    heaviest = sorted(order, key=lambda one: -weight[one.event])[:_MOST_EVENTS]
    return in_time(view, (dossier[one.event] for one in heaviest))


def _figures(view: Viewpoint) -> tuple[Figure, ...]:
    dossier = view.dossier
    disputed = [c for c in dossier.conflicts if _counts(c)]
    figures = [
        _figure(view, len(dossier.keys("article")), "article", list_path("articles")),
        _origins(view, dossier),
        _figure(view, len(dossier.keys("event")), "event", TIMELINE),
        _figure(view, len(dossier.keys("claim")), "claim", list_path("claims")),
        _figure(view, len(disputed), "dispute", list_path("conflicts")),
    ]
    return tuple(f for f in figures if f)


def _left(number: int) -> str:
    """How many open disputes are not listed on the front page; empty where all are."""
    left = number - _MOST_DISPUTES
    return f"and {left:,} more open" if left > 0 else ""


def _counts(conflict: Conflict) -> bool:
    return conflict.state != "withdrawn"


def _figure(view: Viewpoint, number: int, noun: str, path: str) -> Figure | None:
    return Figure(f"{number:,}", noun if number == 1 else plural(noun), view.at(path)) if number else None


def _origins(view: Viewpoint, dossier: Dossier) -> Figure | None:
    """The origins of all articles together, where they are counted."""
    origins = dossier.all_origins
    if not origins.articles:
        return None
    number, _, noun = range_of(origins.least, origins.most, "origin").partition(" ")
    return Figure(number, noun, view.at("sources/index.html"))
