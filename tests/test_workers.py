"""Work in several processes: the bytes are the same wherever it is done, and whatever befalls those who help."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.build import Builder
from generator.engine.forking import Copy, may_fork
from generator.request import Request
from tests.harbour import harbour
from tests.story import Dossier

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")


def many(folder: Path) -> Dossier:
    """A dossier of more files than one process would be left alone with."""
    story = harbour(folder)
    for n in range(100):
        story.write(f"content/notes/n{n}.md", f"---\ntitle: Note {n}\n---\nSee [[n{(n + 1) % 100}]] and Ilse Brandt.\n")
    return story


def site(story: Dossier, name: str, **more: object) -> dict[str, bytes]:
    workers = more.pop("workers", 1)
    request = Request(story.folder / "site.yaml", story.folder / name, cache=False, workers=workers)  # type: ignore[arg-type]
    assert not Builder(request, **more).build().failed  # type: ignore[arg-type]
    return story.files(name)


def test_one_process_or_several_or_somebody_elses_make_the_same_bytes(tmp_path: Path) -> None:
    story = many(tmp_path / "d")
    alone = site(story, "alone")
    assert len(alone) > 100
    assert site(story, "two", workers=2) == alone
    assert site(story, "four", workers=4) == alone
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
