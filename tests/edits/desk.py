"""A desk at which a dossier is edited and built, and where each build is compared with one that begins from nothing."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from generator.build import Builder, Built, Request, build
from generator.face import figures, report
from tests.edits.matter import matter

ROOT = Path(__file__).parents[2]
HANDS = (*("",) * 6, "by a rename", "at the same time", "set back", "set ahead")
"""How a file is written: in place, under another name first, with its old time, or with one far from now."""

Tree = dict[str, bytes]


@contextlib.contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder that is gone afterwards, in memory where the system has such a place."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


class Differs(AssertionError):
    """A build says or publishes other than one that begins from nothing."""


class How(NamedTuple):
    """How one looks at what was edited. `who` is "first", "second" or "new", "process", "killed" or "nobody"."""

    who: str = "first"
    drafts: bool = False
    strict: bool = False
    publish: bool = True
    beside: bool = False
    """Whether the site goes to another folder than usual."""
    elsewhere: bool = False
    """Whether the build that begins from nothing is one of a copy."""

    def __str__(self) -> str:
        flags = [name for name in ("drafts", "strict", "beside", "elsewhere") if getattr(self, name)]
        return " ".join([self.who, *flags, *([] if self.publish else ["check"])])


class Desk:
    """A dossier in `folder/dossier`, those who build it, and what was done to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "dossier"
        self.vault = folder / "vault"
        self.clean = folder / "clean"
        self.log: list[str] = []
        self.steps = 0
        self.failing = False
        self.tampered = False
        self.stray: Path | None = None
        self._builders: dict[tuple[object, ...], Builder] = {}
        self._known: dict[tuple[object, ...], tuple[Built, Tree]] = {}
        self.restore(matter())
        self._good: dict[str, bytes | Path] = dict(matter())

    def files(self, *tops: str) -> list[str]:
        """The paths of the dossier's own files below these folders, in order; links to folders are not followed."""
        found = []
        for top in tops or ("site.yaml", "content", "captures", "captures.lock", "captures.private.lock", "templates"):
            if (self.folder / top).is_file() or (self.folder / top).is_symlink():
                found.append(top)
                continue
            for where, folders, names in os.walk(self.folder / top):
                here = Path(where).relative_to(self.folder)
                found += [(here / name).as_posix() for name in (*names, *folders) if _is_file(Path(where, name))]
        return sorted(found)

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8", errors="replace")

    def put(self, path: str, content: str | bytes, chance: Random | None = None) -> str:
        """Writes a file as a person or a program may; says how."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        raw = content.encode() if isinstance(content, str) else content
        hand = chance.choice(HANDS) if chance else ""
        before = target.stat().st_mtime_ns if target.exists() else None
        if hand == "by a rename" or target.is_symlink():
            (target.parent / ".being-written").write_bytes(raw)
            os.replace(target.parent / ".being-written", target)
        else:
            target.write_bytes(raw)
        times = {"at the same time": before, "set back": 10**18, "set ahead": 4 * 10**18}
        if (when := times.get(hand)) is not None:
            os.utime(target, ns=(when, when))
        return f"{path}{' ' + hand if hand else ''}"

    def inputs(self) -> dict[str, bytes | Path]:
        """All that the dossier consists of: bytes, or where a link leads."""
        found: dict[str, bytes | Path] = {}
        for path in self.files():
            here = self.folder / path
            found[path] = here.readlink() if here.is_symlink() else here.read_bytes()
        return found

    def restore(self, files: Mapping[str, bytes | Path]) -> None:
        """Makes the dossier consist of these files."""
        there = self.inputs()
        for path in there.keys() - files.keys():
            (self.folder / path).unlink()
        for path, content in files.items():
            if there.get(path) != content:
                _place(self.folder / path, content)

    def mend(self) -> None:
        """Goes back to what could last be published."""
        self.log.append("back to what could be published")
        self.restore(self._good)

    def output(self, how: How) -> Path:
        return self.folder / (("beside" if how.beside else "build") + ("-drafts" if how.drafts else ""))

    def request(self, how: How, **more: Any) -> Request:
        output = self.output(how) if how.publish else None
        asked = {"output": output, "drafts": how.drafts, "strict": how.strict, "hints": not how.publish}
        return Request(**{"config": self.folder / "site.yaml", **asked, **more})

    def builder(self, how: How) -> Builder:
        """Who builds: the same as before, or somebody new."""
        key = ("first" if how.who == "new" else how.who, *how[1:-1])
        if how.who == "new" or key not in self._builders:
            self._builders[key] = Builder(self.request(how))
        return self._builders[key]

    def look(self, how: How) -> Built:
        """Builds, and compares what is said and published with what a build from nothing says and publishes."""
        output = self.output(how)
        before = tree(output)
        clean, wanted = self.from_nothing(how)
        if self.stray:
            self._refused(how, before, clean.failed)
        if how.who == "killed":
            self._killed(how, before, before if clean.failed else wanted)
            before = tree(output)
            how = how._replace(who="new")
        stands = clean.failed or not how.publish
        if how.who == "process":
            _same_words(self._in_a_process(how), _as_json(clean))
            _same_trees(tree(output), before if stands else wanted, output)
        else:
            warm = self.builder(how).build()
            _same_words(_said(warm), _said(clean))
            _same_trees(tree(output), before if stands else wanted, output)
            if not stands and not self.tampered:
                _same_counts(warm, before, wanted)
        self.failing, self.tampered = clean.failed, self.tampered and stands
        if not clean.failed:
            self._good = self.inputs()
        return clean

    def from_nothing(self, how: How) -> tuple[Built, Tree]:
        """A build before which nothing is known, and the site that it makes."""
        inputs = self.inputs()
        key = (how[1:], frozenset(inputs.items()), frozenset(tree(self.vault).items()))
        if key not in self._known:
            self._known[key] = self._built_from_nothing(how, inputs)
        return self._known[key]

    def _built_from_nothing(self, how: How, inputs: Mapping[str, bytes | Path]) -> tuple[Built, Tree]:
        shutil.rmtree(self.clean, ignore_errors=True)
        config = self.folder / "site.yaml"
        if how.elsewhere:
            self.clean.mkdir()
            for path, content in inputs.items():
                _place(self.clean / "copy" / path, content)
            config = self.clean / "copy" / "site.yaml"
            config.parent.mkdir(exist_ok=True)
        output = self.clean / "site"
        output.parent.mkdir(exist_ok=True)
        built = build(self.request(how, config=config, output=output if how.publish else None, cache=False))
        return built, tree(output)

    def command(self, how: How) -> list[str]:
        flags = [f"--{name}" for name in ("drafts", "strict") if getattr(how, name)]
        done = ["build", "-o", self.output(how).name] if how.publish else ["check"]
        return [sys.executable, "-m", "generator", *done, "--json", *flags]

    def start(self, how: How) -> subprocess.Popen[str]:
        """The tool in a process of its own."""
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        pipe = subprocess.PIPE
        return subprocess.Popen(self.command(how), cwd=self.folder, env=env, stdout=pipe, stderr=pipe, text=True)

    def _in_a_process(self, how: How) -> dict[str, object]:
        out, err = self.start(how).communicate()
        assert out.startswith("{"), err
        found = json.loads(out)
        return {name: found[name] for name in ("ok", "pages", "problems", "quotations", "claims", "unlocked")}

    def kill(self, how: How, after: float) -> bool:
        """Starts a build and kills it after so many seconds, if it still runs then."""
        with self.start(how) as process:
            try:
                process.communicate(timeout=after)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
        return process.returncode < 0

    def _killed(self, how: How, before: Tree, wanted: Tree) -> None:
        seconds = Random(str(self.log)).uniform(0.2, 1.5)
        self.kill(how, seconds)
        if (after := tree(self.output(how))) != before:
            _same_trees(after, wanted, self.output(how))

    def _refused(self, how: How, before: Tree, failed: bool) -> None:
        """A file that no build wrote stands in the output: nothing is published, and it is told of."""
        stray, self.stray = self.stray, None
        if stray is None or stray.parent != self.output(how):
            self.stray = stray
            return
        if how.publish and not failed:
            said = [p.code for p in self.builder(how).build().problems]
            if "cannot-publish" not in said:
                raise Differs(f"{stray.name} in the output is nobody's, and the build says nothing of it: {said}")
            _same_trees(tree(self.output(how)), before, self.output(how))
        stray.unlink()
        before.pop(stray.name)


def tree(folder: Path) -> Tree:
    """Every file below a folder by its path, and every folder that is empty, as such."""
    found: Tree = {}
    for where, folders, names in os.walk(folder):
        here = Path(where).relative_to(folder)
        if not folders and not names:
            found[f"{here.as_posix()}/"] = b""
        found |= {(here / name).as_posix(): Path(where, name).read_bytes() for name in names}
    return found


def _place(target: Path, content: bytes | Path) -> None:
    """Puts a file or a link where there is another, or a folder, or nothing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    target.unlink(missing_ok=True)
    target.symlink_to(content) if isinstance(content, Path) else target.write_bytes(content)


