"""One file of content/ taken apart into records as they were written. What each comes to is record_file.py's."""

import re
from itertools import pairwise

import msgspec

from generator.load.folders import is_list, stem
from generator.load.frontmatter import split
from generator.load.schema.record import RecordForm
from generator.load.strict_yaml import compose
from generator.load.tree import Mapping, Node, Scalar, Sequence, Written, as_written, source
from generator.load.withheld import status_of
from generator.model.problems import Problem, Span, problem
from generator.model.records import Status


class Item(msgspec.Struct, frozen=True):
    """One record before it is read.

    `stem` is the name of a file of its own, empty in a list; `words` is all that stands in the source for it, remarks
    included, as one stretch of the file's text; `top` is where it begins.
    """

    path: str
    stem: str
    mapping: Mapping | None
    body: Written
    words: str
    top: Span

    @property
    def listed(self) -> bool:
        """Whether it stands in a list."""
        return not self.stem


def items_of(path: str, text: str, form: RecordForm) -> tuple[list[Item], list[Problem]]:
    """Every record of a file; none where the file cannot be taken apart."""
    return _of_list(path, text, form) if is_list(path) else _of_file(path, text)


def _of_file(path: str, text: str) -> tuple[list[Item], list[Problem]]:
    front, problems = split(path, text)
    if front is None:
        return [], problems
    body = Written(front.body, front.line, 1)
    return [Item(path, stem(path), front.settings, body, text, Span(path, 1, 1))], problems


def _of_list(path: str, text: str, form: RecordForm) -> tuple[list[Item], list[Problem]]:
    node, problems = compose(source(path, text))
    if node is None:
        return [], problems
    if not isinstance(node, Sequence):
        return [], [*problems, _no_list(node, form)]
    items = []
    for mapping, words in zip(node.items, _parted(text, node, form), strict=True):
        if isinstance(mapping, Mapping):
            items.append(Item(path, "", mapping, _text_of(mapping), words, mapping.span))
        else:
            message = f"each item of this list is {form.title}, with keys"
            hint = f"write `- {form.name}: …`, and its other keys below"
            problems.append(problem("wrong-type", message, mapping.span, hint))
    return items, problems


def _text_of(mapping: Mapping) -> Written:
    """The Markdown of a record in a list, with its place in the file."""
    node = mapping.get("text")
    return as_written(node) if isinstance(node, Scalar) and node.text.strip() else Written("", 1, 1)


def _parted(text: str, items: Sequence, form: RecordForm) -> list[str]:
    """The text of a list, parted into that of each item.

    Remarks between two items go with the upper one where that is not shown, else with the lower one: they may be about
    either, and what is not shown is searched for in the site.
    """
    bounds = [0]
    for upper, lower in pairwise(items.items):
        shown = not isinstance(upper, Mapping) or status_of(upper, form)[0] is Status.PUBLISHED
        begin = _line_of(text, lower.start)
        bounds.append(_above(text, begin, lower.start - begin) if shown else begin)
    return [text[start:end] for start, end in pairwise([*bounds, len(text)])]


def _line_of(text: str, start: int) -> int:
    """Where the line of an item begins, its hyphen included; the item itself where others stand on that line."""
    begin = text.rfind("\n", 0, start) + 1
    return start if text[begin:start].strip(" -") else begin


def _above(text: str, begin: int, indent: int) -> int:
    """Where the remarks directly above a line begin. A line further in that begins with `#` belongs to a text."""
    while begin and text[begin - 1] == "\n":
        above = text.rfind("\n", 0, begin - 1) + 1
        line = text[above : begin - 1]
        if line.strip() and not re.match(rf" {{0,{max(indent - 2, 0)}}}#", line):
            break
        begin = above
    return begin


def _no_list(node: Node, form: RecordForm) -> Problem:
    hint = f"begin each record with `- `, as in `- {form.name}: …`, and indent its other keys below"
    if re.match(r"-[^\s-]", node.slice):
        hint = "put a space after each hyphen"
    return problem("wrong-type", f"this file holds a list, each item of it {form.title}", node.span, hint)
