"""A dossier's files to its settings and records: each file by itself, then ids, captures and media together.

What one file holds is record_file.py's. All is put into a book, of which a later build reads what has not changed;
what stands in which of its cells is said by FAMILIES.
"""

from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator

import msgspec

from generator.engine.book import Book
from generator.engine.memo import Memo
from generator.engine.tasks import Done, Packed
from generator.engine.values import Family, digest_of_value, problems_as
from generator.load.captures.folder import capture_names
from generator.load.captures.reading import read_captures
from generator.load.files import CAPTURES, MEDIA, Files, SourceFile, read_bytes
from generator.load.locks import read_locks
from generator.load.media import read_media
from generator.load.record_file import Id, Reading, read_file
from generator.load.schema.settings import EMPTY, read_site
from generator.load.settle import in_one_file, repeated_ids
from generator.model.body import Body, Picture
from generator.model.collection import Asked, Capture, Media, Outline, Records, Withheld
from generator.model.locked import Locked, LockedCapture
from generator.model.problems import Problem, Span, problem
from generator.model.records import AnyRecord, Key, Record
from generator.model.site import Site
from generator.model.spelling import did_you_mean

Parse = Callable[[list[SourceFile], Reading], Iterator[Packed] | None]
"""Reads several files elsewhere and gives the cells of each, in their order; None where that does not pay."""

FAMILIES = (
    problems_as(Problem),
    Family("file", bytes, kept=False),
    Family("reading", Reading, kept=False),
    Family("site", Site, kept=False),
    Family("records", tuple[AnyRecord, ...]),
    Family("bodies", dict[Key, Body], large=True),
    Family("referring", dict[Key, Body], large=True),
    Family("ids", tuple[Id, ...]),
    Family("withheld", tuple[Withheld, ...]),
    Family("asked", Asked),
    Family("outline", tuple[Outline, ...]),
    Family("accepts", bool),
    Family("contested", dict[Key, str]),
    Family("capture", Capture, kept=False),
    Family("media", Media, kept=False),
    Family("secrets", tuple[str, ...]),
    Family("lock", LockedCapture, kept=False),
    Family("private-lock", LockedCapture, kept=False),
)
"""What each cell holds. By path of file: its bytes, its `records` without their bodies, of which the headings
stay, these `bodies`, all of them that is `referring` to others, their ids, those `withheld`, the captures and
pictures `asked` for, the `outline` that tells in which record a line stands, whether a writer lets anything stand that
reading the file did not find (`accepts`), the captures whose hash is private (`secrets`). By name: each capture,
picture and locked capture. Of everything: `site`, `reading`, and the keys that several files have, with the first of
them (`contested`)."""


def load(
    files: Files, *, drafts: bool = False, private: bool = False, memo: Memo | None = None
) -> tuple[Site, Records, list[Problem]]:
    """Read a dossier. Drafts are among its records only where they are asked for; private records too, and never so
    where anything is published. `memo` keeps the texts of captures.

    A record with mistakes is among them too, as far as it could be read; a file that cannot be taken apart is not.
    """
    book = Book(FAMILIES)
    site, loaded, problems = load_into(book, files, drafts=drafts, private=private, memo=memo)
    kept = tuple(records_of(book))
    return site, Records(kept, loaded.captures, loaded.media, withheld_of(book), loaded.locks), problems


def load_records(files: Files, *, drafts: bool = False) -> tuple[Records, list[Problem]]:
    """The records alone, without captures, media and locks, for what needs none of these."""
    book = Book(FAMILIES)
    site = read_site(files.site)[0] if files.site is not None else EMPTY
    read_content(book, files, Reading(drafts, False, site.lang))
    return Records(tuple(records_of(book)), withheld=withheld_of(book)), book.problems(_STAGES)


_STAGES = ("parse", "ids")


class Beside(msgspec.Struct, frozen=True):
    """What records refer to in other files: captures, pictures and documents, and what the locks say."""

    captures: dict[str, Capture]
    media: dict[str, Media]
    locks: tuple[Locked, Locked]


def load_into(
    book: Book,
    files: Files,
    *,
    drafts: bool = False,
    private: bool = False,
    memo: Memo | None = None,
    parse: Parse | None = None,
) -> tuple[Site, Beside, list[Problem]]:
    """Bring the book's cells up to date with the files; the problems are all that were found, not new ones alone."""
    site, problems = read_site(files.site) if files.site is not None else (EMPTY, [])
    book.put_values("site", {"": site, "of-texts": site.of_texts})
    read_content(book, files, Reading(drafts, private, site.lang), parse)
    locks, no_locks = read_locks(files.root)
    asked = [book.get(f"asked/{path}") for path in book.keys("asked")]
    captures, no_captures = _captures(files, asked, memo, locks)
    media, no_media = _media(files, asked, memo)
    book.put_inputs("capture", {name: (_capture_digest(one), one) for name, one in captures.items()})
    book.put_values("media", media)
    for family, lock in zip(("lock", "private-lock"), locks, strict=True):
        book.put_values(family, lock)
    problems += [*book.problems(_STAGES), *no_captures, *no_media, *no_locks]
    return site, Beside(captures, media, locks), problems


