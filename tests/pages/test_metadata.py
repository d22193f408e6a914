"""What a page says of itself to other programs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.model.dates import parse
from generator.model.records import Note
from generator.model.site import Site
from generator.pages.metadata.linked_data import CONTEXT
from generator.pages.page import POLICY
from tests.pages.sample import SITE, Maker, key, port_lena
from tests.render.site import page, rendered, sample
from tests.story import Dossier as Story

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def linked(files: dict[str, bytes], path: str) -> Any:
    """The linked data of a page, of which there is one block."""
    (found,) = DATA.findall(files[path].decode())
    data = json.loads(found)
    assert data["@context"] == CONTEXT
    return data


def test_a_note_is_an_article_that_cites_its_sources_and_claims() -> None:
    note = linked(sample(), "notes/two-papers/index.html")
    assert (note["@type"], note["headline"], note["datePublished"]) == ("Article", "Two papers, one wire", "2024-03-05")
    assert note["author"] == [{"@type": "Person", "name": "A. Editor"}]
    assert [(cited["@type"], cited["name"]) for cited in note["citation"]] == [
        ("NewsArticle", "Fire at Pier 4"),
        ("Claim", "No fuel was stored at pier 4"),
        ("NewsArticle", "حريق في الميناء"),
    ]


def test_a_source_is_what_its_page_is_about_and_not_the_page_itself() -> None:
    courier = linked(sample(), "articles/courier/index.html")
    assert courier["@type"] == "WebPage"
    source = courier["mainEntity"]
    assert (source["@type"], source["url"]) == ("NewsArticle", "https://example.org/courier?a=1&b=2")
    assert [one["name"] for one in source["isBasedOn"]] == ["Agency wire on the fire, not at hand"]
    assert "datePublished" not in source  # only the last possible day is known


def test_an_actor_has_the_names_it_goes_by() -> None:
    haddad = linked(sample(), "actors/karim-haddad/index.html")["mainEntity"]
    assert haddad["@type"] == "Person"
    assert haddad["alternateName"] == [{"@value": "كريم حداد", "@language": "ar"}, "Kareem Haddad"]
    assert linked(sample(), "actors/harbour-office/index.html")["mainEntity"]["@type"] == "Organization"


def test_a_claim_appears_in_the_sources_that_support_it_alone() -> None:
    claim = linked(sample(), "claims/fire-at-pier-4/index.html")["mainEntity"]
    assert claim["@type"] == "Claim"
    assert [one["name"] for one in claim["appearance"]] == ["Fire at Pier 4"]


def test_an_event_is_not_placed_where_its_place_is_disputed() -> None:
    event = linked(sample(), "events/fire/index.html")["mainEntity"]
    assert (event["@type"], event["startDate"]) == ("Event", "1987-05-04")
    assert "location" not in event
    settled = rendered(msgspec.structs.replace(port_lena(), disputes={}))
    assert linked(settled, "events/fire/index.html")["mainEntity"]["location"]["name"] == "Pier 4"


def test_the_front_page_is_the_site_and_its_data() -> None:
    site, data = linked(sample(), "index.html")["@graph"]
    assert (site["@type"], data["@type"]) == ("WebSite", "Dataset")
    assert data["creator"] == {"@type": "Person", "name": "A. Editor"}


def test_a_conflict_is_about_its_claims() -> None:
    conflict = linked(sample(), "conflicts/where-it-began/index.html")
    assert [one["@type"] for one in conflict["about"]] == ["Claim", "Claim"]


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "<!-- <script>", "]]> & \u2028 'x' \"y\""])
def test_no_title_ends_the_block(title: str) -> None:
    m = Maker(Site(title=title, editor=title))
    m.add(Note(key=key("note", "n"), span=m.span(), title=title, tags=(title,)))
    files = rendered(m.dossier())
    (block,) = DATA.findall(files["notes/n/index.html"].decode())
    assert not re.search("[<>&\u2028\u2029]", block)
    assert json.loads(block)["name"] == title
    assert page(files, "notes/n/index.html").tags.count("script") == 2


def test_without_a_base_address_no_address_is_whole() -> None:
    m = Maker(Site(title="T"))
    m.add(Note(key=key("note", "n"), span=m.span(), title="A note", date=parse("2024-03")))
    files = rendered(m.dossier())
    note = linked(files, "notes/n/index.html")
    assert note["isPartOf"]["url"] == "../../index.html"
    assert "url" not in note
    assert "og:url" not in files["notes/n/index.html"].decode()


def properties(files: dict[str, bytes], path: str) -> dict[str, str]:
    """The properties of OpenGraph that a page has."""
    found = re.findall(r'<meta property="([^"]+)" content="([^"]*)">', files[path].decode())
    return dict(found)


def test_what_is_shown_with_a_link_to_a_note_is_its_day_and_its_first_picture() -> None:
    shown = properties(sample(), "notes/two-papers/index.html")
    assert shown["og:type"] == "article"
    assert shown["article:published_time"] == "2024-03-05"
    assert shown["og:image"] == "https://example.org/port-lena/media/pier.png"
    assert shown["og:image:alt"] == "Pier 4 after the fire"
    front = properties(sample(), "index.html")
    assert front["og:type"] == "website"
    assert "og:image" not in front


def test_a_language_with_its_country_is_the_locale() -> None:
    m = Maker(msgspec.structs.replace(SITE, lang="en-GB"))
    assert properties(rendered(m.dossier()), "index.html")["og:locale"] == "en_GB"
    assert "og:locale" not in properties(sample(), "index.html")


def test_hosts_are_told_the_policy_that_pages_have() -> None:
    rules = sample()["_headers"].decode()
    (said,) = re.findall(r"^  Content-Security-Policy: (.*)$", rules, re.MULTILINE)
    assert said == f"{POLICY}; frame-ancestors 'none'"
    assert ("meta", "content", POLICY) in page(sample(), "notes/two-papers/index.html").attributes
    for rule in ("X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer", "Permissions-Policy: "):
        assert f"\n  {rule}" in rules
    assert "unsafe" not in rules


def test_rules_for_assets_stand_under_the_path_of_the_site() -> None:
    assert "\n/port-lena/assets/*\n  Cache-Control: " in sample()["_headers"].decode()
    assert "\n/assets/*\n" in rendered(Maker(Site(title="T")).dossier())["_headers"].decode()


def test_links_to_sources_tell_them_nothing() -> None:
    for path in ("articles/courier/index.html", "sources/index.html"):
        html = sample()[path].decode()
        links = re.findall(r'<a [^>]*href="https://example\.org/courier[^>]*>', html)
        assert links
        assert all('rel="external noopener noreferrer"' in link for link in links)


def test_links_that_a_writer_makes_to_other_sites_are_no_different(tmp_path: Path) -> None:
    text = "See https://example.org/a, [b](HTTP://example.org/b 'B') and <https://example.org/c>; not <a@example.org>."
    dossier = Story(tmp_path / "d").write("site.yaml", "title: T\n")
    page = dossier.write("content/notes/n.md", f"---\ntitle: N\n---\n{text}\n")
    starts = re.findall(r"<a [^>]*>", page.build().page("notes/n/index.html"))
    outward = [start for start in starts if "example.org/" in start]
    assert [start for start in outward if 'rel="external noopener noreferrer"' in start] == outward
    assert len(outward) == 3
    assert not any("external" in start for start in starts if start not in outward)
    assert '<meta name="referrer" content="no-referrer">' in page.page("notes/n/index.html")
