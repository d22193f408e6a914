"""The records of a crawl: which pages it holds, and the bytes of one of them."""

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from generator.load.captures.extracted import UnreadableError

MOST_UNPACKED = 3_000_000_000
"""The most bytes that a crawl may have when it is unpacked; they are never all in memory."""
LARGEST_PAGE = 100_000_000
MOST_RECORDS = 2_000_000

_CHUNK = 1 << 16
_PAGE_RECORDS = ("response", "resource", "revisit")
_AGAIN = "crawl the page by itself, and name that crawl"


class Entry(msgspec.Struct, frozen=True):
    """Where a record of a crawl stands: in which of its files, from which byte, and what its headers say."""

    file: int
    offset: int
    url: str
    taken: str
    kind: str
    status: int
    mime: str
    location: str = ""
    refers_to: str = ""
    refers_at: str = ""
    digest: str = ""


class Payload(msgspec.Struct, frozen=True):
    """The bytes of a page, decoded from how they were sent, and its Content-Type."""

    content: bytes
    mime: str


Opener = Callable[[], io.BufferedIOBase]
"""Opens a WARC from its beginning."""


def entries(files: list[Opener]) -> Iterator[Entry]:
    """Every page that the files of a crawl hold."""
    seen = unpacked = 0
    for number, opener in enumerate(files):
        records = _iterate(opener())
        try:
            for record in records:
                seen += 1
                offset = records.get_record_offset()
                if record.rec_type in _PAGE_RECORDS:
                    yield _entry(record, number, offset)
                while data := record.raw_stream.read(_CHUNK):
                    unpacked += len(data)
                    if unpacked > MOST_UNPACKED:
                        say = f"unpacks to more than {MOST_UNPACKED // 1_000_000_000} GB"
                        raise UnreadableError(say, _AGAIN)
                if seen > MOST_RECORDS:
                    raise UnreadableError(f"has more than {MOST_RECORDS:,} records", _AGAIN)
        except (ArchiveLoadFailed, EOFError, zlib.error, gzip.BadGzipFile, ValueError) as error:
            if not seen:
                raise UnreadableError("is no crawl that can be read", "get it once more, or crawl it anew") from error
            say = f"is damaged behind its record number {seen}"
            raise UnreadableError(say, "get it once more; what stands behind that place cannot be read") from error


def payload(files: list[Opener], entry: Entry) -> Payload:
    """The bytes of one page."""
    stream = files[entry.file]()
    stream.seek(entry.offset)
    record = next(iter(_iterate(stream)))
    content = _bounded(record.raw_stream)
    headers = record.http_headers
    if headers is None:
        return Payload(content, entry.mime)
    if "chunked" in (headers.get_header("Transfer-Encoding") or "").lower():
        content = _unchunked(content)
    for coding in reversed((headers.get_header("Content-Encoding") or "").lower().split(",")):
        content = _decoded(content, coding.strip())
    return Payload(content, headers.get_header("Content-Type") or "")


def _iterate(stream: io.BufferedIOBase) -> Any:
    return ArchiveIterator(stream, arc2warc=False)


def _entry(record: Any, file: int, offset: int) -> Entry:
    headers, http = record.rec_headers, record.http_headers
    status, mime, location = 200, headers.get_header("Content-Type") or "", ""
    if http is not None:
        code = http.get_statuscode() or ""
        status = int(code) if re.fullmatch(r"\d{3}", code) else 0
        mime = http.get_header("Content-Type") or ""
        location = http.get_header("Location") or ""
    return Entry(
        file,
        offset,
        (headers.get_header("WARC-Target-URI") or "").strip("<>"),
        headers.get_header("WARC-Date") or "",
        record.rec_type,
        status,
        mime,
        location,
        headers.get_header("WARC-Refers-To-Target-URI") or "",
        headers.get_header("WARC-Refers-To-Date") or "",
        headers.get_header("WARC-Payload-Digest") or "",
    )


def _bounded(stream: Any) -> bytes:
    out = bytearray()
    while data := stream.read(_CHUNK):
        out += data
        _check(len(out))
    if getattr(stream, "limit", 0):
        raise UnreadableError("holds a page that was cut off when it was taken", _AGAIN)
    return bytes(out)


def _check(length: int) -> None:
    if length > LARGEST_PAGE:
        raise UnreadableError(f"holds a page of more than {LARGEST_PAGE // 1_000_000} MB", _AGAIN)


def _unchunked(content: bytes) -> bytes:
    """A body without the sizes between its chunks; as it is where there are none, for some crawlers take them out."""
    out = bytearray()
    at = 0
    while True:
        end = content.find(b"\r\n", at)
        size = content[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            if not out:
                return content
            raise UnreadableError("holds a page whose chunks are torn", _AGAIN)
        length = int(size, 16)
        if not length:
            return bytes(out)
        out += content[end + 2 : end + 2 + length]
        at = end + 2 + length + 2
        if at > len(content) + 2:
            raise UnreadableError("holds a page that was cut off when it was taken", _AGAIN)
        if at >= len(content):
            return bytes(out)


def _decoded(content: bytes, coding: str) -> bytes:
    """A body as it was before it was packed; as it is where it was unpacked already."""
    match coding:
        case "" | "identity":
            return content
        case "gzip" | "x-gzip":
            return _inflated(content, 31) if content.startswith(b"\x1f\x8b") else content
        case "deflate":
            try:
                return _inflated(content, 15)
            except UnreadableError:
                return _inflated(content, -15)
        case "br":
            return _unbrotli(content)
    raise UnreadableError(f"holds a page that is packed in a way that is not known here (`{coding}`)", _AGAIN)


def _inflated(content: bytes, bits: int) -> bytes:
    out = bytearray()
    while content:
        unpacker = zlib.decompressobj(bits)
        try:
            while True:
                out += unpacker.decompress(content, _CHUNK * 16)
                _check(len(out))
                content = unpacker.unconsumed_tail
                if unpacker.eof or not content:
                    break
        except zlib.error as error:
            raise UnreadableError("holds a page that cannot be unpacked", _AGAIN) from error
        if not unpacker.eof:
            raise UnreadableError("holds a page that was cut off when it was taken", _AGAIN)
        content = unpacker.unused_data if unpacker.unused_data.startswith(b"\x1f\x8b") else b""
    return bytes(out)


def _unbrotli(content: bytes) -> bytes:
    import brotli  # needed by few pages

    unpacker = brotli.Decompressor()
    out = bytearray()
    try:
        out += unpacker.process(content, output_buffer_limit=_CHUNK * 16)
        while not unpacker.is_finished():
            more = unpacker.process(b"", output_buffer_limit=_CHUNK * 16)
            if not more and unpacker.can_accept_more_data():
                raise UnreadableError("holds a page that was cut off when it was taken", _AGAIN)
            out += more
            _check(len(out))
    except brotli.error as error:
        if not out:
            return content  # unpacked already
        raise UnreadableError("holds a page that cannot be unpacked", _AGAIN) from error
    return bytes(out)
