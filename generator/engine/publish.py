"""The outputs of a build to the folder that is the site, all at once or not at all.

The next tree is made beside the site, looked over, flushed to the disk and exchanged with it; the old site
becomes the previous generation, out of which the tree after that is made. Until the exchange any error leaves
the old site as it was, and a crash at any instant leaves the old site or the new one. Where a single file is
another than before, no tree is needed: once it is looked over and flushed, that file takes the place of the old
one, which is one step, too. What the outputs say is left to those who make them.

Beside `build/` stand `.build.previous/`, `.build.ledger` and `.build.lock`, and for an instant
`.build.writing` and `.build.aside`. All but the lock may be removed at any time, between builds: the next one
is slower, no more.
"""

import os
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from generator.engine.ahead import link_ahead
from generator.engine.errors import Disturbed, files_of
from generator.engine.exchange import WAYS, Immovable, Way, exchange, recover
from generator.engine.generation import Generation
from generator.engine.ledger import Ledger, account_of, entry_of, packed, read_ledger
from generator.engine.live import Live
from generator.engine.lock import locked
from generator.engine.ours import own_files, require_ours
from generator.engine.output import Output, Unchanged
from generator.engine.place import Place, place_of
from generator.engine.survey import Survey, status_of
from generator.engine.transfer import holds, transfer
from generator.engine.tree import flush_folder, remove, replace_file

MARKER = ".nojekyll"
"""GitHub Pages looks for a file of this name, whatever it holds; ours lists the site's files."""

PATIENCE = 5.0
"""Seconds to wait for another build of the same output."""


class Published(msgspec.Struct, frozen=True):
    """What publishing did. The counts include the marker.

    `written` files are new or hold other bytes than in the old site; `removed` ones stood there and are gone.
    """

    files: int
    written: int
    removed: int
    atomic: bool
    """False where there is no exchange in one step, so that a reader may have found no site, or half."""
    manifest: bytes
    """Stands for all paths and digests of the site: `stands` tells by it whether nothing was done to it since."""

    @property
    def unchanged(self) -> int:
        """Files that hold the bytes which they held in the old site."""
        return self.files - self.written


def publish(
    outputs: Iterable[Output | Unchanged],
    to: Path,
    *,
    unchanged: Mapping[str, bytes] | None = None,
    content_of: Callable[[str], bytes] | None = None,
    check: Callable[[Output], None] | None = None,
    keep_out: tuple[Path, ...] = (),
    not_within: tuple[Path, ...] = (),
    marker: str = MARKER,
    patience: float = PATIENCE,
    ways: tuple[Way, ...] = WAYS,
) -> Published:
    """Make the folder `to` hold these outputs and the marker, and no other file.

    The outputs are taken one by one while the folder is locked, and none is kept in memory. Further files are
    `unchanged`: their SHA-256 by path. For each that was said to be unchanged and that the old site does not hold,
    `content_of` is then called with its path; the bytes that it gives are the file's, whatever their digest. Then
    `check` gets each file, changed or not, as it stands on the disk, in order of path. What the outputs, `content_of`
    or the check raise goes through, and the old site stands; our own errors are PublishErrors.

    No folder in `keep_out` may be `to` or stand inside it, and those in `not_within` may not hold it either.
    The `marker` is a path that no output may have.
    """
    place = place_of(to, keep_out, not_within)
    with locked(place.lock, place.shown, patience):
        with files_of(place.shown):
            ledger = _put_right(place, marker)
            require_ours(place.previous, place.previous, ledger, marker)
            live = Live(place.site, _believed(place, ledger, marker), ledger)
            generation = Generation(place, marker, live, ledger)
            generation.keep(unchanged or {})
        for output in outputs:
            if isinstance(output, Unchanged):
                generation.keep({output.path: output.sha256})
                continue
            with files_of(place.shown):
                generation.add(output)
        with files_of(place.shown):
            gone = generation.settle()
        for path in gone:
            if content_of is None:
                raise _gone(path, place)
            content = content_of(path)
            with files_of(place.shown):
                generation.restore(Output(path, content))
        with files_of(place.shown):
            generation.complete()
            if not generation.changed and not generation.differs_in_one_at_most(own_files(place, ledger, marker)):
                generation.make()
        if check is not None:
            for output in generation.staged():
                check(output)
        with files_of(place.shown):
            atomic = _take_into_use(generation, place, ledger, marker, ways)
        files = len(generation.digests)
        return Published(files, generation.written, generation.removed, atomic, generation.manifest)


