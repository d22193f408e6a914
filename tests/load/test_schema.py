"""The schema: what each key comes to, and what a writer is told who gets one wrong."""

import pytest

from generator.load.files import SourceFile
from generator.load.record_file import Parsed, Reading, read_file
from generator.load.schema.kinds import FORMS
from generator.load.schema.settings import read_site
from generator.model.body import Quote
from generator.model.problems import Problem
from generator.model.records import (
    Accepted,
    Actor,
    Article,
    Claim,
    Conflict,
    Event,
    Kind,
    Note,
    Place,
    Record,
    Rights,
    Status,
)
from generator.model.site import Excerpt, Site, Theme

ARTICLE, ACTOR, EVENT = "content/articles/a.md", "content/actors/a.md", "content/events/e.md"
CONFLICT, NOTE = "content/conflicts/c.md", "content/notes/n.md"
CLAIMS, PLACES, SITE = "content/claims/c.yaml", "content/places.yaml", "site.yaml"
ENOUGH = {
    ARTICLE: "title: x\n",
    ACTOR: "name: x\nkind: person\n",
    EVENT: "title: x\n",
    CONFLICT: "title: x\nkind: same fact\npositions: [a, b]\n",
    NOTE: "",
    CLAIMS: "- id: c\n  says: x\n",
    PLACES: "- name: x\n",
    SITE: "title: x\n",
}


def read(path: str, text: str) -> Parsed:
    return read_file(path, text.encode(), Reading(lang="en"))


def one(path: str, settings: str, body: str = "") -> Record:
    """The one record of a file, which must be without mistakes."""
    text = settings if path.endswith(".yaml") else f"---\n{settings}---\n{body}"
    parsed = read(path, text)
    assert parsed.problems == ()
    (record,) = parsed.records
    return record


def mistakes(path: str, text: str) -> tuple[Problem, ...]:
    if path == SITE:
        return tuple(read_site(SourceFile(SITE, text.encode(), ""))[1])
    return read(path, text if path.endswith(".yaml") else f"---\n{text}---\n").problems


def wrong(path: str, addition: str) -> tuple[Problem, int]:
    """The one mistake of a record that is right but for some more lines, and the line before these."""
    before = ENOUGH[path]
    if path.endswith(".yaml") and path != SITE:
        addition = "".join(f"  {line}\n" for line in addition.splitlines())
    found = mistakes(path, before + addition + ("" if addition.endswith("\n") else "\n"))
    assert len(found) == 1, found
    top = 0 if path.endswith(".yaml") else 1
    return found[0], top + before.count("\n")


