"""A peer's site on the disk: written, edited as an author would, and looked through afterwards."""

import os
import re
import shutil
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.adapters.peer import Peer
from benchmarks.peers.corpus import edited, make

SHOWN = (".html", ".xml", ".json", ".jsonld", ".js", ".txt")
_TITLE = re.compile(r'^title: *"?(.*?)"?$', re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Site:
    """The site of one peer at one size."""

    name: str
    peer: Peer
    size: int
    root: Path
    tools: Path

    @property
    def article(self) -> Path:
        """The source of the article that is edited."""
        return self.root / self.peer.article.format(id=edited(self.size))

    @property
    def page(self) -> Path:
        """The page of that article."""
        return self.root / self.peer.page.format(id=edited(self.size))

    @property
    def watched(self) -> str:
        """The pattern of where that page stands while the peer watches."""
        return (self.peer.watched or self.peer.page).format(id=edited(self.size))

    @property
    def pages(self) -> Path:
        """The folder with the output."""
        return self.root / self.peer.pages

    @property
    def environment(self) -> Mapping[str, str]:
        """What the peer wants to find in the environment."""
        return self.peer.environment(self.tools)

    def edit_body(self, mark: str) -> None:
        """Add a line with the mark to the article's text."""
        with open(self.article, "a", encoding="utf-8") as file:
            file.write(f"\nEdit {mark} here.\n")

    def title(self) -> str:
        """The article's title as it now is."""
        found = _TITLE.search(self.article.read_text(encoding="utf-8"))
        assert found, f"{self.article} has no title"
        return found[1]

    def edit_title(self, new: str) -> None:
        """Change the title in every source that has it: one file, or also lists that an author keeps by hand."""
        old = self.title()
        for source in self.peer.sources:
            for path in files(self.root / source):
                text = path.read_bytes()
                if old.encode() in text:
                    path.write_bytes(text.replace(old.encode(), new.encode()))

    def showing(self, text: str) -> set[str]:
        """Every page, feed and index of the output that holds these words."""
        shown = (path for path in files(self.pages) if path.suffix in SHOWN)
        return {str(path.relative_to(self.pages)) for path in shown if text.encode() in path.read_bytes()}

    def output(self) -> dict[str, int]:
        """How many files, pages and bytes the output has."""
        sizes = {path: path.stat().st_size for path in files(self.pages)}
        html = sum(path.suffix == ".html" for path in sizes)
        return {"files": len(sizes), "pages": html, "bytes": sum(sizes.values())}


def write_all(sites: list[Site]) -> None:
    """Write what is not there yet: in a process of its own, which takes its memory with it when it ends."""
    missing = [site for site in sites if not site.root.exists()]
    if not missing:
        return
    child = os.fork()
    if child == 0:
        done = 1
        try:
            corpus = make(missing[0].size)
            for site in missing:
                begun = site.root.with_name(site.root.name + ".begun")
                shutil.rmtree(begun, ignore_errors=True)
                site.peer.emit(corpus, begun)
                begun.rename(site.root)
            done = 0
        finally:
            os._exit(done)
    if os.waitpid(child, 0)[1]:
        raise SystemExit("The corpus could not be written.")


def files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, or the file itself."""
    if folder.is_file():
        yield folder
    for above, _, names in os.walk(folder):
        for name in names:
            yield Path(above, name)


def free_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
