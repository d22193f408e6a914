"""Words made safe to stand in HTML."""

from typing import Any

from markupsafe import Markup, escape

_IN_SCRIPT = tuple((c, f"\\u{ord(c):04x}") for c in "<>&\u2028\u2029")


def in_script(json: str) -> Markup:
    """JSON as it may stand in a script's element, which no sign of it can end; read back, it is the same.

    >>> in_script('["</script>"]')
    Markup('["\\\\u003c/script\\\\u003e"]')
    """
    for sign, written in _IN_SCRIPT:
        json = json.replace(sign, written)
    return Markup(json)


def escaped(value: Any) -> str:
    """What `escape` gives, to be joined with other HTML; what needs no escaping, as most words, comes back as it is.

    >>> escaped("Smith & Sons"), escaped("half-hearted")
    ('Smith &amp; Sons', 'half-hearted')
    """
    is_plain = type(value) is str and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value)
    return value if is_plain or type(value) is Markup else str(escape(value))
