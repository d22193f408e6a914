"""Sphinx with MyST."""

from pathlib import Path

from benchmarks.peers.adapters.front_matter import front_matter
from benchmarks.peers.adapters.listings import link, put_listings
from benchmarks.peers.adapters.peer import Peer, put, skeleton
from benchmarks.peers.corpus import Article, Corpus

_CONTENTS = "\n```{toctree}\n:hidden:\narticles\nactors\ntimeline\n```\n"


def _emit(corpus: Corpus, root: Path) -> None:
    skeleton("sphinx", root)

    def put_page(path: str, title: str, text: str) -> None:
        end = _CONTENTS if path == "index.md" else ""
        put(root / path, f"---\norphan: true\n---\n# {title}\n\n{text}{end}")

    put_listings(corpus, put_page)
    for article in corpus.articles:
        put(root / f"articles/{article.id}.md", _article(article))


def _article(article: Article) -> str:
    actors = ", ".join(link("P", name, name) for name in article.actors)
    head = f"# {article.title}\n\n{article.date} · {article.publisher} · {actors}\n\n"
    return front_matter(article, more=["orphan: true"]) + head + article.markdown(link)


PEER = Peer(
    label="Sphinx",
    note="MyST, the basic theme, two processes; ready-made Markdown pages as for MkDocs; always writes a search index; "
    "the front matter is not shown",
    emit=_emit,
    sources=("articles", "actors", "articles.md", "actors.md", "index.md", "timeline.md"),
    article="articles/{id}.md",
    pages="_build/html",
    page="_build/html/articles/{id}.html",
    leftovers=("_build",),
    build=lambda tools, clean: [f"{tools}/sphinx/bin/sphinx-build", "-q", "-j2", "-b", "html", ".", "_build/html"],
    version=lambda tools: [f"{tools}/sphinx/bin/sphinx-build", "--version"],
    most=1000,
)
