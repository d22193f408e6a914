"""Days as numbers, held against the standard library where that reaches."""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.days import day_number, from_day, is_leap, iso, month_length

DAY_0 = date(1970, 1, 1).toordinal()


@given(st.dates())
@example(date(1, 1, 1))
@example(date(2024, 2, 29))
@example(date(9999, 12, 31))
def test_days_are_numbered_as_the_standard_library_does(day: date) -> None:
    number = day.toordinal() - DAY_0
    assert day_number(day.year, day.month, day.day) == number
    assert from_day(number) == (day.year, day.month, day.day)
    assert iso(number) == day.isoformat()


@given(st.integers(-4_400_000, 3_000_000))
def test_every_day_has_one_number_and_follows_the_day_before(number: int) -> None:
    year, month, day = from_day(number)
    assert day_number(year, month, day) == number
    assert 1 <= day <= month_length(year, month)
    following = from_day(number + 1)
    assert following in ((year, month, day + 1), (year, month + 1, 1), (year + 1, 1, 1))
    assert (following[2] == 1) == (day == month_length(year, month))


def test_the_year_0_is_a_leap_year_and_precedes_the_year_1() -> None:
    assert is_leap(0)
    assert not is_leap(1900)
    assert from_day(day_number(0, 12, 31) + 1) == (1, 1, 1)
    assert from_day(day_number(-1, 12, 31) + 1) == (0, 1, 1)


def test_months_over_12_run_on_into_the_next_year() -> None:
    assert day_number(2024, 14, 1) == day_number(2025, 2, 1)


def test_iso_pads_years_and_keeps_their_sign() -> None:
    assert iso(day_number(-43, 3, 15)) == "-0043-03-15"
    assert iso(day_number(980, 1, 1)) == "0980-01-01"
