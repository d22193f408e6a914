"""What is handed to others: a wheel that builds a site where nothing else of ours stands, and whole locks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.story import Dossier

PROJECT = Path(__file__).parents[1]


def packed(kind: str, source: Path, target: Path) -> Path:
    """The one archive that hatchling makes of a source tree."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (archive,) = target.iterdir()
    return archive


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def link_what_it_requires(wheel: Path, target: Path) -> None:
    """Links into a folder the distributions that a wheel's metadata ask for, and theirs, and no other.

    They come from the environment of the tests: quick, without a network, and a missing one still shows.
    """
    (metadata,) = (data for name, data in contents(wheel).items() if name.endswith(".dist-info/METADATA"))
    wanted = re.findall(r"^Requires-Dist: (.*)$", metadata.decode(), re.MULTILINE)
    seen: set[str] = set()
    while wanted:
        requirement = Requirement(wanted.pop())
        name = canonicalize_name(requirement.name)
        needed = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if name in seen or not needed:
            continue
        seen.add(name)
        found = distribution(name)
        assert requirement.specifier.contains(found.version), f"{requirement} wanted, {found.version} here"
        wanted += found.requires or []
        for top in {file.parts[0] for file in found.files or []} - {"..", "__pycache__"}:
            (target / top).symlink_to(Path(str(found.locate_file(top))))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return packed("wheel", PROJECT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment that holds the wheel and what it requires."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=True, with_pip=False)
    (packages,) = folder.glob("lib/python*/site-packages")
    link_what_it_requires(wheel, packages)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", str(packages), str(wheel)], check=True)
    return folder / "bin" / "python"


def run(python: Path, folder: Path, *argv: str) -> str:
    """What the tool says when it is run in a folder, with nothing of this checkout in its reach."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [str(python), "-m", "generator", *argv]
    done = subprocess.run(command, cwd=folder, env=bare, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_carries_the_theme(wheel: Path) -> None:
    shipped = {name for name in contents(wheel) if name.startswith("generator/theme/")}
    theme = PROJECT / "templates"
    assert "generator/theme/base.html" in shipped
    assert shipped == {
        f"generator/theme/{file.relative_to(theme).as_posix()}" for file in theme.rglob("*") if file.is_file()
    }


def test_the_wheel_carries_what_the_preview_puts_into_pages(wheel: Path) -> None:
    carried = contents(wheel)
    for name in ("generator/face/preview.js", "generator/face/preview.css"):
        assert carried[name] == (PROJECT / name).read_bytes()


def test_the_wheel_carries_nothing_but_the_tool(wheel: Path) -> None:
    assert {name.split("/")[0].split("-")[0] for name in contents(wheel)} == {"generator", "dossier"}


def test_the_source_archive_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(packed("sdist", PROJECT, tmp_path / "sdist")) as archive:
        # Python 3.11.4 brought the filter, and later ones insist on it.
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(tmp_path / "tree", **safely)
    (tree,) = (tmp_path / "tree").iterdir()
    assert {found.name for found in tree.iterdir()} == {
        ".gitignore", "LICENSE", "PKG-INFO", "README.md", "generator", "pyproject.toml", "templates",
    }  # fmt: skip
    assert contents(packed("wheel", tree, tmp_path / "wheel")) == contents(wheel)


def test_an_installed_wheel_builds_a_dossier(installed: Path, tmp_path: Path) -> None:
    dossier = Dossier(tmp_path / "dossier")
    dossier.write("site.yaml", "title: The visit to Baghdad\n")
    dossier.write("content/articles/wire.md", "---\ntitle: A wire report\n---\nA delegation came.\n")
    dossier.write("content/notes/first.md", "---\ntitle: The first note\n---\nSee [@wire].\n")
    run(installed, dossier.folder, "build")
    assert "The visit to Baghdad" in dossier.page("index.html")
    assert "A wire report" in dossier.page("notes/first/index.html")


def test_an_installed_wheel_knows_its_version(installed: Path, wheel: Path, tmp_path: Path) -> None:
    assert wheel.name.split("-")[1] in run(installed, tmp_path, "--version")


def pins(lock: str) -> dict[str, str]:
    """The version of each package in a lock file."""
    text = (PROJECT / lock).read_text(encoding="utf-8")
    found = re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_satisfies_what_the_project_asks_for(lock: str) -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"]
    if lock == "requirements-dev.lock":
        wanted = wanted + project["dependency-groups"]["dev"]
    locked = pins(lock)
    for requirement in map(Requirement, wanted):
        version = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} is asked for: run `make lock`"


def test_the_two_locks_agree() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_no_host_and_no_folder(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")
    assert not re.findall(r".*(?:://|--index|--find-links|\s/\w).*", text)
