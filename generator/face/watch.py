"""Build again after every change. What the system tells of changes is a hint; looking finds what it left out.

A build finds out itself which inputs have changed, so a hint too many costs little. A hint too few is made good by
looking at the names, sizes, times and inodes of all inputs, every few seconds; where the system gives no hints, more
often. A single save is built almost at once. Where more follows, it is waited for, and the last save wins in any case:
it is hinted at after the build that missed it.
"""

import os
import stat
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from watchfiles._rust_notify import RustNotify

from generator.engine.leavings import is_passed_over
from generator.load.files import CAPTURES, CONTENT, leads_out
from generator.model.locked import LOCK, PRIVATE_LOCK

_LOCKS, _FOLDERS = (LOCK, PRIVATE_LOCK), (CONTENT, "templates", CAPTURES)
_Identity = tuple[int, int]
_IDLE, _POLL, _LONGEST = 3.0, 0.25, 1.0
"""Seconds: between looks where the system gives hints and where it gives none; a build waits no longer for quiet."""
_QUIET, _BUSY = 0.015, 0.1
"""Seconds of quiet before a build: after a first hint, and after further changes or where the system gives no hints."""
_SHARE = 10
"""A look that takes long is had less often: this many times as long is rested after it."""
_STEP = 10
"""Milliseconds between one asking for hints and the next; a tenth of the time that is waited at most."""


class _Look:
    """One look at the inputs; nothing is read. `folders` are those they are in; two looks are alike if `found` is.

    Every folder is entered once, and none outside the dossier's but the captures, whose own folders do not count. A
    folder's times change with files that are no inputs, so they are left out.
    """

    def __init__(self, root: str, config: str) -> None:
        """`root` with its links followed."""
        self.folders: dict[str, _Identity] = {}
        self.found: dict[str, tuple[int, ...]] = {}
        self._root = root
        self._known: set[_Identity] = set()
        self._enter(root)
        self._files = {os.path.join(root, name) for name in (config, *_LOCKS)}
        for path in self._files:
            self._note(path)
        for name in _FOLDERS:
            folder = os.path.join(root, name)
            if name != CONTENT or not leads_out(folder, root):
                self._below(folder, deep=name != CAPTURES)

    def again(self, path: str) -> bool:
        """Look again at one input. False where that is not enough, because there is a folder, or was one."""
        folder = os.path.dirname(path)
        is_listed = folder in self.folders and folder != self._root
        if path not in self._files and (not is_listed or path in self.folders or os.path.isdir(path)):
            return False
        self._note(path)
        return True

    def _below(self, folder: str, *, deep: bool) -> None:
        if not self._enter(folder):
            return
        try:
            with os.scandir(folder) as found:
                entries = sorted((e for e in found if not is_passed_over(e.name)), key=lambda e: e.name)
        except OSError:
            return
        for entry in entries:
            if deep and entry.is_dir() and not (entry.is_symlink() and leads_out(entry.path, self._root)):
                self._below(entry.path, deep=True)
            else:
                self._note(entry.path)

    def _enter(self, folder: str) -> bool:
        """Whether this is a folder that was not entered before."""
        try:
            found = os.stat(folder)
        except OSError:
            return False
        identity = found.st_dev, found.st_ino
        self.found[folder] = found.st_mode, *identity
        if identity in self._known or not stat.S_ISDIR(found.st_mode):
            return False
        self._known.add(identity)
        self.folders[folder] = identity
        return True

    def _note(self, path: str) -> None:
        try:
            found = os.stat(path)
        except OSError:  # gone, or a link that leads nowhere
            self.found.pop(path, None)
            if os.path.islink(path):
                self.found[path] = ()
            return
        self.found[path] = found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


