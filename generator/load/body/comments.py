"""A writer's private remarks taken out of a text: `<!-- … -->` and `%% … %%`. Other markup is the parser's.

A remark that reached a page could cost a source. So whatever looks like one is taken out. What seems to stand
in code, where it is an example, gets a mark: it shows only if the parser too takes the place for code.
"""

import re
from collections.abc import Iterator

from generator.load.body.marks import Hole, HoleKind, mark
from generator.load.body.offsets import Change, Rewritten
from generator.load.body.spans_of_code import CodeSpans
from generator.load.body.stretches import Stretch, stretches
from generator.model.patterns import later

# Writing programs turn two hyphens into a dash.
_OPENS = r"[<‹]![ \t]*(?:--|[–—])|%%"
_TOKEN = later(r"\\.|`++|" + _OPENS, re.DOTALL)
_OPENING = later(_OPENS)
_CLOSING = {True: later(r"%%"), False: later(r"(?:--|[–—])!?[>›]")}
_BEFORE = later(r"[ \t>]*\Z")
_AFTER = later(r"[ \t]*(?:\n|\Z)")
_LONGEST_PREFIX = 200


def without_comments(text: str) -> tuple[Rewritten, list[Hole], list[int]]:
    """The text without them, what the marks in it stand for, and where comments begin that never end."""
    if not ("%%" in text or "<!" in text or "‹!" in text):
        return Rewritten(text), [], []
    unclosed: list[int] = []
    marked: list[Hole] = []
    changes: list[Change] = []
    for hole, in_code in _found(text):
        if in_code:
            changes.append(Change(hole.start, hole.end, mark(len(marked))))
            marked.append(hole)
            continue
        if hole.kind is HoleKind.UNCLOSED:
            unclosed.append(hole.start)
        start = hole.start
        if changes and not changes[-1].to and not text[changes[-1].end : start].strip(" \t"):
            start = changes.pop().start
        changes.append(Change(start, hole.end, ""))
    return Rewritten(text, [_whole_lines(text, c) for c in changes]), marked, unclosed


def _found(text: str) -> Iterator[tuple[Hole, bool]]:
    """The comments in order, and whether each seems to stand in code; one not closed there is its opening."""
    at = 0
    while at <= len(text):
        for stretch in stretches(text, at):
            at = stretch.end
            for hole, in_code in _in_stretch(text, stretch):
                yield hole, in_code
                at = max(at, hole.end)
            if at > stretch.end:
                break
        else:
            return


def _in_stretch(text: str, stretch: Stretch) -> Iterator[tuple[Hole, bool]]:
    if stretch.code:
        yield from ((hole, True) for hole in _in_code(text, stretch.start, stretch.end))
        return
    spans = CodeSpans(text, stretch.start, stretch.end)
    at = stretch.start
    while found := _TOKEN.search(text, at, stretch.end):
        at = found.end()
        if found[0][0] == "`":
            end = spans.end(found.start(), at)
            if end >= 0:
                yield from ((hole, True) for hole in _in_code(text, at, end))
                at = end + len(found[0])
        elif found[0][0] != "\\":
            end = _end(text, found, len(text))
            at = end if end >= 0 else len(text)
            kind = HoleKind.COMMENT if end >= 0 else HoleKind.UNCLOSED
            yield Hole(kind, found.start(), at, text[found.start() : at]), False
            if at >= stretch.end:
                return


def _in_code(text: str, start: int, end: int) -> Iterator[Hole]:
    closed = {True: True, False: True}
    while found := _OPENING.search(text, start, end):
        start = found.end()
        kind_of = found[0] == "%%"
        until = _end(text, found, end) if closed[kind_of] else -1
        closed[kind_of] = until >= 0
        start = max(start, until)
        kind = HoleKind.COMMENT if until >= 0 else HoleKind.UNCLOSED
        yield Hole(kind, found.start(), start, text[found.start() : start])


def _end(text: str, opening: "re.Match[str]", limit: int) -> int:
    """Where the comment ends, or -1. One that opens inside another, and outlasts it, is part of it."""
    is_percent = opening[0] == "%%"
    closing = _CLOSING[is_percent].search(text, opening.end(), limit)
    if closing is None:
        return -1
    inner = next(
        (o for o in _OPENING.finditer(text, opening.end(), closing.start()) if (o[0] == "%%") != is_percent), None
    )
    if inner is None or _CLOSING[not is_percent].search(text, inner.end(), closing.start()):
        return closing.end()
    outlasting = _CLOSING[not is_percent].search(text, closing.end(), limit)
    return outlasting.end() if outlasting else closing.end()


def _whole_lines(text: str, change: Change) -> Change:
    """A comment that has its lines to itself takes them with it, so that it parts no list or paragraph."""
    after = _AFTER.match(text, change.end)
    if change.to or not after:
        return change
    floor = max(0, change.start - _LONGEST_PREFIX)
    line = max(floor, text.rfind("\n", floor, change.start) + 1)
    if _BEFORE.match(text, line, change.start):
        return Change(line, after.end(), "")
    # Spaces left at the end of a line would break it.
    return Change(line + len(text[line : change.start].rstrip(" \t")), change.end, "")
