"""A source's annotations as a file: valid by the W3C's model, within the rights, the same at every build."""

from __future__ import annotations

import json
import posixpath
import re
from base64 import urlsafe_b64decode
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.render.site import page, sample
from tests.story import Dossier

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
TEXT = (
    "Marrow, 3 May. “The crane fell at noon,” the foreman said beside the wreck, and nobody was hurt. "
    "The yard denied that it had been warned of the wind <script>.\n\n"
    "A second crane was moved away. The yard opens again on Monday.\n"
)


def test_the_sample_and_a_built_site_are_valid(dossier: Dossier) -> None:
    files = sample()
    found = [path for path in files if path.endswith(".jsonld")]
    assert found == ["articles/courier/annotations.jsonld", "articles/sada/annotations.jsonld"]
    for path in found:
        assert mistakes(json.loads(files[path])) == []
    assert mistakes(annotations(yard(dossier).build())) == []


def test_without_a_base_address_every_iri_is_relative_to_the_file_and_leads_somewhere(dossier: Dossier) -> None:
    yard(dossier).write("site.yaml", "title: The yard\n").edit("content/articles/herald.md", URL_LINE, "").build()
    found = annotations(dossier)
    assert mistakes(found) == []
    assert found["id"] == "annotations.jsonld"
    files = dossier.files()
    for iri in iris(found) - {CONTEXT}:
        if not iri.startswith("ni:"):
            parts = urlsplit(iri)
            assert not parts.scheme
            name = posixpath.normpath(f"articles/herald/{parts.path}")
            assert name in files, iri
            if name.endswith(".html") and parts.fragment:
                assert f'id="{parts.fragment}"' in files[name].decode()


def test_with_a_base_address_every_iri_is_whole(dossier: Dossier) -> None:
    found = annotations(yard(dossier).build())
    assert found["id"] == "https://example.org/yard/articles/herald/annotations.jsonld"
    assert all(urlsplit(iri).scheme in ("https", "http", "ni") for iri in iris(found))
    assert "https://example.org/yard/notes/crane/" in iris(found)


def test_the_target_is_the_live_page_and_the_state_names_the_capture_by_its_hash(dossier: Dossier) -> None:
    target = first(yard(dossier).build(), "The crane fell")["target"][0]
    assert target["source"] == {"id": "https://herald.example/crane?id=7&x=%22", "type": "Text", "language": "en"}
    name = target["state"]["cached"].removeprefix("ni:///sha-256;")
    assert urlsafe_b64decode(name + "=") == sha256(TEXT.encode()).digest()


def test_positions_count_code_points_of_the_capture_and_the_words_are_the_sources_own(dossier: Dossier) -> None:
    for annotation in annotations(yard(dossier).build())["first"]["items"]:
        for target in annotation["target"]:
            quoted, position = target["selector"]
            assert TEXT[position["start"] : position["end"]] == quoted["exact"]
            before, after = quoted.get("prefix", ""), quoted.get("suffix", "")
            assert before + quoted["exact"] + after in TEXT
            assert len(before) <= 32
            assert len(after) <= 32


def test_an_elided_quotation_has_a_target_for_each_part(dossier: Dossier) -> None:
    found = first(yard(dossier).build(), "the foreman said")
    assert [t["selector"][0]["exact"] for t in found["target"]] == ["the foreman said", "nobody was hurt"]


def test_the_editors_words_are_not_among_the_sources(dossier: Dossier) -> None:
    made = yard(dossier).build()
    assert "[port]" in made.page("articles/herald/index.html")
    found = first(made, "The yard denied")
    assert [t["selector"][0]["exact"] for t in found["target"]] == ["The yard denied that it had been warned"]
    assert "[port]" not in json.dumps(found["target"])


def test_who_cites_a_passage_and_for_what_stands_in_its_bodies(dossier: Dossier) -> None:
    found = first(yard(dossier).build(), "The crane fell")
    said = [(b["purpose"], b["value"]) for b in found["body"] if b["type"] == "TextualBody"]
    assert ("describing", "Supports the claim: A crane fell (foreman, unnamed: said)") in said
    assert ("describing", "Disputes the claim: No crane fell") in said
    assert ("describing", "Through a claim, bears on: The fall of the crane") in said
    assert ("describing", "Cited in: The crane") in said
    assert any(purpose == "commenting" and "as the paper has it" in value for purpose, value in said)
    linked = [b["source"]["id"].removeprefix("https://example.org/yard/") for b in found["body"] if "source" in b]
    assert linked == ["claims/crane-fell/", "events/fall/", "claims/no-crane/", "notes/crane/"]


def test_nothing_but_the_quoted_words_is_told_where_only_a_citation_is_allowed(dossier: Dossier) -> None:
    yard(dossier).edit("content/articles/herald.md", "rights: excerpt", "rights: cite").build()
    found = annotations(dossier)
    assert mistakes(found) == []
    assert all(s.keys() <= {"type", "exact", "start", "end"} for s in selectors(found))
    assert "beside the wreck" not in dossier.page("articles/herald/annotations.jsonld")


