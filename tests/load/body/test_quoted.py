"""Quotation marks in a sentence: what is quoted, from which citation, and what is quoted from none."""

import pytest

from generator.load.body.markdown import parse_body
from generator.load.body.quoted import quoted_spans, words
from generator.model.body import Cite
from tests.load.body.bodies import body, citations, in_sentence, parse, pointed, quotes, show, wrong


def spans(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_spans(text)[0]]


# Which words are quoted


@pytest.mark.parametrize(
    "marks", [*'“” "" «» »« „“ „” „" ”” 「」 『』 ‟” ‹› ›‹ ❝❞ ＂＂ 《》 〈〉 〝〟 ﹁﹂ ﹃﹄'.split()]
)
def test_the_marks_of_many_languages_quote(marks: str) -> None:
    assert spans(f"He said {marks[0]}three soldiers{marks[1]} twice.") == ["three soldiers"]


@pytest.mark.parametrize(
    "text", ["‘three soldiers’", "it's the soldiers' base", 'a 5" pipe', 'צה"ל', "2 « 3", "«»", '」"']
)
def test_these_marks_quote_nothing(text: str) -> None:
    assert spans(text) == []


def test_a_quotation_within_a_quotation_is_part_of_it() -> None:
    assert spans("“He said “no” and «never»” and “left”.") == ["He said “no” and «never»", "left"]


def test_marks_within_a_word_do_not_close_a_quotation() -> None:
    assert spans('"the צה"ל base" and 5" more') == ['the צה"ל base']


def test_a_mark_that_is_never_closed_hides_no_later_quotation() -> None:
    text = "“Three soldiers died. He said “no” and «never»."
    assert spans(text) == ["no", "never"]
    assert quoted_spans(text)[1] == [0]


def test_a_straight_mark_that_opens_anew_gives_the_first_up() -> None:
    text = '"Three soldiers died. He said "no words" then.'
    assert spans(text) == ["no words"]
    assert quoted_spans(text)[1] == [0]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("three soldiers", 2),
        ("Kata'ib Hezbollah's 4 men", 4),
        ("— …", 0),
        ("三名美军士兵在约旦", 4),
        ("سه سرباز آمریکایی", 3),
        ("ทหารสามคน", 2),
        ("तीन सैनिक", 2),
        ("well-known", 1),
        ("and/or", 2),
    ],
)
def test_words_are_counted_in_any_script(text: str, number: int) -> None:
    assert words(text) == number


# Which citation they belong to


def test_a_quotation_belongs_to_the_citation_after_it() -> None:
    assert in_sentence("They were “three American soldiers” [@khaama].") == [("khaama", ["three American soldiers"])]


def test_a_quotation_may_come_after_the_citation() -> None:
    assert in_sentence("According to [@khaama], “three” died, not “four”.") == [("khaama", ["three", "four"])]


def test_each_citation_of_a_sentence_has_the_quotations_before_it() -> None:
    text = "One has “a base” [@khaama], the other “a site” and “a tower” [@world-today] or “a post”."
    assert in_sentence(text) == [("khaama", ["a base"]), ("world-today", ["a site", "a tower", "a post"])]


def test_a_citation_after_the_full_stop_belongs_to_the_sentence() -> None:
    assert in_sentence("It was “a base.” [@khaama] It was “a site”. [@world-today] It was neither.") == [
        ("khaama", ["a base."]),
        ("world-today", ["a site"]),
    ]


def test_a_sentence_does_not_end_inside_a_quotation() -> None:
    assert in_sentence("He said “No. Never. Not I.” to them [@khaama]. It was “late” [@x].") == [
        ("khaama", ["No. Never. Not I."]),
        ("x", ["late"]),
    ]


def test_a_quotation_of_another_sentence_is_not_the_citations() -> None:
    assert in_sentence("It was “a base”. Three soldiers died [@khaama].") == [("khaama", [])]


def test_a_quotation_of_another_block_is_not_the_citations() -> None:
    assert in_sentence("- “a base”\n- “a site” [@x]\n\n“a tower”\n\n| “a” | “b” [@y] |\n|---|---|\n") == [
        ("x", ["a site"]),
        ("y", ["b"]),
    ]


