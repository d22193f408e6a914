"""For generators without taxonomies and data files: what an author's own script would write as Markdown."""

from collections.abc import Callable

from benchmarks.peers.corpus import Article, Corpus, slug

Put = Callable[[str, str, str], None]


def link(kind: str, target: str, text: str) -> str:
    """A link in the body of an article."""
    return f"[{text}]({target}.md)" if kind == "A" else f"[{text}](../actors/{slug(target)}.md)"


def put_listings(corpus: Corpus, put_page: Put) -> None:
    """The pages of actors, the home page, the lists and the timeline, each with `put_page(path, title, Markdown)`."""

    def row(article: Article, up: str) -> str:
        return f"- {article.date} [{article.title}]({up}articles/{article.id}.md) ({article.publisher})"

    newest = corpus.newest()
    titles = corpus.titles()
    of = {actor.name: [a for a in newest if actor.name in a.actors] for actor in corpus.actors}
    for actor in corpus.actors:
        own = "\n".join(row(article, "../") for article in of[actor.name])
        put_page(f"actors/{actor.slug}.md", actor.name,
                 f"*{actor.kind}*\n\n{actor.description}\n\n## Articles\n\n{own}\n")  # fmt: skip
    actors = "\n".join(f"- [{a.name}](actors/{a.slug}.md) ({len(of[a.name])})" for a in corpus.actors)
    put_page("actors.md", "Actors", actors + "\n")
    rows = [row(article, "") for article in newest]
    put_page("articles.md", "Articles", "\n".join(rows) + "\n")
    put_page("index.md", "Home", "Latest articles.\n\n" + "\n".join(rows[:50]) + "\n")
    events = []
    for event in corpus.events:
        took_part = ", ".join(f"[{name}](actors/{slug(name)}.md)" for name in event.actors)
        articles = ", ".join(f"[{titles[id_]}](articles/{id_}.md)" for id_ in event.articles)
        events.append(f"- {event.date} **{event.title}** {event.description} {took_part}; {articles}\n")
    put_page("timeline.md", "Timeline", "".join(events))
