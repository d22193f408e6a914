"""Running text to the places of its sentences: never less than a sentence, more where in doubt.

A full stop after Mr., Gen. or U.S., a question inside quotation marks, a paragraph that ends in a colon: none
of them ends a sentence for certain, so the span grows. What is done with a sentence is left to others.
"""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from generator.model.abbreviations import EXCLAIMING, abbreviated
from generator.model.patterns import is_latin, later, letters

Span = tuple[int, int]

_BLANK_LINE = later(r"\n[^\S\n]*\n\s*|\r[^\S\r\n]*\r\s*|\u2029\s*")
_UNFINISHED = tuple(":,;،؛：，；、—–-")
# No long dashes: in French and Spanish one opens the words of another speaker.
_BULLETS = tuple("-•*·▪◦‣")
_FINISHED = tuple(".!?…؟۔。！？")
_MARK = "[.!?…؟۔।॥።։៕។။。！？．]"
_STOP = later(
    rf"(?P<mark>{_MARK}{_MARK}*)"  # a search for one sign of a set is faster than one for several
    r"(?P<close>[\"'”’“«»‹›」』）》)\]]*)"
    r"(?P<note>(?:[^\S\n]?\[(?:@[^\]]*|\^[^\]]*|\d+)\])*)"  # a citation or a note's number after the full stop
    r"(?P<gap>\s*)"
    r"(?=[\"'“‘„‚«»‹›「『（《(\[¿¡]*(?P<next>.?))"
)
_NESTS = later(r"[`'\"“”„«»()（）\[\]「」『』《》‘’‚‹›´\n\r\u2029]")
_NESTING = later(r"``|''|[\"“”„«»()（）\[\]「」『』《》‘’‚‹›'`´]|(?P<blank>" + _BLANK_LINE.pattern + ")")
_CLOSERS = {"(": ")", "（": "）", "[": "]", "「": "」", "『": "』", "《": "》"}
# What closes quoted speech, by what opened it: each language has its own pair.
_SPEECH = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "”": "”", "``": "''\"", "''": "''"}
_SINGLE = {"'": "'", "‘": "’", "’": "’", "‚": "‘’", "`": "`'´’", "´": "´", "‹": "›", "›": "‹"}
_SHORTENED = later(r"(?:\d\d?s|n|em)\b", re.IGNORECASE)  # the '90s, rock 'n' roll: no speech
_POSSESSIVE = later(r"[sxzSXZ].\s+[^\W\d_A-Z]")  # the soldiers' guns: in doubt such a mark closes nothing
_ITEM = letters(r"\s*(?P<kind>[-•*·▪◦‣–—]|\(?(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[ivxlIVXL]{2,5})[.)\]:])\s")
_COLON_LINE = later(r":[^\S\n]*\n")
_LIST = letters(_COLON_LINE.pattern + _ITEM.pattern)
_LETTERS, _DIGITS = letters(r"\p{L}+"), letters(r"\d+")
_SHORT, _LONG = 400, 1000  # characters of a paragraph that may be one of a list, without a number and with one
_REACH = 60  # paragraphs of a list, at most, that go with the line over it
_UNSPACED = letters(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]")
_FIRST_UNSPACED = "\u0e01"
_LAST_WORD = letters(r"[\p{L}\p{M}\p{N}.'’״\"&-]*\Z")
_LAST_LATIN_WORD = later(r"(?:[^\W_]|[.'’\"&-])*\Z")
_abbreviated = lru_cache(4096)(abbreviated)


