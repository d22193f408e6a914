"""HTML to text: nothing that a page says is lost, what it hides is kept apart, and its paragraphs are its own."""

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.captures.html import text_of
from generator.load.captures.xhtml import as_html


def shown(source: str) -> str:
    return text_of(source)[0]


def hidden(source: str) -> str:
    return text_of(source)[1]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One</p><p>two</p>", "One\n\ntwo"),
        ("One<br>two", "One\ntwo"),
        ("One<br><br>two", "One\n\ntwo"),
        ("he sa<b>i</b>d, un<wbr>believ&shy;able", "he said, unbeliev\u00adable"),
        ("a <i> b </i> c\n d", "a b c d"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("5&nbsp;000 &lt;b&gt;", "5\u00a0000 <b>"),
        ("<table><caption>Losses</caption><tr><td>Killed<td>17<tr><td>Hurt<td>3", "Losses\n\nKilled\t17\n\nHurt\t3"),
        ("<aside><blockquote>We deny it.</blockquote></aside>", "We deny it."),
        ("<dl><dt>Who<dd>He</dl>", "Who\n\nHe"),
        ("<details><summary>More</summary>Inside</details>", "More\n\nInside"),
        ("<label>Name <input value=Ali></label>", "Name Ali"),
        ("<figure><img alt='A tank'><figcaption>Yesterday</figcaption></figure>", "A tank\n\nYesterday"),
        ("<p>The <img alt='A flag'>army said.</p>", "The army said.\n\nA flag"),
        ("<p>Well done<img alt='👍'></p>", "Well done👍"),
        ("<ruby>東<rp>(</rp><rt>とう</rt>京<rt>きょう</rt></ruby>です", "東京です\n\nとう\n\nきょう"),
        ("東京で\n行われた", "東京で行われた"),
        ("<iframe srcdoc='&lt;p&gt;In a frame'>x</iframe>", "In a frame"),
        ("<noscript><p>Without scripts</p></noscript>", "Without scripts"),
        ("<div><template shadowrootmode='open'><p>In the shadow</p></template></div>", "In the shadow"),
        ("He said <q>no, <q>never</q></q>.", "He said “no, ‘never’”."),
        ("It is so.<sup><a href='#n1'>1</a></sup> Truly.", "It is so. Truly.\n\n1"),
        ("10<sup>6</sup> m<sup>2</sup>, the 1<sup>st</sup>", "10⁶ m², the 1st"),
        ("<a href=a>Home</a><a href=b>World</a>", "Home World"),
        ("<svg><text>On the map</text></svg>", "On the map"),
        ("<select><option>One<option>Two</select>", "One\nTwo"),
        ("<frameset><noframes><p>No frames</p></noframes></frameset>", "No frames"),
        ("<p hidden style='display:block'>Shown after all</p>", "Shown after all"),
        ("<div style='visibility:hidden'>no <b style='visibility:visible'>yes</b></div>", "yes"),
    ],
)
def test_all_that_a_page_says_is_there_in_its_own_paragraphs(source: str, text: str) -> None:
    assert shown(source) == text


def test_numbers_in_neighbouring_cells_never_read_as_one() -> None:
    assert shown("<table><tr><td>12<td>345<td>men</table>") == "12\n\n345\tmen"


@pytest.mark.parametrize("source", ["<script>x</script>", "<style>x</style>", "<template>x</template>", "<!-- x -->"])
def test_what_no_page_ever_shows_is_not_text(source: str) -> None:
    assert text_of(f"<p>One{source}</p>") == ("One", "")


@pytest.mark.parametrize(
    "source",
    [
        "<p hidden>They lied.</p>",
        "<p style='color:red; DISPLAY : none !important'>They lied.</p>",
        "<div style='visibility:hidden'><p>They lied.</p></div>",
        "<dialog>They lied.</dialog>",
        "<title>They lied.</title>",
    ],
)
def test_what_a_page_itself_hides_is_kept_apart(source: str) -> None:
    assert text_of(f"{source}<p>They spoke.</p>") == ("They spoke.", "They lied.")


def test_hidden_words_part_no_visible_ones() -> None:
    assert shown("un<span hidden>x</span>true") == "untrue"


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "span"])
def test_ten_thousand_levels_lose_nothing(tag: str) -> None:
    assert shown(f"<{tag}>" * 10_000 + "deep" + f"</{tag}>" * 10_000 + "<p>after") == "deep\n\nafter"


def test_xhtml_that_closes_itself_swallows_nothing() -> None:
    source = (
        '<?xml version="1.0"?><html xmlns="x"><head><title/><script src="a.js" /></head><body>'
        '<p title="a > b"/><p>One<br/>two</p><![CDATA[3 < 4]]></body></html>'
    )
    assert shown(as_html(source)) == "One\ntwo\n\n3 < 4"


BLOCKS = ("p", "div", "li", "td", "blockquote", "section", "span", "b", "a", "em", "article", "h2")
WORDS = st.text("abcdefgхцч你好قال", min_size=1, max_size=6)
TREES = st.recursive(
    WORDS.map(lambda w: ([w], escape(w))),
    lambda inner: st.tuples(st.sampled_from(BLOCKS), st.lists(inner, min_size=1, max_size=4)).map(
        lambda made: (
            [word for words, _ in made[1] for word in words],
            f"<{made[0]}>" + " ".join(source for _, source in made[1]) + f"</{made[0]}>",
        )
    ),
    max_leaves=30,
)


@given(TREES)
def test_every_word_of_any_tree_is_found_in_its_order(tree: tuple[list[str], str]) -> None:
    words, source = tree
    assert re.sub(r"\s", "", shown(source)) == "".join(words)


@given(st.text(max_size=300))
def test_no_source_breaks_it(source: str) -> None:
    text_of(source)
    text_of(as_html(source))
