"""How many processes work, and when it pays to have more than one."""

import gc
import math
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.engine.forking import die_with_parent, may_fork
from generator.engine.tasks import Packed
from generator.load.files import SourceFile
from generator.load.parsing import read_in
from generator.load.record_file import Reading

if TYPE_CHECKING:
    from concurrent.futures import Executor

_ENOUGH = 64
"""Files from which a pool of processes that are copied pays for itself; those that start afresh need ten times that."""
_WORTH = 0.05
"""Seconds of work for which a copy of this process pays: what it costs itself, and what it hands back."""


def _begin() -> None:
    """In a worker, before anything else: what it was copied with is not its own to throw away."""
    die_with_parent()
    gc.freeze()
    gc.enable()


class Workers:
    """`asked` is the number of processes, 0 for as many as there are processors; or all is done in `executor`."""

    def __init__(self, asked: int = 0, executor: "Executor | None" = None) -> None:
        self.number = asked or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        self._executor = executor
        self.worth = _WORTH if self.number > 1 else math.inf
        """Seconds of work for which this process is copied."""

    def parse(self, files: list[SourceFile], reading: Reading) -> Iterator[Packed] | None:
        """The cells of each file, in their order; None where it does not pay to have them read elsewhere."""
        enough = _ENOUGH if may_fork() else 10 * _ENOUGH
        if self._executor is not None:
            return read_in(self._executor, files, reading)
        alone = self.number == 1 or len(files) < enough or (self.number == 2 and may_fork())
        return None if alone else self._in_a_pool(files, reading)

    def _in_a_pool(self, files: Sequence[SourceFile], reading: Reading) -> Iterator[Packed]:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        way = multiprocessing.get_context("fork" if may_fork() else "spawn")
        pool = ProcessPoolExecutor(min(self.number, len(files)), mp_context=way, initializer=_begin)
        try:
            yield from read_in(pool, files, reading)
        finally:
            pool.shutdown(cancel_futures=True)
