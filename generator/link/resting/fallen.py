"""Fallen sources: articles that are retracted or superseded. What is wrong with them, and who rests on one directly.

Who rests on them over further steps is cascade.py's.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.link.order import circling
from generator.link.resting.grounds import CITES, Use
from generator.model.body import Ref
from generator.model.date_words import words
from generator.model.problems import Problem, problem
from generator.model.records import Article, Key, Record
from generator.model.resting import AGAINST, MENTIONS

_REASON = "give your reason under `accept: {rests-on-retracted: …}`"


def is_fallen(article: Article) -> bool:
    """Whether the article is retracted or superseded."""
    return article.retracted is not None or article.superseded_by is not None


def circles(articles: Mapping[Key, Article], found: Mapping[Ref, Key]) -> Iterator[Problem]:
    """A problem for each article that is superseded, over whatever steps, by itself."""
    after = {
        key: [found[a.superseded_by.source]] if a.superseded_by and a.superseded_by.source in found else []
        for key, a in articles.items()
    }
    in_circles = circling(after)
    for key, article in articles.items():
        if key in in_circles and article.superseded_by:
            what = "itself" if key in after[key] else "an article that it supersedes"
            span = article.superseded_by.source.span
            say, do = f"`{key.id}` is superseded by {what}", "take out the step that is not so"
            yield problem("superseding-cycle", say, span, do)


def resting(record: Record, of: tuple[Use, ...], fallen: Mapping[Key, Article]) -> Iterator[Problem]:
    """A problem at each piece of evidence from a fallen source, and at the first citation of each in the text.

    What merely mentions a claim is nothing that it rests on; what speaks against it is told as well.
    """
    times = Counter(use.on for use in of if use.how == CITES)
    told: set[Key] = set()
    for use in of:
        if use.on not in fallen or use.bears == MENTIONS:
            continue
        also = ""
        if use.how == CITES:
            if use.on in told:
                continue
            told.add(use.on)
            others = times[use.on] - 1
            also = f", here and in {others} other place{'s' if others > 1 else ''}" if others else ""
        article = fallen[use.on]
        say = f"`{use.on.id}` is {_what(article)}, and {_how(use)}{also}"
        yield problem("rests-on-retracted", say, use.span, _hint(record, use, article))


def _what(article: Article) -> str:
    if article.retracted:
        return f"retracted ({words(article.retracted.on)})"
    if article.superseded_by:
        return f"superseded by `{article.superseded_by.source.text}` ({words(article.superseded_by.on)})"
    return "as it was"


def _how(use: Use) -> str:
    way, _, what = use.how.partition(": ")
    if way == "derives":
        return f"this article {'draws on' if what == 'draws-on' else what} it"
    if way in ("role", "relation"):
        return f"this {way} rests on it"
    if use.how == CITES:
        return "this text cites it"
    if use.bears == AGAINST:
        return "evidence against this claim comes from it"
    return "this claim rests on it"


def _hint(record: Record, use: Use, article: Article) -> str:
    if isinstance(record, Article) and use.how != CITES:
        return f"see whether `{record.key.id}` was corrected too; if it stands, {_REASON}"
    if article.retracted is None and article.superseded_by:
        other = article.superseded_by.source.text
        return f"see whether `{other}` says it too, and name that instead; if this may stand, {_REASON}"
    return f"find another source, or take it out; if it may stand, {_REASON}"
