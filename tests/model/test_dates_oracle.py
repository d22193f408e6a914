"""Dates held against the PyPI package edtf: the same are read, with equal bounds, but for those listed."""

import contextlib
import io
import itertools
from typing import NamedTuple

import edtf
import pytest

from generator.model.dates import DateError, iso, parse

Bounds = tuple[str, str]  # ISO days; ".." for no limit
FAILS = ("fails", "fails")  # the package takes the text and then cannot tell its bounds


class Difference(NamedTuple):
    """A text on which the two part ways. None is a refusal."""

    text: str
    ours: Bounds | None
    theirs: Bounds | None


WINTER = "The package ends a winter with its December; one lasts until the end of February"
EITHER_WINTER = "Code 24 leaves open which of the two winters of a year is meant; the package takes its last month"
NO_LEAP_DAY = "The package knows every February with 29 days"
NEGATIVE_GAP = "The package counts year 0 among the negative years, which there is no -0000 to stand for"
GAPS = "The package reads single unspecified digits of a month or day, but cannot tell their bounds"
NO_SUCH_GAP = "The package takes a gap that no day fits"
SEASONS = "The package reads no qualifiers and no gaps with a season, and no season in a set"
QUALIFIERS = "The package reads no qualifier before one part together with one behind another"
LEVELS = "The package mixes no gap and no part qualifier with an open end or with a plain qualifier"
UNKNOWN = "The package invents ten years for an unknown end"
EMPTY = "An interval with no date at all says nothing"
REVERSED = "An interval that ends before it starts is a slip"
TWICE = "An element that stands twice in a set is a slip"
SETS = "The package wants two elements or a range of dates of one precision, without qualifiers"
OPEN_BRACES = "The package fails on the bounds of braces with an open end"
OUT_OF_RANGE = "We refuse times of day, long years and significant digits, and tell why"
SPACES = "The package overlooks spaces"

DIFFERENCES: dict[str, list[Difference]] = {
    WINTER: [
        Difference("2023-28", ("2023-12-01", "2024-02-29"), ("2023-12-01", "2023-12-31")),
        Difference("2024-30", ("2024-12-01", "2025-02-28"), ("2024-12-01", "2024-12-31")),
    ],
    EITHER_WINTER: [Difference("2024-24", ("2023-12-01", "2025-02-28"), ("2024-12-01", "2024-12-31"))],
    NO_LEAP_DAY: [
        Difference("2023-02-29", None, ("2023-02-29", "2023-02-29")),
        Difference("1900-02-29", None, ("1900-02-29", "1900-02-29")),
    ],
    NEGATIVE_GAP: [Difference("-00XX", ("-0099-01-01", "-0001-12-31"), ("-0099-01-01", "0000-12-31"))],
    GAPS: [
        Difference("2024-1X", ("2024-10-01", "2024-12-31"), FAILS),
        Difference("2024-01-2X", ("2024-01-20", "2024-01-29"), FAILS),
        Difference("2024-1X-15", ("2024-10-15", "2024-12-15"), FAILS),
    ],
    NO_SUCH_GAP: [Difference("2024-02-3X", None, FAILS)],
    SEASONS: [
        Difference("2024-21~", ("2024-03-01", "2024-05-31"), None),
        Difference("2024-~21", ("2024-03-01", "2024-05-31"), None),
        Difference("202X-21", ("2020-03-01", "2029-05-31"), None),
        Difference("[2024-21,2024-22]", ("2024-03-01", "2024-08-31"), None),
        Difference("[2024-21..2024-22]", ("2024-03-01", "2024-08-31"), None),
    ],
    QUALIFIERS: [
        Difference("2024?-01-28~", ("2024-01-28", "2024-01-28"), None),
        Difference("~2024-01-28?", ("2024-01-28", "2024-01-28"), None),
        Difference("2024-01?-~28", ("2024-01-28", "2024-01-28"), None),
    ],
    LEVELS: [
        Difference("../2024-~01", ("..", "2024-01-31"), None),
        Difference("../2024-01-XX", ("..", "2024-01-31"), None),
        Difference("202X/..", ("2020-01-01", ".."), None),
        Difference("202X/2025-03~", ("2020-01-01", "2025-03-31"), None),
        Difference("../202X", ("..", "2029-12-31"), FAILS),
    ],
    UNKNOWN: [
        Difference("/2024-01-28", ("..", "2024-01-28"), ("2014-01-28", "2024-01-28")),
        Difference("2024-01-28/", ("2024-01-28", ".."), ("2024-01-28", "2034-01-28")),
    ],
    EMPTY: [Difference("../..", None, ("..", "..")), Difference("/..", None, FAILS)],
    REVERSED: [
        Difference("2024-02-02/2024-01-28", None, ("2024-02-02", "2024-01-28")),
        Difference("[2024-02-02..2024-01-27]", None, ("2024-02-02", "2024-01-27")),
    ],
    TWICE: [Difference("[2023,2023]", None, ("2023-01-01", "2023-12-31"))],
    SETS: [
        Difference("[2024]", ("2024-01-01", "2024-12-31"), None),
        Difference("{2024-01-28}", ("2024-01-28", "2024-01-28"), None),
        Difference("[2024..2024-03]", ("2024-01-01", "2024-03-31"), None),
        Difference("[2024-01~..2024-03]", ("2024-01-01", "2024-03-31"), None),
    ],
    OPEN_BRACES: [
        Difference("{..1984,1990}", ("..", "1990-12-31"), FAILS),
        Difference("{1984,1990..}", ("1984-01-01", ".."), FAILS),
    ],
    OUT_OF_RANGE: [
        Difference("2024-01-28T05:30:00Z", None, ("2024-01-28", "2024-01-28")),
        Difference("Y17000", None, ("17000-01-01", "17000-12-31")),
        Difference("1950S2", None, ("1950-01-01", "1950-12-31")),
    ],
    SPACES: [
        Difference(" 2024", None, ("2024-01-01", "2024-12-31")),
        Difference("2024-01-28 ?", None, ("2024-01-28", "2024-01-28")),
    ],
}

