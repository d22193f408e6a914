"""Hashes that are kept off the site, kept off it for every article that would tell them.

`hash: private` stands on one article; another may name the same capture, or another file of the same bytes.
"""

from collections.abc import Iterable, Mapping

import msgspec

from generator.model.collection import Capture
from generator.model.locked import LockedCapture
from generator.model.records import AnyRecord, Article


class PrivateHashes:
    """Captures and the locks, by which one is known from another."""

    def __init__(
        self, captures: Mapping[str, Capture], locks: Iterable[Mapping[str, LockedCapture]]
    ) -> None:
        self._captures = captures
        self._locks = tuple(locks)

    def secret(self, captures: Iterable[str]) -> frozenset[str]:
        """What tells of these captures, whose hash is private: their names, and the hashes of their bytes."""
        return frozenset[str]().union(*(self._known_by(name) for name in captures))

    def kept_back(self, record: AnyRecord, secret: frozenset[str]) -> AnyRecord:
        """The record, with `hash: private` where its capture's bytes are those of one that has it."""
        if not isinstance(record, Article) or record.hash_private or not record.capture:
            return record
        told = secret.isdisjoint(self._known_by(record.capture))
        return record if told else msgspec.structs.replace(record, hash_private=True)

    def _known_by(self, capture: str) -> set[str]:
        """The capture's name, and its SHA-256 as far as it is known: from its bytes, else from the locks."""
        out = {capture}
        if capture in self._captures:
            out.add(self._captures[capture].sha256)
        else:
            out |= {lock[capture].sha256 for lock in self._locks if capture in lock}
        return out
