"""Who says it, and on what it rests, from the writer's files to the page: speakers, denials, facts without a source."""

import json
from pathlib import Path

import pytest

from tests.render.markup import Parsed
from tests.story import Dossier

COURIER = (
    "Three port officials said the pump was faulty.\n\n"
    "Captain Ilse Brandt denied that dockers had set the fire. “It was the pump,” she said.\n"
)
LEDGER = (
    "Three port officials said that the pump was faulty, and Captain Ilse Brandt said the fire was put out at noon.\n"
)


def harbour(folder: Path, rights: str = "excerpt") -> Dossier:
    """Two articles that are their own origins, a captain who speaks in both, and officials without names in both."""
    story = Dossier(folder).write("site.yaml", "title: The fire\n")
    for name, text in (("courier", COURIER), ("ledger", LEDGER)):
        story.write(f"captures/{name}.txt", text)
        story.write(
            f"content/articles/{name}.md",
            f"---\ntitle: The {name} on the fire\npublisher: The {name}\ncapture: {name}.txt\nrights: {rights}\n"
            "lineage: original\n---\nOn the fire.\n",
        )
    story.write("content/actors/brandt.md", "---\nname: Ilse Brandt\nkind: person\n---\nA captain.\n")
    story.write(
        "content/claims/fire.yaml",
        """
        - id: faulty
          says: The pump was faulty
          about: [event:fire]
          evidence:
            - {source: courier, quote: "the pump was faulty", speaker: {unnamed: port official, count: 3}, verb: said}
            - {source: ledger, quote: "the pump was faulty", speaker: {unnamed: port official, count: 3}, verb: said}
        - id: dockers
          says: Dockers set the fire
          evidence:
            - source: courier
              quote: dockers had set the fire
              stance: disputes
              speaker: {actor: brandt}
              verb: denied
        - id: brandt-there
          says: Ilse Brandt was at the quay
          about: [actor:brandt]
          evidence:
            - {source: courier, quote: "It was the pump", speaker: {actor: brandt}, verb: said}
            - {source: ledger, quote: "the fire was put out at noon", speaker: {actor: brandt}, verb: said}
        """,
    )
    story.write("content/places.yaml", "- {id: quay, name: The quay, lat: 1, lon: 2}\n")
    story.write(
        "content/events/fire.md",
        """
        ---
        title: The fire
        date: 2023-05-01
        place: quay
        actors: [{actor: brandt, role: led the rescue}]
        counts: [{what: wounded, best: 17}]
        ---
        A fire.
        """,
    )
    return story


def text(story: Dossier, path: str) -> str:
    return Parsed(story.page(path)).text


def part(story: Dossier, path: str, start: str, end: str) -> str:
    """The words of a page from one heading to the next."""
    return text(story, path).split(start, 1)[1].split(end, 1)[0]


def test_unnamed_speakers_are_counted_in_each_article_and_never_added_up(tmp_path: Path) -> None:
    story = harbour(tmp_path / "d").build()
    words = text(story, "claims/faulty/index.html")
    assert words.count("three port officials, unnamed said:") == 2
    for page in story.files():
        if page.endswith(".html"):
            assert "six port officials" not in text(story, page)
            assert "6 port officials" not in text(story, page)
    assert "speaker" not in words.split("2 origins (The courier, The ledger)", 1)[1].split("Evidence", 1)[0]


def test_a_speaker_behind_two_origins_is_counted_once_and_named(tmp_path: Path) -> None:
    words = text(harbour(tmp_path / "d").build(), "claims/brandt-there/index.html")
    assert "2 origins (The courier, The ledger), 1 speaker" in words
    assert "Ilse Brandt" in words.split("1 speaker", 1)[1].split("Evidence", 1)[0]


