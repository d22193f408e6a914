"""The lineage of sources as a picture: from origins through retellings to the sources of a claim, or of a dossier.

Which sources and steps there are is descent's to say, in which column and at which height each stands layers'.
"""

from collections.abc import Sequence

import msgspec

from generator.model.records import Article, Claim
from generator.pages.citations import short_source
from generator.pages.counting import capital, counted, in_words, listed
from generator.pages.origins import OriginsView
from generator.pages.page import Anchor
from generator.pages.pictures.boxes import Drawn, box_height, drawing, width_of_column, words_in
from generator.pages.pictures.descent import Source, behind_claim, below, families, folded
from generator.pages.pictures.layers import columns_of, layered
from generator.pages.pictures.shapes import Picture
from generator.pages.viewpoint import Viewpoint

_MOST = 40
_DEEPEST = 8
_STEPS = {
    "reprints": "reprints", "translates": "translates", "retells": "retells", "draws-on": "draws on",
    "fact": "has this fact from",
}  # fmt: skip


class StepRow(msgspec.Struct, frozen=True):
    """A source of the picture in words: what it comes from, step by step, and what is known of its origin."""

    source: Anchor
    steps: tuple[tuple[str, Anchor], ...]
    note: str


class LineageView(msgspec.Struct, frozen=True):
    """The picture, the same in words, and what is left out of it, in sentences."""

    picture: Picture
    rows: tuple[StepRow, ...]
    more: str = ""


def claim_lineage(view: Viewpoint, claim: Claim, origins: OriginsView) -> LineageView | None:
    """The sources of a claim and what they come from; None where no source is known to come from another."""
    groups, single = families(behind_claim(view, claim))
    if not groups:
        return None
    counts = f"{origins.articles} from {origins.origins}" if origins.articles else origins.origins
    known = f" ({listed([anchor.text for anchor in origins.known])})" if origins.known else ""
    left = _not_drawn(len(single), "no step to or from another is known") if single else ""
    return _lineage(view, groups, "Where the sources of this claim come from", f"{capital(counts)}{known}.", left)


def sources_lineage(view: Viewpoint, articles: Sequence[Article]) -> LineageView | None:
    """What comes of these sources, as far as they come from none; None where nothing does."""
    dossier = view.dossier
    roots = [a for a in articles if not any(d.source in dossier.found for d in a.derives_from)]
    tied = [a for a in roots if dossier.tied(a.key, "derives")]
    groups, _ = families(below(view, tied))
    if not groups:
        return None
    number = sum(map(len, groups))
    said = f"{counted(number, 'source')}, of which {in_words(len(tied))} {_come(len(tied))} from no other."
    left = _not_drawn(len(roots) - len(tied), "no step to or from another is known") if len(roots) > len(tied) else ""
    return _lineage(view, groups, "What comes from what among the sources", said, left)


def _come(number: int) -> str:
    return "comes" if number == 1 else "come"


def _not_drawn(number: int, why: str) -> str:
    return f"{counted(number, 'more source')} {'is' if number == 1 else 'are'} not drawn: {why}."


def _lineage(view: Viewpoint, groups: list[list[Source]], title: str, said: str, left: str) -> LineageView:
    drawn: list[Drawn] = []
    room, number = _MOST, 0
    for group in groups:
        family = folded(group)
        if drawn and len(family) > room:
            number += len(group)
            continue
        kept = _laid_out(view, family)
        drawn.append(kept)
        room -= len(kept.family)
        number += len(group) - sum(max(1, source.others) for source in kept.family)
    if number:
        left = f"{left} {_not_drawn(number, 'the picture has no room for them')}".strip()
    family = [source for one in drawn for source in one.family]
    rows = tuple(row for source in family if (row := _row(view, source)))
    steps = [" ".join([row.source.text, _in_words(row)]) for row in rows if row.steps]
    more = f" {capital(in_words(len(steps) - 3))} more below." if len(steps) > 3 else ""
    says = f"{said} {'. '.join(steps[:3])}.{more}"
    return LineageView(drawing(view, drawn, title, says), rows, left)


def _laid_out(view: Viewpoint, family: Sequence[Source]) -> Drawn:
    """The family in its columns: of one that is too large or too deep, what is nearest to the beginnings."""
    columns = columns_of(len(family), _steps(family))
    near = sorted((n for n in columns if columns[n] < _DEEPEST), key=lambda n: (columns[n], n))[:_MOST]
    kept = [family[n] for n in sorted(near)]
    width = width_of_column(max((columns[n] for n in near), default=0) + 1)
    heights = [box_height(words_in(view, source, width)) for source in kept]
    return Drawn(tuple(kept), layered(heights, _steps(kept)))


def _steps(family: Sequence[Source]) -> list[tuple[int, int]]:
    """The steps within a family, by the places of its sources."""
    numbers = {source.key: n for n, source in enumerate(family)}
    return [(numbers[p], n) for n, source in enumerate(family) for p, _ in source.parents if p in numbers]


def _row(view: Viewpoint, source: Source) -> StepRow | None:
    """The source in words; None for those that are drawn as one."""
    if source.others:
        return None
    steps = tuple((_STEPS.get(how, how), short_source(view, parent)) for parent, how in source.parents)
    note = "is its own origin" if source.is_origin else "" if steps else "has an origin that is not known"
    return StepRow(short_source(view, source.key), steps, note)


def _in_words(row: StepRow) -> str:
    return listed([f"{how} {source.text}" for how, source in row.steps])
