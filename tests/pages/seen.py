"""A page's view, made from a hand-made dossier, for tests to look at."""

from __future__ import annotations

from typing import TypeVar

from generator.model.dossier import Dossier
from generator.pages.page import View
from generator.pages.plan import plan
from generator.pages.survey import survey
from generator.pages.viewpoint import Viewpoint

V = TypeVar("V", bound=View)


def seen(dossier: Dossier, path: str, kind: type[V]) -> V:
    """The view of the page at `path`, which is of that kind."""
    pages, _ = plan(dossier, drafts=False)
    view = next(p for p in pages if p.path == path).make()
    assert isinstance(view, kind)
    return view


def viewpoint(dossier: Dossier, path: str = "notes/n/index.html") -> Viewpoint:
    """The dossier as seen from a page."""
    return Viewpoint(dossier, survey(dossier, drafts=False), path)
