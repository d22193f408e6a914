"""A finished tree to a site's folder that cannot be renamed, file by file: the last resort, and not atomic.

A mount point is such a folder, and so may be one from a lower layer of a container. Each file is replaced
whole; the site as a whole is neither old nor new while it lasts. The ledger says that it is under way, and
publish.py takes it up again after a crash.
"""

import stat
from collections.abc import Mapping
from pathlib import Path

from generator.engine.ledger import digest_at
from generator.engine.survey import status_of, survey
from generator.engine.tree import Tree


def transfer(staged: Path, site: Path, digests: Mapping[str, bytes], writing: Path) -> None:
    """Make the site hold the staged files and no other.

    `digests` are their SHA-256; `writing` is a free name within the site.
    """
    tree = Tree(site, writing)
    for path, digest in digests.items():
        there = status_of(f"{site}/{path}")
        if there is None or not stat.S_ISREG(there.st_mode) or digest_at(site / path) != digest:
            tree.put(path, (staged / path).read_bytes())
    tree.drop_all_but(digests.keys(), survey(site))
    tree.flush()


def holds(folder: Path, digests: Mapping[str, bytes]) -> bool:
    """Whether the folder holds exactly these files."""
    found = survey(folder).files
    return found.keys() == digests.keys() and all(digest_at(folder / p) == d for p, d in digests.items())
