"""Days to places on a line: to scale, but for long stretches in which nothing is told of, which are cut out.

Without the cuts one early event would press all the others into a corner. Between two cuts the scale is one;
beyond a cut it may be another. Drawing the line is the templates'.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from generator.model.date_words import words
from generator.model.dates import EDTF, DateKind, End, iso, parse

SCALE = 1000
_CUT = 60
_SHORTEST_CUT = 45
_LARGE_PART = 0.2
_MOST_CUTS = 5
_WIDEST_DAY = 40


MARKS = ("day", "perhaps", "end", "span", "open", "lasts", "on")
"""The kinds of outline that a bar is drawn with: a day, a day perhaps, the ends of a span and its line, such a line
without one end, a time that lasts, and where that goes on."""


class Bar(msgspec.Struct, frozen=True):
    """A mark on a line from 0 to 1000.

    `shape` is `day`, `perhaps` (a day that is one of several, or not sure), `within` (one unknown time in it) or
    `lasts`.
    """

    shape: str
    start: int
    width: int
    open_start: bool = False
    open_end: bool = False

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + self.width

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """What is drawn, on a line that is 40 high: for each of its parts one of `MARKS`, and its outline."""
        start, end = self.start, self.end
        if self.shape in ("day", "perhaps"):
            return ((self.shape, f"M{start} 6H{end}V34H{start}Z"),)
        if self.shape == "within":
            ends = "".join(
                f"M{at} 8V32" for at, is_open in ((start, self.open_start), (end, self.open_end)) if not is_open
            )
            line = ("open" if self.open_start or self.open_end else "span", f"M{start} 20H{end}")
            return (("end", ends), line) if ends else (line,)
        # What has no known end fades: it is drawn through for three quarters of its length at most.
        first = start + self.width // 4 if self.open_start else start
        last = end - self.width // 4 if self.open_end else end
        fading = "".join(f"M{a} 20H{b}" for a, b in ((start, first), (last, end)) if a < b)
        solid = ("lasts", f"M{first} 12H{last}V28H{first}Z")
        return (solid, ("on", fading)) if fading else (solid,)


class Scale(msgspec.Struct, frozen=True):
    """The stretches of days that are drawn, first to last, and how much of the line each has."""

    stretches: tuple[tuple[int, int], ...]
    rooms: tuple[int, ...]

    @property
    def ends(self) -> tuple[str, str]:
        """The first and last day in words."""
        return _day(self.stretches[0][0]), _day(self.stretches[-1][1])

    @property
    def cuts(self) -> tuple[int, ...]:
        """The middle of each cut."""
        return tuple((self.place(a[1] + 1) + self.place(b[0])) // 2 for a, b in pairwise(self.stretches))

    @property
    def left_out(self) -> tuple[str, ...]:
        """The days that each cut leaves out, in words."""
        return tuple(f"{_day(a[1] + 1)} to {_day(b[0] - 1)}" for a, b in pairwise(self.stretches))

    def place(self, day: int) -> int:
        """Where a day begins on the line."""
        at = 0
        for (first, last), room in zip(self.stretches, self.rooms, strict=True):
            if day < first:
                # Before the line, or within a cut: in the middle of that.
                return max(0, at - _CUT // 2)
            if day <= last + 1:
                return at + (day - first) * room // (last - first + 1)
            at += room + _CUT
        return SCALE


def _rooms(stretches: Sequence[tuple[int, int]]) -> list[int]:
    """How much of the line each stretch takes: as much as its days, but at least half of an even share.

    So a few years of background do not press the days that matter into one stroke.
    """
    room = SCALE - _CUT * (len(stretches) - 1)
    least = room // (2 * len(stretches))
    days = [last - first + 1 for first, last in stretches]
    small: set[int] = set()
    while True:
        left, large = room - least * len(small), sum(d for n, d in enumerate(days) if n not in small)
        out = [least if n in small else d * left // large for n, d in enumerate(days)]
        smaller = {n for n, r in enumerate(out) if r < least}
        if not smaller:
            break
        small |= smaller
    widest = days.index(max(days))
    out[widest] += room - sum(out)
    return out


def scale_of(dates: Iterable[EDTF | None]) -> Scale | None:
    """From the first day of any to the last; None where there is nothing to compare."""
    told = sorted(stretch for date in dates if date for stretch in _told(date))
    if not told or told[0][0] == max(last for _, last in told):
        return None
    merged = [told[0]]
    for first, last in told[1:]:
        if first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    cuts = _cuts(merged)
    out = [merged[0]]
    for n, (first, last) in enumerate(merged[1:], 1):
        if n in cuts:
            out.append((first, last))
        else:
            out[-1] = (out[-1][0], last)
    return Scale(tuple(out), tuple(_rooms(out)))


def _cuts(merged: Sequence[tuple[int, int]]) -> set[int]:
    """The stretches before which the line is cut: where a gap is a large part of what the longer gaps leave."""
    gaps = sorted((-(b[0] - a[1] - 1), n) for n, (a, b) in enumerate(pairwise(merged), 1))
    whole = merged[-1][1] - merged[0][0]
    out: set[int] = set()
    for negative, n in gaps[:_MOST_CUTS]:
        if -negative < max(_SHORTEST_CUT, whole * _LARGE_PART):
            break
        out.add(n)
        whole += negative
    return out


def _told(date: EDTF) -> list[tuple[int, int]]:
    """The stretches of days that a date speaks of, as far as they have ends."""
    out = []
    for member in date.members:
        start = None if isinstance(member.start, End) else member.start
        end = None if isinstance(member.end, End) else member.end
        if start and end:
            out.append((start.first, end.last))
        elif start:
            out.append((start.first, start.last))
        elif end:
            out.append((end.first, end.last))
    return out


def bars(date: EDTF, scale: Scale, least: int = 8) -> tuple[Bar, ...]:
    """A date as marks on the line, none narrower than `least`, no day very wide: a choice of two days has two."""
    out = []
    for member in date.members:
        first = scale.stretches[0][0] if isinstance(member.start, End) else member.start.first
        last = scale.stretches[-1][1] if isinstance(member.end, End) else member.end.last
        start = min(scale.place(first), SCALE - least)
        width = max(least, scale.place(last + 1) - start)
        open_start, open_end = isinstance(member.start, End), isinstance(member.end, End)
        shape = _shape(date, first == last)
        if shape in ("day", "perhaps") and width > _WIDEST_DAY:
            start, width = start + (width - _WIDEST_DAY) // 2, _WIDEST_DAY
        out.append(Bar(shape, start, min(width, SCALE - start), open_start, open_end))
    return tuple(out)


def _shape(date: EDTF, is_day: bool) -> str:
    if date.kind is DateKind.LASTING:
        return "lasts"
    if not is_day:
        return "within"
    is_sure = date.kind is not DateKind.ONE_OF and not date.approximate and not date.uncertain
    return "day" if is_sure else "perhaps"


def _day(number: int) -> str:
    return words(parse(iso(number)))
