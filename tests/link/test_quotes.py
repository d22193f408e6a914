"""The verdict on a quotation: the shared cases, then what they leave open."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.link.quotations.quotes import check, prepare
from generator.model.quotations import Checked, PieceKind, Verdict

SHARED = json.loads((Path(__file__).parents[1] / "cases" / "quotes.json").read_text(encoding="utf-8"))
LANGUAGES = {"arabic": "ar", "chinese": "zh"}


def verdict(text: str, quote: str, lang: str = "en") -> str:
    """The verdict in words, then the codes of what is wrong."""
    checked = check(quote, prepare(text, lang), lang=lang)
    edited = " with the editor's words" if checked.edited else ""
    return ", ".join([checked.verdict.value + edited, *checked.problems])


def look(text: str, quote: str, **asked: Any) -> Checked:
    return check(quote, prepare(text, "en"), **asked)


@pytest.mark.parametrize("known", [True, False], ids=["language known", "language unknown"])
@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: f"{case['n']}: {case['why']}")
def test_shared_case(case: dict[str, Any], known: bool) -> None:
    text = SHARED["texts"][case["text"]]
    checked = check(case["quote"], prepare(text, LANGUAGES.get(case["text"], "en") if known else ""))
    assert checked.verdict.value == case["verdict"]
    assert checked.edited == case.get("edited", False)
    assert checked.matches == case.get("matches", checked.matches)
    assert case.get("sentence", "") in text[slice(*checked.context)]
    assert list(checked.flags) == case.get("flags", list(checked.flags))
    assert list(checked.elided) == case.get("elided", list(checked.elided))
    wrong = [code for code in checked.problems if code != "ambiguous-quotation"]
    assert wrong == ([case["problem"]] if "problem" in case else [])


# --- what is folded, and what is not ---


def test_a_nested_quotation_may_change_its_marks() -> None:
    assert verdict("She said “it was ‘fine’ then”.", "it was “fine” then") == "normalised"
    assert verdict("She said “it was fine”.", "said 'it was fine'") == "normalised"


def test_feet_are_not_inches() -> None:
    assert verdict("a 5' wall", 'a 5" wall') == "absent"
    assert verdict("a 5’ wall", "a 5' wall") == "normalised"


def test_french_marks_may_be_typed_with_any_space_or_as_english_ones() -> None:
    text = "Il a dit «\u00a0oui\u00a0» hier."
    assert verdict(text, "a dit «\u00a0oui\u00a0» hier", "fr") == "exact"
    assert verdict(text, "a dit « oui » hier", "fr") == "normalised"
    assert verdict(text, 'a dit "oui" hier', "fr") == "normalised"


def test_german_marks_keep_the_space_outside() -> None:
    assert verdict("Er rief »nein« und ging.", "rief „nein“ und ging", "de") == "normalised"
    assert verdict("Er rief »nein« und ging.", "rief „nein“und ging", "de") == "absent"


@pytest.mark.parametrize("quote", ["came -- late", "came – late", "came — late", "came - late"])
def test_a_dash_may_be_typed_in_any_way(quote: str) -> None:
    assert verdict("They came -- late, all.", quote) in ("exact", "normalised")


@pytest.mark.parametrize("quote", ["wait ... then", "wait . . . then"])
def test_the_sources_own_ellipsis_may_be_typed_in_any_way(quote: str) -> None:
    checked = look("to wait … then", quote)
    assert checked.verdict is Verdict.NORMALISED
    assert checked.elided == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("five m² of sail", "five m2 of sail"),
        ("５ men came", "5 men came"),
        ("№ 5 sank", "No 5 sank"),
        ("the ﬂag fell", "the fiag fell"),
        ("Kiev is near", "Кiev is near"),
        ("İstanbul", "Istanbul"),
        ("a b", "ab"),
    ],
)
def test_what_only_looks_alike_is_absent(text: str, quote: str) -> None:
    assert verdict(text, quote) == "absent"


def test_letters_that_unicode_says_are_the_same_are_normalised() -> None:
    assert verdict("300 \u212b wide", "300 Å wide") == "normalised"
    assert verdict("\u1100\u1161\u11a8 하", "\uac01 하") == "normalised"


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200c", "\u200d"])
def test_what_prints_nothing_neither_hides_a_word_nor_parts_one(hidden: str) -> None:
    text = f"the har{hidden}bour burned"
    assert verdict(text, "the harbour burned") == "normalised"
    assert verdict(text, "bour burned") == "absent"


def test_a_mark_of_direction_hides_no_digit() -> None:
    assert verdict("for 1\u200e7 men", "7 men") == "absent"
    assert verdict("for \u200f7 men", "7 men") == "exact"


def test_a_difference_that_prints_nothing_is_named() -> None:
    checked = look("The harbour is closed today.", "The harbour \u200fis closed")
    assert checked.verdict is Verdict.ABSENT
    assert ("quoted", "‹U+200F›is") in checked.difference or ("quoted", "‹U+200F›") in checked.difference


def test_vowel_marks_may_be_left_out_but_not_added_or_changed() -> None:
    assert verdict("כתב: שָׁלוֹם לכם", "שלום לכם", "he") == "normalised"
    assert verdict("כתב: שלום לכם", "שָׁלום לכם", "he") == "absent"
    assert verdict("ثم كُتِبَ الاسم", "كُتب الاسم", "ar") == "normalised"
    assert verdict("ثم كُتِبَ الاسم", "كَتب الاسم", "ar") == "absent"
    assert verdict("ثم كتب الاسم", "كُتب الاسم", "ar") == "absent"


def test_hamza_is_a_letter_and_no_vowel_mark() -> None:
    assert verdict("قال أحمد ذلك", "قال احمد ذلك", "ar") == "absent"


def test_a_persian_non_joiner_is_kept_where_it_is_printed() -> None:
    text = "او نمی\u200cخواهد برود"
    assert verdict(text, "نمی\u200cخواهد برود", "fa") == "exact"
    assert verdict(text, "نمیخواهد برود", "fa") == "absent"
    assert verdict(text, "خواهد برود", "fa") == "absent"
    assert verdict("کار\u200cها خوب شد", "کارها خوب", "fa") == "normalised"


def test_a_joiner_between_letters_that_join_anyway_is_folded() -> None:
    assert verdict("بي\u200dت كبير", "بيت كبير", "ar") == "normalised"
    assert verdict("ه\u200d بود", "ه بود", "fa") == "absent"


def test_the_end_of_a_line_parts_no_chinese_words() -> None:
    assert verdict("港口\n关闭了。", "港口关闭", "zh") == "normalised"
    assert verdict("港口 关闭了。", "港口关闭", "zh") == "absent"


# --- elisions ---


def test_dots_in_square_brackets_are_an_elision() -> None:
    assert verdict("They left the quay at dawn.", "They left […] at dawn") == "exact"
    assert verdict("They left the quay at dawn.", "They left [...] at dawn") == "normalised"


def test_dots_at_either_end_leave_nothing_out() -> None:
    checked = look("They left the quay at dawn.", "… left the quay …")
    assert (checked.verdict, checked.elided, len(checked.passage)) == (Verdict.EXACT, (), 1)


def test_a_full_stop_before_three_dots_is_the_sources() -> None:
    text = "They left. It rained. Nobody came."
    assert verdict(text, "They left. … Nobody came") == "exact"
    assert verdict(text, "They left.... Nobody came") == "normalised"
    assert verdict("They left, it rained. Nobody came.", "They left.... Nobody came") == "absent"


def test_an_elision_cuts_no_word() -> None:
    assert verdict("We cannot ask them.", "We can… ask them") == "absent"
    assert verdict("It cost 1,250,000 crowns.", "It cost 1,250… crowns") == "absent"


def test_an_elision_passes_over_sixty_words_and_no_more() -> None:
    assert verdict("begin " + "word " * 60 + "end", "begin … end") == "exact"
    assert verdict("begin " + "word " * 61 + "end", "begin … end") == "absent"


def test_an_elision_passes_over_one_end_of_a_paragraph_and_no_more() -> None:
    assert verdict("They left.\n\nIt rained. Then sun.", "They left … Then sun") == "exact"
    assert verdict("They left.\n\nIt rained.\n\nThen sun.", "They left … Then sun") == "absent"


def test_of_several_ways_to_join_the_shortest_is_taken() -> None:
    checked = look("the cat saw the dog and the big bird", "the … bird")
    assert (checked.matches, checked.elided, checked.passage[0]) == (1, ("big",), (24, 27))


def test_each_place_of_an_elided_quotation_counts() -> None:
    assert verdict("They left at dawn. They left by dawn.", "They left … dawn") == "exact, ambiguous-quotation"


def test_words_of_three_elisions_are_kept_apart() -> None:
    checked = look("one two three four five six seven", "one … three … five … seven")
    assert checked.elided == ("two", "four", "six")
    assert len(checked.passage) == 4


def test_the_sources_own_dots_and_an_elision_stand_in_one_quotation() -> None:
    text = "We waited … and nobody came from the town."
    checked = look(text, "We waited … and nobody … the town")
    assert checked.elided == ("came from",)
    assert [piece.kind for piece in checked.pieces] == [PieceKind.WORDS, PieceKind.ELISION, PieceKind.WORDS]


def test_he_said_between_commas_may_be_left_out() -> None:
    assert verdict("The pump, he said, was old.", "The pump … was old") == "exact"
    assert verdict("“We left,” said Ada Brandt. “It rained.”", "We left … It rained") == "exact"
    assert verdict("The pump, he denied, was old.", "The pump … was old") == "exact, elides-negation"


def test_said_may_not_be_left_out_where_it_carries_the_sentence() -> None:
    assert verdict("The army said the general fled.", "The army … the general fled") == "exact, elides-negation"


@pytest.mark.parametrize(
    ("lang", "text", "quote"),
    [
        ("en", "He didn’t order it then.", "He … order it then"),
        ("fr", "Il n’a rien ordonné hier.", "Il … ordonné hier"),
        ("de", "Er hat es keineswegs befohlen.", "Er hat es … befohlen"),
        ("es", "Nunca lo ordenó ayer, negó el jefe.", "Nunca lo ordenó … el jefe"),
        ("ru", "Он якобы приказал это.", "Он … приказал это"),
        ("uk", "Він не наказував цього.", "Він … наказував цього"),
        ("ar", "المدير وليس الوزير أمر بذلك", "المدير … أمر بذلك"),
        ("fa", "مدیر هرگز این را گفت", "مدیر … این را گفت"),
        ("he", "המנהל שלא הורה הלך", "המנהל … הלך"),
    ],
)
def test_a_negation_left_out_is_reported_in_every_listed_language(lang: str, text: str, quote: str) -> None:
    assert verdict(text, quote, lang) == "exact, elides-negation"
    assert verdict(text, quote, "") == "exact, elides-negation"


def test_where_no_list_is_known_the_writer_is_told() -> None:
    assert verdict("Il ministro non ha ordinato", "Il ministro … ordinato", "it") == "exact, unlisted-language"
    assert verdict("Il ministro ha ordinato", "Il ministro ha ordinato", "it") == "exact"


# --- brackets ---


def test_a_bracket_may_stand_before_the_first_word_and_after_the_last() -> None:
    assert verdict("when it burned.", "[Then] when it burned [again]") == "exact with the editor's words"


def test_a_bracket_takes_the_place_of_a_word_only_beside_an_elision() -> None:
    text = "when it caught fire"
    assert verdict(text, "when [the ship] caught fire") == "absent"
    checked = look(text, "when … [the ship] caught fire")
    assert (checked.verdict, checked.edited, checked.elided) == (Verdict.EXACT, True, ("it",))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("he was able to go", "he was [un]able to go"),
        ("they sent lethal aid", "they sent [non-]lethal aid"),
        ("7 people came", "[1]7 people came"),
        ("17 people came", "1[7] people came"),
        ("it was 5 degrees", "it was [−]5 degrees"),
        ("he paid 5 crowns", "he paid [$]5 crowns"),
        ("the dog barked", "the dog[s] barked"),
        ("十七人受伤", "[二]十七人受伤"),
    ],
)
def test_a_bracket_alters_no_word(text: str, quote: str) -> None:
    checked = look(text, quote)
    assert checked.verdict is Verdict.ABSENT
    assert "bracket" in checked.reason


def test_a_bracket_may_change_the_case_of_a_first_letter_and_nothing_else() -> None:
    assert verdict("The army left.", "[t]he army left") == "exact with the editor's words"
    assert verdict("then the army left", "[T]he army left") == "exact with the editor's words"
    assert verdict("he ran away", "[I]ran away") == "absent"
    assert verdict("he hit it", "[S]hit it") == "absent"


def test_the_sources_own_brackets_and_the_editors_stand_in_one_quotation() -> None:
    text = "We [the union] did not ask for it."
    assert verdict(text, "We [the union] did not ask [them] for it") == "exact with the editor's words"
    assert verdict(text, "We [the union] did … ask for it") == "exact, elides-negation"
    assert verdict(text, "[the union]") == "exact"


def test_an_editors_negation_is_seen_in_any_language() -> None:
    assert verdict("الوزير أمر بذلك", "الوزير [not] أمر بذلك", "ar").endswith("adds-negation")
    assert verdict("the army attacked", "the army [reportedly] attacked").endswith("adds-negation")
    assert verdict("the army attacked", "the army [of Lena] attacked") == "exact with the editor's words"


def test_a_bracket_that_is_never_closed_is_invalid_unless_it_is_the_sources() -> None:
    assert verdict("We did not ask.", "We did [not ask") == "invalid"
    assert verdict("We did [not ask.", "We did [not ask") == "exact"
    assert verdict("We did not ask.", "We did] not ask") == "invalid"


# --- places ---


def test_a_quotation_says_which_place_is_meant() -> None:
    text = "one two one two one"
    assert look(text, "one", which=3).passage == ((16, 19),)
    assert look(text, "one", which=3).problems == ()
    assert look(text, "one").problems == ("ambiguous-quotation",)
    assert look(text, "one").matches == 3


def test_a_place_that_does_not_exist_is_absent_and_says_why() -> None:
    checked = look("one two one", "one", which=3)
    assert (checked.verdict, checked.matches) == (Verdict.ABSENT, 2)
    assert checked.reason == "the words stand at 2 places, none of which is #3"
    assert look("one two", "one", which=0).verdict is Verdict.INVALID


def test_the_words_before_or_after_say_which_place_is_meant() -> None:
    text = "The ship left. “A ship”, he said. No ship came."
    assert look(text, "ship", before="No").passage == ((37, 41),)
    assert look(text, "ship", after="he said").passage == ((18, 22),)
    assert look(text, "ship", before="he").verdict is Verdict.ABSENT


def test_a_place_with_the_exact_words_goes_before_one_that_must_be_folded() -> None:
    checked = look("the\u00a0ship and the ship", "the ship")
    assert (checked.verdict, checked.matches, checked.passage) == (Verdict.EXACT, 2, ((13, 21),))


def test_matches_that_overlap_are_all_counted() -> None:
    assert look("on and on and on", "on and on").matches == 2


# --- what the reader is shown ---


def test_the_passage_is_given_in_offsets_of_the_text_as_it_is() -> None:
    text = "\ufeffThe of\ufb01ce\u00a0 of\u00adten cafe\u0301 — closed."
    checked = look(text, "office often café - closed")
    assert text[slice(*checked.passage[0])] == "of\ufb01ce\u00a0 of\u00adten cafe\u0301 — closed"


def test_a_passage_takes_in_the_marks_on_its_last_letter() -> None:
    text = "لم يُذكَرُ اسمه"
    checked = check("يذكر", prepare(text, "ar"))
    assert text[slice(*checked.passage[0])] == "يُذكَرُ"


def test_the_context_of_a_passage_over_two_sentences_holds_both() -> None:
    text = "It rained. The army left town. The town burned down. Nobody came."
    checked = look(text, "left town. The town")
    assert text[slice(*checked.context)] == "The army left town. The town burned down."


def test_a_sentence_of_quoted_speech_is_shown_with_who_denies_it() -> None:
    text = "It rained. She denied it: “The army left. The town burned.” Nobody came."
    checked = look(text, "The town burned")
    assert text[slice(*checked.context)] == "She denied it: “The army left. The town burned.”"
    assert checked.flags == ("denied",)


def test_saying_is_no_flag_and_denying_is() -> None:
    assert look("He said they told him.", "they told him").flags == ()
    assert look("He said they didn’t, and doubted it.", "doubted it").flags == ("didn’t", "doubted")


def test_text_without_words_is_uncheckable() -> None:
    assert check("anything", None).verdict is Verdict.UNCHECKABLE
    assert check("anything", prepare(" \f\n — \n")).verdict is Verdict.UNCHECKABLE


def test_a_quotation_without_words_is_invalid_even_where_there_is_no_text() -> None:
    assert check("—", None).verdict is Verdict.INVALID
    assert check(" … ", prepare("wait … and see")).verdict is Verdict.INVALID


# --- help for the writer ---


def test_an_absent_quotation_shows_the_nearest_passage_word_by_word() -> None:
    text = "It rained. The army did not leave the town at dawn. It was cold."
    checked = look(text, "The army did leave the city at dawn")
    assert checked.nearest is not None
    assert text[slice(*checked.nearest)] == "The army did not leave the town at dawn"
    assert checked.difference == (
        ("same", "The army did"),
        ("source", "not"),
        ("same", "leave the"),
        ("quoted", "city"),
        ("source", "town"),
        ("same", "at dawn"),
    )


def test_nothing_near_is_said_of_words_from_elsewhere() -> None:
    checked = look("The army did not leave the town.", "Quarterly earnings fell sharply")
    assert (checked.nearest, checked.difference) == (None, ())


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [
        ("for 17 men", "7 men", "inside longer ones"),
        ("The Army left", "the army left", "capitals"),
        ("The army left at dawn", "The army left.", "behind the closing quotation mark"),
        ("one two three", "three … one", "not in this order"),
        ("We did not ask", "We did [not] ask", "take the place of words"),
    ],
)
def test_the_reason_says_what_to_do(text: str, quote: str, reason: str) -> None:
    assert reason in look(text, quote).reason


def test_a_verdict_survives_being_stored() -> None:
    checked = look("when it caught fire, they denied it", "when … [the ship] caught fire")
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(checked), type=Checked) == checked


def test_a_possessive_is_no_double_mark() -> None:
    assert verdict("He took the soldiers” guns.", "the soldiers' guns") == "absent"
    assert verdict("He took the soldiers' guns.", "the soldiers” guns") == "absent"
    assert verdict("He took the soldiers’ guns.", "the soldiers' guns") == "normalised"
    assert verdict("She said it was ‘his’ then.", "it was “his” then") == "normalised"
    assert verdict("She said it was “his” then.", "it was 'his' then") == "normalised"


@pytest.mark.parametrize("words", ["didn‘t", "would have"])
def test_a_bracket_that_turns_a_statement_round_is_told(words: str) -> None:
    assert verdict("The army burned it.", f"The army [{words}] burned") == (
        "exact with the editor's words, adds-negation"
    )
