"""Words made safe to stand in HTML."""

from typing import Any

from markupsafe import Markup, escape


def escaped(value: Any) -> str:
    """What `escape` gives, to be joined with other HTML; what needs no escaping, as most words, comes back as it is.

    >>> escaped("Smith & Sons"), escaped("half-hearted")
    ('Smith &amp; Sons', 'half-hearted')
    """
    is_plain = type(value) is str and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value)
    return value if is_plain or type(value) is Markup else str(escape(value))
