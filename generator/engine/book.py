"""Values under names, each with a record of what it was worked out from: a later build works out what changed, no more.

A *cell* is a value with a name, `family/key`. A *task* makes cells; which cells it reads on its way is its *trace*,
and nothing else may go into what it makes. A task is run again only where a cell of its trace has another value than
in the build before, is new, or is gone; where it makes the same again, nothing follows from that. Traces are recorded
and never declared, so none of their steps can be forgotten. What the values mean is left to those who make them.

Tasks come in stages: those of one stage read only what earlier stages made.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec

from generator.engine.shelf import Shelf, Torn

PROBLEMS = "problems"
"""The family of what a task found wrong: a cell for each task that found anything, of tuples."""

T = TypeVar("T")
_MANY = 100
"""Values from which it pays to read a whole family at once."""
_UNREAD = object()
_encode = msgspec.msgpack.Encoder().encode


class Family(msgspec.Struct, frozen=True):
    """The cells of one kind. `type` is what msgspec knows their values by.

    Values that are not `kept` are worked out again where they are asked for. With `merge` many tasks give rows to one
    cell, whose value is made of these rows, by the names of the tasks; `type` is then that of a row.
    """

    name: str
    type: Any
    kept: bool = True
    merge: Callable[[Mapping[str, Any]], Any] | None = None


class Done(msgspec.Struct):
    """What a task made: cells, rows that it gives to cells which others give to as well, and what it found wrong."""

    cells: dict[str, Any] = {}
    rows: dict[str, list[Any]] = {}
    problems: tuple[Any, ...] = ()


class Task(msgspec.Struct, array_like=True):
    """A task that was run: the numbers of the cells that it read, made, and gave rows to."""

    reads: list[int]
    made: list[int]
    gave: list[int]


class State(msgspec.Struct, array_like=True):
    """All of a book but its values: `cells` are the numbers of those there are, by family and in order of their keys;
    `digests` has 16 bytes for each of them.
    """

    names: list[str]
    cells: dict[str, list[int]]
    digests: bytes
    stages: dict[str, dict[str, Task]]
    changed: list[int]
    marks: dict[str, bytes]


class Book:
    """The cells of one dossier, over any number of builds. Without a shelf they last as long as the book."""

    def __init__(self, families: Iterable[Family], shelf: Shelf | None = None) -> None:
        """Torn is raised here and in all reading where the shelf does not hold what it should: begin without one."""
        self._families = {family.name: family for family in families}
        self._decoders = {name: _decoder(family) for name, family in self._families.items()}
        self._shelf = shelf
        self._names: list[str] = []
        self._numbers: dict[str, int] = {}
        self._digests: dict[int, bytes] = {}
        self._values: dict[int, Any] = {}
        self._rows: dict[int, dict[str, Any]] = {}
        self._stages: dict[str, dict[str, Task]] = {}
        self._works: dict[str, Callable[[str], Done]] = {}
        self._makers: dict[int, tuple[str, str]] | None = None
        self._cells: dict[str, dict[int, None]] = {}
        self._keys: dict[str, list[str]] = {}
        self._read_ahead: set[str] = set()
        self.marks: dict[str, bytes] = {}
        """What is remembered of cells beside their values, for whoever made them: always in memory."""
        self._touched: set[int] = set()
        self._placed: set[int] = set()
        self._left: set[int] = set()
        self._derived: dict[str, tuple[Any, set[int], int]] = {}
        self._build = 0
        self._trace: set[int] = set()
        self.changed: set[int] = set()
        """The numbers of the cells that are not what they were when a build last ran to its end."""
        self.ran: dict[str, int] = {}
        """How many tasks of each stage were run in this build."""
        if shelf is not None and (state := shelf.state()) is not None:
            self._restore(state)

    def __len__(self) -> int:
        """How many cells have a number."""
        return len(self._names)

    # --- Reading ---

    def number(self, name: str) -> int:
        """The number of a cell, whether there is one or not."""
        found = self._numbers.get(name)
        if found is None:
            found = self._numbers[name] = len(self._names)
            self._names.append(name)
        return found

    def read(self, number: int) -> Any:
        """The value of a cell, remembered as read; a KeyError where there is none, which is remembered too."""
        self._trace.add(number)
        value = self._values.get(number, _UNREAD)
        return self._load(number) if value is _UNREAD else value

    def look(self, number: int, default: Any) -> Any:
        """The value of a cell, or the default where there is none; either is remembered."""
        self._trace.add(number)
        value = self._values.get(number, _UNREAD)
        if value is not _UNREAD:
            return value
        return self._load(number) if number in self._digests else default

    def has(self, number: int) -> bool:
        """Whether there is such a cell, remembered as read."""
        self._trace.add(number)
        return number in self._digests

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a cell by its name."""
        return self.look(self.number(name), default)

    def keys(self, family: str) -> list[str]:
        """The keys of all cells of a family, in order; remembered as read, so that a new or missing one is noticed."""
        self._trace.add(self.number(f"{family}/*"))
        found = self._keys.get(family)
        if found is None:
            skip = len(family) + 1
            found = self._keys[family] = sorted(self._names[number][skip:] for number in self._cells.get(family, ()))
        return found

    def ahead(self, family: str) -> None:
        """Read all values of a family in one go: many will be asked for."""
        if family in self._read_ahead or self._shelf is None:
            return
        self._read_ahead.add(family)
        decoder, merge = self._decoders[family], self._families[family].merge
        for name, encoded in self._shelf.range(f"{family}/"):
            number = self._numbers.get(name, -1)
            if number in self._values or _digest(encoded) != self._digests.get(number):
                continue  # it is known, or `read` will say what is wrong with it
            with suppress(msgspec.MsgspecError):
                value = decoder.decode(encoded)
                if merge is not None:
                    self._rows[number], value = value, merge(value)
                self._values[number] = value

    def release(self, family: str) -> None:
        """Keep the values of a family in memory no longer, as far as they can be had again."""
        if not self._families[family].kept or (self._shelf is not None and self._shelf.keeps):
            for number in self._cells.get(family, ()):
                self._values.pop(number, None)
            self._read_ahead.discard(family)

    def name(self, number: int) -> str:
        """The name of a cell."""
        return self._names[number]

    def digest(self, name: str) -> bytes:
        """The digest of a cell, of 16 bytes; empty where there is none."""
        return self._digests.get(self.number(name), b"")

    def derived(self, name: str, make: Callable[[], T]) -> T:
        """Something made of cells that is too large, or of no kind, to be one; made once as long as they stay."""
        found = self._derived.get(name)
        if found is None or (found[2] != self._build and not self.changed.isdisjoint(found[1])):
            with self.tracing() as trace:
                found = self._derived[name] = make(), trace, self._build
        self._trace |= found[1]
        value: T = found[0]
        return value

    @contextmanager
    def tracing(self) -> Iterator[set[int]]:
        """What is read within, and nothing else, is in the set that this gives."""
        outer, self._trace = self._trace, set()
        try:
            yield self._trace
        finally:
            self._trace = outer

    def _load(self, number: int) -> Any:
        if number not in self._digests:
            raise KeyError(self._names[number])
        name = self._names[number]
        family = self._families[name.partition("/")[0]]
        if not family.kept:
            return self._make_again(number)
        encoded = self._shelf.get(name) if self._shelf is not None else None
        if encoded is None or _digest(encoded) != self._digests[number]:
            raise Torn(name)
        try:
            value = self._decoders[family.name].decode(encoded)
        except msgspec.MsgspecError as error:
            raise Torn(name) from error
        if family.merge is not None:
            self._rows[number] = value
            value = family.merge(value)
        self._values[number] = value
        return value

    def _make_again(self, number: int) -> Any:
        if self._makers is None:
            self._makers = {
                made: (stage, name)
                for stage, tasks in self._stages.items()
                for name, task in tasks.items()
                for made in task.made
                if not self._families[self._names[made].partition("/")[0]].kept
            }
        stage, name = self._makers[number]
        with self.tracing():
            done = self._works[stage](name)
        for cell, value in done.cells.items():
            self._values.setdefault(self.number(cell), value)
        return self._values[number]

    def aside(self) -> None:
        """Read on in a copy of this process, in which the shelf of the original must not be touched."""
        if self._shelf is not None:
            self._shelf = self._shelf.aside()

    # --- Working ---

    def begin(self) -> None:
        """Begin a build. What has changed since a build last ran to its end still counts as changed."""
        self._build += 1
        self.ran.clear()

    def finish(self) -> None:
        """End a build all of whose stages were run: from here on, nothing counts as changed."""
        for name, (_, trace, made) in list(self._derived.items()):
            if made != self._build and not self.changed.isdisjoint(trace):
                del self._derived[name]
        self.changed.clear()

    def put_inputs(self, family: str, given: Mapping[str, tuple[bytes, Any]]) -> None:
        """The cells of a family that no task makes, all of them: for each key a digest of 16 bytes and the value."""
        for key in [key for key in self.keys(family) if key not in given]:
            self._drop(self.number(f"{family}/{key}"))
        for key, (digest, value) in given.items():
            self._set(self.number(f"{family}/{key}"), digest, value)

    def due(self, stage: str, names: Iterable[str]) -> list[str]:
        """Those of the stage's tasks that must be run."""
        tasks, changed = self._stages.get(stage, {}), self.changed
        return [n for n in names if (task := tasks.get(n)) is None or not changed.isdisjoint(task.reads)]

    def run(
        self,
        stage: str,
        names: Collection[str],
        work: Callable[[str], Done],
        before: Callable[[list[str]], None] = lambda due: None,
    ) -> list[str]:
        """Bring a stage up to date, which has the tasks `names`; gives those that had to be run.

        `before` is told which these are. A task of that stage which is not among `names` goes, with all that it made.
        """
        self._works[stage] = work
        due = self.due(stage, names)
        before(due)
        for name in due:
            with self.tracing() as trace:
                done = work(name)
            self.commit(stage, name, trace, done)
        self.close(stage, names)
        self.ran[stage] = len(due)
        return due

    def commit(self, stage: str, name: str, trace: Iterable[int], done: Done) -> None:
        """Take in what a task made, wherever it was run."""
        tasks = self._stages.setdefault(stage, {})
        old = tasks.get(name)
        if done.problems:
            done.cells[f"{PROBLEMS}/{stage}/{name}"] = done.problems
        made = {self.number(cell): value for cell, value in done.cells.items()}
        self._placed.update(made)
        for number, value in made.items():
            self._put(number, value)
        gave = {self.number(cell): rows for cell, rows in done.rows.items()}
        for number, rows in gave.items():
            self._rows_of(number)[name] = rows
        self._touched.update(gave)
        if old is not None:
            self._forget(name, old, made.keys(), gave.keys())
        tasks[name] = Task(list(trace), list(made), list(gave))
        if self._makers is not None:
            self._makers.update((number, (stage, name)) for number in made)

    def close(self, stage: str, names: Collection[str]) -> None:
        """End a stage: tasks that are no more go, and cells that many give to are made."""
        tasks = self._stages.setdefault(stage, {})
        if len(tasks) > len(names) or any(name not in tasks for name in names):
            for name in tasks.keys() - set(names):
                self._forget(name, tasks.pop(name), (), ())
        # A cell that one task no longer makes may have moved to another, which made it in this very run.
        for number in self._left - self._placed:
            self._drop(number)
        self._left.clear()
        self._placed.clear()
        for number in self._touched:
            rows = self._rows[number]
            if not rows:
                self._drop(number)
                continue
            family = self._families[self._names[number].partition("/")[0]]
            assert family.merge is not None
            rows = self._rows[number] = dict(sorted(rows.items()))
            self._keep(number, _encode(rows), family.merge(rows))
        self._touched.clear()

    def problems(self, stages: Collection[str]) -> list[Any]:
        """All that the tasks of some stages found wrong."""
        with self.tracing():
            keys = [key for key in self.keys(PROBLEMS) if key.partition("/")[0] in stages]
            if len(keys) > _MANY:
                self.ahead(PROBLEMS)
            return [one for key in keys for one in self.get(f"{PROBLEMS}/{key}")]

    def traces(self, stage: str) -> Mapping[str, Task]:
        """The stage's tasks as they were last run."""
        return self._stages.get(stage, {})

    def _forget(self, name: str, old: Task, made: Collection[int], gave: Collection[int]) -> None:
        for number in old.made:
            if number not in made:
                self._left.add(number)
        for number in old.gave:
            if number not in gave:
                self._rows_of(number).pop(name, None)
                self._touched.add(number)

    def _rows_of(self, number: int) -> dict[str, Any]:
        if number not in self._rows:
            if number in self._digests:
                self._values.pop(number, None)
                self._load(number)
            else:
                self._rows[number] = {}
        return self._rows[number]

    def _put(self, number: int, value: Any) -> None:
        self._keep(number, _encode(value), value)

    def _keep(self, number: int, encoded: bytes, value: Any) -> None:
        if self._set(number, _digest(encoded), value) and self._shelf is not None:
            name = self._names[number]
            if self._families[name.partition("/")[0]].kept:
                self._shelf.put(name, encoded)

    def _set(self, number: int, digest: bytes, value: Any) -> bool:
        self._values[number] = value
        old = self._digests.get(number)
        if old == digest:
            return False
        self._digests[number] = digest
        self.changed.add(number)
        if old is None:
            self._cells.setdefault(self._list_changed(number), {})[number] = None
        return True

    def _drop(self, number: int) -> None:
        if self._digests.pop(number, None) is not None:
            self._values.pop(number, None)
            self._rows.pop(number, None)
            self.changed.add(number)
            self._cells[self._list_changed(number)].pop(number, None)
            self.marks.pop(self._names[number], None)
            if self._shelf is not None:
                self._shelf.drop(self._names[number])

    def _list_changed(self, number: int) -> str:
        """Note that a cell came or went; gives its family."""
        family = self._names[number].partition("/")[0]
        self.changed.add(self.number(f"{family}/*"))
        self._keys.pop(family, None)
        return family

    # --- Lasting ---

    def state(self) -> bytes:
        """What the next book on the same shelf begins with."""
        cells = {family: list(numbers) for family, numbers in self._cells.items()}
        digests = b"".join(self._digests[number] for numbers in cells.values() for number in numbers)
        return _encode(State(self._names, cells, digests, self._stages, list(self.changed), self.marks))

    def _restore(self, encoded: bytes) -> None:
        try:
            state = msgspec.msgpack.decode(encoded, type=State)
        except msgspec.MsgspecError as error:
            raise Torn("state") from error
        self._names, self._stages, self.marks = state.names, state.stages, state.marks
        self._numbers = {name: number for number, name in enumerate(state.names)}
        self._cells = {family: dict.fromkeys(numbers) for family, numbers in state.cells.items()}
        digests = memoryview(state.digests)
        numbers = [number for of in state.cells.values() for number in of]
        self._digests = {number: bytes(digests[at * 16 : at * 16 + 16]) for at, number in enumerate(numbers)}
        self.changed = set(state.changed)


def _decoder(family: Family) -> "msgspec.msgpack.Decoder[Any]":
    return msgspec.msgpack.Decoder(dict[str, list[family.type]] if family.merge else family.type)  # type: ignore[name-defined]


def _digest(encoded: bytes) -> bytes:
    return blake2b(encoded, digest_size=16).digest()
