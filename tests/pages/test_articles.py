"""A source's page: what it says of the source, of its text, and of what rests on it."""

from __future__ import annotations

import msgspec

from generator.model.dates import parse
from generator.model.dossier import Dossier
from generator.model.linked import Extract, SourceText
from generator.model.records import Article, Rights
from generator.pages.articles import ArticlesView, ArticleView
from tests.pages.sample import TEXT, Maker, key, port_lena
from tests.pages.seen import seen

COURIER = "articles/courier/index.html"


def states(article: dict[str, object], source: SourceText | None) -> tuple[str, ...]:
    m = Maker()
    made = Article(key=key("article", "a"), span=m.span(), title="A", **article)  # type: ignore[arg-type]
    m.add(made)
    if source:
        m.sources[made.key] = source
    return seen(m.dossier(), "articles/a/index.html", ArticleView).states


def test_the_head_tells_what_is_known_and_what_is_not() -> None:
    view = seen(port_lena(), COURIER, ArticleView)
    assert [a.text for a in view.work.authors] == ["M. Ostrow", "J. Vane"]
    assert view.work.published == "published on or before 6 May 1987"
    assert view.work.accessed == "accessed 1 March 2024"
    bare = seen(port_lena(), "articles/sada/index.html", ArticleView)
    assert bare.work.published == "date of publication unknown"
    assert bare.heading.lang == "ar"
    assert bare.heading.dir == "rtl"


def test_a_publisher_that_is_not_known_is_said_to_be_so() -> None:
    m = Maker()
    m.add(Article(key=key("article", "a"), span=m.span(), title="A leaflet"))
    assert seen(m.dossier(), "articles/a/index.html", ArticleView).work.publisher.text == "publisher unknown"


def test_lineage_is_said_in_words_in_both_directions() -> None:
    view = seen(port_lena(), COURIER, ArticleView)
    assert [(d.words, d.article.text, d.basis) for d in view.derives] == [
        ("retells", "Lena News Agency", "It names the agency twice.")
    ]
    agency = seen(port_lena(), "articles/agency-1987/index.html", ArticleView)
    assert agency.lineage == "its own origin"
    assert [(d.words, d.article.text) for d in agency.derived] == [
        ("is retold by", "Lena Courier"),
        ("is drawn on by", "Sada al-Mina"),
    ]


def test_lineage_that_is_not_known_is_said_to_be_so() -> None:
    m = Maker()
    m.add(Article(key=key("article", "a"), span=m.span(), title="A"))
    assert seen(m.dossier(), "articles/a/index.html", ArticleView).lineage == "origin unknown"


def test_an_article_without_any_text_is_not_at_hand() -> None:
    (state,) = states({}, SourceText(Rights.CITE))
    assert state.startswith("This source is not at hand")


def test_a_capture_that_is_missing_is_told_apart_from_one_that_never_was() -> None:
    (state,) = states({"capture": "a.html"}, SourceText(Rights.CITE))
    assert state.startswith("The capture of this source was not at hand")


def test_a_capture_without_words_is_said_to_have_none() -> None:
    (state,) = states({"capture": "a.pdf"}, SourceText(Rights.CITE, "capture", "ab", 0))
    assert state.startswith("The capture holds no text")


def test_a_transcription_is_said_to_be_one() -> None:
    (state,) = states({"transcription": "Some words."}, SourceText(Rights.FULL, "transcription", "", 11))
    assert state.startswith("The text is the editors’ transcription")


def test_a_spent_excerpt_says_its_bound() -> None:
    (state,) = states({"capture": "a.txt"}, SourceText(Rights.EXCERPT, "capture", "ab", 900, spent=True))
    assert state.startswith("An excerpt shows 150 words or 10 per cent")


def test_the_body_of_a_transcription_is_never_taken_for_a_summary() -> None:
    dossier = port_lena()
    courier = dossier[key("article", "courier")]
    assert isinstance(courier, Article)
    assert seen(dossier, COURIER, ArticleView).body.pieces != ()
    as_text = msgspec.structs.replace(courier, transcription=TEXT, summary="")
    dossier.records[courier.key] = as_text
    view = seen(dossier, COURIER, ArticleView)
    assert view.body.pieces == ()
    assert view.frame.description == dossier.site.subtitle


