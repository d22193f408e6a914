"""What can stop a site from being replaced, in words: what is wrong, what to do. Printing is left to others.

    PublishError
    ├── BadPlace        the folder named cannot be an output at all
    ├── ForeignFolder   it holds files, and this program did not write them
    ├── StrayFiles      it is ours, but somebody has put files of their own into it
    ├── Busy            another build of the same output is under way
    ├── Unwritable      the file system does not let us
    ├── DiskFull        there is no room
    ├── Disturbed       somebody changed the site while it was being replaced
    ├── LeakFound       the new site holds words that must not be published
    └── UnsafePath      an output has a path that no site may have: a mistake of the program, not of its user

Whatever is raised before the exchange, the old site stands as it was.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The errors of a full disk, a spent quota and a limit on the size of files."""

LISTED = 5
"""So many files are named in a message; the others are counted."""


class PublishError(Exception):
    """The site was not replaced. `message` says what is wrong in whole sentences, and `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}" if self.hint else self.message


class BadPlace(PublishError):
    """The folder named cannot be an output at all."""


class ForeignFolder(PublishError):
    """The output folder holds files that this program did not write."""


class StrayFiles(PublishError):
    """The output folder is ours, and somebody's own files stand in it. `paths` are all of them, in order."""

    def __init__(self, message: str, hint: str, paths: tuple[str, ...]) -> None:
        super().__init__(message, hint)
        self.paths = paths


class Busy(PublishError):
    """Another build holds the output. `pid` is its process, or 0 where it did not say."""

    def __init__(self, message: str, hint: str, pid: int) -> None:
        super().__init__(message, hint)
        self.pid = pid


class Unwritable(PublishError):
    """The file system does not let us write, link or rename."""


class DiskFull(PublishError):
    """There is no room for the new site."""


class Disturbed(PublishError):
    """Somebody changed the site while it was being replaced."""


class LeakFound(PublishError):
    """The new site holds words that must not be published. The message names no such word, only `labels`."""

    def __init__(self, message: str, hint: str, path: str, labels: tuple[str, ...]) -> None:
        super().__init__(message, hint)
        self.path = path
        self.labels = labels


class UnsafePath(PublishError):
    """An output has a path that no site may have, or two have paths that some machines take for one."""


@contextmanager
def files_of(folder: Path) -> Iterator[None]:
    """Say an error of the operating system, met while working on `folder` or beside it, in our own words."""
    try:
        yield
    except OSError as error:
        raise _said(error, folder) from error


def listed(paths: tuple[str, ...]) -> str:
    """The first few of the paths, and how many more there are."""
    rest = len(paths) - LISTED
    return ", ".join(paths[:LISTED]) + (f" and {rest} more" if rest > 0 else "")


def _said(error: OSError, folder: Path) -> PublishError:
    reason = error.strerror or str(error)
    if error.errno in NO_ROOM:
        return DiskFull(
            f"There is no room to write the site `{folder}`: {reason}.",
            "The old site stands as it was. Make room, then build again.",
        )
    where = error.filename2 or error.filename
    at = f" at `{where}`" if isinstance(where, str) else ""
    return Unwritable(
        f"The site `{folder}` cannot be written: {reason}{at}.",
        f"The folder and `{folder.parent}`, in which it stands, must be yours to write; "
        "or choose another output folder.",
    )
