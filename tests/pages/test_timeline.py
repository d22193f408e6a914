"""The timeline: groups, words and marks."""

from __future__ import annotations

import re

import pytest

from generator.model.dates import parse
from generator.model.records import Claim, Conflict, Count, Event, Judgement, Place, Setting
from generator.pages.chronology import Placed
from generator.pages.plan import plan
from generator.pages.timeline import certainty
from generator.pages.timelines.page import TimelineView
from generator.pages.timelines.years import standing, year_words
from tests.pages.sample import Maker, key, port_lena
from tests.pages.seen import seen
from tests.render.site import rendered


def event(date: str) -> Event:
    m = Maker()
    return Event(key=key("event", "e"), span=m.span(), title="E", date=parse(date))


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-01-28", "exact day"),
        ("2024-01-28?", "day, uncertain"),
        ("2024-01", "one unknown day of that month"),
        ("2024~", "one unknown day of that year, approximate"),
        ("[..2024-04-19]", "one unknown day"),
        ("2024-02-04/..", "lasting"),
        ("{2024-01-01,2024-01-03}", "on each of these"),
    ],
)
def test_the_kind_of_date_is_said_in_words(date: str, words: str) -> None:
    assert certainty(parse(date)) == words


@pytest.mark.parametrize(
    ("date", "group"),
    [
        ("2024-01-28", ("2024", 1)),
        ("2024", ("2024", 0)),
        ("[..2024-04-19]", ("2024", 4)),
        ("[2024-01-27..2024-02-02]", ("2024", 1)),
        ("2024-02-04/..", ("2024", 2)),
        ("2023-11/2024-02", ("2023", 11)),
        ("2024-21", ("2024", 3)),
        ("2024-34", ("2024", 4)),
        ("2024-33", ("2024", 0)),
    ],
)
def test_an_event_stands_under_the_month_that_its_date_allows(date: str, group: tuple[str, int]) -> None:
    place = standing(Placed(event(date), event(date)))
    assert (place.group, place.month) == group


def test_a_season_stands_behind_what_came_before_it_in_the_year() -> None:
    m = Maker()
    dates = ("2024-21", "2024-34", "2024-02-10", "2024-03-05", "2024-06-01", "2024")
    for date in dates:
        m.add(Event(key=key("event", f"e{date}"), span=m.span(), title=date, date=parse(date)))
    m.add(Event(key=key("event", "x"), span=m.span(), title="after spring", after=(m.ref("event", "e2024-21"),)))
    (year,) = seen(m.dossier(), "timeline/index.html", TimelineView).years
    assert [(month.heading, [row.event.text for row in month.rows]) for month in year.months] == [
        ("", ["2024"]),
        ("February", ["2024-02-10"]),
        ("March", ["2024-21", "after spring", "2024-03-05"]),
        ("April", ["2024-34"]),
        ("June", ["2024-06-01"]),
    ]


def test_a_mark_is_disputed_only_where_the_date_or_the_place_is() -> None:
    m = Maker()
    conflict = key("conflict", "how-many")
    claim = key("claim", "c")
    m.add(Claim(key=claim, span=m.span(), title="C"))
    m.disputes[claim] = (conflict,)
    m.add(Conflict(key=conflict, span=m.span(), title="How many?", kind="same fact", positions=(m.ref("claim", "c"),)))
    counts = (Count("hurt", best=2, claim=m.ref("claim", "c")),)
    m.add(Event(key=key("event", "a"), span=m.span(), title="A", date=parse("2024-01-01"), counts=counts))
    dated = m.ref("claim", "c")
    m.add(Event(key=key("event", "b"), span=m.span(), title="B", date=parse("2024-01-02"), date_claim=dated))
    (year,) = seen(m.dossier(), "timeline/index.html", TimelineView).years
    rows = year.months[0].rows
    assert [(row.disputed, row.mark_disputed) for row in rows] == [(True, False), (True, True)]


def test_a_row_is_marked_where_a_claim_about_the_event_is_disputed_and_where_date_or_place_rest_on_no_claim() -> None:
    m = Maker()
    claim = key("claim", "late")
    m.add(Claim(key=claim, span=m.span(), title="The gates were opened late", about=(m.ref("event", "gates"),)))
    m.disputes[claim] = (key("conflict", "when"),)
    m.tie(key("event", "gates"), "about", claim)
    m.add(Place(key=key("place", "dam"), span=m.span(), title="The dam"))
    judged = Judgement("for", (m.ref("claim", "late"),))
    m.add(Conflict(key=key("conflict", "when"), span=m.span(), title="When?", kind="same fact", state="judged",
                   positions=judged.positions, judgement=judged))  # fmt: skip
    day, dam = parse("2022-03-12"), m.ref("place", "dam")
    m.add(Event(key=key("event", "gates"), span=m.span(), title="Opened", date=day, setting=Setting(dam)))
    sourced = m.ref("claim", "late")
    m.add(Event(key=key("event", "wave"), span=m.span(), title="Wave", date=parse("2022-03-13"), date_claim=sourced,
                setting=Setting(dam, sourced)))  # fmt: skip
    (year,) = seen(m.dossier(), "timeline/index.html", TimelineView).years
    rows = year.months[0].rows
    assert [(row.disputed, row.unsourced_date, row.unsourced_place) for row in rows] == [
        (True, True, True),
        (True, False, False),
    ]
    for path in ("index.html", "timeline/index.html"):
        page = rendered(m.dossier())[path].decode()
        assert '<p class="date">12 March 2022 <span class="tag unsourced">unsourced</span></p>' in page
        assert re.search(r'Opened</a> <span class="disputed tag">disputed</span>', page)
        assert page.count(">unsourced<") == 2


