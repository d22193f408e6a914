"""A progress bar on the terminal, shown only when work lasts and somebody watches. rich is imported only then."""

import time
from types import TracebackType
from typing import Any, TextIO

# Seconds before anything is shown: what is done by then needs no bar.
PATIENCE = 1.0


class Progress:
    """Called with what is being done, how much is done, and of how much in all (0: not known)."""

    def __init__(self, stream: TextIO, wanted: bool) -> None:
        self._stream = stream
        self._wanted = wanted and stream.isatty()
        self._begun = time.monotonic()
        self._bar: Any = None
        self._tasks: dict[str, Any] = {}

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say how far the work is; cheap when nothing is shown."""
        if not self._wanted or (self._bar is None and time.monotonic() - self._begun < PATIENCE):
            return
        if self._bar is None:
            self._bar = self._started()
        if what not in self._tasks:
            self._tasks[what] = self._bar.add_task(what, total=total or None)
        self._bar.update(self._tasks[what], completed=done, total=total or None)

    def _started(self) -> Any:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        bar = Bar(*columns, console=Console(file=self._stream), transient=True)
        bar.start()
        return bar
