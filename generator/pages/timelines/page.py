"""The timeline: every event in order under its year, what leads through them, and the way from part to part."""

from collections.abc import Sequence

import msgspec

from generator.model.records import Event
from generator.pages.counting import counted
from generator.pages.page import Anchor, View
from generator.pages.paths import TIMELINE, rows_path
from generator.pages.scale import scale_of
from generator.pages.spec import Chapter, TimelineOf
from generator.pages.splitting import FEWEST_FILTERED, Pager, pager
from generator.pages.survey import placed
from generator.pages.timeline import timeline_rows
from generator.pages.timelines.choices import Filter, facts_of, filters
from generator.pages.timelines.strip import Strip, strip_of
from generator.pages.timelines.years import Year, grouped, standing
from generator.pages.viewpoint import Viewpoint


class PartOf(msgspec.Struct, frozen=True):
    """A part of the timeline as the page of all parts lists it."""

    href: str
    label: str
    events: str


class Tagged(msgspec.Struct, frozen=True):
    """A tag, and the events of the page that have it."""

    tag: str
    events: tuple[Anchor, ...]


class TimelineView(View, frozen=True, kw_only=True):
    """The timeline, one part of it, or the list of its parts.

    `scale` has the first and last day of what the marks are drawn to, `left_out` the days that are cut out of it.
    `rows` is the address of the file by which the events are filtered; it is empty where they are few. A part has the
    way to the `whole`.
    """

    heading: str
    years: tuple[Year, ...]
    total: str
    scale: tuple[str, str] | None
    left_out: tuple[str, ...]
    pager: Pager
    strip: Strip | None = None
    filters: tuple[Filter, ...] = ()
    rows: str = ""
    whole: str = ""
    parts: tuple[PartOf, ...] = ()
    tags: tuple[Tagged, ...] = ()


def timeline_view(view: Viewpoint, what: TimelineOf) -> TimelineView:
    """The rows of the timeline, or of a part of it, under their years and months; or the list of the parts."""
    is_part = bool(what.part)
    shown = placed(view.dossier, what.order)
    # What one part says of the others would have to be made again whenever one of those changes.
    scale = scale_of(p.event.date for p in shown)
    rows = timeline_rows(view, tuple(p.event for p in shown), scale, who=True)
    heading = f"Timeline: {what.part}" if is_part else "Timeline"
    said = counted(len(shown) if is_part else what.total, "event")
    everything = placed(view.dossier, view.survey.order) if what.counts else shown
    is_filtered = len(everything) >= FEWEST_FILTERED
    return TimelineView(
        frame=view.frame(heading, f"{said} in the order of time.", None, TIMELINE),
        heading=heading,
        years=grouped(zip(map(standing, shown), rows, strict=True)),
        total=said,
        scale=scale.ends if scale else None,
        left_out=scale.left_out if scale else (),
        pager=_nearby(what.chapter) if is_part else Pager(TIMELINE),
        strip=strip_of(tuple(p.event.date for p in everything), view.dossier.site.lang),
        filters=filters(view, facts_of(view, tuple(p.event for p in everything))) if is_filtered else (),
        rows=view.at(rows_path(view.path)) if is_filtered else "",
        whole=view.at(TIMELINE) if is_part else "",
        parts=_parts(view, what),
        tags=_tags(view, [p.event for p in shown]),
    )


def _nearby(chapter: Chapter) -> Pager:
    """The ways from a part: to all years, and to the parts next to it."""
    here = chapter.number
    near = range(max(0, here - 1), min(len(chapter.paths), here + 2))
    paths, names = ([of[n] for n in near] for of in (chapter.paths, chapter.names))
    return pager((TIMELINE, *paths), ("All years", *names), 1 + near.index(here))


def _tags(view: Viewpoint, events: Sequence[Event]) -> tuple[Tagged, ...]:
    tags = sorted({tag for e in events for tag in e.tags}, key=lambda tag: (tag.casefold(), tag))
    return tuple(Tagged(tag, tuple(view.anchor(e.key) for e in events if tag in e.tags)) for tag in tags)


def _parts(view: Viewpoint, what: TimelineOf) -> tuple[PartOf, ...]:
    chapter = what.chapter
    if not what.counts:
        return ()
    each = zip(chapter.paths, chapter.names, what.counts, strict=True)
    return tuple(PartOf(view.at(path), name, counted(count, "event")) for path, name, count in each)
