"""A site, and the manifest of what was published there, to whether it still stands so: nothing then need be published.

It is quick, imports little, and writes nothing.
"""

import os
from pathlib import Path

from generator.engine.errors import PublishError
from generator.engine.ledger import Entry, digest_at, read_ledger, state_of
from generator.engine.ours import is_litter
from generator.engine.place import place_of
from generator.engine.survey import altered, same_folders, survey


def stands(to: Path, manifest: bytes) -> bool:
    """Whether the folder `to` holds what was published with that manifest, to all appearance, and no other file.

    It trusts the ledger beside the folder, and the file system in this: that whatever is done to a file moves one of
    its inode, size, permissions and times, and whatever is done to the names in a folder, the folder's. A file too
    young for its times to tell is read. What desktops strew about is passed over, as in publishing. Nothing is locked:
    of a site that is being published, it says what it saw. False wherever it cannot look.
    """
    try:
        place = place_of(to)
        site = place.site
        account = read_ledger(place.ledger).account_at(site)
        if account.manifest != manifest or not account.folders:
            return False
        found = survey(site, account.survey)
        if not same_folders(found.folders, account.folders) or account.files.keys() - found.files.keys():
            return False
        if not all(map(is_litter, found.files.keys() - account.files.keys())):
            return False
        files = account.files
        known = ((path, entry.state if entry.settled else ()) for path, entry in files.items())
        return all(
            status is not None and _is_young_and_the_same(site / path, files[path], status)
            for path, status in altered(site, known, state_of).items()
        )
    except (OSError, PublishError):
        return False


def _is_young_and_the_same(path: Path, entry: Entry, found: os.stat_result) -> bool:
    return not entry.settled and entry.recalls(found) and digest_at(path) == entry.sha256
