"""How works are cited: in words, as BibTeX and as CSL-JSON, each read back."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest

from generator.model.dates import parse
from generator.model.records import Article, Note
from generator.model.site import Site
from generator.pages.citations import bibliographic, in_plain_words
from generator.pages.metadata.bibtex import bibtex
from generator.pages.metadata.csl import csl_item, csl_json
from generator.pages.metadata.dates import csl_date
from generator.pages.metadata.names import author_name
from generator.pages.metadata.reference import Reference, of_page, of_source
from tests.pages.sample import Maker, key, port_lena
from tests.pages.seen import viewpoint
from tests.render.site import page, rendered, sample


def article(**fields: Any) -> Article:
    """An article of the sample's kind, from what a test says of it."""
    dates = {name: parse(fields.pop(name)) for name in ("published", "accessed") if name in fields}
    m = Maker()
    return Article(key=key("article", fields.pop("id", "a")), span=m.span(), **{"title": "Fire", **fields, **dates})


# What is known of a work, and how it is cited.
CITED: dict[str, tuple[dict[str, Any], str]] = {
    "nothing but its title": (
        {},
        "“Fire”, publisher unknown (news article), date of publication unknown.",
    ),
    "all that can be known": (
        {
            "authors": ("M. Ostrow", "J. Vane"), "publisher": "Lena Courier", "published": "1987-05-06",
            "accessed": "2024-03-01", "url": "https://example.org/a?b=1&c=2",
        },
        "M. Ostrow and J. Vane, “Fire”, Lena Courier (news article), published 6 May 1987, accessed 1 March 2024. "
        "https://example.org/a?b=1&c=2",
    ),
    "a last possible day": (
        {"publisher": "Lena Courier", "published": "[..1987-05-06]"},
        "“Fire”, Lena Courier (news article), published on or before 6 May 1987.",
    ),
    "one of two days": (
        {"publisher": "Lena Courier", "published": "[1987-05-05,1987-05-06]"},
        "“Fire”, Lena Courier (news article), published 5 or 6 May 1987.",
    ),
    "about a month": (
        {"publisher": "Lena Courier", "published": "1987-05~"},
        "“Fire”, Lena Courier (news article), published about May 1987.",
    ),
    "a wire report by three": (
        {"authors": ("A. Bo", "C. Do", "E. Fo"), "publisher": "Lena Agency", "medium": "wire", "published": "1987"},
        "A. Bo, C. Do and E. Fo, “Fire”, Lena Agency (wire report), published 1987.",
    ),
    "an address that no page may link to": (
        {"publisher": "Lena Courier", "url": "javascript:alert(1)"},
        "“Fire”, Lena Courier (news article), date of publication unknown.",
    ),
    "a title in another script": (
        {"title": "حريق في الميناء", "lang": "ar", "publisher": "Sada al-Mina", "published": "1987-05-06?"},
        "“حريق في الميناء”, Sada al-Mina (news article), published perhaps 6 May 1987.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CITED)
def test_a_work_is_cited_by_what_is_known_of_it(case: str) -> None:
    fields, words = CITED[case]
    m = Maker()
    m.add(article(**fields))
    assert in_plain_words(bibliographic(viewpoint(m.dossier()), key("article", "a"))) == words


@pytest.mark.parametrize("path", ["articles/courier/index.html", "sources/index.html"])
def test_pages_cite_a_source_in_the_very_words_that_are_offered_to_be_copied(path: str) -> None:
    words = in_plain_words(bibliographic(viewpoint(port_lena()), key("article", "courier")))
    assert words in page(sample(), path).text


def test_a_footnote_cites_author_title_publisher_and_date_in_the_same_order() -> None:
    said = "M. Ostrow and J. Vane, “Fire at Pier 4”, Lena Courier, published on or before 6 May 1987"
    assert said in page(sample(), "notes/two-papers/index.html").text


NAMES = {
    "Fidel Rahmati": {"family": "Rahmati", "given": "Fidel"},
    "M. Ostrow": {"family": "Ostrow", "given": "M."},
    "Jan van der Berg": {"family": "Berg", "given": "Jan", "particle": "van der"},
    "van der Berg, Jan": {"family": "Berg", "given": "Jan", "particle": "van der"},
    "Maria de la Cruz Soto": {"family": "Cruz Soto", "given": "Maria", "particle": "de la"},
    "García Márquez, Gabriel": {"family": "García Márquez", "given": "Gabriel"},
    "Charles De Gaulle": {"family": "De Gaulle", "given": "Charles"},
    "Muqtada al-Sadr": {"family": "al-Sadr", "given": "Muqtada"},
    "Martin Luther King Jr.": {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
    "Mohammed bin Salman": {"literal": "Mohammed bin Salman"},
    "كريم حداد": {"literal": "كريم حداد"},
    "王小明": {"literal": "王小明"},
    "Reuters": {"literal": "Reuters"},
    "AFP": {"literal": "AFP"},
    "BBC Monitoring": {"literal": "BBC Monitoring"},
    "Lena News Agency": {"literal": "Lena News Agency"},
    "Smith & Sons": {"literal": "Smith & Sons"},
    "Al Jazeera": {"literal": "Al Jazeera"},
    "the editors": {"literal": "the editors"},
    "José Ortega y Gasset": {"literal": "José Ortega y Gasset"},
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_parted_only_where_it_certainly_can_be(name: str) -> None:
    parts = author_name(name)
    fields = ("literal", "family", "given", "particle", "suffix")
    assert {f: getattr(parts, f) for f in fields if getattr(parts, f)} == NAMES[name]


DATES: dict[str, dict[str, Any]] = {
    "2024-01-28": {"date-parts": [[2024, 1, 28]]},
    "2024-01": {"date-parts": [[2024, 1]]},
    "2024": {"date-parts": [[2024]]},
    "2024-01~": {"date-parts": [[2024, 1]], "circa": True},
    "2024-01-28?": {"date-parts": [[2024, 1, 28]], "circa": True},
    "2024-22": {"date-parts": [[2024]], "season": 2},
    "2024-01-28/2024-02-02": {"date-parts": [[2024, 1, 28], [2024, 2, 2]]},
    "-0043-03-15": {"date-parts": [[-44, 3, 15]]},
    "[..2024-04-19]": {"literal": "on or before 19 April 2024"},
    "2024-02-04/..": {"literal": "from 4 February 2024 on"},
    "202X": {"literal": "the 2020s"},
    "[2024-01-27,2024-01-28]": {"literal": "27 or 28 January 2024"},
    "2024-33": {"literal": "the first quarter of 2024"},
}


@pytest.mark.parametrize("date", DATES)
def test_a_date_that_csl_cannot_hold_is_told_in_words(date: str) -> None:
    assert csl_date(parse(date)) == DATES[date]


def read_bibtex(entry: str) -> tuple[str, str, dict[str, str]]:
    """An entry as BibTeX takes it: its type, its key, and its fields. Braces must balance, signs be escaped."""
    head = re.match(r"@([a-z]+)\{([A-Za-z0-9-]+),\n", entry)
    assert head is not None
    assert entry.endswith("\n}")
    fields: dict[str, str] = {}
    at = head.end()
    while at < len(entry) - 2:
        name = re.compile(r"  ([a-z]+) = ").match(entry, at)
        assert name is not None, entry[at:]
        at = name.end()
        if entry[at] != "{":  # a macro, such as a month's
            end = re.compile(r"[a-z]+").match(entry, at)
            assert end
            fields[name[1]], at = end[0], end.end()
        else:
            depth, start = 0, at
            while True:
                depth += {"{": 1, "}": -1}.get(entry[at], 0)
                at += 1
                if not depth:
                    break
            fields[name[1]] = entry[start + 1 : at - 1]
        at += len(",\n") if entry[at] == "," else 0
    for field, value in fields.items():
        assert field == "url" or not re.search(r"(?<!\\)[$&#%_~^]", value), value
    return head[1], head[2], fields


def test_bibtex_of_a_news_article_reads_back() -> None:
    made = bibtex(
        of_source(
            article(
                id="port-lena-fire",
                title="50% of {Pier_4} & “more”: C:\\fire #1 ~ $9^2",
                authors=("Jan van der Berg", "Lena News Agency", "كريم حداد", "Martin Luther King Jr."),
                publisher="Courier & Sons",
                published="1987-05-06",
                accessed="2024-03-01",
                url="https://example.org/a_b?c=1&d=%20",
            )
        )
    )
    assert read_bibtex(made) == (
        "article",
        "article-port-lena-fire",
        {
            "author": "van der Berg, Jan and {Lena News Agency} and {كريم حداد} and King, Jr., Martin Luther",
            "title": r"{50\% of \textbraceleft{}Pier\_4\textbraceright{} \& “more”: C:\textbackslash{}fire \#1 "
            r"\textasciitilde{} \$9\textasciicircum{}2}",
            "journal": r"Courier \& Sons",
            "year": "1987",
            "month": "may",
            "day": "6",
            "url": "https://example.org/a_b?c=1&d=%20",
            "urldate": "2024-03-01",
        },
    )


def test_bibtex_says_in_a_note_what_its_fields_cannot() -> None:
    _, _, fields = read_bibtex(bibtex(of_source(article(published="[..1987-05-06]"))))
    assert fields == {"title": "{Fire}", "note": "published on or before 6 May 1987"}
    _, _, fields = read_bibtex(bibtex(of_source(article(published="[1987-05-05,1987-05-06]"))))
    assert fields == {"title": "{Fire}", "year": "1987", "note": "published 5 or 6 May 1987"}


def test_a_key_for_citing_is_ascii_and_tells_ids_of_any_script_apart() -> None:
    names = [of_source(article(id=name)).name for name in ("حريق", "حريق-2", "fire-2", "naïve")]
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", name) for name in names)
    assert len(set(names)) == 4
    assert names[2] == "article-fire-2"


def test_csl_json_of_a_report_reads_back() -> None:
    (item,) = json.loads(
        csl_json(
            of_source(
                article(
                    title='He said "no" </script>',
                    medium="report",
                    authors=("Jan van der Berg", "Harbour Office"),
                    publisher="Harbour Office",
                    published="1987-05~",
                    lang="nl",
                )
            )
        )
    )
    assert item == {
        "id": "article-a",
        "type": "report",
        "title": 'He said "no" </script>',
        "author": [
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"literal": "Harbour Office"},
        ],
        "publisher": "Harbour Office",
        "issued": {"date-parts": [[1987, 5]], "circa": True},
        "language": "nl",
    }


def test_a_photograph_is_a_graphic_and_what_is_in_a_newspaper_has_it_as_its_container() -> None:
    assert csl_item(of_source(article(medium="photograph", publisher="P")))["type"] == "graphic"
    item = csl_item(of_source(article(publisher="Lena Courier")))
    assert (item["type"], item["container-title"]) == ("article-newspaper", "Lena Courier")


def forms(files: dict[str, bytes], path: str) -> list[str]:
    """The forms of citation that a page offers."""
    found = re.search(r'<details class="cite-this".*?</details>', files[path].decode(), re.DOTALL)
    return [unescape(text) for text in re.findall(r"<pre[^>]*>(.*?)</pre>", found[0], re.DOTALL)] if found else []


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "articles/courier/index.html",
        "notes/two-papers/index.html",
        "events/fire/index.html",
        "claims/fire-at-pier-4/index.html",
        "actors/karim-haddad/index.html",
        "conflicts/where-it-began/index.html",
    ],
)
def test_every_page_of_consequence_can_be_cited_in_three_forms(path: str) -> None:
    words, bib, csl = forms(sample(), path)
    (item,) = json.loads(csl)
    kind, name, fields = read_bibtex(bib)
    assert item["id"] == name
    assert f"“{item['title']}”" in words
    assert fields["title"] == f"{{{item['title']}}}"
    assert item["URL"] == fields["url"]
    assert words.endswith(item["URL"])
    assert (kind == "misc") is (item["type"] == "webpage")


def test_a_note_is_cited_by_its_author_its_date_and_its_editor() -> None:
    words, _, csl = forms(sample(), "notes/two-papers/index.html")
    assert words == (
        "A. Editor, “Two papers, one wire”, The fire in Port Lena, 5 March 2024. "
        "https://example.org/port-lena/notes/two-papers/"
    )
    (item,) = json.loads(csl)
    assert item["issued"] == {"date-parts": [[2024, 3, 5]]}
    assert item["editor"] == [{"family": "Editor", "given": "A."}]


def test_a_page_without_a_base_address_is_cited_without_one() -> None:
    m = Maker(Site(title="The fire in Port Lena", editor="Ana Holm"))
    m.add(Note(key=key("note", "n"), span=m.span(), title="A note"))
    words, bib, csl = forms(rendered(m.dossier()), "notes/n/index.html")
    assert words == "“A note”, The fire in Port Lena, edited by Ana Holm."
    assert "url" not in read_bibtex(bib)[2]
    assert "URL" not in json.loads(csl)[0]


def test_lists_are_not_cited() -> None:
    assert forms(sample(), "articles/index.html") == []


def test_the_front_page_is_cited_by_the_title_of_the_site() -> None:
    view = viewpoint(port_lena(), "index.html")
    assert of_page(view.frame(""), None) == Reference(
        name="front-page",
        medium="page",
        title="The fire in Port Lena",
        editor="A. Editor",
        url="https://example.org/port-lena/",
        lang="en",
    )
