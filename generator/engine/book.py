"""Values under names, each with a record of what it was worked out from: a later build works out what changed, no more.

A *cell* is a value with a name, `family/key`. A *task* makes cells; which cells it reads on its way is its *trace*,
and nothing else may go into what it makes. A task is run again only where a cell of its trace has another value than
in the build before, is new, or is gone; where it makes the same again, nothing follows from that. Traces are recorded
and never declared, so none of their steps can be forgotten. What the values mean is left to those who make them.

Tasks come in stages: those of one stage read only what earlier stages made.
"""

import math
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, TypeVar
from zlib import crc32

from generator.engine.cells import UNREAD, Cells
from generator.engine.columns import as_bytes
from generator.engine.forking import shared
from generator.engine.shelf import Shelf
from generator.engine.state import Parts
from generator.engine.tasks import Done, Packed, Ran, Tasks, decode_ran, packed
from generator.engine.values import PROBLEMS, Family, encode

T = TypeVar("T")
_FEW = 16
"""Collections of names whose numbers are kept at hand."""
_PARTS = 64
"""The problems of a stage lie in so many cells, by the names of the tasks that found them."""


class Book(Cells):
    """The cells of one dossier and the tasks that make them, over any number of builds."""

    def __init__(self, families: Iterable[Family], shelf: Shelf | None = None) -> None:
        """Torn is raised where the shelf's state is not what was put there."""
        self._parts = Parts(shelf)
        super().__init__(families, shelf, self._parts)
        self._stages = {stage: Tasks(stage, self._parts.column) for stage in self._parts.stages}
        self._works: dict[str, Callable[[str], Done]] = {}
        self._touched: set[int] = set()
        self._placed: set[int] = set()
        self._left: set[int] = set()
        self._derived: dict[str, tuple[Any, set[int], int]] = {}
        self._asked: dict[int, tuple[Collection[str], list[int], bytes]] = {}
        self._build, self._anew = 0, False
        self.worth = math.inf
        """Seconds of work for which a copy of this process is made, to do half of it."""
        self.ran: dict[str, int] = {}
        """How many tasks of each stage were run in this build."""

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
        task = self.numbering.key(key)
        for stage, tasks in self._stages.items():
            if number in tasks.made_by(task):
                return stage, key
        every = ((stage, task) for stage, tasks in self._stages.items() for task in tasks.made.naming({number}))
        stage, task = next(every)
        return stage, self.numbering.key_of(task)

    def begin(self) -> None:
        """Begin a build. What has changed since a build last ran to its end still counts as changed."""
        self._build += 1
        self._anew = self._build == 1 and not self._stages
        self.ran.clear()

    def finish(self) -> None:
        """End a build all of whose stages were run: from here on, nothing counts as changed."""
        for name, (_, trace, made) in list(self._derived.items()):
            if made != self._build and not self.changed.isdisjoint(trace):
                del self._derived[name]
        self.changed.clear()

    def due(self, stage: str, names: Collection[str]) -> list[str]:
        """Those of the stage's tasks that must be run."""
        tasks, (numbers, in_order) = self._tasks(stage), self._numbers_of(names)
        due = tasks.reads.naming(self.changed)
        if not tasks.reads.is_of(in_order):
            due.update(set(numbers).difference(tasks.reads))
        return [name for name, number in zip(names, numbers, strict=True) if number in due] if due else []

    def _tasks(self, stage: str) -> Tasks:
        if stage not in self._stages:
            self._stages[stage] = Tasks(stage)
        return self._stages[stage]

    def _numbers_of(self, names: Collection[str]) -> tuple[list[int], bytes]:
        """The numbers of tasks, and the same in order; stage after stage is asked for the same few collections."""
        found = self._asked.get(id(names))
        if found is None or len(found[1]) != len(names):
            if len(self._asked) >= _FEW:
                self._asked.clear()
            numbers = [self.numbering.key(name) for name in names]
            found = self._asked[id(names)] = names, numbers, as_bytes(sorted(numbers))
        return found[1:]

    def run(
        self,
        stage: str,
        names: Collection[str],
        work: Callable[[str], Done],
        before: Callable[[list[str]], bool] = lambda due: True,
        reads: Collection[str] = (),
        apart: bool = False,
    ) -> list[str]:
        """Bring a stage up to date, which has the tasks `names`; gives those that had to be run.

        On the cells `reads` each of them depends, whatever it reads. A task of that stage which is not among `names`
        goes, with all that it made. Where they stand `apart`, in that none does more than make cells, a copy of this
        process may run half of them, unless `before`, which is told which they are, says no.
        """
        self._works[stage] = work
        due = self.due(stage, names)
        apart = before(due) and apart

        def ran(name: str) -> tuple[str, Iterable[int], Done]:
            with self.tracing() as trace:
                for cell in reads:
                    self.get(cell)
                return name, trace, work(name)

        for name, trace, done in self._shared(due, ran) if apart else map(ran, due):
            self.commit(stage, name, trace, done)
        self.close(stage, names)
        self.ran[stage] = len(due)
        return due

    def _shared(
        self, names: list[str], run: Callable[[str], tuple[str, Iterable[int], Done]]
    ) -> Iterator[tuple[str, Iterable[int], Done]]:
        """Run tasks in this process and, where that pays, a copy of it."""
        end = 0

        def begin() -> None:
            nonlocal end
            end = self.numbering.end
            self.aside()

        def to_bytes(ran: tuple[str, Iterable[int], Done]) -> bytes:
            name, trace, done = ran
            return encode(Ran(name, self.numbering.portable(trace, end), packed(done)))

        def from_bytes(content: bytes) -> tuple[str, Iterable[int], Done]:
            ran = decode_ran(content)
            return ran.name, self.numbering.numbers(ran.reads), self.unpacked(ran.made)

        yield from shared(names, run, to_bytes, from_bytes, begin, self.worth)

    def unpacked(self, made: Packed) -> Done:
        """What a task made in another process. Its cells stay bytes as long as nobody asks for them."""
        return Done(
            dict(made.cells),
            {cell: self._family_of(self.number(cell)).rows_from(rows) for cell, rows in made.rows.items()},
            tuple(self._families[PROBLEMS].rows_from(made.problems)),
        )

    def commit(self, stage: str, name: str, trace: Iterable[int], done: Done) -> None:
        """Take in what a task made, wherever it was run."""
        tasks, task = self._tasks(stage), self.numbering.key(name)
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
        self._forget(tasks, task, made.keys(), gave.keys())
        tasks.commit(task, trace, made, gave)

    def close(self, stage: str, names: Collection[str]) -> None:
        """End a stage: tasks that are no more go, and cells that many give to are made."""
        tasks, (numbers, in_order) = self._tasks(stage), self._numbers_of(names)
        if not tasks.reads.is_of(in_order):
            for task in set(tasks.reads).difference(numbers):
                self._forget(tasks, task, (), ())
                tasks.remove(task)
        for column in (*tasks.columns.values(), *self._cells):
            column.pack()
        if self._anew:
            self.changed.clear()  # no task was ever run, so that each will be, whatever has changed
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

    def _forget(self, tasks: Tasks, task: int, made: Collection[int], gave: Collection[int]) -> None:
        """Note what a task that was run before no longer makes, and no longer gives to."""
        for number in tasks.made_by(task):
            if number not in made:
                self._left.add(number)
        for number in tasks.given_by(task):
            if number not in gave:
                self._rows_of(number).pop(self.numbering.key_of(task), None)
                self._touched.add(number)

    def state(self) -> bytes:
        """What the next book on the same shelf begins with; much of it goes onto the shelf now."""
        columns = self.columns()
        for tasks in self._stages.values():
            columns |= tasks.columns
        return self._parts.keep(self.numbering, columns, self._stages, self.changed)
