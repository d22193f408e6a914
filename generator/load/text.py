"""The bytes of a file as text with `\\n` line ends, and what is wrong with them. Which there are is files.py's."""

import re
import unicodedata
from collections.abc import Iterator

from generator.model.patterns import later
from generator.model.problems import Problem, Span, problem

_BOM = b"\xef\xbb\xbf"
_MOST = 20
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
# Embeddings and overrides of direction make a line look as if other words stood in it (CVE-2021-42574). The isolates
# U+2066-2069 and the marks U+200E, U+200F and U+061C serve mixed scripts, and end with their paragraph at the latest.
_TURNING = "\u202a-\u202e"
BAD = later(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_NONCHARACTERS}{_TURNING}\ud800-\udfff]")
# The characters of ASCII that a text may have.
_ASCII = b"\t\n\r" + bytes(range(0x20, 0x7F))
_SAVE = "save it as UTF-8: in most editors under “Save as”, “Encoding”"


def decode(path: str, content: bytes) -> tuple[str | None, list[Problem]]:
    """The text, without a byte order mark; None where it is not UTF-8. A character that no text has becomes U+FFFD."""
    raw = content.removeprefix(_BOM)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return None, [_not_utf8(path, raw, error.start)]
    text = lines(text)
    if text.isascii() and not raw.translate(None, _ASCII):
        return text, []
    # Looking at each distinct character once is several times faster than looking at all of them.
    if BAD.search("".join(set(text))) is None:
        return text, []
    return BAD.sub("\ufffd", text), [_bad_character(path, text, m.start()) for m in _first(BAD.finditer(text))]


def lines(text: str) -> str:
    """The text with every line end as `\\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def likely_encoding(raw: bytes) -> str:
    """What bytes that are not UTF-8 may be in, in words."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw.count(0) > len(raw) // 8:
        return "UTF-16"
    high = sum(byte > 0x7F for byte in raw)
    letters = high + sum(chr(byte).isalpha() for byte in raw if byte < 0x80)
    if high * 2 < letters:
        return "Windows-1252 or Latin 1 (Western European)"
    return "an older encoding such as Windows-1256 (Arabic) or Windows-1251 (Cyrillic)"


def position(text: str, at: int) -> tuple[int, int]:
    """Line and column, from 1, of a character."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _first(found: Iterator[re.Match[str]]) -> list[re.Match[str]]:
    return [m for m, _ in zip(found, range(_MOST), strict=False)]


def _not_utf8(path: str, raw: bytes, at: int) -> Problem:
    line, column = position(lines(raw[:at].decode()), len(lines(raw[:at].decode())))
    span = Span(path, line, column, 1)
    if raw[at : at + 1] == b"\xed" and raw[at + 1 : at + 2] >= b"\xa0":
        return problem(
            "bad-character",
            "half of a character (a lone surrogate) stands here",
            span,
            "delete it and type it anew",
        )
    return problem("not-utf8", f"this file is not in UTF-8; it looks like {likely_encoding(raw)}", span, _SAVE)


def _bad_character(path: str, text: str, at: int) -> Problem:
    found = text[at]
    name = unicodedata.name(found, "a control character" if unicodedata.category(found) == "Cc" else "no character")
    hint = "delete it: it is invisible, so delete the letters around it too and type them anew"
    if "\u202a" <= found <= "\u202e":
        hint = (
            "delete it: it turns the direction of what follows, so that one reads other words than stand there\n"
            "where scripts are mixed, the isolates U+2066 to U+2069 or the marks U+200E and U+200F do the same openly"
        )
    return problem(
        "bad-character",
        f"U+{ord(found):04X} ({name.lower()}) cannot stand in a text",
        Span(path, *position(text, at), 1),
        hint,
    )
