"""Pieces of a body as HTML."""

from __future__ import annotations

from generator.model.body import Markup
from generator.model.linked import ClosePassage, NoteCall, Text
from generator.pages.bodies import SetFigure, SetLink, SetPassage
from generator.render.html import set_pieces

PASSAGE = SetPassage("a.html#q1-2", "exact")
OPEN = '<a href="a.html#q1-2" class="quotation exact">'


def test_text_is_escaped_and_markup_is_not() -> None:
    assert set_pieces([Markup("<p>"), Text('<b> & "c"'), Markup("</p>")]) == "<p>&lt;b&gt; &amp; &#34;c&#34;</p>"


def test_the_call_of_a_footnote_has_its_role_and_a_fragment_for_each_call() -> None:
    html = set_pieces([NoteCall(3, 1), NoteCall(3, 2)])
    assert '<a id="fnref-3" href="#fn-3" role="doc-noteref" aria-label="Footnote 3">3</a>' in html
    assert 'id="fnref-3-2"' in html


def test_a_call_stands_close_to_the_word_before_it() -> None:
    assert set_pieces([Text("words "), NoteCall(1, 1)]).startswith('words<sup class="call">')
    quoted = set_pieces([PASSAGE, Text("“words”"), ClosePassage(), Text(" "), NoteCall(1, 1)])
    assert quoted.startswith(f'{OPEN}“words”</a><sup class="call">')


def test_a_disputed_claim_is_marked_before_its_call() -> None:
    assert set_pieces([Text("words "), NoteCall(1, 1, True)]).startswith(
        'words <span class="disputed tag">disputed</span><sup'
    )


def test_verified_words_link_to_their_passage() -> None:
    assert set_pieces([PASSAGE, Text("words"), ClosePassage()]) == f"{OPEN}words</a>"


def test_words_without_a_passage_are_marked_but_link_nowhere() -> None:
    html = set_pieces([SetPassage("", "uncheckable"), Text("words"), ClosePassage()])
    assert html == '<span class="quotation uncheckable">words</span>'


def test_a_quotation_in_another_direction_is_set_apart_with_its_marks() -> None:
    arabic = SetPassage("a.html#q1-2", "exact", "ar", "rtl")
    quoted = [arabic, Text("«كلمات»"), ClosePassage()]
    html = set_pieces([Text("In Arabic: "), *quoted, Text(" "), NoteCall(1, 1), Text(".")])
    start = 'In Arabic: <a href="a.html#q1-2" class="quotation exact" lang="ar" dir="rtl">«كلمات»</a><sup class="call">'
    assert html.startswith(start)
    assert html.endswith("</sup>.")


def test_a_quotation_over_two_paragraphs_is_a_link_in_each() -> None:
    pieces = [
        Markup("<p>"),
        PASSAGE,
        Text("one"),
        Markup("</p>\n<p>"),
        Text("two"),
        ClosePassage(),
        Markup("</p>"),
    ]
    assert set_pieces(pieces) == f"<p>{OPEN}one</a></p>\n<p>{OPEN}two</a></p>"


def test_a_link_within_a_quotation_is_never_a_link_within_a_link() -> None:
    html = set_pieces([PASSAGE, Text("one "), SetLink("b.html", "two", False), Text(" three"), ClosePassage()])
    assert html == f'{OPEN}one </a><a href="b.html">two</a>{OPEN} three</a>'


def test_a_writers_own_link_within_a_quotation_is_not_one_either() -> None:
    html = set_pieces(
        [
            PASSAGE,
            Text("one "),
            Markup('<a href="https://x.org">'),
            Text("two"),
            Markup("</a>"),
            ClosePassage(),
        ]
    )
    assert html == f'{OPEN}one </a><a href="https://x.org">two</a>'


def test_emphasis_within_a_quotation_nests() -> None:
    html = set_pieces([PASSAGE, Text("a "), Markup("<em>"), Text("b"), Markup("</em>"), Text(" c"), ClosePassage()])
    assert html == f"{OPEN}a <em>b</em> c</a>"


def test_emphasis_that_outlasts_a_quotation_is_closed_and_goes_on() -> None:
    html = set_pieces([PASSAGE, Text("a "), Markup("<em>"), Text("b"), ClosePassage(), Text(" c"), Markup("</em>")])
    assert html == f"{OPEN}a <em>b</em></a><em> c</em>"


def test_emphasis_that_began_before_a_quotation_ends_outside_it() -> None:
    html = set_pieces([Markup("<em>"), Text("a "), PASSAGE, Text("b"), Markup("</em>"), Text(" c"), ClosePassage()])
    assert html == f"<em>a {OPEN}b</a></em>{OPEN} c</a>"


def test_a_picture_has_its_size_and_a_document_is_a_link() -> None:
    picture = set_pieces([SetFigure("m/a.png", "a.png", "A pier", "From “the” north", 640, 400)])
    assert '<img src="m/a.png" width="640" height="400" alt="A pier" loading="lazy" decoding="async">' in picture
    assert "<figcaption>From “the” north</figcaption>" in picture
    assert set_pieces([SetFigure("m/a.pdf", "a.pdf", "", "", 0, 0)]) == '<a class="document" href="m/a.pdf">a.pdf</a>'
