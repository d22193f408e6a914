"""The words that a writer has ready: values for keys, sentences, links, citations, names, and new files."""

DATES = (
    "2023-05-01",
    "2023-05-02",
    "2023-05",
    "[..2023-05-04]",
    "2023-05-02/..",
    "2023-05-01/2023-05-03",
    "2024~",
    "202X",
    "2023-13-40",
)
STATUS = ("published", "draft", "private")
COMMON = {
    "status": STATUS,
    "tags": ("[log]", "[harbour, fire]", None),
    "lang": ("fa", "ar", "en", None),
    "summary": ("In a word", "Another summary", None),
    "autolink": ("false", "true", None),
    "accept": (
        "{unsourced: Nobody says}",
        "{bare-quotation: A proverb}",
        "{unsourced: Nobody, bare-quotation: One}",
        "{contradicted-claim: It is weighed elsewhere}",
        None,
    ),
    "formerly": ("[elsewhere]", "[old-courier]", None),
}
VALUES: dict[str, dict[str, tuple[str | None, ...]]] = {
    "articles": {
        "rights": ("cite", "excerpt", "full"),
        "lineage": ("original", "unknown", None),
        "published": DATES,
        "capture": ("courier.txt", "gazette.txt", "nahr.txt", "missing.txt", None),
        "hash": ("private", "public"),
        "derives_from": (
            "[{source: ledger, how: retells}]",
            "[{source: nahr, how: draws-on}]",
            None,
            "[{source: courier, how: reprints, basis: word for word}]",
        ),
        "superseded_by": ("{source: gazette, on: 2024-05-01, because: It was corrected}", None),
        "status": (*STATUS, "retracted"),
        "retracted": ("{on: 2024-05-01, because: It was another fire}", None),
        "publisher": ("The Echo", "Agency", None),
        "authors": ("[Ana Holm, Ben Ott]", None),
        "body": ("text", "summary"),
        "grade": ("B", None),
        "grade_because": ("It errs seldom", None),
        "url": ("https://example.org/a", None),
        "archived": ("https://archive.ph/a", "{url: https://archive.ph/a, on: 2024-04}", None),
    },
    "actors": {
        "kind": ("person", "group", "state"),
        "not": ("[dehqan]", "[brandt, union]", None),
        "roles": ("[{role: keeper of the log, of: union, from: 2021}]", None),
        "relations": ("[{is: reports to, to: coastguard}]", None),
    },
    "events": {
        "date": (*DATES, "{is: 2023-05-03, claim: log-lost}"),
        "time": ('"05:30"', '"23:10"', None),
        "timezone": ("Europe/Berlin", "+03:00", None),
        "after": ("[barge-fire]", "[sinking]", "[inquiry, closure]", None),
        "place": ("port-lena", "{is: pier-4, claim: log-lost}", None),
        "actors": ("[dehqan]", "[{actor: brandt, role: watched, claim: log-lost}, union]", None),
        "counts": (
            "[{what: wounded, low: 1, best: 2, high: 3, claim: twelve-wounded}]",
            "[{what: boats, best: 4}]",
            None,
        ),
    },
    "claims": {
        "about": ("[event:inquiry]", "[actor:brandt, event:barge-fire]", None),
        "evidence": (
            "['@courier \"a faulty pump\"']",
            "['@gazette \"Two boats sank\"', '@ledger \"of the crew\"']",
            "[{source: nahr, quote: إن السجل ضاع, origin: courier, speaker: {unnamed: official, count: 2}}]",
            "[{source: gazette, quote: The log was lost, stance: disputes, speaker: {actor: brandt}}]",
        ),
    },
    "conflicts": {
        "state": ("open", "judged", "withdrawn"),
        "kind": ("precision", "scope", "same fact"),
        "positions": ("[seventeen-wounded, twelve-wounded]", "[log-lost, owner-knew]", "[log-lost]"),
        "judgement": ("{for: undetermined, by: nobody}", "{for: [seventeen-wounded], on: 2024}", None),
    },
    "notes": {"date": DATES, "authors": ("[Ana Holm]", None), "translation_of": ("cause", "log", None)},
    "places": {"in": ("Valeria", "port-lena", None), "precision": ("200 m", "district", None), "lat": ("1.5", "54.1")},
    "pages": {"translation_of": ("about", "index", None)},
}
SENTENCES = (
    "It rained.",
    "Nobody knows more.",
    "A second sentence stands here.",
    "Brandt was there.",
    "Ilse Brandt came late.",
    "Captain Brandt said nothing.",
    "فرهاد دهقان آمد.",
    "وصلت إلسه برانت اليوم.",
    "The dockers struck.",
    "Seen at Pier 4.",
    "The coastguard said so, and Farhad Dehqan too.",
    "“Four words stand here alone”, they say.",
)
LINKS = (
    "[[cause]]",
    "[[cause#The number]]",
    "[[log#What is left]]",
    "[[gazette]]",
    "[[Ilse Brandt]]",
    "[[union|the union]]",
    "[[event:sinking]]",
    "[[wounded]]",
    "[[Port Lena]]",
    "[[about]]",
    "[[nowhere]]",
    "[[owner-knew]]",
    "[[later]]",
    "[[old-courier]]",
    "[[conflict:wounded]]",
    "[[dehqan]]",
)
CITATIONS = (
    "It was “a faulty pump” [@courier].",
    "“Nobody did” [@courier].",
    "“a faulty pipe” [@courier].",
    "So [@ledger].",
    "They are “Twelve of the crew” [@ledger].",
    "So it goes [@claim:log-lost].",
    "[@claim:seventeen-wounded disputed].",
    "So it goes [@claim:seventeen-wounded].",
    'One [see @gazette ¶2; @nahr "نفت إلسه برانت"].',
    "“the pump” [@memo #2].",
    "“The owner … wrote it down” [@memo].",
    "“We [the port] did not order” [@courier].",
    "[@agency].",
    "[@nobody].",
)
NAMES = ("Cpt. Brandt", "the harbour master", "دهقان", "برانت", "Dehqan", "Brandt", "the pump", "Lena")
NEW = {
    "content/notes/later.md": "---\ntitle: Later\nstatus: draft\n---\nMore of [[cause]] and Captain Brandt.\n",
    "content/notes/second.md": "---\ntitle: A second look\n---\n“Two boats sank” [@gazette]; see [[log]].\n",
    "content/actors/ott.md": "---\nname: Otto Brandt\nkind: person\nnot: [brandt]\nnames: [Brandt]\n---\nA brother.\n",
    "content/actors/secret.md": "---\nname: Quirin Zoltan\nkind: person\nstatus: private\n---\nTold of xylophones.\n",
    "content/articles/echo.md": (
        "---\ntitle: An echo\ncapture: gazette.txt\nderives_from: [{source: gazette, how: reprints}]\n---\n"
    ),
    "content/events/talks.md": (
        "---\ntitle: Talks\ndate: 2023-06\nafter: [inquiry]\nactors: [union]\n---\n[[brandt]] spoke.\n"
    ),
    "content/claims/one.md": "---\nsays: The pump was old\nevidence: ['@courier \"faulty pump\"']\n---\nIt was.\n",
    "content/conflicts/log.md": "---\ntitle: Lost?\nkind: scope\npositions: [log-lost, owner-knew]\n---\n",
    "content/method.md": "---\ntitle: Method\n---\nWe read [[courier]].\n",
    "content/notes/cause-2.md": "---\nid: cause\ntitle: The same id\n---\n",
    "content/places/quay.md": "---\nname: The grain quay\nin: port-lena\n---\n",
    "content/notes.yaml": (
        "- title: A listed note\n  text: See [[cause#The number]].\n- title: Another\n  status: draft\n"
    ),
}
