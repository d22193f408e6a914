"""An output folder is refused where publishing into it would replace something that is not the site."""

import os
from pathlib import Path

import pytest

from generator.engine.errors import BadPlace, PublishError
from generator.engine.place import place_of


def test_all_that_is_ours_stands_hidden_beside_the_site(tmp_path: Path) -> None:
    place = place_of(tmp_path / "build")
    ours = (place.previous, place.aside, place.discarded, place.writing, place.ledger, place.lock)
    assert {path.parent for path in ours} == {tmp_path}
    assert all(path.name.startswith(".build.") for path in ours)


def test_messages_name_the_folder_as_the_user_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    place = place_of(Path("build"))
    assert (place.shown, place.site) == (Path("build"), tmp_path / "build")


def test_a_file_is_no_output(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file")
    with pytest.raises(BadPlace, match="is a file"):
        place_of(tmp_path / "build")


def test_a_symbolic_link_is_no_output_and_its_target_is_named(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "build").symlink_to(tmp_path / "real")
    with pytest.raises(BadPlace, match="symbolic link") as caught:
        place_of(tmp_path / "build")
    assert str(tmp_path / "real") in caught.value.hint


def test_a_link_further_up_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert place_of(tmp_path / "link/build").site == tmp_path / "real/build"


def test_the_root_of_the_file_system_is_no_output() -> None:
    with pytest.raises(BadPlace, match="root"):
        place_of(Path("/"))


@pytest.mark.parametrize("to", ["", ".", "..", "dossier", "dossier/.", "dossier/build/.."])
def test_neither_the_dossier_nor_what_holds_it_is_an_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: str
) -> None:
    (tmp_path / "dossier/build").mkdir(parents=True)
    monkeypatch.chdir(tmp_path if to.startswith("dossier") else tmp_path / "dossier")
    with pytest.raises(BadPlace, match="would replace"):
        place_of(Path(to), keep_out=(tmp_path / "dossier",))


def test_a_folder_within_the_dossier_is_an_output(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    place = place_of(tmp_path / "build", keep_out=(tmp_path,), not_within=(tmp_path / "content",))
    assert place.site == tmp_path / "build"


@pytest.mark.parametrize(
    ("to", "reason"), [("content", "replace"), ("content/a/b", "inside"), ("content/new", "inside")]
)
def test_nothing_within_the_writers_own_folders_is_an_output(tmp_path: Path, to: str, reason: str) -> None:
    (tmp_path / "content/a").mkdir(parents=True)
    with pytest.raises(BadPlace, match=reason):
        place_of(tmp_path / to, keep_out=(tmp_path,), not_within=(tmp_path / "content",))


def test_a_folder_reached_by_a_link_is_known_for_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "alias").symlink_to(tmp_path / "content")
    with pytest.raises(BadPlace, match="inside"):
        place_of(tmp_path / "alias/build", not_within=(tmp_path / "content",))
    with pytest.raises(BadPlace, match="inside"):
        place_of(tmp_path / "content/build", not_within=(tmp_path / "alias",))


def test_a_folder_that_is_not_there_yet_keeps_its_place_free(tmp_path: Path) -> None:
    with pytest.raises(BadPlace, match="inside"):
        place_of(tmp_path / "captures/build", not_within=(tmp_path / "captures",))
    assert os.listdir(tmp_path) == []


def test_a_name_that_no_file_system_takes_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(PublishError) as told:
        place_of(tmp_path / ("a" * 300))
    assert "cannot be written" in told.value.message
