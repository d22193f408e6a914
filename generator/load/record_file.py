"""One file of content/ to its records, from its path and bytes alone, so that it can be kept or made elsewhere.

A record that is not shown is never converted: what is kept of it is withheld.py's.
"""

from collections.abc import Iterable

import msgspec

from generator.load.folders import kind_of
from generator.load.items import Item, items_of
from generator.load.schema.fields import Values
from generator.load.schema.kinds import FORMS
from generator.load.schema.record import RecordForm, shared
from generator.load.text import decode
from generator.load.tree import Mapping
from generator.load.withheld import status_of, withhold
from generator.model.collection import Withheld
from generator.model.problems import Problem, Span, problem
from generator.model.records import AnyRecord, Key, Status
from generator.model.spelling import is_id, slug


class Reading(msgspec.Struct, frozen=True):
    """How files are read: whether drafts and private records count too, and the language where a record says none."""

    drafts: bool = False
    private: bool = False
    lang: str = ""


class Id(msgspec.Struct, frozen=True):
    """An id that a record has, or had (`former`), and where that stands; of records that are not shown as well.

    `owner` is the place of the record's own id, by which two ids are known to be of one record.
    """

    key: Key
    span: Span
    former: bool = False
    owner: Span | None = None


class Parsed(msgspec.Struct, frozen=True):
    """What one file holds."""

    records: tuple[AnyRecord, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    ids: tuple[Id, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_file(path: str, content: bytes, reading: Reading) -> Parsed:
    """Every record in a file, with all that is wrong with them. A file that cannot be read holds none."""
    kind = kind_of(path)
    if isinstance(kind, Problem):
        return Parsed(problems=(kind,))
    text, problems = decode(path, content)
    if text is None:
        return Parsed(problems=tuple(problems))
    items, wrong = items_of(path, text, FORMS[kind])
    return _gathered([_read_record(item, FORMS[kind], reading) for item in items], [*problems, *wrong])


def _gathered(read: Iterable[Parsed], problems: list[Problem]) -> Parsed:
    parts = list(read)
    return Parsed(
        records=tuple(r for parsed in parts for r in parsed.records),
        withheld=tuple(w for parsed in parts for w in parsed.withheld),
        ids=tuple(i for parsed in parts for i in parsed.ids),
        problems=(*problems, *(p for parsed in parts for p in parsed.problems)),
    )


def _read_record(item: Item, form: RecordForm, reading: Reading) -> Parsed:
    status, sure = status_of(item.mapping, form)
    problems: list[Problem] = []
    hidden = {Status.PRIVATE: not reading.private, Status.DRAFT: not reading.drafts}
    if sure and hidden.get(status, False):
        # Its mistakes are its writer's until it is shown; but its id is taken.
        values = form.in_list.values(_names_of(item.mapping, form), item.top, [])
        key, ids = _key(item, form, values, problems)
        return Parsed((), (withhold(key, status, item.path, item.mapping, item.words),), ids, tuple(problems))
    values = _values(item, form, problems)
    key, ids = _key(item, form, values, problems)
    record = _record(item, form, key, values, reading)
    if not sure:
        return Parsed((), (withhold(key, status, item.path, item.mapping, item.words),), ids, tuple(problems))
    return Parsed((record,), (), ids, tuple(problems))


def _record(item: Item, form: RecordForm, key: Key, values: Values, reading: Reading) -> AnyRecord:
    written = item.body
    lang = values.get("lang", reading.lang)
    from generator.load.body.markdown import parse_body

    body, wrong = parse_body(written.text, item.path, written.line, column=written.column, lang=lang)
    if values.get("body", "") == "text":
        wrong = [p for p in wrong if p.code != "bare-quotation"]  # the source quotes whom it likes
    values.problems.extend(wrong)
    # A file begins at its title, which says more than `---` does.
    span = item.top if item.listed else values.place(form.name)
    title = values.get(form.name, "") or item.stem or key.id
    common = {**shared(values), "key": key, "span": span, "title": title, "body": body}
    return form.build(msgspec.structs.replace(values, span=span), common)


def _values(item: Item, form: RecordForm, problems: list[Problem]) -> Values:
    if item.listed:
        return form.in_list.values(item.mapping, item.top, problems)
    values = form.in_file.values(item.mapping, item.top, problems)
    if item.mapping is None:
        problems[:] = [_without_settings(p) for p in problems]
    return values


def _without_settings(missing: Problem) -> Problem:
    """What to do about a key that is missing from a file which has no settings at all."""
    line = missing.hint.removeprefix("write ")
    return msgspec.structs.replace(missing, hint=f"begin the file with three lines: `---`, {line}, and `---` again")


def _names_of(mapping: Mapping | None, form: RecordForm) -> Mapping | None:
    """What gives a record its ids, and nothing else of it."""
    if mapping is None:
        return None
    kept = tuple(entry for entry in mapping.entries if entry[0].text in ("id", form.name, "formerly"))
    return msgspec.structs.replace(mapping, entries=kept)


def _key(item: Item, form: RecordForm, values: Values, problems: list[Problem]) -> tuple[Key, tuple[Id, ...]]:
    """The record's key, and the ids that it takes: `id:`, or the slug of the file's name, or in a list of the title.

    Where none can be made the key is one that no record has, for what else is wrong shall be told as well.
    """
    given = values.get("id", "")
    made = given or slug(values.get(form.name, "") if item.listed else item.stem)
    place = values.place("id") if given else item.top
    formerly: tuple[str, ...] = values.get("formerly", ())
    old = tuple(Id(Key(form.kind, former), values.place("formerly"), True, place) for former in formerly)
    if is_id(made):
        key = Key(form.kind, made)
        return key, (Id(key, place, owner=place), *old)
    reported = "id" in values.nodes or (item.listed and (form.needs_id or form.name not in values.read))
    if not reported:
        of = f"its {form.name}" if item.listed else "the file's name"
        hint = "write `id: …`, in letters, digits and hyphens"
        problems.append(problem("bad-id", f"no id can be made of {of}", place, hint))
    return Key(form.kind, f"{item.path}:{item.top.line}"), old
