"""Words that negate, deny, doubt or attribute, found in running text."""

import pytest

from generator.link.quotations.flags import flags, listed, weighs, weighs_elided


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "Gen. Sato denied giving the order, and told them so.", ("denied",)),
        ("en-GB", "She didn’t; they ruled out a so-called hit.", ("didn’t", "ruled out", "so-called")),
        ("en", "NOT now, not ever: Not", ("NOT", "not", "Not")),
        ("en", "a noted knot of nonlethal, non-lethal notes", ("non-lethal",)),
        ("fr", "Il n’est pas venu, qu’aucun ne vienne", ("n’est", "pas", "qu’aucun", "ne")),
        ("de", "Er bestritt, dass keine kamen", ("bestritt", "keine")),
        ("ar", "ولم تُذكَر، وأنكرت المزاعم", ("ولم", "وأنكرت", "المزاعم")),
        ("fa", "او نمی\u200cخواهد و آن را رد کرد", ("نمی\u200cخواهد", "رد کرد")),
        ("he", "הצבא הכחיש ולא אישר", ("הכחיש", "ולא")),
        ("ru", "Он не опровергнул", ("не", "опровергнул")),
        ("uk", "Він нібито не заперечив", ("нібито", "не", "заперечив")),
        ("es", "Lo desmintió sin dudar", ("desmintió", "sin")),
    ],
)
def test_flags_are_given_as_printed(lang: str, text: str, found: tuple[str, ...]) -> None:
    assert flags(text, lang) == found


def test_each_flag_is_given_once() -> None:
    assert flags("not this, not that", "en") == ("not",)


def test_an_unknown_language_is_looked_for_in_every_list() -> None:
    assert flags("Er bestritt es", "") == ("bestritt",)
    assert listed("")


def test_of_a_language_without_a_list_nothing_is_known() -> None:
    assert not listed("sw")
    assert flags("sio hapana", "sw") == ()


def test_reporting_weighs_but_is_no_flag() -> None:
    assert weighs("told the council", "en")
    assert flags("told the council", "en") == ()


@pytest.mark.parametrize("words", [", he said,", "— said A. Brandt —", ",” said A. Brandt. “", ", he told reporters."])
def test_saying_between_marks_may_be_left_out(words: str) -> None:
    assert not weighs_elided(words, "en")


@pytest.mark.parametrize(
    "words",
    ["said the general", ", said", ", he denied,", ", which the minister had told the council in March of that year,"],
)
def test_saying_elsewhere_and_denying_anywhere_may_not(words: str) -> None:
    assert weighs_elided(words, "en")


@pytest.mark.parametrize(
    "words",
    [
        "didn‘t", "didn´t", "didn`t", "didn′t", "didnt", "declined to", "wrongly", "misreported", "disproved", "lied",
        "acquitted", "cleared", "avoided", "disowned", "stopped short of", "has yet to", "nearly", "threatened to",
        "would have", "would’ve", "non-", "never-attacked", "non-combatant",
    ],
)  # fmt: skip
def test_what_turns_a_statement_round_may_not_be_left_out_or_put_in(words: str) -> None:
    assert weighs_elided(words, "en")
    assert weighs(words, "")


@pytest.mark.parametrize("words", ["aurait", "auraient", "serait"])
def test_the_french_conditional_of_hearsay_may_not_be_left_out(words: str) -> None:
    assert weighs_elided(words, "fr")


def test_plain_words_with_a_hyphen_may_be_left_out() -> None:
    assert not weighs_elided("the well-known north-eastern", "en")
