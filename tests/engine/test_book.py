"""A book works out again what follows from what changed, and nothing else; what it gives is what a new one would."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from generator.engine.book import Book
from generator.engine.shelf import Shelf, Torn
from generator.engine.tasks import Done
from generator.engine.values import Family, problems_as
from tests.engine.toy import FAMILIES, Content, Program, expected

NUMBERS = (
    Family("n", int, kept=False),
    Family("even", bool),
    Family("all", tuple[str, ...]),
    Family("by-half", str, merge=lambda rows: sorted(one for given in rows.values() for one in given)),
    problems_as(str),
)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path / "cache", "s", "1")
    yield made
    made.close()


def numbers(book: Book, **given: int) -> None:
    book.put_inputs("n", {key: (value.to_bytes(16, "big"), value) for key, value in given.items()})


def test_a_task_runs_again_only_where_something_that_it_read_has_changed() -> None:
    program = Program(Book(FAMILIES))
    files: dict[str, Content] = {"a": {"x": ("one", ())}, "b": {"y": ("two", ("x",))}, "c": {"z": ("three", ())}}
    assert len(program.build(files)) == 9
    assert program.build(files) == []
    files["c"] = {"z": ("four", ())}
    assert program.build(files) == ["split c", "refer c", "show z"]
    assert program.pages()["z"] == ("FOUR", (), 3, ())


def test_a_task_that_was_left_out_is_due_though_the_names_are_the_same_list() -> None:
    book = Book(NUMBERS)
    names = [f"n{n:03d}" for n in range(200)]

    def build(leave_out: str = "") -> list[str]:
        book.begin()
        numbers(book, **dict.fromkeys(names, 4))
        due = book.due("halving", names)
        for name in due:
            if name != leave_out:
                with book.tracing() as trace:
                    book.commit("halving", name, trace, Done({f"even/{name}": book.get(f"n/{name}") % 2 == 0}))
        book.close("halving", names)
        book.finish()
        return due

    assert build(leave_out="n007") == names
    assert build(leave_out="n007") == ["n007"]
    assert build() == ["n007"]
    assert build() == []


def test_where_a_task_makes_the_same_again_nothing_follows() -> None:
    book = Book(NUMBERS)

    def build(**given: int) -> list[str]:
        book.begin()
        numbers(book, **given)
        ran = book.run("halving", given.keys(), lambda key: Done({f"even/{key}": book.get(f"n/{key}") % 2 == 0}))
        ran += book.run(
            "all", ("",), lambda _: Done({"all/": tuple(k for k in book.keys("even") if book.get(f"even/{k}"))})
        )
        book.finish()
        return ran

    assert build(a=1, b=2) == ["a", "b", ""]
    assert build(a=3, b=2) == ["a"]
    assert build(a=4, b=2) == ["a", ""]
    assert book.get("all/") == ("a", "b")


def test_a_cell_that_was_asked_for_and_not_there_counts_when_it_comes_and_when_it_goes() -> None:
    program = Program(Book(FAMILIES))
    files: dict[str, Content] = {"a": {"x": ("one", ("y",))}, "c": {"z": ("three", ())}}
    program.build(files)
    assert program.problems() == ["x: no y"]
    files["b"] = {"y": ("two", ())}
    assert program.build(files) == ["split b", "refer a", "refer b", "show x", "show y", "show z"]
    assert program.problems() == []
    assert program.pages()["y"] == ("TWO", ("x",), 3, ())
    del files["b"]
    assert program.build(files) == ["refer a", "show x", "show z"]
    assert program.problems() == ["x: no y"]
    assert program.pages() == {"x": ("ONE", (), 2, ("y",)), "z": ("THREE", (), 2, ())}


def test_a_list_of_keys_counts_when_one_comes_or_goes_and_not_when_a_value_changes() -> None:
    book = Book(NUMBERS)

    def build(**given: int) -> list[str]:
        book.begin()
        numbers(book, **given)
        ran = book.run("all", ("",), lambda _: Done({"all/": tuple(book.keys("n"))}))
        book.finish()
        return ran

    assert build(b=1, a=1) == [""]
    assert build(a=2, b=2) == []
    assert build(a=2, b=2, c=3) == [""]
    assert book.get("all/") == ("a", "b", "c")
    assert build(b=2, c=3) == [""]
    assert build(c=3, b=2) == []
    assert book.get("all/") == ("b", "c")


def test_what_many_tasks_give_to_is_made_of_what_they_give_now() -> None:
    program = Program(Book(FAMILIES))
    files: dict[str, Content] = {"a": {"x": ("one", ())}, "b": {"y": ("two", ("x",))}, "c": {"z": ("three", ("x",))}}
    program.build(files)
    assert program.pages()["x"][1] == ("y", "z")
    files["b"] = {"y": ("two", ())}
    assert program.build(files) == ["split b", "refer b", "show x", "show y"]
    assert program.pages()["x"][1] == ("z",)
    files["d"] = {"w": ("four", ("x", "y"))}
    program.build(files)
    assert (program.pages()["x"][1], program.pages()["y"][1]) == (("w", "z"), ("w",))
    del files["c"], files["d"]
    program.build(files)
    assert (program.pages()["x"][1], program.pages()["y"][1]) == ((), ())
    assert program.book.keys("back") == []


@pytest.mark.parametrize(("first", "then"), [("a", "b"), ("b", "a")])
def test_a_cell_that_moves_to_another_task_of_its_stage_stays(first: str, then: str) -> None:
    program = Program(Book(FAMILIES))
    other: Content = {"z": ("three", ("x",))}
    program.build({first: {"x": ("one", ()), "y": ("two", ())}, then: other})
    moved: dict[str, Content] = {first: {"y": ("two", ())}, then: {"x": ("one", ()), **other}}
    assert program.build(moved) == ["split a", "split b", "refer a", "refer b"]
    assert (program.pages(), program.problems()) == expected(moved)
    renamed: dict[str, Content] = {f"{first}2": moved[first], f"{then}2": moved[then]}
    assert program.build(renamed) == ["split a2", "split b2", "refer a2", "refer b2", "show x"]
    assert (program.pages(), program.problems()) == expected(renamed)
    assert program.build(renamed) == []


def test_a_giver_that_moves_to_another_task_counts_once() -> None:
    program = Program(Book(FAMILIES))
    program.build({"a": {"x": ("one", ())}, "b": {"y": ("two", ("x",))}})
    program.build({"a": {"x": ("one", ())}, "c": {"y": ("two", ("x",))}})
    assert program.pages()["x"] == ("ONE", ("y",), 2, ())


def test_values_that_are_not_kept_are_made_again_of_what_is_there_now(shelf: Shelf) -> None:
    files: dict[str, Content] = {"a": {"x": ("one", ()), "v": ("five", ())}, "b": {"y": ("two", ())}}
    book = Book(FAMILIES, shelf)
    Program(book).build(files)
    shelf.save(book.state())
    files["b"] = {"y": ("two", ("x",))}
    program = Program(Book(FAMILIES, shelf))
    assert program.build(files) == ["split b", "refer b", "show x", "show y"]
    assert program.pages()["x"] == ("ONE", ("y",), 3, ())
    assert program.book.get("loud/v") == "FIVE"
    assert shelf.get("loud/v") is None


def test_values_that_are_read_all_at_once_are_those_that_would_be_read_one_by_one(shelf: Shelf) -> None:
    ids = [f"r{n}" for n in range(300)]
    files: dict[str, Content] = {f"f{key}": {key: ("one", (ids[0],))} for key in ids}
    book = Book(FAMILIES, shelf)
    Program(book).build(files)
    shelf.save(book.state())
    files["fr7"] = {"r7": ("drei", ())}
    book = Book(FAMILIES, shelf)
    program = Program(book)
    program.build(files)
    assert (program.pages(), program.problems()) == expected(files)
    shelf.save(book.state())
    shelf.put("page/r299", shelf.get("page/r299") or b"")
    shelf.put("page/r298", b"other bytes")
    book = Book(FAMILIES, shelf)
    assert [book.get(f"page/{key}")[0] for key in ids[:290]] == ["ONE"] * 7 + ["DREI"] + ["ONE"] * 282
    assert book.get("page/r299")[0] == "ONE"
    with pytest.raises(Torn):
        book.get("page/r298")


def test_a_large_value_that_changed_is_never_given_as_it_was(shelf: Shelf) -> None:
    book = Book(FAMILIES, shelf)
    program = Program(book)
    program.build({"a": {"x": ("one", ())}})
    assert book.get("record/x") == ("one", ())
    program.build({"a": {"x": ("two", ())}})
    assert book.get("record/x") == ("two", ())
    program.build({})
    assert book.get("record/x") is None


def test_without_a_shelf_nothing_is_let_go_of(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    for shelf in (Shelf(tmp_path / "cache", "s", "1"), None):
        program = Program(Book(FAMILIES, shelf))
        program.build({"a": {"x": ("one", ())}})
        assert program.pages() == {"x": ("ONE", (), 1, ())}
        assert (program.book.get("loud/x"), program.book.get("record/x")) == ("ONE", ("one", ()))


def test_tasks_that_a_copy_of_the_process_runs_make_the_same(shelf: Shelf) -> None:
    files: dict[str, Content] = {f"f{n}": {f"r{n}": (f"word {n}", ("r0", "r99"))} for n in range(20)}
    program = Program(Book(FAMILIES, shelf))
    program.book.worth = 0.0
    assert len(program.build(files)) == 60
    assert (program.pages(), program.problems()) == expected(files)
    files["f3"] = {"r3": ("drei", ("r0",)), "r99": ("new", ())}
    program.build(files)
    assert (program.pages(), program.problems()) == expected(files)
    shelf.save(program.book.state())
    assert Program(Book(FAMILIES, shelf)).build(files) == []


def test_what_is_derived_is_made_once_as_long_as_what_it_is_made_of_stays() -> None:
    book, made = Book(NUMBERS), list[int]()

    def total() -> int:
        made.append(sum(book.get(f"n/{key}") for key in book.keys("n")))
        return made[-1]

    def build(other: int, **given: int) -> list[str]:
        book.begin()
        numbers(book, **given)
        book.put_inputs("all", {"": (other.to_bytes(16, "big"), ("x",) * other)})
        tasks = ("odd", "even")
        ran = book.run("asking", tasks, lambda key: Done({f"even/{key}": book.derived("total", total) % 2 == 0}))
        book.finish()
        return ran

    assert (build(1, a=1, b=2), made) == (["odd", "even"], [3])
    assert (build(2, a=1, b=2), made) == ([], [3])
    assert (build(2, a=2, b=2), made) == (["odd", "even"], [3, 4])
    assert book.get("even/odd") is True
    assert (build(2, a=2, b=2, c=0), made) == (["odd", "even"], [3, 4, 4])


def test_what_is_derived_of_what_has_changed_since_is_not_handed_on_after_builds_that_failed() -> None:
    program = Program(Book(FAMILIES))
    program.build({"a": {"x": ("one", ())}})
    program.build({"a": {"x": ("one", ()), "y": ("two", ())}}, stages=2, finish=False)
    files: dict[str, Content] = {"a": {"x": ("one", ()), "y": ("six", ()), "z": ("three", ())}}
    program.build(files)
    assert program.pages() == expected(files)[0]


@pytest.mark.parametrize("stages", [0, 1, 2, 3])
@pytest.mark.parametrize("new_process", [False, True])
def test_what_changed_in_a_build_that_failed_still_counts_in_the_next(
    shelf: Shelf, stages: int, new_process: bool
) -> None:
    files: dict[str, Content] = {"a": {"x": ("one", ())}, "b": {"y": ("two", ("x", "z"))}}
    program = Program(Book(FAMILIES, shelf))
    program.build(files)
    shelf.save(program.book.state())
    files["a"], files["c"] = {"x": ("eins", ("y",))}, {"z": ("three", ())}
    program.build(files, stages=stages, finish=False)
    if new_process:
        shelf.save(program.book.state())
        program = Program(Book(FAMILIES, shelf))
    program.build(files)
    assert (program.pages(), program.problems()) == expected(files)
    assert program.build(files) == []


def test_a_change_that_is_taken_back_after_a_build_that_failed_is_worked_out_back() -> None:
    program = Program(Book(FAMILIES))
    old: dict[str, Content] = {"a": {"x": ("one", ())}, "b": {"y": ("two", ())}}
    program.build(old)
    program.build({**old, "a": {"x": ("eins", ("y",))}}, stages=2, finish=False)
    program.build(old)
    assert (program.pages(), program.problems()) == expected(old)


def test_a_new_book_on_the_same_shelf_goes_on_where_the_last_one_ended(shelf: Shelf) -> None:
    files: dict[str, Content] = {"a": {"x": ("one", ("w",))}, "b": {"y": ("two", ("x",))}}
    book = Book(FAMILIES, shelf)
    assert len(Program(book).build(files)) == 6
    shelf.save(book.state())
    for word in ("drei", "trois", "tre"):
        book = Book(FAMILIES, shelf)
        program = Program(book)
        assert program.build(files) == []
        assert (program.pages(), program.problems()) == expected(files)
        files["b"] = {"y": (word, ("x",))}
        assert program.build(files) == ["split b", "refer b", "show y"]
        shelf.save(book.state())


def test_what_was_not_saved_is_worked_out_again(shelf: Shelf, tmp_path: Path) -> None:
    files: dict[str, Content] = {"a": {"x": ("one", ())}}
    book = Book(FAMILIES, shelf)
    Program(book).build(files)
    shelf.save(book.state())
    Program(book).build({"a": {"x": ("two", ())}})
    shelf.close()
    again = Shelf(tmp_path / "cache", "s", "1")
    program = Program(Book(FAMILIES, again))
    assert program.build({"a": {"x": ("two", ())}}) == ["split a", "refer a", "show x"]
    assert program.pages() == {"x": ("TWO", (), 1, ())}
    again.close()


def test_a_value_of_another_type_than_its_family_is_torn(shelf: Shelf) -> None:
    book = Book(NUMBERS, shelf)
    numbers(book, a=2)
    book.run("halving", ("a",), lambda key: Done({f"even/{key}": "yes"}))
    shelf.save(book.state())
    with pytest.raises(Torn):
        Book(NUMBERS, shelf).get("even/a")


def test_problems_are_all_there_are_whatever_was_run() -> None:
    program = Program(Book(FAMILIES))
    files: dict[str, Content] = {path: {path * 2: ("word", (f"no{path}",))} for path in "dacb"}
    program.build(files)
    said = [f"{path * 2}: no no{path}" for path in "abcd"]
    assert program.problems() == said
    files["b"] = {"bb": ("word", ())}
    program.build(files)
    assert program.problems() == [said[0], *said[2:]]
    files["b"] = {"bb": ("word", ("nob",))}
    program.build(files)
    assert program.problems() == said
    assert program.book.problems(("split", "show")) == []


def test_a_cell_that_is_not_there_is_a_key_error_by_its_name() -> None:
    book = Book(NUMBERS)
    with pytest.raises(KeyError, match="even/nothing"):
        book.read(book.number("even/nothing"))
    assert book.get("even/nothing", "else") == "else"
    assert book.digest("even/nothing") == b""


def test_what_is_read_within_tracing_is_noted_there_and_nowhere_else() -> None:
    book = Book(NUMBERS)
    numbers(book, a=1, b=2)
    with book.tracing() as outer:
        book.get("n/a")
        with book.tracing() as inner:
            book.get("n/b")
            book.get("even/absent")
        book.keys("n")
    assert {book.name(number) for number in inner} == {"n/b", "even/absent"}
    assert {book.name(number) for number in outer} == {"n/a", "n/*"}


IDS, PATHS, WORDS = st.sampled_from("uvwxyz"), st.sampled_from("abc"), st.sampled_from(("one", "two", "ONE", ""))


@pytest.fixture(autouse=True)
def few_tasks_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done for thousands of tasks and values is done here for three."""
    monkeypatch.setattr("generator.engine.columns._FEW", 2)
    monkeypatch.setattr("generator.engine.columns._EACH", 1)
    monkeypatch.setattr("generator.engine.numbering._FEW", 2)
    monkeypatch.setattr("generator.engine.cells._FEW", 2)


