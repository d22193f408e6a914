"""The dossier to its pages: which files the site has, and what is to stand on each. Making them is making.py's."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import msgspec

from generator.model.dossier import Dossier
from generator.model.linked import SourceText
from generator.model.problems import Problem
from generator.model.records import Article, Key, Record
from generator.pages import annotations
from generator.pages.chronology import Placed
from generator.pages.making import make
from generator.pages.page import PlannedPage
from generator.pages.paths import FRONT, HEADERS, MISSING, STYLE, TIMELINE, list_path, page_path, rows_path
from generator.pages.spec import (
    Annotations,
    Chapter,
    Continued,
    ListOf,
    MediaFile,
    OfRecord,
    Redirect,
    RowsOf,
    Single,
    Sitemap,
    Spec,
    TimelineOf,
)
from generator.pages.splitting import FEWEST_FILTERED, LONGEST_LIST, continued_path, labels, split
from generator.pages.survey import Survey, in_time, placed, survey
from generator.pages.taken import Taken
from generator.pages.viewpoint import Viewpoint

if TYPE_CHECKING:
    from generator.pages.timelines.years import Standing

R = TypeVar("R", bound=Record)
_INDEX = Key("page", "index")


class OwnPages(msgspec.Struct, frozen=True):
    """The pages of one record, and what leads to it from its former addresses."""

    pages: tuple[Spec, ...]
    redirects: tuple[Spec, ...] = ()


def plan(dossier: Dossier, *, drafts: bool) -> tuple[list[PlannedPage], list[Problem]]:
    """Every file of the site but the theme's own, in a fixed order, and the paths that would collide."""
    from generator.pages.searching.at_once import searched

    index, pages = searched(dossier)
    found = msgspec.structs.replace(survey(dossier, drafts=drafts), searched=index)
    own = [pages_of(dossier, record) for record in dossier.records.values()]
    others = *machines(dossier, found), *pages
    admitted, problems = admit(
        dossier, found, front(dossier), own, (*lists(dossier), *timeline(dossier, found)), others
    )
    return [planned(dossier, found, spec) for spec in admitted], problems


def planned(dossier: Dossier, found: Survey, spec: Spec) -> PlannedPage:
    """A page with what makes its view when asked for."""
    view = Viewpoint(dossier, found, spec.path, anywhere=spec.path == MISSING)
    return PlannedPage(spec.path, spec.template, partial(make, view, spec.what))


def admit(
    dossier: Dossier,
    found: Survey,
    first: Spec,
    own: Sequence[OwnPages],
    lists: Iterable[Spec],
    others: Iterable[Spec],
) -> tuple[list[Spec], list[Problem]]:
    """The pages whose paths are free, in the order in which each may take its own, with the sitemap of them all; and a
    problem for each whose path another has.
    """
    pages = (spec for one in own for spec in one.pages)
    redirects = (spec for one in own for spec in one.redirects)
    taken, admitted, problems = Taken(), list[Spec](), list[Problem]()
    for spec in (first, *pages, *lists, *redirects, *others):
        wrong = taken.take(spec.path, spec.record, lambda key: dossier[key].span)
        if wrong:
            problems.append(wrong)
        else:
            admitted.append(spec)
    return [*admitted, *sitemap(dossier, found, admitted)], problems


def front(dossier: Dossier) -> Spec:
    """The front page."""
    return Spec(FRONT, "front.html", Single("front"), _INDEX if _INDEX in dossier.records else None)


def pages_of(dossier: Dossier, record: Record) -> OwnPages:
    """The page of a record with what belongs to it, and a page at each of its former addresses."""
    from generator.pages import continued

    key, pages = record.key, list[Spec]()
    if key != _INDEX:
        template = "plain.html" if key.kind == "page" else f"{key.kind}.html"
        pages.append(Spec(page_path(key), template, OfRecord(key), key))
        if isinstance(record, Article):
            source = dossier.sources.get(key, SourceText(record.rights))
            if annotations.has_annotations(record, source):
                pages.append(Spec(annotations.annotations_path(key), "", Annotations(key), key))
        pages += (
            Spec(continued_path(key, name, number), "continued.html", Continued(key, name, number), key)
            for name, number in continued.parts(dossier, record)
        )
    old = (Key(key.kind, former) for former in record.formerly if former != key.id)
    return OwnPages(
        tuple(pages), tuple(Spec(page_path(former), "redirect.html", Redirect(key), key) for former in old)
    )


