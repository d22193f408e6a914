"""The keys of an actor: a person, unit, group, organisation or state."""

from typing import Any

from generator.load.schema.evidence import CITATIONS
from generator.load.schema.fields import Field, Type, Values, form
from generator.load.schema.identifiers import Language
from generator.load.schema.record import record_form
from generator.load.schema.references import RefTo
from generator.load.schema.scalars import Choice, Line, YesNo, text_of
from generator.load.schema.shapes import Either, ListOf
from generator.load.schema.times import Date
from generator.load.tree import Node
from generator.model.problems import Problem
from generator.model.records import Actor, Name, Relation, Role

KINDS = ("person", "unit", "group", "organisation", "state")


class Spelling(Type, frozen=True):
    """A name as it stands."""

    @property
    def words(self) -> str:
        return "a text"

    def read(self, node: Node, name: str, problems: list[Problem]) -> Name | None:
        text = text_of(node, name, self.words, problems)
        return Name(text, span=node.span) if text else None


def _name(values: Values) -> Name:
    return Name(values.read["name"], values.get("lang", ""), values.get("autolink", True), values.place("name"))


def _role(values: Values) -> Role:
    return Role(
        values.read["role"],
        values.maybe("of"),
        values.maybe("from"),
        values.maybe("until"),
        values.get("evidence", ()),
    )


def _relation(values: Values) -> Relation:
    return Relation(
        values.read["is"],
        values.read["to"],
        values.maybe("from"),
        values.maybe("until"),
        values.get("evidence", ()),
    )


def _actor(values: Values, shared: dict[str, Any]) -> Actor:
    return Actor(
        **shared,
        kind=values.get("kind", "person"),
        names=values.get("names", ()),
        roles=values.get("roles", ()),
        relations=values.get("relations", ()),
        unlike=values.get("not", ()),
    )


NAME = form(
    "a spelling",
    Field("name", Line(), "The spelling", required=True, example="اسماعیل قاآنی", slips=("text", "spelling")),
    Field("lang", Language(), "Its language", example="fa", slips=("language",)),
    Field("autolink", YesNo(), "Whether it links by itself in prose", default="`true`"),
    make=_name,
)
NAMES = Field(
    "names",
    ListOf(Either(Spelling(), NAME), "texts or mappings"),
    "Other spellings in use",
    example="[Ismail Qaani]",
    slips=("aliases", "spellings", "aka"),
)
_ACTOR = RefTo(("actor",))
_TIED = (
    Field("from", Date(), "Since when", example="2020-01", slips=("since", "start", "started")),
    Field("until", Date(), "Until when", slips=("to", "end", "till", "ended")),
    Field("evidence", CITATIONS, "What it rests on", slips=("source", "sources")),
)
ROLE = form(
    "a role",
    Field("role", Line(), "What the actor is or was", required=True, example="commander",
          slips=("is", "title", "name")),
    Field("of", _ACTOR, "Of which actor", example="quds-force", slips=("in", "at")),
    *_TIED,
    make=_role,
)  # fmt: skip
RELATION = form(
    "a relation",
    Field("is", Line(), "The tie, in your words", required=True, example="allied with",
          slips=("kind", "type", "relation", "how")),
    Field("to", _ACTOR, "The other actor", required=True, example="kataib-hezbollah", slips=("with", "of", "actor")),
    *_TIED,
    make=_relation,
)  # fmt: skip
ACTOR = record_form(
    "actor",
    "an actor",
    "A person, unit, group, organisation or state. All its spellings lead to it, and link by themselves in prose.",
    Field("name", Line(), "The name by which the site calls it", required=True, example="Ilse Brandt",
          slips=("title",)),
    Field("kind", Choice(KINDS), "What it is", required=True, example="person", slips=("type", "medium")),
    NAMES,
    Field("roles", ListOf(ROLE, "mappings"), "What it is or was, of what, and when", slips=("role", "positions")),
    Field("relations", ListOf(RELATION, "mappings"), "Its ties to other actors", slips=("relation", "ties")),
    Field("not", ListOf(_ACTOR, "ids or names of actors"), "Actors that are easily taken for this one",
          example="[other-actor]", slips=("unlike",)),
    name="name",
    build=_actor,
    example="""\
---
name: Ilse Brandt
kind: person
names: [Captain Brandt, {name: Илзе Брандт, lang: ru}]
roles:
  - {role: captain, of: coastguard, from: 2019, evidence: ['@courier "Captain Ilse Brandt"']}
relations:
  - {is: sister of, to: anna-brandt}
not: [otto-brandt]
---
She led the rescue.
""",
)  # fmt: skip
