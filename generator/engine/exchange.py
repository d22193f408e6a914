"""Puts a finished tree in the place of the old one: in one step where there is one, else by two renames.

One step is `renameat2` with RENAME_EXCHANGE on Linux and `renamex_np` with RENAME_SWAP on macOS. Between two
renames there is, for an instant, no site; what a crash leaves then is put right by `recover`. A folder that
cannot be renamed at all, such as a mount point, is left to transfer.py.
"""

import errno
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
RENAME_SWAP = 2

PATIENCE = 2.0
"""Seconds for which Windows is asked again while another program has a file of the site open."""

Way = Callable[[Path, Path, Path], bool]
"""Exchanges the staged tree and the site, with a free name for between, and says whether it was one step.

Raises OSError where it cannot, and then both stand where they stood.
"""


class Immovable(Exception):
    """The site's folder cannot be renamed: it is a mount point, or from a lower layer of a container."""


def swap(staged: Path, site: Path, aside: Path) -> bool:
    """Exchange two folders in one step; OSError where the system or the file system has no such step."""
    if sys.platform == "linux":
        call = _system_call("renameat2")
        failed = call(AT_FDCWD, os.fsencode(staged), AT_FDCWD, os.fsencode(site), RENAME_EXCHANGE)
    elif sys.platform == "darwin":
        call = _system_call("renamex_np")
        failed = call(os.fsencode(staged), os.fsencode(site), RENAME_SWAP)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if failed:
        from ctypes import get_errno

        number = get_errno()
        raise OSError(number, os.strerror(number), str(site))
    return True


def rename_twice(staged: Path, site: Path, aside: Path) -> bool:
    """Move the site aside and the new one into its place; the old one then takes the staged one's name."""
    _rename_patiently(site, aside)
    try:
        os.rename(staged, site)
    except OSError:
        os.rename(aside, site)
        raise
    # The site is the new one by now; what fails here is made up for by `recover`.
    with suppress(OSError):
        os.rename(aside, staged)
    return False


WAYS: tuple[Way, ...] = (swap, rename_twice)
"""In the order in which they are tried."""


def exchange(staged: Path, site: Path, aside: Path, ways: tuple[Way, ...] = WAYS) -> bool:
    """Put the staged tree where the site stands, and the old site where that stood; was it one step?

    Where there is no site yet, the staged tree is renamed. Raises Immovable where no way leads there.
    """
    if not site.exists():
        os.rename(staged, site)
        return True
    for way in ways:
        try:
            return way(staged, site, aside)
        except OSError as error:
            failure = error
    if failure.errno in (errno.EBUSY, errno.EXDEV):
        raise Immovable from failure
    raise failure


def recover(staged: Path, site: Path, aside: Path) -> None:
    """Put right what an interrupted pair of renames left: the old site comes back, or steps down."""
    if not aside.exists():
        return
    if site.exists() and not any(site.iterdir()):
        site.rmdir()
    if not site.exists():
        os.rename(aside, site)
    elif not staged.exists():
        os.rename(aside, staged)


def _system_call(name: str) -> Callable[..., int]:
    from ctypes import CDLL  # which takes longer to import than it takes to see that nothing is to be exchanged

    call: Callable[..., int] | None = getattr(CDLL(None, use_errno=True), name, None)
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    return call


def _rename_patiently(old: Path, new: Path) -> None:
    end = time.monotonic() + (PATIENCE if os.name == "nt" else 0)
    while True:
        try:
            os.rename(old, new)
            return
        except PermissionError:
            if time.monotonic() >= end:
                raise
            time.sleep(0.1)
