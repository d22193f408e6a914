"""PDFs to clean, written object by object, so that a test says what stands in them."""

from collections.abc import Mapping
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, PdfObject, StreamObject

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(body: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(body), body)


def text(words: str, draws: bytes = b"") -> bytes:
    """A content stream that shows the words, and draws what it is told."""
    return stream(b"BT /F1 12 Tf 20 60 Td (%b) Tj ET %b" % (words.encode("latin-1"), draws))


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R", before: bytes = b"") -> bytes:
    """The objects as a file, or as a later revision of the file `before`."""
    out = bytearray(before or b"%PDF-1.7\n")
    rows = []
    for number, body in objects.items():
        rows.append(b"%d 1\n%010d 00000 n \n" % (number, len(out)))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    earlier = b"/Prev %d" % int(before.split(b"startxref\n")[-1].split(b"\n")[0]) if before else b""
    out += b"xref\n0 1\n0000000000 65535 f \n" + b"".join(rows)
    out += b"trailer\n<</Size 100%b%b>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, earlier, start)
    return bytes(out)


def sheet(
    words: str = "Tower 22",
    *,
    draws: bytes = b"",
    page: bytes = b"",
    resources: bytes = b"",
    root: bytes = b"",
    trailer: bytes = b"",
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """A file of one page: 1 catalogue, 2 pages, 3 the page, 4 what it shows, 5 its font."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R%b>>" % root,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 100]>>",
        3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%b>>%b>>" % (resources, page),
        4: text(words, draws),
        5: FONT,
    }
    return pdf(objects | dict(more or {}), b"/Root 1 0 R" + trailer)


def shown(content: bytes) -> list[str]:
    """The words on each page."""
    return [page.extract_text().strip() for page in PdfReader(BytesIO(content)).pages]


def keys(content: bytes) -> set[str]:
    """Every key that stands in any dictionary that can be reached, the trailer's included."""
    found: set[str] = set()
    seen: set[int] = set()
    waiting: list[PdfObject] = [PdfReader(BytesIO(content)).trailer]
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object() or DictionaryObject()
        if isinstance(one, DictionaryObject):
            found |= set(one)
            waiting += [one.raw_get(key) for key in one]
        elif isinstance(one, list):
            waiting += list(one)
    return found


def streams(content: bytes, subtype: str) -> list[StreamObject]:
    """The streams of a subtype, such as /Image."""
    reader = PdfReader(BytesIO(content))
    every = [reader.get_object(number) for number in range(1, int(reader.trailer["/Size"]))]
    return [one for one in every if isinstance(one, StreamObject) and one.get("/Subtype") == subtype]
