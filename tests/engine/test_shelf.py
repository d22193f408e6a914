"""A shelf holds what was saved, or nothing: it may be lost, torn or shared, and gives no value but those put there."""

import os
import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engine.book import Book
from generator.engine.shelf import Shelf, Torn
from generator.engine.tasks import Done
from generator.engine.values import Family, problems_as

FAMILIES = (
    Family("number", int, kept=False),
    Family("double", int),
    Family("sum", int),
    problems_as(str),
)


def work_out(book: Book, numbers: dict[str, int]) -> int:
    """The sum of the doubles of some numbers, as a program over a book works it out."""
    book.begin()
    book.put_inputs("number", {key: (value.to_bytes(16, "big"), value) for key, value in numbers.items()})
    book.run("doubling", numbers.keys(), lambda key: Done({f"double/{key}": 2 * book.get(f"number/{key}")}))
    book.run("adding", ("",), lambda _: Done({"sum/": sum(book.get(f"double/{key}") for key in book.keys("double"))}))
    book.finish()
    found = book.get("sum/")
    assert isinstance(found, int)
    return found


def build(folder: Path, numbers: dict[str, int], version: str = "1") -> tuple[int, int]:
    """One process: the sum, and how many numbers were doubled for it."""
    shelf = Shelf(folder, "s", version)
    try:
        book = Book(FAMILIES, shelf)
        found = work_out(book, numbers)
    except Torn:
        shelf.clear()
        book = Book(FAMILIES, shelf)
        found = work_out(book, numbers)
    shelf.save(book.state())
    shelf.close()
    return found, book.ran["doubling"]


NUMBERS = {f"n{n:03}": n for n in range(200)}
SUM = 2 * sum(range(200))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_what_was_saved_is_there_the_next_time_and_what_was_not_saved_is_not(folder: Path) -> None:
    shelf = Shelf(folder, "s", "1")
    shelf.put("a", b"one")
    shelf.put("b", b"two")
    shelf.save(b"state")
    shelf.drop("b")
    shelf.put("a", b"three")
    assert (shelf.get("a"), shelf.get("b")) == (b"three", None)
    shelf.close()
    shelf = Shelf(folder, "s", "1")
    assert (shelf.get("a"), shelf.get("b"), shelf.state()) == (b"one", b"two", b"state")


def test_the_state_is_the_one_that_was_saved_last_also_by_the_same_shelf(folder: Path) -> None:
    shelf = Shelf(folder, "s", "1")
    assert shelf.state() is None
    shelf.save(b"first")
    assert shelf.state() == b"first"
    shelf.save(b"second")
    assert shelf.state() == b"second"


def test_much_that_is_put_is_written_before_it_is_saved_and_still_lost_without_that(folder: Path) -> None:
    shelf = Shelf(folder, "s", "1")
    shelf.save(b"state")
    for n in range(5):
        shelf.put(f"large {n}", bytes(5 << 20))
    assert shelf.get("large 0") == bytes(5 << 20)
    shelf.close()
    shelf = Shelf(folder, "s", "1")
    assert shelf.get("large 0") is None
    assert shelf.state() == b"state"


def test_another_version_finds_nothing_and_what_the_first_one_kept_is_removed(folder: Path) -> None:
    assert build(folder, {"one": 1, "two": 2}) == (6, 2)
    assert build(folder, {"one": 1}, version="2") == (2, 1)
    base = sqlite3.connect(folder / "s.sqlite")
    assert sorted(base.execute("SELECT name FROM cell")) == [("double/one",), ("sum/",)]
    base.close()


def test_a_shelf_that_was_cleared_holds_nothing_and_can_be_used(folder: Path) -> None:
    build(folder, NUMBERS)
    shelf = Shelf(folder, "s", "1")
    shelf.clear()
    assert (shelf.state(), shelf.get("sum/")) == (None, None)
    shelf.put("a", b"one")
    shelf.save(b"state")
    shelf.close()
    shelf = Shelf(folder, "s", "1")
    assert (shelf.get("a"), shelf.state()) == (b"one", b"state")


def test_only_its_owner_can_look_into_the_folder(folder: Path) -> None:
    before = os.umask(0o022)
    try:
        build(folder, NUMBERS)
    finally:
        os.umask(before)
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content", [b"", b"no database at all, but a long text of some kind" * 100, b"SQLite format 3\0torn"]
)
def test_a_file_that_is_no_shelf_is_made_anew(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / "s.sqlite").write_bytes(content)
    assert build(folder, NUMBERS) == (SUM, 200)
    assert build(folder, NUMBERS) == (SUM, 0)


def test_a_database_with_other_tables_is_made_anew_or_left_alone_but_never_believed(folder: Path) -> None:
    folder.mkdir()
    base = sqlite3.connect(folder / "s.sqlite")
    base.executescript(
        "CREATE TABLE cell (what TEXT); CREATE TABLE state (version TEXT); INSERT INTO state VALUES ('1')"
    )
    base.close()
    assert build(folder, NUMBERS) == (SUM, 200)
    assert build(folder, NUMBERS)[0] == SUM


def test_where_the_file_or_the_folder_cannot_be_made_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    (tmp_path / "full" / "s.sqlite").mkdir(parents=True)
    for folder in (tmp_path / "taken", tmp_path / "full", tmp_path / "no" / "such"):
        assert build(folder, NUMBERS) == (SUM, 200)
        assert build(folder, NUMBERS) == (SUM, 200)
    assert (tmp_path / "taken").read_text() == "a file"


