"""Values under names, each with a record of what it was worked out from: a later build works out what changed, no more.

A *cell* is a value with a name, `family/key`. A *task* makes cells; which cells it reads on its way is its *trace*,
and nothing else may go into what it makes. A task is run again only where a cell of its trace has another value than
in the build before, is new, or is gone; where it makes the same again, nothing follows from that. Traces are recorded
and never declared, so none of their steps can be forgotten. What the values mean is left to those who make them.

Tasks come in stages: those of one stage read only what earlier stages made.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeVar

import msgspec

from generator.engine.cells import Cells, Family, encode
from generator.engine.shelf import Shelf, Torn

PROBLEMS = "problems"
"""The family of what a task found wrong: a cell for each task that found anything, of tuples."""

T = TypeVar("T")
_MANY = 100
"""Values from which it pays to read a whole family at once."""


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


class Book(Cells):
    """The cells of one dossier and the tasks that make them, over any number of builds."""

    def __init__(self, families: Iterable[Family], shelf: Shelf | None = None) -> None:
        """Torn is raised where the shelf's state is not what was put there."""
        super().__init__(families, shelf)
        self._stages: dict[str, dict[str, Task]] = {}
        self._works: dict[str, Callable[[str], Done]] = {}
        self._makers: dict[int, tuple[str, str]] | None = None
        self._touched: set[int] = set()
        self._placed: set[int] = set()
        self._left: set[int] = set()
        self._derived: dict[str, tuple[Any, set[int], int]] = {}
        self._build = 0
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
        reads: Collection[str] = (),
    ) -> list[str]:
        """Bring a stage up to date, which has the tasks `names`; gives those that had to be run.

        `before` is told which these are; on the cells `reads` each of them depends, whatever it reads. A task of that
        stage which is not among `names` goes, with all that it made.
        """
        self._works[stage] = work
        due = self.due(stage, names)
        before(due)
        for name in due:
            with self.tracing() as trace:
                for cell in reads:
                    self.get(cell)
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
            self._keep(number, encode(rows), family.merge(rows))
        self._touched.clear()

    def problems(self, stages: Collection[str]) -> list[Any]:
        """All that the tasks of some stages found wrong."""
        with self.tracing():
            keys = [key for key in self.keys(PROBLEMS) if key.partition("/")[0] in stages]
            if len(keys) > _MANY:
                self.ahead(PROBLEMS)
            return [one for key in keys for one in self.get(f"{PROBLEMS}/{key}")]

    def _forget(self, name: str, old: Task, made: Collection[int], gave: Collection[int]) -> None:
        for number in old.made:
            if number not in made:
                self._left.add(number)
        for number in old.gave:
            if number not in gave:
                self._rows_of(number).pop(name, None)
                self._touched.add(number)

    def state(self) -> bytes:
        """What the next book on the same shelf begins with."""
        cells = {family: list(numbers) for family, numbers in self._cells.items()}
        digests = b"".join(self._digests[number] for numbers in cells.values() for number in numbers)
        return encode(State(self._names, cells, digests, self._stages, list(self.changed), self.marks))

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
