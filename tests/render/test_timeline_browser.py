"""The timeline in a browser: the brush and the filters, told by the address, with rows on the page and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from generator.model.dates import parse
from generator.model.dossier import Dossier
from generator.model.records import Actor, Event, Part, Place, Setting, Status
from generator.model.site import Site
from tests.pages.sample import SITE, Maker, key
from tests.render.site import rendered

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MANY = 320
PHONE = {"width": 390, "height": 800}


def events(count: int, site: Site = SITE) -> Dossier:
    """Events of four years, one a month and the more the later; the last has no date and the first is disputed."""
    m = Maker(site)
    m.add(Actor(key=key("actor", "crew"), span=m.span(), title="Евгений", kind="group"))
    m.add(Actor(key=key("actor", "guards"), span=m.span(), title="حراس", kind="group", lang="ar"))
    m.add(Place(key=key("place", "lena"), span=m.span(), title="Lena"))
    m.add(Place(key=key("place", "pier"), span=m.span(), title="Pier", within="lena"))
    for n in range(count):
        date = "" if n == count - 1 else f"{2020 + 4 * n // count}-{n % 12 + 1:02}-{n % 28 + 1:02}"
        m.add(
            Event(
                key=key("event", f"e{n:03}"),
                span=m.span(),
                title=f"Event {n}",
                date=parse(date) if date else None,
                parts=(Part(m.ref("actor", "crew" if n % 3 else "guards")),),
                setting=Setting(m.ref("place", "pier")) if n % 2 else None,
                tags=("fire",) if n % 10 == 5 else (),
            )
        )
    return m.dossier()


def written(root: Path, dossier: Dossier, *, drafts: bool = False) -> str:
    for path, content in rendered(dossier, drafts=drafts).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return (root / "timeline/index.html").as_uri()


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("few"), events(40))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("many"), events(MANY))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []


def titles(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('main .event')].filter((row) => row.checkVisibility())"
        ".map((row) => row.querySelector('.event-title a').textContent)"
    )
    return found


def said(page: Page) -> str:
    return page.inner_text("[role=status]")


def wait_for(page: Page, words: str) -> None:
    page.locator("[role=status]", has_text=words).wait_for()


def query(page: Page) -> str:
    return page.url.partition("?")[2]


def test_filters_hide_rows_with_their_headings_and_stand_in_the_address(page: Page, few: str) -> None:
    page.goto(few)
    assert said(page) == "40 events"
    page.click(".filters summary")
    page.select_option("[name=tag]", "fire")
    wait_for(page, "4 of 40 events")
    assert titles(page) == ["Event 5", "Event 15", "Event 25", "Event 35"]
    assert page.locator("h3:visible").count() == 4
    assert query(page) == "tag=fire"
    page.select_option("[name=place]", "lena")
    assert query(page) == "place=lena&tag=fire"
    page.select_option("[name=actor]", "guards")
    wait_for(page, "1 of 40 events")
    assert titles(page) == ["Event 15"]
    page.go_back()
    wait_for(page, "4 of 40 events")
    assert page.input_value("[name=actor]") == ""
    page.go_forward()
    wait_for(page, "1 of 40 events")
    page.reload()
    wait_for(page, "1 of 40 events")
    assert page.input_value("[name=actor]") == "guards"
    page.click(".clear")
    wait_for(page, "40 events")
    assert (query(page), len(titles(page))) == ("", 40)


def test_choices_tell_how_many_events_they_would_leave_and_those_without_any_are_gone(page: Page, few: str) -> None:
    page.goto(few + "?tag=fire")
    wait_for(page, "4 of 40 events")
    page.locator("[name=disputed] option", has_text="(0)").wait_for(state="attached")  # the last that is counted
    options = page.eval_on_selector_all("[name=actor] option:not([hidden])", "all => all.map((one) => one.text)")
    assert options == ["all", "\u2068Евгений\u2069 (3)", "\u2068حراس\u2069 (1)"]
    assert page.eval_on_selector_all("[name=certainty] option:not([hidden])", "all => all.map((one) => one.value)") == [
        "",
        "day",
    ]


def test_an_empty_result_says_what_to_leave_open(page: Page, few: str) -> None:
    page.goto(few + "?certainty=none&tag=fire")
    wait_for(page, "0 of 40 events")
    assert page.locator(".nothing button").all_inner_texts() == ["Tag (1)", "Date (4)"]
    page.click(".nothing button >> nth=0")
    wait_for(page, "1 of 40 events")
    assert titles(page) == ["Event 39"]


def test_the_brush_is_two_sliders_for_the_keyboard_that_say_what_they_stand_at(page: Page, few: str) -> None:
    page.goto(few)
    first, last = page.locator("[role=slider]").all()
    assert [first.get_attribute("aria-valuetext"), last.get_attribute("aria-valuetext")] == [
        "January 2020",
        "December 2023",
    ]
    first.focus()
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    assert first.get_attribute("aria-valuetext") == "August 2021"
    last.focus()
    for pressed in ("ArrowLeft", "ArrowLeft", "ArrowDown"):
        page.keyboard.press(pressed)
    wait_for(page, "from August 2021 to September 2023; 1 without a date left out")
    page.wait_for_url("**?from=2021-08&to=2023-09")
    assert titles(page)[0] == "Event 19"
    page.keyboard.press("Home")
    assert last.get_attribute("aria-valuetext") == "August 2021"


def test_the_brush_is_drawn_with_a_pointer_and_a_scroll_that_begins_on_it_leaves_it(page: Page, few: str) -> None:
    page.goto(few)
    box = page.locator(".field").bounding_box()
    assert box is not None
    at = [(box["x"] + box["width"] * part, box["y"] + 40) for part in (0.5, 0.8)]
    page.mouse.move(*at[0])
    page.mouse.down()
    page.mouse.move(*at[1])
    page.mouse.up()
    wait_for(page, "from December 2021 to February 2023")
    drawn = query(page)
    page.evaluate(
        """() => {
            const field = document.querySelector(".field"), of = { pointerId: 1, clientX: 60, bubbles: true };
            field.setPointerCapture = () => {};
            field.dispatchEvent(new PointerEvent("pointerdown", of));
            field.dispatchEvent(new PointerEvent("pointercancel", of));
        }"""
    )
    wait_for(page, "from December 2021 to February 2023")
    assert query(page) == drawn


def test_an_address_in_another_unit_than_the_strips_is_understood(page: Page, few: str) -> None:
    page.goto(few + "?from=2021&to=2021-06-15")
    wait_for(page, "from January 2021 to June 2021")
    page.goto(few + "?from=nonsense&tag=nothing")
    assert said(page) == "40 events"


def test_of_many_events_rows_are_made_that_look_like_those_of_a_part(page: Page, many: str) -> None:
    page.goto(many)
    assert page.locator(".parts li").all_inner_texts()[0] == "2020 80 events"
    page.click("text=All on one page")
    page.locator("main .event >> nth=319").wait_for(state="attached")
    assert page.locator(".parts").is_hidden()
    assert page.locator("main section h2").all_text_contents() == ["2020", "2021", "2022", "2023", "No date known"]
    made = page.locator("main .event >> nth=12").inner_html()
    page.go_back()
    wait_for(page, "320 events")
    assert page.locator(".parts").is_visible()
    page.click(".parts a >> nth=0")
    stands = page.locator("main .event >> nth=12").inner_html()
    for word in ("Event", "crew/index.html", "exact day", "unsourced"):
        assert made.count(word) == stands.count(word) > 0, word


def test_the_filters_reach_the_events_of_all_parts(page: Page, many: str) -> None:
    page.goto(many + "?actor=guards&from=2021-12&to=2022-01")
    wait_for(page, "of 320 events, from December 2021 to January 2022")
    page.locator("main .event").first.wait_for()  # rows are made a little later
    shown = titles(page)
    assert shown
    assert all(int(title.removeprefix("Event ")) % 3 == 0 for title in shown)


def test_a_part_has_filters_of_its_own(page: Page, many: str) -> None:
    page.goto(many.replace("timeline/index", "timeline/2021/index"))
    assert said(page) == "80 events"
    page.click(".filters summary")
    page.select_option("[name=actor]", "guards")
    wait_for(page, "27 of 80 events")
    assert len(titles(page)) == 27
    assert page.locator("h3:visible").count() == 4
    page.locator("[role=slider]").first.focus()
    page.keyboard.press("End")
    wait_for(page, "0 of 80 events, from ")
    page.wait_for_url("**?actor=guards&from=2021-12-*")


def test_a_draft_says_so_in_the_rows_that_are_made(page: Page, tmp_path: Path) -> None:
    dossier = events(MANY)
    records = dict(dossier.records)
    for drafted in (key("event", "e005"), key("actor", "crew")):
        records[drafted] = msgspec.structs.replace(records[drafted], status=Status.DRAFT)
    address = written(tmp_path, msgspec.structs.replace(dossier, records=records), drafts=True)
    page.goto(address + "?tag=fire&to=2020")
    wait_for(page, "8 of 320 events")
    page.locator("main .event >> nth=7").wait_for()
    made = page.locator("main .event .event-title").all_inner_texts()
    assert sorted(title.strip() for title in made if "draft" in title) == ["Event 5 draft"]
    assert set(page.locator("main .event .who").all_inner_texts()) == {"Евгений draft", "حراس"}


def test_without_scripts_there_is_no_filter_but_every_row_and_the_ways_to_actors_places_tags_and_years(
    browser: Browser, few: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(few)
    assert page.locator(".event").count() == 40
    assert page.locator("[role=slider]:visible, select, [role=status]").count() == 0
    for href in ("../actors/crew/index.html", "../places/pier/index.html", "#y2021"):
        assert page.locator(f'main a[href="{href}"]').count() > 0
    assert page.locator(".by-tag dd a").count() == 4
    context.close()


def test_on_paper_every_row_stands_and_no_control(page: Page, few: str) -> None:
    page.goto(few + "?tag=fire")
    wait_for(page, "4 of 40 events")
    page.emulate_media(media="print")
    assert len(titles(page)) == 40
    assert page.locator("select:visible, [role=slider]:visible, button:visible").count() == 0


def test_time_runs_from_right_to_left_in_a_dossier_that_does(page: Page, tmp_path: Path) -> None:
    address = written(tmp_path, events(40, msgspec.structs.replace(SITE, lang="ar")))
    page.goto(address)
    first, last = (one.bounding_box() for one in page.locator("[role=slider]").all())
    assert first is not None
    assert last is not None
    assert first["x"] > last["x"]
    page.locator("[role=slider]").first.focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator("[role=slider]").first.get_attribute("aria-valuetext") == "February 2020"
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
