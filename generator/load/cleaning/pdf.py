"""A PDF as its pages look and nothing else: no author, no history, no attachments, no scripts.

The pages of the latest revision are written into a new file by a list of what may pass. What is drawn on them
is not judged: words under a black bar, or beyond a cropped page's edge, stay and are left to the writer.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject

from generator.load.cleaning.parts import Refused, damaged
from generator.load.cleaning.pdf_annotations import Places, annotations
from generator.load.cleaning.pdf_objects import PRINT_IT, Copies
from generator.load.cleaning.pdf_use import dictionary

_OF_A_PAGE = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def clean(content: bytes) -> bytes:
    """The PDF without metadata; Refused where its pages cannot be told, whole, from the rest."""
    with _listening() as complaints:
        try:
            reader = PdfReader(BytesIO(content))
            _check(reader)
            made = _rewritten(reader)
            if len(PdfReader(BytesIO(made)).pages) != len(reader.pages):
                raise damaged()
        except Refused:
            raise
        except Exception:
            # Readers raise nearly anything on bytes that are not what they should be, or that are locked.
            raise _locked() if b"/Encrypt" in content else damaged() from None
    if complaints and _revisions(content) > 1:
        # A reader that mends a broken table of contents may take an object from an earlier revision.
        raise Refused("is damaged, and holds earlier versions of itself that could come back", PRINT_IT)
    return made


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What the reader complains of, which goes to nobody's terminal."""
    complaints: list[str] = []
    ear = logging.Handler(logging.WARNING)
    ear.emit = lambda record: complaints.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("pypdf")
    before = logger.level, logger.propagate
    logger.addHandler(ear)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield complaints
    finally:
        logger.removeHandler(ear)
        logger.setLevel(before[0])
        logger.propagate = before[1]


def _revisions(content: bytes) -> int:
    """How many times the file was saved into. One prepared for the web has two endings from the start."""
    return content.count(b"startxref") - (b"/Linearized" in content[:1024])


def _check(reader: PdfReader) -> None:
    """Refuses what would lose, or give away, something by being reduced to its pages."""
    if reader.is_encrypted:
        raise _locked()
    root = reader.root_object
    form = dictionary(root.get("/AcroForm"))
    if "/XFA" in form:
        raise Refused("is a form of a kind that only Adobe's programs show", PRINT_IT)
    if "/Collection" in root:
        raise Refused("is a portfolio: other files in a wrapper", "publish the files in it one by one")
    if dictionary(root.get("/OCProperties")).get("/OCGs"):
        raise Refused("has layers, and one that is hidden would be published with the rest", PRINT_IT)
    if not len(reader.pages):
        raise damaged("has no pages")


def _locked() -> Refused:
    return Refused("is locked with a password, or against copying", "save it without protection")


def _rewritten(reader: PdfReader) -> bytes:
    copies = Copies()
    root, tree = copies.reserve(), copies.reserve()
    pages = list(reader.pages)
    numbers = [copies.reserve() for _ in pages]
    old = [page.indirect_reference for page in pages]
    redrawn = bool(dictionary(reader.root_object.get("/AcroForm")).get("/NeedAppearances"))
    moved = {o.idnum: n for o, n in zip(old, numbers, strict=True) if o is not None}
    places = Places(moved, _names(reader), redrawn)
    for page, number in zip(pages, numbers, strict=True):
        copies.put(number, _page(page, tree, copies, places))
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    copies.put(tree, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(numbers), kids))
    language = str(reader.root_object.get("/Lang", ""))
    spoken = b"/Lang(%b)" % language.encode() if _LANGUAGE.fullmatch(language) else b""
    copies.put(root, b"<</Type/Catalog/Pages %d 0 R%b>>" % (tree, spoken))
    return copies.finish(root)


def _page(page: DictionaryObject, tree: int, copies: Copies, places: Places) -> bytes:
    """A page: its measures, what is drawn on it and with what, and what lies upon it."""
    entries = [b"/Type/Page/Parent %d 0 R" % tree]
    measures = [key for key in _OF_A_PAGE if key in page]
    entries += [b"%b %b" % (key.encode(), copies.value(page.raw_get(key))) for key in measures]
    parts = list(_contents(page))
    instructions = b"\n".join(stream.get_data() for _, stream in parts)
    resources = copies.resources(page.get("/Resources"), instructions)
    shows = b" ".join(copies.value(part) for part, _ in parts)
    upon = b" ".join(annotations(page, copies, places))
    entries += [b"/Resources", resources, b"/Contents[%b]" % shows, b"/Annots[%b]" % upon if upon else b""]
    return b"<<%b>>" % b"".join(entries)


def _contents(page: DictionaryObject) -> Iterator[tuple[PdfObject, StreamObject]]:
    """What draws the page, in order: references and the streams that they lead to."""
    raw = page.raw_get("/Contents") if "/Contents" in page else None
    found = raw.get_object() if raw is not None else None
    for part in found if isinstance(found, ArrayObject) else (raw,):
        stream = part.get_object() if part is not None else None
        if part is not None and isinstance(stream, StreamObject):
            yield part, stream


def _names(reader: PdfReader) -> dict[str, PdfObject]:
    """Destinations that links call by name."""
    return {name: place.dest_array for name, place in reader.named_destinations.items()}
