"""Where one file alone is another, it takes the place of the old one in one step: no tree is made, and no more is lost
or believed than where one is."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.engine.errors import Disturbed, ForeignFolder, StrayFiles, UnsafePath
from generator.engine.output import Output
from generator.engine.publish import Published, publish
from generator.engine.standing import stands
from tests.engine.generations import contents
from tests.engine.test_publish import FIRST, ROOT, outputs, published
from tests.engine.test_unchanged import Asked, unchanged

KEPT = {path: content for path, content in FIRST.items() if path != "notes/a/index.html"}


def edited(content: bytes) -> dict[str, bytes]:
    return FIRST | {"notes/a/index.html": content}


def publish_one(site: Path, content: bytes) -> Published:
    """Publish the first site with one page that is another."""
    digests = {output.path: output.sha256 for output in unchanged(KEPT)}
    return publish([Output("notes/a/index.html", content)], site, unchanged=digests, content_of=Asked(edited(content)))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The first site, published long enough ago for its files' times to tell."""
    publish(outputs(FIRST), tmp_path / "build")
    time.sleep(0.03)
    return tmp_path / "build"


def test_the_file_is_replaced_in_the_very_folder_and_nothing_is_linked(site: Path) -> None:
    before = {path: path.stat().st_ino for path in (site, *site.rglob("*"))}
    linked = (site / "index.html").stat().st_ctime_ns
    done = publish_one(site, b"new")
    assert (done.files, done.written, done.removed, done.atomic) == (5, 1, 0, True)
    assert published(site) == edited(b"new")
    page = site / "notes/a/index.html"
    assert {path: path.stat().st_ino for path in before if path != page} | {page: before[page]} == before
    assert page.stat().st_ino != before[page]
    assert (site / "index.html").stat().st_ctime_ns == linked


def test_edits_one_after_the_other_give_each_the_site_that_is_made_anew(site: Path, tmp_path: Path) -> None:
    for number in range(5):
        done = publish_one(site, b"%d" % number)
        anew = publish(outputs(edited(b"%d" % number)), tmp_path / str(number))
        assert contents(site) == contents(tmp_path / str(number))
        assert done.manifest == anew.manifest
        assert stands(site, done.manifest)


def test_a_file_that_was_replaced_stands_however_long_ago_that_was(site: Path) -> None:
    page = Output("notes/a/index.html", b"new")
    done = publish([page, *unchanged(KEPT)], site, check=lambda _: time.sleep(0.03))
    assert stands(site, done.manifest)
    time.sleep(0.03)
    assert stands(site, done.manifest)
    again = publish(outputs(edited(b"new")), site)
    assert (again.written, again.manifest) == (0, done.manifest)


def test_a_change_to_the_new_file_that_keeps_its_size_and_time_shows(site: Path) -> None:
    for number in range(10):
        done = publish_one(site, b"%d" % number)
        page = site / "notes/a/index.html"
        before = page.stat()
        page.write_bytes(b"?")
        os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert not stands(site, done.manifest)


def test_another_name_of_the_old_file_keeps_its_bytes(site: Path, tmp_path: Path) -> None:
    os.link(site / "notes/a/index.html", tmp_path / "kept")
    publish_one(site, b"new")
    assert (tmp_path / "kept").read_bytes() == b"a"


def test_after_files_were_replaced_one_by_one_the_previous_generation_is_not_believed_for_them(site: Path) -> None:
    publish(outputs(FIRST | {"index.html": b"1", "style.css": b"1"}), site)
    time.sleep(0.03)
    publish(outputs(FIRST), site)
    time.sleep(0.03)
    for content in (b"x", b"y"):
        publish_one(site, content)
        time.sleep(0.03)
    files = edited(b"y") | {"index.html": b"2", "style.css": b"2"}
    publish(outputs(files), site)
    assert published(site) == files
    publish(outputs(FIRST), site)
    assert published(site) == FIRST


def test_a_file_of_somebody_else_stops_it_and_the_page_stays(site: Path) -> None:
    (site / "notes/a/mine.txt").write_text("mine")
    with pytest.raises(StrayFiles, match=r"notes/a/mine\.txt"):
        publish_one(site, b"new")
    assert published(site) == FIRST | {"notes/a/mine.txt": b"mine"}


def test_what_a_desktop_strews_stays_out_of_the_next_tree_too(site: Path) -> None:
    (site / "notes/.DS_Store").write_bytes(b"\0\0\0\1Bud1")
    time.sleep(0.03)
    publish_one(site, b"new")
    time.sleep(0.03)
    for style in (b"1", b"2"):
        publish(outputs(edited(style) | {"style.css": style}), site)
        assert published(site) == edited(style) | {"style.css": style}
        time.sleep(0.03)


def test_an_objection_to_the_new_file_leaves_the_old_one(site: Path) -> None:
    seen: dict[str, bytes] = {}

    def object_to_it(output: Output) -> None:
        seen[output.path] = output.content
        if output.content == b"new":
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        publish([Output("notes/a/index.html", b"new"), *unchanged(KEPT)], site, check=object_to_it)
    assert seen.items() <= edited(b"new").items()
    assert published(site) == FIRST


def edit_another(site: Path) -> None:
    (site / "style.css").write_bytes(b"q{}")


def remove_another(site: Path) -> None:
    (site / "style.css").unlink()


def remove_the_page(site: Path) -> None:
    (site / "notes/a/index.html").unlink()


