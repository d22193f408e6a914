"""What stands in an output folder to whether we may replace it: only what we wrote may be lost by publishing.

A folder is ours by its marker, or by a file that the ledger knows as we left it. In a folder of ours, a file
that neither of them knows is somebody's own, and stops us too: carrying it along would publish what no one
asked for, and setting it aside might take down a site that rests on it.
"""

import os
from pathlib import Path

from generator.engine.errors import ForeignFolder, StrayFiles, listed
from generator.engine.ledger import Ledger
from generator.engine.marker import key_of, read_marker
from generator.engine.place import Place
from generator.engine.tree import Survey, survey

LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems strew into folders that are looked at."""


def require_ours(folder: Path, shown: Path, found: Survey, ledger: Ledger, marker: str) -> None:
    """ForeignFolder unless the folder is missing, holds no file, or is one that we wrote."""
    if os.path.lexists(folder) and not _is_ours(folder, found, ledger, marker):
        raise ForeignFolder(
            f"The folder `{shown}` holds files that this program did not write, so it will not replace it.",
            "Name another output folder; or, if nothing in this one is needed, remove it yourself.",
        )


def own_files(place: Place, ledger: Ledger, marker: str) -> Survey:
    """The site as it stands, without litter. ForeignFolder or StrayFiles where it holds what is not ours."""
    found = survey(place.site)
    require_ours(place.site, place.shown, found, ledger, marker)
    keys = read_marker(place.site / marker) or frozenset()
    strange = {p for p in found.files if not (p == marker or ledger.wrote(p) or key_of(p) in keys)}
    strange.discard(place.transfer_writing.name)
    strays = tuple(sorted(_printable(path) for path in strange if not _is_litter(path)))
    if strays:
        raise StrayFiles(
            f"In `{place.shown}`, which every build replaces as a whole, stand files that no build wrote: "
            f"{listed(strays)}.",
            "If they belong to the site, move them to what it is made from; if not, out of this folder.",
            strays,
        )
    ours = {path: status for path, status in found.files.items() if path not in strange}
    return Survey(ours, found.folders)


def _is_ours(folder: Path, found: Survey, ledger: Ledger, marker: str) -> bool:
    if not found.folders:  # a file or a link
        return False
    if all(map(_is_litter, found.files)) or read_marker(folder / marker) is not None:
        return True
    return any(
        path in account.files and account.files[path].recalls(status)
        for account in ledger.accounts
        for path, status in found.files.items()
    )


def _is_litter(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name in LITTER or name.startswith("._")


def _printable(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()
