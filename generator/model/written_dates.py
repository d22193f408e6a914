"""One date as people write it, turned into the EDTF that it may mean. Whether that exists is left open.

Only used to tell a writer what to type instead: nothing here is ever taken for the date itself.
"""

import re
from datetime import date

from generator.model.days import MONTHS, day_number, iso

_QUALIFIERS = (
    ("~", re.compile(r"(?:circa|approximately|approx\.?|ca\.?|c\.?|about|around|roughly|~|≈)\s*(.+)", re.I)),
    ("?", re.compile(r"(?:perhaps|possibly|probably|maybe|likely)\s+(.+)", re.I)),
    ("?", re.compile(r"(.+?)\s*\(\?\)")),
)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
# Words that may stand in a written date and do not change it.
_FILLING = re.compile(r"the|of|on|in|st|nd|rd|th|(?:mon|tue|wed|thu|fri|sat|sun)(?:(?:s|nes|rs|ur)?day)?")


def readings(text: str) -> tuple[str, ...]:
    """What a single written date may mean, likeliest first: its own text, if nothing else.

    >>> readings("28th of January, 2024"), readings("01/02/2024"), readings("c. 2024")
    (('2024-01-28',), ('2024-02-01', '2024-01-02'), ('2024~',))
    """
    text = text.strip()
    for sign, pattern in _QUALIFIERS:
        if found := pattern.fullmatch(text):
            return tuple(reading + sign for reading in readings(found[1]))
    if re.fullmatch(r"\S+ [~?%]", text):
        return (text.replace(" ", ""),)
    for reader in (_numbers, _packed, _month_named, _part_of_year, _years, _counted):
        if found_readings := reader(text):
            return found_readings
    return (text,)


def _numbers(text: str) -> tuple[str, ...]:
    """2024-1-8, 2024/01/08, 8.1.2024, 2024/1, 1/2024; the day is taken to stand first where either may."""
    if m := re.fullmatch(r"(\d{4})([-/.\s])(\d\d?)\2(\d\d?)", text):
        return (f"{m[1]}-{int(m[3]):02}-{int(m[4]):02}",)
    if m := re.fullmatch(r"(\d\d?)([-/.\s])\s?(\d\d?)\2\s?(\d{4})", text):
        day_first = f"{m[4]}-{int(m[3]):02}-{int(m[1]):02}"
        return (day_first,) if m[1] == m[3] else (day_first, f"{m[4]}-{int(m[1]):02}-{int(m[3]):02}")
    if m := re.fullmatch(r"(\d{4})[-/.](\d\d?)", text):
        return (f"{m[1]}-{int(m[2]):02}",)
    if m := re.fullmatch(r"(\d\d?)[-/.](\d{4})", text):
        return (f"{m[2]}-{int(m[1]):02}",)
    return ()


def _packed(text: str) -> tuple[str, ...]:
    """20240128 and 202401, which ISO 8601 allows and EDTF does not."""
    if m := re.fullmatch(r"([12]\d{3})(\d\d)(\d\d)?", text):
        return ("-".join(part for part in m.groups() if part),)
    return ()


def _month_named(text: str) -> tuple[str, ...]:
    """28 January 2024, Jan. 28th, 2024, Sunday 28 January 2024, January 2024, 2024 January."""
    months: list[int] = []
    numbers: list[str] = []
    for token in re.findall(r"[^\W\d_]+|\d+|[^\w\s.,'’-]", text.lower()):
        if token.isdigit():
            numbers.append(token)
        elif month := _month(token):
            months.append(month)
        elif not _FILLING.fullmatch(token):
            return ()
    years = [n for n in numbers if len(n) == 4]
    days = [n for n in numbers if len(n) <= 2]
    if len(months) != 1 or len(years) != 1 or len(days) > 1 or len(numbers) != len(years) + len(days):
        return ()
    return ("-".join([years[0], f"{months[0]:02}", *(f"{int(day):02}" for day in days)]),)


def _month(token: str) -> int:
    """The month that an English name or its beginning means, else 0."""
    starts = [n for n, name in enumerate(MONTHS, 1) if len(token) >= 3 and name.lower().startswith(token)]
    return starts[0] if starts else 9 if token == "sept" else 0


def _part_of_year(text: str) -> tuple[str, ...]:
    """Spring 2024, Q1 2024, 2024-Q1."""
    if m := re.fullmatch(r"(?:the )?(spring|summer|autumn|fall|winter)(?: of)?,? (\d{4})", text, re.I):
        return (f"{m[2]}-{_SEASONS[m[1].lower()]}",)
    if m := re.fullmatch(r"Q([1-4])[ /-]?(\d{4})", text, re.I):
        return (f"{m[2]}-{32 + int(m[1])}",)
    if m := re.fullmatch(r"(\d{4})[ /-]?Q([1-4])", text, re.I):
        return (f"{m[1]}-{32 + int(m[2])}",)
    return ()


def _years(text: str) -> tuple[str, ...]:
    """The 1990s, the 2000s (a decade or a century), 44 BC, AD 980."""
    if m := re.fullmatch(r"(?:the )?(\d\d)(\d)0['’]?s", text, re.I):
        return (f"{m[1]}{m[2]}X", f"{m[1]}XX") if m[2] == "0" else (f"{m[1]}{m[2]}X",)
    if (m := re.fullmatch(r"(.*?)(\d{1,4}) ?B\.?C\.?(?:E\.?)?", text, re.I)) and int(m[2]):
        modern = readings(f"{m[1]}2000") if m[1] else ("2000",)
        return tuple(_before_christ(reading, int(m[2])) for reading in modern)
    if m := re.fullmatch(r"(?:AD )?(\d{3,4})(?: ?(?:AD|CE))?", text, re.I):
        return (m[1].zfill(4),)
    return ()


def _before_christ(reading: str, year: int) -> str:
    """A reading made with the year 2000 moved to a year BC, which ISO 8601 counts from 0."""
    number = f"-{year - 1:04}" if year > 1 else "0000"
    return reading.replace("2000", number, 1)


def _counted(text: str) -> tuple[str, ...]:
    """ISO 8601's day of the year (2024-028) and week (2024-W05, all of it; 2024-W05-7, a day of it)."""
    if m := re.fullmatch(r"(\d{4})-?(\d{3})", text):
        return (iso(day_number(int(m[1]), 1, 1) + int(m[2]) - 1),) if 1 <= int(m[2]) <= 366 else ()
    if not (m := re.fullmatch(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?", text)):
        return ()
    try:
        first = date.fromisocalendar(int(m[1]), int(m[2]), int(m[3] or 1)).isoformat()
        return (first,) if m[3] else (f"{first}/{date.fromisocalendar(int(m[1]), int(m[2]), 7).isoformat()}",)
    except ValueError:
        return ()
