"""What a reader is told where a source is retracted or superseded: on its page, and on all that rest on it."""

import re
from html import unescape
from pathlib import Path

import pytest

from generator.link.link import link
from generator.pages.articles import ArticleView
from generator.pages.notice_words import how_words
from generator.pages.notices import LONGEST
from generator.request import Request
from tests.dossiers import read
from tests.harbour import harbour
from tests.pages.seen import seen
from tests.story import Dossier

GONE = "status: retracted\nretracted: {on: 2024-05-01, because: The pictures showed another fire}"
COURIER = "content/articles/courier.md"


MORE = """
    - {id: old-pump, says: The pump was old, evidence: [{source: courier}, {source: ledger}, {source: agency}]}
    - {id: hurt, says: Some were hurt, evidence: ['@echo', '@ledger']}
    - {id: calm, says: All was calm, evidence: [{source: courier, stance: disputes}, {source: ledger}]}
    """
ECHO = """
    ---
    title: Hurt in the harbour
    publisher: Echo
    derives_from: [{source: courier, how: retells}]
    ---
    """


@pytest.fixture
def story(tmp_path: Path) -> Dossier:
    return retracted(tmp_path / "d")


def retracted(folder: Path) -> Dossier:
    return harbour(folder).edit(COURIER, "rights: excerpt", f"rights: excerpt\n{GONE}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A built site with a good deal that rests on the article, and some pages that do not."""
    dossier = retracted(tmp_path_factory.mktemp("site") / "d")
    dossier.write("content/articles/echo.md", ECHO).write("content/claims/more.yaml", MORE)
    dossier.write("content/index.md", "---\ntitle: Opening\n---\nIt burned [@courier].\n")
    dossier.write("content/about.md", "---\ntitle: About\n---\nIt burned [@courier; @ledger].\n")
    dossier.write("content/notes/n.md", "---\ntitle: N\n---\nThey took [[courier]] back.\n")
    return dossier.build()


def words(html: str) -> str:
    """The text of a page, or of a part of it, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def notice(story: Dossier, page: str) -> str:
    """The words of the notice at the top of a page."""
    found = re.findall(r'<aside class="notice[^>]*>(.*?)</aside>', story.page(f"{page}/index.html"), re.DOTALL)
    return " | ".join(words(one) for one in found)


def test_the_page_of_a_retracted_source_says_when_and_why_and_lists_all_that_rests_on_it(site: Dossier) -> None:
    page = site.page("articles/courier/index.html")
    assert notice(site, "articles/courier").startswith(
        "This article is retracted. Retracted (1 May 2024): The pictures showed another fire."
    )
    listed = words(page[page.index('id="_rests-on-it"') : page.index('id="_printed"')])
    direct, _, further = listed.partition("Through these")
    assert "Seventeen people were wounded evidence; rests on a retracted source alone" in direct
    assert "What set the barge alight? cited; rests on a retracted source, among others" in direct
    assert "Ilse Brandt the role “captain”" in direct
    assert "A barge burns rests on a retracted source, among others" in further
    assert "The harbour is closed rests on a retracted source alone" in further
    assert "How many were wounded?" in further


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("claims/seventeen-wounded", "This claim rests on a retracted source alone."),
        ("claims/seventeen-wounded", "The only source of this claim is retracted."),
        ("notes/cause", "This note rests on a retracted source, among others."),
        ("notes/cause", "1 of 2 sources cited here is retracted."),
        ("notes/cause", "One claim cited here rests on retracted sources alone."),
        ("events/barge-fire", "2 of 3 claims on this page rest on retracted sources alone."),
        ("events/barge-fire", "The date, the place, the part “led the rescue”: The barge burned on 2 May 2023, which"),
        ("events/barge-fire", "The number wounded: Seventeen people were wounded, which rests on a retracted source"),
        ("conflicts/wounded", "1 of 2 claims on this page rests on retracted sources alone."),
        ("conflicts/wounded", "The position, the judgement: Seventeen people were wounded"),
        ("actors/brandt", "The role “captain”: Barge burns at the grain quay"),
    ],
)
def test_each_page_that_rests_on_it_says_so_and_how_much_of_it_does(site: Dossier, page: str, said: str) -> None:
    found = notice(site, page)
    assert said in found
    named = (
        "“Barge burns at the grain quay”, Northern Courier. Retracted (1 May 2024): The pictures showed another fire."
    )
    assert named in found


def test_pages_that_do_not_rest_on_it_say_nothing(site: Dossier) -> None:
    for page in ("claims/twelve-wounded", "articles/ledger", "articles/agency", "places/port-lena", "notes/n"):
        assert notice(site, page) == ""


TEXT = "content/actors/brandt.md", "Led the rescue."
ABOUT = "content/claims/fire.yaml", "says: Twelve people were wounded\n  about: [event:barge-fire"
SPOKEN = "content/claims/fire.yaml", "evidence: ['@ledger \"Twelve of the crew were wounded\"']"


@pytest.mark.parametrize(
    ("at", "new"),
    [
        (TEXT, "The owner spoke of “Twelve of the crew” [@ledger]."),
        (TEXT, "She led it [@claim:twelve-wounded]."),
        (TEXT, "She led it.[^1]\n\n[^1]: See [@ledger]."),
        (ABOUT, f"{ABOUT[1]}, actor:brandt"),
        (SPOKEN, "evidence: [{source: ledger, speaker: {actor: brandt}}]"),
    ],
)
def test_a_page_that_cites_a_sound_source_as_well_names_the_role_that_rests_on_the_retracted_one(
    story: Dossier, at: tuple[str, str], new: str
) -> None:
    found = notice(story.edit(*at, new).build(), "actors/brandt")
    assert found.startswith("The role “captain” rests on a retracted source. ")
    assert re.search(r"(?:One source|1 of 2 sources) cited here is retracted\.", found)
    assert "alone" not in found
    assert "The only" not in found


def test_a_page_whose_every_source_is_retracted_says_that_it_rests_on_that_alone(story: Dossier) -> None:
    story.edit(TEXT[0], TEXT[1], "She led it [@courier; @claim:fire-on-tuesday].").build()
    found = notice(story, "actors/brandt")
    assert found.startswith("This page rests on a retracted source alone. One source cited here is retracted.")
    assert "One claim cited here rests on retracted sources alone." not in found
    assert "One claim on this page rests on retracted sources alone." in found


def test_the_text_of_a_claim_is_told_from_its_evidence(story: Dossier) -> None:
    claims = """
        - {id: crew, says: The crew was hurt, evidence: ['@ledger'], text: 'So [@courier], not [@ledger].'}
        - {id: both, says: All were hurt, evidence: ['@ledger', '@wire'], text: 'So [@courier].'}
        """
    wire = f"---\ntitle: W\npublisher: W\n{GONE}\n---\n"
    story.write("content/claims/more.yaml", claims).write("content/articles/wire.md", wire).build()
    found = notice(story, "claims/crew")
    assert found.startswith("The text on this page rests on a retracted source. 1 of 2 sources cited in it is retrac")
    found = notice(story, "claims/both")
    assert found.startswith("This claim rests on a retracted source, among others. 1 of 2 sources of this claim is")
    assert "The text on this page rests on a further source that no longer stands." in found
    assert "“Barge burns at the grain quay”" in found


def test_one_of_three_sources_is_told_from_the_only_one(site: Dossier) -> None:
    found = notice(site, "claims/old-pump")
    assert "This claim rests on a retracted source, among others. 1 of 3 sources of this claim is retracted." in found


def test_an_article_that_retells_it_says_so_and_so_does_the_claim_that_rests_on_that(site: Dossier) -> None:
    assert "This article goes back to one that is retracted. It retells it." in notice(site, "articles/echo")
    said = notice(site, "claims/hurt")
    assert "goes back in part to a retracted source. 1 of 2 sources of this claim goes back to one that is ret" in said
    assert "Evidence: Hurt in the harbour, which goes back to one that is retracted" in said


def test_evidence_against_a_claim_is_told_apart(site: Dossier) -> None:
    found = notice(site, "claims/calm")
    assert found.startswith("Evidence against this claim comes from a source that no longer stands.")
    assert "sources of this claim" not in found


def test_the_front_page_and_a_plain_page_say_so_too(site: Dossier) -> None:
    assert "The only source cited here is retracted." in notice(site, ".")
    assert "1 of 2 sources cited here is retracted." in notice(site, "about")


@pytest.mark.parametrize(
    "page",
    ["articles", "sources", "claims/fire-on-tuesday", "notes/cause", "conflicts/wounded", "actors/brandt", "notes/n"],
)
def test_wherever_the_source_is_named_a_mark_stands_beside_it(site: Dossier, page: str) -> None:
    html = re.sub(r"<aside.*?</aside>", "", site.page(f"{page}/index.html"), flags=re.DOTALL)
    assert re.search(r'courier/index\.html[^>]*>[^<]*</a>(?:</bdi>”)? <span class="tag fell">retracted</span>', html)


def test_a_superseded_source_leads_to_its_successor_and_back(story: Dossier) -> None:
    later = "superseded_by: {source: ledger, on: 2024-05, because: it was corrected}"
    story.edit(COURIER, GONE, later).build()
    found = notice(story, "articles/courier")
    assert "This article is superseded. Superseded by Twelve of the crew (May 2024): It was corrected." in found
    assert 'href="../../articles/ledger/index.html"' in story.page("articles/courier/index.html")
    back = notice(story, "articles/ledger")
    assert "This article supersedes another. “Barge burns at the grain quay”, Northern Courier. Superseded" in back
    assert "This claim rests on a superseded source alone." in notice(story, "claims/fire-on-tuesday")


def test_accepting_silences_the_warning_and_the_notice_gives_the_reason(story: Dossier) -> None:
    reason = "accept: {rests-on-retracted: the note tells of the retraction}"
    story.edit("content/notes/cause.md", "date: 2023-06-01", f"date: 2023-06-01\n{reason}").build()
    assert "content/notes/cause.md" not in story.err
    assert "Why it stands all the same The note tells of the retraction." in notice(story, "notes/cause")


def test_a_draft_that_rests_on_it_is_on_no_page(story: Dossier) -> None:
    story.write("content/notes/n.md", "---\ntitle: Unfinished business\nstatus: draft\n---\nIt burned [@courier].\n")
    assert not [path for path, content in story.build().files().items() if b"Unfinished business" in content]
    story.build("--drafts")
    assert "Unfinished business" in story.page("articles/courier/index.html", "build-drafts")


def test_a_private_reason_reaches_no_page(story: Dossier) -> None:
    story.edit(COURIER, "status: retracted", "status: private")
    for path in ("actors/brandt.md", "claims/fire.yaml", "notes/cause.md", "events/barge-fire.md", "events/closure.md",
                 "conflicts/wounded.md"):  # fmt: skip
        story.remove(f"content/{path}")
    story.write("content/index.md", "---\ntitle: Opening\n---\nA barge burned.\n").build()
    assert not [path for path, content in story.files().items() if b"another fire" in content]


def test_a_very_long_list_is_cut_and_the_rest_counted(story: Dossier) -> None:
    claims = "".join(f"- {{id: c{n}, says: Claim {n}, evidence: ['@courier']}}\n" for n in range(LONGEST + 5))
    story.write("content/claims/many.yaml", claims)
    _, settings, records, _ = read(Request(story.folder / "site.yaml"))
    view = seen(link(settings, records)[0], "articles/courier/index.html", ArticleView)
    (kind,) = [kind for kind in view.fallen.direct if kind.heading == "Claims"]
    assert len(kind.rows) == LONGEST
    assert kind.more == "and 7 more claims"


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("derives: draws-on", "draws on it"), ("part", "a part"), ("part: captain", "the part “captain”"),
        ("count: killed", "the number killed"), ("relation: serves with", "“serves with”"), ("cites", "cited"),
    ],
)  # fmt: skip
def test_the_way_in_which_a_record_rests_on_another_is_said_in_words(how: str, said: str) -> None:
    assert how_words(how) == said
