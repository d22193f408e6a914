"""What suggests that an article comes from another, and what is no such sign."""

from pathlib import Path
from random import Random
from time import process_time

import pytest

from generator.link.evidence.texts import Texts
from generator.link.lineage.hints import hints
from generator.model.body import Ref
from generator.model.collection import Capture
from generator.model.dates import parse
from generator.model.problems import Problem, Severity, Span
from generator.model.records import Actor, Article, Derivation, Key, Name
from tests.link.articles import ARABIC, ENGLISH, GERMAN, PERSIAN, RUSSIAN
from tests.story import Dossier

BANNER = (
    "We and our partners use cookies to keep this site working, to measure how it is read and to show you offers that "
    "we think you may like. You can change your mind at any time; our policy on privacy says how."
)


def made_up(seed: int, words: int = 200) -> str:
    """A text that has nothing in common with that of another seed."""
    chance = Random(seed)
    return " ".join("".join(chance.choices("abdeghiklmnoprstu", k=chance.randint(3, 8))) for _ in range(words)) + "."


class Shelf:
    """Articles with their texts; each is on a line of its own of x.md."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.actors: list[Actor] = []
        self._captures: dict[str, Capture] = {}
        self._found: dict[Ref, Key] = {}

    def add(
        self,
        name: str,
        text: str | None,
        *parents: str,
        publisher: str | None = None,
        authors: tuple[str, ...] = (),
        published: str = "",
        original: bool = False,
        url: str = "",
    ) -> "Shelf":
        line = len(self.articles) * 10 + 1
        derivations = []
        for n, parent in enumerate(parents, 2):
            ref = Ref(parent, Span("x.md", line + n, 3, 1))
            self._found[ref] = Key("article", parent)
            derivations.append(Derivation(ref, "retells"))
        capture = f"{name}.txt" if text is not None else ""
        if text is not None:
            self._captures[capture] = Capture(capture, "", text)
        self.articles.append(
            Article(
                key=Key("article", name),
                span=Span("x.md", line),
                title=name,
                publisher=f"Paper {name}" if publisher is None else publisher,
                authors=authors,
                published=parse(published) if published else None,
                url=url,
                capture=capture,
                capture_span=Span("x.md", line + 1, 10, 5) if capture else None,
                derives_from=tuple(derivations),
                original=original,
            )
        )
        return self

    def hints(self) -> list[Problem]:
        texts = Texts({a.key: a for a in self.articles}, self._captures, "en")
        return hints(self.articles, self._found, texts, self.actors)

    def pairs(self) -> list[tuple[str, str]]:
        """Who is told to come from whom."""
        return [(p.message.split("`")[1], p.message.split("`")[3]) for p in self.hints()]


def test_an_article_with_a_dateline_is_told_to_come_from_the_agencys_report_in_the_dossier() -> None:
    shelf = Shelf().add("wire", None, publisher="Reuters", original=True)
    (one,) = shelf.add("paper", "A barge sinks\n\nPORT LENA (Reuters) – A barge has sunk.").hints()
    assert (one.code, one.severity, one.span) == ("lineage-hint", Severity.NOTE, Span("x.md", 12, 10, 5))
    assert one.message == (
        "`paper` seems to come from Reuters: line 3 of its text has “PORT LENA (Reuters) – A barge has”"
    )
    assert one.hint == "if so, write `derives_from: [{source: wire, how: reprints, basis: …}]`"


def test_where_the_agencys_report_is_no_record_one_is_suggested() -> None:
    (one,) = Shelf().add("paper", "The owner told Reuters that the pump was new.").hints()
    assert one.hint == (
        "if so, add an article for what Reuters published, at hand or not, and name it here: "
        "`derives_from: [{source: …, how: draws-on, basis: …}]`"
    )


def test_where_there_are_several_reports_all_are_named_but_none_that_is_younger() -> None:
    shelf = Shelf().add("one", None, publisher="Reuters", published="2023-05-01")
    shelf.add("two", None, publisher="Thomson Reuters").add("late", None, publisher="Reuters", published="2023-06")
    (hint,) = shelf.add("paper", "The owner told Reuters so.", published="2023-05-02").hints()
    assert "where … is one of `one`, `two` or another of theirs" in hint.hint


@pytest.mark.parametrize("steps", [("wire",), ("copy",), ("wire", "copy")])
def test_what_the_lineage_says_directly_or_over_others_is_not_said_again(steps: tuple[str, ...]) -> None:
    shelf = Shelf().add("wire", None, publisher="Reuters").add("copy", None, "wire")
    assert shelf.add("paper", "PORT LENA (Reuters) – A barge has sunk.", *steps).hints() == []


def test_an_agencys_own_article_names_it_for_nothing() -> None:
    text = "PORT LENA (Reuters) – The owner told Reuters so."
    for publisher in ("REUTERS", "Reuters News", "reuters.com", "رويترز"):
        assert Shelf().add("wire", text, publisher=publisher).hints() == []


def test_another_agency_that_an_article_has_lineage_from_does_not_hide_the_first() -> None:
    shelf = Shelf().add("afp", None, publisher="AFP")
    (one,) = shelf.add("paper", "The owner told Reuters so.\nThe crew told AFP so.", "afp").hints()
    assert "draw on Reuters" in one.message
    assert one.span == Span("x.md", 13, 3, 1)
    assert "add an article" in one.hint


def test_a_line_of_lineage_is_added_to_where_there_is_one() -> None:
    shelf = Shelf().add("wire", None, publisher="Reuters").add("log", None)
    (one,) = shelf.add("paper", "The owner told Reuters so.", "log").hints()
    assert one.hint == "if so, add to `derives_from` `- {source: wire, how: draws-on, basis: …}`"


@pytest.mark.parametrize(
    ("publisher", "authors"),
    [("Port Lena Today / Reuters", ()), ("Port Lena Today", ("Reuters",)), ("Lena", ("Ana Holm and Reuters staff",))],
)
def test_an_agency_among_publishers_or_authors_is_a_sign(publisher: str, authors: tuple[str, ...]) -> None:
    (one,) = Shelf().add("paper", "A barge sank.", publisher=publisher, authors=authors).hints()
    assert one.message == "`paper` seems to come from Reuters: its publisher or authors say so"


def test_an_author_is_a_sign_also_where_there_is_no_text() -> None:
    (one,) = Shelf().add("paper", None, authors=("Reuters",)).hints()
    assert one.span == Span("x.md", 1)


def test_one_publisher_in_two_writings_needs_no_lineage_from_itself() -> None:
    shelf = Shelf().add("a", None, publisher="The Northern Courier")
    assert shelf.add("b", "The owner told the Northern Courier so.", publisher="Northern Courier").hints() == []


def test_the_name_of_a_newspaper_that_holds_an_agencys_name_is_no_sign() -> None:
    assert Shelf().add("paper", "A barge sank.", publisher="AP Gazette", authors=("Ap Reutersen",)).hints() == []


def test_another_paper_of_the_dossier_is_named_by_every_spelling_of_its_actor() -> None:
    shelf = Shelf().add("courier", None, publisher="Northern Courier")
    shelf.actors.append(
        Actor(
            key=Key("actor", "courier"),
            span=Span("y.md"),
            title="The Northern Courier",
            kind="organisation",
            names=(Name("Northern Courier"), Name("Severny Kurier"), Name("Северный курьер", lang="ru")),
        )
    )
    shelf.add("a", "The pump was new, Severny Kurier reported.").add("b", "Насос был новым, пишет «Северный курьер».")
    messages = [p.message.split(":")[0] for p in shelf.hints()]
    assert messages == [
        "`a` seems to draw on The Northern Courier",
        "`b` seems to draw on The Northern Courier",
    ]
    assert all("source: courier" in p.hint for p in shelf.hints())


def test_an_article_called_original_is_told_of_the_contradiction_and_given_no_edge() -> None:
    shelf = Shelf().add("wire", None, publisher="Reuters")
    (one,) = shelf.add("paper", "PORT LENA (Reuters) – A barge has sunk.", original=True).hints()
    assert "is called original, and yet" in one.message
    assert "derives_from" not in one.hint


def test_two_texts_with_a_long_passage_in_common_are_shown_it_with_its_lines_and_the_older_named() -> None:
    passage = " ".join(ENGLISH.split()[:60])
    shelf = Shelf().add("old", f"{made_up(1)}\n\n{passage.upper()}", published="2023-05-01")
    (one,) = shelf.add("new", f"{passage}\n{made_up(2, 600)}", published="2023-05-03").hints()
    assert one.span == Span("x.md", 12, 10, 5)
    assert one.message.startswith("`new` has ")
    assert " words in one passage in common with `old`, " in one.message
    shown = one.message.split("“", 1)[1].rsplit("”", 1)[0]
    assert shown.endswith(" …")
    assert len(shown.split()) <= 26
    assert one.message.endswith("(line 1 here, line 3 there)")
    assert one.hint.startswith("`old` is the older; if it is where this comes from, write ")
    assert "source: old" in one.hint


def test_where_dates_overlap_neither_text_is_called_the_older() -> None:
    shelf = Shelf().add("a", ENGLISH, published="2023-05").add("b", ENGLISH, published="2023-05-20")
    (one,) = shelf.hints()
    assert "100 % of the shorter" in one.message
    assert one.hint.startswith("their dates do not say which is older; if this one comes from `")
    assert "how: reprints" in one.hint


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, RUSSIAN, ARABIC, PERSIAN])
def test_punctuation_capitals_white_space_and_vowel_marks_do_not_hide_what_is_shared(text: str) -> None:
    other = text.replace("“", '"').replace("’", "'").replace(" ", "\n\n").replace("\u064e", "").upper()
    (pair,) = Shelf().add("a", text).add("b", other).pairs()
    assert set(pair) == {"a", "b"}


@pytest.mark.parametrize(
    ("alphabet", "enough", "few"),
    [("东方海河山水云雨风雪江湖田林金木火土日月", 40, 39), ("กขคงจชซดตถทนบปผพฟมยรลวสหอ", 80, 79)],
)
def test_texts_without_spaces_are_compared_by_characters(alphabet: str, enough: int, few: int) -> None:
    def characters(seed: int, length: int) -> str:
        return "".join(Random(seed).choices(alphabet, k=length))

    passage = characters(7, enough)
    pages = [characters(1, 900) + "。" + passage, passage + "\n" + characters(2, 900)]
    (one,) = Shelf().add("a", pages[0]).add("b", pages[1]).hints()
    assert f"has {enough} characters in one passage" in one.message
    cut = passage[:few]
    assert Shelf().add("a", characters(1, 900) + "。" + cut).add("b", cut + characters(2, 900)).hints() == []


def test_nineteen_words_in_common_are_too_few_and_twenty_are_enough() -> None:
    def shelf(length: int) -> Shelf:
        passage = " ".join(made_up(9).split()[:length])
        return Shelf().add("a", f"{made_up(1)} {passage} {made_up(2)}").add("b", f"{made_up(3)} {passage} {made_up(4)}")

    assert shelf(19).pairs() == []
    assert shelf(20).pairs() == [("b", "a")]


def test_short_passages_that_make_up_a_quarter_of_a_text_are_enough() -> None:
    def shelf(pieces: int) -> Shelf:
        words = made_up(9).split()
        shared = [" ".join(words[n * 10 : n * 10 + 10]) for n in range(pieces)]
        return (
            Shelf()
            .add("a", " ".join(f"{made_up(n, 40)} {piece}" for n, piece in enumerate(shared)))
            .add("b", " ".join(f"{piece} {made_up(50 + n, 40)}" for n, piece in enumerate(shared)) + made_up(99, 300))
        )

    assert shelf(5).pairs() == []  # 50 of 250 words
    shorter = shelf(5)
    shorter.articles.clear()
    shorter.add(
        "a", " ".join(f"{made_up(n, 25)} {' '.join(made_up(9).split()[n * 10 : n * 10 + 10])}" for n in range(5))
    )
    shorter.add(
        "b", " ".join(f"{' '.join(made_up(9).split()[n * 10 : n * 10 + 10])} {made_up(60 + n, 90)}" for n in range(5))
    )
    assert shorter.pairs() == [("b", "a")]  # 50 of 175


def test_what_a_site_prints_around_all_its_texts_is_no_sign() -> None:
    frame = made_up(5, 60)
    shelf = Shelf()
    for name, publisher, url in (
        ("a", "Lena", ""),
        ("b", "Lena", ""),
        ("c", "", "https://x.org/1"),
        ("d", "", "https://www.x.org/2"),
    ):
        shelf.add(name, f"{frame}\n{made_up(ord(name))}", publisher=publisher, url=url)
    assert shelf.hints() == []


def test_a_banner_about_cookies_that_two_sites_share_is_no_sign() -> None:
    shelf = Shelf().add("a", f"{made_up(1)}\n{BANNER}").add("b", f"{BANNER}\n{made_up(2)}")
    assert shelf.hints() == []


def test_a_passage_in_more_than_five_texts_is_no_sign_unless_it_is_a_large_part_of_them() -> None:
    frame, report = made_up(5, 40), made_up(6, 400)
    framed, printed = Shelf(), Shelf()
    for n in range(8):
        framed.add(f"p{n}", f"{made_up(10 + n, 400)}\n{frame}")
        printed.add(f"p{n}", f"{report}\n{made_up(10 + n, 100)}", published=f"2023-05-{n + 1:02}")
    assert framed.hints() == []
    assert printed.pairs() == [(f"p{n}", "p0") for n in range(1, 8)]


def test_forty_papers_with_one_text_get_a_hint_each_but_the_oldest() -> None:
    shelf = Shelf()
    for n in range(40):
        shelf.add(f"p{n:02}", ENGLISH, published=f"2023-05-{n % 28 + 1:02}")
    assert len(shelf.hints()) == 39
    assert {there for _, there in shelf.pairs()} == {"p00"}


def test_texts_that_go_back_to_one_report_share_words_as_they_should() -> None:
    shelf = Shelf().add("wire", None, publisher="Lena News").add("a", ENGLISH, "wire").add("b", ENGLISH, "wire")
    assert shelf.hints() == []
    assert shelf.add("c", ENGLISH).pairs() == [("c", "a")]


def test_of_two_undated_texts_the_one_that_is_called_original_is_not_told_to_come_from_the_other() -> None:
    shelf = Shelf().add("a", ENGLISH).add("b", ENGLISH, original=True)
    assert shelf.pairs() == [("a", "b")]
    both = Shelf().add("a", ENGLISH, original=True).add("b", ENGLISH, original=True)
    (one,) = both.hints()
    assert one.message.endswith("; yet it is called original")
    assert "derives_from" not in one.hint


def test_lineage_in_a_circle_and_an_empty_text_stop_nothing() -> None:
    shelf = Shelf().add("a", ENGLISH, "b").add("b", "", "a").add("c", ENGLISH).add("d", None)
    assert shelf.pairs() == [("c", "a")]


def test_the_order_of_the_articles_changes_nothing() -> None:
    shelf = Shelf()
    for n in range(6):
        shelf.add(f"p{n}", f"{ENGLISH} {made_up(n)} The owner told Reuters so.")
    forward = shelf.hints()
    shelf.articles.reverse()
    assert shelf.hints() == forward


def test_a_hundred_texts_of_20_kilobytes_are_compared_within_four_seconds() -> None:
    shelf = Shelf()
    for n in range(100):
        shelf.add(f"p{n:03}", made_up(n, 3000))
    begun = process_time()
    assert shelf.hints() == []
    assert process_time() - begun < 4


def test_check_prints_the_hint_and_a_reason_silences_it_while_build_says_nothing(tmp_path: Path) -> None:
    story = Dossier(tmp_path / "d").write("site.yaml", "title: The barge\n")
    story.write("captures/courier.txt", "PORT LENA (Reuters) – A barge has sunk.\n")
    story.write(
        "content/articles/courier.md",
        """
        ---
        title: A barge sinks
        publisher: Northern Courier
        capture: courier.txt
        ---
        On the barge.
        """,
    )
    story.write("content/notes/n.md", "---\ntitle: N\n---\nThe paper says so [@courier].\n")
    story.run("check")
    assert story.code == 0, story.err
    assert "content/articles/courier.md:4" in story.err
    assert "`courier` seems to come from Reuters" in story.err
    assert "[lineage-hint]" in story.err
    story.build()
    assert "lineage-hint" not in story.err
    assert "seems to come from" not in story.page("articles/courier/index.html")
    story.edit("content/articles/courier.md", "capture:", "accept: {lineage-hint: The byline is wrong}\ncapture:")
    assert "lineage-hint" not in story.run("check").err
    assert "lineage-hint" not in story.build().err
