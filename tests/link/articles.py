"""Short made-up reports in many scripts, with what trips a look-up: marks, signs, numbers, what prints nothing."""

ENGLISH = (
    "The harbour of Port Lena was closed on 3 March after a barge sank; 1,250 people waited on the quay. “We saw "
    "nothing of it,” said Ada O’Brien, the harbour master’s deputy — “nothing at all.” The anti-spill boats came at "
    "12:30, and the oﬃce of Mr. Yilmaz said that 17 of 48 crew were missing.\n\n"
    "Rescuers from the U.S. Coast Guard searched until it was −4 degrees. They found 3.5 tonnes of oil, not the 35 "
    "that had been feared … and no one who could explain it. “Ask the owner,” a diver said. “He’ll deny it.”\n\n"
    "The co­operative’s insurer paid £250,000.  Its chair denied that the barge had been overloaded; she did not "
    "say who had loaded it.\n"
)
GERMAN = (
    "Der Hafen wurde am 3. März geschlossen, nachdem ein Schleppkahn gesunken war. »Wir haben nichts gesehen«, sagte "
    "die Hafenmeisterin Jutta Groß. Rund 1.250 Menschen warteten am Kai, 17 von ihnen über Nacht.\n\n"
    "Das Öl – etwa 3,5 Tonnen – trieb auf die Küste zu. Der Eigner bestritt, dass das Schiff überladen gewesen sei.\n"
)
FRENCH = (
    "Le port a été fermé le 3 mars après le naufrage d’une péniche. «\u00a0Nous n’avons rien vu\u00a0», a déclaré "
    "l’adjointe du maître de port. Près de 1\u202f250 personnes attendaient à quai\u00a0; 17 y ont passé la nuit.\n\n"
    "Le propriétaire a nié que le bateau fût surchargé. Où est passée la cargaison\u00a0? Nul ne le sait.\n"
)
SPANISH = (
    "El puerto se cerró el 3 de marzo tras hundirse una barcaza. «No vimos nada», dijo la capitana Íñiguez. Unas 1250 "
    "personas esperaban en el muelle; 17 pasaron allí la noche.\n\n¿Quién la cargó? El dueño negó que fuera de noche.\n"
)
TURKISH = (
    "Liman, bir mavnanın batması üzerine 3 Mart’ta kapatıldı. “Hiçbir şey görmedik,” dedi İpek Işık. Rıhtımda 1.250 "
    "kişi bekliyordu; 17’si geceyi orada geçirdi.\n"
)
GREEK = (
    "Το λιμάνι έκλεισε στις 3 Μαρτίου, όταν βυθίστηκε μια φορτηγίδα. «Δεν είδαμε τίποτα», είπε η λιμενάρχης. Περίπου "
    "1.250 άνθρωποι περίμεναν στην προκυμαία· οι 17 πέρασαν εκεί τη νύχτα.\n"
)
RUSSIAN = (
    "Порт закрыли 3 марта, когда затонула баржа. «Мы ничего не видели», — сказала капитан Ёлкина. На причале ждали "
    "1\u00a0250 человек, 17 из них остались на ночь.\n\nВладелец отрицал, что судно было перегружено.\n"
)
UKRAINIAN = (
    "Порт зачинили 3 березня, коли затонула баржа. «Ми нічого не бачили», — сказала Мар’яна Їжак. На причалі чекали "
    "1250 людей, п’ятеро з них — з дітьми.\n"
)
ARABIC = (
    "أُغلِقَ الميناء في 3 آذار بعد غرق صندل. وقالت الناطقة: «لم نَرَ شيئًا». وانتظر على الرصيف 1250 شخصًا، بات 17 منهم "
    "ليلتهم هناك.\n\nونفى المالك أن تكون السفينة محمّلةً فوق طاقتها. ولم يُذكَر اسمه.\n"
)
PERSIAN = (
    "بندر در سوم مارس بسته شد، پس از آنکه یک دوبه غرق شد. سخنگو گفت: «ما چیزی نمی‌دیدیم». حدود ۱۲۵۰ نفر در اسکله منتظر "
    "بودند و ۱۷ نفرشان شب را آنجا ماندند.\n\nمالک نمی‌پذیرد که کشتی‌اش بیش از اندازه بار داشته است.\n"
)
HEBREW = (
    "הנמל נסגר ב־3 במרץ לאחר שדוברה טבעה. „לא ראינו דבר”, אמרה סגנית מפקד הנמל. כ־1,250 איש המתינו ברציף, ו־17 מהם "
    "לנו שם. דובר צה״ל לא הגיב.\n\nבַּעַל הספינה הכחיש שהועמס עליה יותר מדי.\n"
)
HINDI = (
    "बंदरगाह 3 मार्च को एक बजरे के डूबने के बाद बंद कर दिया गया। “हमने कुछ नहीं देखा,” उपप्रमुख ने कहा। घाट पर १२५० लोग "
    "इंतज़ार कर रहे थे; 17 ने वहीं रात बिताई।\n"
)
CHINESE = (
    "港口于三月三日关闭，此前一艘驳船沉没。“我们什么也没看见，”副港长说。"
    "码头上有一千二百五十人等候，其中17人过夜。船主否认超载。\n"
)
JAPANESE = (
    "はしけが沈み、港は三月三日に閉鎖された。「何も見ていない」と副港長は述べた。"
    "岸壁では千二百五十人が待ち、うち17人が夜を明かした。船主は積み過ぎを否定した。\n"
)
KOREAN = (
    "바지선이 가라앉은 뒤 항구는 3월 3일에 폐쇄되었다. “우리는 아무것도 보지 못했다”고 부항만장이 말했다. 부두에서는 "
    "1,250명이 기다렸고 17명은 그곳에서 밤을 새웠다.\n"
)
THAI = "ท่าเรือปิดเมื่อวันที่ 3 มีนาคม หลังเรือลำเลียงจม “เราไม่เห็นอะไรเลย” รองนายท่ากล่าว มีคนรออยู่ที่ท่า ๑๒๕๐ คน สิบเจ็ดคนค้างคืนที่นั่น\n"
VIETNAMESE = (
    "Cảng đóng cửa ngày 3 tháng 3 sau khi một sà lan chìm. “Chúng tôi không thấy gì cả,” phó giám đốc cảng nói. Khoảng "
    "1.250 người chờ trên bến; 17 người ngủ lại đó.\n"
)

SPACED = (
    ENGLISH, GERMAN, FRENCH, SPANISH, TURKISH, GREEK, RUSSIAN, UKRAINIAN, ARABIC, PERSIAN, HEBREW, HINDI, KOREAN,
    VIETNAMESE,
)  # fmt: skip
UNSPACED = (CHINESE, JAPANESE, THAI)
