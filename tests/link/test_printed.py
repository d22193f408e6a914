"""Names of actors as each source prints them, and how often."""

from pathlib import Path
from textwrap import dedent
from time import process_time

import pytest

from generator.link.link import link
from generator.link.names.sightings import Sightings
from generator.model.dossier import Dossier
from generator.model.records import Actor
from generator.model.scripts import script_of
from generator.request import Request
from tests.dossiers import read
from tests.link.test_mentions import actor
from tests.story import Dossier as Story

CAPTURE = """\
PORT LENA: CAPTAIN ILSE BRANDT SPEAKS

Captain Ilse Brandt told the Kata’ib that Ilse
Brandt’s boat was theirs. "Brandt is a liar," said Núñez. Nunez laughed; wherever brandt is beer, it is not hers.

وقال بركات إن كتائب البحر غادرت. Iraqi Sea Resistance in Iraq is a name, and Sea Resistance in Iraq another.
"""
ACTORS = """\
- {id: brandt, name: Ilse Brandt, kind: person, names: [Captain Ilse Brandt, Brandt, I. Brandt]}
- {id: kataib, name: Kata'ib, kind: group, names: [{name: كتائب البحر, lang: ar}]}
- {id: nunez, name: Núñez, kind: person, autolink: false}
- {id: barakat, name: Barakat, kind: person, names: [بركات]}
- {id: iraqi, name: Iraqi Sea Resistance, kind: group}
- {id: sea, name: Sea Resistance in Iraq, kind: group}
"""


def linked(folder: Path, article: str = "capture: a.txt", capture: str = CAPTURE, note: str = "") -> Dossier:
    """A dossier of one article; without a capture's text there is no capture."""
    for path, text in {
        "site.yaml": "title: Port Lena\nlang: en\n",
        "content/actors.yaml": ACTORS,
        "content/articles/a.md": f"---\ntitle: A report\n{article}\n---\n",
        "content/notes/n.md": f"---\ntitle: A note\n---\n{dedent(note)}",
        "captures/a.txt": capture,
    }.items():
        if text:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    _, site, records, _ = read(Request(folder / "site.yaml"))
    return link(site, records)[0]


def names(dossier: Dossier) -> list[tuple[str, str, int]]:
    return [(p.actor.id, p.spelling, p.count) for p in dossier.printed]


def found(text: str, *actors: Actor) -> list[str]:
    return [text[f.start : f.end] for f in Sightings(actors).find(text)]


def test_each_name_is_kept_as_printed_with_how_often_it_stands_there(tmp_path: Path) -> None:
    assert names(linked(tmp_path)) == [
        ("brandt", "CAPTAIN ILSE BRANDT", 1),
        ("brandt", "Captain Ilse Brandt", 1),
        ("kataib", "Kata'ib", 1),
        ("brandt", "Ilse Brandt", 1),
        ("brandt", "Brandt", 1),
        ("nunez", "Núñez", 1),
        ("nunez", "Nunez", 1),
        ("barakat", "بركات", 1),
        ("kataib", "كتائب البحر", 1),
        ("iraqi", "Iraqi Sea Resistance", 1),
        ("sea", "Sea Resistance in Iraq", 1),
    ]


def test_a_name_that_is_printed_otherwise_keeps_the_listed_one_that_it_is(tmp_path: Path) -> None:
    listed = {p.spelling: p.listed for p in linked(tmp_path).printed}
    assert listed["CAPTAIN ILSE BRANDT"] == "Captain Ilse Brandt"
    assert listed["Nunez"] == "Núñez"
    assert listed["Brandt"] == "Brandt"


def test_the_language_is_the_listed_names_or_else_the_sources_where_the_script_is_its_own(tmp_path: Path) -> None:
    printed = {p.spelling: (p.script, p.lang) for p in linked(tmp_path).printed}
    assert printed["كتائب البحر"] == ("Arabic", "ar")
    assert printed["بركات"] == ("Arabic", "")
    assert printed["Brandt"] == ("Latin", "en")


def test_without_a_capture_only_verified_quotations_are_looked_into(tmp_path: Path) -> None:
    note = """
    “Ilse Brandt’s boat was theirs” [@a], “Brandt’s boat” [@a "Ilse Brandt’s boat"]. “Nunez laughed” [@a #1].
    “Captain Barakat fled the harbour” [@a].
    """
    whole = linked(tmp_path, note=note)
    assert whole.looked_into == {p.article: "text" for p in whole.printed}
    story = Story(tmp_path)
    story.edit("content/notes/n.md", "“Captain Barakat fled the harbour” [@a].", "")
    assert story.run("lock").code == 0, story.err
    story.remove("captures/a.txt")
    _, site, records, _ = read(Request(tmp_path / "site.yaml"))
    dossier = link(site, records)[0]
    assert names(dossier) == [("brandt", "Ilse Brandt", 1), ("nunez", "Nunez", 1)]
    assert set(dossier.looked_into.values()) == {"quotations"}