# Path, lines added to a right record, the code, line (from the first one added) and column, a part of the hint.
TABLE = [
    # keys
    (ARTICLE, "author: y", "unknown-key", "1:1", "`authors`"),
    (ARTICLE, "Tags: [y]", "unknown-key", "1:1", "`tags`"),
    (ARTICLE, "publsher: y", "unknown-key", "1:1", "`publisher`"),
    (ARTICLE, "language: en", "unknown-key", "1:1", "`lang`"),
    (ARTICLE, "date: 2024", "unknown-key", "1:1", "`published`"),
    (ARTICLE, "draft: true", "unknown-key", "1:1", "`status`"),
    (ARTICLE, "text: y", "unknown-key", "1:1", "below the closing `---`"),
    (ARTICLE, "qqq: y", "unknown-key", "1:1", "the keys are `title`"),
    (ARTICLE, "title: y", "duplicate-key", "1:1", "line 2"),
    (ACTOR, "aliases: [y]", "unknown-key", "1:1", "`names`"),
    (EVENT, "where: y", "unknown-key", "1:1", "`place`"),
    # types
    (ARTICLE, "tags: y", "wrong-type", "1:7", "write `tags: [y]`"),
    (ARTICLE, "tags: y, z", "wrong-type", "1:7", "write `tags: [y, z]`"),
    (ARTICLE, "authors: Doe, Jane", "wrong-type", "1:10", '`authors: ["Doe, Jane"]`'),
    (ARTICLE, "publisher: [y]", "wrong-type", "1:12", "write `publisher: y`"),
    (ARTICLE, "publisher: [sic] Times\n".replace(" Times", ""), "wrong-type", "1:12", "`publisher: sic`"),
    (ARTICLE, "publisher: {a: b}", "wrong-type", "1:12", "quotation marks"),
    (ARTICLE, "tags: [y, ]\nlang:\nsummary: [a, b]", "wrong-type", "3:10", "takes one value"),
    (ARTICLE, "tags:\n  - y\n  -\n", "wrong-type", "3:4", "take it out"),
    (ARTICLE, "derives_from: reuters", "wrong-type", "1:15", "[{source: reuters, how: …}]"),
    (ARTICLE, "derives_from: [reuters]", "wrong-type", "1:16", "{source: reuters, how: …}"),
    (ARTICLE, "derives_from: {source: r, how: retells}", "wrong-type", "1:15", "[{…}]"),
    (ACTOR, "roles: [commander]", "wrong-type", "1:9", "`{role: commander}`"),
    (ACTOR, "not: other", "wrong-type", "1:6", "write `not: [other]`"),
    (EVENT, "actors: ghaani", "wrong-type", "1:9", "write `actors: [ghaani]`"),
    (EVENT, "counts: 3", "wrong-type", "1:9", "[{what: 3}]"),
    (CLAIMS, "evidence: '@a \"b\"'", "wrong-type", "1:13", "write `evidence: ['@a \"b\"']`"),
    (CLAIMS, "evidence:\n  - {source: a, speaker: ghaani}", "wrong-type", "2:28", "`{actor: ghaani}`"),
    (CLAIMS, "evidence:\n  - {source: a, speaker: {actor: b, unnamed: c}}", "wrong-type", "2:28", "`{actor: id}`"),
    (CLAIMS, "evidence:\n  - {source: a, speaker: {actor: b, count: 2}}", "wrong-type", "2:46", "an actor is one"),
    (CLAIMS, "evidence:\n  - {source: a, quote: [b, c], which: 2}", "wrong-type", "2:41", "each quotation"),
    (SITE, "excerpt: 100", "wrong-type", "1:10", "`{words: 100}`"),
    # missing
    (ARTICLE, "derives_from: [{source: r}]", "missing-key", "1:16", "`how: retells`"),
    (ARTICLE, "grade: C", "missing-key", "1:8", "grade_because"),
    (EVENT, "date: {claim: c}", "missing-key", "1:7", "`is: 2024-01-28`"),
    (EVENT, "counts: [{what: killed}]", "missing-key", "1:10", "`low:`"),
    (EVENT, "actors: [{role: y}]", "missing-key", "1:10", "`actor: us-forces`"),
    (CLAIMS, "evidence:\n  - quote: b", "missing-key", "2:7", "`source: world-today`"),
    (CONFLICT, "state: judged", "missing-key", "1:8", "`judgement: "),
    (PLACES, "lat: 1", "missing-key", "1:8", "`lon: …`"),
    (CLAIMS, "about: [event:e]", "no-evidence", "-1:3", "add `evidence:`"),
    (CLAIMS, "evidence: []", "no-evidence", "-1:3", "add `evidence:`"),
    # values
    (ARTICLE, "medium: newspaper", "unknown-value", "1:9", "did you mean `news`?"),
    (ARTICLE, "rights: all", "unknown-value", "1:9", "`cite`, `excerpt`, `full`"),
    (ARTICLE, "status: prvate", "unknown-value", "1:9", "did you mean `private`?"),
    (ARTICLE, "grade: c\ngrade_because: y", "unknown-value", "1:8", "did you mean `C`?"),
    (ARTICLE, "derives_from: [{source: r, how: retell}]", "unknown-value", "1:33", "`retells`"),
    (ARTICLE, "hash: hidden", "unknown-value", "1:7", "`public`, `private`"),
    (ACTOR, "autolink: no", "unknown-value", "1:11", "write `false`"),
    (CLAIMS, "evidence:\n  - {source: a, stance: support}", "unknown-value", "2:27", "`supports`"),
    (CONFLICT, "state: opn", "unknown-value", "1:8", "`open`"),
    (CONFLICT, "judgement: {for: neithr}", "unknown-value", "1:18", "did you mean `neither`?"),
    (CONFLICT, "judgement: {for: tower-22}", "unknown-value", "1:18", "`for: [tower-22]`"),
    (CONFLICT, "state: open\njudgement: {for: neither}", "unknown-value", "1:8", "`state: judged`"),
    (PLACES, "precision: 1km", "unknown-value", "1:14", "a space"),
    (SITE, "theme: {accent: red}", "unknown-value", "1:17", '`"#7a1f1f"`'),
    # numbers
    (EVENT, "counts: [{what: killed, low: -1}]", "out-of-range", "1:30", "from 0 on"),
    (EVENT, "counts: [{what: killed, low: 3, best: 2}]", "out-of-range", "1:39", "swapped"),
    (EVENT, "counts: [{what: killed, low: 3, high: 2}]", "out-of-range", "1:39", "swapped"),
    (EVENT, 'counts: [{what: killed, low: "1,200"}]', "wrong-type", "1:30", "write `1200`"),
    (EVENT, "counts: [{what: killed, low: about 20}]", "wrong-type", "1:30", "write the number alone: `20`"),
    (EVENT, "counts: [{what: killed, low: three}]", "wrong-type", "1:30", "in digits"),
    (EVENT, "counts: [{what: killed, low: ٣}]", "wrong-type", "1:30", "`3`"),
    (CLAIMS, "evidence:\n  - {source: a, speaker: {unnamed: b, count: 0}}", "out-of-range", "2:48", "from 1 on"),
    (PLACES, "lat: 91\nlon: 0", "out-of-range", "1:8", "from -90 to 90"),
    (PLACES, "lat: 0\nlon: -180.5", "out-of-range", "2:8", "from -180 to 180"),
    (PLACES, "lat: 33,3\nlon: 0", "wrong-type", "1:8", "write `lat: 33.3`"),
    (PLACES, "lat: 33°18'N\nlon: 0", "wrong-type", "1:8", "degrees, not minutes"),
    (PLACES, "lat: nan\nlon: 0", "wrong-type", "1:8", "with a point"),
    (SITE, "excerpt: {share: 80}", "out-of-range", "1:18", "from 0 to 50"),
    # dates and times
    (ARTICLE, "published: 28 January 2024", "bad-date", "1:12", "`2024-01-28`"),
    (ARTICLE, 'published: "2024-02-30"', "bad-date", "1:21", "29"),
    (ARTICLE, "published: [..2024-02-30]", "bad-date", "1:23", "29"),
    (EVENT, "date: {2024-01-27,2024-01-32}", "bad-date", "1:27", "31"),
    (EVENT, "date: {is: 2024-13, claim: c}", "bad-date", "1:17", "01 to 12"),
    (EVENT, "date:\n  - 2024", "wrong-type", "2:3", "on the line of its key"),
    (EVENT, "time: 5:30", "bad-time", "1:7", "`05:30`"),
    (EVENT, "time: 5.30 pm", "bad-time", "1:7", "`17:30`"),
    (EVENT, "time: 25:00", "bad-time", "1:7", "such as `05:30`"),
    (EVENT, "time: dawn", "bad-time", "1:7", "such as `05:30`"),
    (EVENT, "timezone: Amman", "bad-time", "1:11", "`Asia/Amman`"),
    (EVENT, "timezone: Asia/Bagdad", "bad-time", "1:11", "`Asia/Baghdad`"),
    (EVENT, "timezone: UTC+3", "bad-time", "1:11", "`+03:00`"),
    (EVENT, "timezone: +3", "bad-time", "1:11", "`+03:00`"),
    (EVENT, "timezone: +25:00", "bad-time", "1:11", "IANA"),
    # names for machines
    (ARTICLE, "id: Khaama Press", "bad-id", "1:5", "write `khaama-press`"),
    (ARTICLE, "formerly: [Old_Id]", "bad-id", "1:12", "write `old-id`"),
    (ARTICLE, "lang: english", "bad-language", "1:7", "`en`"),
    (ARTICLE, "lang: en_GB", "bad-language", "1:7", "`en-GB`"),
    (ACTOR, "names: [{name: y, lang: farsi}]", "bad-language", "1:25", "`fa`"),
    (ARTICLE, "url: javascript:alert(1)", "bad-url", "1:6", "`https://`"),
    (ARTICLE, "url: www.example.org", "bad-url", "1:6", "`url: https://www.example.org`"),
    (ARTICLE, "url: example.org/a", "bad-url", "1:6", "`url: https://example.org/a`"),
    (ARTICLE, "url: //example.org", "bad-url", "1:6", "`https://example.org`"),
    (SITE, "base_url: example.org/x", "bad-url", "1:11", "`base_url: https://example.org/x`"),
    (SITE, "base_url: mailto:a@example.org", "bad-url", "1:11", "`https://example.org/dossier/`"),
    (ARTICLE, "capture: captures/x.txt", "bad-capture", "1:10", "`capture: x.txt`"),
    (ARTICLE, "capture: ../../x.txt", "bad-capture", "1:10", "`capture: x.txt`"),
    (ARTICLE, "capture: /etc/passwd", "bad-capture", "1:10", "`capture: passwd`"),
    (ARTICLE, "capture: ..", "bad-capture", "1:10", "name alone"),
    (ARTICLE, 'capture: "a\\u202etxt.exe"', "bad-capture", "1:10", "rename the file"),
    (ARTICLE, 'capture: "a\\u2066b.txt"', "bad-capture", "1:10", "rename the file"),
    (ARTICLE, 'capture: "a\\nb.txt"', "bad-capture", "1:10", "rename the file"),
    (ARTICLE, 'capture: "a\\u2028b.txt"', "bad-capture", "1:10", "rename the file"),
    (ARTICLE, 'capture: "a\\x07b.txt"', "bad-capture", "1:10", "rename the file"),
    (ARTICLE, 'capture: "a\\tb.txt"', "bad-capture", "1:10", "rename the file"),
    # accepted problems
    (ARTICLE, "accept: bare-quotation", "wrong-type", "1:9", "`accept: {bare-quotation: "),
    (ARTICLE, "accept: {bare-quote: y}", "unknown-code", "1:10", "`bare-quotation`"),
    (ARTICLE, "accept: {absent-quotation: y}", "unknown-code", "1:10", "has to be mended"),
    (ARTICLE, "accept: {bare-quotation: }", "missing-key", "1:10", "say why"),
    # citations
    (CLAIMS, "evidence:\n  - a \"b\"", "bad-citation", "2:7", "@id"),
    (CLAIMS, "evidence:\n  - 'see @a \"b\"'", "bad-citation", "2:7", "the long form"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "addition", "code", "place", "hint"), TABLE, ids=[f"{row[0].split('/')[-1]}: {row[1]}" for row in TABLE]
)
def test_a_mistake_is_told_where_it_is_and_with_what_to_do(
    path: str, addition: str, code: str, place: str, hint: str
) -> None:
    found, before = wrong(path, addition)
    line, _, column = place.partition(":")
    # A line of -1 is the first one of the record, where what concerns all of it is told.
    expected = 1 if line == "-1" else before + int(line)
    assert (found.code, found.span.line, found.span.column) == (code, expected, int(column))
    assert hint in found.hint


