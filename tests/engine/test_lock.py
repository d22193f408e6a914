"""Two builds of one output are kept apart, whoever starts them, and a lock ends with its process."""

import fcntl
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.engine.errors import Busy
from generator.engine.lock import locked
from generator.engine.publish import clean, publish
from tests.engine.generations import generation_of, outputs

ROOT = Path(__file__).parents[2]


@contextmanager
def other_build(site: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is publishing generation 5, and waits for a line before it ends."""
    program = [sys.executable, "-m", "tests.engine.generations", "slow", str(site)]
    with subprocess.Popen(
        program, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_build_is_told_which_process_is_at_it(tmp_path: Path) -> None:
    site = tmp_path / "build"
    publish(outputs(1), site)
    with other_build(site) as other:
        with pytest.raises(Busy, match=f"process {other.pid}") as caught:
            publish(outputs(2), site, patience=0.1)
        assert caught.value.pid == other.pid
        assert caught.value.hint
        with pytest.raises(Busy):
            clean(site, patience=0)
        assert generation_of(site) == 1


def test_a_second_build_waits_for_the_first_and_then_has_its_turn(tmp_path: Path) -> None:
    site = tmp_path / "build"
    with other_build(site) as other:
        threading.Timer(0.3, lambda: other.stdin and (other.stdin.write("\n"), other.stdin.flush())).start()
        publish(outputs(2), site, patience=20)
        assert generation_of(site) == 2
        assert other.stdout is not None
        assert json.loads(other.stdout.read())["files"] > 0


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    site = tmp_path / "build"
    with other_build(site) as other:
        other.kill()
        other.wait()
        publish(outputs(2), site, patience=0)
    assert generation_of(site) == 2


def test_builds_in_two_threads_are_kept_apart_too(tmp_path: Path) -> None:
    path = tmp_path / ".build.lock"
    with locked(path, tmp_path / "build", 0), pytest.raises(Busy), locked(path, tmp_path / "build", 0):
        pass
    with locked(path, tmp_path / "build", 0):
        pass


def test_two_outputs_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with other_build(tmp_path / "build"):
        publish(outputs(2), tmp_path / "build-drafts", patience=0)
    assert generation_of(tmp_path / "build-drafts") == 2


def test_a_lock_on_a_file_that_was_cleaned_away_meanwhile_is_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, flock = tmp_path / ".build.lock", fcntl.flock
    removed: list[Path] = []

    def cleaned_away_first(descriptor: int, operation: int) -> None:
        if not removed:
            path.unlink()
            removed.append(path)
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", cleaned_away_first)
    with locked(path, tmp_path / "build", 10):
        assert removed
        with pytest.raises(Busy), locked(path, tmp_path / "build", 0):
            pass


def test_builds_at_once_take_turns_and_all_are_published(tmp_path: Path) -> None:
    site = tmp_path / "build"
    errors: list[BaseException] = []

    def build(generation: int) -> None:
        try:
            publish(outputs(generation), site, patience=30)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=build, args=(generation,)) for generation in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert generation_of(site) in range(1, 9)
