"""The command `rests-on`: everything that rests on a record, as a tree, or as JSON. Captures are not looked into.

What rests on what is link/resting/'s. The tree is drawn in linear time whatever its shape: what has a subtree of its
own shows it once, and what lies too deep to be indented is drawn further down.
"""

import argparse
import json
import re
import sys
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from generator.face import report
from generator.link.names.lookup import Names
from generator.link.names.resolving import resolve
from generator.link.resting.cascade import cascade
from generator.load.content import load_records
from generator.load.files import read_dossier
from generator.model.body import Ref
from generator.model.collection import Records
from generator.model.date_words import words
from generator.model.problems import Problem, Severity, Span
from generator.model.records import KINDS, Article, Key, Record, Status
from generator.model.resting import FOR, Ground, Resting
from generator.pages.counting import counted, listed

DEEPEST = 12
"""So many steps are drawn by indenting; what lies deeper has a tree of its own below."""

LONGEST = 90
"""Characters of a title that are shown."""

_LINK = re.compile(r"\[\[([^\[\]|#]+)(?:[|#][^\[\]]*)?\]\]|@(.+)")
_COLOURS = {"id": "\x1b[1m", "how": "\x1b[36m", "mark": "\x1b[33m", "dim": "\x1b[2m"}


class Row(msgspec.Struct, frozen=True):
    """A line of the tree: the record, how it rests on the one that it is indented under, and where its subtree is."""

    lead: str
    ground: Ground
    subtree: str


class Tree(msgspec.Struct, frozen=True):
    """What rests on `top`, so far as it is drawn under it."""

    top: Key
    rows: tuple[Row, ...]


class _Told(msgspec.Struct, frozen=True):
    """The dossier as far as it could be read. `wrong` counts the errors, for which something may be missing."""

    records: dict[Key, Record]
    resting: Resting
    wrong: int
    has_drafts: bool


def rests_on(options: argparse.Namespace) -> int:
    """Print what rests on the record that was named. Gives the exit code: 1 where there is no such record."""
    config: Path = options.config
    files, problems = read_dossier(config.parent, config.name)
    if files.site is None:
        return _refused(options, problems)
    records, wrong = load_records(files, drafts=options.drafts)
    found, astray = resolve(records.records, Names(records.records, records.withheld))
    resting, _ = cascade(records.records, found)
    errors = sum(p.severity is Severity.ERROR for p in (*problems, *wrong, *astray))
    drafts = [w for w in records.withheld if w.status is Status.DRAFT]
    told = _Told({r.key: r for r in records.records}, resting, errors, bool(drafts))
    key = _named(options.record, records)
    if isinstance(key, Problem):
        return _refused(options, [key], errors)
    if options.json:
        print(json.dumps(_as_json(key, told), indent=2, ensure_ascii=False))
        return 0
    for line in _lines(key, told, report.wants_colour(sys.stdout)):
        print(line)
    if errors:
        print(_incomplete(errors), file=sys.stderr)
    return 0


def _named(typed: str, records: Records) -> Key | Problem:
    """The record of that id, name or title. A private one is not found, as if it were not there."""
    link = _LINK.fullmatch(typed.strip())
    text = (link[1] or link[2]).strip() if link else typed.strip()
    drafts = [w for w in records.withheld if w.status is Status.DRAFT]
    return Names(records.records, drafts).find(Ref(text, Span("")))


def trees(resting: Resting, root: Key) -> Iterator[Tree]:
    """The tree of all that rests on `root`, and behind it those of what lies too deep in it."""
    drawn, waiting = {root}, deque([root])
    below: set[Key] = set()
    while waiting:
        top = waiting.popleft()
        below.discard(top)
        rows: list[Row] = []
        todo = _children(resting.next(top, root), "")
        while todo:
            ground, lead, indent, depth = todo.pop()
            subtree, onward = "", resting.next(ground.by, root) if ground.hands_on else ()
            if onward and ground.by in drawn:
                subtree = "below" if ground.by in below else "above"
            elif onward and depth == DEEPEST:
                subtree = "below"
                below.add(ground.by)
                waiting.append(ground.by)
            elif onward:
                todo += _children(onward, indent, depth + 1)
            if onward:
                drawn.add(ground.by)
            rows.append(Row(lead, ground, subtree))
        yield Tree(top, tuple(rows))


