"""`build --watch` as a writer meets it in a terminal."""

from __future__ import annotations

import contextlib
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harbour import harbour
from tests.serve.watching import PATIENCE
from tests.story import Dossier

WAITING, WRITTEN = "Waiting for changes…", ", [1-9][0-9]* written"


class Terminal:
    """What a running command prints, both streams together."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: list[str] = []
        self._told, self._ended = 0, False
        self._changed = threading.Condition()
        self._reading = threading.Thread(target=self._read)
        self._reading.start()

    def until(self, *patterns: str) -> None:
        """Wait for a line with each of these, in this order, after those that were waited for before."""
        for pattern in patterns:
            with self._changed:
                self._changed.wait_for(lambda pattern=pattern: self._after(pattern) or self._ended, PATIENCE)
                found = self._after(pattern)
                assert found, f"no {pattern!r} in:\n{''.join(self._lines[self._told :])}"
                self._told = found

    def interrupt(self) -> tuple[int, str]:
        """The exit code after Ctrl-C, and the last words."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        self._reading.join(PATIENCE)
        return code, "".join(self._lines[self._told :])

    def _after(self, pattern: str) -> int:
        """How many lines there are up to one with the pattern; 0 where there is none yet."""
        return next((n + 1 for n in range(self._told, len(self._lines)) if re.search(pattern, self._lines[n])), 0)

    def _read(self) -> None:
        for line in self.process.stdout or ():
            with self._changed:
                self._lines.append(line)
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()


@contextlib.contextmanager
def building(dossier: Dossier, *options: str) -> Iterator[Terminal]:
    """`build --watch` in the dossier's folder, ended in any case."""
    program = "import sys; sys.path.insert(0, sys.argv.pop(1)); from generator.face.cli import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", program, Path(__file__).parents[2], "build", "--watch", *options],
        cwd=dossier.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        try:
            yield Terminal(process)
        finally:
            process.kill()


@pytest.mark.parametrize("options", [[], ["--poll"]], ids=["hints", "poll"])
def test_a_writer_edits_errs_mends_and_ends(tmp_path: Path, options: list[str]) -> None:
    dossier = harbour(tmp_path / "مرفأ لينا, the harbour")
    with building(dossier, *options) as terminal:
        terminal.until(WRITTEN, WAITING)
        dossier.edit("content/about.md", "How this was made.", "Made otherwise.")
        terminal.until(WRITTEN, WAITING)
        assert "Made otherwise." in dossier.page("about/index.html")
        before = dossier.files()

        dossier.edit("content/notes/cause.md", "“a faulty pump”", "“a faulty pipe”")
        terminal.until("content/notes/cause.md:6:", "the last good site stands", WAITING)
        assert dossier.files() == before

        dossier.edit("content/notes/cause.md", "“a faulty pipe”", "“a faulty pump”")
        terminal.until("Open build/index.html", WAITING)
        code, said = terminal.interrupt()
    assert code == 130
    assert said.strip() == "Interrupted. The last published site stands as it was."


def test_a_build_does_not_set_off_another(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d")
    with building(dossier) as terminal:
        terminal.until(WAITING)
        time.sleep(1)  # nothing may happen, so there is nothing to wait for
        code, said = terminal.interrupt()
    assert code == 130
    assert WAITING not in said


def test_templates_and_captures_and_the_settings_are_seen(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d")
    with building(dossier) as terminal:
        terminal.until(WAITING)
        dossier.write("templates/assets/own.css", "no override of anything")
        terminal.until("templates/assets/own.css", WAITING)
        dossier.remove("templates/assets/own.css")
        terminal.until("Open build", WAITING)
        dossier.edit("captures/courier.txt", "a faulty pump", "a rusty pump")
        terminal.until("content/notes/cause.md", WAITING)
        dossier.edit("captures/courier.txt", "a rusty pump", "a faulty pump")
        terminal.until("Open build", WAITING)
        dossier.edit("site.yaml", "title: The fire at Port Lena", "title: The fire of Port Lena")
        terminal.until(WRITTEN, WAITING)
        assert "The fire of Port Lena" in dossier.page("index.html")


def test_a_folder_that_is_no_dossier_yet_becomes_one(tmp_path: Path) -> None:
    dossier = Dossier(tmp_path / "d")
    with building(dossier) as terminal:
        terminal.until("no-site", WAITING)
        harbour(dossier.folder)
        terminal.until("Open build")
