"""captures.lock vouches for quotations where the originals are not at hand, and is never believed where they are."""

import contextlib
import hashlib
import json
import random
import re
import shutil
import sqlite3
from pathlib import Path

import msgspec
import pytest

from generator.model.quotations import Checked, Verdict
from tests.harbour import COURIER, harbour
from tests.story import Dossier

SECRET = "The harbour master sold the berth twice. A clerk denied that anyone knew of it before the fire."


def locked(folder: Path) -> Dossier:
    """The sample dossier, its captures recorded."""
    denied = '---\ntitle: Denied\n---\nIt is denied that dockers [@courier "had set the fire"].\n'
    dossier = harbour(folder).write("content/notes/denied.md", denied).run("lock")
    assert dossier.code == 0, dossier.out + dossier.err
    return dossier


def without_captures(dossier: Dossier) -> Dossier:
    shutil.rmtree(dossier.folder / "captures")
    return dossier


def said(dossier: Dossier, *argv: str) -> list[dict[str, object]]:
    problems: list[dict[str, object]] = json.loads(dossier.run(*(argv or ("check",)), "--json").out)["problems"]
    return problems


def codes(dossier: Dossier, *argv: str) -> set[object]:
    return {p["code"] for p in said(dossier, *argv)}


def with_private_records(folder: Path) -> Dossier:
    return (
        harbour(folder)
        .write("captures/memo.txt", SECRET)
        .write("captures/draft.txt", SECRET.upper())
        .write("captures/leak.txt", SECRET.replace("twice", "thrice"))
        .write("content/articles/memo.md", "---\ntitle: Memo\nstatus: private\ncapture: memo.txt\n---\nPrivate.\n")
        .write("content/articles/later.md", "---\ntitle: Later\nstatus: draft\ncapture: draft.txt\n---\nDraft.\n")
        .write("content/articles/leak.md", "---\ntitle: Leak\ncapture: leak.txt\nhash: private\n---\nA leak.\n")
        .write("content/notes/p.md", '---\ntitle: P\nstatus: private\n---\nSold [@memo "sold the berth twice"].\n')
        .write("content/notes/d.md", '---\ntitle: D\nstatus: draft\n---\nSaid [@courier "closed until then"].\n')
        .write("content/notes/l.md", '---\ntitle: L\n---\nSold [@leak "sold the berth thrice"].\n')
    )


def test_without_the_captures_the_lock_vouches_for_the_quotations_and_the_page_says_so(tmp_path: Path) -> None:
    dossier = locked(tmp_path / "d").build()
    checked = dossier.page("notes/cause/index.html")
    vouched = without_captures(dossier).build().page("notes/cause/index.html")
    assert "vouched for by captures.lock" not in checked
    assert "vouched for by captures.lock" in vouched
    assert [p["code"] for p in said(dossier)] == ["missing-capture"]
    assert "vouches" in str(said(dossier)[0]["hint"])
    # Of the source there is nothing that the writer has not typed; the words of denial are named.
    article = dossier.page("articles/courier/index.html")
    assert "Nobody did" not in article
    assert re.search(r"<code[^>]*>[0-9a-f]{64}</code>|[0-9a-f]{64}", article)


def test_a_quotation_that_the_lock_does_not_know_is_not_vouched_for(tmp_path: Path) -> None:
    dossier = without_captures(locked(tmp_path / "d"))
    dossier.edit("content/notes/cause.md", "a faulty pump", "a faulty pipe")
    assert codes(dossier) == {"missing-capture", "uncheckable-quotation"}


def test_words_on_a_line_of_their_own_are_not_taken_for_what_says_which_place_is_meant(tmp_path: Path) -> None:
    """“had set the fire” stands there; “set the fire / before had” does not, though both are asked for alike."""
    meant = "- {id: meant, says: It, evidence: [{source: courier, quote: set the fire, before: had}]}\n"
    false = r'- {id: false, says: It, evidence: [{source: courier, quote: "set the fire\nbefore had"}]}' + "\n"
    dossier = harbour(tmp_path / "d").write("content/claims/meant.yaml", meant).build()
    assert dossier.run("lock").code == 0
    dossier.write("content/claims/twice.yaml", false)
    assert [p["code"] for p in said(dossier)] == ["absent-quotation"]
    assert "uncheckable-quotation" in codes(without_captures(dossier))


