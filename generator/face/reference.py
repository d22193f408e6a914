"""docs/reference.md, made from the schema, the dates and the codes of problems, so that it cannot disagree with them.

    python -m generator.face.reference            writes it
    python -m generator.face.reference --check    exits with 1 where it is out of date

How a dossier is begun, and why, is docs/guide.md's.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.load.schema.fields import Field, Form, Type
from generator.load.schema.kinds import FORMS
from generator.load.schema.record import RecordForm
from generator.load.schema.settings import SITE
from generator.model.date_words import words
from generator.model.dates import parse
from generator.model.problems import CODES
from generator.model.records import FOLDERS

PATH = Path("docs/reference.md")
DATES = (
    "2024-01-28", "2024-01", "2024", "2024-21", "2024-34", "202X", "2024-XX", "2024-01-XX", "-0043-03-15",
    "2024-01-28?", "2024-01~", "2024%", "2024-?01-28", "2024-01-28/2024-02-04", "2024-02-04/..", "../2024-02-04",
    "2024-02-04/", "[..2024-04-19]", "[2024-02-07..]", "[2024-02-07..2024-02-19]", "[2024-01-27,2024-01-28]",
    "{2024-01-27,2024-01-28}",
)  # fmt: skip
_INTRODUCTION = """\
# Reference

Every key that a file may hold, every value that a key allows, and every problem that the tool reports. How a dossier
is begun stands in the [guide](guide.md). This page is made from the code (`make reference`); do not edit it.

## How YAML is read

- Every value is text: `no`, `012`, `12:30` and `2024-01-28` stay what they are. A value that holds a colon and a space,
  or begins with one of ``@ ` % * & ! # [ {``, needs quotation marks.
- A list has brackets (`[a, b]`), or a line with `- ` for each item. Only `authors:` may be a single name without them.
- A key with nothing behind it is the same as no key, but for `status:`, which then is an error. So is an unknown key,
  or one that stands twice.
- Anchors, aliases, merges and tags are not used. A remark begins with `# `, with a space.
- References are ids, or names where no two records share them; `kind:id` is never in doubt.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Write the page, or compare it with what stands there."""
    parser = argparse.ArgumentParser(prog="python -m generator.face.reference", description="Write docs/reference.md.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where it is out of date")
    wanted = reference()
    if not parser.parse_args(argv).check:
        PATH.parent.mkdir(parents=True, exist_ok=True)
        PATH.write_text(wanted, encoding="utf-8", newline="\n")
        return 0
    if PATH.is_file() and PATH.read_text(encoding="utf-8") == wanted:
        return 0
    print(f"{PATH} is out of date: run `python -m generator.face.reference`", file=sys.stderr)
    return 1


def reference() -> str:
    """The page."""
    parts = [
        _INTRODUCTION,
        _contents(),
        "## `site.yaml`\n",
        _table(SITE.fields),
        *_nested(SITE.fields),
        "## Every record\n\nThese keys stand beside those of its kind.\n",
        _table(_shared(FORMS["note"])),
        *(part for form in FORMS.values() for part in _kind(form)),
        _dates(),
        _problems(),
    ]
    return "\n".join(parts)


def _contents() -> str:
    places = [_anchored("`site.yaml`"), _anchored("Every record"), *(_anchored(_heading(f)) for f in FORMS.values())]
    return "On this page: " + " · ".join([*places, _anchored("Dates"), _anchored("Problems")]) + "\n"


def _anchored(heading: str) -> str:
    anchor = "".join(c for c in heading.lower().replace(" ", "-") if c.isalnum() or c in "-_")
    return f"[{heading}](#{anchor})"


def _heading(form: RecordForm) -> str:
    return form.title.split(" ", 1)[1].capitalize()


def _kind(form: RecordForm) -> Iterator[str]:
    yield f"## {_heading(form)}\n\n{form.about}\n\n{_where(form)}\n"
    yield _table(form.fields)
    fence = "yaml" if form.example.startswith("- ") else "markdown"
    yield f"```{fence}\n{form.example}```\n"
    yield from _nested(form.fields)


def _where(form: RecordForm) -> str:
    folder = FOLDERS[form.kind]
    if not folder:
        return "A file `content/<name>.md`."
    return (
        f"A file `content/{folder}/<name>.md`, or an item of a list in `content/{folder}.yaml` or "
        f"`content/{folder}/<name>.yaml`."
    )


def _shared(form: RecordForm) -> tuple[Field, ...]:
    """The fields that a kind does not have of its own."""
    own = {field.name for field in form.fields}
    return tuple(field for field in form.in_list.fields if field.name not in own)


def _nested(fields: Iterable[Field]) -> Iterator[str]:
    """A table for each mapping that stands within others, once."""
    seen: dict[str, Form] = {}
    waiting: list[Type] = [field.type for field in fields]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, Form) and one.title not in seen:
            seen[one.title] = one
        waiting += one.parts
    for title, form in seen.items():
        yield f"### {title[0].upper()}{title[1:]}\n"
        yield _table(form.fields)


def _table(fields: Iterable[Field]) -> str:
    rows = [
        (
            f"`{f.name}`",
            f.says,
            f.type.words,
            "**needed**" if f.required else f.default,
            f"`{f.example}`" if f.example else "",
        )
        for f in fields
    ]
    return _rows(("key", "what it says", "value", "default", "example"), rows)


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _dates() -> str:
    intro = """\
## Dates

Dates are EDTF (ISO 8601-2). A slash *lasts*; square brackets hold *one* unknown time, braces *all* of several.
No quotation marks are needed.
"""
    return intro + "\n" + _rows(("write", "means"), [(f"`{date}`", words(parse(date))) for date in DATES])


def _problems() -> str:
    intro = """\
## Problems

As long as there is an error nothing is published; a warning does not stop a build. What may be accepted can stand
under a record's `accept:`, with your reason.
"""
    rows = [
        (
            f"`{code.name}`",
            code.severity.value,
            "with a reason" if code.acceptable else "",
            code.meaning,
        )
        for code in CODES.values()
    ]
    return intro + "\n" + _rows(("code", "weight", "`accept:`", "meaning"), rows)


if __name__ == "__main__":
    sys.exit(main())
