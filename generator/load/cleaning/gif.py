"""A GIF, animated or not, without comments, texts and applications' blocks, its frames as they were."""

from generator.load.cleaning.parts import Stripped, damaged

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_GRAPHIC_CONTROL, _APPLICATION = 0xF9, 0xFF
# The block that says how often an animation repeats.
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def strip(content: bytes) -> Stripped:
    """The screen, palettes, frames, timing and number of repetitions; what follows its end is left behind."""
    size = (int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little"))
    position = 13 + _palette(content, 10)
    # The last byte of the screen's descriptor is the pixels' shape, which browsers ignore.
    kept = [content[:12] + b"\x00" + content[13:position]]
    frames = 0
    while (block := _byte(content, position)) != _TRAILER:
        end = _end(content, position, block)
        if block == _IMAGE:
            frames += 1
            kept.append(content[position:end])
        elif content[position + 1] == _GRAPHIC_CONTROL and end - position == 8:
            kept.append(content[position:end])
        elif content[position + 1] == _APPLICATION and content[position + 3 : position + 14] in _LOOPS:
            kept.append(_loop(content, position))
        position = end
    if not frames or 0 in size:
        raise damaged()
    return Stripped(b"".join((*kept, b";")), size, lossless=True)


def _end(content: bytes, position: int, block: int) -> int:
    """Where the block at `position` ends: after the empty sub-block that closes it."""
    if block == _EXTENSION:
        position += 2
    elif block == _IMAGE:
        position += 11 + _palette(content, position + 9)
    else:
        raise damaged()
    while length := _byte(content, position):
        position += length + 1
    return position + 1


def _loop(content: bytes, position: int) -> bytes:
    """The repetition block, cut to the one number that it is for."""
    count = content[position + 16 : position + 18]
    if content[position + 14 : position + 16] != b"\x03\x01":
        return b""
    return b"\x21\xff\x0b" + content[position + 3 : position + 14] + b"\x03\x01" + count + b"\x00"


def _palette(content: bytes, position: int) -> int:
    """The length in bytes of the palette that the flags at `position` announce."""
    flags = _byte(content, position)
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _byte(content: bytes, position: int) -> int:
    if position >= len(content):
        raise damaged("is cut short")
    return content[position]
