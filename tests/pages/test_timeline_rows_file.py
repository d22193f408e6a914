"""The file by which the timeline is filtered, and what can be asked."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from generator.model.dates import parse
from generator.model.dossier import Dossier
from generator.model.records import Actor, Event, Part, Place, Setting, Status
from generator.pages.page import Verbatim
from generator.pages.plan import plan
from generator.pages.timelines.choices import certainty_of
from generator.pages.timelines.page import TimelineView
from tests.pages.sample import Maker, key
from tests.pages.seen import seen


def told(dossier: Dossier, path: str = "timeline/events.js", *, drafts: bool = False) -> dict[str, Any]:
    """What the file says."""
    made = next(p for p in plan(dossier, drafts=drafts)[0] if p.path == path).make()
    assert isinstance(made, Verbatim)
    start, end = 'dossier("timeline",', ")\n"
    said = made.content.decode()
    assert said.startswith(start)
    found: dict[str, Any] = json.loads(said.removeprefix(start).removesuffix(end))
    return found


def harbour(count: int) -> Maker:
    m = Maker()
    m.add(Actor(key=key("actor", "crew"), span=m.span(), title="Евгений", kind="group"))
    m.add(Actor(key=key("actor", "guards"), span=m.span(), title="حراس", kind="group", lang="ar"))
    m.add(Place(key=key("place", "lena"), span=m.span(), title="Lena"))
    m.add(Place(key=key("place", "pier"), span=m.span(), title="Pier", within="lena"))
    for n in range(count):
        parts = (Part(m.ref("actor", "crew")), Part(m.ref("actor", "guards")))[n % 2 :]
        m.add(
            Event(
                key=key("event", f"e{n:03}"),
                span=m.span(),
                title=f"Event {n}",
                date=parse(f"2020-01-{n % 28 + 1:02}"),
                parts=parts,
                setting=Setting(m.ref("place", "pier")) if n else None,
                tags=("fire",) if n == 1 else (),
            )
        )
    return m


def test_the_file_tells_of_each_event_when_who_where_and_how_surely() -> None:
    found = told(harbour(5).dossier())
    assert found == {
        "events": [
            [18262, 18262, [0, 1], [], [], [0], []],
            [18263, 18263, [1], [1, 0], [0], [0], []],
            [18264, 18264, [0, 1], [1, 0], [], [0], []],
            [18265, 18265, [1], [1, 0], [], [0], []],
            [18266, 18266, [0, 1], [1, 0], [], [0], []],
        ]
    }
    asked = seen(harbour(5).dossier(), "timeline/index.html", TimelineView).filters
    assert [[choice.text for choice in one.choices] for one in asked[:3]] == [
        ["Евгений", "حراس"],
        ["Lena", "Pier"],
        ["fire"],
    ]
    assert [one.dir for one in asked[0].choices] == ["", "rtl"]


def test_of_many_events_the_file_has_the_rows_as_well_and_tells_a_link_once() -> None:
    found = told(harbour(301).dossier())
    assert found["years"] == ["2020"]
    assert found["links"] == [
        ["../actors/crew/index.html", "Евгений"],
        ["../actors/guards/index.html", "حراس", "ar", "rtl"],
        ["../places/pier/index.html", "Pier"],
    ]
    row = json.loads(found["rows"][0])
    assert row[:4] == ["", "1 January 2020", 1, "exact day; order within the day not known"]
    assert ["../events/e000/index.html", "Event 0"] in [link for cell in row if isinstance(cell, list) for link in cell]


def test_drafts_are_marked_as_in_the_rows_of_a_part() -> None:
    m = harbour(301)
    first = key("event", "e000")
    m.records[first] = msgspec.structs.replace(m.records[first], status=Status.DRAFT)
    crew = key("actor", "crew")
    m.records[crew] = msgspec.structs.replace(m.records[crew], status=Status.DRAFT)
    found = told(m.dossier(), drafts=True)
    assert ["../events/e000/index.html", "Event 0", "", "", "draft"] in json.loads(found["rows"][0])[12]
    assert found["links"][0] == ["../actors/crew/index.html", "Евгений", "", "", "draft"]
    assert "draft" not in found["rows"][1]


def test_a_part_is_filtered_by_its_own_events_alone() -> None:
    m = harbour(301)
    for name in ("a", "b", "c", "d"):
        m.add(Event(key=key("event", name), span=m.span(), title="Earlier", date=parse("1990"), tags=(name,)))
    dossier = m.dossier()
    assert not [p for p in plan(dossier, drafts=False)[0] if p.path == "timeline/1990/events.js"]
    assert seen(dossier, "timeline/1990/index.html", TimelineView).filters == ()
    part = seen(dossier, "timeline/2020/page-2/index.html", TimelineView)
    assert (part.total, part.rows) == ("150 events", "../../../timeline/2020/page-2/events.js")
    assert [choice.text for choice in part.filters[2].choices] == []
    found = told(dossier, "timeline/2020/page-2/events.js")
    assert len(found["events"]) == 150
    assert found.keys() == {"events"}
    assert found["events"][0][0] > told(dossier, "timeline/2020/events.js")["events"][0][0]


def test_few_events_are_not_filtered() -> None:
    dossier = harbour(4).dossier()
    assert "timeline/events.js" not in [p.path for p in plan(dossier, drafts=False)[0]]
    view = seen(dossier, "timeline/index.html", TimelineView)
    assert (view.rows, view.filters) == ("", ())


def test_no_event_no_timeline_and_one_event_no_strip() -> None:
    assert not [p for p in plan(Maker().dossier(), drafts=False)[0] if p.path.startswith("timeline/")]
    view = seen(harbour(1).dossier(), "timeline/index.html", TimelineView)
    assert (view.strip, view.total) == (None, "1 event")


def test_a_part_says_nothing_of_the_other_parts_but_those_beside_it() -> None:
    m = harbour(301)
    before = seen(m.dossier(), "timeline/2020/index.html", TimelineView)
    for year in range(1990, 1993):
        m.add(Event(key=key("event", f"y{year}"), span=m.span(), title="Earlier", date=parse(str(year))))
    after = seen(m.dossier(), "timeline/1990/index.html", TimelineView)
    assert before.total == "151 events"
    assert after.total == "1 event"
    assert [part.label for part in after.pager.parts] == ["All years", "1990", "1991"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-01-28", "day"),
        ("{2024-01-28,2024-01-30}", "day"),
        ("2024-01", "span"),
        ("[2024-01-28,2024-01-30]", "span"),
        ("[..2024-01-28]", "span"),
        ("2024-01-28~", "doubt"),
        ("2024-02-04/..", "lasting"),
        ("", "none"),
    ],
)
def test_how_surely_a_date_is_known(date: str, expected: str) -> None:
    m = Maker()
    event = Event(key=key("event", "e"), span=m.span(), title="E", date=parse(date) if date else None)
    assert certainty_of(event) == expected
