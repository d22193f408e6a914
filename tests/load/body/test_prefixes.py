"""What stands before the words of a line. Python before 3.11.5 took half of a sign for a whole one where a group was
repeated possessively (https://github.com/python/cpython/issues/106052)."""

import pytest

from generator.link.names.mentions import Mentions
from generator.load.body.stretches import PREFIX
from generator.model.problems import Span
from generator.model.records import Actor, Key


@pytest.mark.parametrize(
    ("line", "prefix"),
    [("10. ten", "10. "), ("10.5 m", ""), ("2024 was", ""), ("> 3) - x", "> 3) - "), ("1. 2.x", "1. "), ("-x", "")],
)
def test_half_a_sign_is_no_prefix(line: str, prefix: str) -> None:
    found = PREFIX.match(line)
    assert found is not None
    assert found[0] == prefix


def test_a_name_before_a_closing_apostrophe_is_found() -> None:
    corps = Actor(key=Key("actor", "corps"), span=Span(""), title="Harbour Guard Corps", kind="organisation")
    found = Mentions([corps]).find("the Harbour Guard Corps’ elite force, and the Harbour Guard Corps' boats")
    assert [name.actors for name in found] == [(corps.key,), (corps.key,)]
