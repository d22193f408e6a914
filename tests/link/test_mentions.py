"""Names in running prose."""

from generator.link.names.mentions import Mentions
from generator.model.problems import Span
from generator.model.records import Actor, Key, Name


def actor(id: str, name: str, *names: str, autolink: bool = True, quiet: tuple[str, ...] = ()) -> Actor:
    others = tuple(Name(n) for n in names) + tuple(Name(n, autolink=False) for n in quiet)
    return Actor(key=Key("actor", id), span=Span("x.md"), title=name, kind="person", names=others, autolink=autolink)


def found(text: str, *actors: Actor) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[f.start : f.end], tuple(k.id for k in f.actors)) for f in Mentions(actors).find(text)]


BRANDT = actor("brandt", "Ilse Brandt", "Brandt", "Captain Brandt")


def test_the_longest_spelling_at_a_place_wins() -> None:
    assert found("Yesterday Ilse Brandt spoke.", BRANDT) == [("Ilse Brandt", ("brandt",))]


def test_a_possessive_is_no_part_of_the_name() -> None:
    assert found("It was Brandt’s boat, not Brandt's.", BRANDT) == [
        ("Brandt", ("brandt",)),
        ("Brandt", ("brandt",)),
    ]


def test_a_name_is_not_found_inside_a_longer_word() -> None:
    assert found("Brandtson and Anti-Brandt, and brandt.", BRANDT) == []


def test_a_name_over_a_line_end_is_found_and_over_a_full_stop_between_sentences_is_not() -> None:
    assert found("Ilse\nBrandt", BRANDT) == [("Ilse\nBrandt", ("brandt",))]
    for text in ("He met Ilse. Brandt says no.", "Ilse, Brandt", "Ilse (Brandt", "Ilse/Brandt"):
        assert found(text, BRANDT) == [("Brandt", ("brandt",))]


def test_names_in_arabic_are_found() -> None:
    ghaani = actor("g", "Ghaani", "اسماعیل قاآنی")
    assert found("گفت که اسماعیل قاآنی آمد", ghaani) == [("اسماعیل قاآنی", ("g",))]


def test_a_shared_spelling_has_two_owners() -> None:
    assert found("Brandt spoke.", BRANDT, actor("b2", "Karl Brandt", "Brandt")) == [("Brandt", ("brandt", "b2"))]


def test_autolink_false_silences_an_actor_or_one_spelling() -> None:
    assert found("May spoke.", actor("may", "May", autolink=False)) == []
    assert found("May, or Anna May, spoke.", actor("may", "Anna May", quiet=("May",))) == [("Anna May", ("may",))]


def test_a_name_of_two_letters_does_not_link() -> None:
    assert found("He said No.", actor("no", "No")) == []


def test_initials_with_full_stops_are_one_name() -> None:
    assert found("J. P. Holm paid.", actor("h", "J. P. Holm")) == [("J. P. Holm", ("h",))]


def test_a_full_stop_joins_after_an_initial_or_as_the_record_has_it() -> None:
    assert found("He met Ilse. Brandt says no.", BRANDT) == [("Brandt", ("brandt",))]
    assert found("Lt. Holm paid. Lt Holm paid.", actor("h", "Lt. Holm")) == [("Lt. Holm", ("h",)), ("Lt Holm", ("h",))]
    assert found("He was Lt. Holm paid.", actor("h", "Lt Holm")) == []
    assert found("Ilse B. Holm and Ilse B Holm", actor("h", "Ilse B Holm")) == [
        ("Ilse B. Holm", ("h",)),
        ("Ilse B Holm", ("h",)),
    ]


def test_brackets_and_strokes_join_only_as_the_record_has_them() -> None:
    ilse = actor("b", "Ilse Brandt")
    assert found("Ilse (Brandt) and Ilse/Brandt and Ilse, Brandt and Ilse – Brandt", ilse) == []
    assert found("Bell/Holm, not Bell Holm", actor("f", "Bell/Holm")) == [("Bell/Holm", ("f",))]


