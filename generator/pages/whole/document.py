"""The page of the whole dossier: title, contents, and the parts, whose HTML was made before. See render/whole.py."""

import msgspec

from generator.model.body import Markup
from generator.pages.composed import Fragment
from generator.pages.page import View, Words
from generator.pages.paths import FRONT, absolute
from generator.pages.viewpoint import Viewpoint

_LISTED = frozenset({"notes", "events", "claims", "conflicts", "actors", "places", "pages"})


class Entry(msgspec.Struct, frozen=True):
    """A part as the contents list it."""

    href: str
    title: Words
    draft: bool


class ChapterView(msgspec.Struct, frozen=True):
    """A chapter. `entries` are empty where its parts are not listed one by one; `pieces` are all of them, set."""

    anchor: str
    heading: str
    entries: tuple[Entry, ...]
    pieces: tuple[Markup, ...]


class WholeView(View, frozen=True, kw_only=True):
    """The whole dossier. `address` is that of the site, `latest` the date of the latest note; either may be empty."""

    chapters: tuple[ChapterView, ...]
    address: str
    latest: str


def whole_view(view: Viewpoint) -> WholeView:
    """What stands in the document."""
    composed, base = view.survey.composed, view.dossier.site.base_url
    order = composed.orders[""]
    chapters = []
    for chapter in order.chapters:
        parts = [composed.fragments[name] for name in chapter.parts]
        listed = chapter.anchor in _LISTED
        chapters.append(
            ChapterView(
                chapter.anchor,
                chapter.heading,
                tuple(map(_entry, parts)) if listed else (),
                tuple(Markup(part.html) for part in parts),
            )
        )
    return WholeView(
        frame=view.frame("The whole dossier", "The whole dossier as one document, to print."),
        chapters=tuple(chapters),
        address=absolute(base, FRONT) if base else "",
        latest=order.latest,
    )


def _entry(part: Fragment) -> Entry:
    return Entry(f"#{part.anchor}", part.title, part.draft)
