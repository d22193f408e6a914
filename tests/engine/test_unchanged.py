"""A file said to be unchanged is kept where the site still holds it, and asked for where it does not."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from generator.engine.errors import Disturbed, StrayFiles, UnsafePath
from generator.engine.exchange import rename_twice
from generator.engine.output import Output, Unchanged
from generator.engine.publish import Published, publish
from tests.engine.generations import contents
from tests.engine.test_publish import FIRST, ROOT, SECOND, outputs, published


def unchanged(files: dict[str, bytes]) -> Iterator[Unchanged]:
    return (Unchanged(path, sha256(content).digest()) for path, content in files.items())


def both(version: bytes) -> dict[str, bytes]:
    """Two files that change at once, so that a tree is made."""
    return {"index.html": version, "style.css": version}


class Asked:
    """Makes the files that it is asked for, and remembers which they were."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files
        self.paths: list[str] = []

    def __call__(self, path: str) -> bytes:
        self.paths.append(path)
        return self._files[path]


def publish_unchanged(site: Path) -> tuple[Published, list[str]]:
    """Publish the first site as unchanged; what was done, and what had to be asked for."""
    asked = Asked(FIRST)
    return publish(unchanged(FIRST), site, content_of=asked), asked.paths


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The first site, published long enough ago for its files' times to tell."""
    publish(outputs(FIRST), tmp_path / "build")
    time.sleep(0.03)
    publish(outputs(FIRST), tmp_path / "build")
    return tmp_path / "build"


def test_nothing_is_read_asked_for_or_written_where_all_is_as_it_was(site: Path) -> None:
    for path in FIRST:
        os.utime(site / path, ns=(0, (site / path).stat().st_mtime_ns))
    publish(outputs(FIRST), site)
    times = {path: (site / path).stat().st_atime_ns for path in FIRST}
    done, asked = publish_unchanged(site)
    assert (done.files, done.written, done.unchanged, asked) == (5, 0, 5, [])
    assert {path: (site / path).stat().st_atime_ns for path in FIRST} == times
    assert published(site) == FIRST


def test_changed_and_unchanged_files_mix_in_any_order(site: Path) -> None:
    kept = {path: content for path, content in SECOND.items() if FIRST.get(path) == content}
    new = {path: content for path, content in SECOND.items() if path not in kept}
    asked = Asked(SECOND)
    done = publish([*unchanged(kept), *outputs(new)], site, content_of=asked)
    assert (done.written, done.removed, done.unchanged, asked.paths) == (3, 1, 2, [])
    assert published(site) == SECOND
    back: list[Output | Unchanged] = [
        *outputs({"index.html": FIRST["index.html"], "notes/b/index.html": b"b"}),
        *unchanged(kept),
    ]
    publish(back, site, content_of=asked)
    assert asked.paths == []
    assert published(site) == FIRST


def test_a_mixed_site_is_byte_for_byte_the_one_that_is_made_anew(site: Path, tmp_path: Path) -> None:
    files = FIRST | {"index.html": b"<h1>New</h1>", "notes/c/index.html": b"c"}
    kept = {path: content for path, content in FIRST.items() if files[path] == content}
    new = {path: content for path, content in files.items() if path not in kept}
    done = publish([*unchanged(kept), *outputs(new)], site)
    anew = publish(outputs(files), tmp_path / "anew")
    assert contents(site) == contents(tmp_path / "anew")
    assert done.manifest == anew.manifest


def edit_in_place(page: Path) -> None:
    before = page.stat()
    page.write_bytes(b"q{}")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_another_in_its_place(page: Path) -> None:
    (page.parent.parent / "other").write_bytes(b"q{}")
    (page.parent.parent / "other").rename(page)


def put_a_link_in_its_place(page: Path) -> None:
    target = page.parent.parent / "target"
    target.write_bytes(b"p{}")
    page.unlink()
    page.symlink_to(target)


def put_a_folder_in_its_place(page: Path) -> None:
    page.unlink()
    page.mkdir()


def close(page: Path) -> None:
    page.chmod(0o600)


