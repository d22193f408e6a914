"""Where sentences end, and where that is not certain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.sentences import around, paragraphs, sentences


def split(text: str, lang: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, lang)]


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ["It rained.", "Why?", "Nobody knew!", "The end."]),
        ("en", ["“It rained,” she said.", "“It rained.”", "Then it stopped."]),
        ("en", ["They came (all of them).", "17 stayed.", "In 2024.", "So."]),
        ("ar", ["الميناء مغلق.", "هل ضُرب؟", "لا!", "نعم."]),
        ("fa", ["بندر بسته است.", "چرا؟", "نمی‌دانیم."]),
        ("ur", ["بندرگاہ بند ہے۔", "کیوں؟", "معلوم نہیں۔"]),
        ("he", ["הנמל סגור.", "למה?", "לא ידוע."]),
        ("hi", ["बंदरगाह बंद है।", "क्यों?", "पता नहीं।"]),
        ("ru", ["Порт закрыт.", "Почему?", "Неизвестно."]),
        ("es", ["Se cerró.", "¿Por qué?", "¡Nadie lo sabe!"]),
        ("de", ["Er kam im Mai 2024.", "Dann ging er."]),
    ],
)
def test_sentences_end_where_it_is_certain(lang: str, parts: list[str]) -> None:
    assert split(" ".join(parts), lang) == parts


def test_chinese_and_japanese_need_no_space() -> None:
    assert split("港口关闭。十七人受伤，无人死亡。", "zh") == ["港口关闭。", "十七人受伤，无人死亡。"]
    assert split("港は閉鎖した。なぜ？誰も知らない。", "ja") == ["港は閉鎖した。", "なぜ？", "誰も知らない。"]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "They told Mr. Oyelaran that Gen. Sato of the U.S. Army denied it."),
        ("en", "On Nov. 3 Lt. Col. A. B. Brandt, Lena Shipping Co. Ltd. and others met at 5 p.m. Monday."),
        ("en", "See No. 5 and p. 17 of vol. 3 there."),
        ("de", "Am 3. Mai kam Dr. Groß, z. B. Herr Prof. Klein, an."),
        ("fr", "Le 3 mars, M. Dupont et Mme. Durand, cf. Le Monde, p. 3, partirent."),
        ("ru", "В 2024 г. Сенат по ул. Ленина платил 5 млн. Рублей не хватило."),
        ("ar", "قال د. علي ذلك."),
        ("en", "It ended.See what the page lost."),
        ("en", "He waited … Then it rained."),
        ("en", "“Why?” Brandt asked."),
        ("ar", "«لم نأمر.» قال الناطق."),
        ("zh", "“我们没有看见。”副港长说。"),
        ("ja", "「見ていない。」と述べた。"),
        ("en", "“It was us!” he denied having said."),
        ("th", "ท่าเรือปิดเมื่อเวลา 09.00 น. เมื่อวานนี้ มีคนรอ 17 คน"),
    ],
)
def test_in_doubt_a_sentence_goes_on(lang: str, sentence: str) -> None:
    assert split(sentence, lang) == [sentence]


def test_quoted_speech_and_brackets_are_not_taken_apart() -> None:
    assert split("She denied: “A left. B burned.” It rained.") == ["She denied: “A left. B burned.”", "It rained."]
    assert split('She denied: "A left. B burned." It rained.') == ['She denied: "A left. B burned."', "It rained."]
    assert split("Er rief: „A ging. B brannte.“ Es regnete.", "de") == ["Er rief: „A ging. B brannte.“", "Es regnete."]
    assert split("She left (A stayed. B burned.) It rained.") == ["She left (A stayed. B burned.)", "It rained."]


def test_a_citation_behind_the_full_stop_belongs_to_the_sentence() -> None:
    parts = ["One. [@x]", "Two.", "Three.[1]", "Four [^1].", "Five."]
    assert split(" ".join(parts)) == parts


def test_a_blank_line_ends_a_sentence() -> None:
    text = "A heading\n\nIt rained\nall day.\r\n\r\nThen not."
    assert split(text) == ["A heading", "It rained\nall day.", "Then not."]


@pytest.mark.parametrize(
    "text",
    [
        "She denied the following:\n\n- A left.\n\n- B burned.",
        "She denied it,\n\nand left.",
        "The page broke the\n\nsentence here.",
        "She said: “A left.\n\n“B burned,” she denied.",
    ],
)
def test_a_sentence_may_run_on_over_a_blank_line(text: str) -> None:
    assert split(text)[0].startswith("She" if text.startswith("She") else "The page")
    assert text[slice(*around(text, len(text) - 3, len(text) - 1))] == text


def test_two_digits_and_a_full_stop_are_in_doubt_only_where_ordinals_are_written_so() -> None:
    assert split("They left on May 3. Then it rained.", "en") == ["They left on May 3.", "Then it rained."]
    assert len(split("They left on May 3. Then it rained.", "")) == 1


def test_what_a_passage_touches_is_taken_whole() -> None:
    text = "It rained. They left. They came back. It stopped."
    start, end = text.index("left"), text.index("back")
    assert text[slice(*around(text, start, end, "en"))] == "They left. They came back."
    assert around(text, start, end, "en", paragraphs(text)) == around(text, start, end, "en")


def shown(text: str, words: str) -> str:
    start = text.index(words)
    return text[slice(*around(text, start, start + len(words), "en"))]


@pytest.mark.parametrize(
    "text",
    [
        "He denied saying: 'We attacked the base. We won the battle. We left.'",
        "'We attacked the base. We won the battle,' he denied having said.",
        "``We attacked the base. We won the battle,'' he denied having said.",
        "''We attacked the base. We won the battle,'' he denied having said.",
        "`We attacked the base. We won the battle,' he denied having said.",
        "‚We attacked the base. We won the battle‘, he denied having said.",
        "'The soldiers' guns fired. It's true. We won the battle. We left,' he denied having said.",
        "‘The soldiers’ guns fired. We won the battle. We left,’ he denied having said.",
        "'We attacked.\n\n'We won the battle. We left,' he denied having said.",
        "He denied: “We hold 12” guns. We won the battle. We left.”",
        'He denied: "We hold 12" guns. We won the battle. We left."',
        'They had "12" guns and he denied: "We came. We won the battle. We left."',
    ],
)
def test_speech_in_any_marks_is_shown_with_who_denies_it(text: str) -> None:
    assert shown(text, "We won the battle") == text


@pytest.mark.parametrize(
    "text", ["In the '90s they left. It rained.", "The soldiers' guns fired. It rained.", "It's not 'so'. It rained."]
)
def test_an_apostrophe_opens_no_speech(text: str) -> None:
    assert shown(text, "rained") == "It rained."


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize("marks", ["1. 2. ", "(1) (2) ", "1) 2) ", "a) b) ", "- - ", ""])
def test_the_items_of_a_list_go_with_the_line_over_it(marks: str, gap: str) -> None:
    one, other = marks[: len(marks) // 2], marks[len(marks) // 2 :]
    text = f"These claims are false:{gap}{one}Ada attacked the base.{gap}{other}Ben fled the base."
    assert shown(text, "Ben fled") == text
    assert shown(text, "Ada attacked").startswith("These claims are false")


def test_long_paragraphs_under_a_colon_are_no_list() -> None:
    text = "She said:\n\nIt rained. They left.\n\nIt stopped. They came."
    assert shown(text, "They came") == "They came."
    assert shown("1. It rained. It was wet.\n\n2. It stopped.", "stopped") == "2. It stopped."


@pytest.mark.parametrize(
    "text",
    [
        "He denied that Amb. Smith left.", "He denied that Atty. Smith left.", "He denied that Min. Smith left.",
        "He denied that Phoenix, Ariz. Police left.", "He denied that Salem, Ore. Police left.",
        "He denied that the 3d. Brigade left.", "He denied that Yahoo! Smith left.",
    ],
)  # fmt: skip
def test_a_denial_before_an_abbreviation_is_shown(text: str) -> None:
    assert shown(text, "left") == text


def test_no_text_has_no_sentences() -> None:
    assert sentences("") == sentences(" \n\n ") == ()
    assert around("", 0, 0) == (0, 0)


@settings(max_examples=400)
@given(st.text('aB.!? \n”“"()1c。「」…:-[@]’\'`‘s', max_size=40))
def test_sentences_leave_out_nothing_but_white_space_and_the_context_never_shrinks(text: str) -> None:
    spans = sentences(text)
    at = 0
    for start, end in spans:
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        at = end
    assert not text[at:].strip()
    for start, end in spans:
        first, last = around(text, start, end)
        assert first <= start < end <= last
