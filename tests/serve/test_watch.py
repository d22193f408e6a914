"""After every change of an input there is a build that has read it; after any other there is none."""

import os
import shutil
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from generator.face import watch
from generator.face.watch import Watcher
from tests.serve.watching import PATIENCE, Builds, state, watching

NOTE = "content/notes/cause.md"
ASKED = pytest.mark.parametrize("poll", [False, True], ids=["hints", "poll"])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one file in each of its inputs, and what is none beside them."""
    root = tmp_path / "مرفأ لينا, the harbour"
    for name in (NOTE, "content/index.md", "captures/courier.txt", "site.yaml", "captures.lock", "build/index.html"):
        put(root / name, f"{name} as it was")
    return root


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are no hints looks are had more often than in use, and changes without end waited for less long."""
    monkeypatch.setattr(watch, "_POLL", 0.05)
    monkeypatch.setattr(watch, "_LONGEST", 0.5)


@pytest.fixture
def hints_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No look while nothing happens, so that what is built was hinted at."""
    monkeypatch.setattr(watch, "_IDLE", 3600.0)


@pytest.fixture
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_IDLE", 0.3)


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def replace(path: Path, text: str) -> None:
    """As most editors save: beside it, then in its place."""
    beside = path.with_name(f".{path.name}.new")
    put(beside, text)
    beside.replace(path)


def add(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def in_pieces(path: Path) -> None:
    """A slow program writes a file little by little, with pauses on both sides of what counts as quiet."""
    with path.open("w", encoding="utf-8") as file:
        for piece in range(12):
            file.write(f"piece {piece}\n")
            file.flush()
            time.sleep(0.2 if piece % 3 == 0 else 0.04)


def emptied_first(path: Path) -> None:
    path.write_text("", encoding="utf-8")
    time.sleep(0.15)
    path.write_text("all of it", encoding="utf-8")


def many_saves(path: Path) -> None:
    for turn in range(30):
        replace(path, f"save {turn}")
        time.sleep(0.03)


def new_folders(root: Path) -> None:
    put(root / "templates/assets/site/own.css", "a {}")
    put(root / "templates/page.html", "own")
    put(root / "content/claims/new/deep/claim.md", "new")


def folder_away_and_back(root: Path) -> None:
    (root / "content").rename(root / "elsewhere")
    (root / "elsewhere").rename(root / "content")
    put(root / "content/index.md", "after its return")


def as_vim(root: Path) -> None:
    """Vim: tries whether it may write here, keeps a copy, writes the file anew."""
    folder = root / "content/notes"
    put(folder / ".cause.md.swp", "swap")
    put(folder / "4913", "")
    (folder / "4913").unlink()
    (root / NOTE).rename(folder / "cause.md~")
    put(root / NOTE, "from vim")
    (folder / "cause.md~").unlink()


def as_gedit(root: Path) -> None:
    put(root / "content/notes/.goutputstream-AB12X3", "from gedit")
    (root / "content/notes/.goutputstream-AB12X3").replace(root / NOTE)


CHANGES = {
    "a file is written over": lambda root: put(root / NOTE, "new"),
    "a file is replaced": lambda root: replace(root / NOTE, "new"),
    "a file is written in pieces": lambda root: in_pieces(root / NOTE),
    "a file is emptied, then written": lambda root: emptied_first(root / NOTE),
    "a file is saved again and again": lambda root: many_saves(root / NOTE),
    "a file is added to": lambda root: add(root / NOTE, "more"),
    "a file is made": lambda root: put(root / "content/notes/second.md", "new"),
    "a file is removed": lambda root: (root / NOTE).unlink(),
    "a file is renamed": lambda root: (root / NOTE).rename(root / "content/notes/origin.md"),
    "a folder is renamed": lambda root: (root / "content/notes").rename(root / "content/claims"),
    "a folder is removed": lambda root: shutil.rmtree(root / "content/notes"),
    "folders are made": new_folders,
    "a folder leaves and returns": folder_away_and_back,
    "the settings are replaced": lambda root: replace(root / "site.yaml", "title: New"),
    "a capture is added": lambda root: put(root / "captures/second.txt", "new"),
    "the lock is removed": lambda root: (root / "captures.lock").unlink(),
    "a private lock is made": lambda root: put(root / "captures.private.lock", "new"),
    "vim saves": as_vim,
    "gedit saves": as_gedit,
}


@ASKED
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.usefixtures("hints_alone")
def test_what_is_built_last_is_what_stands_there(root: Path, change, poll: bool) -> None:  # type: ignore[no-untyped-def]
    with watching(root, poll=poll) as builds:
        before = state(root)
        change(root)
        assert builds.catch_up() != before
        put(root / "site.yaml", "and the next change is seen as well")
        builds.catch_up()


@ASKED
def test_content_of_another_length_and_an_older_time_is_new_content(root: Path, poll: bool) -> None:
    with watching(root, poll=poll) as builds:
        before = (root / NOTE).stat()
        (root / NOTE).write_bytes((root / NOTE).read_bytes().upper())
        os.utime(root / NOTE, ns=(before.st_atime_ns, before.st_mtime_ns))
        after = (root / NOTE).stat()
        assert (before.st_size, before.st_mtime_ns, before.st_ino) == (after.st_size, after.st_mtime_ns, after.st_ino)
        builds.catch_up()


@ASKED
def test_what_is_no_input_is_not_built(root: Path, poll: bool) -> None:
    (root / "content/.git").mkdir()
    with watching(root, poll=poll) as builds:
        assert builds.stays()
        for name in (".cause.md.swp", "cause.md~", "#cause.md#", ".#cause.md", ".goutputstream-AB12X3", "~$cause.md"):
            put(root / "content/notes" / name, "left by an editor")
        for name in ("build/index.html", "build.new/index.html", ".cache/x", ".git/index", ".venv/bin/x", "README.md"):
            put(root / name, "no input")
        put(root / "content/.git/index", "no input")
        (root / "build").rename(root / "build.old")
        (root / "build.new").rename(root / "build")
        assert builds.stays()
        put(root / NOTE, "new")
        builds.catch_up()
        assert len(builds.read) == 2


@pytest.mark.usefixtures("hints_alone")
def test_saves_in_quick_succession_are_built_together(root: Path) -> None:
    with watching(root) as builds:
        for turn in range(20):
            put(root / f"content/notes/n{turn}.md", "new")
        builds.catch_up()
        assert builds.stays(0.3)
        assert len(builds.read) <= 4


@pytest.mark.usefixtures("hints_alone")
def test_a_single_save_is_built_almost_at_once(root: Path) -> None:
    took = []
    with watching(root) as builds:
        for turn in range(5):
            assert builds.stays(0.1)
            begun = time.monotonic()
            replace(root / NOTE, f"save {turn}")
            builds.catch_up()
            took.append(time.monotonic() - begun)
    assert min(took) < 0.1


@pytest.mark.usefixtures("looks_often")
def test_what_was_hinted_at_is_not_found_once_more_by_looking(root: Path) -> None:
    changes = ("a file is replaced", "a file is made", "the settings are replaced", "a capture is added")
    others = ("the lock is removed", "a private lock is made", "folders are made", "vim saves", "a folder is removed")
    with watching(root) as builds:
        for change in (*changes, *others):
            CHANGES[change](root)
            builds.catch_up()
            builds.stays(0.3)
            assert builds.stays(0.7), change


@ASKED
def test_saves_without_end_are_built_meanwhile(root: Path, poll: bool) -> None:
    with watching(root, poll=poll) as builds:
        until = time.monotonic() + PATIENCE
        turn = 0
        while len(builds.read) < 3 and time.monotonic() < until:
            turn += 1
            replace(root / NOTE, f"save {turn}")
            time.sleep(0.02)
        assert len(builds.read) >= 3
        builds.catch_up()


@ASKED
@pytest.mark.usefixtures("hints_alone")
def test_what_changes_during_a_build_is_built_by_one_build_after_it(root: Path, poll: bool) -> None:
    with watching(root, poll=poll) as builds:
        builds.hold.clear()
        put(root / NOTE, "first")
        assert builds.until(lambda: len(builds.read) == 2)
        for turn in range(5):
            put(root / NOTE, f"during {turn}")
            put(root / f"templates/{turn}.html", "new")
        assert builds.stays(0.3)
        builds.hold.set()
        builds.catch_up()
        assert builds.stays(0.5)
        assert len(builds.read) == 3


@ASKED
@pytest.mark.usefixtures("looks_often")
def test_captures_may_be_a_link_to_elsewhere(root: Path, tmp_path: Path, poll: bool) -> None:
    for store in ("one", "two"):
        put(tmp_path / store / "courier.txt", store)
    shutil.rmtree(root / "captures")
    (root / "captures").symlink_to(tmp_path / "one")
    with watching(root, poll=poll) as builds:
        put(tmp_path / "one/second.txt", "new")
        assert builds.catch_up()["captures/second.txt"] == b"new"
        (root / "captures").unlink()
        (root / "captures").symlink_to(tmp_path / "two")
        assert builds.catch_up()["captures/courier.txt"] == b"two"
        replace(tmp_path / "two/courier.txt", "three")
        assert builds.catch_up()["captures/courier.txt"] == b"three"


def test_a_link_that_leads_out_of_the_dossier_is_not_followed(root: Path, tmp_path: Path) -> None:
    put(tmp_path / "outside/deep/x.md", "x")
    (root / "content/out").symlink_to(tmp_path / "outside")
    (root / "content/above").symlink_to(root)
    with watching(root) as builds:
        put(tmp_path / "outside/deep/x.md", "y")
        put(root / "build/index.html", "no input")
        assert builds.stays()


@ASKED
@pytest.mark.usefixtures("looks_often")
def test_what_a_link_within_the_dossier_leads_to_counts(root: Path, poll: bool) -> None:
    put(root / "drafts/later.md", "first")
    (root / "content/notes/later.md").symlink_to(root / "drafts/later.md")
    with watching(root, poll=poll) as builds:
        put(root / "drafts/later.md", "second")
        builds.catch_up()


@ASKED
@pytest.mark.parametrize("gone", ["content", "."])
@pytest.mark.usefixtures("looks_often")
def test_folders_that_go_and_return_are_followed(root: Path, gone: str, poll: bool) -> None:
    with watching(root, poll=poll) as builds:
        for turn in range(3):
            shutil.rmtree(root / gone)
            builds.catch_up()
            put(root / "site.yaml", f"title: {turn}")
            put(root / NOTE, f"returned {turn}")
            builds.catch_up()
            replace(root / NOTE, f"again {turn}")
            builds.catch_up()


@pytest.mark.usefixtures("looks_often")
def test_a_name_that_is_no_text_does_not_end_the_watch(root: Path) -> None:
    with watching(root) as builds:
        for turn in range(3):
            with open(os.fsencode(root / "content") + b"/\xff.md", "w") as file:
                file.write(str(turn))
            (root / "content" / os.fsdecode(b"\xfe%d" % turn)).mkdir()
            put(root / NOTE, f"text {turn}")
            builds.catch_up()


@ASKED
def test_a_checkout_of_five_hundred_files_takes_few_builds(root: Path, poll: bool) -> None:
    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words],
            cwd=root,
            check=True,
            capture_output=True,
        )

    git("init", "--initial-branch=one")
    for branch, folder in (("one", "notes"), ("two", "claims")):
        git("checkout", "-B", branch)
        for number in range(500):
            put(root / f"content/{folder}/n{number}.md", f"{branch} {number}")
            put(root / f"content/events/n{number}.md", f"{branch} {number}")
        git("add", "content")
        git("commit", "--message", branch)
    with watching(root, poll=poll) as builds:
        git("checkout", "one")
        one = builds.catch_up()
        assert one["content/events/n7.md"] == b"one 7"
        assert "content/claims/n7.md" not in one
        assert len(builds.read) <= 6
        git("checkout", "two")
        assert builds.catch_up()["content/claims/n499.md"] == b"two 499"


def test_where_the_system_gives_no_hints_looking_does(root: Path) -> None:
    """A program that may open few files gets no hints, as one does where all of the system's watches are taken."""
    program = """
        import os, resource, sys, threading
        from pathlib import Path
        from generator.face import watch
        from tests.serve.watching import state

        root = Path(sys.argv[1])
        watch._IDLE = 3600.0
        free = max(map(int, os.listdir("/proc/self/fd")))
        resource.setrlimit(resource.RLIMIT_NOFILE, (free + 2, free + 2))
        try:
            watch.RustNotify([str(root)], False, False, 0, False, True)
        except (OSError, RuntimeError):
            print("no hints", flush=True)
        watcher = watch.Watcher(root, lambda: print(sorted(state(root).items()), flush=True))
        threading.Timer(60, watcher.stop).start()
        watcher.run()
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program), root],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as watcher:
        assert watcher.stdout
        assert watcher.stdout.readline() == "no hints\n"
        assert watcher.stdout.readline() == f"{sorted(state(root).items())}\n"
        for turn in range(3):
            put(root / NOTE, f"text {turn}")
            put(root / f"content/claims{turn}/c.md", "new")
            assert f"{sorted(state(root).items())}\n" in iter(watcher.stdout.readline, "")
        watcher.kill()


@ASKED
def test_it_stops_at_once_and_lets_a_build_finish(root: Path, poll: bool) -> None:
    took = []
    for _ in range(3):
        builds = Builds(root)
        watcher = Watcher(root, builds, poll=poll)
        thread = threading.Thread(target=watcher.run)
        builds.hold.clear()
        thread.start()
        assert builds.until(lambda builds=builds: bool(builds.read))
        watcher.stop()
        assert thread.is_alive()
        assert builds.at_work == 1
        begun = time.monotonic()
        builds.hold.set()
        thread.join(PATIENCE)
        took.append(time.monotonic() - begun)
        assert builds.at_work == 0
    assert min(took) < 0.5
    with watching(root, poll=poll) as builds:
        assert builds.stays()


@ASKED
def test_what_a_build_raises_is_passed_on(root: Path, poll: bool) -> None:
    calls = []

    def build() -> None:
        calls.append(1)
        if len(calls) == 1:
            put(root / "content/index.md", "changed by the first build")
        else:
            raise LookupError("the second build")

    with pytest.raises(LookupError, match="the second build"):
        Watcher(root, build, poll=poll).run()
