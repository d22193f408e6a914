"""The made-up dossier that every generator gets: articles, actors and events, the same for the same size and seed.

An article has about 500 words, four sections, two lists, a block quotation, five footnotes, links to three articles and
two actors, and now and then a table. There are a twentieth as many actors, and a fifth as many events.
"""

import random
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass

from benchmarks.peers.vocabulary import FIRST, LAST, PUBLISHERS, TAGS, WORDS

SEED = 20240601
# A link in a body, to an (A)rticle by id or to a (P)erson or other actor by name; each dialect writes it its own way.
LINK = re.compile(r"\x00([AP])([^|\x00]*)\|([^\x00]*)\x00")
Link = Callable[[str, str, str], str]


@dataclass(frozen=True)
class Source:
    """What a footnote of an article names."""

    id: str
    title: str
    publisher: str
    url: str
    date: str


@dataclass(frozen=True)
class Article:
    """`actors` are names, `events` and `links` ids, `body` Markdown with links as `LINK` has them."""

    id: str
    title: str
    date: str
    publisher: str
    authors: list[str]
    actors: list[str]
    events: list[str]
    tags: list[str]
    sources: list[Source]
    links: list[str]
    body: str

    def markdown(self, link: Link) -> str:
        """The body and its footnotes; `link(kind, id or name, text)` writes a link in a dialect."""
        notes = (f"[^{n}]: {s.publisher}, “{s.title}”, {s.date}, <{s.url}>\n" for n, s in enumerate(self.sources, 1))
        return LINK.sub(lambda m: link(m[1], m[2], m[3]), self.body) + "\n\n" + "".join(notes)


@dataclass(frozen=True)
class Actor:
    """`kind` is person, company or agency."""

    name: str
    slug: str
    kind: str
    description: str


@dataclass(frozen=True)
class Event:
    """`actors` are names, `articles` ids."""

    id: str
    date: str
    title: str
    description: str
    actors: list[str]
    articles: list[str]


@dataclass(frozen=True)
class Corpus:
    """All of it. Events stand in the order of their dates."""

    articles: list[Article]
    actors: list[Actor]
    events: list[Event]

    def newest(self) -> list[Article]:
        """The articles, the latest first."""
        return sorted(self.articles, key=lambda a: (a.date, a.id), reverse=True)

    def titles(self) -> dict[str, str]:
        """The title of each article by its id."""
        return {article.id: article.title for article in self.articles}

    def events_with_titles(self) -> list[dict[str, object]]:
        """The events for a generator that looks nothing up: with slugs of actors and titles of articles."""
        titles = self.titles()
        return [
            asdict(event)
            | {"actors": [[slug(name), name] for name in event.actors]}
            | {"links": [[article, titles[article]] for article in event.articles]}
            for event in self.events
        ]


def edited(size: int) -> str:
    """The id of the article that is edited in a corpus of `size` articles."""
    return f"a{size // 2:05d}"


