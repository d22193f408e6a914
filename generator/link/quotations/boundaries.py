"""A place in a text to whether a quotation may begin or end there: never inside a word, a number or a letter.

A hyphen, apostrophe, sign, separator or no-break space that joins letters or digits is inside. In doubt a place is
inside: the writer then quotes a little more, which always helps. What equals what is left to folding.py.
"""

import re
import unicodedata

from generator.link.quotations.folding import DASHES, DOUBLE, HYPHENS, NO_BREAK, SINGLE
from generator.model.patterns import letters

_REACH = 64  # characters looked at on either side; a longer word or number is still found inside from its middle
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # they print nothing, so digits on either side touch
_CONTROLS = letters(f"[{_BIDI}]")
_SIGNS = r"+\-‐‑‒–−﹣－±~≈<>≤≥"
_APART = "+−±~≈<>≤≥"  # signs that white space may part from their number; a spaced hyphen is a dash or a bullet
_PERCENT = "%‰٪؉％"
_RANGE = rf"~〜～{DASHES}{re.escape(HYPHENS)}"
_ACUTE = "´`˙ˈ′"  # apostrophes and points as some fonts and keyboards have them
# Hyphens of scanned and of Fraktur text, and what prints nothing or nothing that can be told.
_BROKEN = r"¬⁃⸗\p{Cf}\p{Cc}\p{Co}\p{Cn}\p{Cs}\ufffd"
_RUNS_ON = HYPHENS + SINGLE + _APART + _ACUTE + "¬⁃⸗,"  # white space behind them may be within a token

# Written without spaces between words: any grapheme boundary serves there, numerals excepted.
UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}"
_WORD = rf"[[[\p{{L}}\p{{M}}_\u200c\u200d]--[{UNSPACED}]]\p{{N}}]"

_TOKEN = letters(
    rf"""(?V1)
    (?: [{_SIGNS}{_PERCENT}\p{{Sc}}]+ (?: (?<=[{_APART}])[[\s]--[\u2029]] | \n )? (?=[.٫]?\p{{N}}) )?  # −5, $5, − 5, %5
    (?: (?<![\p{{L}}\p{{N}}]) [.٫] (?=\p{{N}}) )?      # .5
    (?: {_WORD}+
      | (?<={_WORD}\.?) [{re.escape(HYPHENS)}] (?={_WORD})        # non-lethal, 10–15, U.S.-led
      | (?<=\p{{L}}) [{re.escape(HYPHENS)}¬⁃⸗][\n\u2029] (?=\p{{L}})   # a word broken at the end of a line or page
      | (?<={_WORD}) [[{_BROKEN}]--[\s]]+ (?={_WORD})
      | (?<=\p{{L}}) \. (?=-\p{{L}})
      | (?<={_WORD}) [{re.escape(SINGLE)}{_ACUTE}@&·‧] (?={_WORD})        # O’Brien, 1'250, AT&T, col·lega
      | (?<=\p{{Hebrew}}) [{re.escape(DOUBLE)}] (?=\p{{Hebrew}}(?!\p{{Hebrew}}))    # צה"ל
      | (?<=(?<![\p{{L}}\p{{M}}\p{{N}}])\p{{L}}) \. (?=\p{{L}})      # U.S.
      | (?<=[\p{{L}}\p{{N}}]) \. (?=\p{{Ll}})                        # example.org; not a lost space, as in "end.The"
      | (?<=\p{{N}}(?:[[\s]--[\u2029]]?\p{{L}}{{1,5}})?[²³]?) [/⁄∕] (?=\p{{L}})     # 50 km/h, 5/kg; not and/or
      | (?<={_WORD}) \^ (?=[-−]?\p{{N}})                             # 10^6
      | (?<=\p{{N}}) [.,:/٫٬·‧×*⁄∕，．：+~〜～{DASHES}] (?=\p{{N}})     # 1,250  3.5  12:30  9/11  5—7  10〜15
      | (?<=\p{{Nd}}) [[\s]--[\u2029]]                             # 5 ½, 5 1/2
        (?=[¼-¾⅐-⅞]|\p{{Nd}}{{1,2}}[/⁄∕]\p{{Nd}}{{1,2}}(?![\p{{N}}/⁄∕]))
      | (?<=\p{{N}}) [{NO_BREAK}] (?=\p{{N}})                        # 1 250 000
      | (?<=(?<![\p{{L}}\p{{N}}.,:/\-–]) \p{{Nd}}{{1,3}} (?:[[\s]--[\u2029]]\p{{Nd}}{{3}})*) [[\s]--[\u2029]]
        (?=\p{{Nd}}{{3}}(?!\p{{Nd}}))
      | (?<=(?<!\p{{N}})\p{{Nd}}{{1,3}}) [,{re.escape(SINGLE)}{_ACUTE}]\n (?=\p{{Nd}}{{3}}(?!\p{{Nd}}))
      | (?<=\p{{L}}) \p{{Sc}} (?=[.]?\p{{N}})                        # US$5
      | (?<=\p{{N}}) (?: [{NO_BREAK}]? [{_PERCENT}°′″\p{{Sc}}] | \+ )        # 17%, 5 €, 100+
    )+""",
    re.VERBOSE,
)

