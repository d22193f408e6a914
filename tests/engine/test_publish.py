"""A folder becomes the site all at once, loses nothing that is not ours, and keeps what has not changed."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.engine.errors import (
    BadPlace,
    Disturbed,
    ForeignFolder,
    PublishError,
    StrayFiles,
    UnsafePath,
    Unwritable,
)
from generator.engine.marker import FIRST_LINE
from generator.engine.output import Output
from generator.engine.publish import Published, clean, publish
from tests.engine.generations import contents

ROOT = Path(__file__).parents[2]

FIRST = {
    "index.html": b"<h1>One</h1>",
    "notes/a/index.html": b"a",
    "notes/b/index.html": b"b",
    "style.css": b"p{}",
}
SECOND = {
    "index.html": b"<h1>Two</h1>",
    "notes/a/index.html": b"a",
    "style.css": b"p{}",
    "feed.atom": b"<feed/>",
}


def outputs(files: dict[str, bytes]) -> Iterator[Output]:
    return (Output(path, content) for path, content in files.items())


def published(site: Path) -> dict[str, bytes]:
    """What stands in the site, without the marker."""
    found = contents(site)
    del found[".nojekyll"]
    return found


def counts(done: Published) -> tuple[int, int, int, bool]:
    return done.files, done.written, done.removed, done.atomic


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "build"


def test_the_site_holds_the_outputs_and_the_marker_alone(site: Path) -> None:
    assert counts(publish(outputs(FIRST), site)) == (5, 5, 0, True)
    assert published(site) == FIRST
    assert sorted(p.name for p in site.parent.iterdir()) == [".build.ledger", ".build.lock", "build"]


def test_what_is_no_longer_made_leaves_no_file_and_no_folder(site: Path) -> None:
    publish(outputs(FIRST), site)
    done = publish(outputs(SECOND), site)
    assert published(site) == SECOND
    assert not (site / "notes/b").exists()
    assert counts(done) == (5, 3, 1, True)  # the marker lists other files now


def test_many_generations_hold_each_what_they_were_given(site: Path) -> None:
    for files in (FIRST, SECOND, FIRST, FIRST, SECOND, {}, SECOND):
        publish(outputs(files), site)
        assert published(site) == files


def test_an_unchanged_file_stays_the_same_file_and_a_changed_one_is_another(site: Path) -> None:
    publish(outputs(FIRST), site)
    before = {path: (site / path).stat() for path in ("style.css", "index.html")}
    publish(outputs(SECOND), site)
    assert (site / "style.css").stat().st_ino == before["style.css"].st_ino
    assert (site / "style.css").stat().st_mtime_ns == before["style.css"].st_mtime_ns
    assert (site / "index.html").stat().st_ino != before["index.html"].st_ino


def test_unchanged_files_are_shared_with_the_previous_generation(site: Path) -> None:
    publish(outputs(FIRST), site)
    publish(outputs(SECOND), site)
    assert (site / "style.css").samefile(site.parent / ".build.previous/style.css")


def test_a_file_that_has_another_name_is_never_written_into(site: Path, tmp_path: Path) -> None:
    publish(outputs(FIRST), site)
    os.link(site / "index.html", tmp_path / "kept")
    for files in (SECOND, FIRST, SECOND):
        publish(outputs(files), site)
    assert (tmp_path / "kept").read_bytes() == FIRST["index.html"]


def test_a_build_that_changes_nothing_leaves_the_very_folder(site: Path) -> None:
    publish(outputs(FIRST), site)
    before = site.stat()
    assert publish(outputs(FIRST), site).written == 0
    after = site.stat()
    assert (before.st_ino, before.st_ctime_ns) == (after.st_ino, after.st_ctime_ns)


def test_a_file_changed_by_another_hand_is_written_anew_though_its_size_and_time_are_the_same(
    site: Path,
) -> None:
    publish(outputs(FIRST), site)
    page = site / "notes/a/index.html"
    times = page.stat()
    with page.open("r+b") as file:
        file.write(b"X")
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert publish(outputs(FIRST), site).written == 1
    assert published(site) == FIRST


def test_a_file_made_unreadable_to_others_is_written_anew(site: Path) -> None:
    publish(outputs(FIRST), site)
    (site / "style.css").chmod(0o600)
    publish(outputs(FIRST), site)
    assert (site / "style.css").stat().st_mode & 0o777 == 0o644


def test_a_file_replaced_by_a_link_is_written_anew(site: Path, tmp_path: Path) -> None:
    publish(outputs(FIRST), site)
    (tmp_path / "elsewhere").write_bytes(FIRST["style.css"])
    (site / "style.css").unlink()
    (site / "style.css").symlink_to(tmp_path / "elsewhere")
    publish(outputs(FIRST), site)
    assert not (site / "style.css").is_symlink()
    assert published(site) == FIRST


def test_nothing_in_the_previous_generation_is_believed(site: Path, tmp_path: Path) -> None:
    publish(outputs(FIRST), site)
    publish(outputs(SECOND), site)
    previous = site.parent / ".build.previous"
    (previous / "notes/a/index.html").unlink()
    (previous / "notes/a/index.html").write_bytes(b"?")
    (previous / "half").write_bytes(b"written")
    (previous / "style.css").unlink()
    (previous / "style.css").symlink_to(tmp_path)
    shutil.rmtree(previous / "notes/b")
    (previous / "notes/b").symlink_to(tmp_path)
    publish(outputs(FIRST), site)
    assert published(site) == FIRST
    assert not (site / "style.css").is_symlink()


def test_an_error_in_the_outputs_leaves_the_old_site_and_is_raised(site: Path) -> None:
    publish(outputs(FIRST), site)

    def failing() -> Iterator[Output]:
        yield from outputs(SECOND)
        raise OSError("the renderer's own")

    with pytest.raises(OSError, match="the renderer's own"):
        publish(failing(), site)
    assert published(site) == FIRST
    assert publish(outputs(SECOND), site).files == 5
    assert published(site) == SECOND


def test_an_error_at_the_first_publishing_leaves_no_site(site: Path) -> None:
    def failing() -> Iterator[Output]:
        yield Output("index.html", b"half")
        raise KeyError

    with pytest.raises(KeyError):
        publish(failing(), site)
    assert not site.exists()
    publish(outputs(FIRST), site)
    assert published(site) == FIRST


def test_outputs_are_written_as_they_come(site: Path) -> None:
    def looking() -> Iterator[Output]:
        yield Output("a.html", b"first")
        assert (site.parent / ".build.previous/a.html").read_bytes() == b"first"
        yield Output("b.html", b"second")

    assert publish(looking(), site).files == 3


def test_the_check_sees_every_file_that_will_be_published_and_an_objection_stops_it(site: Path) -> None:
    publish(outputs(FIRST), site)
    seen: dict[str, bytes] = {}

    def object_at_the_end(output: Output) -> None:
        seen[output.path] = output.content
        if output.path == "style.css":
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        publish(outputs(SECOND), site, check=object_at_the_end)
    assert published(site) == FIRST
    assert SECOND.items() <= seen.items()


def test_the_check_sees_a_site_that_has_not_changed_too(site: Path) -> None:
    publish(outputs(FIRST), site)
    seen: list[str] = []
    publish(outputs(FIRST), site, check=lambda output: seen.append(output.path))
    assert seen == sorted(FIRST)


def test_permissions_do_not_depend_on_the_umask(site: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(outputs(FIRST), site)
        publish(outputs(SECOND), site)
    finally:
        os.umask(before)
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in (site, *site.rglob("*"))}
    assert modes == {True: 0o755, False: 0o644}


def test_the_same_outputs_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    publish(outputs(FIRST), tmp_path / "one")
    publish(outputs(dict(reversed(FIRST.items()))), tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_path_may_turn_from_file_to_folder_and_back(site: Path) -> None:
    for files in (
        {"x": b"file"},
        {"x/y/z": b"deep"},
        {"x": b"file"},
        {"x/y": b"less deep"},
        {"x/y/z": b"deep"},
    ):
        publish(outputs(files), site)
        assert published(site) == files


def test_a_folder_with_files_of_others_is_refused_and_stays(site: Path) -> None:
    (site / "sub").mkdir(parents=True)
    (site / "sub/thesis.txt").write_text("years of work")
    with pytest.raises(ForeignFolder, match="did not write") as caught:
        publish(outputs(FIRST), site)
    assert caught.value.hint
    assert contents(site) == {"sub/thesis.txt": b"years of work"}


def test_another_folder_made_under_the_name_of_a_removed_site_is_refused(site: Path) -> None:
    publish(outputs(FIRST), site)
    shutil.rmtree(site)
    site.mkdir()
    (site / "index.html").write_bytes(b"somebody's own page")
    with pytest.raises(ForeignFolder):
        publish(outputs(FIRST), site)


def test_an_empty_folder_is_as_good_as_none(site: Path) -> None:
    site.mkdir()
    publish(outputs(FIRST), site)
    assert published(site) == FIRST


def test_a_file_put_into_the_site_by_hand_stops_publishing_and_is_named(site: Path) -> None:
    publish(outputs(FIRST), site)
    (site / "CNAME").write_text("example.org")
    with pytest.raises(StrayFiles, match="CNAME") as caught:
        publish(outputs(SECOND), site)
    assert caught.value.paths == ("CNAME",)
    assert (site / "CNAME").read_text() == "example.org"
    (site / "CNAME").rename(site.parent / "CNAME")
    publish(outputs(SECOND), site)
    assert published(site) == SECOND


def test_a_file_put_into_the_site_during_a_build_is_not_lost(site: Path) -> None:
    publish(outputs(FIRST), site)

    def meanwhile() -> Iterator[Output]:
        yield from outputs(SECOND)
        (site / "CNAME").write_text("example.org")

    with pytest.raises(StrayFiles):
        publish(meanwhile(), site)
    assert (site / "CNAME").exists()


def test_what_a_desktop_strews_into_folders_stops_nothing(site: Path) -> None:
    publish(outputs(FIRST), site)
    (site / "notes/.DS_Store").write_bytes(b"\0\0\0\1Bud1")
    assert publish(outputs(FIRST), site).written == 0
    publish(outputs(SECOND), site)
    assert published(site) == SECOND


@pytest.mark.parametrize("loss", ["removed", "damaged", "emptied"])
def test_without_its_ledger_a_site_is_still_known_and_rebuilt(site: Path, loss: str) -> None:
    publish(outputs(FIRST), site)
    publish(outputs(SECOND), site)
    ledger = site.parent / ".build.ledger"
    if loss == "removed":
        ledger.unlink()
    elif loss == "emptied":
        ledger.write_bytes(b"")
    else:
        ledger.write_bytes(ledger.read_bytes().replace(b"index.html", b"index.htmx"))
    (site / "style.css").write_bytes(b"p{ }")
    publish(outputs(FIRST), site)
    assert published(site) == FIRST
    assert publish(outputs(FIRST), site).written == 0


def test_without_its_ledger_a_site_still_guards_files_of_others(site: Path) -> None:
    publish(outputs(FIRST), site)
    (site.parent / ".build.ledger").unlink()
    (site / "CNAME").write_text("example.org")
    with pytest.raises(StrayFiles, match="CNAME"):
        publish(outputs(SECOND), site)


def test_a_copy_of_the_site_alone_can_be_built_into(site: Path, tmp_path: Path) -> None:
    publish(outputs(FIRST), site)
    shutil.copytree(site, tmp_path / "elsewhere/docs")
    publish(outputs(SECOND), tmp_path / "elsewhere/docs")
    assert published(tmp_path / "elsewhere/docs") == SECOND


def test_without_its_marker_a_site_is_known_by_the_ledger(site: Path) -> None:
    publish(outputs(FIRST), site)
    (site / ".nojekyll").unlink()
    publish(outputs(SECOND), site)
    assert published(site) == SECOND


def test_with_neither_marker_nor_ledger_a_site_is_a_strangers(site: Path) -> None:
    publish(outputs(FIRST), site)
    (site / ".nojekyll").unlink()
    (site.parent / ".build.ledger").unlink()
    with pytest.raises(ForeignFolder):
        publish(outputs(SECOND), site)


def test_a_hidden_neighbour_that_is_not_ours_is_refused(site: Path) -> None:
    (site.parent / ".build.previous").mkdir()
    (site.parent / ".build.previous/mine.txt").write_text("mine")
    with pytest.raises(ForeignFolder, match=r"\.build\.previous"):
        publish(outputs(FIRST), site)


def test_a_file_changed_between_being_compared_and_being_linked_is_noticed(site: Path) -> None:
    publish(outputs(FIRST), site)

    def meddling() -> Iterator[Output]:
        yield Output("style.css", FIRST["style.css"])
        (site / "style.css").write_bytes(b"q{}")
        yield Output("index.html", b"new")

    with pytest.raises(Disturbed):
        publish(meddling(), site)
    publish(outputs(SECOND), site)
    assert published(site) == SECOND


def test_two_outputs_side_by_side_know_nothing_of_each_other(tmp_path: Path) -> None:
    publish(outputs(FIRST), tmp_path / "build")
    publish(outputs(SECOND), tmp_path / "build-drafts")
    publish(outputs(SECOND), tmp_path / "build")
    assert published(tmp_path / "build") == published(tmp_path / "build-drafts") == SECOND


def test_a_path_that_leads_out_of_the_site_is_refused(site: Path) -> None:
    with pytest.raises(UnsafePath):
        publish(outputs({"../outside.html": b""}), site)
    assert not site.exists()


def test_the_markers_own_path_is_taken(site: Path) -> None:
    with pytest.raises(UnsafePath, match="nojekyll"):
        publish(outputs({".nojekyll": b""}), site)


def test_the_marker_tells_what_the_folder_is(site: Path) -> None:
    publish(outputs(FIRST), site)
    assert (site / ".nojekyll").read_text().startswith(FIRST_LINE)
    assert "notes" not in (site / ".nojekyll").read_text()


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that has no hard links, such as FAT."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("no_links")
def test_without_links_a_copy_in_the_previous_generation_is_believed_only_untouched(site: Path) -> None:
    for files in (FIRST, SECOND, FIRST):
        publish(outputs(files), site)
        time.sleep(0.03)
    (site.parent / ".build.previous/style.css").write_bytes(b"q{}")
    publish(outputs(SECOND), site)
    assert published(site) == SECOND


@pytest.mark.usefixtures("no_links")
def test_without_links_a_file_changed_between_being_compared_and_being_copied_is_noticed(site: Path) -> None:
    publish(outputs(FIRST), site)

    def meddling() -> Iterator[Output]:
        yield Output("style.css", FIRST["style.css"])
        (site / "style.css").write_bytes(b"q{}")
        yield Output("index.html", b"new")

    with pytest.raises(Disturbed):
        publish(meddling(), site)


@pytest.mark.usefixtures("no_links")
def test_a_file_system_without_links_is_served_by_copies(site: Path) -> None:
    for files in (FIRST, SECOND, FIRST, SECOND):
        publish(outputs(files), site)
        assert published(site) == files
        time.sleep(0.03)  # a younger file could change without its time showing it, and would be copied again
    # The copy of two generations ago is kept, where it still holds the same.
    before = (site.parent / ".build.previous/style.css").stat()
    publish(outputs(FIRST), site)
    assert (site / "style.css").stat().st_ino == before.st_ino


def test_a_folder_that_may_not_be_written_is_said_in_words() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        publish(outputs(FIRST), folder / "build")
        folder.chmod(0o555)
        (folder / ".build.lock").chmod(0o666)
        other = os.geteuid() == 0  # root may write everywhere, so another has to try
        if other:
            os.seteuid(65534)
        try:
            with pytest.raises(Unwritable, match="cannot be written: Permission denied") as caught:
                publish(outputs(SECOND), folder / "build")
        finally:
            if other:
                os.seteuid(0)
            folder.chmod(0o755)
        assert str(folder) in caught.value.hint
        assert published(folder / "build") == FIRST


def test_no_room_on_the_disk_is_said_in_words_and_leaves_the_old_site(site: Path) -> None:
    publish(outputs(FIRST), site)
    program = (
        "import sys; from pathlib import Path; from generator.engine.errors import DiskFull\n"
        "from generator.engine.output import Output; from generator.engine.publish import publish\n"
        "try: publish([Output('a', b'x'), Output('big', b'x' * 100_000)], Path(sys.argv[1]))\n"
        "except DiskFull as error: print(error.message)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(site)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
    )
    assert "There is no room" in done.stdout
    assert published(site) == FIRST
    publish(outputs(SECOND), site)
    assert published(site) == SECOND


def test_a_mount_point_is_filled_file_by_file_and_said_not_to_be_atomic(tmp_path: Path) -> None:
    program = f"""
