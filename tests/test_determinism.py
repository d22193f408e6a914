"""The same content gives the same bytes, wherever and whenever it is built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harbour import FILES, harbour
from tests.story import Dossier

ROOT = Path(__file__).parent.parent


def built_elsewhere(folder: Path, umask: int = 0o022, **environment: str) -> dict[str, bytes]:
    """The site as a process of its own makes it in another environment."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-m", "generator", "build", "-q"]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, umask=umask, check=False)
    assert done.returncode == 0, done.stderr
    return Dossier(folder).files()


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return harbour(tmp_path_factory.mktemp("reference") / "d").build().files()


@pytest.mark.parametrize(
    ("umask", "environment"),
    [
        (0o077, {"PYTHONHASHSEED": "1"}),
        (0o002, {"PYTHONHASHSEED": "4242", "TZ": "Asia/Kolkata"}),
        (0o022, {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "America/St_Johns"}),
        (0o022, {"LC_ALL": "C", "PYTHONUTF8": "0", "SOURCE_DATE_EPOCH": "1"}),
    ],
)
def test_the_environment_changes_no_byte(
    tmp_path: Path, reference: dict[str, bytes], umask: int, environment: dict[str, str]
) -> None:
    folder = tmp_path / "a longer path, with spaces and مسیر"
    harbour(folder)
    assert built_elsewhere(folder, umask, **environment) == reference
    modes = {p.stat().st_mode & 0o777 for p in (folder / "build").rglob("*") if p.is_file()}
    assert modes == {0o644}


def test_the_order_in_which_files_were_made_changes_no_byte(tmp_path: Path, reference: dict[str, bytes]) -> None:
    dossier = Dossier(tmp_path / "d")
    for path in reversed(FILES):
        dossier.write(path, FILES[path])
    assert dossier.build().files() == reference


def test_windows_line_ends_change_no_byte(tmp_path: Path, reference: dict[str, bytes]) -> None:
    dossier = harbour(tmp_path / "d")
    for path in FILES:
        if path.startswith("content/"):
            file = dossier.folder / path
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert dossier.build().files() == reference


def test_building_again_and_building_afresh_give_the_same_bytes(tmp_path: Path, reference: dict[str, bytes]) -> None:
    dossier = harbour(tmp_path / "d").build()
    dossier.edit("content/about.md", "How this was made.", "Otherwise.").build()
    dossier.edit("content/about.md", "Otherwise.", "How this was made.").build()
    assert dossier.files() == reference
    shutil.rmtree(dossier.folder / "build")
    assert dossier.build().files() == reference
