"""What tags and styles of HTML say about how text is shown: its lines, and whether it is shown at all."""

import re

PARAGRAPHS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li listing main menu nav noframes ol "
    "optgroup p plaintext pre search section summary table tbody tfoot thead tr ul xmp foreignobject desc".split()
)
"""Elements whose text stands in paragraphs of its own."""

APART = frozenset("button input select textarea audio video canvas object embed meter progress math svg text".split())
"""Elements that stand in a line and never touch the word beside them."""

LINES = frozenset(("option",))
CELLS = frozenset(("td", "th"))
KEPT = frozenset(("pre", "listing", "xmp", "plaintext", "textarea"))
"""Elements in which white space is kept."""

NOT_TEXT = frozenset("script style link meta base template param source track col colgroup rp".split())
UNSHOWN = frozenset("head title datalist audio video canvas meter progress annotation annotation-xml desc".split())
"""Elements whose text a page holds and no browser shows."""

_CLAUSE = re.compile(r"\s*([a-z-]+)\s*:\s*([^;!]*)")
_BLOCKS = ("block", "flex", "grid", "table", "list-item", "flow-root", "table-row", "table-caption")


def clauses(style: str) -> dict[str, str]:
    """An inline style's properties and their values, the last of each, in lower case."""
    bare = re.sub(r"/\*.*?\*/", "", style.lower(), flags=re.DOTALL)
    return {m[1]: m[2].strip() for m in (_CLAUSE.match(part) for part in bare.split(";")) if m}


def layout(tag: str, display: str) -> str:
    """How an element parts its text from what is around it: `paragraph`, `cell`, `line`, `apart` or `inline`."""
    if display in _BLOCKS:
        return "paragraph"
    if display.startswith("inline-") or display == "contents":
        return "apart" if display != "contents" else "inline"
    if display == "table-cell" or (tag in CELLS and display != "inline"):
        return "cell"
    if tag in PARAGRAPHS and display != "inline":
        return "paragraph"
    if tag in LINES:
        return "line"
    return "apart" if tag in APART else "inline"


def is_unshown(tag: str, attributes: dict[str, str | None], display: str) -> bool:
    """Whether the page itself hides an element with all that is in it."""
    if display == "none" or tag in UNSHOWN:
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    return "hidden" in attributes and not display
