"""A source's copy in an archive, from what a writer types to the citations of it."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.render.markup import Parsed
from tests.story import Dossier

COPY = "https://web.archive.org/web/20240420/https://example.org/barge?a=1&b_2=%20"


def site(folder: Path, *settings: str) -> Dossier:
    """A dossier of one article."""
    shared = ["title: Barge burns", "publisher: Northern Courier", "url: https://example.org/barge"]
    return (
        Dossier(folder / "d")
        .write("site.yaml", "title: The fire\n")
        .write("content/articles/courier.md", "\n".join(["---", *shared, *settings, "---", "A summary.\n"]))
    )


def cited(dossier: Dossier) -> tuple[str, str, Any]:
    """The forms of the citation on the article's page: in words, as BibTeX, as CSL-JSON."""
    page = dossier.page("articles/courier/index.html")
    words, bibtex, csl = (unescape(of) for of in re.findall(r'<pre dir="auto">(.*?)</pre>', page, re.DOTALL))
    return words, bibtex, json.loads(csl)[0]


DATED = ("published: 2023-05-02", "accessed: 2023-05-04", f"archived: {{url: '{COPY}', on: 2024-04-20}}")


def test_every_form_of_a_citation_names_the_copy_and_its_date(tmp_path: Path) -> None:
    words, bibtex, csl = cited(site(tmp_path, *DATED).build())
    assert words == (
        "“Barge burns”, Northern Courier (news article), published 2 May 2023, accessed 4 May 2023. "
        f"https://example.org/barge Archived 20 April 2024: {COPY}"
    )
    escaped = COPY.replace("&", r"\&").replace("_", r"\_").replace("%", r"\%")
    assert f"note = {{archived 20 April 2024 at {escaped}}}" in bibtex
    assert (csl["archive"], csl["archive_location"], csl["note"]) == ("web.archive.org", COPY, "archived 20 April 2024")


def test_the_page_and_the_bibliography_link_to_it(tmp_path: Path) -> None:
    dossier = site(tmp_path, *DATED).build()
    start = f'<a class="archive" href="{COPY.replace("&", "&amp;")}" rel="external noopener noreferrer">'
    link = f"{start}Archived 20 April 2024</a>"
    assert dossier.page("articles/courier/index.html").count(link) == 2  # among the facts, and in the citation
    said = "published 2 May 2023, accessed 4 May 2023. https://example.org/barge Archived 20 April 2024"
    for path in ("articles/courier/index.html", "sources/index.html"):
        assert link in dossier.page(path)
        assert said in Parsed(dossier.page(path)).text


def test_other_programs_are_told_where_it_is(tmp_path: Path) -> None:
    page = site(tmp_path, *DATED).build().page("articles/courier/index.html")
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert block
    assert json.loads(block[1])["mainEntity"]["archivedAt"] == COPY


@pytest.mark.parametrize("archived", [f"archived: {COPY}", f"archived: {{url: '{COPY}'}}"])
def test_its_date_may_be_left_out(tmp_path: Path, archived: str) -> None:
    words, bibtex, csl = cited(site(tmp_path, archived).build())
    assert words.endswith(f"date of publication unknown. https://example.org/barge Archived: {COPY}")
    assert "note = {archived at https://web.archive.org/" in bibtex
    assert "note" not in csl


def test_dates_that_no_field_holds_are_told_in_one_note(tmp_path: Path) -> None:
    vague = ('published: "[..2023-05-04]"', "accessed: 2023-05~", "archived: {url: https://archive.ph/x, on: 2024}")
    words, bibtex, _ = cited(site(tmp_path, *vague).build())
    assert "published on or before 4 May 2023, accessed about May 2023." in words
    note = "published on or before 4 May 2023; accessed about May 2023; archived 2024 at https://archive.ph/x"
    assert f"note = {{{note}}}" in bibtex


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        (
            "http://archive.org/x",
            "it wants an address with `https:` [bad-url]",
            "write `archived: https://archive.org/x`",
        ),
        ("archive.ph/x", "it wants an address with `https:`", "write `archived: https://archive.ph/x`"),
        ("//archive.ph/x", "it wants an address with `https:`", "write `archived: https://archive.ph/x`"),
        ("javascript:alert(1)", "it wants an address with `https:`", "which begins with `https://`"),
        ("2024-04-20", "`archived` cannot be `2024-04-20`", "which begins with `https://`"),
        ("{on: 2024-04-20}", "`url` is missing, and an archived copy needs it", "write `url: https://web.archive.org"),
        ("{url: https://archive.ph/x, on: April}", "[bad-date]", ""),
        ("{url: https://archive.ph/x, date: 2024}", "`date` is no key of an archived copy", "did you mean `on`?"),
        (
            "[https://archive.ph/x]",
            "`archived` wants an address with `https:`",
            'write `archived: "https://archive.ph/x"`',
        ),
    ],
)
def test_what_is_no_address_of_a_copy_is_told_at_its_line(tmp_path: Path, typed: str, message: str, hint: str) -> None:
    dossier = site(tmp_path, f"archived: {typed}").run("check")
    assert dossier.code == 1
    assert "content/articles/courier.md:5:" in dossier.err
    assert message in dossier.err, dossier.err
    assert hint in dossier.err, dossier.err


def test_words_that_people_write_for_it_are_known(tmp_path: Path) -> None:
    dossier = site(tmp_path, f"archive_url: {COPY}").run("check")
    assert "did you mean `archived`?" in dossier.err
