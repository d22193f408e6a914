"""Records taken apart, the names that lead to them, and what their references lead to."""

from typing import Any

from generator.engine.tasks import Done
from generator.link.names.lookup import Names, Spelt, by_id, by_name, folded_spellings, spellings
from generator.link.names.resolving import resolve
from generator.link.resting.grounds import merged, uses
from generator.link.stages.context import Context, give
from generator.link.ties import references
from generator.model.linked import Tie
from generator.model.records import Key, Note, Page


def secret(context: Context, _: str) -> Done:
    """What tells of captures whose hash is private."""
    book = context.book
    captures = [capture for path in book.keys("secrets") for capture in book.get(f"secrets/{path}")]
    return Done({"secret/": tuple(sorted(context.known_by.secret(captures)))})


def split(context: Context, path: str) -> Done:
    """The records of a file, each by its key, and the ids and names that lead to them."""
    book = context.book
    told = frozenset(book.get("secret/", ()))
    contested = book.get("contested/", {})
    done = Done()
    kept: dict[Key, Any] = {}
    for record in book.get(f"records/{path}"):
        if contested.get(record.key, path) == path:
            kept.setdefault(record.key, context.known_by.kept_back(record, told) if told else record)
    for key in sorted(kept):
        record = kept[key]
        done.cells[f"head/{key}"] = record
        give(done, "id", by_id(key, record.formerly))
        give(done, "name", by_name(key, spellings(record)))
    for one in book.get(f"withheld/{path}", ()):
        give(done, "id", by_id(one.key, (), one.status.value))
        give(done, "name", by_name(one.key, one.names, one.status.value))
    done.cells[f"of/{path}"] = tuple(sorted(kept))
    return done


def resolved(context: Context, path: str) -> Done:
    """What each reference leads to, in fields and in prose, and a problem for each that leads nowhere."""
    cells = context.cells

    def spelt() -> Spelt:
        return context.book.derived("spelt", lambda: folded_spellings(cells.heads))

    records = cells.in_file(path)
    found, problems = resolve(records, Names.over(cells.ids, cells.names, spelt))
    done = Done({f"found/{path}": found}, problems=tuple(problems))
    for record in records:
        give(done, "ties", ((found[ref], Tie(record.key, how)) for how, ref in references(record) if ref in found))
        give(done, "upon", ((g.on, g) for g in merged(record.key, uses(record, found))))
        if isinstance(record, Note | Page) and record.translation_of in found:
            give(done, "translated", (("", record.key),))
    return done
