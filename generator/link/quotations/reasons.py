"""A quotation that stands nowhere in a source to a sentence on why not. The verdict is left to quotes.py."""

import re
from bisect import bisect_left

from generator.link.quotations.folding import Folded, fold_quote
from generator.link.quotations.nearest import Difference
from generator.link.quotations.places import FARTHEST, places
from generator.link.quotations.readings import Join, Reading, alters_word, has_words
from generator.model.patterns import letters

_LAST_MARK = letters(r"[.,;:!?…،؛؟。，；：！？][\"'”’»]*\Z")
# A word with letters of two alphabets that have look-alikes.
_MIXED = letters(r"(?=\w*\p{Latin})\w*[\p{Cyrillic}\p{Greek}\p{Armenian}]\w*")
_HALF = 3  # words, at least, of each half of a quotation that is put together of two


def reason(quote: str, plain: Reading, source: Folded, difference: Difference) -> str:
    """Why a quotation does not stand there, as a sentence without a full stop; empty where nothing is known.

    `plain` is its reading with every mark the editor's, `difference` what the nearest passage has otherwise.
    """
    if alters_word(quote):
        return "a bracket may stand between words, not inside one: write … for the word, then yours in brackets"
    if len(plain.parts) > 1 and all(places(source, [part], ()) for part in set(plain.parts)):
        if Join.NOTHING in plain.joins:
            return "each part stands there, but a bracket may not take the place of words: write … for those"
        return (
            f"each part stands there, but not in this order, or they are more than {FARTHEST} words "
            "or more than one paragraph apart"
        )
    words, marks = fold_quote(quote)
    last = _LAST_MARK.search(quote.strip())
    if last and places(source, [quote.strip()[: last.start()]], ()):
        return f"the source has no “{last[0]}” there: set it behind the closing quotation mark"
    if words in source.text:
        return "the words stand there only inside longer ones" if not marks else "the vowel marks differ"
    if words.casefold() in source.casefolded:
        return "the source has other capitals"
    return _look_alike(difference) or _only_marks(difference) or _two_halves(words, source)


def _look_alike(difference: Difference) -> str:
    for op, text in difference:
        mixed = _MIXED.search(text) if op != "same" else None
        if mixed:
            whose = "you quote" if op == "quoted" else "the source has"
            return f"{whose} “{mixed[0]}” with letters of two alphabets that look alike"
    return ""


def _only_marks(difference: Difference) -> str:
    differs = [text for op, text in difference if op != "same"]
    return "only marks differ" if differs and not any(has_words(text) for text in differs) else ""


def _two_halves(words: str, source: Folded) -> str:
    """Whether the words are put together of two places; both are named."""
    gaps = [found.start() for found in re.finditer(" ", words)]
    most = bisect_left(gaps, True, key=lambda gap: words[:gap] not in source.text)
    for gap in reversed(gaps[_HALF - 1 : most]):
        one, other = words[:gap], words[gap + 1 :]
        if other.count(" ") + 1 < _HALF:
            continue
        if other not in source.text:
            return ""
        if places(source, [one], ()) and places(source, [other], ()):
            return f"“{one}” and “{other}” each stand there, but apart: quote each by itself, or join them with …"
    return ""
