"""A JPEG 2000 picture inside a PDF, without remarks. To refuse one that is a file is left to media.py."""

from generator.load.cleaning.icc import anonymous
from generator.load.cleaning.parts import damaged

_CODESTREAM = b"\xff\x4f\xff\x51"
_KEPT = frozenset((b"jP  ", b"ftyp", b"jp2h", b"jp2c"))
_IN_HEADER = frozenset((b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef"))
_START_OF_TILE, _REMARK = 0xFF90, 0xFF64


def strip(content: bytes) -> bytes:
    """The boxes that make the picture, and those alone."""
    if content.startswith(_CODESTREAM):
        return _without_remarks(content)
    return b"".join(_rewritten(kind, body) for kind, body in _boxes(content) if kind in _KEPT)


def _boxes(content: bytes) -> list[tuple[bytes, bytes]]:
    found = []
    position = 0
    while position < len(content):
        length, kind = int.from_bytes(content[position : position + 4]), content[position + 4 : position + 8]
        start = position + 8
        if length == 1:
            length, start = int.from_bytes(content[start : start + 8]), start + 8
        end = position + length if length else len(content)
        if end > len(content) or end < start:
            raise damaged("holds a picture that is cut short or damaged")
        found.append((kind, content[start:end]))
        position = end
    return found


def _rewritten(kind: bytes, body: bytes) -> bytes:
    if kind == b"jp2h":
        body = b"".join(_rewritten(k, b) for k, b in _boxes(body) if k in _IN_HEADER)
    elif kind == b"jp2c":
        body = _without_remarks(body)
    elif kind == b"colr" and body[:1] != b"\x01":
        profile = anonymous(body[3:])
        if profile is None:
            return b""
        body = body[:3] + profile
    return (len(body) + 8).to_bytes(4) + kind + body


def _without_remarks(stream: bytes) -> bytes:
    """The codestream with the remarks of its header blanked, so that no other byte moves."""
    blanked = bytearray(stream)
    position = 2
    while (marker := int.from_bytes(stream[position : position + 2])) != _START_OF_TILE:
        length = int.from_bytes(stream[position + 2 : position + 4])
        end = position + 2 + length
        if length < 2 or end > len(stream):
            raise damaged("holds a picture that is cut short or damaged")
        if marker == _REMARK:
            blanked[position + 6 : end] = b" " * (end - position - 6)
        position = end
    return bytes(blanked)
