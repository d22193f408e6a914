"""captures.lock and captures.private.lock, read from the dossier's folder. What they say is model/locked.py's."""

import os
from pathlib import Path

from generator.load.files import leads_out, read_bytes
from generator.load.text import decode
from generator.model.locked import LOCK, PRIVATE_LOCK, Locked, parse
from generator.model.problems import Problem, Span, problem


def read_locks(root: Path) -> tuple[tuple[Locked, Locked], list[Problem]]:
    """Both locks, the public one first; one that is not there knows nothing."""
    public, wrong = _read(root, LOCK)
    private, amiss = _read(root, PRIVATE_LOCK)
    return (public, private), [*wrong, *amiss]


def _read(root: Path, name: str) -> tuple[Locked, list[Problem]]:
    path = root / name
    if not os.path.lexists(path):
        return {}, []
    if leads_out(str(path), os.path.realpath(root)):
        hint = "put a copy in its place; nothing outside the dossier's folder is read"
        return {}, [problem("outside-link", "this link leads out of the dossier", Span(name), hint)]
    content = read_bytes(path, name)
    if isinstance(content, Problem):
        return {}, [content]
    text, problems = decode(name, content)
    if text is None:
        return {}, problems
    captures, wrong = parse(text, name)
    return captures, [*problems, *wrong]