def test_years_before_the_first_are_said_as_bc() -> None:
    assert [year_words(y) for y in (2024, 1, 0, -43)] == ["2024", "1", "1 BC", "44 BC"]


def many(count: int, year: int) -> Maker:
    m = Maker()
    for n in range(count):
        date = parse(f"{year + n % 3}-01-{n % 28 + 1:02}")
        m.add(Event(key=key("event", f"e{n}"), span=m.span(), title=f"Event {n}", date=date))
    return m


def test_three_hundred_events_are_on_one_page() -> None:
    pages, _ = plan(many(300, 1980).dossier(), drafts=False)
    assert [p.path for p in pages if p.template == "timeline.html"] == ["timeline/index.html"]


def test_more_are_split_by_year_and_lose_no_event() -> None:
    m = many(1000, 1980)
    m.add(Event(key=key("event", "undated"), span=m.span(), title="Undated"))
    pages, problems = plan(m.dossier(), drafts=False)
    assert problems == []
    split = {p.path: p.make() for p in pages if p.template == "timeline.html"}
    assert list(split) == [
        "timeline/1980/index.html",
        "timeline/1980/page-2/index.html",
        "timeline/1981/index.html",
        "timeline/1981/page-2/index.html",
        "timeline/1982/index.html",
        "timeline/1982/page-2/index.html",
        "timeline/undated/index.html",
        "timeline/index.html",
    ]
    rows = [
        row.event.text
        for view in split.values()
        if isinstance(view, TimelineView)
        for year in view.years
        for month in year.months
        for row in month.rows
    ]
    assert len(rows) == len(set(rows)) == 1001
    first = split["timeline/index.html"]
    assert isinstance(first, TimelineView)
    assert [(part.label, part.events) for part in first.parts][:2] == [
        ("1980, part 1", "167 events"),
        ("1980, part 2", "167 events"),
    ]
    second = split["timeline/1980/page-2/index.html"]
    assert isinstance(second, TimelineView)
    assert [p.label for p in second.pager.parts] == ["All years", "1980, part 1", "1980, part 2", "1981, part 1"]


def test_the_sample_reads_in_the_order_of_time() -> None:
    pages, _ = plan(port_lena(), drafts=False)
    view = next(p for p in pages if p.path == "timeline/index.html").make()
    assert isinstance(view, TimelineView)
    (year,) = view.years
    assert year.heading == "1987"
    assert [m.heading for m in year.months] == ["", "May"]
    assert [row.event.text for m in year.months for row in m.rows] == [
        "The pier is sold",
        "Fire at the harbour",
        "The pier stays shut",
        "A letter reaches the office",
        "Farrokh visits the pier",
        "An inquiry sits",
    ]


@pytest.mark.parametrize(
    ("date", "heading", "month"),
    [
        ("20XX", "20XX: some year from 2000 to 2099", 0),
        ("202X", "The 2020s", 0),
        ("202X-12", "The 2020s", 0),
        ("XXXX", "Date unknown", 0),
        ("2024/2025", "2024", 0),
        ("[..0000]", "1 BC", 0),
        ("-9999/..", "10000 BC", 0),
        ("2024-24", "Winter of 2024", 0),
        ("[..2024-01-05,2024-02-01..]", "2024", 1),
    ],
)
def test_a_heading_is_no_more_precise_than_the_date(date: str, heading: str, month: int) -> None:
    place = standing(Placed(event(date), event(date)))
    assert (place.heading, place.month) == (heading, month)


def test_a_year_that_follows_a_day_of_it_stands_behind_it_under_a_heading_of_its_own() -> None:
    m = Maker()
    m.add(Event(key=key("event", "c"), span=m.span(), title="C", date=parse("2024-03-10")))
    m.add(Event(key=key("event", "d"), span=m.span(), title="D", date=parse("2024-03-11")))
    after = (m.ref("event", "c"),)
    m.add(Event(key=key("event", "y"), span=m.span(), title="Y", date=parse("2024"), after=after))
    (year,) = seen(m.dossier(), "timeline/index.html", TimelineView).years
    assert [(month.heading, month.fragment, [r.event.text for r in month.rows]) for month in year.months] == [
        ("March", "y2024-03", ["C"]),
        ("2024, month not known", "y2024-00", ["Y"]),
        ("March, continued", "y2024-03-2", ["D"]),
    ]
