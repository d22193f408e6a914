"""What the preview shows now, and to whom: the state between the builds that end and the pages that are open.

Used on the loop that serves, and nowhere else.
"""

import asyncio
import contextlib
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import msgspec

from generator.face.published import Published

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

PATIENCE = 0.7
"""Seconds that a request waits for the build that is under way; after that it gets what there is."""


class Outcome(msgspec.Struct, frozen=True):
    """What came of a build: whether it was published, at which address, and what lies over the pages now."""

    good: bool
    address: str
    """The site's `base_url`."""
    problems: str
    """HTML, or nothing."""


class Viewer(Protocol):
    """A page that is open."""

    def reload(self, path: str) -> None:
        """Have it reload a stylesheet, `*` for itself, or `problems` for what lies over it."""


class Preview:
    """What is shown, and to whom. `token` tells this run of the server from others."""

    def __init__(self, folder: Path, names: tuple[str, ...], token: str) -> None:
        self.published = Published(folder)
        self.names = frozenset((*LOOPBACK, *names))
        self.base = "/"
        self.good = False
        self.problems = ""
        self.viewers: set[Viewer] = set()
        self._token = token
        self._count = 0
        self._digests: dict[str, bytes] = {}
        self._idle = asyncio.Event()

    @property
    def stamp(self) -> str:
        """A name for what is shown now: a page that bears another is out of date."""
        return f"{self._token}-{self._count}"

    def begin(self) -> None:
        """A build has begun."""
        self._idle.clear()

    def end(self, outcome: Outcome) -> None:
        """A build has ended: show what came of it, in the pages that are open too."""
        changed = self._changed(outcome) if outcome.good else [] if self.good else ["*"]
        self.problems = outcome.problems
        self._count += bool(changed)
        self._idle.set()
        for path in changed or ["problems"]:
            self.tell(path)
        if changed and "*" not in changed:
            self.tell("problems")

    def tell(self, path: str) -> None:
        """Have every open page reload that, as a viewer does."""
        for each in tuple(self.viewers):
            each.reload(path)

    async def settled(self) -> bool:
        """Whether no build is under way, after waiting for one a while."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), PATIENCE)
        return self._idle.is_set()

    def _changed(self, outcome: Outcome) -> list[str]:
        """What an open page must reload: nothing, stylesheets, or itself."""
        before, after = self._digests, self.published.refresh()
        base = base_of(outcome.address)
        moved = not self.good or base != self.base
        self._digests, self.base, self.good = after, base, True
        paths = [path for path in before | after if before.get(path) != after.get(path) or not after[path]]
        if not moved and paths and all(path.endswith(".css") for path in paths):
            return sorted(base + path for path in paths)
        return ["*"] if moved or paths else []


def base_of(address: str) -> str:
    """The path at which a site of that `base_url` stands on its host, with a slash at both ends."""
    parts = [part for part in urlsplit(address).path.split("/") if part not in ("", ".", "..")]
    return "/".join(["", *parts, ""])
