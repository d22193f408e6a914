"""A staged tree and a site change places in one step or in two, and what two leave half done is put right."""

import errno
import os
from pathlib import Path

import pytest

from generator.engine.errors import Unwritable
from generator.engine.exchange import Immovable, exchange, recover, rename_twice, swap
from generator.engine.publish import publish, put_right
from tests.engine.generations import contents, generation_of, immovable, outputs


class Neighbours:
    """Three places side by side, of which the first two hold a tree each."""

    def __init__(self, folder: Path) -> None:
        self.staged, self.site, self.aside = folder / "staged", folder / "site", folder / "aside"
        for place, text in ((self.staged, "new"), (self.site, "old")):
            place.mkdir()
            (place / "index.html").write_text(text)

    def texts(self) -> dict[str, str]:
        places = (self.staged, self.site, self.aside)
        return {p.name: (p / "index.html").read_text() for p in places if p.exists()}


@pytest.fixture
def trees(tmp_path: Path) -> Neighbours:
    return Neighbours(tmp_path)


def test_one_step_exchanges_the_two(trees: Neighbours) -> None:
    assert exchange(trees.staged, trees.site, trees.aside) is True
    assert trees.texts() == {"staged": "old", "site": "new"}


def test_two_renames_exchange_them_too_and_say_so(trees: Neighbours) -> None:
    assert exchange(trees.staged, trees.site, trees.aside, (rename_twice,)) is False
    assert trees.texts() == {"staged": "old", "site": "new"}


def test_the_next_way_is_tried_where_one_fails(trees: Neighbours) -> None:
    assert exchange(trees.staged, trees.site, trees.aside, (immovable, rename_twice)) is False
    assert trees.texts() == {"staged": "old", "site": "new"}


def test_where_there_is_no_site_the_tree_becomes_it_in_one_step(tmp_path: Path) -> None:
    trees = Neighbours(tmp_path)
    os.rename(trees.site, tmp_path / "gone")
    assert exchange(trees.staged, trees.site, trees.aside, (rename_twice,)) is True
    assert trees.texts() == {"site": "new"}


def test_a_site_that_no_way_can_move_is_said_to_be_immovable(trees: Neighbours) -> None:
    with pytest.raises(Immovable):
        exchange(trees.staged, trees.site, trees.aside, (immovable, immovable))
    assert trees.texts() == {"staged": "new", "site": "old"}


def test_other_failures_are_raised_as_they_are(trees: Neighbours) -> None:
    (trees.staged / "index.html").unlink()
    trees.staged.rmdir()
    with pytest.raises(FileNotFoundError) as caught:
        exchange(trees.staged, trees.site, trees.aside, (swap,))
    assert caught.value.errno == errno.ENOENT
    assert trees.texts() == {"site": "old"}


def test_a_second_rename_that_fails_undoes_the_first(trees: Neighbours) -> None:
    with pytest.raises(FileNotFoundError):
        rename_twice(trees.staged / "missing", trees.site, trees.aside)
    assert trees.texts() == {"staged": "new", "site": "old"}


def test_a_third_rename_that_fails_is_made_up_for_later(
    trees: Neighbours, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, busy = os.rename, {trees.aside}

    def in_use(old: Path, new: Path) -> None:
        if old in busy:
            raise PermissionError(errno.EACCES, "in use")
        rename(old, new)

    monkeypatch.setattr(os, "rename", in_use)
    assert rename_twice(trees.staged, trees.site, trees.aside) is False
    assert trees.texts() == {"site": "new", "aside": "old"}
    busy.clear()
    recover(trees.staged, trees.site, trees.aside)
    assert trees.texts() == {"site": "new", "staged": "old"}


def test_after_the_first_of_two_renames_the_old_site_comes_back(trees: Neighbours) -> None:
    os.rename(trees.site, trees.aside)
    recover(trees.staged, trees.site, trees.aside)
    assert trees.texts() == {"staged": "new", "site": "old"}


def test_an_empty_folder_in_the_sites_place_does_not_keep_the_old_site_away(trees: Neighbours) -> None:
    os.rename(trees.site, trees.aside)
    trees.site.mkdir()
    recover(trees.staged, trees.site, trees.aside)
    assert trees.texts() == {"staged": "new", "site": "old"}


def test_after_the_second_of_two_renames_the_old_site_steps_down(trees: Neighbours) -> None:
    os.rename(trees.site, trees.aside)
    os.rename(trees.staged, trees.site)
    recover(trees.staged, trees.site, trees.aside)
    assert trees.texts() == {"staged": "old", "site": "new"}


def test_where_nothing_was_interrupted_nothing_is_put_right(trees: Neighbours) -> None:
    recover(trees.staged, trees.site, trees.aside)
    assert trees.texts() == {"staged": "new", "site": "old"}


def test_publishing_by_two_renames_is_said_not_to_be_atomic(tmp_path: Path) -> None:
    site = tmp_path / "build"
    assert publish(outputs(1), site, ways=(rename_twice,)).atomic is True  # there was no site to exchange
    assert publish(outputs(2), site, ways=(rename_twice,)).atomic is False
    assert publish(outputs(2), site, ways=(rename_twice,)).atomic is True  # nothing was to be done
    assert generation_of(site) == 2


def test_a_site_that_a_crash_left_aside_is_brought_back_before_anything_is_built(tmp_path: Path) -> None:
    site = tmp_path / "build"
    for generation in (1, 2):
        publish(outputs(generation), site)
    os.rename(site, tmp_path / ".build.aside")
    put_right(site)
    assert generation_of(site) == 2
    publish(outputs(3), site)
    assert generation_of(site) == 3


def test_a_site_left_aside_makes_way_for_one_that_was_made_since(tmp_path: Path) -> None:
    site = tmp_path / "build"
    for generation in (1, 2):
        publish(outputs(generation), site)
    os.rename(site, tmp_path / ".build.aside")
    os.rename(tmp_path / ".build.previous", site)
    (tmp_path / ".build.previous").mkdir()
    publish(outputs(3), site, ways=(rename_twice,))
    assert generation_of(site) == 3
    assert not (tmp_path / ".build.aside").exists()


@pytest.mark.parametrize("ledger", ["kept", "lost"])
def test_a_site_that_was_filled_by_half_and_cannot_be_completed_is_filled_by_the_next_build(
    tmp_path: Path, ledger: str
) -> None:
    site = tmp_path / "build"
    site.mkdir()

    def immovable_and_spoilt(staged: Path, _site: Path, _aside: Path) -> bool:
        (staged / "pages/p3/index.html").unlink()
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    with pytest.raises(Unwritable):
        publish(outputs(1), site, ways=(immovable_and_spoilt,))
    assert 0 < len(contents(site)) < len(contents(tmp_path / ".build.previous"))
    if ledger == "lost":
        (tmp_path / ".build.ledger").unlink()
    put_right(site)
    publish(outputs(1), site, ways=(immovable,))
    assert generation_of(site) == 1


def test_putting_right_where_nothing_was_ever_built_makes_nothing(tmp_path: Path) -> None:
    put_right(tmp_path / "nowhere" / "build")
    assert list(tmp_path.iterdir()) == []
