"""A small dossier made by hand, for tests of pages: a fire in the harbour of Port Lena, told by three papers."""

from __future__ import annotations

import msgspec

from generator.model.body import Cited, Markup, Quote, Ref, Section
from generator.model.collection import Media
from generator.model.dates import parse
from generator.model.dossier import Dossier
from generator.model.linked import (
    Backlink,
    CheckedQuote,
    ClaimPart,
    ClosePassage,
    Context,
    Extract,
    Figure,
    Footnote,
    InlineCitation,
    Link,
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
    Count,
    Derivation,
    Event,
    Evidence,
    Judgement,
    Key,
    Name,
    Note,
    Page,
    Part,
    Place,
    Record,
    Relation,
    Rights,
    Role,
    Setting,
    Speaker,
    Status,
)
from generator.model.site import Site, Theme

SITE = Site(
    title="The fire in Port Lena",
    subtitle="What burned in the harbour in May 1987, and who says so",
    base_url="https://example.org/port-lena/",
    editor="A. Editor",
    theme=Theme("#7a1f1f"),
)

TEXT = (
    "Port Lena, 4 May. A fire broke out at pier 4 shortly before dawn.\n\n"
    "The harbour master, Karim Haddad, denied that fuel had been stored there. "
    "He said two dockers were hurt.\n\n"
    "Nobody has claimed the fire."
)


class Maker:
    """Gathers records and what linking would have found; every reference has a place of its own in a file."""

    def __init__(self, site: Site = SITE) -> None:
        self.site = site
        self.records: dict[Key, Record] = {}
        self.found: dict[Ref, Key] = {}
        self.checked: dict[Quote, CheckedQuote] = {}
        self.bodies: dict[Key, LinkedBody] = {}
        self.backlinks: dict[Key, tuple[Backlink, ...]] = {}
        self.ties: dict[Key, tuple[Tie, ...]] = {}
        self.sources: dict[Key, SourceText] = {}
        self.origins: dict[Key, Origins] = {}
        self.disputes: dict[Key, tuple[Key, ...]] = {}
        self.media: dict[str, Media] = {}
        self._line = 0

    def span(self, path: str = "content/made.md") -> Span:
        self._line += 1
        return Span(path, self._line, 1, 1)

    def ref(self, kind: str, name: str) -> Ref:
        ref = Ref(name, self.span())
        self.found[ref] = key(kind, name)
        return ref

    def quote(self, article: str, text: str, verdict: Verdict = Verdict.EXACT, **more: object) -> Quote:
        quote = Quote(text, self.span())
        basis = more.pop("basis", "capture")
        self.checked[quote] = CheckedQuote(text, key("article", article), verdict, basis=basis, **more)  # type: ignore[arg-type]
        return quote

    def add(self, record: Record, *pieces: object, footnotes: tuple[Footnote, ...] = ()) -> Record:
        self.records[record.key] = record
        if pieces:
            self.bodies[record.key] = LinkedBody(tuple(pieces), footnotes)  # type: ignore[arg-type]
        return record

    def tie(self, to: Key, how: str, *by: Key) -> None:
        self.ties[to] = tuple(sorted({*self.ties.get(to, ()), *(Tie(b, how) for b in by)}))

    def back(
        self,
        to: Key,
        by: Key,
        how: str,
        before: str,
        words: str,
        after: str,
        fragment: str = "",
        passage: str = "",
    ) -> None:
        link = Backlink(by, how, Context(before, words, after), fragment, passage)
        self.backlinks[to] = (*self.backlinks.get(to, ()), link)

    def dossier(self, **more: object) -> Dossier:
        made = Dossier(
            site=self.site,
            records={k: self.records[k] for k in sorted(self.records)},
            media=self.media,
            found=self.found,
            checked=self.checked,
            bodies=self.bodies,
            backlinks=self.backlinks,
            ties=self.ties,
            sources=self.sources,
            origins=self.origins,
            disputes=self.disputes,
        )
        return msgspec.structs.replace(made, **more) if more else made


def key(kind: str, name: str) -> Key:
    return Key(kind, name)  # type: ignore[arg-type]


