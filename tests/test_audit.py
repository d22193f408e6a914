"""What a build reaches for, as the interpreter itself reports it."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from tests.harbour import harbour

ROOT = Path(__file__).parent.parent

BUILD = 'code = main(["build", "-q", "--workers", "1"])'
"""In one process: what a copy of it does would not be told of."""

WATCH = f"""
import json, os, sys
seen = {{"open": set(), "other": set()}}
def watch(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)):
        seen["open"].add(os.path.abspath(os.fsdecode(args[0])))
    elif event.split(".")[0] in ("socket", "subprocess", "urllib") or event in (
        "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "ctypes.dlopen"
    ):
        seen["other"].add(event + " " + repr(args)[:80])
from generator.face.cli import main
sys.addaudithook(watch)
{BUILD}
print(json.dumps({{"code": code, "open": sorted(seen["open"]), "other": sorted(seen["other"])}}))
"""


def test_a_build_opens_no_socket_starts_no_program_and_reads_only_the_dossier_the_theme_and_itself(
    tmp_path: Path,
) -> None:
    dossier = harbour(tmp_path / "d")
    done = subprocess.run(
        [sys.executable, "-c", WATCH],
        cwd=dossier.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["code"] == 0
    installed = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    own = (dossier.folder, ROOT / "generator", ROOT / "templates", *map(Path, installed))
    strange = [p for p in seen["open"] if not any(Path(p).resolve().is_relative_to(o.resolve()) for o in own)]
    assert strange == []
    assert len([p for p in seen["open"] if Path(p).is_relative_to(dossier.folder)]) > 20
    # Loading the C library, for the exchange in one step, is no program.
    assert [event for event in seen["other"] if not event.startswith("ctypes.dlopen")] == []


def test_a_capture_that_is_no_plain_text_starts_our_own_worker_and_nothing_else(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d")
    article = "---\ntitle: A page\ncapture: page.html\n---\nA summary.\n"
    dossier.write("content/articles/page.md", article)
    dossier.write("captures/page.html", "<p>Words.")
    done = subprocess.run(
        [sys.executable, "-c", WATCH.replace("repr(args)[:80]", "repr(args)")],
        cwd=dossier.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["code"] == 0
    (started,) = (event for event in seen["other"] if not event.startswith("ctypes.dlopen"))
    assert started.startswith("subprocess.Popen")
    assert sys.executable in started
    assert "generator.load.captures.worker" in started
    assert "'-I'" in started


def test_the_watch_would_see_a_socket_and_a_program(tmp_path: Path) -> None:
    harbour(tmp_path / "d")
    code = WATCH.replace(BUILD, "import socket, subprocess; socket.socket(); subprocess.run(['true']); code = 0")
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    events = " ".join(json.loads(done.stdout.splitlines()[-1])["other"])
    assert "socket.__new__" in events
    assert "subprocess.Popen" in events