def put_a_link_in_place_of_the_page(site: Path) -> None:
    (site.parent / "elsewhere").write_bytes(b"elsewhere")
    (site / "notes/a/index.html").unlink()
    (site / "notes/a/index.html").symlink_to(site.parent / "elsewhere")


def put_a_folder_in_place_of_the_page(site: Path) -> None:
    (site / "notes/a/index.html").unlink()
    (site / "notes/a/index.html").mkdir()


def close_the_folder(site: Path) -> None:
    (site / "notes/a").chmod(0o700)


def add_a_folder(site: Path) -> None:
    (site / "notes/empty").mkdir()


def lose_the_ledger(site: Path) -> None:
    (site.parent / ".build.ledger").unlink()


def lose_the_marker(site: Path) -> None:
    (site / ".nojekyll").unlink()


@pytest.mark.parametrize(
    "meddle",
    [
        edit_another,
        remove_another,
        remove_the_page,
        put_a_link_in_place_of_the_page,
        put_a_folder_in_place_of_the_page,
        close_the_folder,
        add_a_folder,
        lose_the_ledger,
        lose_the_marker,
    ],
)
def test_whatever_else_was_done_to_the_site_is_put_right(site: Path, meddle: Callable[[Path], None]) -> None:
    meddle(site)
    done = publish_one(site, b"new")
    assert published(site) == edited(b"new")
    assert not any(path.is_symlink() for path in site.rglob("*"))
    assert {path.stat().st_mode & 0o777 for path in (site, *site.rglob("*")) if path.is_dir()} == {0o755}
    assert not (site / "notes/empty").exists()
    assert stands(site, done.manifest)
    if (site.parent / "elsewhere").exists():
        assert (site.parent / "elsewhere").read_bytes() == b"elsewhere"


def test_a_link_in_place_of_the_folder_is_not_followed(site: Path) -> None:
    (site / "notes/a").rename(site.parent / "moved")
    (site / "notes/a").symlink_to(site.parent / "moved")
    with pytest.raises(StrayFiles, match="notes/a"):
        publish_one(site, b"new")
    assert contents(site.parent / "moved") == {"index.html": b"a"}


def test_a_file_changed_after_it_was_compared_is_noticed(site: Path) -> None:
    def meddling() -> Iterator[Output]:
        yield from outputs(KEPT)
        (site / "style.css").write_bytes(b"q{}")
        yield Output("notes/a/index.html", b"new")

    with pytest.raises(Disturbed):
        publish(meddling(), site)
    assert (site / "notes/a/index.html").read_bytes() == b"a"


def test_where_the_system_will_not_have_it_the_tree_is_made_and_exchanged(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def refusing(old: str | Path, new: str | Path) -> None:
        if str(new).endswith("build/notes/a/index.html"):
            raise PermissionError(13, "Permission denied")
        replace(old, new)

    monkeypatch.setattr(os, "replace", refusing)
    before = site.stat().st_ino
    done = publish_one(site, b"new")
    assert published(site) == edited(b"new")
    assert site.stat().st_ino != before
    assert stands(site, done.manifest)


@pytest.mark.parametrize("path", ["notes/a/index.html", "INDEX.html", "../x", ".nojekyll"])
def test_paths_in_a_mapping_are_looked_at_no_less(site: Path, path: str) -> None:
    with pytest.raises(UnsafePath):
        publish([Output("notes/a/index.html", b"new")], site, unchanged={**dict.fromkeys(KEPT, b""), path: b""})
    assert published(site) == FIRST


def by_another_process(site: Path, content: bytes) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.engine.test_publish_one import publish_one\n"
        "publish_one(Path(sys.argv[1]), sys.argv[2].encode())\n"
    )
    subprocess.run([sys.executable, "-c", program, str(site), content.decode()], cwd=ROOT, check=True)


def test_what_another_process_published_between_two_builds_of_this_one_is_seen(site: Path) -> None:
    publish_one(site, b"ours")
    by_another_process(site, b"theirs")
    assert published(site) == edited(b"theirs")
    asked = Asked(edited(b"ours"))
    done = publish(unchanged(edited(b"ours")), site, content_of=asked)
    assert (done.written, asked.paths) == (1, ["notes/a/index.html"])
    assert published(site) == edited(b"ours")
    by_another_process(site, b"theirs")
    assert publish(outputs(edited(b"theirs")), site).written == 0


def test_a_ledger_lost_or_set_back_between_two_builds_of_one_process_is_seen(site: Path) -> None:
    ledger = site.parent / ".build.ledger"
    old = ledger.read_bytes()
    publish_one(site, b"1")
    ledger.write_bytes(old)
    assert publish_one(site, b"1").written == 0
    ledger.unlink()
    assert publish_one(site, b"2").written == 1
    ledger.unlink()
    (site / ".nojekyll").unlink()
    before = contents(site)
    with pytest.raises(ForeignFolder, match="did not write"):
        publish_one(site, b"3")
    assert contents(site) == before


def test_a_site_removed_or_emptied_between_two_builds_of_one_process_is_made_again(site: Path) -> None:
    publish_one(site, b"1")
    site.rename(site.parent / "away")
    assert publish_one(site, b"2").written >= 1
    assert published(site) == edited(b"2")
    (site / "notes/a/index.html").unlink()
    (site / "notes/a").rmdir()
    publish_one(site, b"2")
    assert published(site) == edited(b"2")
    assert published(site.parent / "away") == edited(b"1")
