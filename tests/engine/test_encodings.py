"""What stands escaped in a file is read as its reader's program reads it."""

import base64
import html
import json
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engine.encodings import plain, quads, unpacked

NAME = "José “Qaani” قاآنی <𝒜>"


@pytest.mark.parametrize(
    "written",
    [
        html.escape(NAME),
        NAME.encode("ascii", "xmlcharrefreplace").decode(),
        "".join(f"&#x{ord(c):X};" for c in NAME),
        "".join(f"&#{ord(c):07};" for c in NAME),
        "Jos&eacute; &ldquo;Qaani&rdquo; قاآنی &lt;𝒜&gt;",
        json.dumps(NAME)[1:-1],
        json.dumps(json.dumps(NAME))[3:-3],
        quote(NAME),
        quote(NAME).lower().replace("jos", "Jos").replace("qaani", "Qaani"),
        quote(quote(NAME)),
        html.escape(html.escape(NAME)),
        html.escape(json.dumps(html.escape(NAME)))[6:-6],
        "".join(f"\\u{{{ord(c):x}}}" for c in NAME),
    ],
)
def test_every_usual_escape_is_undone(written: str) -> None:
    assert plain(written) == NAME


def test_a_plus_for_a_space_stays_for_it_parts_words_as_well() -> None:
    assert plain(quote_plus("Esmail Qaani é")) == "Esmail+Qaani+é"


def test_what_only_looks_like_an_escape_stays() -> None:
    for text in ("AT&T; 100 % of &nothing; \\q %zz &#xZZ;", "R&D", "&copy=1"):
        assert plain(text) == text


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    plain(text).encode("utf-8", "surrogatepass")


@given(st.binary(max_size=9), st.binary(max_size=9))
def test_base64_is_unpacked_wherever_it_was_cut_into(before: bytes, after: bytes) -> None:
    packed = base64.b64encode(before + b"Esmail Qaani" + after)
    assert any(b"Esmail Qaani" in content for content in unpacked(packed))
    for cut in range(1, 4):
        assert any(b"ail Qaani" in content for content in unpacked(packed[len(before) // 3 * 4 + cut :]))


@given(st.text(min_size=5, max_size=12), st.binary(max_size=5), st.binary(max_size=5))
def test_some_quad_of_a_word_stands_in_the_base64_of_whatever_holds_it(
    word: str, before: bytes, after: bytes
) -> None:
    packed = base64.b64encode(before + word.encode() + after)
    assert any(quad in packed for quad in quads(word.encode()))


def test_a_short_word_has_no_quads() -> None:
    assert list(quads(b"four")) == []
