"""Specimens, each built once for all tests of a worker."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.reading.specimens import SPECIMENS


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a specimen's site, by its name."""

    @cache
    def built(name: str) -> Path:
        drafts = ("--drafts", "--output", "build") if name == "preview" else ()
        made = SPECIMENS[name](tmp_path_factory.mktemp("specimen") / "d")
        return made.build("--workers", "1", *drafts).folder / "build"

    return built
