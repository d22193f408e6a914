"""Misquotations that an adversary would try, and true quotations from texts that are hard to read: broken lines, units,
ranges, look-alikes, what prints nothing."""

import pytest

from generator.link.quotations.differences import told
from generator.link.quotations.quotes import check, prepare
from generator.model.quotations import Verdict

FOUND = (Verdict.EXACT, Verdict.NORMALISED)


def found(text: str, quote: str, lang: str = "en") -> bool:
    return check(quote, prepare(text, lang)).verdict in FOUND


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("it waited 1,250 days", "250 days"), ("it waited 1’250 days", "250 days"), ("12,50,000 men", "50,000 men"),
        ("doing 50 km/h then", "50 km"), ("at 5 m/s", "5 m"), ("paid 5/kg of it", "5"), ("some 5 km^2 of", "5 km"),
        ("10^6 barrels", "6 barrels"), ("10^6 barrels", "10"), ("5*3 crates", "3 crates"), ("5 1/2 cups", "1/2 cups"),
        ("5 ½ cups", "½ cups"), ("21½ cups", "1½ cups"), ("10~15 men", "15 men"), ("10～15 men", "10"),
        ("up %50 in all", "50 in all"), ("بلغ ٪٥٠ أمس", "٥٠ أمس"), ("بلغ ٥٠٪ أمس", "بلغ ٥٠"), ("−$5 loss", "$5 loss"),
        ("F-16 jets", "16 jets"), ("MH17 fell", "17 fell"), ("B.1.1.7 came", "7 came"), ("28/01/2024", "01/2024"),
        ("the attack1 was", "the attack was"), ("the attack¹ was", "the attack was"), ("CO₂ rose", "CO rose"),
        ("10⁻³ grams", "10³ grams"), ("５ men", "5 men"), ("١٢٥٠ رجل", "۱۲۵۰ رجل"), ("١٢٥٠ رجل", "1250 رجل"),
        ("10〜15人が来た", "15人"), ("10〜15人が来た", "10"), ("三〜五人が来た", "五人"), ("气温零下五度", "五度"),
        ("气温负5度", "5度"), ("百分之五十的人", "五十"), ("3万5千人", "5千人"), ("스물 1만2천 명", "2천 명"),
    ],
)  # fmt: skip
def test_a_number_is_not_cut_from_its_digits_sign_unit_or_range(text: str, quote: str) -> None:
    assert not found(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("die Straße", "die Strasse"), ("ıslak zemin", "islak zemin"), ("the Кremlin", "the Kremlin"),
        ("100 men", "1О0 men"), ("l00 men", "100 men"), ("a café", "a cafe"), ("Ёлкина ушла", "Елкина ушла"),
        ("كتاب جديد", "کتاب جديد"), ("مدرسة قريبة", "مدرسه قريبة"), ("والجيش انسحب", "الجيش انسحب"),
        ("بالجيش كله", "الجيش كله"), ("قـــال ذلك", "قال ذلك"), ("ﷲ أعلم", "الله أعلم"),
        ("نمی\u200cرود خانه", "می\u200cرود خانه"), ("نمی\u200cرود خانه", "رود خانه"),
        ("می\u200cرود خانه", "می رود خانه"),
        ("צה״ל לא הגיב", "צה"), ("בית־ספר גדול", "ספר גדול"), ("הצבא נסוג", "צבא נסוג"), ("לא־חוקי היה", "חוקי היה"),
        ("人々が来た", "人"), ("人々が来た", "々が来た"), ("時々来た", "時"), ("きゃく", "き"),
        ("カーテン", "カ"), ("五ヶ月", "五"),
        ("カ\u3099スが来た", "カ"), ("กำลังมา", "ก"), ("हिन्दी में", "हिन्"), ("👍🏿 they said", "👍 they said"),
        ("x=\u0338y then", "x=y then"), ("l’armée part", "armée part"), ("aujourd’hui oui", "hui oui"),
    ],
)  # fmt: skip
def test_a_word_is_not_cut_and_no_look_alike_is_the_same(text: str, quote: str) -> None:
    assert not found(text, quote)