def _is_file(path: Path) -> bool:
    return path.is_symlink() or path.is_file()


def _said(built: Built) -> dict[str, object]:
    """All that a build says."""
    return {
        "failed": built.failed,
        "problems": built.problems,
        "pages": built.pages,
        "lines": built.lines,
        "quotations": figures.quotations(built.dossier),
        "claims": figures.origins(built.dossier),
        "unlocked": built.dossier.locks.lacking,
    }


def _as_json(built: Built) -> dict[str, object]:
    said = {name: value for name, value in _said(built).items() if name not in ("failed", "lines", "problems")}
    return {"ok": not built.failed, "problems": [report.as_json(p) for p in built.problems], **said}


def _same_words(warm: dict[str, Any], clean: dict[str, Any]) -> None:
    for name, wanted in clean.items():
        if warm[name] == wanted:
            continue
        if name == "problems":
            lost = [p for p in wanted if p not in warm[name]]
            extra = [p for p in warm[name] if p not in wanted]
            if not lost and not extra:
                raise Differs(f"the problems are in another order:\n  {wanted}\n  {warm[name]}")
            told = [*(f"  expected: {p}" for p in lost), *(f"  got: {p}" for p in extra)]
            raise Differs("\n".join(["problems:", *told]))
        raise Differs(f"{name}:\n  expected: {wanted}\n  got: {warm[name]}")


def _same_counts(warm: Built, before: Tree, after: Tree) -> None:
    assert warm.published is not None
    written = sum(before.get(path) != content for path, content in after.items())
    found = (warm.published.files, warm.published.written, warm.published.removed)
    if found != (wanted := (len(after), written, len(before.keys() - after.keys()))):
        raise Differs(f"files, written, removed:\n  expected: {wanted}\n  got: {found}")


def _same_trees(found: Tree, wanted: Tree, where: Path) -> None:
    """Differs at the first file, and the first line of it, in which two folders differ."""
    for path in sorted(found.keys() | wanted.keys()):
        if found.get(path) == wanted.get(path):
            continue
        if path not in found or path not in wanted:
            raise Differs(f"{where.name}/{path}: {'is missing' if path in wanted else 'should not be there'}")
        pairs = zip_longest(wanted[path].split(b"\n"), found[path].split(b"\n"), fillvalue=b"")
        at, (right, wrong) = next((n, pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1])
        expected, got = right.decode("utf-8", "replace"), wrong.decode("utf-8", "replace")
        raise Differs(f"{where.name}/{path}:{at}:\n  expected: {expected}\n  got: {got}")
