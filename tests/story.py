"""A dossier in a folder of its own, so that a test reads as a story: write, build, edit, build, look."""

from __future__ import annotations

import contextlib
import io
import textwrap
from pathlib import Path
from typing import Self


class Dossier:
    """What a writer has (a folder), does (edits files, runs the tool) and sees (its words, and the pages).

    code, out and err are those of the latest run.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.code = 0
        self.out = ""
        self.err = ""

    def write(self, path: str, text: str | bytes) -> Self:
        """Writes a file, folders included. A text is dedented, and loses a first empty line."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, str):
            text = textwrap.dedent(text).removeprefix("\n").encode()
        target.write_bytes(text)
        return self

    def edit(self, path: str, old: str, new: str) -> Self:
        """Replaces words that stand in a file once."""
        target = self.folder / path
        before = target.read_bytes()
        found = before.count(old.encode())
        assert found == 1, f"{old!r} stands {found} times in {path}"
        target.write_bytes(before.replace(old.encode(), new.encode()))
        return self

    def remove(self, path: str) -> Self:
        (self.folder / path).unlink()
        return self

    def run(self, *argv: str) -> Self:
        """Runs the tool in the dossier's folder, as from a terminal. It may fail: `code` says."""
        from generator.face.cli import main

        out, err = io.StringIO(), io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code: object = main(argv)
            except SystemExit as stop:  # argparse leaves so, after --help and after a mistake
                code = stop.code
        self.code = code if isinstance(code, int) else int(code is not None)
        self.out, self.err = out.getvalue(), err.getvalue()
        return self

    def build(self, *args: str) -> Self:
        """Builds the site, which must succeed. Where it is to fail, use run("build") and look at code."""
        self.run("build", *args)
        assert self.code == 0, f"the build ended with {self.code} and said:\n{self.out}{self.err}"
        return self

    def page(self, path: str, site: str = "build") -> str:
        """The text of a page of the site, as "notes/first/index.html"."""
        return (self.folder / site / path).read_text(encoding="utf-8")

    def files(self, site: str = "build") -> dict[str, bytes]:
        """Every file of the site, by its path there: two sites are equal where these are."""
        root = self.folder / site
        return {
            found.relative_to(root).as_posix(): found.read_bytes()
            for found in sorted(root.rglob("*"))
            if found.is_file()
        }