def test_a_claim_takes_quotations_too() -> None:
    assert in_sentence("It was “a base” [@claim:x].") == [("claim:x", ["a base"])]


def test_a_cluster_takes_them_once() -> None:
    (cite,) = citations(body("It was “a base” [@x; @y]."))
    assert len(cite.cited) == 2
    assert [q.text for q in cite.in_sentence] == ["a base"]


def test_a_citation_within_the_quotation_has_it() -> None:
    assert in_sentence("It was “a base [@khaama] in Jordan” that day.") == [("khaama", ["a base in Jordan"])]


def test_quotations_of_a_footnote_are_its_own() -> None:
    assert in_sentence("Text[^1] “one” [@x].\n\n[^1]: Note “two” [@y].") == [("x", ["one"]), ("y", ["two"])]


def test_quotations_in_arabic_and_chinese() -> None:
    assert in_sentence("قال «ثلاثة جنود قتلوا هناك» [@خبر، ص. ۱۲]. وصل.", "ar") == [("خبر", ["ثلاثة جنود قتلوا هناك"])]
    assert in_sentence("他说“三名士兵\n死亡”[@x]。", "zh") == [("x", ["三名士兵死亡"])]


# The words, and where they stand


def test_the_words_are_those_of_the_page_without_markup() -> None:
    text = "“a *b* [c](https://x.org) `d` [[ghaani|the man]] [[qaani]] e\\* &amp; [sic] … f[^1]” [@x]\n\n[^1]: n"
    assert in_sentence(text) == [("x", ["a b c d the man qaani e* & [sic] … f"])]


def test_marks_in_code_and_in_a_links_label_quote_nothing() -> None:
    assert in_sentence('A `"b c"` [[x|“d”]] “e” [@y].') == [("y", ["e"])]


def test_words_on_two_lines_are_on_one() -> None:
    assert in_sentence("> - “three\n>   American” [@x]\n> - end") == [("x", ["three American"])]


@pytest.mark.parametrize(
    "before",
    ["", "- ", "> ", "1. > ", "# ", "*a* ", "[[x|y]] ", "&amp; ", "\\* ", "[@q “z”] ", "| ", "ü 文 "],
)
def test_a_quotation_knows_its_place(before: str) -> None:
    table = "\n|---|" if before == "| " else ""
    text = f"{before}b “three soldiers” [@x] c{' |' if table else ''}{table}"
    found, _ = parse(text)
    assert [pointed(text, q.span) for q in citations(found)[-1].in_sentence] == ["three soldiers"]


def test_quotations_in_the_cells_of_a_row_know_their_places() -> None:
    text = "> | a | b |\n> |---|---|\n> | a “a” \\| [@x] | “a” | a “a a” [@y] |\n> | “b” [@z] | a |\n"
    found, _ = parse(text)
    assert [pointed(text, q.span) for q in quotes(found)] == ["a", "b"]
    text = text.replace("| a | b |", "| a | b | c |").replace("|---|---|", "|-|-|-|")
    found, _ = parse(text)
    assert [(q.span.line, pointed(text, q.span)) for q in quotes(found)] == [(3, "a"), (3, "a a"), (4, "b")]


def test_verified_words_are_marked_where_they_lie_in_one_element() -> None:
    assert show("a “b *c* d” [@x]") == "<p>‹a “›{open}b <em>c</em> d{close}” {@x}</p>\n"
    assert show("**“b”** [@x]") == "<p><strong>“{open}b{close}”</strong> {@x}</p>\n"
    assert show("“*b*” [@x]") == "<p>“{open}<em>b</em>{close}” {@x}</p>\n"
    assert show("*a “b* c” [@x]") == "<p><em>‹a “›b</em> c” {@x}</p>\n"


def test_a_link_within_verified_words_shows_the_words_that_are_verified() -> None:
    assert show("“the [[reuters]] story” [@x]") == "<p>“{open}the {reuters|reuters} story{close}” {@x}</p>\n"


