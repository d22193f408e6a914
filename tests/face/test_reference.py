"""The reference page, which the code makes: that it is up to date, whole, and true."""

import re
from pathlib import Path

import pytest

from generator.face.reference import DATES, main, reference
from generator.load.schema.kinds import FORMS
from generator.load.schema.settings import SITE
from generator.model.problems import CODES

PROJECT = Path(__file__).parents[2]


def test_the_page_in_docs_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    assert main(["--check"]) == 0, "run `python -m generator.face.reference`"


def test_an_old_page_is_told_of_and_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--check"]) == 1
    assert "out of date" in capsys.readouterr().err
    assert main([]) == 0
    assert main(["--check"]) == 0
    assert (tmp_path / "docs/reference.md").read_bytes() == reference().encode()


def test_every_key_and_every_code_stands_in_it() -> None:
    page = reference()
    fields = [*SITE.fields, *(field for form in FORMS.values() for field in form.in_list.fields)]
    for name in {field.name for field in fields} | set(CODES):
        assert f"| `{name}` |" in page


def test_every_value_that_a_key_allows_stands_in_it() -> None:
    page = reference()
    for value in ("draws-on", "possibly different events", "undetermined", "disputes", "organisation", "dataset"):
        assert f"`{value}`" in page


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    for table in re.findall(r"(?:^\|.*\n)+", reference(), re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(widths) == 1, table


def test_its_links_lead_to_its_headings() -> None:
    page = reference()
    headings = {
        re.sub(r"[^\w-]", "", h.lower().replace(" ", "-")) for h in re.findall(r"^##+ (.*)$", page, re.MULTILINE)
    }
    linked = set(re.findall(r"\]\(#([^)]*)\)", page))
    assert linked
    assert linked <= headings


def test_a_date_that_needs_no_quotation_marks_is_shown_without() -> None:
    assert all(f"| `{date}` |" in reference() for date in DATES)