HIDDEN = "\u200e \u200f \u202a \u202e \u2066 \u2069 \ufe0f \U000e0041 \u034f \u2061 \u180e \u115f \u3164".split(" ")


@pytest.mark.parametrize("hidden", HIDDEN, ids=ascii)
def test_what_cannot_be_seen_in_the_source_frees_no_part_of_a_word(hidden: str) -> None:
    assert not found(f"they were un{hidden}able to go", "able to go")
    assert not found("they were able to go", f"they were{hidden} able to go")


# --- lines and pages that break words ---


BREAKS = ["\n", "\r\n", " \n  ", "\n\n", "\f", "\n\f", "\u2028", "\r"]


@pytest.mark.parametrize("end", BREAKS, ids=ascii)
def test_a_word_parted_by_a_soft_hyphen_at_the_end_of_a_line_is_whole(end: str) -> None:
    text = f"They attack\u00ad{end}ed the port."
    assert found(text, "They attacked the port")
    for part in ("They attack", "ed the port", "They attack ed the port"):
        assert not found(text, part), part
    # What is printed is a hyphen, and nobody can tell whether it is the word's own.
    assert found(f"a semi\u00ad{end}automatic gun", "a semi-automatic gun")
    assert not found("a semi\u00adautomatic gun", "a semi-automatic gun")
    assert not found(f"a semi\u00ad{end}automatic gun, a rearm", "a re-arm")
    assert found(f"some 1\u00ad{end}7 men", "17 men")
    assert not found(f"some 1\u00ad{end}7 men", "7 men")


@pytest.mark.parametrize("end", BREAKS, ids=ascii)
@pytest.mark.parametrize("hyphen", ["-", "‐", "–"])
def test_a_hyphen_at_the_end_of_a_line_is_the_words_own(hyphen: str, end: str) -> None:
    text = f"They sent non{hyphen}{end}lethal aid."
    assert found(text, "They sent non-lethal aid")
    for part in ("lethal aid", "They sent non", "They sent nonlethal aid"):
        assert not found(text, part), part


def test_a_hyphen_at_the_end_of_a_line_may_be_one_before_a_space() -> None:
    text = "the pre-\nand post-war years, the mid- and late-war years"
    assert found(text, "the pre- and post-war years")
    assert found(text, "the pre- and post-war years, the mid- and late-war years")
    assert found(text, "the mid- and late-war")
    assert not found(text, "the mid-and late-war")
    assert check("the pre-\nand", prepare(text, "en")).verdict is Verdict.EXACT


@pytest.mark.parametrize("dash", ["—", "–", "--", "——"])
def test_a_dash_at_the_end_of_a_line_may_stand_close_or_apart(dash: str) -> None:
    text = f"They came{dash}\nlate again."
    assert found(text, f"They came{dash}late again")
    assert found(text, f"They came{dash} late again")
    assert not found(f"They came {dash}\nlate again.", f"They came{dash}late again")


def test_a_range_over_the_end_of_a_line_is_one_range() -> None:
    assert found("some 10-\n15 men", "10-15 men")
    assert not found("some 10-\n15 men", "15 men")


def test_the_place_of_a_broken_word_leads_back_to_the_text_as_it_is() -> None:
    text = "It rained. They sent non-\nlethal and attack\u00ad\ned. It rained."
    first = check("sent non-lethal and attacked", prepare(text, "en"))
    assert text[slice(*first.passage[0])] == "sent non-\nlethal and attack\u00ad\ned"
    assert first.verdict is Verdict.NORMALISED


# --- elisions ---


