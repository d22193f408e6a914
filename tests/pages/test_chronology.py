"""Events in the order of time."""

from __future__ import annotations

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
