"""Pelican."""

from pathlib import Path

from benchmarks.peers.adapters.peer import Peer, put, put_json, skeleton
from benchmarks.peers.corpus import Article, Corpus


def _link(kind: str, target: str, text: str) -> str:
    return f"[{text}]({{filename}}/articles/{target}.md)" if kind == "A" else f"[{text}]({{tag}}{target})"


def _settings(article: Article) -> str:
    sources = [" | ".join((s.id, s.title, s.publisher, s.url, s.date)) for s in article.sources]
    lines = [f"Title: {article.title}", f"Date: {article.date}", f"Publisher: {article.publisher}",
             f"Authors: {'; '.join(article.authors)}", f"Tags: {', '.join(article.actors)}",
             f"Events: {', '.join(article.events)}", f"Keywords: {', '.join(article.tags)}",
             "Sources: " + "\n    ".join(sources)]  # fmt: skip
    return "\n".join(lines) + "\n\n"


def _emit(corpus: Corpus, root: Path) -> None:
    skeleton("pelican", root, "theme/static")
    put_json(root / "events.json", corpus.events_with_titles())
    for article in corpus.articles:
        put(root / f"content/articles/{article.id}.md", _settings(article) + article.markdown(_link))


PEER = Peer(
    label="Pelican",
    note="actors are its tags, without texts; checked links; sources are plain lines, for its metadata is flat; no "
    "list of what mentions an article; its content cache is on; every build writes every page",
    emit=_emit,
    sources=("content", "events.json"),
    article="content/articles/{id}.md",
    pages="output",
    page="output/articles/{id}/index.html",
    leftovers=("output", "cache", "__pycache__"),
    build=lambda tools, clean: [f"{tools}/pelican/bin/pelican", "-q", "--log-handler", "plain"],
    version=lambda tools: [f"{tools}/pelican/bin/pelican", "--version"],
    watch=lambda tools, port: [
        f"{tools}/pelican/bin/pelican", "-lr", "-q", "--log-handler", "plain", "-p", str(port)
    ],
)  # fmt: skip
