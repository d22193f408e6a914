"""PDF to text: pages, broken words, directions, scans, and files that cannot be read."""

import io
import json
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from playwright.sync_api import Browser

from generator.link.quotations.quotes import check, prepare
from generator.load.captures.extract import extract
from generator.load.captures.extracted import Extracted, Failed
from generator.model.quotations import Verdict
from tests.load.captures.making import pdf, printed
from tests.story import Dossier


def read(content: bytes) -> Extracted:
    (made,) = extract(".pdf", content)
    assert isinstance(made, Extracted)
    return made


def refused(content: bytes) -> Failed:
    (made,) = extract(".pdf", content)
    assert isinstance(made, Failed)
    return made


def verdict(words: str, text: str) -> Verdict:
    return check(words, prepare(text, "en")).verdict


def test_each_page_begins_at_its_offset() -> None:
    made = read(printed("First page.", "Second page.", "Third page."))
    assert [made.text[at:].split("\n")[0] for at in made.pages] == ["First page.", "Second page.", "Third page."]


def test_a_word_broken_at_the_end_of_a_line_is_found_whole_and_a_sentence_runs_on_over_a_page() -> None:
    text = read(printed("The repre-\nsentatives said that they", "would never leave.")).text
    assert verdict("The representatives said", text) is not Verdict.ABSENT
    assert verdict("said that they would never leave", text) is not Verdict.ABSENT
    assert verdict("sentatives said", text) is Verdict.ABSENT


def test_a_scan_is_a_capture_without_words() -> None:
    picture = pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
    )
    assert read(picture) == Extracted("")


def test_pages_that_are_pictures_are_known_and_blank_ones_are_not_taken_for_them() -> None:
    assert read(partly_scanned()).pictures == (3,)


def test_words_that_may_stand_in_a_scanned_page_cannot_be_verified_and_are_not_called_absent(tmp_path: Path) -> None:
    story = Dossier(tmp_path).write("site.yaml", "title: A").write("captures/a.pdf", partly_scanned())
    story.write("content/articles/a.md", "---\ntitle: A\ncapture: a.pdf\n---\n")
    story.write("content/notes/n.md", '---\ntitle: N\n---\nOne [@a "words on a page"], two [@a "words in a scan"].\n')
    told = json.loads(story.run("check", "--json").out)["problems"]
    assert [(p["code"], p["line"]) for p in told] == [("uncheckable-quotation", 4)]
    assert "pictures (3)" in told[0]["message"]


def partly_scanned() -> bytes:
    """A page with words, a blank one, and a picture."""
    picture = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(picture, "PDF")
    writer = pypdf.PdfWriter(io.BytesIO(printed("Some words on a page.")))
    writer.add_blank_page(100, 100)
    writer.append(io.BytesIO(picture.getvalue()))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nnothing", b"<html>", printed("One.")[:100]])
def test_what_is_no_pdf_is_said_to_be_none(content: bytes) -> None:
    assert refused(content).say == "is no PDF that can be read"


PAGE = """<meta charset=utf-8><style>p { width: 300px; font-family: "Noto Sans", "Noto Sans Arabic" }</style>
<p>The officeholders’ offices refuse to deny fluffy finance, and “non-lethal” aid.</p>
<div style="columns: 2; width: 400px"><p style="width: auto">The left column begins and ends here.</p>
<p style="width: auto; break-before: column">The right column begins later.</p></div>
<p lang=ar dir=rtl>قال المتحدث باسم الجيش إن ثلاثة جنود قتلوا في هجوم يوم 28 يناير 2024 (الأحد).</p>
<p lang=he dir=rtl>דובר צה״ל אמר כי שלושה חיילים נהרגו בינואר 2024 (יום ראשון).</p>"""


def test_what_a_browser_prints_reads_as_it_was_written_in_every_direction(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(PAGE)
    printed_page = page.pdf()
    page.close()
    text = " ".join(read(printed_page).text.split())
    for words in (
        "officeholders’ offices refuse to deny fluffy finance",
        "The left column begins and ends here. The right column begins later.",
        "قال المتحدث باسم الجيش إن ثلاثة جنود قتلوا في هجوم يوم 28 يناير 2024 (الأحد).",
        "דובר צה״ל אמר כי שלושה חיילים נהרגו בינואר 2024 (יום ראשון).",
    ):
        assert words in text
