"""The measuring: in each run every peer has its turn, and after them the machine's own limits."""

import os
import platform
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.peers.adapters import PEERS
from benchmarks.peers.limits import limits
from benchmarks.peers.process import peak, timed, words
from benchmarks.peers.results import Results
from benchmarks.peers.site import Site, write_all
from benchmarks.peers.watch import watch

STEPS = ("clean", "noop", "edit", "title")


class Failed(Exception):
    """A peer that stopped with an error, or took too long; it is left out of what follows."""


def measure(names: list[str], sizes: list[int], runs: int, edits: int, limit: float, slow: float,
            tools: Path, work: Path, results: Results) -> None:  # fmt: skip
    """Measure what the results do not have yet. A peer whose clean build takes more than `slow` seconds has one run."""
    results.all["machine"] = _machine(work)
    results.all["versions"] |= {name: _version(name, tools) for name in names}
    results.save()
    for size in sizes:
        sites = [
            Site(name, PEERS[name], size, work / f"{name}-{size}", tools) for name in names if size <= PEERS[name].most
        ]
        write_all(sites)
        for site in sites:
            results.of(size, site.name).pop("failed", None)
        for run in range(runs):
            for site in sites:
                _attempt(site, results, partial(_run, site, run, limit, slow, results))
            ours = next((s for s in sites if s.name == "dossier" and s.pages.exists()), None)
            if ours:
                limits(ours, run, results, limit)
        for site in sites:
            _attempt(site, results, partial(_memory, site, limit))
        for site in sites if edits else ():
            _attempt(site, results, partial(_watch, site, edits, limit))


def _attempt(site: Site, results: Results, work: Callable[[dict[str, Any]], None]) -> None:
    known = results.of(site.size, site.name)
    if "failed" in known:
        return
    try:
        work(known)
    except (Failed, OSError) as problem:
        known["failed"] = str(problem)
        print(f"{site.name}: left out, {problem}", flush=True)
    results.save()


def _run(site: Site, run: int, limit: float, slow: float, results: Results, known: dict[str, Any]) -> None:
    if len(known.get(STEPS[-1], ())) > run or (run and known["clean"][0]["wall"] > slow):
        return
    for step in STEPS:
        del known.setdefault(step, [])[run:]
    for step in STEPS:
        check = prepare(site, step)
        os.sync()
        took = timed(site.peer.build(site.tools, step == "clean"), site.root, site.environment, limit)
        _succeeded(site, step, took["code"], limit)
        took |= check()
        known[step].append(took)
        if step == "clean":
            known["output"] = site.output()
        results.save()
        stale = "" if took.get("right", True) else f"  NOT RIGHT: {took['stale']}"
        print(f"{site.size:6} {site.name:10} run {run + 1} {step:6} {took['wall']:9.3f} s wall {took['cpu']:9.3f} s cpu"
              f"{stale}", flush=True)  # fmt: skip


def prepare(site: Site, step: str) -> Callable[[], dict[str, Any]]:
    """Do what comes before a step, and give the check that comes after it: `right`, and up to three `stale` files."""
    mark = f"mark{time.time_ns()}"
    if step == "clean":
        site.peer.clean(site.root)
    elif step == "edit":
        site.edit_body(mark)
        return lambda: _verdict(set() if mark.encode() in site.page.read_bytes() else {site.peer.page})
    elif step == "title":
        old = site.title()
        first, *others = (word for word in old.split() if not word.startswith("mark"))
        new = " ".join((first, mark, *others))  # begins as it did: it stays on its page of a list by letters
        before = site.showing(old)
        site.edit_title(new)
        return lambda: _verdict(before.symmetric_difference(site.showing(new)) | site.showing(old), len(before))
    return lambda: {}


def _verdict(stale: set[str], shown: int = 1) -> dict[str, Any]:
    return {"right": not stale, "shown": shown, "wrong": len(stale), "stale": sorted(stale)[:3]}


def _memory(site: Site, limit: float, known: dict[str, Any]) -> None:
    if "memory" in known:
        return
    found = {}
    for step in STEPS:
        prepare(site, step)
        used = peak(site.peer.build(site.tools, step == "clean"), site.root, site.environment, 2 * limit)
        _succeeded(site, step, used["code"], 2 * limit)
        found[step] = {"rss": used["rss"], "pss": used["pss"]}
        print(f"{site.size:6} {site.name:10} memory {step:6} {used['rss']:7.0f} MB rss {used['pss']:7.0f} MB pss",
              flush=True)  # fmt: skip
    known["memory"] = found


def _watch(site: Site, edits: int, limit: float, known: dict[str, Any]) -> None:
    if site.peer.watch and "latency" not in known.get("watch", {}):
        known["watch"] = watch(site, edits, limit)
        print(f"{site.size:6} {site.name:10} watch  {known['watch']}", flush=True)


def _succeeded(site: Site, step: str, code: int | None, limit: float) -> None:
    if code != 0:
        ended = f"took more than {limit:.0f} s" if code is None else f"ended with {code}"
        raise Failed(f"its step `{step}` {ended}: {words(site.root)}")


def _version(name: str, tools: Path) -> str:
    peer = PEERS[name]
    try:
        said = subprocess.run(peer.version(tools), capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
                              env={**os.environ, **peer.environment(tools)})  # fmt: skip
    except OSError:
        return "not installed"
    lines = (said.stdout + said.stderr).strip().splitlines()
    return lines[-1].split(" from ")[0].split("-")[0] if lines else "unknown"


def _machine(work: Path) -> dict[str, str]:
    with open("/proc/meminfo") as file:
        memory = int(file.readline().split()[1]) / 2**20
    where = subprocess.run(["stat", "-f", "-c", "%T", work], capture_output=True, text=True).stdout.strip()
    return {
        "processors": str(os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "kernel": platform.release(),
        "python": platform.python_version(),
        "file system": where,
        "measured": time.strftime("%Y-%m-%d"),
    }
