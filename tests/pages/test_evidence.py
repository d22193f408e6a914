"""Origins, speakers and disputes in words."""

from __future__ import annotations

import pytest

from generator.model.linked import CheckedQuote, Origins
from generator.model.quotations import Verdict
from generator.pages.citations import said_of
from generator.pages.claims import ClaimView
from generator.pages.disputes import disputes
from generator.pages.evidence import evidence_views, unnamed_people
from generator.pages.origins import OriginsView, origins_in_words
from tests.pages.sample import key, port_lena
from tests.pages.seen import seen, viewpoint


def said(origins: OriginsView) -> str:
    """As the templates put it."""
    known = f" ({', '.join(a.text for a in origins.known)})" if origins.known else ""
    speakers = f", {origins.speakers}" if origins.speakers else ""
    end = ", none independent in this dossier" if origins.dependent else ""
    start = f"{origins.articles} → " if origins.articles else ""
    return f"{start}{origins.origins}{known}{speakers}{end}"


@pytest.mark.parametrize(
    ("origins", "words"),
    [
        (Origins(2, 1, 1, (key("article", "agency-1987"),)),
         "2 articles → 1 origin (Lena News Agency), none independent in this dossier"),
        (Origins(2, 1, 2), "2 articles → 1–2 origins"),
        (Origins(1, 1, 1), "1 article → 1 origin"),
        (Origins(2, 2, 2, (), (key("actor", "karim-haddad"),), (2,)), "2 articles → 2 origins, 1 speaker"),
        (Origins(3, 3, 3, (), (key("actor", "karim-haddad"),), (2,)), "3 articles → 3 origins, 1 speaker in 2 of them"),
        (Origins(0, 0, 0), "no supporting evidence"),
    ],
)  # fmt: skip
def test_origins_are_counted_in_words(origins: Origins, words: str) -> None:
    assert said(origins_in_words(viewpoint(port_lena()), origins)) == words


def test_a_claim_whose_origins_could_not_be_counted_says_so() -> None:
    view = seen(port_lena(), "claims/no-fuel-stored/index.html", ClaimView)
    assert view.full.brief.origins.origins == "2 origins"
    dossier = port_lena()
    dossier.origins.clear()
    bare = seen(dossier, "claims/no-fuel-stored/index.html", ClaimView)
    assert bare.full.brief.origins.origins == "origins not counted"


@pytest.mark.parametrize(
    ("kind", "count", "words"),
    [
        ("Iranian official", 3, "three Iranian officials, unnamed"),
        ("senior Iranian security official", 1, "one senior Iranian security official, unnamed"),
        ("group active in Iraq", None, "group active in Iraq, unnamed"),
        ("militia source", 20, "20 militia sources, unnamed"),
    ],
)
def test_unnamed_people_are_told_by_kind_and_number(kind: str, count: int | None, words: str) -> None:
    assert unnamed_people(kind, count) == words


def test_evidence_says_who_spoke_with_what_verb_and_where_the_fact_is_from() -> None:
    dossier = port_lena()
    claim = next(c for c in dossier.claims if c.key.id == "fire-at-pier-4")
    first, second = evidence_views(viewpoint(dossier), claim.evidence)
    assert first.source.href.startswith("../../articles/courier/index.html#q")
    assert first.date == "≤ 6 May 1987"
    assert (second.stance, second.verb) == ("disputes", "doubted")
    assert second.speaker is not None
    assert second.speaker.unnamed == "two dock workers, unnamed"
    assert second.origin is not None
    assert second.origin.text == "Lena News Agency"


def test_a_disputed_claim_shows_every_position_and_the_judgement() -> None:
    view = viewpoint(port_lena())
    (mine,) = disputes(view, key("claim", "fire-at-pier-4"))
    (other,) = disputes(view, key("claim", "fire-at-warehouse-3"))
    assert (mine.judged, other.judged) == ("judged for this", "judged for another")
    assert [(p.claim.text, p.favoured, p.here) for p in other.positions] == [
        ("The fire broke out at pier 4", True, False),
        ("The fire broke out in warehouse 3", False, True),
    ]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        (CheckedQuote("x", key("article", "a"), Verdict.EXACT, "capture", matches=1), "exact"),
        (
            CheckedQuote("x", key("article", "a"), Verdict.EXACT, "transcription"),
            "exact (against a transcription)",
        ),
        (
            CheckedQuote("x", key("article", "a"), Verdict.EXACT, "lock"),
            "exact (vouched for by captures.lock)",
        ),
        (CheckedQuote("x", key("article", "a"), Verdict.NORMALISED, "capture"), "normalised"),
        (
            CheckedQuote("[x]", key("article", "a"), Verdict.EXACT, "capture", edited=True),
            "exact, with the editor’s words",
        ),
        (
            CheckedQuote("x", key("article", "a"), Verdict.EXACT, "capture", matches=3),
            "exact",
        ),
        (CheckedQuote("x", key("article", "a"), Verdict.UNCHECKABLE), "uncheckable"),
    ],
)
def test_a_verdict_is_said_in_words(quote: CheckedQuote, words: str) -> None:
    assert said_of(quote) == words


@pytest.mark.parametrize(
    ("kind", "count", "words"),
    [
        ("Iranian officials", 3, "three Iranian officials, unnamed"),
        ("Iranian officials", 1, "one of the Iranian officials, unnamed"),
        ("witness", 1, "one witness, unnamed"),
        ("men", 1, "one of the men, unnamed"),
        ("brother-in-law", 2, "two brothers-in-law, unnamed"),
    ],
)
def test_unnamed_people_are_counted_whether_the_writer_gives_one_or_many(kind: str, count: int, words: str) -> None:
    assert unnamed_people(kind, count) == words
