"""What one file holds, taken apart for a book; and ids that several records have."""

from collections.abc import Iterable, Iterator, Set

import msgspec

from generator.engine.tasks import Done
from generator.load.accept import accept
from generator.load.captures.selector import whole_name
from generator.load.record_file import Id, Parsed
from generator.model.body import Body, Picture
from generator.model.collection import Asked, Outline
from generator.model.problems import Problem, Severity, problem
from generator.model.records import AnyRecord, Article, Key


def in_one_file(path: str, parsed: Parsed) -> Done:
    """The cells of one file: see content.py's FAMILIES."""
    records = tuple(_with_page(record) for record in parsed.records)
    bodies: dict[Key, Body] = {}
    for record in records:
        bodies.setdefault(record.key, record.body)
    captures = tuple(
        (r.key, r.capture, r.capture_span) for r in records if isinstance(r, Article) and r.capture_span is not None
    )
    pictures = tuple((r.key, picture) for r in records for picture in _pictures(r.body))
    outlines = tuple(Outline(r.span, r.key, r.accept) for r in records)
    problems = accept(parsed.problems, outlines)
    found, in_vain = problems[: len(parsed.problems)], problems[len(parsed.problems) :]
    if any(outline.accept for outline in outlines):
        met = {(p.subject, p.code) for p in found if p.severity is Severity.ACCEPTED}
        outlines = tuple(_with_met(outline, met) for outline in outlines)
    cells: dict[str, object] = {
        f"records/{path}": tuple(msgspec.structs.replace(r, body=Body(r.body.sections)) for r in records),
        f"bodies/{path}": bodies,
        f"referring/{path}": {key: body.referring for key, body in bodies.items()},
        f"outline/{path}": outlines,
    }
    secrets = tuple(r.capture for r in records if isinstance(r, Article) and r.hash_private and r.capture)
    secrets += tuple(capture for one in parsed.withheld for capture in one.captures)
    optional = (("ids", parsed.ids), ("withheld", parsed.withheld), ("secrets", secrets))
    cells |= {f"{name}/{path}": value for name, value in optional if value}
    if in_vain:  # unless something is found later that they are for
        cells[f"accepts/{path}"] = True
    if captures or pictures:
        cells[f"asked/{path}"] = Asked(captures, pictures)
    return Done(cells, problems=tuple(found))


def _with_met(outline: Outline, met: Set[tuple[str, str]]) -> Outline:
    """An outline that says which of the codes that it accepts the reading of its file has met."""
    codes = (a.code for a in outline.accept if (str(outline.key), a.code) in met)
    return msgspec.structs.replace(outline, met=tuple(codes))


def _with_page(record: AnyRecord) -> AnyRecord:
    """An article whose capture is a crawl with the page of it that is meant, so that no two captures share a name."""
    if not isinstance(record, Article) or not record.capture:
        return record
    name = whole_name(record.capture, record.url, record.accessed.text if record.accessed else "")
    return record if name == record.capture else msgspec.structs.replace(record, capture=name)


def _pictures(body: Body) -> Iterator[Picture]:
    for row in (body.pieces, *body.notes):
        yield from (piece for piece in row if type(piece) is Picture)


def repeated_ids(ids: Iterable[Id]) -> Iterator[Problem]:
    """Ids that two records have, and former ids that another record has or had."""
    taken: dict[Key, Id] = {}
    for one in sorted(ids, key=lambda i: (i.former, i.span)):
        first = taken.setdefault(one.key, one)
        if first is one:
            continue
        where = f"{first.span.path}:{first.span.line}"
        if not one.former:
            hint = "give one of them another `id:`"
            yield problem("duplicate-id", f"`{one.key}` is the id of another record as well: {where}", one.span, hint)
        elif first.owner == one.owner:
            said = "stands under `formerly` twice" if first.former else "is this record's id now, and no former one"
            yield problem("duplicate-id", f"`{one.key.id}` {said}", one.span, "take it out of `formerly`")
        elif first.former:
            hint = "an old id leads on to one record: take it out of one of them"
            yield problem(
                "duplicate-id",
                f"`{one.key.id}` is listed under `formerly` elsewhere too: {where}",
                one.span,
                hint,
            )
        else:
            hint = "an old id cannot lead on while a record has it: take it out, or give that record another id"
            yield problem("duplicate-id", f"`{one.key}` is the id of a record that is there: {where}", one.span, hint)


