"""One edit, and all that follows from it: each is looked at as a builder that goes on sees it."""

import os
from collections.abc import Iterator

import pytest

from tests.edits.desk import Desk, How, quick_folder, tree
from tests.edits.matter import NAHR

SITE = "build"


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A dossier that was built, and whoever built it, still there."""
    with quick_folder() as folder:
        made = Desk(folder)
        made.look(How())
        yield made


def edit(desk: Desk, path: str, old: str, new: str) -> None:
    """Replaces words that stand in a file once."""
    text = desk.read(path)
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    desk.put(path, text.replace(old, new))


def page(desk: Desk, path: str) -> str:
    return (desk.folder / SITE / path).read_text(encoding="utf-8")


def showing(desk: Desk, words: str) -> set[str]:
    """The files of the site that hold these words."""
    return {path for path, content in tree(desk.folder / SITE).items() if words.encode() in content}


def test_a_title_changes_and_every_page_that_shows_it_changes(desk: Desk) -> None:
    before = showing(desk, "The log is lost")
    assert len(before) > 4
    edit(desk, "content/articles/gazette.md", "The log is lost", "The log is found")
    desk.look(How())
    assert showing(desk, "The log is lost") == set()
    assert showing(desk, "The log is found") == before


def test_the_sites_title_changes_and_every_page_changes(desk: Desk) -> None:
    before = showing(desk, "The fire at Port Lena")
    assert len(before) > 30
    edit(desk, "site.yaml", "The fire at Port Lena", "The barge at Port Lena")
    desk.look(How())
    assert showing(desk, "The barge at Port Lena") == before


def test_a_name_added_to_an_actor_links_in_a_note_that_nobody_touched(desk: Desk) -> None:
    link = '<a href="../../actors/union/index.html"'
    edit(desk, "content/notes/log.md", "See [[cause#The number]]", "Two Quaymen met. See [[cause#The number]]")
    desk.look(How())
    assert link not in page(desk, "notes/log/index.html").partition("What is left</")[0]
    edit(desk, "content/actors.yaml", "[the dockers]", "[the dockers, Quaymen]")
    desk.look(How())
    assert "Quaymen</a>" in page(desk, "notes/log/index.html")
    assert "Who kept the log?" in page(desk, "actors/union/index.html")
    edit(desk, "content/actors.yaml", "[the dockers, Quaymen]", "[the dockers]")
    desk.look(How())
    assert "Quaymen</a>" not in page(desk, "notes/log/index.html")


def test_a_name_that_two_actors_have_links_no_more_in_a_note_that_nobody_touched(desk: Desk) -> None:
    assert 'href="../../actors/dehqan/index.html"' in page(desk, "notes/log/index.html")
    desk.put("content/actors/other.md", "---\nname: Farhad Dehqan\nkind: person\n---\n")
    assert "ambiguous-name" in {p.code for p in desk.look(How()).problems}
    (desk.folder / "content/actors/other.md").unlink()
    assert "ambiguous-name" not in {p.code for p in desk.look(How()).problems}


def test_a_heading_is_renamed_and_the_link_to_it_from_another_file_is_an_error(desk: Desk) -> None:
    edit(desk, "content/notes/cause.md", "## The number", "## The figure")
    found = [p for p in desk.look(How()).problems if p.code == "unknown-heading"]
    assert {p.span.path for p in found} == {"content/notes/log.md"}
    edit(desk, "content/notes/cause.md", "## The figure", "## The number")
    assert not desk.look(How()).failed


def test_one_letter_of_a_capture_changes_unseen_and_what_quotes_it_is_wrong(desk: Desk) -> None:
    (desk.folder / "captures.lock").unlink()
    desk.look(How())
    capture = desk.folder / "captures/courier.txt"
    before = capture.stat()
    edit(desk, "captures/courier.txt", "faulty pump", "faulty pumq")
    os.utime(capture, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert capture.stat().st_size == before.st_size
    found = [p.code for p in desk.look(How()).problems if p.span.path == "content/notes/cause.md"]
    assert found == ["absent-quotation"]


def test_a_template_override_removed_brings_back_the_themes(desk: Desk) -> None:
    before = tree(desk.folder / SITE)
    own = '{% extends "theme/note.html" %}{% block kind %}mine{% endblock %}\n'
    desk.put("templates/note.html", own)
    desk.look(How())
    assert '<body class="mine">' in page(desk, "notes/log/index.html")
    (desk.folder / "templates/note.html").unlink()
    desk.look(How())
    assert tree(desk.folder / SITE) == before


def test_a_template_breaks_and_the_site_stands_until_it_is_mended(desk: Desk) -> None:
    desk.put("templates/base.html", '{% extends "theme/base.html" %}{% block made %}{{ none.such }}{% endblock %}')
    assert {p.code for p in desk.look(How()).problems} >= {"template-error"}
    desk.put("templates/base.html", '{% extends "theme/base.html" %}{% block made %}Mended. {% endblock %}')
    desk.look(How())
    assert len(showing(desk, "Mended. ")) > 30


def test_a_template_with_a_name_that_becomes_private_stops_the_build(desk: Desk) -> None:
    desk.put("templates/note.html", '{% extends "theme/note.html" %}{% block kind %}quirinzoltan{% endblock %}')
    assert not desk.look(How()).failed
    desk.put("content/actors/zoltan.md", "---\nname: Quirinzoltan\nkind: person\nstatus: private\n---\n")
    assert {p.code for p in desk.look(How()).problems} >= {"leak"}
    (desk.folder / "templates/note.html").unlink()
    assert not desk.look(How()).failed


def test_a_record_becomes_private_and_no_page_has_its_words(desk: Desk) -> None:
    desk.put("content/notes/quirin.md", "---\ntitle: Quirinzoltan plays\n---\nOn xylophones.\n")
    desk.look(How())
    assert showing(desk, "ylophones")
    edit(desk, "content/notes/quirin.md", "title:", "status: private\ntitle:")
    desk.look(How())
    assert showing(desk, "ylophones") == showing(desk, "uirinzoltan") == set()


def test_a_line_put_above_moves_every_problem_below_it(desk: Desk) -> None:
    edit(desk, "content/notes/log.md", "The Dockers’ Union", "“Nobody asked about that” they say. The Dockers’ Union")
    first = next(p for p in desk.look(How()).problems if p.code == "bare-quotation")
    edit(desk, "content/notes/log.md", "---\ntitle", "---\n# a remark\ntitle")
    second = next(p for p in desk.look(How()).problems if p.code == "bare-quotation")
    assert second.span.line == first.span.line + 1


def test_a_warning_is_told_at_every_build_and_by_whoever_builds(desk: Desk) -> None:
    edit(desk, "content/events.yaml", "  accept: {unsourced: Nobody has given its day}\n", "")
    told = [[p.code for p in desk.look(How(who)).problems] for who in ("first", "first", "second", "new", "process")]
    assert "unsourced" in told[0]
    assert all(codes == told[0] for codes in told)


def test_drafts_are_switched_on_and_off(desk: Desk) -> None:
    desk.put("content/notes/later.md", "---\ntitle: Later\nstatus: draft\n---\nMore of [[cause]].\n")
    for drafts in (False, True, False, True):
        desk.look(How(drafts=drafts))
        assert (desk.folder / SITE / "notes/later").exists() is False
    assert (desk.folder / "build-drafts/notes/later").exists()
    assert "Later" in (desk.folder / "build-drafts/notes/cause/index.html").read_text(encoding="utf-8")


def test_the_captures_go_and_come_back_and_the_pages_say_each_time_who_vouches(desk: Desk) -> None:
    before = tree(desk.folder / SITE)
    (desk.folder / "captures").rename(desk.folder / ".away")
    desk.look(How())
    assert "vouched for by captures.lock" in page(desk, "notes/cause/index.html")
    (desk.folder / ".away").rename(desk.folder / "captures")
    desk.look(How())
    assert tree(desk.folder / SITE) == before


def test_captures_behind_a_link_are_read_there_and_altered_there(desk: Desk) -> None:
    (desk.folder / "captures").rename(desk.vault)
    (desk.folder / "captures").symlink_to(desk.vault)
    desk.look(How())
    (desk.vault / "nahr.txt").write_text(NAHR.replace("ضاع", "سرق"), encoding="utf-8")
    assert {p.code for p in desk.look(How()).problems} >= {"absent-quotation", "changed-capture"}


def test_what_is_undone_gives_the_very_bytes_of_before(desk: Desk) -> None:
    before, inputs = tree(desk.folder / SITE), desk.inputs()
    for path in [p for p in desk.files("content") if p.endswith(".md")]:
        desk.put(path, desk.read(path) + "\nMore words.\n")
        desk.look(How())
    desk.restore(inputs)
    desk.look(How())
    assert tree(desk.folder / SITE) == before
