"""The quoted spans of a block, and which citation each belongs to. Whether the words stand there is link/'s.

A quotation belongs to the first citation after it in its sentence, or to the last before it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import msgspec

from generator.load.body.singles import SINGLE, Range, single_spans, sure
from generator.load.body.unread import MAYBE, titles, unread_spans
from generator.model.patterns import later
from generator.model.sentences import sentences

_CLOSE = {
    "“": "”", "„": '“”"', "‟": "”", "«": "»", "»": "«", "”": "”", '"': '"', "＂": "＂",
    "‹": "›", "›": "‹", "❝": "❞", "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄", "《": "》", "〈": "〉", "〝": "〞〟",
}  # fmt: skip
QUOTATION = later(f"[{''.join({*_CLOSE, *''.join(_CLOSE.values())})}]")
# What may quote, of QUOTATION, SINGLE and MAYBE together: one set is found much faster than they are.
_MARKS = later(f"[{''.join({*_CLOSE, *''.join(_CLOSE.values())})}‘‛‚❛'’,`´″′‵‶〃《〈<]")
# These open a quotation wherever they stand; the others only where a word may begin.
_ALWAYS = "“„‟«❝「『﹁﹃《〈〝"
# What opens and closes alike.
_SAME = '"＂'
# From how many words on a quotation needs a citation.
BARE = 4
_BEFORE = later(r"[\s(\[{<—–\-/'‘’‚“„«‹›¿¡\ufdd4]")
_UNSPACED = later(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LONG_WORDS = later(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_WORD = later(r"[^\W_][^\s—–/]*")
_GAP = later(r"[ \n]+")
# How often what follows a mark that is never closed is looked at anew.
_AGAIN = 8


class Shares(msgspec.Struct, frozen=True):
    """The quoted words of a block, marks excluded: by citation, and those without, of any length.

    `unclosed` are marks. `unread` and `titles` are words beside a citation between marks that are not read.
    """

    cited: dict[int, tuple[Range, ...]]
    bare: tuple[Range, ...]
    unclosed: tuple[int, ...]
    all: tuple[Range, ...]
    unread: tuple[Range, ...] = ()
    titles: tuple[Range, ...] = ()


def may_quote(text: str) -> bool:
    """Whether any mark stands in a text with which words are quoted, for certain or perhaps."""
    if text.isascii() and not ('"' in text or "'" in text or "`" in text or ",," in text or "<<" in text):
        return False
    if _MARKS.search(text) is None:
        return False
    return any(marks.search(text) for marks in (QUOTATION, SINGLE, MAYBE))


def share(text: str, masked: Iterable[Range], citations: list[tuple[int, int]], lang: str) -> Shares:
    """Share out the quoted spans of a block's plain text.

    `masked` are parts, such as code, whose marks are none. `citations` are places in the text, with numbers.
    """
    text_only = _without(text, masked)
    named = titles(text_only)
    spans, unclosed = quoted_spans(_without(text_only, sorted((at, at + 1) for a, b in named for at in (a - 1, b))))
    unquoted = _without(text_only, ((a - 1, b + 1) for a, b in spans))
    unread = unread_spans(unquoted)
    singles = single_spans(_without(unquoted, unread), [place for place, _ in citations])
    ends = dict(singles)
    begins = [start for start, _ in singles]
    outer = [span for span in spans if not _lies_in(span, begins, ends)] if citations else spans
    starts = _sentence_starts(text, spans, lang) if citations else [0]
    by_sentence: dict[int, list[tuple[int, int]]] = {}
    for place, number in citations:
        last = place - 1
        while last > 0 and text[last].isspace():
            last -= 1
        by_sentence.setdefault(bisect_right(starts, max(last, 0)), []).append((place, number))

    def here(place: int) -> list[tuple[int, int]]:
        return by_sentence.get(bisect_right(starts, max(place - 1, 0)), [])

    cited: dict[int, list[Range]] = {}
    bare, kept = [], []
    for span in sorted([*outer, *singles]):
        near = here(span[0])
        if near:
            owner = near[min(bisect_left(near, (span[0], -1)), len(near) - 1)][1]
            cited.setdefault(owner, []).append(span)
        elif ends.get(span[0]) != span[1] or sure(text, span):
            bare.append(span)
        else:
            continue
        kept.append(span)
    return Shares(
        {n: tuple(s) for n, s in cited.items()},
        tuple(sorted([*bare, *(span for span in unread if not here(span[0]))])),
        tuple(at for at in unclosed if words(text[at : at + 200]) >= (1 if here(at + 1) else BARE)),
        tuple(kept),
        tuple(span for span in unread if here(span[0])),
        tuple(span for span in named if here(span[0]) and words(text[slice(*span)]) >= BARE),
    )


def _lies_in(span: Range, begins: list[int], ends: dict[int, int]) -> bool:
    """Whether a quotation is part of one between single marks, which begin at `begins`."""
    last = bisect_left(begins, span[0]) - 1
    return last >= 0 and span[1] < ends[begins[last]]


def quoted_spans(text: str) -> tuple[list[Range], list[int]]:
    """The outermost quotations, marks excluded, and the places of marks that are never closed."""
    spans: list[Range] = []
    unclosed: list[int] = []
    at = 0
    for _ in range(_AGAIN):
        found, opened = _spans_from(text, at)
        spans += found
        unclosed += opened
        if not opened or (found and found[-1][0] > opened[-1]):
            break
        at = opened[-1] + 1
    return spans, unclosed


def as_quoted(text: str) -> str:
    """A quotation on one line, without the gap that a citation or a footnote's call leaves."""
    return _GAP.sub(" ", text)


def words(text: str) -> int:
    """About how many words a text has; two letters of Han or kana, or four of Thai, Lao or Khmer, are one."""
    letters = len(_UNSPACED.findall(text)) // 2 + len(_LONG_WORDS.findall(text)) // 4
    return letters + len(_WORD.findall(_LONG_WORDS.sub(" ", _UNSPACED.sub(" ", text))))


def _without(text: str, masked: Iterable[Range]) -> str:
    """The text with other characters, as many, in place of what is masked."""
    parts, at = [], 0
    for start, end in masked:
        parts += [text[at:start], "\ufdd4" * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def _spans_from(text: str, at: int) -> tuple[list[Range], list[int]]:
    """The quotations from `at` on, up to a mark that is never closed, if there is one."""
    spans: list[Range] = []
    unclosed: list[int] = []
    opening, start, depth = "", 0, 0
    for found in QUOTATION.finditer(text, at):
        mark, place = found[0], found.start()
        before, after = text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
        begins = bool(_BEFORE.match(before)) and not after.isspace()
        if not opening or (mark == opening and mark in _SAME and begins and before.isspace()):
            if opening:
                unclosed.append(start)
            if mark in _ALWAYS or (begins and mark in _CLOSE):
                opening, start, depth = mark, place, 1
        elif mark in _CLOSE[opening] and not (mark in _SAME and before.isalnum() and after.isalnum()):
            depth -= 1
            if not depth:
                spans.append((start + 1, place))
                opening = ""
        elif mark == opening and mark not in _SAME:
            depth += 1
    if opening:
        unclosed.append(start)
    return [s for s in spans if text[s[0] : s[1]].strip()], unclosed


def _sentence_starts(text: str, spans: list[Range], lang: str) -> list[int]:
    """Where the sentences begin, but for those that begin inside a quotation."""
    starts = [0]
    at = 0
    for start, _ in sentences(text, lang)[1:]:
        while at < len(spans) and spans[at][1] < start:
            at += 1
        if at == len(spans) or start < spans[at][0]:
            starts.append(start)
    return starts
