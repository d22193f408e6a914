"""A whole dossier, loaded: ids, drafts and private records, captures, media."""

import os
import pickle
import random
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.content import load
from generator.load.files import read_dossier
from generator.load.record_file import Reading, read_file
from generator.model.collection import Records
from generator.model.problems import Problem
from generator.model.records import Article, Key, Kind, Status
from generator.model.site import Site

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    for path, text in {"site.yaml": "title: Port Lena\n", **files}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(textwrap.dedent(text).removeprefix("\n").encode() if isinstance(text, str) else text)
    return root


def read(root: Path, drafts: bool = False) -> tuple[Site, Records, list[Problem]]:
    files, problems = read_dossier(root)
    site, records, more = load(files, drafts=drafts)
    return site, records, [*problems, *more]


def keys(records: Records) -> list[str]:
    return [str(record.key) for record in records.records]


def codes(problems: list[Problem]) -> list[tuple[str, str, int]]:
    return [(p.code, p.span.path, p.span.line) for p in problems]


WHOLE: dict[str, str | bytes] = {
    "content/index.md": "Welcome.\n",
    "content/about.md": "---\ntitle: How\n---\nText.\n",
    "content/articles/Northern Courier.md": "---\ntitle: Barge burns\ncapture: courier.txt\n---\n",
    "content/articles/2023/ledger.md": "---\ntitle: Fire\n---\n",
    "content/actors.yaml": "- name: Ilse Brandt\n  kind: person\n",
    "content/actors/coastguard.md": "---\nname: Coastguard\nkind: unit\n---\n",
    "content/events/fire.md": "---\ntitle: Fire\ndate: 2023-05-01\n---\n",
    "content/claims/fire.yaml": "- id: pump\n  says: A pump\n  evidence: ['@ledger \"pump\"']\n",
    "content/claims/more.yml": "- id: two\n  says: Two\n  evidence: ['@ledger']\n",
    "content/conflicts/cause.md": "---\ntitle: Cause?\nkind: scope\npositions: [pump, two]\n---\n",
    "content/notes/cause.md": "Text with ![[quay.png|The quay]].\n",
    "content/places.yaml": "- name: Port Lena\n",
    "content/media/quay.png": PNG,
    "content/media/unused.png": b"no picture at all",
    "captures/courier.txt": "Words.\r\n",
    "captures/other.txt": "x",
}


def test_a_whole_dossier_comes_in_the_order_of_its_keys(tmp_path: Path) -> None:
    site, records, problems = read(write(tmp_path, WHOLE))
    assert problems == []
    assert site.title == "Port Lena"
    assert keys(records) == [
        "actor:coastguard", "actor:ilse-brandt", "article:ledger", "article:northern-courier", "claim:pump",
        "claim:two", "conflict:cause", "event:fire", "note:cause", "page:about", "page:index", "place:port-lena",
    ]  # fmt: skip
    assert {name: capture.text for name, capture in records.captures.items()} == {"courier.txt": "Words.\n"}
    assert [(name, m.width, m.height) for name, m in records.media.items()] == [("quay.png", 1, 1)]
    assert records.withheld == ()


def test_the_same_files_written_in_another_order_give_the_same_records(tmp_path: Path) -> None:
    shuffled = list(WHOLE.items())
    random.Random(7).shuffle(shuffled)
    assert read(write(tmp_path / "a", WHOLE)) == read(write(tmp_path / "b", dict(shuffled)))


