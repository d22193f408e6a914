"""A site that says of itself which of its generations it is, and processes that die while they publish it.

Run as a program, for a process that forks is to have no threads and nothing of a test's: it prints, as JSON,
what it found. `killed` sends SIGKILL at random moments; `crashed` ends the process before each single thing
that it asks of the file system, one after the other; `crashed-sparing` does so where most files are said to be
unchanged; `crashed-alone` where one file alone changes; `crashed-first` while there is no site yet;
`slow` publishes when told to, by a line on its standard input.
"""

import errno
import hashlib
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from generator.engine.errors import PublishError
from generator.engine.exchange import Way, rename_twice, swap
from generator.engine.marker import marker_of
from generator.engine.output import Output, Unchanged
from generator.engine.publish import MARKER, make_ready, publish, put_right

PAGES = 8

ASKED = ("open", "rename", "replace", "link", "unlink", "mkdir", "rmdir", "chmod", "fsync", "ftruncate")
"""What a process may die before. The exchange in one step is added to these."""


def outputs(generation: int) -> Iterator[Output]:
    """The files of a generation: some stay, change, come or go, and one place is now a file, now a folder."""
    yield Output("index.html", f"{generation}\n".encode())
    for number in range(PAGES):
        if (generation + number) % 5:
            version = (generation + number) // 3
            yield Output(f"pages/p{number}/index.html", f"page {number}, version {version}\n".encode() * 50)
    yield Output(f"only/in/{generation}.txt", b"once\n")
    yield Output("switch" if generation % 2 else "switch/inside.txt", b"either way\n")


def sparing(generation: int) -> Iterator[Output | Unchanged]:
    """The same, without the bytes of what stays as it was in the generation before."""
    before = {output.path: output.content for output in outputs(generation - 1)}
    for output in outputs(generation):
        stays = before.get(output.path) == output.content
        yield Unchanged(output.path, hashlib.sha256(output.content).digest()) if stays else output


def files_of_generation(generation: int) -> dict[str, bytes]:
    """All that the published site is to hold."""
    files = {output.path: output.content for output in outputs(generation)}
    return files | {MARKER: marker_of(files)}


