"""What a reader is told of conflicts: on their pages, and wherever a disputed claim touches another page."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import msgspec
import pytest

from generator.load.schema.conflict import KINDS
from generator.model.records import Conflict
from generator.pages.conflict_positions import LONGEST, letter
from generator.pages.conflicts import ConflictView
from generator.pages.disputes import unweighed
from tests.harbour import harbour
from tests.pages.sample import key, port_lena
from tests.pages.seen import seen, viewpoint
from tests.story import Dossier

LONG = "The owner left the pump unrepaired through the winter, " * 8
ARABIC = "قال شهود إن سبعة عشر شخصا أصيبوا بجروح عندما اندلع حريق في زورق محمل بالوقود"
CLAIMS = f"""
- id: long
  says: {LONG.strip()}
  evidence: ['@courier']
- id: in-arabic
  says: {ARABIC}
  lang: ar
  evidence: ['@ledger "He named no cause"']
- id: a-pump-set-it
  says: A pump set it
  evidence:
    - {{source: courier, quote: a faulty pump, speaker: {{unnamed: union official, count: 1}}, verb: said}}
    - {{source: ledger, stance: disputes, quote: He named no cause}}
    - {{source: agency, stance: mentions}}
- id: owner-was-there
  says: The owner was there
  about: [event:barge-fire]
  evidence:
    - '@courier'
    - {{source: ledger, stance: disputes}}
- id: owner-had-left
  says: The owner had left
  evidence: ['@ledger']
- id: nobody-asks
  says: Nobody asks this
  evidence: ['@ledger']
"""
FIVE = "[long, in-arabic, a-pump-set-it, seventeen-wounded, nobody-asks]"


def conflict(title: str, positions: str, more: str = "", body: str = "", kind: str = "scope") -> str:
    return f"---\ntitle: {title}\nkind: {kind}\npositions: {positions}\n{more}---\n{body}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    story = harbour(tmp_path_factory.mktemp("conflicts") / "d")
    story.write("content/claims/many.yaml", CLAIMS)
    judged = "judgement: {for: [in-arabic, a-pump-set-it], by: The desk, on: '[..2023-07-01]'}\n"
    settle = "would_settle: The log of the barge\n"
    reasons = "The crew alone were counted [@ledger “Twelve of the crew”].\n"
    story.write("content/conflicts/five.md", conflict("Five", FIVE, judged + settle, reasons))
    story.write("content/conflicts/bare.md", conflict("Bare", "[long, in-arabic]"))
    neither = "judgement: {for: neither}\n"
    story.write("content/conflicts/neither.md", conflict("Neither", "[long, in-arabic]", neither))
    unclear = "judgement: {for: undetermined, by: The desk, on: 2023-07-02}\n"
    story.write("content/conflicts/unclear.md", conflict("Unclear", "[long, in-arabic]", unclear, "We cannot say."))
    gone = "state: withdrawn\njudgement: {for: [owner-was-there], by: The desk}\n"
    story.write("content/conflicts/gone.md", conflict("Gone", "[owner-was-there, owner-had-left]", gone, "Why."))
    for n in range(LONGEST + 3):
        story.write(f"content/notes/n{n:02}.md", f"---\ntitle: Note {n}\n---\nSo [@claim:in-arabic disputed].\n")
    story.write(
        "content/events/meeting.md",
        """
        ---
        title: A meeting
        date: {is: 2023-05-03, claim: owner-was-there}
        place: {is: port-lena, claim: a-pump-set-it}
        actors: [{actor: brandt, role: accused, claim: in-arabic}, {actor: coastguard, claim: nobody-asks}]
        counts: [{what: hurt, best: 17, claim: seventeen-wounded}]
        ---
        They met [@claim:owner-was-there].
        """,
    )
    day = "date: {is: 2023-05-04, claim: owner-was-there}"
    story.write("content/events/walk.md", f"---\ntitle: A walk\n{day}\n---\n")
    story.write(
        "content/actors/owner.md",
        """
        ---
        name: Jan Owner
        kind: person
        roles: [{role: chairman, of: coastguard, evidence: ['@claim:a-pump-set-it']}]
        relations: [{is: related to, to: brandt, evidence: ['@claim:owner-was-there']}]
        ---
        """,
    )
    return story.build()


def words(page: str) -> str:
    """A page as one reads it: its words, without the markup."""
    shown = re.sub(r"<(head|style|script)\b.*?</\1>", "", page, flags=re.DOTALL)
    shown = re.sub(r"</?(?:p|li|ul|ol|h\d|div|dd|dt|section)\b[^>]*>", "\n", shown)
    return re.sub(r"[ \t]+", " ", unescape(re.sub(r"<[^>]*>", "", shown)))


def lines(page: str) -> list[str]:
    return [line.strip() for line in words(page).splitlines() if line.strip()]


def positions(page: str) -> list[str]:
    """The columns of a conflict's page, as one reads each."""
    listed = page[page.index('<ul class="side-by-side">') : page.index('id="_judgement"')]
    return [words(part) for part in listed.split('<li class="position')[1:]]


