"""Nikola."""

from dataclasses import replace
from pathlib import Path

from benchmarks.peers.adapters.front_matter import front_matter, listed
from benchmarks.peers.adapters.peer import Peer, put, put_json, skeleton
from benchmarks.peers.corpus import Article, Corpus


def _link(kind: str, target: str, text: str) -> str:
    return f"[{text}](link://slug/{target})" if kind == "A" else f"[{text}](link://tag/{target.replace(' ', '%20')})"


def _settings(article: Article) -> str:
    more = [f"slug: {article.id}", f"keywords: {listed(article.tags)}"]
    return front_matter(replace(article, tags=article.actors), drop=("actors", "events", "links"), more=more)


def _emit(corpus: Corpus, root: Path) -> None:
    skeleton("nikola", root, "themes/plain/assets/css")
    put_json(root / "events.json", corpus.events_with_titles())
    for article in corpus.articles:
        put(root / f"posts/{article.id}.md", _settings(article) + "\n" + article.markdown(_link))


PEER = Peer(
    label="Nikola",
    note="actors are its tags, without texts; its home page is the first of many, 50 articles each; no list of what "
    "mentions an article",
    emit=_emit,
    sources=("posts", "events.json"),
    article="posts/{id}.md",
    pages="output",
    page="output/articles/{id}/index.html",
    leftovers=("output", "cache", ".doit.db*", "__pycache__"),
    build=lambda tools, clean: [f"{tools}/nikola/bin/nikola", "build"],
    version=lambda tools: [f"{tools}/nikola/bin/nikola", "version"],
    most=1000,
)
