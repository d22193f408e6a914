"""A dossier's files to its settings and records: each file by itself, then ids, captures and media together.

What one file holds is record_file.py's.
"""

from collections.abc import Iterable, Iterator

from generator.load.captures import capture_names, read_capture
from generator.load.files import CAPTURES, MEDIA, Files, read_bytes
from generator.load.media import read_media
from generator.load.record_file import Id, Parsed, Reading, read_file
from generator.load.schema.settings import EMPTY, read_site
from generator.model.body import Body, Picture
from generator.model.problems import Problem, problem
from generator.model.records import Article, Capture, Key, Media, Record, Records
from generator.model.site import Site
from generator.model.spelling import did_you_mean


def load(files: Files, *, drafts: bool = False) -> tuple[Site, Records, list[Problem]]:
    """Read a dossier. Private records are never among its records, drafts only where they are asked for.

    A record with mistakes is among them too, as far as it could be read; a file that cannot be taken apart is not.
    """
    site, problems = read_site(files.site) if files.site is not None else (EMPTY, [])
    reading = Reading(drafts, site.lang)
    parsed = [read_file(file.path, file.content, reading) for file in files.content]
    return site, *_together(files, parsed, problems)


def _together(files: Files, parsed: list[Parsed], problems: list[Problem]) -> tuple[Records, list[Problem]]:
    problems += (p for one in parsed for p in one.problems)
    problems += _repeated_ids(i for one in parsed for i in one.ids)
    records: dict[Key, Record] = {}
    for record in (r for one in parsed for r in one.records):
        records.setdefault(record.key, record)
    in_order = tuple(records[key] for key in sorted(records))
    captures, no_captures = _captures(files, in_order)
    media, no_media = _media(files, in_order)
    withheld = sorted((w for one in parsed for w in one.withheld), key=lambda w: (w.key, w.path))
    return Records(in_order, captures, media, tuple(withheld)), [
        *problems,
        *no_captures,
        *no_media,
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


def _captures(files: Files, records: Iterable[Record]) -> tuple[dict[str, Capture], list[Problem]]:
    """The captures that articles name, each read once."""
    folder = files.root / CAPTURES
    names = capture_names(folder)
    captures: dict[str, Capture] = {}
    problems: list[Problem] = []
    if isinstance(names, Problem):
        return {}, [names]
    for record in records:
        if isinstance(record, Article) and record.capture_span is not None and record.capture not in captures:
            capture, found = read_capture(folder, record.capture, names, record.capture_span)
            problems += found
            if capture is not None:
                captures[record.capture] = capture
    return dict(sorted(captures.items())), problems


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
