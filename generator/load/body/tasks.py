"""Items of a list of tasks."""

import re

from markdown_it.token import Token

_TASK = re.compile(r"\[([ xX])\](?=[ \t])")


def tick(token: Token) -> None:
    """An item's box, ticked or not, as a character."""
    first = token.children[0] if token.children else None
    box = _TASK.match(first.content) if first and first.type == "text" else None
    if first and box:
        first.content = ("☐" if box[1] == " " else "☑") + first.content[box.end() :]
        first.meta["at"] = int(first.meta.get("at", 0)) + box.end() - 1