@pytest.mark.parametrize(
    ("path", "text", "code", "place", "hint"),
    [
        (ARTICLE, "publisher: x\n", "missing-key", "1:1", "`title: "),
        (ARTICLE, "title:\n", "missing-key", "2:1", "`title: "),
        (ARTICLE, "titel: x\n", "unknown-key", "2:1", "did you mean `title`?"),
        (ACTOR, "title: x\nkind: person\n", "unknown-key", "2:1", "did you mean `name`?"),
        (ACTOR, "name: x\nkind: man\n", "unknown-value", "3:7", "`person`"),
        (ACTOR, "name: x\n", "missing-key", "1:1", "`kind: person`"),
        (CONFLICT, "title: x\nkind: same\npositions: [a, b]\n", "unknown-value", "3:7", "did you mean `same fact`?"),
        (CONFLICT, "title: x\nkind: scope\npositions: []\n", "missing-key", "4:1", "`positions: ["),
        (CLAIMS, "- says: x\n  evidence: ['@a']\n", "missing-key", "1:3", "`id: "),
        (CLAIMS, "id: c\nsays: x\n", "wrong-type", "1:1", "begin each record with `- `"),
        (CLAIMS, "-id: c\n", "wrong-type", "1:1", "a space after each hyphen"),
        (CLAIMS, "- c\n", "wrong-type", "1:3", "`- says: …`"),
        (CLAIMS, "- {id: c, says:x}\n", "unknown-key", "1:11", "`says: x`"),
        (PLACES, '- name: "!!"\n', "bad-id", "1:3", "write `id: …`"),
        (SITE, "", "missing-key", "1:1", "`title: "),
        (SITE, "titel: x\n", "unknown-key", "1:1", "`title`"),
        (SITE, "hello\n", "wrong-type", "1:1", "`title: "),
        (SITE, "title: x\ntheme: {accent: #7a1f1f}\n", "bad-yaml", "2:17", "quotation marks"),
    ],
)
def test_a_mistake_in_the_frame_of_a_record_is_told_too(path: str, text: str, code: str, place: str, hint: str) -> None:
    found = mistakes(path, text)[0]
    assert (found.code, f"{found.span.line}:{found.span.column}") == (code, place)
    assert hint in found.hint


