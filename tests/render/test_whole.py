"""The whole dossier as one document, in memory and as it is built: whole, of a piece, and never stale."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.build import Builder
from generator.request import Request
from tests.harbour import harbour
from tests.pages.sample import port_lena
from tests.render.markup import Parsed
from tests.render.site import dead_links, rendered
from tests.render.whole import whole
from tests.story import Dossier

WHOLE = "dossier/index.html"
LINK = "The whole dossier as one document, to print"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return harbour(tmp_path_factory.mktemp("harbour") / "d").build()


def _numbers(html: str) -> list[int]:
    return [int(number) for number in re.findall(r'<li id="fn-(\d+)" value="\1">', html)]


@pytest.mark.parametrize("which", ["sample", "built"])
def test_every_id_stands_once_every_link_in_it_lands_and_footnotes_are_numbered_through(
    built: Dossier, which: str
) -> None:
    html = whole(port_lena()) if which == "sample" else built.page(WHOLE)
    page = Parsed(html)
    assert page.faults == []
    near = [unquote(link[1:]) for link in page.links if link.startswith("#")]
    assert [fragment for fragment in near if fragment not in page.ids] == []
    numbers = _numbers(html)
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 3
    for number in numbers:
        assert f'<a id="fnref-{number}" href="#fn-{number}" role="doc-noteref"' in html
        assert f'<a href="#fnref-{number}" role="doc-backlink"' in html
    labels = [value for _, name, value in page.attributes if name in ("aria-labelledby", "aria-describedby", "for")]
    assert [value for value in labels if value not in page.ids] == []


def test_what_it_leads_to_outside_is_there() -> None:
    dossier = port_lena()
    assert dead_links(rendered(dossier) | {WHOLE: whole(dossier).encode()}) == []


def test_it_holds_every_record_and_a_link_between_two_stays_within_it(built: Dossier) -> None:
    page = Parsed(built.page(WHOLE))
    first_words = ("What set the barge alight?", "A barge burns", "Twelve people were wounded", "Ilse Brandt")
    for words in (*first_words, "How many were wounded?", "Port Lena", "How this was made.", "at the grain quay"):
        assert words in page.text
    assert {"note-cause", "claim-seventeen-wounded", "conflict-wounded", "article-ledger", "sources"} <= page.ids
    assert "#conflict-wounded" in page.links
    assert "note-cause--s-the-number" in page.ids
    headings = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))


def test_the_front_page_leads_there_search_engines_and_the_site_map_do_not(built: Dossier) -> None:
    front = built.page("index.html")
    assert f'<a href="{WHOLE}">{LINK}</a>' in front
    assert '<meta name="robots" content="noindex">' in built.page(WHOLE)
    assert '<link rel="canonical" href="https://example.org/fire/dossier/">' in built.page(WHOLE)
    assert "dossier/" not in built.page("sitemap.xml")


def test_drafts_and_private_records_stay_out_of_it_and_drafts_are_marked_in_a_preview(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d")
    dossier.write("content/notes/half.md", "---\ntitle: Half a thought\nstatus: draft\n---\nUnripe plums.\n")
    dossier.write("content/notes/own.md", "---\ntitle: For the desk\nstatus: private\n---\nLocked drawer.\n")
    html = dossier.build().page(WHOLE)
    assert not re.search("Half a thought|plums|For the desk|drawer", html)
    html = dossier.build("--drafts").page(WHOLE, "build-drafts")
    assert 'Half a thought <span class="tag draft">draft</span>' in html
    assert not re.search("For the desk|drawer", html)
    assert html.count('name="robots"') == 1


def test_after_edits_it_is_what_a_build_from_nothing_makes(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").build()
    edits = (
        ("content/notes/cause.md", "spoke at", "spoke once [@ledger] at"),
        ("content/index.md", "A barge burned.", "A barge burned [@courier]."),
        ("content/claims/fire.yaml", "Twelve people were wounded", "A dozen were wounded"),
        ("site.yaml", "A made-up matter", "Another made-up matter"),
    )
    for path, old, new in edits:
        dossier.edit(path, old, new).build()
        clean = Dossier(dossier.folder).build("--no-cache", "--output", "clean")
        assert dossier.page(WHOLE) == clean.page(WHOLE, "clean")
        assert dossier.page("index.html") == clean.page("index.html", "clean")
    assert _numbers(dossier.page(WHOLE)) == [1, 2, 3, 4, 5, 6]
    assert "A dozen were wounded" in dossier.page(WHOLE)


def test_an_edit_of_one_text_makes_one_part_anew(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d")
    builder = Builder(Request(dossier.folder / "site.yaml", dossier.folder / "build"))
    builder.build()
    dossier.edit("content/events/barge-fire.md", "At dawn.", "Before dawn.")
    builder.build()
    assert builder._book is not None
    assert builder._book.ran["whole-part"] == 1
    assert "Before dawn." in dossier.page(WHOLE)
    builder.close()


def test_while_somebody_watches_there_is_none_and_no_link_to_it(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").build()
    builder = Builder(Request(dossier.folder / "site.yaml", dossier.folder / "build", watched=True))
    assert not builder.build().failed
    builder.close()
    assert not (dossier.folder / "build" / "dossier").exists()
    assert LINK not in dossier.page("index.html")
    assert LINK in dossier.build().page("index.html")
    assert (dossier.folder / "build" / WHOLE).is_file()


def test_the_settings_can_leave_it_out(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d")
    dossier.edit("site.yaml", "editor: The harbour desk", "editor: The harbour desk\nwhole: false").build()
    assert not (dossier.folder / "build" / "dossier").exists()
    assert LINK not in dossier.page("index.html")


def test_a_mistake_in_a_template_of_ones_own_is_told_and_nothing_is_published(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").write("templates/part.html", "{{ view.nothing.here }}\n")
    assert dossier.run("build").code == 1
    assert "templates/part.html:1" in dossier.err + dossier.out
    assert not (dossier.folder / "build").exists()
    dossier.remove("templates/part.html").build()
    assert "A barge burned." in dossier.page(WHOLE)
