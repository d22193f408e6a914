"""Text to its folded form, in which writings of the same words are equal, with a way back to the original's offsets.

What is folded is the content model's list and nothing else: white space, quotation marks, apostrophes, dashes, the
ellipsis, typographic ligatures, characters that print nothing, Unicode form (NFC). Arabic and Hebrew vowel marks are
set aside, letter by letter, for whoever compares. Where a word begins and ends is left to boundaries.py.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.link.quotations.offsets import Shifts, compose
from generator.model.patterns import later, letters

# White space that keeps what it stands between on one line; the thin space, because numbers are grouped with it.
NO_BREAK = "\u00a0\u202f\u2007\u2009"
PARAGRAPH = "\u2029"  # stands in `shape` for a blank line
DOUBLE = '"“”„‟«»＂״「」『』﹁﹂﹃﹄〝〞〟⹂'
SINGLE = "'‘’‚‛‹›ʼ＇׳"
HYPHENS = "-‐‑‒–−﹣－־֊﹘"
DASHES = "—―⸺⸻"

# Soft hyphen, zero-width space, word joiner, zero-width no-break space: nothing is printed for them anywhere.
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
# Tanwin, fatha, damma, kasra, shadda, sukun and their kin; niqqud. Not hamza or madda, which make another letter,
# nor marks of recitation.
_VOWELS = "\u064b-\u0652\u0656\u0657\u0659-\u065e\u0670\u08f0-\u08f2\u05b0-\u05bd\u05bf\u05c1\u05c2\u05c7"
_IDEOGRAPH = later("[\u2e80-\u2fdf\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"}

_UNEVEN = later(
    # What any of these begins with: looked for first, it makes them four times as fast.
    rf"(?=[\n\r\f\v\x85\u2028«{NO_BREAK}{_UNSEEN}{_VOWELS}{''.join(_LIGATURES)}\u200c\u200d.…-]|\s[\s{_UNSEEN}»])(?:"
    # The French set spaces inside their marks; "»so« schreibt man auch" has them outside.
    r"(?P<french>(?<![^\s(\[—–’'])«\s+|\s+»(?=[\s.,;:!?…)\]]|\Z))"
    rf"|(?P<space>[\s{_UNSEEN}]{{2,}}|[\n\r\f\v\x85\u2028])"
    rf"|(?P<unseen>[{_UNSEEN}])"
    rf"|(?P<marks>[{_VOWELS}]+)"
    rf"|(?P<ligature>[{''.join(_LIGATURES)}])"
    r"|(?P<dots>[.…]{2,}|\.(?:[ \u00a0]\.){2,3})"
    r"|(?P<dashes>--+)"
    "|(?P<joiner>[\u200c\u200d]))"
)
_LINE_END = later(r"(?:\r\n|[\n\r\x85\u2028])\f?|[\f\v]")
_BROKEN = later(rf"(?:[{re.escape(HYPHENS)}]|[{DASHES}]{{1,2}}|--)\Z")  # behind a word at the end of a line
_SOFT = "\u00ad"
_SPACES = "".join(c for c in map(chr, range(0x3001)) if c.isspace())
_EVEN = tuple(
    (printed, even)
    for every, even in ((_SPACES, " "), (HYPHENS + DASHES, "-"), (DOUBLE, '"'), (SINGLE, "'"))
    for printed in every
    if printed != even
)
# A single mark that is no apostrophe quotes, and a writer who nests quotations turns double into single. After a
# digit it may be feet or minutes, which a double mark would make inches or seconds.
_QUOTING = later(r"'(?<!\w')|'(?<=[^\W\d]')(?!\w)")
_JOINS_ON = letters(r"[\p{jt=D}\p{jt=L}\p{jt=C}]")
_JOINS_BACK = letters(r"[\p{jt=D}\p{jt=R}\p{jt=C}]")
_CURSIVE = letters(r"(?V1)[\p{L}&&[\p{Arabic}\p{Syriac}]]")
_DETACHED = letters(r"(?V1)[\p{L}&&[\p{Latin}\p{Greek}\p{Cyrillic}\p{Hebrew}\p{Armenian}\p{Georgian}]]")


class Folded:
    """A text in folded form.

    `text` is what is compared. `shape` has the same length and keeps each dash, mark and space as printed, a blank
    line as PARAGRAPH. `marks` holds the vowel marks that were set aside, by the index of their letter. `broken` are
    the indices of hyphens and dashes behind which a line ended: "non-" and "lethal" are "non-lethal" there.
    """

    def __init__(self, original: str) -> None:
        self._original = original
        composed, self._composed = compose(original)
        self.shape, self._smoothed, self.marks, self.broken, self.soft = _smooth(composed)
        self.text = _even(self.shape)

    @cached_property
    def casefolded(self) -> str:
        """`text` without regard to capitals: its length may differ."""
        return self.text.casefold()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of `start:end` of `text`, which is not empty.

        White space at either end is left out, and marks that stand on the last letter are taken in.
        """
        first, last = self._composed.span(*self._smoothed.span(start, end))
        while first + 1 < last and self._original[first].isspace():
            first += 1
        while first + 1 < last and self._original[last - 1].isspace():
            last -= 1
        while last < len(self._original) and unicodedata.combining(self._original[last]):
            last += 1
        return first, last


