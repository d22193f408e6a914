"""Work in several processes: the bytes are the same wherever it is done, and whatever befalls those who help."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.build import Builder
from generator.engine.forking import Copy, may_fork, shared
from generator.request import Request
from tests.harbour import harbour
from tests.story import Dossier

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")


def many(folder: Path) -> Dossier:
    """A dossier of more files than one process would be left alone with."""
    story = harbour(folder)
    for n in range(100):
        words = f"See [[n{(n + 1) % 100}]] and Ilse Brandt.\n\n" * 20
        story.write(f"content/notes/n{n}.md", f"---\ntitle: Note {n}\n---\n{words}")
    return story


def site(story: Dossier, name: str, **more: object) -> dict[str, bytes]:
    workers = more.pop("workers", 1)
    cache = bool(more.pop("cache", False))
    request = Request(story.folder / "site.yaml", story.folder / name, cache=cache, workers=workers)  # type: ignore[arg-type]
    assert not Builder(request, **more).build().failed  # type: ignore[arg-type]
    return story.files(name)


def test_one_process_or_several_or_somebody_elses_make_the_same_bytes(tmp_path: Path) -> None:
    story = many(tmp_path / "d")
    alone = site(story, "alone")
    assert len(alone) > 100
    assert site(story, "two", workers=2) == alone
    assert site(story, "four", workers=4) == alone
    assert site(story, "two-cached", workers=2, cache=True) == alone
    with ThreadPoolExecutor(2) as threads:
        assert site(story, "threads", executor=threads) == alone
    with ProcessPoolExecutor(1) as processes:
        assert site(story, "processes", executor=processes) == alone


@needs_fork
def test_a_copy_hands_back_all_its_pieces_however_large() -> None:
    assert may_fork()
    sizes = [0, 1, 70_000, 3_000_000, 5]
    copy = Copy(lambda: (bytes([n]) * size for n, size in enumerate(sizes)))
    pieces: list[bytes] = []
    while not copy.ended:
        pieces += copy.pieces(wait=True)
    assert [len(piece) for piece in pieces] == sizes
    assert pieces[3] == b"\x03" * 3_000_000


@needs_fork
def test_a_copy_that_is_killed_ends_with_what_it_had_handed_back() -> None:
    def work() -> Iterator[bytes]:
        yield b"first"
        os.kill(os.getpid(), signal.SIGKILL)
        yield b"never"

    copy = Copy(work)
    pieces: list[bytes] = []
    while not copy.ended:
        pieces += copy.pieces(wait=True)
    assert pieces == [b"first"]


@needs_fork
def test_a_mistake_in_a_copy_ends_it_and_nothing_else() -> None:
    def work() -> Iterator[bytes]:
        yield b"first"
        raise RuntimeError

    copy = Copy(work)
    pieces: list[bytes] = []
    while not copy.ended:
        pieces += copy.pieces(wait=True)
    copy.close()
    assert pieces == [b"first"]


@needs_fork
@pytest.mark.parametrize("number", [0, 1, 2, 3, 500])
def test_shared_work_is_done_once_each_by_whoever_comes_first(number: int) -> None:
    names = [str(n) for n in range(number)]
    made = list(shared(names, lambda name: f"made of {name}", str.encode, bytes.decode, lambda: None, 0.0))
    assert sorted(made) == sorted(f"made of {name}" for name in names)


@needs_fork
def test_whoever_is_quicker_does_more_of_shared_work() -> None:
    here = os.getpid()

    def make(name: str) -> str:
        if os.getpid() == here:
            time.sleep(0.05)
        return f"{name} {os.getpid() == here}"

    names = [str(n) for n in range(40)]
    made = dict(one.split() for one in shared(names, make, str.encode, bytes.decode, lambda: None, 0.0))
    assert len(made) == 40
    assert list(made.values()).count("True") < 20


@needs_fork
def test_what_a_copy_that_is_killed_leaves_undone_is_done_here() -> None:
    here = os.getpid()

    def make(name: str) -> str:
        if os.getpid() != here and name == "30":
            os.kill(os.getpid(), signal.SIGKILL)
        if os.getpid() == here and int(name) < 5:
            time.sleep(0.05)
        return name

    names = [str(n) for n in range(40)]
    assert sorted(shared(names, make, str.encode, bytes.decode, lambda: None, 0.0)) == sorted(names)


@needs_fork
def test_work_that_is_soon_done_is_not_shared() -> None:
    here, names = os.getpid(), [str(n) for n in range(500)]
    assert set(shared(names, lambda name: os.getpid(), bytes, len, lambda: None, 60.0)) == {here}


@needs_fork
def test_work_is_shared_from_when_the_rest_of_it_seems_to_take_long() -> None:
    here = os.getpid()

    def make(name: str) -> str:
        time.sleep(0.05 if int(name) > 10 else 0)
        return f"{name} {os.getpid() == here}"

    names = [str(n) for n in range(30)]
    made = dict(one.split() for one in shared(names, make, str.encode, bytes.decode, lambda: None, 0.1))
    assert len(made) == 30
    assert all(made[str(n)] == "True" for n in range(11))
    assert "False" in made.values()


@needs_fork
def test_a_copy_begins_and_ends_with_what_it_is_told(tmp_path: Path) -> None:
    def tell(what: str) -> None:
        (tmp_path / what).write_text(str(os.getpid()))

    begin, end = (lambda: tell("begun")), (lambda: tell("ended"))
    assert list(shared(["a"], str.upper, str.encode, bytes.decode, begin, 0.0, end)) == ["A"]
    assert (tmp_path / "begun").read_text() == (tmp_path / "ended").read_text() != str(os.getpid())
