"""Call-outs, as Obsidian and GitHub have them: block quotations that begin with `[!note]` and a title.

Which words and colours a kind gets is the theme's.
"""

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from generator.model.patterns import later

_HEAD = later(r"\[!([^\[\]\n]{1,40})\]([+-]?)[ \t]*([^\n]*)(?:\n|\Z)")
KINDS = ("note", "tip", "important", "warning", "caution", "quote")
# The kinds that others use; any other is a note.
_LIKE = {
    "hint": "tip", "success": "tip", "check": "tip", "done": "tip", "attention": "warning", "cite": "quote",
    "danger": "caution", "error": "caution", "bug": "caution", "failure": "caution", "fail": "caution",
    "missing": "caution",
}  # fmt: skip


def callouts(state: StateCore) -> None:
    """A rule of the parser: a call-out's opening token gets a `meta["callout"]`, its title its own tokens."""
    if "[!" not in state.src:
        return
    tokens, done = state.tokens, list[Token]()
    at = 0
    while at < len(tokens):
        done.append(tokens[at])
        at += 1
        if done[-1].type == "blockquote_open" and at + 1 < len(tokens) and tokens[at].type == "paragraph_open":
            head = _HEAD.match(tokens[at + 1].content)
            if head:
                done[-1].meta["callout"] = (kind(head[1]), head[2])
                done += _title(head, tokens[at + 1]) + _rest(head, tokens[at : at + 3])
                at += 3
    state.tokens = done


def kind(typed: str) -> str:
    """The kind of call-out that a word means."""
    word = typed.strip().lower()
    return word if word in KINDS else _LIKE.get(word, "note")


def _title(head: "re.Match[str]", inline: Token) -> list[Token]:
    title = Token("inline", "", 0, content=head[3].strip() or head[1].strip().capitalize(), children=[])
    title.map = [inline.map[0], inline.map[0] + 1] if inline.map else None
    title.meta["typed"] = bool(head[3].strip())
    return [Token("callout_title_open", "", 1), title, Token("callout_title_close", "", -1)]


def _rest(head: "re.Match[str]", paragraph: list[Token]) -> list[Token]:
    """The paragraph without its first line; nothing where it had no other."""
    inline = paragraph[1]
    inline.content = inline.content[head.end() :].lstrip(" \t\n")
    if inline.map:
        inline.map = [inline.map[0] + 1, inline.map[1]]
    return paragraph if inline.content else []
