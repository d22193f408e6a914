"""Which way a text runs, by its language or its first letter. Fonts are left to the theme."""

import unicodedata

_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw khw ks lrc mzn nqo pnb ps sd syr ug ur yi".split())
_SCRIPTS = frozenset("arab aran hebr syrc thaa nkoo adlm rohg mand samr".split())
_WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def way_of_language(lang: str) -> str:
    """`rtl` or `ltr`, by a BCP 47 tag: its script where it names one, else its language."""
    parts = lang.lower().replace("_", "-").split("-")
    script = next((p for p in parts[1:] if len(p) == 4 and p.isalpha()), "")
    return "rtl" if (script in _SCRIPTS if script else parts[0] in _RIGHT_TO_LEFT) else "ltr"


def way_of_text(text: str, otherwise: str) -> str:
    """`rtl` or `ltr`, by the first letter; `otherwise` where there is none."""
    if "A" <= text[:1] <= "Z" or "a" <= text[:1] <= "z":
        return "ltr"
    return next((_WAYS[way] for c in text if (way := unicodedata.bidirectional(c)) in _WAYS), otherwise)
