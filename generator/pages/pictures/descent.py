"""Sources and the steps between them, read off the dossier: what a picture of lineage is to show."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.model.records import Article, Claim, Evidence, Key
from generator.pages.viewpoint import Viewpoint

WHOLE = ("reprints", "translates", "retells", "fact")
_FOLDED = 5
"""Of so many sources that come from the same in the same way, and lead nowhere, most are drawn as one."""
_SHOWN_OF_FOLDED = 3


class Source(msgspec.Struct, frozen=True):
    """A source with what it comes from, each with how: `fact` where a piece of evidence names its origin.

    `evidence` is what it says to the claim, if it does; `others` how many more like it stand behind this one.
    """

    key: Key
    parents: tuple[tuple[Key, str], ...] = ()
    is_origin: bool = False
    evidence: tuple[Evidence, ...] = ()
    others: int = 0


Sources = Mapping[Key, Source]


def behind_claim(view: Viewpoint, claim: Claim) -> dict[Key, Source]:
    """The sources of a claim's evidence, and all that they come from.

    Where evidence names the origin of its fact, what else its source comes from does not matter for that fact; nor does
    it for a source that is its own origin.
    """
    found = view.dossier.found
    told: dict[Key, list[Evidence]] = {}
    facts: dict[Key, dict[Key, None]] = {}
    todo: list[Key] = []
    for e in claim.evidence:
        if e.source in found:
            source, origin = found[e.source], found.get(e.origin) if e.origin else None
            told.setdefault(source, []).append(e)
            if origin is not None:
                facts.setdefault(source, {})[origin] = None
            if origin != source:
                todo.append(origin or source)
    own: dict[Key, Source] = {}
    while todo:
        key = todo.pop()
        if key not in own:
            own[key] = _of(view, key)
            todo += [] if own[key].is_origin else [parent for parent, _ in own[key].parents]
    out: dict[Key, Source] = {}
    for key in sorted({*told, *own}):
        alone = own.get(key, Source(key))
        named = facts.get(key, {})
        above = () if alone.is_origin else alone.parents
        parents = (*above, *((origin, "fact") for origin in named if origin != key))
        out[key] = Source(key, parents, alone.is_origin or key in named, tuple(told.get(key, ())))
    return out


def below(view: Viewpoint, roots: Iterable[Article]) -> dict[Key, Source]:
    """The sources given, and all that comes of them, over all steps."""
    out: dict[Key, Source] = {}
    todo = [root.key for root in roots]
    while todo:
        key = todo.pop()
        if key not in out:
            out[key] = _of(view, key)
            todo += [child.key for child in view.dossier.tied(key, "derives")]
    return {
        key: msgspec.structs.replace(out[key], parents=tuple(p for p in out[key].parents if p[0] in out))
        for key in sorted(out)
    }


def _of(view: Viewpoint, key: Key) -> Source:
    """A source as its own record has it."""
    article, found = view.dossier[key], view.dossier.found
    if not isinstance(article, Article):
        return Source(key)
    steps = ((found[d.source], d.how) for d in article.derives_from if d.source in found)
    return Source(key, tuple(step for step in dict.fromkeys(steps) if step[0] != key), article.original)


def families(sources: Sources) -> tuple[list[list[Source]], list[Source]]:
    """The sources in groups between which there is no step, the largest first; and those without any step."""
    beside: dict[Key, set[Key]] = {key: set() for key in sources}
    for source in sources.values():
        for parent, _ in source.parents:
            beside[source.key].add(parent)
            beside[parent].add(source.key)
    groups: list[list[Source]] = []
    seen: set[Key] = set()
    for start in sources:
        group, todo = set[Key](), [start]
        while todo:
            key = todo.pop()
            if key not in seen:
                seen.add(key)
                group.add(key)
                todo += beside[key]
        if group:
            groups.append([sources[key] for key in sorted(group)])
    tied = sorted((g for g in groups if len(g) > 1), key=lambda g: (-len(g), g[0].key))
    return tied, [g[0] for g in groups if len(g) == 1]


def folded(family: Sequence[Source]) -> list[Source]:
    """The family with most of those who come from the same in the same way, and lead nowhere, behind one of them."""
    leading = {parent for source in family for parent, _ in source.parents}
    alike: dict[object, list[Source]] = {}
    for source in family:
        stances = tuple(sorted({e.stance for e in source.evidence}))
        mark: object = source.key if source.key in leading else (source.parents, stances)
        alike.setdefault(mark, []).append(source)
    out: list[Source] = []
    for group in alike.values():
        if len(group) < _FOLDED:
            out += group
        else:
            last = group[_SHOWN_OF_FOLDED]
            out += [*group[:_SHOWN_OF_FOLDED], Source(last.key, last.parents, others=len(group) - _SHOWN_OF_FOLDED)]
    return sorted(out, key=lambda source: source.key)
