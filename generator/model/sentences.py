"""Running text to the places of its sentences: never less than a sentence, more where in doubt.

A full stop after Mr., Gen. or U.S., a question inside quotation marks, a paragraph that ends in a colon: none
of them ends a sentence for certain, so the span grows. What is done with a sentence is left to others.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import itemgetter

import regex

Span = tuple[int, int]

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*|\r[^\S\r\n]*\r\s*|\u2029\s*")
_UNFINISHED = tuple(":,;،؛：，；、—–-")
# No long dashes: in French and Spanish one opens the words of another speaker.
_BULLETS = tuple("-•*·▪◦‣")
_FINISHED = tuple(".!?…؟۔。！？")
_STOP = regex.compile(
    r"(?P<mark>[.!?…؟۔।॥።։៕។။。！？．]+)"
    r"(?P<close>[\"'”’“«»‹›」』）》)\]]*)"
    r"(?P<note>(?:[^\S\n]?\[(?:@[^\]]*|\^[^\]]*|\d+)\])*)"  # a citation or a note's number after the full stop
    r"(?P<gap>\s*)"
    r"(?=[\"'“‘„‚«»‹›「『（《(\[¿¡]*(?P<next>.?))"
)
_NESTING = re.compile(r"[\"“”„«»()（）\[\]「」『』《》‘’]|(?P<blank>" + _BLANK_LINE.pattern + ")")
_CLOSERS = {"(": ")", "（": "）", "[": "]", "「": "」", "『": "』", "《": "》"}
# What closes quoted speech, by what opened it: each language has its own pair.
_SPEECH = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "”": "”"}
_UNSPACED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]")
_LAST_WORD = regex.compile(r"[\p{L}\p{M}\p{N}.'’״\"&-]*\Z")

# Abbreviations of any language that stand before a capital letter, without their last full stop, in small letters.
# One letter, letters with a full stop among them, and consonants alone are taken for abbreviations without a list.
_ABBREVIATIONS = frozenset(
    "abs abt acad adm admin ago agt akad al alt apr approx apt arch art assn assoc asst aug av ave avg "
    "bldg blvd brig bros ca cap capt cie cmdr co col comdr comm corp cpl dec dep dept det dipl dir dist "
    "div doc dott doz dr ed eds eng esq est etc ex ext feb fig figs fri gen geb gest gob gov govt gral "
    "hon hrsg inc incl ing insp inst int ital jan jr jud jul jun kap lic lieut lt lun maj mag mar mio "
    "mlle mme mmes mons mrs msgr nat no nos nov nr núm núms oct okt op org pag pág págs par para paras "
    "pen pl pres prof pub rep reps ret rev sat sec sen sens sep sept ser sgt sig sra srta sta ste sun supt tab tel thu "
    "thur thurs tte tue tues ud uds univ usw vgl vol vols vs wed zb "
    "вул ген гос деп зам им ин имп кап кв коп млн напр ген обл оз оп пер пос пр проф рис руб сек см сов "
    "ср ст стр табл тел тис тов тыс ул уч чел ін ім буд хв хвил هـ".split()
)
_CONSONANTS = regex.compile(r"[b-df-hj-np-tv-xzб-джзк-нп-тф-щ]{2,5}")
# Elsewhere one or two digits and a full stop end a sentence; in these languages it may be "the third".
_ORDINAL = frozenset("cs da de et fi fo hr hu is lb lt lv nb nn no pl sk sl sr tr".split())


def sentences(text: str, lang: str = "") -> tuple[Span, ...]:
    """The sentences, in order, without the white space around them. `lang` is a BCP 47 tag, empty if unknown."""
    return tuple(s for block in _blocks(text, paragraphs(text)) for s in _split(text, block, lang))


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs: what blank lines, or U+2029, part. Without the white space around them."""
    blank = [m.span() for m in _BLANK_LINE.finditer(text)]
    bounds = zip([0, *(b for _, b in blank)], [*(a for a, _ in blank), len(text)], strict=True)
    trimmed = (_trim(text, start, end) for start, end in bounds)
    return tuple(s for s in trimmed if s[0] < s[1])


