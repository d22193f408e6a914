"""What has been measured, in a JSON file that is written after each step, so that a run can be taken up again."""

import json
import os
from pathlib import Path
from typing import Any


class Results:
    """`sizes/<size>/<peer>/<step>` is a list with an entry for each run; beside it `memory`, `watch`, `output`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.all: dict[str, Any] = {"machine": {}, "versions": {}, "sizes": {}, "limits": {}}
        if path.exists():
            self.all |= json.loads(path.read_text(encoding="utf-8"))

    def of(self, size: int, peer: str) -> dict[str, Any]:
        """What is known of a peer at a size."""
        known: dict[str, Any] = self.all["sizes"].setdefault(str(size), {}).setdefault(peer, {})
        return known

    def limits(self, size: int) -> dict[str, list[float]]:
        """The seconds of each limit at a size, one for each run."""
        known: dict[str, list[float]] = self.all["limits"].setdefault(str(size), {})
        return known

    def save(self) -> None:
        """Write all, in one step."""
        begun = self.path.with_name(self.path.name + ".begun")
        begun.write_text(json.dumps(self.all, indent=1, ensure_ascii=False), encoding="utf-8")
        os.replace(begun, self.path)
