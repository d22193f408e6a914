"""Dates that are refused, and what the writer is told to write instead."""

import pickle

import pytest

from generator.model.dates import DateError, parse

# What is typed | where the caret goes | part of the message | part of the hint
REFUSED = """
# another order, other separators
28/01/2024 | 0 | is not a date in EDTF | Write `2024-01-28`.
01/02/2024 | 0 | is not a date in EDTF | Write `2024-02-01` or `2024-01-02`.
28.1.2024 | 0 | is not a date in EDTF | Write `2024-01-28`.
1/2024 | 0 | is not a date in EDTF | Write `2024-01`.
2024/01/28 | 4 | joined by dashes; a slash makes a span | Write `2024-01-28`.
2024/01 | 5 | 01 is not a year | Write `2024-01` for the month.
2011/12 | 5 | 12 is not a year | `2011-12` for the month, or `2011/2012` for the span of years
2020/21 | 5 | 21 is not a year | Write `2020/2021` for the span of years.
20240128 | 0 | is not a date in EDTF | Write `2024-01-28`.
2024-1-8 | 5 | two digits | Write `2024-01-08`.
2024-01-8 | 8 | two digits | Write `2024-01-08`.
2024-1-8/2024-1-9 | 0 | Beside the slash | Write `2024-01-08/2024-01-09`.
[2024-1-8, 2024-1-9] | 0 | A set | Write `[2024-01-08,2024-01-09]`.
# in words
January 2024 | 0 | is not a date in EDTF | Write `2024-01`.
28 January 2024 | 0 | is not a date in EDTF | Write `2024-01-28`.
Sunday, 28th of January 2024 | 0 | is not a date in EDTF | Write `2024-01-28`.
Jan. 28, 2024 | 0 | is not a date in EDTF | Write `2024-01-28`.
spring 2024 | 0 | is not a date in EDTF | Write `2024-21`.
Q1 2024 | 0 | is not a date in EDTF | Write `2024-33`.
the 1990s | 0 | is not a date in EDTF | Write `199X`.
2000s | 0 | is not a date in EDTF | Write `200X` or `20XX`.
15 March 44 BC | 0 | is not a date in EDTF | Write `-0043-03-15`.
c. 2024 | 0 | is not a date in EDTF | Write `2024~`.
ca 2024 | 0 | is not a date in EDTF | Write `2024~`.
circa January 2024 | 0 | is not a date in EDTF | Write `2024-01~`.
perhaps 28 January 2024 | 0 | is not a date in EDTF | Write `2024-01-28?`.
early 2024 | 0 | is not a date in EDTF | Write a year (`2024`)
# spans and choices
2020-2024 | 4 | with a slash | for something that lasted, or `[2020..2024]` for one unknown
2020 - 2024 | 4 | with a slash | Write `2020/2024` for something that lasted
2020–2024 | 4 | plain hyphen | Write `2020/2024` for something that lasted
2023–24 | 4 | plain hyphen | Write `2023/2024` for the span of years.
2024–01–28 | 4 | plain hyphen | Write `2024-01-28`.
2024-01-28 - 2024-01-30 | 10 | with a slash | Write `2024-01-28/2024-01-30`
2024-01-28..2024-01-30 | 10 | with a slash | `[2024-01-28..2024-01-30]` for one unknown time
28-30 January 2024 | 2 | with a slash | Write `2024-01-28/2024-01-30`
28 January to 2 February 2024 | 10 | with a slash | Write `2024-01-28/2024-02-02`
between 27 and 28 January 2024 | 10 | with a slash | Write `[2024-01-27..2024-01-28]` for one
27 or 28 January 2024 | 0 | One of two | Write `[2024-01-27,2024-01-28]`.
27 and 28 January 2024 | 0 | both meant | Write `{2024-01-27,2024-01-28}`.
2024-01-27,2024-01-28 | 10 | in brackets | for one of them, or `{2024-01-27,2024-01-28}` for all
before 19 April 2024 | 0 | two dots | Write `[..2024-04-19]` for one unknown time in it, or `../2024-04-19`
since 4 February 2024 | 0 | two dots | Write `2024-02-04/..` for something that lasted
2024-01-28/30 | 11 | in full | Write `2024-01-28/2024-01-30`.
2024-01/03 | 8 | in full | Write `2024-01/2024-03`.
2024-02-04/2024-01-28 | 11 | ends before it starts | If the two are swapped, write `2024-01-28/2024-02-04`.
[2024-02-04..2024-01-28] | 13 | ends before it starts | The earlier date stands before the dots.
2024-01-28/2024-02-02/2024-02-05 | 21 | one slash only | `2024-01-28/2024-02-02`
../.. | 0 | at one end at least | leave the field out
/ | 0 | at one end at least | leave the field out
2024/P1Y | 5 | no durations | Write both ends
# brackets
[2024 | 0 | A set | Write `[2024]`.
[2024} | 0 | A set | Write `[2024]`.
(2024,2025) | 0 | A set | Write `[2024,2025]`.
[2024/2025] | 0 | A set | Write `[2024..2025]`.
[2024...2025] | 0 | A set | Write `[2024..2025]`.
[] | 1 | missing | Write a year
[2024,,2025] | 6 | missing | Write a year
[2024,2024] | 6 | stands twice | Leave one of them out.
[2024~,~2024] | 7 | stands twice | Leave one of them out.
[2024..,2030] | 8 | Nothing can follow an open end | stand last
[2024,..2030] | 6 | stands first | before the other
[..] | 0 | at one end at least | leave the field out
# days and months that do not exist
2024-02-30 | 8 | February 2024 has 29 days | a day from 01 to 29, or `2024-02`
2023-02-29 | 8 | February 2023 has 28 days | a day from 01 to 28, or `2023-02`
2024-04-31~ | 8 | April 2024 has 30 days | a day from 01 to 30
2024-01-28/2024-02-30 | 19 | February 2024 has 29 days | a day from 01 to 29
2024-13 | 5 | no month 13 | Months are 01 to 12; 21 to 24 are spring to winter
2024-13-01 | 5 | no month 13 | If day and month are swapped, write `2024-01-13`.
2024-00 | 5 | no month 00 | Write `2024` if the month is not known.
2024-01-00 | 8 | no day 00 | `2024-01` if the day is not known
2024-33-05 | 8 | 33 is a season | Write `2024-33` for the season
2024-02-3X | 8 | No day of the calendar fits | X stands for any digit
XXXX-02-30 | 8 | No day of the calendar fits | X stands for any digit
XXX1-02-29 | 8 | No day of the calendar fits | X stands for any digit
2024-4X | 5 | No day of the calendar fits | X stands for any digit
-0000 | 0 | no year -0000 | Write `0000` for 1 BC
# of the standard, or of its drafts, but not read here
2024-01-28T05:30:00Z | 10 | no time of day | Write `2024-01-28`. An event tells the time in its fields `time:`
2024-01-28 05:30 | 10 | no time of day | Write `2024-01-28`. An event
30/02/2024 05:30 | 10 | no time of day | An event tells the time in its fields `time:` and `timezone:`.
28 January 2024, 5:30 am | 15 | no time of day | Write `2024-01-28`. An event
Y17000 | 0 | out of this tool's range | four digits
Y1e5 | 0 | out of this tool's range | four digits
Y-17E7 | 0 | out of this tool's range | four digits
12024-01 | 0 | out of this tool's range | four digits
Y2024 | 0 | no Y before it | Write `2024`.
1950S2 | 4 | Significant digits | Write `19XX`.
199u | 3 | capital X | Write `199X`.
1999-uu-uu | 5 | capital X | Write `1999-XX-XX`.
2024-xx | 5 | capital X | Write `2024-XX`.
20?? | 2 | capital X | Write `20XX`.
2024-01-?? | 8 | capital X | Write `2024-01-XX`.
2024?~ | 4 | % means both | Write `2024%`.
2024-01-28 ? | 0 | is not a date in EDTF | Write `2024-01-28?`.
2024/open | 5 | an open end | Write `2024/..`.
unknown/2024 | 0 | an unknown one | Write `/2024`.
2024-02-04/ongoing | 11 | an open end | Write `2024-02-04/..`.
2024-W05 | 4 | no weeks | Write `2024-01-29/2024-02-04`.
2024-028 | 4 | no numbered days | Write `2024-01-28`.
# too little
24 | 0 | four digits | Write the year in full
28/01/24 | 0 | four digits | Write the year in full
980 | 0 | is not a date in EDTF | Write `0980`.
unknown | 0 | no date here | Leave the field out
n.d. | 0 | no date here | Leave the field out
soon | 0 | `soon` is not a date in EDTF | Write a year (`2024`)
# digits of other scripts
٢٠٢٤-٠١-٢٨ | 0 | the digits 0 to 9 | Write `2024-01-28`.
۲۸/۰۱/۲۰۲۴ | 0 | the digits 0 to 9 | Write `2024-01-28`.
۱۴۰۲/۱۱/۰۸ | 0 | the digits 0 to 9 | in the Gregorian calendar
"""
ROWS = [
    tuple(cell.strip() for cell in line.split(" | "))
    for line in REFUSED.strip().splitlines()
    if line[0] != "#"
]


