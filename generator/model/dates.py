"""Dates as typed in EDTF (ISO 8601-2), turned into frozen values with bounds. Words are left to date_words.

Read are levels 0 and 1, and of level 2 sets, part qualifiers, any unspecified digit and all divisions of a
year. Left out, and refused with a reason: times of day (an event has its own fields), years of more than four
digits, and significant digits. Bounds are never invented: an end that is open or unknown has none.
"""

from enum import Enum

import msgspec

from generator.model.date_errors import DateError
from generator.model.date_points import Point, Precision, read_point
from generator.model.days import day_number, from_day, iso

__all__ = [
    "EDTF", "DateError", "DateKind", "End", "Point", "Precision", "Stretch",
    "day_number", "from_day", "iso", "parse",
]  # fmt: skip

_FOREVER = 1 << 40  # sorts an end that is open after every day
_COARSENESS = {precision: place for place, precision in enumerate(Precision)}


class DateKind(Enum):
    """What a date speaks of: one point however vague, a time that lasts, one of several, each of several."""

    SINGLE = "single"
    LASTING = "lasting"
    ONE_OF = "one of"
    ALL_OF = "all of"


class End(Enum):
    """An end of a stretch that is no date: OPEN has no limit, UNKNOWN has one that nobody knows."""

    OPEN = ".."
    UNKNOWN = ""


class Stretch(msgspec.Struct, frozen=True):
    """From a date to a date, both included; a single date is the stretch from itself to itself."""

    start: Point | End
    end: Point | End

    @property
    def is_point(self) -> bool:
        """Whether it is a single date."""
        return self.start == self.end


class EDTF(msgspec.Struct, frozen=True):
    """A date as parsed. `text` is the source without spaces; a bound is None where no limit is known.

    A set has a member for each of its elements; every other date has one. `precision` is that of the coarsest
    date in it; `approximate` and `uncertain` tell whether anything in it is.
    """

    text: str
    kind: DateKind
    members: tuple[Stretch, ...]
    earliest: int | None
    latest: int | None
    precision: Precision
    approximate: bool
    uncertain: bool

    @property
    def is_exact(self) -> bool:
        """Whether it is one certain day."""
        return self.earliest == self.latest and not self.approximate and not self.uncertain

    @property
    def sort_key(self) -> tuple[int, int, int, str]:
        """A total order: by first day, last day, text. What has no first day stands at its first known limit.

        That limit is just before the last day of what has one member; of several, the earliest that any has.

        So a day comes before the month that it begins, and "until 4 February" before what starts on that day.
        """
        last = _FOREVER if self.latest is None else self.latest
        if self.earliest is not None:
            return (self.earliest, 1, last, self.text)
        known = (m.start.first if isinstance(m.start, Point) else _last_day(m.end) for m in self.members)
        return (min(known), 0, last, self.text)


def _last_day(end: Point | End) -> int:
    return _FOREVER if isinstance(end, End) else end.last


def parse(text: str) -> EDTF:
    """Read a date. Raises DateError, which tells what was probably meant, where there is no such date."""
    try:
        return _read(text)
    except DateError as refusal:
        from generator.model.date_mistakes import explain

        raise explain(text, _is_date) or refusal from None


def _is_date(text: str) -> bool:
    try:
        _read(text)
    except DateError:
        return False
    return True


def _read(text: str) -> EDTF:
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        return _assembled(text, DateKind.LASTING, (_interval(text),))
    point = read_point(text, 0)
    return _assembled(text, DateKind.SINGLE, (Stretch(point, point),))


def _interval(text: str) -> Stretch:
    start, _, end = text.partition("/")
    if "/" in end:
        hint = "Write it as `2024-01-28/2024-02-02`."
        raise DateError("An interval has one slash only.", hint, text.rindex("/"))
    stretch = Stretch(_end(start, 0), _end(end, len(start) + 1))
    _check_order(stretch, text, len(start) + 1, f"If the two are swapped, write `{end}/{start}`.")
    return stretch


def _set(text: str) -> EDTF:
    closing = "]" if text[0] == "[" else "}"
    if not text.endswith(closing):
        hint = f"Put `{closing}` at the end."
        raise DateError(f"The `{text[0]}` has no closing `{closing}`.", hint, len(text))
    members: dict[Stretch, str] = {}
    offset = 1
    for piece in text[1:-1].split(","):
        # The standard's own examples put a space after the comma.
        element = piece.strip(" ")
        at = offset + len(piece) - len(piece.lstrip(" "))
        if members and next(reversed(members)).end is End.OPEN:
            hint = "Let the element with the open end stand last."
            raise DateError("Nothing can follow an open end.", hint, at)
        member = _element(element, at)
        if members and member.start is End.OPEN:
            raise DateError("An open start stands first in its set.", "Put it before the other elements.", at)
        if member in members:
            raise DateError(f"`{element}` stands twice in the set.", "Leave one of them out.", at)
        members[member] = element
        offset += len(piece) + 1
    kind = DateKind.ONE_OF if closing == "]" else DateKind.ALL_OF
    return _assembled(f"{text[0]}{','.join(members.values())}{closing}", kind, tuple(members))


def _element(text: str, at: int) -> Stretch:
    start, dots, end = text.partition("..")
    if not dots:
        point = read_point(text, at)
        return Stretch(point, point)
    stretch = Stretch(_end(start or "..", at), _end(end or "..", at + len(start) + 2))
    _check_order(stretch, text, at + len(start) + 2, "The earlier date stands before the dots.")
    return stretch


def _end(text: str, at: int) -> Point | End:
    if text == "..":
        return End.OPEN
    return read_point(text, at) if text else End.UNKNOWN


def _check_order(stretch: Stretch, text: str, at: int, hint: str) -> None:
    start, end = stretch.start, stretch.end
    if isinstance(start, End):
        if isinstance(end, End):
            without = "Write `2024/..` or leave the field out."
            raise DateError("A date is needed at one end at least.", without)
    elif isinstance(end, Point) and start.first > end.last:
        # Ends that overlap may stand: 2024-06/2024 ends some time in the year, perhaps after June.
        raise DateError(f"`{text}` ends before it starts.", hint, at)


def _assembled(text: str, kind: DateKind, members: tuple[Stretch, ...]) -> EDTF:
    points = [p for member in members for p in (member.start, member.end) if isinstance(p, Point)]
    firsts = [m.start.first for m in members if isinstance(m.start, Point)]
    lasts = [m.end.last for m in members if isinstance(m.end, Point)]
    return EDTF(
        text=text,
        kind=kind,
        members=members,
        earliest=min(firsts) if len(firsts) == len(members) else None,
        latest=max(lasts) if len(lasts) == len(members) else None,
        precision=max((p.precision for p in points), key=_COARSENESS.__getitem__),
        approximate=any(p.approximate for p in points),
        uncertain=any(p.uncertain for p in points),
    )