def test_hints_are_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    write(tmp_path, {"content/events/e.md": "---\ntitle: x\ntimezone: EEST\nqqq: y\ntags: y\n---\n"})
    script = (
        "from pathlib import Path; from generator.load.content import load;"
        "from generator.load.files import read_dossier;"
        "print(load(read_dossier(Path('.'))[0])[2])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def test_two_records_of_one_kind_cannot_have_one_id(tmp_path: Path) -> None:
    _, records, problems = read(
        write(
            tmp_path,
            {
                "content/actors.yaml": "- name: Brandt\n  kind: person\n- id: brandt\n  name: Other\n  kind: person\n",
                "content/notes/brandt.md": "A note may have the id of an actor.\n",
                "content/actors/Brandt.md": "---\nname: Brandt\nkind: person\n---\n",
            },
        )
    )
    assert codes(problems) == [
        ("duplicate-id", "content/actors.yaml", 3),
        ("duplicate-id", "content/actors/Brandt.md", 1),
    ]
    assert "content/actors.yaml:1" in problems[0].message
    assert keys(records) == ["actor:brandt", "note:brandt"]


def test_an_old_id_leads_to_one_record_and_never_to_one_that_is_there(tmp_path: Path) -> None:
    _, _, problems = read(
        write(
            tmp_path,
            {
                "content/notes/a.md": "---\nformerly: [b, old]\n---\n",
                "content/notes/b.md": "---\nformerly: [old]\n---\n",
            },
        )
    )
    assert codes(problems) == [("duplicate-id", "content/notes/a.md", 2), ("duplicate-id", "content/notes/b.md", 2)]
    assert "`note:b` is the id of a record that is there: content/notes/b.md:1" in problems[0].message


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/notes/c.md", "---\nformerly: [c]\n---\n"),
        ("content/notes/c.md", "---\nid: d\nformerly: [d]\n---\n"),
        ("content/actors.yaml", "- name: C\n  kind: person\n  formerly: [c]\n"),
    ],
)
def test_a_records_own_id_is_no_former_one(tmp_path: Path, path: str, text: str) -> None:
    _, _, (found,) = read(write(tmp_path, {path: text}))
    assert found.code == "duplicate-id"
    assert "is this record's id now" in found.message
    assert found.hint == "take it out of `formerly`"


def test_an_old_id_that_one_record_lists_twice_is_told_as_such(tmp_path: Path) -> None:
    _, _, (found,) = read(write(tmp_path, {"content/notes/c.md": "---\nformerly: [old, old]\n---\n"}))
    assert found.message == "`old` stands under `formerly` twice"


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("content/article/a.md", "`content/articles/`"),
        ("content/Notes/a.md", "`content/notes/`"),
        ("content/pages/a.md", "`content/` itself"),
        ("content/drafts/a.md", "`articles/`"),
        ("content/articles/a.docx", "`.md` files"),
        ("content/articles/a.jpg", "`content/media/a.jpg`"),
        ("content/articles/a.markdown", "`a.md`"),
        ("content/actor.yaml", "`content/actors.yaml`"),
        ("content/note.txt", "`note.md`"),
    ],
)
def test_a_file_where_none_can_be_is_told_where_it_belongs(tmp_path: Path, path: str, hint: str) -> None:
    _, records, (found,) = read(write(tmp_path, {path: "x"}))
    assert found.code == "unexpected-file"
    assert hint in found.hint
    assert records.records == ()


@pytest.mark.parametrize("status", ["draft", "private"])
def test_a_record_that_is_not_shown_is_kept_as_names_and_words_alone(tmp_path: Path, status: str) -> None:
    text = f"""\
---
# a remark
name: Zaqra
kind: nonsense
status: {status}
names: [Zaq, {{name: زقرا, lang: fa}}]
formerly: [old-zaqra]
unknown: key
---
Body with [@nothing "unclosed].
"""
    _, records, problems = read(write(tmp_path, {"content/actors/secret-file.md": text}))
    assert problems == []
    (withheld,) = records.withheld
    assert (str(withheld.key), withheld.status, withheld.path) == (
        "actor:secret-file",
        Status(status),
        "content/actors/secret-file.md",
    )
    assert withheld.names == ("Zaqra", "Zaq", "زقرا", "old-zaqra")
    assert withheld.words == text
    assert records.records == ()


