"""Edits while a peer watches: how long until the page on the disk has them."""

import time
from pathlib import Path
from typing import Any

from benchmarks.peers.process import cpu, memory, started, words
from benchmarks.peers.site import Site, free_port

QUIET = 1.5
LOOK = 0.002


def watch(site: Site, edits: int, limit: float) -> dict[str, Any]:
    """Start the peer's watching, edit the article's body `edits` times, and wait for idleness before each.

    `latency` and `cpu` are seconds of each edit, `ready` those until the first build was done and all was idle; `rss`
    and `pss` MB of all its processes at the end. `failed` says what went wrong.
    """
    assert site.peer.watch
    site.peer.clean(site.root)
    scratch = site.root / ".tmp"
    scratch.mkdir(exist_ok=True)
    command = site.peer.watch(site.tools, free_port())
    begun = time.perf_counter()
    with started(command, site.root, {**site.environment, "TMPDIR": str(scratch)}) as process:
        page = _first(site, process, begun + limit)
        if page is None or not _idle(process.pid, begun + limit):
            return {"failed": f"no first build: {words(site.root)}"}
        found: dict[str, Any] = {"ready": round(time.perf_counter() - begun - QUIET, 2), "latency": [], "cpu": []}
        for _ in range(edits):
            before, mark = cpu(process.pid), f"mark{time.time_ns()}"
            site.edit_body(mark)
            latency = _until(page, mark.encode(), limit)
            if latency is None:
                found["failed"] = f"an edit was not on the disk after {limit:.0f} s"
                break
            found["latency"].append(round(latency, 4))
            _idle(process.pid, time.perf_counter() + limit)
            found["cpu"].append(round(cpu(process.pid) - before, 2))
        rss, pss = memory(process.pid)
    return found | {"rss": round(rss / 1024, 1), "pss": round(pss / 1024, 1)}


def _first(site: Site, process: Any, end: float) -> Path | None:
    """The article's page, as soon as it is there."""
    pattern = site.watched
    while time.perf_counter() < end and process.poll() is None:
        for path in site.root.glob(pattern):
            return path
        time.sleep(0.05)
    return None


def _idle(pid: int, end: float) -> bool:
    """Wait until the processes have used next to no processor time for a while."""
    while time.perf_counter() < end:
        before = cpu(pid)
        time.sleep(QUIET)
        if cpu(pid) - before <= 0.05 * QUIET:
            return True
    return False


def _until(page: Path, mark: bytes, limit: float) -> float | None:
    """Seconds until the page holds the mark, looked at every 2 ms."""
    begun = time.perf_counter()
    while (passed := time.perf_counter() - begun) < limit:
        try:
            if mark in page.read_bytes():
                return passed
        except OSError:
            pass
        time.sleep(LOOK)
    return None
