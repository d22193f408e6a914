"""Where other pages speak of this one, each with the sentence it does so in, grouped by kind of page."""

import re

import msgspec

from generator.model.linked import Backlink, Context
from generator.model.patterns import later
from generator.model.records import KINDS, Key
from generator.pages.counting import capital, plural
from generator.pages.page import Anchor
from generator.pages.splitting import Pager, part_of
from generator.pages.viewpoint import Viewpoint

MENTIONS = "mentions"
_SPACED = re.compile(r" +(?=[.,;](?:\s|$))")
_STOP = later(r" *[.,;](?:\s|$)")
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


class Backlinks(msgspec.Struct, frozen=True):
    """All that refer to a record, or one part of it where it is much."""

    kinds: tuple[ReferringKind, ...]
    pager: Pager


def backlinks(view: Viewpoint, key: Key, number: int = 1) -> Backlinks:
    """All that refer to a record, by kind; part `number` where it is much."""
    links, pager = part_of(key, MENTIONS, view.dossier.backlinks.get(key, ()), number)
    by_page = referring(view, links)
    kinds = tuple(
        ReferringKind(capital(plural(kind)), pages)
        for kind in sorted(KINDS, key=_ORDER.index)
        if (pages := tuple(p for p in by_page if p.kind == kind))
    )
    return Backlinks(kinds, pager)


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
    before, words, after = map(_spaceless, (context.before, context.words, context.after))
    return Context(before.rstrip() if not words and _STOP.match(after) else before, words, after)


def _spaceless(text: str) -> str:
    may_be = " ." in text or " ," in text or " ;" in text
    return _SPACED.sub("", text) if may_be else text
