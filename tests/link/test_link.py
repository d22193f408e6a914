"""Linking a whole dossier, from real files."""

from pathlib import Path

import pytest

from generator.link.link import link
from generator.model.dossier import Dossier as Linked
from generator.model.linked import ClaimPart, Footnote, Link, NoteCall, OpenPassage, SourcePart
from generator.model.problems import Problem
from generator.model.quotations import Verdict
from generator.model.records import Key
from generator.request import Request
from tests.dossiers import read
from tests.harbour import harbour
from tests.story import Dossier


@pytest.fixture
def story(tmp_path: Path) -> Dossier:
    return harbour(tmp_path / "d")


def linked(story: Dossier) -> tuple[Linked, list[Problem]]:
    _, site, records, problems = read(Request(story.folder / "site.yaml"))
    dossier, wrong = link(site, records)
    return dossier, [*problems, *wrong]


def note(story: Dossier, body: str, settings: str = "") -> tuple[Linked, list[Problem]]:
    story.write("content/notes/n.md", f"---\ntitle: N\n{settings}---\n{body}\n")
    return linked(story)


def footnotes(dossier: Linked, key: str = "n") -> tuple[Footnote, ...]:
    return dossier.bodies[Key("note", key)].footnotes


def calls(dossier: Linked, key: str = "n") -> list[tuple[int, int]]:
    return [(p.number, p.nth) for p in dossier.bodies[Key("note", key)].pieces if isinstance(p, NoteCall)]


def links(dossier: Linked, key: str = "n") -> list[tuple[str, str, bool]]:
    return [(str(p.to), p.text, p.auto) for p in dossier.bodies[Key("note", key)].pieces if isinstance(p, Link)]


def test_the_harbour_has_no_problems(story: Dossier) -> None:
    assert linked(story)[1] == []


@pytest.mark.parametrize(
    ("typed", "leads_to", "words"),
    [
        ("[[brandt]]", "actor:brandt", "Ilse Brandt"),
        ("[[Captain Brandt]]", "actor:brandt", "Captain Brandt"),
        ("[[captain  BRANDT]]", "actor:brandt", "captain  BRANDT"),
        ("[[إلسه برانت]]", "actor:brandt", "إلسه برانت"),
        ("[[brandt|the captain]]", "actor:brandt", "the captain"),
        ("[[event:barge-fire]]", "event:barge-fire", "A barge burns"),
        ("[[old-courier]]", "article:courier", "old-courier"),
        ("[[How many were wounded?]]", "conflict:wounded", "How many were wounded?"),
        ("[[seventeen-wounded]]", "claim:seventeen-wounded", "Seventeen people were wounded"),
    ],
)
def test_a_name_is_looked_up_by_kind_and_id_by_id_by_spelling_and_folded(
    story: Dossier, typed: str, leads_to: str, words: str
) -> None:
    dossier, problems = note(story, f"See {typed}.")
    assert problems == []
    assert links(dossier) == [(leads_to, words, False)]


@pytest.mark.parametrize(
    ("body", "code", "hint"),
    [
        ("[[brant]]", "unknown-reference", "`brandt` (actor)"),
        ("[[evnt:barge-fire]]", "unknown-reference", "`event`"),
        ("[@corier]", "unknown-reference", "`courier` (article)"),
        ("[@brandt]", "wrong-kind", ""),
        ("[[cause#The nmber]]", "unknown-heading", "`The number`"),
        ("“a faulty pipe” [@courier]", "absent-quotation", "[-pipe-] {+pump+}"),
        ('[@courier "…"]', "invalid-quotation", ""),
        ('[@agency "some words here"]', "uncheckable-quotation", "capture"),
    ],
)
def test_a_reference_that_cannot_be_followed_is_told_with_what_was_meant(
    story: Dossier, body: str, code: str, hint: str
) -> None:
    _, problems = note(story, body)
    assert [p.code for p in problems] == [code]
    assert hint in problems[0].hint
    assert (problems[0].span.path, problems[0].span.line) == ("content/notes/n.md", 4)


def test_one_name_for_two_records_is_ambiguous_and_both_are_listed(story: Dossier) -> None:
    story.write("content/places/brandt.md", "---\nname: Brandt Island\n---\n")
    _, (problem,) = note(story, "[[brandt]]")
    assert problem.code == "ambiguous-reference"
    assert "`actor:brandt` or `place:brandt`" in problem.hint


