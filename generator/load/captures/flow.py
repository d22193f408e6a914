"""Text written piece by piece as a page sets it: paragraphs parted by a blank line, lines, cells, words."""

import re
import unicodedata

from generator.load.captures.extracted import LONGEST, not_too_long

NOTHING, SPACE, CELL, LINE, PARAGRAPH = range(5)
_SIGNS = {SPACE: " ", CELL: "\t", LINE: "\n", PARAGRAPH: "\n\n"}
_WHITE = re.compile(r"[ \t\n\r\f]+")


class Flow:
    """What is written so far. `aside` keeps what stands beside a paragraph's words until the paragraph ends."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._length = 0
        self._last = ""
        self._wants = NOTHING
        self._broken = False  # whether the space that is wanted has a line's end in it
        self._asides: list[str] = []

    def part(self, how: int) -> None:
        """Part what follows from what stands; the strongest way that is asked for holds."""
        if how == PARAGRAPH and self._asides:
            asides, self._asides = self._asides, []
            for aside in asides:
                self._wants = PARAGRAPH
                self._put(aside)
        self._wants = max(self._wants, how)

    def line(self) -> None:
        """Begin another line; two in a row leave one empty."""
        self.part(PARAGRAPH if self._wants == LINE else LINE)

    def aside(self, text: str) -> None:
        """Keep text that belongs to the paragraph and is none of its words."""
        words = _WHITE.sub(" ", text).strip()
        if words:
            self._asides.append(words)

    def write(self, text: str) -> None:
        """Write text whose white space is that of a source file."""
        start = 0
        for gap in _WHITE.finditer(text):
            if gap.start() > start:
                self._put(text[start : gap.start()])
            elif self._wants in (NOTHING, SPACE) and not start:
                self._broken = False
            if self._wants <= SPACE:
                self._broken = (self._broken and self._wants == SPACE) or "\n" in gap[0]
                self._wants = SPACE
            start = gap.end()
        if start < len(text):
            self._put(text[start:])

    def keep(self, text: str) -> None:
        """Write text whose white space is kept."""
        if text:
            self._put(text.replace("\r\n", "\n").replace("\r", "\n"))

    def finish(self) -> str:
        """All that was written."""
        self.part(PARAGRAPH)
        return "".join(self._out).strip("\n\t ")

    def _put(self, text: str) -> None:
        how, self._wants = self._wants, NOTHING
        if self._out and how:
            if how == CELL and _runs_on(self._last, text[0]):
                how = PARAGRAPH
            sign = _SIGNS[how]
            if how == SPACE and self._broken and _is_wide(self._last) and _is_wide(text[0]):
                sign = ""
            if how > CELL and self._last in "\n \t":
                self._trim()
            self._out.append(sign)
        self._broken = False
        self._out.append(text)
        self._last = text[-1]
        self._length += len(text) + 2
        if self._length > LONGEST * 2:
            not_too_long(" " * (LONGEST + 1))

    def _trim(self) -> None:
        """Take away white space at the end, which a break replaces."""
        while self._out:
            self._out[-1] = self._out[-1].rstrip("\n \t")
            if self._out[-1]:
                break
            self._out.pop()


def _runs_on(before: str, after: str) -> bool:
    """Whether two cells would read as one number if they stood in one line."""
    return after.isnumeric() and unicodedata.category(before)[0] in "NSP"


def _is_wide(character: str) -> bool:
    """Whether it is of a script that is set without spaces: the end of a line is none there."""
    return unicodedata.east_asian_width(character) in "WF" and not "\uac00" <= character <= "\ud7af"
