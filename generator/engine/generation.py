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
import shutil
import stat
import time
from collections.abc import Iterator

from generator.engine.errors import Disturbed
from generator.engine.ledger import Entry, Ledger, account_of, entry_of
from generator.engine.marker import marker_of
from generator.engine.output import Output, Paths
from generator.engine.place import Place
from generator.engine.tree import FILE_MODE, Survey, Tree, survey

Status = os.stat_result


class Generation:
    """The next tree of a site. Outputs are added one by one, then it is completed; each once."""

    def __init__(self, place: Place, marker: str, live: Survey, previous: Survey, ledger: Ledger) -> None:
        self._place = place
        self._marker = marker
        self._live = live
        self._ledger = ledger
        self._was_live = ledger.files_at(place.site)
        self._was_previous = ledger.files_at(place.previous)
        self._tree = Tree(place.previous, previous, place.writing)
        self._paths = Paths()
        self._kept: dict[str, Status] = {}
        self._linked: set[str] = set()
        self._links_work = True
        self._marked = self._tree.status(marker) is not None
        self._reread = 0
        self._final = live
        self.digests: dict[str, bytes] = {}
        """The SHA-256 of every file of the new site, by path."""
        self.written = 0
        self.removed = 0

    def add(self, output: Output) -> None:
        """Take in one file; its bytes go to the disk now, if they are new, and need not be kept."""
        self._paths.admit(output.path)
        digest = hashlib.sha256(output.content).digest()
        self.digests[output.path] = digest
        found = self._live.files.get(output.path)
        if found is not None and self._stands(output.path, found, digest, len(output.content)):
            self._kept[output.path] = found
        else:
            self._put(output.path, output.content)
            self.written += 1

    def complete(self) -> None:
        """Add the marker, link what stays, remove what goes, and see that the tree is what it ought to be."""
        self.add(Output(self._marker, marker_of(self.digests)))
        self.removed = len(self._live.files.keys() - self.digests.keys())
        if not self.changed:
            return
        for path, found in self._kept.items():
            self._keep(path, found)
        self._tree.drop_all_but(self.digests)
        self._verify()

    @property
    def changed(self) -> bool:
        """Whether the new site differs from the live one at all. If not, no tree was made."""
        return bool(self.written or self.removed or not self._live.folders)

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
        now = time.time_ns()
        live = {path: self._live_entry(path, found, now) for path, found in self._live.files.items()}
        if self.changed:
            next_site = {p: entry_of(self._final.files[p], digest, now) for p, digest in self.digests.items()}
            live |= {path: next_site[path] for path in self._linked}
            there = (account_of(self._place.site, live),) if self._live.folders else ()
            return Ledger(accounts=(account_of(self._place.previous, next_site), *there))
        if not self._reread:
            return None
        there = (account_of(self._place.previous, self._was_previous),) if self._was_previous else ()
        return Ledger(accounts=(account_of(self._place.site, live), *there))

    def _stands(self, path: str, found: Status, digest: bytes, size: int) -> bool:
        """Whether the live file holds these bytes: by its status, or where that differs, by reading them."""
        if not stat.S_ISREG(found.st_mode) or found.st_size != size:
            return False
        entry = self._was_live.get(path)
        if entry is not None and entry.describes(found):
            return entry.sha256 == digest
        self._reread += 1
        if stat.S_IMODE(found.st_mode) != FILE_MODE and (entry is None or entry.mode != found.st_mode):
            return False
        return _digest_at(self._place.site / path) == digest

    def _put(self, path: str, content: bytes) -> None:
        if not self._marked:
            # It goes in first, so that a tree which is interrupted is known for ours.
            self._tree.put(self._marker, marker_of(()))
            self._marked = True
        self._tree.put(path, content)

    def _keep(self, path: str, found: Status) -> None:
        there = self._tree.status(path)
        if there is not None and os.path.samestat(there, found):
            self._tree.keep(path)
            self._linked.add(path)
        elif not (self._links_work and self._link(path)):
            self._copy(path, there)

    def _link(self, path: str) -> bool:
        try:
            self._tree.link(path, self._place.site / path)
        except FileNotFoundError as error:
            raise self._disturbed() from error
        except OSError as error:
            # Too many links is one file's trouble; anything else, and this is a file system without them.
            self._links_work = error.errno == errno.EMLINK
            return False
        self._linked.add(path)
        return True

    def _copy(self, path: str, there: Status | None) -> None:
        digest = self.digests[path]
        entry = self._was_previous.get(path)
        if there is not None and entry is not None and entry.sha256 == digest and entry.describes(there):
            self._tree.keep(path)
            return
        content = (self._place.site / path).read_bytes()
        if hashlib.sha256(content).digest() != digest:
            raise self._disturbed()
        self._tree.put(path, content)

    def _verify(self) -> None:
        """Every file is there, no other is, and none that was linked has changed since it was looked at."""
        self._final = survey(self._place.previous)
        files = self._final.files
        if files.keys() != self.digests.keys():
            # Whatever the reason, such as names that differ by case alone, a fresh tree will not have it.
            shutil.rmtree(self._place.previous)
            raise self._disturbed()
        for path in self._linked:
            before, after = self._kept[path], files[path]
            if (before.st_ino, before.st_size, before.st_mtime_ns) != (
                after.st_ino,
                after.st_size,
                after.st_mtime_ns,
            ):
                raise self._disturbed()

    def _live_entry(self, path: str, found: Status, now: int) -> Entry:
        if path in self._kept:
            return entry_of(found, self.digests[path], now)
        was = self._was_live.get(path)
        return entry_of(found, was.sha256 if was is not None and was.describes(found) else b"", now)

    def _disturbed(self) -> Disturbed:
        return Disturbed(
            f"Files in `{self._place.shown}` were changed while the site was being built.",
            "Build again, and let nothing else write there meanwhile.",
        )


def _digest_at(path: os.PathLike[str]) -> bytes:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
