"""How a problem is printed."""

from generator.face.report import count, place, show
from generator.model.problems import Span, problem


def test_the_caret_stands_under_the_word() -> None:
    shown = show(
        problem("unknown-key", "no such key", Span("a.md", 2, 1, 3), "write `date`"),
        {"a.md": ["---", "dat: 2024"]},
        False,
    )
    assert shown.splitlines() == [
        "a.md:2:1: error: no such key [unknown-key]",
        "  2 | dat: 2024",
        "    | ^^^",
        "  → write `date`",
    ]


def test_the_caret_stands_right_behind_wide_characters_and_marks() -> None:
    line = "港口 é x"
    shown = show(problem("unknown-key", "x", Span("a.md", 1, len(line), 1)), {"a.md": [line]}, False)
    caret = shown.splitlines()[2]
    assert caret == "    | " + " " * 7 + "^"


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "a" * 500 + "HERE" + "b" * 500
    shown = show(problem("unknown-key", "x", Span("a.md", 1, 501, 4)), {"a.md": [line]}, False).splitlines()
    assert "HERE" in shown[1]
    assert len(shown[1]) < 120
    assert shown[1].index("HERE") == shown[2].index("^^^^")


def test_a_place_is_said_as_far_as_it_is_known() -> None:
    assert place(Span("a.md", 3, 4)) == "a.md:3:4"
    assert place(Span("a.md", 3)) == "a.md:3"
    assert place(Span("a.md")) == "a.md"


def test_problems_are_counted_with_the_right_plural() -> None:
    error, warning = problem("unknown-key", "x", Span("a")), problem("unsourced", "x", Span("a"))
    assert count([error]) == "1 error"
    assert count([error, error, warning]) == "2 errors, 1 warning"
    assert count([]) == ""


def test_colour_is_only_added_when_asked_for() -> None:
    one = problem("unknown-key", "x", Span("a.md", 1, 1, 1))
    assert "\x1b" not in show(one, {"a.md": ["x"]}, False)
    assert "\x1b[" in show(one, {"a.md": ["x"]}, True)


def test_what_would_steer_a_terminal_is_shown_instead() -> None:
    one = problem("unknown-key", "bad \x1b[31m\x07", Span("a\x1b.md", 1, 2, 1), "or \u202e this")
    shown = show(one, {"a\x1b.md": ["x\x1by"]}, False)
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}
    assert "␛" in shown
