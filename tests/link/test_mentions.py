"""Names in running prose."""

from generator.link.mentions import Mentions
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
