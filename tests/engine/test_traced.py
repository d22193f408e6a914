"""Cells as dictionaries: each look-up gives what the cell holds, and is remembered."""

from collections.abc import Iterator

import pytest

from generator.engine.book import Book
from generator.engine.tasks import Done
from generator.engine.traced import Grouped, Traced
from generator.engine.values import Family, problems_as

FAMILIES = (Family("size", int), Family("capital", dict[str, str]), problems_as(str))


@pytest.fixture
def book() -> Book:
    made = Book(FAMILIES)
    cells = {
        "size/3": 30,
        "size/20": 200,
        "capital/f": {"fr": "Paris", "fi": "Helsinki"},
        "capital/g": {"gr": "Athens"},
    }
    made.run("making", ("",), lambda _: Done(dict(cells)))
    return made


@pytest.fixture
def sizes(book: Book) -> Traced[int, int]:
    return Traced(book, "size", int)


@pytest.fixture
def capitals(book: Book) -> Grouped[str, str]:
    return Grouped(book, "capital", lambda land: land[0])


def noted(book: Book, trace: set[int]) -> set[str]:
    return {book.name(number) for number in trace}


def test_a_value_is_read_and_remembered_as_read(book: Book, sizes: Traced[int, int]) -> None:
    with book.tracing() as trace:
        assert sizes[3] == 30
    assert noted(book, trace) == {"size/3"}


@pytest.mark.parametrize("how", ["[]", "get", "in"])
def test_what_is_not_there_is_remembered_too(book: Book, sizes: Traced[int, int], how: str) -> None:
    with book.tracing() as trace:
        if how == "[]":
            with pytest.raises(KeyError, match="4"):
                sizes[4]
        elif how == "get":
            assert (sizes.get(4), sizes.get(4, 44)) == (None, 44)
        else:
            assert 4 not in sizes
    assert noted(book, trace) == {"size/4"}


def test_keys_come_in_their_own_order_and_remember_the_list(book: Book, sizes: Traced[int, int]) -> None:
    with book.tracing() as trace:
        assert (list(sizes), len(sizes)) == ([3, 20], 2)
    assert noted(book, trace) == {"size/*"}
    with book.tracing() as trace:
        assert list(sizes.items()) == [(3, 30), (20, 200)]
    assert noted(book, trace) == {"size/*", "size/3", "size/20"}


def test_a_cell_that_comes_is_seen_by_a_mapping_that_asked_before(book: Book, sizes: Traced[int, int]) -> None:
    assert (sizes.get(5), list(sizes)) == (None, [3, 20])
    book.run("more", ("",), lambda _: Done({"size/5": 50}))
    assert (sizes.get(5), 5 in sizes, list(sizes)) == (50, True, [3, 5, 20])


def test_a_dictionary_in_several_cells_reads_the_one_that_a_key_lies_in(
    book: Book, capitals: Grouped[str, str]
) -> None:
    with book.tracing() as trace:
        assert (capitals["fi"], capitals.get("fr"), "fo" in capitals) == ("Helsinki", "Paris", False)
    assert noted(book, trace) == {"capital/f"}
    with book.tracing() as trace:
        assert (capitals.get("it"), capitals.get("it", "none"), "it" in capitals) == (None, "none", False)
        with pytest.raises(KeyError, match="it"):
            capitals["it"]
    assert noted(book, trace) == {"capital/i"}


def test_it_has_the_keys_of_all_its_cells(capitals: Grouped[str, str]) -> None:
    def lands() -> Iterator[str]:
        yield from capitals

    assert list(lands()) == ["fr", "fi", "gr"]
    assert (len(capitals), dict(capitals)) == (3, {"fr": "Paris", "fi": "Helsinki", "gr": "Athens"})