def test_a_hash_that_one_article_keeps_back_is_told_by_no_other_of_the_same_capture_or_bytes(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").write("captures/leak.txt", SECRET).write("captures/copy.txt", SECRET)
    dossier.write("content/articles/leak.md", "---\ntitle: Leak\ncapture: leak.txt\nhash: private\n---\nA leak.\n")
    for name, capture in (("same", "leak.txt"), ("twin", "copy.txt")):
        dossier.write(f"content/articles/{name}.md", f"---\ntitle: {name}\ncapture: {capture}\n---\nA leak.\n")
        dossier.write(f"content/notes/{name}.md", f'---\ntitle: {name}\n---\nSold [@{name} "sold the berth"].\n')
    assert dossier.run("lock").code == 0
    digest = hashlib.sha256(SECRET.encode()).hexdigest().encode()
    for at_hand in (True, False):
        if not at_hand:
            without_captures(dossier)
        files = dossier.build().files() | {"lock": (dossier.folder / "captures.lock").read_bytes()}
        assert not [path for path, content in files.items() if digest in content]


def test_a_changed_byte_is_an_error_that_names_the_capture_and_what_rests_on_it(tmp_path: Path) -> None:
    dossier = locked(tmp_path / "d").write("captures/courier.txt", COURIER + "x\n")
    changed = [p for p in said(dossier) if p["code"] == "changed-capture"]
    assert [p["path"] for p in changed] == ["captures.lock"]
    assert "captures/courier.txt" in str(changed[0]["message"])
    hint = str(changed[0]["hint"])
    for record in ("claim:seventeen-wounded", "note:cause", "event:barge-fire", "actor:brandt"):
        assert record in hint
    assert "lock --update courier.txt" in hint
    assert dossier.run("build").code == 1


def test_a_changed_capture_is_recorded_only_when_the_writer_says_so(tmp_path: Path) -> None:
    dossier = locked(tmp_path / "d").write("captures/courier.txt", COURIER + "Corrected on Thursday.\n")
    before = (dossier.folder / "captures.lock").read_bytes()
    assert dossier.run("lock").code == 1
    assert "stays as it was" in dossier.out
    assert (dossier.folder / "captures.lock").read_bytes() == before
    assert dossier.run("lock", "--update", "nothing.txt").code == 1
    assert dossier.run("lock", "--update", "courier.txt").code == 0
    assert (dossier.folder / "captures.lock").read_bytes() != before
    assert codes(dossier) == set()


def test_a_lock_is_not_written_over_a_quotation_that_does_not_stand(tmp_path: Path) -> None:
    dossier = locked(tmp_path / "d")
    before = (dossier.folder / "captures.lock").read_bytes()
    dossier.edit("content/notes/cause.md", "a faulty pump", "a faulty pipe")
    assert dossier.run("lock").code == 1
    assert "absent-quotation" in dossier.err
    assert (dossier.folder / "captures.lock").read_bytes() == before


def test_whatever_is_changed_in_a_lock_is_told_when_the_capture_is_at_hand(tmp_path: Path) -> None:
    """Every fact of every line, changed to another that could be: no change goes unsaid, and `lock` undoes it."""
    dossier = locked(tmp_path / "d")
    path = dossier.folder / "captures.lock"
    whole = path.read_text()
    chance = random.Random(1)
    unseen = []
    facts = list(re.finditer(r"(?m)^ +(?:bytes|text|quote) .*|(?<=capture ).*", whole))
    assert len(facts) >= 8
    for fact in facts:
        for at in sorted({0, *chance.sample(range(len(fact.group())), 4)} if "sha" not in fact.group() else
                         {8 + fact.group().index("sha256:"), len(fact.group()) - 1}):  # fmt: skip
            old = whole[fact.start() + at]
            new = chance.choice([c for c in ("0123456789" if old.isdigit() else "abcdef") if c != old])
            path.write_text(whole[: fact.start() + at] + new + whole[fact.start() + at + 1 :])
            result = json.loads(dossier.run("check", "--json").out)
            if not result["problems"] and not result["unlocked"]:
                unseen.append((fact.group(), at))
    assert unseen == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" exact at ", " normalised at "),
        (" flags: denied", " flags: said"),
        (" flags: denied", ""),
        (" exact at ", " exact at 1-3,"),
        ("\n  text sha256:", "\n  text sha256:0"),
    ],
)
def test_a_tampered_entry_is_an_error_at_its_line_and_lock_mends_it(tmp_path: Path, old: str, new: str) -> None:
    dossier = locked(tmp_path / "d")
    path = dossier.folder / "captures.lock"
    whole = path.read_text()
    line = next(n for n, text in enumerate(whole.split("\n"), 1) if old.strip("\n") in text)
    tampered = whole.replace(old, new, 1)
    if old.startswith("\n"):
        tampered = re.sub(r"(text sha256:[0-9a-f]{64})[0-9a-f]", r"\1", tampered, count=1)
    path.write_text(tampered)
    assert [(p["code"], p["line"]) for p in said(dossier) if p["severity"] == "error"] == [("wrong-lock", line)]
    assert dossier.run("lock").code == 0
    assert path.read_text() == whole


