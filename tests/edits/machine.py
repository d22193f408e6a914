"""What befalls a machine: caches that rot, outputs that others touch, folders that go."""

import os
import shutil
from pathlib import Path
from random import Random

from tests.edits.desk import Desk, How
from tests.edits.matter import cache_of_another


def cache(desk: Desk, chance: Random) -> str:
    """A file of the cache rots in some way, or the whole cache goes."""
    folder = desk.folder / ".cache"
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()] if folder.is_dir() else []
    ways = ("flipped", "flipped", "flipped", "cut", "folder", "gone", "closed", "swapped", "all gone", "file")
    way = chance.choice(ways)
    if way == "swapped":
        shutil.rmtree(folder, ignore_errors=True)
        for name, content in cache_of_another().items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        return "the cache of another dossier"
    if way in ("all gone", "file"):
        shutil.rmtree(folder, ignore_errors=True)
        if way == "file":
            folder.unlink(missing_ok=True)
            folder.write_bytes(b"a file")
        return f"the cache is {way}"
    if not files:
        if folder.is_file():
            folder.unlink()
        return "nothing in the cache"
    return f"{rot(chance.choice(files), way, chance)} {way}"


def rot(path: Path, way: str, chance: Random) -> str:
    raw = bytearray(path.read_bytes())
    if way == "flipped":
        for _ in range(chance.choice((1, 1, 20))):
            if raw:
                raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        path.write_bytes(raw)
    elif way == "cut":
        path.write_bytes(raw[: chance.randrange(len(raw) + 1)])
    elif way == "closed":
        path.chmod(0)
    else:
        path.unlink()
        if way == "folder":
            path.mkdir()
            (path / "inside").write_bytes(b"")
    return path.name


def output(desk: Desk, chance: Random) -> str:
    """A file of the site is altered, at the same time perhaps, or goes; one is added; the whole site goes."""
    site = desk.output(How(drafts=chance.random() < 0.1))
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and path.name != ".nojekyll"]
    way = chance.choice(("altered", "altered unseen", "gone", "added", "all gone", "ledger", "previous", "folder gone"))
    if not files:
        return "nothing published"
    path = chance.choice(files)
    desk.tampered = True
    if way == "all gone":
        shutil.rmtree(site)
    elif way == "ledger":
        (desk.folder / f".{site.name}.ledger").unlink(missing_ok=True)
    elif way == "previous":
        shutil.rmtree(desk.folder / f".{site.name}.previous", ignore_errors=True)
    elif way == "added":
        desk.stray = site / "mine.txt"
        desk.stray.write_bytes(b"somebody's own")
    elif way == "gone":
        path.unlink()
    elif way == "folder gone":
        shutil.rmtree(chance.choice(sorted({path.parent for path in files} - {site} or {site})))
    else:
        before = path.stat().st_mtime_ns
        raw = bytearray(path.read_bytes() or b" ")
        raw[chance.randrange(len(raw))] ^= 1
        path.write_bytes(raw)
        if way == "altered unseen":
            os.utime(path, ns=(before, before))
    return f"{path.relative_to(desk.folder)} {way}" if "gone" in way or "altered" in way else f"{way} at {site.name}"


def nothing(desk: Desk, chance: Random) -> str:
    return "nothing"


def touched(desk: Desk, chance: Random) -> str:
    """Times change, and nothing else."""
    for path in desk.files():
        if not (desk.folder / path).is_symlink() and chance.random() < 0.5:
            os.utime(desk.folder / path, ns=(when := chance.randrange(10**18, 2 * 10**18), when))
    return "other times"
