"""What was worked out before is kept by what it follows from; a memo may be lost, and is never believed when torn."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from generator.engine.memo import FileMemo, fingerprint, remove

ROOT = Path(__file__).parent.parent.parent


def kept(folder: Path, key: str) -> bytes | None:
    memo = FileMemo(folder, "m")
    try:
        return memo.get(key)
    finally:
        memo.close()


def test_what_is_put_is_there_the_next_time_and_what_was_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    folder = tmp_path / "memo"
    with FileMemo(folder, "m") as memo:
        memo.put("one", b"1")
        memo.put("two", b"2")
        assert memo.get("one") == b"1"
    with FileMemo(folder, "m") as memo:
        assert memo.get("two") == b"2"
        assert memo.get("three") is None
    assert kept(folder, "one") is None
    assert kept(folder, "two") == b"2"


def test_a_run_that_fails_forgets_nothing(tmp_path: Path) -> None:
    def interrupted() -> None:
        with FileMemo(tmp_path, "m") as memo:
            memo.put("two", b"2")
            raise KeyboardInterrupt

    with FileMemo(tmp_path, "m") as memo:
        memo.put("one", b"1")
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert kept(tmp_path, "one") == b"1"
    assert kept(tmp_path, "two") == b"2"


@pytest.mark.parametrize(
    "content", [b"", b"no database at all, but a long text of some kind" * 100, b"SQLite format 3\0torn"]
)
def test_a_file_that_is_no_memo_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "m.sqlite").write_bytes(content)
    with FileMemo(tmp_path, "m") as memo:
        assert memo.get("one") is None
        memo.put("one", b"1")
    assert kept(tmp_path, "one") == b"1"


def test_a_value_that_was_changed_in_the_file_is_not_believed(tmp_path: Path) -> None:
    with FileMemo(tmp_path, "m") as memo:
        memo.put("one", b"exact")
    with sqlite3.connect(tmp_path / "m.sqlite") as base:
        base.execute("UPDATE memo SET value = ?", (b"EXACT",))
    base.close()
    assert kept(tmp_path, "one") is None


def test_every_byte_of_the_file_may_rot_and_no_wrong_value_comes_of_it(tmp_path: Path) -> None:
    with FileMemo(tmp_path, "m") as memo:
        memo.put("one", b"the value")
    whole = (tmp_path / "m.sqlite").read_bytes()
    wrong = []
    for at in range(0, len(whole), max(1, len(whole) // 200)):
        (tmp_path / "m.sqlite").write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        if kept(tmp_path, "one") not in (None, b"the value"):
            wrong.append(at)
    assert wrong == []


def test_a_folder_that_cannot_be_made_keeps_nothing_and_fails_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with FileMemo(tmp_path / "file" / "memo", "m") as memo:
        memo.put("one", b"1")
        assert memo.get("one") == b"1"


def test_two_at_once_lose_nothing_but_time(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from generator.engine.memo import FileMemo\n"
        "for n in range(40):\n"
        "    memo = FileMemo(Path(sys.argv[1]), 'm'); memo.put(f'{sys.argv[2]} {n}', b'x'); memo.close()\n"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name], env={**os.environ, "PYTHONPATH": str(ROOT)})
        for name in ("a", "b")
    ]
    assert [one.wait() for one in both] == [0, 0]
    assert kept(tmp_path, "a 39") == b"x"
    assert kept(tmp_path, "b 39") == b"x"


def test_others_cannot_read_it_and_git_and_backups_pass_over_it(tmp_path: Path) -> None:
    folder = tmp_path / "memo"
    with FileMemo(folder, "m") as memo:
        memo.put("one", b"1")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (folder / ".gitignore").read_text() == "*\n"
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    (folder / "mine.txt").write_text("somebody's own")
    remove(folder)
    assert [p.name for p in folder.iterdir()] == ["mine.txt"]


def test_a_fingerprint_changes_with_any_file_and_any_word(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    (tmp_path / "b").write_text("2")
    files = [tmp_path / "b", tmp_path / "a"]
    first = fingerprint(files, "regex 1")
    assert fingerprint(reversed(files), "regex 1") == first
    assert fingerprint(files, "regex 2") != first
    (tmp_path / "a").write_text("12")
    (tmp_path / "b").write_text("")
    assert fingerprint(files, "regex 1") != first
