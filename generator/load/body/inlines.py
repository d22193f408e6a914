"""The parser's pass over the inside of a block, which asks at each place only the rules that its character can begin.

The rules are the parser's own, in its own order. Each token remembers where in its block's text it begins, as
`meta["at"]`.
"""

import re
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from generator.model.patterns import later

# By the character that they begin with, the rules that there are. HTML is text, so nothing else begins with `<`.
_BY_FIRST = {
    "\n": ("newline",), "\\": ("backslash", "escape"), "`": ("backticks",), "~": ("strikethrough",),
    "*": ("emphasis",), "_": ("emphasis",), "[": ("link", "footnote_ref"), "!": ("image",), "^": ("inline_note",),
    "<": ("autolink",), "&": ("entity",), ":": ("address",),
}  # fmt: skip
# Where something may begin or, as at `]`, may end.
_STOP = later(f"[{re.escape(''.join(_BY_FIRST))}\\]]")
Rules = tuple[RuleFuncInlineType, ...]


class State(StateInline):
    """The parser's state, which also notes where a run of plain text began."""

    began = 0

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta["at"] = self.began
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token


class Inlines(ParserInline):
    """The parser's inlines. Its rules are looked up once, so none may be added after the first parse."""

    def __init__(self) -> None:
        super().__init__()
        self._chains: dict[str, Rules] = {}

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        self._chains = self._chains or self._by_first()
        state = State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        assert isinstance(state, State)
        source, end, pos = state.src, state.posMax, state.pos
        deep = state.level >= state.md.options.maxNesting
        while pos < end:
            if not (deep or state.pending):
                state.began = pos
            stop = _text_end(source, pos, end)
            if stop > pos:
                state.append_pending(source[pos:stop])
                state.pos = pos = stop
                continue
            for rule in () if deep else self._chains.get(source[pos], ()):
                if rule(state, False):
                    break
            else:
                state.append_pending(source[pos])
                state.pos += 1
            pos = state.pos
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:
        pos, source = state.pos, state.src
        if pos in state.cache:
            state.pos = state.cache[pos]
            return
        if state.level >= state.md.options.maxNesting:
            state.pos = state.posMax + 1
        elif (stop := _text_end(source, pos, state.posMax)) > pos:
            state.pos = stop
        else:
            state.level += 1
            if not any(rule(state, True) for rule in self._chains.get(source[pos], ())):
                state.pos += 1
            state.level -= 1
        state.cache[pos] = state.pos

    def _by_first(self) -> dict[str, Rules]:
        """The rules that are switched on, by the character that they begin with."""
        every = tuple(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))
        return {first: tuple(rule for name, rule in every if name in names) for first, names in _BY_FIRST.items()}


def _text_end(source: str, pos: int, limit: int) -> int:
    """Where plain text that begins at `pos` ends: at the next character with which something may begin."""
    found = _STOP.search(source, pos, limit)
    return found.start() if found else limit
