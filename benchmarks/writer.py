"""A writer who edits a dossier, again and again, while a process builds it: each edit is waited for in the site."""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

LONG = 120.0
"""Seconds after which what is waited for is not going to come."""
LOOK = 0.003
"""Seconds between two looks at a file that is waited for."""
BETWEEN = 0.04
"""Seconds at most between two saves of a burst."""
MEGABYTE = 1 << 20
KEPT = "the last good"
OWN_PAGE = '{% extends "theme/missing.html" %}{% block content %}<h1>MARK</h1>{% endblock %}'
OWN_FOOT = '{% extends "theme/base.html" %}{% block made %}MARK. {% endblock %}'


class Failed(Exception):
    """What was waited for did not come, in words."""


class Watched:
    """The process that watches, and what it prints."""

    def __init__(self, folder: Path, *command: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "generator", *command],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._tail: list[str] = []
        self.failures = 0
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._tail = [*self._tail[-60:], line]
            self.failures += KEPT in line

    def until(self, holds: Callable[[], bool]) -> float:
        """Wait until this holds. Gives the seconds that it took. Raises Failed."""
        begun = time.perf_counter()
        while not holds():
            took = time.perf_counter() - begun
            if self._process.poll() is not None or took > LONG:
                ended = f"it ended with {self._process.poll()}" if took <= LONG else f"nothing came in {LONG:.0f} s"
                raise Failed(f"{ended}; its last words:\n{''.join(self._tail)}")
            time.sleep(LOOK)
        return time.perf_counter() - begun

    def memory(self) -> float:
        """Megabytes that are resident."""
        pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE

    def open_files(self) -> int:
        return len(os.listdir(f"/proc/{self._process.pid}/fd"))

    def end(self) -> None:
        self._process.terminate()
        self._process.wait()


