"""Offsets to words: where passages stand in their source's text, and how somebody who holds it can look them up."""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from generator.model.linked import SourceText
from generator.model.records import Article

Parts = tuple[tuple[int, int], ...]


class Check(msgspec.Struct, frozen=True):
    """How to look up the passages of a source, in sentences, and the SHA-256 of the capture and of its text."""

    sentences: tuple[str, ...]
    sha256: str
    text_sha256: str


def place_words(parts: Parts, pages: Sequence[int] = ()) -> str:
    """Where a passage stands. `pages` are the offsets at which the pages of the source begin, if it has any.

    >>> place_words(((120, 145), (160, 171)))
    'characters 120–145, 160–171'
    >>> place_words(((120, 145),), (0, 100, 200))
    'page 2, characters 120–145'
    """
    ends = (at for start, end in parts for at in (start, max(start, end - 1))) if pages else ()
    numbers = sorted({bisect_right(pages, at) for at in ends} - {0})
    where = f"pages {numbers[0]}–{numbers[-1]}, " if len(numbers) > 1 else f"page {numbers[0]}, " if numbers else ""
    return f"{where}characters {', '.join(f'{start}–{end}' for start, end in parts)}"


def tells_positions(article: Article, source: SourceText) -> bool:
    """Whether positions may be told: with them one could find out which copy it was that is kept private."""
    return bool(source.passages) and not article.hash_private


def check_of(article: Article, source: SourceText) -> Check | None:
    """How to look up the passages; None where there are none, or where the capture is kept private."""
    if not tells_positions(article, source):
        return None
    is_typed = source.basis == "transcription"
    text = "the editors’ transcription" if is_typed else "the text that was read from the capture"
    sentences = [
        f"Positions count the characters of {text}, as Unicode code points, from 0: “characters 120–145” begins at "
        "number 120 and ends before number 145."
    ]
    if source.basis == "lock":
        sentences.append("The capture was not at hand: these positions are those that captures.lock records.")
    if source.sha256:
        same = source.sha256 == source.text_sha256
        sentences.append(
            "Whoever holds the same file can look the passages up"
            + (": its text is the file itself, read as UTF-8." if same else ".")
        )
    return Check(tuple(sentences), source.sha256, source.text_sha256)
