"""One command in a process of its own: how long it took, or how much memory it and all that it started held."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

LOG = ".bench-log"
EVERY = 0.01
TICK = os.sysconf("SC_CLK_TCK")


def timed(command: list[str], root: Path, environment: Mapping[str, str], limit: float) -> dict[str, Any]:
    """Run it: `wall` and `cpu` seconds (user and system, of all processes that were waited for), `load`, `code`.

    `code` is None where it was stopped after `limit` seconds.
    """
    begun = time.perf_counter()
    with started(command, root, environment) as process:
        late = _stop_after(limit, process)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        late.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    return {
        "wall": round(wall, 4),
        "cpu": round(used.ru_utime + used.ru_stime, 4),
        "load": round(os.getloadavg()[0], 2),
        "code": None if wall >= limit else process.returncode,
    }


def peak(command: list[str], root: Path, environment: Mapping[str, str], limit: float) -> dict[str, Any]:
    """Run it, and look every 10 ms or so: the highest sums over all its processes, in MB, and the exit `code`.

    `rss` counts a page that several processes share once for each, `pss` once in all. Looking takes time itself, so
    this is a run of its own, and its seconds are not measured.
    """
    rss = pss = 0
    with started(command, root, environment) as process:
        end = time.perf_counter() + limit
        while process.poll() is None and time.perf_counter() < end:
            begun = time.perf_counter()
            now = memory(process.pid)
            rss, pss = max(rss, now[0]), max(pss, now[1])
            time.sleep(max(EVERY, time.perf_counter() - begun))
        code = process.returncode
    return {"rss": round(rss / 1024, 1), "pss": round(pss / 1024, 1), "code": code}


@contextlib.contextmanager
def started(command: list[str], root: Path, environment: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """The command in a session of its own, its words in a log; at the end what is left of it is stopped."""
    with open(root / LOG, "wb") as log:
        process = subprocess.Popen(
            [part.replace("{root}", str(root)) for part in command], cwd=root, env={**os.environ, **environment},
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
    try:
        yield process
    finally:
        if process.poll() is None:
            _signal(process, signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
        _signal(process, signal.SIGKILL)
        process.wait()


def words(root: Path) -> str:
    """The last lines that the last command said, as one line."""
    lines = (root / LOG).read_text(encoding="utf-8", errors="replace").split("\n")
    return " ".join(" ".join(line for line in lines if line.strip()).split())[-400:]


def memory(pid: int) -> tuple[int, int]:
    """Resident and proportional memory of a process and all below it, in kB."""
    rss = pss = 0
    for each in tree(pid):
        with contextlib.suppress(OSError), open(f"/proc/{each}/smaps_rollup") as file:
            for line in file:
                if line.startswith("Rss:"):
                    rss += int(line.split()[1])
                elif line.startswith("Pss:"):
                    pss += int(line.split()[1])
                    break
    return rss, pss


def cpu(pid: int) -> float:
    """Seconds of processor time that a process and all below it have had, those included that have ended."""
    total = 0
    for each in tree(pid):
        with contextlib.suppress(OSError), open(f"/proc/{each}/stat") as file:
            total += sum(int(field) for field in file.read().rsplit(")", 1)[1].split()[11:15])
    return total / TICK


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for each in found:
        with contextlib.suppress(OSError):
            for thread in os.listdir(f"/proc/{each}/task"):
                with open(f"/proc/{each}/task/{thread}/children") as file:
                    found += map(int, file.read().split())
    return found


def _stop_after(seconds: float, process: "subprocess.Popen[bytes]") -> threading.Timer:
    timer = threading.Timer(seconds, _signal, (process, signal.SIGKILL))
    timer.daemon = True
    timer.start()
    return timer


def _signal(process: "subprocess.Popen[bytes]", number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)
