"""A marker says that a folder is ours and, to one who knows a name, whether that file is."""

from pathlib import Path

from generator.engine.marker import key_of, marker_of, read_marker


def test_a_marker_that_is_written_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "marker").write_bytes(marker_of(["index.html", "actors/قاآنی/index.html"]))
    assert read_marker(tmp_path / "marker") == frozenset(
        map(key_of, ["index.html", "actors/قاآنی/index.html"])
    )


def test_a_marker_of_no_files_is_a_marker(tmp_path: Path) -> None:
    (tmp_path / "marker").write_bytes(marker_of([]))
    assert read_marker(tmp_path / "marker") == frozenset()


def test_the_order_of_files_means_nothing() -> None:
    assert marker_of(["a", "b"]) == marker_of(["b", "a"])


def test_a_marker_tells_no_name() -> None:
    assert b"secret" not in marker_of(["formerly/secret-name/index.html"])


def test_an_empty_file_a_missing_one_a_picture_and_a_link_are_no_markers(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "picture").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "real").write_bytes(marker_of(["a"]))
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for name in ("empty", "missing", "picture", "link"):
        assert read_marker(tmp_path / name) is None
