"""The whole sample, rendered: what is true of every page."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from itertools import pairwise

import msgspec
import pytest

from generator.model.dates import EDTF, parse
from generator.model.dossier import Dossier
from generator.model.linked import Extract, Origins
from generator.model.records import Article, Claim, Evidence, Key, Note, Speaker
from generator.model.site import Site
from generator.pages.plan import plan
from tests.pages.sample import Maker, key, port_lena
from tests.render.site import dead_links, page, rendered, sample

PAGES = sorted(path for path in sample() if path.endswith(".html"))


def test_every_link_and_fragment_leads_somewhere() -> None:
    assert dead_links(sample()) == []


def test_every_link_within_the_site_is_relative_and_names_its_file() -> None:
    for path in PAGES:
        for link in page(sample(), path).links:
            if path != "404.html" and not re.match(r"https?://", link):
                assert not link.startswith("/"), (path, link)
                assert link.startswith("#") or re.search(r"\.(html|css|js|atom|jsonld|png|pdf)(#|$)", link), (
                    path,
                    link,
                )


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_well_formed_with_one_heading_and_nothing_inline(path: str) -> None:
    parsed = page(sample(), path)
    assert parsed.faults == []
    assert parsed.tags.count("h1") == 1
    assert parsed.tags.count("main") == 1
    scripts = [a for a in parsed.attributes if a[0] == "script"]
    assert {a[1:] for a in scripts if a[1] == "type"} <= {("type", "application/ld+json")}  # which is no script
    assert parsed.tags.count("script") == sum(name in ("src", "type") for _, name, _ in scripts)
    assert "style" not in parsed.tags
    inline = [a for a in parsed.attributes if a[1] == "style" or a[1].startswith("on")]
    assert inline == []
    assert ("html", "lang", "en") in parsed.attributes
    assert ("html", "dir", "ltr") in parsed.attributes
    assert ("meta", "name", "referrer") in parsed.attributes


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_from_another_host(path: str) -> None:
    loaded = [v for tag, name, v in page(sample(), path).attributes if name == "src" or (tag, name) == ("link", "href")]
    canonical = [v for v in loaded if v.startswith("https://example.org/port-lena/")]
    assert [v for v in loaded if "//" in v and v not in canonical] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_picture_has_its_size_and_words(path: str) -> None:
    parsed = page(sample(), path)
    for name in ("alt", "width", "height", "loading"):
        assert len([a for a in parsed.attributes if a[:2] == ("img", name) and a[2]]) == parsed.tags.count("img")


@pytest.mark.parametrize("path", PAGES)
def test_headings_leave_out_no_level(path: str) -> None:
    levels = [int(tag[1]) for tag in page(sample(), path).tags if re.fullmatch("h[1-6]", tag)]
    assert all(b <= a + 1 for a, b in pairwise(levels)), levels


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert rendered(port_lena()) == sample()


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import hashlib; from tests.render.site import sample\n"
        "print(hashlib.sha256(repr(sorted(sample().items())).encode()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout != ""


def test_every_view_can_be_fingerprinted_and_equal_views_have_one() -> None:
    prints = []
    for _ in range(2):
        pages, _ = plan(port_lena(), drafts=False)
        prints.append([msgspec.msgpack.encode(p.make()) for p in pages])
    assert prints[0] == prints[1]


def hostile(value: object) -> object:
    """The value with words that would break out of HTML, put into every field that a writer fills with prose."""
    if isinstance(value, EDTF | Key):
        return value
    if isinstance(value, dict):
        return {hostile(k): hostile(v) for k, v in value.items()}
    if isinstance(value, tuple):
        return tuple(hostile(v) for v in value)
    if isinstance(value, Extract):  # its place is counted in characters, so its length must stay
        return msgspec.structs.replace(value, text=(BAD + value.text)[: len(value.text)])
    if isinstance(value, msgspec.Struct):
        fields = {name: hostile_field(name, getattr(value, name)) for name in value.__struct_fields__}
        return type(value)(**fields)
    return value


BAD = "</script><i onclick='x'>\"&amp;{{ 1234*7 }}"
PROSE = """title subtitle editor text publisher authors summary grade_because basis role words precision
    within what who verb unnamed would_settle by tags locator before after prefix suffix elided flags accepted
    alt grade timezone time"""


def hostile_field(name: str, value: object) -> object:
    if name in PROSE.split() and isinstance(value, str) and value:
        return value + BAD
    if name in PROSE.split() and isinstance(value, tuple) and all(isinstance(v, str) for v in value):
        return tuple(f"{v}{BAD}" for v in value)
    return hostile(value)


def test_no_words_of_a_writer_or_a_source_become_markup() -> None:
    dossier = hostile(port_lena())
    assert isinstance(dossier, Dossier)
    files = rendered(dossier)
    for path in PAGES:
        parsed = page(files, path)
        assert parsed.faults == [], path
        assert "i" not in parsed.tags, path
        assert "8638" not in files[path].decode(), path
    note = page(files, "notes/two-papers/index.html")
    assert f"Two papers, one wire{BAD}" in note.text
    assert BAD[:20] in page(files, "articles/courier/index.html").text
    ET.fromstring(files["feed.atom"])
    ET.fromstring(files["sitemap.xml"])


def test_an_empty_dossier_has_a_front_page_that_says_so() -> None:
    files = rendered(Dossier(site=Site(title="Empty"), records={}))
    assert sorted(files) == ["404.html", "_headers", "assets/site.css", "assets/site.js", "index.html", "robots.txt"]
    front = page(files, "index.html")
    assert "There is nothing in this dossier yet" in front.text
    assert "nav" not in front.tags


def test_one_article_and_one_note_make_a_dossier() -> None:
    m = Maker(Site(title="Small"))
    m.add(Note(key=key("note", "first"), span=m.span(), title="A first note"))
    files = rendered(m.dossier())
    assert dead_links(files) == []
    assert "This note has no text yet." in page(files, "notes/first/index.html").text
    assert "Conflicts" not in page(files, "index.html").text


def test_an_arabic_dossier_mirrors_whole() -> None:
    m = Maker(Site(title="ميناء لينا", lang="ar"))
    m.add(Note(key=key("note", "ملاحظة"), span=m.span(), title="ملاحظة أولى"))
    m.add(Note(key=key("note", "second"), span=m.span(), title="A second note", lang="en"))
    files = rendered(m.dossier())
    assert dead_links(files) == []
    parsed = page(files, "notes/ملاحظة/index.html")
    assert ("html", "dir", "rtl") in parsed.attributes
    assert ("h1", "dir", "rtl") not in parsed.attributes
    english = page(files, "notes/second/index.html")
    assert ("main", "lang", "en") in english.attributes
    assert ("main", "dir", "ltr") in english.attributes
    listed = files["notes/index.html"].decode()
    assert "%D9%85%D9%84%D8%A7%D8%AD%D8%B8%D8%A9/index.html" in listed


def test_names_in_another_direction_do_not_turn_a_citation_round() -> None:
    m = Maker()
    made = Article(
        key=key("article", "nahr"),
        span=m.span(),
        title="نهر أبيض",
        lang="ar",
        publisher="صحيفة النهر",
        authors=("سلمى الراوي", "Tom Arkell"),
        published=parse("2024-03-06"),
    )
    m.add(made)
    files = rendered(m.dossier())
    authors = '<bdi lang="ar" dir="rtl">سلمى الراوي</bdi> and <bdi>Tom Arkell</bdi>, '
    publisher = '<bdi lang="ar" dir="rtl">صحيفة النهر</bdi>'
    for path in ("sources/index.html", "articles/nahr/index.html"):
        html = files[path].decode()
        assert authors + "“<bdi><a" in html
        assert f"</a></bdi>”, {publisher} (news article), published 6 March 2024." in html
    assert f"{publisher}, 6 March 2024" in files["articles/index.html"].decode()


def test_a_quotation_with_marks_of_its_own_gets_no_second_pair() -> None:
    m = Maker()
    quotes = m.quote("a", "« la vanne »", matches=1), m.quote("a", "\u00a0je ne sais pas\u202f", matches=1)
    m.add(Article(key=key("article", "a"), span=m.span(), title="A", lang="fr"))
    m.add(
        Claim(
            key=key("claim", "c"),
            span=m.span(),
            title="C",
            evidence=(Evidence(m.ref("article", "a"), m.span(), quotes, speaker=Speaker(unnamed="worker", count=1)),),
        )
    )
    html = rendered(m.dossier())["claims/c/index.html"].decode()
    assert '<bdi lang="fr" dir="ltr">« la vanne »</bdi> <a class="mark' in html
    assert '“<bdi lang="fr" dir="ltr">je ne sais pas</bdi>” <a class="mark' in html
    assert "one worker, unnamed</span>:</p>" in html


def test_a_page_that_no_text_links_says_no_more_than_that() -> None:
    text = page(sample(), "places/pier-4/index.html").text
    assert "No text links here yet." in text
    assert "Fire at the harbour" in text


def test_a_preview_with_drafts_says_so_on_every_page_and_keeps_search_engines_away() -> None:
    files = rendered(port_lena(drafts=True), drafts=True)
    for path in files:
        if path.endswith(".html") and b'http-equiv="refresh"' not in files[path]:
            assert "This is a preview with drafts." in page(files, path).text
            assert ("meta", "content", "noindex") in page(files, path).attributes
    assert "Draft: this page is not finished" in page(files, "notes/unfinished/index.html").text
    assert "Draft: this page" not in page(files, "notes/two-papers/index.html").text
    assert "sitemap.xml" not in files
    assert "feed.atom" not in files
    assert b"Disallow: /\n" in files["robots.txt"]


def test_without_a_base_address_no_absolute_address_of_the_site_is_written() -> None:
    dossier = port_lena()
    site = msgspec.structs.replace(dossier.site, base_url="")
    files = rendered(msgspec.structs.replace(dossier, site=site))
    assert "sitemap.xml" not in files
    assert "feed.atom" not in files
    assert not any(
        b"port-lena/" in content and b"https://example.org/port-lena" in content for content in files.values()
    )
    assert ("link", "rel", "canonical") not in page(files, "index.html").attributes
    assert "/articles/index.html" in page(files, "404.html").links


def test_the_404_page_works_at_any_depth_below_the_base_address() -> None:
    links = page(sample(), "404.html").links
    assert "/port-lena/articles/index.html" in links
    assert "/port-lena/assets/site.css" in links
    assert all(link.startswith(("/port-lena/", "#", "https://")) for link in links)


def test_figures_of_one_are_in_the_singular() -> None:
    dossier = msgspec.structs.replace(port_lena(), overall={"": Origins(1, 1, 1)})
    text = page(rendered(dossier), "index.html").text
    assert "1 origin 6 events" in text
    assert "1 dispute judged" in text


def test_a_writers_headings_never_share_an_id_with_the_pages_own() -> None:
    ids = {i for path in PAGES for i in page(sample(), path).ids}
    own = {i for i in ids if i.startswith("_")}
    assert {"_content", "_footnotes", "_backlinks", "_text"} <= own
    rest = {i for i in ids - own if not re.fullmatch(r"fn-\d+|fnref-\d+(-\d+)?|q[\d-]+|y\d+(-\d+)?|undated", i)}
    assert rest == {"the-count"}  # the one heading that a writer of the sample has written
