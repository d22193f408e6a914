"""Which claims are disputed, and whether conflicts are well formed. The argument itself is the writer's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.model.body import Ref
from generator.model.problems import Problem, problem
from generator.model.records import Conflict, Key


def disputes(conflicts: Iterable[Conflict], found: Mapping[Ref, Key]) -> dict[Key, tuple[Key, ...]]:
    """For each claim, the conflicts that it is a position of; those withdrawn left out."""
    out: dict[Key, list[Key]] = defaultdict(list)
    for conflict in conflicts:
        if conflict.state != "withdrawn":
            for claim in dict.fromkeys(found[r] for r in conflict.positions if r in found):
                out[claim].append(conflict.key)
    return {claim: tuple(keys) for claim, keys in sorted(out.items())}


def weighed(conflicts: Iterable[Conflict], found: Mapping[Ref, Key]) -> set[Key]:
    """The claims that are a position of any conflict, withdrawn or not."""
    return {found[r] for conflict in conflicts for r in conflict.positions if r in found}


def mistakes(conflicts: Iterable[Conflict], found: Mapping[Ref, Key]) -> Iterator[Problem]:
    """What is wrong with conflicts that are read but do not hang together."""
    for conflict in conflicts:
        positions = [found[r] for r in conflict.positions if r in found]
        if len(set(positions)) < 2 and len(positions) == len(conflict.positions):
            yield problem("few-positions", "a conflict has at least two positions", conflict.span,
                          "name the claims that cannot both be so")  # fmt: skip
        else:
            yield from _repeated(conflict.positions, found, "positions")
        if conflict.judgement:
            yield from _repeated(conflict.judgement.positions, found, "for")
            for ref in conflict.judgement.positions:
                if ref in found and found[ref] not in positions:
                    yield problem("foreign-judgement", f"`{ref.text}` is none of this conflict's positions", ref.span,
                                  "the positions are " + ", ".join(f"`{p.id}`" for p in positions))  # fmt: skip


def _repeated(refs: Iterable[Ref], found: Mapping[Ref, Key], name: str) -> Iterator[Problem]:
    """Claims that one list names twice, by whatever name."""
    seen: set[Key] = set()
    for ref in refs:
        if ref in found and found[ref] in seen:
            yield problem("duplicate-position", f"`{found[ref].id}` stands under `{name}` twice", ref.span,
                          "take one of the two out, or did you mean another claim?")  # fmt: skip
        seen |= {found[ref]} if ref in found else set()
