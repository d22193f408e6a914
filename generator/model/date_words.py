"""A date in plain words, so that a reader never meets EDTF. The words themselves are date_language's.

What lasts, what is one of several and what is all of several never read alike: "28 to 30 January 2024", "some
day from 28 to 30 January 2024", "every day from 28 to 30 January 2024".
"""

from collections.abc import Sequence

from generator.model.date_language import ENGLISH, SHORT_ENGLISH, Language, Units
from generator.model.date_points import Point, Precision
from generator.model.dates import EDTF, DateKind, End, Stretch
from generator.model.point_words import is_plain, listed, point_words, within_year


def words(date: EDTF, language: Language = ENGLISH) -> str:
    """The date as one says it in a sentence, without a capital or a full stop.

    >>> from generator.model.dates import parse
    >>> words(parse("[..2024-04-19]")), words(parse("2024-01~")), words(parse("2024-02-04/.."))
    ('on or before 19 April 2024', 'about January 2024', 'from 4 February 2024 on')
    """
    if date.kind is DateKind.LASTING:
        return _lasting(date.members[0], language)
    if date.kind is DateKind.ONE_OF:
        return _one_of(date.members, language)
    if date.kind is DateKind.ALL_OF:
        return _all_of(date.members, language)
    return _end(date.members[0].start, language)


def short(date: EDTF) -> str:
    """The date in the fewest words that still tell it apart: 28 Jan 2024, ≤ 19 Apr 2024, c. Jan 2024."""
    return words(date, SHORT_ENGLISH)


def _lasting(stretch: Stretch, language: Language) -> str:
    start, end = stretch.start, stretch.end
    if isinstance(start, Point) and isinstance(end, Point):
        if start == end:
            return _for(language.within, start).format(date=point_words(start, language))
        alike = is_plain(start) and is_plain(end) and start.parts == end.parts
        template = language.span if alike else language.from_to
        first, last = _sharing([start, end], language)
        return template.format(start=first, end=last)
    if isinstance(start, End):
        template = language.until if start is End.OPEN else language.until_unknown
        return template.format(date=_end(end, language))
    template = language.since if end is End.OPEN else language.since_unknown
    return template.format(date=point_words(start, language))


def _one_of(members: Sequence[Stretch], language: Language) -> str:
    start = members[0].start
    if len(members) == 1 and members[0].is_point and isinstance(start, Point) and not start.has_gaps:
        point = point_words(start, language)
        return point if start.day else language.some_time_in.format(date=point)
    units = (language.up_to, language.from_on, language.some)
    return _several(members, units, language.last_or, language)


def _all_of(members: Sequence[Stretch], language: Language) -> str:
    units = (language.every_up_to, language.every_from_on, language.every)
    return _several(members, units, language.last_and, language)


def _several(
    members: Sequence[Stretch], units: tuple[Units, Units, Units], last: str, language: Language
) -> str:
    points = [m.start for m in members if m.is_point and isinstance(m.start, Point)]
    if len(points) == len(members):
        # "Perhaps 27 January or 28 January" would leave open which of the two is in doubt.
        noted = len({(point.approximate, point.uncertain) for point in points}) > 1
        return listed(_sharing(points, language, noted), last, language)
    last = f"{language.comma.rstrip()}{last}"
    return listed([_member(member, units, language) for member in members], last, language)


def _member(member: Stretch, units: tuple[Units, Units, Units], language: Language) -> str:
    up_to, from_on, between = units
    start, end = member.start, member.end
    if isinstance(start, Point) and isinstance(end, Point):
        if start == end:
            return point_words(start, language)
        first, last = _sharing([start, end], language)
        return _for(between, start, end).format(span=language.span.format(start=first, end=last))
    phrase = _for(from_on if end is End.OPEN else up_to, start, end)
    return phrase.format(date=_end(start if end is End.OPEN else end, language))


def _end(end: Point | End, language: Language) -> str:
    """An end that parse has made sure is a date."""
    return "" if isinstance(end, End) else point_words(end, language)


def _for(units: Units, *ends: Point | End) -> str:
    """The phrase for the unit to which all the dates are known."""
    points = [end for end in ends if isinstance(end, Point)]
    precisions = {point.precision for point in points}
    if len(precisions) > 1 or any(point.has_gaps for point in points):
        return units.other
    precision = precisions.pop()
    if precision is Precision.DAY:
        return units.day
    return {Precision.MONTH: units.month, Precision.YEAR: units.year}.get(precision, units.other)


def _sharing(points: Sequence[Point], language: Language, noted: bool = False) -> list[str]:
    """The points in words; a month or year that all have in common is said with the last one only."""
    said = [point_words(point, language, noted) for point in points]
    in_common = {(point.parts, point.year, is_plain(point)) for point in points}
    if len(in_common) > 1 or not is_plain(points[0]) or not points[0].month:
        return said
    if points[0].day and len({point.month for point in points}) == 1:
        return [*(str(int(point.day)) for point in points[:-1]), said[-1]]
    return [*(within_year(point, language) for point in points[:-1]), said[-1]]
