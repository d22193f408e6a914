"""Text as it is escaped, encoded or packed in a file, to the text that a reader's program makes of it.

Only what is usual in pages, feeds and data files is undone. What is in the text is left to leaks.py.
"""

import base64
import binascii
import re
from collections.abc import Iterator

DEEPEST = 4
"""So often may one encoding stand inside another, as HTML does in JSON inside HTML."""

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|([nrtbfv0\"'\\/]))")

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{4,}")

_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def plain(text: str) -> str:
    """Undo entities of HTML and XML, escapes of JSON and JavaScript, and percent-encoding, however nested."""
    for _ in range(DEEPEST):
        before = text
        if "&" in text:
            text = _ENTITY.sub(_entity, text)
        if "\\" in text:
            text = _PAIR.sub(_joined, _ESCAPE.sub(_unescaped, text))
        if "%" in text:
            from urllib.parse import unquote

            text = unquote(text)
        if text == before:
            break
    return text


def unpacked(chunk: bytes) -> Iterator[bytes]:
    """What a chunk may be the base64 of, beginning at each of the four places where it may have been cut."""
    for run in _BASE64.findall(chunk):
        letters = run.translate(_URL_SAFE)
        for start in range(4):
            length = (len(letters) - start) // 4 * 4
            rest = letters[start + length :]
            # Two or three letters left over are a byte or two more.
            tail = rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""
            try:
                yield base64.b64decode(letters[start : start + length] + tail)
            except binascii.Error:
                continue


def quads(word: bytes) -> Iterator[bytes]:
    """For each of base64's three alignments, the first four of its letters that `word` alone decides.

    None where the word is shorter than five bytes: too little of it is then seen.
    """
    if len(word) < 5:
        return
    for start in range(3):
        yield base64.b64encode(word[start : start + 3])


def _entity(match: re.Match[str]) -> str:
    import html
    from html.entities import html5

    # A name is looked up whole: html.unescape would read &nothing; as &not followed by letters.
    return html.unescape(match[0]) if match[0][1] == "#" else html5.get(match[0][1:], match[0])


def _unescaped(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits:
        code = int(digits, 16)
        return chr(code) if code < 0x110000 else match[0]
    # What line ends and the like do here is to part words; which one it is means nothing.
    return match[4] if match[4] in "\"'\\/" else " "


def _joined(match: re.Match[str]) -> str:
    return match[0].encode("utf-16", "surrogatepass").decode("utf-16")
