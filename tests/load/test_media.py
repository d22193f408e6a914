"""What is published of content/media/, what is not, and what the writer is told then."""

import io
import zipfile

import pytest

from generator.load.media import read_media
from generator.model.problems import CODES, Severity
from tests.load.specimens import CANARY, HERE, cleaned, exif, picture, refused, saved, tells

_BOX = b"\x00\x00\x00\x18ftyp"


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, CANARY)
    return out.getvalue()


def test_a_picture_comes_with_its_size() -> None:
    media = cleaned("map.jpg", saved(picture(size=(30, 20)), "JPEG", exif=exif()))
    assert (media.width, media.height) == (30, 20)


@pytest.mark.parametrize("name", ["letter.txt", "figures.csv"])
def test_texts_are_published_as_they_are_and_have_no_size(name: str) -> None:
    content = "\ufeffday;killed\r\n28 January;3 – “three”\f\n".encode()
    media = cleaned(name, content)
    assert (media.content, media.width, media.height) == (content, 0, 0)


def test_a_text_that_looks_like_a_drawing_is_a_text() -> None:
    content = b"<svg> is how a drawing begins; %PDF- is how a document does.\n"
    assert cleaned("how.txt", content).content == content


def test_an_ending_may_be_in_capitals() -> None:
    assert cleaned("DSC_0001.JPG", saved(picture(), "JPEG")).width == 48


def test_a_name_may_have_folders_and_letters_of_any_script() -> None:
    assert cleaned("عکس/نقشه.png", saved(picture(), "PNG")).height == 32


@pytest.mark.parametrize(
    ("name", "kind", "message", "better"),
    [
        ("map.png", "JPEG", "`map.png` is a JPEG, not a PNG", "`map.jpg`"),
        ("map.jpg", "WEBP", "`map.jpg` is a WebP, not a JPEG", "`map.webp`"),
        ("maps/map.txt", "PNG", "`maps/map.txt` is a PNG, not a plain text", "`maps/map.png`"),
        ("map.heic", "JPEG", "`map.heic` is a JPEG, not a HEIC picture", "`map.jpg`"),
        ("map", "GIF", "`map` is a GIF", "`map.gif`"),
    ],
)
def test_a_wrong_ending_is_told_with_the_right_one(name: str, kind: str, message: str, better: str) -> None:
    problem = refused(name, saved(picture(), kind))
    assert (problem.code, problem.message) == ("bad-picture", message)
    assert better in problem.hint


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.bmp", saved(picture(), "BMP"), "is a BMP picture"),
        ("a.tif", saved(picture(), "TIFF"), "is a TIFF"),
        ("a.jpg", saved(picture(), "TIFF"), "is a TIFF"),
        ("a.heic", _BOX + b"heic\x00\x00\x00\x00mif1heic", "is a HEIC picture"),
        ("a.jpg", _BOX + b"mif1\x00\x00\x00\x00mif1heic", "is a HEIC picture"),
        ("a.jp2", saved(picture(), "JPEG2000"), "is a picture of a rare kind"),
        ("a.psd", b"8BPS\x00\x01", "is a picture of a rare kind"),
    ],
)
def test_pictures_of_other_kinds_are_to_be_saved_as_jpeg_or_png(name: str, content: bytes, words: str) -> None:
    problem = refused(name, content)
    assert problem.code == "bad-picture"
    assert words in problem.message
    assert problem.hint == "save it as JPEG or PNG"


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- Created with Inkscape -->\n<SVG/>",
        b"nothing that begins like one",
    ],
)
def test_an_svg_is_to_be_saved_as_png(content: bytes) -> None:
    problem = refused("plan.svg", content)
    assert (problem.code, problem.hint) == ("bad-picture", "save it as PNG")