def test_what_stands_beside_the_words_is_never_told_across_a_gap(dossier: Dossier) -> None:
    found = annotations(yard(dossier).build())
    (second,) = [s for s in selectors(found) if s.get("exact") == "A second crane was moved away"]
    assert second == {"type": "TextQuoteSelector", "exact": "A second crane was moved away", "suffix": "."}
    assert "opens again" not in dossier.page("articles/herald/annotations.jsonld")


def test_a_capture_that_is_kept_private_gives_neither_hash_nor_position(dossier: Dossier) -> None:
    yard(dossier).edit("content/articles/herald.md", "rights: excerpt", "rights: excerpt\nhash: private").build()
    found = annotations(dossier)
    assert mistakes(found) == []
    assert {s["type"] for s in selectors(found)} == {"TextQuoteSelector"}
    text = dossier.page("articles/herald/annotations.jsonld")
    assert "ni:" not in text
    assert sha256(TEXT.encode()).hexdigest() not in text
    assert re.search(r"#q\d", text) is None
    assert "characters " not in dossier.page("articles/herald/index.html")


def test_where_the_capture_is_not_at_hand_the_lock_tells_the_positions(dossier: Dossier) -> None:
    yard(dossier).run("lock")
    with_capture = annotations(dossier.build())
    dossier.remove("captures/herald.txt").build()
    found = annotations(dossier)
    assert mistakes(found) == []
    assert [s for s in selectors(found) if s["type"] == "TextPositionSelector"] == [
        s for s in selectors(with_capture) if s["type"] == "TextPositionSelector"
    ]
    words = [s["exact"] for s in selectors(found) if "exact" in s]
    known = {s["exact"] for s in selectors(with_capture) if "exact" in s}
    # One was typed with other marks than are printed; of the other it is not known what stands for the bracket.
    assert set(words) == known - {"“The crane fell at noon,”", "The yard denied that it had been warned"}
    assert "captures.lock records" in found["dcterms:description"]


def test_the_file_may_stand_inside_a_script_and_is_the_same_at_every_build(dossier: Dossier) -> None:
    first_bytes = yard(dossier).build().files()["articles/herald/annotations.jsonld"]
    assert b"<" not in first_bytes
    assert "“The crane fell".encode() in first_bytes
    assert dossier.build().files()["articles/herald/annotations.jsonld"] == first_bytes


def test_the_page_leads_to_the_file_in_plain_words_and_for_programs(dossier: Dossier) -> None:
    files = yard(dossier).build().files()
    shown = files["articles/herald/index.html"].decode()
    assert '<link rel="alternate" type="application/ld+json"' in shown
    assert page(files, "articles/herald/index.html").links.count("annotations.jsonld") >= 1
    assert "as a file for other programs" in shown


def test_an_article_that_nobody_quotes_has_no_file(dossier: Dossier) -> None:
    files = yard(dossier).write("content/articles/other.md", "---\ntitle: Other\n---\n").build().files()
    assert "articles/other/annotations.jsonld" not in files
    assert b"annotations.jsonld" not in files["articles/other/index.html"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("id", None), ("type", "Note"), ("target", []), ("target", [{"type": "SpecificResource"}]), ("bodyValue", "x"),
     ("motivation", "praising"), ("body", [{"type": "TextualBody"}])],
)  # fmt: skip
def test_the_rules_of_these_tests_find_what_is_wrong(key: str, value: object) -> None:
    made = json.loads(sample()["articles/courier/annotations.jsonld"])
    made["first"]["items"][0][key] = value
    assert mistakes(made) != []


URL_LINE = 'url: https://herald.example/crane?id=7&x="\n'


def yard(dossier: Dossier) -> Dossier:
    """A paper on a crane that fell, quoted in every way."""
    return (
        dossier.write("site.yaml", "title: The yard\nbase_url: https://example.org/yard/\neditor: A. Editor\n")
        .write("captures/herald.txt", TEXT)
        .write(
            "content/articles/herald.md",
            f"---\ntitle: Crane down\n{URL_LINE}lang: en\ncapture: herald.txt\nrights: excerpt\n---\n",
        )
        .write(
            "content/events/fall.md",
            """
            ---
            title: The fall of the crane
            date: {is: 1987-05-03, claim: crane-fell}
            ---
            """,
        )
        .write(
            "content/claims/crane.yaml",
            """
            - id: crane-fell
              says: A crane fell
              evidence:
                - source: herald
                  quote: '"The crane fell at noon,"'
                  speaker: {unnamed: foreman}
                  verb: said
            - id: no-crane
              says: No crane fell
              evidence:
                - {source: herald, quote: '"The crane fell at noon,"', stance: disputes}
                - '@herald "The yard denied [port] that it had been warned"'
            """,
        )
        .write(
            "content/notes/crane.md",
            """
            ---
            title: The crane
            ---
            It was so [@herald "\\"The crane fell at noon,\\""], as the paper has it.

            Besides [@herald "the foreman said … nobody was hurt"]; and [@herald "A second crane was moved away"].
            """,
        )
    )


