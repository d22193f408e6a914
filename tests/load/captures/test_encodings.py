"""Bytes to characters: marks before declarations before UTF-8 before a guess, and every guess is told."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.captures.encodings import decode
from generator.load.captures.extracted import UnreadableError
from generator.load.captures.folder import capture_names
from generator.load.captures.reading import read_capture
from generator.model.problems import Span

WHERE = Span("content/articles/a.md", 5, 10, 8)
ARABIC = "قال المتحدث باسم الجيش إن ثلاثة جنود قتلوا في هجوم بطائرة مسيرة يوم الأحد الماضي في شمال شرق البلاد"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed(codec: str) -> None:
    text, _, doubt = decode(ARABIC.encode(codec))
    assert (text, doubt) == (ARABIC, "")


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [
        ("iso-8859-1", "cp1252", "“café” – 5 €"),
        ("windows-1256", "cp1256", ARABIC),
        ("GB2312", "gbk", "伊拉克民兵停止袭击"),
        ("Shift_JIS", "cp932", "東京で行われた"),
        ("koi8-r", "koi8-r", "сказал"),
    ],
)
def test_a_declared_encoding_is_what_browsers_take_it_for(label: str, codec: str, words: str) -> None:
    page = f'<!-- saved --><meta http-equiv="Content-Type" content="text/html; charset={label}"><p>{words}'
    text, _, doubt = decode(page.encode(codec), markup=True)
    assert words in text
    assert doubt == ""


def test_what_the_server_said_comes_before_what_the_page_says() -> None:
    page = '<meta charset="utf-8"><p>сказал'.encode("cp1251")
    text, name, doubt = decode(page, http="text/html; charset=windows-1251", markup=True)
    assert text.endswith("сказал")
    assert (name, doubt) == ("windows-1251", "")


def test_a_page_that_says_latin_and_is_utf_8_is_read_as_what_it_is_and_that_is_told() -> None:
    text, name, doubt = decode('<meta charset="iso-8859-1"><p>“café”'.encode(), markup=True)
    assert text.endswith("“café”")
    assert name == "UTF-8"
    assert "iso-8859-1" in doubt


def test_a_few_torn_bytes_are_told_and_not_passed_over() -> None:
    text, name, doubt = decode(b'<meta charset="utf-8"><p>' + ARABIC.encode() + b"\xff", markup=True)
    assert (text[-1], name) == ("\ufffd", "UTF-8")
    assert "one byte" in doubt


def test_a_guess_is_a_note_that_names_the_encoding_and_says_how_to_settle_it(tmp_path: Path) -> None:
    (tmp_path / "army.txt").write_bytes(ARABIC.encode("cp1256"))
    capture, (note,) = read_capture(tmp_path, "army.txt", capture_names(tmp_path), WHERE)
    assert capture is not None
    assert (capture.text, capture.encoding) == (ARABIC, "windows-1256")
    assert (note.code, note.severity.value, note.span) == ("guessed-encoding", "note", WHERE)
    assert "windows-1256" in note.message
    assert "save it as UTF-8" in note.hint


@given(st.binary(max_size=400))
def test_no_bytes_break_it_but_with_words_of_ours(content: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        text, name, _ = decode(content, markup=True)
        assert name
        assert text or not content.strip(b"\xef\xbb\xbf\xff\xfe\0")