def test_the_lock_is_the_same_for_the_same_dossier_and_holds_no_words_of_a_source(tmp_path: Path) -> None:
    one, two = locked(tmp_path / "one"), locked(tmp_path / "two" / "elsewhere")
    first = (one.folder / "captures.lock").read_text()
    assert (two.folder / "captures.lock").read_text() == first
    assert "up to date" in one.run("lock").out
    words = re.findall(r"\w+", COURIER)
    runs = [" ".join(words[n : n + 3]) for n in range(len(words) - 2)]
    assert [run for run in runs if run in first] == []
    hashes = re.findall(r"quote sha256:(\w+)", first)
    assert hashes == sorted(hashes)


def test_what_is_not_published_stands_in_the_private_lock_alone(tmp_path: Path) -> None:
    dossier = with_private_records(tmp_path / "d").run("lock")
    assert dossier.code == 0, dossier.out + dossier.err
    public = (dossier.folder / "captures.lock").read_text()
    private = (dossier.folder / "captures.private.lock").read_text()
    assert re.findall(r"capture (.*)", public) == ["courier.txt"]
    assert re.findall(r"capture (.*)", private) == ["courier.txt", "draft.txt", "leak.txt", "memo.txt"]
    of_draft = re.search(r"capture courier\.txt\n.*\n.*\n  (quote \S+)", private)
    assert of_draft
    assert of_draft[1] not in public
    # They vouch together where the captures are away, drafts included.
    without_captures(dossier)
    assert codes(dossier, "check", "--drafts") == {"missing-capture"}
    dossier.build("--drafts")
    assert "vouched for" in dossier.page("notes/d/index.html", "build-drafts")


def test_the_private_lock_reaches_no_byte_of_the_site(tmp_path: Path) -> None:
    dossier = with_private_records(tmp_path / "d").run("lock")
    private = (dossier.folder / "captures.private.lock").read_text()
    hashes = set(re.findall(r"[0-9a-f]{64}", private)) - set(
        re.findall(r"[0-9a-f]{64}", (dossier.folder / "captures.lock").read_text())
    )
    assert len(hashes) == 6
    dossier.build()
    site = b"\n".join(dossier.files().values()).decode("utf-8", "replace")
    assert [h for h in hashes if h in site] == []


def test_a_private_record_with_a_mistake_in_it_keeps_nobody_from_writing_the_lock(tmp_path: Path) -> None:
    dossier = with_private_records(tmp_path / "d").run("lock")
    private = (dossier.folder / "captures.private.lock").read_text()
    dossier.edit("content/notes/p.md", "title: P", "title: P\ncolour: green")
    (dossier.folder / "captures/memo.txt").unlink()
    dossier.edit("content/articles/memo.md", "title: Memo", "title: [")
    assert dossier.run("check").code == 1  # a file that cannot be taken apart is an error, private or not
    dossier.edit("content/articles/memo.md", "title: [", "title: Memo")
    assert dossier.run("lock").code == 0, dossier.err
    assert "capture memo.txt" in (dossier.folder / "captures.private.lock").read_text()
    assert re.findall(r"bytes \S+", private) == re.findall(
        r"bytes \S+", (dossier.folder / "captures.private.lock").read_text()
    )


def test_in_a_repository_the_private_lock_is_warned_of_until_git_passes_over_it(tmp_path: Path) -> None:
    dossier = with_private_records(tmp_path / "d")
    (dossier.folder / ".git").mkdir()
    assert ".gitignore" in dossier.run("lock").out
    dossier.write(".gitignore", "/captures\ncaptures.private.lock\n")
    assert ".gitignore" not in dossier.run("lock").out


