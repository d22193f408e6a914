"""Dates in EDTF: what is read, with its bounds and its words, and what holds of any date."""

import re
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.date_language import ENGLISH
from generator.model.date_words import short, words
from generator.model.dates import (
    EDTF,
    DateError,
    DateKind,
    End,
    Precision,
    day_number,
    iso,
    parse,
)

# date | first day | last day | words
DATES = """
# Years, months and days
2024 | 2024-01-01 | 2024-12-31 | 2024
2024-01 | 2024-01-01 | 2024-01-31 | January 2024
2024-01-28 | 2024-01-28 | 2024-01-28 | 28 January 2024
1985-04-12 | 1985-04-12 | 1985-04-12 | 12 April 1985
1900-02-28 | 1900-02-28 | 1900-02-28 | 28 February 1900
2000-02-29 | 2000-02-29 | 2000-02-29 | 29 February 2000
2024-02 | 2024-02-01 | 2024-02-29 | February 2024
2023-02 | 2023-02-01 | 2023-02-28 | February 2023
9999-12-31 | 9999-12-31 | 9999-12-31 | 31 December 9999
# Far back
-0043-03-15 | -0043-03-15 | -0043-03-15 | 15 March 44 BC
-0044-03-15 | -0044-03-15 | -0044-03-15 | 15 March 45 BC
0000 | 0000-01-01 | 0000-12-31 | 1 BC
0000-01 | 0000-01-01 | 0000-01-31 | January 1 BC
0044-03-15 | 0044-03-15 | 0044-03-15 | 15 March AD 44
0980 | 0980-01-01 | 0980-12-31 | AD 980
0001-01-01 | 0001-01-01 | 0001-01-01 | 1 January AD 1
-0001 | -0001-01-01 | -0001-12-31 | 2 BC
-9999 | -9999-01-01 | -9999-12-31 | 10000 BC
# Seasons, quarters, thirds and halves
2024-21 | 2024-03-01 | 2024-05-31 | spring 2024
2024-24 | 2023-12-01 | 2025-02-28 | winter of 2024
1999-24 | 1998-12-01 | 2000-02-29 | winter of 1999
1999-28 | 1999-12-01 | 2000-02-29 | winter 1999–2000 (northern hemisphere)
2024-28 | 2024-12-01 | 2025-02-28 | winter 2024–25 (northern hemisphere)
2024-30 | 2024-12-01 | 2025-02-28 | summer 2024–25 (southern hemisphere)
2024-33 | 2024-01-01 | 2024-03-31 | the first quarter of 2024
2024-36 | 2024-10-01 | 2024-12-31 | the last quarter of 2024
2024-38 | 2024-05-01 | 2024-08-31 | the middle four months of 2024
2024-41 | 2024-07-01 | 2024-12-31 | the second half of 2024
-0043-24 | -0044-12-01 | -0042-02-28 | winter of 44 BC
-0043-28 | -0043-12-01 | -0042-02-28 | winter 44 BC–43 BC (northern hemisphere)
2024-22 | 2024-06-01 | 2024-08-31 | summer 2024
2024-23 | 2024-09-01 | 2024-11-30 | autumn 2024
2023-24 | 2022-12-01 | 2024-02-29 | winter of 2023
2024-25 | 2024-03-01 | 2024-05-31 | spring 2024 (northern hemisphere)
2024-29 | 2024-09-01 | 2024-11-30 | spring 2024 (southern hemisphere)
2024-31 | 2024-03-01 | 2024-05-31 | autumn 2024 (southern hemisphere)
2024-32 | 2024-06-01 | 2024-08-31 | winter 2024 (southern hemisphere)
2024-34 | 2024-04-01 | 2024-06-30 | the second quarter of 2024
2024-35 | 2024-07-01 | 2024-09-30 | the third quarter of 2024
2024-37 | 2024-01-01 | 2024-04-30 | the first four months of 2024
2024-39 | 2024-09-01 | 2024-12-31 | the last four months of 2024
2024-40 | 2024-01-01 | 2024-06-30 | the first half of 2024
# Qualified
2024-01~ | 2024-01-01 | 2024-01-31 | about January 2024
2024-01-28? | 2024-01-28 | 2024-01-28 | perhaps 28 January 2024
2024% | 2024-01-01 | 2024-12-31 | perhaps about 2024
2024-21~ | 2024-03-01 | 2024-05-31 | about spring 2024
2024~-21 | 2024-03-01 | 2024-05-31 | spring 2024 (the year approximate)
2024-~21 | 2024-03-01 | 2024-05-31 | spring 2024 (the season approximate)
2024-~01 | 2024-01-01 | 2024-01-31 | January 2024 (the month approximate)
2024-01~-28 | 2024-01-28 | 2024-01-28 | 28 January 2024 (the year and month approximate)
?2024-01 | 2024-01-01 | 2024-01-31 | January 2024 (the year uncertain)
2024?-01-28~ | 2024-01-28 | 2024-01-28 | about 28 January 2024 (the year uncertain)
2024-01-?28 | 2024-01-28 | 2024-01-28 | 28 January 2024 (the day uncertain)
2024-01-28% | 2024-01-28 | 2024-01-28 | perhaps about 28 January 2024
2024-~01-?28 | 2024-01-28 | 2024-01-28 | 28 January 2024 (the month approximate, the day uncertain)
2024-01-28~ | 2024-01-28 | 2024-01-28 | about 28 January 2024
2024? | 2024-01-01 | 2024-12-31 | perhaps 2024
2024-01% | 2024-01-01 | 2024-01-31 | perhaps about January 2024
~2024 | 2024-01-01 | 2024-12-31 | about 2024
2024-%01 | 2024-01-01 | 2024-01-31 | January 2024 (the month approximate and uncertain)
2024-01?-28 | 2024-01-28 | 2024-01-28 | 28 January 2024 (the year and month uncertain)
2024~-01-28~ | 2024-01-28 | 2024-01-28 | about 28 January 2024
# Unspecified digits
202X | 2020-01-01 | 2029-12-31 | the 2020s
200X | 2000-01-01 | 2009-12-31 | some year from 2000 to 2009
20XX | 2000-01-01 | 2099-12-31 | some year from 2000 to 2099
1XXX | 1000-01-01 | 1999-12-31 | some year from 1000 to 1999
XXXX | 0000-01-01 | 9999-12-31 | an unknown year
2X24 | 2024-01-01 | 2924-12-31 | some year that fits 2X24
2024-XX | 2024-01-01 | 2024-12-31 | some time in 2024
2024-XX-XX | 2024-01-01 | 2024-12-31 | a day in 2024
2024-01-XX | 2024-01-01 | 2024-01-31 | a day in January 2024
2024-1X | 2024-10-01 | 2024-12-31 | October, November or December 2024
2024-0X | 2024-01-01 | 2024-09-30 | some month from January to September 2024
2024-X1 | 2024-01-01 | 2024-11-30 | January or November 2024
2024-01-2X | 2024-01-20 | 2024-01-29 | some day from the 20th to the 29th of January 2024
2024-01-3X | 2024-01-30 | 2024-01-31 | the 30th or 31st of January 2024
2024-01-X1 | 2024-01-01 | 2024-01-31 | the 1st, 11th, 21st or 31st of January 2024
2024-02-2X | 2024-02-20 | 2024-02-29 | some day from the 20th to the 29th of February 2024
2023-02-2X | 2023-02-20 | 2023-02-28 | some day from the 20th to the 28th of February 2023
202X-12 | 2020-12-01 | 2029-12-31 | December of some year in the 2020s
XXXX-12-25 | 0000-12-25 | 9999-12-25 | 25 December of an unknown year
202X-XX | 2020-01-01 | 2029-12-31 | some time in the 2020s
202X-XX-XX | 2020-01-01 | 2029-12-31 | a day in the 2020s
2024-XX-15 | 2024-01-15 | 2024-12-15 | the 15th of some month in 2024
2024-1X-15 | 2024-10-15 | 2024-12-15 | the 15th of October, November or December 2024
2024-1X-XX | 2024-10-01 | 2024-12-31 | a day in October, November or December 2024
2024-0X-XX | 2024-01-01 | 2024-09-30 | a day in some month from January to September 2024
1XXX-12 | 1000-12-01 | 1999-12-31 | December of some year from 1000 to 1999
1560-XX-25 | 1560-01-25 | 1560-12-25 | the 25th of some month in 1560
2024-XX~ | 2024-01-01 | 2024-12-31 | some time in 2024 (approximate)
2024-01-XX% | 2024-01-01 | 2024-01-31 | a day in January 2024 (approximate and uncertain)
202X~ | 2020-01-01 | 2029-12-31 | about the 2020s
20XX? | 2000-01-01 | 2099-12-31 | some year from 2000 to 2099 (uncertain)
202X-21 | 2020-03-01 | 2029-05-31 | spring of some year in the 2020s
-004X | -0049-01-01 | -0040-12-31 | some year from 50 BC to 41 BC
00XX | 0000-01-01 | 0099-12-31 | some year from 1 BC to AD 99
-XXXX | -9999-01-01 | -0001-12-31 | some year from 10000 BC to 2 BC
-000X | -0009-01-01 | -0001-12-31 | some year from 10 BC to 2 BC
2024-0X-15 | 2024-01-15 | 2024-09-15 | the 15th of some month from January to September 2024
20XX-02-29 | 2000-02-29 | 2096-02-29 | 29 February of some year from 2000 to 2099
199X | 1990-01-01 | 1999-12-31 | the 1990s
190X | 1900-01-01 | 1909-12-31 | some year from 1900 to 1909
19XX? | 1900-01-01 | 1999-12-31 | some year from 1900 to 1999 (uncertain)
-00XX | -0099-01-01 | -0001-12-31 | some year from 100 BC to 2 BC
2024-XX-2X | 2024-01-20 | 2024-12-29 | some day from the 20th to the 29th of some month in 2024
2024-X0 | 2024-10-01 | 2024-10-31 | October 2024
200X-02-29 | 2000-02-29 | 2008-02-29 | 29 February of some year from 2000 to 2009
XXXX-24 | -0001-12-01 | 10000-02-29 | winter of an unknown year
# What lasts
2024-02-04/.. | 2024-02-04 | | from 4 February 2024 on
../2024-02-04 | | 2024-02-04 | until 4 February 2024
/2024 | | 2024-12-31 | until 2024, start unknown
2024/ | 2024-01-01 | | from 2024, end unknown
2024-01-28/2024-01-30 | 2024-01-28 | 2024-01-30 | 28 to 30 January 2024
2024-01-28/2024-02-02 | 2024-01-28 | 2024-02-02 | 28 January to 2 February 2024
2023-12-31/2024-01-01 | 2023-12-31 | 2024-01-01 | 31 December 2023 to 1 January 2024
2024-01/2024-03 | 2024-01-01 | 2024-03-31 | January to March 2024
2023-12/2024-02 | 2023-12-01 | 2024-02-29 | December 2023 to February 2024
2020/2024 | 2020-01-01 | 2024-12-31 | 2020 to 2024
2024-01-28/2024-02 | 2024-01-28 | 2024-02-29 | from 28 January 2024 to February 2024
2024/2024 | 2024-01-01 | 2024-12-31 | begun and ended in 2024
2024-01-28/2024-01-28 | 2024-01-28 | 2024-01-28 | begun and ended on 28 January 2024
2024-01~/2024-02~ | 2024-01-01 | 2024-02-29 | from about January 2024 to about February 2024
2024-01-28/2024-01-30? | 2024-01-28 | 2024-01-30 | from 28 January 2024 to perhaps 30 January 2024
202X/2030 | 2020-01-01 | 2030-12-31 | from the 2020s to 2030
2024-21/2024-23 | 2024-03-01 | 2024-11-30 | from spring 2024 to autumn 2024
2024-06/2024 | 2024-06-01 | 2024-12-31 | from June 2024 to 2024
2024-12-XX/2025-01-XX | 2024-12-01 | 2025-01-31 | from a day in December 2024 to a day in January 2025
1964/2008 | 1964-01-01 | 2008-12-31 | 1964 to 2008
2004-02-01/2005-02-08 | 2004-02-01 | 2005-02-08 | 1 February 2004 to 8 February 2005
2004-02-01/2005-02 | 2004-02-01 | 2005-02-28 | from 1 February 2004 to February 2005
2004-02-01/2005 | 2004-02-01 | 2005-12-31 | from 1 February 2004 to 2005
1984~/2004-06 | 1984-01-01 | 2004-06-30 | from about 1984 to June 2004
1984/2004-06~ | 1984-01-01 | 2004-06-30 | from 1984 to about June 2004
2004-06-XX/2004-07-03 | 2004-06-01 | 2004-07-03 | from a day in June 2004 to 3 July 2004
../2024~ | | 2024-12-31 | until about 2024
2024-01-28/.. | 2024-01-28 | | from 28 January 2024 on
2024-01-28/ | 2024-01-28 | | from 28 January 2024, end unknown
/2024-01-28 | | 2024-01-28 | until 28 January 2024, start unknown
-0043/-0030 | -0043-01-01 | -0030-12-31 | 44 BC to 31 BC
-0001/0001 | -0001-01-01 | 0001-12-31 | 2 BC to AD 1
2024-12-25/2025-01-06 | 2024-12-25 | 2025-01-06 | 25 December 2024 to 6 January 2025
# One of several
[..2024-04-19] | | 2024-04-19 | on or before 19 April 2024
[..2024-04] | | 2024-04-30 | in or before April 2024
[..2024] | | 2024-12-31 | in or before 2024
[2024-01-27..] | 2024-01-27 | | on or after 27 January 2024
[2024-01..] | 2024-01-01 | | in or after January 2024
[2024-01-27,2024-01-28] | 2024-01-27 | 2024-01-28 | 27 or 28 January 2024
[2024-01-27,2024-01-28,2024-01-29] | 2024-01-27 | 2024-01-29 | 27, 28 or 29 January 2024
[2024-01-31,2024-02-01] | 2024-01-31 | 2024-02-01 | 31 January or 1 February 2024
[2023-12-31,2024-01-01] | 2023-12-31 | 2024-01-01 | 31 December 2023 or 1 January 2024
[2024-01-27..2024-02-02] | 2024-01-27 | 2024-02-02 | some day from 27 January to 2 February 2024
[2024-01-28..2024-01-30] | 2024-01-28 | 2024-01-30 | some day from 28 to 30 January 2024
[2024-01..2024-03] | 2024-01-01 | 2024-03-31 | some month from January to March 2024
[2020..2024] | 2020-01-01 | 2024-12-31 | some year from 2020 to 2024
[2024-01..2024-03-15] | 2024-01-01 | 2024-03-15 | some time from January 2024 to 15 March 2024
[2024] | 2024-01-01 | 2024-12-31 | some time in 2024
[2024-01] | 2024-01-01 | 2024-01-31 | some time in January 2024
[2024-01-28] | 2024-01-28 | 2024-01-28 | 28 January 2024
[202X] | 2020-01-01 | 2029-12-31 | the 2020s
[2023,2024] | 2023-01-01 | 2024-12-31 | 2023 or 2024
[1667,1668,1670..1672] | 1667-01-01 | 1672-12-31 | 1667, 1668, or some year from 1670 to 1672
[2024-01-05,2024-02-01..] | 2024-01-05 | | 5 January 2024, or on or after 1 February 2024
[..2023,2024-01-05] | | 2024-01-05 | in or before 2023, or 5 January 2024
[2024-01-27~,2024-01-28] | 2024-01-27 | 2024-01-28 | 27 January 2024 (approximate) or 28 January 2024
[2024-21..2024-22] | 2024-03-01 | 2024-08-31 | some time from spring 2024 to summer 2024
[2024-21,2024-22] | 2024-03-01 | 2024-08-31 | spring 2024 or summer 2024
[..2024-21] | | 2024-05-31 | in or before spring 2024
[1760-01,1760-02,1760-12..] | 1760-01-01 | | January 1760, February 1760, or in or after December 1760
[..1760-12-03] | | 1760-12-03 | on or before 3 December 1760
[2024-01-28,2024-02] | 2024-01-28 | 2024-02-29 | 28 January 2024 or February 2024
[2024-01-27?,2024-01-28] | 2024-01-27 | 2024-01-28 | 27 January 2024 (uncertain) or 28 January 2024
[202X..] | 2020-01-01 | | in or after the 2020s
[..-0043] | | -0043-12-31 | in or before 44 BC
# All of several
{2024-01-27,2024-01-28} | 2024-01-27 | 2024-01-28 | 27 and 28 January 2024
{2024-01-27..2024-02-02} | 2024-01-27 | 2024-02-02 | every day from 27 January to 2 February 2024
{1960,1961-12} | 1960-01-01 | 1961-12-31 | 1960 and December 1961
{..1984} | | 1984-12-31 | every year up to 1984
{2024-01-28..} | 2024-01-28 | | every day from 28 January 2024 on
{2024-01-28} | 2024-01-28 | 2024-01-28 | 28 January 2024
{2023..2024} | 2023-01-01 | 2024-12-31 | every year from 2023 to 2024
{1667,1668,1670..1672} | 1667-01-01 | 1672-12-31 | 1667, 1668, and every year from 1670 to 1672
{2024-01,2024-02,2024-04} | 2024-01-01 | 2024-04-30 | January, February and April 2024
{2024-21..2024-23} | 2024-03-01 | 2024-11-30 | all the time from spring 2024 to autumn 2024
"""
ROWS = [
    tuple(cell.strip() for cell in line.split("|")) for line in DATES.strip().splitlines() if line[0] != "#"
]
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
QUALIFIERS = st.sampled_from(["", "", "~", "?", "%"])


