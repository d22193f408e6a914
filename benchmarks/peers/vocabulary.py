"""The words, names and tags that the made-up dossier is made of."""

WORDS = """the a of to in and for with on by from as at into over under between against
report inquiry ministry court letter witness contract record hearing statement archive
document agency council member company transfer account payment meeting memo audit review
evidence claim denial source official spokesman lawyer judge editor journalist editorial
newspaper broadcast committee parliament minister director manager partner associate
investigation prosecutor police border harbour port vessel cargo shipment factory plant
mine river valley region district capital province village city street bridge station
hospital school university laboratory engineer doctor analyst expert study sample result
measure figure number total share value price fund bank loan bond credit asset tax budget
cost profit loss market trade export import supply demand energy water power grid fuel
policy law rule decree treaty agreement clause article section chapter annex table list
map photo recording transcript interview quote answer question reply request response
decision order appeal verdict sentence release arrest detention trial charge case file
was were is are has had been will would could should may might did does said told wrote
found showed noted added argued denied confirmed signed sent received published reported
described revealed obtained reviewed examined approved rejected delayed cancelled resumed
opened closed moved changed raised lowered doubled halved ended began started continued
early late new old former senior junior public private secret open first second third last
large small major minor central local national foreign internal external several many few
some other another same different earlier later before after during since until while when
where which that this these those its their his her our not never often again also still
however therefore according despite because although meanwhile nearly about almost roughly
week month year day morning evening night spring summer autumn winter decade century""".split()
FIRST = """Ana Boris Clara David Elena Felix Greta Henrik Irina Jonas Katya Lars Maria
Niko Olga Pavel Quinn Rosa Stefan Tanya Ulrich Vera Walter Xenia Yuri Zora""".split()
LAST = """Adler Berg Costa Dahl Ender Falk Gruber Holm Ivanov Jansen Koval Lund Moreau
Novak Olsen Petrov Quist Rossi Silva Torres Ulmer Varga Weiss Young Zeman Brandt Keller
Marin Sorel Tamm""".split()
PUBLISHERS = (
    "Northern Courier", "The Ledger", "Harbour Gazette", "Daily Record", "City Monitor", "Free Observer",
    "Evening Dispatch", "Public Radio", "State Archive", "Court Bulletin", "Trade Review", "Open Inquiry",
)  # fmt: skip
TAGS = """finance courts energy shipping media elections procurement borders health
mining water labour defence housing education""".split()
