"""Where a word begins and ends. Each case: a text, words in it, and whether those are whole words there."""

import pytest

from generator.link.quotations.boundaries import inside
from generator.link.quotations.folding import Folded


def whole(text: str, words: str) -> bool:
    folded, start = Folded(text), Folded(text).text.index(Folded(words).text)
    end = start + len(Folded(words).text)
    return not inside(folded.shape, start) and not inside(folded.shape, end)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("17 wounded", "7 wounded"), ("1\u00a0250\u00a0000 men", "250 000 men"), ("1 250 000 men", "250 000 men"),
        ("1'250'000 men", "250'000 men"), ("12:30 now", "30 now"), ("on 9/11 then", "11 then"), ("3.5 now", "5 now"),
        ("of .5 now", "5 now"), ("5–7 men", "7 men"), ("5—7 men", "7 men"), ("1914-18", "18"), ("COVID-19", "19"),
        ("F16 jets", "16 jets"), ("5m away", "5"), ("x² sail", "x"), ("at 3 −5", "5"), ("(−5)", "5"), ("2½ tons", "2"),
    ],
)  # fmt: skip
def test_a_number_is_not_cut(text: str, words: str) -> None:
    assert not whole(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("$5 million", "5 million"), ("US$5 million", "$5 million"), ("17% of it", "17"), ("17\u00a0% of it", "17"),
        ("costs 5\u00a0€ now", "5"), ("some 100+ men", "100"), (">100 men", "100 men"), ("~100 men", "100 men"),
        ("+5 degrees", "5 degrees"), ("−$5 net", "$5 net"), ("at 17°C now", "17"),
    ],
)  # fmt: skip
def test_a_sign_a_currency_and_a_percentage_belong_to_their_number(text: str, words: str) -> None:
    assert not whole(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("non-lethal aid", "lethal aid"), ("non‑lethal aid", "lethal aid"), ("non–lethal aid", "lethal aid"),
        ("non-\nlethal aid", "lethal aid"), ("O’Brien’s", "Brien’s"), ("l’Irak attaque", "Irak attaque"),
        ("the U.S. Army", "S. Army"), ("the U.S. Army", "U"), ("U.S.-led raid", "led raid"), ("U.S.-led raid", "U.S."),
        ("Lena.com said", "Lena"), ("AT&T said", "T said"), ("wounded¹", "wounded"), ("والقدس لم", "القدس لم"),
        ('דובר צה"ל אמר', "ל אמר"), ("q\u0301x", "q"), ("na_me", "me"), ("м’яка", "яка"), ("각하", "하"),
    ],
)  # fmt: skip
def test_a_word_is_not_cut(text: str, words: str) -> None:
    assert not whole(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("−5 degrees", "−5 degrees"), ("In 2019 250 men", "250 men"), ("page 7, 250 men", "250 men"),
        ("7\n\n250 men", "250 men"), ("said—7 men", "7 men"), ("non—lethal", "lethal"), ("pre- and post-war", "and"),
        ("the U.S. Army", "U.S. Army"), ("end.See more", "end"), ("end.See more", "See"), ("in 2024.See", "in 2024"),
        ("wounded.[1]", "wounded"), ("and/or so", "or so"), ("dockers’ fire", "dockers"), ("‘lethal’ aid", "lethal"),
        ("(Reuters/Majid)", "Reuters/Majid"), ("17% of it", "17% of"),
        ('ב"הארץ" אמר', "הארץ"), ("hurt,12 dead", "12 dead"),
    ],
)  # fmt: skip
def test_whole_words_are_whole(text: str, words: str) -> None:
    assert whole(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("十七人", "七人"), ("17万人", "17"), ("十几万人", "万人"), ("三分之一", "一"),
        ("数十人", "十人"), ("第七人", "七人"),
        ("三点五吨", "五吨"), ("千二百五十人", "五十人"), ("สิบเจ็ดคน", "เจ็ดคน"), ("๑๗ คน", "๗ คน"),
        ("กำ", "ก"), ("ប្រាំពីរ", "ពីរ"),
        ("👨‍👩‍👧", "👩"), ("🇩🇪🇫🇷", "🇪🇫"), ("👍🏽", "👍"),
    ],
)  # fmt: skip
def test_numerals_and_pictures_are_not_cut_in_scripts_without_spaces(text: str, words: str) -> None:
    assert not whole(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("港口星期二关闭", "星期二"), ("17人受伤", "17"), ("死亡人数17人", "17人"),
        ("US军队", "军队"), ("港は閉鎖", "閉鎖"),
        ("ท่าเรือปิดแล้ว", "ปิด"), ("ระเบิดสิบเจ็ดคน", "สิบเจ็ดคน"), ("🇩🇪🇫🇷", "🇫🇷"),
    ],
)  # fmt: skip
def test_any_letter_boundary_serves_in_scripts_without_spaces(text: str, words: str) -> None:
    assert whole(text, words)


@pytest.mark.parametrize(
    "joint", ["¬\n", "-\n\n", "⁃", "⸗", "⸗\n", "´", "`", "\u2063", "\ufffd", "\ue000"], ids=ascii
)
def test_a_word_broken_by_any_sign_is_not_cut(joint: str) -> None:
    assert not whole(f"was un{joint}armed then", "armed")


@pytest.mark.parametrize("joint", ["\n", "\u2002", "\u200a", "\u2009", ",\n", "´", "˙", "’"], ids=ascii)
def test_a_number_is_not_cut_where_its_groups_are_parted(joint: str) -> None:
    assert not whole(f"some 12{joint}500 wounded", "500 wounded")


@pytest.mark.parametrize("text", ["at − 5 degrees", "− 5 degrees", "at -\n5 degrees", "at ± 5 degrees", "> 5 degrees"])
def test_a_sign_belongs_to_the_number_even_over_white_space(text: str) -> None:
    assert not whole(text, "5 degrees")


def test_a_spaced_hyphen_is_a_dash_or_a_bullet() -> None:
    assert whole("the men - 5 of them - left", "5 of them")
    assert whole("page 7, 250 men", "250 men")


def test_more_than_belongs_to_what_is_counted() -> None:
    assert not whole("死二十人余", "二十人")
    assert not whole("打了三年多", "三年")
    assert whole("死二十人在此", "二十人")
    assert whole("打了三人多次", "三人")
