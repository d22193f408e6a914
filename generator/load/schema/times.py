"""The types of dates, times of day and time zones."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache

from generator.load.schema.fields import Type, wrong_type
from generator.load.schema.scalars import text_of
from generator.load.tree import Mapping, Node, Scalar, Sequence
from generator.model.dates import EDTF, DateError, parse
from generator.model.days import from_day
from generator.model.patterns import later
from generator.model.problems import Problem, problem
from generator.model.spelling import fold, nearest


class Date(Type, frozen=True):
    """A date in EDTF, read from its source text, so that its brackets need no quotation marks."""

    @property
    def words(self) -> str:
        return "a date"

    def read(self, node: Node, name: str, problems: list[Problem]) -> EDTF | None:
        text, start = _source_text(node)
        if text is None:
            problems.append(wrong_type(node, name, "a date", "write it on the line of its key, such as `2024-01-28`"))
            return None
        try:
            return _parsed(text)
        except DateError as error:
            at = node.source.span(start + error.offset, start + error.offset + 1) if start >= 0 else node.span
            problems.append(problem("bad-date", _as_told(error.message), at, _as_told(error.hint)))
            return None


@lru_cache(maxsize=10_000)
def _parsed(text: str) -> EDTF:
    """A date that is read once, though many records have it."""
    return parse(text)


class Clock(Type, frozen=True):
    """A time of day, HH:MM of 24 hours."""

    @property
    def words(self) -> str:
        return "a time of day as `HH:MM`, from `00:00` to `23:59`"

    def read(self, node: Node, name: str, problems: list[Problem]) -> str | None:
        text = text_of(node, name, "a time of day", problems)
        if text is None or re.fullmatch(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", text):
            return text
        meant = _clock(text)
        hint = f"write `{meant}`" if meant else "write hours and minutes of 24 hours, such as `05:30`"
        problems.append(problem("bad-time", f"`{text}` is no time of day", node.span, hint))
        return None


class Zone(Type, frozen=True):
    """A time zone by its IANA name, or the time's distance from UTC."""

    @property
    def words(self) -> str:
        return "a time zone such as `Asia/Amman`, or an offset such as `+03:00`"

    def read(self, node: Node, name: str, problems: list[Problem]) -> str | None:
        text = text_of(node, name, "a time zone", problems)
        if text is None or text in zones() or _OFFSET.fullmatch(text):
            return text
        problems.append(problem("bad-time", f"`{text}` is no time zone", node.span, _zone_hint(text)))
        return None


_OFFSET = later(r"[+-](?:0[0-9]|1[0-3]):(?:00|15|30|45)|\+14:00")


@cache
def zones() -> frozenset[str]:
    """The names of all time zones, from the bundled database: a machine's own may be old, or none."""
    from importlib.resources import files

    return frozenset(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


def instant_of(date: EDTF | None, time: str, zone: str) -> int | None:
    """The minutes from the beginning of 1970 in UTC to a time of one day in a zone, where all three are known.

    An hour that the clocks go through twice is taken to be the first of the two.
    """
    if date is None or date.earliest is None or date.earliest != date.latest or not time or not zone:
        return None
    year, month, day = from_day(date.earliest)
    if not 2 <= year <= 9998:
        return None  # beyond what the calendar of the standard library counts in every zone
    hour, minute = (int(part) for part in time.split(":"))
    there = datetime(year, month, day, hour, minute, tzinfo=_zone(zone))
    return (there - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(minutes=1)


@cache
def _zone(name: str) -> tzinfo:
    if _OFFSET.fullmatch(name):
        hours, minutes = int(name[1:3]), int(name[4:])
        return timezone((-1 if name[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))
    from importlib.resources import files
    from zoneinfo import ZoneInfo

    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def _source_text(node: Node) -> tuple[str | None, int]:
    """A date as typed and the offset at which it begins, or -1 where it does not stand so in the source."""
    if isinstance(node, Scalar):
        if node.style in ("|", ">"):
            return node.text.strip(), -1
        return (node.text, node.start) if node.plain else (node.text, node.start + 1)
    if node.slice[:1] not in ("[", "{"):
        return None, -1
    if not re.search(r"[\"'\n]", node.slice):
        return node.slice, node.start
    parts = node.items if isinstance(node, Sequence) else tuple(key for key, _ in node.entries)
    texts = [part.text for part in parts if isinstance(part, Scalar)]
    return f"{node.slice[0]}{','.join(texts)}{node.slice[-1]}", -1


def is_date_set(node: Mapping) -> bool:
    """Whether a mapping is a set of dates in braces: keys without values."""
    return node.slice[:1] == "{" and all(isinstance(value, Scalar) and not value.text for _, value in node.entries)


def _clock(text: str) -> str:
    found = re.fullmatch(
        r"(\d{1,2})(?:[:.h ]?(\d\d))?(?::\d\d)?\s*(?:(a|p)\.?m\.?)?(?:\s*(?:h|hrs|hours|Z))?",
        text,
        re.IGNORECASE,
    )
    if found is None or not (found[2] or found[3]):
        return ""
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] and hour <= 12:
        hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def _zone_hint(text: str) -> str:
    offset = re.fullmatch(r"(?:UTC|GMT)?\s*([+-−])\s*(\d{1,2})(?::?(\d\d))?", text, re.IGNORECASE)
    if offset:
        meant = f"{'+' if offset[1] == '+' else '-'}{int(offset[2]):02}:{offset[3] or '00'}"
        if _OFFSET.fullmatch(meant):
            return f"write `{meant}`"
    places = {fold(zone.rsplit("/", 1)[-1]): zone for zone in sorted(zones()) if "/" in zone}
    exact = places.get(fold(text.rsplit("/", 1)[-1]))
    near = [exact] if exact else nearest(text, sorted(zones()), limit=1)
    if near:
        return "did you mean " + " or ".join(f"`{zone}`" for zone in near) + "?"
    return "write the zone's IANA name, such as `Asia/Baghdad`, or an offset from UTC, such as `+03:00`"


def _as_told(sentence: str) -> str:
    """A sentence as every other problem is worded: without its capital letter and its full stop."""
    return sentence[:1].lower() + sentence[1:].removesuffix(".")
