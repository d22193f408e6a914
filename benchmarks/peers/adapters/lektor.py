"""Lektor."""

from pathlib import Path

from benchmarks.peers.adapters.peer import Peer, put, put_json, skeleton, url
from benchmarks.peers.corpus import Article, Corpus


def _emit(corpus: Corpus, root: Path) -> None:
    skeleton("lektor", root, "assets")
    put_json(root / "databags/events.json", {"list": corpus.events_with_titles()})
    for actor in corpus.actors:
        fields = [f"title: {actor.name}", f"role: {actor.kind}", f"body:\n\n{actor.description}\n"]
        put(root / f"content/actors/{actor.slug}/contents.lr", "\n---\n".join(fields))
    for article in corpus.articles:
        put(root / f"content/articles/{article.id}/contents.lr", _article(article))


def _article(article: Article) -> str:
    fields = [f"title: {article.title}", f"date: {article.date}", f"publisher: {article.publisher}"]
    fields += [f"{key}:\n\n" + "\n".join(getattr(article, key)) for key in ("authors", "actors", "events", "tags")]
    sources = "\n".join(" | ".join((s.id, s.title, s.publisher, s.url, s.date)) for s in article.sources)
    return "\n---\n".join([*fields, f"sources:\n\n{sources}", f"body:\n\n{article.markdown(url)}"])


PEER = Peer(
    label="Lektor",
    note="a folder and a file of its own format for each article; plain links; the page of an actor asks all articles, "
    "so that each edit makes all pages of actors anew; no list of what mentions an article",
    emit=_emit,
    sources=("content", "databags"),
    article="content/articles/{id}/contents.lr",
    pages="out",
    page="out/articles/{id}/index.html",
    leftovers=("out", "cache"),
    build=lambda tools, clean: [f"{tools}/lektor/bin/lektor", "build", "-O", "out", "--buildstate-path", "cache"],
    version=lambda tools: [f"{tools}/lektor/bin/lektor", "--version"],
    environment=lambda tools: {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"},
    most=1000,
)
