"""A build that is killed leaves the site of before or the new one, and the next build equals one from nothing."""

import time

import pytest

from tests.edits.desk import Desk, How, quick_folder, tree


def killed(times: int) -> tuple[int, int, int]:
    """Kills builds over their whole time and a little beyond. How many left the old site, the new, or had ended."""
    old = new = ended = 0
    with quick_folder() as folder:
        desk = Desk(folder)
        desk.look(How("process"))
        begun = time.monotonic()
        assert not desk.kill(How(), 600)
        whole = time.monotonic() - begun
        for number in range(times):
            text = f"---\ntitle: About\n---\nThe fire, in words of build {number}; see [[log]] and [[cause]].\n"
            desk.put("content/about.md", text)
            desk.put("site.yaml", f"title: The fire\nsubtitle: As of build {number}\n")
            before = tree(desk.folder / "build")
            clean, wanted = desk.from_nothing(How())
            assert not clean.failed
            share = 0.1 + 1.2 * (number + 0.5) / times
            stopped = desk.kill(How(), whole * share)
            after = tree(desk.folder / "build")
            assert after in (before, wanted), f"kill {number} left a site that is neither the old one nor the new"
            ended += not stopped
            old += stopped and after == before
            new += stopped and after == wanted
            if share > 1 and stopped and after == before:
                whole *= 1.2  # others have come to use the processors since it was measured
            desk.look(How("process" if number % 5 == 4 else "new"))
    return old, new, ended


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_and_the_next_equals_a_clean_one() -> None:
    old, _, _ = killed(5)
    assert old > 0, "no build was killed before it had published"


@pytest.mark.soak
def test_two_hundred_builds_killed_leave_no_torn_site_and_mislead_no_later_build() -> None:
    old, new, ended = killed(200)
    assert old > 20
    assert new + ended > 0
