"""A JPEG without its metadata, its scans as they were. Turning it upright is left to pictures.py."""

import re

from generator.load.cleaning.parts import Stripped, damaged

# Fill bytes may stand before a marker. FF 00 is a literal FF, and FF D0-D7 are restarts within a scan.
_END_OF_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE
_START_OF_SCAN, _END = 0xDA, 0xD9
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC9, 0xCA, 0xCB})
# What a decoder needs: frames, Huffman and arithmetic tables, quantisation, restart interval. Nothing else is
# kept, so that a segment invented tomorrow is dropped as well.
_KEPT = _FRAMES | {0xC4, 0xCC, 0xDB, 0xDD}
# Version 1.01, no density, no thumbnail.
_JFIF = b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


def strip(content: bytes) -> Stripped:
    """The first picture of a JPEG, with its tables and scans alone; what follows its end is left behind."""
    kept = [content[:2]]
    size, exif, profile = (0, 0), b"", {}
    position = 2
    while True:
        marker, position = _marker(content, position)
        if marker == _END:
            break
        payload, position = _segment(content, position)
        if marker in _FRAMES:
            size = (int.from_bytes(payload[3:5]), int.from_bytes(payload[1:3]))
        if marker == _APP1 and payload.startswith(b"Exif\x00\x00") and not exif:
            exif = payload[6:]
        elif marker == _APP2 and payload.startswith(b"ICC_PROFILE\x00") and len(payload) > 14:
            profile[payload[12]] = payload[14:]
        kept.append(_rewritten(marker, payload))
        if marker == _START_OF_SCAN:
            end = _END_OF_SCAN.search(content, position)
            if end is None:
                raise damaged("is cut short")
            kept.append(content[position : end.start()])
            position = end.start()
    kept.append(b"\xff\xd9")
    if 0 in size:
        raise damaged()
    return Stripped(b"".join(kept), size, exif, b"".join(profile[n] for n in sorted(profile)))


def _marker(content: bytes, position: int) -> tuple[int, int]:
    """The next marker and the place after it. Bytes between two segments belong to neither."""
    found = _END_OF_SCAN.search(content, position)
    if found is None:
        raise damaged("is cut short")
    return content[found.end() - 1], found.end()


def _segment(content: bytes, position: int) -> tuple[bytes, int]:
    length = int.from_bytes(content[position : position + 2])
    if length < 2 or position + length > len(content):
        raise damaged("is cut short")
    return content[position + 2 : position + length], position + length


def _rewritten(marker: int, payload: bytes) -> bytes:
    """The segment as it is published, or nothing. JFIF and Adobe stay: they say how colours are coded."""
    if marker == _APP0 and payload.startswith(b"JFIF\x00"):
        payload = _JFIF
    elif marker == _APP14 and payload.startswith(b"Adobe") and len(payload) >= 12:
        payload = payload[:12]
    elif marker not in _KEPT and marker != _START_OF_SCAN:
        return b""
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2) + payload
