"""The outputs of a build to the next tree of a site, made by bringing its previous generation up to date.

A file whose bytes are those of the live site is linked to it; any other is written anew. Nothing that stands
in the previous generation is believed: a file there counts only where it is the very file that the live site
has, or, on a file system without links, where the ledger or its bytes say what it is. So a generation that
was interrupted needs no removing, which would take the longest of all. New files wait there even where one of
them alone is to go into the live site. Taking the tree, or that file, into use is left to publish.py.
"""

import errno
import hashlib
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.engine.errors import Disturbed
from generator.engine.ledger import Entry, Ledger, account_of, entry_of, manifest_of, state_of
from generator.engine.live import Live
from generator.engine.marker import marker_of
from generator.engine.output import Output, Paths
from generator.engine.place import Place
from generator.engine.survey import NOTHING, Survey, above, same_folders, status_of, statuses, survey
from generator.engine.tree import Tree, flush_folder, remove

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
        self._paths = Paths(live.was.files.keys() if live.was.manifest else frozenset())
        self._claimed: dict[str, bytes] = {}
        self._compared: dict[str, Status] = {}
        self._next: dict[str, Entry] = {}
        self._linked: set[str] = set()
        self._last = ""
        self._alone = ""
        self._links_work = True
        self._found = NOTHING
        self.digests: dict[str, bytes] = {}
        """The SHA-256 of every file of the new site, by path."""
        self.manifest = b""
        self.written = 0
        self.removed = 0
        self.changed = False
        """Whether a tree was made, for the new site differs from the live one in more than one file."""

    def add(self, output: Output) -> None:
        """Take in one file; its bytes go to the disk now, if they are new, and need not be kept."""
        self._paths.admit(output.path)
        digest = hashlib.sha256(output.content).digest()
        found = self._live.status(output.path)
        if found is not None and self._live.keeps(output.path, found, digest, len(output.content)):
            self.digests[output.path] = digest
            self._compared[output.path] = found
        else:
            self._put(output.path, output.content, digest)

    def keep(self, digests: Mapping[str, bytes]) -> None:
        """Take in files which the live site ought to hold; whether it does is seen when all are settled."""
        self._paths.admit_all(digests)
        self.digests |= digests
        self._claimed |= digests

    def settle(self) -> list[str]:
        """Add the marker, and look at the files that were said to be unchanged.

        Those returned are not as they ought to be, and each is to be restored.
        """
        self._add_marker()
        self._paths.settle()
        gone = self._live.not_kept(self._claimed)
        if self._marker in gone:
            gone.remove(self._marker)
            self.restore(Output(self._marker, marker_of(self.digests.keys() - {self._marker})))
        return gone

    def restore(self, output: Output) -> None:
        """Write a file that was said to be unchanged."""
        self._put(output.path, output.content, hashlib.sha256(output.content).digest())

    def complete(self) -> None:
        """See what differs from the live site, and if that is more than one file, make the tree."""
        self.manifest = manifest_of(self.digests)
        self.removed = len(self._live.found.files.keys() - self.digests.keys())
        if self.written > 1 or self.removed or not self._live.found.folders:
            self.make()

    def differs_in_one_at_most(self, found: Survey) -> bool:
        """Whether all but one file, or all, of the new site stand in the live one, of which this was found just now.

        There is no need of a tree then: that file takes the place of the old one in one step.
        """
        self.removed = len(found.files.keys() - self.digests.keys())
        recorded = self._live.was.folders
        if self.removed or (recorded and not same_folders(found.folders, recorded)):
            return False
        self._live.found = found
        if self.written:
            self._require_untouched()
            if not recorded or len(found.files) < len(self.digests) or not self._on_one_device():
                return False
            self._alone = self._last
        return True

    def make(self) -> None:
        """Link what stays, remove what goes, and see that the tree is what it ought to be."""
        self.changed = True
        self._alone = ""
        self._mark()
        self._require_untouched()
        found = survey(self._place.previous, self._was_previous.survey)
        self._tree.touched.clear()
        self._tree.drop_all_but(self.digests.keys(), found)
        self._links_work = self._on_one_device()
        kept, there = self._live.kept, found.files
        if self._links_work:
            self._next = {path: entry for path, entry in kept.items() if there.get(path) == entry.state[0]}
        for path in [path for path in kept if path not in self._next]:
            if not (self._links_work and self._link(path, replacing=path in there)):
                self._copy(path)
        self._verify(survey(self._place.previous, found, self._tree.touched))

    def staged(self) -> Iterator[Output]:
        """The outputs as they now stand on the disk, in order of path. The marker is none."""
        for path in sorted(self.digests.keys() - {self._marker}):
            root = self._place.previous if self.changed or path == self._alone else self._place.site
            yield Output(path, (root / path).read_bytes())

    def replace_one(self) -> bool:
        """Set the one file that differs in the place of the old one; False where the system will not have it."""
        try:
            os.replace(self._place.previous / self._alone, self._place.site / self._alone)
        except OSError:
            return False
        flush_folder(self._place.site / above(self._alone))
        return True

    def flush(self) -> None:
        """Wait until the disk holds the tree."""
        self._tree.flush()

    def ledger(self) -> Ledger | None:
        """What to write down before the tree is taken into use; None where all stands written already."""
        if self.changed:
            next_site = account_of(self._place.previous, self._next, self._found, self.manifest)
            old = (self._live.account(self._live.was.manifest),) if self._live.found.folders else ()
            return Ledger(accounts=(next_site, *old))
        if not self._alone and self._live.is_written_down(self.manifest):
            return None
        account = self._live.account(self.manifest)
        if self._alone:
            found = os.lstat(self._place.previous / self._alone)
            account = account.replacing(self._alone, entry_of(found, self.digests[self._alone], time.time_ns()))
        previous = (self._was_previous,) if self._was_previous.files else ()
        return Ledger(accounts=(account, *previous))

    def _add_marker(self) -> None:
        """The marker says nothing but the paths; where they are those of the live site, so is the marker."""
        was, files = self._live.was, self._live.was.files
        alike = len(files) == len(self.digests) + 1 and self.digests.keys() < files.keys()
        if was.manifest and alike and self._marker in files:
            self.keep({self._marker: files[self._marker].sha256})
        else:
            self.add(Output(self._marker, marker_of(self.digests)))

    def _put(self, path: str, content: bytes, digest: bytes) -> None:
        self._mark()
        self._tree.put(path, content)
        self.digests[path] = digest
        self.written += 1
        self._last = path

    def _mark(self) -> None:
        """Set the marker first, so that a tree which is interrupted is known for ours."""
        if not self._marked:
            self._tree.put(self._marker, marker_of(()))
            self._marked = True

    def _require_untouched(self) -> None:
        for path, before in self._compared.items():
            after = self._live.status(path)
            if after is None or state_of(before)[:3] != state_of(after)[:3]:
                raise self._disturbed()

    def _link(self, path: str, *, replacing: bool) -> bool:
        try:
            self._tree.link(path, f"{self._place.site}/{path}", replacing=replacing)
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
        now, paths = time.time_ns(), list(self.digests.keys() - self._next.keys())
        for path, status in zip(paths, statuses(self._place.previous, paths), strict=True):
            if status is None:
                raise self._disturbed()
            entry = self._next[path] = entry_of(status, self.digests[path], now)
            if path in self._linked:
                before = self._live.kept[path]
                if before.state[:3] != entry.state[:3]:
                    raise self._disturbed()
                self._live.kept[path] = entry
        self._found = found

    def _on_one_device(self) -> bool:
        return _device(self._place.site) == _device(self._place.previous)

    def _disturbed(self) -> Disturbed:
        return Disturbed(
            f"Files in `{self._place.shown}` were changed while the site was being built.",
            "Build again, and let nothing else write there meanwhile.",
        )


def _device(folder: Path) -> int | None:
    found = status_of(str(folder))
    return None if found is None else found.st_dev
