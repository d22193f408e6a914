"""The outputs of a build to the next tree of a site, made by bringing its previous generation up to date.

A file whose bytes are those of the live site is linked to it; any other is written anew. Nothing that stands
in the previous generation is believed: a file there counts only where it is the very file that the live site
has, or, on a file system without links, where the ledger or its bytes say what it is. So a generation that
was interrupted needs no removing, which would take the longest of all. Taking the tree into use is left to
publish.py.
"""

import errno
import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from generator.engine.errors import Disturbed
from generator.engine.ledger import Entry, Ledger, account_of, entry_of, manifest_of
from generator.engine.live import Live
from generator.engine.marker import marker_of
from generator.engine.output import Output, Paths, Unchanged
from generator.engine.place import Place
from generator.engine.survey import NOTHING, Survey, looking, status_of, survey
from generator.engine.tree import Tree, remove

Status = os.stat_result


class Generation:
    """The next tree of a site. Outputs are taken in one by one, then it is settled and completed; each once."""

    def __init__(self, place: Place, marker: str, live: Live, ledger: Ledger) -> None:
        self._place = place
        self._marker = marker
        self._live = live
        self._was_previous = ledger.account_at(place.previous)
        self._tree = Tree(place.previous, place.writing)
        self._marked = os.path.lexists(place.previous / marker)
        self._paths = Paths()
        self._known_paths: list[str] = []
        self._claimed: dict[str, bytes] = {}
        self._compared: dict[str, Status] = {}
        self._next: dict[str, Entry] = {}
        self._linked: set[str] = set()
        self._links_work = True
        self._folders = NOTHING.folders
        self.digests: dict[str, bytes] = {}
        """The SHA-256 of every file of the new site, by path."""
        self.manifest = b""
        self.written = 0
        self.removed = 0
        self.changed = False
        """Whether the new site differs from the live one at all. If not, no tree is made."""

    def add(self, output: Output) -> None:
        """Take in one file; its bytes go to the disk now, if they are new, and need not be kept."""
        self._admit(output.path)
        digest = hashlib.sha256(output.content).digest()
        found = self._live.status(output.path)
        if found is not None and self._live.keeps(output.path, found, digest, len(output.content)):
            self.digests[output.path] = digest
            self._compared[output.path] = found
        else:
            self._put(output.path, output.content, digest)

    def keep(self, output: Unchanged) -> None:
        """Take in one file which the live site ought to hold; whether it does is seen when all are settled."""
        self._admit(output.path)
        self.digests[output.path] = self._claimed[output.path] = output.sha256

    def settle(self) -> list[str]:
        """Add the marker, and look at the files that were said to be unchanged.

        Those returned are not as they ought to be, and each is to be restored.
        """
        self._add_marker()
        self._admit_known()
        gone = self._live.not_kept(self._claimed)
        if self._marker in gone:
            gone.remove(self._marker)
            self.restore(Output(self._marker, marker_of(self.digests.keys() - {self._marker})))
        return gone

    def restore(self, output: Output) -> None:
        """Write a file that was said to be unchanged."""
        self._put(output.path, output.content, hashlib.sha256(output.content).digest())

    def complete(self) -> None:
        """See what differs from the live site, and if anything does, make the tree."""
        self.manifest = manifest_of(self.digests)
        self.removed = len(self._live.found.files.keys() - self.digests.keys())
        if self.written or self.removed or not self._live.found.folders:
            self.make()

    def make(self) -> None:
        """Link what stays, remove what goes, and see that the tree is what it ought to be."""
        self.changed = True
        self._mark()
        self._require_untouched()
        found = survey(self._place.previous, self._was_previous.survey())
        self._tree.touched.clear()
        self._tree.drop_all_but(self.digests.keys(), found)
        self._links_work = _device(self._place.site) == _device(self._place.previous)
        for path, entry in self._live.kept.items():
            if self._links_work and found.files.get(path) == entry.inode:
                self._next[path] = entry
            elif not (self._links_work and self._link(path, replacing=path in found.files)):
                self._copy(path)
        self._verify(survey(self._place.previous, found, self._tree.touched))

    def staged(self) -> Iterator[Output]:
        """The outputs as they now stand on the disk, in order of path. The marker is none."""
        root = self._place.previous if self.changed else self._place.site
        for path in sorted(self.digests.keys() - {self._marker}):
            yield Output(path, (root / path).read_bytes())

    def flush(self) -> None:
        """Wait until the disk holds the tree."""
        self._tree.flush()

    def ledger(self) -> Ledger | None:
        """What to write down before the tree is taken into use; None where all stands written already."""
        if self.changed:
            next_site = account_of(self._place.previous, self._next, self._folders, self.manifest)
            old = (self._live.account(self._live.was.manifest),) if self._live.found.folders else ()
            return Ledger(accounts=(next_site, *old))
        if self._live.is_written_down(self.manifest):
            return None
        previous = (self._was_previous,) if self._was_previous.files else ()
        return Ledger(accounts=(self._live.account(self.manifest), *previous))

    def _add_marker(self) -> None:
        """The marker says nothing but the paths; where they are those of the live site, so is the marker."""
        was = self._live.was
        paths = self.digests.keys() | {self._marker}
        if was.manifest and was.files.keys() == paths:
            self.keep(Unchanged(self._marker, was.files[self._marker].sha256))
        else:
            self.add(Output(self._marker, marker_of(self.digests)))

    def _admit(self, path: str) -> None:
        if self._live.was.manifest and path in self._live.was.files and path not in self.digests:
            self._known_paths.append(path)
        else:
            self._paths.admit(path)

    def _admit_known(self) -> None:
        """Paths of the live site were admitted side by side before; they may clash with new ones alone."""
        if not self._paths.empty:
            for path in self._known_paths:
                self._paths.admit(path)

    def _put(self, path: str, content: bytes, digest: bytes) -> None:
        self._mark()
        self._tree.put(path, content)
        self.digests[path] = digest
        self.written += 1

    def _mark(self) -> None:
        """Set the marker first, so that a tree which is interrupted is known for ours."""
        if not self._marked:
            self._tree.put(self._marker, marker_of(()))
            self._marked = True

    def _require_untouched(self) -> None:
        for path, before in self._compared.items():
            after = self._live.status(path)
            if after is None or _fate(before) != _fate(after):
                raise self._disturbed()

    def _link(self, path: str, *, replacing: bool) -> bool:
        try:
            self._tree.link(path, self._place.site / path, replacing=replacing)
        except FileNotFoundError as error:
            raise self._disturbed() from error
        except OSError as error:
            # Too many links is one file's trouble; anything else, and this is a file system without them.
            self._links_work = error.errno == errno.EMLINK
            return False
        self._linked.add(path)
        return True

    def _copy(self, path: str) -> None:
        digest = self.digests[path]
        entry = self._was_previous.files.get(path)
        there = status_of(f"{self._place.previous}/{path}")
        if there is not None and entry is not None and entry.sha256 == digest and entry.describes(there):
            self._next[path] = entry
            return
        content = (self._place.site / path).read_bytes()
        if hashlib.sha256(content).digest() != digest:
            raise self._disturbed()
        self._tree.put(path, content)

    def _verify(self, found: Survey) -> None:
        """Every file is there, no other is, and none that was linked has changed since it was looked at."""
        if found.files.keys() != self.digests.keys():
            # Whatever the reason, such as names that differ by case alone, a fresh tree will not have it.
            remove(self._place.previous)
            raise self._disturbed()
        now = time.time_ns()
        with looking(self._place.previous) as look:
            for path in self.digests.keys() - self._next.keys():
                entry = self._next[path] = entry_of(look(path), self.digests[path], now)
                if path in self._linked:
                    before = self._live.kept[path]
                    if (before.inode, before.size, before.mtime_ns) != (entry.inode, entry.size, entry.mtime_ns):
                        raise self._disturbed()
                    self._live.kept[path] = entry
        self._folders = found.folders

    def _disturbed(self) -> Disturbed:
        return Disturbed(
            f"Files in `{self._place.shown}` were changed while the site was being built.",
            "Build again, and let nothing else write there meanwhile.",
        )


def _fate(found: Status) -> tuple[int, int, int]:
    return found.st_ino, found.st_size, found.st_mtime_ns


def _device(folder: Path) -> int | None:
    found = status_of(str(folder))
    return None if found is None else found.st_dev
