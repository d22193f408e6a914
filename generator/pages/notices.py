"""What a reader must know of fallen sources: a notice on each page that rests on one, and on the source's own page.

Which records these are is link/resting/'s; the words for it are notice_words.py's.
"""

import msgspec

from generator.model.date_words import words
from generator.model.records import Article, Key
from generator.model.resting import Affected, Ground
from generator.pages.citations import publisher_of
from generator.pages.counting import capital, counted, plural
from generator.pages.notice_words import FIRST, heading, how_words, state_words, weight
from generator.pages.page import Anchor, Words
from generator.pages.viewpoint import Viewpoint

LONGEST = 300
"""So many rows of one kind are listed on the page of a fallen source; the others are counted."""


class Fall(msgspec.Struct, frozen=True):
    """That a source is retracted, or superseded by `successor`: when, and why."""

    word: str
    date: str
    because: str
    successor: Anchor | None = None


class FallenSource(msgspec.Struct, frozen=True):
    """A source that a page rests on, and what befell it."""

    source: Anchor
    publisher: Words
    falls: tuple[Fall, ...]


class Through(msgspec.Struct, frozen=True):
    """What on the page is affected: in which way it rests on a record, and how that one stands."""

    how: str
    ground: Anchor
    state: str


class Notice(msgspec.Struct, frozen=True):
    """What stands at the top of a page that a fallen source affects. `more` counts what is not named.

    `reasons` are the writer's for letting it stand.
    """

    heading: str
    weight: tuple[str, ...]
    sources: tuple[FallenSource, ...]
    other_sources: bool
    through: tuple[Through, ...]
    more: str
    reasons: tuple[str, ...]


class RestingRow(msgspec.Struct, frozen=True):
    """A record that rests on a fallen source; `how` is empty where it does so through others."""

    record: Anchor
    how: str
    state: str


class RestingKind(msgspec.Struct, frozen=True):
    """The records of one kind among them; `more` counts those that are not listed."""

    heading: str
    rows: tuple[RestingRow, ...]
    more: str


class Fallen(msgspec.Struct, frozen=True):
    """What stands on a source's page: what befell it, what it supersedes, and all that rests on it.

    `word` is empty where it is neither retracted nor superseded; the last two are then empty too.
    """

    word: str
    falls: tuple[Fall, ...]
    supersedes: tuple[FallenSource, ...]
    direct: tuple[RestingKind, ...]
    further: tuple[RestingKind, ...]


def notice(view: Viewpoint, key: Key) -> Notice | None:
    """The notice on a record's page; None where no fallen source affects it."""
    affected = view.dossier.resting.affected.get(key)
    if affected is None:
        return None
    roots = (*affected.retracted, *affected.superseded, *affected.against, *affected.in_text)
    through = [_through(view, ground) for ground in affected.grounds if _is_telling(view, ground)]
    left = len(through) - FIRST
    return Notice(
        heading=heading(key, affected),
        weight=weight(key, affected, _direct_hows(view, affected)),
        sources=tuple(fallen_source(view, root) for root in dict.fromkeys(roots)),
        other_sources=affected.more,
        through=tuple(through[:FIRST]),
        more=f"and {left:,} more" if left > 0 else "",
        reasons=tuple(_sentence(a.reason) for a in view.dossier[key].accept if a.code == "rests-on-retracted"),
    )


def fallen_source(view: Viewpoint, key: Key) -> FallenSource:
    """A fallen source with what befell it."""
    article = view.dossier[key]
    if not isinstance(article, Article):
        return FallenSource(view.anchor(key), Words(""), ())
    return FallenSource(view.anchor(key), publisher_of(view, article), falls(view, article))


def falls(view: Viewpoint, article: Article) -> tuple[Fall, ...]:
    """What befell a source; nothing for most."""
    out = []
    if article.retracted:
        out.append(Fall("retracted", words(article.retracted.on), _sentence(article.retracted.because)))
    if article.superseded_by:
        to = view.dossier.found.get(article.superseded_by.source)
        successor = view.anchor(to) if to else None
        on, because = words(article.superseded_by.on), _sentence(article.superseded_by.because)
        out.append(Fall("superseded", on, because, successor))
    return tuple(out)


def fallen(view: Viewpoint, article: Article) -> Fallen:
    """What stands of this on the page of a source."""
    own = falls(view, article)
    before = view.dossier.tied(article.key, "supersedes")
    below = view.dossier.resting.below(article.key) if own else {}
    hows = {g.by: g.hows for g in view.dossier.resting.next(article.key, article.key)} if own else {}
    direct = {key: ", ".join(dict.fromkeys(how_words(how) for how in hows[key])) for key in below if below[key]}
    return Fallen(
        word=" and ".join(fall.word for fall in own),
        falls=own,
        supersedes=tuple(fallen_source(view, old.key) for old in before),
        direct=_kinds(view, direct),
        further=_kinds(view, {key: "" for key in below if not below[key]}),
    )


def _kinds(view: Viewpoint, hows: dict[Key, str]) -> tuple[RestingKind, ...]:
    by_kind: dict[str, list[Key]] = {}
    for key in hows:
        by_kind.setdefault(key.kind, []).append(key)
    return tuple(
        RestingKind(
            heading=capital(plural(kind)),
            rows=tuple(_row(view, k, hows[k]) for k in keys[:LONGEST]),
            more=f"and {counted(len(keys) - LONGEST, 'more ' + kind)}" if len(keys) > LONGEST else "",
        )
        for kind, keys in by_kind.items()
    )


def _row(view: Viewpoint, key: Key, how: str) -> RestingRow:
    # That an article goes back to this one is said already where it does so directly.
    return RestingRow(view.anchor(key), how, "" if how and key.kind == "article" else _state(view, key))


def _state(view: Viewpoint, key: Key) -> str:
    affected = view.dossier.resting.affected.get(key)
    return state_words(key, affected) if affected else ""


def _direct_hows(view: Viewpoint, affected: Affected) -> tuple[str, ...]:
    """How an article comes from those that fell, where it does so directly."""
    fell = {*affected.retracted, *affected.superseded}
    return tuple(how for g in affected.grounds if g.on in fell for how in g.hows)


def _is_telling(view: Viewpoint, ground: Ground) -> bool:
    """Whether it says more than that a fallen source, which the notice names, is a source of this page."""
    article = view.dossier[ground.on]
    is_fallen = isinstance(article, Article) and bool(article.retracted or article.superseded_by)
    return not is_fallen or any(how.partition(":")[0] in ("role", "relation") for how in ground.hows)


def _through(view: Viewpoint, ground: Ground) -> Through:
    how = capital(", ".join(dict.fromkeys(how_words(how) for how in ground.hows)))
    return Through(how, view.anchor(ground.on), _state(view, ground.on))


def _sentence(text: str) -> str:
    """The writer's reason as a sentence of its own."""
    said = capital(text.strip())
    return said if said.endswith((".", "!", "?", "…", "。", "؟", "۔")) else f"{said}."
