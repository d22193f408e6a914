"""The parts of the whole dossier as HTML, each a task of a book: an edit makes one of them anew, not the others."""

from collections.abc import Callable

from generator.engine.book import Book
from generator.engine.tasks import Done
from generator.model.dossier import Dossier
from generator.model.problems import Problem
from generator.pages.composed import Fragment
from generator.pages.survey import Survey
from generator.render.theme import Broken, Theme

_STAGE = "whole-part"
_TEMPLATE = "part.html"


def parts_in(book: Book, dossier: Dossier, survey: Survey, theme: Callable[[], Theme]) -> list[Problem]:
    """Bring all parts up to date; what is wrong with their template, if anything."""
    with book.tracing():
        order = survey.composed.orders.get("")
    names = [name for chapter in order.chapters for name in chapter.parts] if order else []
    reads = ("site/", f"template/{_TEMPLATE}")
    book.run(_STAGE, names, lambda name: _part(name, dossier, survey, theme()), reads=reads, apart=True)
    return book.problems((_STAGE,))


def _part(name: str, dossier: Dossier, survey: Survey, theme: Theme) -> Done:
    made = fragment(name, dossier, survey, theme)
    return Done({f"{_STAGE}/{name}": made}) if isinstance(made, Fragment) else Done(problems=(made,))


def fragment(name: str, dossier: Dossier, survey: Survey, theme: Theme) -> Fragment | Problem:
    """One part, or what is wrong with its template."""
    from generator.pages.whole.parts import part_of

    part = part_of(dossier, survey, name)
    filled = theme.fill(_TEMPLATE, {"site": part.of.frame.site, "page": part.of.frame, "view": part})
    return filled.problem if isinstance(filled, Broken) else Fragment(part.anchor, part.title, filled, part.draft)
