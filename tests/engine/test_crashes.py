"""A process that publishes may die at any instant: the site is then the old one or the new one, wholly."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> dict[str, Any]:
    program = [sys.executable, "-m", "tests.engine.generations", *arguments]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_fifty_kills_at_random_moments_leave_no_torn_site_and_stop_no_later_build(tmp_path: Path) -> None:
    report = run("killed", str(tmp_path / "site"), "50")
    assert (report["torn"], report["failed"], report["times"]) == (0, [], 50)
    assert report["published"] > 0, "the publishers were killed before they had published anything"


@pytest.mark.soak
def test_two_thousand_kills_leave_no_torn_site(tmp_path: Path) -> None:
    report = run("killed", str(tmp_path / "site"), "2000")
    assert (report["torn"], report["failed"]) == (0, [])
    assert report["halfway"] > 0, "no kill met a tree that was half made"


def test_dying_before_any_request_to_the_file_system_leaves_the_old_site_or_the_new(tmp_path: Path) -> None:
    report = run("crashed", str(tmp_path / "site"), "swap")
    assert (report["torn"], report["failed"], report["absent"]) == (0, [], 0)
    assert report["old"] > 0
    assert report["new"] > 0


def test_dying_where_most_files_are_said_to_be_unchanged_leaves_the_old_site_or_the_new(tmp_path: Path) -> None:
    report = run("crashed-sparing", str(tmp_path / "site"), "swap")
    assert (report["torn"], report["failed"], report["absent"]) == (0, [], 0)
    assert report["old"] > 0
    assert report["new"] > 0


def test_dying_while_one_file_is_replaced_leaves_the_old_site_or_the_new(tmp_path: Path) -> None:
    report = run("crashed-alone", str(tmp_path / "site"))
    assert report["torn"] == 0
    assert report["old"] > 5
    assert report["new"] > 1, "what comes after the file is in its place can be died before, too"


def test_dying_between_two_renames_is_put_right_at_the_next_start(tmp_path: Path) -> None:
    report = run("crashed", str(tmp_path / "site"), "twice")
    assert (report["torn"], report["failed"]) == (0, [])
    assert report["absent"] == 1, "between the two renames there is no site; elsewhere there is"


def test_dying_while_a_site_that_cannot_be_renamed_is_filled_is_put_right_at_the_next_start(
    tmp_path: Path,
) -> None:
    report = run("crashed", str(tmp_path / "site"), "transfer")
    assert (report["torn"], report["failed"], report["absent"]) == (0, [], 0)
    assert report["new"] > 10, "from the first file on, the new site is completed"


def test_dying_while_publishing_for_the_first_time_leaves_no_site_or_a_whole_one(tmp_path: Path) -> None:
    report = run("crashed-first", str(tmp_path))
    assert report["torn"] == 0
    assert report["none"] + report["whole"] == report["steps"]
