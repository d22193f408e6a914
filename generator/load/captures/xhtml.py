"""XHTML as HTML: what XML closes in one tag or marks as plain characters, and an HTML parser would run on over."""

from html import escape

import regex

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_XML = regex.compile(
    r"""<!--.*?-->
      | <!\[CDATA\[(?P<data>.*?)\]\]>
      | <\?.*?\?>
      | <(?P<tag>[A-Za-z_][^\s/>"'=]*+)(?P<rest>(?>(?:[^"'<>/]++|"[^"]*+"|'[^']*+'|/(?!>))*))/>
      | <(?P<raw>script|style)\b.*?</(?P=raw)\s*>""",
    regex.DOTALL | regex.VERBOSE,
)


def as_html(source: str) -> str:
    """The same document, as an HTML parser reads it rightly."""
    return str(_XML.sub(_html, source))


def _html(found: "regex.Match[str]") -> str:
    if found["data"] is not None:
        return escape(found["data"], quote=False)
    if found["tag"] is None:
        return str(found[0]) if found["raw"] else ""
    if found["tag"].lower() in _VOID:
        return str(found[0])
    return f"<{found['tag']}{found['rest']}></{found['tag']}>"
