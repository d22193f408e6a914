"""The keys of a note and of a plain page, which are little else than text."""

from typing import Any

from generator.load.schema.fields import Field, Values
from generator.load.schema.record import record_form
from generator.load.schema.references import RefTo
from generator.load.schema.scalars import Line
from generator.load.schema.shapes import ListOf
from generator.load.schema.times import Date
from generator.model.records import Note, Page

_TITLE = Field(
    "title",
    Line(),
    "Its title",
    default="the file's name",
    example="What set the barge alight?",
    slips=("name",),
)


def _translation_of(kind: str, example: str) -> Field:
    return Field(
        "translation_of",
        RefTo((kind,)),
        f"The {kind} that this is a translation of; write it in the translation alone, and each links to all others",
        example=example,
        slips=("translations", "translation", "translates", "translated_from", "original"),
    )


def _note(values: Values, shared: dict[str, Any]) -> Note:
    of = values.maybe("translation_of")
    return Note(**shared, date=values.maybe("date"), authors=values.get("authors", ()), translation_of=of)


def _page(values: Values, shared: dict[str, Any]) -> Page:
    return Page(**shared, translation_of=values.maybe("translation_of"))


NOTE = record_form(
    "note",
    "a note",
    "Your own note or analysis.",
    _TITLE,
    Field("date", Date(), "When it was written", example="2023-06-01", slips=("published", "created", "on")),
    Field("authors", ListOf(Line(), "texts", lone=True), "Who wrote it", example="[Ana Holm]",
          slips=("author", "by", "creator")),
    _translation_of("note", "cause"),
    build=_note,
    example="""\
---
title: What set the barge alight?
date: 2023-06-01
---
The coastguard spoke of “a faulty pump” [@courier].
""",
)  # fmt: skip
PAGE = record_form(
    "page",
    "a page",
    "A plain page, such as a word on method or a contact. `content/index.md` opens the front page.",
    _TITLE,
    _translation_of("page", "about"),
    build=_page,
    example="""\
---
title: How this dossier was made
---
We read every source sentence by sentence.
""",
)
