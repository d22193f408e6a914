"""A language to its words of negation, of denial and doubt, and of reporting. Finding them: link/quotations/flags.py.

Only languages whose lists could be vouched for stand here; of any other nothing is known, which the writer is
told. In doubt a word is listed: a needless flag costs a writer one line, a missing one misleads readers.
"""

import msgspec


class Words(msgspec.Struct, frozen=True):
    """The words of one language, in small letters and without vowel marks.

    A `*` at the end stands for any ending, one at the beginning for any beginning, `_` for a space. `clitics` are
    written together with the word that follows them.
    """

    negation: frozenset[str]
    denial: frozenset[str]
    reporting: frozenset[str]
    clitics: tuple[str, ...] = ()


def words(lang: str) -> Words | None:
    """The words of the language that a BCP 47 tag names, whatever the region; None where there is no list."""
    return _WORDS.get(lang.replace("_", "-").split("-")[0].lower())


def languages() -> tuple[str, ...]:
    """The languages that have lists."""
    return tuple(_WORDS)


def _words(negation: str, denial: str, reporting: str, clitics: str = "") -> Words:
    return Words(
        frozenset(negation.split()), frozenset(denial.split()), frozenset(reporting.split()), tuple(clitics.split())
    )


_WORDS = {
    "en": _words(
        "not no never none nobody no-one nothing nowhere neither nor cannot without hardly barely scarcely unable "
        "impossible unlikely unless instead rather_than far_from fail fails failed failing refuse refuses refused "
        "refusing refusal *n't didnt doesnt dont isnt arent wasnt werent havent hasnt hadnt wont wouldnt couldnt "
        "shouldnt cant mustnt neednt aint non decline declines declined declining avoid* stop_short stops_short "
        "stopped_short stopping_short yet_to nearly almost would_have would've could_have could've should_have "
        "should've might_have might've may_have threaten* seldom rarely lack lacks lacked lacking prevented prevents "
        "preventing absence zero",
        "deny denies denied denying denial denials refute* rebut rebuts rebutted dispute disputes disputed disputing "
        "reject rejects rejected rejecting rejection dismiss dismisses dismissed contradict* disavow* disclaim* "
        "retracted retracts recant* repudiat* debunk* ruled_out rule_out rules_out ruling_out doubt doubts doubted "
        "doubtful unconfirmed unverified unproven unsubstantiated baseless unfounded false falsely untrue fake hoax "
        "fabricated allege alleges alleged allegedly alleging allegation allegations purport* supposed supposedly "
        "reportedly apparently rumour* rumor rumors rumored so-called claim claims claimed claiming accuse accuses "
        "accused accusing accusation accusations suspected wrongly misreport* disprove* disproving lied lying liar "
        "liars lies_about acquit* cleared exonerat* disown* whether unclear uncertain perhaps maybe possibly might "
        "misleading inaccurate incorrect erroneous* bogus untruth* myth not_true not_so no_truth",
        "said say says saying told tell tells telling reported reporting according stated stating announced announces "
        "announcing declared declares declaring added asserted asserts insisted insists maintained argued argues "
        "suggested suggests indicated warned quoted quoting cited citing believe believes believed think thinks "
        "thought admitted acknowledged confirmed testified recalled wrote writes",
    ),
    "fr": _words(
        "ne n'* pas non jamais aucun aucune ni sans nul nulle guère rien nullement impossible aucunement",
        "niaient nieront nièrent nia démentit démentirent démentaient infirme infirmé infirment infirmer contester "
        "rejeter réfuter récuser pas_vrai inexact inexacte peut-être dément démentent démenti démentis démentie "
        "démentir démentait démentant nie nié niée nient nier niait niant réfute réfuté réfutent réfutait récuse "
        "récusé récusent rejette rejettent rejeté conteste contesté contestent contestait doute doutent douteux "
        "prétend prétendent prétendu prétendue prétendus prétendues prétendument présumé présumée présumés présumées "
        "soi-disant allègue alléguait allégué allégation allégations accuse accusé accusée accusés accusent accusait "
        "accusation accusations faux fausse fausses mensonge mensonger aurait auraient serait seraient",
        "dit disent disait disant déclare déclaré déclarent déclarait affirme affirmé affirment affirmait annonce "
        "annoncé annoncent indique indiqué indiquent explique expliqué assure assuré assurent rapporte rapporté "
        "rapportent raconte raconté ajoute ajouté selon d'après estime estimé estiment reconnu avoué",
    ),
    "de": _words(
        "nicht nein mitnichten nirgendwo kein* nie niemals niemand* nichts nirgends weder noch ohne unmöglich kaum "
        "keineswegs statt",
        "bestritt bestritten bestreitet bestreiten dementi* leugnet* leugnen geleugnet abgestritten zurückgewiesen "
        "wies weist widersprach widersprachen widersprochen widerspricht widerlegt* verneint* abgelehnt lehnte "
        "lehnten lehnt lehnen unwahr* nicht_wahr stimmt_nicht bezweifel* zweifel* angeblich* mutmaßlich* "
        "vermeintlich* sogenannt* unbestätigt* falsch falsche erfunden behauptet* behaupten behauptung behauptungen "
        "beschuldig* vorgeworfen vorwurf vorwürfe wirft werfen warf warfen",
        "sagt sagte sagten sagen gesagt erklärt erklärte erklärten berichtet berichtete berichteten teilte teilten "
        "mitgeteilt zufolge laut soll sollen nach_angaben meldet meldete meldeten äußerte betonte bestätigt "
        "bestätigte",
    ),
    "es": _words(
        "no ni nunca jamás nadie nada ningún ninguno ninguna ningunos ningunas tampoco sin imposible apenas",
        "negó niega niegan negaron negar negado negada negando negaba negaban negará niegue nieguen negativa "
        "no_es_cierto no_es_verdad desmentía desmiente desmienten desmintió desmintieron desmentir desmentido "
        "desmintiendo refuta refutó refutan refutaron rechaza rechazan rechazó rechazaron rechazado descarta descartó "
        "descartan duda dudas dudó dudan dudosa dudoso presunto presunta presuntos presuntas presuntamente supuesto "
        "supuesta supuestos supuestas supuestamente alega alegó alegan alegaron falso falsa falsos falsas falsamente "
        "acusa acusan acusó acusaron acusado acusada acusación acusaciones",
        "dice dicen dijo dijeron decía dicho afirma afirman afirmó afirmaron asegura aseguran aseguró aseguraron "
        "declara declaró declararon anuncia anunció anunciaron informó informaron señaló señalaron indicó explicó "
        "según añadió agregó sostiene sostuvo reconoció admitió confirmó",
    ),
    "ru": _words(
        "не нет ни никогда никто никого никому никем ничто ничего ничему ничем нигде нельзя без невозможно никак "
        "никакой никакого никакая никакие никаких отнюдь вряд едва",
        "отрица* опроверг* опровержен* отверг* отказ отказа* отказыв* якобы будто сомнева* сомнени* сомнительн* "
        "неправд* лжив* клевет* обвин* подозрева* подозрени* предполож* предполага* утвержда* ложн* ложь фальшив* "
        "неподтвержд* так_называемый так_называемая так_называемые так_называемого так_называемых",
        "сказал сказала сказали сказано говорит говорят говорил говорила говорили заяв* сообщ* рассказ* по_словам "
        "по_данным согласно отмет* отмеча* добавил добавила добавили счита* призна* подтверд*",
    ),
    "uk": _words(
        "не ні ані ніколи ніхто нікого нікому ніщо нічого ніде нема немає без неможливо жоден жодна жодне жодного "
        "жодної жодних навряд ледве",
        "запереч* спросту* відкину* відкида* відмов* нібито начебто сумнів* звинува* підозр* припус* припуще* "
        "стверджу* хибн* неправд* брехн* спростов* фальшив* непідтвердж* так_званий так_звана так_звані так_званого "
        "так_званих",
        "сказав сказала сказали сказано каже кажуть говорить говорив говорила говорили заяв* повідом* розпов* "
        "за_словами за_даними згідно зазнач* додав додала додали вважа* визна* підтверд*",
    ),
    "ar": _words(
        "لا لم لن ليس ليست ليسوا لست ما غير دون بدون بلا عدم بعدم لعدم كلا أبدا قط ألم أليس أليست ألا لسنا لستم لسن",
        "نفى نفت نفوا ينفي تنفي ينفون نفي نافيا نافية أنكر أنكرت أنكروا ينكر تنكر ينكرون إنكار رفض رفضت رفضوا يرفض "
        "ترفض يرفضون رافضا رافضة كذب كذبت فند فندت يفند تفند دحض دحضت يدحض تدحض شكك شككت يشكك تشكك زعم زعمت زعموا "
        "يزعم تزعم مزاعم مزعوم مزعومة ادعى ادعت ادعوا يدعي تدعي ادعاء ادعاءات اتهم اتهمت اتهموا يتهم تتهم متهما متهمة "
        "اتهام اتهامات يشتبه تكذيب شائعات نفيا نفيه نفيها نفيهم يكذب تكذب كاذب كاذبة باطل باطلة مزيف مزيفة",
        "قال قالت قالوا يقول تقول يقولون قائلا قائلة أعلن أعلنت أعلنوا يعلن تعلن ذكر ذكرت ذكروا أفاد أفادت أفادوا صرح "
        "صرحت صرحوا أكد أكدت أكدوا يؤكد تؤكد أوضح أوضحت أشار أشارت أضاف أضافت بحسب حسب وفقا وفق نقلا",
        "و ف ال وال فال بال لل",
    ),
    "fa": _words(
        "نه نیست* نبود* هیچ هیچگاه هیچکس بدون هرگز غیر عدم نمی* نکرد* نکن* نشد* نشود نداد* نداشت* ندار* نخواه* نتوان* "
        "نگفت* نرفت* نرود نروند نیامد* ندید* نگرفت* نگیر* نباید نباش* ندهد ندهند نپذیر* نیافت* نیاب* نرسید* نرسان* "
        "نخواس* نگذاش* نگذار* نزدند نزده نکش* نبردند نبرده نساخ* نساز* نیاور* نخور* ندان* نفرست* نفروخ* ننوش* ننویس* "
        "نپرداخ* نپرس* نیفت* ننشس* نشناخ* نشناس* نشنید* نشنو* نماند* نمرده نشکست* نسوخ* ناموفق ناممکن ناتوان* نامعلوم",
        "تکذیب انکار رد_کرد رد_کردند رد_کرده رد_میکند رد_میکنند ادعا ادعای ادعاها ادعاهای مدعی مدعیان متهم اتهام "
        "اتهامات مشکوک مظنون ظاهرا گویا شایعه شایعات دروغ به_اصطلاح نادرست",
        "گفت گفتند گفته گفتهاند میگوید میگویند اعلام اظهار گزارش افزود افزودند به_گفته به_نقل بنابر بنا_بر طبق تأکید "
        "تاکید تأیید تایید",
    ),
    "he": _words(
        "לא אין אינו אינה אינם אינן אינני איננו איננה איננם בלי ללא מבלי שום כלום מעולם טרם בל אף_אחד אי_אפשר אי-* "
        "בלתי לאו",
        "הכחיש הכחישה הכחישו מכחיש מכחישה מכחישים להכחיש יכחיש הכחשה הפריך הפריכה הפריכו שלל שללה שללו שולל שוללת "
        "שוללים דחה דחתה דחו סירב סירבה סירבו טען טענה טענו טוען טוענת טוענים טענות לטענת לכאורה כביכול חשד חשוד "
        "חשודים האשים האשימה האשימו מאשים מאשימה מאשימים שקר כזב שקרי שקרית כוזב כוזבת מכחישות הכחשת הכחשות מפריך "
        "מפריכה נדחה נדחתה",
        "אמר אמרה אמרו אומר אומרת אומרים מסר מסרה מסרו דיווח דיווחה דיווחו ציין ציינה ציינו הודיע הודיעה הודיעו הצהיר "
        "הצהירה הצהירו הוסיף הוסיפה לדברי לפי על_פי אישר אישרה אישרו",
        "ו ש וש כש וכש ה וה",
    ),
}
