"""Articles and their texts to suggestions of where an article comes from: notes to the writer. No lineage is changed.

Two things suggest it: the article's own words, which sayings.py finds, and passages that two texts share word for
word, which shared_passages.py finds. What the lineage says already, directly or over other articles, is not said again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from generator.link.evidence.texts import Texts
from generator.link.lineage.agencies import AGENCIES
from generator.link.lineage.ancestry import Ancestry
from generator.link.lineage.sayings import CREDITED, DATELINE, REPORTED, Found, Sayings
from generator.link.lineage.shared_passages import Printed, Shared, shared
from generator.link.names.lookup import spellings
from generator.model.body import Ref
from generator.model.dates import EDTF
from generator.model.patterns import later
from generator.model.problems import Problem, Span, problem
from generator.model.records import Actor, Article, Key
from generator.model.spelling import fold

_FOREVER = 1 << 60
_LISTED = 3
_LOOSE = frozenset({"news", "agency", "newswire", "service", "com"})
_WHOLE = 80  # per cent of the shorter text, from which one is taken for a copy of the other
_PARTED = later(r"\s*(?:[/|,;&()]|\b(?:via|with|and|from|by|staff)\b)\s*", re.I)


def hints(
    articles: Iterable[Article], found: Mapping[Ref, Key], texts: Texts, actors: Iterable[Actor]
) -> list[Problem]:
    """A note wherever something suggests an origin that an article's lineage does not have.

    `actors` add their spellings to those of publishers that are called like one of them. The time is that of reading
    each text a few times: some seconds for a thousand captures of 20 kB.
    """
    known = _Lineages(sorted(articles, key=_age), found, actors)
    printed = [Printed(a.key, texts.text(a.key)[0], _sites(a)) for a in known.articles.values()]
    problems = [problem for one in printed for problem in _from_words(known, one)]
    problems += [_passage(known, pair) for pair in shared([one for one in printed if one.text], known.ancestry.related)]
    return problems


class _Lineages:
    """The articles, oldest first, what each is said to come from, over all steps, and whose each is."""

    def __init__(self, articles: Sequence[Article], found: Mapping[Ref, Key], actors: Iterable[Actor]) -> None:
        self.articles = {a.key: a for a in articles}
        self.ancestry = Ancestry(articles, found)
        self._publishers: dict[str, str] = {}
        names = {_plain(name): names for names in AGENCIES for name in names}
        self._agencies = {name: spelt[0] for name, spelt in names.items()}
        for actor in actors:
            for name in spellings(actor):
                names.setdefault(_plain(name), spellings(actor))
        first: dict[str, str] = {}
        own: dict[str, tuple[str, ...]] = {}
        for publisher in sorted({a.publisher for a in articles if fold(a.publisher)}):
            known = names.get(_plain(publisher), ())
            name = known[0] if known else first.setdefault(_plain(publisher), publisher)
            self._publishers[fold(publisher)] = name
            own[name] = tuple(dict.fromkeys((name, publisher, *known, *own.get(name, ()))))
        self.sayings = Sayings(own[name] for name in sorted(own))

    def publisher(self, key: Key) -> str:
        """Whose an article is, by the one name that the publisher has here."""
        article = self.articles.get(key)
        return self._publishers.get(fold(article.publisher), "") if article else ""

    def says(self, key: Key, publisher: str) -> bool:
        """Whether the article is the publisher's own, or said to come from something of theirs."""
        return any(self.publisher(k) == publisher for k in self.ancestry.above(key))

    def of(self, publisher: str, for_: Article) -> list[Article]:
        """What the publisher has published, as far as `for_` may come from it: not later, and not itself from it."""
        return [
            a
            for a in self.articles.values()
            if self.publisher(a.key) == publisher
            and for_.key not in self.ancestry.above(a.key)
            and not _before(for_, a)
        ]

    def credited(self, article: Article) -> list[str]:
        """The agencies that stand beside others as the publisher, or among the authors."""
        parts = [part for field in (article.publisher, *article.authors) for part in _PARTED.split(field)]
        return list(dict.fromkeys(self._agencies[_plain(p)] for p in parts if _plain(p) in self._agencies))


