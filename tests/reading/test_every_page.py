"""Every kind of page on a phone and on a desk, light and dark, in both directions of writing, with nothing, little and
much on it: axe finds no fault, nothing is wider than the screen, nothing moves, nothing comes from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.reading.specimens import ROOT
from tests.reading.visiting import DESK, DESK_BY_NIGHT, PHONE, PHONE_BY_DAY, Screen, faults, kinds

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCREENS = [
    ("empty", (DESK, PHONE), True),
    ("single", (PHONE,), False),
    ("preview", (DESK,), True),
    ("shipped", (PHONE,), True),
    ("busy, in Arabic", (DESK_BY_NIGHT, PHONE_BY_DAY), True),
    ("crowded", (PHONE,), False),
]


@pytest.mark.parametrize(("name", "screens", "with_axe"), SCREENS, ids=[name for name, *_ in SCREENS])
def test_no_kind_of_page_has_a_fault(
    browser: Browser, site: Callable[[str], Path], name: str, screens: tuple[Screen, ...], with_axe: bool
) -> None:
    wrong = faults(browser, site(name), screens, with_axe=with_axe)
    assert not wrong, "\n".join(wrong)


def test_together_the_specimens_have_every_kind_of_page_that_there_is(site: Callable[[str], Path]) -> None:
    shown = {kind.split()[-1] for name in ("preview", "shipped", "busy, in Arabic") for kind in kinds(site(name))}
    own = {"claim.html": "claim-page", "dossier.html": "whole", "timeline.html": "timelines"}
    # What others are made of.
    others = ("base.html", "part.html")
    templates = [path.name for path in (ROOT / "templates").glob("*.html") if path.name not in others]
    assert len(templates) > 20
    assert {own.get(name, name.removesuffix(".html")) for name in templates} - shown == set()
