"""This tool. What the other dialects keep in front matter and it does not stands in the body, and is shown as there."""

import sys
from pathlib import Path

from benchmarks.peers.adapters.front_matter import listed, quoted
from benchmarks.peers.adapters.peer import Peer, put
from benchmarks.peers.corpus import Article, Corpus, Event, slug

ROOT = Path(__file__).parents[3]
KINDS = {"person": "person", "company": "organisation", "agency": "organisation"}


def emit(corpus: Corpus, root: Path) -> None:
    """Write the dossier into a folder."""
    put(root / "site.yaml", "title: Bench dossier\nbase_url: https://example.org/\n")
    for article in corpus.articles:
        put(root / f"content/articles/{article.id}.md", _article(article))
    for actor in corpus.actors:
        settings = f"name: {quoted(actor.name)}\nkind: {KINDS[actor.kind]}"
        put(root / f"content/actors/{actor.slug}.md", f"---\n{settings}\n---\n{actor.description}\n")
    put(root / "content/events.yaml", "".join(_event(event) for event in corpus.events))


def _link(kind: str, target: str, text: str) -> str:
    return f"[[{target if kind == 'A' else slug(target)}|{text}]]"


def _article(article: Article) -> str:
    """Titles in footnotes are in italics, as the guide says; block quotations of a made-up text cite nobody."""
    text = article.markdown(_link).translate({ord("“"): "*", ord("”"): "*"})
    sources = "".join(f"{n}. {s.publisher}, [{s.title}]({s.url}), {s.date}\n" for n, s in enumerate(article.sources, 1))
    actors = ", ".join(_link("P", name, name) for name in article.actors)
    return (
        f"---\ntitle: {quoted(article.title)}\npublisher: {quoted(article.publisher)}\n"
        f"authors: {listed(article.authors)}\npublished: {article.date}\n"
        f"url: https://example.org/articles/{article.id}\ntags: {listed(article.tags)}\n"
        f"accept: {{bare-quotation: A made-up text}}\n---\n"
        f"Actors: {actors}\n\n{text}\n## Sources\n\n{sources}"
    )


def _event(event: Event) -> str:
    links = ", ".join(f"[[{article}]]" for article in event.articles)
    return (
        f"- id: {event.id}\n  title: {quoted(event.title)}\n  date: {event.date}\n"
        f"  actors: [{', '.join(slug(name) for name in event.actors)}]\n"
        f"  accept: {{unsourced: A made-up event}}\n  text: {quoted(f'{event.description} {links}')}\n"
    )


PEER = Peer(
    label="Dossier",
    note="more pages than the others: one for each event, also a feed and a site map; names in prose "
    "link by themselves; every link, date and value is checked",
    emit=emit,
    sources=("content",),
    article="content/articles/{id}.md",
    pages="build",
    page="build/articles/{id}/index.html",
    leftovers=("build", ".build*", ".cache"),
    build=lambda tools, clean: [sys.executable, "-m", "generator", "build", "--quiet"],
    version=lambda tools: [sys.executable, "-m", "generator", "--version"],
    watch=lambda tools, port: [sys.executable, "-m", "generator", "build", "--watch", "--quiet"],
    environment=lambda tools: {"PYTHONPATH": str(ROOT)},
)
