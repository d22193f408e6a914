"""Words between single quotation marks. Their marks are apostrophes too, so what stands around them is looked at."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from generator.model.patterns import later

Range = tuple[int, int]

# After a letter a mark is an apostrophe, but for scripts that set no spaces.
_LETTER = r"[^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
# What closes each; the low and the ornamental marks are no apostrophes.
_CLOSE = {"‘": "’", "‛": "’", "’": "’", "'": "'", "‚": "‘’", "❛": "❜"}
SINGLE = later(
    rf"(?:(?<!{_LETTER})(?<![’'‘‛\ufdd4])[‘‛‚❛]|(?<![\w’'‘‛\ufdd4])'|(?:\A|(?<=[\s(\[—–]))’)"
    '(?=[^\\W_]|[\\[(…$€£¥“„«"\ufdd4+−@#¿¡])'
)
_END = later(rf"(?P<before>[.,!?…]?)(?P<mark>(?<=\S)[’'‘❜])(?!{_LETTER})(?P<after>[.,;:!?…)—–\]]?)")
# 'em, 'Tis, rock 'n' roll, ’s avonds, the '90s: letters or figures left out at the start of a word.
_LEFT_OUT = later(
    r"(?:\d\d(?:s|er)?|em|tis|twas|twere|twill|til|till|cause|cos|cuz|bout|round|neath|gainst|fore|pon|nother"
    r"|n|t|s|k|m|ns|kay)(?!\w)",
    re.IGNORECASE,
)
# The dogs' owners, Chavez' men, the goin' rate, o' the: an apostrophe at the end of a word, and a word after it.
_OWNED = later(r"(?:[szxSZX]|\w\win|\b(?:o|n|th|an|ol|lil|wi|po))\Z")
_GOES_ON = later(r"\s+[\w“„«\"\ufdd4]")
# ‘Ali and the soldiers’ base: as many words make a quotation of what a name and an apostrophe may begin and end.
_LEAST = {"‘": 2, "‛": 2, "'": 4}


def single_spans(text: str, cited: Iterable[int] = ()) -> list[Range]:
    """Words between single quotation marks, marks excluded; `cited` are places where a citation stands.

    A closing mark looks like an apostrophe. The first that stands beside punctuation or before a citation is taken,
    else the last before the next opening one that no apostrophe would be, else the last: in doubt too many words are
    looked up, which a writer will be told, rather than too few.
    """
    places = set(cited)
    return [span for opening, limit in _openings(text) if (span := _span(text, opening, limit, places))]


def sure(text: str, span: Range) -> bool:
    """Whether the mark before a span of `single_spans` is one that is never an apostrophe."""
    return text[span[0] - 1] in "‚❛"


def _openings(text: str) -> Iterator[tuple["re.Match[str]", int]]:
    """Opening marks, each with the place of the next."""
    found = list(SINGLE.finditer(text))
    for opening, following in zip_longest(found, found[1:]):
        yield opening, following.start() if following else len(text)


def _span(text: str, opening: "re.Match[str]", limit: int, places: set[int]) -> Range | None:
    start, mark = opening.end(), opening[0]
    closings = [m for m in _END.finditer(text, start, limit) if m["mark"] in _CLOSE[mark]]
    if not closings:
        return None
    beside = [m for m in closings if m["before"] or m["after"] or _cited_after(text, m.end("mark"), places)]
    plain = [m for m in closings if m in beside or not _may_be_apostrophe(text, start, m)]
    closing = beside[0] if beside else (plain or closings)[-1]
    end = closing.start("mark")
    # ‘17 wounded’ is quoted; in “the '90s and the dogs' owners” nothing is.
    if _LEFT_OUT.fullmatch(text, start, end):
        return None
    if not plain and (mark == "’" or _LEFT_OUT.match(text, start) or _few(text[start:end], mark)):
        return None
    return start, end


def _may_be_apostrophe(text: str, start: int, closing: "re.Match[str]") -> bool:
    at = closing.start("mark")
    return bool(_OWNED.search(text[start:at])) and bool(_GOES_ON.match(text, closing.end("mark")))


def _cited_after(text: str, at: int, places: set[int]) -> bool:
    """Whether a citation follows, with no more than a space before it."""
    return at in places or (text[at : at + 1].isspace() and at + 1 in places)


def _few(text: str, mark: str) -> bool:
    return text[0].isupper() and len(text.split()) < _LEAST.get(mark, 0)
