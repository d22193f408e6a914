"""Where the shipped theme stands, and the state of all files that templates and stylesheets are made of."""

from hashlib import blake2b
from pathlib import Path


def theme_folder() -> Path:
    """Where the shipped theme stands: in the package, or in a checkout beside it."""
    packaged = Path(__file__).parents[1] / "theme"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "templates"


def theme_state(*folders: Path) -> bytes:
    """A digest of 16 bytes of all that stands in these folders, names and bytes; one that is not there is empty."""
    total = blake2b(digest_size=16)
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                for part in (path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape"), path.read_bytes()):
                    total.update(len(part).to_bytes(8, "big") + part)
        total.update(b"\xff" * 8)
    return total.digest()