class Watcher:
    """Calls `build` once, then after every change of an input, one call at a time, until it is stopped.

    `root` is the dossier's folder, `config` the name of its settings there. With `poll` the system is not asked for
    hints. While changes keep coming, a build begins after a second all the same.
    """

    def __init__(self, root: Path, build: Callable[[], None], *, config: str = "site.yaml", poll: bool = False) -> None:
        self._root = os.path.realpath(root)
        self._config, self._names = config, {config, *_LOCKS, *_FOLDERS}
        self._build, self._poll = build, poll
        self._stopping = threading.Event()
        self._seen: _Look
        self._took = 0.0
        self._hints: RustNotify | None = None
        self._watched: dict[str, _Identity] = {}

    def run(self) -> None:
        """Build and wait, until `stop` is called. What the build raises is passed on, as is KeyboardInterrupt."""
        self._look()
        try:
            while not self._stopping.is_set():
                self._watch()
                self._build()
                self._wait()
        finally:
            self._unwatch()

    def stop(self) -> None:
        """Have `run` return, after the build that is running if there is one. From any thread."""
        self._stopping.set()

    def _watch(self) -> None:
        """Be given hints of every folder that there was at the last look. Where that fails, looking must do."""
        for _ in range(3):  # folders may come and go meanwhile
            if self._poll or (self._hints and self._watched == self._seen.folders):
                return
            self._unwatch()
            self._watched = self._seen.folders
            try:
                self._hints = RustNotify(list(self._watched) or [self._root], False, False, 0, False, True)
            except (OSError, RuntimeError, ValueError):
                return
            self._look()

    def _unwatch(self) -> None:
        if self._hints:
            self._hints.close()
        self._hints = None

    def _wait(self) -> None:
        """Return when an input has changed, and then has been left alone for a moment."""
        while not self._stopping.is_set():
            pause = _IDLE if self._hints else _POLL
            if self._hinted(max(pause, _SHARE * self._took)) or self._differs():
                break
        until, quiet = time.monotonic() + _LONGEST, _QUIET
        while not self._stopping.is_set() and time.monotonic() < until:
            still = not self._hinted(quiet if self._hints else _BUSY)
            if still and (self._hints or not self._differs()):
                break
            quiet = _BUSY

    def _hinted(self, seconds: float) -> bool:
        """Whether there is a hint within so many seconds. What is hinted at is looked at: later changes are others."""
        until, step = time.monotonic() + seconds, max(1, min(_STEP, int(seconds * 100)))
        while self._hints and not self._stopping.is_set():
            left = until - time.monotonic()
            try:
                told = self._hints.watch(0, step, max(1, int(left * 1000)), self._stopping)
            except RuntimeError:  # such as a name that is no text
                self._unwatch()
                break
            if told == "signal":
                raise KeyboardInterrupt
            if isinstance(told, set) and (inputs := self._inputs({path for _, path in told})):
                if self._hints and not all(map(self._seen.again, inputs)):
                    self._look()
                return True
            if time.monotonic() >= until:
                break
        self._stopping.wait(max(0.0, until - time.monotonic()))
        return False

    def _inputs(self, paths: set[str]) -> list[str]:
        """Those of these that may be inputs."""
        if not self._watched.keys().isdisjoint(paths):
            self._unwatch()  # a folder itself was moved or removed, and the hints of it with it
            return list(paths)
        named = ((path, *os.path.split(path)) for path in paths)
        return [
            path
            for path, folder, name in named
            if (name in self._names if folder == self._root else not is_passed_over(name))
        ]

    def _differs(self) -> bool:
        """Whether anything is other than it was at the last look."""
        before = self._seen
        self._look()
        return self._seen.found != before.found

    def _look(self) -> None:
        begun = time.thread_time()
        self._seen = _Look(self._root, self._config)
        self._took = time.thread_time() - begun


def watch_and_build(config: Path, build: Callable[[], object], *, poll: bool = False) -> None:
    """Build the dossier of these settings now and after every change, until interrupted. `build` prints what came."""

    def once() -> None:
        build()
        sys.stdout.flush()
        print("Waiting for changes…", file=sys.stderr, flush=True)

    Watcher(config.parent, once, config=config.name, poll=poll).run()