def annotations(dossier: Dossier) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(dossier.page("articles/herald/annotations.jsonld"))
    return made


def first(dossier: Dossier, words: str) -> dict[str, Any]:
    """The first annotation of whose passage these words are part."""
    items = annotations(dossier)["first"]["items"]
    found: dict[str, Any] = next(i for i in items if any(words in s.get("exact", "") for s in selectors_of(i)))
    return found


def selectors_of(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    return [s for target in annotation["target"] for s in target["selector"]]


def selectors(collection: dict[str, Any]) -> list[dict[str, Any]]:
    return [s for item in collection["first"]["items"] for s in selectors_of(item)]


def iris(value: object) -> set[str]:
    """Every IRI in the file."""
    if isinstance(value, list):
        return set().union(*map(iris, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    own = {v for k, v in value.items() if k in ("id", "cached", "source", "@context", "last") and isinstance(v, str)}
    return own.union(*map(iris, value.values()))


def mistakes(made: dict[str, Any]) -> list[str]:
    """What the W3C's model says must be so and is not; of what it leaves open, only what these files use is allowed."""
    wrong: list[str] = []

    def must(holds: object, what: str) -> None:
        if not holds:
            wrong.append(what)

    def is_iri(value: object) -> bool:
        return isinstance(value, str) and value != "" and not re.search(r'[\x00-\x20"<>\\^`{|}]', value)

    def languages(of: dict[str, Any], what: str) -> None:
        values = of.get("language", "en")
        values = values if isinstance(values, list) else [values]
        must(values and all(isinstance(v, str) and LANGUAGE.fullmatch(v) for v in values), f"{what}: language")

    contexts = made.get("@context")
    must(CONTEXT in (contexts if isinstance(contexts, list) else [contexts]), "no context")
    must(is_iri(made.get("id")), "the collection has no IRI")
    must(made.get("type") == "AnnotationCollection", "not a collection")
    must(isinstance(made.get("label"), str), "no label")
    on_page = made.get("first", {})
    must(is_iri(on_page.get("id")) and on_page.get("id") != made.get("id"), "the page has no IRI of its own")
    must(on_page.get("type") == "AnnotationPage" and "@context" not in on_page, "not a page in a collection")
    must(on_page.get("partOf", {}).get("id") == made.get("id") and made.get("last") == on_page.get("id"), "pages")
    items = on_page.get("items")
    must(isinstance(items, list) and items and made.get("total") == len(items), "items and total")
    must(on_page.get("startIndex") == 0, "the index of the first")
    ids = [i.get("id") for i in items]
    must(len(set(ids)) == len(ids), "an IRI is used twice")
    for item in items:
        must(is_iri(item.get("id")), "an annotation without an IRI")
        must(item.get("type") == "Annotation", "not an annotation")
        must(item.get("motivation") in MOTIVATIONS, "a motivation of nobody's")
        must("bodyValue" not in item, "bodyValue is for those without a body")
        must("created" not in item and "@context" not in item, "a time, or a context of its own")
        creator = item.get("creator", {"name": "x"})
        must(is_iri(creator) or (isinstance(creator.get("name"), str) and creator["name"]), "a creator without a name")
        bodies = item.get("body", [{"type": "TextualBody", "value": "x"}])
        must(isinstance(bodies, list) and bodies, "an empty row of bodies")
        for body in bodies:
            must(body.get("purpose", "linking") in MOTIVATIONS, "a purpose of nobody's")
            if body.get("type") == "TextualBody":
                must(isinstance(body.get("value"), str) and body["value"].strip(), "a text without words")
                must("source" not in body and "items" not in body, "a text with a source")
                must(body.get("format", "text/plain") == "text/plain", "a format")
                languages(body, "a text")
            else:
                must(body.get("type") == "SpecificResource" and "value" not in body, "neither text nor resource")
                must(is_iri(body.get("source", {}).get("id")), "a body without a source")
                languages(body.get("source", {}), "a source")
        targets = item.get("target")
        must(isinstance(targets, list) and targets, "no target")
        for target in targets:
            must(target.get("type") == "SpecificResource" and "purpose" not in target, "a target of no kind")
            must(is_iri(target.get("source", {}).get("id")), "a target without a source")
            languages(target.get("source", {}), "a target")
            state = target.get("state")
            must(state is None or (is_iri(state.get("id")) and is_iri(state.get("cached"))), "a state of nothing")
            kinds = [s.get("type") for s in target.get("selector", [])]
            must(kinds and len(set(kinds)) == len(kinds), "no selector, or two of a kind")
            for selector in target.get("selector", []):
                if selector.get("type") == "TextQuoteSelector":
                    words = [selector.get(k, "x") for k in ("exact", "prefix", "suffix")]
                    must("exact" in selector and all(isinstance(w, str) and w for w in words), "a quotation of nothing")
                else:
                    must(selector.get("type") == "TextPositionSelector", "a selector of no kind")
                    start, end = selector.get("start"), selector.get("end")
                    must(type(start) is int and type(end) is int and 0 <= start < end, "a position of no words")
    return wrong