def sentences(text: str, lang: str = "") -> tuple[Span, ...]:
    """The sentences, in order, without the white space around them. `lang` is a BCP 47 tag, empty if unknown."""
    return tuple(s for block in _blocks(text, paragraphs(text), lang) for s in _split(text, block, lang))


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs: what blank lines, or U+2029, part. Without the white space around them."""
    if "\n" not in text and "\r" not in text and "\u2029" not in text:
        only = _trim(text, 0, len(text))
        return (only,) if only[0] < only[1] else ()
    blank = [m.span() for m in _BLANK_LINE.finditer(text)]
    bounds = zip([0, *(b for _, b in blank)], [*(a for a, _ in blank), len(text)], strict=True)
    trimmed = (_trim(text, start, end) for start, end in bounds)
    return tuple(s for s in trimmed if s[0] < s[1])


def around(text: str, start: int, end: int, lang: str = "", known: tuple[Span, ...] = ()) -> Span:
    """The sentence or sentences that `start:end` touches. `known` are the text's paragraphs, where one has them."""
    spans = known or paragraphs(text)
    first = max(0, bisect_right(spans, start, key=itemgetter(0)) - 1)
    last = max(first, bisect_left(spans, end, key=itemgetter(0)) - 1)
    while (head := _head(text, spans, first, lang)) < first:
        first = head
    while last + 1 < len(spans) and _goes_on(text, spans[last], spans[last + 1]):
        last += 1
    found = [s for block in _blocks(text, spans[first : last + 1], lang) for s in _split(text, block, lang)]
    touched = [s for s in found if s[0] < end and s[1] > start]
    return min([start, *(a for a, _ in touched)]), max([end, *(b for _, b in touched)])


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _blocks(text: str, spans: tuple[Span, ...], lang: str) -> list[Span]:
    """The paragraphs, those that one sentence may run through made one."""
    blocks = list(spans[:1])
    head: Span | None = None
    for before, span in pairwise(spans):
        head = before if text[before[1] - 1] in ":：" else head
        head = head if head and _listed(text, head, span, lang) else None
        if head or _goes_on(text, before, span):
            blocks[-1] = (blocks[-1][0], span[1])
        else:
            blocks.append(span)
    return blocks


def _head(text: str, spans: tuple[Span, ...], at: int, lang: str) -> int:
    """The paragraph that the one at `at` goes on from: `at` itself where none."""
    if at and _goes_on(text, spans[at - 1], spans[at]):
        return at - 1
    for n in range(at - 1, max(-1, at - _REACH), -1):
        if text[spans[n][1] - 1] in ":：":
            return n if all(_listed(text, spans[n], span, lang) for span in spans[n + 1 : at + 1]) else at
        if spans[n][1] - spans[n][0] > _LONG:
            break
    return at


def _listed(text: str, head: Span, paragraph: Span, lang: str) -> bool:
    """Whether a paragraph may be one of the list over which `head` stands, which ends in a colon."""
    length = paragraph[1] - paragraph[0]
    if kind := _kind(text, paragraph):
        return length <= _LONG and kind != _kind(text, head)
    return length <= _SHORT and len(_split(text, paragraph, lang)) == 1


def _kind(text: str, paragraph: Span) -> str:
    """How a paragraph is numbered or marked: "(1)", "a.", "-"; empty where it is not."""
    found = _ITEM.match(text, *paragraph)
    return str(_LETTERS.sub("a", _DIGITS.sub("1", found["kind"]))) if found else ""


def _goes_on(text: str, paragraph: Span, following: Span) -> bool:
    """Whether a sentence may run from one paragraph into the next."""
    first, opening, last = text[following[0]], text[paragraph[0]], text[paragraph[1] - 1]
    unfinished = last in _UNFINISHED or (first.islower() and last not in _FINISHED)
    if unfinished or (first in _BULLETS and opening in _BULLETS):
        return True
    # Quoted speech of several paragraphs opens each with a mark and closes the last alone.
    quotes = first in _SPEECH or first in _SINGLE or text[following[0] : following[0] + 2] in _SPEECH
    return quotes and _nesting(text, paragraph)[-1][1]


def _split(text: str, block: Span, lang: str) -> list[Span]:
    """The sentences of paragraphs that belong together."""
    nesting = _nesting(text, block)
    out: list[Span] = []
    at = block[0]
    for stop in _STOP.finditer(text, *block):
        end = stop.end("note")
        nested = len(nesting) > 1 and nesting[bisect_right(nesting, (end, False)) - 1][1]
        if end < block[1] and not nested and _ends(stop, lang) and not _in_list(text, at, stop):
            out.append((at, end))
            at = stop.end("gap")
    return [*out, (at, block[1])]


