"""The pages of actors, events, claims, conflicts, notes, places, and the front page."""

from __future__ import annotations

import doctest

import msgspec

from generator.model.body import Markup
from generator.model.linked import Link, NoteCall, Text
from generator.model.records import Actor, Conflict, Count, Judgement, Note, Place
from generator.pages import citations, events, evidence, places, scripts
from generator.pages.actors import ActorsView, ActorView
from generator.pages.bodies import CitedClaim, CitedSource, SetFigure, SetLink, SetPassage
from generator.pages.claims import ClaimsView, ClaimView
from generator.pages.conflicts import ConflictsView, ConflictView
from generator.pages.events import EventView, figures
from generator.pages.front import FrontView
from generator.pages.notes import NotesView, NoteView
from generator.pages.places import PlacesView, PlaceView
from generator.pages.sources import SourcesView
from tests.pages.sample import Maker, key, port_lena
from tests.pages.seen import seen


def test_the_examples_in_the_modules_hold() -> None:
    assert sum(doctest.testmod(module).failed for module in (citations, events, evidence, places, scripts)) == 0


def test_an_actor_is_shown_under_every_spelling_with_its_language_and_script() -> None:
    view = seen(port_lena(), "actors/karim-haddad/index.html", ActorView)
    assert [(s.name.text, s.name.dir, s.lang, s.script) for s in view.names.rows] == [
        ("Karim Haddad", "", "", "Latin"),
        ("كريم حداد", "rtl", "ar", "Arabic"),
        ("Kareem Haddad", "", "", "Latin"),
    ]


def test_an_actor_has_roles_with_their_dates_and_what_they_rest_on() -> None:
    view = seen(port_lena(), "actors/karim-haddad/index.html", ActorView)
    first, second = view.roles
    assert (first.words, first.dates) == ("harbour master", "1983 to February 1988")
    assert first.other is not None
    assert first.other.text == "Harbour Office"
    assert [g.source.text for g in first.ground] == ["The fire broke out at pier 4"]
    assert (second.other, second.ground) == (None, ())
    office = seen(port_lena(), "actors/harbour-office/index.html", ActorView)
    assert [(r.words, r.other.text if r.other else "") for r in office.members] == [("harbour master", "Karim Haddad")]


def test_actors_that_are_easily_confused_point_at_one_another() -> None:
    haddad = seen(port_lena(), "actors/karim-haddad/index.html", ActorView)
    farrokh = seen(port_lena(), "actors/farrokh/index.html", ActorView)
    assert [a.text for a in haddad.unlike] == ["فرخ رستمی"]
    assert [a.text for a in farrokh.unlike] == ["Karim Haddad"]
    assert farrokh.heading.dir == "rtl"
    assert [r.words for r in farrokh.related] == ["worked with"]


def test_an_actor_has_statements_claims_and_a_timeline_of_its_own() -> None:
    view = seen(port_lena(), "actors/karim-haddad/index.html", ActorView)
    assert [(s.verb, s.claim.claim.text, s.source.text) for s in view.statements.rows] == [
        ("denied", "No fuel was stored at pier 4", "Lena Courier")
    ]
    assert [c.claim.text for c in view.about.rows] == ["No fuel was stored at pier 4"]
    assert [row.event.text for row in view.timeline.rows] == ["Fire at the harbour"]


def test_the_facts_of_an_event_say_what_they_rest_on() -> None:
    view = seen(port_lena(), "events/fire/index.html", EventView)
    assert view.date is not None
    assert (view.date.words, view.date.time) == ("4 May 1987", "05:10 local time (Asia/Lena)")
    assert view.date.ground.claim is not None
    assert view.date.ground.claim.claim.text == "No fuel was stored at pier 4"
    assert view.place is not None
    assert (view.place.within, view.place.precision) == ("Port Lena", "position known to within 1 km")
    assert view.place.ground.claim is not None
    assert [d.conflict.text for d in view.place.ground.claim.disputes] == ["Where did the fire begin?"]
    assert [(p.actor.text, p.ground.unsourced) for p in view.parts] == [
        ("Karim Haddad", False),
        ("فرخ رستمی", True),
    ]
    assert [(c.what, c.words, c.bounds) for c in view.counts] == [
        ("Hurt", "2 dockers", "lowest 2, best 2, highest 3"),
        ("Boats lost", "at least 20", ""),
    ]


