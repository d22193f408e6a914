"""The parser's pass over blocks, which asks of each line only the rules that its first character can begin.

The rules are the parser's own, in its own order, and so is what they make. A line in which nothing can begin but a
paragraph is asked nothing at all.
"""

import re

from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.rules_block import StateBlock

# By a line's first character, the rules that may take it, beside those that may take any.
_BY_FIRST = {
    "`": ("fence",), "~": ("fence",), ">": ("blockquote",), "#": ("heading",), "[": ("footnote_def", "reference"),
    "*": ("hr", "list"), "-": ("hr", "list"), "_": ("hr",), "+": ("list",), **dict.fromkeys("0123456789", ("list",)),
}  # fmt: skip
_ANY = ("lheading", "paragraph")
# A line that begins with one of these may end a paragraph above it, or make a heading or a table of that.
_STARTS = frozenset((*_BY_FIRST, "=", ":", "|", "<"))
_ENDS = re.compile(r"(?:[-+*]|(?P<number>[0-9]{1,9})[.)])[ \t]+[^\W_]|\[\^[^\s\]]+\]:")
_CODE_INDENT = 4
Rules = tuple[RuleFuncBlockType, ...]


class Blocks(ParserBlock):
    """The parser's blocks. Its rules are looked up once, so none may be added after the first parse."""

    def __init__(self, like: ParserBlock) -> None:
        self.ruler = like.ruler
        self._chains: dict[str, Rules] = {}

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        line, has_empty = startLine, False
        begins, ends, shifts = state.bMarks, state.eMarks, state.tShift
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= state.md.options.maxNesting:
                state.line = endLine
                break
            if (end := _paragraph_end(state, line)) > 0:
                _paragraph(state, line, end)
            else:
                next(True for rule in self._rules(state, line) if rule(state, line, endLine, False))
            state.tight = not has_empty
            line = state.line
            # A paragraph in a list may have taken the empty line after it.
            if line - 1 < endLine and begins[line - 1] + shifts[line - 1] >= ends[line - 1]:
                has_empty = True
            if line < endLine and begins[line] + shifts[line] >= ends[line]:
                has_empty = True
                state.line = line = line + 1

    def _rules(self, state: StateBlock, line: int) -> Rules:
        """The rules that may take a line, in order."""
        self._chains = self._chains or self._by_first()
        # The head of a table has a bar in it.
        if "|" in state.src or state.sCount[line] - state.blkIndent >= _CODE_INDENT:
            return self._chains["any"]
        return self._chains.get(state.src[state.bMarks[line] + state.tShift[line]], self._chains["other"])

    def _by_first(self) -> dict[str, Rules]:
        """The rules that are switched on, by the first character of a line."""
        every = tuple(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))
        chains = {
            first: tuple(rule for name, rule in every if name in (*names, *_ANY))
            for first, names in (*_BY_FIRST.items(), ("other", ()))
        }
        return {**chains, "any": tuple(rule for _, rule in every)}


def _paragraph_end(state: StateBlock, line: int) -> int:
    """The line before which a paragraph ends that begins at `line`; 0 where the rules must be asked.

    A line that is no code and begins with none of `_STARTS` begins no other block, ends no paragraph, and underlines
    no heading or head of a table. So the rules would find a paragraph of all such lines up to an empty one.
    """
    if state.sCount[line] - state.blkIndent >= _CODE_INDENT:
        return 0
    src, begins, ends, shifts = state.src, state.bMarks, state.eMarks, state.tShift
    first, last = line, state.lineMax
    while line < last and (at := begins[line] + shifts[line]) < ends[line]:
        if src[at] in _STARTS:
            return line if line > first and _ends_paragraph(state, line, at) else 0
        line += 1
    return line


def _ends_paragraph(state: StateBlock, line: int, at: int) -> bool:
    """Whether a line is for certain an item of a list, or a footnote, which ends the paragraph above it."""
    found = _ENDS.match(state.src, at, state.eMarks[line])
    indent = state.sCount[line]
    if found is None or not 0 <= indent < state.blkIndent + _CODE_INDENT:
        return False
    if indent >= state.blkIndent:
        return found["number"] is None or int(found["number"]) == 1
    return state.listIndent < 0 or indent - state.listIndent < _CODE_INDENT


def _paragraph(state: StateBlock, line: int, end: int) -> None:
    """The tokens of a paragraph of the lines from `line` to before `end`."""
    token = state.push("paragraph_open", "p", 1)
    token.map = [line, end]
    token = state.push("inline", "", 0)
    token.map = [line, end]
    if end == line + 1:
        token.content = mdTrim(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])
    else:
        token.content = mdTrim(state.getLines(line, end, state.blkIndent, False))
    token.children = []
    state.push("paragraph_close", "p", -1)
    state.line = end
