"""How many distinct origins stand behind a claim: the smallest and the largest number over all that could be so.

Each article yields the origins that it may have. An article whose own lineage is unknown stands for an origin that may
turn out to be any other, so it never adds to the smallest number and always may add to the largest. The counting itself
is counting.py's.
"""

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter

from generator.link.lineage.counting import Possible, least, most
from generator.link.order import circling
from generator.model.body import Ref
from generator.model.linked import Origins
from generator.model.problems import Problem, problem
from generator.model.records import Article, Claim, Key

__all__ = ["Lineage", "Possible", "least", "most"]

WHOLE = ("reprints", "translates", "retells")


class Lineage:
    """The derivations among articles. Circles are reported by `circles` and must be mended before counting."""

    def __init__(self, articles: Iterable[Article], found: Mapping[Ref, Key]) -> None:
        self._articles = {a.key: a for a in articles}
        self._parents = {
            a.key: tuple((found[d.source], d.how) for d in a.derives_from if d.source in found)
            for a in self._articles.values()
        }
        self._above = {key: [parent for parent, _ in parents] for key, parents in self._parents.items()}
        self._memo: dict[Key, Possible] = {}

    def possible(self, article: Key) -> Possible:
        """The origins that an article may have, followed upwards."""
        if not self._memo:
            # Parents first, in one go: a chain of retellings may be longer than calls can be nested.
            for key in TopologicalSorter(self._above).static_order():
                self._memo[key] = self._possible(key)
        return self._memo[article]

    def _possible(self, article: Key) -> Possible:
        parents = self._parents[article]
        if self._articles[article].original:
            return Possible(frozenset({article}), frozenset())
        if not parents:
            return Possible(frozenset(), frozenset({article}))
        above = [self._memo[parent] for parent, _ in parents]
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
        in_circles = circling(self._above)
        do = "take out the step that is not so"
        problems = []
        for key, article in self._articles.items():
            if key in in_circles:
                say = "itself" if key in self._above[key] else "an article that derives from it"
                span = article.derives_from[0].source.span
                problems.append(problem("lineage-cycle", f"`{key.id}` derives from {say}", span, do))
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
        behind = tuple(len(speakers[s]) for s in shared)
        articles = {article for article, _ in groups}
        return Origins(len(articles), least(choices), most(choices), tuple(known), tuple(shared), behind)
