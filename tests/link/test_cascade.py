"""Whom a retracted source affects, and what is said of it; from real files, and from many records made by hand."""

from pathlib import Path

import pytest

from generator.link.link import link
from generator.link.resting.cascade import cascade
from generator.load.accept import accept
from generator.model.body import Ref
from generator.model.dates import parse
from generator.model.problems import Problem, Severity, Span
from generator.model.records import Article, Claim, Derivation, Evidence, Key, Record, Retraction, Supersession
from generator.model.resting import MOST, Affected, Resting, Tally
from generator.request import Request
from tests.dossiers import read
from tests.harbour import harbour
from tests.story import Dossier

GONE = "\nstatus: retracted\nretracted: {on: 2024-05-01, because: The pictures showed another fire}"


@pytest.fixture
def story(tmp_path: Path) -> Dossier:
    return harbour(tmp_path / "d")


def retract(story: Dossier, article: str = "courier") -> Dossier:
    publisher = {"courier": "Northern Courier", "ledger": "The Ledger", "agency": "Agency"}[article]
    return story.edit(f"content/articles/{article}.md", f"publisher: {publisher}", f"publisher: {publisher}{GONE}")


def linked(story: Dossier) -> tuple[Resting, list[Problem]]:
    _, site, records, problems = read(Request(story.folder / "site.yaml"))
    dossier, wrong = link(site, records)
    return dossier.resting, accept([*problems, *wrong], records.records)


def affected(story: Dossier) -> dict[str, Affected]:
    return {str(key): one for key, one in linked(story)[0].affected.items()}


def told(problems: list[Problem], code: str = "rests-on-retracted") -> list[tuple[str, int, str]]:
    return sorted((p.span.path, p.span.line, p.message) for p in problems if p.code == code)


