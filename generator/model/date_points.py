"""One date of EDTF (a year, season, month or day, even if vague) with its bounds. Spans are left to dates.

A qualifier (`~`, `?`) does not move a bound. Where the standard leaves a season's months open, these are the
meteorological ones of the northern hemisphere unless the code says southern. Which of its two winters a year
means with code 24 is left open as well, so its bounds take in both; 28 and 30 begin in their year.
"""

import re
from collections.abc import Iterator
from enum import Enum
from itertools import product

import msgspec

from generator.model.date_errors import DateError
from generator.model.days import MONTHS, day_number, month_length

EXAMPLES = "Write a year (`2024`), a month (`2024-01`) or a day (`2024-01-28`)."
_LONGEST_SHOWN = 60
_POINT = re.compile(
    r"([~?%]?)(-?[0-9X]{4})([~?%]?)(?:-([~?%]?)([0-9X]{2})([~?%]?)(?:-([~?%]?)([0-9X]{2})([~?%]?))?)?"
)
# Which parts a qualifier speaks of: before a part it means that part, after it the part and all before.
_SCOPES = ((1, "y"), (3, "y"), (4, "m"), (6, "ym"), (7, "d"), (9, "ymd"))
# The first and last month of each division of a year; 0 is the December before, months over 12 are the next year's.
_DIVISIONS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (0, 14),  # seasons, wherever they are
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14),  # northern
    29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8),  # southern
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),  # quarters
    37: (1, 4), 38: (5, 8), 39: (9, 12),  # thirds
    40: (1, 6), 41: (7, 12),  # halves
}  # fmt: skip


class Precision(Enum):
    """The finest unit that is known without a gap; UNKNOWN where not even the millennium is. Finest first."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    UNKNOWN = "unknown"


class Point(msgspec.Struct, frozen=True):
    """One date of an expression. Its parts are as written, less qualifiers: "-0043", "20XX", "01", "24", "".

    `approximate` and `uncertain` name the parts so qualified by their initials, in order: "", "m", "ymd" ...
    `first` and `last` are the outermost days that it can mean.
    """

    year: str
    month: str
    day: str
    approximate: str
    uncertain: str
    first: int
    last: int

    @property
    def parts(self) -> str:
        """The initials of the parts that are written."""
        return "ymd" if self.day else "ym" if self.month else "y"

    @property
    def has_gaps(self) -> bool:
        """Whether any digit is unspecified."""
        return "X" in self.year or "X" in self.month or "X" in self.day

    @property
    def precision(self) -> Precision:
        """The finest unit known without a gap: year for 2024-XX-15, decade for 202X-12."""
        gap = self.year.lstrip("-").find("X")
        if gap >= 0:
            return (Precision.UNKNOWN, Precision.MILLENNIUM, Precision.CENTURY, Precision.DECADE)[gap]
        if not self.month or "X" in self.month:
            return Precision.YEAR
        if int(self.month) in _DIVISIONS:
            return Precision.SEASON
        return Precision.DAY if self.day and "X" not in self.day else Precision.MONTH


def read_point(text: str, at: int) -> Point:
    """Read one date, which begins at `at` of the writer's text. Raises DateError."""
    found = _POINT.fullmatch(text)
    if found is None:
        shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
        what = f"`{shown}` is not a date in EDTF." if text else "A date is missing here."
        raise DateError(what, EXAMPLES, at)
    year, month, day = found[2], found[5] or "", found[8] or ""
    if year == "-0000":
        hint = "Write `0000` for 1 BC, `-0001` for 2 BC."
        raise DateError("There is no year -0000.", hint, at + found.start(2))
    if "X" not in text:
        first, last = _bounds(year, month, day, found, at)
    else:
        first, last = _outermost(year, month, day, found, at)
    approximate = _qualified(found, "~%") if "~" in text or "%" in text else ""
    uncertain = _qualified(found, "?%") if "?" in text or "%" in text else ""
    return Point(year, month, day, approximate, uncertain, first, last)


def _qualified(found: re.Match[str], signs: str) -> str:
    scope = "".join(parts for group, parts in _SCOPES if found[group] and found[group] in signs)
    return "".join(part for part in "ymd" if part in scope)


