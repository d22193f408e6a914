"""What is read from the bytes of one capture: values that pass between the worker and the build."""

import msgspec

LONGEST = 20_000_000
"""The most characters of text that a capture may have: about thirty long books."""


class Extracted(msgspec.Struct, frozen=True):
    """The text of a capture.

    `hidden` is text that a page holds and does not show. `pages` are the offsets in `text` where each page of a PDF
    begins. `encoding` is the one that was decoded from, empty where the format itself says it; `doubt` says in words
    why that encoding is not certain. `pictures` are the numbers of pages (from 1) that show pictures and hold no words,
    as a scan does. `url` and `taken` (ISO 8601) are a crawl record's own.
    """

    text: str
    hidden: str = ""
    pages: tuple[int, ...] = ()
    pictures: tuple[int, ...] = ()
    encoding: str = ""
    doubt: str = ""
    url: str = ""
    taken: str = ""


class Failed(msgspec.Struct, frozen=True):
    """Why a capture has no text: the end of a sentence that begins with its name, and what to do."""

    say: str
    do: str


class UnreadableError(Exception):
    """A capture that has no text to give; says why, and what to do."""

    def __init__(self, say: str, do: str) -> None:
        super().__init__(say)
        self.failed = Failed(say, do)


def not_too_long(text: str) -> str:
    """The text, if a capture may have as much."""
    if len(text) > LONGEST:
        say = f"holds more than {LONGEST:,} characters of text"
        raise UnreadableError(say, "save the part that you quote by itself")
    return text