def test_check_captures_insists_on_captures_and_on_a_lock_that_holds_everything(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d")
    assert dossier.run("check", "--captures").code == 1
    assert "outdated-lock" in dossier.err
    assert dossier.run("lock").run("check", "--captures").code == 0
    dossier.write(
        "content/notes/new.md",
        '---\ntitle: New\n---\nSo [@courier "closed until then"] it was.\n',
    )
    assert dossier.run("check", "--captures").code == 1
    assert "1 new quotation" in dossier.err
    assert dossier.run("check").code == 0
    assert "1 new quotation" in dossier.out
    without_captures(dossier.run("lock"))
    assert dossier.run("check", "--captures").code == 1
    assert dossier.run("check").code == 0


def test_a_build_offers_the_lock_until_it_is_written_and_again_when_something_is_new(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").build()
    assert "python -m generator lock" in dossier.out
    dossier.run("lock").build()
    assert "python -m generator lock" not in dossier.out
    dossier.remove("content/notes/cause.md").edit("content/index.md", "[[cause]] asks why.", "Why?")
    assert "no longer made" in dossier.run("check").out


def test_both_sides_of_a_merge_that_git_could_not_make_are_read(tmp_path: Path) -> None:
    dossier = locked(tmp_path / "d")
    path = dossier.folder / "captures.lock"
    whole = path.read_text()
    first, *rest = re.findall(r"(?m)^  quote .*\n", whole)
    path.write_text(whole.replace(first, f"<<<<<<< HEAD\n{first}=======\n{rest[0]}>>>>>>> theirs\n", 1))
    assert codes(dossier) == {"unmerged-lock"}
    assert dossier.run("lock").code == 0
    assert path.read_text() == whole


def test_a_merge_of_two_different_files_under_one_name_is_left_to_the_writer(tmp_path: Path) -> None:
    dossier = locked(tmp_path / "d")
    path = dossier.folder / "captures.lock"
    whole = path.read_text()
    mine = re.search(r"(?m)^  bytes .*\n", whole)
    assert mine
    other = re.sub(r"sha256:\w", "sha256:" + ("1" if "sha256:0" in mine[0] else "0"), mine[0])
    path.write_text(whole.replace(mine[0], f"<<<<<<< HEAD\n{mine[0]}=======\n{other}>>>>>>> theirs\n"))
    assert codes(dossier) == {"unmerged-lock", "bad-lock"}
    assert dossier.run("lock").code == 1
    assert "two different files" in dossier.err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dossier-lock 1", "dossier-lock 9"),
        ("  bytes ", "  octets "),
        (" exact at ", " surely at "),
        (" exact at ", " exact at 9-3,"),
        ("  text sha256:", "  text md5:"),
        ("  quote sha256:", "  quote sha256:\n  quote sha256:"),
    ],
)
def test_a_lock_that_cannot_be_read_is_told_with_its_line_and_is_not_written_over(
    tmp_path: Path, old: str, new: str
) -> None:
    dossier = locked(tmp_path / "d")
    path = dossier.folder / "captures.lock"
    path.write_text(path.read_text().replace(old, new, 1))
    broken = path.read_bytes()
    assert "bad-lock" in codes(dossier)
    assert all(p["line"] for p in said(dossier) if p["code"] == "bad-lock")
    assert dossier.run("lock").code == 1
    assert path.read_bytes() == broken


def test_a_lock_in_another_encoding_or_as_a_link_out_of_the_dossier_is_an_error(tmp_path: Path) -> None:
    dossier = locked(tmp_path / "d")
    path = dossier.folder / "captures.lock"
    whole = path.read_text()
    path.write_bytes(whole.encode("utf-16"))
    assert codes(dossier) == {"not-utf8"}
    path.unlink()
    (tmp_path / "elsewhere").write_text(whole)
    path.symlink_to(tmp_path / "elsewhere")
    assert "outside-link" in codes(dossier)


