"""The whole dossier as one document is left out while `build --watch` runs or a preview is shown, and comes back."""

from __future__ import annotations

from pathlib import Path
from urllib.request import urlopen

from tests.harbour import harbour
from tests.serve.previewing import command
from tests.serve.test_watch_build import WAITING, building

LINK = "The whole dossier as one document, to print"


def test_it_is_gone_while_build_watches_and_back_after_the_next_build(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").build()
    assert LINK in dossier.page("index.html")
    with building(dossier) as terminal:
        terminal.until(WAITING)
        assert LINK not in dossier.page("index.html")
        assert not (dossier.folder / "build/dossier").exists()
        assert terminal.interrupt()[0] == 130
    assert LINK in dossier.build().page("index.html")
    assert (dossier.folder / "build/dossier/index.html").is_file()


def test_a_preview_has_none_and_no_link_to_it(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d")
    with command(dossier.folder) as running:
        running.until(" pages, ")
        with urlopen(running.address) as answer:
            assert LINK not in answer.read().decode()
        assert running.interrupt() == 0