def _in_list(text: str, at: int, stop: re.Match[str]) -> bool:
    """Whether a full stop may be one within a list, whose items go with the line over it and with one another."""
    end = stop.end("gap")
    if text.find(":", at, end) >= 0 and (
        _LIST.search(text, at, end) or ("\n" in stop["gap"] and _COLON_LINE.search(text, at, stop.start()))
    ):
        return True
    begin = max(at, text.rfind("\n", at, stop.start()) + 1)
    return end - begin < 8 and bool(_ITEM.fullmatch(text, begin, end))


def _nesting(text: str, block: Span) -> list[tuple[int, bool]]:
    """From which place on there is quoted speech or a bracket open, or none: `(place, open)`, in order.

    Whoever quotes one sentence of a speech must be shown who says, or denies, the whole of it.
    """
    places = [(block[0], False)]
    if not _NESTS.search(text, *block):
        return places
    brackets: list[str] = []
    speech = single = ""
    for found in _NESTING.finditer(text, *block):
        mark, at = found[0], found.start()
        before, after = text[at - 1 : at] or " ", text[found.end() : found.end() + 1] or " "
        begins = not before.isalnum() and before not in ".,!?…" and not after.isspace()
        reopens = begins and before.isspace() and (mark == speech or before == "\n")
        if found["blank"] is not None:
            brackets = []
            speech = speech if after in _SPEECH or text[found.end() : found.end() + 2] in _SPEECH else ""
            single = single if after in _SINGLE else ""
        elif mark in _CLOSERS:
            brackets.append(_CLOSERS[mark])
        elif mark in brackets:
            brackets.remove(mark)
        elif mark in _SINGLE:
            single = _single(text, found, single, begins=begins)
        elif speech and mark in _SPEECH[speech] and not reopens:
            speech = speech if before.isdigit() and _inches(text, found.end(), block[1], _SPEECH[speech]) else ""
        elif not speech and mark in _SPEECH and (begins or mark in "“„«" or (before + after).isspace()):
            speech = mark
        places.append((found.end(), bool(brackets or speech or single)))
    return places


def _single(text: str, found: re.Match[str], single: str, *, begins: bool) -> str:
    """The single mark that is open behind the one found, empty where none is. An apostrophe changes nothing."""
    mark, at = found[0], found.start()
    before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2] or " "
    if single and mark in _SINGLE[single] and not after.isalnum() and not begins:
        doubtful = before.isdigit() or _POSSESSIVE.match(text, at - 1)
        return single if doubtful and _inches(text, at + 1, found.endpos, _SINGLE[single]) else ""
    if single or before.isalnum() or (after.isspace() and not before.isspace()):
        return single
    return mark if mark == "‘" or (begins and not _SHORTENED.match(text, at + 1)) else ""


def _inches(text: str, at: int, end: int, closing: str) -> bool:
    """Whether the mark before `at` may close no speech, for another one follows that does."""
    blank = _BLANK_LINE.search(text, at, end)
    return bool(blank or re.search(rf"(?<=\S)[{re.escape(closing)}](?!\w)", text[at:end]))


def _ends(stop: re.Match[str], lang: str) -> bool:
    """Whether a sentence ends here for certain, quoted speech aside."""
    mark, close, gap, after = stop.group("mark", "close", "gap", "next")
    if mark[-1] in "。！？．":
        return not close and after not in ("と", "っ")  # what follows quoted speech may say whose it is
    if mark[-1] in "।॥።։۔៕។။":
        return not close
    if not gap or "…" in mark or ".." in mark:
        return False
    if after >= _FIRST_UNSPACED and _UNSPACED.match(after):
        return False
    if not after.isalnum() or after.islower():
        return False
    if mark != ".":
        return not close and _last_word(stop).lower() not in EXCLAIMING
    if close:
        return bool(after.isupper() or after.isnumeric())
    return not _abbreviated(_last_word(stop), lang)


def _last_word(stop: re.Match[str]) -> str:
    before = stop.string[max(0, stop.start() - 32) : stop.start()]
    word = before.rpartition(" ")[2]
    if word.isalnum():
        return word
    found = _LAST_LATIN_WORD.search(word) if is_latin(word) else _LAST_WORD.search(word)
    return str(found[0]) if found else ""