YEARS = ("2024", "2023", "1900", "2000", "0001", "9999", "-0044", "0000")
MONTHS = ("01", "02", "12", "13", "00", "20", "21", "22", "23", "42")
DAYS = ("01-28", "02-28", "02-30", "04-31", "12-31", "01-00", "01-32", "13-01", "21-01")
DIVISIONS = [code for code in range(25, 42) if code not in (28, 30)]
ENDS = ("2023", "2024-01", "2024-01-28", "2024-02-02", "2025-03~", "2024-21")
VAGUE_ENDS = ("202X", "2024-~01", "2024-01-XX", "2024-?02-03", "2024-03-XX")
PLAIN_ENDS = ("2020", "2023-12", "2023-12-31", "2031", "2031-01-01")
ELEMENTS = ("2023", "2024-01", "2024-01-27", "2024-01-28", "2024-02~", "2024-~03", "202X", "1667..1668")
AGREED = {
    "years, months and days": [
        *YEARS,
        *(f"{year}-{month}" for year in YEARS for month in MONTHS),
        *(f"{year}-{day}" for year in YEARS for day in DAYS),
        *("2024-02-29", "2000-02-29", "-0044-02-29", "-0000"),
    ],
    "divisions of a year": [f"{year}-{code}" for year in ("2024", "-0044") for code in DIVISIONS],
    "whole dates qualified": [
        f"{date}{sign}"
        for date in ("2024", "2024-01", "2024-01-28", "202X", "2024-XX", "2024-01-XX", "-0044")
        for sign in "~?%"
    ],
    "parts qualified": [
        text.replace("~", sign)
        for text in ("2024-~01", "~2024-01", "~2024", "2024~-01-28", "2024-01~-28", "2024-01-~28")
        for sign in "~?%"
    ]
    + ["?2024-~01-28", "?2024-~01-%28", "2024-?01-~28", "2024?-~01", "2024~-01", "2024-01-28~?", "~~2024"],
    "unspecified digits": [
        *("202X", "20XX", "2XXX", "XXXX", "2X24", "X024", "-004X", "2024-XX", "2024-XX-XX", "2024-01-XX"),
        *("2023-02-XX", "2024-02-XX", "202X-12", "20XX-12-25", "XXXX-12-25", "2024-XX-15", "202X-XX"),
        *("1XXX-12", "1XXX-XX", "2024-X", "202x", "202", "20X", "XX", "2024-XX-", "2024X"),
    ],
    "intervals": [
        *(f"{a}/{b}" for a, b in itertools.combinations(ENDS[:4], 2)),
        *(f"{a}/{b}" for a in PLAIN_ENDS[:3] for b in VAGUE_ENDS),
        *(f"{a}/{b}" for a in VAGUE_ENDS for b in PLAIN_ENDS[3:]),
        *(form.format(end) for end in ENDS for form in ("../{}", "{}/..", "{}/2030", "2020/{}")),
        *("2024-01~/2024-02?", "2024/2024", "2024-06/2024", "2024-02-30/2025", "2024/2025-13"),
        *("2024/2025/2026", "2024//2025", "2024/...", "2024-21/2024-23", "-0044/-0030"),
        "2004-06-~01/2004-06-~20",
    ],
    "sets": [
        *(f"[{a},{b}]" for a, b in itertools.permutations(ELEMENTS, 2)),
        *(f"{{{a},{b}}}" for a, b in itertools.combinations(ELEMENTS, 2)),
        *("[..2024]", "[..2024-01-28]", "[2024..]", "[2024-01-28..]", "[..1984,1990]", "[1984,1990..]"),
        *("[2020..2024]", "[2024-01..2024-03]", "{2024-01-27..2024-02-02}", "{1667,1668,1670..1672}"),
        *("[1667, 1668]", "[2024", "2024]", "[2024,2025}", "[]", "[,]", "[2024,]", "[..]", "[1984..,1990]"),
        *("[1984,..1990]", "2024,2025", "2024..2025", "[2024/2025]", "[2024-13,2025]", "{2024-02-30,2025}"),
    ],
    "what is no date": [
        *("2024-1-8", "28/01/2024", "2024/01/28", "2024/01", "January 2024", "c. 2024", "2020-2024", "199u"),
        *("2024/open", "unknown", "2024~?", "٢٠٢٤", "20240128", "2024-028", "2024-W05", "24", "980", "+2024"),
        *("Y2024", "hello", "2024-01-28x", "--2024", "2024-", "-", "/", "~", "X", "[[2024]]"),
    ],
}  # fmt: skip


