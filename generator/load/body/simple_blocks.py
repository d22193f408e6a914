"""Blocks of the plainest shape, made at one glance: paragraphs, lists of one line an item, footnotes of one line.

Each is made only where the parser's own rules are sure to make the very same, and otherwise left to them.
"""

import re
from collections.abc import Callable
from typing import Any, cast

import msgspec
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

CODE_INDENT = 4
# What a block may begin with that is no paragraph, or what makes a heading or a table of a paragraph above it.
STARTS = frozenset("`~>#[*-_+0123456789=:|<")
# After a marker comes a line that is the first of no other block.
_WORDS = r" (?=[^\s`~>#\[*\-_+0-9=:|<])"
_ITEM = re.compile(rf"(?P<number>[0-9]{{1,9}})?(?P<mark>(?(number)[.)]|[-+*])){_WORDS}")
_NOTE = re.compile(rf"\[\^(?P<label>[^\] \n]+)\]:{_WORDS}")
_ENDS = re.compile(r"(?:[-+*]|(?P<number>[0-9]{1,9})[.)])[ \t]+[^\W_]|\[\^[^\s\]]+\]:")
_NEXT_NOTE = re.compile(r"\[\^[^\s\]]+\]:")


class _Light(msgspec.Struct, gc=False):
    """The parser's token, as it comes, but quick to make: of 160 in an article few are asked for more than a type."""

    type: str
    tag: str
    nesting: int
    attrs: dict[str, str | int | float] = {}
    map: list[int] | None = None
    level: int = 0
    children: list[Token] | None = None
    content: str = ""
    markup: str = ""
    info: str = ""
    meta: dict[str, Any] = {}
    block: bool = False
    hidden: bool = False


light = cast("Callable[..., Token]", _Light)


class State(StateBlock):
    """The parser's state, whose tokens are light."""

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:
        if nesting < 0:
            self.level -= 1
        token = light(ttype, tag, nesting, level=self.level, block=True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


def paragraph(state: StateBlock, line: int) -> bool:
    """The paragraph that begins at a line, if it is one for certain.

    A line that is no code and begins with none of `STARTS` begins no other block, ends no paragraph, and underlines
    no heading or head of a table. So the rules would find a paragraph of all such lines up to an empty one.
    """
    if state.sCount[line] - state.blkIndent >= CODE_INDENT:
        return False
    src, begins, ends, shifts = state.src, state.bMarks, state.eMarks, state.tShift
    end, last = line, state.lineMax
    while end < last and (at := begins[end] + shifts[end]) < ends[end]:
        if src[at] in STARTS:
            if end > line and _ends_paragraph(state, end, at):
                break
            return False
        end += 1
    if end == line + 1:
        content = src[begins[line] + shifts[line] : ends[line]]
    else:
        content = state.getLines(line, end, state.blkIndent, False)
    _add_paragraph(state, line, end, content, state.level, hidden=False)
    state.line = end
    return True


def simple_list(state: StateBlock, line: int, limit: int) -> bool:
    """The list that begins at a line, if each of its items is one line of words and no empty line parts them."""
    indent, shifted, level = state.sCount[line], state.tShift[line], state.level
    if indent - state.blkIndent >= CODE_INDENT or level + 2 >= state.md.options.maxNesting:
        return False
    src, begins, ends, shifts = state.src, state.bMarks, state.eMarks, state.tShift
    items: list[re.Match[str]] = []
    end, last = line, state.lineMax
    while end < last and (at := begins[end] + shifts[end]) < ends[end]:
        found = _ITEM.match(src, at, ends[end])
        if not found or state.sCount[end] != indent or shifts[end] != shifted or end >= limit:
            return False
        items.append(found)
        end += 1
    first = items[0]
    mark, number = first["mark"], first["number"]
    if any(item["mark"] != mark for item in items):
        return False
    after = _after(state, end, limit)
    if after < limit and state.sCount[after] >= state.blkIndent:
        # A line further in belongs to the last item; a marker may go on with the list.
        inner = indent + items[-1].end() - items[-1].start()
        if state.sCount[after] >= inner or src[begins[after] + shifts[after]] in "-+*0123456789":
            return False
    kind, tag = ("ordered_list", "ol") if number else ("bullet_list", "ul")
    attrs = {"start": int(number)} if number and int(number) != 1 else {}
    add = state.tokens.append
    add(light(f"{kind}_open", tag, 1, attrs, [line, after], level, markup=mark, block=True))
    for row, item in enumerate(items, line):
        until = row + 1 if row + 1 < end else after
        info = item["number"] or ""
        add(light("list_item_open", "li", 1, {}, [row, until], level + 1, None, "", mark, info, {}, True))
        _add_paragraph(state, row, row + 1, src[item.end() : ends[row]], level + 2, hidden=True)
        add(light("list_item_close", "li", -1, level=level + 1, markup=mark, block=True))
    add(light(f"{kind}_close", tag, -1, level=level, markup=mark, block=True))
    state.line = after
    return True


def simple_note(state: StateBlock, line: int, limit: int) -> bool:
    """The footnote that is written at a line, if it is one line of words."""
    level, inner = state.level, state.blkIndent + CODE_INDENT
    if state.sCount[line] >= inner or level + 1 >= state.md.options.maxNesting:
        return False
    src, begins, ends, shifts = state.src, state.bMarks, state.eMarks, state.tShift
    found = _NOTE.match(src, begins[line] + shifts[line], ends[line])
    if found is None:
        return False
    end = line + 1
    if end < state.lineMax and (at := begins[end] + shifts[end]) < ends[end]:
        is_note = end < limit and _NEXT_NOTE.match(src, at, ends[end])
        if not is_note or not 0 <= state.sCount[end] < inner:
            return False
    after = _after(state, end, limit)
    if after < limit and state.sCount[after] >= inner:
        return False
    label = found["label"]
    state.env.setdefault("footnotes", {"refs": {}, "list": {}})["refs"][f":{label}"] = -1
    add = state.tokens.append
    add(light("footnote_reference_open", "", 1, {}, [line, after], level, None, "", "", "", {"label": label}))
    _add_paragraph(state, line, end, src[found.end() : ends[line]], level + 1, hidden=False)
    add(light("footnote_reference_close", "", -1, level=level))
    state.line = after
    return True


def _after(state: StateBlock, line: int, limit: int) -> int:
    """Where a pass over blocks stands after a block that ends before `line`: beyond the empty lines there."""
    if line < limit and state.isEmpty(line):
        line += 1
        if line < limit:
            line = state.skipEmptyLines(line)
    return line


def _add_paragraph(state: StateBlock, line: int, end: int, content: str, level: int, hidden: bool) -> None:
    add = state.tokens.append
    add(light("paragraph_open", "p", 1, {}, [line, end], level, None, "", "", "", {}, True, hidden))
    add(light("inline", "", 0, {}, [line, end], level + 1, [], mdTrim(content), "", "", {}, True))
    add(light("paragraph_close", "p", -1, {}, None, level, None, "", "", "", {}, True, hidden))


def _ends_paragraph(state: StateBlock, line: int, at: int) -> bool:
    """Whether a line is for certain an item of a list, or a footnote, which ends the paragraph above it."""
    found = _ENDS.match(state.src, at, state.eMarks[line])
    indent = state.sCount[line]
    if found is None or not 0 <= indent < state.blkIndent + CODE_INDENT:
        return False
    if indent >= state.blkIndent:
        return found["number"] is None or int(found["number"]) == 1
    return state.listIndent < 0 or indent - state.listIndent < CODE_INDENT
