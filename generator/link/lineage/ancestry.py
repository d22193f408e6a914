"""What each article is said to come from, over all steps. How many origins that makes is origins.py's."""

from collections.abc import Iterable, Mapping

from generator.model.body import Ref
from generator.model.records import Article, Key


class Ancestry:
    """The steps of lineage as they are written, circles among them."""

    def __init__(self, articles: Iterable[Article], found: Mapping[Ref, Key]) -> None:
        self._parents = {a.key: [found[d.source] for d in a.derives_from if d.source in found] for a in articles}
        self._above: dict[Key, frozenset[Key]] = {}

    def above(self, key: Key) -> frozenset[Key]:
        """The article and all that it is said to come from."""
        if key not in self._above:
            seen, todo = set[Key](), [key]
            while todo:
                one = todo.pop()
                if one not in seen:
                    seen.add(one)
                    todo += self._parents.get(one, ())
            self._above[key] = frozenset(seen)
        return self._above[key]

    def related(self, one: Key, other: Key) -> bool:
        """Whether one comes from the other, or both from a third."""
        return not self.above(one).isdisjoint(self.above(other))
