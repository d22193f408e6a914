"""The other languages of a text: links by each language's own name, and the whole addresses for other programs."""

import msgspec

from generator.model.records import Key, Record
from generator.pages.page import Alternate, Anchor
from generator.pages.paths import absolute, page_path
from generator.pages.viewpoint import Viewpoint

_NAMES = dict(
    pair.replace("_", " ").split("=")
    for pair in """
    am=አማርኛ ar=العربية az=azərbaycanca be=беларуская bg=български bn=বাংলা bs=bosanski ca=català ckb=کوردی cs=čeština
    da=dansk de=Deutsch el=Ελληνικά en=English es=español et=eesti eu=euskara fa=فارسی fi=suomi fr=français ga=Gaeilge
    gl=galego he=עברית hi=हिन्दी hr=hrvatski hu=magyar hy=հայերեն id=Indonesia is=íslenska it=italiano ja=日本語
    ka=ქართული kk=қазақша ko=한국어 ku=kurdî lt=lietuvių lv=latviešu mk=македонски ms=Melayu my=မြန်မာ nb=norsk ne=नेपाली
    nl=Nederlands nn=nynorsk no=norsk pl=polski prs=دری ps=پښتو pt=português ro=română ru=русский sk=slovenčina
    sl=slovenščina so=Soomaali sq=shqip sr=српски sv=svenska sw=Kiswahili ta=தமிழ் tg=тоҷикӣ th=ไทย ti=ትግርኛ
    tr=Türkçe uk=українська ur=اردو uz=oʻzbekcha vi=Tiếng_Việt yi=ייִדיש zh=中文 zh-Hans=简体中文 zh-Hant=繁體中文
""".split()
)


class Translation(msgspec.Struct, frozen=True):
    """A text in another language; the link's text is the language's name, `language` its tag."""

    link: Anchor
    language: str


def translations(view: Viewpoint, record: Record | None) -> tuple[Translation, ...]:
    """The same text in other languages, the original first; none where there is no other."""
    others = _together(view, record.key) if record else ()
    languages = [language_of(view, key) for key in others]
    names = [own_name(language) for language in languages]
    out = []
    for key, language, name in zip(others, languages, names, strict=True):
        if record and key != record.key:
            said = f"{name} ({language})" if names.count(name) > 1 else name
            words = view.words(said, language)
            draft = view.anchor(key).draft
            out.append(Translation(Anchor(view.to(key), words.text, words.lang, words.dir, draft), language))
    return tuple(out)


def alternates(view: Viewpoint, key: Key) -> tuple[Alternate, ...]:
    """The addresses of a text in all its languages, its own too; none without a base address."""
    base = view.dossier.site.base_url
    if not base:
        return ()
    return tuple(Alternate(language_of(view, one), absolute(base, page_path(one))) for one in _together(view, key))


def language_of(view: Viewpoint, key: Key) -> str:
    """The language that a text is in."""
    return view.dossier[key].lang or view.dossier.site.lang


def own_name(language: str) -> str:
    """What a language is called by those who speak it; its tag where that is not known here.

    >>> own_name("fa"), own_name("pt-BR"), own_name("zh-Hant-TW"), own_name("tlh")
    ('فارسی', 'português', '繁體中文', 'tlh')
    """
    parts = language.split("-")
    known = ("-".join(parts[:n]) for n in range(len(parts), 0, -1))
    return next((_NAMES[tag] for tag in known if tag in _NAMES), language)


def _together(view: Viewpoint, key: Key) -> tuple[Key, ...]:
    return view.dossier.translations.get(key, ())
