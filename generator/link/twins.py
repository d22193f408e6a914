"""Articles that are one and the same: captures with the same words, which no lineage connects."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.link.texts import Texts
from generator.model.body import Ref
from generator.model.problems import Problem, problem
from generator.model.records import Article, Key


def twins(articles: Iterable[Article], found: Mapping[Ref, Key], texts: Texts) -> Iterator[Problem]:
    """A warning at each article whose text is that of an article before it: they would count as two origins."""
    same: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.capture and texts.text(article.key)[0]:
            same[texts.text_hash(article.key)].append(article)
    for first, *others in same.values():
        for other in others:
            if not _tied(first, other, found):
                span = other.capture_span or other.span
                say = f"this has the same words as the capture of `{first.key.id}`, so the two are one source"
                do = f"write `derives_from: [{{source: {first.key.id}, how: reprints}}]`, or take one of them out"
                yield problem("same-source", say, span, do)


def _tied(one: Article, other: Article, found: Mapping[Ref, Key]) -> bool:
    """Whether one derives from the other, or both from one."""
    above = [{found[d.source] for d in article.derives_from if d.source in found} for article in (one, other)]
    return other.key in above[0] or one.key in above[1] or not above[0].isdisjoint(above[1])
