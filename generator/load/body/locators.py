"""Where in a source: `¶4`, `p. 12`, `pp. 3-4, 7`, `at 00:12:30`, `{any}`. What it means is the reader's."""

import re

from generator.model.patterns import letters

_NUMBER = r"(?:\p{Nd}++(?:[:.]\p{Nd}++)*+\p{L}?(?![\p{L}\p{Nd}])|[ivxlcdmIVXLCDM]++(?![\p{L}\p{Nd}]))"
_RANGE = rf"{_NUMBER}(?:\s?[-–—]\s?{_NUMBER})?+"
_NUMBERS = rf"{_RANGE}(?:\s?[,،&]\s?{_RANGE})*+"
# Signs; any abbreviation of up to six letters (`p.`, `S.`, `ص.`); and Pandoc's words in full.
_SIGN = r"[¶§]{1,2}"
_SHORT = r"\p{L}{1,6}\."
_WORD = (
    r"(?:pages?|pp?|paragraphs?|paras?|chapters?|chaps?|ch|sections?|sect?|lines?|ll?|notes?|nn?|footnotes?|fn|columns?|cols?"
    r"|figures?|figs?|folios?|fols?|numbers?|nos?|parts?|pts?|verses?|vv?|volumes?|vols?|books?|bks?|issues?|opus|opp?"
    r"|tables?|slides?|frames?|minutes?|min|articles?|art|items?|appendix|annex|posts?)(?!\p{L})"
)
_TIME = r"(?:at|from)\s+(?=\p{Nd}+:)"
_LOCATOR = letters(
    rf"[\s,،，、]*+(?:\{{(?P<any>[^{{}}]*+)\}}|(?P<sign>{_SIGN}\s?|{_SHORT}\s?|{_WORD}\s|{_TIME})?+(?P<numbers>{_NUMBERS})(?!\s?[-–—]\p{{Nd}}))",
    re.IGNORECASE,
)


def locator(text: str) -> tuple[str, str]:
    """The locator that a text begins with, which may be empty, and what follows it."""
    found = _LOCATOR.match(text)
    if found is None:
        return "", text
    if found["any"] is not None:
        return " ".join(found["any"].split()), text[found.end() :]
    if not found["sign"] and not any(c.isdigit() for c in found["numbers"]):
        return "", text  # Roman numerals alone may be a word: "I", "mix".
    return " ".join(((found["sign"] or "") + found["numbers"]).split()), text[found.end() :]
