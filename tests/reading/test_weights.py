"""A page with all that it loads is light, and so are all scripts together."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.weights import PAGE, SCRIPTS, scripts, weights

# One document of the whole dossier is as long as the dossier is; lists are split, this is not.
WHOLE = ("whole",)


@pytest.mark.parametrize("name", ["empty", "single", "harbour", "shipped"])
def test_every_page_with_its_styles_and_scripts_is_within_60_kb(site: Callable[[str], Path], name: str) -> None:
    heaviest = {kind: pages[0] for kind, pages in weights(site(name)).items() if kind not in WHOLE}
    assert {kind: round(size, 1) for kind, (size, _) in heaviest.items() if size > PAGE} == {}
    assert heaviest["front"][0] > 15


def test_scripts_are_within_30_kb(site: Callable[[str], Path]) -> None:
    assert 10 < scripts(site("shipped")) <= SCRIPTS
