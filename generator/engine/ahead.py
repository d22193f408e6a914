"""After a first build: the tree out of which the next site is made, linked file by file before anybody waits for it.

An edit would else begin by linking all files of the site. Where that fails midway, or is broken off, nothing is lost:
the next build believes nothing that stands in that tree, and reads those files of the site whose links have changed
their times. Making the next site out of it is left to generation.py.
"""

import os
import time

from generator.engine.ledger import Account, Entry, Ledger, account_of, entry_of, packed, read_ledger
from generator.engine.place import Place
from generator.engine.survey import SECOND, TICK, statuses, survey
from generator.engine.tree import Tree, replace_file

_OLD_ENOUGH = 1.2 * TICK / SECOND
"""Seconds. Files and folders whose times are younger would have to be read at every later build."""


def link_ahead(place: Place, marker: str) -> None:
    """Link the site's files to its previous generation, which there is none of yet, and write down both trees."""
    if os.path.lexists(place.previous):
        return
    site = read_ledger(place.ledger).account_at(place.site)
    if not site.folders:
        return
    tree = Tree(place.previous, place.writing)
    try:
        # The marker goes first, so that half a tree is known for ours.
        for path in (marker, *(site.files.keys() - {marker})):
            tree.link(path, f"{place.site}/{path}", replacing=False)
    except OSError:  # a file system without links, or somebody writes there
        return
    time.sleep(_OLD_ENOUGH)
    files = _as_linked(place, site)
    found = survey(place.previous)
    if found.files != site.survey.files:  # somebody writes there
        return
    previous = account_of(place.previous, files, found, site.manifest)
    now = account_of(place.site, files, site.survey, site.manifest)
    replace_file(place.ledger, place.writing, packed(Ledger(accounts=(now, previous))))


def _as_linked(place: Place, site: Account) -> dict[str, Entry]:
    """The files with the times that linking moved. What else was done to one shows, as its entry is the old one."""
    now, files = time.time_ns(), dict(site.files)
    for (path, entry), status in zip(site.files.items(), statuses(place.site, site.files), strict=True):
        if status is not None and entry.recalls(status):
            files[path] = entry_of(status, entry.sha256, now)
    return files
