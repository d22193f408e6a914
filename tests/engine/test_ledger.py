"""A ledger says which files are as we left them; a damaged one says nothing."""

import os
import time
from pathlib import Path

import pytest

from generator.engine.ledger import Ledger, account_of, entry_of, manifest_of, packed, read_ledger
from generator.engine.survey import Survey


def read_anew(path: Path) -> Ledger:
    """The ledger as one who has never seen it reads it."""
    packed(Ledger(version=7))
    return read_ledger(path)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A file whose times are well past."""
    page = tmp_path / "site/index.html"
    page.parent.mkdir()
    page.write_bytes(b"one")
    time.sleep(0.03)
    return page


def test_what_is_packed_is_read_again(page: Path, tmp_path: Path) -> None:
    entry = entry_of(page.stat(), b"digest", time.time_ns())
    ledger = Ledger(accounts=(account_of(page.parent, {"index.html": entry}),))
    (tmp_path / "ledger").write_bytes(packed(ledger))
    assert read_anew(tmp_path / "ledger") == ledger
    assert ledger.files_at(page.parent) == {"index.html": entry}
    assert ledger.wrote("index.html")
    assert not ledger.wrote("CNAME")


def test_two_trees_that_share_files_are_read_again_each_with_its_own(page: Path, tmp_path: Path) -> None:
    shared, changed, other = (entry_of(page.stat(), digest, time.time_ns()) for digest in (b"1", b"2", b"3"))
    found = Survey({}, {"": (1, 2, 3, 4)})
    site = account_of(page.parent, {"a": shared, "b": changed, "new": shared}, found, b"manifest")
    previous = account_of(tmp_path, {"a": shared, "b": other, "gone": shared})
    (tmp_path / "ledger").write_bytes(packed(Ledger(accounts=(site, previous))))
    assert read_anew(tmp_path / "ledger") == Ledger(accounts=(site, previous))


def test_a_ledger_that_was_read_or_packed_last_is_handed_on_while_its_bytes_are_the_same(
    page: Path, tmp_path: Path
) -> None:
    one, other = (
        Ledger(accounts=(account_of(page.parent, {name: entry_of(page.stat(), b"", 0)}),)) for name in ("1", "2")
    )
    (tmp_path / "one").write_bytes(packed(one))
    (tmp_path / "other").write_bytes(packed(other))
    assert read_ledger(tmp_path / "other") is other
    assert read_ledger(tmp_path / "one") == one
    assert read_ledger(tmp_path / "one") is read_ledger(tmp_path / "one")
    (tmp_path / "one").write_bytes((tmp_path / "other").read_bytes())
    assert read_ledger(tmp_path / "one") == other
    (tmp_path / "one").write_bytes((tmp_path / "other").read_bytes()[:-1])
    assert read_ledger(tmp_path / "one") == Ledger()


def test_a_manifest_is_of_paths_and_digests_in_whatever_order() -> None:
    one = manifest_of({"a": b"1", "b": b"2"})
    assert one == manifest_of({"b": b"2", "a": b"1"})
    others = [{"a": b"1"}, {"a": b"2", "b": b"1"}, {"a": b"1", "c": b"2"}, {"a": b"1", "b": b"2", "c": b""}, {}]
    assert len({one, *map(manifest_of, others)}) == 6


def test_a_tree_is_known_wherever_it_is_moved_and_another_in_its_place_is_not(page: Path, tmp_path: Path) -> None:
    ledger = Ledger(accounts=(account_of(page.parent, {"index.html": entry_of(page.stat(), b"", 0)}),))
    page.parent.rename(tmp_path / "moved")
    (tmp_path / "site").mkdir()
    assert ledger.files_at(tmp_path / "moved").keys() == {"index.html"}
    assert ledger.files_at(tmp_path / "site") == {}
    assert ledger.files_at(tmp_path / "missing") == {}


def test_a_ledger_with_one_wrong_byte_anywhere_is_an_empty_one(page: Path, tmp_path: Path) -> None:
    entry = entry_of(page.stat(), b"digest", time.time_ns())
    whole = packed(Ledger(accounts=(account_of(page.parent, {"index.html": entry}),)))
    for place in range(len(whole)):
        (tmp_path / "ledger").write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert read_anew(tmp_path / "ledger") == Ledger()
    (tmp_path / "ledger").write_bytes(whole[:-1])
    assert read_anew(tmp_path / "ledger") == Ledger()


def test_a_ledger_of_another_version_is_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "ledger").write_bytes(packed(Ledger(version=999)))
    assert read_anew(tmp_path / "ledger") == Ledger()


def test_a_missing_ledger_a_folder_and_a_link_are_empty_ones(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(packed(Ledger(unsettled=True)))
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert read_anew(tmp_path / "real").unsettled
    for name in ("missing", "link", "."):
        assert read_anew(tmp_path / name) == Ledger()


def test_an_untouched_file_is_described_by_its_entry(page: Path) -> None:
    assert entry_of(page.stat(), b"", time.time_ns()).describes(page.stat())


def test_a_change_that_keeps_size_and_time_shows(page: Path) -> None:
    before = page.stat()
    entry = entry_of(before, b"", time.time_ns())
    page.write_bytes(b"two")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not entry.describes(page.stat())


def test_another_file_of_the_same_size_and_time_shows(page: Path) -> None:
    before = page.stat()
    entry = entry_of(before, b"", time.time_ns())
    other = page.with_name("other")
    other.write_bytes(b"two")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.rename(page)
    assert not entry.describes(page.stat())
    assert not entry.recalls(page.stat())


def test_a_file_so_young_that_a_change_might_not_show_is_not_described(tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(b"one")
    status = (tmp_path / "page").stat()
    assert not entry_of(status, b"", status.st_mtime_ns + 1_000_000).describes(status)


def test_where_times_are_whole_seconds_two_of_them_must_have_passed(page: Path) -> None:
    second = page.stat().st_mtime_ns // 1_000_000_000 * 1_000_000_000
    os.utime(page, ns=(second, second))
    status = page.stat()
    assert not entry_of(status, b"", status.st_ctime_ns + 1_900_000_000).describes(status)
    assert entry_of(status, b"", status.st_ctime_ns + 2_100_000_000).describes(status)
