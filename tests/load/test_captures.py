"""Captured originals: which are read, as what text, and what is said of the others."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from generator.load.captures.folder import capture_names
from generator.load.captures.reading import read_capture
from generator.model.collection import Capture
from generator.model.problems import Problem, Span

WHERE = Span("content/articles/a.md", 5, 10, 8)


def read(folder: Path, name: str) -> tuple[Capture | None, list[Problem]]:
    return read_capture(folder, name, capture_names(folder), WHERE)


def refused(folder: Path, name: str) -> Problem:
    capture, (found,) = read(folder, name)
    assert capture is None
    assert found.span == WHERE
    return found


def test_a_capture_is_its_bytes_hash_and_its_text_with_plain_line_ends(tmp_path: Path) -> None:
    raw = "\ufeffOne.\r\nTwo\x0c\rThree".encode()
    (tmp_path / "courier.txt").write_bytes(raw)
    assert read(tmp_path, "courier.txt") == (
        Capture("courier.txt", sha256(raw).hexdigest(), "One.\nTwo\x0c\nThree", len(raw), encoding="UTF-8"),
        [],
    )


def test_an_empty_capture_is_a_capture_without_words(tmp_path: Path) -> None:
    (tmp_path / "scan.md").write_bytes(b"")
    capture, problems = read(tmp_path, "scan.md")
    assert problems == []
    assert capture is not None
    assert capture.text == ""


def test_a_capture_that_is_not_there_is_a_warning_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "courier.txt").write_text("x")
    found = refused(tmp_path, "curier.txt")
    assert (found.code, found.severity.value) == ("missing-capture", "warning")
    assert "`courier.txt`" in found.hint


def test_case_counts_on_every_machine(tmp_path: Path) -> None:
    (tmp_path / "courier.txt").write_text("x")
    assert refused(tmp_path, "Courier.txt").code == "missing-capture"


def test_without_the_folder_the_hint_says_so(tmp_path: Path) -> None:
    found = refused(tmp_path / "captures", "courier.txt")
    assert found.code == "missing-capture"
    assert "no folder `captures/`" in found.hint


def test_a_name_is_found_in_whatever_unicode_form(tmp_path: Path) -> None:
    (tmp_path / "cafe\u0301.txt").write_text("x")
    capture, problems = read(tmp_path, "caf\u00e9.txt")
    assert problems == []
    assert capture is not None


@pytest.mark.parametrize(
    ("raw", "name"),
    [("Der Präsident sagte, die Straßen würden größer.".encode("cp1252"), ""), ("One.".encode("utf-16"), "UTF-16")],
)
def test_a_text_in_another_encoding_is_read_and_a_guess_is_told(tmp_path: Path, raw: bytes, name: str) -> None:
    (tmp_path / "courier.txt").write_bytes(raw)
    capture, problems = read(tmp_path, "courier.txt")
    assert capture is not None
    assert name in capture.encoding
    assert [p.code for p in problems] == ([] if name else ["guessed-encoding"])


def test_a_file_of_nuls_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "courier.txt").write_bytes(b"One\0two and three")
    assert "NUL" in refused(tmp_path, "courier.txt").message


def test_of_other_formats_it_is_said_which_are_read(tmp_path: Path) -> None:
    (tmp_path / "page.docx").write_bytes(b"PK")
    assert ".txt, .md, .html, .htm, .xhtml, .pdf" in refused(tmp_path, "page.docx").message


def test_the_ending_counts_in_either_case(tmp_path: Path) -> None:
    (tmp_path / "PAGE.HTML").write_bytes(b"<p>One")
    capture, problems = read(tmp_path, "PAGE.HTML")
    assert problems == []
    assert capture is not None
    assert (capture.text, capture.sha256) == ("One", sha256(b"<p>One").hexdigest())


class Kept(dict[str, bytes]):
    """A memo for a test."""

    def put(self, key: str, value: bytes) -> None:
        self[key] = value


def test_what_was_read_before_comes_from_the_memo_with_what_was_said_of_it(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes("<meta charset=latin1><p>“One”".encode())
    memo, names = Kept(), capture_names(tmp_path)
    first = read_capture(tmp_path, "page.html", names, WHERE, memo=memo)
    (key,) = memo
    assert read_capture(tmp_path, "page.html", names, WHERE, memo=memo) == first
    assert [p.code for p in first[1]] == ["guessed-encoding"]
    memo[key] = memo[key].replace("“One”".encode(), "“Two”".encode())
    capture, _ = read_capture(tmp_path, "page.html", names, WHERE, memo=memo)
    assert capture is not None
    assert capture.text == "“Two”"


def test_a_folder_or_a_pipe_is_no_capture(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    assert [refused(tmp_path, name).code for name in ("folder.txt", "pipe.txt")] == ["bad-capture", "bad-capture"]


def test_a_capture_that_links_out_of_its_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "captures").mkdir()
    (tmp_path / "captures/courier.txt").symlink_to("../secret.txt")
    assert refused(tmp_path / "captures", "courier.txt").code == "outside-link"


def test_the_folder_itself_may_be_a_link_to_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault/courier.txt").write_text("One.")
    (tmp_path / "captures").symlink_to("vault")
    capture, problems = read(tmp_path / "captures", "courier.txt")
    assert problems == []
    assert capture is not None
    assert capture.text == "One."
