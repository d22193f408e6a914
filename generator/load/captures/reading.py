"""The captures that articles name, to their texts: each file read once, hashed as it lies, and its text worked out."""

import os
import threading
from collections import defaultdict
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.engine.memo import Memo
from generator.load.captures.extract import ENDINGS, PLAIN, ending_of, versions
from generator.load.captures.extracted import LONGEST, Extracted, Failed
from generator.load.captures.folder import content_of
from generator.load.captures.limits import Limits
from generator.load.captures.selector import Selector, split
from generator.load.files import CAPTURES
from generator.load.text import lines
from generator.model.collection import Capture
from generator.model.problems import Problem, Span, problem

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from generator.load.captures.workers import Worker

_WORKERS = 2
_ENOUGH = 8
"""Files from which a second worker pays for its start."""


Found = tuple[dict[str, Capture], list[Problem]]


def read_captures(
    folder: Path,
    wanted: Mapping[str, Span],
    names: dict[str, str] | None,
    *,
    memo: Memo | None = None,
    limits: Limits | None = None,
) -> Found:
    """The captures by the names in `wanted`, which says where each is named; `names` is `capture_names(folder)`.

    What was read before comes from `memo`. Text that is UTF-8 is read here; all else in workers that are bounded.
    """
    files: dict[str, dict[str, Selector]] = defaultdict(dict)
    for name in sorted(wanted):
        file, page = split(name)
        files[file][name] = page
    with _Readers(files, limits or Limits()) as readers:
        reading = [_File(folder, file, pages, wanted, memo) for file, pages in files.items()]
        for one in reading:
            one.begin(names, readers)
        for one in reading:
            one.end()
    found = {name: capture for one in reading for name, capture in one.captures.items()}
    return dict(sorted(found.items())), [p for one in reading for p in one.problems]


def read_capture(
    folder: Path, name: str, names: dict[str, str] | None, span: Span, *, memo: Memo | None = None
) -> tuple[Capture | None, list[Problem]]:
    """One capture. `names` is the folder's list, so that case counts on every machine; `span` is where it is named."""
    captures, problems = read_captures(folder, {name: span}, names, memo=memo)
    return captures.get(name), problems


def memo_key(digest: str, ending: str, page: Selector) -> str:
    """What a text follows from: this code and its libraries, the bytes, their format, and the page that is wanted."""
    return f"{versions()} {digest} {ending} {page}"


class _File:
    """One file on its way to the captures that are taken from it."""

    def __init__(
        self, folder: Path, name: str, pages: Mapping[str, Selector], wanted: Mapping[str, Span], memo: Memo | None
    ) -> None:
        self.captures: dict[str, Capture] = {}
        self.problems: list[Problem] = []
        self._folder, self._name, self._pages, self._wanted, self._memo = folder, name, pages, wanted, memo
        self._ending = ending_of(name)
        self._sha256, self._size = "", 0
        self._asked: list[str] = []
        self._coming: Future[list[Extracted | Failed]] | None = None

    def begin(self, names: dict[str, str] | None, readers: "_Readers") -> None:
        """Read the bytes, take what is known of them, and have the rest worked out."""
        spans = [self._wanted[name] for name in self._pages]
        content = content_of(self._folder, self._name, names, spans[0])
        if isinstance(content, Problem):
            self.problems += (msgspec.structs.replace(content, span=span) for span in spans)
            return
        if not self._ending:
            hint = "save its text beside it, as UTF-8, and name that file; the original may stay where it is"
            say = f"of captures only {', '.join(ENDINGS[:-1])} and {ENDINGS[-1]} are read, not `{self._name}`"
            self.problems += (problem("bad-capture", say, span, hint) for span in spans)
            return
        self._sha256, self._size = sha256(content).hexdigest(), len(content)
        plain = _plainly(content) if self._ending in PLAIN else None
        for name, page in self._pages.items():
            known = plain or self._known(page)
            if known is not None:
                self._take(name, known)
            else:
                self._asked.append(name)
        if self._asked:
            self._coming = readers.read(self._ending, content, [self._pages[name] for name in self._asked])

    def end(self) -> None:
        """Take what was worked out."""
        if self._coming is None:
            return
        for name, made in zip(self._asked, self._coming.result(), strict=True):
            if isinstance(made, Failed):
                say = f"`{CAPTURES}/{self._name}` {made.say}"
                self.problems.append(problem("bad-capture", say, self._wanted[name], made.do))
                continue
            if self._memo is not None:
                self._memo.put(memo_key(self._sha256, self._ending, self._pages[name]), msgspec.msgpack.encode(made))
            self._take(name, made)

    def _known(self, page: Selector) -> Extracted | None:
        kept = self._memo.get(memo_key(self._sha256, self._ending, page)) if self._memo is not None else None
        try:
            return msgspec.msgpack.decode(kept, type=Extracted) if kept is not None else None
        except msgspec.MsgspecError:
            return None

    def _take(self, name: str, made: Extracted) -> None:
        self.captures[name] = Capture(
            name,
            self._sha256,
            made.text,
            self._size,
            pages=made.pages,
            pictures=made.pictures,
            encoding=made.encoding,
            hidden=made.hidden,
            url=made.url,
            taken=made.taken,
        )
        if made.doubt:
            say = f"`{CAPTURES}/{self._name}` was read as {made.encoding}, which is a guess: {made.doubt}"
            do = "look at its letters outside English; to settle it, save it as UTF-8 under another name, and name that"
            self.problems.append(problem("guessed-encoding", say, self._wanted[name], do))


class _Readers:
    """One worker, or two where that pays, each with a thread of its own: a worker ends with the thread it is of."""

    def __init__(self, files: Mapping[str, Mapping[str, Selector]], limits: Limits) -> None:
        self._endings = sorted({ending_of(file) for file in files} - {""})
        self._limits = limits
        many = sum(ending_of(file) not in PLAIN for file in files) >= _ENOUGH
        self._count = _WORKERS if many and (os.cpu_count() or 1) > 1 else 1
        self._room = threading.Semaphore(2 * self._count)
        self._own = threading.local()
        self._workers: list[Worker] = []
        self._pool: ThreadPoolExecutor | None = None

    def read(self, ending: str, content: bytes, pages: list[Selector]) -> "Future[list[Extracted | Failed]]":
        """Have the text worked out; waits while many are waiting already, for each holds its bytes."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(self._count)
        self._room.acquire()
        return self._pool.submit(self._read, ending, content, pages)

    def _read(self, ending: str, content: bytes, pages: list[Selector]) -> list[Extracted | Failed]:
        from generator.load.captures.workers import Worker

        try:
            worker: Worker | None = getattr(self._own, "worker", None)
            if worker is None:
                worker = self._own.worker = Worker(self._endings, self._limits)
                self._workers.append(worker)
            return worker.read(ending, content, pages)
        finally:
            self._room.release()

    def __enter__(self) -> "_Readers":
        return self

    def __exit__(self, *_: object) -> None:
        # Workers first: a thread that waits for one then comes back, also where this ends with an exception.
        for worker in self._workers:
            worker.stop()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _plainly(content: bytes) -> Extracted | None:
    """The text, where it is UTF-8 beyond doubt; None where it takes more than that to read it."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    if "\0" in text or len(text) > LONGEST:
        return None
    return Extracted(lines(text.removeprefix("\ufeff")), encoding="UTF-8")
