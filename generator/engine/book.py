"""Values under names, each with a record of what it was worked out from: a later build works out what changed, no more.

A *cell* is a value with a name, `family/key`. A *task* makes cells; which cells it reads on its way is its *trace*,
and nothing else may go into what it makes. A task is run again only where a cell of its trace has another value than
in the build before, is new, or is gone; where it makes the same again, nothing follows from that. Traces are recorded
and never declared, so none of their steps can be forgotten. What the values mean is left to those who make them.

Tasks come in stages: those of one stage read only what earlier stages made.
"""

import struct
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain
from typing import Any, TypeVar
from zlib import crc32

import msgspec

from generator.engine.cells import UNREAD, Cells
from generator.engine.forking import shared
from generator.engine.shelf import Shelf, Torn
from generator.engine.tasks import Done, Packed, Ran, State, Task, as_bytes, decode_ran, numbers_in, packed
from generator.engine.values import PROBLEMS, Family, encode

T = TypeVar("T")
_PARTS = 64
"""The problems of a stage lie in so many cells, by the names of the tasks that found them."""
_FEW = 64
"""Tasks of a stage that are looked at together, each time."""


class Book(Cells):
    """The cells of one dossier and the tasks that make them, over any number of builds."""

    def __init__(self, families: Iterable[Family], shelf: Shelf | None = None) -> None:
        """Torn is raised where the shelf's state is not what was put there."""
        super().__init__(families, shelf)
        self._stages: dict[str, dict[str, Task]] = {}
        self._works: dict[str, Callable[[str], Done]] = {}
        self._readers: dict[str, dict[int, list[str]]] = {}
        self._closed: dict[str, Collection[str]] = {}  # the names that a stage ended with, which nobody changes
        self._touched: set[int] = set()
        self._placed: set[int] = set()
        self._left: set[int] = set()
        self._derived: dict[str, tuple[Any, set[int], int]] = {}
        self._build = 0
        self.share: Callable[[int], bool] = lambda tasks: False
        """Whether a copy of this process is to run half of so many tasks."""
        self.ran: dict[str, int] = {}
        """How many tasks of each stage were run in this build."""
        if shelf is not None and (state := shelf.state()) is not None:
            self._restore(state)

    def derived(self, name: str, make: Callable[[], T]) -> T:
        """Something made of cells that is too large, or of no kind, to be one; made once as long as they stay."""
        found = self._derived.get(name)
        if found is None or (found[2] != self._build and not self.changed.isdisjoint(found[1])):
            with self.tracing() as trace:
                found = self._derived[name] = make(), trace, self._build
        self._trace |= found[1]
        value: T = found[0]
        return value

    def _make_again(self, number: int) -> Any:
        cell = self.name(number)
        stage, name = self._maker(number, cell.partition("/")[2])
        with self.tracing():
            done = self._works[stage](name)
        for made, value in done.cells.items():
            self._hold(self.number(made), value)
        return done.cells[cell]

    def _maker(self, number: int, key: str) -> tuple[str, str]:
        """The task that made a cell. Most often it has the cell's key for its name."""
        for stage, tasks in self._stages.items():
            if key in tasks and number in numbers_in(tasks[key].made):
                return stage, key
        every = ((stage, name, task) for stage, tasks in self._stages.items() for name, task in tasks.items())
        return next((stage, name) for stage, name, task in every if number in numbers_in(task.made))

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

    def due(self, stage: str, names: Collection[str]) -> list[str]:
        """Those of the stage's tasks that must be run."""
        tasks, changed = self._stages.get(stage, {}), self.changed
        if self._build > 1 and len(tasks) > _FEW:
            readers = self._readers_of(stage)
            concerned = {name for number in changed for name in readers.get(number, ())}
            if names is self._closed.get(stage):
                names = sorted(concerned.intersection(tasks))
            else:
                names = [name for name in names if name in concerned or name not in tasks]
        due, every = list[str](), list(names)
        for start in range(0, len(every), _FEW):
            some = every[start : start + _FEW]
            known = [task.reads for name in some if (task := tasks.get(name)) is not None]
            if len(known) < len(some) or not changed.isdisjoint(numbers_in(b"".join(known))):
                due += [n for n in some if n not in tasks or not changed.isdisjoint(numbers_in(tasks[n].reads))]
        return due

    def _readers_of(self, stage: str) -> dict[int, list[str]]:
        """By the number of each cell, the tasks of a stage that read it, and some that did once."""
        readers = self._readers.get(stage)
        if readers is None:
            readers = self._readers[stage] = {}
            for name, task in self._stages[stage].items():
                for number in numbers_in(task.reads):
                    readers.setdefault(number, []).append(name)
        return readers

    def run(
        self,
        stage: str,
        names: Collection[str],
        work: Callable[[str], Done],
        before: Callable[[list[str]], None] = lambda due: None,
        reads: Collection[str] = (),
        apart: bool = False,
    ) -> list[str]:
        """Bring a stage up to date, which has the tasks `names`; gives those that had to be run.

        `before` is told which these are; on the cells `reads` each of them depends, whatever it reads. A task of that
        stage which is not among `names` goes, with all that it made. Where they stand `apart`, in that none does more
        than make cells, a copy of this process may run half of them.
        """
        self._works[stage] = work
        due = self.due(stage, names)
        before(due)

        def ran(name: str) -> tuple[str, Iterable[int], Done]:
            with self.tracing() as trace:
                for cell in reads:
                    self.get(cell)
                return name, trace, work(name)

        here = len(due)
        if apart and self.share(len(due)):
            here = 1  # what is derived for all of them is then there for the copy, too
        for name in due[:here]:
            self.commit(stage, *ran(name))
        for name, trace, done in self._shared(due[here:], ran):
            self.commit(stage, name, trace, done)
        self.close(stage, names)
        self.ran[stage] = len(due)
        return due

    def _shared(
        self, names: list[str], run: Callable[[str], tuple[str, Iterable[int], Done]]
    ) -> Iterator[tuple[str, Iterable[int], Done]]:
        """Run tasks in this process and a copy of it."""
        if not names:
            return
        known = len(self)

        def to_bytes(ran: tuple[str, Iterable[int], Done]) -> bytes:
            name, trace, done = ran
            return encode(Ran(name, [cell if cell < known else self.name(cell) for cell in trace], packed(done)))

        def from_bytes(content: bytes) -> tuple[str, Iterable[int], Done]:
            ran = decode_ran(content)
            return ran.name, self.numbers(ran.reads), self.unpacked(ran.made)

        yield from shared(names, run, to_bytes, from_bytes, self.aside)

    def unpacked(self, made: Packed) -> Done:
        """What a task made in another process. Its cells stay bytes as long as nobody asks for them."""
        return Done(
            dict(made.cells),
            {cell: self.rows_from(cell, rows) for cell, rows in made.rows.items()},
            tuple(self.rows_from(PROBLEMS, made.problems)),
        )

    def commit(self, stage: str, name: str, trace: Iterable[int], done: Done) -> None:
        """Take in what a task made, wherever it was run."""
        tasks = self._stages.setdefault(stage, {})
        old = tasks.get(name)
        if done.problems:
            done.rows[f"{PROBLEMS}/{stage}/{crc32(name.encode()) % _PARTS}"] = list(done.problems)
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
        tasks[name] = task = Task(as_bytes(trace), as_bytes(made), as_bytes(gave))
        if stage in self._readers:
            known = () if old is None else numbers_in(old.reads)
            for number in set(numbers_in(task.reads)).difference(known):
                self._readers[stage].setdefault(number, []).append(name)

    def close(self, stage: str, names: Collection[str]) -> None:
        """End a stage: tasks that are no more go, and cells that many give to are made."""
        tasks = self._stages.setdefault(stage, {})
        if names is not self._closed.get(stage):
            if len(tasks) != len(names) or not all(map(tasks.__contains__, names)):
                for name in tasks.keys() - set(names):
                    self._forget(name, tasks.pop(name), (), ())
            self._closed[stage] = names if len(tasks) == len(names) else ()
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
            family = self._family_of(number)
            assert family.merge is not None
            rows = self._rows[number] = dict(sorted(rows.items()))
            large = self._only_on_the_shelf(family)
            self._keep(number, family, encode(rows), UNREAD if large else family.merge(rows))
            if large:
                del self._rows[number]
        self._touched.clear()

    def problems(self, stages: Collection[str]) -> list[Any]:
        """All that the tasks of some stages found wrong."""
        with self.tracing():
            keys = [key for key in self.keys(PROBLEMS) if key.partition("/")[0] in stages]
            return [one for key in keys for one in self.get(f"{PROBLEMS}/{key}")]

    def _forget(self, name: str, old: Task, made: Collection[int], gave: Collection[int]) -> None:
        for number in numbers_in(old.made):
            if number not in made:
                self._left.add(number)
        for number in numbers_in(old.gave):
            if number not in gave:
                self._rows_of(number).pop(name, None)
                self._touched.add(number)

    def state(self) -> bytes:
        """What the next book on the same shelf begins with."""
        cells = {family: as_bytes(numbers) for family, numbers in self._cells.items()}
        digests = b"".join(self._digests[number] for numbers in self._cells.values() for number in numbers)
        return encode(State(self._names, cells, digests, self._stages, as_bytes(self.changed), self.marks))

    def _restore(self, encoded: bytes) -> None:
        try:
            state = msgspec.msgpack.decode(encoded, type=State)
        except msgspec.MsgspecError as error:
            raise Torn("state") from error
        self._names, self._stages, self.marks = state.names, state.stages, state.marks
        self._numbers = dict(zip(state.names, range(len(state.names)), strict=True))
        self._cells = {family: dict.fromkeys(numbers_in(content)) for family, content in state.cells.items()}
        digests = chain.from_iterable(struct.iter_unpack("16s", state.digests))
        self._digests = dict(zip(chain.from_iterable(self._cells.values()), digests, strict=True))
        self.changed = set(numbers_in(state.changed))
