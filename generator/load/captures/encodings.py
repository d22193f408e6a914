"""Bytes to characters: by a byte order mark, else as declared, else as UTF-8, else by a guess that is told."""

import codecs
import re

from generator.load.captures.extracted import UnreadableError

LOOKED_AT = 4096
"""The bytes at the beginning in which a page's own declaration is looked for."""

_SAMPLE = 400_000
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([^\"']+)")
_HTTP = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';,]+)", re.IGNORECASE)

# What browsers take other names for, as the WHATWG's list of labels has it. The rest Python knows by the same names.
_FAMILIES = {
    "cp1252": "ascii us-ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 latin-1 l1 cp819 ibm819 "
    "windows-1252 x-cp1252",
    "cp1254": "iso-8859-9 iso8859-9 iso_8859-9 latin5 l5 windows-1254 x-cp1254",
    "cp874": "iso-8859-11 iso8859-11 tis-620 dos-874 windows-874",
    "gb18030": "gbk gb2312 gb_2312-80 chinese x-gbk csgb2312 iso-ir-58 gb18030",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis",
    "cp949": "euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 cseuckr",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5 csbig5",
    "iso8859-8": "iso-8859-8 iso-8859-8-i iso-8859-8-e logical visual hebrew",
    "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "mac_roman": "macintosh mac x-mac-roman",
    "koi8_u": "koi8-u koi8-ru",
    "koi8_r": "koi8-r koi8 koi cskoi8r",
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8 unicode11utf8 utf-8-sig",
    "utf-16-le": "utf-16 utf-16le unicode ucs-2 iso-10646-ucs-2 csunicode",
    "utf-16-be": "utf-16be unicodefffe",
}
_LABELS = {label: codec for codec, labels in _FAMILIES.items() for label in labels.split()}
_SHOWN = {
    "cp949": "EUC-KR", "cp932": "Shift_JIS", "cp874": "windows-874", "big5hkscs": "Big5", "gb18030": "GB 18030",
    "utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
}  # fmt: skip


def decode(content: bytes, *, http: str = "", markup: bool = False) -> tuple[str, str, str]:
    """The text, the encoding's name, and in words why that is in doubt, where it is.

    `http` is a Content-Type; with `markup` the bytes may declare their own encoding, as HTML does.
    """
    for mark, codec in _MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(codec), shown(codec), ""
            except UnicodeDecodeError:
                break
    declared = _declared(content, http, markup)
    codec = _codec(declared)
    if codec:
        text = _strictly(content, codec)
        if text is not None and not _is_utf8_after_all(content, codec):
            return text, shown(codec), ""
    text = _strictly(content, "utf-8")
    if text is not None and not _looks_wide(content):
        wrong = codec not in ("", "utf-8") and not content.isascii()
        return text, "UTF-8", f"it says {declared}, and its bytes are UTF-8" if wrong else ""
    return _guessed(content, declared)


def shown(codec: str) -> str:
    """A codec's name as people write it."""
    if codec in _SHOWN:
        return _SHOWN[codec]
    name = re.sub(r"^cp(125\d)$", r"windows-\1", codec.replace("_", "-"))
    return re.sub(r"^iso-?8859-?", "ISO-8859-", name)


def _declared(content: bytes, http: str, markup: bool) -> str:
    found = _HTTP.search(http)
    if found:
        return found[1]
    if not markup:
        return ""
    head = content[:LOOKED_AT]
    said = _XML.match(head) or _META.search(_COMMENT.sub(b"", head))
    label = said[1].decode("ascii", "replace") if said else ""
    # A declaration that can be read in single bytes cannot be right about wide ones.
    return "utf-8" if _codec(label).startswith("utf-16") else label


def _codec(label: str) -> str:
    label = label.strip().lower()
    if not label:
        return ""
    if label in _LABELS:
        return _LABELS[label]
    try:
        found = codecs.lookup(label)
    except (LookupError, ValueError):
        return ""
    try:
        "".encode(found.name)
    except (LookupError, UnicodeError):
        return ""
    return found.name


def _strictly(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        pass
    except (LookupError, ValueError, UnicodeError):
        return None
    if not codec.startswith("cp125"):
        return None
    # The few bytes that these pages leave open are control characters to every browser.
    return "".join(_open_byte(content[n : n + 1], codec) for n in range(len(content))) if _few(content, codec) else None


def _few(content: bytes, codec: str) -> bool:
    left = [byte for byte in set(content) if not _open_byte(bytes([byte]), codec).isprintable() and byte > 0x7F]
    return sum(content.count(byte) for byte in left) * 200 <= len(content)


def _open_byte(byte: bytes, codec: str) -> str:
    try:
        return byte.decode(codec)
    except UnicodeDecodeError:
        return chr(byte[0])


def _is_utf8_after_all(content: bytes, codec: str) -> bool:
    """Whether bytes that are said to be in single-byte letters make whole UTF-8: by chance they never do."""
    if codec.startswith("utf") or content.isascii():
        return False
    return _strictly(content, "utf-8") is not None


def _looks_wide(content: bytes) -> bool:
    head = content[:_SAMPLE]
    return head.count(0) * 5 > len(head)


def _guessed(content: bytes, declared: str) -> tuple[str, str, str]:
    said = f"it says {declared}, and its bytes are not" if declared else "it does not say how its letters are encoded"
    if _looks_wide(content):
        head = content[:_SAMPLE]
        codec = "utf-16-le" if head[1::2].count(0) >= head[0::2].count(0) else "utf-16-be"
        text = _strictly(content, codec)
        if text is not None:
            return text, "UTF-16", said
    mended = _mostly_utf8(content)
    if mended is not None:
        lost = mended.count("\ufffd")
        what = "one byte that is none" if lost == 1 else f"{lost} places that are none"
        return mended, "UTF-8", f"{said.split(',')[0] if declared else 'it is in UTF-8'}, but for {what}"
    from charset_normalizer import from_bytes  # a tenth of a second, and most captures never need it

    best = from_bytes(content[:_SAMPLE]).best()
    if best is not None:
        text = _strictly(content, best.encoding)
        if text is not None:
            return text, shown(best.encoding), said
    raise UnreadableError(
        "is in an encoding that cannot be told", "save it as UTF-8 under another name, and keep the original"
    )


def _mostly_utf8(content: bytes) -> str | None:
    """The text, if it is UTF-8 with a few bytes that are torn."""
    text = content.decode("utf-8", "replace")
    whole = sum(1 for c in text if c > "\x7f" and c != "\ufffd")
    torn = text.count("\ufffd") - content.count("\ufffd".encode())
    return text if torn * 20 < whole else None
