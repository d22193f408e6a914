"""What a start brings in: a command that has nothing to do waits for no parser, no template engine, no colours."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.story import Dossier

HEAVY = frozenset(
    "PIL asyncio charset_normalizer concurrent.futures difflib email http jinja2 linkify_it livereload markdown_it"
    " mdit_py_plugins multiprocessing pypdf pypdfium2 rapidfuzz regex rich selectolax ssl subprocess tornado"
    " urllib.request warcio watchfiles yaml".split()
)
"""Packages and modules that take milliseconds to import, and that many a build does without."""

HASHING = (
    "generator.load.files",
    "generator.model.problems",
    "generator.engine.publish",
    "generator.engine.memo",
    "generator.engine.leaks",
)
"""What is needed to find that nothing was changed."""

WHOLE = (
    "generator.load.content",
    "generator.link.link",
    "generator.pages.plan",
    "generator.render.theme",
    "generator.engine.publish",
)
"""What is needed to read, link, plan and render, before anything is read."""

SELDOM = (
    "PIL",
    "asyncio",
    "charset_normalizer",
    "generator.engine.leaks",
    "generator.link.quotations",
    "generator.load.captures.encodings",
    "generator.load.captures.html",
    "generator.load.captures.pdf",
    "generator.load.cleaning.pdf",
    "generator.load.cleaning.pictures",
    "generator.load.yaml_mistakes",
    "generator.model.date_mistakes",
    "generator.pages.claims",
    "generator.pages.events",
    "generator.pages.front",
    "generator.render.annotations",
    "livereload",
    "pypdf",
    "pypdfium2",
    "rapidfuzz",
    "regex",
    "rich",
    "selectolax",
    "ssl",
    "tornado",
    "warcio",
    "watchfiles",
    "zoneinfo",
)
"""What a build does without after the words of one article were changed, and nothing is wrong or private."""


def brought_in(modules: tuple[str, ...]) -> set[str]:
    """The modules that are there once these are imported, in a process of its own."""
    program = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("modules", [HASHING, WHOLE], ids=["hashing", "whole"])
def test_importing_the_stages_brings_in_nothing_heavy(modules: tuple[str, ...]) -> None:
    assert not brought_in(modules) & HEAVY


def test_finding_that_nothing_changed_brings_in_none_of_the_stages() -> None:
    ours = {name for name in brought_in(HASHING) if name.startswith("generator.")}

    assert not {name for name in ours if name.startswith(("generator.link", "generator.pages", "generator.render"))}
    assert not {name for name in ours if name.startswith("generator.load.body")}


def test_what_is_left_for_later_is_there_when_it_is_needed() -> None:
    program = (
        "import sys\n"
        "from generator.model.spelling import did_you_mean\n"
        "before = 'rapidfuzz' in sys.modules\n"
        "print(before, did_you_mean('artcle', ['article', 'actor']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "False did you mean `article`?\n"


def test_a_build_after_one_edit_brings_in_nothing_that_it_has_no_use_for(dossier: Dossier) -> None:
    said = "---\ntitle: Harbour strike ends\npublisher: The Ledger\n---\nThe strike ended at noon, said Ada Berg.\n"
    dossier.write("site.yaml", "title: The harbour\n").write("content/articles/strike.md", said)
    dossier.write("content/actors/berg.md", "---\nname: Ada Berg\nkind: person\n---\nA docker.\n")
    build = "import sys; from generator.face.cli import main; assert main(['build']) == 0; print(*sys.modules)"
    where = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

    def built() -> list[str]:
        command = [sys.executable, "-c", build]
        done = subprocess.run(command, cwd=dossier.folder, env=where, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    built()
    dossier.write("content/articles/strike.md", said.replace("noon", "night"))
    figures, *_, modules = built()

    assert ", 5 written" in figures
    found = set(modules.split())
    assert "generator.pages.articles" in found
    assert found.intersection(SELDOM) == set()


def test_the_name_of_the_program_is_kept_and_believed_until_a_module_is_another(tmp_path: Path) -> None:
    here = Path(__file__).parents[1] / "generator"
    for name in ("__init__.py", "version.py", "engine/__init__.py", "engine/memo.py"):
        (tmp_path / "generator" / name).parent.mkdir(exist_ok=True, parents=True)
        shutil.copy(here / name, tmp_path / "generator" / name)
    module = tmp_path / "generator" / "engine" / "memo.py"
    others = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    # A file that was written just now is old enough here: the test would else have to wait.
    say = "from generator import version; version._YOUNG = 0; print(version.version())"

    def version() -> str:
        command = [sys.executable, "-c", say]
        return subprocess.run(command, cwd=tmp_path, env=others, capture_output=True, text=True, check=True).stdout

    first = version()
    (kept,) = tmp_path.rglob("version.*.state")
    assert kept.read_text().split()[1] == first.strip()
    kept.write_text(f"{kept.read_text().split()[0]} believed")
    assert version() == "believed\n"

    before = module.stat()
    module.write_bytes(module.read_bytes().replace(b"timeout=5", b"timeout=6"))
    os.utime(module, ns=(before.st_atime_ns, before.st_mtime_ns))
    second = version()
    assert second not in (first, "believed\n")
    assert len(second) == len(first)
    assert version() == second

    kept.write_bytes(b"\xfftorn")
    assert version() == second
