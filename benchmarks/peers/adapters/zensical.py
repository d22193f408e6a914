"""Zensical, with a plain template."""

from pathlib import Path

from benchmarks.peers.adapters.mkdocs import emit_pages
from benchmarks.peers.adapters.peer import Peer, skeleton
from benchmarks.peers.corpus import Corpus


def _emit(corpus: Corpus, root: Path) -> None:
    skeleton("zensical", root, "docs")
    emit_pages(corpus, root)


PEER = Peer(
    label="Zensical",
    note="ready-made Markdown pages as for MkDocs; always writes a search index and its own assets",
    emit=_emit,
    sources=("docs",),
    article="docs/articles/{id}.md",
    pages="site",
    page="site/articles/{id}/index.html",
    leftovers=("site", ".cache"),
    build=lambda tools, clean: [f"{tools}/zensical/bin/zensical", "build"],
    version=lambda tools: [f"{tools}/zensical/bin/zensical", "--version"],
    watch=lambda tools, port: [f"{tools}/zensical/bin/zensical", "serve", "-a", f"localhost:{port}"],
)
