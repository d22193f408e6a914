"""How many distinct origins stand behind a claim: the smallest and the largest number over all that could be so.

Each article yields the origins that it may have. An article whose own lineage is unknown stands for an origin that may
turn out to be any other, so it never adds to the smallest number and always may add to the largest.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from generator.model.body import Ref
from generator.model.linked import Origins
from generator.model.problems import Problem, problem
from generator.model.records import Article, Claim, Key

WHOLE = ("reprints", "translates", "retells")


class Possible(msgspec.Struct, frozen=True):
    """The origins that a piece of evidence may have: `firm` are articles that are origins, `open` those that may be."""

    firm: frozenset[Key]
    open: frozenset[Key]


class Lineage:
    """The derivations among articles. Circles are reported by `circles` and must be mended before counting."""

    def __init__(self, articles: Iterable[Article], found: Mapping[Ref, Key]) -> None:
        self._articles = {a.key: a for a in articles}
        self._parents = {
            a.key: tuple((found[d.source], d.how) for d in a.derives_from if d.source in found)
            for a in self._articles.values()
        }
        self._memo: dict[Key, Possible] = {}

    def possible(self, article: Key) -> Possible:
        """The origins that an article may have, followed upwards."""
        if article not in self._memo:
            self._memo[article] = self._possible(article)
        return self._memo[article]

    def _possible(self, article: Key) -> Possible:
        parents = self._parents[article]
        if self._articles[article].original:
            return Possible(frozenset({article}), frozenset())
        if not parents:
            return Possible(frozenset(), frozenset({article}))
        above = [self.possible(parent) for parent, _ in parents]
        firm = frozenset().union(*(p.firm for p in above))
        if not any(how in WHOLE for _, how in parents):
            firm |= {article}
        return Possible(firm, frozenset().union(*(p.open for p in above)))

    def contradictions(self) -> list[Problem]:
        """A problem for each article that is called original and said to be wholly another's."""
        say, do = (
            "an article cannot be original and {} another",
            "take out `lineage: original`, or write `how: draws-on`",
        )
        return [
            problem("lineage-contradiction", say.format(d.how[:-1]), d.source.span, do)
            for article in self._articles.values()
            for d in article.derives_from
            if article.original and d.how in WHOLE
        ]

    def circles(self) -> list[Problem]:
        """A problem for each article that derives, over whatever steps, from itself."""
        problems = []
        for key, article in self._articles.items():
            seen: set[Key] = set()
            above = [parent for parent, _ in self._parents[key]]
            while above:
                parent = above.pop()
                if parent not in seen:
                    seen.add(parent)
                    above += [p for p, _ in self._parents.get(parent, ())]
            if key in seen:
                span = article.derives_from[0].source.span
                say = "itself" if any(p == key for p, _ in self._parents[key]) else "an article that derives from it"
                problems.append(
                    problem(
                        "lineage-cycle",
                        f"`{key.id}` derives from {say}",
                        span,
                        "take out the step that is not so",
                    )
                )
        return problems

    def origins(self, claim: Claim, found: Mapping[Ref, Key]) -> Origins:
        """The origins behind a claim's supporting evidence."""
        evidence = [e for e in claim.evidence if e.stance == "supports" and e.source in found]
        groups: dict[tuple[Key, Key | None], Possible] = {}
        speakers: dict[Key, set[Key]] = {}
        for e in evidence:
            article, origin = found[e.source], found.get(e.origin) if e.origin else None
            # An article that is named as the origin of a fact of its own is just that, whatever else it draws on.
            own = Possible(frozenset({article}), frozenset())
            groups[article, origin] = own if origin == article else self.possible(origin or article)
            if e.speaker and e.speaker.actor and e.speaker.actor in found:
                speakers.setdefault(found[e.speaker.actor], set()).add(article)
        choices = list(groups.values())
        known = sorted({next(iter(p.firm)) for p in choices if len(p.firm) == 1 and not p.open})
        shared = sorted(s for s, articles in speakers.items() if len(articles) > 1)
        articles = {article for article, _ in groups}
        return Origins(len(articles), least(choices), most(choices), tuple(known), tuple(shared))


def least(choices: list[Possible]) -> int:
    """The smallest number of distinct origins: whatever may be any other costs nothing beside one that is firm."""
    bound = [p.firm for p in choices if not p.open]
    if not bound:
        return min(1, len(choices))
    sets = [s for s in set(bound) if not any(other < s for other in bound)]
    candidates = sorted(frozenset().union(*sets))
    for size in range(1, len(sets) + 1):
        for chosen in combinations(candidates, size):
            if all(s.intersection(chosen) for s in sets):
                return size
    return len(sets)


def most(choices: list[Possible]) -> int:
    """The largest number of distinct origins: a largest matching of pieces of evidence with origins."""
    holder: dict[Key, int] = {}

    def place(index: int, tried: set[Key]) -> bool:
        for origin in sorted(choices[index].firm | choices[index].open):
            if origin not in tried:
                tried.add(origin)
                if origin not in holder or place(holder[origin], tried):
                    holder[origin] = index
                    return True
        return False

    return sum(place(index, set()) for index in range(len(choices)))
