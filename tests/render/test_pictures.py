"""The pictures in a browser, with its fonts: names in their boxes, none over another; on phones and in the dark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.pages.pictures import World
from tests.pages.test_graph import chain
from tests.pages.test_pictures_ego import world_of
from tests.pages.test_pictures_lineage import crowded
from tests.render.site import dead_links, page, rendered, sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Every label's box on the screen; of each pair that overlap by more than a pixel, the words.
OVERLAPPING = """() => {
  const found = [...document.querySelectorAll('main .picture > svg text, main .across > svg text')]
    .map(text => [text.textContent, text.getBBox()]);
  const out = [];
  found.forEach(([a, p], n) => found.slice(n + 1).forEach(([b, q]) => {
    const wide = Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x);
    const tall = Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y);
    if (wide > 1 && tall > 4) out.push(a + ' | ' + b);
  }));
  return [found.length, out];
}"""
# Labels that are wider than the box in which they stand.
BURSTING = """() => [...document.querySelectorAll('main .node:has(rect)')].flatMap(node => {
  const box = node.querySelector('rect').getBBox();
  return [...node.querySelectorAll('text')].map(text => [text.textContent, text.getBBox()])
    .filter(([, b]) => b.x < box.x || b.x + b.width > box.x + box.width).map(([words]) => words);
})"""
# From where to where the pictures reach: what is wider scrolls within itself.
REACH = """() => {
  const found = [...document.querySelectorAll('.picture, .picture > *')].map(one => one.getBoundingClientRect());
  return [Math.min(...found.map(box => box.left)), Math.max(...found.map(box => box.right))];
}"""


def world(lang: str) -> World:
    """Lineages, ties and places in several scripts."""
    made = crowded(lang)
    more = world_of(24, lang)
    tied = chain(60, lang)
    made.records |= more.records | tied.records
    made.found |= more.found | tied.found
    made.ties |= more.ties
    made.claim("it", *(made.says(f"c{n}", "disputes" if n else "supports") for n in range(5)))
    for n, title in enumerate(("Deir ez-Zor", "قلعة سكر", "巴格达", "Мосул", "Somewhere in the desert")):
        made.place(f"p{n}", 33 + n * 7 % 5 / 3, 42 + n * 3 % 5 / 2, "place", title)
    return made


PAGES = ("sources/index.html", "claims/it/index.html", "actors/ego/index.html", "places/p0/index.html",
         "graph/index.html")  # fmt: skip


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    out = {}
    for lang in ("en", "ar"):
        root = out[lang] = tmp_path_factory.mktemp(lang)
        for path, content in rendered(world(lang).dossier()).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
    return out


def opened(browser: Browser, folder: Path, path: str, width: int, scheme: str = "light", forced: str = "none") -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, forced_colors=forced)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((folder / path).as_uri())
    return page


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_names_keep_to_their_boxes_and_off_one_another(browser: Browser, folders: dict[str, Path], lang: str) -> None:
    for path in PAGES:
        page = opened(browser, folders[lang], path, 390)
        count, found = page.evaluate(OVERLAPPING)
        assert count > 5, path
        assert found == [], path
        assert page.evaluate(BURSTING) == [], path
        left, right = page.evaluate(REACH)
        assert left >= 0, path
        assert right <= 390, path
        page.context.close()


def test_letters_are_large_enough_on_a_phone(browser: Browser, folders: dict[str, Path]) -> None:
    for path in PAGES:
        page = opened(browser, folders["en"], path, 390)
        scale = page.evaluate("document.querySelector('main .picture svg').getScreenCTM().a")
        assert 12 * scale >= 10.5, path
        page.context.close()


@pytest.mark.parametrize(("scheme", "forced"), [("light", "none"), ("dark", "none"), ("dark", "active")])
def test_lines_differ_from_the_ground(browser: Browser, folders: dict[str, Path], scheme: str, forced: str) -> None:
    for path, line in (("sources/index.html", "path.whole"), ("actors/ego/index.html", "path.bond"),
                       ("places/p0/index.html", "path.bar-of-scale")):  # fmt: skip
        page = opened(browser, folders["en"], path, 1280, scheme, forced)
        stroke = page.evaluate(f"getComputedStyle(document.querySelector('main .picture {line}')).stroke")
        paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert stroke.startswith("rgb(")
        assert stroke != paper
        page.context.close()


def test_a_click_on_a_name_leads_to_its_page(browser: Browser, folders: dict[str, Path]) -> None:
    page = opened(browser, folders["en"], "places/p0/index.html", 390)
    page.locator(".map a", has_text="Мосул").locator("text").click()
    assert page.url.endswith("places/p3/index.html")
    page.context.close()


def test_every_picture_has_a_title_and_says_what_is_seen() -> None:
    files = rendered(world("en").dossier())
    for path in PAGES:
        found = page(files, path)
        assert found.faults == [], path
        (labelled,) = (v for tag, name, v in found.attributes if tag == "svg" and name == "aria-labelledby")
        assert set(labelled.split()) <= found.ids
        assert ("svg", "role", "graphics-document") in found.attributes
        assert not [value for _, name, value in found.attributes if name == "style"]
    assert dead_links(files) == []


def test_the_sample_has_its_pictures_and_each_stands_beside_the_same_in_words() -> None:
    place = page(sample(), "places/pier-4/index.html").text
    assert "The position is known to within 1 km." in place
    assert "Port Lena, about 5 km to the east" in place
    claim = page(sample(), "claims/fire-at-pier-4/index.html").text
    assert "Sada al-Mina has this fact from Lena News Agency" in claim
    actor = page(sample(), "actors/karim-haddad/index.html").text
    assert "فرخ رستمی: Karim Haddad worked with فرخ رستمی; 1 event in common" in actor
    event = sample()["events/fire/index.html"].decode()
    assert 'class="picture map is-disputed"' in event
    assert "The place is disputed: this is the one that the entry names." in event