def test_an_event_knows_what_comes_before_and_after_it() -> None:
    view = seen(port_lena(), "events/visit/index.html", EventView)
    assert view.date is None
    assert [a.text for a in view.after] == ["A letter reaches the office"]
    near = view.neighbours
    assert near.before is not None
    assert near.before.text == "A letter reaches the office"
    assert (near.after, [a.text for a in near.open]) == (None, ["An inquiry sits"])
    fire = seen(port_lena(), "events/fire/index.html", EventView).neighbours
    assert fire.after is not None
    assert fire.after.text == "The pier stays shut"


def test_a_number_is_said_as_far_as_it_is_known() -> None:
    counts = [
        Count("x", best=3),
        Count("x", low=1, high=4),
        Count("x", low=2, high=2),
        Count("x", high=5),
        Count("x"),
    ]
    assert [figures(c) for c in counts] == ["3", "1 to 4", "2", "at most 5", "number not known"]


def test_a_claim_says_what_it_is_about_and_what_rests_on_it() -> None:
    view = seen(port_lena(), "claims/fire-at-pier-4/index.html", ClaimView)
    assert [a.text for a in view.about] == ["Fire at the harbour"]
    assert [e.text for e in view.resting] == ["Fire at the harbour"]
    assert [a.text for a in view.actors] == ["Karim Haddad"]


def test_claims_are_listed_by_topic_in_the_order_of_their_file() -> None:
    view = seen(port_lena(), "claims/index.html", ClaimsView)
    assert [t.heading for t in view.topics] == ["The fire"]
    assert [r.brief.claim.text for r in view.topics[0].rows] == [
        "The fire broke out at pier 4",
        "The fire broke out in warehouse 3",
        "No fuel was stored at pier 4",
    ]
    assert (view.total, view.disputed) == ("3 claims", 2)


def test_a_conflict_has_its_positions_side_by_side_and_its_judgement() -> None:
    view = seen(port_lena(), "conflicts/where-it-began/index.html", ConflictView)
    assert [(p.letter, p.full.brief.claim.text, p.favoured) for p in view.positions] == [
        ("A", "The fire broke out at pier 4", True),
        ("B", "The fire broke out in warehouse 3", False),
    ]
    assert view.judgement is not None
    assert (view.judgement.by, view.judgement.on) == ("A. Editor", "5 March 2024")
    assert [e.text for e in view.events] == ["Fire at the harbour"]
    assert seen(port_lena(), "conflicts/how-many-hurt/index.html", ConflictView).judgement is None


def test_a_judgement_for_neither_side_is_not_one_for_a_side() -> None:
    dossier = port_lena()
    conflict = dossier[key("conflict", "where-it-began")]
    assert isinstance(conflict, Conflict)
    dossier.records[conflict.key] = msgspec.structs.replace(conflict, judgement=Judgement("neither"))
    view = seen(dossier, "conflicts/where-it-began/index.html", ConflictView)
    assert view.state == "judged: neither side"
    assert not any(p.favoured for p in view.positions)


def test_open_conflicts_are_listed_before_judged_ones() -> None:
    groups = seen(port_lena(), "conflicts/index.html", ConflictsView).groups
    assert [(g.heading, [r.conflict.text for r in g.rows]) for g in groups] == [
        ("Open", ["How many were hurt?"]),
        ("Judged", ["Where did the fire begin?"]),
    ]


def test_a_note_has_links_passages_and_pictures_addressed_from_where_it_stands() -> None:
    view = seen(port_lena(), "notes/two-papers/index.html", NoteView)
    links = [p.href for p in view.body.pieces if isinstance(p, SetLink)]
    passages = [p.href for p in view.body.pieces if isinstance(p, SetPassage)]
    pictures = [p.src for p in view.body.pieces if isinstance(p, SetFigure)]
    assert links == ["../../conflicts/where-it-began/index.html"]
    assert passages[0].startswith("../../articles/courier/index.html#q")
    assert pictures == ["../../media/pier.png", "../../media/log.pdf"]


def test_a_footnote_leads_back_to_each_of_its_calls() -> None:
    view = seen(port_lena(), "notes/two-papers/index.html", NoteView)
    first, second, third = view.body.footnotes
    assert [(b.href, b.label, b.letter) for b in first.backs] == [
        ("#fnref-1", "1a", "a"),
        ("#fnref-1-2", "1b", "b"),
        ("#fnref-1-3", "1c", "c"),
    ]
    assert [(b.href, b.label, b.letter) for b in second.backs] == [("#fnref-2", "2", "")]
    claim, source = second.parts
    assert isinstance(claim, CitedClaim)
    assert isinstance(source, CitedSource)
    assert claim.disputed
    assert [q.said for q in claim.full.evidence[0].quotes] == ["exact, with the editor’s words", "normalised"]
    assert (source.prefix, source.locator, source.suffix) == ("see", "p. 3", "among others")
    assert len(third.own) == 3


