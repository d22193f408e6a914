"""The shipped theme's templates, compiled once for all dossiers, as Python keeps its own modules: beside the program.

Nothing of this kind is ever read from a dossier's folder, for it is code; nor is a dossier's own template kept.
"""

import marshal
import os
import sys
from collections.abc import Collection
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.version import version


class Compiled(BytecodeCache):
    """Compiled templates by name and source; `own` names those that are a dossier's."""

    def __init__(self, own: Collection[str]) -> None:
        self._own = frozenset(own)
        self._path = Path(cache_from_source(str(Path(__file__).with_name("theme.py")))).with_suffix(".templates")
        self._known = _read(self._path)
        self._is_new = False

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if it is known."""
        code = self._known.get(bucket.key)
        if isinstance(code, CodeType):
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember the code of a template."""
        self._known[bucket.key] = bucket.code
        self._is_new = True

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template's key: its name."""
        return name

    def get_source_checksum(self, source: str) -> str:
        """What tells one state of a template from another."""
        return sha256(source.encode("utf-8", "surrogatepass")).hexdigest()

    def get_bucket(self, environment: object, name: str, filename: str | None, source: str) -> Bucket:
        """Where a template's code is looked for."""
        checksum = self.get_source_checksum(source)
        key = "" if name in self._own else f"{name} {checksum}"
        bucket = Bucket(environment, key, checksum)  # type: ignore[arg-type]
        if key:
            self.load_bytecode(bucket)
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Take in a template's code."""
        if bucket.key:
            self.dump_bytecode(bucket)

    def save(self) -> None:
        """Keep what is new for the next process, as far as that is wanted and can be done."""
        if not self._is_new or sys.dont_write_bytecode:
            return
        self._is_new = False
        self._known = _read(self._path) | self._known  # a copy of this process may have kept what it alone needed
        content = marshal.dumps(self._known)
        writing = self._path.with_suffix(f".{os.getpid()}.writing")
        try:
            writing.write_bytes(_head(content) + content)
            os.replace(writing, self._path)
        except OSError:
            writing.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, CodeType | None]:
    try:
        kept = path.read_bytes()
        head, content = kept[:32], kept[32:]
        return dict(marshal.loads(content)) if head == _head(content) else {}
    except (OSError, ValueError, EOFError, TypeError):
        return {}


def _head(content: bytes) -> bytes:
    """Ties the code to the state of the program, and shows that it is whole."""
    return sha256(version().encode() + content).digest()
