"""What machines read: the sitemap, robots.txt, the feed of notes, with whole addresses."""

from collections.abc import Sequence

import msgspec

from generator.model.dates import iso
from generator.model.dossier import Dossier
from generator.model.patterns import later
from generator.model.records import Note
from generator.pages.bodies import first_paragraph
from generator.pages.page import Verbatim, View
from generator.pages.paths import absolute, page_path
from generator.pages.survey import dated_day
from generator.pages.viewpoint import Viewpoint

_NOT_XML = later("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEWEST = 50


class SitemapView(View, frozen=True, kw_only=True):
    """The whole address of each page."""

    addresses: tuple[str, ...]


class Entry(msgspec.Struct, frozen=True):
    """A note in the feed. It has no clock's time: `updated` is its date's first day."""

    title: str
    address: str
    updated: str
    authors: tuple[str, ...]
    summary: str


class FeedView(View, frozen=True, kw_only=True):
    """The feed of notes, the latest first."""

    title: str
    subtitle: str
    address: str
    home: str
    updated: str
    author: str
    lang: str
    entries: tuple[Entry, ...]


def sitemap_view(view: Viewpoint, paths: Sequence[str]) -> SitemapView:
    """The sitemap of the pages at `paths`."""
    base = view.dossier.site.base_url
    return SitemapView(frame=view.frame(""), addresses=tuple(absolute(base, path) for path in paths))


def robots(dossier: Dossier, drafts: bool) -> Verbatim:
    """robots.txt: all may be read, but a preview with drafts may not."""
    rule = "Disallow: /" if drafts else "Allow: /"
    base = dossier.site.base_url
    where = f"\nSitemap: {absolute(base, 'sitemap.xml')}\n" if base and not drafts else ""
    return Verbatim(f"User-agent: *\n{rule}\n{where}".encode())


def feed_view(view: Viewpoint) -> FeedView:
    """The feed of those notes that have a date."""
    dossier = view.dossier
    site = dossier.site
    dated = [(day, note) for note in dossier.notes if (day := dated_day(note)) is not None]
    latest = sorted(dated, key=lambda d: (-d[0], d[1].key))[:_NEWEST]
    author = site.editor or site.title
    entries = tuple(_entry(view, day, note, author) for day, note in latest)
    return FeedView(
        frame=view.frame(""),
        title=_xml(site.title),
        subtitle=_xml(site.subtitle),
        address=absolute(site.base_url, "feed.atom"),
        home=absolute(site.base_url, "index.html"),
        updated=entries[0].updated,
        author=_xml(author),
        lang=site.lang,
        entries=entries,
    )


def _entry(view: Viewpoint, day: int, note: Note, author: str) -> Entry:
    return Entry(
        _xml(note.title),
        absolute(view.dossier.site.base_url, page_path(note.key)),
        f"{iso(day)}T00:00:00Z",
        tuple(_xml(name) for name in note.authors or (author,)),
        _xml(note.summary or first_paragraph(view.dossier.body(note))),
    )


def _xml(text: str) -> str:
    """The text without the characters that XML forbids."""
    return _NOT_XML.sub("", text)
