"""An ICC profile that still says what its colours are, not whose: a screen's may hold its serial number."""

_HEADER = 128
# The tags that a colour is computed with, and the types that hold numbers alone.
_TAGS = frozenset(b"rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad gamt A2B0 A2B1 A2B2 B2A0 B2A1 B2A2".split())
_NUMBERS = frozenset((b"XYZ ", b"curv", b"para", b"sf32", b"mft1", b"mft2", b"mAB ", b"mBA "))
_NAME, _RIGHTS = b"Colours", b"None"


def anonymous(profile: bytes) -> bytes | None:
    """The profile with a name, dates, devices and remarks that are nobody's; None where it cannot be read."""
    if len(profile) < _HEADER + 4 or profile[36:40] != b"acsp":
        return None
    found = {b"desc": _words(profile, b"desc", _NAME), b"cprt": _words(profile, b"text", _RIGHTS)}
    for number in range(min(int.from_bytes(profile[_HEADER : _HEADER + 4]), 200)):
        entry = profile[_HEADER + 4 + 12 * number :][:12]
        start, length = int.from_bytes(entry[4:8]), int.from_bytes(entry[8:12])
        value = profile[start : start + length]
        if len(entry) < 12 or len(value) != length:
            return None
        if entry[:4] in _TAGS and value[:4] in _NUMBERS:
            found[entry[:4]] = value
    return _assembled(profile, found)


def _assembled(profile: bytes, tags: dict[bytes, bytes]) -> bytes:
    """The profile made of these tags. Of the header stay version, class, spaces, intent and illuminant."""
    entries, values = b"", b""
    start = _HEADER + 4 + 12 * len(tags)
    for name in sorted(tags):
        entries += name + (start + len(values)).to_bytes(4) + len(tags[name]).to_bytes(4)
        values += tags[name] + bytes(-len(tags[name]) % 4)
    date = b"".join(part.to_bytes(2) for part in (2000, 1, 1, 0, 0, 0))
    header = (start + len(values)).to_bytes(4) + bytes(4) + profile[8:24] + date + b"acsp" + bytes(24)
    header += profile[64:80] + bytes(48)
    return header + len(tags).to_bytes(4) + entries + values


def _words(profile: bytes, kind: bytes, words: bytes) -> bytes:
    """A text in the form that the profile's version wants."""
    if profile[8] >= 4:
        text = words.decode().encode("utf-16-be")
        return b"mluc" + bytes(4) + (1).to_bytes(4) + (12).to_bytes(4) + b"enUS" + _pair(len(text), 28) + text
    if kind == b"text":
        return b"text" + bytes(4) + words + b"\x00"
    return b"desc" + bytes(4) + (len(words) + 1).to_bytes(4) + words + b"\x00" + bytes(8 + 2 + 1 + 67)


def _pair(length: int, offset: int) -> bytes:
    return length.to_bytes(4) + offset.to_bytes(4)
