"""The script of a text and the direction in which it runs, and a language's name. Which language it is in is
the writer's to say.
"""

import unicodedata
from functools import cache, lru_cache

_RTL_LANGUAGES = (
    "ae apc ar ara arb arc ary arz azb bal bqi ckb dv fa fas glk hbo he heb iw ji khw ks lki lrc luz mzn nqo "
    "pes pnb prs ps pus rhg sam sd sdh skr syc syr ug uig ur urd yi yid"
)
_RTL_SCRIPTS = "adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi"
_LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
    "he": "Hebrew", "ku": "Kurdish", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
_NAMES = {
    "CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean", "NKO": "N’Ko",
}  # fmt: skip


@lru_cache(maxsize=1 << 13)
def direction(lang: str, text: str = "") -> str:
    """`rtl` or `ltr`, by the tag's script or language, else by the first letter; empty without either."""
    said = _of_tag(lang)
    if said:
        return said
    for c in text:
        bidi = unicodedata.bidirectional(c)
        if bidi in ("L", "R", "AL"):
            return "ltr" if bidi == "L" else "rtl"
    return ""


@cache
def _of_tag(lang: str) -> str:
    tags = lang.lower().split("-")
    if not tags[0]:
        return ""
    script = next((t for t in tags[1:] if len(t) == 4 and t.isalpha()), "")
    known, tag = (_RTL_SCRIPTS, script) if script else (_RTL_LANGUAGES, tags[0])
    return "rtl" if tag in known.split() else "ltr"


def language_name(lang: str) -> str:
    """The English name of a tag's language; the tag itself where it is none of the few known here.

    >>> language_name("fr"), language_name("ar-SY"), language_name("ckb")
    ('French', 'Arabic', 'ckb')
    """
    return _LANGUAGES.get(lang.lower().split("-")[0], lang)


def script(text: str) -> str:
    """The name of the script of a text's first letter, such as Latin or Arabic; empty where it has none."""
    for c in text:
        if unicodedata.category(c)[0] == "L":
            name = unicodedata.name(c, "").split(" ")[0].split("-")[0]
            return _NAMES.get(name, name.capitalize())
    return ""