def read_content(book: Book, files: Files, reading: Reading, parse: Parse | None = None) -> None:
    """The files of content/ to their records, in the book."""
    by_path = {file.path: file for file in files.content}
    coming: Iterator[Packed] | None = None
    book.put_inputs("file", {path: (bytes.fromhex(file.sha256)[:16], file.content) for path, file in by_path.items()})
    book.put_values("reading", {"": reading})

    def before(due: list[str]) -> bool:
        nonlocal coming
        if parse is not None and due:
            coming = parse([by_path[path] for path in due], reading)
        return coming is None

    def work(path: str) -> Done:
        here, content = book.get("reading/"), book.get(f"file/{path}")
        if coming is not None:
            return book.unpacked(next(coming))
        return in_one_file(path, read_file(path, content, here))

    try:
        book.run("parse", book.keys("file"), work, before, apart=True)
    finally:
        if isinstance(coming, Generator):
            coming.close()  # whoever reads them is not left waiting
    book.run("ids", ("",), lambda _: _ids(book))


def records_of(book: Book) -> Iterator[Record]:
    """All records in the order of their keys, the first of those with one id."""
    contested = book.get("contested/", {})
    records: dict[Key, Record] = {}
    for path in book.keys("records"):
        bodies = book.get(f"bodies/{path}")
        for record in book.get(f"records/{path}"):
            if contested.get(record.key, path) == path and record.key not in records:
                records[record.key] = msgspec.structs.replace(record, body=bodies[record.key])
    return (records[key] for key in sorted(records))


def withheld_of(book: Book) -> tuple[Withheld, ...]:
    """What is kept of the records that are not shown, in the order of their keys."""
    every = (w for path in book.keys("withheld") for w in book.get(f"withheld/{path}"))
    return tuple(sorted(every, key=lambda w: (w.key, w.path)))


def _ids(book: Book) -> Done:
    first: dict[Key, str] = {}
    contested: dict[Key, str] = {}
    ids: list[Id] = []
    for path in book.keys("ids"):
        ids += (here := book.get(f"ids/{path}"))
        for one in here:
            if not one.former and first.setdefault(one.key, path) != path:
                contested[one.key] = first[one.key]
    return Done(cells={"contested/": dict(sorted(contested.items()))}, problems=tuple(repeated_ids(ids)))


def _captures(
    files: Files, asked: Iterable[Asked], memo: Memo | None, locks: Iterable[Locked]
) -> tuple[dict[str, Capture], list[Problem]]:
    """The captures that articles name, each read once."""
    folder = files.root / CAPTURES
    names = capture_names(folder)
    if isinstance(names, Problem):
        return {}, [names]
    wanted: dict[str, Span] = {}
    others: dict[Span, list[Span]] = defaultdict(list)
    for _, name, span in sorted(one for by_file in asked for one in by_file.captures):
        first = wanted.setdefault(name, span)
        others[first] += [span] if span != first else []
    captures, problems = read_captures(folder, wanted, names, memo=memo)
    known = {wanted[name]: name for lock in locks for name in lock if name in wanted}
    do = "captures.lock vouches for what was verified in it; put it into `captures/` to have that checked afresh"
    problems = [
        msgspec.structs.replace(p, hint=do) if p.code == "missing-capture" and p.span in known else p for p in problems
    ]
    return captures, [*problems, *(msgspec.structs.replace(p, span=s) for p in problems for s in others[p.span])]


def _media(files: Files, asked: Iterable[Asked], memo: Memo | None) -> tuple[dict[str, Media], list[Problem]]:
    """The pictures and documents that bodies refer to, each read once."""
    media: dict[str, Media] = {}
    problems: list[Problem] = []
    for _, picture in sorted((p for one in asked for p in one.pictures), key=lambda p: (p[0], p[1].span)):
        if picture.name in media:
            continue
        found, made = _one_media(files, picture)
        problems += found
        if made is not None:
            media[picture.name] = made
    return dict(sorted(media.items())), problems


def _one_media(files: Files, picture: Picture) -> tuple[list[Problem], Media | None]:
    path = files.media.get(picture.name)
    if path is None:
        hint = did_you_mean(picture.name, files.media) or f"put it into `{MEDIA}`"
        return [problem("missing-media", f"there is no `{picture.name}` in `{MEDIA}`", picture.span, hint)], None
    content = read_bytes(path, MEDIA + picture.name)
    if isinstance(content, Problem):
        return [content], None
    made, found = read_media(picture.name, content, picture.span)
    return list(found), made


def _capture_digest(capture: Capture) -> bytes:
    """All of a capture follows from its bytes, its name and the program."""
    told = (capture.name, capture.sha256, capture.url, capture.taken, capture.encoding, len(capture.text))
    return digest_of_value(told)


