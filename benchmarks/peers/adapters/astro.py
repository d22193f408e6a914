"""Astro."""

from dataclasses import asdict
from pathlib import Path

from benchmarks.peers.adapters.front_matter import front_matter
from benchmarks.peers.adapters.peer import Peer, put, put_json, skeleton, url
from benchmarks.peers.corpus import Corpus


def _emit(corpus: Corpus, root: Path) -> None:
    skeleton("astro", root, "public")
    put_json(root / "src/data/actors.json", [asdict(actor) for actor in corpus.actors])
    put_json(root / "src/data/events.json", [asdict(event) for event in corpus.events])
    for article in corpus.articles:
        put(root / f"content/articles/{article.id}.md", front_matter(article) + "\n" + article.markdown(url))


def _build(tools: Path, clean: bool) -> list[str]:
    """It looks for itself below the site's folder, so a link is set there first."""
    start = 'ln -sfn "$0/node_modules" node_modules && exec node node_modules/astro/astro.js build --silent'
    return ["sh", "-c", start, f"{tools}/astro"]


PEER = Peer(
    label="Astro",
    note="plain links that nothing checks; keeps the content that it has read, and makes every page at every build",
    emit=_emit,
    sources=("content", "src/data"),
    article="content/articles/{id}.md",
    pages="dist",
    page="dist/articles/{id}/index.html",
    leftovers=("dist", ".astro", "cache"),
    build=_build,
    version=lambda tools: ["node", f"{tools}/astro/node_modules/astro/astro.js", "--version"],
    environment=lambda tools: {"ASTRO_TELEMETRY_DISABLED": "1"},
    most=1000,
)
