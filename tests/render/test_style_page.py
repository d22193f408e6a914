"""The style page of a preview: every part of the theme by its own macros, with colours read from the stylesheet."""

from __future__ import annotations

import re
from functools import cache

from generator.model.records import Page
from generator.pages.plan import plan
from generator.render.accent import contrast
from generator.render.shipped import theme_folder
from generator.render.tokens import tokens
from tests.pages.sample import Maker, key, port_lena
from tests.render.markup import Parsed
from tests.render.site import page, rendered

PATH = "style/index.html"
TOKENS = (theme_folder() / "assets/1-tokens.css").read_text(encoding="utf-8")
# What stands at the foot of every page, and what makes the whole dossier one document.
ELSEWHERE = {"legend.html", "whole.html"}


@cache
def preview() -> dict[str, bytes]:
    return rendered(port_lena(drafts=True), drafts=True)


def shown() -> Parsed:
    return page(preview(), PATH)


def test_only_a_preview_has_it_and_its_banner_leads_there() -> None:
    assert not any(path.startswith("style/") for path in rendered(port_lena()))
    assert '<a href="../../style/index.html">Style page</a>' in preview()["notes/two-papers/index.html"].decode()
    assert '<meta name="robots" content="noindex">' in preview()[PATH].decode()


def test_it_is_the_same_whatever_the_dossier_holds() -> None:
    other = Maker(port_lena().site)
    other.add(Page(key=key("page", "index"), span=other.span(), title="Another"))
    mains = [
        files[PATH].decode().partition("<main")[2].partition("<footer")[0]
        for files in (preview(), rendered(other.dossier(), drafts=True))
    ]
    assert len(mains[0]) > 10_000
    assert mains[0] == mains[1]


def test_no_word_of_the_writer_s_stands_in_it_and_no_link_leads_out_of_it() -> None:
    main = preview()[PATH].decode().partition("<main")[2].partition("<footer")[0]
    assert "Haddad" not in main
    assert {link.partition("#")[0] for link in re.findall(r'href="([^"]*)"', main)} == {""}


def test_a_page_of_the_writer_s_own_by_that_name_goes_first() -> None:
    world = Maker(port_lena().site)
    world.add(Page(key=key("page", "style"), span=world.span(), title="Our style"))
    pages, problems = plan(world.dossier(), drafts=True)
    assert problems == []
    assert [p.template for p in pages if p.path.startswith("style/")] == ["plain.html"]
    assert "Style page" not in rendered(world.dossier(), drafts=True)["index.html"].decode()


def test_it_is_well_formed_and_nothing_in_it_is_inline() -> None:
    assert shown().faults == []
    assert not [(tag, name) for tag, name, _ in shown().attributes if name == "style" or name.startswith("on")]


def test_every_file_of_macros_has_its_place_in_it() -> None:
    files = {path.name for path in (theme_folder() / "macros").glob("*.html")} - ELSEWHERE
    named = set(re.findall(r"macros/(\w+\.html):", shown().text))
    assert files - named == set()


def test_every_macro_that_it_names_is_there() -> None:
    for file, names in re.findall(r"<code>macros/(\w+\.html): ([\w, ]+)</code>", preview()[PATH].decode()):
        source = (theme_folder() / "macros" / file).read_text(encoding="utf-8")
        for name in names.split(", "):
            assert f"{{% macro {name}(" in source, (file, name)


def test_it_shows_every_token_and_every_verdict() -> None:
    text = shown().text
    for name in re.findall(r"(?m)^\s*(--[\w-]+):", TOKENS):
        assert name in text, name
    for verdict in ("exact", "normalised", "absent", "uncheckable", "invalid"):
        assert f"#_mark-{verdict}" in shown().links


def test_contrast_is_reckoned_from_the_stylesheet_in_light_and_in_dark() -> None:
    found = {token.name: token for token in tokens(TOKENS)}
    assert (found["ink"].light, found["ink"].dark) == ("#1d1b18", "#e8e4da")
    assert found["ink"].in_light == f"{contrast((0x1D, 0x1B, 0x18), (0xFB, 0xFA, 0xF7)):.1f}"
    assert found["wash"].in_dark == f"{contrast((0x3D, 0x36, 0x22), (0xE8, 0xE4, 0xDA)):.1f}"  # with the ink on it
    assert found["disputed"].means == "disputed, and nothing else"
    assert found["space-1"].kind == "space"
    assert found["small"].in_light == ""


def test_a_colour_of_the_site_s_own_stands_in_place_of_the_theme_s() -> None:
    accent = next(token for token in tokens(TOKENS, "#7a1f1f") if token.name == "disputed")
    assert accent.light == "#7a1f1f"
    assert "#7a1f1f" in shown().text


def test_every_colour_says_what_it_means() -> None:
    assert [token.name for token in tokens(TOKENS) if not token.means] == []
