"""After any sequence of edits, a build that remembers says and publishes what a build from nothing does."""

import os

import pytest

from tests.edits.scripts import failure

PARTS = 4
SCRIPTS = int(os.environ.get("EDIT_SCRIPTS", "100"))
"""How many scripts are played; more of them play on from those before."""


@pytest.mark.parametrize("part", range(PARTS))
def test_after_any_edits_the_site_and_the_problems_are_those_of_a_build_from_nothing(part: int) -> None:
    for number in range(part, SCRIPTS, PARTS):
        assert not (found := failure(number)), found


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_five_hundred_more_scripts(part: int) -> None:
    for number in range(10_000 + part, 10_500, PARTS):
        assert not (found := failure(number)), found


@pytest.mark.soak
@pytest.mark.parametrize("number", range(20_000, 20_010))
def test_a_long_day_of_edits(number: int) -> None:
    assert not (found := failure(number, length=100)), found
