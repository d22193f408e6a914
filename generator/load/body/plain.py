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
_SPECIAL = later(rf"[{_MAYBE}]|~~|&(?=[#\w])|://")
_INSIDE = rf"(?:[^{_MAYBE}~&:\]]|:(?!//))"
# One or two signs are sure to open where a word follows and none stands before, and to close the other way about.
_BEFORE = "\n\t ([\"'“„«‘—–-"
_URL = "[A-Za-z0-9_./?=#%+,;@-]"
_FORM = later(
    r"(?P<break>\n[ \t]*)"
    rf"|(?<![^{re.escape(_BEFORE)}])(?P<sign>\*\*?|__?)(?=[^\W_])(?P<words>{_INSIDE}+)(?<=[^\W_])(?P=sign)"
    r"(?=[\n\t .,;:!?)\]\"'”»’—–-]|\Z)"
    rf"|(?<![!^])\[(?P<label>(?![!^]){_INSIDE}+)\]\((?P<address>https?://{_URL}+)\)"
    rf"|<(?P<bare>https?://{_URL}+)>"
    r"|`(?P<code>[^`\n ](?:[^`\n]*[^`\n ])?)`(?!`)"
    r"|(?<![!^])\[\^(?P<call>[\w.-]{1,200})\](?!\()"
)
_TAG = {"*": "em", "_": "em", "**": "strong", "__": "strong"}


class Words(msgspec.Struct, frozen=True, gc=False):
    """Words, and where they begin in the text. Marks among them are not read yet."""

    text: str
    at: int


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


Part = Words | Link | Code | Call | Run


def plain_parts(text: str, calls: bool) -> list[Part] | None:
    """The parts of a text in order; None where it must be parsed. Empty words may be among them.

    `calls`: a footnote's call is no link, which it might be where the text has addresses written apart, `[x]: …`.
    """
    special = _SPECIAL.search(text)
    if special is None:
        return [Words(text, 0)]
    parts: list[Part] = []
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
            parts += (Words(kept, begin), Run(RunKind.BREAK, "\n", tag, start))
            special = _SPECIAL.search(text, at)
            continue
        parts.append(Words(words, begin))
        if form == "words":
            tag, inside = _TAG[found["sign"]], found.start("words")
            parts += (
                Run(RunKind.TAG, html=f"<{tag}>", at=start),
                Words(found["words"], inside),
                Run(RunKind.TAG, html=f"</{tag}>", at=found.end("words")),
            )
        elif form == "address":
            parts.append(Link(found["label"], found["address"], start, found.end("label") + 1))
        elif form == "bare":
            parts.append(Link(found["bare"], found["bare"], start, at))
        elif form == "code":
            parts.append(Code(found["code"], start))
        elif calls:
            parts.append(Call(found["call"], start))
        else:
            return None
        special = _SPECIAL.search(text, at)
    parts.append(Words(text[at:], at))
    return parts
