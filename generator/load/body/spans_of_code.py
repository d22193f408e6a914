"""Where spans of code end: a run of backticks and the next run of the same length."""

import re
from bisect import bisect_left

_RUN = re.compile(r"`++")


class CodeSpans:
    """The runs of backticks in `start:end` of a text, ready to be asked."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._bounds = (text, start, end)
        self._runs: dict[int, list[int]] | None = None

    def end(self, start: int, end: int) -> int:
        """Where the content of the span ends that the backticks `start:end` open; -1 where they open none."""
        if self._runs is None:
            self._runs = {}
            for run in _RUN.finditer(*self._bounds):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        same = self._runs.get(end - start, [])
        following = bisect_left(same, end)
        return same[following] if following < len(same) else -1
