"""A claim's origins in words, by name where they can be known, and how much speaks against it. Counting is link/'s."""

from typing import Any

import msgspec

from generator.model.linked import Origins
from generator.model.records import Article, Claim, Key
from generator.pages.citations import short_source
from generator.pages.counting import counted, range_of
from generator.pages.page import Anchor
from generator.pages.viewpoint import Viewpoint, fell_word

_WHOLE = ("reprints", "translates", "retells")


class OriginsView(msgspec.Struct, frozen=True):
    """How many origins: "2 articles, 1 of them retracted", "1–2 origins", those known, and what is said after them.

    `possible` are those of which a single origin is one; `or_unknown` where it may also be a source that is
    not in the dossier. `against` counts the articles with evidence against the claim: "1 article"; `against_fell`
    says how many of these are retracted or superseded.
    """

    articles: str
    origins: str
    known: tuple[Anchor, ...] = ()
    speakers: str = ""
    named: tuple[Anchor, ...] = ()
    dependent: bool = False
    is_circular: bool = False
    possible: tuple[Anchor, ...] = ()
    or_unknown: bool = False
    against: str = ""
    against_fell: str = ""


def origins_view(view: Viewpoint, claim: Key) -> OriginsView:
    """The origins behind a claim, in words, and the articles against it."""
    record = view.dossier[claim]
    origins = view.dossier.origins.get(claim)
    if origins is None:
        said = OriginsView("", "origins not counted", is_circular=True)
    else:
        said = origins_in_words(view, origins)
    if not isinstance(record, Claim):
        return said
    more: dict[str, Any] = {}
    if origins and origins.articles and origins.most == 1 and not origins.known:
        named, more["or_unknown"] = _candidates(view, record)
        more["possible"] = tuple(short_source(view, key) for key in named)
    fell = fell_among(view, _sources(view, record, "supports"))
    if said.articles and fell:
        more["articles"] = f"{said.articles}, {fell}"
    disputing = _sources(view, record, "disputes")
    if disputing:
        more["against"] = against(view, record)
        more["against_fell"] = fell_among(view, disputing)
    return msgspec.structs.replace(said, **more) if more else said


def fell_among(view: Viewpoint, articles: set[Key]) -> str:
    """How many of some articles are retracted and superseded, in words; empty where all stand."""
    fell = [word for key in articles if (word := fell_word(view.dossier[key]))]
    if not fell:
        return ""
    numbers = [(fell.count(word), word) for word in ("retracted", "superseded") if word in fell]
    (number, word), *others = numbers
    if number == len(articles):
        return word if number == 1 else f"{'both' if number == 2 else 'all of them'} {word}"
    return ", ".join([f"{number:,} of them {word}", *(f"{n:,} {w}" for n, w in others)])


def _sources(view: Viewpoint, claim: Claim, stance: str) -> set[Key]:
    found = view.dossier.found
    return {key for e in claim.evidence if e.stance == stance and (key := found.get(e.source)) is not None}


def against(view: Viewpoint, claim: Claim) -> str:
    """How many articles have evidence against the claim, counted; empty where none has."""
    articles = _sources(view, claim, "disputes")
    return counted(len(articles), "article") if articles else ""


def origins_in_words(view: Viewpoint, origins: Origins) -> OriginsView:
    """Origins counted: "2 articles", "1–2 origins", known by name where they certainly are."""
    if not origins.articles:
        return OriginsView("", "no supporting evidence")
    return OriginsView(
        articles=counted(origins.articles, "article"),
        origins=range_of(origins.least, origins.most, "origin"),
        known=tuple(short_source(view, key) for key in origins.known),
        speakers=_shared(origins),
        named=tuple(view.anchor(key) for key in origins.speakers),
        dependent=origins.articles > 1 and origins.most == 1,
    )


def _shared(origins: Origins) -> str:
    """The named speakers who stand behind several articles: "1 speaker", "1 speaker in 2 of them"; empty for none."""
    if not origins.speakers:
        return ""
    number = counted(len(origins.speakers), "speaker")
    if all(behind == origins.articles for behind in origins.behind):
        return number
    if len(set(origins.behind)) == 1:
        return f"{number} in {origins.behind[0]:,} of them"
    return f"{number} in several of them"


def _candidates(view: Viewpoint, claim: Claim) -> tuple[tuple[Key, ...], bool]:
    """The articles of which a claim's one origin is one, and whether it may also be a source unknown here."""
    found = view.dossier.found
    choices = []
    for e in claim.evidence:
        if e.stance == "supports" and e.source in found:
            origin = found.get(e.origin) if e.origin else None
            choices.append(_upwards(view, origin or found[e.source]))
    named = set.intersection(*(keys for keys, _ in choices)) if choices else set()
    return tuple(sorted(named)), bool(named) and all(is_open for _, is_open in choices)


def _upwards(view: Viewpoint, article: Key) -> tuple[set[Key], bool]:
    """The origins that an article may have, followed up its lineage; whether that ends in the unknown."""
    found = view.dossier.found
    out: set[Key] = set()
    is_open = False
    seen = set()
    todo = [article]
    while todo:
        key = todo.pop()
        record = view.dossier[key]
        if key in seen or not isinstance(record, Article):
            continue
        seen.add(key)
        parents = [(found[d.source], d.how) for d in record.derives_from if d.source in found]
        if record.original or not parents or not any(how in _WHOLE for _, how in parents):
            out.add(key)
        if not record.original:
            is_open = is_open or not parents
            todo += [parent for parent, _ in parents]
    return out, is_open
