"""A page to be, to its view: which module of a kind of page is asked for it.

A module is imported when the first of its pages is made, for most builds make few.
"""

from importlib import import_module
from typing import Any

import msgspec

from generator.model.records import Key
from generator.pages import spec
from generator.pages.page import Verbatim, View
from generator.pages.splitting import pager
from generator.pages.viewpoint import Viewpoint

_OF_RECORD = {
    "article": "articles.article_view",
    "actor": "actors.actor_view",
    "event": "events.event_view",
    "claim": "claims.claim_view",
    "conflict": "conflicts.conflict_view",
    "note": "notes.note_view",
    "place": "places.place_view",
    "page": "plain.plain_view",
}
_LISTS = {
    "articles": "articles.articles_view",
    "actors": "actors.actors_view",
    "conflicts": "conflicts.conflicts_view",
    "notes": "notes.notes_view",
    "sources": "sources.sources_view",
    "places": "places.places_view",
}
_SINGLE = {
    "front": "front.front_view",
    "missing": "plain.missing_view",
    "feed": "feeds.feed_view",
    "style": "style.page.style_view",
    "to-timeline": "plain.to_timeline_view",
    "whole": "whole.document.whole_view",
}


def make(view: Viewpoint, what: spec.What) -> View | Verbatim:
    """The view of a page, all of it looked up from this viewpoint."""
    match what:
        case spec.OfRecord(key):
            return _described(view, key, _made(_OF_RECORD[key.kind], view, view.dossier[key]))
        case spec.Annotations(key):
            return _made("annotations.annotations_view", view, view.dossier[key])
        case spec.Continued(key, name, number):
            return _made("continued.continued_view", view, key, name, number)
        case spec.Redirect(to):
            return _made("plain.redirect_view", view, to)
        case spec.ListOf(folder, keys, total, chapter, disputed):
            records = tuple(view.dossier[key] for key in keys)
            parts = pager(chapter.paths, chapter.names, chapter.number)
            if folder == "claims":
                return _made("claims.claims_view", view, records, total, disputed, parts)
            return _made(_LISTS[folder], view, records, total, parts)
        case spec.TimelineOf():
            return _made("timelines.page.timeline_view", view, what)
        case spec.RowsOf(order):
            return _made("timelines.rows_file.rows_file", view, order)
        case spec.TiesOf():
            return _made("graph.graph_view", view, what)
        case spec.Sitemap(paths):
            return _made("feeds.sitemap_view", view, paths)
        case spec.NamesOf():
            return _made("searching.listing.search_view", view, what)
        case spec.IndexFile(name):
            return _made("searching.files.index_file", view, name)
        case spec.MediaFile(name):
            return Verbatim(view.dossier.media[name].content)
        case spec.Single("headers"):
            return _made("policy.headers", view.dossier.site)
        case spec.Single("front"):
            return _described(view, Key("page", "index"), _made(_SINGLE["front"], view))
        case spec.Single("robots"):
            return _made("feeds.robots", view.dossier, view.survey.drafts)
        case spec.Single(name):
            return _made(_SINGLE[name], view)


def of_record(view: Viewpoint, key: Key) -> View:
    """What the page of a record shows, less what is told to other programs; of the front page, the opening."""
    made = _made(_OF_RECORD[key.kind], view, view.dossier[key])
    assert not isinstance(made, Verbatim)
    return made


def _described(view: Viewpoint, key: Key, made: View | Verbatim) -> View | Verbatim:
    """A page of a record, or the front page, with what it says of itself to other programs."""
    from generator.pages.metadata.metadata import metadata

    if isinstance(made, Verbatim):
        return made
    return msgspec.structs.replace(made, metadata=metadata(view, key, made.frame))


def _made(maker: str, *what: Any) -> View | Verbatim:
    """What a function of a module beside this one makes."""
    module, _, name = maker.rpartition(".")
    made: View | Verbatim = getattr(import_module(f"generator.pages.{module}"), name)(*what)
    return made
