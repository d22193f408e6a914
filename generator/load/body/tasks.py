"""Items of a list of tasks."""

from markdown_it.token import Token

from generator.model.patterns import later

_TASK = later(r"\[([ xX])\](?=[ \t])")


def tick(tokens: list[Token]) -> None:
    """The box that an item's inline tokens begin with, ticked or not, as a character."""
    first = tokens[0] if tokens else None
    box = _TASK.match(first.content) if first and first.type == "text" else None
    if first and box:
        first.content = ("☐" if box[1] == " " else "☑") + first.content[box.end() :]
        first.meta["at"] = int(first.meta.get("at", 0)) + box.end() - 1