def test_drafts_are_records_where_they_are_asked_for_and_private_records_never(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"content/notes/a.md": "---\nstatus: draft\n---\n", "content/notes/b.md": "---\nstatus: private\n---\n"},
    )
    _, records, _ = read(tmp_path, drafts=True)
    assert keys(records) == ["note:a"]
    assert [str(w.key) for w in records.withheld] == ["note:b"]
    assert records.records[0].status is Status.DRAFT


LIST = """\
# first remark
- name: Open
  kind: person
  text: |
    # heading of the open record

# about the closed one
- name: Closed
  kind: person
  status: private  # why
# still about it

- name: Last
  kind: person
"""


def test_of_a_list_only_the_part_of_a_private_record_is_withheld_remarks_included(tmp_path: Path) -> None:
    _, records, problems = read(write(tmp_path, {"content/actors.yaml": LIST}))
    assert problems == []
    assert keys(records) == ["actor:last", "actor:open"]
    (withheld,) = records.withheld
    assert withheld.words == LIST[LIST.index("\n# about") : LIST.index("- name: Last")]


def test_withheld_parts_of_a_list_never_overlap_and_lose_nothing(tmp_path: Path) -> None:
    text = "# a\n" + "".join(
        f"- name: N{n}\n  kind: person\n  status: private\n# after {n}\n\n# before\n" for n in range(4)
    )
    _, records, _ = read(write(tmp_path, {"content/actors.yaml": text}))
    assert "".join(w.words for w in records.withheld) == text


@pytest.mark.parametrize(
    "settings",
    ["status: prvate", "status: [private]", "Status: private", "stauts: private", "private: true", "draft: yes",
     "status: published\nstatus: private", "status: Private", "status: # private", "status:"],
)  # fmt: skip
def test_a_status_in_doubt_is_an_error_and_never_shown(tmp_path: Path, settings: str) -> None:
    _, records, problems = read(write(tmp_path, {"content/notes/a.md": f"---\n{settings}\n---\nSecret.\n"}))
    assert [p.severity.value for p in problems] == ["error"]
    assert records.records == ()
    assert [w.key for w in records.withheld] == [Key("note", "a")]


@pytest.mark.parametrize(
    "text",
    ["---\nstatus: private\nSecret.\n", b"\n---\nstatus: private\n---\n", "---\nstatus: private: x\n---\n", b"\xff"],
)
def test_a_file_that_cannot_be_taken_apart_yields_nothing_but_an_error(tmp_path: Path, text: str | bytes) -> None:
    _, records, problems = read(write(tmp_path, {"content/notes/a.md": text}))
    assert [p.severity.value for p in problems] == ["error"]
    assert (records.records, records.withheld) == ((), ())


def test_the_id_of_a_record_that_is_not_shown_is_taken(tmp_path: Path) -> None:
    write(
        tmp_path, {"content/notes/a.md": "---\nstatus: private\n---\n", "content/notes.yaml": "- id: a\n  title: x\n"}
    )
    assert codes(read(tmp_path)[2]) == [("duplicate-id", "content/notes/a.md", 1)]


def test_captures_of_records_that_are_not_shown_are_not_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "content/articles/a.md": "---\ntitle: x\nstatus: draft\ncapture: a.txt\n---\n",
            "captures/a.txt": b"One and two, three\0",
        },
    )
    _, records, problems = read(tmp_path)
    assert (problems, records.captures) == ([], {})
    assert codes(read(tmp_path, drafts=True)[2]) == [("bad-capture", "content/articles/a.md", 4)]


def test_a_capture_that_two_articles_name_is_missed_in_both(tmp_path: Path) -> None:
    text = "---\ntitle: x\ncapture: gone.txt\n---\n"
    _, records, problems = read(write(tmp_path, {"content/articles/a.md": text, "content/articles/b.md": text}))
    assert codes(problems) == [("missing-capture", f"content/articles/{name}.md", 3) for name in "ab"]
    assert isinstance(records.records[0], Article)
    assert records.records[0].capture == "gone.txt"


