"""MkDocs, with a plain theme."""

from pathlib import Path

from benchmarks.peers.adapters.front_matter import front_matter, quoted
from benchmarks.peers.adapters.listings import link, put_listings
from benchmarks.peers.adapters.peer import Peer, put, skeleton
from benchmarks.peers.corpus import Corpus


def emit_pages(corpus: Corpus, root: Path) -> None:
    """Write what MkDocs and Zensical read alike. Long lists stay out of the search: Zensical refuses them."""

    def put_page(path: str, title: str, text: str) -> None:
        hidden = "" if "/" in path else "search:\n  exclude: true\n"
        put(root / "docs" / path, f"---\ntitle: {quoted(title)}\n{hidden}---\n\n{text}")

    put_listings(corpus, put_page)
    for article in corpus.articles:
        put(root / f"docs/articles/{article.id}.md", front_matter(article) + "\n" + article.markdown(link))


def _emit(corpus: Corpus, root: Path) -> None:
    skeleton("mkdocs", root, "docs")
    emit_pages(corpus, root)


PEER = Peer(
    label="MkDocs",
    note="no taxonomy and no data files: pages of actors, lists and timeline are ready-made Markdown, and a new title "
    "is written into them by hand before the clock starts; no search; after the first build `--dirty`, of which "
    "it warns itself that links may go stale",
    emit=_emit,
    sources=("docs",),
    article="docs/articles/{id}.md",
    pages="site",
    page="site/articles/{id}/index.html",
    leftovers=("site",),
    build=lambda tools, clean: [f"{tools}/mkdocs/bin/mkdocs", "build", "-q", *([] if clean else ["--dirty"])],
    version=lambda tools: [f"{tools}/mkdocs/bin/mkdocs", "--version"],
    watch=lambda tools, port: [f"{tools}/mkdocs/bin/mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"],
    watched=".tmp/mkdocs_*/articles/{id}/index.html",
    environment=lambda tools: {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
)
