"""Templates as Python: whatever way a macro is called, the words are those that Jinja gives."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from generator.render.compiling import ThemeEnvironment

VALUES = {"words": "<Smith & Sons>", "place": {"name": "Port Lena"}, "rows": ("a", "b")}
MACRO = '{% macro say(a, b="none") %}[{{ a }}|{{ b }}]{% endmacro %}'


@pytest.mark.parametrize(
    "text",
    [
        "{{ say(words, words) }}",
        "{{ say(words) }}",
        '{{ say(b=words, a="x") }}',
        "{{ say(*rows) }}",
        "{{ say(say(words)) }}",
        "{{ say(words)|upper }}{{ say(words) ~ words }}",
        "{% set said = say(words) %}{{ said }}{{ said|length }}",
        "{% for row in rows %}{{ say(row, loop.index) }}{{ loop.cycle('odd', 'even') }}{% endfor %}",
        "{% macro many() %}{{ varargs|join(words) }}{{ kwargs.c }}{% endmacro %}{{ many(words, 'b', c=words) }}",
        "{% macro around(a) %}{{ a }}{{ caller() }}{% endmacro %}{% call around(words) %}{{ words }}{% endcall %}",
        "{% autoescape false %}{{ say(words) }}{{ words }}{{ words.upper() }}{% endautoescape %}{{ say(words) }}",
        "{{ words.upper() }}{{ words.replace('&', '<b>') }}",
        "{{ place.name }}{{ place.size is defined }}{{ place.size|default(words) }}",
        "{% block one %}{{ say(words) }}{% endblock %}{{ self.one() }}",
        "{{ 7 }}{{ none }}{{ words|safe }}{{ [words] }}",
    ],
)
def test_a_template_of_the_dossier_gives_what_jinja_gives(text: str) -> None:
    """A template of the dossier's own may do all that Jinja can."""
    plain = Environment(autoescape=True).from_string(MACRO + text).render(VALUES)
    ours = ThemeEnvironment({"own.html": MACRO + text}, {"own.html"}).get_template("own.html").render(VALUES)
    assert ours == plain


@pytest.mark.parametrize("text", ["{{ say() }}", "{{ say(1, 2, 3) }}", "{{ say(1, c=2) }}", "{{ words.nothing }}"])
def test_what_is_wrong_in_a_call_is_not_passed_over(text: str) -> None:
    """An argument that is missing or too many, and an attribute that is not there."""
    template = ThemeEnvironment({"own.html": MACRO + text}, {"own.html"}).get_template("own.html")
    with pytest.raises(Exception, match=r"not provided|not more than|no keyword argument|no attribute"):
        template.render(VALUES)
