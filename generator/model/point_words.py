"""One date in plain words, however vague or doubtful it is. Spans and sets are left to date_words."""

import re
from collections.abc import Iterable

from generator.model.date_language import Language
from generator.model.date_points import Point, matching
from generator.model.days import month_length

_FEW = 4  # so many numbers are listed, more are said as a range
_DIVISIONS_FROM = 21
_OF_A_YEAR_FROM = 33  # "the first quarter of 2024", but "spring 2024"
_EITHER_WINTER = 24
_OVER_NEW_YEAR = (28, 30)


def is_plain(point: Point) -> bool:
    """Whether it is a year, month or day with no more to say about it."""
    return not (point.has_gaps or point.approximate or point.uncertain) and not _division(point)


def _division(point: Point) -> int:
    """The code of the season, quarter or half that the point is, else 0."""
    code = int(point.month) if point.month.isdigit() else 0
    return code if code >= _DIVISIONS_FROM else 0


def point_words(point: Point, language: Language, noted: bool = False) -> str:
    """One date with what is said of its certainty, before it where that can be, or `noted` after it."""
    said = _bare(point, language)
    approximate, uncertain = point.approximate, point.uncertain
    if approximate == uncertain == "":
        return said
    # "About a day in January" would be about the length of a day: there it is noted instead.
    noted = noted or (point.has_gaps and not (_is_decade(point.year) and not point.month))
    whole = "none" if noted else point.parts
    if approximate == uncertain == whole:
        return language.perhaps_about.format(date=said)
    if approximate == whole:
        said, approximate = language.about.format(date=said), ""
    elif uncertain == whole:
        said, uncertain = language.perhaps.format(date=said), ""
    notes = _notes(point, approximate, uncertain, language)
    return language.noted.format(date=said, notes=notes) if notes else said


def _notes(point: Point, approximate: str, uncertain: str, language: Language) -> str:
    """What is said of single parts: the year approximate, the month and day uncertain."""
    both = [part for part in approximate if part in uncertain]
    notes = []
    for quality, parts in (
        (language.both, both),
        (language.approximate, [part for part in approximate if part not in both]),
        (language.uncertain, [part for part in uncertain if part not in both]),
    ):
        if "".join(parts) == point.parts:
            notes.append(quality)
        elif parts:
            names = [
                language.parts[3 if part == "m" and _division(point) else "ymd".index(part)] for part in parts
            ]
            said = listed(names, language.last_and, language)
            notes.append(language.part_is.format(parts=said, quality=quality))
    return language.comma.join(notes)


def _bare(point: Point, language: Language) -> str:
    if not point.month:
        return _year(point.year, language)
    if _division(point):
        return _of_division(point, language)
    if point.has_gaps:
        return _with_gaps(point, language)
    return language.with_year.format(date=within_year(point, language), year=_year(point.year, language))


def within_year(point: Point, language: Language) -> str:
    """A month, or a day of one, without its year."""
    month = language.months[int(point.month) - 1]
    return language.day_month.format(day=int(point.day), month=month) if point.day else month


def _of_division(point: Point, language: Language) -> str:
    code = _division(point)
    said = language.divisions[code - _DIVISIONS_FROM]
    if "X" in point.year or code == _EITHER_WINTER or code >= _OF_A_YEAR_FROM:
        said = language.of_year.format(date=said, year=_some_year(point.year, language))
    elif code in _OVER_NEW_YEAR:
        said = language.with_year.format(date=said, year=_two_years(int(point.year), language))
    else:
        said = language.with_year.format(date=said, year=_year(point.year, language))
    if 25 <= code <= 28:
        return language.northern.format(date=said)
    return language.southern.format(date=said) if 29 <= code <= 32 else said


def _two_years(year: int, language: Language) -> str:
    following = _counted(year + 1, language)
    if year >= 1000 and (year + 1) % 100:
        following = following[-2:]
    return language.two_years.format(start=_counted(year, language), end=following)


def _with_gaps(point: Point, language: Language) -> str:
    """A month or day of which some digit is not known."""
    if point.month == "XX" and point.day in ("", "XX"):
        template = language.a_day_in if point.day else language.some_time_in
        return template.format(date=_year(point.year, language))
    month = _some_month(point, language)
    if not point.day:
        return month
    if point.day == "XX":
        return language.a_day_in.format(date=month)
    if point.month.isdigit() and "X" not in point.day:
        day = within_year(point, language)
        return language.of_year.format(date=day, year=_some_year(point.year, language))
    longest = 31
    if point.month.isdigit():
        longest = month_length(int(point.year) if "X" not in point.year else 2000, int(point.month))
    days = [language.ordinals[day - 1] for day in matching(point.day, 1, longest)]
    if len(days) > _FEW:
        return language.days_of.format(start=days[0], end=days[-1], month=month)
    return language.day_of.format(days=listed(days, language.last_or, language), month=month)


def _some_month(point: Point, language: Language) -> str:
    year = _some_year(point.year, language)
    if point.month == "XX":
        return language.some_month_in.format(date=year)
    months = [language.months[month - 1] for month in matching(point.month, 1, 12)]
    said = listed(months, language.last_or, language)
    if len(months) > _FEW:
        said = language.some_month_from.format(start=months[0], end=months[-1])
    return (language.of_year if "X" in point.year else language.with_year).format(date=said, year=year)


def _year(year: str, language: Language) -> str:
    """A year as it stands alone: 2024, 44 BC, the 2020s, some year from 2000 to 2099, an unknown year."""
    if "X" not in year:
        return _counted(int(year), language)
    if year == "XXXX":
        return language.any_year
    if _is_decade(year):
        return language.decade.format(year=f"{year[:3]}0")
    if not re.fullmatch(r"-?[0-9]*X+", year):
        return language.year_like.format(digits=year)
    ends = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
    if year[0] == "-" and ends[1] == 0:
        ends[1] = -1  # there is no year -0000
    start, end = (_counted(number, language) for number in ends)
    return language.year_from.format(start=start, end=end)


def _some_year(year: str, language: Language) -> str:
    """A year as something else stands in it, where "the 2020s" would be ten of them."""
    said = _year(year, language)
    return language.year_in.format(years=said) if _is_decade(year) else said


def _is_decade(year: str) -> bool:
    """Whether it is said as "the 1990s": not 200X, for the 2000s may be a century, and not before 1000."""
    return re.fullmatch(r"[1-9][0-9][1-9]X", year) is not None


def _counted(year: int, language: Language) -> str:
    """A year of ISO 8601, where 0 is 1 BC, as people count it."""
    if year < 1:
        return language.bc.format(year=1 - year)
    return language.ad.format(year=year) if year < 1000 else str(year)


def listed(items: Iterable[str], last: str, language: Language) -> str:
    """The items with commas between them and `last` before the last one."""
    *most, final = items
    return f"{language.comma.join(most)}{last}{final}" if most else final
