"""A source's cited passages: their offsets on its page, and as annotations for other programs."""

from __future__ import annotations

import msgspec

from generator.model.dossier import Dossier
from generator.model.linked import Extract
from generator.model.records import Article, Rights
from generator.pages.annotations import Annotation, AnnotationsView, Said
from generator.pages.articles import ArticleView
from generator.pages.whereabouts import place_words
from tests.pages.sample import TEXT, key, port_lena
from tests.pages.seen import seen

COURIER = "articles/courier/annotations.jsonld"
PAGE = "articles/courier/index.html"


def annotated(dossier: Dossier) -> tuple[Annotation, ...]:
    return seen(dossier, COURIER, AnnotationsView).annotations


def test_every_passage_is_one_annotation_named_by_its_place_in_the_order_of_the_text() -> None:
    names = [a.iri.rpartition("#")[2] for a in annotated(port_lena())]
    source = port_lena().sources[key("article", "courier")]
    assert names == [p.fragment for p in source.passages]
    assert names[0] == "q18-44"


def test_an_annotation_of_words_that_are_not_known_has_their_position_alone() -> None:
    for annotation in annotated(port_lena()):
        assert [p.exact for p in annotation.places] == [""]
        assert annotation.places[0].positions is not None


def test_what_stands_beside_the_words_comes_from_their_own_extract_and_ends_between_words() -> None:
    dossier = port_lena()
    article = key("article", "courier")
    source = dossier.sources[article]
    fuel = next(p for p in source.passages if TEXT[slice(*p.parts[0])] == "fuel had been stored")
    of_fuel = tuple(q for q in dossier.checked.values() if q.passage == fuel.fragment)
    quotes = tuple(msgspec.structs.replace(q, printed=("fuel had been stored",)) for q in of_fuel)
    dossier.sources[article] = msgspec.structs.replace(source, quotes=quotes)
    (place,) = next(a.places for a in annotated(dossier) if a.iri.endswith(fuel.fragment))
    assert place.exact == "fuel had been stored"
    assert place.prefix == " Karim Haddad, denied that "
    assert place.suffix == " there."


def test_a_part_that_no_extract_holds_whole_is_told_without_its_neighbours() -> None:
    dossier = port_lena()
    article = key("article", "courier")
    source = dossier.sources[article]
    (first, last) = source.passages[0].parts[0]
    cut = (Extract(1, first, TEXT[first : last - 4]), Extract(1, last - 4, TEXT[last - 4 : last + 8]))
    quotes = tuple(
        msgspec.structs.replace(q, printed=(TEXT[first:last],))
        for q in dossier.checked.values()
        if q.passage == source.passages[0].fragment
    )
    dossier.sources[article] = msgspec.structs.replace(source, extracts=cut, quotes=quotes)
    (place,) = annotated(dossier)[0].places
    assert (place.exact, place.prefix, place.suffix) == (TEXT[first:last], "", "")


def test_titles_in_another_language_say_so() -> None:
    dossier = port_lena()
    site = msgspec.structs.replace(dossier.site, lang="de")
    other = msgspec.structs.replace(dossier, site=site)
    said = [b for a in annotated(other) for b in a.bodies if isinstance(b, Said) and b.purpose == "describing"]
    assert {b.languages for b in said} == {("en", "de")}


def test_the_page_says_where_each_passage_stands_and_how_to_look_it_up() -> None:
    view = seen(port_lena(), PAGE, ArticleView)
    start = TEXT.index("A fire")
    assert view.text.paragraphs[0].cited[0].at == f"characters {start}–{start + 26}"
    assert view.text.check is not None
    assert view.text.check.sha256 == "ab" * 32
    assert "Unicode code points" in view.text.check.sentences[0]


def test_a_capture_that_is_kept_private_has_no_positions_on_the_page() -> None:
    dossier = port_lena()
    article = dossier[key("article", "courier")]
    assert isinstance(article, Article)
    dossier.records[article.key] = msgspec.structs.replace(article, hash_private=True)
    view = seen(dossier, PAGE, ArticleView)
    assert view.text.check is None
    assert {c.at for p in view.text.paragraphs for c in p.cited} == {""}


def test_a_passage_of_a_pdf_is_told_with_its_pages() -> None:
    dossier = port_lena()
    article = key("article", "courier")
    source = dossier.sources[article]
    start = TEXT.index("A fire")
    dossier.sources[article] = msgspec.structs.replace(source, pages=(0, start + 5))
    view = seen(dossier, PAGE, ArticleView)
    assert view.text.paragraphs[0].cited[0].at == f"pages 1–2, characters {start}–{start + 26}"
    assert view.text.paragraphs[1].cited[0].at.startswith("page 2, ")


def test_the_last_character_of_a_page_is_still_on_it() -> None:
    assert place_words(((90, 100),), (0, 100)) == "page 1, characters 90–100"
    assert place_words(((100, 101),), (0, 100)) == "page 2, characters 100–101"


def test_a_text_that_is_known_from_the_lock_alone_is_said_not_to_be_at_hand() -> None:
    dossier = port_lena()
    article = key("article", "courier")
    source = msgspec.structs.replace(dossier.sources[article], basis="lock", extracts=(), rights=Rights.EXCERPT)
    dossier.sources[article] = source
    view = seen(dossier, PAGE, ArticleView)
    assert view.rights.startswith("The text is not at hand")
    assert len([c for c in view.text.loose if c.at]) == len(source.passages)