def test_vowel_signs_belong_to_a_word() -> None:
    modi = actor("m", "नरेंद्र मोदी", "मोदी")
    assert found("कल नरेंद्र मोदी आए, मोदी", modi) == [("नरेंद्र मोदी", ("m",)), ("मोदी", ("m",))]
    assert found("मोदीनगर", modi) == []
    assert found("শেখ হাসিনা বলেন", actor("h", "শেখ হাসিনা")) == [("শেখ হাসিনা", ("h",))]
    assert found("कमल", actor("k", "कम")) == []


def test_decomposed_prose_is_found_where_it_was_typed() -> None:
    decomposed = "Jose\u0301 Nu\u0301n\u0303ez"
    assert found(f"e\u0301t\u0101 {decomposed}’s boat", actor("n", "José Núñez")) == [(decomposed, ("n",))]
    assert found("a José Núñez b", actor("n", decomposed)) == [("José Núñez", ("n",))]


def test_unseen_signs_do_not_part_a_name() -> None:
    assert found("By \u2066Bra\u00adndt\u2069.", BRANDT) == [("Bra\u00adndt", ("brandt",))]
    assert found("علی\u200cاکبر آمد", actor("a", "علی\u200cاکبر")) == [("علی\u200cاکبر", ("a",))]


def test_apostrophes_and_hyphens_of_every_form_are_one() -> None:
    kataib = actor("k", "Kata'ib", "al\u2011Nujaba")
    for text in ("Kata’ib", "Kata'ib", "Kataʾib", "al-Nujaba", "al\u2010Nujaba", "al\u2011Nujaba"):
        assert found(f"so {text}’s men", kataib) == [(text, ("k",))]


def test_a_letter_that_is_an_apostrophe_stays_with_its_name() -> None:
    assert found("as ʿAlawi said", actor("a", "ʿAlawi")) == [("ʿAlawi", ("a",))]


def test_names_within_running_han_and_kana_are_found() -> None:
    abe = actor("abe", "安倍 晋三", "安倍")
    assert found("昨日安倍晋三は東京で、安倍も。", abe) == [("安倍晋三", ("abe",)), ("安倍", ("abe",))]
    assert found("在NATO總部", actor("nato", "NATO")) == [("NATO", ("nato",))]
    assert found("習近平說", actor("x", "習")) == []
    assert found("カ\u3099ンシ\u3099ーは", actor("g", "ガンジー")) == [("カ\u3099ンシ\u3099ー", ("g",))]


def test_a_name_in_katakana_is_not_found_inside_a_longer_one() -> None:
    assert found("イランは、イラク", actor("i", "イラ")) == []
    assert found("イラン人", actor("i", "イラン")) == [("イラン", ("i",))]


def test_an_arabic_proclitic_stands_before_a_name_and_is_no_part_of_it() -> None:
    hasan = actor("h", "حسن نصرالله", "حسن")
    assert found("قال وحسن نصرالله", hasan) == [("حسن نصرالله", ("h",))]
    assert found("\u0648\u064eحسن", hasan) == [("حسن", ("h",))]
    assert found("قال وNATO", actor("n", "NATO")) == [("NATO", ("n",))]
    assert found("لبغداد وبغداد بغداد", actor("b", "بغداد")) == [("بغداد", ("b",))] * 3


def test_a_word_that_begins_like_a_proclitic_is_not_cut_for_a_short_name() -> None:
    assert found("كريم", actor("r", "ريم")) == []
    both = (actor("k", "كريمة"), actor("r", "ريمة"))
    assert found("كريمة", *both) == [("كريمة", ("k",))]


def test_a_bare_number_does_not_link_and_a_name_with_one_does() -> None:
    assert found("In 1313 and M23", actor("n", "1313", "M23")) == [("M23", ("n",))]


def test_another_spelling_of_a_silenced_name_is_silent_too() -> None:
    assert found("Kata’ib", actor("k", "Kata'ib Sayyid", "Kata’ib", quiet=("Kata'ib",))) == []