def around(text: str, start: int, end: int, lang: str = "", known: tuple[Span, ...] = ()) -> Span:
    """The sentence or sentences that `start:end` touches. `known` are the text's paragraphs, where one has them."""
    spans = known or paragraphs(text)
    first = max(0, bisect_right(spans, start, key=itemgetter(0)) - 1)
    last = max(first, bisect_left(spans, end, key=itemgetter(0)) - 1)
    while first > 0 and _goes_on(text, spans[first - 1], spans[first]):
        first -= 1
    while last + 1 < len(spans) and _goes_on(text, spans[last], spans[last + 1]):
        last += 1
    found = [s for block in _blocks(text, spans[first : last + 1]) for s in _split(text, block, lang)]
    touched = [s for s in found if s[0] < end and s[1] > start]
    return min([start, *(a for a, _ in touched)]), max([end, *(b for _, b in touched)])


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _blocks(text: str, spans: tuple[Span, ...]) -> list[Span]:
    """The paragraphs, those that one sentence may run through made one."""
    blocks = list(spans[:1])
    for before, span in pairwise(spans):
        if _goes_on(text, before, span):
            blocks[-1] = (blocks[-1][0], span[1])
        else:
            blocks.append(span)
    return blocks


def _goes_on(text: str, paragraph: Span, following: Span) -> bool:
    """Whether a sentence may run from one paragraph into the next."""
    first, opening = text[following[0]], text[paragraph[0]]
    last = text[paragraph[1] - 1]
    if last in _UNFINISHED or (first.islower() and last not in _FINISHED):
        return True
    if first in _BULLETS and opening in _BULLETS:
        return True
    # Quoted speech of several paragraphs opens each with a mark and closes the last alone.
    return first in _SPEECH and _nesting(text, paragraph)[-1][1]


def _split(text: str, block: Span, lang: str) -> list[Span]:
    """The sentences of paragraphs that belong together."""
    nesting = _nesting(text, block)
    out: list[Span] = []
    at = block[0]
    for stop in _STOP.finditer(text, *block):
        end = stop.end("note")
        if end < block[1] and _ends(stop, lang) and not nesting[bisect_right(nesting, (end, False)) - 1][1]:
            out.append((at, end))
            at = stop.end("gap")
    return [*out, (at, block[1])]


def _nesting(text: str, block: Span) -> list[tuple[int, bool]]:
    """From which place on there is quoted speech or a bracket open, or none: `(place, open)`, in order.

    Whoever quotes one sentence of a speech must be shown who says, or denies, the whole of it.
    """
    places = [(block[0], False)]
    brackets: list[str] = []
    speech, single = "", False
    for found in _NESTING.finditer(text, *block):
        mark, at = found[0], found.start()
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        begins = not before.isalnum() and before not in ".,!?…" and not after.isspace()
        if found["blank"] is not None:
            brackets, single = [], False
            speech = speech if text[found.end() : found.end() + 1] in _SPEECH else ""
        elif mark in _CLOSERS:
            brackets.append(_CLOSERS[mark])
        elif mark in brackets:
            brackets.remove(mark)
        elif mark in "‘’":
            single = single if after.isalnum() and mark == "’" else mark == "‘"
        elif speech and mark in _SPEECH[speech] and not (begins and before == "\n"):
            speech = ""
        elif not speech and mark in _SPEECH and (begins or mark in "“„«"):
            speech = mark
        places.append((found.end(), bool(brackets or speech or single)))
    return places


def _ends(stop: "regex.Match[str]", lang: str) -> bool:
    """Whether a sentence ends here for certain, quoted speech aside."""
    mark, close, gap, after = stop["mark"], stop["close"], stop["gap"], stop["next"]
    if mark[-1] in "。！？．":
        return not close and after not in ("と", "っ")  # what follows quoted speech may say whose it is
    if mark[-1] in "।॥።։۔៕។။":
        return not close
    if not gap or "…" in mark or ".." in mark or _UNSPACED.match(after):
        return False
    if not after.isalnum() or after.islower():
        return False
    if mark != ".":
        return not close
    if close:
        return bool(after.isupper() or after.isnumeric())
    word: str = _LAST_WORD.search(stop.string, max(0, stop.start() - 32), stop.start())[0]
    return not _abbreviated(word, lang)


def _abbreviated(word: str, lang: str) -> bool:
    """Whether a full stop after `word` may belong to it."""
    word = word.strip("'’\"״&-").lower()
    if word.replace(".", "").isnumeric():
        return len(word) < 3 and bool(not lang or lang.split("-")[0].lower() in _ORDINAL)
    short = len(word) == 1 or "." in word
    return short or word in _ABBREVIATIONS or bool(_CONSONANTS.fullmatch(word))