MEDDLING = [
    edit_in_place,
    put_another_in_its_place,
    put_a_link_in_its_place,
    put_a_folder_in_its_place,
    Path.unlink,
    close,
]


@pytest.mark.parametrize("meddle", MEDDLING)
def test_an_unchanged_file_that_the_site_does_not_hold_any_more_is_asked_for_and_written(
    site: Path, meddle: Callable[[Path], None]
) -> None:
    meddle(site / "style.css")
    done, asked = publish_unchanged(site)
    assert (done.written, asked) == (1, ["style.css"])
    assert published(site) == FIRST
    assert not (site / "style.css").is_symlink()
    assert (site / "style.css").stat().st_mode & 0o777 == 0o644


def test_an_unchanged_file_whose_time_alone_was_moved_is_read_and_kept(site: Path) -> None:
    os.utime(site / "style.css")
    done, asked = publish_unchanged(site)
    assert (done.written, asked) == (0, [])


def test_all_are_asked_for_where_there_is_no_site(tmp_path: Path) -> None:
    done, asked = publish_unchanged(tmp_path / "build")
    assert (done.written, sorted(asked)) == (5, sorted(FIRST))
    assert published(tmp_path / "build") == FIRST


def test_without_its_ledger_the_site_is_read_and_nothing_asked_for(site: Path) -> None:
    (site.parent / ".build.ledger").unlink()
    done, asked = publish_unchanged(site)
    assert (done.written, asked) == (0, [])


def test_what_is_made_when_asked_for_is_published_even_where_its_digest_is_another(site: Path) -> None:
    done = publish([Unchanged("index.html", b"?" * 32)], site, content_of=lambda path: b"made just now")
    assert published(site) == {"index.html": b"made just now"}
    assert done.manifest == publish(outputs({"index.html": b"made just now"}), site).manifest


def test_where_nothing_can_be_asked_for_the_old_site_stands(site: Path) -> None:
    (site / "style.css").unlink()
    with pytest.raises(Disturbed, match=r"style\.css") as caught:
        publish(unchanged(FIRST), site)
    assert caught.value.hint
    assert published(site) == {path: content for path, content in FIRST.items() if path != "style.css"}


def test_what_is_raised_by_the_one_asked_goes_through_and_the_old_site_stands(site: Path) -> None:
    def failing(path: str) -> bytes:
        raise OSError(f"no {path} to be had")

    (site / "style.css").write_bytes(b"edited")
    before = contents(site)
    with pytest.raises(OSError, match=r"no style\.css to be had"):
        publish(unchanged(FIRST), site, content_of=failing)
    assert contents(site) == before


def test_the_check_sees_unchanged_files_as_they_stand_on_the_disk(site: Path) -> None:
    seen: dict[str, bytes] = {}

    def look(output: Output) -> None:
        seen[output.path] = output.content

    publish(unchanged(FIRST), site, check=look)
    assert seen == FIRST
    seen.clear()
    kept = {path: content for path, content in FIRST.items() if path != "index.html"}
    publish([Output("index.html", b"new"), *unchanged(kept)], site, check=look)
    assert seen == kept | {"index.html": b"new"}


def test_a_file_changed_while_the_others_are_made_is_asked_for(site: Path) -> None:
    kept = {path: content for path, content in FIRST.items() if path != "index.html"}

    def meddling() -> Iterator[Output | Unchanged]:
        yield from unchanged(kept)
        edit_in_place(site / "style.css")
        yield Output("index.html", b"new")

    asked = Asked(FIRST)
    publish(meddling(), site, content_of=asked)
    assert asked.paths == ["style.css"]
    assert published(site) == kept | {"index.html": b"new"}


@pytest.mark.parametrize("path", ["../outside.html", "/etc/passwd", ".nojekyll", "INDEX.html"])
def test_paths_of_unchanged_files_are_looked_at_no_less(site: Path, path: str) -> None:
    with pytest.raises(UnsafePath):
        publish([*unchanged(FIRST), Unchanged(path, sha256(b"").digest())], site, content_of=lambda path: b"")
    assert published(site) == FIRST


