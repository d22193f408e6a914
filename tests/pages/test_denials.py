"""What speaks against a claim never reads as if it spoke for it, on whatever page it stands."""

from __future__ import annotations

import pytest

from generator.model.body import Quote
from generator.model.dates import parse
from generator.model.dossier import Dossier
from generator.model.linked import ClaimPart, Footnote, Origins, SourceText, Text
from generator.model.records import Actor, Article, Claim, Event, Evidence, Note, Rights, Speaker
from generator.pages.actors import ActorView
from generator.pages.articles import ArticlesView, ArticleView
from generator.pages.bodies import CitedClaim
from generator.pages.claims import ClaimsView
from generator.pages.notes import NoteView
from tests.pages.sample import Maker, key
from tests.pages.seen import seen
from tests.render.site import page, rendered

WIRE, POST = key("article", "wire"), key("article", "post")
OPEN, HALF, OWNER = key("claim", "valve-open"), key("claim", "half-full"), key("actor", "owner")


def denial() -> Dossier:
    """A worker says in the wire that a valve was open; the owner of the tank denies it, in the wire and in a post."""
    m = Maker()
    m.add(
        Article(key=WIRE, span=m.span(), title="A tank runs dry", publisher="Lena Wire", published=parse("1987-05-04"))
    )
    m.add(Article(key=POST, span=m.span(), title="We deny it", publisher="The tank’s owner", original=True))
    m.add(Actor(key=OWNER, span=m.span(), title="Rana Vale", kind="person"))
    open_, shut = _quote(m, "wire", "the valve was open"), _quote(m, "wire", "It was shut")
    fault = _quote(m, "post", "No fault")
    m.add(
        Claim(
            key=OPEN,
            span=m.span(),
            title="A valve was left open",
            evidence=(
                Evidence(m.ref("article", "wire"), m.span(), (open_,)),
                Evidence(m.ref("article", "wire"), m.span(), (shut,), "", "disputes", _owner(m), "denied"),
                Evidence(m.ref("article", "post"), m.span(), (fault,), "", "disputes", _owner(m)),
            ),
        )
    )
    m.add(
        Claim(
            key=HALF,
            span=m.span(),
            title="The tank was half full",
            evidence=(Evidence(m.ref("article", "post"), m.span(), (), "", "mentions", _owner(m)),),
        )
    )
    claim = m.ref("claim", "valve-open")
    m.add(
        Event(key=key("event", "loss"), span=m.span(), title="The tank is lost", date=parse("1987"), date_claim=claim)
    )
    cited = ClaimPart(OPEN, quotes=(m.checked[open_], m.checked[shut]))
    m.add(
        Note(key=key("note", "n"), span=m.span(), title="N"),
        Text("See"),
        footnotes=(Footnote(1, 1, (cited,)), Footnote(2, 1, (ClaimPart(HALF),))),
    )
    m.origins |= {OPEN: Origins(1, 1, 1), HALF: Origins(0, 0, 0)}
    m.tie(OPEN, "rests", key("event", "loss"))
    m.tie(WIRE, "evidence", OPEN)
    m.tie(POST, "evidence", OPEN, HALF)
    m.tie(OWNER, "speaker", OPEN, HALF)
    for article, quotes in ((WIRE, (open_, shut)), (POST, (fault,))):
        m.sources[article] = SourceText(Rights.CITE, "capture", "", 99, quotes=tuple(m.checked[q] for q in quotes))
    return m.dossier()


def _quote(m: Maker, article: str, text: str) -> Quote:
    return m.quote(article, text, matches=1)


def _owner(m: Maker) -> Speaker:
    return Speaker(m.ref("actor", "owner"))


def test_a_denial_is_no_statement_of_what_is_denied() -> None:
    rows = seen(denial(), "actors/owner/index.html", ActorView).statements.rows
    assert [(r.stance, r.claim.claim.text, [q.parts[0].text for q in r.quotes]) for r in rows] == [
        ("mentions", "The tank was half full", []),
        ("disputes", "A valve was left open", ["It was shut"]),
        ("disputes", "A valve was left open", ["No fault"]),
    ]
    text = page(rendered(denial()), "actors/owner/index.html").text
    assert "disputes: A valve was left open denied: “It was shut” ✓ exact as told by Lena Wire, 4 May 1987" in text
    assert "mentions: The tank was half full as told by The tank’s owner no words quoted" in text


def test_the_verb_of_a_speaker_stands_at_the_words_and_never_at_the_claim() -> None:
    text = page(rendered(denial()), "actors/owner/index.html").text
    assert "denied: A valve" not in text
    assert "denied: “It was shut”" in text


@pytest.mark.parametrize("path", ["claims/valve-open/index.html", "events/loss/index.html", "notes/n/index.html"])
def test_evidence_against_a_claim_says_so_before_its_words(path: str) -> None:
    text = page(rendered(denial()), path).text
    assert "against the claim Rana Vale denied: “It was shut”" in text
    assert "against the claim Rana Vale: “No fault”" in text


def test_articles_against_a_claim_are_counted_beside_its_origins() -> None:
    rows = [r for t in seen(denial(), "claims/index.html", ClaimsView).topics for r in t.rows]
    assert [(r.brief.origins.articles, r.brief.origins.against) for r in rows] == [
        ("1 article", "2 articles"),
        ("", ""),
    ]
    files = rendered(denial())
    for path in ("claims/index.html", "claims/valve-open/index.html", "actors/owner/index.html", "notes/n/index.html"):
        assert (
            "1 article → from 1 origin (Lena Wire or an unknown source); 2 articles against" in page(files, path).text
        )


def test_a_source_says_how_it_bears_on_each_claim() -> None:
    wire = seen(denial(), "articles/wire/index.html", ArticleView)
    post = seen(denial(), "articles/post/index.html", ArticleView)
    assert [(c.claim.text, c.bears) for c in wire.claims.rows] == [
        ("A valve was left open", "for and against the claim")
    ]
    assert [(c.claim.text, c.bears) for c in post.claims.rows] == [
        ("The tank was half full", "mentions the claim"),
        ("A valve was left open", "against the claim"),
    ]
    assert "against the claim A valve was left open" in page(rendered(denial()), "articles/post/index.html").text


def test_no_event_rests_on_a_source_that_only_denies_its_claim() -> None:
    assert [e.text for e in seen(denial(), "articles/wire/index.html", ArticleView).events] == ["The tank is lost"]
    assert seen(denial(), "articles/post/index.html", ArticleView).events == ()


def test_the_list_of_articles_counts_claims_for_and_against_apart() -> None:
    rows = seen(denial(), "articles/index.html", ArticlesView).rows
    assert [r.claims for r in rows] == ["1 claim, against 1 claim", "against 1 claim, mentions 1 claim"]


def test_words_of_denial_beside_a_citation_of_the_claim_are_marked_as_against_it() -> None:
    (part,) = seen(denial(), "notes/n/index.html", NoteView).body.footnotes[0].parts
    assert isinstance(part, CitedClaim)
    assert [(q.parts[0].text, q.bears) for q in part.quotes] == [
        ("the valve was open", ""),
        ("It was shut", "disputes"),
    ]
    assert "against the claim “It was shut”" in page(rendered(denial()), "notes/n/index.html").text
