"""The bytes of a capture to its text: a pure function, run in the worker. Which bytes they are is its caller's."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from generator.engine.memo import fingerprint
from generator.load.captures.extracted import Extracted, Failed, UnreadableError, not_too_long
from generator.load.captures.selector import CRAWLS, Selector

PLAIN = (".txt", ".md")
PAGES = (".html", ".htm", ".xhtml")
ENDINGS = (*PLAIN, *PAGES, ".pdf", *CRAWLS)
_LIBRARIES = ("selectolax", "pypdfium2", "warcio", "charset-normalizer", "brotli")


@cache
def versions() -> str:
    """A name for all that a text follows from beside its bytes: this code, and the libraries' versions."""
    from importlib.metadata import version  # as slow to import as all the rest together

    return fingerprint(Path(__file__).parent.glob("*.py"), *(version(name) for name in _LIBRARIES))


def ending_of(name: str) -> str:
    """Which of ENDINGS a file's name has; empty where it has none."""
    folded = name.lower()
    return max((e for e in ENDINGS if folded.endswith(e)), key=len, default="")


def extract(ending: str, content: bytes, pages: Sequence[Selector] = (Selector(),)) -> list[Extracted | Failed]:
    """The text of each page that is asked for; of what is no crawl there is but one."""
    try:
        if ending in CRAWLS:
            return _crawled(ending, content, pages)
        return [_text(ending, content)] * len(pages)
    except UnreadableError as error:
        return [error.failed] * len(pages)


def _crawled(ending: str, content: bytes, pages: Sequence[Selector]) -> list[Extracted | Failed]:
    from generator.load.captures.crawl import Crawl

    crawl = Crawl(ending, content)
    out: list[Extracted | Failed] = []
    for page in pages:
        try:
            entry, payload = crawl.page(page)
            made = _text(_kind(payload.mime, payload.content), payload.content, payload.mime)
            out.append(msgspec.structs.replace(made, url=entry.url, taken=entry.taken))
        except UnreadableError as error:
            out.append(error.failed)
    return out


def _text(ending: str, content: bytes, http: str = "") -> Extracted:
    if ending == ".pdf":
        from generator.load.captures.pdf import text_of_pdf

        return text_of_pdf(content)
    from generator.load.captures.encodings import decode

    text, encoding, doubt = decode(content, http=http, markup=ending in PAGES)
    if ending in PAGES:
        from generator.load.captures.html import text_of
        from generator.load.captures.xhtml import as_html

        shown, hidden = text_of(as_html(text) if ending == ".xhtml" else text)
        return Extracted(shown, hidden, encoding=encoding, doubt=doubt)
    if "\0" in text:
        raise UnreadableError("holds NUL characters, so it is no text", "save its text beside it, and name that file")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Extracted(not_too_long(text), encoding=encoding, doubt=doubt)


def _kind(mime: str, content: bytes) -> str:
    """The ending that the bytes of a page would have as a file."""
    if content.lstrip()[:5] == b"%PDF-":
        return ".pdf"
    match mime.split(";")[0].strip().lower():
        case "application/pdf":
            return ".pdf"
        case "application/xhtml+xml":
            return ".xhtml"
        case "text/html" | "":
            return ".html"
        case "text/plain" | "text/markdown":
            return ".txt"
    say = f"holds that page as `{mime.split(';')[0].strip()}`, of which no text is read"
    raise UnreadableError(say, "name a page, a PDF or a text of that crawl")
