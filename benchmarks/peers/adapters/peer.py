"""What the measuring knows of a generator, and what the adapters share."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.peers.corpus import Corpus, slug

SITES = Path(__file__).parents[1] / "sites"


@dataclass(frozen=True)
class Peer:
    """A generator. Paths are relative to its site's folder; `{id}` stands for the id of an article.

    The commands are functions of the folder with the installed peers, for `build` also of whether the build is a clean
    one, and for `watch` of a free port for its server; `{root}` in them stands for the site's folder. `pages` are the
    output, and `watched` is where a page stands while watching, if elsewhere; `leftovers` are patterns for all that a
    build writes; `sources` hold every text in which an author would change an article's title. Above `most` articles
    the generator is left out.
    """

    label: str
    note: str
    emit: Callable[[Corpus, Path], None]
    sources: tuple[str, ...]
    article: str
    pages: str
    page: str
    leftovers: tuple[str, ...]
    build: Callable[[Path, bool], list[str]]
    version: Callable[[Path], list[str]]
    watch: Callable[[Path, int], list[str]] | None = None
    watched: str = ""
    environment: Callable[[Path], Mapping[str, str]] = field(default=lambda tools: {})
    most: int = 10_000_000

    def clean(self, root: Path) -> None:
        """Remove what builds have written into the site's folder."""
        for path in [found for pattern in self.leftovers for found in root.glob(pattern)]:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()


def put(path: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def put_json(path: Path, value: object) -> None:
    """Write a value as JSON."""
    put(path, json.dumps(value, ensure_ascii=False, indent=1))


def skeleton(peer: str, root: Path, stylesheet: str = "") -> None:
    """Copy a peer's settings and templates, and into one of its folders the stylesheet that all have in common."""
    shutil.copytree(SITES / peer, root, dirs_exist_ok=True)
    if stylesheet:
        (root / stylesheet).mkdir(parents=True, exist_ok=True)
        shutil.copy(SITES / "style.css", root / stylesheet)


def url(kind: str, target: str, text: str) -> str:
    """A link for a generator that takes addresses as they are written."""
    return f"[{text}](/articles/{target}/)" if kind == "A" else f"[{text}](/actors/{slug(target)}/)"
