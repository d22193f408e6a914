"""Where a citation's bracket ends, and a quotation within it. What stands in them is read by citations.py.

A text that was made to be slow must not be: every search ends at the beginning of another citation, or at a
depth of brackets or quotation marks that nobody types.
"""

import re
from enum import Enum

import msgspec

from generator.model.patterns import later, letters

# What opens a quotation in a citation, and what may close it.
QUOTES = {
    '"': '"', "＂": "＂", "“": "”", "„": "“”", "‟": "”", "❝": "❞", "«": "»", "»": "«", "‹": "›", "›": "‹",
    "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄", "〝": "〞〟",
}  # fmt: skip
_DEEPEST = 8
_WITHIN = {
    opening: later("|".join((r"\\.", opening, *closing, r"\[-?@[\w{]")), re.DOTALL)
    for opening, closing in QUOTES.items()
}
_TOKEN = later("|".join((r"\\.", r"\[", r"\]", *QUOTES)), re.DOTALL)
# Letters, marks and digits of any script, with single marks between; `@{…}` takes anything.
KEY = letters(
    r"(?:(?<=[\s;,:(\[“”„«»\"'‘’–—*_¿¡-])|\A)"
    r"(?P<at>-?+@)(?:\{(?P<any>[^{}\n]*+)\}|(?P<id>[\p{L}\p{M}\p{N}_]++(?:[-.:][\p{L}\p{M}\p{N}_]++)*+))"
)


class Fault(Enum):
    """Why a citation does not end."""

    BRACKET = "bracket"
    QUOTATION = "quotation"


class End(msgspec.Struct, frozen=True):
    """The place of the closing bracket; with a fault, the place of what is never closed."""

    at: int
    fault: Fault | None = None


def bracket_end(text: str, start: int, limit: int) -> End:
    """The end of the bracket at `start`. Quotations shield brackets, a backslash any mark."""
    depth, at = 1, start + 1
    while found := _TOKEN.search(text, at, limit):
        mark, at = found[0], found.end()
        if mark in QUOTES:
            end = quotation_end(text, found.start(), limit)
            if end < 0:
                return End(found.start(), Fault.QUOTATION)
            at = end + 1
        elif mark == "]":
            depth -= 1
            if not depth:
                return End(found.start())
        elif mark == "[":
            depth += 1
            if depth > _DEEPEST or KEY.match(text, at, limit):
                break
    return End(start, Fault.BRACKET)


def quotation_end(text: str, start: int, limit: int) -> int:
    """Where the quotation at `start` is closed, or -1. The beginning of a citation is never quoted."""
    opening = text[start]
    depth, at = 1, start + 1
    while found := _WITHIN[opening].search(text, at, limit):
        mark, at = found[0], found.end()
        if mark in QUOTES[opening]:
            depth -= 1
            if not depth:
                return found.start()
        elif mark == opening:
            depth += 1
        if depth > _DEEPEST or len(mark) > 2:
            break
    return -1


def quotation_over(text: str, begin: int, at: int, limit: int) -> int:
    """Where the last quotation ends that opens in `begin:at`; beyond `at` where it shields that place."""
    while found := _TOKEN.search(text, begin, at):
        begin = found.end()
        if found[0] in QUOTES:
            begin = max(begin, quotation_end(text, found.start(), limit) + 1)
    return begin
