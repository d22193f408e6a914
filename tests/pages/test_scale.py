"""Days as places on a line."""

from __future__ import annotations

from generator.model.dates import parse
from generator.pages.scale import Scale, bars, scale_of


def scale(*dates: str) -> Scale:
    found = scale_of(parse(date) for date in dates)
    assert found is not None
    return found


TEN_DAYS = scale("2024-01-01/2024-01-10")


def test_a_day_a_span_that_lasts_and_one_unknown_day_are_drawn_apart() -> None:
    dates = (
        "2024-01-02",
        "2024-01-02/2024-01-05",
        "[2024-01-02..2024-01-05]",
        "2024-01-02?",
        "[2024-01-02,2024-01-04]",
    )
    shapes = [bars(parse(date), TEN_DAYS)[0].shape for date in dates]
    assert shapes == ["day", "lasts", "within", "perhaps", "perhaps"]


def test_marks_stand_to_scale() -> None:
    (bar,) = bars(parse("2024-01-03/2024-01-04"), TEN_DAYS)
    assert (bar.start, bar.end) == (200, 400)


def test_a_choice_of_two_days_has_two_marks() -> None:
    found = bars(parse("[2024-01-02,2024-01-09]"), TEN_DAYS)
    assert [(b.shape, b.start, b.end) for b in found] == [("perhaps", 130, 170), ("perhaps", 830, 870)]


def test_an_open_end_runs_to_the_edge_and_is_marked_open() -> None:
    (bar,) = bars(parse("2024-01-06/.."), TEN_DAYS)
    assert (bar.start, bar.end, bar.open_start, bar.open_end) == (500, 1000, False, True)


def test_a_single_day_has_nothing_to_be_drawn_against() -> None:
    assert scale_of([parse("2024-01-02"), parse("2024-01-02"), None]) is None
    assert scale_of([]) is None


def test_a_long_time_in_which_nothing_is_told_is_cut_out() -> None:
    found = scale("2022-04", "2024-01-15", "2024-02-19")
    assert found.left_out == ("1 May 2022 to 14 January 2024",)
    assert found.ends == ("1 April 2022", "19 February 2024")
    (early,) = bars(parse("2022-04"), found)
    (late,) = bars(parse("2024-01-15"), found)
    assert early.start == 0
    assert early.end < found.cuts[0] < late.start
    assert found.place(parse("2024-02-20").earliest or 0) == 1000


def test_an_empty_year_between_two_early_ones_is_cut_out_too() -> None:
    found = scale("2019", "2021", "2024-03-04", "2024-03-10")
    assert found.left_out == ("1 January 2020 to 31 December 2020", "1 January 2022 to 3 March 2024")


def test_years_of_background_leave_room_for_the_days_that_matter() -> None:
    found = scale("2019", "2021", "2024-03-04", "2024-03-10")
    (first,), (last,) = bars(parse("2024-03-04"), found), bars(parse("2024-03-10"), found)
    assert last.end == 1000
    assert last.end - first.start >= 140
    assert last.start - first.end > first.width


def test_what_lasts_through_a_cut_is_drawn_through_it() -> None:
    found = scale("2022-04-01", "2024-02-01", "2024-02-19")
    (bar,) = bars(parse("2023-05/2024-02-01"), found)
    assert bar.start == found.cuts[0]
    lasting = scale("2022-04-01", "2022-04-01/2024-02-19", "2024-02-19")
    assert lasting.cuts == ()


def test_a_mark_never_leaves_the_line() -> None:
    for date in ("2024-01-10", "2024-01-01", "2023/2025", "2025", "2020"):
        for bar in bars(parse(date), TEN_DAYS):
            assert 0 <= bar.start < bar.end <= 1000, date
