"""Crawls: which page an article means, as it was when, and its bytes as the server meant them."""

import gzip
import zlib
from pathlib import Path

import brotli
import pytest

from generator.load.captures.extract import ending_of, extract
from generator.load.captures.extracted import Extracted, Failed
from generator.load.captures.folder import capture_names
from generator.load.captures.reading import read_captures
from generator.load.captures.selector import Selector, same_address, split, whole_name
from generator.model.problems import Span
from tests.load.captures.making import PAGE, THEN, Warc, printed, wacz


def page(content: bytes, name: str = f"crawl.warc.gz#{PAGE}") -> Extracted | Failed:
    file, asked = split(name)
    return extract(ending_of(file), content, [asked])[0]


def text(content: bytes, name: str = f"crawl.warc.gz#{PAGE}") -> str:
    made = page(content, name)
    assert isinstance(made, Extracted), made
    return made.text


def refused(content: bytes, name: str = f"crawl.warc.gz#{PAGE}") -> Failed:
    made = page(content, name)
    assert isinstance(made, Failed), made
    return made


@pytest.mark.parametrize(
    "other",
    ["http://example.org/page", "https://www.example.org/page/", "https://example.org:443/page#top",
     "HTTPS://EXAMPLE.ORG/p%61ge"],
)  # fmt: skip
def test_addresses_that_lead_to_one_page_are_one(other: str) -> None:
    assert same_address(other) == same_address(PAGE)


@pytest.mark.parametrize(
    "other", ["https://example.org/Page", "https://example.org/page?a=1", "https://a.example.org/page"]
)
def test_addresses_that_may_lead_elsewhere_are_not(other: str) -> None:
    assert same_address(other) != same_address(PAGE)


def test_an_articles_own_address_chooses_the_page_nearest_to_when_it_was_read() -> None:
    assert whole_name("a.wacz", PAGE, "2024-02-19") == f"a.wacz#2024-02-19/{PAGE}"
    assert whole_name("a.wacz", PAGE, "") == f"a.wacz#{PAGE}"
    assert whole_name(f"a.wacz#{PAGE}?b", PAGE, "2024-02-19") == f"a.wacz#{PAGE}?b"
    assert whole_name("a#b.txt", PAGE, "2024-02-19") == "a#b.txt"
    assert split(f"a.wacz#20240219063712/{PAGE}") == ("a.wacz", Selector(PAGE, exact="20240219063712"))


def test_a_page_is_found_with_its_address_and_its_time() -> None:
    made = page(Warc().page(b"<p>Other", "https://example.org/").page(b"<p>One").done())
    assert made == Extracted("One", encoding="UTF-8", url=PAGE, taken=THEN)


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("gzip", gzip.compress(b"<p>One", mtime=0)),
        ("deflate", zlib.compress(b"<p>One")),
        ("deflate", zlib.compress(b"<p>One")[2:-4]),
        ("br", brotli.compress(b"<p>One")),
        ("gzip", b"<p>One"),
    ],
)
def test_a_packed_body_is_unpacked(name: str, packed: bytes) -> None:
    assert text(Warc().page(packed, headers=[("Content-Encoding", name)]).done()) == "One"


def test_a_body_in_chunks_is_put_together() -> None:
    body = b"6\r\n<p>One\r\n5;x=y\r\n two.\r\n0\r\n\r\n"
    assert text(Warc().page(body, headers=[("Transfer-Encoding", "chunked")]).done()) == "One two."


def test_a_body_that_was_cut_off_is_never_taken_for_the_whole() -> None:
    body = b"6\r\n<p>One\r\nfff\r\n two."
    assert "cut off" in refused(Warc().page(body, headers=[("Transfer-Encoding", "chunked")]).done()).say
    torn = gzip.compress(b"<p>One" * 999, mtime=0)[:-20]
    assert "cut off" in refused(Warc().page(torn, headers=[("Content-Encoding", "gzip")]).done()).say


def test_a_redirect_is_followed_and_a_circle_is_an_error() -> None:
    moved = Warc().page(b"", status="301 Moved", headers=[("Location", "/new")])
    assert text(moved.page(b"<p>Here", "https://example.org/new").done()) == "Here"
    circle = Warc().page(b"", status="302 Found", headers=[("Location", "/page")])
    assert "circle" in refused(circle.done()).say
    nowhere = Warc().page(b"", status="302 Found", headers=[("Location", "/gone")])
    assert "https://example.org/gone" in refused(nowhere.done()).say