def test_quoted_words_are_no_prose_in_which_names_link() -> None:
    assert show("Ghaani said “Ghaani” to Ghaani") == "<p>‹Ghaani said “›Ghaani‹” to Ghaani›</p>\n"


# Quoted from nobody


def test_four_quoted_words_without_a_citation_are_a_warning() -> None:
    assert wrong("He said “three American soldiers died”.") == [("bare-quotation", "three American soldiers died")]
    assert wrong("He said “three American soldiers”.") == []


def test_a_citation_in_the_next_sentence_is_none_of_this_one() -> None:
    assert wrong("He said “three American soldiers died”. It was late [@x].") == [
        ("bare-quotation", "three American soldiers died")
    ]


def test_a_heading_needs_no_citation() -> None:
    assert wrong("# “Three American soldiers died”\n\n> [!note] “Three American soldiers died”\n> x") == []


def test_a_mark_that_is_never_closed_is_told_for_its_words_are_not_verified() -> None:
    assert wrong("They were “three American soldiers killed [@khaama].") == [("bare-quotation", "“")]
    assert wrong('A 5" pipe and 12" of rain.') == []


# Block quotations


def test_a_block_quotation_that_ends_in_a_citation_is_one_quotation() -> None:
    text = "> Three *American* soldiers\n> died.\n>\n> They were at a base. [@khaama]"
    assert in_sentence(text) == [("khaama", ["Three American soldiers died.\n\nThey were at a base."])]
    assert [(q.span.line, pointed(text, q.span)) for q in quotes(body(text))] == [(1, "Three *American* soldiers")]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("> “Three soldiers” [@x]", "Three soldiers"),
        ("> “Three soldiers [@x].”", "Three soldiers"),
        ("> “Three” and “four” [@x]", "“Three” and “four”"),
        ("> “Three soldiers.\n>\n> “Four, too.” [@x]", "Three soldiers.\n\nFour, too."),
        ("> Three soldiers\n> — Reuters [@x]", "Three soldiers"),
        ("> Three soldiers\n>\n> — Reuters, *live* [@x].", "Three soldiers"),
        ("> Three soldiers\n> -- Reuters [@x]", "Three soldiers"),
        ("> — Three soldiers [@x]", "— Three soldiers"),
        ("> Three [@y] soldiers [@x]", "Three soldiers"),
        ("> - Three\n> - soldiers [@x]", "Three\n\nsoldiers"),
        ("> Three\n> soldiers **[@x]**", "Three soldiers"),
        ("> [!quote] Title\n> Three soldiers [@x]", "Three soldiers"),
        ("> > Three soldiers [@x]", "Three soldiers"),
    ],
)
def test_the_words_of_a_block_quotation(text: str, quoted: str) -> None:
    cite = citations(body(text))[-1]
    assert (cite.cited[0].ref.text, [q.text for q in cite.in_sentence]) == ("x", [quoted])


@pytest.mark.parametrize(
    "text",
    ["> Three [@x] soldiers", "> Three [@x]\n>\n> soldiers", "> [!note]\n> Three [@x]", "> Three\n\n[@x]"],
)
def test_these_are_no_block_quotations_of_a_citation(text: str) -> None:
    assert [(c.cited[0].ref.text, c.in_sentence) for c in citations(body(text))] == [("x", ())]


def test_a_block_quotation_is_marked_in_each_of_its_paragraphs() -> None:
    assert show("> “Three\n>\n> soldiers” [@x]") == (
        "<blockquote>\n<p>“{open}Three{close}</p>\n<p>{open}soldiers{close}” {@x}</p>\n</blockquote>\n"
    )


