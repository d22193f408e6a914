"""Made-up articles in several languages, and quotations from them: the same for the same seed.

Each article is one text of 20,000 bytes, with what makes a look-up slow: long paragraphs, quoted speech, abbreviations,
numbers, signs and, in a share of them, curly marks, dashes, soft hyphens and broken lines as a PDF gives them.
"""

import random
from itertools import accumulate
from typing import NamedTuple

import regex

BYTES = 20_000
SHARES = {"en": 40, "fr": 10, "de": 10, "ru": 10, "ar": 12, "fa": 4, "he": 4, "zh": 8, "th": 2}
_WORDS = {
    "en": """the of and to in a that was for on with he by at from had said not which they were his as an be but it
    after before who their has are this no when would been more over about there under against court harbour ministry
    report witness company officials denied police transfer records account told soldiers attack according night""",
    "fr": """le la les de des et à en un une que qui dans pour sur avec au par il elle ne pas plus se sont été avait
    était selon après avant mais leur cette port ministère rapport témoin police société nié déclaré contre nuit""",
    "de": """der die das und in zu den von mit auf für ist nicht ein eine als auch es an er hat aus bei nach wurde
    werden sie sich dass oder nur noch über vor Hafen Bericht Zeuge Polizei bestritt sagte Ministerium Nacht Gericht""",
    "ru": """и в не на что с по как он это из у за от о для к но а был была были его их после до под суд порт отчёт
    свидетель полиция министерство сказал заявил отрицал ночью против компания военные удар согласно""",
    "ar": """في من على إلى أن عن مع بعد قبل التي الذي كان كانت لم ما هذا هذه وقد وقال قالت نفى الميناء الوزارة التقرير
    الشاهد الشرطة المحكمة ليلة ضد بين عند كما حيث أكثر الشركة الجنود الهجوم بحسب""",
    "fa": """در از به که و را با این آن برای است بود شد می‌شود نمی‌شود گفت پس پیش بندر وزارت گزارش شاهد پلیس دادگاه شب
    علیه شرکت سربازان حمله تکذیب کرد خود هم تا یک هر""",
    "he": """של את על לא הוא היא כי עם גם זה אל בין אחרי לפני היה הייתה אמר אמרה הנמל המשרד הדוח העד המשטרה בית המשפט
    לילה נגד חברה חיילים הכחיש כל אך או יותר""",
    "zh": """的 了 在 是 和 有 不 人 这 他 中 大 为 上 个 国 我 以 要 时 来 用 们 生 到 作 地 于 出 就 分 对 成 会 可 主
    发 年 动 同 港口 部门 报告 证人 警方 法院 公司 士兵 袭击 否认 表示 夜间 记录""",
    "th": """ที่ ใน และ ของ มี เป็น ได้ ไม่ ว่า จะ ให้ กับ จาก โดย แต่ หรือ ท่าเรือ กระทรวง รายงาน พยาน ตำรวจ ศาล บริษัท ทหาร
    โจมตี ปฏิเสธ กล่าว คืน บันทึก ก่อน หลัง""",
}
_SYLLABLES = {
    "latin": "ba ber cal con dar den el fen gor hal ing jor kel lan mar nor ost pel quin ran sel tor ul ver wen zan",
    "ru": "ба вер гор дал ен жар зов кал лен мир нос ор пел рас сел тор ул фин хор чер шин яр",
    "ar": "با تر جم حس دار رف سم شر صب طل عب غر فر قد كم لن مر نس ها وص يد",
    "he": "בא גר דל הר וז חם טל ין כר לב מד נס סף עק פר צד קו רם שב תל",
    "zh": "安 北 长 城 德 东 方 福 广 海 河 华 江 金 兰 林 明 南 宁 平 青 山 天 文 西 新 阳 义 云 州",
    "th": "กา ขน คำ งาน จัน ชาย ดี ตา ทอง นาม บาน ปลา พร มา ยาย รัก ลม วัน สาย หอม อาน",
}
_TAIL = 1500  # made-up words of a language, rarer than those above
_HARD = ("Mr. Dahl", "Gen. Holm", "the U.S.", "O’Brien", "non-lethal")
_STOPS = {"zh": "。", "th": " "}
_SPEECH = {"fr": "«\u00a0{}\u00a0»", "de": "»{}«", "ru": "«{}»", "ar": "«{}»", "fa": "«{}»", "zh": "「{}」"}
_PLAIN = str.maketrans({"’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u00ad": None})


class Quotation(NamedTuple):
    """A quotation, of what kind it is, and whether it stands in its article."""

    text: str
    kind: str
    true: bool


class Article(NamedTuple):
    """A text, its language, and quotations from it."""

    text: str
    lang: str
    quotations: tuple[Quotation, ...]


