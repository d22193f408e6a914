"""The bibliography, and the lineage of all sources as a nested list. Counting origins is link/'s."""

from collections import deque

import msgspec

from generator.model.records import Article, Key
from generator.pages.articles import DERIVED, by_short_name, lineage_words
from generator.pages.citations import Bibliographic, bibliographic, short_source
from generator.pages.counting import counted
from generator.pages.page import Anchor, View
from generator.pages.pictures.lineage import LineageView, sources_lineage
from generator.pages.splitting import Pager
from generator.pages.viewpoint import Viewpoint

_DEEPEST = 30
"""Steps below its top that a tree may have; a list within so many lists cannot be read, or even written."""


class Branch(msgspec.Struct, frozen=True):
    """A source with what derives from it below. `above`: it was listed before, with what is below it."""

    source: Anchor
    step: str
    note: str
    above: bool
    children: tuple["Branch", ...]


class SourcesView(View, frozen=True, kw_only=True):
    """The bibliography, or one part of it, with what derives from the sources in it."""

    works: tuple[Bibliographic, ...]
    lineage: tuple[Branch, ...]
    picture: LineageView | None
    total: str
    pager: Pager


def sources_view(view: Viewpoint, articles: tuple[Article, ...], count: int, pager: Pager) -> SourcesView:
    """What stands in the bibliography, or in one part of it."""
    total = counted(count, "source")
    return SourcesView(
        frame=view.frame("Sources", f"The bibliography: {total}, and what derives from what.", None, pager.path),
        works=tuple(bibliographic(view, article.key) for article in articles),
        lineage=lineage(view, articles),
        picture=sources_lineage(view, articles),
        total=total,
        pager=pager,
    )


def lineage(view: Viewpoint, articles: tuple[Article, ...]) -> tuple[Branch, ...]:
    """The sources that derive from none, with those below them; what has no tie at all is left out."""
    dossier = view.dossier
    seen: set[Key] = set()
    roots = [a for a in articles if not any(d.source in dossier.found for d in a.derives_from)]
    with_children = [a for a in roots if dossier.tied(a.key, "derives")]
    trees = deque(sorted(with_children, key=lambda a: by_short_name(view, a)))
    out: list[Branch] = []
    while trees:
        deeper: list[Article] = []
        top = trees.popleft()
        if top.key not in seen:
            out.append(_branch(view, top, "", seen, (), deeper))
        trees.extendleft(reversed(deeper))
    return tuple(out)


def _branch(
    view: Viewpoint, article: Article, step: str, seen: set[Key], path: tuple[Key, ...], deeper: list[Article]
) -> Branch:
    """An article with those below it. What is too deep goes to `deeper`, to be the top of a tree of its own."""
    above = article.key in seen
    children: list[Branch] = []
    if not above and len(path) == _DEEPEST and view.dossier.tied(article.key, "derives"):
        deeper.append(article)
        return Branch(short_source(view, article.key), step, lineage_words(article), False, ())
    seen.add(article.key)
    if not above and article.key not in path:
        for child in view.dossier.tied(article.key, "derives"):
            for d in child.derives_from if isinstance(child, Article) else ():
                if isinstance(child, Article) and view.dossier.found.get(d.source) == article.key:
                    how = DERIVED.get(d.how, d.how)
                    children.append(_branch(view, child, how, seen, (*path, article.key), deeper))
    return Branch(short_source(view, article.key), step, lineage_words(article), above, tuple(children))
