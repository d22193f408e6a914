"""Problems that a writer lets stand, with a reason: they are marked so, and what was accepted in vain is told."""

from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from generator.model.collection import Outline
from generator.model.problems import CODES, Problem, Severity, problem
from generator.model.records import Accepted

ELSEWHERE = ("missing-capture", "uncheckable-quotation", "lineage-hint", "easily-taken", "same-source")
"""Codes that depend on which captures a machine has, or on the command: accepting them is not in vain without them."""


def accept(problems: Iterable[Problem], records: Iterable[Outline]) -> list[Problem]:
    """Every problem with the record that it is in as its subject; an accepted one weighs nothing any more.

    A problem is in the last record that begins at or before it in its file.
    """
    begins: dict[str, list[tuple[int, Outline]]] = {}
    for record in records:
        begins.setdefault(record.span.path, []).append((record.span.line, record))
    for starts in begins.values():
        starts.sort(key=lambda s: s[0])
    out: list[Problem] = []
    used: set[Accepted] = set()
    for one in problems:
        starts = begins.get(one.span.path, [])
        index = bisect_right(starts, one.span.line, key=lambda start: start[0]) - 1
        inside = starts[max(index, 0)][1] if starts else None
        severity = one.severity
        for accepted in inside.accept if inside else ():
            if accepted.code == one.code and CODES[one.code].acceptable:
                severity = Severity.ACCEPTED
                used.add(accepted)
        out.append(msgspec.structs.replace(one, severity=severity, subject=str(inside.key) if inside else ""))
    for starts in begins.values():
        for _, record in starts:
            for a in record.accept:
                if a not in used and a.code not in ELSEWHERE:
                    hint = "take it out, so that a new mistake does not hide behind it"
                    out.append(
                        problem(
                            "unused-accept",
                            f"`{a.code}` is accepted here, but there is none",
                            a.span,
                            hint,
                            str(record.key),
                        )
                    )
    return out