class _Language:
    """The words of a language, the frequent ones first, and how its sentences are set."""

    def __init__(self, lang: str, rng: random.Random) -> None:
        script = {"fa": "ar"}.get(lang, lang if lang in _SYLLABLES else "latin")
        syllables = _SYLLABLES[script].split()
        tail = ["".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in range(_TAIL)]
        self.words = [*_WORDS[lang].split(), *tail]
        self.weights = list(accumulate(1 / (rank + 5) for rank in range(len(self.words))))
        self.lang = lang
        self.unspaced = lang in ("zh", "th")
        self.cased = script in ("latin", "ru")

    def sentence(self, rng: random.Random) -> str:
        words = rng.choices(self.words, cum_weights=self.weights, k=rng.randint(8, 32))
        for at in rng.sample(range(1, len(words), 2), rng.choice((0, 0, 1, 1, 2))):
            words[at] = _number(rng)
        if self.lang == "en" and rng.random() < 0.25:
            words[rng.randrange(1, len(words))] = rng.choice(_HARD)
        if self.cased:
            words[0] = words[0].capitalize()
        joint = "" if self.unspaced else " "
        comma = rng.randrange(2, len(words) - 2)
        mark = rng.choice(("，" if self.unspaced else ",", "،" if self.lang in ("ar", "fa") else ",", " –", " —"))
        told = joint.join(words[:comma]) + mark + (joint or " ") + joint.join(words[comma:])
        if rng.random() < 0.2:
            told = _SPEECH.get(self.lang, "“{}”").format(told)
        return told + _STOPS.get(self.lang, ".")

    def paragraph(self, rng: random.Random) -> str:
        return (" " if not self.unspaced else "").join(self.sentence(rng) for _ in range(rng.randint(2, 7)))


def _number(rng: random.Random) -> str:
    n = rng.randrange(2, 90_000)
    return rng.choice((f"{n:,}", str(n), f"{n / 100:.2f}", f"{n % 100}%", f"−{n % 40}", f"${n:,}", f"{n % 24}:30"))


def articles(count: int, quotations: int, *, absent: float = 0.0, seed: int = 1) -> list[Article]:
    """`count` articles with as many quotations each; `absent` is the share, 0 to 1, of those with a changed word."""
    rng = random.Random(f"{seed}:{count}:{quotations}")
    languages = {lang: _Language(lang, rng) for lang in SHARES}
    out = []
    for _ in range(count):
        language = languages[rng.choices(list(SHARES), list(SHARES.values()))[0]]
        text = _text(language, rng)
        made = tuple(_quotation(text, language, rng, absent=rng.random() < absent) for _ in range(quotations))
        out.append(Article(text, language.lang, made))
    return out


def _text(language: _Language, rng: random.Random) -> str:
    """An article: as typed, as a typesetter has it with soft hyphens, or with the lines of a PDF."""
    paragraphs: list[str] = []
    size = 0
    while size < BYTES:
        kind = rng.random()
        if kind < 0.05:
            paragraph = language.sentence(rng)[:-1]
        elif kind < 0.1:
            paragraph = "\n".join(f"- {language.sentence(rng)}" for _ in range(4))
        else:
            paragraph = language.paragraph(rng)
        paragraphs.append(paragraph)
        size += len(paragraph.encode()) + 2
    text = "\n\n".join(paragraphs).encode()[:BYTES].decode(errors="ignore")
    style = rng.random()
    if style < 0.3:
        return text.translate(_PLAIN)
    if style < 0.4:
        return str(regex.sub(r"(?<=\p{Latin}{4})(?=\p{Latin}{4})", lambda _: "\u00ad" * (rng.random() < 0.5), text))
    if style < 0.5 and not language.unspaced:
        return str(regex.sub(r"([^\n]{60,80}) ", r"\1\n", text))
    return text


def _quotation(text: str, language: _Language, rng: random.Random, *, absent: bool) -> Quotation:
    """A quotation of a kind drawn by lot, with a word changed where it is to be absent."""
    kind = rng.choices(("printed", "typed", "elided", "bracketed", "block"), (35, 35, 12, 10, 8))[0]
    words = list(regex.finditer(r"\S+", text))
    count = 1 if language.unspaced else rng.randint(5, 18)
    if kind == "block":
        whole = [p for p in text.split("\n\n")[:-1] if 80 < len(p) < 900]
        quoted = [rng.choice(whole)]
    elif language.unspaced:
        found = [w[0] for w in regex.finditer(r"(?:(?=[\p{Han}\p{Thai}])\X){8,40}", text)]
        quoted = [rng.choice(found)]
    else:
        first = rng.randrange(len(words) - 50)
        quoted = [w[0] for w in words[first : first + count]]
    if kind == "elided" and len(quoted) > 4:
        middle = len(quoted) // 2
        quoted = [*quoted[: middle - 1], "…", *quoted[middle + 1 :]]
    elif kind == "bracketed" and len(quoted) > 2:
        quoted.insert(len(quoted) // 2, "[the editor]")
    if absent:
        at = rng.choice([n for n, word in enumerate(quoted) if word not in ("…", "[the editor]")])
        quoted[at] = quoted[at][: len(quoted[at]) // 2] + rng.choice(language.words[-200:])
    words_quoted = " ".join(quoted)
    return Quotation(words_quoted if kind == "printed" else words_quoted.translate(_PLAIN), kind, not absent)
