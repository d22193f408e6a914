"""What of a source may be shown."""

from generator.link.evidence.excerpts import count_words, cut
from generator.model.records import Rights
from generator.model.site import Excerpt

TEXT = (
    "The barge burned at noon. Nobody was hurt, they said.\n\nThe owner paid at once. The mayor was silent all week.\n"
)
NOON = ((10, 16),), (0, 25)
OWNER = ((55, 64),), (55, 78)


def test_a_source_that_is_only_cited_shows_nothing() -> None:
    assert cut(TEXT, [NOON, OWNER], Rights.CITE, Excerpt()).extracts == ()


def test_a_full_source_shows_every_paragraph() -> None:
    shown = cut(TEXT, [NOON], Rights.FULL, Excerpt()).extracts
    assert [e.paragraph for e in shown] == [1, 2]
    assert [TEXT[e.start : e.start + len(e.text)] for e in shown] == [e.text for e in shown]


def test_an_excerpt_shows_the_sentences_around_its_passages() -> None:
    made = cut(TEXT, [OWNER, NOON], Rights.EXCERPT, Excerpt(words=50, share=10))
    assert [(e.paragraph, e.text) for e in made.extracts] == [
        (1, "The barge burned at noon."),
        (2, "The owner paid at once."),
    ]
    assert made.sentences == {NOON[1], OWNER[1]}
    assert not made.spent


def test_where_the_bound_is_spent_only_the_quoted_words_stand() -> None:
    made = cut(TEXT, [NOON, OWNER], Rights.EXCERPT, Excerpt(words=5, share=0))
    assert [e.text for e in made.extracts] == ["The barge burned at noon.", "The owner"]
    assert made.spent
    assert made.sentences == {NOON[1]}


def test_the_bound_is_the_greater_of_words_and_share() -> None:
    made = cut(TEXT, [NOON, OWNER], Rights.EXCERPT, Excerpt(words=1, share=50))
    assert made.sentences == {NOON[1], OWNER[1]}


def test_a_sentence_that_is_shown_already_costs_nothing() -> None:
    again = ((4, 9),), (0, 25)
    made = cut(TEXT, [NOON, again], Rights.EXCERPT, Excerpt(words=5, share=0))
    assert not made.spent


def test_words_are_counted_in_scripts_without_spaces_too() -> None:
    assert count_words("港口星期二关闭。") == 7
    assert count_words("The owner’s boat, 1,250 crowns") == 5