def test_quotations_within_a_block_quotation_need_no_citation_of_their_own() -> None:
    assert wrong("> He said “three American soldiers died” then.\n>\n> And more [@x]") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said ‘Our tanks were sound’ [@x].", ["Our tanks were sound"]),
        ("He said 'Our tanks were sound' [@x].", ["Our tanks were sound"]),
        ("It’s the crew’s base, ‘they’re the soldiers’ own’, he said [@x].", ["they’re the soldiers’ own"]),
        ("The ‘so-called’ thing in the ’90s [@x].", ["so-called"]),
        ("He said 'one word' [@x].", ["one word"]),
        ("He said 'terrorist' of them [@x].", ["terrorist"]),
        ("He said ‘17 wounded’ then [@x].", ["17 wounded"]),
        ("He said '[T]he men' then [@x].", ["[T]he men"]),
        ("Han sade ’tre män’ då [@x].", ["tre män"]),
        ("Er sagte ‚das ist’s, Männer‘ dazu [@x].", ["das ist’s, Männer"]),
        ("他说‘三名军人’在 [@x]。", ["三名军人"]),
        ("The 'dogs' went [@x].", ["dogs"]),
        ("‘They said “no” to us’ [@x].", ["They said “no” to us"]),
        ("In the '90s the dogs' owners were 5'10\" and O'Brien's [@x].", []),
        ("In the ‘90s the soldiers’ base had rock 'n' roll [@x].", []),
        ("'Tis the dogs' house, 'em all, in '24 [@x].", []),
        ("Hamas’ men, al-Qa‘ida’s and Kata'ib's [@x].", []),
        ("‘Ali fled and 'Abd al-Karim too [@x].", []),
        ("’s Avonds zei ’t Hooft ’n woord [@x].", []),
        ("The soldiers' base and the dogs' home [@x].", []),
        ("“He said ‘no never’ again” [@x].", ["He said ‘no never’ again"]),
        ("‘One of these’ and “two of those” [@x].", ["One of these", "two of those"]),
        ("No citation ‘with four words here’ at all.", []),
    ],
)
def test_single_quotation_marks_are_quotations_where_a_source_is_cited(text: str, words: list[str]) -> None:
    pieces, _ = parse_body(text, "a.md", 1)
    found = [q.text for p in pieces.pieces if isinstance(p, Cite) for q in p.citation.in_sentence]
    assert found == words


def test_low_single_marks_quote_words_that_want_a_citation() -> None:
    assert wrong("Er sagte ‚vier Worte sind hier‘ dazu.") == [("bare-quotation", "vier Worte sind hier")]


# Marks that are not read


@pytest.mark.parametrize(
    "text",
    [
        "''{}''", "’’{}’’", "″{}″", "′{}′", "\\`\\`{}''", "\\`{}'", "´{}´", ",,{}''", "<<{}>>",
    ],
)  # fmt: skip
def test_words_between_signs_that_are_no_quotation_marks_are_refused_beside_a_citation(text: str) -> None:
    _, (found,) = parse("They were " + text.format("two men") + " [@x].")
    assert (found.code, found.span.length) == ("bad-citation", len("two men"))
    assert "“…”" in found.hint
    assert wrong("They were " + text.format("two men") + ".") == []
    assert wrong("They were " + text.format("two men were there") + ".") == [("bare-quotation", "two men were there")]


@pytest.mark.parametrize(
    "text",
    [
        "At 33°18′46″N 44°21′41″E, 5′10″ tall, a 7″ and a 12″ pipe [@x].",
        "`Ali and the soldiers' base [@x].",
        "Code: ``a ''b'' c`` and `´d´` [@x].",
        "Home › Docs › API, a << b, x >> y [@x].",
        "“He wrote ''no men'' there” [@x].",
    ],
)
def test_measures_code_names_and_what_is_within_a_quotation_are_let_be(text: str) -> None:
    assert wrong(text) == []


def test_angles_around_chinese_words_are_a_title_and_a_long_one_is_warned_of() -> None:
    assert in_sentence("《人民日报》说“三名军人” [@x]。", "zh") == [("x", ["三名军人"])]
    assert wrong("《关于三名军人死亡的报告》 [@x]。") == [("bare-quotation", "关于三名军人死亡的报告")]
    assert in_sentence("《关于“三人”》 [@x]。", "zh") == [("x", ["三人"])]


def test_a_mark_that_is_never_closed_beside_a_citation_is_told_however_few_the_words() -> None:
    assert wrong("They were “soldiers [@x].") == [("bare-quotation", "“")]
    assert wrong('They were “soldiers" [@x].') == [("bare-quotation", "“")]


