"""Where pages stand and how they address one another."""

from generator.pages.paths import absolute, href, list_path, one_of_a_kind, page_path, rooted
from tests.pages.sample import key


def test_every_kind_has_its_folder_and_plain_pages_have_none() -> None:
    assert page_path(key("article", "khaama")) == "articles/khaama/index.html"
    assert page_path(key("page", "about")) == "about/index.html"
    assert page_path(key("page", "index")) == "index.html"


def test_addresses_are_relative_and_explicit() -> None:
    assert href("articles/a/index.html", "actors/b/index.html", "x") == "../../actors/b/index.html#x"
    assert href("index.html", "assets/site.css") == "assets/site.css"
    assert href("notes/index.html", "index.html") == "../index.html"


def test_a_place_on_the_same_page_is_a_fragment_alone() -> None:
    assert href("notes/a/index.html", "notes/a/index.html", "fn-1") == "#fn-1"
    assert href("notes/a/index.html", "notes/a/index.html") == "../../notes/a/index.html"


def test_ids_of_any_script_are_percent_encoded_in_addresses_alone() -> None:
    path = page_path(key("note", "ملاحظة"))
    assert path == "notes/ملاحظة/index.html"
    assert href("index.html", path, "عنوان") == (
        "notes/%D9%85%D9%84%D8%A7%D8%AD%D8%B8%D8%A9/index.html#%D8%B9%D9%86%D9%88%D8%A7%D9%86"
    )


def test_whole_addresses_leave_out_the_name_of_the_file() -> None:
    assert absolute("https://example.org/x/", "articles/a/index.html") == "https://example.org/x/articles/a/"
    assert absolute("https://example.org/x/", "index.html") == "https://example.org/x/"
    assert absolute("https://example.org/x/", "feed.atom") == "https://example.org/x/feed.atom"


def test_addresses_from_the_root_know_the_base_path() -> None:
    assert rooted("https://example.org/x/", "index.html") == "/x/index.html"
    assert rooted("", "index.html") == "/index.html"


def test_paths_that_differ_by_case_or_unicode_form_are_one() -> None:
    assert one_of_a_kind("notes/É") == one_of_a_kind("notes/e\u0301")
    assert one_of_a_kind("a") != one_of_a_kind("b")


def test_the_parts_of_a_list_are_numbered_from_the_second() -> None:
    assert [list_path("notes", n) for n in (1, 2)] == ["notes/index.html", "notes/page-2/index.html"]
