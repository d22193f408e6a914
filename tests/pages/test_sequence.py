"""What is said of an order in time that nobody knows: on an event's page, and in the rows of the timeline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.load.schema.times import instant_of
from generator.model.dates import parse
from generator.model.records import Event
from generator.pages.events import EventView
from generator.pages.sequence import FIRST
from generator.pages.timelines.page import TimelineView
from tests.pages.sample import Maker, key
from tests.pages.seen import seen
from tests.story import Dossier

DAY = "2024-01-28"


def made(**events: str) -> Maker:
    """Events by id, each as "date time zone > events it comes after", what is not known left out."""
    m = Maker()
    for name, text in events.items():
        when, _, after = text.partition(">")
        date, time, zone = (*when.split(), "", "", "")[:3]
        day = parse(date) if date else None
        m.add(
            Event(
                key=key("event", name), span=m.span(), title=name, date=day, time=time, timezone=zone,
                instant=instant_of(day, time, zone) if day and zone else None,
                after=tuple(m.ref("event", other) for other in after.split()),
            )
        )  # fmt: skip
    return m


def told(m: Maker, name: str) -> str:
    """What an event's page says of those next to it."""
    near = seen(m.dossier(), f"events/{name}/index.html", EventView).neighbours
    said = [f"{near.before.text} <" if near.before else "", f"< {near.after.text}" if near.after else ""]
    said += [f"day: {' '.join(a.text for a in near.same_day)}" if near.same_day else ""]
    said += [f"open: {' '.join(a.text for a in near.open)}" if near.open else ""]
    return ", ".join(s for s in said if s)


def rows(m: Maker) -> dict[str, str]:
    """What the rows of the timeline say of their own place."""
    years = seen(m.dossier(), "timeline/index.html", TimelineView).years
    return {row.event.text: row.order for year in years for month in year.months for row in month.rows if row.order}


WITHIN, OPEN = "order within the day not known", "order not known"


def test_of_two_events_of_one_day_one_without_a_time_neither_is_said_to_come_first() -> None:
    m = made(burst=f"{DAY} 03:05 +04:00", gates=DAY, late="2024-02-01")
    assert told(m, "gates") == "< late, day: burst"
    assert told(m, "burst") == "< late, day: gates"
    assert rows(m) == {"gates": WITHIN}


def test_two_events_of_one_day_and_one_time_are_in_no_known_order() -> None:
    m = made(a=f"{DAY} 03:05 +04:00", b=f"{DAY} 03:05 +04:00")
    assert (told(m, "a"), told(m, "b")) == ("day: b", "day: a")
    assert rows(m) == {"a": WITHIN, "b": WITHIN}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2024-01-28", "2024-01-29"),
        (f"{DAY} 03:05 +04:00", f"{DAY} 03:06 +04:00"),
        (f"{DAY} 05:00 +04:00", f"{DAY} 03:00 +01:00"),
        (f"{DAY} 03:05", f"{DAY} 03:06"),
        (DAY, f"{DAY} > a"),
        (DAY, f"{DAY} > m"),
        ("2024-01-28/..", "2024-02"),
        ("", "> a"),
        ("2024-01-05", "> m"),
    ],
)
def test_dates_and_times_and_what_the_writer_says_settle_the_order(a: str, b: str) -> None:
    m = made(a=a, b=b, m="> a") if "> m" in b else made(a=a, b=b)
    near = seen(m.dossier(), "events/b/index.html", EventView).neighbours
    assert near.before is not None
    assert near.before.text in ("a", "m")
    assert (near.same_day, near.open) == ((), ())
    assert rows(m) == {}


@pytest.mark.parametrize(
    ("a", "b", "movable"),
    [
        ("2024-01-28", "2024-01", {"b": OPEN}),
        ("2024-01", "[2024-01-20..2024-02-03]", {"a": OPEN, "b": OPEN}),
        ("[..2024-01-28]", "2024-01-05", {"a": OPEN}),
        ("2024-01/..", "2024-01-20", {"a": OPEN}),
        (f"{DAY} 03:05 +04:00", f"{DAY} 03:06", {"a": WITHIN, "b": WITHIN}),
        (DAY, "", {}),
    ],
)
def test_where_dates_overlap_the_order_is_said_to_be_unknown(a: str, b: str, movable: dict[str, str]) -> None:
    m = made(a=a, b=b)
    near = seen(m.dossier(), "events/a/index.html", EventView).neighbours
    assert (near.before, near.after) == (None, None)
    assert [one.text for one in (*near.same_day, *near.open)] == ["b"]
    assert rows(m) == movable


def test_what_follows_an_event_on_a_later_day_is_known_to_follow_all_before_it() -> None:
    m = made(a="2024-01-05", b="2024-01-10", c="2024-01 > b")
    assert rows(m) == {}
    assert told(m, "c") == "b <"


def test_those_of_a_day_are_named_past_one_whose_place_is_known_and_a_great_many_are_counted() -> None:
    m = made(z=DAY, a=f"{DAY} 03:00 +04:00", b=f"{DAY} 04:00 +04:00")
    assert told(m, "b") == "a <, day: z"
    many = made(**{f"e{n:02}": DAY for n in range(FIRST + 4)})
    near = seen(many.dossier(), "events/e00/index.html", EventView).neighbours
    assert (len(near.same_day), near.more) == (FIRST, "and 3 more events")


def test_the_pages_say_it_in_words(tmp_path: Path) -> None:
    story = Dossier(tmp_path / "d").write("site.yaml", "title: A dam\n")
    burst = "title: The dam bursts\ndate: 2022-03-12\ntime: '03:05'\ntimezone: +04:00\n"
    story.write("content/events/burst.md", f"---\n{burst}---\n")
    story.write("content/events/gates.md", "---\ntitle: The gates are opened\ndate: 2022-03-12\n---\n").build()
    page = " ".join(re.sub(r"<[^>]*>", "", story.page("events/burst/index.html")).split())
    assert "On the same day, in an order that is not known The gates are opened" in page
    assert "Before No event is known to come before. After No event is known to come after." in page
    for path in ("index.html", "timeline/index.html"):
        assert "exact day; order within the day not known" in story.page(path)
    story.edit("content/events/gates.md", "date: 2022-03-12", "date: 2022-03-12\nafter: [burst]").build()
    page = " ".join(re.sub(r"<[^>]*>", "", story.page("events/burst/index.html")).split())
    assert "not known" not in page
    assert "Before This is the first event of the timeline. After The gates are opened" in page


def test_events_that_follow_one_another_by_the_thousand_on_one_day_are_told_at_once() -> None:
    m = made(e0=DAY, **{f"e{n}": f"{DAY} > e{n - 1}" for n in range(1, 3_000)})
    near = seen(m.dossier(), "events/e2999/index.html", EventView).neighbours
    assert near.before is not None
    assert (near.before.text, near.same_day) == ("e2998", ())