def test_a_file_of_somebody_else_in_the_site_stops_a_build_of_unchanged_files_too(site: Path) -> None:
    (site / "notes/mine.txt").write_text("mine")
    with pytest.raises(StrayFiles, match=r"notes/mine\.txt"):
        publish_unchanged(site)
    kept = {path: content for path, content in FIRST.items() if path != "index.html"}
    with pytest.raises(StrayFiles, match=r"notes/mine\.txt"):
        publish([Output("index.html", b"new"), *unchanged(kept)], site)
    assert (site / "notes/mine.txt").read_text() == "mine"


def test_folders_that_others_added_or_closed_are_put_right(site: Path) -> None:
    (site / "empty").mkdir()
    (site / "notes").chmod(0o700)
    _, asked = publish_unchanged(site)
    assert asked == []
    assert published(site) == FIRST
    assert not (site / "empty").exists()
    assert (site / "notes").stat().st_mode & 0o777 == 0o755


def test_a_file_of_an_older_site_that_came_back_is_removed_again(site: Path) -> None:
    kept = {path: content for path, content in FIRST.items() if path != "style.css"}
    publish(unchanged(kept), site)
    (site / "style.css").write_bytes(FIRST["style.css"])
    assert publish(unchanged(kept), site).removed == 1
    assert published(site) == kept


def test_a_previous_generation_that_was_meddled_with_is_not_believed_for_its_folders_times(site: Path) -> None:
    kept = {path: content for path, content in FIRST.items() if path.startswith("notes/")}
    for version in (b"1", b"2"):
        publish([*outputs(both(version)), *unchanged(kept)], site, content_of=Asked(FIRST))
        time.sleep(0.03)
    folder = site.parent / ".build.previous/notes/a"
    before = folder.stat()
    (folder / "index.html").unlink()
    (folder / "index.html").write_bytes(b"?")
    os.utime(folder, ns=(before.st_atime_ns, before.st_mtime_ns))
    publish([*outputs(both(b"3")), *unchanged(kept)], site, content_of=Asked(FIRST))
    assert published(site) == kept | both(b"3")


def test_a_folder_of_the_previous_generation_replaced_by_a_link_to_itself_is_made_again(
    site: Path, tmp_path: Path
) -> None:
    kept = {path: content for path, content in FIRST.items() if path.startswith("notes/")}
    for version in (b"1", b"2"):
        publish([*outputs(both(version)), *unchanged(kept)], site, content_of=Asked(FIRST))
        time.sleep(0.03)
    notes = site.parent / ".build.previous/notes"
    notes.rename(tmp_path / "moved")
    notes.symlink_to(tmp_path / "moved")
    publish([*outputs(both(b"3")), *unchanged(kept)], site, content_of=Asked(FIRST))
    assert published(site) == kept | both(b"3")
    assert not (site / "notes").is_symlink()
    assert (tmp_path / "moved/a/index.html").exists(), "what stands outside is not touched"


def test_unchanged_files_are_published_by_two_renames_too(site: Path) -> None:
    kept = {path: content for path, content in FIRST.items() if path != "index.html"}
    for version in (b"1", b"2", b"3"):
        publish([Output("index.html", version), *unchanged(kept)], site, ways=(rename_twice,))
        assert published(site) == kept | {"index.html": version}


def test_a_publisher_of_unchanged_files_that_dies_half_way_leaves_the_old_site(site: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        "from generator.engine.output import Output; from generator.engine.publish import publish\n"
        "from tests.engine.test_unchanged import unchanged\n"
        "def dying():\n"
        "    yield Output('index.html', b'half'); yield from unchanged({'style.css': b'p{}'}); os._exit(9)\n"
        "publish(dying(), Path(sys.argv[1]))\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(site)], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert published(site) == FIRST
    done_after, asked = publish_unchanged(site)
    assert (done_after.written, asked) == (0, [])
    publish([Output("style.css", b"new"), *unchanged({"index.html": FIRST["index.html"]})], site)
    assert published(site) == {"style.css": b"new", "index.html": FIRST["index.html"]}