def test_an_svg_by_another_name_is_an_svg() -> None:
    assert "is an SVG" in refused("plan.png", b"<svg></svg>").message


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", archive("[Content_Types].xml", "docProps/core.xml")),
        ("a.pdf", archive("[Content_Types].xml", "word/document.xml")),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("a.rtf", rb"{\rtf1{\info{\author Jane}}}"),
        ("a.odt", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text"),
    ],
)
def test_office_documents_are_to_be_exported(name: str, content: bytes) -> None:
    problem = refused(name, content)
    assert problem.code == "bad-media"
    assert "names the people" in problem.message
    assert "PDF" in problem.hint


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.mp4", _BOX + b"isom\x00\x00\x02\x00isommp41"),
        ("a.mp3", b"ID3\x04\x00" + bytes(20)),
        ("a.webm", b"\x1aE\xdf\xa3" + bytes(20)),
        ("a.wav", b"RIFF\x00\x00\x00\x00WAVEfmt "),
        ("a.jpg", b"OggS" + bytes(20)),
    ],
)
def test_sound_and_film_are_not_published_yet(name: str, content: bytes) -> None:
    problem = refused(name, content)
    assert problem.code == "bad-media"
    assert "sound or film" in problem.message
    assert problem.hint


def test_an_archive_is_to_be_unpacked() -> None:
    assert "archive" in refused("all.zip", archive("a.txt")).message


@pytest.mark.parametrize(("name", "code"), [("a.jpg", "bad-picture"), ("a.pdf", "bad-media"), ("a.xyz", "bad-media")])
def test_an_empty_file_is_called_empty(name: str, code: str) -> None:
    problem = refused(name, b"")
    assert (problem.code, problem.message) == (code, f"`{name}` is empty")


@pytest.mark.parametrize(("name", "code"), [("a.jpg", "bad-picture"), ("a.gif", "bad-picture"), ("a.pdf", "bad-media")])
def test_a_file_that_is_not_what_it_says_is_damaged(name: str, code: str) -> None:
    problem = refused(name, b"<!DOCTYPE html><title>404</title>")
    assert problem.code == code
    assert "damaged, or not a" in problem.message


@pytest.mark.parametrize("name", ["page.html", "places.json", "run.exe", "Makefile"])
def test_what_is_not_known_is_not_published(name: str) -> None:
    problem = refused(name, b"<script>alert(1)</script>")
    assert problem.code == "bad-media"
    assert "JPEG" in problem.hint


def test_a_text_in_another_encoding_is_told_by_its_line() -> None:
    problem = refused("a.txt", "one\ntwo\nd\u00e9j\u00e0\n".encode("latin-1"))
    assert (problem.code, problem.message) == ("not-utf8", "`a.txt` is not in UTF-8 (line 3)")
    assert refused("a.csv", "a,b\n".encode("utf-16")).code == "not-utf8"


def test_a_text_with_a_control_character_is_told_by_its_line() -> None:
    problem = refused("a.csv", b"one\ntw\x00o\n")
    assert (problem.code, problem.message) == ("bad-character", "`a.csv` holds the control character U+0000 (line 2)")


@pytest.mark.parametrize("name", ["a.jpg", "a.gif", "a.webp", "a.avif", "a.png", "a.pdf", "a.txt", "a.docx", "a"])
@pytest.mark.parametrize(
    "opening",
    [
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"RIFF\x04\x00\x00\x00WEBP",
        _BOX + b"avif",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"\x00",
    ],
)
def test_an_opening_alone_is_never_a_traceback(name: str, opening: bytes) -> None:
    for rest in (b"", b"\x00", bytes(40), b"\xff" * 40):
        media, problems = read_media(name, opening + rest, HERE)
        assert (media is None) == bool(problems)


@pytest.mark.parametrize("code", ["bad-picture", "bad-media"])
def test_no_writer_can_let_metadata_pass(code: str) -> None:
    assert CODES[code].severity is Severity.ERROR
    assert not CODES[code].acceptable


def test_no_message_repeats_what_a_file_tells() -> None:
    content = saved(picture(), "JPEG", exif=exif())[:-30]
    problem = refused("a.jpg", content)
    assert not tells(f"{problem.message} {problem.hint}".encode())
