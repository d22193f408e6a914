"""What is not to be shown reaches no byte of the site, in whatever form."""

import base64
import json
import re
import urllib.parse
from html import escape
from pathlib import Path

import pytest

from tests.harbour import harbour
from tests.story import Dossier

# One canary for each field of a private record.
CANARIES = {
    "name": "Zqxaname", "spelling": "Zqxaspelling", "native": "زقخاسم", "id": "zqxaid", "file": "zqxafile",
    "tag": "zqxatag", "summary": "Zqxasummary", "body": "Zqxabody", "heading": "Zqxaheading", "alt": "Zqxaalt",
    "caption": "Zqxacaption", "picture": "zqxapicture", "comment": "Zqxacomment", "yamlcomment": "Zqxayaml",
    "role": "Zqxarole",
    "quote": "Zqxaquote", "footnote": "Zqxafootnote", "formerly": "zqxaformer", "accept": "Zqxareason",
    "url": "zqxahost",
}  # fmt: skip


def encodings(word: str) -> set[bytes]:
    """The word as it may stand in a file."""
    texts = {
        word,
        word.lower(),
        word.upper(),
        escape(word),
        json.dumps(word)[1:-1],
        urllib.parse.quote(word),
        urllib.parse.quote(word).lower(),
    }
    texts.add("".join(f"&#{ord(c)};" for c in word))
    texts.add("".join(f"&#x{ord(c):x};" for c in word))
    found = {t.encode() for t in texts} | {word.encode("utf-16-le"), word.encode("utf-16-be")}
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + word.encode() + b"\0" * 3)
        found.add(encoded[4:-8] if shift else encoded[: len(word.encode()) * 4 // 3 - 1])
    return {f for f in found if len(f) > 4}


def with_secret(folder: Path, status: str) -> Dossier:
    c = CANARIES
    dossier = harbour(folder)
    dossier.write(
        f"content/actors/{c['file']}.md",
        f"""
        ---
        # {c["yamlcomment"]}
        id: {c["id"]}
        name: {c["name"]}
        kind: person
        status: {status}
        names: [{c["spelling"]}, {{name: {c["native"]}, lang: fa}}]
        tags: [{c["tag"]}]
        summary: {c["summary"]}
        formerly: [{c["formerly"]}]
        roles: [{{role: {c["role"]}, of: coastguard}}]
        ---
        {c["body"]} met Captain Brandt and saw “a faulty pump {c["quote"]} there” [@courier].

        ## {c["heading"]}

        <!-- {c["comment"]} -->

        ![{c["alt"]}](media/{c["picture"]}.png "{c["caption"]}") and [a page](https://{c["url"]}.example/)[^1]

        [^1]: {c["footnote"]}
        """,
    )
    dossier.write(
        "content/events/secret.md",
        f"""
        ---
        title: A meeting with {c["name"]}
        status: {status}
        date: 2023-05-02
        actors: [{{actor: {c["id"]}, role: {c["role"]}}}, brandt]
        ---
        {c["body"]}
        """,
    )
    from PIL import Image

    picture = folder / "content/media" / f"{c['picture']}.png"
    picture.parent.mkdir(parents=True)
    Image.new("RGB", (4, 4)).save(picture)
    return dossier


def leaks(dossier: Dossier, site: str = "build") -> list[tuple[str, str]]:
    found = []
    for path, content in dossier.files(site).items():
        for field, word in CANARIES.items():
            if any(form in content or form in path.encode() for form in encodings(word)):
                found.append((field, path))
    return found


@pytest.mark.parametrize("status", ["private", "draft"])
def test_no_field_of_a_record_that_is_not_shown_reaches_the_site(tmp_path: Path, status: str) -> None:
    dossier = with_secret(tmp_path / "d", status).build()
    assert not leaks(dossier)


def test_the_search_for_canaries_would_find_them(tmp_path: Path) -> None:
    dossier = with_secret(tmp_path / "d", "published")
    dossier.edit(f"content/actors/{CANARIES['file']}.md", f" {CANARIES['quote']} there", "")
    found = {field for field, _ in leaks(dossier.build())}
    assert found >= {
        "name",
        "spelling",
        "native",
        "id",
        "summary",
        "body",
        "heading",
        "alt",
        "picture",
        "role",
        "footnote",
        "formerly",
    }
    assert not found & {"comment", "yamlcomment", "file"}


def test_drafts_are_shown_with_drafts_and_private_records_never(tmp_path: Path) -> None:
    shown = with_secret(tmp_path / "a", "draft")
    shown.edit(f"content/actors/{CANARIES['file']}.md", f" {CANARIES['quote']} there", "")
    shown.build("--drafts")
    assert "name" in {field for field, _ in leaks(shown, "build-drafts")}
    assert not (shown.folder / "build").exists()
    hidden = with_secret(tmp_path / "b", "private").build("--drafts")
    assert not leaks(hidden, "build-drafts")


@pytest.mark.parametrize("reference", ["[[zqxaid]]", "[[Zqxaname]]", "[[actor:zqxaid]]", "[[ZQXASPELLING|him]]"])
def test_a_link_to_a_private_record_is_an_error_that_does_not_name_its_title(tmp_path: Path, reference: str) -> None:
    dossier = with_secret(tmp_path / "d", "private")
    dossier.edit("content/index.md", "A barge burned.", f"A barge burned {reference}.").run("check", "--json")
    assert dossier.code == 1
    (problem,) = (p for p in json.loads(dossier.out)["problems"] if p["severity"] == "error")
    assert problem["code"] == "withheld-reference"
    assert (problem["path"], problem["line"]) == ("content/index.md", 4)
    assert "zqxa" not in (problem["message"] + problem["hint"]).lower()


def test_a_private_name_typed_into_a_published_text_is_warned_of(tmp_path: Path) -> None:
    dossier = with_secret(tmp_path / "d", "private")
    dossier.edit("content/index.md", "A barge burned.", "A barge burned, ZQXASPELLING said.").run("check", "--json")
    (problem,) = json.loads(dossier.out)["problems"]
    assert (problem["code"], problem["path"], problem["line"], problem["column"]) == (
        "private-name",
        "content/index.md",
        4,
        17,
    )
    assert "zqxa" not in (problem["message"] + problem["hint"]).lower()
    dossier.edit("content/index.md", "title: Opening", "title: Opening\naccept: {private-name: A public figure.}")
    assert dossier.run("check", "--strict").code == 0


def test_a_misspelt_reference_does_not_suggest_a_private_record(tmp_path: Path) -> None:
    dossier = with_secret(tmp_path / "d", "private")
    dossier.edit("content/index.md", "A barge burned.", "A barge burned [[Zqxanam]].").run("check", "--json")
    assert dossier.code == 1
    said = json.dumps(json.loads(dossier.out)["problems"]).lower()
    assert "zqxaname" not in said
    assert "zqxaid" not in said


def test_a_status_that_is_misspelt_is_never_taken_for_published(tmp_path: Path) -> None:
    dossier = (
        harbour(tmp_path / "d").write("content/notes/x.md", "---\ntitle: X\nstatus: privat\n---\nWords.\n").run("build")
    )
    assert dossier.code == 1
    assert not (dossier.folder / "build").exists()


SECRET_CAPTURE = "Shown words stand here. Zqxahidden words stand far from them. " + "And more. " * 400


@pytest.mark.parametrize(("rights", "shown"), [("cite", False), ("excerpt", False), ("full", True)])
def test_a_capture_is_shown_only_as_far_as_its_rights_allow(tmp_path: Path, rights: str, shown: bool) -> None:
    dossier = harbour(tmp_path / "d").write("captures/s.txt", SECRET_CAPTURE)
    dossier.write("content/articles/s.md", f"---\ntitle: S\ncapture: s.txt\nrights: {rights}\n---\nA summary.\n")
    dossier.write("content/notes/s.md", "---\ntitle: N\n---\nIt says “Shown words stand” [@s].\n").build()
    everything = re.sub(rb"<[^>]*>", b"", b"".join(dossier.files().values()))
    assert (b"Zqxahidden" in everything) is shown
    assert (b"Shown words stand here." in everything) is (rights != "cite")
    assert not any(Path(path).name == "s.txt" for path in dossier.files())


def test_a_private_remark_in_a_published_body_reaches_no_page(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d")
    dossier.write("content/notes/r.md", "---\ntitle: R\n---\nSeen. <!-- Zqxa one\n\ntwo --> %% Zqxb %% Done.\n").build()
    page = dossier.page("notes/r/index.html")
    assert "Zqxa" not in page
    assert "Zqxb" not in page
    assert "Done." in page


@pytest.mark.parametrize("name", ["王小明", "علی", "Kim Lee", "Qaani"])
def test_a_private_name_that_a_template_prints_stops_the_build_and_is_not_told(tmp_path: Path, name: str) -> None:
    dossier = harbour(tmp_path / "d").build()
    before = dossier.files()
    dossier.write("content/actors/hidden.md", f"---\nname: {name}\nkind: person\nstatus: private\n---\n")
    override = '{% extends "theme/front.html" %}{% block content %}' + name + "{{ super() }}{% endblock %}"
    blocks = re.findall(r"{% block (\w+) %}", (Path(__file__).parent.parent / "templates/front.html").read_text())
    dossier.write("templates/front.html", override.replace("content", blocks[-1])).run("build", "--json")
    assert dossier.code == 1
    (problem,) = json.loads(dossier.out)["problems"]
    assert problem["code"] == "leak"
    assert name not in problem["message"] + problem["hint"]
    assert dossier.files() == before