class Desk(RuleBasedStateMachine):
    """Edits, builds that end and builds that fail, and new processes, against the program worked out straight."""

    tmp: pytest.TempPathFactory

    @initialize()
    def begin(self) -> None:
        self.folder = self.tmp.mktemp("desk")
        self.shelf = Shelf(self.folder, "s", "1")
        self.program = Program(Book(FAMILIES, self.shelf))
        self.records: dict[str, tuple[str, str, tuple[str, ...]]] = {}
        self.built: dict[str, Content] | None = None

    @property
    def files(self) -> dict[str, Content]:
        paths = sorted({path for path, _, _ in self.records.values()})
        return {p: {k: (w, refs) for k, (path, w, refs) in sorted(self.records.items()) if path == p} for p in paths}

    @rule(key=IDS, path=PATHS, word=WORDS, refs=st.lists(IDS, max_size=3).map(tuple))
    def write(self, key: str, path: str, word: str, refs: tuple[str, ...]) -> None:
        self.records[key] = (path, word, refs)

    @precondition(lambda self: self.records)
    @rule(data=st.data(), path=PATHS)
    def move(self, data: st.DataObject, path: str) -> None:
        key = data.draw(st.sampled_from(sorted(self.records)))
        self.records[key] = (path, *self.records[key][1:])

    @precondition(lambda self: self.records)
    @rule(old=PATHS, new=PATHS)
    def rename(self, old: str, new: str) -> None:
        self.records = {k: (new if path == old else path, w, refs) for k, (path, w, refs) in self.records.items()}

    @precondition(lambda self: self.records)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        del self.records[data.draw(st.sampled_from(sorted(self.records)))]

    @rule(stages=st.integers(0, 3))
    def fail(self, stages: int) -> None:
        self.program.build(self.files, stages=stages, finish=False)
        self.built = None

    @rule()
    def build(self) -> None:
        self.program.build(self.files)
        self.built = self.files

    @rule(save=st.booleans())
    def new_process(self, save: bool) -> None:
        if save:
            self.shelf.save(self.program.book.state())
        self.shelf.close()
        self.shelf = Shelf(self.folder, "s", "1")
        self.program = Program(Book(FAMILIES, self.shelf))
        self.built = self.built if save else None

    @rule(worth=st.sampled_from((0.0, math.inf)))
    def share(self, worth: float) -> None:
        self.program.book.worth = worth

    @precondition(lambda self: self.built is not None)
    @invariant()
    def the_pages_are_those_that_follow(self) -> None:
        assert self.built is not None
        assert (self.program.pages(), self.program.problems()) == expected(self.built)

    @precondition(lambda self: self.built is not None and self.built == self.files)
    @rule()
    def nothing_is_due_after_a_build(self) -> None:
        assert self.program.build(self.files) == []

    def teardown(self) -> None:
        if hasattr(self, "shelf"):
            self.shelf.close()


def test_after_any_edits_the_pages_are_those_of_a_build_from_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    class AtDesk(Desk):
        tmp = tmp_path_factory

    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(AtDesk, settings=settings(max_examples=150, stateful_step_count=25))  # type: ignore[no-untyped-call]
