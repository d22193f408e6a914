"""A page to be, to its view: which module of a kind of page is asked for it."""

from collections.abc import Callable
from typing import Any

from generator.model.records import Key
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
    spec,
)
from generator.pages.page import Verbatim, View
from generator.pages.splitting import pager
from generator.pages.survey import placed
from generator.pages.timeline import timeline_view
from generator.pages.viewpoint import Viewpoint

_OF_RECORD: dict[str, Callable[[Viewpoint, Any], View]] = {
    "article": articles.article_view,
    "actor": actors.actor_view,
    "event": events.event_view,
    "claim": claims.claim_view,
    "conflict": conflicts.conflict_view,
    "note": notes.note_view,
    "place": places.place_view,
    "page": plain.plain_view,
}
_LISTS: dict[str, Callable[..., View]] = {
    "articles": articles.articles_view,
    "actors": actors.actors_view,
    "conflicts": conflicts.conflicts_view,
    "notes": notes.notes_view,
    "sources": sources.sources_view,
    "places": places.places_view,
}
_SINGLE: dict[str, Callable[[Viewpoint], View | Verbatim]] = {
    "front": front.front_view,
    "missing": plain.missing_view,
    "feed": feeds.feed_view,
    "to-timeline": plain.to_timeline_view,
    "robots": lambda view: feeds.robots(view.dossier, view.survey.drafts),
}


def make(view: Viewpoint, what: spec.What) -> View | Verbatim:
    """The view of a page, all of it looked up from this viewpoint."""
    match what:
        case spec.OfRecord(key):
            return _OF_RECORD[key.kind](view, view.dossier[key])
        case spec.Annotations(key):
            return annotations.annotations_view(view, _article(view, key))
        case spec.Continued(key, name, number):
            return continued.continued_view(view, key, name, number)
        case spec.Redirect(to):
            return plain.redirect_view(view, to)
        case spec.ListOf(folder, keys, total, chapter, disputed):
            records = tuple(view.dossier[key] for key in keys)
            parts = pager(chapter.paths, chapter.names, chapter.number)
            if folder == "claims":
                return claims.claims_view(view, records, total, disputed, parts)  # type: ignore[arg-type]
            return _LISTS[folder](view, records, total, parts)
        case spec.TimelineOf(order, total, chapter, part):
            parts = pager(chapter.paths, chapter.names, chapter.number)
            return timeline_view(view, placed(view.dossier, order), total, parts, part)
        case spec.Sitemap(paths):
            return feeds.sitemap_view(view, paths)
        case spec.MediaFile(name):
            return Verbatim(view.dossier.media[name].content)
        case spec.Single(name):
            return _SINGLE[name](view)


def _article(view: Viewpoint, key: Key) -> Any:
    return view.dossier[key]
