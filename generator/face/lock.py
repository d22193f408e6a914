"""The command `lock`: captures.lock and captures.private.lock written from what is verified now."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from generator.engine.tree import replace_file
from generator.face import report
from generator.face.progress import Progress
from generator.gather import Gathered, gather
from generator.guard import texts
from generator.model.locked import LOCK, PRIVATE_LOCK, Locked, LockedCapture, as_text
from generator.model.problems import Problem, Severity, in_order
from generator.pages.counting import counted
from generator.request import Request

MENDED = frozenset({"outdated-lock", "unmerged-lock", "wrong-lock"})
"""Codes of what is mended by writing the lock anew from captures whose bytes are the recorded ones."""


def lock(options: argparse.Namespace) -> int:
    """Write both locks, unless something is wrong that they would hide. Gives the exit code."""
    # What was worked out before might have been altered since; what is vouched for is looked up in the captures.
    request = Request(config=options.config, cache=False)
    with Progress(sys.stderr, wanted=not (options.quiet or options.json)) as progress:
        shown = gather(request, progress)
        whole = gather(request, progress, private=True)
    update = frozenset(options.update)
    changed = [p for p in whole.problems if p.code == "changed-capture"]
    wrong = [p for p in (*shown.problems, *changed) if p.severity is Severity.ERROR and p.code not in MENDED]
    stopping = in_order([p for p in wrong if not _is_meant(p, update, whole.locks)])
    mended = in_order([p for p in (*shown.problems, *whole.problems) if p.code in MENDED - {"outdated-lock"}])
    unknown = sorted(update - _names(whole))
    if stopping or unknown:
        return _refuse(options, whole, stopping, unknown)

    public, private = shown.dossier.locks.public, whole.dossier.locks.private
    if any(p.severity is Severity.ERROR and p.code not in MENDED for p in whole.problems):
        # A private record that cannot be read yet may still rest on what is known here.
        new = {c.name for c in private}
        private += tuple(c for name, c in whole.locks[1].items() if name not in new)
    root = options.config.parent
    before, hidden = shown.locks[0], whole.locks[1]
    said = [_write(root, LOCK, public, before, private=False)]
    if private or (root / PRIVATE_LOCK).exists():
        said += [_write(root, PRIVATE_LOCK, private, hidden, private=True), *_unignored(root)]
    if options.json:
        print(json.dumps({
            "ok": True,
            "captures": len(public),
            "quotations": sum(len(c.quotes) for c in public),
            "mended": [report.as_json(p) for p in mended],
        }, indent=2))  # fmt: skip
        return 0
    _show(whole, mended)
    if not options.quiet:
        print(*said, sep="\n")
    return 0


def _is_meant(problem: Problem, update: frozenset[str], locks: Iterable[Locked]) -> bool:
    """Whether it is a changed capture whose new bytes the writer says are meant."""
    meant = {lock[name].span for lock in locks for name in update if name in lock}
    return problem.code == "changed-capture" and problem.span in meant


def _names(gathered: Gathered) -> set[str]:
    return {capture.name for capture in (*gathered.dossier.locks.public, *gathered.dossier.locks.private)}


def _refuse(options: argparse.Namespace, gathered: Gathered, stopping: list[Problem], unknown: list[str]) -> int:
    if options.json:
        said = {"ok": False, "problems": [report.as_json(p) for p in stopping], "unknown": unknown}
        print(json.dumps(said, indent=2))
        return 1
    _show(gathered, stopping)
    for name in unknown:
        print(f"No article names a capture `{name}`.", file=sys.stderr)
    print(f"{report.count(stopping) or 'No such capture'}. {LOCK} stays as it was.")
    return 1


def _show(gathered: Gathered, problems: Iterable[Problem]) -> None:
    shown = list(problems)
    paths = {p.span.path for p in shown}
    lines = {path: text.split("\n") for path, text in texts(gathered.files, paths)}
    for problem in shown:
        print(report.show(problem, lines, report.wants_colour(sys.stderr)), end="\n\n", file=sys.stderr)


def _write(root: Path, name: str, captures: tuple[LockedCapture, ...], before: Locked, *, private: bool) -> str:
    """Write a lock where it differs from the file, and say what it holds now."""
    content = as_text(captures, private=private).encode()
    path = root / name
    old = path.read_bytes() if path.exists() else b""
    quotes = {(c.name, q.hash) for c in captures for q in c.quotes}
    known = {(c.name, q.hash) for c in before.values() for q in c.quotes}
    holds = f"{counted(len(captures), 'capture')}, {counted(len(quotes), 'quotation')}"
    if content == old:
        return f"{name} is up to date: {holds}."
    replace_file(path, path.with_name(f".{name}.writing"), content)
    told = {(c.name, q) for c in before.values() for q in c.quotes}
    changed = len({(c.name, q) for c in captures for q in c.quotes} - told) - len(quotes - known)
    figures = ((len(quotes - known), "new"), (len(known - quotes), "gone"), (changed, "changed"))
    said = ", ".join(f"{number} {word}" for number, word in figures if number)
    changes = f" ({said})" if before and said else ""
    return f"Wrote {name}: {holds}{changes}."


def _unignored(root: Path) -> list[str]:
    """A word of caution where git would take the private lock along."""
    if not any((folder / ".git").exists() for folder in (root.resolve(), *root.resolve().parents)):
        return []
    ignored = (root / ".gitignore").read_text(errors="replace").split() if (root / ".gitignore").is_file() else []
    if any(line.lstrip("/") in (PRIVATE_LOCK, "captures.*.lock", "*.private.lock") for line in ignored):
        return []
    return [f"{PRIVATE_LOCK} is for you alone: put a line `{PRIVATE_LOCK}` into .gitignore before you commit."]
