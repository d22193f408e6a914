"""Captures made for tests: crawls, archives and PDFs, each as bytes."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterable

PAGE = "https://example.org/page"
THEN = "2024-02-19T06:37:12Z"


class Warc:
    """A crawl in the making."""

    def __init__(self, *, packed: bool = True) -> None:
        self._packed = packed
        self._out = b""

    def page(
        self, body: bytes, url: str = PAGE, taken: str = THEN, *, status: str = "200 OK", mime: str = "text/html",
        headers: Iterable[tuple[str, str]] = (),
    ) -> "Warc":  # fmt: skip
        sent = "".join(f"{name}: {value}\r\n" for name, value in (("Content-Type", mime), *headers))
        return self._record("response", url, taken, f"HTTP/1.1 {status}\r\n{sent}\r\n".encode() + body)

    def again(self, taken: str, of: str = THEN, url: str = PAGE) -> "Warc":
        """A record that says that the page was the same as before."""
        more = f"WARC-Refers-To-Target-URI: {url}\r\nWARC-Refers-To-Date: {of}\r\n"
        return self._record("revisit", url, taken, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", more)

    def done(self) -> bytes:
        return self._out

    def _record(self, kind: str, url: str, taken: str, block: bytes, more: str = "") -> "Warc":
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {taken}\r\n{more}"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        self._out += gzip.compress(record) if self._packed else record
        return self


def wacz(**members: bytes) -> bytes:
    """An archive of crawls; `_` in a name is a dot, `__` a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects; the first is its catalogue."""
    out = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return out + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))


def printed(*pages: str) -> bytes:
    """A PDF with these pages, each of lines in one column."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, text in enumerate(pages):
        shown = b" ".join(b"(%s) Tj T*" % line.encode("latin-1") for line in text.split("\n"))
        stream = zlib.compress(b"BT /F 12 Tf 14 TL 50 700 Td %s ET" % shown)
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % (5 + 2 * number),
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
        ]
    return pdf(*objects)


def zeros(size: int) -> bytes:
    """That many zeros, packed to about a thousandth."""
    return packed(b"", size)


def packed(head: bytes, size: int) -> bytes:
    """Something and that many zeros behind it, packed with gzip."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    chunk = bytes(1 << 24)
    out = [packer.compress(head)]
    out += [packer.compress(chunk) for _ in range(size >> 24)]
    return b"".join([*out, packer.flush()])