def test_verdicts_are_kept_by_content_and_an_edit_of_either_side_is_seen(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").build()
    assert (dossier.folder / ".cache/captures.sqlite").is_file()
    clean = dossier.files()
    assert dossier.build().files() == clean
    dossier.write("captures/courier.txt", COURIER.replace("a faulty pump", "a faulty pipe"))
    assert "absent-quotation" in codes(dossier)
    dossier.write("captures/courier.txt", COURIER).edit("content/notes/cause.md", "a faulty pump", "a faulty lamp")
    assert "absent-quotation" in codes(dossier)
    dossier.edit("content/notes/cause.md", "a faulty lamp", "a faulty pump").build("--no-cache")
    assert dossier.files() == clean


def test_the_lock_and_check_captures_believe_nothing_that_was_kept(tmp_path: Path) -> None:
    """A verdict put into .cache by another hand: it never reaches captures.lock."""
    dossier = locked(tmp_path / "d").build().edit("content/notes/cause.md", "a faulty pump", "a faulty mine")
    kept = sqlite3.connect(dossier.folder / ".cache/captures.sqlite")
    with contextlib.closing(kept), kept:
        for key, value in kept.execute("SELECT key, value FROM memo").fetchall():
            false = hashlib.sha256(b"a faulty mine").hexdigest()
            value = msgspec.msgpack.encode({false: Checked(Verdict.EXACT, passage=((277, 290),))})
            digest = hashlib.sha256(key.encode() + b"\0" + value).digest()
            kept.execute("UPDATE memo SET value = ?, digest = ? WHERE key = ?", (value, digest, key))
    assert "absent-quotation" in codes(dossier, "check", "--captures")
    assert dossier.run("lock").code == 1


def test_a_line_of_the_lock_that_cannot_be_so_vouches_for_nothing(tmp_path: Path) -> None:
    dossier = without_captures(locked(tmp_path / "d"))
    path, false = dossier.folder / "captures.lock", "a faulty mine, laid by night"
    whole = path.read_text()
    dossier.edit("content/notes/cause.md", "a faulty pump", false)
    for at, code in (
        ("0-1", "uncheckable-quotation"),
        ("0-5,6-11", "uncheckable-quotation"),
        ("9000-9028", "bad-lock"),
    ):
        path.write_text(f"{whole}  quote sha256:{hashlib.sha256(false.encode()).hexdigest()} exact at {at}\n")
        assert code in codes(dossier)


def test_of_captures_that_lie_elsewhere_no_word_is_kept_in_the_dossier(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d")
    shutil.move(dossier.folder / "captures", tmp_path / "vault")
    (dossier.folder / "captures").symlink_to(tmp_path / "vault")
    dossier.build()
    assert not (dossier.folder / ".cache").exists()


def test_where_a_hash_is_private_no_offset_or_length_of_the_source_is_published_either(tmp_path: Path) -> None:
    dossier = with_private_records(tmp_path / "d").build()
    at = SECRET.index("sold the berth")
    page = dossier.page("articles/leak/index.html")
    note = dossier.page("notes/l/index.html")
    link = re.search(r'href="[^"]*articles/leak/index\.html#(q[0-9a-f]{16})"', note)
    assert link
    assert f'id="{link[1]}"' in page
    length = len(SECRET.replace("twice", "thrice"))
    site = b"\n".join(content for path, content in dossier.files().items() if "leak" in path or "notes/l/" in path)
    assert str(length).encode() not in site
    assert f"{at}-".encode() not in site


def test_of_what_is_not_published_a_changed_capture_names_nothing(tmp_path: Path) -> None:
    dossier = with_private_records(tmp_path / "d").run("lock").write("captures/courier.txt", COURIER + "x\n")
    dossier.run("lock")
    assert "note:d" not in dossier.err
    assert "1 record not published" in dossier.err


@pytest.mark.parametrize("status", ["private", "draft"])
def test_a_record_that_is_not_shown_keeps_the_hash_of_its_capture_private_for_every_article(
    tmp_path: Path, status: str
) -> None:
    dossier = harbour(tmp_path / "d").build()
    (digest,) = set(re.findall(r"[0-9a-f]{64}", dossier.page("articles/courier/index.html")))
    hidden = f"---\ntitle: Memo\nstatus: {status}\ncapture: courier.txt\nhash: private\n---\nHidden.\n"
    dossier.write("content/articles/memo.md", hidden).build().run("lock")
    assert digest not in b"\n".join(dossier.files().values()).decode("utf-8", "replace")
    assert digest not in (dossier.folder / "captures.lock").read_text()