class Web:
    """Articles and claims by the thousand, made by hand."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.found: dict[Ref, Key] = {}
        self._line = 0

    def ref(self, kind: str, name: str) -> Ref:
        self._line += 1
        ref = Ref(name, Span("x.md", self._line, 1, 1))
        self.found[ref] = Key(kind, name)  # type: ignore[arg-type]
        return ref

    def article(self, name: str, *parents: tuple[str, str], gone: bool = False, by: str = "") -> "Web":
        self.records.append(
            Article(
                key=Key("article", name), span=Span("x.md"), title=name,
                derives_from=tuple(Derivation(self.ref("article", parent), how) for parent, how in parents),
                retracted=Retraction(parse("2024-05-01"), "Wrong") if gone else None,
                superseded_by=Supersession(self.ref("article", by), parse("2024"), "New") if by else None,
            )
        )  # fmt: skip
        return self

    def claim(self, name: str, *evidence: tuple[str, str, str]) -> "Web":
        pieces = tuple(
            Evidence(self.ref("article", source), Span("x.md"), stance=stance,
                     origin=self.ref("article", origin) if origin else None)
            for source, stance, origin in evidence
        )  # fmt: skip
        self.records.append(Claim(key=Key("claim", name), span=Span("x.md"), title=name, evidence=pieces))
        return self

    def cascade(self) -> tuple[dict[str, Affected], list[Problem]]:
        resting, problems = cascade(sorted(self.records, key=lambda r: r.key), self.found)
        return {key.id: one for key, one in resting.affected.items()}, problems


FOR, AGAINST, MENTIONS = "supports", "disputes", "mentions"


def test_nothing_is_affected_while_every_source_stands(story: Dossier) -> None:
    resting, problems = linked(story)
    assert resting.affected == {}
    assert told(problems) == []


def test_everything_that_rests_on_a_retracted_article_is_affected_directly_or_through_others(story: Dossier) -> None:
    assert list(affected(retract(story))) == [
        "actor:brandt", "claim:fire-on-tuesday", "claim:seventeen-wounded", "conflict:wounded", "event:barge-fire",
        "event:closure", "note:cause",
    ]  # fmt: skip


def test_an_article_that_draws_on_a_retracted_one_is_affected_and_so_is_all_that_rests_on_it(story: Dossier) -> None:
    found = affected(retract(story, "agency"))
    assert found["article:courier"].retracted == (Key("article", "agency"),)
    assert not found["article:courier"].only
    assert found["claim:fire-on-tuesday"].tally == Tally(sources=1, drawing=1)
    assert "claim:twelve-wounded" not in found


def test_a_problem_stands_at_each_piece_of_evidence_and_each_citation_that_rests_on_it_directly(story: Dossier) -> None:
    _, problems = linked(retract(story))
    assert [(path, line) for path, line, _ in told(problems)] == [
        ("content/actors/brandt.md", 6),
        ("content/claims/fire.yaml", 5),
        ("content/claims/fire.yaml", 15),
        ("content/notes/cause.md", 6),
    ]
    assert told(problems)[1][2] == "`courier` is retracted (1 May 2024), and this claim rests on it"
    assert {p.severity for p in problems} == {Severity.WARNING}


def test_a_text_that_cites_it_often_is_told_once_with_how_often(story: Dossier) -> None:
    text = "One [@courier]. Two [@courier p. 2].[^1]\n\n[^1]: See [@courier].\n"
    story.write("content/notes/n.md", f"---\ntitle: N\n---\n{text}")
    _, problems = linked(retract(story))
    (one,) = [message for path, _, message in told(problems) if path == "content/notes/n.md"]
    assert one == "`courier` is retracted (1 May 2024), and this text cites it, here and in 2 other places"


def test_a_link_is_no_citation(story: Dossier) -> None:
    story.write("content/notes/n.md", "---\ntitle: N\n---\nThey took [[courier]] back.\n")
    assert "note:n" not in affected(retract(story))


def test_a_plain_page_and_a_place_that_cite_it_are_affected(story: Dossier) -> None:
    story.write("content/about.md", "---\ntitle: About\n---\nSee [@claim:fire-on-tuesday].\n")
    story.write("content/places/quay.md", "---\nname: The quay\n---\nIt burned [@courier].\n")
    found = affected(retract(story))
    assert found["page:about"].tally == Tally(claims=1, bare=1)
    assert found["place:quay"].tally == Tally(sources=1, retracted=1)


def test_a_summary_that_cites_it_hands_nothing_on(story: Dossier) -> None:
    story.edit("content/articles/ledger.md", "body: text\n", "capture: ledger.txt\n").write(
        "captures/ledger.txt", "Twelve of the crew were wounded, the owner said."
    )
    story.edit("content/articles/ledger.md", "He named no cause.", "It names no cause, as [@courier] does.")
    found = affected(retract(story))
    assert found["article:ledger"].text_only
    assert "claim:twelve-wounded" not in found


def test_a_transcription_is_the_sources_own_text_and_cites_nothing(story: Dossier) -> None:
    story.edit("content/articles/ledger.md", "He named no cause.", "He named no cause [@courier].")
    assert "article:ledger" not in affected(retract(story))


def test_accepting_silences_the_warning_and_never_the_mark(story: Dossier) -> None:
    reason = "accept: {rests-on-retracted: The note is about the retraction}\n"
    story.edit("content/notes/cause.md", "date: 2023-06-01\n", f"date: 2023-06-01\n{reason}")
    resting, problems = linked(retract(story))
    assert [p.severity for p in problems if p.span.path == "content/notes/cause.md"] == [Severity.ACCEPTED]
    assert Key("note", "cause") in resting.affected


def test_a_superseded_article_affects_the_same_records_and_the_hint_names_its_successor(story: Dossier) -> None:
    story.edit(
        "content/articles/courier.md", "rights: excerpt",
        "rights: excerpt\nsuperseded_by: {source: ledger, on: 2024-05, because: A second report}",
    )  # fmt: skip
    resting, problems = linked(story)
    assert resting.affected[Key("event", "barge-fire")].superseded == (Key("article", "courier"),)
    assert resting.affected[Key("event", "barge-fire")].retracted == ()
    hints = {p.hint for p in problems if p.code == "rests-on-retracted"}
    assert all(hint.startswith("see whether `ledger` says it too") for hint in hints)
    assert told(problems)[0][2].startswith("`courier` is superseded by `ledger` (May 2024), and")


@pytest.mark.parametrize(
    ("old", "successor", "message"),
    [
        ("courier", "courier", "superseded by itself"),
        ("courier", "ledger", "superseded by an article that it supersedes"),
    ],
)
def test_superseding_in_a_circle_is_an_error(story: Dossier, old: str, successor: str, message: str) -> None:
    for one, other in ((old, successor), (successor, old)):
        path = f"content/articles/{one}.md"
        if "superseded_by" not in (story.folder / path).read_text():
            say = f"---\nsuperseded_by: {{source: {other}, on: 2024, because: New}}\ntitle:"
            story.edit(path, "---\ntitle:", say)
    _, problems = linked(story)
    circles = [p for p in problems if p.code == "superseding-cycle"]
    assert circles
    assert all(p.severity is Severity.ERROR and p.span.line == 2 for p in circles)
    assert message in circles[0].message


def test_a_source_that_is_a_draft_cannot_supersede_one_that_is_published(story: Dossier) -> None:
    story.edit(
        "content/articles/courier.md", "rights: excerpt",
        "rights: excerpt\nsuperseded_by: {source: ledger, on: 2024, because: New}",
    )  # fmt: skip
    story.edit("content/articles/ledger.md", "rights: full", "rights: full\nstatus: draft")
    _, problems = linked(story)
    assert ("withheld-reference", 9) in [(p.code, p.span.line) for p in problems if "courier" in p.span.path]


def test_one_of_three_sources_is_counted_and_the_claim_does_not_rest_on_it_alone() -> None:
    web = Web().article("a", gone=True).article("b").article("c")
    found, _ = web.claim("x", ("a", FOR, ""), ("b", FOR, ""), ("c", FOR, ""), ("a", FOR, "")).cascade()
    assert found["x"].tally == Tally(sources=3, retracted=1)
    assert not found["x"].only


def test_a_claim_whose_every_source_comes_wholly_from_a_retracted_one_rests_on_it_alone() -> None:
    web = Web().article("wire", gone=True).article("a", ("wire", "retells")).article("b", ("a", "reprints"))
    found, _ = web.claim("x", ("a", FOR, ""), ("b", FOR, "")).cascade()
    assert found["x"].only
    assert found["x"].tally == Tally(sources=2, drawing=2)


def test_what_draws_on_it_in_part_has_matter_of_its_own() -> None:
    web = Web().article("wire", gone=True).article("a", ("wire", "draws-on"))
    found, _ = web.claim("x", ("a", FOR, "")).cascade()
    assert not found["a"].only
    assert not found["x"].only


def test_what_retells_two_reports_does_not_rest_on_the_retracted_one_alone() -> None:
    web = Web().article("wire", gone=True).article("other").article("a", ("wire", "retells"), ("other", "retells"))
    assert not web.cascade()[0]["a"].only


def test_evidence_that_names_its_origin_does_not_rest_on_the_lineage_of_its_source() -> None:
    web = Web().article("wire", gone=True).article("own").article("a", ("wire", "draws-on"))
    web.claim("elsewhere", ("a", FOR, "own")).claim("itself", ("a", FOR, "a")).claim("wire", ("a", FOR, "wire"))
    found, problems = web.cascade()
    assert sorted(found) == ["a", "wire"]
    assert found["wire"].only
    assert [p.message for p in problems if "claim" in p.message] == [
        "`wire` is retracted (1 May 2024), and this claim rests on it"
    ]


def test_evidence_with_an_origin_of_its_own_still_rests_on_its_source() -> None:
    found, _ = Web().article("a", gone=True).article("own").claim("x", ("a", FOR, "own")).cascade()
    assert found["x"].only


def test_evidence_against_a_claim_counts_apart_and_a_mention_not_at_all() -> None:
    web = Web().article("a", gone=True).article("b")
    web.claim("denied", ("a", AGAINST, ""), ("b", FOR, "")).claim("named", ("a", MENTIONS, ""), ("b", FOR, ""))
    found, problems = web.cascade()
    assert list(found) == ["denied"]
    assert found["denied"].against == (Key("article", "a"),)
    assert found["denied"].retracted == ()
    assert found["denied"].tally == Tally(sources=1)
    assert [p.message.partition(", and ")[2] for p in problems] == ["evidence against this claim comes from it"]


def test_an_article_that_is_itself_retracted_is_not_told_that_it_rests_on_another() -> None:
    web = Web().article("wire", gone=True).article("a", ("wire", "retells"), gone=True)
    assert web.cascade()[1] == []


def test_circles_of_lineage_end(story: Dossier) -> None:
    web = Web().article("a", ("b", "retells"), gone=True).article("b", ("a", "retells")).article("c", ("c", "retells"))
    found, _ = web.claim("x", ("b", FOR, ""), ("c", FOR, "")).cascade()
    assert found["x"].retracted == (Key("article", "a"),)
    assert "c" not in found


def test_no_more_sources_are_named_than_are_read_and_that_there_are_more_is_said() -> None:
    web = Web()
    for n in range(MOST + 2):
        web.article(f"a{n}", gone=True)
    found, _ = web.claim("x", *((f"a{n}", FOR, "") for n in range(MOST + 2))).cascade()
    assert len(found["x"].retracted) == MOST
    assert found["x"].more
    assert found["x"].tally.retracted == MOST + 2


def test_ten_thousand_claims_at_the_end_of_a_chain_of_five_thousand_articles_are_marked_at_once() -> None:
    web = Web().article("a0", gone=True)
    for n in range(1, 5_000):
        web.article(f"a{n}", (f"a{n - 1}", "retells"), gone=n % 2 == 0)
    for n in range(10_000):
        web.claim(f"c{n}", ("a4999", FOR, ""), (f"a{n % 5_000}", FOR, ""))
    found, _ = web.cascade()
    assert sum(key.startswith("c") for key in found) == 10_000
    assert all(one.only for key, one in found.items() if key.startswith("c"))


def test_all_below_a_record_are_found_with_those_that_rest_on_it_directly(story: Dossier) -> None:
    resting, _ = linked(story)
    below = {str(key): direct for key, direct in resting.below(Key("article", "agency")).items()}
    assert below == {
        "actor:brandt": False, "article:courier": True, "claim:fire-on-tuesday": False,
        "claim:seventeen-wounded": False, "conflict:wounded": False, "event:barge-fire": False,
        "event:closure": False, "note:cause": False,
    }  # fmt: skip
