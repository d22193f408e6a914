"""The words and the word order in which a language says dates. Which of them a date needs is left to others.

Another language is another table. In its templates `{date}`, `{year}`, `{month}` and so on stand for what has
been put into words already.
"""

import msgspec

from generator.model.days import MONTHS


class Units(msgspec.Struct, frozen=True):
    """A phrase that differs with its date's precision; `other` is for seasons, decades and mixed ones."""

    day: str
    month: str
    year: str
    other: str


class Language(msgspec.Struct, frozen=True):
    """All that it takes to say a date. Only `months`, `ordinals`, `divisions` and `parts` are bare words."""

    months: tuple[str, ...]
    ordinals: tuple[str, ...]
    """Days of the month from the 1st to the 31st."""
    divisions: tuple[str, ...]
    """What the codes 21 to 41 mean; those from 33 on are said with `of_year`."""
    parts: tuple[str, str, str, str]
    """Year, month, day and season, as the parts of a date of which something is said."""

    # years
    ad: str
    bc: str
    decade: str
    year_in: str
    year_from: str
    year_like: str
    any_year: str
    two_years: str
    # one date
    day_month: str
    with_year: str
    of_year: str
    northern: str
    southern: str
    day_of: str
    days_of: str
    a_day_in: str
    some_month_in: str
    some_month_from: str
    some_time_in: str
    # how sure it is
    about: str
    perhaps: str
    perhaps_about: str
    approximate: str
    uncertain: str
    both: str
    part_is: str
    noted: str
    # what lasts
    span: str
    from_to: str
    within: Units
    until: str
    since: str
    until_unknown: str
    since_unknown: str
    # one of several, and all of several
    up_to: Units
    from_on: Units
    some: Units
    every: Units
    every_up_to: Units
    every_from_on: Units
    # lists
    comma: str
    last_or: str
    last_and: str


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_SEASONS = ("spring", "summer", "autumn", "winter")

ENGLISH = Language(
    months=MONTHS,
    ordinals=tuple(_ordinal(number) for number in range(1, 32)),
    divisions=(
        *_SEASONS * 3,
        *("the first quarter", "the second quarter", "the third quarter", "the last quarter"),
        *("the first four months", "the middle four months", "the last four months"),
        *("the first half", "the second half"),
    ),
    parts=("year", "month", "day", "season"),
    ad="AD {year}",
    bc="{year} BC",
    decade="the {year}s",
    year_in="some year in {years}",
    year_from="some year from {start} to {end}",
    year_like="some year that fits {digits}",
    any_year="an unknown year",
    two_years="{start}–{end}",
    day_month="{day} {month}",
    with_year="{date} {year}",
    of_year="{date} of {year}",
    northern="{date} (northern hemisphere)",
    southern="{date} (southern hemisphere)",
    day_of="the {days} of {month}",
    days_of="some day from the {start} to the {end} of {month}",
    a_day_in="a day in {date}",
    some_month_in="some month in {date}",
    some_month_from="some month from {start} to {end}",
    some_time_in="some time in {date}",
    about="about {date}",
    perhaps="perhaps {date}",
    perhaps_about="perhaps about {date}",
    approximate="approximate",
    uncertain="uncertain",
    both="approximate and uncertain",
    part_is="the {parts} {quality}",
    noted="{date} ({notes})",
    span="{start} to {end}",
    from_to="from {start} to {end}",
    within=Units(
        "begun and ended on {date}",
        "begun and ended in {date}",
        "begun and ended in {date}",
        "begun and ended in {date}",
    ),
    until="until {date}",
    since="from {date} on",
    until_unknown="until {date}, start unknown",
    since_unknown="from {date}, end unknown",
    up_to=Units("on or before {date}", "in or before {date}", "in or before {date}", "in or before {date}"),
    from_on=Units("on or after {date}", "in or after {date}", "in or after {date}", "in or after {date}"),
    some=Units(
        "some day from {span}", "some month from {span}", "some year from {span}", "some time from {span}"
    ),
    every=Units(
        "every day from {span}",
        "every month from {span}",
        "every year from {span}",
        "all the time from {span}",
    ),
    every_up_to=Units(
        "every day up to {date}",
        "every month up to {date}",
        "every year up to {date}",
        "all the time up to {date}",
    ),
    every_from_on=Units(
        "every day from {date} on",
        "every month from {date} on",
        "every year from {date} on",
        "all the time from {date} on",
    ),
    comma=", ",
    last_or=" or ",
    last_and=" and ",
)

# For a margin or a table, where the long words stand elsewhere.
SHORT_ENGLISH = msgspec.structs.replace(
    ENGLISH,
    months=tuple(name[:3] for name in MONTHS),
    about="c. {date}",
    perhaps="{date}?",
    perhaps_about="c. {date}?",
    span="{start}–{end}",
    from_to="{start}–{end}",
    since="from {date}",
    up_to=Units(*["≤ {date}"] * 4),
    from_on=Units(*["≥ {date}"] * 4),
    some=Units("some day {span}", "some month {span}", "some year {span}", "some time {span}"),
    every=Units("each day {span}", "each month {span}", "each year {span}", "all of {span}"),
)
