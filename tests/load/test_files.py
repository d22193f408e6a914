"""A dossier's folder, read: which files count, in which order, and what is refused."""

import os
import socket
from hashlib import sha256
from pathlib import Path

import pytest

from generator.load.files import Files, read_dossier
from generator.load.text import decode
from generator.model.problems import Problem


def put(root: Path, *paths: str) -> Path:
    """Files with their own path as content, in the order given."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path, encoding="utf-8")
    return root


def paths(files: Files) -> list[str]:
    return [file.path for file in files.content]


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(p.code, p.span.path) for p in problems]


def test_the_order_is_that_of_the_paths_whatever_the_file_system_says(tmp_path: Path) -> None:
    wanted = ["content/about.md", "content/actors.yaml", "content/actors/a.md", "content/notes/z.md"]
    one = put(tmp_path / "one", "site.yaml", *wanted)
    other = put(tmp_path / "other", *reversed(wanted), "site.yaml")
    assert paths(read_dossier(one)[0]) == wanted
    assert read_dossier(one)[0].content == read_dossier(other)[0].content


def test_a_file_is_known_by_the_hash_of_its_bytes(tmp_path: Path) -> None:
    files, problems = read_dossier(put(tmp_path, "site.yaml", "content/notes/a.md"))
    assert problems == []
    assert files.site is not None
    assert files.site.content == b"site.yaml"
    assert files.content[0].sha256 == sha256(b"content/notes/a.md").hexdigest()


def test_what_editors_leave_behind_is_passed_over(tmp_path: Path) -> None:
    leavings = [".a.md.swp", "a.md~", "#a.md#", ".#a.md", "a.swp", "a.tmp", "a.md.orig", "Thumbs.db", "desktop.ini"]
    put(tmp_path, "site.yaml", "content/notes/a.md", *(f"content/notes/{name}" for name in leavings))
    put(tmp_path, "content/.obsidian/workspace.md", "content/.DS_Store")
    files, problems = read_dossier(tmp_path)
    assert (paths(files), problems) == (["content/notes/a.md"], [])


def test_media_are_found_by_their_names_below_their_folder_and_not_read(tmp_path: Path) -> None:
    files, _ = read_dossier(put(tmp_path, "site.yaml", "content/media/quay.jpg", "content/media/2024/map.png"))
    assert list(files.media) == ["2024/map.png", "quay.jpg"]
    assert files.media["2024/map.png"].read_text() == "content/media/2024/map.png"
    assert files.content == ()


def test_a_link_that_leads_out_is_refused_and_what_it_leads_to_is_not_read(tmp_path: Path) -> None:
    put(tmp_path, "outside/secret.md", "dossier/site.yaml", "dossier/content/notes/a.md")
    (tmp_path / "dossier/content/notes/b.md").symlink_to("../../../outside/secret.md")
    (tmp_path / "dossier/content/actors").symlink_to(tmp_path / "outside")
    files, problems = read_dossier(tmp_path / "dossier")
    assert paths(files) == ["content/notes/a.md"]
    assert codes(problems) == [("outside-link", "content/actors"), ("outside-link", "content/notes/b.md")]


def test_settings_and_content_that_are_links_may_not_lead_out_either(tmp_path: Path) -> None:
    put(tmp_path, "outside/site.yaml", "outside/content/notes/a.md")
    (tmp_path / "dossier").mkdir()
    (tmp_path / "dossier/site.yaml").symlink_to("../outside/site.yaml")
    (tmp_path / "dossier/content").symlink_to("../outside/content")
    files, problems = read_dossier(tmp_path / "dossier")
    assert (files.site, files.content) == (None, ())
    assert codes(problems) == [("outside-link", "site.yaml"), ("outside-link", "content")]


def test_a_link_within_the_dossier_is_followed_but_never_to_a_capture(tmp_path: Path) -> None:
    put(tmp_path, "site.yaml", "texts/a.md", "captures/courier.txt", "content/notes/z.md")
    (tmp_path / "content/notes/a.md").symlink_to("../../texts/a.md")
    (tmp_path / "content/notes/stolen.md").symlink_to("../../captures/courier.txt")
    files, problems = read_dossier(tmp_path)
    assert [f.content for f in files.content] == [b"texts/a.md", b"content/notes/z.md"]
    assert codes(problems) == [("outside-link", "content/notes/stolen.md")]


def test_captures_may_be_a_link_to_elsewhere_and_a_capture_cannot_be_reached_through_it(tmp_path: Path) -> None:
    put(tmp_path, "vault/courier.txt", "dossier/site.yaml", "dossier/content/notes/a.md")
    (tmp_path / "dossier/captures").symlink_to("../vault")
    (tmp_path / "dossier/content/notes/b.md").symlink_to("../../captures/courier.txt")
    files, problems = read_dossier(tmp_path / "dossier")
    assert paths(files) == ["content/notes/a.md"]
    assert codes(problems) == [("outside-link", "content/notes/b.md")]


def test_folders_that_link_in_a_circle_are_read_once(tmp_path: Path) -> None:
    put(tmp_path, "site.yaml", "content/notes/a.md")
    (tmp_path / "content/notes/again").symlink_to("..")
    files, problems = read_dossier(tmp_path)
    assert paths(files) == ["content/notes/a.md"]
    assert codes(problems) == [("unreadable-file", "content/notes/again")]


def test_a_link_that_leads_nowhere_is_reported(tmp_path: Path) -> None:
    put(tmp_path, "site.yaml", "content/a.md")
    (tmp_path / "content/b.md").symlink_to("gone.md")
    assert codes(read_dossier(tmp_path)[1]) == [("unreadable-file", "content/b.md")]


def test_a_pipe_and_a_socket_are_never_opened(tmp_path: Path) -> None:
    put(tmp_path, "site.yaml", "content/a.md")
    os.mkfifo(tmp_path / "content/pipe.md")
    with socket.socket(socket.AF_UNIX) as opened:
        folder = os.getcwd()
        os.chdir(tmp_path / "content")  # the path of a socket may have a hundred characters
        try:
            opened.bind("socket.md")
        finally:
            os.chdir(folder)
        files, problems = read_dossier(tmp_path)
    assert paths(files) == ["content/a.md"]
    assert codes(problems) == [("unreadable-file", "content/pipe.md"), ("unreadable-file", "content/socket.md")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ghaani.md", "ghaani.md"), ("caf\u00e9.md", "cafe\u0301.md"), ("STRASSE.md", "straße.md")],
)
def test_names_that_are_one_name_on_some_machines_are_refused(tmp_path: Path, one: str, other: str) -> None:
    put(tmp_path, "site.yaml", f"content/notes/{one}", f"content/notes/{other}")
    files, problems = read_dossier(tmp_path)
    assert len(files.content) == 1
    assert [p.code for p in problems] == ["name-collision"]


def test_folders_that_are_one_folder_on_some_machines_are_refused(tmp_path: Path) -> None:
    put(tmp_path, "site.yaml", "content/Notes/a.md", "content/notes/b.md")
    assert codes(read_dossier(tmp_path)[1]) == [("name-collision", "content/notes")]


def test_paths_are_shown_composed_though_the_disk_may_hold_them_decomposed(tmp_path: Path) -> None:
    put(tmp_path, "site.yaml", "content/notes/cafe\u0301.md")
    assert paths(read_dossier(tmp_path)[0]) == ["content/notes/caf\u00e9.md"]


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "site.yaml", "content/a.md", "content/two\nlines.md")
    (tmp_path / "content" / os.fsdecode(b"caf\xe9.md")).write_text("x")
    files, problems = read_dossier(tmp_path)
    assert paths(files) == ["content/a.md"]
    assert codes(problems) == [
        ("bad-character", "content/caf\ufffd.md"),
        ("bad-character", "content/two\ufffdlines.md"),
    ]


def test_without_settings_nothing_is_read_and_the_hint_says_how_to_begin(tmp_path: Path) -> None:
    files, problems = read_dossier(put(tmp_path, "content/notes/a.md"))
    assert (files.site, files.content) == (None, ())
    assert codes(problems) == [("no-site", "site.yaml")]
    assert "`title: " in problems[0].hint


def test_in_a_folder_of_a_dossier_the_hint_says_where_it_begins(tmp_path: Path) -> None:
    put(tmp_path, "site.yaml", "content/notes/a.md")
    (found,) = read_dossier(tmp_path / "content/notes")[1]
    assert "`../..`" in found.hint
    assert "--config ../../site.yaml" in found.hint


def test_settings_may_have_another_name(tmp_path: Path) -> None:
    files, problems = read_dossier(put(tmp_path, "draft.yaml", "content/a.md"), "draft.yaml")
    assert files.site is not None
    assert (files.site.path, problems) == ("draft.yaml", [])


def test_folders_beside_content_where_there_is_none_are_pointed_out(tmp_path: Path) -> None:
    _, problems = read_dossier(put(tmp_path, "site.yaml", "articles/a.md"))
    assert codes(problems) == [("unexpected-file", "articles")]
    assert "`content/articles/`" in problems[0].hint


def test_a_byte_order_mark_is_dropped_and_line_ends_are_made_one(tmp_path: Path) -> None:
    assert decode("a.md", b"\xef\xbb\xbfone\r\ntwo\rthree\n") == ("one\ntwo\nthree\n", [])


@pytest.mark.parametrize(
    ("raw", "place", "said"),
    [
        ("one\r\ncafé".encode("cp1252"), (2, 4), "Windows-1252"),
        ("الزيارة إلى بغداد".encode("cp1256"), (1, 1), "Windows-1256 (Arabic)"),
        ("title: x\n".encode("utf-16"), (1, 1), "UTF-16"),
        (b"ok\nno\xff", (2, 3), "Windows-1252"),
    ],
)
def test_a_file_in_another_encoding_is_refused_at_its_first_wrong_byte(
    raw: bytes, place: tuple[int, int], said: str
) -> None:
    text, (found,) = decode("a.md", raw)
    assert text is None
    assert (found.code, found.span.line, found.span.column) == ("not-utf8", *place)
    assert said in found.message
    assert "save it as UTF-8" in found.hint


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ("\0", "U+0000"), ("\x0c", "U+000C"), ("\x1b", "U+001B"), ("\x7f", "U+007F"), ("\x85", "U+0085"),
        ("\ufdd0", "U+FDD0"), ("\ufdef", "U+FDEF"), ("\uffff", "U+FFFF"), ("\U0010fffe", "U+10FFFE"),
        ("\u202e", "right-to-left override"), ("\u202a", "left-to-right embedding"),
    ],
)  # fmt: skip
def test_a_character_that_no_text_has_is_refused_and_replaced(bad: str, named: str) -> None:
    text, (found,) = decode("a.md", f"one\nt{bad}wo".encode())
    assert text == "one\nt\ufffdwo"
    assert (found.code, found.span.line, found.span.column) == ("bad-character", 2, 2)
    assert named in found.message


def test_half_a_character_is_refused() -> None:
    text, (found,) = decode("a.md", b"one \xed\xa0\x80")
    assert (text, found.code, found.span.column) == (None, "bad-character", 5)


@pytest.mark.parametrize("good", ["\t", "\u200e", "\u200f", "\u061c", "\u2066a\u2069", "\u200c", "\u00ad", "\ufeff"])
def test_signs_that_mixed_scripts_need_are_allowed(good: str) -> None:
    assert decode("a.md", f"a{good}b".encode()) == (f"a{good}b", [])