def test_a_file_without_settings_is_told_how_to_begin() -> None:
    (found,) = read(ARTICLE, "Only text.\n").problems
    assert (found.code, found.span.line) == ("missing-key", 1)
    assert found.hint.startswith("begin the file with three lines: `---`, `title: ")


def test_all_mistakes_of_a_record_are_told_at_once() -> None:
    text = "---\ntitle: x\npublished: soon\nurl: ftp://x\nmedium: radio\nlang: e\ntags: a\ngrade: G\n---\n"
    found = [(p.code, p.span.line) for p in read(ARTICLE, text).problems]
    assert found == [
        ("bad-date", 3),
        ("bad-url", 4),
        ("unknown-value", 5),
        ("bad-language", 6),
        ("wrong-type", 7),
        ("unknown-value", 8),
    ]


def test_a_record_with_mistakes_keeps_what_is_right_so_that_references_to_it_are_no_mistakes() -> None:
    (record,) = read(ACTOR, "---\nname: Ilse Brandt\nkind: captain\ntags: [a]\nlang: zz_\n---\n").records
    assert isinstance(record, Actor)
    assert (record.key.id, record.title, record.tags, record.lang) == ("a", "Ilse Brandt", ("a",), "")


@pytest.mark.parametrize("kind", FORMS)
def test_the_example_of_each_kind_in_the_reference_is_right(kind: Kind) -> None:
    form = FORMS[kind]
    path = f"content/{kind}s/x.md" if kind != "page" else "content/x.md"
    if form.example.startswith("- "):
        path = path.replace(".md", ".yaml")
    parsed = read(path, form.example)
    assert parsed.problems == ()
    assert [record.key.kind for record in parsed.records] == [kind]


