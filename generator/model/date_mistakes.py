"""A text that EDTF refuses, turned into the error that helps its writer most. Reading EDTF is left to dates.

Each rule knows one habit of writing dates. Rules run only on what has been refused already, so that they cost
nothing to a correct date, and they may guess freely: a guess is shown only if it is itself a date.
"""

import re
import unicodedata
from collections.abc import Callable

from generator.model.date_errors import DateError, Mistake, Rule, plainly
from generator.model.date_points import EXAMPLES
from generator.model.written_dates import readings
from generator.model.written_spans import SPAN_RULES, shortened, span

_LONGEST = 200  # a longer text is no date gone wrong, and not worth the search
_DASHES = "‐‑‒–—―−"
_NOTHING = re.compile(r"\s*(?:unknown|undated|no date|n\.?\s?d\.?|none|\?+)?\s*", re.I)
_TIME = re.compile(r"(?<=\d)(?:T|,?\s+(?:at\s+)?)\d{1,2}(?::\d\d|\s?[ap]\.?m).*", re.I)


def explain(text: str, is_date: Callable[[str], bool]) -> DateError | None:
    """The error that helps most, or None where no habit is recognised and the plain refusal has to do."""
    if len(text) > _LONGEST:
        return None
    mistakes = (mistake for rule in RULES if (mistake := rule(text)) is not None)
    return next((error for mistake in mistakes if (error := mistake.error(is_date)) is not None), None)


def _nothing(text: str) -> Mistake | None:
    if not _NOTHING.fullmatch(text):
        return None
    return Mistake("There is no date here.", hint="Leave the field out where no date is known.")


def _foreign_digits(text: str) -> Mistake | None:
    at = next((at for at, c in enumerate(text) if c.isdecimal() and not c.isascii()), None)
    if at is None:
        return None
    western = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    message = "Dates are written with the digits 0 to 9."
    year = re.search(r"\d{4}", western)
    if year and "1250" <= year[0] <= "1599":
        # Most probably a year of a Hijri calendar: the same number in other digits would be another time.
        hint = "Write the date in the Gregorian calendar, such as `2024-01-28`; this year is of another one."
        return Mistake(message, hint=hint, offset=at)
    western = _with_hyphens(western)
    return Mistake(message, plainly((western, *readings(western))), "Write it like `2024-01-28`.", at)


def _spaces_around(text: str) -> Mistake | None:
    bare = text.strip()
    if bare == text:
        return None
    at = 0 if text[0].isspace() else len(text.rstrip())
    message = "There is a space before or after the date."
    return Mistake(message, plainly((bare, *readings(bare))), EXAMPLES, at)


def _other_dashes(text: str) -> Mistake | None:
    at = next((at for at, c in enumerate(text) if c in _DASHES), None)
    if at is None:
        return None
    message = "Dates are written with the plain hyphen, and spans with a slash."
    hyphens, slashes = _with_hyphens(text), re.sub(rf"\s*[{_DASHES}]\s*", "/", text)
    # 2023–24 is a span of years; with a plain hyphen it would be a winter.
    inner = span(hyphens) or (shortened(slashes) if not re.fullmatch(r"\d{4}.(?:0\d|1[0-2])", text) else None)
    if inner:
        return Mistake(message, inner.meant, EXAMPLES, at)
    return Mistake(message, plainly((hyphens, *readings(hyphens), slashes)[:2]), EXAMPLES, at)


def _time_of_day(text: str) -> Mistake | None:
    found = _TIME.search(text)
    if found is None:
        return None
    besides = "An event tells the time in its fields `time:` and `timezone:`."
    days = plainly(readings(text[: found.start()]))
    return Mistake("A date has no time of day here.", days, offset=found.start(), besides=besides)


