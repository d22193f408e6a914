"""What references lead to, and a problem for each that leads nowhere."""

from collections.abc import Iterable

from generator.link.names.lookup import Names
from generator.link.ties import prose_references, references
from generator.model.body import Ref
from generator.model.problems import Problem
from generator.model.records import Key, Note, Page, Place, Record


def resolve(records: Iterable[Record], names: Names) -> tuple[dict[Ref, Key], list[Problem]]:
    """What each reference of some records leads to, in fields and in prose.

    That an original is not shown is no mistake of its translation: it is then a text like any other.
    """
    found: dict[Ref, Key] = {}
    problems: list[Problem] = []
    for record in records:
        original = record.translation_of if isinstance(record, Note | Page) else None
        for ref in dict.fromkeys((*(r for _, r in references(record)), *prose_references(record))):
            result = names.find(ref)
            if isinstance(result, Key):
                found[ref] = result
            elif ref != original or result.code != "withheld-reference":
                problems.append(result)
        if isinstance(record, Place) and record.within:
            # It may be the id of a place or words of the writer's own; but never a place that is not shown.
            result = names.find(Ref(record.within, record.span, ("place",)))
            if not isinstance(result, Key) and result.code == "withheld-reference":
                problems.append(result)
    return found, problems
