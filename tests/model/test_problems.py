"""Problems in the order in which every report lists them."""

import random

from generator.model.problems import Problem, Severity, Span, in_order, problem

A, B = "content/a.md", "content/b.md"


def test_problems_stand_by_place_then_by_code_each_once() -> None:
    dated = problem("bad-date", "no such day", Span(A, 3, 8, 10), "mend it")
    typed = problem("wrong-type", "a list is wanted", Span(A, 3, 8, 10))
    later = problem("bad-date", "no such day", Span(A, 20, 1))
    other = problem("bad-date", "no such day", Span(B, 1, 1))
    given = [other, later, typed, dated, later, dated, other]
    for seed in range(20):
        random.Random(seed).shuffle(given)
        assert in_order(given) == [dated, typed, later, other]


def test_problems_of_one_place_and_message_are_told_apart_by_all_the_rest() -> None:
    one = Problem("bad-date", "no such day", Span(A, 3), "mend it")
    noted = Problem("bad-date", "no such day", Span(A, 3), "mend it", Severity.NOTE)
    owned = Problem("bad-date", "no such day", Span(A, 3), "mend it", subject="claim:pump")
    assert in_order([one, noted, one, owned, noted, owned]) == [one, noted, owned]
