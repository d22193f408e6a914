"""A small dossier of ours, with one of each thing that pages show. Nothing in it comes from the writer's."""

from generator.model.body import Cited, Markup, Quote, Ref
from generator.model.dates import parse
from generator.model.dossier import Dossier
from generator.model.linked import (
    Backlink,
    CheckedQuote,
    ClosePassage,
    Context,
    Extract,
    Footnote,
    LinkedBody,
    NoteCall,
    OpenPassage,
    Origins,
    Passage,
    SourcePart,
    SourceText,
    Text,
    Tie,
)
from generator.model.problems import Span
from generator.model.quotations import Verdict
from generator.model.records import (
    Actor,
    Article,
    Claim,
    Conflict,
    Derivation,
    Event,
    Evidence,
    Judgement,
    Key,
    Kind,
    Name,
    Note,
    Part,
    Place,
    Record,
    Relation,
    Rights,
    Role,
    Setting,
    Speaker,
)
from generator.model.site import Site

WIRE, GAZETTE, SADA = (Key("article", name) for name in ("wire", "gazette", "sada"))
MILLER, COUNCIL = Key("actor", "miller"), Key("actor", "council")
AT_DAWN, AT_NOON = Key("claim", "at-dawn"), Key("claim", "at-noon")
CONFLICT, RANG, NOTE = Key("conflict", "when"), Key("event", "rang"), Key("note", "bell")
MILL = Key("place", "mill")
_TEXT = "The bell of the old mill rang at dawn. Nobody had touched it, the miller said."
_SAID = "rang at dawn"
_AT = _TEXT.index(_SAID)
_PASSAGE = Passage(f"q{_AT}-{_AT + len(_SAID)}", ((_AT, _AT + len(_SAID)),))
_TABLE = (
    '<div class="table"><table><thead><tr><th>Hour</th><th class="end">Strokes</th></tr></thead><tbody>'
    '<tr><td>Dawn</td><td class="end">7</td></tr><tr><td>Noon</td><td class="end">12</td></tr></tbody></table></div>'
)
_CALLOUT = (
    '<div class="callout note" role="note"><p class="callout-title">Note</p><p>A call-out holds what a reader should '
    "know before going on.</p></div>"
)


class _Refs:
    """References, each with a place of its own, and what they lead to."""

    def __init__(self) -> None:
        self.found: dict[Ref, Key] = {}

    def __call__(self, key: Key) -> Ref:
        ref = Ref(key.id, Span("", len(self.found) + 1))
        self.found[ref] = key
        return ref


def specimen(lang: str) -> Dossier:
    """The dossier, in a site of that language."""
    to = _Refs()
    said = CheckedQuote(
        _SAID, GAZETTE, Verdict.EXACT, "capture", matches=1, passage=_PASSAGE.fragment,
        sentence=Context("The bell of the old mill ", _SAID, "."),
    )  # fmt: skip
    denied = CheckedQuote("لم يُسمع الجرس", SADA, Verdict.NORMALISED, "capture", matches=1, flags=("لم",))
    quotes = {Quote(said.text, Span("", 1)): said, Quote(denied.text, Span("", 2)): denied}
    records = (*_sources(to), *_actors(to), *_claims(to, tuple(quotes)), *_events(to))
    return Dossier(
        site=Site(title="A specimen", lang=lang),
        records={record.key: record for record in records},
        found=to.found,
        checked=quotes,
        bodies={NOTE: _body(said)},
        backlinks={MILLER: (Backlink(NOTE, "mention", Context("So said ", "Anna Miller", ", who kept the mill.")),)},
        ties={
            WIRE: (Tie(GAZETTE, "derives"), Tie(SADA, "derives")),
            GAZETTE: (Tie(AT_DAWN, "evidence"),),
            COUNCIL: (Tie(MILLER, "role"),),
            AT_DAWN: (Tie(CONFLICT, "position"),),
            AT_NOON: (Tie(CONFLICT, "position"),),
        },
        sources={
            GAZETTE: SourceText(Rights.EXCERPT, "capture", length=len(_TEXT), passages=(_PASSAGE,), quotes=(said,),
                                extracts=(Extract(1, 0, _TEXT),)),
        },
        origins={AT_DAWN: Origins(2, 1, 1, (WIRE,)), AT_NOON: Origins(1, 1, 1)},
        disputes={AT_DAWN: (CONFLICT,), AT_NOON: (CONFLICT,)},
    )  # fmt: skip


def _record(kind: type[Record], key: Key, title: str, /, **more: object) -> Record:
    return kind(key=key, span=Span("", 1), title=title, **more)  # type: ignore[arg-type]


