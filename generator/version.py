"""A name for the state of the program: what was worked out by another is not believed."""

import sys
import unicodedata
from functools import cache
from pathlib import Path

from generator.engine.memo import fingerprint


@cache
def version() -> str:
    """A digest of the program's own files, of the names and versions of all packages installed, and of Python."""
    here = Path(__file__).parent
    ours = [path for path in here.rglob("*.py") if path.is_file()]
    installed = sorted(
        entry.name
        for folder in map(Path, sys.path)
        if folder.is_dir()
        for entry in folder.iterdir()
        if entry.name.endswith((".dist-info", ".egg-info"))
    )
    return fingerprint(ours, sys.version, unicodedata.unidata_version, *installed)
