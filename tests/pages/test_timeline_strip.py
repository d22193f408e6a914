"""The strip above the timeline: how many events there are of each time, and the words below."""

from __future__ import annotations

import json

import pytest

from generator.model.dates import parse
from generator.pages.scale import scale_of
from generator.pages.timelines.calendar import bins
from generator.pages.timelines.strip import Strip, strip_of


def strip(*dates: str, lang: str = "en") -> Strip:
    made = strip_of([parse(date) if date else None for date in dates], lang)
    assert made is not None
    return made


def unit(*dates: str) -> tuple[str, int]:
    scale = scale_of([parse(date) for date in dates])
    assert scale is not None
    name, units = bins(scale)
    return name, len(units)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2024-01-01/2024-01-10",), ("day", 10)),
        (("2023-01-02/2024-03-31",), ("week", 65)),
        (("2016/2024",), ("month", 108)),
        (("1960/1987",), ("quarter of a year", 112)),
        (("1906/2024",), ("year", 119)),
        (("0001/2000",), ("25 years", 81)),
        (("-9999/9999",), ("millennium", 20)),
    ],
)
def test_the_line_is_divided_into_units_that_a_narrow_screen_can_show(
    dates: tuple[str, ...], expected: tuple[str, int]
) -> None:
    assert unit(*dates) == expected


def test_a_certain_day_stands_out_from_what_is_spread_over_the_days_of_its_date() -> None:
    made = strip("2024-01-01/2024-01-10", "2024-01-03", "2024-01-03")
    assert made.sure == "M230 100V5H270V100Z"
    assert made.all.startswith("M30 100V96H70V100Z")
    assert made.all.count("M") == 10
    assert made.said == "Events per day, from 1 January 2024 to 10 January 2024. Most, about 2: 3 January 2024."


def test_one_of_two_days_counts_half_on_each() -> None:
    made = strip("[2024-01-01,2024-01-10]", "2024-01-05")
    assert made.sure == "M430 100V0H470V100Z"
    assert made.all == "M30 100V50H70V100ZM430 100V0H470V100ZM930 100V50H970V100Z"


def test_a_year_is_spread_over_its_months_and_the_columns_touch() -> None:
    made = strip("2016/2024", "2020")
    assert made.sure == ""
    assert made.all.count("M") == 1


def test_two_events_of_one_day_and_one_of_another_century_are_both_to_be_seen() -> None:
    made = strip("1820-05-04", "2024-03-04", "2024-03-04")
    assert made.left_out == ("5 May 1820 to 3 March 2024",)
    assert made.sure == "M215 100V50H255V100ZM745 100V0H785V100Z"
    assert [label.text for label in made.labels] == ["4 May 1820", "4 Mar 2024"]


def test_a_column_is_never_too_narrow_to_be_seen() -> None:
    made = strip("2023", "2024-03-04", "2024-03-04")
    assert made.sure == "M994 100V0H1000V100Z"


def test_labels_never_run_into_each_other() -> None:
    for dates in (("2016/2024",), ("1820", "2019", "2021", "2024-03-04"), ("2024-01-01/2024-12-31",), ("18XX", "0120")):
        ends = -1
        for label in strip(*dates).labels:
            wide = 19 * len(label.text)
            start = label.at - {"start": 0, "middle": wide // 2, "end": wide}[label.anchor]
            assert start > ends, (dates, label)
            ends = start + wide


def test_time_runs_from_right_to_left_where_the_dossier_does() -> None:
    there, back = strip("2016/2024", "2020"), strip("2016/2024", "2020", lang="ar")
    assert (there.mirrored, back.mirrored) == (False, True)
    assert [(1000 - label.at, label.text) for label in back.labels] == [(one.at, one.text) for one in there.labels]


def test_a_script_is_told_where_each_unit_begins_and_ends() -> None:
    first, *_, last = json.loads(strip("1960/1987").bins)
    assert first == [0, -3653, "1960-01", "January 1960", "1960-03", "March 1960"]
    assert last[2:] == ["1987-10", "October 1987", "1987-12", "December 1987"]


def test_no_two_units_begin_under_one_name_though_a_gap_is_cut_out_of_their_midst() -> None:
    told = json.loads(strip("1900/1990-02", "1990-11/2010", "1990-11-30").bins)
    names = [unit[2] for unit in told]
    assert len(names) == len(set(names))


def test_one_day_alone_has_no_strip() -> None:
    assert strip_of([parse("2024-01-02"), None], "en") is None
