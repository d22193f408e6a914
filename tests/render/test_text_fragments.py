"""Footnotes to live pages: the address leads a browser to the very words; what is read and printed is the plain one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.render.site import page
from tests.story import Dossier

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ENGLISH = "Late on Friday the half-built customs house, worth 100% of the loan, was sold & emptied."
ARABIC = "قال الناطق باسم الميناء إن الرافعة الثانية نقلت ليلا إلى الرصيف الشرقي."
ELIDED = "Nobody, the mayor told the council in a long and bitter speech, had asked the fishermen."
CHINESE = "港口负责人说,第二台起重机已于夜间移走。"
FILLER = "<p>" + "Ships come and go in this harbour, and their cargo is weighed. " * 12 + "</p>"


def live_page(folder: Path) -> None:
    """A paper's page, with the words far below its beginning and one of them at its head as well."""
    words = "".join(f"{FILLER * 6}<p id='w{n}'>{w}</p>" for n, w in enumerate((ENGLISH, ARABIC, ELIDED, CHINESE)))
    words = words.replace("&", "&amp;").replace("100%", "<b>100%</b>")
    html = f"<!DOCTYPE html><meta charset='utf-8'><title>x</title><body><p>Nobody speaks.</p>{words}{FILLER * 6}"
    (folder / "story.html").write_text(html, encoding="utf-8")


def paper(dossier: Dossier, url: str, rights: str = "excerpt") -> Dossier:
    text = "\n\n".join((ENGLISH, ARABIC, ELIDED, CHINESE))
    return (
        dossier.write("site.yaml", "title: The harbour\n")
        .write("captures/paper.txt", text)
        .write(
            "content/articles/paper.md",
            f"---\ntitle: Sold\nurl: {url}\nlang: en\ncapture: paper.txt\nrights: {rights}\n---\n",
        )
        .write(
            "content/notes/n.md",
            """
            ---
            title: N
            ---
            One [@paper "the half-built customs house, worth 100% of the loan, was sold & emptied"].

            Two [@paper "الرافعة الثانية نقلت ليلا"].

            Three [@paper "Nobody, the mayor told … had asked the fishermen"].

            Four [@paper "第二台起重机已于夜间移走"].
            """,
        )
    )


def live_links(dossier: Dossier) -> list[str]:
    files = dossier.files()
    return [link for link in page(files, "notes/n/index.html").links if ":~:" in link]


def test_the_browser_scrolls_to_the_words_of_each_footnote(
    browser: Browser, dossier: Dossier, tmp_path: Path, site_server: Callable[..., str]
) -> None:
    shown = tmp_path / "paper"
    shown.mkdir()
    live_page(shown)
    top = site_server(shown)
    paper(dossier, f"{top}story.html").build()
    site = site_server(dossier.folder / "build")
    where = []
    for number in range(4):
        tab = browser.new_page(viewport={"width": 900, "height": 600})
        tab.goto(f"{site}notes/n/index.html")
        tab.locator(".footnotes .live a").nth(number).click()
        tab.wait_for_url(f"{top}story.html*")
        assert tab.evaluate("'fragmentDirective' in document")
        tab.wait_for_function("window.scrollY > 0", timeout=5000)
        box = tab.evaluate(f"(r => [r.top, r.bottom])(document.getElementById('w{number}').getBoundingClientRect())")
        assert box[0] < 600, f"footnote {number + 1} did not lead to its words"
        assert box[1] > 0, f"footnote {number + 1} led beyond its words"
        where.append(tab.evaluate("window.scrollY"))
        tab.close()
    assert where == sorted(where)


def test_without_the_words_the_same_page_stays_at_its_top(
    browser: Browser, tmp_path: Path, site_server: Callable[..., str]
) -> None:
    live_page(tmp_path)
    (tmp_path / "from.html").write_text("<a href='story.html#:~:text=nowhere%20to%20be%20found'>x</a>")
    tab = browser.new_page()
    tab.goto(f"{site_server(tmp_path)}from.html")
    tab.click("a")
    tab.wait_for_url("**/story.html*")
    tab.wait_for_timeout(500)
    assert tab.evaluate("window.scrollY") == 0
    tab.close()


def test_the_address_that_is_printed_is_the_plain_one(dossier: Dossier) -> None:
    made = paper(dossier, "https://paper.example/story#top").build()
    assert all(link.startswith("https://paper.example/story#top:~:text=") for link in live_links(made))
    text = page(made.files(), "notes/n/index.html").text
    assert "‹https://paper.example/story#top›" in text
    assert ":~:" not in text


def test_an_elided_quotation_is_looked_for_part_by_part(dossier: Dossier) -> None:
    links = live_links(paper(dossier, "https://paper.example/story").build())
    assert links[2].endswith("/story#:~:text=Nobody%2C%20the%20mayor%20told&text=had%20asked%20the%20fishermen")


@pytest.mark.parametrize("url", ["https://paper.example/story.pdf", "mailto:desk@paper.example"])
def test_what_is_no_page_gets_no_such_address(dossier: Dossier, url: str) -> None:
    made = paper(dossier, url).build()
    assert live_links(made) == []
    assert "on the live page" not in made.page("notes/n/index.html")


def test_words_that_were_not_verified_get_no_such_address(dossier: Dossier) -> None:
    made = paper(dossier, "https://paper.example/story").edit("content/articles/paper.md", "capture: paper.txt\n", "")
    assert live_links(made.build()) == []


def test_words_around_the_quotation_are_told_only_where_the_sentence_may_be_shown(dossier: Dossier) -> None:
    made = paper(dossier, "https://paper.example/story")
    made.write("captures/paper.txt", "The mill burned down. The old mill burned twice.\n")
    made.write("content/notes/n.md", '---\ntitle: N\n---\nOne [@paper "mill burned" #2].\n').build()
    assert live_links(made) == ["https://paper.example/story#:~:text=The%20old-,mill%20burned,-twice."]
    made.edit("content/articles/paper.md", "rights: excerpt", "rights: cite").build()
    assert live_links(made) == []
