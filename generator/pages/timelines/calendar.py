"""The calendar along a line of days: the units that it is divided into, and the words below it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from generator.model.date_words import words
from generator.model.dates import iso, parse
from generator.model.days import MONTHS, day_number, from_day
from generator.pages.scale import SCALE, Scale
from generator.pages.timelines.years import year_words

_MOST_BINS = 120
_MONDAY = 4  # 5 January 1970 was one
_MONTHS = 12
_SIGN, _APART = 19, 24  # how much of the line a sign of a label takes, and the space between two: as on a phone

_UNITS = (
    ("day", 1, 0), ("week", 7, 0), ("month", 0, 1), ("quarter of a year", 0, 3), ("year", 0, 12),
    ("five years", 0, 60), ("decade", 0, 120), ("25 years", 0, 300), ("century", 0, 1200), ("millennium", 0, 12_000),
)  # fmt: skip
_STEPS = (
    (1, 0), (2, 0), (7, 0), (14, 0), (0, 1), (0, 3), (0, 6), (0, 12), (0, 24), (0, 60), (0, 120), (0, 240), (0, 600),
    (0, 1200), (0, 6000), (0, 12_000),
)  # fmt: skip


class Bin(msgspec.Struct, frozen=True):
    """A day, month, year or the like, as far as it is drawn: its days, both included.

    `name` and `words` say when it begins, `until` and `until_words` when it ends, as precisely as the unit is.
    """

    first: int
    last: int
    name: str
    words: str
    until: str
    until_words: str


class Label(msgspec.Struct, frozen=True):
    """Words below the line, at a place from 0 to 1000. `anchor` is `start`, `middle` or `end`."""

    at: int
    text: str
    anchor: str = "middle"


def bins(scale: Scale) -> tuple[str, tuple[Bin, ...]]:
    """The line in equal units of the calendar, no more than a narrow screen can show; and what the unit is called."""
    for unit in _UNITS:
        name, days, months = unit
        divided = [pair for stretch in scale.stretches for pair in pairwise(_edges(stretch, days, months))]
        if len(divided) <= _MOST_BINS:
            break
    out: list[Bin] = []
    for first, end in divided:
        size = 10 if days else 7 if months < _MONTHS else 4
        start, until = _cut(first, size), _cut(end - 1, size)
        if out and start == out[-1].until:  # a gap is cut out of the midst of a unit
            start = iso(first)
        out.append(Bin(first, end - 1, start, words(parse(start)), until, words(parse(until))))
    return name, tuple(out)


def _cut(day: int, size: int) -> str:
    """A day's year, month or itself, as ISO 8601 writes it."""
    said = iso(day)
    return said[: size + said.startswith("-")]


def _edges(stretch: tuple[int, int], days: int, months: int) -> Sequence[int]:
    """Where units begin within a stretch, with its first day and the one behind its last."""
    first, last = stretch
    return (first, *(day for day in _starts(first, last, days, months) if day > first), last + 1)


def _starts(first: int, last: int, days: int, months: int) -> Iterator[int]:
    """The first days of all units that begin up to the last day, from the one on that the first day lies in."""
    if days:
        offset = _MONDAY if days % 7 == 0 else 0
        yield from range((first - offset) // days * days + offset, last + 1, days)
        return
    year, month, _ = from_day(first)
    at = (year * _MONTHS + month - 1) // months * months
    while True:
        day = day_number(at // _MONTHS, at % _MONTHS + 1, 1)
        if day > last:
            return
        yield day
        at += months


def labels(scale: Scale) -> tuple[Label, ...]:
    """Dates along the line, none over another: one with the year for each stretch, then what there is room for."""
    first_ones, others = [], []
    for first, last in scale.stretches:
        told = _labelled(scale, first, last)
        first_ones += told[:1]
        others += told[1:]
    kept: list[tuple[int, int, Label]] = []
    for label in (*first_ones, *others):
        start, end = _room(label)
        if all(end + _APART <= s or e + _APART <= start for s, e, _ in kept):
            kept.append((start, end, label))
    return tuple(label for _, _, label in sorted(kept, key=lambda one: one[0]))


def _labelled(scale: Scale, first: int, last: int) -> list[Label]:
    """What could be said below a stretch, its first words with the year."""
    start, end = scale.place(first), scale.place(last + 1)
    for days, months in _STEPS:
        starts = [day for day in _starts(first, last, days, months) if day >= first]
        wide = _SIGN * (4 if months >= _MONTHS else 6) + _APART
        if len(starts) * wide <= end - start and starts:
            return [_label(scale.place(day), _said(day, months, number == 0)) for number, day in enumerate(starts)]
    middle = (start + end) // 2
    choices = (words(parse(iso(first))) if first == last else "", _cut_words(first, last))
    return [_label(middle, next((c for c in choices if c and len(c) * _SIGN <= end - start), choices[-1]))]


def _cut_words(first: int, last: int) -> str:
    from_year, until = from_day(first)[0], from_day(last)[0]
    return year_words(from_year) if from_year == until else f"{year_words(from_year)}–{year_words(until)}"


def _said(day: int, months: int, with_year: bool) -> str:
    year, month, of_month = from_day(day)
    if months >= _MONTHS:
        return year_words(year)
    short = MONTHS[month - 1][:3]
    if months:
        return f"{short} {year_words(year)}" if with_year else year_words(year) if month == 1 else short
    return f"{of_month} {short} {year_words(year)}" if with_year else f"{of_month} {short}"


def _label(at: int, text: str) -> Label:
    half = len(text) * _SIGN // 2
    return Label(at, text, "start" if at < half else "end" if at > SCALE - half else "middle")


def _room(label: Label) -> tuple[int, int]:
    wide = len(label.text) * _SIGN
    start = label.at - {"start": 0, "middle": wide // 2, "end": wide}[label.anchor]
    return start, start + wide
