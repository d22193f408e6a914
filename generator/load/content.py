"""A dossier's files to its settings and records: each file by itself, then ids, captures and media together.

What one file holds is record_file.py's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from generator.engine.memo import Memo
from generator.load.captures.folder import capture_names
from generator.load.captures.reading import read_captures
from generator.load.captures.selector import whole_name
from generator.load.files import CAPTURES, MEDIA, Files, read_bytes
from generator.load.locks import read_locks
from generator.load.media import read_media
from generator.load.record_file import Id, Parsed, Reading, read_file
from generator.load.schema.settings import EMPTY, read_site
from generator.model.body import Body, Picture
from generator.model.collection import Capture, Media, Records
from generator.model.locked import Locked
from generator.model.problems import Problem, Span, problem
from generator.model.records import Article, Key, Record
from generator.model.site import Site
from generator.model.spelling import did_you_mean


def load(
    files: Files, *, drafts: bool = False, private: bool = False, memo: Memo | None = None
) -> tuple[Site, Records, list[Problem]]:
    """Read a dossier. Drafts are among its records only where they are asked for; private records too, and never so
    where anything is published. `memo` keeps the texts of captures.

    A record with mistakes is among them too, as far as it could be read; a file that cannot be taken apart is not.
    """
    site, problems = read_site(files.site) if files.site is not None else (EMPTY, [])
    reading = Reading(drafts, private, site.lang)
    parsed = [read_file(file.path, file.content, reading) for file in files.content]
    return site, *_together(files, parsed, problems, memo)


def load_records(files: Files, *, drafts: bool = False) -> tuple[Records, list[Problem]]:
    """The records alone, without captures, media and locks, for what needs none of these."""
    site = read_site(files.site)[0] if files.site is not None else EMPTY
    reading = Reading(drafts, False, site.lang)
    return _gathered([read_file(file.path, file.content, reading) for file in files.content])


def _gathered(parsed: list[Parsed]) -> tuple[Records, list[Problem]]:
    """All records in the order of their keys, the first of those with one id, and what is kept of those not shown."""
    records: dict[Key, Record] = {}
    for record in (r for one in parsed for r in one.records):
        records.setdefault(record.key, _with_page(record))
    withheld = sorted((w for one in parsed for w in one.withheld), key=lambda w: (w.key, w.path))
    problems = [p for one in parsed for p in one.problems]
    problems += _repeated_ids(i for one in parsed for i in one.ids)
    return Records(tuple(records[key] for key in sorted(records)), withheld=tuple(withheld)), problems


def _together(
    files: Files, parsed: list[Parsed], problems: list[Problem], memo: Memo | None
) -> tuple[Records, list[Problem]]:
    gathered, wrong = _gathered(parsed)
    problems += wrong
    in_order = gathered.records
    locks, no_locks = read_locks(files.root)
    captures, no_captures = _captures(files, in_order, memo, locks)
    media, no_media = _media(files, in_order)
    return Records(in_order, captures, media, gathered.withheld, locks), [
        *problems,
        *no_captures,
        *no_media,
        *no_locks,
    ]


def _repeated_ids(ids: Iterable[Id]) -> Iterator[Problem]:
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


def _with_page(record: Record) -> Record:
    """An article whose capture is a crawl with the page of it that is meant, so that no two captures share a name."""
    if not isinstance(record, Article) or not record.capture:
        return record
    name = whole_name(record.capture, record.url, record.accessed.text if record.accessed else "")
    return record if name == record.capture else msgspec.structs.replace(record, capture=name)


def _captures(
    files: Files, records: Iterable[Record], memo: Memo | None, locks: Iterable[Locked]
) -> tuple[dict[str, Capture], list[Problem]]:
    """The captures that articles name, each read once."""
    folder = files.root / CAPTURES
    names = capture_names(folder)
    if isinstance(names, Problem):
        return {}, [names]
    wanted: dict[str, Span] = {}
    others: dict[Span, list[Span]] = defaultdict(list)
    for record in records:
        if isinstance(record, Article) and record.capture_span is not None:
            first = wanted.setdefault(record.capture, record.capture_span)
            others[first] += [record.capture_span] if record.capture_span != first else []
    captures, problems = read_captures(folder, wanted, names, memo=memo)
    known = {wanted[name]: name for lock in locks for name in lock if name in wanted}
    do = "captures.lock vouches for what was verified in it; put it into `captures/` to have that checked afresh"
    problems = [
        msgspec.structs.replace(p, hint=do) if p.code == "missing-capture" and p.span in known else p for p in problems
    ]
    return captures, [*problems, *(msgspec.structs.replace(p, span=s) for p in problems for s in others[p.span])]


def _media(files: Files, records: Iterable[Record]) -> tuple[dict[str, Media], list[Problem]]:
    """The pictures and documents that bodies refer to, each read once."""
    media: dict[str, Media] = {}
    problems: list[Problem] = []
    for picture in (p for record in records for p in _pictures(record.body)):
        if picture.name in media:
            continue
        path = files.media.get(picture.name)
        if path is None:
            hint = did_you_mean(picture.name, files.media) or f"put it into `{MEDIA}`"
            problems.append(problem("missing-media", f"there is no `{picture.name}` in `{MEDIA}`", picture.span, hint))
            continue
        content = read_bytes(path, MEDIA + picture.name)
        if isinstance(content, Problem):
            problems.append(content)
            continue
        made, found = read_media(picture.name, content, picture.span)
        problems += found
        if made is not None:
            media[picture.name] = made
    return dict(sorted(media.items())), problems


def _pictures(body: Body) -> Iterator[Picture]:
    for row in (body.pieces, *body.notes):
        yield from (piece for piece in row if isinstance(piece, Picture))
