"""The live site to which of its files may stay: by the ledger and their status, or else by reading them.

What the ledger says of the site is a guess, until a file is looked at. Making the next tree out of what stays is left
to generation.py.
"""

import os
import stat
import time
from collections.abc import Mapping
from operator import attrgetter
from pathlib import Path

from generator.engine.ledger import Account, Entry, Ledger, account_of, digest_at, entry_of, state_of, unknown
from generator.engine.survey import Survey, altered, status_of
from generator.engine.tree import FILE_MODE


class Live:
    """The site as it stands. `found` is what stands in its folder, or ought to by the ledger."""

    def __init__(self, site: Path, found: Survey, ledger: Ledger) -> None:
        self._site = site
        self._reread = False
        self.found = found
        self.was = ledger.account_at(site)
        """What was written down of it."""
        self.kept: dict[str, Entry] = {}
        """The files that may stay, as they were when they were looked at."""

    def status(self, path: str) -> os.stat_result | None:
        """The file that stands at the path now, or None."""
        return status_of(f"{self._site}/{path}") if path in self.found.files else None

    def keeps(self, path: str, status: os.stat_result, digest: bytes, size: int | None = None) -> bool:
        """Whether the file of that status holds these bytes, and so is kept; their number need not be known."""
        entry = self.was.files.get(path)
        if entry is None or not entry.describes(status):
            entry = self._read(path, status, digest, size, entry)
        if entry is None or entry.sha256 != digest:
            return False
        self.kept[path] = entry
        return True

    def not_kept(self, digests: Mapping[str, bytes]) -> list[str]:
        """Those of the files with these digests that the site does not hold, or not so; the others are kept."""
        files = self.was.files
        alike = {
            path: entry
            for path, digest in digests.items()
            if (entry := files.get(path)) is not None and entry.settled and entry.sha256 == digest
        }
        if alike:
            known = zip(alike, map(attrgetter("state"), alike.values()), strict=True)
            for path in altered(self._site, known, state_of):
                del alike[path]
        self.kept |= alike
        if len(alike) == len(digests):
            return []
        doubtful = {path: self.status(path) for path in digests if path not in alike}
        return [
            path for path, status in doubtful.items() if status is None or not self.keeps(path, status, digests[path])
        ]

    def account(self, manifest: bytes) -> Account:
        """What to write down of it."""
        files, was = self.was.files, self.found.files
        if files.keys() != was.keys():
            files = {path: files.get(path) or unknown(inode) for path, inode in was.items()}
        return account_of(self._site, files | self.kept, self.found, manifest)

    def is_written_down(self, manifest: bytes) -> bool:
        """Whether the ledger says all that there is to say of it, under that manifest."""
        return not self._reread and self.was.manifest == manifest

    def _read(
        self, path: str, status: os.stat_result, digest: bytes, size: int | None, entry: Entry | None
    ) -> Entry | None:
        """The file's new entry, if it holds these bytes and has the permissions that it ought to have."""
        now = time.time_ns()
        if not stat.S_ISREG(status.st_mode) or size not in (None, status.st_size):
            return None
        self._reread = True
        if stat.S_IMODE(status.st_mode) != FILE_MODE and (entry is None or entry.state[3] != status.st_mode):
            return None
        return entry_of(status, digest, now) if digest_at(self._site / path) == digest else None
