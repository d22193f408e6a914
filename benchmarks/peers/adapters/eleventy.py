"""Eleventy."""

from dataclasses import asdict
from pathlib import Path

from benchmarks.peers.adapters.front_matter import front_matter
from benchmarks.peers.adapters.peer import Peer, put, put_json, skeleton, url
from benchmarks.peers.corpus import Corpus


def _emit(corpus: Corpus, root: Path) -> None:
    skeleton("eleventy", root, "static")
    put_json(root / "_data/events.json", [asdict(event) for event in corpus.events])
    put_json(root / "_data/actorlist.json", [asdict(actor) for actor in corpus.actors])
    for article in corpus.articles:
        put(root / f"content/articles/{article.id}.md", front_matter(article) + article.markdown(url))


def _program(tools: Path) -> list[str]:
    return ["node", f"{tools}/eleventy/node_modules/@11ty/eleventy/cmd.cjs"]


PEER = Peer(
    label="Eleventy",
    note="plain links that nothing checks; what mentions an article comes from the front matter; keeps nothing from "
    "one build to the next (its one-shot `--incremental` stops with an error on a site with pagination)",
    emit=_emit,
    sources=("content", "_data"),
    article="content/articles/{id}.md",
    pages="_site",
    page="_site/articles/{id}/index.html",
    leftovers=("_site", ".cache"),
    build=lambda tools, clean: [*_program(tools), "--quiet"],
    version=lambda tools: [*_program(tools), "--version"],
    watch=lambda tools, port: [*_program(tools), "--serve", "--incremental", "--quiet", f"--port={port}"],
    environment=lambda tools: {"BENCH_ELEVENTY": f"{tools}/eleventy"},
)