def test_every_key_of_an_article() -> None:
    found = one(
        ARTICLE,
        """\
title: >-
  Iraqi militias halt attacks
  on US forces
publisher: Khaama Press
authors: [Fidel Rahmati, Ana Holm]
published: [..2024-04-19]
accessed: 2024-04-19?
url: https://example.org/a
medium: wire
capture: 003_5772260c681ab051.txt
rights: excerpt
derives_from:
  - {source: reuters-2024-02, how: draws-on, basis: names Reuters}
lineage: original
grade: C
grade_because: One page
hash: private
id: khaama
status: published
tags: [a, b, a]
lang: en-gb
summary: In short
formerly: [khaama-press]
accept: {bare-quotation: A proverb}
autolink: false
""",
        "Body.\n",
    )
    assert isinstance(found, Article)
    assert str(found.key) == "article:khaama"
    assert found.title == "Iraqi militias halt attacks on US forces"
    assert (found.publisher, found.authors) == ("Khaama Press", ("Fidel Rahmati", "Ana Holm"))
    assert (found.published and found.published.text, found.accessed and found.accessed.text) == (
        "[..2024-04-19]",
        "2024-04-19?",
    )
    assert (found.url, found.medium, found.rights) == ("https://example.org/a", "wire", Rights.EXCERPT)
    assert found.capture == "003_5772260c681ab051.txt"
    assert found.capture_span is not None
    assert (found.capture_span.line, found.capture_span.column) == (11, 10)
    (derivation,) = found.derives_from
    assert (derivation.source.text, derivation.source.kinds) == ("reuters-2024-02", ("article",))
    assert (derivation.how, derivation.basis) == ("draws-on", "names Reuters")
    assert (found.original, found.grade, found.grade_because, found.hash_private) == (True, "C", "One page", True)
    assert (found.status, found.tags, found.lang) == (Status.PUBLISHED, ("a", "b"), "en-GB")
    assert (found.summary, found.formerly, found.autolink) == ("In short", ("khaama-press",), False)
    assert found.accept == (Accepted("bare-quotation", "A proverb", found.accept[0].span),)
    assert (found.transcription, found.body.plain) == (None, "Body.")