def ours(text: str) -> Bounds | None:
    try:
        read = parse(text)
    except DateError:
        return None
    earliest, latest = (".." if day is None else iso(day) for day in (read.earliest, read.latest))
    return earliest, latest


def theirs(text: str) -> Bounds | None:
    with contextlib.redirect_stdout(io.StringIO()):  # it prints what it stumbles over
        try:
            read = edtf.parse_edtf(text, fail_silently=True)
            return None if read is None else (stamp(read.lower_strict()), stamp(read.upper_strict()))
        except (AttributeError, TypeError, ValueError):
            return FAILS


def stamp(day: object) -> str:
    """A struct_time, or its beginning, as an ISO day; a float is the package's infinity."""
    if not isinstance(day, tuple):
        return ".."
    year, month, of_month = day[:3]
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{of_month:02}"


@pytest.mark.parametrize("group", AGREED)
def test_the_package_reads_the_same_dates_with_the_same_bounds(group: str) -> None:
    texts = AGREED[group]
    assert len(texts) == len(set(texts))
    assert {text: ours(text) for text in texts} == {text: theirs(text) for text in texts}


def test_the_corpus_holds_dates_and_other_texts_in_number() -> None:
    read = [ours(text) for texts in AGREED.values() for text in texts]
    assert sum(bounds is not None for bounds in read) > 250
    assert sum(bounds is None for bounds in read) > 100


@pytest.mark.parametrize("reason", DIFFERENCES)
def test_where_we_differ_from_the_package_there_is_a_reason(reason: str) -> None:
    for text, our_bounds, their_bounds in DIFFERENCES[reason]:
        assert (text, ours(text), theirs(text)) == (text, our_bounds, their_bounds)
        assert our_bounds != their_bounds
