"""The paths of a site stay within it, and no two of them are one on any machine."""

import pytest

from generator.engine.errors import UnsafePath
from generator.engine.output import Paths


def admit(*paths: str) -> None:
    known = Paths()
    for path in paths:
        known.admit(path)


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "actors/قاآنی/index.html",
        "notes/می‌رود/index.html",
        "media/Bild 2024-01-28 um 10.30.png",
        ".well-known/security.txt",
        "a..b/c...html",
    ],
)
def test_paths_of_every_script_are_admitted(path: str) -> None:
    admit(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../index.html",
        "a/../../b",
        "a//b",
        "a/",
        "./a",
        "a/.",
        "a\\b",
        "a\0b",
        "a\nb",
        "a\x85b",
        "a\u2028b",
        "a\u202efdp.exe",
        "a\ud800b",
        "x" * 256,
        "ق" * 128,
    ],
)
def test_paths_that_leave_the_site_or_mislead_are_refused(path: str) -> None:
    with pytest.raises(UnsafePath):
        admit(path)


@pytest.mark.parametrize(
    "paths",
    [
        ("a.html", "a.html"),
        ("a.html", "A.html"),
        ("Straße", "STRASSE"),
        ("caf\u00e9", "cafe\u0301"),
        ("notes/a", "Notes/b"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("A/b", "a"),
        ("a", "A/b"),
    ],
)
def test_two_paths_that_some_machine_takes_for_one_are_refused(paths: tuple[str, str]) -> None:
    with pytest.raises(UnsafePath, match="take for one"):
        admit(*paths)


def test_many_files_in_one_folder_are_admitted() -> None:
    admit("a/b/c", "a/b/d", "a/c", "a/b.html", "b")
