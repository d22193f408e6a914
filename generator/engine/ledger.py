"""What we wrote into an output, file by file, to bytes beside it and back: how we know a file as we left it.

One ledger describes both trees, the site and its previous generation, each by the inode of its root. So it is
written once, before the exchange, and is true before it and after it. A ledger that is missing or damaged is
an empty one: nothing is trusted, and every file is compared by its bytes. Reading and linking the files is
left to generation.py.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Mapping
from functools import cached_property
from operator import attrgetter
from pathlib import Path

import msgspec

from generator.engine.survey import NOTHING, SECOND, TICK, Mark, Survey, above, timeless

VERSION = 3
"""Another wherever the ledger's form changes, or what the marker says of the same paths."""

DIGEST = hashlib.sha256().digest_size

state_of: Callable[[os.stat_result], tuple[int, int, int, int, int]] = attrgetter(
    "st_ino", "st_size", "st_mtime_ns", "st_mode", "st_ctime_ns"
)
"""What of a file's status is written down, in nanoseconds where it is a time."""


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One file as it was when we had last touched it. `sha256` is empty where its bytes are not known."""

    sha256: bytes
    state: tuple[int, int, int, int, int]
    """Its inode, size, time of last change, mode, and time of last change of state; see `state_of`."""
    settled: bool
    """False where the file was so young that a later change might have left it the same times."""

    def describes(self, found: os.stat_result) -> bool:
        """Whether the file is, to all appearance, the one that we recorded, untouched."""
        return self.settled and self.state == state_of(found)

    def recalls(self, found: os.stat_result) -> bool:
        """The same but for the time of its last change of state, which linking moves too."""
        return self.state[:4] == state_of(found)[:4]


class Account(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """One tree that we made, which is known by its root's device and inode: its files, and its folders' marks."""

    device: int
    inode: int
    files: dict[str, Entry]
    folders: dict[str, Mark] = {}
    """None where they are not known."""
    manifest: bytes = b""
    """The digest of all its paths and digests; see `manifest_of`. Empty where it is not known."""

    @cached_property
    def survey(self) -> Survey:
        """What stood in the tree when it was recorded."""
        return Survey({path: entry.state[0] for path, entry in self.files.items()}, self.folders)

    def replacing(self, path: str, entry: Entry) -> "Account":
        """The tree before and after a file is renamed into it: the times which that moves are not believed."""
        folder = above(path)
        return msgspec.structs.replace(
            self,
            files=self.files | {path: msgspec.structs.replace(entry, settled=False)},
            folders=self.folders | {folder: timeless(self.folders[folder])},
        )


NO_ACCOUNT = Account(0, 0, {})


class Ledger(msgspec.Struct, frozen=True):
    """The trees of one output, the next site first. `unsettled` while that is copied into place by file."""

    version: int = VERSION
    unsettled: bool = False
    accounts: tuple[Account, ...] = ()

    def account_at(self, folder: Path) -> Account:
        """What we wrote into the tree that stands at the path now; an empty account where that is no tree of ours."""
        try:
            root = folder.lstat()
        except OSError:
            return NO_ACCOUNT
        for account in self.accounts:
            if (account.device, account.inode) == (root.st_dev, root.st_ino):
                return account
        return NO_ACCOUNT

    def files_at(self, folder: Path) -> dict[str, Entry]:
        """The files that we wrote into the tree that stands at the path now."""
        return self.account_at(folder).files

    def wrote(self, path: str) -> bool:
        """Whether we ever wrote a file of that path into either tree."""
        return any(path in account.files for account in self.accounts)


class _Written(msgspec.Struct, frozen=True, array_like=True):
    """A ledger in a file. Most files have the same entry in every tree, and are written in the first alone."""

    version: int
    unsettled: bool
    accounts: tuple[Account, ...]
    missing: tuple[tuple[str, ...], ...]
    """For each account after the first, the files of the first that it has not."""


_known = [(b"", Ledger())]
"""The digest of the ledger that was read or packed last, and that ledger. None of it is ever changed."""


def entry_of(found: os.stat_result, sha256: bytes, now_ns: int) -> Entry:
    """The entry of a file as it is found at `now_ns`, the time of the clock in nanoseconds."""
    return Entry(sha256, state_of(found), _settled(found, now_ns))


def unknown(inode: int) -> Entry:
    """The entry of a file of which no more is known than where it stands."""
    return Entry(b"", (inode, 0, 0, 0, 0), settled=False)


def digest_at(path: Path) -> bytes:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def account_of(folder: Path, files: dict[str, Entry], found: Survey = NOTHING, manifest: bytes = b"") -> Account:
    """The account of the tree that stands at the path, with the folders that were found there."""
    root = folder.lstat()
    account = Account(root.st_dev, root.st_ino, files, found.folders, manifest)
    if found.files.keys() == files.keys():
        vars(account)["survey"] = found
    return account


def manifest_of(digests: Mapping[str, bytes]) -> bytes:
    """One SHA-256 for all the files of a site, by their paths and digests."""
    paths = sorted(digests)  # which takes a third of the time that sorting pairs does
    return hashlib.sha256(msgspec.msgpack.encode((paths, [digests[path] for path in paths]))).digest()


def packed(ledger: Ledger) -> bytes:
    """The ledger as bytes: a digest, so that damage shows, and what it is the digest of."""
    first, others = ledger.accounts[:1], ledger.accounts[1:]
    known = first[0].files if first else {}
    slim = [
        msgspec.structs.replace(one, files={p: e for p, e in one.files.items() if known.get(p) is not e})
        for one in others
    ]
    missing = tuple(tuple(known.keys() - one.files.keys()) for one in others)
    body = msgspec.msgpack.encode(_Written(ledger.version, ledger.unsettled, (*first, *slim), missing))
    digest = hashlib.sha256(body).digest()
    _known[0] = digest, ledger
    return digest + body


def read_ledger(path: Path) -> Ledger:
    """The ledger at the path; an empty one where it is missing, damaged, or of another version.

    It is decoded only where its bytes are not those which were read or packed last in this process.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return Ledger()
        content = path.read_bytes()
    except OSError:
        return Ledger()
    digest, body = content[:DIGEST], memoryview(content)[DIGEST:]
    if hashlib.sha256(body).digest() != digest:
        return Ledger()
    known, ledger = _known[0]
    if known != digest:
        try:
            written = msgspec.msgpack.decode(body, type=_Written)
        except msgspec.DecodeError:
            return Ledger()
        if written.version != VERSION:
            return Ledger()
        ledger = _whole(written)
        _known[0] = digest, ledger
    return ledger if ledger.version == VERSION else Ledger()


def _whole(written: _Written) -> Ledger:
    first, others = written.accounts[:1], written.accounts[1:]
    whole = []
    for one, missing in zip(others, written.missing, strict=True):
        files = first[0].files | one.files
        for path in missing:
            del files[path]
        whole.append(msgspec.structs.replace(one, files=files))
    return Ledger(written.version, written.unsettled, (*first, *whole))


def _settled(found: os.stat_result, now_ns: int) -> bool:
    """Whether the file's times are far enough in the past for any later change to move them.

    On FAT and its kin, time goes in steps of two seconds.
    """
    tick = 2 * SECOND if found.st_mtime_ns % SECOND == 0 else TICK
    return max(found.st_mtime_ns, found.st_ctime_ns) + tick < now_ns
