"""Events in the order of time."""

from __future__ import annotations

from generator.load.schema.times import instant_of
from generator.model.dates import parse
from generator.model.records import Event
from generator.pages.chronology import in_order
from tests.pages.sample import Maker, key


def order(*events: tuple[str, str, tuple[str, ...]]) -> str:
    """The ids in order, for events given as id, date and the ids they come after."""
    m = Maker()
    made = [
        Event(
            key=key("event", name), span=m.span(), title=name, date=parse(date) if date else None,
            after=tuple(m.ref("event", other) for other in after),
        )
        for name, date, after in events
    ]  # fmt: skip
    return " ".join(p.event.key.id for p in in_order(made, m.found))


def test_events_are_in_the_order_of_their_dates() -> None:
    assert order(("b", "2024-02-01", ()), ("a", "2024-03", ()), ("c", "2023", ())) == "c b a"


def test_an_event_without_a_date_stands_behind_the_last_that_it_follows() -> None:
    assert (
        order(("x", "", ("a", "b")), ("a", "2024-01-01", ()), ("b", "2024-01-05", ()), ("c", "2024-01-09", ()))
        == "a b x c"
    )


def test_events_without_dates_may_follow_one_another() -> None:
    assert order(("a", "2024", ()), ("y", "", ("x",)), ("x", "", ("a",)), ("b", "2025", ())) == "a x y b"


def test_two_that_follow_the_same_event_are_in_the_order_of_their_ids() -> None:
    assert order(("a", "2024", ()), ("n", "", ("a",)), ("m", "", ("a",)), ("k", "", ("m",))) == "a m k n"


def test_an_event_with_nothing_to_go_by_stands_last() -> None:
    assert order(("a", "", ()), ("b", "2024", ())) == "b a"


def test_events_of_one_date_are_in_the_order_that_the_writer_gives() -> None:
    assert order(("a", "2024-01-29", ("b",)), ("b", "2024-01-29", ()), ("c", "2024-01-29", ())) == "b a c"


def test_a_date_goes_before_what_the_writer_says_of_the_order() -> None:
    assert order(("a", "2024-01-01", ("b",)), ("b", "2024-01-02", ())) == "a b"


def test_a_circle_loses_no_event() -> None:
    assert order(("a", "", ("b",)), ("b", "", ("a",))) in ("a b", "b a")
    assert order(("a", "2024", ("b",)), ("b", "2024", ("a",))) in ("a b", "b a")


def test_a_vague_date_stands_behind_what_it_follows_where_its_bounds_allow_it() -> None:
    assert order(("m", "2024-03", ("c",)), ("c", "2024-03-10", ()), ("d", "2024-03-12", ())) == "c m d"
    assert order(("y", "2024", ("m",)), ("m", "2024-03", ("c",)), ("c", "2024-03-10", ())) == "c m y"


def test_an_undated_event_stands_before_the_dated_one_that_follows_it() -> None:
    assert order(("e", "2024-05-01", ("f",)), ("f", "", ()), ("a", "2024-01-01", ()), ("z", "2025", ())) == "a f e z"
    assert order(("e", "2024-05-01", ("f",)), ("f", "", ("g",)), ("g", "", ()), ("a", "2024", ())) == "a g f e"


def test_a_date_goes_first_over_an_event_without_one_as_well() -> None:
    assert order(("e", "2024-01-01", ("f",)), ("f", "", ("g",)), ("g", "2024-02-01", ())) == "e g f"


def test_what_has_no_first_day_stands_before_what_follows_it() -> None:
    assert order(("p", "[..2024-04-19]", ()), ("e", "2024-03-01", ("p",)), ("a", "2024-02-01", ())) == "a p e"


def test_a_choice_open_at_both_ends_stands_at_its_first_known_limit() -> None:
    assert order(("w", "[..2024-01-05,2024-02-01..]", ()), ("a", "2024-01-04", ()), ("b", "2024-01-06", ())) == "a w b"


def of_a_day(*events: tuple[str, str, str]) -> str:
    """The ids in order of events on one day, given as id, time and zone."""
    m = Maker()
    date = parse("2024-01-28")
    made = [
        Event(key=key("event", name), span=m.span(), title=name, date=date, time=time, timezone=zone,
              instant=instant_of(date, time, zone))
        for name, time, zone in events
    ]  # fmt: skip
    return " ".join(p.event.key.id for p in in_order(made, m.found))


def test_events_of_a_day_are_in_the_order_of_the_moments_and_not_of_the_clocks() -> None:
    assert of_a_day(("york", "04:00", "America/New_York"), ("amman", "05:30", "Asia/Amman")) == "amman york"
    assert of_a_day(("a", "04:00", "-05:00"), ("b", "05:30", "+03:00")) == "b a"


def test_events_of_a_day_without_a_time_stand_first_and_those_without_a_zone_by_the_clock() -> None:
    amman = "Asia/Amman"
    assert of_a_day(("a", "05:30", amman), ("z", "", ""), ("c", "09:00", amman), ("b", "07:00", "")) == "z a b c"
