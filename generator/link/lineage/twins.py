"""Articles that are one and the same: captures with the same words, which no lineage connects."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.link.evidence.texts import Texts
from generator.link.lineage.ancestry import Ancestry
from generator.model.body import Ref
from generator.model.problems import Problem, problem
from generator.model.records import Article, Key


def twins(articles: Sequence[Article], found: Mapping[Ref, Key], texts: Texts) -> Iterator[Problem]:
    """A warning at each article whose text is that of an article before it: they would count as two origins."""
    same: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.capture and texts.text(article.key)[0]:
            same[texts.text_hash(article.key)].append(article)
    ancestry = Ancestry(articles, found)
    for first, *others in same.values():
        for other in others:
            if not ancestry.related(first.key, other.key):
                span = other.capture_span or other.span
                say = f"this has the same words as the capture of `{first.key.id}`, so the two are one source"
                do = f"write `derives_from: [{{source: {first.key.id}, how: reprints}}]`, or take one of them out"
                yield problem("same-source", say, span, do)
