"""Days of the Gregorian calendar as numbers, and back. Which day a writer's text means is left to dates.

Day 0 is 1970-01-01. The calendar is carried back before 1582 unchanged (proleptic), and years are counted as
ISO 8601 does: 0 is 1 BC, -43 is 44 BC. The standard library's `date` will not do, for it begins at year 1.
"""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_IN_400_YEARS = 146_097
_MARCH_0000 = 719_468  # days from 1 March of year 0 to day 0


def is_leap(year: int) -> bool:
    """Whether February has 29 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """How many days the month has; `month` counts from 1."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day, which must exist; but `month` may pass 12 and then runs on into the next year."""
    # With years counted from March the leap day is the last of its year, and every month's offset is fixed.
    years, of_year = divmod(month - 3, 12)
    year += years
    leap_days = year // 4 - year // 100 + year // 400
    return 365 * year + leap_days + (153 * of_year + 2) // 5 + day - 1 - _MARCH_0000


def from_day(number: int) -> tuple[int, int, int]:
    """The year, month and day of a day's number.

    >>> from_day(19750)
    (2024, 1, 28)
    """
    era, of_era = divmod(number + _MARCH_0000, _DAYS_IN_400_YEARS)
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    return (400 * era + year + (month >= 10), month - 9 if month >= 10 else month + 3, day)


def iso(number: int) -> str:
    """A day's number as ISO 8601 writes it: 2024-01-28, -0043-03-15."""
    year, month, day = from_day(number)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"