def _plain(name: str) -> str:
    """A publisher's name as it is compared: Reuters, Reuters News and reuters.com are one."""
    words = fold(name).split()
    while len(words) > 1 and words[-1] in _LOOSE:
        words.pop()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _from_words(known: _Lineages, one: Printed) -> Iterator[Problem]:
    article = known.articles[one.key]
    found = {f.publisher: f for f in reversed(known.sayings.find(one.text))}
    for publisher in known.credited(article):
        if publisher not in found or found[publisher].weight != DATELINE:
            found[publisher] = Found(publisher, CREDITED, 0, "")
    for f in sorted(found.values(), key=lambda f: (f.weight, f.line, f.publisher)):
        if not known.says(one.key, f.publisher):
            yield _said(known, article, f)


def _said(known: _Lineages, article: Article, found: Found) -> Problem:
    name = article.key.id
    seen = f"line {found.line} of its text has “{found.words}”" if found.words else "its publisher or authors say so"
    if article.original:
        say = f"`{name}` is called original, and yet it seems to come from {found.publisher}: {seen}"
        return _note(article, say, "if that is so, take out `lineage: original`")
    how = "reprints" if found.weight in (DATELINE, CREDITED) else "draws-on"
    share = "draw on" if found.weight >= REPORTED else "come from"
    say = f"`{name}` seems to {share} {found.publisher}: {seen}"
    sources = [a.key.id for a in known.of(found.publisher, article)]
    if not sources:
        do = (
            f"if so, add an article for what {found.publisher} published, at hand or not, and name it here: "
            f"{_edge(article, '…', how)}"
        )
    elif len(sources) == 1:
        do = f"if so, {_write(article)} {_edge(article, sources[0], how)}"
    else:
        listed = ", ".join(f"`{s}`" for s in sources[:_LISTED]) + (" …" if len(sources) > _LISTED else "")
        do = f"if so, {_write(article)} {_edge(article, '…', how)}, where … is one of {listed} or another of theirs"
    return _note(article, say, do)


def _passage(known: _Lineages, pair: Shared) -> Problem:
    here, there = known.articles[pair.here], known.articles[pair.there]
    if here.original and not there.original and not _before(there, here):
        here, there = there, here
        lines = pair.line_there, pair.line
    else:
        lines = pair.line, pair.line_there
    name, other = here.key.id, there.key.id
    unit = "characters" if pair.characters else "words"
    longest = f", the longest of {pair.longest}" if pair.passages > 1 else ""
    times = f"{pair.passages} passages" if pair.passages > 1 else "one passage"
    share = f"{pair.share or 'under 1'} % of the shorter"
    say = (
        f"`{name}` has {pair.size:,} {unit} in {times} in common with `{other}`, {share}{longest}: "
        f"“{pair.words}” (line {lines[0]} here, line {lines[1]} there)"
    )
    how = "reprints" if pair.share >= _WHOLE else "draws-on"
    if here.original:
        say += "; yet it is called original"
        return _note(here, say, "compare the two; both may also quote a third, such as a statement")
    if _before(there, here):
        age = f"`{other}` is the older; if it is where this comes from"
    else:
        age = f"their dates do not say which is older; if this one comes from `{other}`"
    do = f"{age}, {_write(here)} {_edge(here, other, how)}; if both come from a third, say so of both"
    return _note(here, say, do)


def _note(article: Article, say: str, do: str) -> Problem:
    span: Span = article.derives_from[0].source.span if article.derives_from else article.capture_span or article.span
    return problem("lineage-hint", say, span, do)


def _write(article: Article) -> str:
    return "add to `derives_from`" if article.derives_from else "write"


def _edge(article: Article, source: str, how: str) -> str:
    step = f"{{source: {source}, how: {how}, basis: …}}"
    return f"`- {step}`" if article.derives_from else f"`derives_from: [{step}]`"


def _age(article: Article) -> tuple[int, int, str]:
    """Sorts by the last day by which an article was certainly out."""
    date: EDTF | None = article.published
    latest = date.latest if date and date.latest is not None else _FOREVER
    return (latest, date.earliest if date and date.earliest is not None else -_FOREVER, article.key.id)


def _before(one: Article, other: Article) -> bool:
    """Whether the one was certainly published before the other."""
    first, second = one.published, other.published
    if first is None or second is None or first.latest is None or second.earliest is None:
        return False
    return first.latest < second.earliest


def _sites(article: Article) -> tuple[str, ...]:
    host = (urlsplit(article.url).hostname or "").removeprefix("www.") if article.url else ""
    return tuple(dict.fromkeys(site for site in (fold(host), fold(article.publisher)) if site))
