"""Spans, choices and lists of dates as people write them, turned into the EDTF that they may mean.

How one date is written is left to written_dates.
"""

import re

from generator.model.date_errors import Mistake, Rule, plainly
from generator.model.written_dates import readings

_LASTED = "for something that lasted"
_ONCE = "for one unknown time in it"
_BEFORE = re.compile(r"(?:(?:on|in) or )?(?:before|by|until|till|up to)\s+(.+)", re.I)
_AFTER = re.compile(r"(?:(?:on|in) or )?(?:after|since|from)\s+(.+?)(?:\s+on(?:wards?)?)?", re.I)
_BETWEEN = re.compile(r"between\s+(.+?)\s+and\s+(.+)", re.I)
_SPANS = (
    re.compile(r"([0-9]{4})\s?-\s?([0-9]{4})"),
    re.compile(r"([0-9]{1,2})\s?-\s?([0-9]{1,2}\s+[^\W\d].*[0-9]{4})"),
    re.compile(r"(?:from\s+)?(.+?)(?:\s+(?:to|until|till|through|-)\s+|\s*(?:--|\.{2,})\s*)(.+)", re.I),
)
_EITHER = re.compile(r"(?:either\s+)?(.+?)\s+or\s+(.+)", re.I)
_BOTH = re.compile(r"(?:both\s+)?(.+?)\s+(?:and|&)\s+(.+)", re.I)
_OPEN = frozenset(("open", "now", "present", "the present", "today", "ongoing"))


def end_words(text: str) -> Mistake | None:
    """`open` and `unknown` of the drafts of EDTF, and what people write for them."""
    start, slash, end = text.partition("/")
    meant = f"{_end(start)}/{_end(end)}"
    if not slash or meant == text:
        return None
    at = 0 if _end(start) != start else len(start) + 1
    message = "Beside the slash stand two dates, or .. for an open end and nothing for an unknown one."
    return Mistake(message, plainly((meant,)), offset=at)


def _end(text: str) -> str:
    word = text.strip().lower()
    return ".." if word in _OPEN else "" if word in ("unknown", "?") else readings(text)[0]


def shortened(text: str) -> Mistake | None:
    """2024-01-28/30 and 2020/21, where the second half has only what differs; 2024/01, which is no span."""
    found = re.fullmatch(r"([0-9]{4}(?:-[0-9]{2}){0,2})/((?:[0-9]{2}-)?[0-9]{1,2})", text)
    if found is None:
        return None
    start, end = found[1], found[2] if len(found[2]) != 1 else f"0{found[2]}"
    whole = f"{start}/{start[: -len(end)]}{end}"
    if len(start) != 4:
        return Mistake("Both ends of a span are written in full.", plainly((whole,)), offset=found.start(2))
    message = f"{found[2]} is not a year: dashes join the parts of a date, and a span has two whole dates."
    month = ((f"{start}-{end}", "for the month"),) if end <= "12" else ()
    return Mistake(message, (*month, (whole, "for the span of years")), offset=found.start(2))


def span(text: str) -> Mistake | None:
    """2020-2024, 28 to 30 January 2024, 2024-01-28..2024-01-30, between two dates."""
    if found := _BETWEEN.fullmatch(text):
        meanings = (("[{}..{}]", _ONCE), ("{}/{}", _LASTED))
    elif found := next((found for pattern in _SPANS if (found := pattern.fullmatch(text))), None):
        meanings = (("{}/{}", _LASTED), ("[{}..{}]", _ONCE))
    else:
        return None
    pairs = _pairs(found[1], found[2])
    meant = tuple((form.format(a, b), meaning) for form, meaning in meanings for a, b in pairs)
    message = "What lasts is written with a slash, one unknown time in a span with square brackets."
    return Mistake(message, meant, offset=found.end(1))


def one_sided(text: str) -> Mistake | None:
    """Before, until, after or since a date."""
    if found := _BEFORE.fullmatch(text):
        meanings = (("[..{}]", _ONCE), ("../{}", _LASTED))
    elif found := _AFTER.fullmatch(text):
        meanings = (("{}/..", _LASTED), ("[{}..]", _ONCE))
    else:
        return None
    meant = tuple((form.format(date), meaning) for form, meaning in meanings for date in readings(found[1]))
    return Mistake("An end that is open is written as two dots.", meant)


def choice(text: str) -> Mistake | None:
    """One date or another, one and another, or several divided by commas."""
    if found := _EITHER.fullmatch(text):
        sets = (f"[{a},{b}]" for a, b in _pairs(found[1], found[2]))
        return Mistake("One of two dates is written in square brackets.", plainly(sets))
    if found := _BOTH.fullmatch(text):
        sets = (f"{{{a},{b}}}" for a, b in _pairs(found[1], found[2]))
        return Mistake("Two dates that are both meant are written in braces.", plainly(sets))
    if "," not in text or text[0] in "[{(":
        return None
    dates = ",".join(readings(piece)[0] for piece in text.split(","))
    meant = ((f"[{dates}]", "for one of them"), (f"{{{dates}}}", "for all of them"))
    return Mistake("Several dates stand in brackets.", meant, offset=text.index(","))


def brackets(text: str) -> Mistake | None:
    """A set with other brackets, other separators, or dates in another form."""
    if text[0] not in "[{(" and text[-1] not in "]})":
        return None
    inside = re.sub(r"\s*(\.{2,}|…|/)\s*", "..", text.strip("[{()}] ")).replace(";", ",")
    ends = [".." if piece == ".." else readings(piece)[0] for piece in re.split(r"(\.\.|,)", inside)]
    meant = "".join(end or "" for end in ends)
    sets = (f"{{{meant}}}",) if "{" in text or ("}" in text and "[" not in text) else (f"[{meant}]",)
    message = "A set opens and closes with [] or {}, has commas between dates, and two dots in a range."
    return Mistake(message, plainly(sets))


def _pairs(start: str, end: str) -> list[tuple[str, str]]:
    """The readings of both ends, where the first may lean on the second: 28 to 30 January 2024."""
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", start) and re.search(r"[^\W\d]{3}", end):
        start += re.sub(r"^\D*\d{1,2}(?:st|nd|rd|th)?(?!\d)", "", end)
    elif not re.search(r"\d{4}", start) and (year := re.search(r"\d{4}", end)):
        start += f" {year[0]}"
    return [(a, b) for a in readings(start) for b in readings(end)]


SPAN_RULES: tuple[Rule, ...] = (shortened, end_words, one_sided, span, choice, brackets)
