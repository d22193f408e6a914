"""Files to clean, made on the spot, with words in every corner that must not come out again."""

import contextlib
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw

from generator.load.media import read_media
from generator.model.collection import Media
from generator.model.problems import Problem, Span

CANARY = "Jane Canary 33.3128 N"
HERE = Span("content/notes/visit.md", 12, 3, 20)


def cleaned(name: str, content: bytes) -> Media:
    """The file as it is published; it must have no problem."""
    media, problems = read_media(name, content, HERE)
    assert problems == []
    assert media is not None
    assert media.name == name
    return media


def refused(name: str, content: bytes) -> Problem:
    """The one problem of a file that is not published."""
    media, problems = read_media(name, content, HERE)
    assert media is None
    [problem] = problems
    assert problem.span == HERE
    assert name in problem.message
    return problem


def tells(content: bytes, words: str = CANARY) -> bool:
    """Whether the words stand in the bytes, in any of the encodings that metadata comes in, packed or not."""
    forms = [words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    forms += [form.hex().encode() for form in forms]
    return any(form in part for part in (content, *_unpacked(content)) for form in forms)


def _unpacked(content: bytes) -> Iterator[bytes]:
    at = content.find(b"\x78")
    while at >= 0:
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj().decompress(content[at:], 1_000_000)
        at = content.find(b"\x78", at + 1)


def picture(mode: str = "RGB", size: tuple[int, int] = (48, 32)) -> Image.Image:
    """A picture no two corners of which are alike: red, green, blue and white on grey."""
    drawn = Image.new("RGB", size, (128, 128, 128))
    pen = ImageDraw.Draw(drawn)
    width, height = size
    for box, colour in (
        ((0, 0, width // 3, height // 3), (200, 30, 30)),
        ((2 * width // 3, 0, width, height // 3), (30, 200, 30)),
        ((0, 2 * height // 3, width // 3, height), (30, 30, 200)),
        ((2 * width // 3, 2 * height // 3, width, height), (255, 255, 255)),
    ):
        pen.rectangle(box, fill=colour)
    return drawn.convert(mode)


def saved(drawn: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    drawn.save(out, kind, **options)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    found = Image.open(BytesIO(content))
    found.load()
    return found


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes: who, with what, where, and a small picture of it all."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010E] = tags[0x013B] = tags[0x0110] = CANARY
    position = tags.get_ifd(0x8825)
    position[1], position[2] = "N", (33.0, 18.0, 46.0)
    position[29] = CANARY
    tags.get_ifd(0x8769)[0x9286] = b"UNICODE\x00" + CANARY.encode("utf-16-le")
    return tags


XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>{CANARY}</creator></x:xmpmeta>'.encode()


def srgb() -> bytes:
    """A profile that says what is so anyway, under a name that gives someone away."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile + CANARY.encode() + b"\x00" * 3


def swapped() -> bytes:
    """A profile in which red and green have changed places."""
    return srgb().replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")


def segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2) + payload


def jpeg_markers(content: bytes) -> list[int]:
    """The markers of a JPEG of one scan up to that scan."""
    found, at = [], 2
    while True:
        found.append(content[at + 1])
        if content[at + 1] == 0xDA:
            return found
        at += 2 + int.from_bytes(content[at + 2 : at + 4])


def scan(content: bytes) -> bytes:
    """What follows the header of a JPEG's last scan."""
    return content[content.rindex(b"\xff\xda") :]


def png_chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 8
    while at < len(content):
        length = int.from_bytes(content[at : at + 4])
        found.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def png_of(chunks: Iterable[tuple[bytes, bytes]]) -> bytes:
    written = [len(b).to_bytes(4) + k + b + zlib.crc32(k + b).to_bytes(4) for k, b in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def riff_chunks(content: bytes) -> dict[bytes, bytes]:
    found, at = {}, 12
    while at < len(content):
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        found[content[at : at + 4]] = content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    return found