class Writer:
    """Edits a dossier, and waits each time until that is seen in the site."""

    def __init__(self, folder: Path, site: Path, watched: Watched, seed: int) -> None:
        self._folder, self._site, self._watched = folder, site, watched
        self._chance = random.Random(seed)
        self._count = 0
        self._foot = ""
        self._made: list[str] = []
        self._settings = (folder / "site.yaml").read_text()
        self._edits: tuple[Callable[[], float], ...] = (
            *(self.body,) * 8, *(self.title,) * 4, *(self.name,) * 2, *(self.list_file,) * 3, self.style, self.page,
            self.foot, self.settings, *(self.create,) * 3, *(self.delete,) * 2, *(self.rename,) * 2, self.move,
            self.capture, *(self.mistake,) * 3, *(self.burst,) * 5,
        )  # fmt: skip
        self.edits = 0
        """How many were made; each save of a burst counts."""

    def edit(self) -> tuple[str, float]:
        """One edit, or a burst of them: its kind, and the seconds until it was seen. Raises Failed."""
        edit = self._chance.choice(self._edits)
        self.edits += 1
        try:
            return edit.__name__, edit()
        except Failed as failed:
            raise Failed(f"after mark {self._count}, {edit.__name__}: {failed}") from None

    def body(self) -> float:
        path = self._any("articles")
        text = path.read_text()
        kept = text if self._chance.random() < 0.7 else text.partition("\nThen came ")[0]
        return self._put(path, f"{kept}\nThen came {self._mark()}.\n", f"articles/{path.stem}/index.html")

    def burst(self) -> float:
        """Saves that nobody waits for, of a few files again and again: of each the last one shows."""
        paths = self._chance.sample(sorted((self._folder / "content/articles").glob("*.md")), 6)
        last: dict[str, str] = {}
        saves = self._chance.randint(30, 80)
        for _ in range(saves):
            path, mark = self._chance.choice(paths), self._mark()
            self._save(path, path.read_text().partition("\nThen came ")[0] + f"\nThen came {mark}.\n")
            last[f"articles/{path.stem}/index.html"] = mark
            time.sleep(self._chance.uniform(0, BETWEEN))
        self.edits += saves - 1
        return self._watched.until(lambda: all(mark in self._text(page) for page, mark in last.items()))

    def title(self) -> float:
        path = self._any("articles")
        return self._put(path, _with(path, "title: ", self._mark()), f"articles/{path.stem}/index.html")

    def name(self) -> float:
        path = self._any("actors")
        return self._put(path, _with(path, "name: ", f"Ana {self._mark()}"), f"actors/{_id(path)}/index.html")

    def list_file(self) -> float:
        path = self._any("claims", "*.yaml")
        return self._put(path, _with(path, "  says: ", self._mark()), f"claims/{_id(path)}/index.html")

    def style(self) -> float:
        path = self._folder / "templates/assets/9-own.css"
        return self._put(path, f"@layer own {{ .{self._mark()} {{ color: red }} }}", "assets/site.css")

    def page(self) -> float:
        return self._put(self._folder / "templates/missing.html", OWN_PAGE.replace("MARK", self._mark()), "404.html")

    def foot(self) -> float:
        """On every page, and off again the next time."""
        path = self._folder / "templates/base.html"
        if not path.exists():
            self._foot = self._mark()
            return self._put(path, OWN_FOOT.replace("MARK", self._foot), "index.html")
        path.unlink()
        return self._watched.until(lambda: self._foot not in self._text("index.html"))

    def settings(self) -> float:
        return self._put(self._folder / "site.yaml", f"{self._settings}subtitle: {self._mark()}\n", "index.html")

    def create(self) -> float:
        mark, to = self._mark(), self._any("articles").stem
        self._made.append(mark)
        return self._put(self._note(mark), f"---\ntitle: A note\n---\n{mark} [[{to}]] [@{to}]\n", _page(mark))

    def delete(self) -> float:
        if not self._made:
            return self.create()
        gone = self._made.pop(self._chance.randrange(len(self._made)))
        self._note(gone).unlink()
        return self._watched.until(lambda: not (self._site / _page(gone)).exists())

    def rename(self) -> float:
        """A file gets another name, and its record another id with it."""
        if not self._made:
            return self.create()
        old, new = self._made.pop(0), self._mark()
        self._made.append(new)
        self._note(old).rename(self._note(new))
        return self._watched.until(lambda: (self._site / _page(new)).exists())

    def move(self) -> float:
        """A file gets another name, and its record keeps its id."""
        path = self._any("actors")
        moved = path.rename(path.with_name(f"{_id(path)}-{self._count}.md"))
        return self._put(moved, _with(moved, "name: ", f"Olga {self._mark()}"), f"actors/{_id(moved)}/index.html")

    def capture(self) -> float:
        path = self._any("articles")
        with (self._folder / f"captures/{path.stem}.txt").open("a") as file:
            file.write(f"\nAnd then {self._count}.\n")
        return self._put(path, _with(path, "title: ", self._mark()), f"articles/{path.stem}/index.html")

    def mistake(self) -> float:
        """Something that stops the build, until it is mended."""
        path, wrong = self._chance.choice((
            (self._any("articles"), "\nSee [[nobody-of-that-name]].\n"), (self._any("claims", "*.yaml"), "- id: [\n"),
            (self._any("notes"), '\nSee [@a00000 "no such words stand there at all"].\n'),
            (self._folder / "site.yaml", "titel: No\n"),
        ))  # fmt: skip
        before, failures = path.read_text(), self._watched.failures
        path.write_text(before + wrong)
        took = self._watched.until(lambda: self._watched.failures > failures)
        path.write_text(before)
        self.title()
        return took

    def _any(self, kind: str, pattern: str = "*.md") -> Path:
        return self._chance.choice(sorted((self._folder / "content" / kind).glob(pattern)))

    def _note(self, name: str) -> Path:
        return self._folder / f"content/notes/{name}.md"

    def _mark(self) -> str:
        self._count += 1
        return f"mark{self._count:06d}x"

    def _put(self, path: Path, text: str, page: str) -> float:
        """Save, and wait for the last mark on a page."""
        mark = f"mark{self._count:06d}x"
        self._save(path, text)
        return self._watched.until(lambda: mark in self._text(page))

    def _save(self, path: Path, text: str) -> None:
        """As some editors do in place, and others beside it first."""
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new") if self._chance.random() < 0.5 else path
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)

    def _text(self, page: str) -> str:
        try:
            return (self._site / page).read_text(encoding="utf-8")
        except OSError:
            return ""


def _with(path: Path, key: str, value: str) -> str:
    """A file's text with another value in the first line that begins with that key."""
    lines = path.read_text().split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith(key))
    return "\n".join([*lines[:at], key + value, *lines[at + 1 :]])


def _id(path: Path) -> str:
    """The id that stands first in a file."""
    return path.read_text().partition("id: ")[2].partition("\n")[0]


def _page(note: str) -> str:
    return f"notes/{note}/index.html"