def test_a_file_that_may_only_be_read_is_read(folder: Path) -> None:
    build(folder, NUMBERS)
    shelf = Shelf(folder, "s", "1")
    assert shelf._base is not None
    shelf._base.execute("PRAGMA query_only = ON")
    book = Book(FAMILIES, shelf)
    assert work_out(book, NUMBERS | {"n000": 7}) == SUM + 14
    assert book.ran["doubling"] == 1
    shelf.save(book.state())
    assert work_out(book, NUMBERS | {"n000": 8}) == SUM + 16
    shelf.close()
    assert build(folder, NUMBERS) == (SUM, 0)


def test_where_the_disk_is_full_nothing_is_kept_and_what_was_kept_before_still_counts(folder: Path) -> None:
    build(folder, NUMBERS)
    shelf = Shelf(folder, "s", "1")
    assert shelf._base is not None
    shelf._base.execute("PRAGMA max_page_count = 1")
    book = Book(FAMILIES, shelf)
    large = {f"m{n:05}": n for n in range(5000)}
    assert work_out(book, NUMBERS | large) == SUM + 2 * sum(range(5000))
    shelf.save(book.state())
    shelf.close()
    assert build(folder, NUMBERS) == (SUM, 0)


def test_of_two_shelves_on_one_file_the_second_to_be_saved_keeps_nothing(folder: Path) -> None:
    build(folder, NUMBERS)
    first, second = Shelf(folder, "s", "1"), Shelf(folder, "s", "1")
    one, two = Book(FAMILIES, first), Book(FAMILIES, second)
    assert work_out(one, NUMBERS | {"n001": 5}) == SUM + 8
    assert work_out(two, NUMBERS | {"n002": 9, "n003": 9}) == SUM + 26
    first.save(one.state())
    second.save(two.state())
    first.close()
    second.close()
    assert build(folder, NUMBERS | {"n001": 5}) == (SUM + 8, 0)


def test_while_another_process_writes_values_a_book_reads_none_that_is_not_its_own(folder: Path) -> None:
    build(folder, NUMBERS)
    shelf = Shelf(folder, "s", "1")
    book = Book(FAMILIES, shelf)
    build(folder, NUMBERS | {"n001": 5})
    with pytest.raises(Torn):
        work_out(book, NUMBERS | {"n002": 9})
    shelf.close()


def test_while_another_holds_the_file_a_build_goes_on_without_it(folder: Path) -> None:
    build(folder, NUMBERS)
    other = sqlite3.connect(folder / "s.sqlite")
    other.execute("BEGIN IMMEDIATE")
    shelf = Shelf(folder, "s", "1")
    assert shelf._base is not None
    shelf._base.execute("PRAGMA busy_timeout = 0")
    book = Book(FAMILIES, shelf)
    assert work_out(book, NUMBERS | {"n001": 5}) == SUM + 8
    shelf.save(book.state())
    assert work_out(book, NUMBERS) == SUM
    shelf.close()
    other.rollback()
    other.close()
    assert build(folder, NUMBERS) == (SUM, 0)


@pytest.mark.parametrize(
    "change", ["UPDATE cell SET value = x'07'", "UPDATE cell SET value = 'seven'", "DELETE FROM cell"]
)
def test_values_that_are_not_those_that_were_put_there_are_never_used(folder: Path, change: str) -> None:
    build(folder, NUMBERS)
    base = sqlite3.connect(folder / "s.sqlite")
    base.execute(f"{change} WHERE name = 'double/n150'" if "DELETE" not in change else change)
    base.commit()
    base.close()
    shelf = Shelf(folder, "s", "1")
    with pytest.raises(Torn):
        Book(FAMILIES, shelf).get("double/n150")
    shelf.close()
    assert build(folder, NUMBERS | {"n001": 5}) == (SUM + 8, 200)
    assert build(folder, NUMBERS | {"n001": 5}) == (SUM + 8, 0)


@pytest.mark.parametrize(
    "change", ["value = x'90'", "value = 'text'", "digest = x'00'", "version = '0'", "digest = NULL"]
)
def test_a_state_that_is_not_the_one_that_was_saved_is_none(folder: Path, change: str) -> None:
    build(folder, NUMBERS)
    base = sqlite3.connect(folder / "s.sqlite")
    base.execute(f"UPDATE OR IGNORE state SET {change}")
    base.commit()
    untouched = base.execute("SELECT version, digest IS NOT NULL FROM state").fetchall() == [("1", 1)]
    base.close()
    assert build(folder, NUMBERS) == (SUM, 0 if untouched and "NULL" in change else 200)
    assert build(folder, NUMBERS) == (SUM, 0)


def test_a_state_of_another_form_is_torn(folder: Path) -> None:
    shelf = Shelf(folder, "s", "1")
    shelf.save(b"\x93\x01\x02\x03")
    with pytest.raises(Torn):
        Book(FAMILIES, shelf)
    shelf.close()
    assert build(folder, NUMBERS) == (SUM, 200)


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32), cut=st.booleans())
def test_whatever_happens_to_the_bytes_of_the_file_no_wrong_value_comes_of_it(
    tmp_path_factory: pytest.TempPathFactory, seed: int, cut: bool
) -> None:
    folder = tmp_path_factory.mktemp("torn") / "cache"
    build(folder, NUMBERS)
    chance = random.Random(seed)
    content = bytearray((folder / "s.sqlite").read_bytes())
    for _ in range(chance.choice((1, 20, 500))):
        at = chance.randrange(len(content))
        if at != 18:  # says who may write to the file: it is whole without it, and only ever read
            content[at] ^= 1 << chance.randrange(8)
    (folder / "s.sqlite").write_bytes(content[: chance.randrange(len(content))] if cut else content)
    changed = NUMBERS | {"n001": 5, "new": 3}
    assert [build(folder, changed)[0] for _ in range(3)] == [SUM + 14] * 3
    assert build(folder, changed) == (SUM + 14, 0)
