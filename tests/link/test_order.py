"""Events that come after themselves, against following every step, and facts that name no claim."""

from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link.order import circling, mistakes, unsourced
from generator.model.body import Ref
from generator.model.problems import Problem, Span
from generator.model.records import Count, Event, Key


def problems(*after: tuple[str, tuple[str, ...]]) -> list[Problem]:
    """What is wrong with events that are said to come after others. A name is a record's id; `?…` is found nowhere."""
    found: dict[Ref, Key] = {}
    events = []
    for line, (name, others) in enumerate(after, 1):
        refs = tuple(Ref(other, Span(f"{name}.md", line, column, 1)) for column, other in enumerate(others, 1))
        found |= {ref: Key("event", ref.text) for ref in refs if not ref.text.startswith("?")}
        events.append(Event(key=Key("event", name), span=Span(f"{name}.md"), title=name, after=refs))
    return list(mistakes(events, found))


def test_an_event_after_itself_is_reported_at_its_first_after() -> None:
    [found] = problems(("fire", ("flood", "fire")), ("flood", ()))
    assert (found.code, found.message) == ("order-cycle", "this event comes after itself")
    assert found.span == Span("fire.md", 1, 1, 1)


def test_every_event_of_a_longer_circle_is_reported_and_none_beside_it() -> None:
    found = problems(("a", ("c",)), ("b", ("a",)), ("c", ("b",)), ("later", ("a",)), ("earlier", ()))
    assert [(p.code, p.span.path) for p in found] == [("order-cycle", f"{n}.md") for n in "abc"]


def test_an_event_between_two_circles_is_in_neither() -> None:
    found = problems(("a", ("b",)), ("b", ("a",)), ("between", ("a",)), ("c", ("d", "between")), ("d", ("c",)))
    assert [p.span.path for p in found] == ["a.md", "b.md", "c.md", "d.md"]


def test_an_event_reached_by_two_ways_is_no_circle() -> None:
    assert problems(("a", ()), ("b", ("a",)), ("c", ("a",)), ("d", ("b", "c"))) == []


def test_what_is_found_nowhere_or_is_no_event_here_comes_before_nothing() -> None:
    assert problems(("a", ("?nobody", "elsewhere")), ("b", ("a",))) == []


def test_a_chain_of_5000_events_is_gone_through_within_two_seconds() -> None:
    chain = [(f"e{n}", (f"e{n - 1}",) if n else ()) for n in range(5000)]
    begun = perf_counter()
    assert problems(*chain) == []
    assert len(problems(("e0", ("e4999",)), *chain[1:])) == 5000
    assert perf_counter() - begun < 2


def test_a_number_without_a_claim_is_unsourced() -> None:
    ref = Ref("twelve-wounded", Span("x.md", 3))
    numbers = (Count("wounded", 12), Count("dead", 2, claim=ref))
    event = Event(key=Key("event", "x"), span=Span("x.md"), title="x", counts=numbers)
    assert unsourced(event) == ("the number wounded",)


NUMBERS = st.integers(0, 7)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(NUMBERS, st.lists(NUMBERS, max_size=3)))
def test_what_comes_before_itself_is_what_following_every_step_leads_back_to(graph: dict[int, list[int]]) -> None:
    def reached(start: int) -> set[int]:
        seen: set[int] = set()
        todo = [start]
        while todo:
            following = set(graph.get(todo.pop(), ())) - seen
            seen |= following
            todo += following
        return seen

    before = {Key("event", str(n)): [Key("event", str(m)) for m in others] for n, others in graph.items()}
    assert circling(before) == {Key("event", str(n)) for n in graph if n in reached(n)}