def test_footnotes_are_numbered_as_they_are_first_called_and_one_that_comes_again_is_called_twice(
    story: Dossier,
) -> None:
    dossier, problems = note(
        story, "One [@ledger]. Two.[^own] Three [@courier ¶2]. Four [@ledger]. Five.[^own]\n\n[^own]: Mine."
    )
    assert problems == []
    assert calls(dossier) == [(1, 1), (2, 1), (3, 1), (1, 2), (2, 2)]
    assert [(f.number, f.calls, bool(f.own)) for f in footnotes(dossier)] == [
        (1, 2, False),
        (2, 2, True),
        (3, 1, False),
    ]


def test_footnotes_may_call_footnotes_a_long_way_down(story: Dossier) -> None:
    chain = "\n".join(f"[^{n}]: Note {n}.[^{n + 1}]\n" for n in range(600))
    dossier, problems = note(story, f"Text.[^0]\n\n{chain}\n[^600]: The last.")
    assert problems == []
    assert [f.number for f in footnotes(dossier)] == list(range(1, 602))


def test_a_cluster_is_one_number_and_its_quotation_goes_to_the_source_in_which_it_stands(story: Dossier) -> None:
    dossier, problems = note(story, "They said “Twelve of the crew” and “a faulty pump” [@courier; @ledger].")
    assert problems == []
    (footnote,) = footnotes(dossier)
    quoted = [(p.article.id, [q.text for q in p.quotes]) for p in footnote.parts if isinstance(p, SourcePart)]
    assert quoted == [("courier", ["a faulty pump"]), ("ledger", ["Twelve of the crew"])]


def test_words_of_a_claims_evidence_are_credited_to_the_claim_and_not_to_the_last_source(story: Dossier) -> None:
    dossier, _ = note(story, "They said “17 people were wounded” [@claim:seventeen-wounded; @ledger].")
    (footnote,) = footnotes(dossier)
    assert [[q.article.id for q in p.quotes] for p in footnote.parts] == [["courier"], []]


@pytest.mark.parametrize(("rights", "seen"), [("cite", False), ("excerpt", False), ("full", True)])
def test_a_transcription_gives_away_no_sentence_beyond_its_rights(story: Dossier, rights: str, seen: bool) -> None:
    text = "Ilse Brandt slept.\n\n“One two three four five” and [[brandt|she]] woke."
    story.write("content/articles/t.md", f"---\ntitle: T\nrights: {rights}\nbody: text\n---\n{text}\n")
    dossier, problems = linked(story)
    assert problems == []
    assert any(b.by.id == "t" for b in dossier.backlinks[Key("actor", "brandt")]) is seen
    assert dossier.records[Key("article", "t")].transcription == text.replace("[[brandt|she]]", "she")  # type: ignore[attr-defined]


def test_quoted_words_in_a_sentence_link_to_the_passage(story: Dossier) -> None:
    dossier, _ = note(story, "He named “a faulty pump” [@courier].")
    (opened,) = (p for p in dossier.bodies[Key("note", "n")].pieces if isinstance(p, OpenPassage))
    assert opened.verdict is Verdict.EXACT
    assert opened.passage in {p.fragment for p in dossier.sources[Key("article", "courier")].passages}


def test_a_claim_is_cited_with_its_evidence_and_marked_as_disputed_where_the_writer_says_so(story: Dossier) -> None:
    dossier, _ = note(story, "It was so [@claim:seventeen-wounded disputed].")
    (footnote,) = footnotes(dossier)
    assert footnote.parts == (ClaimPart(Key("claim", "seventeen-wounded"), disputed=True),)


def test_a_name_links_at_its_first_mention_in_each_section_and_never_on_its_own_page(story: Dossier) -> None:
    dossier, _ = note(
        story, "Brandt? Captain Brandt spoke, then Captain Brandt left.\n\n## On Captain Brandt\n\nCaptain Brandt."
    )
    assert links(dossier) == [("actor:brandt", "Captain Brandt", True)] * 2
    story.edit("content/actors/brandt.md", "Led the rescue.", "Captain Brandt led the rescue.")
    assert not any(isinstance(p, Link) for p in linked(story)[0].bodies[Key("actor", "brandt")].pieces)


