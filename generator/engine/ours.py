"""What stands in an output folder to whether we may replace it: only what we wrote may be lost by publishing.

A folder is ours by its marker, or by a file that the ledger knows as we left it. In a folder of ours, a file
that neither of them knows is somebody's own, and stops us too: carrying it along would publish what no one
asked for, and setting it aside might take down a site that rests on it.
"""

import os
import stat
from pathlib import Path

from generator.engine.errors import ForeignFolder, StrayFiles, listed
from generator.engine.ledger import Ledger
from generator.engine.marker import is_marked, key_of, read_marker
from generator.engine.place import Place
from generator.engine.survey import Survey, above, status_of, survey, timeless

LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems strew into folders that are looked at."""


def require_ours(folder: Path, shown: Path, ledger: Ledger, marker: str) -> None:
    """ForeignFolder unless the folder is missing, holds no file, or is one that we wrote."""
    if os.path.lexists(folder) and not _is_ours(folder, ledger, marker):
        raise ForeignFolder(
            f"The folder `{shown}` holds files that this program did not write, so it will not replace it.",
            "Name another output folder; or, if nothing in this one is needed, remove it yourself.",
        )


def own_files(place: Place, ledger: Ledger, marker: str) -> Survey:
    """The site as it stands, without litter. ForeignFolder or StrayFiles where it holds what is not ours."""
    require_ours(place.site, place.shown, ledger, marker)
    known = ledger.account_at(place.site).survey
    found = survey(place.site, known)
    strange = found.files.keys() - known.files.keys() - {marker, place.transfer_writing.name}
    strange = {path for path in strange if not ledger.wrote(path)}
    if strange:
        keys = read_marker(place.site / marker) or frozenset()
        strange = {path for path in strange if key_of(path) not in keys}
    strays = tuple(sorted(_printable(path) for path in strange if not is_litter(path)))
    if strays:
        raise StrayFiles(
            f"In `{place.shown}`, which every build replaces as a whole, stand files that no build wrote: "
            f"{listed(strays)}.",
            "If they belong to the site, move them to what it is made from; if not, out of this folder.",
            strays,
        )
    if not strange:
        return found
    # What is left out here is to be found again by who looks at this folder next, whatever its times.
    folders = found.folders | {folder: timeless(found.folders[folder]) for folder in map(above, strange)}
    return Survey({path: inode for path, inode in found.files.items() if path not in strange}, folders)


def _is_ours(folder: Path, ledger: Ledger, marker: str) -> bool:
    status = status_of(str(folder))
    if status is None or not stat.S_ISDIR(status.st_mode):
        return False
    if is_marked(folder / marker):
        return True
    found = survey(folder)
    return all(map(is_litter, found.files)) or any(_is_as_left(folder, path, ledger) for path in found.files)


def _is_as_left(folder: Path, path: str, ledger: Ledger) -> bool:
    status = status_of(f"{folder}/{path}")
    return status is not None and any(
        path in account.files and account.files[path].recalls(status) for account in ledger.accounts
    )


def is_litter(path: str) -> bool:
    """Whether the file is one that systems strew about."""
    name = path.rpartition("/")[2]
    return name in LITTER or name.startswith("._")


def _printable(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()
