"""The Markdown parser: CommonMark, tables, ~~strikes~~, footnotes, call-outs, bare addresses; HTML is text.

Addresses are passed on as typed: which of them a page may link to is targets.py's. Which rules are asked where is for
blocks.py and inlines.py.
"""

import re
from functools import cache

import linkify_it
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

from generator.load.body.blocks import Blocks
from generator.load.body.callouts import callouts
from generator.load.body.inlines import Inlines
from generator.load.body.marks import FIRST, OPENING
from generator.model.patterns import later

_CALL = later(r"\[\^([^\s\[\]^]{1,200})\]")
# Where a bare address ends at the latest: marks that close a sentence or quotation around it, in any script.
_ADDRESS = later(
    rf"(?<![a-zA-Z0-9])https?://[^\s<>\"“”„«»‹›「」『』（）、。，；！？؟،؛|⸨{FIRST}\x00-\x1f]++",
    re.IGNORECASE,
)
_LONGEST = 2048
_ESCAPED_MARK = "\\" + OPENING


@cache
def parser() -> MarkdownIt:
    """The parser; it keeps nothing of what it parses."""
    return _Markdown()


def inline_tokens(text: str, env: EnvType) -> list[Token]:
    """What stands inside a block; `env` is what the parser noted of the whole text, such as its references."""
    markdown = parser()
    return markdown.inline.parse(text, markdown, env, [])


class _Markdown(MarkdownIt):
    def __init__(self) -> None:
        super().__init__("commonmark")
        self.inline = Inlines()
        self.configure("commonmark", {"html": False})
        self.enable(["table", "strikethrough"])
        # These join what stands side by side, and so lose where it stood.
        self.disable(["text_join", "fragments_join"])
        self.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
        self.inline.ruler.at("footnote_ref", _footnote_call)
        self.inline.ruler.before("footnote_ref", "inline_note", _inline_note)
        self.inline.ruler.before("newline", "address", _Addresses())
        self.inline.ruler.before("escape", "backslash", _backslash)
        # What stands inside the blocks is parsed when it is read, by `inline_tokens`.
        self.core.ruler.at("inline", callouts)
        # What comes here has only `\n` for line ends, and no character zero.
        self.disable(["normalize"])
        self.block = Blocks(self.block)

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link


def _backslash(state: StateInline, silent: bool) -> bool:
    """A backslash before a mark, which it does not escape: else it would tear the mark apart."""
    if not state.src.startswith(_ESCAPED_MARK, state.pos):
        return False
    if not silent:
        state.append_pending("\\")
    state.pos += 1
    return True


def _footnote_call(state: StateInline, silent: bool) -> bool:
    """`[^1]`, whether or not it is written."""
    found = _CALL.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta["label"] = found[1]
    state.pos = found.end()
    return True


def _inline_note(state: StateInline, silent: bool) -> bool:
    """Pandoc's and Obsidian's `^[words of a footnote]`."""
    start, limit = state.pos, state.posMax
    if not state.src.startswith("^[", start):
        return False
    end = state.md.helpers.parseLinkLabel(state, start + 1)
    if end < 0:
        return False
    if not silent:
        state.pos, state.posMax = start + 2, end
        state.push("inline_note_open", "", 1)
        state.md.inline.tokenize(state)
        state.push("inline_note_close", "", -1)
    state.pos, state.posMax = end + 1, limit
    return True


class _Addresses:
    """`https://…` in running text. The parser stops at its colon, when the scheme is read already."""

    def __init__(self) -> None:
        self._linkify = linkify_it.LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": False})

    def __call__(self, state: StateInline, silent: bool) -> bool:
        source, colon = state.src, state.pos
        if not source.startswith("://", colon) or state.linkLevel:
            return False
        start, limit = colon - (5 if source[colon - 1 : colon] in "sS" else 4), colon + _LONGEST
        found = _ADDRESS.match(source, start, min(state.posMax, limit)) if start >= 0 else None
        match = self._linkify.match_at_start(found[0]) if found and found.end() < limit else None
        if match is None:
            return False
        url = match.raw.rstrip("*_~")
        scheme = source[start:colon]
        if not silent:
            if not state.pending.endswith(scheme):
                return False
            state.pending = state.pending[: -len(scheme)]
            state.push("link_open", "a", 1).attrs = {"href": url}
            token = state.push("text", "", 0)
            token.content, token.meta["at"] = url, start
            state.push("link_close", "a", -1)
        state.pos = start + len(url)
        return True
