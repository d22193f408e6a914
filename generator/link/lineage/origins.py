"""How many distinct origins stand behind a claim: the smallest and the largest number over all that could be so.

Each article yields the origins that it may have. An article whose own lineage is unknown stands for an origin that may
turn out to be any other, so it never adds to the smallest number and always may add to the largest. The counting itself
is counting.py's.
"""

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter

import msgspec

from generator.link.lineage.counting import Possible, least, most
from generator.link.order import circling
from generator.model.body import Ref
from generator.model.linked import Origins
from generator.model.problems import Problem, problem
from generator.model.records import Article, Claim, Key

__all__ = ["Descent", "Lineage", "Possible", "circles", "contradictions", "descents", "least", "most"]

WHOLE = ("reprints", "translates", "retells")


class Descent(msgspec.Struct, frozen=True):
    """What an article derives from, with how it does, and whether it is called original."""

    parents: tuple[tuple[Key, str], ...] = ()
    original: bool = False


def descents(articles: Iterable[Article], found: Mapping[Ref, Key]) -> dict[Key, Descent]:
    """What each article derives from."""
    return {
        a.key: Descent(tuple((found[d.source], d.how) for d in a.derives_from if d.source in found), a.original)
        for a in articles
    }


class Lineage:
    """The derivations among articles. Circles are reported by `circles` and must be mended before counting."""

    def __init__(self, descents: Mapping[Key, Descent]) -> None:
        self._descents = descents
        self._memo: dict[Key, Possible] = {}

    def possible(self, article: Key) -> Possible:
        """The origins that an article may have, followed upwards."""
        if not self._memo:
            # Parents first, in one go: a chain of retellings may be longer than calls can be nested.
            for key in TopologicalSorter(_above(self._descents)).static_order():
                self._memo[key] = self._possible(key)
        return self._memo[article]

    def _possible(self, article: Key) -> Possible:
        parents = self._descents[article].parents
        if self._descents[article].original:
            return Possible(frozenset({article}), frozenset())
        if not parents:
            return Possible(frozenset(), frozenset({article}))
        above = [self._memo[parent] for parent, _ in parents]
        firm = frozenset().union(*(p.firm for p in above))
        if not any(how in WHOLE for _, how in parents):
            firm |= {article}
        return Possible(firm, frozenset().union(*(p.open for p in above)))

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
        behind = tuple(len(speakers[s]) for s in shared)
        articles = {article for article, _ in groups}
        return Origins(len(articles), least(choices), most(choices), tuple(known), tuple(shared), behind)


def contradictions(articles: Iterable[Article]) -> list[Problem]:
    """A problem for each article that is called original and said to be wholly another's."""
    say, do = (
        "an article cannot be original and {} another",
        "take out `lineage: original`, or write `how: draws-on`",
    )
    return [
        problem("lineage-contradiction", say.format(d.how[:-1]), d.source.span, do)
        for article in articles
        for d in article.derives_from
        if article.original and d.how in WHOLE
    ]


def circles(articles: Iterable[Article], descents: Mapping[Key, Descent]) -> list[Problem]:
    """A problem for each article that derives, over whatever steps, from itself."""
    above = _above(descents)
    in_circles = circling(above)
    do = "take out the step that is not so"
    problems = []
    for article in articles:
        if article.key in in_circles:
            say = "itself" if article.key in above[article.key] else "an article that derives from it"
            span = article.derives_from[0].source.span
            problems.append(problem("lineage-cycle", f"`{article.key.id}` derives from {say}", span, do))
    return problems


def _above(descents: Mapping[Key, Descent]) -> dict[Key, list[Key]]:
    return {key: [parent for parent, _ in descent.parents] for key, descent in descents.items()}