def test_passages_may_overlap_and_each_begins_and_ends_once() -> None:
    view = seen(port_lena(), COURIER, ArticleView)
    first, second = view.text.paragraphs
    assert "".join(s.text for s in second.segments) == (
        "The harbour master, Karim Haddad, denied that fuel had been stored there."
    )
    assert [(s.text, s.depth) for s in second.segments] == [
        ("The harbour master, Karim Haddad, ", 0),
        ("denied that ", 1),
        ("fuel had been stored", 2),
        (" there", 1),
        (".", 0),
    ]
    segments = [s for p in (first, second) for s in p.segments]
    assert sorted(n for s in segments for n, _ in s.ends) == [1, 2, 3]
    assert len([f for s in segments for f in s.begins]) == 3


def test_beside_a_passage_stands_who_cites_it_and_for_what() -> None:
    first = seen(port_lena(), COURIER, ArticleView).text.paragraphs[0].cited[0]
    assert [p.by.text for p in first.pages] == ["Two papers, one wire"]
    assert first.pages[0].sentences[0].href == "../../notes/two-papers/index.html#fnref-1"
    assert [(u.claim.text, u.stance, u.is_disputed) for u in first.claims] == [
        ("The fire broke out at pier 4", "supports", True)
    ]


def test_what_is_left_out_is_marked_before_between_and_after() -> None:
    text = seen(port_lena(), COURIER, ArticleView).text
    assert [p.gap_before for p in text.paragraphs] == [True, False]
    assert text.gap_after


def test_a_whole_text_has_no_gaps() -> None:
    m = Maker()
    article = m.add(Article(key=key("article", "a"), span=m.span(), title="A", rights=Rights.FULL, capture="a.txt"))
    m.sources[article.key] = SourceText(Rights.FULL, "capture", "ab", 9, (Extract(1, 0, "One."), Extract(2, 6, "Two.")))
    text = seen(m.dossier(), "articles/a/index.html", ArticleView).text
    assert not any(p.gap_before for p in text.paragraphs)
    assert not text.gap_after


def test_where_only_a_citation_is_allowed_the_quotations_stand_alone() -> None:
    view = seen(port_lena(), "articles/sada/index.html", ArticleView)
    assert view.text.paragraphs == ()
    (loose,) = view.text.loose
    assert loose.fragment.startswith("q")
    assert (loose.quotes[0].withheld, loose.quotes[0].flags) == (True, ("لم",))


def test_what_rests_on_a_source_is_listed_by_kind() -> None:
    view = seen(port_lena(), COURIER, ArticleView)
    assert [c.claim.text for c in view.claims.rows] == [
        "The fire broke out at pier 4",
        "No fuel was stored at pier 4",
    ]
    assert [e.text for e in view.events] == ["Fire at the harbour"]
    agency = seen(port_lena(), "articles/agency-1987/index.html", ArticleView)
    assert [c.claim.text for c in agency.origin_of] == ["The fire broke out at pier 4"]


def test_the_list_says_which_sources_are_not_at_hand() -> None:
    rows = seen(port_lena(), "articles/index.html", ArticlesView).rows
    assert [(r.publisher.text, r.state) for r in rows] == [
        ("Lena News Agency", "not at hand"),
        ("Lena Courier", ""),
        ("Sada al-Mina", ""),
    ]


def test_articles_are_listed_by_date_and_those_without_one_last() -> None:
    m = Maker()
    for name, date in (("a", ""), ("b", "2024-05"), ("c", "[..2024-05-20]"), ("d", "2023")):
        made = Article(key=key("article", name), span=m.span(), title=name, published=parse(date) if date else None)
        m.add(made)
    rows = seen(m.dossier(), "articles/index.html", ArticlesView).rows
    assert [r.article.text for r in rows] == ["d", "c", "b", "a"]


def test_more_than_three_hundred_articles_are_listed_in_parts() -> None:
    m = Maker()
    for n in range(301):
        m.add(Article(key=key("article", f"a{n:03}"), span=m.span(), title=f"Article {n:03}"))
    dossier: Dossier = m.dossier()
    first = seen(dossier, "articles/index.html", ArticlesView)
    second = seen(dossier, "articles/page-2/index.html", ArticlesView)
    assert len(first.rows) + len(second.rows) == 301
    assert [(p.href, p.current) for p in second.pager.parts] == [
        ("../../articles/index.html", False),
        ("../../articles/page-2/index.html", True),
    ]
