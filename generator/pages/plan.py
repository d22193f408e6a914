"""The dossier to its pages: which files the site has, and how each one's view is made when asked for."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from generator.model.dossier import Dossier
from generator.model.linked import SourceText
from generator.model.problems import Problem
from generator.model.records import (
    Actor,
    Article,
    Claim,
    Conflict,
    Event,
    Key,
    Note,
    Page,
    Place,
    Record,
)
from generator.pages import (
    actors,
    annotations,
    articles,
    claims,
    conflicts,
    continued,
    events,
    feeds,
    front,
    notes,
    places,
    plain,
    sources,
)
from generator.pages.chronology import Placed
from generator.pages.page import PlannedPage, Verbatim, View
from generator.pages.paths import FRONT, MISSING, TIMELINE, list_path, page_path
from generator.pages.splitting import LONGEST_LIST, Pager, continued_path, labels, pager, split
from generator.pages.survey import Survey, survey
from generator.pages.taken import Taken
from generator.pages.timeline import Standing, standing, timeline_view
from generator.pages.viewpoint import Viewpoint

T = TypeVar("T")


def plan(dossier: Dossier, *, drafts: bool) -> tuple[list[PlannedPage], list[Problem]]:
    """Every file of the site but the theme's own, in a fixed order, and the paths that would collide."""
    planning = _Planning(dossier, survey(dossier, drafts=drafts))
    planning.front()
    for record in dossier.records.values():
        planning.record(record)
    planning.lists()
    planning.timeline()
    planning.redirects()
    planning.for_machines(drafts)
    return planning.pages, planning.problems


