"""Where other pages speak of this one, each with the sentence it does so in, grouped by kind of page."""

import re

import msgspec

from generator.model.linked import Backlink, Context
from generator.model.records import KINDS, Key
from generator.pages.counting import capital, plural
from generator.pages.page import Anchor
from generator.pages.viewpoint import Viewpoint

_SPACED = re.compile(r" +(?=[.,;](?:\s|$))")
_STOP = re.compile(r" *[.,;](?:\s|$)")
_ORDER = ("note", "conflict", "event", "claim", "actor", "article", "place", "page")


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of another page, and the address of the place where it stands there."""

    href: str
    how: str
    context: Context
    lang: str = ""
    dir: str = ""


class Referring(msgspec.Struct, frozen=True):
    """A page that refers to this one, with its sentences."""

    by: Anchor
    kind: str
    sentences: tuple[Sentence, ...]


class ReferringKind(msgspec.Struct, frozen=True):
    """The pages of one kind that refer to this one."""

    heading: str
    pages: tuple[Referring, ...]


def backlinks(view: Viewpoint, key: Key) -> tuple[ReferringKind, ...]:
    """All that refer to a record, by kind."""
    by_page = referring(view, view.dossier.backlinks.get(key, ()))
    return tuple(
        ReferringKind(capital(plural(kind)), pages)
        for kind in sorted(KINDS, key=_ORDER.index)
        if (pages := tuple(p for p in by_page if p.kind == kind))
    )


def referring(view: Viewpoint, links: tuple[Backlink, ...]) -> tuple[Referring, ...]:
    """The pages that the backlinks come from, each with its sentences in order, each sentence once."""
    grouped: dict[Key, dict[Sentence, None]] = {}
    for link in links:
        own = view.words("", "" if link.by.kind == "article" else view.dossier[link.by].lang)
        sentence = Sentence(
            view.to(link.by, link.fragment), link.how, _closed_up(link.context), own.lang, own.dir
        )
        grouped.setdefault(link.by, {})[sentence] = None
    return tuple(Referring(view.anchor(by), by.kind, tuple(rows)) for by, rows in grouped.items())


def _closed_up(context: Context) -> Context:
    """The sentence without the spaces that a citation leaves before a full stop or a comma."""
    before, words, after = (_SPACED.sub("", part) for part in (context.before, context.words, context.after))
    return Context(before.rstrip() if not words and _STOP.match(after) else before, words, after)
