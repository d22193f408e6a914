"""What we wrote into an output, file by file, to bytes beside it and back: how we know a file as we left it.

One ledger describes both trees, the site and its previous generation, each by the inode of its root. So it is
written once, before the exchange, and is true before it and after it. A ledger that is missing or damaged is
an empty one: nothing is trusted, and every file is compared by its bytes. Reading and linking the files is
left to generation.py.
"""

import hashlib
import os
import stat
from pathlib import Path

import msgspec

VERSION = 1

DIGEST = hashlib.sha256().digest_size


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One file as it was when we had last touched it. `sha256` is empty where its bytes are not known."""

    sha256: bytes
    size: int
    inode: int
    mode: int
    mtime_ns: int
    ctime_ns: int
    settled: bool
    """False where the file was so young that a later change might have left it the same times."""

    def describes(self, found: os.stat_result) -> bool:
        """Whether the file is, to all appearance, the one that we recorded, untouched."""
        return self.settled and self.recalls(found) and self.ctime_ns == found.st_ctime_ns

    def recalls(self, found: os.stat_result) -> bool:
        """The same but for the time of its last change of state, which linking moves too."""
        return (
            self.inode == found.st_ino
            and self.size == found.st_size
            and self.mtime_ns == found.st_mtime_ns
            and self.mode == found.st_mode
        )


class Account(msgspec.Struct, frozen=True, array_like=True):
    """The files of one tree that we made, which is known by its root's device and inode."""

    device: int
    inode: int
    files: dict[str, Entry]


class Ledger(msgspec.Struct, frozen=True, array_like=True):
    """The trees of one output, the next site first. `unsettled` while that is copied into place by file."""

    version: int = VERSION
    unsettled: bool = False
    accounts: tuple[Account, ...] = ()

    def files_at(self, folder: Path) -> dict[str, Entry]:
        """What we wrote into the tree that stands at the path now; nothing where that is no tree of ours."""
        try:
            root = folder.lstat()
        except OSError:
            return {}
        for account in self.accounts:
            if (account.device, account.inode) == (root.st_dev, root.st_ino):
                return account.files
        return {}

    def wrote(self, path: str) -> bool:
        """Whether we ever wrote a file of that path into either tree."""
        return any(path in account.files for account in self.accounts)


def entry_of(found: os.stat_result, sha256: bytes, now_ns: int) -> Entry:
    """The entry of a file as it is found at `now_ns`, the time of the clock in nanoseconds."""
    return Entry(
        sha256,
        found.st_size,
        found.st_ino,
        found.st_mode,
        found.st_mtime_ns,
        found.st_ctime_ns,
        _settled(found, now_ns),
    )


def account_of(folder: Path, files: dict[str, Entry]) -> Account:
    """The account of the tree that stands at the path."""
    root = folder.lstat()
    return Account(root.st_dev, root.st_ino, files)


def packed(ledger: Ledger) -> bytes:
    """The ledger as bytes: a digest, so that damage shows, and what it is the digest of."""
    body = msgspec.msgpack.encode(ledger)
    return hashlib.sha256(body).digest() + body


def read_ledger(path: Path) -> Ledger:
    """The ledger at the path; an empty one where it is missing, damaged, or of another version."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return Ledger()
        content = path.read_bytes()
    except OSError:
        return Ledger()
    digest, body = content[:DIGEST], content[DIGEST:]
    if hashlib.sha256(body).digest() != digest:
        return Ledger()
    try:
        ledger = msgspec.msgpack.decode(body, type=Ledger)
    except msgspec.DecodeError:
        return Ledger()
    return ledger if ledger.version == VERSION else Ledger()


def _settled(found: os.stat_result, now_ns: int) -> bool:
    """Whether the file's times are far enough in the past for any later change to move them.

    Times move in ticks of some milliseconds; on FAT and its kin, of two seconds.
    """
    tick = 2_000_000_000 if found.st_mtime_ns % 1_000_000_000 == 0 else 20_000_000
    return max(found.st_mtime_ns, found.st_ctime_ns) + tick < now_ns
