"""PDF to text, page by page, in the order in which the file draws it; lines that run from right to left as read."""

import re
from itertools import accumulate

import pypdfium2
import pypdfium2.raw as pdfium

from generator.load.captures.bidi import Glyph, is_right_to_left, logical
from generator.load.captures.extracted import LONGEST, Extracted, UnreadableError, not_too_long

MOST_PAGES = 20_000
PAGE_BREAK = "\n\f"
"""Stands between two pages. To a quotation it is the end of a line, so that a sentence may run on over it."""

_HYPHEN = re.compile("[\ufffe\x02]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_LINE_HYPHEN = re.compile(r"(?<=[^\W\d_])[\ufffe\x02](?:\r?\n)?(?=[^\W\d_])")


def text_of_pdf(content: bytes) -> Extracted:
    """The text of a PDF. One of pictures alone has none."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise _broken(str(error)) from None
    count = len(document)
    if count > MOST_PAGES:
        raise UnreadableError(f"has more than {MOST_PAGES:,} pages", "save those that you quote as a PDF of their own")
    pages: list[str] = []
    pictures: list[int] = []
    length = 0
    for number in range(count):
        try:
            text = _page(document, number)
            if not text and _is_picture(document, number):
                pictures.append(number + 1)
        except pypdfium2.PdfiumError:
            say = f"has a page that cannot be read: page {number + 1}"
            raise UnreadableError(say, "print the PDF anew to a file beside it, and name that one") from None
        length += len(text)
        if length > LONGEST:
            not_too_long(" " * (LONGEST + 1))
        pages.append(text)
    lengths = (len(page) + len(PAGE_BREAK) for page in pages[:-1])
    text = PAGE_BREAK.join(pages)
    begins = tuple(accumulate(lengths, initial=0))
    return Extracted(text, pages=begins, pictures=tuple(pictures)) if any(pages) else Extracted("")


def _is_picture(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether a page without words shows a picture, which may be one of words."""
    page = document[number]
    try:
        return any(True for _ in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=5))
    finally:
        page.close()


def _broken(why: str) -> UnreadableError:
    if "password" in why.lower():
        return UnreadableError(
            "is locked with a password", "save it without one under another name, and keep the original"
        )
    return UnreadableError(
        "is no PDF that can be read", "get it once more; if it opens elsewhere, print it to a PDF beside it"
    )


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    try:
        words = page.get_textpage()
        try:
            count = words.count_chars()
            raw = words.get_text_range() if count > 0 else ""
            if is_right_to_left(raw):
                raw = logical(_boxed(words, count))
        finally:
            words.close()
    finally:
        page.close()
    return _tidy(raw)


def _boxed(words: pypdfium2.PdfTextPage, count: int) -> list[Glyph]:
    """Each character with its left and right in points."""
    out: list[Glyph] = []
    for n in range(count):
        code = pdfium.FPDFText_GetUnicode(words, n)
        if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            code = 0xFFFD
        left, _, right, _ = words.get_charbox(n, loose=True)
        out.append((chr(code), left, right))
    return out


def _tidy(raw: str) -> str:
    """The text with plain line ends. A hyphen that the page itself sets to break a word becomes a soft one."""
    text = _LINE_HYPHEN.sub("\u00ad\n", raw.replace("\r\n", "\n").replace("\r", "\n"))
    text = _HYPHEN.sub("-\n", text)
    return _CONTROLS.sub("", text).strip()
