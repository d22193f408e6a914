"""A word before a full stop to whether the full stop may be its own. In doubt it is: a sentence then grows."""

import re

# Abbreviations of any language that stand before a capital letter, without their last full stop, in small letters.
# One letter, letters with a full stop among them, and consonants alone are taken for abbreviations without a list.
_ABBREVIATIONS = frozenset(
    "abg abp abs abt acad adm admin ago amb atty agt akad al alt amer apr approx apt arch art assn assoc asst aug "
    "av ave avg avv bes boul brit chap cit ens entspr env evtl excmo excma exkl ibid ilmo ilma inkl messrs ofc pdte "
    "revd seq sog sres sras tech ven viz акад бул гл изд мин проч респ "
    "bldg blvd brig bros ca cap capt cie cmdr co col comdr comm corp cpl dec dep dept det dipl dir dist "
    "div doc dott doz dr ed eds eng esq est etc ex ext feb fig figs fri gen geb gest gob gov govt gral "
    "hon hrsg inc incl ing insp inst int ital jan jr jud jul jun kap lic lieut lt lun maj mag mar mio "
    "mlle mme mmes mons mrs msgr nat no nos nov nr núm núms oct okt op org pag pág págs par para paras "
    "pen pl pres prof pub rep reps ret rev sat sec sen sens sep sept ser sgt sig sra srta sta ste sun supt tab tel thu "
    "thur thurs tte tue tues ud uds univ usw vgl vol vols vs wed zb "
    "вул ген гос деп зам им ин имп кап кв коп млн напр ген обл оз оп пер пос пр проф рис руб сек см сов "
    "ср ст стр табл тел тис тов тыс ул уч чел ін ім буд хв хвил هـ".split()
)
_CAPITALISED = frozenset(  # these only where they begin with a capital letter
    "ala ariz ark cal calif colo conn del fla ga ia ida ill ind kan kans ky la mass md me mich min minn miss mo mont "
    "neb nebr nev okla ont ore oreg pa penn que ri sc sd tenn tex ut va vt wash wis wisc wva wyo".split()
)
EXCLAIMING = frozenset("yahoo jeopardy yum wham guess joomla".split())  # names with a mark at the end
_CONSONANTS = re.compile(r"[b-df-hj-np-tv-xzб-джзк-нп-тф-щ]{2,5}|\d+(?:d|st|nd|rd|th)")
# Elsewhere one or two digits and a full stop end a sentence; in these languages it may be "the third".
_ORDINAL = frozenset("cs da de et fi fo hr hu is lb lt lv nb nn no pl sk sl sr tr".split())


def abbreviated(word: str, lang: str) -> bool:
    """Whether a full stop after `word` may belong to it."""
    capital, word = word[:1].isupper(), word.strip("'’\"״&-").lower()
    if word.replace(".", "").isnumeric():
        return len(word) < 3 and bool(not lang or lang.split("-")[0].lower() in _ORDINAL)
    # A letter twice is a plural in Spanish: EE. UU., FF. AA.
    letters = bool(word) and word in (word[0], 2 * word[0])
    short = letters or "." in word or (capital and word in _CAPITALISED)
    return short or word in _ABBREVIATIONS or bool(_CONSONANTS.fullmatch(word))
