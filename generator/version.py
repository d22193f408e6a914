"""A name for the state of the program: what was worked out by another is not believed.

To read the whole program takes longer than to look at its files. So the name is kept beside it, as Python keeps its own
modules, with the inode, size and times of each file: whatever is done to a file moves one of them, unless it is so
young that its times cannot tell.
"""

import os
import sys
import time
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

from generator.engine.memo import fingerprint

_YOUNG = 2_000_000_000
"""In nanoseconds: the times of some file systems are as coarse as that."""


@cache
def version() -> str:
    """A digest of the program's own files, of the names and versions of all packages installed, and of Python."""
    ours = sorted(_modules(os.path.dirname(__file__)))
    others = (sys.version, unicodedata.unidata_version, *sorted(_installed()))
    state = fingerprint((), repr(ours), *others)
    kept = Path(cache_from_source(__file__)).with_suffix(".state")
    known = _kept(kept).split()
    if len(known) == 2 and known[0] == state:
        return known[1]
    now = time.time_ns()
    made = fingerprint((Path(path) for path, *_ in ours), *others)
    if all(now - max(times) > _YOUNG for _, _, _, *times in ours):
        _keep(kept, f"{state} {made}")
    return made


def _modules(folder: str) -> Iterator[tuple[str, int, int, int, int]]:
    """The path of each module, and of what ships beside them, with its inode, size and times."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _modules(entry.path)
            elif entry.name.endswith((".py", ".bin")) and entry.is_file():
                at = entry.stat()
                yield entry.path, at.st_ino, at.st_size, at.st_mtime_ns, at.st_ctime_ns


def _installed() -> Iterator[str]:
    for folder in filter(os.path.isdir, sys.path):
        yield from (name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))


def _kept(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, ValueError):
        return ""


def _keep(path: Path, words: str) -> None:
    if sys.dont_write_bytecode:
        return
    writing = path.with_suffix(f".{os.getpid()}.writing")
    try:
        writing.write_text(words, "utf-8")
        os.replace(writing, path)
    except OSError:
        writing.unlink(missing_ok=True)