def test_a_body_that_is_the_sources_own_text_is_kept_for_verifying() -> None:
    found = one(ARTICLE, "title: x\nbody: text\n", "One *word*.\n\nAnother.\n")
    assert isinstance(found, Article)
    assert found.transcription == "One word.\n\nAnother."


def test_a_single_author_needs_no_brackets() -> None:
    found = one(ARTICLE, "title: x\nauthors: Fidel Rahmati\n")
    assert isinstance(found, Article)
    assert found.authors == ("Fidel Rahmati",)


def test_every_key_of_an_actor() -> None:
    found = one(
        ACTOR,
        """\
name: Esmail Ghaani
kind: person
names:
  - Ismail Qaani
  - {name: اسماعیل قاآنی, lang: fa, autolink: false}
roles:
  - {role: commander, of: quds-force, from: 2020-01, until: 2024/.., evidence: ['@world-today "Quds Force"']}
relations:
  - is: allied with
    to: "[[kataib-hezbollah|the Brigades]]"
    evidence:
      - '@a ¶4; @b "One" "Two"'
not: [other-actor]
""",
    )
    assert isinstance(found, Actor)
    assert (found.title, found.kind) == ("Esmail Ghaani", "person")
    assert [(n.text, n.lang, n.autolink) for n in found.names] == [
        ("Ismail Qaani", "", True),
        ("اسماعیل قاآنی", "fa", False),
    ]
    (role,), (relation,) = found.roles, found.relations
    assert (role.role, role.of and role.of.text) == ("commander", "quds-force")
    assert (role.start and role.start.text, role.until and role.until.text) == ("2020-01", "2024/..")
    assert [(c.ref.text, [q.text for q in c.quotes]) for c in role.evidence] == [("world-today", ["Quds Force"])]
    assert (relation.words, relation.to.text) == ("allied with", "kataib-hezbollah")
    assert [(c.ref.text, c.locator, [q.text for q in c.quotes]) for c in relation.evidence] == [
        ("a", "¶4", []),
        ("b", "", ["One", "Two"]),
    ]
    assert [ref.text for ref in found.unlike] == ["other-actor"]