def test_a_repeat_has_the_bytes_of_then() -> None:
    crawl = Warc().page(b"<p>One").again("2024-05-01T00:00:00Z").done()
    assert text(crawl, f"crawl.warc.gz#20240501/{PAGE}") == "One"
    assert "the same as in another crawl" in refused(Warc().again("2024-05-01T00:00:00Z").done()).say


def test_of_several_times_the_one_that_is_asked_for_is_taken_or_else_all_are_listed() -> None:
    crawl = Warc().page(b"<p>Old").page(b"<p>New", taken="2024-05-01T10:00:00Z").done()
    assert text(crawl, f"crawl.warc.gz#20240501100000/{PAGE}") == "New"
    assert text(crawl, f"crawl.warc.gz#2024-03-01/{PAGE}") == "Old"
    assert text(crawl, f"crawl.warc.gz#2024-04-30/{PAGE}") == "New"
    several = refused(crawl)
    assert "several times" in several.say
    assert "20240219063712, 20240501100000" in several.do
    assert f"crawl.wacz#20240219063712/{PAGE}" in several.do
    assert "20240219063712" in refused(crawl, f"crawl.warc.gz#2023/{PAGE}").do


def test_the_same_bytes_at_two_times_need_no_choice() -> None:
    assert text(Warc().page(b"<p>One").page(b"<p>One", taken="2024-05-01T10:00:00Z").done()) == "One"


def test_an_address_that_is_not_there_is_told_with_the_nearest() -> None:
    found = refused(Warc().page(b"<p>One").done(), "crawl.warc.gz#https://example.org/pages")
    assert PAGE in found.do


def test_an_error_of_the_server_is_no_source() -> None:
    assert "404" in refused(Warc().page(b"<p>None", status="404 Not Found").done()).say


def test_without_an_address_the_only_page_is_meant() -> None:
    one = Warc().page(b"<p>One").page(b"x", "https://example.org/a.png", mime="image/png")
    assert text(one.done(), "crawl.warc.gz") == "One"
    two = Warc().page(b"<p>One").page(b"<p>Two", "https://example.org/b")
    assert "2 pages" in refused(two.done(), "crawl.warc.gz").say


def test_a_pdf_and_a_text_in_a_crawl_are_read_and_a_picture_is_refused() -> None:
    assert text(Warc().page(printed("One."), mime="application/pdf").done()) == "One."
    assert text(Warc().page("сказал".encode("cp1251"), mime="text/plain; charset=windows-1251").done()) == "сказал"
    assert "image/png" in refused(Warc().page(b"x", mime="image/png").done()).say


def test_an_archive_of_several_crawls_is_one_crawl_whatever_its_paths_say() -> None:
    first, second = Warc().page(b"<p>One").done(), Warc(packed=False).page(b"<p>Two", "https://example.org/b").done()
    archive = wacz(**{"archive__a_warc_gz": first, "______etc__b_warc": second, "pages__pages_jsonl": b"{}"})
    assert text(archive, f"crawl.wacz#{PAGE}") == "One"
    assert text(archive, "crawl.wacz#https://example.org/b") == "Two"


def test_two_articles_take_two_pages_of_one_file_with_one_hash(tmp_path: Path) -> None:
    crawl = Warc().page(b"<p>One").page(b"<p>Two", "https://example.org/b").done()
    (tmp_path / "c.warc.gz").write_bytes(crawl)
    names = [f"c.warc.gz#{PAGE}", "c.warc.gz#https://example.org/b"]
    captures, problems = read_captures(tmp_path, dict.fromkeys(names, Span("a.md")), capture_names(tmp_path))
    assert problems == []
    assert [captures[name].text for name in names] == ["One", "Two"]
    assert len({capture.sha256 for capture in captures.values()}) == 1


def test_a_crawl_that_breaks_off_is_never_taken_for_the_whole() -> None:
    second = Warc().page(b"<p>Two" * 999, "https://example.org/b").done()
    crawl = Warc().page(b"<p>One").done() + second[:-40]
    assert text(crawl) == "One"
    assert "cut off" in refused(crawl, "crawl.warc.gz#https://example.org/b").say
    assert "no crawl" in refused(b"nothing at all").say
