"""The script that a text is written in, by Unicode's own table. Which language it is in is the writer's to say."""

from generator.model.patterns import letters

_SCRIPTS = (
    "Latin", "Arabic", "Cyrillic", "Hebrew", "Greek", "Han", "Hiragana", "Katakana", "Hangul", "Armenian", "Georgian",
    "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Thai",
    "Lao", "Khmer", "Myanmar", "Tibetan", "Mongolian", "Ethiopic", "Syriac", "Thaana", "Nko", "Tifinagh",
)  # fmt: skip
_NAMES = {"Hiragana": "Japanese", "Katakana": "Japanese", "Hangul": "Korean", "Nko": "N’Ko"}
_KNOWN = letters("|".join(rf"(?P<{script}>\p{{{script}}})" for script in _SCRIPTS))
_KANA = letters(r"[\p{Hiragana}\p{Katakana}]")
_LETTER = letters(r"\p{L}")


def script_of(text: str) -> str:
    """The name of the script of a text's first letter, such as Latin or Arabic; empty where it has none, or one of
    the rare ones that are not listed here. Kana anywhere make a text Japanese.

    >>> script_of("Qaani"), script_of("«قاآنی»"), script_of("安倍さん")
    ('Latin', 'Arabic', 'Japanese')
    """
    if text.isascii():
        return "Latin" if any(map(str.isalpha, text)) else ""
    letter = _LETTER.search(text)
    found = _KNOWN.match(letter[0]) if letter else None
    if not found or not found.lastgroup:
        return ""
    name = str(found.lastgroup)
    if name == "Han" and _KANA.search(text):
        return "Japanese"
    return _NAMES.get(name, name)
