"""Problems that a writer lets stand, with a reason: they are marked so, and what was accepted in vain is told."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from generator.model.collection import Outline
from generator.model.problems import CODES, Problem, Severity, problem

ELSEWHERE = ("missing-capture", "uncheckable-quotation", "lineage-hint", "easily-taken", "same-source")
"""Codes that depend on which captures a machine has, or on the command: accepting them is not in vain without them."""


def accept(problems: Iterable[Problem], records: Iterable[Outline]) -> list[Problem]:
    """Every problem with the record that it is in as its subject; an accepted one weighs nothing any more.

    A problem is in the last record that begins at or before it in its file.
    """
    begins: dict[str, list[Outline]] = {}
    for record in records:
        begins.setdefault(record.span.path, []).append(record)
    for starts in begins.values():
        if len(starts) > 1:
            starts.sort(key=_line)
    out: list[Problem] = []
    used: set[int] = set()
    for one in problems:
        span, severity = one.span, one.severity
        inside = _inside(begins.get(span.path, ()), span.line)
        for accepted in inside.accept if inside else ():
            if accepted.code == one.code and CODES[one.code].acceptable:
                severity = Severity.ACCEPTED
                used.add(id(accepted))
        out.append(Problem(one.code, one.message, span, one.hint, severity, str(inside.key) if inside else ""))
    hint = "take it out, so that a new mistake does not hide behind it"
    for starts in begins.values():
        for record in starts:
            for a in record.accept:
                if id(a) not in used and a.code not in record.met and a.code not in ELSEWHERE:
                    say = f"`{a.code}` is accepted here, but there is none"
                    out.append(problem("unused-accept", say, a.span, hint, str(record.key)))
    return out


def _inside(starts: Sequence[Outline], line: int) -> Outline | None:
    if len(starts) > 1:
        return starts[max(bisect_right(starts, line, key=_line) - 1, 0)]
    return starts[0] if starts else None


def _line(record: Outline) -> int:
    return record.span.line
