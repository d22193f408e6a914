"""A folder named as output to the places of a site, its ledger and its lock; impossible ones are refused.

Whether the folder may be replaced, for what it holds, is left to ours.py.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from generator.engine.errors import BadPlace, files_of


class Place(msgspec.Struct, frozen=True):
    """Where one site stands. All but `site` are hidden siblings of it, so that nothing of ours is published.

    `shown` is the folder as the user named it, for messages.
    """

    site: Path
    shown: Path
    previous: Path
    """The previous generation, and the next while it is being made."""
    aside: Path
    """Where the old site stands between the two renames of an exchange that takes two."""
    discarded: Path
    """A site that is being removed, and is not to come back."""
    writing: Path
    """The one file being written, before it gets its name."""
    transfer_writing: Path
    """The same within the site, needed only where the site is on a file system of its own."""
    ledger: Path
    lock: Path


def place_of(to: Path, keep_out: tuple[Path, ...] = (), not_within: tuple[Path, ...] = ()) -> Place:
    """The place of an output. BadPlace where it is a link, a file or a root, or the place of something else.

    No folder in `keep_out` may be the output or stand inside it; those in `not_within` may not hold it
    either.
    """
    with files_of(to):
        if to.is_symlink():
            raise BadPlace(
                f"The output `{to}` is a symbolic link, and publishing would replace the link itself.",
                f"Name the folder that it leads to: `{to.resolve()}`.",
            )
        site = to.resolve() if to.name in ("", "..") else to.parent.resolve() / to.name
        if site.exists() and not site.is_dir():
            raise BadPlace(f"The output `{to}` is a file.", "Name a folder, or move the file.")
    if site == site.parent:
        raise BadPlace(f"The output `{to}` is the root of the file system.", "Name a folder of its own.")
    for folder in (*keep_out, *not_within):
        if _stands_in(folder, site):
            raise BadPlace(
                f"The output `{to}` would replace `{folder}`, which is not the site's.",
                "Name a folder of its own, which the program may replace as a whole.",
            )
    for folder in not_within:
        if _stands_in(site, folder):
            raise BadPlace(
                f"The output `{to}` stands inside `{folder}`, which is not the site's.",
                "Name a folder outside it.",
            )
    return _around(site, to)


def _around(site: Path, shown: Path) -> Place:
    def sibling(name: str) -> Path:
        return site.parent / f".{site.name}.{name}"

    return Place(
        site,
        shown,
        sibling("previous"),
        sibling("aside"),
        sibling("discarded"),
        sibling("writing"),
        site / sibling("writing").name,
        sibling("ledger"),
        sibling("lock"),
    )


def _stands_in(inner: Path, outer: Path) -> bool:
    """Whether `inner` is `outer` or stands somewhere inside it, by whatever links and spellings of names."""
    return any(_same(folder, outer) for folder in _upwards(inner.resolve()))


def _upwards(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.parents


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there yet
        return one == other.resolve()