def _long_year(text: str) -> Mistake | None:
    if found := re.fullmatch(r"[Yy]([0-9]{4})", text):
        return Mistake("A year of four digits has no Y before it.", plainly((found[1],)))
    if not re.match(r"[Yy]-?[0-9]|[-+]?[0-9]{5}(?![0-9])|-[0-9]{5}", text):
        return None
    hint = "Write a year from -9999 to 9999, with four digits."
    return Mistake("Years of more than four digits are EDTF, but out of this tool's range.", hint=hint)


def _significant_digits(text: str) -> Mistake | None:
    found = re.fullmatch(r"(-?)([0-9]{4})S([1-4])", text)
    if found is None:
        return None
    known = int(found[3])
    meant = found[1] + found[2][:known] + "X" * (4 - known)
    message = "Significant digits (S) are EDTF, but this tool does not read them."
    return Mistake(message, plainly((meant,)), offset=text.index("S"))


def _other_gaps(text: str) -> Mistake | None:
    """199u and 199x of the drafts of EDTF, 199? and 2024-01-?? of everybody."""
    marked = re.sub(r"(?<=[0-9uxX-])[ux]", "X", text)
    marked = re.sub(r"(?<=-)\?\?(?![0-9])", "XX", marked)
    marked = re.sub(r"(?<![0-9-])[0-9]{3}\?(?![0-9?])", lambda year: year[0][:3] + "X", marked)
    marked = re.sub(r"(?<![0-9-])[0-9]{2}\?\?(?![0-9?])", lambda year: year[0][:2] + "XX", marked)
    if marked == text:
        return None
    at = next(at for at, (a, b) in enumerate(zip(text, marked, strict=True)) if a != b)
    return Mistake("A digit that is not known is written as a capital X.", plainly((marked,)), offset=at)


def _two_qualifiers(text: str) -> Mistake | None:
    found = re.search(r"[~?%]{2,}", text)
    if found is None:
        return None
    sign = found[0][0] if len(set(found[0])) == 1 else "%"
    meant = text[: found.start()] + sign + text[found.end() :]
    message = "Two of ~, ? and % stand together; % means both of the others."
    return Mistake(message, plainly((meant,)), offset=found.start())


def _one_date(text: str) -> Mistake | None:
    """Any single date in another form: 28/01/2024, January 2024, c. 2024, 2024-1-8."""
    meant = readings(text)
    if meant == (text,):
        return None
    if re.fullmatch(r"[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?", text):
        short = re.search(r"-(?=[0-9](?![0-9]))", text)
        return Mistake("Months and days have two digits.", plainly(meant), offset=short.end() if short else 0)
    if re.fullmatch(r"[0-9]{4}/[0-9/]+", text):
        message = "The parts of a date are joined by dashes; a slash makes a span."
        return Mistake(message, plainly(meant), offset=4)
    if re.fullmatch(r"[0-9]{4}-?(?:W.*|[0-9]{3})", text):
        return Mistake("EDTF has no weeks and no numbered days of the year.", plainly(meant), offset=4)
    return Mistake(f"`{text}` is not a date in EDTF.", plainly(meant))


def _duration(text: str) -> Mistake | None:
    found = re.search(r"(?<![^/])P[0-9]+[YMWD]", text)
    if found is None:
        return None
    hint = "Write both ends of the span: `2024-01-28/2024-02-02`."
    return Mistake("EDTF has no durations.", hint=hint, offset=found.start())


def _short_year(text: str) -> Mistake | None:
    if not re.fullmatch(r"['’]?[0-9]{1,2}(?:[-/.][0-9]{1,2}){0,2}", text):
        return None
    return Mistake("A year has four digits.", hint="Write the year in full, such as `2024` or `2024-01-28`.")


def _with_hyphens(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, _DASHES), "-"))


RULES: tuple[Rule, ...] = (
    _nothing,
    _foreign_digits,
    _spaces_around,
    _other_dashes,
    _time_of_day,
    _long_year,
    _significant_digits,
    _other_gaps,
    _two_qualifiers,
    SPAN_RULES[0],
    _one_date,
    *SPAN_RULES[1:],
    _duration,
    _short_year,
)
