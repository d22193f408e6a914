"""How many events there are of each time, as one picture of the whole: the strip above the timeline.

An event counts as one. Where its day is not known, or it lasts, it is spread evenly over the days of its date; these
are told apart from those whose day is known.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import msgspec

from generator.model.dates import EDTF, DateKind, End, Precision, Stretch
from generator.pages.scale import SCALE, Scale, scale_of
from generator.pages.scripts import direction
from generator.pages.timelines.calendar import Bin, Label, bins, labels

HIGH = 100
_LEAST = 4
_NARROWEST, _WIDEST = 6, 40
_ONE = 10**12  # an event, so that its parts are whole numbers


class Strip(msgspec.Struct, frozen=True):
    """The picture, 1000 wide and 100 high: two outlines, one before the other, with gaps at `cuts` and words below.

    `sure` holds the events whose day is known, `all` every event. `bins` tell a script where each unit begins, as JSON:
    its place, its first day, and when it begins and ends, both in figures and in words; `last` is the number of the
    last. `mirrored`: time runs from right to left; the labels are mirrored already.
    """

    unit: str
    sure: str
    all: str
    cuts: tuple[int, ...]
    labels: tuple[Label, ...]
    bins: str
    last: int
    said: str
    left_out: tuple[str, ...]
    mirrored: bool = False


def strip_of(dates: Sequence[EDTF | None], lang: str) -> Strip | None:
    """The strip for the dates of all events; None where there is nothing to compare."""
    scale = scale_of(dates)
    if scale is None:
        return None
    unit, units = bins(scale)
    known, unknown = _weights(scale, units, [d for d in dates if d])
    both = [a + b for a, b in zip(known, unknown, strict=True)]
    high = max(both)
    most = units[both.index(high)]
    told = [(scale.place(b.first), scale.place(b.last + 1), b) for b in units]
    for_script = [(at, b.first, b.name, b.words, b.until, b.until_words) for at, _, b in told]
    mirrored = direction(lang) == "rtl"
    span = f"from {units[0].words} to {units[-1].until_words}"
    return Strip(
        unit=unit,
        sure=_outline(told, [_height(w, high) for w in known]),
        all=_outline(told, [_height(w, high) for w in both]),
        cuts=scale.cuts,
        labels=tuple(_mirrored(one) for one in labels(scale)) if mirrored else labels(scale),
        bins=msgspec.json.encode(for_script).decode(),
        last=len(units) - 1,
        said=f"Events per {unit}, {span}. Most, {_about(high)}: {_when(most)}.",
        left_out=scale.left_out,
        mirrored=mirrored,
    )


def _weights(scale: Scale, units: Sequence[Bin], dates: Iterable[EDTF]) -> tuple[list[int], list[int]]:
    """How much of events falls into each unit: of those whose day is known, and of the others."""
    edges = [0, *accumulate(b.last - b.first + 1 for b in units)]
    firsts = [b.first for b in units]
    known, unknown, rates = ([0] * len(units) for _ in range(3))
    rates.append(0)
    for date in dates:
        spans = list(_spans(date, scale))
        days = [(_drawn(a, units, firsts, edges), _drawn(b, units, firsts, edges) + 1) for a, b in spans]
        share = _ONE // sum(end - start for start, end in days)
        into = known if _is_known(date) else unknown
        for start, end in days:
            n, last = bisect_right(edges, start) - 1, bisect_right(edges, end - 1) - 1
            if n == last:
                into[n] += share * (end - start)
                continue
            into[n] += share * (edges[n + 1] - start)
            into[last] += share * (end - edges[last])
            if into is unknown:
                rates[n + 1] += share
                rates[last] -= share
    for n, rate in enumerate(accumulate(rates[:-1])):
        unknown[n] += rate * (edges[n + 1] - edges[n])
    return known, unknown


def _is_known(date: EDTF) -> bool:
    """Whether it speaks of certain days alone."""
    plain = date.kind in (DateKind.SINGLE, DateKind.ALL_OF) and all(member.is_point for member in date.members)
    return plain and date.precision is Precision.DAY and not (date.approximate or date.uncertain)


def _spans(date: EDTF, scale: Scale) -> Iterator[tuple[int, int]]:
    for member in date.members:
        yield _first(member, scale), _last(member, scale)


def _first(member: Stretch, scale: Scale) -> int:
    return scale.stretches[0][0] if isinstance(member.start, End) else member.start.first


def _last(member: Stretch, scale: Scale) -> int:
    return scale.stretches[-1][1] if isinstance(member.end, End) else member.end.last


def _drawn(day: int, units: Sequence[Bin], firsts: Sequence[int], edges: Sequence[int]) -> int:
    """How many drawn days stand before a day."""
    n = bisect_right(firsts, day) - 1
    return edges[n] + day - units[n].first


def _height(weight: int, most: int) -> int:
    return max(_LEAST, HIGH * weight // most) if weight else 0


def _outline(told: Sequence[tuple[int, int, Bin]], heights: Sequence[int]) -> str:
    """Columns side by side as one path; those that are empty are left out, and none is very narrow or wide."""
    runs: list[tuple[int, int, int]] = []
    for (first, end, _), high in zip(told, heights, strict=True):
        inset = max(0, end - first - _WIDEST) // 2
        start, until = first + inset, end - inset
        if until - start < _NARROWEST:
            start = max(0, until - _NARROWEST)
            until = start + _NARROWEST
        if runs and runs[-1][1:] == (start, high):
            start = runs.pop()[0]
        runs.append((start, until, high))
    out: list[str] = []
    at = -1
    for start, end, high in (run for run in runs if run[2]):
        if start != at:
            out.append(f"V{HIGH}ZM{start} {HIGH}" if out else f"M{start} {HIGH}")
        out.append(f"V{HIGH - high}H{end}")
        at = end
    return "".join(out) + f"V{HIGH}Z" if out else ""


def _about(weight: int) -> str:
    whole = (weight + _ONE // 2) // _ONE
    if not whole:
        return "less than one"
    # What is lost where an event is divided is less than a millionth of it.
    return f"{whole:,}" if abs(weight - whole * _ONE) < _ONE // 10**6 else f"about {whole:,}"


def _when(unit: Bin) -> str:
    return unit.words if unit.name == unit.until else f"{unit.words} to {unit.until_words}"


def _mirrored(label: Label) -> Label:
    anchor = {"start": "end", "end": "start"}.get(label.anchor, label.anchor)
    return Label(SCALE - label.at, label.text, anchor)