def _children(grounds: tuple[Ground, ...], indent: str, depth: int = 1) -> list[tuple[Ground, str, str, int]]:
    """The lines under one, the last first, as a stack wants them: each with its lead and that of what is under it."""
    out = [(g, f"{indent}├── ", f"{indent}│   ", depth) for g in grounds[:-1]]
    out += [(g, f"{indent}└── ", f"{indent}    ", depth) for g in grounds[-1:]]
    return out[::-1]


def _lines(root: Key, told: _Told, colour: bool) -> Iterator[str]:
    def paint(style: str, text: str) -> str:
        text = report.printable(text)
        return f"{_COLOURS[style]}{text}\x1b[0m" if colour and text else text

    def name(key: Key) -> str:
        record = told.records[key]
        marks = "".join(" " + paint("mark", f"[{mark}]") for mark in _marks(record))
        title = record.title if len(record.title) <= LONGEST else record.title[: LONGEST - 1].rstrip() + "…"
        return f"{paint('id', str(key))}{marks} {report.printable(title)}"

    for tree in trees(told.resting, root):
        if tree.top != root:
            yield ""
        yield name(tree.top)
        for row in tree.rows:
            where = f" {paint('dim', f'(see {row.subtree})')}" if row.subtree else ""
            yield f"{paint('dim', row.lead)}{paint('how', _how(row.ground))} {name(row.ground.by)}{where}"
    yield ""
    yield from _closing(root, told)


def _how(ground: Ground) -> str:
    return f"({', '.join(ground.hows)})"


def _marks(record: Record) -> Iterator[str]:
    if record.status is Status.DRAFT:
        yield "draft"
    if isinstance(record, Article) and record.retracted:
        yield f"retracted, {words(record.retracted.on)}"
    if isinstance(record, Article) and record.superseded_by:
        yield f"superseded, {words(record.superseded_by.on)}"


def _closing(root: Key, told: _Told) -> Iterator[str]:
    """The figures, and what is not among them."""
    below = told.resting.below(root)
    if not below:
        yield f"Nothing rests on {root}."
        if root.kind not in ("article", "claim"):
            yield "Only articles and claims are evidence for anything; its page lists who names it."
    else:
        kinds = Counter(key.kind for key in below)
        rest = "record rests" if len(below) == 1 else "records rest"
        parts = listed([counted(kinds[kind], kind) for kind in KINDS if kinds[kind]])
        yield f"{len(below):,} {rest} on {root}, {sum(below.values()):,} directly: {parts}."
    loose = sum(g.bears != FOR for g in told.resting.next(root, root))
    if loose:
        claims = "1 claim has" if loose == 1 else f"{loose:,} claims have"
        yield f"{claims} evidence from it that speaks against the claim or only mentions it."
    if told.has_drafts:
        yield "Drafts are left out; --drafts shows them."


def _incomplete(errors: int) -> str:
    has = "1 error" if errors == 1 else f"{errors:,} errors"
    return f"The dossier has {has}, so this may be incomplete: python -m generator check"


def _as_json(root: Key, told: _Told) -> dict[str, Any]:
    """The tree for programs: each step once, `record` resting on `on`, in the order of the drawing."""
    below = told.resting.below(root)
    return {
        "ok": True,
        "record": _record_json(told.records[root]),
        "complete": not told.wrong,
        "count": len(below),
        "direct": sum(below.values()),
        "rests": [
            {
                **_record_json(told.records[row.ground.by]),
                "on": str(row.ground.on),
                "how": list(row.ground.hows),
                "bears": row.ground.bears,
                "direct": row.ground.on == root,
            }
            for tree in trees(told.resting, root)
            for row in tree.rows
        ],
    }


def _record_json(record: Record) -> dict[str, Any]:
    return {
        "id": str(record.key),
        "kind": record.key.kind,
        "title": record.title,
        "draft": record.status is Status.DRAFT,
        "retracted": isinstance(record, Article) and record.retracted is not None,
        "superseded": isinstance(record, Article) and record.superseded_by is not None,
        "path": record.span.path,
        "line": record.span.line,
    }


def _refused(options: argparse.Namespace, problems: list[Problem], errors: int = 0) -> int:
    """Say why there is no tree."""
    if options.json:
        print(json.dumps({"ok": False, "problems": [report.as_json(p) for p in problems]}, indent=2))
        return 1
    colour = report.wants_colour(sys.stderr)
    for one in problems:
        if one.span.path:
            print(report.show(one, {}, colour), file=sys.stderr)
            continue
        print(report.printable(one.message), file=sys.stderr)
        for hint in one.hint.splitlines():
            print(f"  → {report.printable(hint)}", file=sys.stderr)
    if errors:
        print(_incomplete(errors), file=sys.stderr)
    return 1
