"""News agencies by the names that papers print, and the words by which a paper says whom it has a story from.

Only a suggestion is ever made of these, so a name or a turn of phrase that is missing costs a hint and no more. The
words are of the languages of model/denial.py and Chinese. Finding them in a text is sayings.py's.
"""

import re

from generator.model.patterns import later

AGENCIES: tuple[tuple[str, ...], ...] = (
    ("Reuters", "Thomson Reuters", "رويترز", "رویترز", "רויטרס", "Рейтер", "Рейтерс", "Рейтеру", "路透社", "路透"),
    ("Agence France-Presse", "AFP", "Agence France Presse", "France-Presse", "فرانس برس", "خبرگزاری فرانسه",
     "Франс Пресс", "Франс-Пресс", "法新社"),
    ("Associated Press", "AP", "أسوشيتد برس", "أسوشييتد برس", "آسوشیتدپرس", "Ассошиэйтед Пресс", "美联社", "美聯社"),
    ("Deutsche Presse-Agentur", "dpa", "DPA", "德新社"),
    ("EFE", "Agencia EFE", "埃菲社"),
    ("ANSA", "安莎社"),
    ("Xinhua", "شينخوا", "شینهوا", "Синьхуа", "新华社", "新華社"),
    ("TASS", "Itar-Tass", "ITAR-TASS", "ТАСС", "ИТАР-ТАСС", "塔斯社"),
    ("Interfax", "Интерфакс", "Интерфакса", "Интерфаксу", "Интерфаксом", "Інтерфакс"),
    ("Interfax-Ukraine", "Інтерфакс-Україна", "Интерфакс-Украина"),
    ("RIA Novosti", "РИА Новости", "РИА «Новости»", "РІА Новини"),
    ("Ukrinform", "Укрінформ", "Укрінформу", "Укринформ", "Укринформу"),
    ("Anadolu Agency", "Anadolu", "Anadolu Ajansı", "الأناضول", "آناتولی", "Анадолу"),
    ("Kyodo", "Kyodo News", "共同社"),
    ("Yonhap", "Yonhap News", "韩联社", "韓聯社"),
    ("Press Trust of India",),
    ("PA Media", "Press Association"),
    ("United Press International", "UPI"),
    ("IRNA", "ایرنا", "إرنا"),
    ("ISNA", "ایسنا"),
    ("Tasnim", "Tasnim News Agency", "تسنیم", "تسنيم"),
    ("Fars News Agency", "Fars News", "خبرگزاری فارس", "وكالة فارس"),
    ("SANA", "سانا"),
    ("Bloomberg News", "بلومبرغ", "بلومبرگ", "Блумберг", "彭博社"),
)  # fmt: skip
"""Each agency's spellings, the one by which it is spoken of first. Acronyms count only as they are written here.

What names someone else as often (Bloomberg the mayor, PTI the party) is left out.
"""