def test_a_name_of_two_actors_links_to_none_and_is_told(story: Dossier) -> None:
    story.write("content/actors/other.md", "---\nname: Karl Brandt\nkind: person\nnames: [Captain Brandt]\n---\n")
    dossier, problems = note(story, "There stood Captain Brandt.")
    assert links(dossier) == []
    assert {p.code for p in problems} == {"ambiguous-name"}


def test_a_backlink_carries_its_sentence_and_its_place(story: Dossier) -> None:
    dossier, _ = note(story, "First. He named “a faulty pump” [@courier]. Last.")
    (back,) = (b for b in dossier.backlinks[Key("article", "courier")] if b.by == Key("note", "n"))
    assert back.how == "citation"
    assert back.fragment == "fnref-1"
    assert back.context.before + back.context.words + back.context.after == "He named “a faulty pump”."
    assert back.passage.startswith("q")


def test_an_elision_in_a_language_without_a_list_of_negations_is_warned_of(story: Dossier) -> None:
    story.write("captures/i.txt", "Báturinn sökk í höfninni í gær og enginn slasaðist.\n")
    story.write("content/articles/i.md", "---\ntitle: I\nlang: is\ncapture: i.txt\n---\nA summary.\n")
    _, (problem,) = note(story, "“Báturinn sökk … í gær” [@i].")
    assert problem.code == "unlisted-language"


def test_a_transcription_is_verified_against_and_said_to_be_one(story: Dossier) -> None:
    dossier, _ = note(story, "It had “Twelve of the crew” [@ledger].")
    (checked,) = (q for f in footnotes(dossier) for p in f.parts for q in p.quotes)
    assert (checked.verdict, checked.basis) == (Verdict.EXACT, "transcription")


def test_a_missing_capture_is_one_warning_and_its_quotations_are_uncheckable(story: Dossier) -> None:
    story.remove("captures/courier.txt")
    dossier, problems = linked(story)
    assert [p.code for p in problems] == ["missing-capture"]
    assert {q.verdict for q in dossier.checked.values() if q.article.id == "courier"} == {Verdict.UNCHECKABLE}


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        (
            "content/conflicts/x.md",
            "---\ntitle: X\nkind: same fact\npositions: [twelve-wounded]\n---\n",
            "few-positions",
        ),
        (
            "content/conflicts/x.md",
            "---\ntitle: X\nkind: same fact\npositions: [twelve-wounded, seventeen-wounded]\n"
            "judgement: {for: [fire-on-tuesday], by: us, on: 2024}\n---\n",
            "foreign-judgement",
        ),
        ("content/events/x.md", "---\ntitle: X\nafter: [x]\n---\n", "order-cycle"),
        ("content/events/x.md", "---\ntitle: X\ndate: 2024\n---\n", "unsourced"),
        ("content/events/x.md", "---\ntitle: X\ndate: 2021\nafter: [barge-fire]\n---\n", "order-contradiction"),
        (
            "content/articles/x.md",
            "---\ntitle: X\nlineage: original\nderives_from: [{source: agency, how: retells}]\n---\n",
            "lineage-contradiction",
        ),
        (
            "content/articles/x.md",
            "---\ntitle: X\nderives_from: [{source: x, how: retells}]\n---\n",
            "lineage-cycle",
        ),
    ],
)
def test_what_does_not_hang_together_is_told(story: Dossier, path: str, text: str, code: str) -> None:
    assert code in {p.code for p in linked(story.write(path, text))[1]}


def test_fields_are_found_from_both_sides(story: Dossier) -> None:
    dossier, _ = linked(story)

    def tied(key: Key, how: str) -> list[str]:
        return [r.key.id for r in dossier.tied(key, how)]

    assert tied(Key("actor", "brandt"), "part") == ["barge-fire"]
    assert tied(Key("place", "port-lena"), "place") == ["barge-fire"]
    assert tied(Key("event", "barge-fire"), "about") == ["seventeen-wounded", "twelve-wounded"]
    assert tied(Key("claim", "twelve-wounded"), "position") == ["wounded"]
    assert tied(Key("article", "agency"), "derives") == ["courier"]
    assert dossier.disputes[Key("claim", "twelve-wounded")] == (Key("conflict", "wounded"),)