import os, subprocess, sys; from pathlib import Path
site = Path({str(tmp_path / "build")!r}); site.mkdir()
if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(site)]).returncode: sys.exit(77)
from tests.engine.test_publish import FIRST, SECOND, outputs, published
from generator.engine.publish import clean, publish
for files in (FIRST, SECOND, FIRST, FIRST):
    done = publish(outputs(files), site)
    assert published(site) == files, published(site)
    print(done.atomic, done.written)
clean(site)
print(os.listdir(site))
"""
    in_a_namespace = ["unshare", "--user", "--map-root-user", "--mount", sys.executable, "-c", program]
    try:
        done = subprocess.run(in_a_namespace, cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("no unshare here, so nothing can be mounted")
    if "unshare:" in done.stderr or done.returncode == 77:
        pytest.skip("nothing can be mounted here")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["False 5", "False 3", "False 3", "True 0", "[]"]


def test_cleaning_removes_the_site_and_all_that_stands_beside_it(site: Path) -> None:
    publish(outputs(FIRST), site)
    publish(outputs(SECOND), site)
    clean(site)
    assert list(site.parent.iterdir()) == []
    clean(site)
    assert list(site.parent.iterdir()) == []


def test_cleaning_refuses_what_is_not_ours(site: Path) -> None:
    site.mkdir()
    (site / "mine.txt").write_text("mine")
    with pytest.raises(ForeignFolder):
        clean(site)
    assert (site / "mine.txt").exists()


def test_cleaning_loses_no_file_that_somebody_put_there(site: Path) -> None:
    publish(outputs(FIRST), site)
    (site / "CNAME").write_text("example.org")
    with pytest.raises(StrayFiles):
        clean(site)
    assert (site / "CNAME").exists()


def test_a_cleaning_that_was_interrupted_is_finished_by_the_next_build(site: Path) -> None:
    publish(outputs(FIRST), site)
    site.rename(site.parent / ".build.discarded")
    publish(outputs(SECOND), site)
    assert published(site) == SECOND
    assert not (site.parent / ".build.discarded").exists()


def test_every_error_of_ours_says_what_to_do(site: Path) -> None:
    site.write_text("a file")
    with pytest.raises(PublishError) as caught:
        publish(outputs(FIRST), site)
    assert isinstance(caught.value, BadPlace)
    assert caught.value.message
    assert caught.value.hint
    assert str(caught.value) == f"{caught.value.message} {caught.value.hint}"
