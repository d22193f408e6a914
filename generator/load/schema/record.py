"""The keys that every record has, and what they come to. The keys of each kind stand in a module of its own."""

from collections.abc import Callable
from typing import Any

import msgspec

from generator.load.schema.fields import Field, Form, Type, Values, form, wrong_type
from generator.load.schema.identifiers import Id, Language
from generator.load.schema.scalars import Choice, Line, Raw, YesNo
from generator.load.schema.shapes import ListOf
from generator.load.tree import Mapping, Node, Scalar
from generator.model.problems import CODES, Problem, problem
from generator.model.records import Accepted, AnyRecord, Kind, Status
from generator.model.spelling import did_you_mean

ACCEPTABLE = tuple(code.name for code in CODES.values() if code.acceptable)


class RecordForm(msgspec.Struct, frozen=True):
    """One kind of record: its own fields (`name` says which gives its title), and its example for the reference."""

    kind: Kind
    title: str
    about: str
    fields: tuple[Field, ...]
    name: str
    needs_id: bool
    build: Callable[[Values, dict[str, Any]], AnyRecord]
    example: str
    in_file: Form
    in_list: Form


class Accepts(Type, frozen=True):
    """Codes of problems with the writer's reasons."""

    @property
    def words(self) -> str:
        return "a mapping of a problem's code to your reason"

    def read(self, node: Node, name: str, problems: list[Problem]) -> tuple[Accepted, ...] | None:
        if not isinstance(node, Mapping):
            example = "write `accept: {bare-quotation: A proverb, not a quotation}`"
            problems.append(wrong_type(node, name, self.words, example))
            return None
        out = []
        for key, value in node.entries:
            if key.text not in ACCEPTABLE:
                problems.append(_unknown_code(key))
            elif not isinstance(value, Scalar):
                problems.append(wrong_type(value, key.text, "your reason as a text"))
            elif not value.text.strip():
                hint = "say why it may stand: readers of the dossier will ask"
                problems.append(problem("missing-key", f"`{key.text}` is accepted without a reason", key.span, hint))
            else:
                out.append(Accepted(key.text, value.text.strip(), key.span))
        return tuple(out)


RETRACTED = "retracted"
"""The status of an article that its publisher took back. It is published all the same, and marked."""

SHOWN_AS = {**{status.value: status for status in Status}, RETRACTED: Status.PUBLISHED}
"""Whether a record of each status is shown."""

STATUS = Field(
    "status",
    Choice(tuple(status.value for status in Status)),
    "Whether it is shown: always, only with `--drafts`, or never",
    default="`published`",
    slips=("draft", "private", "publish", "visibility", "state"),
    spoken=True,
)

_SHARED = (
    STATUS,
    Field("tags", ListOf(Line(), "texts"), "Words to find it by", example="[attack]",
          slips=("tag", "keywords", "categories", "category")),
    Field("lang", Language(), "The language that it is in", default="the site's", example="fa",
          slips=("language", "locale")),
    Field("summary", Line(), "What it is, in a sentence or two", slips=("description", "abstract", "subtitle")),
    Field("formerly", ListOf(Id(), "ids"), "Ids that it had before; old links lead on to it", example="[old-id]",
          slips=("aliases", "redirects")),
    Field("accept", Accepts(), "Problems that you let stand, each with your reason",
          example="{bare-quotation: A proverb}", slips=("ignore",)),
    Field("autolink", YesNo(), "Whether its names link by themselves in prose", default="`true`"),
)  # fmt: skip
_TEXT = Field(
    "text",
    Raw(),
    "The record's Markdown text; in a file of its own that stands below the settings",
    slips=("body", "content"),
)

_BELOW = dict.fromkeys(("text", "body", "content"), "write the text below the closing `---`")


def record_form(
    kind: Kind,
    title: str,
    about: str,
    *fields: Field,
    build: Callable[[Values, dict[str, Any]], AnyRecord],
    example: str,
    name: str = "title",
    needs_id: bool = False,
    status: Field | None = None,
) -> RecordForm:
    """Make the form of a kind; `title` has its article, `fields` are the kind's own, `status` is where others have it.
    """
    made = "the slug of the file's name, in a list of its title; a claim in a list needs one"
    in_file = Field("id", Id(), "Its permanent name", default=made, example="barge-fire")
    in_list = Field("id", Id(), "Its permanent name", required=needs_id, default=made, example="barge-fire")
    nothing = _no_value
    own = (fields[0],)
    rest = (*fields[1:], status or STATUS, *_SHARED[1:])
    return RecordForm(
        kind=kind,
        title=title,
        about=about,
        fields=(*fields, status) if status else fields,
        name=name,
        needs_id=needs_id,
        build=build,
        example=example,
        in_file=form(title, *own, in_file, *rest, make=nothing, elsewhere=_BELOW),
        in_list=form(title, *own, in_list, *rest, _TEXT, make=nothing),
    )


def _no_value(values: Values) -> None:
    """A record is made by its `build`, even where a required field is missing."""


def shared(values: Values) -> dict[str, Any]:
    """What the keys of every record come to; `key`, `span`, `title` and `body` are their reader's."""
    return {
        "status": SHOWN_AS[values.get("status", "published")],
        "tags": tuple(dict.fromkeys(values.get("tags", ()))),
        "lang": values.get("lang", ""),
        "summary": values.get("summary", ""),
        "formerly": values.get("formerly", ()),
        "accept": values.get("accept", ()),
        "autolink": values.get("autolink", True),
    }


def _unknown_code(key: Scalar) -> Problem:
    if key.text in CODES:
        hint = "it has to be mended; those that can be accepted are " + ", ".join(f"`{code}`" for code in ACCEPTABLE)
        return problem("unknown-code", f"`{key.text}` cannot be accepted", key.span, hint)
    hint = did_you_mean(key.text, ACCEPTABLE) or "the codes are " + ", ".join(f"`{code}`" for code in ACCEPTABLE)
    return problem("unknown-code", f"`{key.text}` is no code of a problem", key.span, hint)