@pytest.fixture(scope="module")
def five(site: Dossier) -> str:
    return site.page("conflicts/five/index.html")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_conflict_is_explained(kind: str) -> None:
    dossier = port_lena()
    at = key("conflict", "where-it-began")
    dossier.records[at] = msgspec.structs.replace(dossier[at], kind=kind)
    view = seen(dossier, "conflicts/where-it-began/index.html", ConflictView)
    assert view.kind == kind
    assert view.explained.endswith(".")
    assert len(view.explained.split()) > 5


def test_no_two_kinds_are_explained_alike() -> None:
    said = set()
    for kind in KINDS:
        dossier = port_lena()
        at = key("conflict", "where-it-began")
        dossier.records[at] = msgspec.structs.replace(dossier[at], kind=kind)
        said.add(seen(dossier, "conflicts/where-it-began/index.html", ConflictView).explained)
    assert len(said) == len(KINDS)


def test_five_positions_stand_side_by_side_in_the_order_of_the_writer(five: str) -> None:
    assert [re.search(r">\s*([A-Z]+) ", column)[1] for column in positions(five)] == list("ABCDE")  # type: ignore[index]


def test_positions_beyond_the_alphabet_have_letters_of_their_own() -> None:
    assert len({letter(n) for n in range(1000)}) == 1000
    assert [letter(n) for n in (25, 26, 51, 52, 701, 702)] == ["Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_a_position_in_arabic_runs_from_right_to_left(five: str) -> None:
    assert f'lang="ar" dir="rtl">{ARABIC}</a>' in five


def test_a_position_shows_who_says_it_with_what_verb_and_how_it_bears(five: str) -> None:
    pump = " ".join(positions(five)[2].split())
    assert "one union official, unnamed said: “a faulty pump”✓ exact" in pump.replace("” ✓", "”✓")
    assert "The fire was set, he said, by a faulty pump." in pump
    assert "against the claim" in pump
    assert "mentions the claim" in pump
    assert "1 article against" in pump


def test_each_source_of_a_position_has_its_date_in_words_and_its_lineage(five: str) -> None:
    found = lines(five)
    assert "Northern Courier, published on or before 4 May 2023; draws on Agency" in found
    assert "The Ledger, published 3 May 2023; origin unknown" in found
    assert "Agency, date of publication unknown; its own origin" in found


def test_what_rests_on_each_position_is_listed_by_kind(five: str) -> None:
    column = [line.strip() for line in positions(five)[2].splitlines() if line.strip()]
    resting = column[column.index("What rests on it") + 1 :]
    assert resting == ["Events A meeting (the place)", "Actors Jan Owner (the role “chairman”)"]


def test_a_position_on_which_nothing_rests_says_so(site: Dossier) -> None:
    was_there, had_left = positions(site.page("conflicts/gone/index.html"))
    assert "No other page rests on this claim." in had_left
    assert "No other page rests on this claim." not in was_there


def test_many_pages_that_rest_on_a_position_are_counted_after_the_first(five: str) -> None:
    column = positions(five)[1]
    assert column.count("Note ") == LONGEST
    assert "and 3 more notes on the claim’s page" in column
    assert "Conflicts Bare (open); Neither (judged: neither side); Unclear (judged: cannot be determined)" in column


def test_the_judgement_has_its_positions_its_author_its_date_and_its_reasons(five: str) -> None:
    found = lines(five)
    assert f"For B {ARABIC}, and for C A pump set it." in found
    assert "The desk, on or before 1 July 2023. The reasons are given below." in found
    assert "What would settle it The log of the barge" in found
    assert found.index("The reasons") < next(n for n, line in enumerate(found) if line.startswith("The crew alone"))


def test_both_positions_that_it_is_for_are_marked(five: str) -> None:
    assert ["judged for" in column for column in positions(five)] == [False, True, True, False, False]


@pytest.mark.parametrize(
    ("path", "sentences"),
    [
        ("bare", ["There is no judgement yet.", "open It is open: there is no judgement yet."]),
        ("neither", ["For none of the positions.", "Author not named, date not given. No reasons are given."]),
        ("unclear", ["It cannot be determined which of the positions is right.",
                     "The desk, 2 July 2023. The reasons are given below."]),
        ("gone", ["This conflict is withdrawn: no judgement of it holds.",
                  "withdrawn It is withdrawn, and kept for the record alone: it puts none of these claims in dispute"
                  " any more."]),
    ],
)  # fmt: skip
def test_how_a_conflict_stands_is_said_in_plain_words(site: Dossier, path: str, sentences: list[str]) -> None:
    found = lines(site.page(f"conflicts/{path}/index.html"))
    assert [s for s in sentences if s not in found] == []


def test_a_conflict_that_is_not_judged_marks_no_position(site: Dossier) -> None:
    for path in ("bare", "neither", "unclear", "gone"):
        assert "judged for" not in words(site.page(f"conflicts/{path}/index.html"))


def test_the_list_names_the_positions_and_groups_by_state(site: Dossier) -> None:
    found = lines(site.page("conflicts/index.html"))
    assert [line for line in found if line in ("Open", "Judged", "Withdrawn")] == ["Open", "Judged", "Withdrawn"]
    assert "A pump set it judged for" in found


def test_an_event_says_at_its_head_which_of_its_facts_are_disputed_and_where(site: Dossier) -> None:
    page = site.page("events/meeting/index.html")
    found = lines(page)
    facts = "The place, the part of Ilse Brandt, the part of The coastguard, the number hurt"
    assert f"disputed {facts}: Five (judged)" in found
    assert "disputed The number hurt: How many were wounded? (judged)" in found
    assert "contradicted by a source The date: The owner was there" in found
    assert '<a href="../../conflicts/five/index.html">Five</a>' in page


def test_an_event_says_that_a_claim_about_it_is_contradicted(site: Dossier) -> None:
    found = lines(site.page("events/barge-fire/index.html"))
    assert "contradicted by a source A claim about this event: The owner was there" in found
    assert "disputed The number wounded, a claim about this event: How many were wounded? (judged)" in found


def test_an_actor_says_which_roles_relations_and_parts_are_disputed(site: Dossier) -> None:
    owner = lines(site.page("actors/owner/index.html"))
    assert "disputed The role “chairman”: Five (judged)" in owner
    assert "contradicted by a source “related to”: The owner was there" in owner
    brandt = lines(site.page("actors/brandt/index.html"))
    assert "disputed The part in “A meeting”: Five (judged)" in brandt
    assert any(line.startswith("contradicted by a source “related to”") for line in brandt)
    coastguard = lines(site.page("actors/coastguard/index.html"))
    assert any(line.startswith("disputed The role “chairman”") and "Five (judged)" in line for line in coastguard)


def test_a_contradicted_claim_without_a_conflict_says_so_wherever_it_stands(site: Dossier) -> None:
    said = "contradicted by a source"
    claim = lines(site.page("claims/owner-was-there/index.html"))
    assert any(line.startswith(f"{said} Evidence below speaks against this claim") for line in claim)
    for path in ("claims/index.html", "timeline/index.html", "events/meeting/index.html", "articles/ledger/index.html"):
        assert said in words(site.page(path)), path
    footnotes = words(site.page("events/meeting/index.html")).split("Footnotes")[-1]
    assert said in footnotes


def test_a_claim_with_a_conflict_is_disputed_and_not_merely_contradicted(site: Dossier) -> None:
    page = words(site.page("claims/a-pump-set-it/index.html"))
    assert "disputed" in page
    assert "contradicted by a source" not in page


def test_several_sources_that_contradict_are_counted() -> None:
    dossier = port_lena()
    claim = key("claim", "fire-at-warehouse-3")
    evidence = tuple(msgspec.structs.replace(e, stance="disputes") for e in dossier[claim].evidence)  # type: ignore[attr-defined]
    dossier.records[claim] = msgspec.structs.replace(dossier[claim], evidence=evidence)
    assert unweighed(viewpoint(dossier), claim) == ""
    dossier.disputes.clear()
    assert unweighed(viewpoint(dossier), claim) == "contradicted by 2 sources"


def test_the_front_page_names_eight_open_disputes_and_counts_the_rest(tmp_path: Path) -> None:
    story = harbour(tmp_path / "d")
    for n in range(100):
        story.write(f"content/conflicts/q{n:02}.md", conflict(f"Question {n}", "[twelve-wounded, fire-on-tuesday]"))
    front = words(story.build().page("index.html"))
    assert front.count("Question") == 8
    assert "and 92 more open; 1 dispute judged" in front
    event = lines(story.page("events/closure/index.html"))
    assert sum(line.startswith("disputed The date:") for line in event) == 8
    assert "and 92 more, below" in event
    assert "Question 99" in story.page("conflicts/q99/index.html")


def test_the_same_claim_twice_among_the_positions_is_one_position() -> None:
    dossier = port_lena()
    at = key("conflict", "where-it-began")
    made = dossier[at]
    assert isinstance(made, Conflict)
    dossier.records[at] = msgspec.structs.replace(made, positions=(*made.positions, made.positions[0]))
    view = seen(dossier, "conflicts/where-it-began/index.html", ConflictView)
    assert [(p.letter, p.full.brief.claim.text) for p in view.positions] == [
        ("A", "The fire broke out at pier 4"),
        ("B", "The fire broke out in warehouse 3"),
    ]
    assert view.judgement is not None
    assert [(p.letter, p.claim.text) for p in view.judgement.positions] == [("A", "The fire broke out at pier 4")]
