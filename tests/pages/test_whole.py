"""The whole dossier as one document: what stands in it, in which order, and how its footnotes are numbered."""

from __future__ import annotations

import msgspec

from generator.model.body import Markup
from generator.model.linked import Footnote, LinkedBody, NoteCall, Text
from generator.model.records import Actor, Key, Note
from generator.pages.composed import Composed
from generator.pages.survey import survey
from generator.pages.whole.order import footnotes_of, offsets, order_of, state_of
from generator.pages.whole.within import within
from tests.pages.sample import SITE, Maker, port_lena


def test_its_chapters_hold_every_record_once_and_in_the_order_of_the_lists() -> None:
    dossier = port_lena()
    order = order_of(dossier, survey(dossier, drafts=False).order)
    headings = [chapter.heading for chapter in order.chapters]
    assert headings[:5] == ["Opening", "Notes", "Timeline", "Events", "Claims"]
    assert headings[-1] == "Sources"
    named = [name for chapter in order.chapters if chapter.heading != "Timeline" for name in chapter.parts]
    assert sorted(named) == sorted(map(str, dossier.records))


def test_a_dossier_of_actors_alone_has_one_chapter() -> None:
    m = Maker()
    m.add(Actor(key=Key("actor", "b"), span=m.span(), title="Beta", kind="person"))
    m.add(Actor(key=Key("actor", "a"), span=m.span(), title="Zeta", kind="person"))
    (chapter,) = order_of(m.dossier(), ()).chapters
    assert (chapter.anchor, chapter.parts) == ("actors", ("actor:b", "actor:a"))


def test_it_is_made_of_up_to_500_records_or_as_the_settings_say_and_not_while_somebody_watches() -> None:
    def state(actors: int, wanted: bool | None, *, watched: bool = False) -> str:
        m = Maker(msgspec.structs.replace(SITE, whole=wanted))
        for n in range(actors):
            m.add(Actor(key=Key("actor", f"a{n}"), span=m.span(), title="A", kind="person"))
        return state_of(m.dossier(), watched=watched)

    assert [state(n, None) for n in (0, 1, 500, 501)] == ["", "made", "made", "long"]
    assert (state(1, False), state(501, True)) == ("", "made")
    assert (state(1, True, watched=True), state(501, None, watched=True)) == ("", "")


def _two_notes() -> Maker:
    m = Maker()
    heading, call = Markup('<h2 id="s-why">'), NoteCall(1, 1)
    for name in ("first", "second"):
        note = Note(key=Key("note", name), span=m.span(), title=name)
        m.add(note, heading, Text("Why"), Markup("</h2>"), call, footnotes=(Footnote(1, 1), Footnote(2, 1)))
    return m


def test_footnotes_are_numbered_on_from_one_record_to_the_next() -> None:
    dossier = _two_notes().dossier()
    order = order_of(dossier, ())
    counts = {str(record.key): footnotes_of(dossier, record) for record in dossier.records.values()}
    assert list(offsets(order, counts)) == [("note:first", 0), ("note:second", 2)]
    found = msgspec.structs.replace(
        survey(dossier, drafts=False), composed=Composed(offsets={Key("note", "second"): 2})
    )
    body = within(dossier, found).dossier.bodies[Key("note", "second")]
    assert [one.number for one in body.footnotes] == [3, 4]
    assert NoteCall(3, 1) in body.pieces


def test_headings_of_a_text_stand_below_that_of_its_record_and_have_anchors_of_their_own() -> None:
    dossier = _two_notes().dossier()
    inside = within(dossier, survey(dossier, drafts=False))
    body: LinkedBody = inside.dossier.bodies[Key("note", "first")]
    assert Markup('<h4 id="note-first--s-why">') in body.pieces
    assert Markup("</h4>") in body.pieces
    assert inside.to(Key("note", "first"), "s-why") == "#note-first--s-why"


def test_a_passage_is_led_to_on_the_page_of_its_source_and_the_source_itself_within_the_document() -> None:
    dossier = port_lena()
    inside = within(dossier, survey(dossier, drafts=False))
    source = dossier.articles[0].key
    assert inside.to(source) == f"#article-{source.id}"
    assert inside.to(source, "q-1") == f"../articles/{source.id}/index.html#q-1"
