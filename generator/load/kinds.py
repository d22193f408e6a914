"""What kind of file some bytes are, by the bytes themselves. What is done with each is left to media.py."""

import re
from functools import cache
from typing import Literal

import msgspec

from generator.load.cleaning.parts import PictureFormat
from generator.model.patterns import later

Treatment = Literal["picture", "pdf", "text", "refuse"]


class FileKind(msgspec.Struct, frozen=True):
    """A kind of file: `title` as in "is a JPEG", the endings that it goes by, and how it is treated.

    A refused one says `why` and what to do instead; `is_picture` tells whose problem that is.
    """

    title: str
    treatment: Treatment
    endings: tuple[str, ...] = ()
    picture: PictureFormat | None = None
    why: str = ""
    hint: str = ""
    is_picture: bool = False


def _picture(title: str, kind: PictureFormat, *endings: str) -> FileKind:
    return FileKind(title, "picture", endings, kind, is_picture=True)


def _other_picture(title: str, *endings: str) -> FileKind:
    why = f"is {title}, which not every browser shows"
    return FileKind(title, "refuse", endings, None, why, "save it as JPEG or PNG", is_picture=True)


JPEG = _picture("a JPEG", "JPEG", ".jpg", ".jpeg")
PNG = _picture("a PNG", "PNG", ".png")
GIF = _picture("a GIF", "GIF", ".gif")
WEBP = _picture("a WebP", "WEBP", ".webp")
AVIF = _picture("an AVIF", "AVIF", ".avif")
PDF = FileKind("a PDF", "pdf", (".pdf",))
TEXT = FileKind("a plain text", "text", (".txt", ".csv"))
HEIC = _other_picture("a HEIC picture", ".heic", ".heif", ".hif")
TIFF = _other_picture("a TIFF or a camera's raw picture", ".tif", ".tiff", ".dng", ".cr2", ".nef", ".arw")
BMP = _other_picture("a BMP picture", ".bmp")
RARE_PICTURE = _other_picture("a picture of a rare kind", ".jxl", ".jp2", ".psd", ".ico", ".xcf")
SVG = FileKind(
    "an SVG", "refuse", (".svg", ".svgz"), None,
    "is an SVG, which can hold scripts, links and its editor's name", "save it as PNG", is_picture=True,
)  # fmt: skip
OFFICE = FileKind(
    "an office document", "refuse",
    (".docx", ".doc", ".xlsx", ".xls", ".pptx", ".ppt", ".odt", ".ods", ".odp", ".rtf", ".pages", ".numbers"),
    None, "is an office document, which names the people who wrote and changed it",
    "export it as PDF, or a table as CSV",
)  # fmt: skip
FILM = FileKind(
    "sound or film", "refuse",
    (".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".mpg", ".mp3", ".m4a", ".ogg", ".wav", ".flac"),
    None, "is sound or film, whose metadata cannot be removed yet",
    "link to where it is published, or show a picture of it",
)  # fmt: skip
ARCHIVE = FileKind(
    "an archive", "refuse", (".zip", ".gz", ".7z", ".rar", ".tar"), None,
    "is an archive of other files", "unpack it, and use the files in it one by one",
)  # fmt: skip

_PICTURES = (JPEG, PNG, GIF, WEBP, AVIF, HEIC, TIFF, BMP, RARE_PICTURE, SVG)
_BY_ENDING = (*_PICTURES, PDF, TEXT, OFFICE, FILM, ARCHIVE)
_BY_OPENING: tuple[tuple[str, FileKind], ...] = (
    (r"\xff\xd8\xff", JPEG),
    (r"\x89PNG\r\n\x1a\n", PNG),
    (r"GIF8[79]a", GIF),
    (r"RIFF....WEBP", WEBP),
    (r"RIFF....(WAVE|AVI )", FILM),
    (r"(II\*\x00|MM\x00\*|II\+\x00|MM\x00\+)", TIFF),
    (r"BM....\x00\x00\x00\x00", BMP),
    (r"(\xff\x0a|\x00\x00\x00\x0cJXL |\x00\x00\x00\x0cjP  |\xff\x4f\xff\x51|8BPS|gimp xcf )", RARE_PICTURE),
    (r"\x00\x00\x01\x00.\x00", RARE_PICTURE),
    (r"(OggS|fLaC|\x1aE\xdf\xa3|ID3[\x00-\x0f]|\xff[\xf2\xf3\xfb]|\x00\x00\x01[\xb3\xba])", FILM),
    (r"(\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|\{\\rtf)", OFFICE),
    (r"(\x1f\x8b|7z\xbc\xaf|Rar!\x1a)", ARCHIVE),
    (r"(\xef\xbb\xbf)?\s*%PDF-", PDF),
)
_SVG = later(rb"\s*(<\?xml|<!--|<!DOCTYPE\s+svg|<svg)", re.IGNORECASE)
_OFFICE_PARTS = later(rb"\[Content_Types\]\.xml|mimetypeapplication/vnd\.oasis|Index/Document\.iwa")


def kind_of(content: bytes, ending: str) -> FileKind | None:
    """The kind of a file, by its content; by its ending only where the content is text, which has no mark."""
    for pattern, kind in _openings():
        if pattern.match(content):
            return kind
    if content[4:8] == b"ftyp":
        return _boxed(content)
    if content.startswith(b"PK\x03\x04"):
        return OFFICE if _OFFICE_PARTS.search(content) else ARCHIVE
    named = named_by(ending)
    if named is TEXT:
        return TEXT
    if _SVG.match(content.removeprefix(b"\xef\xbb\xbf")) and b"<svg" in content[:4096].lower():
        return SVG
    if b"%PDF-" in content[:1024]:
        return PDF
    return named if named is not None and named.treatment == "refuse" else None


@cache
def _openings() -> tuple[tuple["re.Pattern[bytes]", FileKind], ...]:
    return tuple((re.compile(pattern.encode("latin-1"), re.DOTALL), kind) for pattern, kind in _BY_OPENING)


def named_by(ending: str) -> FileKind | None:
    """The kind that goes by this ending, in lower case and with its dot."""
    return next((kind for kind in _BY_ENDING if ending in kind.endings), None)


def _boxed(content: bytes) -> FileKind:
    """A file of ISO's base media format: what it is stands in its list of brands."""
    length = min(int.from_bytes(content[:4]), 256)
    brands = {content[8:12]} | {content[place : place + 4] for place in range(16, length, 4)}
    if brands & {b"avif", b"avis"}:
        return AVIF
    heic = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
    return HEIC if brands & heic else FILM