def test_the_latest_note_stands_first_and_one_without_a_date_last() -> None:
    assert [r.note.text for r in seen(port_lena(), "notes/index.html", NotesView).rows] == [
        "Two papers, one wire",
        "A stray thought",
    ]


def test_a_note_is_described_by_its_first_paragraph_and_not_by_its_heading() -> None:
    m = Maker()
    m.add(
        Note(key=key("note", "n"), span=m.span(), title="N"),
        Markup('<h2 id="x">'),
        Text("The valve"),
        Markup("</h2>\n<p>"),
        Text("A worker of "),
        Link(key("note", "n"), "Tannex & Co"),
        Text(" "),
        NoteCall(1, 1),
        Text(" says so."),
        Markup("</p>\n<p>More.</p>"),
    )
    view = seen(m.dossier(), "notes/n/index.html", NoteView)
    assert view.frame.description == "A worker of Tannex & Co says so."


def test_who_refers_to_a_page_is_shown_with_the_sentence() -> None:
    view = seen(port_lena(), "conflicts/where-it-began/index.html", ConflictView)
    (notes,) = view.backlinks.kinds
    assert notes.heading == "Notes"
    sentence = notes.pages[0].sentences[0]
    assert sentence.href == "../../notes/two-papers/index.html#the-count"
    assert sentence.context.words == "where it began"


def test_a_place_knows_what_it_lies_in_and_what_lies_in_it() -> None:
    pier = seen(port_lena(), "places/pier-4/index.html", PlaceView)
    assert [(w.place.text if w.place else "", w.words) for w in pier.within] == [
        ("Port Lena", ""),
        ("", "Lena Bay"),
    ]
    assert pier.position == "12.501° S, 45.2° E"
    port = seen(port_lena(), "places/port-lena/index.html", PlaceView)
    assert [a.text for a in port.contains] == ["Pier 4"]
    assert [r.events for r in seen(port_lena(), "places/index.html", PlacesView).rows] == [
        "1 event",
        "",
    ]


def test_places_that_lie_in_one_another_do_not_hang_the_build() -> None:
    m = Maker()
    for name, within in (("a", "b"), ("b", "a")):
        m.add(Place(key=key("place", name), span=m.span(), title=name.upper(), within=within))
    assert [w.place.text for w in seen(m.dossier(), "places/a/index.html", PlaceView).within if w.place] == ["B"]


def test_the_lineage_of_all_sources_is_a_tree_below_each_origin() -> None:
    view = seen(port_lena(), "sources/index.html", SourcesView)
    (agency,) = view.lineage
    assert (agency.source.text, agency.note) == ("Lena News Agency", "its own origin")
    assert [(b.step, b.source.text) for b in agency.children] == [
        ("is retold by", "Lena Courier"),
        ("is drawn on by", "Sada al-Mina"),
    ]
    assert [w.title.text for w in view.works] == [
        "Agency wire on the fire, not at hand",
        "Fire at Pier 4",
        "حريق في الميناء",
    ]


def test_the_front_page_has_the_matter_in_figures_and_the_open_disputes() -> None:
    view = seen(port_lena(), "index.html", FrontView)
    assert [f"{f.number} {f.noun}" for f in view.figures] == [
        "3 articles",
        "1–2 origins",
        "6 events",
        "3 claims",
        "2 disputes",
    ]
    assert [d.conflict.text for d in view.disputes] == ["How many were hurt?"]
    assert view.judged == "1 dispute"
    assert view.timeline_is_whole


def test_actors_are_listed_by_name() -> None:
    m = Maker()
    for name in ("Zoe", "abel", "Bea"):
        m.add(Actor(key=key("actor", name.lower()), span=m.span(), title=name, kind="person"))
    assert [r.actor.text for r in seen(m.dossier(), "actors/index.html", ActorsView).rows] == [
        "abel",
        "Bea",
        "Zoe",
    ]


def test_a_conflict_that_is_withdrawn_judges_nothing_and_puts_nothing_in_dispute() -> None:
    dossier = port_lena()
    conflict = dossier[key("conflict", "where-it-began")]
    assert isinstance(conflict, Conflict)
    before = seen(dossier, "conflicts/where-it-began/index.html", ConflictView)
    assert before.events
    assert any(p.favoured for p in before.positions)
    dossier.records[conflict.key] = msgspec.structs.replace(conflict, state="withdrawn")
    view = seen(dossier, "conflicts/where-it-began/index.html", ConflictView)
    assert (view.state, view.is_withdrawn, view.judgement, view.events) == ("withdrawn", True, None, ())
    assert not any(p.favoured for p in view.positions)