def _bounds(year: str, month: str, day: str, found: re.Match[str], at: int) -> tuple[int, int]:
    y = int(year)
    if not month:
        return day_number(y, 1, 1), day_number(y, 12, 31)
    m = int(month)
    if not 1 <= m <= 12:
        start, end = _division(m, year, day, found, at)
        return day_number(y, start, 1), day_number(y, end + 1, 1) - 1
    length = month_length(y, m)
    if not day:
        return day_number(y, m, 1), day_number(y, m, length)
    d = int(day)
    if not 1 <= d <= length:
        raise _no_such_day(f"{MONTHS[m - 1]} {year} has {length} days", length, f"{year}-{month}", found, at)
    number = day_number(y, m, d)
    return number, number


def _division(m: int, year: str, day: str, found: re.Match[str], at: int) -> tuple[int, int]:
    """The months of a division of the year. Raises DateError where there is none, or where it has a day."""
    if day and 12 < m <= 31 and day != "00" and day <= "12":
        hint = f"If day and month are swapped, write `{year}-{day}-{m}`."
        raise DateError(f"There is no month {m:02}.", hint, at + found.start(5))
    if m == 0:
        hint = f"Write `{year}` if the month is not known."
        raise DateError("There is no month 00.", hint, at + found.start(5))
    if m not in _DIVISIONS:
        hint = "Months are 01 to 12; 21 to 24 are spring to winter, and 33 to 36 the quarters."
        raise DateError(f"There is no month {m:02}.", hint, at + found.start(5))
    if day:
        hint = f"Write `{year}-{m}` for the season, or the month's own number, 01 to 12."
        raise DateError(f"{m} is a season, and a season has no numbered days.", hint, at + found.start(8))
    return _DIVISIONS[m]


def _no_such_day(fact: str, length: int, month: str, found: re.Match[str], at: int) -> DateError:
    hint = f"Write a day from 01 to {length}, or `{month}` if the day is not known."
    return DateError(f"{fact}, so there is no day {found[8]}.", hint, at + found.start(8))


def _outermost(year: str, month: str, day: str, found: re.Match[str], at: int) -> tuple[int, int]:
    """The first and last day that fit a date with unspecified digits, leap days and short months minded."""
    if month.isdigit() and not 1 <= int(month) <= 12:
        first_month, last_month = _division(int(month), year, day, found, at)
        first_year, last_year = next(_years(year, False)), next(_years(year, True))
        return day_number(first_year, first_month, 1), day_number(last_year, last_month + 1, 1) - 1
    # A day that no leap year has is in none: that spares the search through ten thousand years.
    some_year_fits = next(_days("2000", month, day, False), None) is not None
    first = next(_days(year, month, day, False), None) if some_year_fits else None
    last = next(_days(year, month, day, True), None) if some_year_fits else None
    if first is None or last is None:
        message = f"No day of the calendar fits {year}-{month}{'-' if day else ''}{day}."
        hint = "Months are 01 to 12, days 01 to 31; X stands for any digit."
        raise DateError(message, hint, at + found.start(8 if day else 5))
    return first, last


def _days(year: str, month: str, day: str, backwards: bool) -> Iterator[int]:
    months = tuple(matching(month or "XX", 1, 12, backwards))
    for y in _years(year, backwards):
        for m in months:
            for d in matching(day or "XX", 1, month_length(y, m), backwards):
                yield day_number(y, m, d)


def _years(year: str, backwards: bool) -> Iterator[int]:
    sign = -1 if year[0] == "-" else 1
    digits = "0123456789" if (sign == 1) is not backwards else "9876543210"
    for chosen in product(*(digits if c == "X" else c for c in year[-4:])):
        number = sign * int("".join(chosen))
        if number or sign == 1:  # there is no year -0000
            yield number


def matching(pattern: str, low: int, high: int, backwards: bool = False) -> Iterator[int]:
    """The two-digit numbers from `low` to `high` that fit a pattern such as 1X."""
    if pattern.isdigit():
        return iter((int(pattern),) if low <= int(pattern) <= high else ())
    numbers = range(high, low - 1, -1) if backwards else range(low, high + 1)
    return (n for n in numbers if all(p in ("X", c) for p, c in zip(pattern, f"{n:02}", strict=True)))
