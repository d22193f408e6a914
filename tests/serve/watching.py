"""A watcher at work in a folder, and a build that remembers what stood there each time."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.engine.leavings import is_passed_over
from generator.face.watch import Watcher

FILES, FOLDERS = ("site.yaml", "captures.lock", "captures.private.lock"), ("content", "templates", "captures")
State = dict[str, bytes]
PATIENCE = 60.0
"""Seconds that a build may keep a test waiting. A machine may be busy."""


def state(root: Path) -> State:
    """Every input of a dossier by its path."""
    found = [root / name for name in FILES]
    found += [path for folder in FOLDERS if (root / folder).is_dir() for path in sorted((root / folder).rglob("*"))]
    out = {}
    for path in found:
        name = path.relative_to(root)
        with contextlib.suppress(OSError):
            if path.is_file() and not any(is_passed_over(part) for part in name.parts):
                out[name.as_posix()] = path.read_bytes()
    return out


class Builds:
    """What each build read, in order. `hold` is waited for at the end of each, and is open at first."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: list[State] = []
        self.hold = threading.Event()
        self.hold.set()
        self.at_work = self.most_at_work = 0
        self._changed = threading.Condition()

    def __call__(self) -> None:
        with self._changed:
            self.at_work += 1
            self.most_at_work = max(self.most_at_work, self.at_work)
        found = state(self.root)
        with self._changed:
            self.read.append(found)
            self._changed.notify_all()
        assert self.hold.wait(PATIENCE)
        with self._changed:
            self.at_work -= 1

    def until(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> bool:
        """Whether this holds after a build, within so many seconds."""
        with self._changed:
            return self._changed.wait_for(holds, seconds)

    def catch_up(self) -> State:
        """Wait until the latest build has read what stands there now."""
        now = state(self.root)
        assert self.until(lambda: bool(self.read) and self.read[-1] == now), "the last state was never built"
        return now

    def stays(self, seconds: float = 0.6) -> bool:
        """Whether there is no further build for so long."""
        count = len(self.read)
        return not self.until(lambda: len(self.read) > count, seconds)


@contextlib.contextmanager
def watching(root: Path, *, poll: bool = False) -> Iterator[Builds]:
    """A watcher that has built once. At the end it must stop at once, and must not have built twice at a time."""
    builds = Builds(root)
    watcher = Watcher(root, builds, poll=poll)
    thread = threading.Thread(target=watcher.run)
    thread.start()
    try:
        assert builds.until(lambda: bool(builds.read))
        yield builds
    finally:
        builds.hold.set()
        begun = time.monotonic()
        watcher.stop()
        thread.join(PATIENCE)
    assert time.monotonic() - begun < 5
    assert builds.most_at_work == 1