def lists(dossier: Dossier) -> Iterator[Spec]:
    """The list of each kind that has records."""
    from generator.pages import articles, claims, conflicts, notes, places
    from generator.pages.graph import graph

    # In the order of dates, first letters would say nothing.
    yield from _list("articles", sorted(dossier.articles, key=articles.by_date), title=lambda _: "")
    yield from _list("actors", sorted(dossier.actors, key=lambda a: (a.title.casefold(), a.key.id)))
    disputed = sum(key in dossier.disputes for key in dossier.keys("claim"))
    yield from graph(dossier)
    yield from _list("claims", sorted(dossier.claims, key=claims.by_topic), disputed=disputed)
    yield from _list("conflicts", sorted(dossier.conflicts, key=conflicts.by_state))
    yield from _list("notes", notes.newest_first(dossier.notes))
    yield from _list("sources", sorted(dossier.articles, key=articles.by_line), title=articles.line_begins)
    yield from _list("places", sorted(dossier.places, key=places.by_name))


def _list(
    folder: str, records: Sequence[R], *, title: Callable[[R], str] = lambda r: r.title, disputed: int = 0
) -> Iterator[Spec]:
    """A list, in as many parts as it needs, named by `title`; none where there are no records."""
    if not records:
        return
    parts = split(records)
    paths = tuple(list_path(folder, n) for n in range(1, len(parts) + 1))
    names = tuple(labels(parts, title))
    for n, part in enumerate(parts):
        what = ListOf(folder, tuple(r.key for r in part), len(records), Chapter(paths, names, n), disputed)
        yield Spec(paths[n], f"{folder}.html", what)


def timeline(dossier: Dossier, found: Survey) -> Iterator[Spec]:
    """The timeline, by year where it is long; what filters each page; and the way there from the folder of events."""
    order = found.order
    if not order:
        return
    whole = [("", TIMELINE, order)]
    if len(order) > LONGEST_LIST:
        whole = [(name, path, tuple(in_time(part))) for name, path, part in _by_year(placed(dossier, order))]
    paths = tuple(path for _, path, _ in whole)
    names = tuple(name for name, _, _ in whole)
    for n, (name, path, part) in enumerate(whole):
        yield Spec(path, "timeline.html", TimelineOf(part, len(order), Chapter(paths, names, n), name))
        if name and len(part) >= FEWEST_FILTERED:
            yield Spec(rows_path(path), "", RowsOf(part))
    if len(order) > LONGEST_LIST:
        counts = tuple(len(part) for _, _, part in whole)
        yield Spec(TIMELINE, "timeline.html", TimelineOf((), len(order), Chapter(paths, names, 0), counts=counts))
    if len(order) >= FEWEST_FILTERED:
        yield Spec(rows_path(TIMELINE), "", RowsOf())
    yield Spec("events/index.html", "redirect.html", Single("to-timeline"))


def machines(dossier: Dossier, found: Survey) -> Iterator[Spec]:
    """404.html, media, robots.txt, the headers for hosts, and the feed."""
    yield Spec(MISSING, "missing.html", Single("missing"))
    yield from (Spec(f"media/{name}", "", MediaFile(name)) for name in sorted(dossier.media))
    yield Spec("robots.txt", "", Single("robots"))
    yield Spec(HEADERS, "", Single("headers"))
    if found.nav.has_style:
        yield Spec(STYLE, "style.html", Single("style"))
        yield Spec(STYLE.replace(FRONT, "style.css"), "style.css", Single("style"))
    if found.nav.has_feed:
        yield Spec("feed.atom", "feed.atom", Single("feed"))


def sitemap(dossier: Dossier, found: Survey, pages: Iterable[Spec]) -> list[Spec]:
    """The sitemap, which needs a base address."""
    if not dossier.site.base_url or found.drafts:
        return []
    return [Spec("sitemap.xml", "sitemap.xml", Sitemap(tuple(page.path for page in pages if page.in_sitemap)))]


def _by_year(order: tuple[Placed, ...]) -> list[tuple[str, str, Sequence[Placed]]]:
    """Each year's name, path and events; a very full year has several parts."""
    from generator.pages.timelines.years import standing

    years: dict[str, tuple[Standing, list[Placed]]] = {}
    for one in order:
        place = standing(one)
        years.setdefault(place.group, (place, []))[1].append(one)
    out: list[tuple[str, str, Sequence[Placed]]] = []
    for place, rows in years.values():
        name = "no date known" if place.group == "undated" else place.heading
        folder = f"timeline/{place.group}"
        parts = split(rows)
        for n, part in enumerate(parts, 1):
            title = name if len(parts) == 1 else f"{name}, part {n}"
            out.append((title, list_path(folder, n), part))
    return out
