"""A syntax error of the YAML parser, said so that someone who writes no YAML otherwise can mend it.

The parser says what it expected; the rules here know what people type. They look at the line, and are tried in order.
"""

import re
from collections.abc import Callable

import msgspec

from generator.load.tree import Scalar, typed

_KEY = re.compile(r"(?P<indent>[ ]*(?:- +)*)(?P<key>[^\s:#'\"\[{][^:\n]*?):(?: +(?P<value>.*))?$")
LOST = "everything from `#` on is taken for a remark and lost"
_SIGNS = "@`%*&!]},?"


class Wrong(msgspec.Struct, frozen=True):
    """What the parser said: `at` is where it stopped, `since` where what it read began, `last` the last scalar."""

    text: str
    at: int
    since: int
    said: str
    doing: str
    last: Scalar | None

    @property
    def begin(self) -> int:
        """Where the line begins at which the parser stopped."""
        return self.text.rfind("\n", 0, self.at) + 1

    def line(self, at: int) -> str:
        """The line that holds a place."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return self.text[start : end if end >= 0 else None]

    def number(self, at: int) -> int:
        """The number of that line, from 1."""
        return self.text.count("\n", 0, at) + 1


class Mistake(msgspec.Struct, frozen=True):
    """What to tell the writer, and about which stretch of the text."""

    message: str
    hint: str
    start: int
    end: int


def explain(wrong: Wrong) -> Mistake:
    """The first rule that knows the mistake; else what the parser said."""
    for rule in _RULES:
        found = rule(wrong)
        if found is not None:
            return found
    hint = "look for a missing quotation mark, bracket or colon on this line and the one before it"
    return Mistake(
        f"the YAML cannot be read here: {wrong.said or wrong.doing or 'something is wrong'}",
        hint,
        wrong.at,
        wrong.at + 1,
    )


def _tab(wrong: Wrong) -> Mistake | None:
    found = re.match(r" *\t", wrong.line(wrong.at))
    if found is None:
        return None
    at = wrong.begin + found.end() - 1
    return Mistake("this line is indented with a tab", "indent with spaces: YAML does not allow tabs there", at, at + 1)


def _unclosed_quotation(wrong: Wrong) -> Mistake | None:
    if "quoted scalar" not in wrong.doing or ("end of stream" not in wrong.said and "document" not in wrong.said):
        return None
    sign = wrong.text[wrong.since]
    hint = f"put a {sign} at its end; within such marks " + _within(sign)
    return Mistake("the quotation mark that opens here is never closed", hint, wrong.since, wrong.since + 1)


def _after_quotation(wrong: Wrong) -> Mistake | None:
    """Words that follow a closing quotation mark, or a mark that closed too late."""
    last = wrong.last
    if last is None or last.style not in ("'", '"') or wrong.text[last.end : wrong.at].strip(" \t"):
        return None
    rest = wrong.line(last.end)[last.end - wrong.text.rfind("\n", 0, last.end) - 1 :]
    if "flow" in wrong.doing:
        rest = re.split(r"[,\]}]", rest)[0]
    if wrong.begin > last.end or not rest.strip() or (rest.strip()[0] in "'\"" and "flow" in wrong.doing):
        return None
    if "\n" in last.slice:
        hint = f"is a {last.style} missing in line {wrong.number(last.start)}? within such marks " + _within(last.style)
        message = f"the quotation mark that opens here closes only in line {wrong.number(last.end)}"
        return Mistake(message, hint, last.start, last.start + 1)
    whole = (last.slice + rest).rstrip()
    if last.style == "'":
        doubled = _quoted(whole[1:].rstrip("'"), '"')
        hint = f"within such marks {_within(last.style)}, or use double ones: {doubled}"
    else:
        single = _quoted(whole, "'")
        hint = f"put marks of the other kind around the whole: `{single}`"
    start = last.end + len(rest) - len(rest.lstrip())
    return Mistake("words follow the closing quotation mark", hint, start, last.end + len(rest.rstrip()))


def _within(sign: str) -> str:
    return "an apostrophe is written twice ('')" if sign == "'" else 'a " is written as \\"'


def _quoted(text: str, sign: str) -> str:
    inner = text.replace("'", "''") if sign == "'" else text.replace("\\", "\\\\").replace('"', '\\"')
    return f"{sign}{inner}{sign}"


def _escape(wrong: Wrong) -> Mistake | None:
    if "escape" not in wrong.said:
        return None
    shown = wrong.text[wrong.at : wrong.at + 2]
    hint = f"use single quotation marks ('…'), where a backslash is a backslash, or write `\\{shown}`"
    return Mistake(f"`{shown}` means nothing between double quotation marks", hint, wrong.at, wrong.at + 2)


def _colon(wrong: Wrong) -> Mistake | None:
    """`title: Iraq: the visit`, and lines that are taken for the continuation of the one before."""
    if "mapping values are not allowed" not in wrong.said:
        return None
    line, column = wrong.line(wrong.at), wrong.at - wrong.begin
    key = _KEY.match(line)
    if key is not None and key["value"] is not None and key.start("value") < column:
        start = wrong.begin + key.start("value")
        value = key["value"].rstrip()
        hint = f"put the value in quotation marks: `{key['key']}: {typed(value)}`"
        return Mistake(
            "a colon stands inside a value that has no quotation marks",
            hint,
            wrong.at,
            max(start, wrong.at + 1),
        )
    return _continued(wrong)


def _continued(wrong: Wrong) -> Mistake | None:
    last = wrong.last
    if last is None or "\n" not in last.slice:
        return None
    own = _KEY.match(wrong.line(last.start))
    if own is None or own.end("key") > last.start - (wrong.text.rfind("\n", 0, last.start) + 1):
        return _no_colon(wrong.text, last.start, wrong.line(last.start))
    start = wrong.begin + len(wrong.line(wrong.at)) - len(wrong.line(wrong.at).lstrip(" "))
    column = len(own["indent"]) + 1
    hint = f"begin it in column {column}, straight below `{own['key']}:`"
    return Mistake("this line is indented as if it continued the one before it", hint, start, wrong.at)


def _no_colon(text: str, at: int, line: str) -> Mistake:
    stripped = line.strip()
    start = at - (at - (text.rfind("\n", 0, at) + 1)) + len(line) - len(line.lstrip(" "))
    glued = re.match(r"(- +)?([\w-]+):(\S.*)", stripped)
    if glued:
        hint = f"put a space after the colon: `{glued[2]}: {glued[3]}`"
        return Mistake("a colon without a space after it makes no key", hint, start, start + len(stripped))
    if re.match(r"-[^\s-]", stripped):
        return Mistake(
            "a hyphen without a space after it makes no list",
            f"write `- {stripped[1:]}`",
            start,
            start + len(stripped),
        )
    first, _, rest = stripped.partition(" ")
    hint = f"write `{first}: {rest}`" if rest else f"write `{first}:` and its value"
    return Mistake("this line has no key: a word with a colon and a space after it", hint, start, start + len(stripped))


def _key_without_colon(wrong: Wrong) -> Mistake | None:
    if "could not find expected ':'" not in wrong.said:
        return None
    return _no_colon(wrong.text, wrong.since, wrong.line(wrong.since))


def _block_sign(wrong: Wrong) -> Mistake | None:
    if "block scalar" not in wrong.doing:
        return None
    line = wrong.line(wrong.since)
    value = line[wrong.since - (wrong.text.rfind("\n", 0, wrong.since) + 1) :].rstrip()
    hint = f"begin the text on the next line, indented; or, if it is one line, use quotation marks: `{typed(value)}`"
    return Mistake(
        f"nothing can stand behind a `{value[0]}` that opens a text",
        hint,
        wrong.since,
        wrong.since + len(value),
    )


def _sign_first(wrong: Wrong) -> Mistake | None:
    """A value that begins with a sign which means something to YAML."""
    at = wrong.since if wrong.doing.startswith(("while scanning an a", "while scanning a tag")) else wrong.at
    sign = wrong.text[at : at + 1]
    if not sign or sign not in _SIGNS or "expected ','" in wrong.said or "expected key" in wrong.said:
        return None
    end = wrong.text.find("\n", at)
    value = wrong.text[at : end if end >= 0 else None].strip()
    key = _KEY.match(wrong.line(at))
    typed_value = (
        f"{key['key']}: {typed(value)}" if key and key["value"] and key["value"].strip() == value else typed(value)
    )
    hint = f"put the value in quotation marks: `{typed_value}`"
    return Mistake(f"a value cannot begin with `{sign}`", hint, at, at + 1)


def _remark(wrong: Wrong) -> Mistake | None:
    """A `#` that hid the rest of a line, closing bracket included."""
    begun = min(wrong.since, wrong.last.start) if wrong.last is not None else wrong.since
    start = wrong.text.rfind("\n", 0, begun) + 1
    found = re.search(r"[ \t](#[^\s#][^\n]*)", wrong.text[start : wrong.at + 1])
    if found is None or wrong.text[start : start + found.start()].count('"') % 2:
        return None
    hint = "put it in quotation marks if it is text; a remark has a space: `# …`"
    return Mistake(LOST, hint, start + found.start(1), start + found.end(1))


def _list_in_line(wrong: Wrong) -> Mistake | None:
    if "block sequence entries are not allowed" not in wrong.said:
        return None
    end = wrong.text.find("\n", wrong.at)
    item = wrong.text[wrong.at : end if end >= 0 else None].strip().removeprefix("- ")
    hint = f"begin the list on the next line, or put it in brackets: `[{typed(item)}]`"
    return Mistake("a list with hyphens cannot begin on the line of its key", hint, wrong.at, wrong.at + 1)


def _unclosed_bracket(wrong: Wrong) -> Mistake | None:
    if "expected ','" not in wrong.said:
        return None
    opening = wrong.text[wrong.since]
    closing = "]" if opening == "[" else "}"
    if wrong.text[wrong.at : wrong.at + 1] == ":" and "\n" not in wrong.text[wrong.since : wrong.at]:
        hint = "put the value with the colon in quotation marks"
        return Mistake("a colon stands inside a value that has no quotation marks", hint, wrong.at, wrong.at + 1)
    if "\n" in wrong.text[wrong.since : wrong.at] or wrong.at >= len(wrong.text):
        message = f"the `{opening}` that opens here has no closing `{closing}`"
        return Mistake(message, f"put a `{closing}` behind the last value", wrong.since, wrong.since + 1)
    return Mistake(f"a comma or a `{closing}` is missing here", "part the values with commas", wrong.at, wrong.at + 1)


def _list_item(wrong: Wrong) -> Mistake | None:
    """Something in a list with hyphens that begins in another column."""
    if "'-' indicator" not in wrong.said:
        return None
    line = wrong.line(wrong.at)
    column = wrong.since - wrong.text.rfind("\n", 0, wrong.since)
    end = wrong.begin + len(line.rstrip())
    if line.lstrip().startswith("- "):
        return Mistake(
            "this `-` begins in another column than those before it",
            f"begin it in column {column}",
            wrong.at,
            wrong.at + 1,
        )
    hint = f"indent it to column {column + 2}, where the keys of a record in this list stand"
    return Mistake("this line belongs to no record of the list", hint, wrong.at, end)


def _expected_key(wrong: Wrong) -> Mistake | None:
    if "expected key" not in wrong.said and "<document start>" not in wrong.said:
        return None
    line = wrong.line(wrong.at)
    end = max(wrong.begin + len(line.rstrip()), wrong.at + 1)
    if line.lstrip().startswith("- "):
        return Mistake(
            "a list begins where a key is expected",
            "write the key of the list, with a colon, on the line above",
            wrong.at,
            end,
        )
    if wrong.text[wrong.begin : wrong.at].strip():
        return Mistake("words follow a value that is complete", "put the whole value in quotation marks", wrong.at, end)
    hint = "begin all keys of a record in the same column, and indent a text deeper than its key"
    return Mistake("this line begins in another column than the keys before it", hint, wrong.at, end)


_RULES: tuple[Callable[[Wrong], Mistake | None], ...] = (
    _tab,
    _unclosed_quotation,
    _escape,
    _after_quotation,
    _block_sign,
    _colon,
    _key_without_colon,
    _list_in_line,
    _sign_first,
    _remark,
    _unclosed_bracket,
    _list_item,
    _expected_key,
)