def refusal(text: str) -> DateError:
    with pytest.raises(DateError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(("text", "offset", "message", "hint"), ROWS, ids=[row[0] for row in ROWS])
def test_a_mistake_is_named_placed_and_put_right(text: str, offset: str, message: str, hint: str) -> None:
    error = refusal(text)
    assert message in error.message
    assert hint in error.hint
    assert error.offset == int(offset)


@pytest.mark.parametrize("text", ["", " ", "\t\n"])
def test_an_empty_date_is_to_be_left_out(text: str) -> None:
    assert refusal(text).hint == "Leave the field out where no date is known."


@pytest.mark.parametrize(
    ("text", "offset"), [(" 2024-01-28", 0), ("2024-01-28 ", 10), ("2024-01-28\u00a0", 10)]
)
def test_spaces_around_a_date_are_pointed_at(text: str, offset: int) -> None:
    error = refusal(text)
    assert error.message == "There is a space before or after the date."
    assert (error.hint, error.offset) == ("Write `2024-01-28`.", offset)


def test_a_suggestion_that_is_no_date_is_not_made() -> None:
    assert "2024-30-02" not in refusal("30/02/2024").hint
    assert "2024-02-30" not in refusal("30/02/2024").hint
    assert refusal("31/01/2024").hint == "Write `2024-01-31`."


def test_a_long_text_is_refused_in_few_words() -> None:
    error = refusal("January 2024 " * 10_000)
    assert len(error.message) < 120


def test_a_refusal_can_be_sent_from_one_process_to_another() -> None:
    error = refusal("2024-02-30")
    again = pickle.loads(pickle.dumps(error))
    assert (again.message, again.hint, again.offset) == (error.message, error.hint, error.offset)
    assert str(again) == error.message