def test_a_picture_that_is_not_there_is_reported_with_the_nearest_name(tmp_path: Path) -> None:
    write(tmp_path, {"content/notes/a.md": "One.\n\n![The quay](media/qay.png)\n", "content/media/quay.png": PNG})
    (found,) = read(tmp_path)[2]
    assert codes([found]) == [("missing-media", "content/notes/a.md", 3)]
    assert "`quay.png`" in found.hint


def test_a_picture_in_a_footnote_counts_as_well(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"content/notes/a.md": "One.[^1]\n\n[^1]: ![The quay](media/quay.png)\n", "content/media/quay.png": PNG},
    )
    _, records, problems = read(tmp_path)
    assert (problems, list(records.media)) == ([], ["quay.png"])


def test_a_record_takes_its_language_from_the_site_where_it_says_none(tmp_path: Path) -> None:
    write(tmp_path, {"site.yaml": "title: x\nlang: fr\n", "content/notes/a.md": "x\n"})
    site, records, _ = read(tmp_path)
    assert (site.lang, records.records[0].lang) == ("fr", "")


def test_without_settings_there_is_one_problem_and_no_record(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    _, records, problems = read(tmp_path)
    assert [p.code for p in problems] == ["no-site"]
    assert records.records == ()


def test_an_id_may_be_of_any_script(tmp_path: Path) -> None:
    _, records, problems = read(
        write(tmp_path, {"content/notes/زيارة بغداد.md": "x\n", "content/notes/Ärger.md": "x\n"})
    )
    assert problems == []
    assert keys(records) == ["note:ärger", "note:زيارة-بغداد"]


def test_a_name_of_which_no_id_can_be_made_needs_one(tmp_path: Path) -> None:
    _, _, problems = read(write(tmp_path, {"content/notes/!!!.md": "x\n", "content/notes/" + "ä" * 100 + ".md": "x\n"}))
    assert [p.code for p in problems] == ["bad-id", "bad-id"]


def test_a_file_is_read_by_itself_alone_and_what_it_holds_can_be_sent_to_another_process() -> None:
    parsed = read_file("content/notes/a.md", b"---\ntitle: x\n---\nSee [[nowhere]] [@gone].\n", Reading())
    assert parsed.problems == ()
    assert pickle.loads(pickle.dumps(parsed)) == parsed


_PIECES = st.sampled_from(
    ["---\n", "title: x\n", "status: private\n", "- id: a\n", "  says: b\n", "  evidence:\n", "    - '@a \"b\"'\n", "{",
     "[", "]]", "\t", "# ", '"', "text: |\n", "\n", "é", "\u202e", "date: ", "2024", "names: ", "x: ", "&a", "*a", "!"]
)  # fmt: skip


@given(st.sampled_from(["articles", "actors", "events", "claims", "conflicts", "notes", "places"]), st.booleans(),
       st.lists(_PIECES, max_size=14))  # fmt: skip
def test_no_file_makes_the_reading_fail(kind: Kind, listed: bool, pieces: list[str]) -> None:
    text = "".join(pieces)
    path = f"content/{kind}/x.{'yaml' if listed else 'md'}"
    parsed = read_file(path, text.encode(), Reading(drafts=True))
    lines = text.split("\n")
    for found in parsed.problems:
        assert found.span.path == path
        assert 1 <= found.span.line <= len(lines)


@given(st.binary(max_size=40))
def test_no_bytes_make_the_reading_fail(content: bytes) -> None:
    read_file("content/notes/x.md", content, Reading())


def test_a_folder_of_captures_that_cannot_be_read_is_told_and_not_taken_for_none(tmp_path: Path) -> None:
    files = {"content/articles/a.md": "---\ntitle: x\ncapture: a.txt\n---\n", "captures": "a file, and no folder"}
    _, _, problems = read(write(tmp_path, files))
    assert codes(problems) == [("unreadable-file", "captures", 0)]