class _Planning:
    """The pages so far, and who has which path."""

    def __init__(self, dossier: Dossier, found: Survey) -> None:
        self.dossier = dossier
        self.survey = found
        self.pages: list[PlannedPage] = []
        self.problems: list[Problem] = []
        self._taken = Taken()
        self._in_sitemap: list[str] = []

    def add(
        self, path: str, template: str, make: Callable[[Viewpoint], View], record: Record | None = None
    ) -> None:
        """A page with a template; `record` is the one that the path is made of."""
        if self._admit(path, record):
            view = Viewpoint(self.dossier, self.survey, path, anywhere=path == MISSING)
            self.pages.append(PlannedPage(path, template, partial(make, view)))
            if template not in ("redirect.html", "missing.html") and path.endswith(".html"):
                self._in_sitemap.append(path)

    def verbatim(self, path: str, content: bytes) -> None:
        """A file as it is."""
        if self._admit(path, None):
            self.pages.append(PlannedPage(path, "", partial(Verbatim, content)))

    def _admit(self, path: str, record: Record | None) -> bool:
        wrong = self._taken.take(path, record)
        if wrong:
            self.problems.append(wrong)
        return wrong is None

    def front(self) -> None:
        """The front page."""
        index = self.dossier.records.get(Key("page", "index"))
        self.add(FRONT, "front.html", front.front_view, index)

    def record(self, record: Record) -> None:
        """The page of a record."""
        if record.key == Key("page", "index"):
            return
        path = page_path(record.key)
        match record:
            case Article():
                self.add(path, "article.html", lambda v: articles.article_view(v, record), record)
                if annotations.has_annotations(record, self.dossier.sources.get(record.key, SourceText(record.rights))):
                    beside = annotations.annotations_path(record.key)
                    self.add(beside, "", lambda v: annotations.annotations_view(v, record), record)
            case Actor():
                self.add(path, "actor.html", lambda v: actors.actor_view(v, record), record)
            case Event():
                self.add(path, "event.html", lambda v: events.event_view(v, record), record)
            case Claim():
                self.add(path, "claim.html", lambda v: claims.claim_view(v, record), record)
            case Conflict():
                self.add(path, "conflict.html", lambda v: conflicts.conflict_view(v, record), record)
            case Note():
                self.add(path, "note.html", lambda v: notes.note_view(v, record), record)
            case Place():
                self.add(path, "place.html", lambda v: places.place_view(v, record), record)
            case Page():
                self.add(path, "plain.html", lambda v: plain.plain_view(v, record), record)
        for name, number in continued.parts(self.dossier, record):
            on = partial(continued.continued_view, key=record.key, name=name, number=number)
            self.add(continued_path(record.key, name, number), "continued.html", on, record)

    def lists(self) -> None:
        """The list of each kind that has records."""
        dossier = self.dossier
        dated = tuple(sorted(dossier.articles, key=articles.by_date))
        works = tuple(sorted(dossier.articles, key=articles.by_line))
        by_claim = tuple(sorted(dossier.claims, key=claims.by_topic))
        disputed = len(dossier.disputes.keys() & {c.key for c in by_claim})
        self._list(
            "articles",
            "articles.html",
            dated,
            lambda v, r, p: articles.articles_view(v, r, len(dated), p),
            lambda _: "",  # in the order of dates, first letters would say nothing
        )
        people = tuple(sorted(dossier.actors, key=lambda a: (a.title.casefold(), a.key.id)))
        self._list("actors", "actors.html", people, lambda v, r, p: actors.actors_view(v, r, len(people), p))
        self._list(
            "claims",
            "claims.html",
            by_claim,
            lambda v, r, p: claims.claims_view(v, r, len(by_claim), disputed, p),
        )
        disputes = tuple(sorted(dossier.conflicts, key=conflicts.by_state))
        self._list(
            "conflicts",
            "conflicts.html",
            disputes,
            lambda v, r, p: conflicts.conflicts_view(v, r, len(disputes), p),
        )
        latest = notes.newest_first(dossier.notes)
        self._list("notes", "notes.html", latest, lambda v, r, p: notes.notes_view(v, r, len(latest), p))
        self._list(
            "sources",
            "sources.html",
            works,
            lambda v, r, p: sources.sources_view(v, r, len(works), p),
            articles.line_begins,
        )
        where = tuple(sorted(dossier.places, key=places.by_name))
        self._list("places", "places.html", where, lambda v, r, p: places.places_view(v, r, len(where), p))

    def _list(
        self,
        folder: str,
        template: str,
        records: tuple[T, ...],
        make: Callable[[Viewpoint, tuple[T, ...], Pager], View],
        title: Callable[[T], str] = lambda r: r.title if isinstance(r, Record) else "",
    ) -> None:
        """A list, in as many parts as it needs, named by `title`; none where there are no records."""
        if not records:
            return
        parts = split(records)
        paths = [list_path(folder, n) for n in range(1, len(parts) + 1)]
        names = labels(parts, title)
        for n, part in enumerate(parts):
            self.add(paths[n], template, partial(_part, make, tuple(part), paths, names, n))

    def timeline(self) -> None:
        """The timeline, by year where it is long; and the way there from the folder of events."""
        order = self.survey.order
        if not order:
            return
        whole = [("", TIMELINE, order)] if len(order) <= LONGEST_LIST else _by_year(order)
        paths = [path for _, path, _ in whole]
        names = [name for name, _, _ in whole]
        for n, (name, path, placed) in enumerate(whole):
            self.add(path, "timeline.html", partial(_timeline, placed, len(order), paths, names, n, name))
        if len(order) > LONGEST_LIST:
            years = partial(_timeline, (), len(order), [TIMELINE, *paths], ["All years", *names], 0, "")
            self.add(TIMELINE, "timeline.html", years)
        self.add("events/index.html", "redirect.html", plain.to_timeline_view)

    def redirects(self) -> None:
        """A page at each former address."""
        for record in self.dossier.records.values():
            for old in (old for old in record.formerly if old != record.key.id):
                path = page_path(Key(record.key.kind, old))
                key = record.key
                self.add(path, "redirect.html", partial(_redirect, key), record)

    def for_machines(self, drafts: bool) -> None:
        """404.html, media, robots.txt, the sitemap and the feed; the last two need a base address."""
        self.add(MISSING, "missing.html", plain.missing_view)
        for name, media in sorted(self.dossier.media.items()):
            self.verbatim(f"media/{name}", media.content)
        self.verbatim("robots.txt", feeds.robots(self.dossier, drafts).content)
        if self.survey.has_feed:
            self.add("feed.atom", "feed.atom", feeds.feed_view)
        if self.dossier.site.base_url and not drafts:
            self.add("sitemap.xml", "sitemap.xml", partial(_sitemap, tuple(self._in_sitemap)))


def _part(
    make: Callable[[Viewpoint, tuple[T, ...], Pager], View],
    records: tuple[T, ...],
    paths: Sequence[str],
    names: Sequence[str],
    number: int,
    view: Viewpoint,
) -> View:
    return make(view, records, pager(paths, names, number))


def _timeline(
    placed: tuple[Placed, ...],
    total: int,
    paths: Sequence[str],
    names: Sequence[str],
    number: int,
    part: str,
    view: Viewpoint,
) -> View:
    return timeline_view(view, placed, total, pager(paths, names, number), part)


def _redirect(key: Key, view: Viewpoint) -> View:
    return plain.redirect_view(view, key)


def _sitemap(paths: Sequence[str], view: Viewpoint) -> View:
    return feeds.sitemap_view(view, paths)


def _by_year(order: tuple[Placed, ...]) -> list[tuple[str, str, tuple[Placed, ...]]]:
    """Each year's name, path and events; a very full year has several parts."""
    years: dict[str, tuple[Standing, list[Placed]]] = {}
    for placed in order:
        place = standing(placed)
        years.setdefault(place.group, (place, []))[1].append(placed)
    out = []
    for place, rows in years.values():
        name = "no date known" if place.group == "undated" else place.heading
        folder = f"timeline/{place.group}"
        parts = split(rows)
        for n, part in enumerate(parts, 1):
            title = name if len(parts) == 1 else f"{name}, part {n}"
            out.append((title, list_path(folder, n), tuple(part)))
    return out
