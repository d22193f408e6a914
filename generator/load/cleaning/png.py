"""A PNG, animated or not, without its metadata, its compressed pixels untouched byte for byte."""

import zlib
from collections.abc import Iterator

from generator.load.cleaning.parts import Stripped, damaged

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Size, palette, transparency, animation, pixels; then the numbers that say what colour a value is. Each with its
# length, at most or exactly. No chunk with words in it.
_LONGEST = {b"IHDR": 13, b"PLTE": 768, b"tRNS": 256, b"sBIT": 4, b"acTL": 8, b"fcTL": 26, b"IEND": 0}
_PIXELS = (b"IDAT", b"fdAT")
_COLOURS = {b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"cICP": 4}
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
# The seven passes of an interlaced picture: first column and row, then steps between columns and rows.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_HEADER_END = 33
_LARGEST_PROFILE = 16_000_000


def strip(content: bytes) -> Stripped:
    """The chunks that make the picture, and those alone; what follows its end is left behind."""
    chunks = list(_chunks(content))
    header = chunks[0][1]
    if chunks[0][0] != b"IHDR" or len(header) != 13 or header[9] not in _SAMPLES:
        raise damaged()
    size = (int.from_bytes(header[0:4]), int.from_bytes(header[4:8]))
    if 0 in size:
        raise damaged()
    exif = next((body for kind, body in chunks if kind == b"eXIf"), b"")
    icc = next((_profile(body) for kind, body in chunks if kind == b"iCCP"), b"")
    # A profile outranks these; once its colours are converted they would be applied a second time.
    colours = b"".join(_written(k, b) for k, b in chunks if not icc and len(b) == _COLOURS.get(k))
    if any(len(body) > _LONGEST.get(kind, len(body)) for kind, body in chunks):
        raise damaged()
    picture = SIGNATURE + b"".join(_written(k, b) for k, b in chunks if k in _LONGEST or k in _PIXELS)
    surplus = _has_surplus(header, chunks)
    return Stripped(coloured(picture, colours), size, exif, icc, colours, lossless=True, surplus=surplus)


def coloured(content: bytes, colours: bytes) -> bytes:
    """A PNG with the chunks `colours` right after its header."""
    return content[:_HEADER_END] + colours + content[_HEADER_END:]


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = len(SIGNATURE)
    kind = b""
    while kind != b"IEND":
        length = int.from_bytes(content[position : position + 4])
        end = position + 12 + length
        if end > len(content):
            raise damaged("is cut short")
        kind, body = content[position + 4 : position + 8], content[position + 8 : end - 4]
        if zlib.crc32(kind + body) != int.from_bytes(content[end - 4 : end]):
            raise damaged()
        yield kind, body
        position = end


def _written(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


def _profile(body: bytes) -> bytes:
    """The ICC profile of an iCCP chunk, or nothing where it is broken: then a browser ignores it too."""
    _, _, packed = body.partition(b"\x00")
    try:
        return zlib.decompressobj().decompress(packed[1:], _LARGEST_PROFILE)
    except zlib.error:
        return b""


def _has_surplus(header: bytes, chunks: list[tuple[bytes, bytes]]) -> bool:
    """Whether compressed data holds more than the pixels: rows below the last, or bytes behind the stream."""
    streams: list[tuple[int, int, list[bytes]]] = []
    still = (int.from_bytes(header[0:4]), int.from_bytes(header[4:8]), [b for k, b in chunks if k == b"IDAT"])
    for kind, body in chunks:
        if kind == b"fcTL":
            streams.append((int.from_bytes(body[4:8]), int.from_bytes(body[8:12]), []))
        elif kind == b"fdAT" and streams:
            streams[-1][2].append(body[4:])
    # A frame without chunks of its own is the still picture over again.
    animated = [stream for stream in streams if stream[2]]
    return any(_goes_on(parts, _raw_length(wide, high, header)) for wide, high, parts in (still, *animated))


def _goes_on(parts: list[bytes], expected: int) -> bool:
    """Whether a zlib stream unpacks to anything but `expected` bytes, or is followed by others."""
    packed = zlib.decompressobj()
    found, rest = 0, b"".join(parts)
    while not packed.eof and found <= expected:
        try:
            piece = packed.decompress(rest, 1 << 20)
        except zlib.error:
            raise damaged() from None
        rest = packed.unconsumed_tail
        if not piece and not rest:
            break
        found += len(piece)
    return found != expected or bool(packed.unused_data)


def _raw_length(width: int, height: int, header: bytes) -> int:
    """The length in bytes of unpacked pixels, with the filter byte that opens each row."""
    bits = header[8] * _SAMPLES[header[9]]
    passes = _PASSES if header[12] else ((0, 0, 1, 1),)
    total = 0
    for left, top, across, down in passes:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + (columns * bits + 7) // 8)
    return total