# What stands right before a name: "told the news agency …". Between the two there may be words of no weight.
_BEFORE = (
    r"(?:told|tells|telling|according to|reported by|reports? by|reporting by|citing|cites?|cited by|quoting|quotes?|"
    r"quoted (?:by|in)|interview(?:ed)? (?:with|by)|spoke to|speaking (?:to|with)|first published by) "
    r"(?:(?:the|state|state-run|official|news agency|newspaper|agency|wire service) )*",
    r"(?:selon|d['’]après|(?:déclaré|dit|confié|indiqué|affirmé|expliqué) à|rapport\w+(?: par)?|indique|citant|"
    r"citée?s? par|interrogée?s? par|dépêche de|à(?= l['’]agence)) (?:l['’]agence(?: de presse)? |l['’]|la |le )*",
    r"(?:laut|nach angaben (?:der|von)|unter berufung auf|sagten? der|sagten?|bericht\w*|meldet\w*|gegenüber|"
    r"meldung (?:der|von)|interview mit|der nachrichtenagentur) "
    r"(?:(?:der|die|das|von|nachrichtenagentur|agentur|zeitung) )*",
    r"(?:según|de acuerdo con|(?:dijo|dijeron|declaró|declararon|explicó|contó) a|inform[óa]|citando a|citad[oa]s? por|"
    r"entrevista con) (?:(?:la|el|agencia|de noticias|diario) )*",
    r"(?:сообща\w+|сообщил\w*|переда[её]т|передал\w*|пишет|по данным|по информации|по сообщению|со ссылкой на|"
    r"ссылаясь на|(?:за)?явил\w*|рассказал\w*|сказал\w*|цитирует) "
    r"(?:(?:агентств\w+|информагентств\w+|газет\w+) )*[«\"]?",
    r"(?:повідомля\w+|повідомил\w*|переда[єв]\w*|пише|за даними|за інформацією|з посиланням на|посилаючись на|"
    r"заяви\w+|розпові\w+|сказа\w+|цитує) (?:(?:агентств\w+|інформагентств\w+|газет\w+) )*[«\"]?",
    r"(?:بحسب|حسب|وفقا?|نقلا عن|نقلت عن|نقلته|أوردته|أوردت|ذكرت|أفادت|كشفت|قالت?|وقالت|وذكرت|وأفادت|أبلغ\w*|صرح\w*|"
    r"تقرير) (?:(?:ل?وكالة|الأنباء|أنباء|للأنباء|صحيفة|مع) )*[«\"]?",
    r"(?:به گزارش|به نقل از|بنا به گزارش|بنابر گزارش|به گفته|گزارش|به) (?:خبرگزاری |روزنامه )?[«\"]?",
    r"(?:לפי|על פי|דיווחה?|מסרה?|אמרה?|אמרו|ציטטה?|בשם|בראיון) (?:(?:ל?סוכנות|הידיעות|עם) )*",
    r"(?:据|據|援引|引述|告诉|告訴|对|對|向|接受)(?:英国|美国|法国|俄罗斯|德国)?",
)
# What follows right after it: "… reported", "… has learned".
_AFTER = (
    r"(?:['’]s)?,?(?: news agency| agency)?,? (?:(?:has|had|also|first|earlier|later|previously) )*"
    r"(?:reported|reports|said|says|wrote|writes|quoted|quotes|cited|cites|learned|learnt|spoke to|interviewed)\b",
    r" (?:a )?(?:rapport[ée]\w*|indique|indiqué|écrit|cite|cité|appris)\b",
    r" (?:berichtet\w*|meldet\w*|schreibt|schrieb|zitiert\w*|zufolge|erfuhr)\b",
    r" (?:inform[óa]|report[óa]|public[óa]|cit[óa])\b",
    r"»? (?:сообща\w+|сообщил\w*|переда[её]т|передал\w*|пишет|написал\w*|цитирует)",
    r"»? (?:повідомля\w+|повідоми\w+|переда[єв]\w*|пише|написа\w+|цитує)",
    r" (?:نقلا عن|ذكرت|أفادت|قالت|نقلت|إن|أن)\b",
    r" (?:گزارش (?:داد|کرد|داده)|نوشت|نوشته|گفت|اعلام کرد)",
    r" (?:דיווח\w*|מסר\w*|כתב\w*|ציטט\w*)",
    r"(?:报道|報道|报导|報導|消息|称|稱|援引|记者|記者|[^\s，。]{0,15}[电電](?!话|話))",
)
_CREDITED = (
    r"by|source|sources|from|with|par|avec|quelle|von|mit|por|con|fuente|источник|джерело|المصدر|منبع|מקור|来源|來源"
)

BEFORE = later(rf"(?:(?<!\w)(?:{'|'.join(_BEFORE[:-1])})|{_BEFORE[-1]})$", re.I)
"""Matches what stands before the name of the one whom a paper has something from, up to the name."""
AFTER = later("|".join(_AFTER), re.I)
"""Matches what stands after such a name."""
CREDIT = later(rf"^\s*(?:(?:{_CREDITED})\s*[:：]?\s*)$", re.I)
"""Matches the beginning of a line that credits someone, up to the name."""
CLITICS = "وفبلكהוכשלבמ"
"""Arabic and Hebrew letters that are written together with the name that follows."""
