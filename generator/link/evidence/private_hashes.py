"""Hashes that are kept off the site, kept off it for every article that would tell them.

`hash: private` stands on one article; another may name the same capture, or another file of the same bytes.
"""

import msgspec

from generator.model.collection import Records
from generator.model.records import Article, Record


def keep_back(records: Records) -> Records:
    """The records, with `hash: private` on every article whose capture's bytes are those of one that has it."""
    secret: set[str] = set()
    for article in records.articles:
        if article.hash_private and article.capture:
            secret |= _known_by(article.capture, records)
    for capture in (name for one in records.withheld for name in one.captures):
        secret |= _known_by(capture, records)
    if not secret:
        return records

    def kept(record: Record) -> Record:
        if not isinstance(record, Article) or record.hash_private or not record.capture:
            return record
        told = secret.isdisjoint(_known_by(record.capture, records))
        return record if told else msgspec.structs.replace(record, hash_private=True)

    return msgspec.structs.replace(records, records=tuple(kept(r) for r in records.records))


def _known_by(capture: str, records: Records) -> set[str]:
    """The capture's name, and its SHA-256 as far as it is known: from its bytes, else from the locks."""
    out = {capture}
    if capture in records.captures:
        out.add(records.captures[capture].sha256)
    else:
        out |= {lock[capture].sha256 for lock in records.locks if capture in lock}
    return out