def test_a_quotation_in_a_list_knows_its_line_and_column() -> None:
    found = one(CLAIMS, "- id: c\n  says: x\n  evidence:\n    - '@world-today \"a US base\"'\n")
    assert isinstance(found, Claim)
    ((quote,),) = (e.quotes for e in found.evidence)
    assert (quote.text, quote.span.line, quote.span.column) == ("a US base", 4, 22)


def test_every_key_of_an_event() -> None:
    found = one(
        EVENT,
        """\
title: Drone attack on Tower 22
date: {is: {2024-01-27,2024-01-28}, claim: attack-on-28-january}
time: 05:30
timezone: Asia/Amman
after: [other-event]
place: {is: tower-22, claim: soldiers-killed-at-tower-22}
actors: [us-forces, {actor: armed-groups, role: accused, claim: us-blames}]
counts: [{what: killed, who: US soldiers, low: 3, best: 3, high: 3, claim: three-killed}, {what: hurt, high: 0}]
""",
    )
    assert isinstance(found, Event)
    assert (found.date and found.date.text, found.date_claim and found.date_claim.text) == (
        "{2024-01-27,2024-01-28}",
        "attack-on-28-january",
    )
    assert found.date_span is not None
    assert (found.date_span.line, found.date_span.column) == (3, 12)
    assert (found.time, found.timezone, [r.text for r in found.after]) == ("05:30", "Asia/Amman", ["other-event"])
    assert found.setting is not None
    assert (found.setting.place.text, found.setting.claim and found.setting.claim.text) == (
        "tower-22",
        "soldiers-killed-at-tower-22",
    )
    assert [(p.actor.text, p.role, p.claim and p.claim.text) for p in found.parts] == [
        ("us-forces", "", None),
        ("armed-groups", "accused", "us-blames"),
    ]
    assert [(c.what, c.who, c.low, c.best, c.high) for c in found.counts] == [
        ("killed", "US soldiers", 3, 3, 3),
        ("hurt", "", None, None, 0),
    ]


@pytest.mark.parametrize("date", ["2024-01-28", "[..2024-04-19]", "{2024-01-27,2024-01-28}", "'2024-01~'", "2024/.."])
def test_the_date_of_an_event_may_stand_alone(date: str) -> None:
    found = one(EVENT, f"title: x\ndate: {date}\nplace: tower-22\n")
    assert isinstance(found, Event)
    assert (found.date and found.date.text, found.date_claim) == (date.strip("'"), None)
    assert found.setting is not None
    assert (found.setting.place.text, found.setting.claim) == ("tower-22", None)


@pytest.mark.parametrize("zone", ["Asia/Baghdad", "Asia/Kathmandu", "UTC", "+03:00", "-04:30", "+05:45", "+14:00"])
def test_a_zone_is_a_name_or_an_offset(zone: str) -> None:
    found = one(EVENT, f"title: x\ntimezone: {zone}\n")
    assert isinstance(found, Event)
    assert found.timezone == zone


def test_evidence_in_both_forms() -> None:
    found = one(
        CLAIMS,
        """\
- id: c
  says: The three soldiers were killed
  about: [event:tower-22-attack, Ghaani]
  evidence:
    - '@a "one"; @b "two" "three"'
    - source: world-today
      quote: "a US military facility"
      which: 2
      before: attack on
      after: in Jordan
      locator: ¶4
      stance: disputes
      speaker: {unnamed: Iranian official, count: 3}
      verb: said
      origin: reuters-2024-02
    - source: khaama
      quote: [four, five]
      stance: mentions
      speaker: {actor: us-government}
""",
    )
    assert isinstance(found, Claim)
    assert [(r.text, r.kinds) for r in found.about] == [("event:tower-22-attack", ()), ("Ghaani", ())]
    a, b, long, short = found.evidence
    assert [(e.source.text, e.source.kinds, e.stance) for e in (a, b)] == [
        ("a", ("article",), "supports"),
        ("b", ("article",), "supports"),
    ]
    assert [[q.text for q in e.quotes] for e in (a, b)] == [["one"], ["two", "three"]]
    (quote,) = long.quotes
    assert quote == Quote("a US military facility", quote.span, 2, "attack on", "in Jordan")
    assert (quote.span.line, quote.span.column, quote.span.length) == (7, 15, 22)
    assert (long.locator, long.stance, long.verb) == ("¶4", "disputes", "said")
    assert long.speaker is not None
    assert (long.speaker.actor, long.speaker.unnamed, long.speaker.count) == (None, "Iranian official", 3)
    assert (long.origin and long.origin.text, long.origin and long.origin.kinds) == ("reuters-2024-02", ("article",))
    assert ([q.text for q in short.quotes], short.stance) == (["four", "five"], "mentions")
    assert short.speaker is not None
    assert (short.speaker.actor and short.speaker.actor.text, short.speaker.count) == ("us-government", None)


