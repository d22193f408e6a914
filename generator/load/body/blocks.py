"""The parser's pass over blocks, which asks of each line only the rules that its first character can begin.

The rules are the parser's own, in its own order, and so is what they make. A line in which nothing can begin but a
paragraph is asked nothing at all.
"""

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from generator.load.body.simple_blocks import CODE_INDENT, STARTS, State, paragraph, simple_list, simple_note

# By a line's first character, the rules that may take it, beside those that may take any.
_BY_FIRST = {
    "`": ("fence",), "~": ("fence",), ">": ("blockquote",), "#": ("heading",), "[": ("footnote_def", "reference"),
    "*": ("hr", "list"), "-": ("hr", "list"), "_": ("hr",), "+": ("list",), **dict.fromkeys("0123456789", ("list",)),
}  # fmt: skip
_ANY = ("lheading", "paragraph")
_ITEMS = "-+*0123456789"
Rules = tuple[RuleFuncBlockType, ...]


class Blocks(ParserBlock):
    """The parser's blocks. Its rules are looked up once, so none may be added after the first parse."""

    def __init__(self, like: ParserBlock) -> None:
        self.ruler = like.ruler
        self._chains: dict[str, Rules] = {}

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:
        if not src:
            return None
        state = State(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens

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
            if not _simple(state, line, endLine):
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
        if "|" in state.src or state.sCount[line] - state.blkIndent >= CODE_INDENT:
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


def _simple(state: StateBlock, line: int, limit: int) -> bool:
    """Make a block that needs no rule, if one begins at a line."""
    first = state.src[state.bMarks[line] + state.tShift[line]]
    if first not in STARTS:
        return paragraph(state, line)
    if first == "[":
        return simple_note(state, line, limit)
    return first in _ITEMS and simple_list(state, line, limit)