def contents(folder: Path) -> dict[str, bytes]:
    """All that stands in a folder, links included."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def generation_of(site: Path) -> int:
    """The generation that the site is, to the last file, and with no empty folder; -1 if it is torn."""
    found = contents(site)
    generation = int(found.get("index.html", b"-1"))
    folders = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_dir()}
    wanted = {parent.as_posix() for path in found for parent in Path(path).parents} - {"."}
    return generation if generation >= 0 and found == files_of_generation(generation) and folders == wanted else -1


def immovable(staged: Path, site: Path, aside: Path) -> bool:
    """A way that fails as it does at a mount point."""
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


TOLD = 9
"""The exit code of a process that died where it was told to."""

WAYS: dict[str, Way] = {"swap": swap, "twice": rename_twice, "transfer": immovable}


def killed(site: Path, times: int) -> dict[str, object]:
    """Kill one who publishes generation after generation, at random moments; look; publish; look again."""
    chance = random.Random(20240128)
    generation, torn, failed, halfway, seen = 0, 0, [], 0, []
    began = time.monotonic()
    publish(outputs(generation), site)
    # Long enough for one to be published now and then, however busy the machine is.
    longest = max(0.08, 2 * (time.monotonic() - began))
    for _ in range(times):
        first = generation + 1
        child = os.fork()
        if child == 0:
            number = first
            while True:
                publish(outputs(number), site)
                number += 1
        time.sleep(chance.uniform(0.001, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        left = generation_of(site)
        torn += left < 0
        seen.append(left - first + 1)
        halfway += _staged_differs(site)
        generation = max(left, first) + 7
        try:
            publish(outputs(generation), site)
        except PublishError as error:
            failed.append(str(error))
        torn += generation_of(site) != generation
    return {"torn": torn, "failed": failed, "halfway": halfway, "published": sum(seen), "times": times}


def crashed(site: Path, way: str, made: Callable[[int], Iterator[Output | Unchanged]] = outputs) -> dict[str, object]:
    """Die before the first request to the file system, the second, and so on, until one lives to the end."""
    old, new, torn, failed, absent = 0, 0, 0, [], 0
    step = 0
    while True:
        step += 1
        # The same step from one generation to the next each time: after thirty, all comes round again.
        generation = 30 * step
        try:
            publish(outputs(generation - 1), site, ways=(WAYS[way],))
            torn += generation_of(site) != generation - 1
            publish(outputs(generation), site, ways=(WAYS[way],))
        except PublishError as error:
            failed.append(f"{step}: {error}")
        child = os.fork()
        if child == 0:
            _die_at(step, WAYS[way], made(generation + 1), site)
        if not _died_as_told(child):
            break
        absent += not site.exists()
        if way != "swap":
            put_right(site)
        left = generation_of(site)
        old += left == generation
        new += left == generation + 1
        torn += left not in (generation, generation + 1)
    torn += generation_of(site) != generation + 1
    return {"old": old, "new": new, "torn": torn, "failed": failed, "absent": absent, "steps": step - 1}


def crashed_alone(site: Path) -> dict[str, object]:
    """The same where one file alone changes, which is set in the place of the old one."""
    old, new, torn, step = 0, 0, 0, 0
    while True:
        step += 1
        before, after = [Output("a/b.html", b"%d" % step), Output("c.html", b"")], Output("a/b.html", b"then")
        publish(before, site)
        was = contents(site)
        child = os.fork()
        if child == 0:
            _die_at(step, swap, iter([after, *before[1:]]), site)
        lived = not _died_as_told(child)
        left = contents(site)
        old += left == was
        new += left == was | {"a/b.html": b"then"}
        torn += left not in (was, was | {"a/b.html": b"then"})
        if lived:
            return {"old": old, "new": new, "torn": torn, "steps": step - 1}


def crashed_first(folder: Path) -> dict[str, object]:
    """The same for a first publishing, each in a folder of its own: there is no site then, or a whole one."""
    none, whole, torn, step = 0, 0, 0, 0
    while True:
        step += 1
        site = folder / str(step) / "site"
        child = os.fork()
        if child == 0:
            _die_at(step, swap, outputs(1), site)
        if not _died_as_told(child):
            break
        none += not site.exists()
        whole += site.exists() and generation_of(site) == 1
        publish(outputs(2), site)
        torn += generation_of(site) != 2
    return {"none": none, "whole": whole, "torn": torn, "steps": step - 1}


def slow(site: Path) -> dict[str, object]:
    """Begin to publish, say so, and go on when told."""

    def when_told() -> Iterator[Output]:
        print("begun", flush=True)
        sys.stdin.readline()
        yield from outputs(5)

    return {"files": publish(when_told(), site).files}


def _die_at(step: int, way: Way, what: Iterator[Output | Unchanged], site: Path) -> None:
    # What comes before the exchange is the same whatever the way, and is gone through with one of them.
    left = step if way is swap else 0

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def dies(*arguments: object, **named: object) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                os._exit(TOLD)
            return call(*arguments, **named)

        return dies

    for name in ASKED:
        setattr(os, name, counted(getattr(os, name)))

    def count_from_here(staged: Path, there: Path, aside: Path) -> bool:
        nonlocal left
        left = step
        return way(staged, there, aside)

    publish(what, site, ways=(counted(way) if way is swap else count_from_here,))
    make_ready(site)
    os._exit(0)


def _died_as_told(child: int) -> bool:
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, TOLD), "the publisher failed by itself"
    return code == TOLD


def _staged_differs(site: Path) -> bool:
    """Whether the kill left a generation half made: the hidden tree is no whole generation."""
    previous = site.parent / f".{site.name}.previous"
    return previous.exists() and generation_of(previous) < 0


if __name__ == "__main__":
    mode, folder, *argument = sys.argv[1:]
    if mode == "killed":
        report = killed(Path(folder), int(argument[0]))
    elif mode == "crashed":
        report = crashed(Path(folder), argument[0])
    elif mode == "crashed-sparing":
        report = crashed(Path(folder), argument[0], sparing)
    elif mode == "crashed-alone":
        report = crashed_alone(Path(folder))
    elif mode == "crashed-first":
        report = crashed_first(Path(folder))
    else:
        report = slow(Path(folder))
    print(json.dumps(report))
