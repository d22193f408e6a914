"""Planned pages to files, one at a time: views filled into templates, and the theme's assets. It writes none."""

from collections.abc import Iterable, Iterator

from generator.engine.output import Output
from generator.model.problems import Problem
from generator.model.site import Site
from generator.pages.annotations import AnnotationsView
from generator.pages.page import PlannedPage, Verbatim, View
from generator.render.accent import accent_css
from generator.render.theme import Broken, Theme

STYLESHEET, SCRIPT = "assets/site.css", "assets/site.js"
ACCENT = "assets/accent.css"


def render(page: PlannedPage, theme: Theme) -> Output | Problem:
    """One file of the site, or what is wrong with its template."""
    return render_view(page.path, page.template, page.make(), theme)


def render_view(path: str, template: str, view: View | Verbatim, theme: Theme) -> Output | Problem:
    """One file from its view: nothing else goes in but the theme."""
    if isinstance(view, Verbatim):
        return Output(path, view.content)
    if isinstance(view, AnnotationsView):
        from generator.render.annotations import annotations_file

        return Output(path, annotations_file(view))
    filled = theme.fill(template, {"site": view.frame.site, "page": view.frame, "view": view})
    return filled.problem if isinstance(filled, Broken) else Output(path, filled.encode("utf-8"))


def assets(theme: Theme, site: Site) -> Iterator[Output]:
    """The theme's stylesheet and script, and the stylesheet of the site's own colour where it has one."""
    yield Output(STYLESHEET, theme.stylesheet.encode("utf-8"))
    yield Output(SCRIPT, theme.script.encode("utf-8"))
    if site.theme.accent:
        yield Output(ACCENT, accent_css(site.theme.accent).encode("utf-8"))


def render_all(pages: Iterable[PlannedPage], theme: Theme, site: Site) -> Iterator[Output | Problem]:
    """Every file of the site, in the order of the plan and then the assets; one view lives at a time."""
    for page in pages:
        yield render(page, theme)
    yield from assets(theme, site)
