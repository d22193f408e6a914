"""A column holds what a dictionary would, packed or not; and numbers of cells are those of their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engine import columns
from generator.engine.columns import Column, as_bytes
from generator.engine.numbering import FAMILY, Numbering

NUMBERS = st.integers(0, 300)
NAMED = st.frozensets(st.integers(0, 2**32 - 1) | NUMBERS, max_size=4)
STEPS = st.lists(
    st.tuples(st.just("set"), NUMBERS, NAMED)
    | st.tuples(st.just("pop"), NUMBERS, st.just(frozenset()))
    | st.tuples(st.sampled_from(("pack", "keep")), st.just(0), st.just(frozenset())),
    max_size=40,
)


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done for thousands is done here for three."""
    monkeypatch.setattr(columns, "_FEW", 2)
    monkeypatch.setattr(columns, "_EACH", 2)


@given(steps=STEPS, wanted=st.frozensets(st.integers(0, 2**32 - 1) | NUMBERS, max_size=6))
def test_a_column_is_what_a_dictionary_would_be(
    steps: list[tuple[str, int, frozenset[int]]], wanted: frozenset[int]
) -> None:
    column, expected, kept = Column(), dict[int, bytes](), None
    for step, number, named in steps:
        if step == "set":
            column[number] = expected[number] = as_bytes(named)
        elif step == "pop":
            assert column.pop(number) == expected.pop(number, None)
        elif step == "pack":
            column.pack()
        else:
            kept = column.encoded() or kept
            column = Column(kept, dict(column.since))
    assert dict(column.items()) == expected
    assert (len(column), sorted(column)) == (len(expected), sorted(expected))
    assert {number for number in range(301) if number in column} == expected.keys()
    assert column.is_of(as_bytes(sorted(expected)))
    assert not column.is_of(as_bytes(sorted({*expected, 301})))
    assert not expected or not column.is_of(as_bytes(sorted(expected.keys() ^ {min(expected), 301})))
    naming = {number for number, content in expected.items() if wanted.intersection(memoryview(content).cast("I"))}
    assert column.naming(set(wanted)) == naming


def test_a_number_that_only_seems_to_stand_between_two_others_is_not_found() -> None:
    column = Column()
    for number in range(8):
        column[number] = as_bytes((0x01020304, 0x05060708))
    column.pack()
    across = memoryview(as_bytes((0x01020304, 0x05060708)))[2:6].cast("I")[0]
    assert column.naming({across}) == set()
    assert column.naming({0x05060708}) == set(range(8))


def test_what_was_kept_once_is_not_given_to_be_kept_again() -> None:
    column = Column()
    for number in range(8):
        column[number] = b"four"
    column.pack()
    assert column.encoded() is not None
    column[3] = b"five"
    column.pack()
    assert (column.encoded(), column.since) == (None, {3: b"five"})


def test_the_number_of_a_name_is_its_own_and_lasts() -> None:
    numbering = Numbering(("file", "page"))
    names = [f"{family}/{key}" for key in ("", "a.md", "a/b.html", "*") for family in ("file", "page")]
    numbers = [numbering.number(name) for name in names]
    assert len(set(numbers)) == len(names)
    assert [numbering.name(number) for number in numbers] == names
    again = Numbering(("file", "page"))
    again.restore(numbering.encoded(), numbering.since)
    assert [again.number(name) for name in names] == numbers
    assert again.number("page/new") >= numbering.end


def test_a_key_is_known_by_what_it_is_written_as() -> None:
    numbering = Numbering(("page",))
    assert numbering.of(0, 3) == numbering.number("page/3") == numbering.of(0, "3")


def test_a_name_of_no_family_has_no_number() -> None:
    with pytest.raises(KeyError, match="pages"):
        Numbering(("page",)).number("pages/x")


def test_there_are_no_more_families_than_numbers_for_them() -> None:
    Numbering(map(str, range(FAMILY)))
    with pytest.raises(ValueError, match="256 families"):
        Numbering(map(str, range(FAMILY + 1)))