def fold_quote(words: str) -> tuple[str, Mapping[int, str]]:
    """The folded form of quoted words, without white space at either end, and their vowel marks by letter."""
    folded = Folded(words.strip())
    lead = len(folded.text) - len(folded.text.lstrip())
    marks = {at - lead: marks for at, marks in folded.marks.items()} if lead else folded.marks
    return folded.text.strip(), marks


def _smooth(text: str) -> tuple[str, Shifts, Mapping[int, str], frozenset[int], frozenset[int]]:
    """The foldings that change the length: what is left has one character where its equals have one."""
    shifts = Shifts()
    marks: dict[int, str] = {}
    broken: list[int] = []
    soft: list[int] = []
    out: list[str] = []
    length = at = 0
    for found in _UNEVEN.finditer(text):
        start, end = found.span()
        old, new = found[0], _smoothed(found)
        if new == old:
            continue
        out += [text[at:start], new]
        length += start - at
        if found.lastgroup == "marks":
            # Several runs may stand on one letter, parted by something that prints nothing.
            marks[length - 1] = marks.get(length - 1, "") + old
        elif not new and found.lastgroup == "space" and _breaks_word(found):
            broken.append(length - 1)
        elif not new and found.lastgroup == "space" and _ends_in_soft_hyphen(found):
            soft.append(length)
        shifts.add(length, len(new), start, end)
        length += len(new)
        at = end
    out.append(text[at:])
    return "".join(out), shifts, marks, frozenset(broken), frozenset(soft)


def _smoothed(found: re.Match[str]) -> str:
    old = found[0]
    match found.lastgroup:
        case "french":
            return old.strip()
        case "ligature":
            return _LIGATURES[old]
        case "dashes":
            return "—" if len(old) < 4 else old
        case "dots":
            return _dots(old)
        case "space":
            return _space(found)
        case "joiner":
            return "" if _prints_nothing(found) else old
    return ""


def _dots(run: str) -> str:
    """An ellipsis however it is typed, with the full stop before it where there are four dots."""
    count = run.count(".") + 3 * run.count("…")
    if count < 3:
        return run
    return ".…" if count % 3 == 1 else "…"


def _space(found: re.Match[str]) -> str:
    """One character for a run of white space: a blank line, a line's end, a no-break space, a space."""
    white = "".join(c for c in found[0] if c not in _UNSEEN)
    lines = len(_LINE_END.findall(white))
    if lines and (_breaks_word(found) or _ends_in_soft_hyphen(found)):
        return ""
    if lines > 1 or PARAGRAPH in white:
        return PARAGRAPH
    if lines:
        # Where words are not parted by spaces, the end of a line parts none either.
        text, start = found.string, found.start()
        unspaced = start and _IDEOGRAPH.match(text, start - 1) and _IDEOGRAPH.match(text, found.end())
        return "" if unspaced else "\n"
    return white[0] if white and all(c in NO_BREAK for c in white) else " " * bool(white)


def _breaks_word(found: re.Match[str]) -> bool:
    """Whether white space that ends a line stands between a hyphen on a word and the next word."""
    text, start, end = found.string, found.start(), found.end()
    hyphen = _BROKEN.search(text, max(0, start - 2), start)
    before = text[hyphen.start() - 1 : hyphen.start()] if hyphen else ""
    return _lettered(before) and _lettered(text[end : end + 1])


def _ends_in_soft_hyphen(found: re.Match[str]) -> bool:
    """Whether it stands within one word, parted there by a soft hyphen alone."""
    text, start, end = found.string, found.start(), found.end()
    soft = found[0].lstrip(_UNSEEN.replace(_SOFT, "")).startswith(_SOFT)
    return soft and _lettered(text[start - 1 : start]) and _lettered(text[end : end + 1])


def _lettered(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "LMN"


def _prints_nothing(found: re.Match[str]) -> bool:
    """Whether a joiner leaves both its letters in the shape that they have anyway.

    So a non-joiner between two Persian letters that would join is kept, for it is printed, and one after a letter
    that never joins the next is not. Indian scripts and pictures use joiners otherwise: kept.
    """
    before = _letter(reversed(found.string[max(0, found.start() - 8) : found.start()]))
    after = _letter(found.string[found.end() : found.end() + 8])
    if _DETACHED.match(before) and _DETACHED.match(after):
        return True
    if not (_CURSIVE.match(before) and _CURSIVE.match(after)):
        return False
    join = bool(_JOINS_ON.match(before) and _JOINS_BACK.match(after))
    return join if found[0] == "\u200d" else not join


def _letter(characters: "Iterator[str] | str") -> str:
    """The first that is neither a mark nor unseen; empty where there is none."""
    return next((c for c in characters if unicodedata.category(c) != "Mn" and c not in _UNSEEN), "")


def _even(shape: str) -> str:
    """The foldings that keep the length."""
    text = shape
    for printed, even in _EVEN:  # three times as fast as str.translate
        if printed in text:
            text = text.replace(printed, even)
    return _QUOTING.sub('"', text) if "'" in text else text