def slug(name: str) -> str:
    """The name in small letters, with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def make(size: int) -> Corpus:
    """A corpus of `size` articles, at most 15,600."""
    return _Maker(size).corpus()


class _Maker:
    def __init__(self, size: int) -> None:
        self.size = size
        self.random = random.Random(f"{SEED}:{size}")
        self.names = [f"{first} {last}" for first in FIRST for last in LAST]
        self.random.shuffle(self.names)
        self.ids = [f"a{n:05d}" for n in range(size)]

    def corpus(self) -> Corpus:
        names = self.names[: max(3, self.size // 20)]
        kinds = ("person", "company", "agency")
        self.actors = [Actor(name, slug(name), self.random.choice(kinds), self.sentence(30)) for name in names]
        # Some are named more often than others: the first about six times as often as the last.
        self.weights = [1 / (n + len(names) / 5) for n in range(len(names))]
        events = [self.event(n) for n in range(max(3, self.size // 5))]
        events.sort(key=lambda event: (event.date, event.id))
        happened: dict[str, list[str]] = {}
        for event in events:
            for article in event.articles:
                happened.setdefault(article, []).append(event.id)
        return Corpus([self.article(id_, happened.get(id_, [])) for id_ in self.ids], self.actors, events)

    def words(self, count: int) -> str:
        return " ".join(self.random.choices(WORDS, k=count))

    def sentence(self, count: int) -> str:
        return self.words(count).capitalize() + "."

    def title(self) -> str:
        return self.words(self.random.randint(4, 8)).capitalize()

    def day(self) -> str:
        r = self.random
        return f"{r.randint(1995, 2024)}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"

    def some_actors(self, count: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            found[self.random.choices(self.actors, self.weights)[0].name] = None
        return list(found)

    def some_articles(self, count: int) -> list[str]:
        return self.random.choices(self.ids, k=count)

    def event(self, n: int) -> Event:
        return Event(f"e{n:05d}", self.day(), self.title(), self.sentence(20),
                     self.some_actors(2), self.some_articles(2))  # fmt: skip

    def article(self, id_: str, events: list[str]) -> Article:
        r = self.random
        actors = self.some_actors(min(r.randint(2, 5), len(self.actors)))
        linked = self.some_articles(3)
        sources = [
            Source(f"s{n}", self.words(5).capitalize(), r.choice(PUBLISHERS),
                   f"https://example.org/{slug(self.words(4))}", self.day())
            for n in range(1, 6)
        ]  # fmt: skip
        return Article(
            id_, self.title(), self.day(), r.choice(PUBLISHERS), r.sample(self.names, r.randint(1, 2)), actors, events,
            sorted(set(r.choices(TAGS, k=3))), sources, sorted(set(linked)), self.body(linked, actors[:2]),
        )  # fmt: skip

    def body(self, articles: list[str], actors: list[str]) -> str:
        r = self.random
        inline = [f"[^{n}]" for n in range(1, 6)]
        inline += [f"\x00A{article}|{self.words(3)}\x00" for article in articles]
        inline += [f"\x00P{actor}|{actor}\x00" for actor in actors]
        inline += [f"[{self.words(2)}](https://example.com/{slug(self.words(3))})" for _ in range(2)]
        inline += [f"**{self.words(2)}**" for _ in range(4)] + [f"*{self.words(3)}*" for _ in range(4)]
        inline += [f"`{self.words(1)}-{r.randint(10, 99)}`"]
        r.shuffle(inline)
        parts = [self.paragraph(40, inline, 3)]
        for section in range(4):
            parts += ["## " + self.words(r.randint(3, 6)).capitalize(), self.paragraph(36, inline, 3)]
            if section == 0:
                parts.append("\n".join(f"- {self.words(r.randint(5, 10)).capitalize()}" for _ in range(4)))
            elif section == 1:
                parts.append(f"> {self.sentence(20)}\n>\n> {self.sentence(8)}")
            elif section == 2 and r.random() < 0.25:
                rows = "".join(f"\n| {self.day()} | {self.words(2)} | {r.randint(10, 9999)} |" for _ in range(5))
                parts.append("| Date | Item | Amount |\n| --- | --- | ---: |" + rows)
            elif section == 3:
                parts.append("\n".join(f"{n}. {self.words(r.randint(6, 10)).capitalize()}" for n in (1, 2, 3)))
            parts.append(self.paragraph(34, inline, 3))
        parts.append(self.paragraph(20, inline, len(inline)))
        return " ".join(["\n\n".join(parts), *reversed(inline)])

    def paragraph(self, words: int, inline: list[str], most: int) -> str:
        """Sentences with at most so many of `inline` taken off its end, one a sentence."""
        sentences = []
        while words > 0:
            count = min(words, self.random.randint(9, 18))
            words -= count
            sentence = self.words(count).capitalize()
            if most and inline:
                most -= 1
                item = inline.pop()
                sentence += item if item.startswith("[^") else " " + item
            sentences.append(sentence + ".")
        return " ".join(sentences)
