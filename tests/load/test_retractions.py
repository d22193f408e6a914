"""That a source is retracted or superseded, as a writer types it, and what is wrong with how it is typed."""

import pytest

from generator.load.record_file import Parsed, Reading, read_file
from generator.model.dates import parse
from generator.model.records import Article, Retraction, Status

TOLD = "retracted: {on: 2024-05-01, because: The pictures showed another fire}"


def article(*settings: str, drafts: bool = False, private: bool = False) -> Parsed:
    text = "\n".join(["---", "title: A", *settings, "---", "Summary."])
    return read_file("content/articles/a.md", text.encode(), Reading(drafts, private))


def one(parsed: Parsed) -> Article:
    (record,) = parsed.records
    assert isinstance(record, Article)
    return record


def mistakes(parsed: Parsed) -> list[tuple[str, int, str]]:
    return [(p.code, p.span.line, p.message) for p in parsed.problems]


def test_a_retracted_article_is_published_with_the_date_and_the_reason() -> None:
    parsed = article("status: retracted", TOLD)
    assert mistakes(parsed) == []
    assert one(parsed).status is Status.PUBLISHED
    assert one(parsed).retracted == Retraction(parse("2024-05-01"), "The pictures showed another fire")


def test_a_superseded_article_names_its_successor() -> None:
    record = one(article("superseded_by: {source: '[[other]]', on: 2024-05~, because: It was corrected}"))
    assert record.superseded_by is not None
    assert (record.superseded_by.source.text, record.superseded_by.source.kinds) == ("other", ("article",))
    assert record.retracted is None


@pytest.mark.parametrize(
    ("settings", "code", "line", "words"),
    [
        (["status: retracted"], "missing-key", 3, "needs the date and the reason, in `retracted`"),
        (["status: retracted", "retracted:"], "missing-key", 3, "needs the date and the reason, in `retracted`"),
        (["status: retracted", "retracted: {on: 2024}"], "missing-key", 4, "`because` is missing, and a retraction"),
        (["status: retracted", "retracted: {because: x}"], "missing-key", 4, "`on` is missing, and a retraction"),
        (["status: retracted", "retracted: 2024"], "wrong-type", 4, "`retracted` wants keys with values"),
        (["status: retracted", "retracted: {on: May, because: x}"], "bad-date", 4, ""),
        ([TOLD], "missing-key", 3, "the status of the article is not `retracted`"),
        (["status: published", TOLD], "missing-key", 4, "the status of the article is not `retracted`"),
        (["superseded_by: other"], "wrong-type", 3, "`superseded_by` wants keys with values"),
        (["superseded_by: {source: b, on: 2024}"], "missing-key", 3, "`because` is missing"),
        (["status: retraced", TOLD], "unknown-value", 3, "`status` cannot be `retraced`"),
    ],
)
def test_what_is_missing_or_does_not_agree_is_told_at_its_line(
    settings: list[str], code: str, line: int, words: str
) -> None:
    ((found, at, message),) = mistakes(article(*settings))
    assert (found, at) == (code, line)
    assert words in message


def test_a_status_that_cannot_be_read_hides_the_article() -> None:
    parsed = article("status: retraced", TOLD)
    assert parsed.records == ()
    assert parsed.withheld[0].status is Status.PRIVATE


@pytest.mark.parametrize("status", ["draft", "private"])
def test_a_retraction_brings_no_draft_and_no_private_article_to_light(status: str) -> None:
    parsed = article(f"status: {status}", TOLD)
    assert parsed.records == ()
    assert parsed.withheld[0].status is Status(status)


def test_of_two_statuses_the_one_that_hides_counts() -> None:
    assert article("status: retracted", "status: draft", TOLD).records == ()


def test_a_draft_that_is_retracted_is_marked_in_a_preview_and_stays_a_draft() -> None:
    parsed = article("status: draft", TOLD, drafts=True)
    assert mistakes(parsed) == []
    assert one(parsed).status is Status.DRAFT
    assert one(parsed).retracted is not None


def test_nothing_but_an_article_is_retracted() -> None:
    parsed = read_file("content/notes/n.md", b"---\ntitle: N\nstatus: retracted\n---\nA.\n", Reading())
    assert mistakes(parsed) == [("unknown-value", 3, "`status` cannot be `retracted`")]
    assert parsed.records == ()