# Of the Han numerals those that rarely begin or end another word. 几 and 数 stand for "some" among them, 余 and 多
# for "more than", 第 makes an ordinal, 分之 a fraction, 负 and 零下 stand for "minus".
_HAN = "〇零一二三四五六七八九十百千万萬亿億兆两兩廿卅卌壹贰貳叁肆伍柒捌玖拾佰仟"
_NUMERAL = rf"[\p{{N}}{_HAN}]"
_HAN_NUMBER = letters(
    rf"(?:第|负|負|零下)?(?:[几幾数數](?=[{_HAN}]))?"
    rf"{_NUMERAL}+(?:(?:[点點]|分之|[.,:，．：{_RANGE}]){_NUMERAL}+)*(?:[几幾余餘多]{_NUMERAL}*)?"
    # "More than" may follow what is counted; "many times" and "most" begin something else.
    rf"(?:(?<={_NUMERAL})\p{{Han}}(?:[余餘]|多(?![次数數名人半])))?"
)
_SPELT = (
    "ศูนย์ หนึ่ง เอ็ด สอง ยี่ สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ร้อย พัน หมื่น แสน ล้าน "
    "ສູນ ໜຶ່ງ ຫນຶ່ງ ເອັດ ສອງ ສາມ ສີ່ ຫ້າ ຫົກ ເຈັດ ແປດ ເກົ້າ ສິບ ຊາວ ຮ້ອຍ ພັນ ໝື່ນ ຫມື່ນ ແສນ ລ້ານ "
    "សូន្យ មួយ ពីរ បី បួន ប្រាំ ដប់ ម្ភៃ សាមសិប សែសិប ហាសិប ហុកសិប ចិតសិប ប៉ែតសិប កៅសិប រយ ពាន់ ម៉ឺន សែន លាន"
).split()
_SPELT_NUMBER = letters(r"(?:\L<words>){2,}", words=_SPELT)
_LETTER = letters(r"\X")
_COENG = "\u17d2"  # puts the next Khmer letter below this one
# What goes on from the letter before it, so that no line begins with one: 人々 is not 人, and きゃ is one syllable.
_GOES_ON = letters(
    r"(?<=[\p{Han}\p{Hiragana}\p{Katakana}ー])[々〻ゝゞヽヾーｰ"
    r"ぁぃぅぇぉゃゅょゎァィゥェォャュョヮヵヶ]"
)


def inside(shape: str, at: int) -> bool:
    """Whether `at` is inside a word, a number or a letter. `shape` is a Folded's: vowel marks are not in it."""
    if at <= 0 or at >= len(shape) or _parts(shape, at) or _parts(shape, at - 1):
        return False
    start, end = _stretch(shape, at)
    if not start < at < end:
        return False
    window, place = shape[start:end], at - start
    if _CONTROLS.search(window):
        place -= len(_CONTROLS.findall(window[:place]))
        window = _CONTROLS.sub("", window)
        if not 0 < place < len(window):
            return False
    return _splits_letter(window, place) or any(
        found.start() < place < found.end()
        for pattern in (_TOKEN, _HAN_NUMBER, _SPELT_NUMBER)
        for found in pattern.finditer(window)
    )


def _stretch(shape: str, at: int) -> tuple[int, int]:
    """The stretch around `at` between two white spaces that no token runs through."""
    start, end = max(0, at - _REACH), min(len(shape), at + _REACH)
    for n in range(at - 1, start - 1, -1):
        if _parts(shape, n):
            start = n + 1
            break
    for n in range(at, end):
        if _parts(shape, n):
            end = n
            break
    return start, end


def _parts(shape: str, n: int) -> bool:
    """Whether white space stands there that is not within a number or behind a hyphen."""
    if not shape[n].isspace():
        return False
    before = shape[n - 1] if n else ""
    return not (before and (before.isnumeric() or before in _RUNS_ON))


def _splits_letter(text: str, at: int) -> bool:
    """Whether `at` is inside what a reader takes for one letter or one picture."""
    if unicodedata.category(text[at])[0] == "M" or text[at - 1] == _COENG or _GOES_ON.match(text, at):
        return True
    return any(found.start() < at < found.end() for found in _LETTER.finditer(text))