def part(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where words stand in a text."""
    start = text.index(words)
    return ((start, start + len(words)),)


def fragment(parts: tuple[tuple[int, int], ...]) -> str:
    return "q" + "-".join(str(offset) for p in parts for offset in p)


def port_lena(drafts: bool = False) -> Dossier:
    """The whole sample."""
    m = Maker()
    _articles(m)
    _actors(m)
    _places(m)
    _claims(m)
    _events(m)
    _conflicts(m)
    _prose(m)
    if drafts:
        m.add(Note(key=key("note", "unfinished"), span=m.span(), title="Unfinished", status=Status.DRAFT))
    return m.dossier(overall={"": Origins(3, 1, 2)})


def _articles(m: Maker) -> None:
    agency = key("article", "agency-1987")
    m.add(
        Article(
            key=agency,
            span=m.span(),
            title="Agency wire on the fire, not at hand",
            publisher="Lena News Agency",
            published=parse("1987-05-04"),
            medium="wire",
            original=True,
        )
    )
    m.sources[agency] = SourceText(Rights.CITE)
    courier = key("article", "courier")
    m.add(
        Article(
            key=courier,
            span=m.span(),
            title="Fire at Pier 4",
            publisher="Lena Courier",
            authors=("M. Ostrow", "J. Vane"),
            published=parse("[..1987-05-06]"),
            accessed=parse("2024-03-01"),
            url="https://example.org/courier?a=1&b=2",
            capture="courier.txt",
            rights=Rights.EXCERPT,
            grade="C",
            grade_because="It is known for haste.",
            summary="A short retelling of the agency’s wire.",
            derives_from=(Derivation(m.ref("article", "agency-1987"), "retells", "It names the agency twice."),),
        ),
        Markup("<p>"),
        Text("The paper says that a fire broke out. Compare "),
        Link(key("note", "two-papers"), "Two papers, one wire", "the-count"),
        Text("."),
        Markup("</p>"),
    )
    fire, denied, fuel = (
        part(TEXT, "A fire broke out at pier 4"),
        part(TEXT, "denied that fuel had been stored there"),
        part(TEXT, "fuel had been stored"),
    )
    first, second = TEXT.index("A fire"), TEXT.index("The harbour master")
    m.sources[courier] = SourceText(
        Rights.EXCERPT,
        "capture",
        "ab" * 32,
        len(TEXT),
        (
            Extract(1, first, "A fire broke out at pier 4 shortly before dawn."),
            Extract(2, second, "The harbour master, Karim Haddad, denied that fuel had been stored there."),
        ),
        (Passage(fragment(fire), fire), Passage(fragment(denied), denied), Passage(fragment(fuel), fuel)),
        spent=True,
    )
    m.tie(agency, "derives", courier, key("article", "sada"))
    sada = key("article", "sada")
    m.add(
        Article(
            key=sada,
            span=m.span(),
            title="حريق في الميناء",
            publisher="Sada al-Mina",
            lang="ar",
            rights=Rights.CITE,
            capture="sada.html",
            derives_from=(Derivation(m.ref("article", "agency-1987"), "draws-on"),),
        )
    )
    words = part("اندلع حريق في المستودع الثالث", "في المستودع الثالث")
    m.sources[sada] = SourceText(Rights.CITE, "capture", "", 812, (), (Passage(fragment(words), words),))


def _quotes(m: Maker) -> dict[str, Quote]:
    fire, denied, fuel = (
        part(TEXT, "A fire broke out at pier 4"),
        part(TEXT, "denied that fuel had been stored there"),
        part(TEXT, "fuel had been stored"),
    )
    words = part("اندلع حريق في المستودع الثالث", "في المستودع الثالث")
    return {
        "fire": m.quote(
            "courier",
            "A fire broke out at pier 4",
            passage=fragment(fire),
            matches=1,
            sentence=Context("", "A fire broke out at pier 4", " shortly before dawn."),
        ),
        "denied": m.quote(
            "courier",
            "denied that fuel had been [kept] there",
            edited=True,
            passage=fragment(denied),
            matches=1,
            flags=("denied",),
            sentence=Context("The harbour master, Karim Haddad, ", "denied that fuel had been stored there", "."),
            elided=("that",),
            accepted=("The bracket only shortens.",),
        ),
        "fuel": m.quote(
            "courier",
            "fuel had been stored",
            verdict=Verdict.NORMALISED,
            passage=fragment(fuel),
            matches=1,
            flags=("denied",),
        ),
        "store": m.quote("sada", "في المستودع الثالث", passage=fragment(words), matches=2, flags=("لم",)),
        "wire": m.quote("agency-1987", "flames at the third warehouse", verdict=Verdict.UNCHECKABLE, basis=""),
    }


def _actors(m: Maker) -> None:
    haddad = key("actor", "karim-haddad")
    m.add(
        Actor(
            key=haddad,
            span=m.span(),
            title="Karim Haddad",
            kind="person",
            names=(Name("كريم حداد", "ar"), Name("Kareem Haddad")),
            summary="Harbour master of Port Lena until 1988.",
            roles=(
                Role(
                    "harbour master",
                    m.ref("actor", "harbour-office"),
                    parse("1983"),
                    parse("1988-02"),
                    (Cited(m.ref("claim", "fire-at-pier-4"), prefix="see"),),
                ),
                Role("witness"),
            ),
            relations=(Relation("worked with", m.ref("actor", "farrokh"), parse("1985~")),),
            unlike=(m.ref("actor", "farrokh"),),
            tags=("harbour",),
        ),
        Markup("<p>"),
        Text("He answered for the piers."),
        Markup("</p>"),
    )
    m.add(Actor(key=key("actor", "farrokh"), span=m.span(), title="فرخ رستمی", lang="fa", kind="person"))
    m.add(Actor(key=key("actor", "harbour-office"), span=m.span(), title="Harbour Office", kind="organisation"))
    m.tie(key("actor", "harbour-office"), "role", haddad)
    m.tie(key("actor", "farrokh"), "relation", haddad)
    m.tie(key("actor", "farrokh"), "unlike", haddad)


def _places(m: Maker) -> None:
    m.add(
        Place(
            key=key("place", "port-lena"),
            span=m.span(),
            title="Port Lena",
            within="Lena Bay",
            lat=-12.5,
            lon=45.25,
            precision="place",
            names=(Name("ميناء لينا", "ar"),),
        )
    )
    m.add(
        Place(
            key=key("place", "pier-4"),
            span=m.span(),
            title="Pier 4",
            within="port-lena",
            precision="1 km",
            lat=-12.501,
            lon=45.2,
        )
    )


def _claims(m: Maker) -> None:
    q = _quotes(m)
    courier, sada, haddad = key("article", "courier"), key("article", "sada"), key("actor", "karim-haddad")
    at_pier, at_store, no_fuel = (key("claim", c) for c in ("fire-at-pier-4", "fire-at-warehouse-3", "no-fuel-stored"))
    fire = key("event", "fire")
    path = "content/claims/the-fire.yaml"
    m.add(
        Claim(
            key=at_pier,
            span=m.span(path),
            title="The fire broke out at pier 4",
            about=(m.ref("event", "fire"),),
            evidence=(
                Evidence(m.ref("article", "courier"), m.span(), (q["fire"],)),
                Evidence(
                    m.ref("article", "sada"),
                    m.span(),
                    (),
                    stance="disputes",
                    speaker=Speaker(unnamed="dock worker", count=2),
                    verb="doubted",
                    origin=m.ref("article", "agency-1987"),
                ),
            ),
        ),
        Markup("<p>"),
        Text("Both go back to the agency."),
        Markup("</p>"),
    )
    m.add(
        Claim(
            key=at_store,
            span=m.span(path),
            title="The fire broke out in warehouse 3",
            evidence=(
                Evidence(m.ref("article", "sada"), m.span(), (q["store"],)),
                Evidence(m.ref("article", "agency-1987"), m.span(), (q["wire"],), stance="mentions"),
            ),
        )
    )
    m.add(
        Claim(
            key=no_fuel,
            span=m.span(path),
            title="No fuel was stored at pier 4",
            about=(m.ref("actor", "karim-haddad"),),
            evidence=(
                Evidence(
                    m.ref("article", "courier"),
                    m.span(),
                    (q["denied"], q["fuel"]),
                    speaker=Speaker(m.ref("actor", "karim-haddad")),
                    verb="denied",
                ),
            ),
        )
    )
    m.origins |= {
        at_pier: Origins(2, 1, 1, (key("article", "agency-1987"),)),
        at_store: Origins(2, 1, 2),
        no_fuel: Origins(2, 2, 2, (), (haddad,), (2,)),
    }
    m.tie(courier, "evidence", at_pier, no_fuel)
    m.tie(sada, "evidence", at_pier, at_store)
    m.tie(key("article", "agency-1987"), "evidence", at_store)
    m.tie(key("article", "agency-1987"), "origin", at_pier)
    m.tie(fire, "about", at_pier)
    m.tie(haddad, "about", no_fuel)
    m.tie(haddad, "speaker", no_fuel)
    m.tie(at_pier, "basis", haddad)
    conflict = key("conflict", "where-it-began")
    m.disputes |= {at_pier: (conflict,), at_store: (conflict,)}
    for article, names in (
        (courier, ("fire", "denied", "fuel")),
        (sada, ("store",)),
        (key("article", "agency-1987"), ("wire",)),
    ):
        m.sources[article] = msgspec.structs.replace(m.sources[article], quotes=tuple(m.checked[q[n]] for n in names))


def _events(m: Maker) -> None:
    fire = key("event", "fire")
    m.add(
        Event(
            key=fire,
            span=m.span(),
            title="Fire at the harbour",
            date=parse("1987-05-04"),
            time="05:10",
            timezone="Asia/Lena",
            date_claim=m.ref("claim", "no-fuel-stored"),
            summary="A fire broke out before dawn.",
            setting=Setting(m.ref("place", "pier-4"), m.ref("claim", "fire-at-pier-4")),
            parts=(
                Part(m.ref("actor", "karim-haddad"), "harbour master", m.ref("claim", "no-fuel-stored")),
                Part(m.ref("actor", "farrokh")),
            ),
            counts=(Count("hurt", "dockers", 2, 2, 3), Count("boats lost", low=20)),
            tags=("fire",),
        ),
        Markup("<p>"),
        Text("Nobody claimed it."),
        NoteCall(1, 1),
        Markup("</p>"),
        footnotes=(Footnote(1, 1, (SourcePart(key("article", "courier")),)),),
    )
    m.add(
        Event(
            key=key("event", "inquiry"),
            span=m.span(),
            title="An inquiry sits",
            date=parse("1987-05-20/1987-09"),
            formerly=("hearing",),
        )
    )
    m.add(Event(key=key("event", "lull"), span=m.span(), title="The pier stays shut", date=parse("1987-05-06/..")))
    m.add(
        Event(
            key=key("event", "letter"),
            span=m.span(),
            title="A letter reaches the office",
            date=parse("[1987-05-10..1987-05-18]"),
        )
    )
    m.add(
        Event(
            key=key("event", "visit"),
            span=m.span(),
            title="Farrokh visits the pier",
            after=(m.ref("event", "letter"),),
        )
    )
    m.add(Event(key=key("event", "sale"), span=m.span(), title="The pier is sold", date=parse("1987~")))
    m.tie(key("event", "letter"), "after", key("event", "visit"))
    m.tie(key("place", "pier-4"), "place", fire)
    m.tie(key("actor", "karim-haddad"), "part", fire)
    m.tie(key("actor", "farrokh"), "part", fire)
    m.tie(key("claim", "fire-at-pier-4"), "rests", fire)
    m.tie(key("claim", "no-fuel-stored"), "rests", fire)


def _conflicts(m: Maker) -> None:
    positions = (m.ref("claim", "fire-at-pier-4"), m.ref("claim", "fire-at-warehouse-3"))
    m.add(
        Conflict(
            key=key("conflict", "where-it-began"),
            span=m.span(),
            title="Where did the fire begin?",
            kind="same fact",
            positions=positions,
            state="judged",
            judgement=Judgement("for", positions[:1], "A. Editor", parse("2024-03-05")),
            would_settle="The harbour’s own log",
            summary="On the pier, or in a warehouse.",
        ),
        Markup("<p>"),
        Text("The log was not kept."),
        Markup("</p>"),
    )
    m.add(
        Conflict(
            key=key("conflict", "how-many-hurt"),
            span=m.span(),
            title="How many were hurt?",
            kind="precision",
            positions=(m.ref("claim", "no-fuel-stored"), m.ref("claim", "fire-at-pier-4")),
        )
    )
    for claim in ("fire-at-pier-4", "fire-at-warehouse-3"):
        m.tie(key("claim", claim), "position", key("conflict", "where-it-began"))


def _prose(m: Maker) -> None:
    courier, sada, haddad, note = (
        key("article", "courier"),
        key("article", "sada"),
        key("actor", "karim-haddad"),
        key("note", "two-papers"),
    )
    fire = part(TEXT, "A fire broke out at pier 4")
    checked = next(c for c in m.checked.values() if c.text == "A fire broke out at pier 4")
    store = next(c for c in m.checked.values() if c.article == sada)
    m.add(
        Page(key=key("page", "index"), span=m.span(), title="The fire in Port Lena"),
        Markup("<p>"),
        Text("In May 1987 a fire broke out in the harbour"),
        NoteCall(1, 1),
        Text(". "),
        Link(haddad, "Karim Haddad", auto=True),
        Text(" answered for it"),
        NoteCall(1, 2),
        Text("."),
        Markup("</p>"),
        footnotes=(Footnote(1, 2, (ClaimPart(key("claim", "fire-at-pier-4")),)),),
    )
    m.add(
        Page(key=key("page", "about"), span=m.span(), title="How this was made", summary="The method."),
        Markup("<p>"),
        Text("We read three papers."),
        Markup("</p>"),
    )
    footnotes = (
        Footnote(1, 3, (SourcePart(courier, quotes=(checked,)),)),
        Footnote(
            2,
            1,
            (
                ClaimPart(key("claim", "no-fuel-stored"), disputed=True),
                SourcePart(sada, "see", "p. 3", "among others", (store,)),
            ),
        ),
        Footnote(
            3,
            1,
            own=(
                Text("The pier was rebuilt "),
                InlineCitation((SourcePart(courier, quotes=(checked,)), ClaimPart(key("claim", "fire-at-pier-4")))),
                Text("."),
            ),
        ),
    )
    m.media["pier.png"] = Media("pier.png", b"\x89PNG", 640, 400)
    m.media["log.pdf"] = Media("log.pdf", b"%PDF", 0, 0)
    m.add(
        Note(
            key=note,
            span=m.span(),
            title="Two papers, one wire",
            date=parse("2024-03-05"),
            authors=("A. Editor",),
            summary="Both papers have it from the agency.",
            tags=("lineage",),
        ),
        Markup("<p>"),
        Text("The Courier says "),
        OpenPassage(courier, fragment(fire), Verdict.EXACT),
        Text("“A fire broke out at pier 4”"),
        ClosePassage(),
        Text(" "),
        NoteCall(1, 1),
        Text(", and so "),
        NoteCall(1, 2),
        Text(" it goes "),
        NoteCall(1, 3),
        Text("."),
        Markup("</p>"),
        Section("the-count", 2, "The count"),
        Markup('<h2 id="the-count">'),
        Text("The count"),
        Markup("</h2><p>"),
        Text("The claim stands "),
        NoteCall(2, 1, True),
        Text(", see "),
        Link(key("conflict", "where-it-began"), "where it began"),
        NoteCall(3, 1),
        Markup("</p>"),
        Figure("pier.png", "Pier 4 after the fire", "Seen from the north", 640, 400),
        Markup("<p>"),
        Figure("log.pdf", "The log", "", 0, 0),
        Markup("</p>"),
        footnotes=footnotes,
    )
    m.add(Note(key=key("note", "undated"), span=m.span(), title="A stray thought"))
    m.back(
        courier,
        note,
        "citation",
        "The Courier says “A fire broke out at pier 4”",
        "",
        ", and so it goes.",
        "fnref-1",
        fragment(fire),
    )
    m.back(sada, note, "citation", "The claim stands", "", ", see where it began", "fnref-2", store.passage)
    m.back(
        key("conflict", "where-it-began"),
        note,
        "link",
        "The claim stands, see ",
        "where it began",
        "",
        "the-count",
    )
    m.back(haddad, key("page", "index"), "mention", "", "Karim Haddad", " answered for it.")
    m.back(note, courier, "link", "Compare ", "Two papers, one wire", ".")
