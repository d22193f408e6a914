"""A WebP, animated or not, without its metadata, its compressed picture untouched byte for byte."""

from collections.abc import Iterator

from generator.load.cleaning.parts import Stripped, damaged

_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"})
_IN_A_FRAME = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
# What a file may begin with, and the bytes in which it declares its size.
_SHORTEST = {b"VP8 ": 10, b"VP8L": 5, b"VP8X": 10}
_LENGTHS = {b"VP8X": 10, b"ANIM": 6}
# Of the flags in VP8X these two speak of the picture (transparency, animation); the others announce metadata.
_PICTURE_FLAGS = 0x12


def strip(content: bytes) -> Stripped:
    """The chunks that make the picture, and those alone; what follows its end is left behind."""
    end = 8 + int.from_bytes(content[4:8], "little")
    if end > len(content):
        raise damaged("is cut short")
    chunks = list(_chunks(content[12:end]))
    exif = next((body for kind, body in chunks if kind == b"EXIF"), b"")
    icc = next((body for kind, body in chunks if kind == b"ICCP"), b"")
    if not chunks or chunks[0][0] not in _SHORTEST or len(chunks[0][1]) < _SHORTEST[chunks[0][0]]:
        raise damaged()
    if any(len(body) != _LENGTHS.get(kind, len(body)) for kind, body in chunks):
        raise damaged()
    kept = [(kind, _rewritten(kind, body)) for kind, body in chunks if kind in _KEPT]
    inner = b"WEBP" + b"".join(_written(kind, body) for kind, body in kept)
    written = b"RIFF" + len(inner).to_bytes(4, "little") + inner
    lossy = any(k == b"VP8 " or (k == b"ANMF" and b"VP8 " in dict(_chunks(body[16:]))) for k, body in kept)
    return Stripped(written, _size(*kept[0]), exif.removeprefix(b"Exif\x00\x00"), icc, lossless=not lossy)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 0
    while position < len(content):
        length = int.from_bytes(content[position + 4 : position + 8], "little")
        end = position + 8 + length
        if end > len(content):
            raise damaged("is cut short")
        yield content[position : position + 4], content[position + 8 : end]
        position = end + length % 2


def _rewritten(kind: bytes, body: bytes) -> bytes:
    if kind == b"VP8X":
        return bytes((body[0] & _PICTURE_FLAGS, 0, 0, 0)) + body[4:10]
    if kind == b"ANMF":
        return body[:16] + b"".join(_written(k, b) for k, b in _chunks(body[16:]) if k in _IN_A_FRAME)
    return body


def _written(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "little") + body + b"\x00" * (len(body) % 2)


def _size(kind: bytes, body: bytes) -> tuple[int, int]:
    """Width and height as the first chunk declares them."""
    if kind == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
