"""Texts in several languages, from what a writer types to what a reader and other programs see."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.render.markup import Parsed
from tests.story import Dossier

SITE = "title: The strike\nbase_url: https://example.org/strike/\n"


def note(title: str, *settings: str) -> str:
    return "\n".join(["---", f"title: {title}", *settings, "---", "A word.\n"])


@pytest.fixture
def strike(tmp_path: Path) -> Dossier:
    """A note in English, its translation into Persian, and one of that into Arabic."""
    return (
        Dossier(tmp_path / "d")
        .write("site.yaml", SITE)
        .write("content/notes/strike.md", note("The strike"))
        .write("content/notes/strike-fa.md", note("اعتصاب", "lang: fa", "translation_of: strike"))
        .write("content/notes/strike-ar.md", note("الإضراب", "lang: ar", "translation_of: '[[strike-fa]]'"))
    )


def line(page: str) -> str:
    """The line of a page that names the other languages; empty where there is none."""
    found = re.search(r'<p class="apparatus also-in">(.*?)</p>', page)
    return found[1] if found else ""


def alternates(page: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page))


def test_what_one_side_says_every_side_shows_each_language_by_its_own_name(strike: Dossier) -> None:
    strike.build()
    english, persian, arabic = (strike.page(f"notes/strike{name}/index.html") for name in ("", "-fa", "-ar"))
    assert Parsed(f"<p>{line(english)}</p>").text == "Also in العربية · فارسی"
    assert Parsed(f"<p>{line(persian)}</p>").text == "Also in English · العربية"
    assert Parsed(f"<p>{line(arabic)}</p>").text == "Also in English · فارسی"
    assert (
        '<a href="../../notes/strike-fa/index.html" hreflang="fa" rel="alternate" lang="fa" dir="rtl">فارسی</a>'
        in line(english)
    )
    assert '<a href="../../notes/strike/index.html" hreflang="en" rel="alternate">English</a>' in line(persian)


def test_every_page_names_the_addresses_of_all_its_own_too(strike: Dossier) -> None:
    strike.build()
    addresses = {
        "en": "https://example.org/strike/notes/strike/",
        "ar": "https://example.org/strike/notes/strike-ar/",
        "fa": "https://example.org/strike/notes/strike-fa/",
    }
    for name in ("strike", "strike-fa", "strike-ar"):
        assert alternates(strike.page(f"notes/{name}/index.html")) == addresses


def test_without_a_base_address_the_pages_link_to_one_another_all_the_same(strike: Dossier) -> None:
    strike.write("site.yaml", "title: The strike\n").build()
    english = strike.page("notes/strike/index.html")
    assert alternates(english) == {}
    assert "فارسی" in line(english)


def test_other_programs_learn_what_was_translated_from_what(strike: Dossier) -> None:
    strike.build()

    def data(name: str) -> dict[str, list[dict[str, str]]]:
        page = strike.page(f"notes/{name}/index.html")
        block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
        assert block
        told: dict[str, list[dict[str, str]]] = json.loads(block[1])
        return told

    (made,) = data("strike")["workTranslation"]
    assert (made["name"], made["inLanguage"]) == ("اعتصاب", "fa")
    assert "translationOfWork" not in data("strike")
    assert [one["inLanguage"] for one in data("strike-fa")["translationOfWork"]] == ["en"]
    assert [one["inLanguage"] for one in data("strike-fa")["workTranslation"]] == ["ar"]
    assert [one["inLanguage"] for one in data("strike-ar")["translationOfWork"]] == ["fa"]


def test_plain_pages_and_the_front_page_have_other_languages_too(strike: Dossier) -> None:
    strike.write("content/index.md", note("Opening")).write("content/about.md", note("About"))
    strike.write("content/fa.md", note("آغاز", "lang: fa", "translation_of: index"))
    strike.write("content/ueber.md", note("Über", "lang: de", "translation_of: about")).build()
    assert '<a href="fa/index.html" hreflang="fa"' in line(strike.page("index.html"))
    assert '<a href="../index.html" hreflang="en"' in line(strike.page("fa/index.html"))
    assert alternates(strike.page("fa/index.html"))["en"] == "https://example.org/strike/"
    assert "Deutsch" in line(strike.page("about/index.html"))


def test_two_of_one_name_are_told_apart_by_their_tags(strike: Dossier) -> None:
    strike.write("content/notes/pt.md", note("A greve", "lang: pt", "translation_of: strike"))
    strike.write("content/notes/br.md", note("Greve", "lang: pt-BR", "translation_of: strike")).build()
    said = Parsed(f"<p>{line(strike.page('notes/strike/index.html'))}</p>").text
    assert said == "Also in العربية · فارسی · português (pt) · português (pt-BR)"


def test_a_text_that_is_not_shown_is_no_translation_and_no_original(strike: Dossier) -> None:
    strike.write("content/notes/strike-fa.md", note("اعتصاب", "lang: fa", "translation_of: strike", "status: draft"))
    strike.write("content/notes/secret.md", note("Nobody knows", "status: private"))
    strike.write("content/notes/of-secret.md", note("Niemand", "lang: de", "translation_of: secret")).build()
    assert [line(strike.page(f"notes/{name}/index.html")) for name in ("strike", "strike-ar", "of-secret")] == [""] * 3
    assert not any("notes/secret" in name or b"Nobody knows" in made for name, made in strike.files().items())
    strike.build("--drafts", "-o", "drafts")
    english = strike.page("notes/strike/index.html", "drafts")
    assert Parsed(f"<p>{line(english)}</p>").text == "Also in العربية · فارسی draft"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"strike": note("The strike", "translation_of: strike-ar")},
            "strike.md:3:17: error: `strike` is called a translation of `strike-ar`, which is a translation of it",
        ),
        (
            {"strike": note("The strike", "translation_of: strike")},
            "notes/strike.md:3:17: error: `strike` is called a translation of itself [translation-cycle]",
        ),
        (
            {"again": note("Strikes", "translation_of: strike")},
            "notes/again.md:3:17: error: `again` is in `en`, and so is the text that it translates [same-language]",
        ),
        (
            {"two": note("دو", "lang: fa", "translation_of: strike")},
            "notes/two.md:4:17: error: `two` is in `fa`, and so is `strike-fa`, another translation of that text",
        ),
        (
            {"two": note("Deux", "lang: fr", "translation_of: stirke")},
            "→ did you mean `strike` (note)",
        ),
        (
            {"two": note("Deux", "lang: fr", "translations: strike")},
            "→ did you mean `translation_of`?",
        ),
    ],
)
def test_what_cannot_be_is_told_at_its_place(strike: Dossier, files: dict[str, str], said: str) -> None:
    for name, text in files.items():
        strike.write(f"content/notes/{name}.md", text)
    strike.run("check")
    assert strike.code == 1
    assert said in strike.err + strike.out, strike.err + strike.out


def test_a_translation_of_a_record_of_another_kind_is_refused(strike: Dossier) -> None:
    strike.write("content/about.md", note("About", "lang: fr", "translation_of: strike")).run("check")
    assert "`strike` is a note, and a page is wanted here" in strike.err + strike.out


def test_a_long_chain_is_followed_to_its_beginning(tmp_path: Path) -> None:
    tags = [f"x{a}{b}" for a in "abcdefghij" for b in "abcdefghij"]
    chain = Dossier(tmp_path / "d").write("site.yaml", SITE).write("content/notes/n0.md", note("T0"))
    for n, tag in enumerate(tags, 1):
        chain.write(f"content/notes/n{n}.md", note(f"T{n}", f"lang: {tag}", f"translation_of: n{n - 1}"))
    chain.build()
    assert line(chain.page("notes/n100/index.html")).count("<a ") == 100


def test_a_build_after_an_edit_knows_of_it_on_every_side(strike: Dossier) -> None:
    strike.build()
    strike.edit("content/notes/strike-fa.md", "lang: fa", "lang: de").build()
    assert "Deutsch" in line(strike.page("notes/strike/index.html"))
    strike.edit("content/notes/strike-fa.md", "translation_of: strike\n", "").build()
    assert line(strike.page("notes/strike/index.html")) == ""
    assert "Deutsch" in line(strike.page("notes/strike-ar/index.html"))