@pytest.mark.parametrize("dots", ["…", "...", ". . .", "[...]", "[…]", "[. . .]", "(…)", "(...)", "( … )"])
def test_an_elision_may_be_typed_in_any_way(dots: str) -> None:
    checked = check(f"The crew {dots} the quay", prepare("The crew left by the quay.", "en"))
    assert checked.verdict in FOUND
    assert checked.elided == ("left by",)
    assert not found("The crew left by the quay.", f"The cr{dots}ft by the quay")


def test_dots_in_parentheses_are_the_sources_where_it_has_them() -> None:
    checked = check("The crew (…) left", prepare("The crew (…) left.", "fr"))
    assert (checked.verdict, checked.elided, checked.pieces) == (Verdict.EXACT, (), ())


# --- help for the writer ---


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("The hаrbour was closed", "you quote “hаrbour” with letters of two alphabets that look alike"),
        ("They left the quay then", "only marks differ"),
        ("The harbour was closed on that night", "“The harbour was closed” and “on that night” each stand there"),
        ("a barge by nobody on that night", ""),
    ],
)
def test_the_reason_names_what_a_reader_may_overlook(quote: str, reason: str) -> None:
    source = prepare("The harbour was closed. They left the quay, then the town, on that night, by a barge.", "en")
    checked = check(quote, source)
    assert checked.verdict is Verdict.ABSENT
    assert checked.reason.startswith(reason)
    assert bool(checked.reason) == bool(reason)


def test_the_source_may_be_the_one_with_the_letter_that_looks_alike() -> None:
    checked = check("the Kremlin said it", prepare("Then the Кremlin said it.", "en"))
    assert checked.reason == "the source has “Кremlin” with letters of two alphabets that look alike"


def test_the_difference_is_told_on_one_line_and_leaves_out_what_is_the_same() -> None:
    text = " ".join(f"w{n}" for n in range(60)) + ". It rained."
    quote = " ".join(f"w{n}" for n in range(60)).replace("w30", "x30")
    checked = check(quote, prepare(text, "en"))
    assert told(checked.difference) == (
        "… w22 w23 w24 w25 w26 w27 w28 w29 [-x30-] {+w30+} w31 w32 w33 w34 w35 w36 w37 w38 …"
    )
    assert told((("same", "been"), ("quoted", "once"), ("source", "twice"), ("same", ", that"))) == (
        "been [-once-] {+twice+}, that"
    )
    assert told(()) == ""


# --- what is shown beside a passage ---


@pytest.mark.parametrize(
    ("text", "quote", "shown"),
    [
        ("The army burned it. The mayor denied this. It rained.", "The army burned it",
         "The army burned it. The mayor denied this."),
        ("The mayor denied this. The army burned it. It rained.", "The army burned it",
         "The mayor denied this. The army burned it."),
        ("The army burned it.\n\nThat is untrue, she said.\n\nIt rained.", "army burned",
         "The army burned it.\n\nThat is untrue, she said."),
        ("The army burned it. Nobody came.", "The army burned it", "The army burned it."),
        ("The army burned it. The mayor, who had slept through all of that night, denied it.", "The army burned it",
         "The army burned it."),
    ],
)  # fmt: skip
def test_a_short_sentence_that_denies_goes_with_the_one_beside_it(text: str, quote: str, shown: str) -> None:
    checked = check(quote, prepare(text, "en"))
    assert text[slice(*checked.context)] == shown


@pytest.mark.parametrize(
    ("lang", "text", "flag"),
    [
        ("fa", "مدیر این را نپذیرفت", "نپذیرفت"), ("fa", "کشتی به بندر نرسید", "نرسید"),
        ("de", "Das stimmt nicht, nein", "stimmt nicht"), ("en", "It is unclear whether they left", "whether"),
        ("he", "זה בלתי אפשרי", "בלתי"), ("ar", "وهذا كلام كاذب", "كاذب"),
    ],
)  # fmt: skip
def test_words_that_turn_a_statement_round_are_flags(lang: str, text: str, flag: str) -> None:
    assert flag in check(text, prepare(text, lang)).flags