@pytest.mark.parametrize(
    ("verdict", "expected", "positions"),
    [("[a]", "for", ["a"]), ("neither", "neither", []), ("undetermined", "undetermined", [])],
)
def test_a_judgement_is_for_positions_or_for_none(verdict: str, expected: str, positions: list[str]) -> None:
    found = one(CONFLICT, ENOUGH[CONFLICT] + f"judgement: {{for: {verdict}, by: the editor, on: 2026-11-21}}\n")
    assert isinstance(found, Conflict)
    assert found.judgement is not None
    assert (found.judgement.verdict, [r.text for r in found.judgement.positions]) == (expected, positions)
    assert (found.judgement.by, found.judgement.on and found.judgement.on.text) == ("the editor", "2026-11-21")
    assert (found.state, found.kind, [r.text for r in found.positions]) == ("judged", "same fact", ["a", "b"])


def test_a_conflict_without_a_judgement_is_open() -> None:
    found = one(CONFLICT, ENOUGH[CONFLICT] + "would_settle: The register\n")
    assert isinstance(found, Conflict)
    assert (found.state, found.judgement, found.would_settle) == ("open", None, "The register")


def test_a_note_without_a_title_is_called_by_its_file() -> None:
    found = one("content/notes/Who spoke.md", "date: 2024-02\nauthors: [A]\n")
    assert isinstance(found, Note)
    assert (found.key.id, found.title, found.date and found.date.text) == ("who-spoke", "Who spoke", "2024-02")


def test_every_key_of_a_place() -> None:
    found = one(
        PLACES,
        """\
- name: Tower 22
  names: [{name: البرج 22, lang: ar}]
  in: jordan
  lat: 33.31
  lon: -38.70
  precision: 1 km
""",
    )
    assert isinstance(found, Place)
    assert (found.key.id, found.within, found.lat, found.lon) == ("tower-22", "jordan", 33.31, -38.7)
    assert (found.precision, [n.lang for n in found.names]) == ("1 km", ["ar"])


def test_the_text_of_a_record_in_a_list_knows_its_lines() -> None:
    text = "- name: x\n  text: |\n    One.\n\n    ![](media/a.png)\n"
    (found,) = read(PLACES, text).problems
    assert (found.code, found.span.line, found.span.column) == ("missing-alt", 5, 5)


def test_the_settings_of_a_site() -> None:
    text = (
        "title: x\nbase_url: https://example.org/x\nlang: AR\ntheme: {accent: '#ABC'}\nexcerpt: {words: 0}\neditor: y\n"
    )
    site, problems = read_site(SourceFile(SITE, text.encode(), ""))
    assert problems == []
    assert site == Site("x", "", "https://example.org/x/", "ar", "y", Theme("#aabbcc"), Excerpt(0, 10))


def test_an_event_knows_its_moment_only_where_day_time_and_zone_are_known() -> None:
    def instant(more: str) -> int | None:
        found = one(EVENT, f"title: x\n{more}")
        assert isinstance(found, Event)
        return found.instant

    assert instant("date: 2024-01-28\ntime: 05:30\ntimezone: Asia/Amman\n") == 28_440_150
    assert instant("date: 2024-01-28\ntime: 05:30\n") is None
    assert instant("date: 2024-01\ntime: 05:30\ntimezone: Asia/Amman\n") is None
