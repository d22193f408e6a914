"""What the tests stand on: a dossier to tell a story with, a host that serves it, a browser to look with."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.chromium import FLAGS, MISSING, find_chromium
from tests.serving import serving
from tests.story import Dossier

# Whoever starts the tests in the background has them ignore interrupts, and all that they start; some tests send one.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# How long an example takes depends on the machine and on what else runs there.
hypothesis.settings.register_profile("dossier", deadline=None, print_blob=True)
hypothesis.settings.load_profile("dossier")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the tests with a browser last: while one is open, Playwright keeps an event loop running in this
    thread, and asyncio.run would refuse to start another."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    """An empty dossier. For a second one: `Dossier(tmp_path / "other")`, from tests.story."""
    return Dossier(tmp_path / "dossier")


@pytest.fixture(scope="session")
def site_server() -> Iterator[Callable[..., str]]:
    """Serves a folder until the tests end: `site_server(folder, base="/x/")` gives the address of its top."""
    with contextlib.ExitStack() as open_servers:
        yield lambda folder, base="/": open_servers.enter_context(serving(folder, base))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium. None is a failure, never a skip: an unseen page is an untested one."""
    found = find_chromium()
    if found is None:
        pytest.fail(MISSING, pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests of a worker. A test opens, and closes, a page or a context of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()
