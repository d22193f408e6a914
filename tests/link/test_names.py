"""References looked up among names, and what is suggested where none is found."""

import time

from generator.link.names.lookup import Names
from generator.model.body import Ref
from generator.model.problems import Problem, Span
from generator.model.records import Actor, Event, Key, Name, Record

SPAN = Span("x.md")


def actor(id: str, name: str, *names: str) -> Actor:
    return Actor(key=Key("actor", id), span=SPAN, title=name, kind="person", names=tuple(Name(n) for n in names))


RECORDS: tuple[Record, ...] = (
    actor("ilse-brandt", "Ilse Brandt", "Ilse Brant", "Captain Brandt"),
    actor("holm", "Ilse Holm"),
    Event(key=Key("event", "alarm"), span=SPAN, title="The alarm"),
)


def hint(text: str, *kinds: str, names: Names | None = None) -> str:
    found = (names or Names(RECORDS, ())).find(Ref(text, SPAN, kinds))
    assert isinstance(found, Problem)
    assert found.code == "unknown-reference"
    return found.hint


def test_an_id_a_name_and_a_folded_name_lead_to_the_record() -> None:
    names = Names(RECORDS, ())
    for text in ("actor:ilse-brandt", "ilse-brandt", "Captain Brandt", "captain bråndt"):
        assert names.find(Ref(text, SPAN)) == Key("actor", "ilse-brandt")


def test_a_record_of_several_near_names_is_suggested_once() -> None:
    assert hint("Ilse Brandd") == "did you mean `ilse-brandt` (actor)?"


def test_far_fetched_names_are_not_suggested() -> None:
    assert hint("Ilse Maartensson") == ""


def test_three_records_at_most_are_suggested() -> None:
    many = Names([actor(f"holm-{n}", f"Holmes {n}", f"Holms {n}") for n in range(9)], ())
    assert hint("Holme", names=many).count("(actor") == 3


def test_a_slip_in_the_kind_keeps_the_rest() -> None:
    assert hint("events:alarm") == "the kind is written `event`: did you mean `event:alarm`?"


def test_a_kind_narrows_what_is_suggested() -> None:
    assert hint("event:alrm") == "did you mean `alarm` (event)?"
    assert hint("alrm", "actor") == ""


def test_a_colon_in_a_title_is_no_kind() -> None:
    title = "Harbour: who rang the bell"
    names = Names([Event(key=Key("event", "e1"), span=SPAN, title=title)], ())
    assert hint("Harbour: who rang the bel", names=names) == f"did you mean `e1` (event, {title})?"
    assert hint("zzzz: qqqq").startswith("the kinds are article, actor")


def test_many_unknown_references_cost_little() -> None:
    names = Names([actor(f"a{n}", f"Person {n} of {n * 7919 % 10007}") for n in range(5000)], ())
    hint("Persn", names=names)
    began = time.process_time()
    for _ in range(500):
        hint("Persn", names=names)
    assert time.process_time() - began < 0.5