def _sources(to: _Refs) -> tuple[Record, ...]:
    wire = _record(Article, WIRE, "The mill bell rings", publisher="Hill Wire", medium="wire", original=True,
                   published=parse("1923-05-04"))  # fmt: skip
    gazette = _record(
        Article, GAZETTE, "A bell at dawn", publisher="Aldermoor Gazette", authors=("J. Vane",), rights=Rights.EXCERPT,
        published=parse("1923-05-05"), derives_from=(Derivation(to(WIRE), "retells", "It names the wire."),),
    )  # fmt: skip
    sada = _record(Article, SADA, "جرس الطاحونة", publisher="الصدى", lang="ar", published=parse("[..1923-05-09]"),
                   derives_from=(Derivation(to(WIRE), "draws-on"),))  # fmt: skip
    return wire, gazette, sada


def _actors(to: _Refs) -> tuple[Record, ...]:
    names = (Name("آنا ميلر", "ar"), Name("آنا میلر", "fa"), Name("Анна Миллер", "ru"), Name("אנה מילר", "he"),
             Name("安娜·米勒", "zh"))  # fmt: skip
    role = Role("clerk", to(COUNCIL), parse("1920"), parse("1925"), (Cited(to(AT_DAWN)),))
    relation = Relation("in dispute with", to(COUNCIL), parse("1923"))
    miller = _record(Actor, MILLER, "Anna Miller", kind="person", names=names, roles=(role,), relations=(relation,),
                     summary="She kept the mill.")  # fmt: skip
    return miller, _record(Actor, COUNCIL, "Aldermoor Town Council", kind="organisation")


def _claims(to: _Refs, quotes: tuple[Quote, ...]) -> tuple[Record, ...]:
    said, denied = quotes
    place = Span("", 1)
    at_dawn = _record(
        Claim, AT_DAWN, "The mill bell rang at dawn",
        evidence=(
            Evidence(to(GAZETTE), place, (said,), speaker=Speaker(to(MILLER)), verb="said"),
            Evidence(to(SADA), place, (denied,), stance="disputes", verb="reported", origin=to(WIRE)),
        ),
    )  # fmt: skip
    evidence = (Evidence(to(WIRE), place, speaker=Speaker(unnamed="villager", count=2), verb="told the agency"),)
    at_noon = _record(Claim, AT_NOON, "The mill bell rang at noon", evidence=evidence)
    positions = (to(AT_DAWN), to(AT_NOON))
    judgement = Judgement("for", positions[:1], "An editor", parse("1990-03"))
    conflict = _record(Conflict, CONFLICT, "When did the bell ring?", kind="same fact", positions=positions,
                       state="judged", judgement=judgement, summary="At dawn, or at noon.")  # fmt: skip
    return at_dawn, at_noon, conflict


def _events(to: _Refs) -> tuple[Record, ...]:
    rang = _record(Event, RANG, "The bell rings", date=parse("1923-05-04"), date_claim=to(AT_DAWN),
                   setting=Setting(to(MILL)), parts=(Part(to(MILLER), "witness"),))  # fmt: skip
    others = (
        ("letter", "A letter is sent", "[1923-05-10..1923-05-30]"),
        ("inquiry", "The council sits", "1923-06-01/1923-06-20"),
        ("repair", "The bell is taken down", "[..1923-07-15]"),
        ("shut", "The mill stays shut", "1923-07/.."),
        ("sale", "The mill is sold", "1923-08~"),
    )
    kind: Kind = "event"
    more = (_record(Event, Key(kind, name), title, date=parse(date)) for name, title, date in others)
    mill = _record(Place, MILL, "The old mill", lat=52.1, lon=5.4, precision="5 km",
                   names=(Name("الطاحونة القديمة", "ar"),))  # fmt: skip
    note = _record(Note, NOTE, "What is known of the bell", date=parse("1990-03-05"), authors=("An editor",),
                   summary="Two papers, and one wire behind both.")  # fmt: skip
    return rang, *more, mill, note


def _body(said: CheckedQuote) -> LinkedBody:
    """A paragraph with a quotation and its footnote, a call-out, a block quotation and a table."""
    return LinkedBody(
        (
            Markup("<p>"),
            Text("The Gazette has it that the bell "),
            OpenPassage(GAZETTE, said.passage, said.verdict),
            Text("“rang at dawn”"),
            ClosePassage(),
            NoteCall(1, 1),
            Text(", and others were not so sure"),
            NoteCall(2, 1, disputed=True),
            Text("."),
            Markup(f"</p>{_CALLOUT}<blockquote><p>Nobody had touched it.</p></blockquote>{_TABLE}"),
        ),
        (
            Footnote(1, 1, (SourcePart(GAZETTE, locator="p. 1", quotes=(said,)),)),
            Footnote(2, 1, own=(Markup("<p>"), Text("A footnote may also be the writer’s own words."), Markup("</p>"))),
        ),
    )