@pytest.mark.parametrize("marks", ["‹›", "›‹", "»«", "❝❞", "＂＂", "〝〟"])
def test_the_marks_of_many_languages_quote_inside_a_citation(marks: str) -> None:
    (cite,) = citations(body(f"So he said [@x {marks[0]}a tower{marks[1]}, p. 2]."))
    assert [q.text for q in cite.cited[0].quotes] == ["a tower"]


@pytest.mark.parametrize(
    "inside", ["@x ‘farmer’", "@x 'farmer'", "see ‘this’ @x", "@x ‚Bauer‘", "@x ″farmer″", "@x 《a farmer》"]
)
def test_words_in_marks_that_are_not_read_inside_a_citation_are_refused(inside: str) -> None:
    _, problems = parse(f"So he said [{inside}].")
    assert [p.code for p in problems] == ["bad-citation"]


def test_a_title_and_apostrophes_inside_a_citation_are_let_be() -> None:
    assert wrong("So [@x, 《人民日报》, in the '90s and the dogs' view].") == []


# Block quotations from nobody


@pytest.mark.parametrize(
    "text",
    [
        "> Three soldiers died there.",
        "> Three [@x] soldiers died there.",
        "> Three soldiers died [@x]\n>\n> in the camp.",
        "> He said “three American soldiers died” there.",
        "> [!quote] A title\n> Three soldiers died there.",
        "> [!note]\n> A word.\n>\n> > Three soldiers died there.",
        "> > Three soldiers died there.",
        "> - Three soldiers\n> - died there.",
        "Text[^1].\n\n[^1]: See:\n\n    > Three soldiers died there.",
    ],
)
def test_a_block_quotation_of_four_words_that_does_not_end_in_a_citation_is_warned_of_once(text: str) -> None:
    (found,) = parse(text)[1]
    (line,) = [n for n, row in enumerate(text.split("\n"), 1) if "hree" in row]
    assert (found.code, found.span.line) == ("bare-quotation", line)
    assert "`> … [@id]`" in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "> Three soldiers.",
        "> Three soldiers died there. [@x]",
        "> Three soldiers died there.\n[@x]",
        "> [!note] A title\n> Three soldiers died there.",
        "> ![A long and telling picture](media/a.jpg)",
        "> > Three soldiers died there. [@x]",
    ],
)
def test_these_block_quotations_want_no_citation(text: str) -> None:
    assert wrong(text) == []


def test_a_warned_block_quotation_points_at_its_first_line() -> None:
    assert wrong("> Three soldiers\n> died there.") == [("bare-quotation", "Three soldiers")]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("> Three soldiers died there.\n\n— *Courier* [@x]", "below"),
        ("> Three soldiers died there.\n\n[@x]", "below"),
        ("The *Courier* [@x] has it:\n\n> Three soldiers died there.", "above"),
    ],
)
def test_a_citation_beside_a_block_quotation_does_not_count_and_the_hint_says_so(text: str, where: str) -> None:
    (found,) = parse(text)[1]
    assert found.code == "bare-quotation"
    assert f"in the paragraph {where} it does not count" in found.hint


def test_the_marks_around_a_whole_block_quotation_are_no_part_of_it() -> None:
    for marks in ("‹›", "❝❞", "＂＂", "»«"):
        assert in_sentence(f"> {marks[0]}Three soldiers{marks[1]} [@x]") == [("x", ["Three soldiers"])]


def test_a_number_after_a_key_says_which_place_the_words_of_the_sentence_are_meant() -> None:
    pieces, problems = parse_body("He said “a faulty pump” [@x #2].", "a.md", 1)
    (cite,) = (p for p in pieces.pieces if isinstance(p, Cite))
    assert ([q.which for q in cite.citation.in_sentence], cite.citation.cited[0].suffix, problems) == ([2], "", [])


def test_single_quotation_marks_inside_a_citation_are_refused() -> None:
    _, problems = parse_body("So he said [@x ‘from a farmer’].", "a.md", 1)
    assert [p.code for p in problems] == ["bad-citation"]
