"""The inside of a block in which nothing is doubtful, read at one glance; any other is left to the parser.

Read are words, line ends, *emphasis* and **strong** words that stand free, `code`, plain addresses as in
[words](https://example.org) and <https://example.org>, and calls of footnotes such as [^1]. What the parser would make
of these is certain, for no character of another construct stands among them.
"""

import re

import msgspec

from generator.load.body.runs import Run, RunKind
from generator.model.patterns import later

# With these some construct may begin.
_MAYBE = r"\n\\`*_\[<"
# That every choice begins with one character of its own makes the search several times faster.
_SPECIAL = later(r"\n|\\|`|\*|_|\[|<|~~|&(?=[#\w])|://")
_INSIDE = rf"[^{_MAYBE}~&:\]]*+(?>(?::(?!//)[^{_MAYBE}~&:\]]*+)*)"
# One or two signs are sure to open where a word follows and none stands before, and to close the other way about.
_BEFORE = "\n\t ([\"'“„«‘—–-"
_URL = "[A-Za-z0-9_./?=#%+,;@-]"
_FORM = later(
    r"(?P<break>\n[ \t]*)"
    rf"|(?<![^{re.escape(_BEFORE)}])(?P<sign>\*\*?|__?)(?=[^\W_])(?P<words>{_INSIDE})(?<=[^\W_])(?P=sign)"
    r"(?=[\n\t .,;:!?)\]\"'”»’—–-]|\Z)"
    rf"|(?<![!^])\[(?P<label>(?![!^\]]){_INSIDE})\]\((?P<address>https?://{_URL}+)\)"
    rf"|<(?P<bare>https?://{_URL}+)>"
    r"|`(?P<code>[^`\n ](?:[^`\n]*[^`\n ])?)`(?!`)"
    r"|(?<![!^])\[\^(?P<call>[\w.-]{1,200})\](?!\()"
)
_EM, _STRONG = ("<em>", "</em>"), ("<strong>", "</strong>")
_TAG = {"*": _EM, "_": _EM, "**": _STRONG, "__": _STRONG}
_TEXT = RunKind.TEXT


class Link(msgspec.Struct, frozen=True, gc=False):
    """A link: its words, its address, and its brackets' places."""

    words: str
    address: str
    start: int
    end: int


class Code(msgspec.Struct, frozen=True, gc=False):
    """A piece of code, and the place of its first sign."""

    text: str
    at: int


class Call(msgspec.Struct, frozen=True, gc=False):
    """The call of a footnote by its label."""

    label: str
    at: int


Part = Run | Link | Code | Call


def plain_parts(text: str, calls: bool) -> list[Part] | None:
    """The parts of a text in order; None where it must be parsed. Marks among words are not read yet.

    `calls`: a footnote's call is no link, which it might be where the text has addresses written apart, `[x]: …`.
    """
    special = _SPECIAL.search(text)
    if special is None:
        return [Run(_TEXT, text)] if text else []
    parts: list[Part] = []
    add = parts.append
    at = 0
    while special:
        start = special.start()
        found = _FORM.match(text, start)
        if found is None:
            return None
        words, begin = text[at:start], at
        at = found.end()
        form = found.lastgroup
        if form == "break":
            kept = words.rstrip(" ")
            tag = "<br>\n" if len(words) - len(kept) > 1 else "\n"
            if kept:
                add(Run(_TEXT, kept, "", begin))
            add(Run(RunKind.BREAK, "\n", tag, start))
            special = _SPECIAL.search(text, at)
            continue
        if words:
            add(Run(_TEXT, words, "", begin))
        if form == "words":
            opening, closing = _TAG[found["sign"]]
            add(Run(RunKind.TAG, "", opening, start))
            add(Run(_TEXT, found["words"], "", found.start("words")))
            add(Run(RunKind.TAG, "", closing, found.end("words")))
        elif form == "address":
            add(Link(found["label"], found["address"], start, found.end("label") + 1))
        elif form == "bare":
            add(Link(found["bare"], found["bare"], start, at))
        elif form == "code":
            add(Code(found["code"], start))
        elif calls:
            add(Call(found["call"], start))
        else:
            return None
        special = _SPECIAL.search(text, at)
    if at < len(text):
        add(Run(_TEXT, text[at:], "", at))
    return parts
