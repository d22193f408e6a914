"""The keys of an event: when, where, who and how many, each with the claim that it rests on."""

from itertools import pairwise
from typing import Any

import msgspec

from generator.load.schema.fields import Field, Type, Values, form
from generator.load.schema.record import record_form
from generator.load.schema.references import RefTo
from generator.load.schema.scalars import Line, Whole
from generator.load.schema.shapes import Either, ListOf
from generator.load.schema.times import Clock, Date, Zone, instant_of, is_date_set
from generator.load.tree import Mapping, Node
from generator.model.body import Ref
from generator.model.dates import EDTF
from generator.model.problems import Problem, Span
from generator.model.records import Count, Event, Part, Setting

_CLAIM = Field("claim", RefTo(("claim",)), "The claim that it rests on", slips=("evidence", "source"))


class Dated(msgspec.Struct, frozen=True):
    """A date with its place in the file and the claim that it rests on."""

    date: EDTF
    span: Span
    claim: Ref | None = None


class EventDate(Type, frozen=True):
    """A date, or a mapping of a date and its claim. A set in braces looks like a mapping to YAML, and is a date."""

    @property
    def words(self) -> str:
        return f"a date, or {DATED.words}"

    @property
    def parts(self) -> tuple[Type, ...]:
        return (DATED,)

    def read(self, node: Node, name: str, problems: list[Problem]) -> Dated | None:
        if isinstance(node, Mapping) and not is_date_set(node):
            dated: Dated | None = DATED.read(node, name, problems)
            return dated
        date = Date().read(node, name, problems)
        return Dated(date, node.span) if date is not None else None


def _dated(values: Values) -> Dated:
    return Dated(values.read["is"], values.place("is"), values.maybe("claim"))


def _setting(values: Values) -> Setting:
    return Setting(values.read["is"], values.maybe("claim"))


def _part(values: Values) -> Part:
    return Part(values.read["actor"], values.get("role", ""), values.maybe("claim"))


def _count(values: Values) -> Count:
    low, best, high = (values.maybe(name) for name in ("low", "best", "high"))
    given = [(name, number) for name, number in (("low", low), ("best", best), ("high", high)) if number is not None]
    if not given and not {"low", "best", "high"} & values.nodes.keys():
        values.report(
            "missing-key",
            "a count has no number",
            values.span,
            "write `low:`, `best:` or `high:`, or all three",
        )
    for (lesser, small), (greater, large) in pairwise(given):
        if small > large:
            hint = f"`{lesser}` is the smaller: are the two swapped?"
            values.report(
                "out-of-range",
                f"`{greater}` ({large}) is below `{lesser}` ({small})",
                values.place(greater),
                hint,
            )
    return Count(
        values.read["what"],
        values.get("who", ""),
        low,
        best,
        high,
        values.maybe("claim"),
        values.place("what"),
    )


class PlaceOf(RefTo, frozen=True):
    """The place of an event, by reference alone."""

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        ref = super().read(node, name, problems)
        return Setting(ref) if ref is not None else None


class ActorOf(RefTo, frozen=True):
    """An actor's part in an event, by reference alone."""

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        ref = super().read(node, name, problems)
        return Part(ref) if ref is not None else None


def _event(values: Values, shared: dict[str, Any]) -> Event:
    dated: Dated | None = values.maybe("date")
    time, timezone = values.get("time", ""), values.get("timezone", "")
    return Event(
        **shared,
        date=dated.date if dated else None,
        date_claim=dated.claim if dated else None,
        date_span=dated.span if dated else None,
        time=time,
        timezone=timezone,
        instant=instant_of(dated.date if dated else None, time, timezone),
        after=values.get("after", ()),
        setting=values.maybe("place"),
        parts=values.get("actors", ()),
        counts=values.get("counts", ()),
    )


DATED = form(
    "a date with its claim",
    Field("is", Date(), "The date", required=True, example="2024-01-28", slips=("date", "on", "at")),
    _CLAIM,
    make=_dated,
)
SETTING = form(
    "a place with its claim",
    Field("is", RefTo(("place",)), "The place", required=True, example="tower-22", slips=("place", "at", "in")),
    _CLAIM,
    make=_setting,
)
PART = form(
    "a part in an event",
    Field("actor", RefTo(("actor",)), "Who", required=True, example="us-forces", slips=("who", "name", "is")),
    Field("role", Line(), "As what", example="attacked", slips=("as", "part")),
    _CLAIM,
    make=_part,
)
COUNT = form(
    "a count",
    Field("what", Line(), "What is counted", required=True, example="killed"),
    Field("who", Line(), "Of whom", example="US soldiers", slips=("of", "whom")),
    Field("low", Whole(), "The lowest figure", slips=("min", "minimum", "lowest")),
    Field("best", Whole(), "The figure that you hold to be best", slips=("number", "count", "value")),
    Field("high", Whole(), "The highest figure", slips=("max", "maximum", "highest")),
    _CLAIM,
    make=_count,
)
EVENT = record_form(
    "event",
    "an event",
    "Something that happened. A date, place, part or count that names no claim is shown as unsourced, and warned of.",
    Field("title", Line(), "What happened", required=True, example="A barge burns at Port Lena", slips=("name",)),
    Field("date", EventDate(), "When", example="2023-05-01", slips=("when", "published", "day")),
    Field("time", Clock(), "The time of day on the spot; in quotation marks or not", example='"05:30"',
          slips=("hour",)),
    Field("timezone", Zone(), "The time zone on the spot", example="Asia/Amman", slips=("zone", "tz", "time_zone")),
    Field("after", ListOf(RefTo(("event",)), "ids or names of events"),
          "The events that came before it, where its date is not known", example="[other-event]"),
    Field("place", Either(PlaceOf(("place",)), SETTING), "Where", example="port-lena", slips=("where", "location")),
    Field("actors", ListOf(Either(ActorOf(("actor",)), PART), "actors or mappings"), "Who took part, and as what",
          slips=("actor", "who", "participants", "parts")),
    Field("counts", ListOf(COUNT, "mappings"), "How many", slips=("count", "numbers", "casualties")),
    build=_event,
    example="""\
---
title: A barge burns at Port Lena
date: {is: 2023-05-01, claim: fire-on-1-may}
time: "05:30"
timezone: Europe/Riga
place: {is: port-lena, claim: fire-at-grain-quay}
actors: [{actor: brandt, role: led the rescue, claim: brandt-led}]
counts: [{what: wounded, low: 12, best: 17, high: 17, claim: seventeen-wounded}]
---
The fire began before dawn.
""",
)  # fmt: skip
