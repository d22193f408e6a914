"""Dates of EDTF for programs that know less of dates: what they cannot say is said in words, never rounded."""

from functools import lru_cache
from typing import Any

from generator.model.date_points import Point
from generator.model.date_words import words
from generator.model.dates import EDTF, DateKind
from generator.model.days import from_day

in_words = lru_cache(maxsize=1 << 10)(words)
_SEASONS = ("21", "22", "23", "24")


def csl_date(date: EDTF) -> dict[str, Any]:
    """The date as CSL-JSON has it: parts of one date or of both ends, else words.

    >>> from generator.model.dates import parse
    >>> csl_date(parse("2024-01-28")), csl_date(parse("2024-01~"))
    ({'date-parts': [[2024, 1, 28]]}, {'date-parts': [[2024, 1]], 'circa': True})
    >>> csl_date(parse("[..2024-04-19]"))
    {'literal': 'on or before 19 April 2024'}
    """
    points = _points(date)
    if not points:
        return {"literal": in_words(date)}
    parts = [_parts(point) for point in points]
    season = points[0].month if points[0].month in _SEASONS else ""
    if not all(parts) or (len(points) > 1 and any(point.month in _SEASONS for point in points)):
        return {"literal": in_words(date)}
    return {
        "date-parts": parts,
        **({"season": _SEASONS.index(season) + 1} if season else {}),
        **({"circa": True} if date.approximate or date.uncertain else {}),
    }


def iso_date(date: EDTF | None) -> str:
    """The date in ISO 8601 where it is one certain year, month or day; else empty."""
    if date is None or date.kind is not DateKind.SINGLE or date.approximate or date.uncertain:
        return ""
    point = date.members[0].start
    return _iso(point) if isinstance(point, Point) else ""


def iso_ends(date: EDTF | None) -> tuple[str, str]:
    """The first and last date in ISO 8601 of what certainly lasts from one to the other; empty where not known."""
    if date is None or date.approximate or date.uncertain:
        return "", ""
    if date.kind is not DateKind.LASTING:
        return iso_date(date), ""
    start, end = date.members[0].start, date.members[0].end
    return (_iso(start) if isinstance(start, Point) else ""), (_iso(end) if isinstance(end, Point) else "")


def certain_year(date: EDTF | None) -> int | None:
    """The one year in which all days lie that it can mean, as people count years; None where there are several."""
    if date is None or date.earliest is None or date.latest is None:
        return None
    first, last = from_day(date.earliest)[0], from_day(date.latest)[0]
    return _counted(first) if first == last else None


def plain_point(date: EDTF | None) -> Point | None:
    """The date if it is a single one without doubt: a year, month or day of the calendar."""
    return date.members[0].start if date and iso_date(date) else None  # type: ignore[return-value]


def _points(date: EDTF) -> list[Point]:
    """Its date, or both ends of what lasts; none where it is of another kind or an end is not known."""
    if date.kind not in (DateKind.SINGLE, DateKind.LASTING):
        return []
    stretch = date.members[0]
    ends = [stretch.start] if stretch.is_point and date.kind is DateKind.SINGLE else [stretch.start, stretch.end]
    points = [end for end in ends if isinstance(end, Point) and not end.has_gaps]
    return points if len(points) == len(ends) else []


def _parts(point: Point) -> list[int]:
    year = _counted(int(point.year))
    if not point.month or point.month in _SEASONS:
        return [year]
    if int(point.month) > 12:  # a quarter, a half: CSL has none
        return []
    return [year, int(point.month), *([int(point.day)] if point.day else [])]


def _counted(year: int) -> int:
    """The year as people count: EDTF's year 0 is 1 BC, which is -1 here."""
    return year if year > 0 else year - 1


def _iso(point: Point) -> str:
    if point.has_gaps or (point.month and int(point.month) > 12):
        return ""
    return "-".join(part for part in (point.year, point.month, point.day) if part)