def test_of_an_article_with_a_private_hash_the_quotations_alone_are_counted(tmp_path: Path) -> None:
    private = linked(tmp_path, "capture: a.txt\nhash: private", note="“said Núñez” [@a].")
    assert names(private) == [("nunez", "Núñez", 1)]


def test_the_editors_brackets_and_words_across_an_elision_are_no_names_in_the_source(tmp_path: Path) -> None:
    note = "“that [Barakat] Ilse … boat was theirs” [@a], “Iraqi … Resistance in Iraq is a name” [@a]."
    assert names(linked(tmp_path, "capture: a.txt\nhash: private", note=note)) == []


def test_a_source_that_is_not_at_hand_and_not_quoted_was_not_looked_into(tmp_path: Path) -> None:
    dossier = linked(tmp_path, "publisher: Nobody", capture="")
    assert (dossier.printed, dossier.looked_into) == ((), {})


def test_a_name_of_two_actors_is_printed_for_both_and_says_so(tmp_path: Path) -> None:
    text = ACTORS.replace("name: Barakat", "name: Brandt")
    linked(tmp_path)
    (tmp_path / "content/actors.yaml").write_text(text, encoding="utf-8")
    _, site, records, _ = read(Request(tmp_path / "site.yaml"))
    both = [p for p in link(site, records)[0].printed if p.spelling == "Brandt"]
    assert [(p.actor.id, [k.id for k in p.others]) for p in both] == [("barakat", ["brandt"]), ("brandt", ["barakat"])]


@pytest.mark.parametrize(
    ("listed", "text", "printed"),
    [
        ("al-Nujaba", "al-Nujaba, Al Nujaba, AL-NUJABA", ["al-Nujaba", "Al Nujaba", "AL-NUJABA"]),
        ("Hasan al Nujaba", "Hasan al-Nujaba’s", ["Hasan al-Nujaba"]),
        ("Kata'ib", "Kataib Kata’ib Kataʾib KATA’IB’S", ["Kataib", "Kata’ib", "Kataʾib", "KATA’IB"]),
        ("Kataib", "the Kata'ib's men", ["Kata'ib"]),
        ("José Núñez", "Jose Nun\u0303ez", ["Jose Nun\u0303ez"]),
        ("اسماعیل قاآنی", "وإسماعيل قاآني", ["إسماعيل قاآني"]),
        ("NATO", "Nato and NATO, not nato", ["Nato", "NATO"]),
        ("US", "The US, not us", ["US"]),
        ("pro-Iranian militias", "Pro-Iranian Militias", ["Pro-Iranian Militias"]),
        ("Brandt", "brandt, Brandtson, Anti-Brandt", []),
        ("Сергей", "Сергей, СЕРГЕЙ", ["Сергей", "СЕРГЕЙ"]),
        ("ガンジー", "カ\u3099ンジーと、カンジー", ["カ\u3099ンジー"]),
        ("मोदी", "मोदी मादी", ["मोदी"]),
    ],
)
def test_a_name_is_found_in_other_clothes_and_no_other_name_is(listed: str, text: str, printed: list[str]) -> None:
    assert found(text, actor("a", listed)) == printed


def test_the_longer_name_wins_and_one_place_is_one_mention() -> None:
    kataib, hezbollah = actor("k", "Kataib Hezbollah"), actor("h", "Hezbollah")
    assert found("Kataib Hezbollah met Hezbollah", kataib, hezbollah) == ["Kataib Hezbollah", "Hezbollah"]


def test_a_text_is_in_the_script_of_its_first_letter_by_unicodes_table() -> None:
    texts = ("Qaani", "«قاآنی»", "Ж", "שלום", "漢字", "安倍さん", "22")
    assert [script_of(t) for t in texts] == ["Latin", "Arabic", "Cyrillic", "Hebrew", "Han", "Japanese", ""]


def test_a_hundred_sources_are_scanned_for_five_hundred_names_in_a_moment() -> None:
    people = [actor(f"a{n}", f"Person{n:03} Family{n:03}", f"Family{n:03}") for n in range(250)]
    line = " ".join(f"said it was the harbour’s {word} before" for word in ("boat", "quay", "crane", "barge"))
    text = "\n\n".join(f"{line} and Family{n:03} told Person{n:03} Family{n:03}." for n in range(100))
    sightings = Sightings(people)
    start = process_time()
    count = sum(1 for _ in range(100) for _ in sightings.find(text))
    assert count == 100 * 200
    assert process_time() - start < 3
