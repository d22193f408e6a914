"""The rows of the timeline under their years and months. Which year an event stands under is said no more precisely
than its date is known.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

import msgspec

from generator.model.date_words import words
from generator.model.dates import EDTF, DateKind, Point, Precision, from_day, parse
from generator.model.days import MONTHS
from generator.pages.chronology import Placed
from generator.pages.counting import capital
from generator.pages.timeline import TimelineRow

_VAGUE = 62


class Standing(msgspec.Struct, frozen=True):
    """Where an event stands: its year, or what else is known; `month` is 0 where there is none to say.

    `group` is that in an address, `heading` in words.
    """

    group: str
    heading: str
    month: int = 0


class Month(msgspec.Struct, frozen=True):
    """The events of a month; `heading` is empty for those at a year's head of which only the year is known."""

    heading: str
    fragment: str
    rows: tuple[TimelineRow, ...]


class Year(msgspec.Struct, frozen=True):
    """The events of a year; `heading` says so in words where there is no date."""

    heading: str
    fragment: str
    months: tuple[Month, ...]


def standing(placed: Placed) -> Standing:
    """Where an event stands, never more precisely than its date is known.

    A season stands under the month in which it begins, so that the order of a year is that of its dates; but which
    of its winters a year means with code 24 is not known, so that has a heading of its own.
    """
    date = placed.dated.date if placed.dated else None
    if date is None:
        return Standing("undated", "No date known")
    point = _foremost(date)
    if point.precision is Precision.UNKNOWN:
        return Standing("unknown", "Date unknown")
    if "X" in point.year:
        said = capital(words(parse(point.year)))
        is_decade = said.endswith("s")
        return Standing(point.year.lower(), said if is_decade else f"{point.year}: {said[:1].lower()}{said[1:]}")
    if point.month == "24":
        said = capital(words(parse(f"{point.year}-24")))
        return Standing(f"{point.year}-24", said)
    year, month, _ = from_day(date.sort_key[0])
    is_span = date.kind is not DateKind.LASTING and date.earliest is not None and date.latest is not None
    is_vague = is_span and (date.latest or 0) - (date.earliest or 0) > _VAGUE and month == 1
    if is_vague or point.precision is Precision.YEAR:
        month = 0
    return Standing(f"{year:04}", year_words(year), month)


def _foremost(date: EDTF) -> Point:
    """The point by whose first or last day the date is put in order."""
    day = date.sort_key[0]
    points = [p for m in date.members for p in (m.start, m.end) if isinstance(p, Point)]
    return next((p for p in points if day in (p.first, p.last)), points[0])


def grouped(rows: Iterable[tuple[Standing, TimelineRow]]) -> tuple[Year, ...]:
    """Rows under years and months in the order given; what comes back to a heading continues it."""
    years: list[tuple[Standing, list[tuple[Standing, TimelineRow]]]] = []
    for place, row in rows:
        if not years or years[-1][0].group != place.group:
            years.append((place, []))
        years[-1][1].append((place, row))
    out = []
    times: Counter[str] = Counter()
    months: Counter[str] = Counter()
    for place, of_year in years:
        times[place.group] += 1
        heading, fragment = _again(place.heading, f"y{place.group}", times[place.group])
        out.append(Year(heading, fragment, _months(of_year, months)))
    return tuple(out)


def _months(rows: list[tuple[Standing, TimelineRow]], times: Counter[str]) -> tuple[Month, ...]:
    out: list[Month] = []
    for month, some in groupby(rows, key=lambda pair: pair[0].month):
        pairs = list(some)
        place = pairs[0][0]
        said = MONTHS[month - 1] if month else f"{place.heading}, month not known" if out else ""
        name = f"y{place.group}-{month:02}" if said else ""
        times[name] += 1
        heading, fragment = _again(said, name, times[name]) if said else ("", "")
        out.append(Month(heading, fragment, tuple(row for _, row in pairs)))
    return tuple(out)


def _again(heading: str, fragment: str, time: int) -> tuple[str, str]:
    return (heading, fragment) if time == 1 else (f"{heading}, continued", f"{fragment}-{time}")


def year_words(year: int) -> str:
    """A year as one says it; 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"