@st.composite
def points(draw: st.DrawFn) -> str:
    """Single dates of every form, all of which exist."""
    year, month, day = draw(DAYS).split("-")
    form = draw(st.integers(0, 7))
    if form == 0:
        return f"{year}{draw(QUALIFIERS)}"
    if form == 1:
        return f"{year}-{draw(QUALIFIERS)}{month}{draw(QUALIFIERS)}"
    if form == 2:
        return f"{year}-{draw(st.integers(21, 41))}{draw(QUALIFIERS)}"
    if form == 3:
        return f"{year[: draw(st.integers(0, 3))]:X<4}{draw(QUALIFIERS)}"
    if form == 4:
        return draw(
            st.sampled_from([f"{year}-XX", f"{year}-{month}-XX", f"{year}-XX-XX", f"XXXX-{month}-{day}"])
        )
    if form == 5:
        return f"-{year}-{month}"
    return f"{draw(QUALIFIERS)}{year}-{month}-{draw(QUALIFIERS)}{day}{draw(QUALIFIERS)}"


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two different dates, of which the first may begin before the second ends."""
    first, second = sorted([draw(points()), draw(points())], key=lambda text: parse(text).sort_key)
    # 2024~ and ~2024 are written differently and yet the same.
    return (first, second if parse(first).members != parse(second).members else "9999-12-31")


@st.composite
def dates(draw: st.DrawFn) -> str:
    """Dates of every kind."""
    start, end = draw(pairs())
    forms = [
        "{0}",
        "{0}/{1}",
        "{0}/..",
        "../{1}",
        "{0}/",
        "/{1}",
        "[{0},{1}]",
        "[{0}..{1}]",
        "[..{1}]",
        "[{0}..]",
    ]
    braces = ["{{{0},{1}}}", "{{{0}..{1}}}", "{{..{1}}}", "{{{0}..}}"]
    return draw(st.sampled_from(forms + braces)).format(start, end)


def _bound(day: int | None) -> str:
    return "" if day is None else iso(day)


@pytest.mark.parametrize(("text", "first", "last", "said"), ROWS, ids=[row[0] for row in ROWS])
def test_a_date_is_read_with_its_bounds_and_said_in_words(
    text: str, first: str, last: str, said: str
) -> None:
    read = parse(text)
    assert (_bound(read.earliest), _bound(read.latest)) == (first, last)
    assert words(read) == said
    assert read.text == text


def test_qualified_parts_are_told_apart() -> None:
    point = parse("?2024-~01-%28").members[0].start
    assert not isinstance(point, End)
    assert (point.year, point.month, point.day) == ("2024", "01", "28")
    assert (point.approximate, point.uncertain) == ("md", "yd")
    assert words(parse("2024?-%01-28~")) == "about 28 January 2024 (the year and month uncertain)"


def test_a_qualifier_after_a_part_speaks_of_all_parts_before_it() -> None:
    point = parse("2024-01~-28").members[0].start
    assert not isinstance(point, End)
    assert (point.approximate, point.uncertain) == ("ym", "")


def test_qualifiers_anywhere_make_the_date_qualified() -> None:
    assert [
        (parse(text).approximate, parse(text).uncertain) for text in ("2024", "2024~", "2024?", "2024%")
    ] == [
        (False, False),
        (True, False),
        (False, True),
        (True, True),
    ]
    assert parse("2023/2024-~01").approximate
    assert parse("[2023,2024-01-?28]").uncertain


def test_qualifiers_do_not_move_bounds() -> None:
    for sign in "~?%":
        qualified, plain = parse(f"2024-01{sign}"), parse("2024-01")
        assert (qualified.earliest, qualified.latest) == (plain.earliest, plain.latest)


def test_the_four_kinds_are_told_apart() -> None:
    kinds = [
        parse(text).kind for text in ("2024", "2024/2025", "[2024,2025]", "{2024,2025}", "[..2024]", "/2024")
    ]
    assert kinds == [
        DateKind.SINGLE,
        DateKind.LASTING,
        DateKind.ONE_OF,
        DateKind.ALL_OF,
        DateKind.ONE_OF,
        DateKind.LASTING,
    ]


def test_an_open_end_is_not_an_unknown_one() -> None:
    assert parse("2024/..").members[0].end is End.OPEN
    assert parse("2024/").members[0].end is End.UNKNOWN
    assert parse("[..2024]").members[0].start is End.OPEN


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2024-01-28", Precision.DAY),
        ("2024-01", Precision.MONTH),
        ("2024-01-XX", Precision.MONTH),
        ("2024-01-2X", Precision.MONTH),
        ("2024-21", Precision.SEASON),
        ("2024-36", Precision.SEASON),
        ("2024", Precision.YEAR),
        ("2024-XX", Precision.YEAR),
        ("2024-XX-15", Precision.YEAR),
        ("202X", Precision.DECADE),
        ("202X-12", Precision.DECADE),
        ("20XX", Precision.CENTURY),
        ("2XXX", Precision.MILLENNIUM),
        ("XXXX-12-25", Precision.UNKNOWN),
        ("-004X", Precision.DECADE),
        ("2024-01-28/2024-02", Precision.MONTH),
        ("[2024-01-28,2024]", Precision.YEAR),
        ("2024-01-28/..", Precision.DAY),
    ],
)
def test_precision_is_what_is_known_without_a_gap_and_that_of_the_coarsest(
    text: str, precision: Precision
) -> None:
    assert parse(text).precision is precision


def test_exact_is_one_certain_day() -> None:
    assert parse("2024-01-28").is_exact
    inexact = (
        "2024-01-28~",
        "2024-01-28?",
        "2024-01",
        "2024-01-XX",
        "[2024-01-27,2024-01-28]",
        "2024-01-28/..",
    )
    assert not any(parse(text).is_exact for text in inexact)


def test_spaces_after_commas_are_left_out_of_the_text() -> None:
    assert parse("[2024-01-27, 2024-01-28]") == parse("[2024-01-27,2024-01-28]")
    assert parse("{1960, 1961-12}").text == "{1960,1961-12}"


def test_dates_are_in_order() -> None:
    in_order = [
        "../2024-01-28",
        "[..2024-01-28]",
        "2024-01-28",
        "2024-01-28~",
        "2024-01-28/2024-01-30",
        "2024-01-28/..",
        "2024-02-01",
        "2024-02",
        "2024-02/2024-04",
        "2024-02/..",
    ]
    assert sorted(reversed(in_order), key=lambda text: parse(text).sort_key) == in_order


def test_a_slash_and_brackets_and_braces_never_read_alike() -> None:
    assert words(parse("2024-01-28/2024-01-30")) == "28 to 30 January 2024"
    assert words(parse("[2024-01-28..2024-01-30]")) == "some day from 28 to 30 January 2024"
    assert words(parse("{2024-01-28..2024-01-30}")) == "every day from 28 to 30 January 2024"


def test_short_words_fit_a_margin() -> None:
    dates_and_words = {
        "2024-01-28": "28 Jan 2024",
        "[..2024-04-19]": "≤ 19 Apr 2024",
        "[2024-02-04..]": "≥ 4 Feb 2024",
        "2024-01~": "c. Jan 2024",
        "2024-01-28?": "28 Jan 2024?",
        "2024-01-28/2024-02-02": "28 Jan–2 Feb 2024",
        "2024-02-04/..": "from 4 Feb 2024",
        "[2024-01-27..2024-02-02]": "some day 27 Jan–2 Feb 2024",
        "{2024-01-27..2024-02-02}": "each day 27 Jan–2 Feb 2024",
    }
    assert {text: short(parse(text)) for text in dates_and_words} == dates_and_words


def test_another_language_is_another_table() -> None:
    german = msgspec.structs.replace(
        ENGLISH,
        months=(*ENGLISH.months[:1], "Februar", "März", *ENGLISH.months[3:]),
        day_month="{day}. {month}",
        span="{start} bis {end}",
        about="um {date}",
    )
    assert words(parse("2024-02-28/2024-03-02"), german) == "28. Februar bis 2. März 2024"
    assert words(parse("2024-03~"), german) == "um März 2024"


@given(dates())
@example("[2024-01-27, 2024-01-28]")
def test_a_date_survives_its_text_and_msgpack(text: str) -> None:
    read = parse(text)
    assert parse(read.text) == read
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(read), type=EDTF)
    assert again == read
    assert hash(again) == hash(read)


@given(dates())
def test_a_date_has_a_bound_and_its_bounds_are_in_order(text: str) -> None:
    read = parse(text)
    assert read.earliest is not None or read.latest is not None
    if read.earliest is not None and read.latest is not None:
        assert read.earliest <= read.latest


@given(dates(), dates())
def test_the_order_is_total_and_keeps_that_of_the_first_days(one: str, other: str) -> None:
    a, b = parse(one), parse(other)
    assert (a.sort_key == b.sort_key) == (a.text == b.text)
    if a.earliest is not None and b.earliest is not None and a.earliest < b.earliest:
        assert a.sort_key < b.sort_key


@given(st.dates(), st.dates())
def test_days_are_in_the_order_of_the_calendar(one: date, other: date) -> None:
    assert (parse(one.isoformat()).sort_key < parse(other.isoformat()).sort_key) == (one < other)


@given(st.dates())
def test_a_month_and_a_year_hold_all_their_days(day: date) -> None:
    number = day_number(day.year, day.month, day.day)
    for text in (
        f"{day:%Y-%m}".zfill(7),
        f"{day.year:04}",
        f"{day.year:04}"[:3] + "X",
        f"{day.year:04}-XX-XX",
    ):
        read = parse(text)
        assert read.earliest is not None
        assert read.latest is not None
        assert read.earliest <= number <= read.latest


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 5))
def test_a_gap_in_the_day_has_the_bounds_of_the_days_that_fit(day: date, digit: int) -> None:
    pattern = f"{day:%Y-%m}-{'X' + str(digit) if digit > 2 else str(digit) + 'X'}"
    month = [day.replace(day=1) + timedelta(n) for n in range(31)]
    fitting = [
        d for d in month if d.month == day.month and re.fullmatch(pattern.replace("X", "."), d.isoformat())
    ]
    read = parse(pattern)
    assert (_bound(read.earliest), _bound(read.latest)) == (fitting[0].isoformat(), fitting[-1].isoformat())


@given(pairs())
def test_what_lasts_what_is_one_and_what_is_all_always_differ_in_words(pair: tuple[str, str]) -> None:
    start, end = pair
    for said in (words, short):
        ranges = [said(parse(form.format(start, end))) for form in ("{}/{}", "[{}..{}]", "{{{}..{}}}")]
        lists = [said(parse(form.format(start, end))) for form in ("{}/{}", "[{},{}]", "{{{},{}}}")]
        assert len(set(ranges)) == 3
        assert len(set(lists)) == 3


@example("0T0:00")
@given(
    st.one_of(st.text(), st.text("0123456789-/~?%X.,[]{}Yuxo acJanQW:T"), dates().map(lambda text: text[:-1]))
)
def test_any_text_is_a_date_or_a_helpful_error(text: str) -> None:
    refusal = _refusal(text)
    if refusal is None:
        assert words(parse(text))
        return
    assert refusal.message
    assert refusal.hint
    assert 0 <= refusal.offset <= len(text)
    for suggested in re.findall(r"`([^`]*\d[^`]*)`", refusal.hint):
        assert parse(suggested)


def _refusal(text: str) -> DateError | None:
    try:
        parse(text)
    except DateError as error:
        return error
    return None