def make_ready(to: Path, *, marker: str = MARKER, patience: float = PATIENCE) -> None:
    """After a first publishing, once nobody waits: do what the next would begin with (ahead.py). Else do nothing."""
    place = place_of(to)
    if place.ledger.exists() and not os.path.lexists(place.previous):
        with locked(place.lock, place.shown, patience), files_of(place.shown):
            link_ahead(place, marker)


def put_right(to: Path, *, marker: str = MARKER, patience: float = PATIENCE) -> None:
    """Bring back a site that a crash between two renames left aside. Publishing begins with this, too."""
    place = place_of(to)
    if not place.site.parent.exists():
        return
    with locked(place.lock, place.shown, patience), files_of(place.shown):
        _put_right(place, marker)


def clean(to: Path, *, marker: str = MARKER, patience: float = PATIENCE) -> None:
    """Remove the site and all that we keep beside it, if it is ours and holds nothing else.

    The lock goes last, while it is held; one who waits for it sees that it is gone, and makes another.
    """
    place = place_of(to)
    if not place.site.parent.exists():
        return
    with locked(place.lock, place.shown, patience), files_of(place.shown):
        ledger = _put_right(place, marker)
        own_files(place, ledger, marker)
        require_ours(place.previous, place.previous, ledger, marker)
        if place.site.exists():
            _discard(place.site, place)
        if place.previous.exists():
            remove(place.previous)
        for path in (place.writing, place.ledger, place.lock):
            path.unlink(missing_ok=True)


def _believed(place: Place, ledger: Ledger, marker: str) -> Survey:
    """What the ledger says of the site, if it says all; else what stands there. A stranger's folder is refused."""
    require_ours(place.site, place.shown, ledger, marker)
    recorded = ledger.account_at(place.site).survey
    return recorded if recorded.folders else own_files(place, ledger, marker)


def _gone(path: str, place: Place) -> Disturbed:
    return Disturbed(
        f"The file `{path}` of `{place.shown}` is not as it was published, and nobody can say what it is to hold.",
        "Build all of the site again.",
    )


def _take_into_use(generation: Generation, place: Place, was: Ledger, marker: str, ways: tuple[Way, ...]) -> bool:
    if not generation.changed:
        generation.flush()
        ledger = generation.ledger()
        if ledger is not None:
            replace_file(place.ledger, place.writing, packed(ledger))
        if not generation.written or generation.replace_one():
            return True
        generation.make()
    ledger = generation.ledger()
    assert ledger is not None
    generation.flush()
    replace_file(place.ledger, place.writing, packed(ledger))
    own_files(place, was, marker)  # at last: somebody may have put a file there while we built
    try:
        atomic = exchange(place.previous, place.site, place.aside, ways)
    except Immovable:
        _transfer(place, marker, ledger)
        atomic = False
    flush_folder(place.site.parent)
    return atomic


def _put_right(place: Place, marker: str) -> Ledger:
    """Finish or undo what was interrupted; the ledger as it then is."""
    recover(place.previous, place.site, place.aside)
    ledger = read_ledger(place.ledger)
    for folder in (place.aside, place.discarded):
        if os.path.lexists(folder):
            require_ours(folder, folder, ledger, marker)
            remove(folder)
    if ledger.unsettled:
        digests = {path: entry.sha256 for path, entry in ledger.files_at(place.previous).items()}
        if holds(place.previous, digests):
            _transfer(place, marker, ledger)
            return read_ledger(place.ledger)
    return ledger


def _transfer(place: Place, marker: str, ledger: Ledger) -> None:
    staged = ledger.files_at(place.previous)
    # The marker goes first, so that half a site is known for ours even if the ledger is lost.
    digests = {marker: staged[marker].sha256} | {path: entry.sha256 for path, entry in sorted(staged.items())}
    unsettled = Ledger(unsettled=True, accounts=ledger.accounts)
    replace_file(place.ledger, place.writing, packed(unsettled))
    transfer(place.previous, place.site, digests, place.transfer_writing)
    now = time.time_ns()
    found = {path: status_of(f"{place.site}/{path}") for path in digests}
    files = {path: entry_of(status, digests[path], now) for path, status in found.items() if status is not None}
    settled = Ledger(accounts=(account_of(place.site, files), account_of(place.previous, staged)))
    replace_file(place.ledger, place.writing, packed(settled))


def _discard(site: Path, place: Place) -> None:
    """Remove a site so that an interruption does not leave half of it under its name."""
    try:
        os.rename(site, place.discarded)
    except OSError:  # a mount point: what is in it can be removed
        for entry in site.iterdir():
            remove(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
        return
    remove(place.discarded)