def test_statements_by_an_actor_and_claims_about_it_stand_apart(tmp_path: Path) -> None:
    story = harbour(tmp_path / "d").build()
    by = part(story, "actors/brandt/index.html", "Statements by this actor", "Claims about this actor")
    about = part(story, "actors/brandt/index.html", "Claims about this actor", "Mentions")
    assert "Dockers set the fire" in by
    assert "disputes: Dockers set the fire denied:" in by
    assert "Dockers set the fire" not in about
    assert "Ilse Brandt was at the quay" in about


@pytest.mark.parametrize(
    ("rights", "shown"),
    [
        ("excerpt", "Captain Ilse Brandt denied that dockers had set the fire."),
        ("cite", "Words of denial or doubt in it: “denied”."),
    ],
)
def test_words_of_a_denial_stand_in_its_sentence_or_beside_its_flag_words(
    tmp_path: Path, rights: str, shown: str
) -> None:
    story = harbour(tmp_path / "d", rights).build()
    words = text(story, "claims/dockers/index.html")
    assert shown in words
    assert "against the claim Ilse Brandt denied:" in words
    assert "no supporting evidence" in words


def test_a_denial_that_is_filed_as_support_still_shows_that_it_denies(tmp_path: Path) -> None:
    story = harbour(tmp_path / "d").edit("content/claims/fire.yaml", "      stance: disputes\n", "").build()
    assert "Captain Ilse Brandt denied that dockers had set the fire." in text(story, "claims/dockers/index.html")


def test_each_fact_of_an_event_without_a_claim_is_marked_and_warned_of(tmp_path: Path) -> None:
    story = harbour(tmp_path / "d").build()
    assert text(story, "events/fire/index.html").count("unsourced") == 4
    assert "the date, the place, the part of `brandt` and the number wounded rest on no claim [unsourced]" in story.err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("date: 2023-05-01", "date: {is: 2023-05-01, claim: faulty}"),
        ("place: quay", "place: {is: quay, claim: faulty}"),
        ("role: led the rescue", "role: led the rescue, claim: faulty"),
        ("best: 17", "best: 17, claim: faulty"),
    ],
)
def test_a_fact_that_names_its_claim_is_marked_no_more(tmp_path: Path, old: str, new: str) -> None:
    story = harbour(tmp_path / "d").edit("content/events/fire.md", old, new).build()
    words = text(story, "events/fire/index.html")
    assert words.count("unsourced") == 3
    assert words.count("rests on a claim") == 1


def test_lineage_in_a_circle_stops_the_build_and_names_the_line(tmp_path: Path) -> None:
    story = harbour(tmp_path / "d")
    for name, other in (("courier", "ledger"), ("ledger", "courier")):
        path = f"content/articles/{name}.md"
        story.edit(path, "lineage: original", f"derives_from: [{{source: {other}, how: draws-on}}]")
    story.run("build")
    assert story.code == 1
    assert story.err.count("[lineage-cycle]") == 2
    assert "content/articles/courier.md:6:" in story.err
    story.edit("content/articles/courier.md", "source: ledger", "source: courier").run("build")
    assert "`courier` derives from itself" in story.err


def test_two_articles_with_one_text_are_one_source_and_the_writer_is_warned(tmp_path: Path) -> None:
    story = Dossier(tmp_path).write("site.yaml", "title: A")
    for name in ("a", "b"):
        story.write(f"captures/{name}.txt", "The barge sank at dawn, the harbour master said.\n")
        own = f"---\ntitle: {name}\nlineage: original\ncapture: {name}.txt\n---\n"
        story.write(f"content/articles/{name}.md", own)
    told = json.loads(story.run("build", "--json").out)["problems"]
    assert [(p["code"], p["path"], p["line"]) for p in told] == [("same-source", "content/articles/b.md", 4)]
    assert "derives_from: [{source: a, how: reprints}]" in told[0]["hint"]
    story.edit("content/articles/b.md", "lineage: original", "derives_from: [{source: a, how: reprints}]")
    assert story.run("check").code == 0
    assert "same-source" not in story.err
