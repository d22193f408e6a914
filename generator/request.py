"""What to build, and how."""

from pathlib import Path

import msgspec


class Request(msgspec.Struct, frozen=True):
    """What to build. `output` is the site's folder, or None to publish nothing.

    `captures` insists that every capture is at hand and locked. `cache` allows keeping what was worked out. `hints`
    looks for what suggests a lineage that is not given. `workers` is the number of processes, 0 for as many as pay.
    `watched`: it is built again after every change, so what is only good for printing is left out.
    """

    config: Path
    output: Path | None = None
    drafts: bool = False
    strict: bool = False
    captures: bool = False
    cache: bool = True
    hints: bool = False
    workers: int = 0
    watched: bool = False
