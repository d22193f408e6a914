"""What is taken out of a text before Markdown is parsed, and the marks that keep its places.

Finding it, and reading it, is left to others.
"""

import re
from enum import Enum

import msgspec

from generator.model.problems import Problem

# Noncharacters, which no file may hold, between rare punctuation: to emphasis, a mark is what brackets are.
OPENING, _CLOSE = "⸨\ufdd2", "\ufdd3⸩"
MARK = re.compile(f"{OPENING}(\\d+){_CLOSE}")
FIRST = OPENING[1]


class HoleKind(Enum):
    """What a mark stands for.

    A COMMENT stands for itself only in code, and vanishes elsewhere. UNCLOSED is the beginning of a comment
    without an end, which was taken for code. A MISTAKE is text with a problem, which is none in code.
    """

    CITATION = "citation"
    LINK = "link"
    EMBED = "embed"
    COMMENT = "comment"
    UNCLOSED = "unclosed"
    MISTAKE = "mistake"


class Hole(msgspec.Struct, frozen=True):
    """The characters `start:end` of a text, taken out; `raw` are those characters."""

    kind: HoleKind
    start: int
    end: int
    raw: str
    problem: Problem | None = None


def mark(number: int) -> str:
    """What stands in the text for hole `number`."""
    return f"{OPENING}{number}{_CLOSE}"


def restored(text: str, holes: list[Hole]) -> str:
    """A piece of code, with each mark replaced by what it stands for."""
    while FIRST in text:
        text = MARK.sub(lambda m: holes[int(m[1])].raw, text)
    return text
