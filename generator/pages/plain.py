"""Plain pages, the page for what is not found, and pages that lead from a former address to the present."""

from generator.model.records import Key, Page
from generator.pages.backlinks import Backlinks, backlinks
from generator.pages.bodies import BodyView, body_view, first_paragraph
from generator.pages.notices import Notice, notice
from generator.pages.page import Anchor, NavItem, View, Words
from generator.pages.paths import TIMELINE, absolute, page_path
from generator.pages.translations import Translation, translations
from generator.pages.viewpoint import Viewpoint


class PlainView(View, frozen=True, kw_only=True):
    """A plain page."""

    heading: Words
    summary: str
    body: BodyView
    backlinks: Backlinks
    notice: Notice | None = None
    translations: tuple[Translation, ...] = ()


class MissingView(View, frozen=True, kw_only=True):
    """What a host shows where there is no page; `sections` is where a reader may go on."""

    sections: tuple[NavItem, ...]


class RedirectView(View, frozen=True, kw_only=True):
    """A page that sends the reader on; `canonical` is the whole address where it is known."""

    to: Anchor
    canonical: str


def plain_view(view: Viewpoint, page: Page) -> PlainView:
    """What stands on a plain page."""
    return PlainView(
        frame=view.frame(page.title, page.summary or first_paragraph(view.dossier.body(page)), page),
        heading=view.title(page),
        summary=page.summary,
        body=body_view(view, view.dossier.body(page), page.lang),
        backlinks=backlinks(view, page.key),
        notice=notice(view, page.key),
        translations=translations(view, page),
    )


def missing_view(view: Viewpoint) -> MissingView:
    """What stands on 404.html."""
    frame = view.frame("Page not found", "There is no such page here.")
    return MissingView(frame=frame, sections=frame.nav)


def redirect_view(view: Viewpoint, key: Key) -> RedirectView:
    """The way from a record's former address to its page."""
    base = view.dossier.site.base_url
    return RedirectView(
        frame=view.frame(view.dossier[key].title),
        to=view.anchor(key),
        canonical=absolute(base, page_path(key)) if base else "",
    )


def to_timeline_view(view: Viewpoint) -> RedirectView:
    """The way from the folder of events to the timeline, which is their list."""
    base = view.dossier.site.base_url
    return RedirectView(
        frame=view.frame("Timeline"),
        to=Anchor(view.at(TIMELINE), "Timeline"),
        canonical=absolute(base, TIMELINE) if base else "",
    )
