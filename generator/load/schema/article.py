"""The keys of an article, a published source."""

from typing import Any

import msgspec

from generator.load.schema.fields import Field, Values, form
from generator.load.schema.identifiers import Address, CaptureName, SecureAddress
from generator.load.schema.record import RETRACTED, STATUS, record_form
from generator.load.schema.references import RefTo
from generator.load.schema.scalars import Choice, Line
from generator.load.schema.shapes import Either, ListOf
from generator.load.schema.times import Date
from generator.load.tree import Node
from generator.model.problems import Problem
from generator.model.records import Archived, Article, Derivation, Retraction, Rights, Status, Supersession

MEDIUMS = ("news", "wire", "report", "document", "post", "broadcast", "photograph", "dataset")
HOW = ("reprints", "translates", "retells", "draws-on")


def _derivation(values: Values) -> Derivation:
    return Derivation(values.read["source"], values.read["how"], values.get("basis", ""))


DERIVATION = form(
    "an entry of `derives_from`",
    Field("source", RefTo(("article",)), "The article that it comes from", required=True, example="reuters-2024-02",
          slips=("from", "article")),
    Field("how", Choice(HOW), "`reprints`, `translates` or `retells` all of it, or `draws-on` it in part",
          required=True, example="retells"),
    Field("basis", Line(), "How you know", slips=("because", "why", "reason")),
    make=_derivation,
)  # fmt: skip


RETRACTION = form(
    "a retraction",
    Field("on", Date(), "When its publisher took it back", required=True, example="2024-05-01", slips=("date", "when")),
    Field("because", Line(), "Why, for the reader", required=True, slips=("why", "reason", "basis")),
    make=lambda values: Retraction(values.read["on"], values.read["because"]),
)  # fmt: skip
SUPERSESSION = form(
    "an entry of `superseded_by`",
    Field("source", RefTo(("article",)), "The article that took its place", required=True, example="corrected-report",
          slips=("by", "article", "to")),
    Field("on", Date(), "Since when", required=True, example="2024-05-01", slips=("date", "when")),
    Field("because", Line(), "Why, for the reader", required=True, slips=("why", "reason", "basis")),
    make=lambda values: Supersession(values.read["source"], values.read["on"], values.read["because"]),
)  # fmt: skip


class Copy(SecureAddress, frozen=True):
    """Where a copy of an article stands, of which no more is known."""

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        url = super().read(node, name, problems)
        return Archived(url) if url is not None else None


ARCHIVED = form(
    "an archived copy",
    Field("url", SecureAddress(), "Where the copy stands", required=True,
          example="https://web.archive.org/web/2023/https://example.org/barge", slips=("address", "link", "at")),
    Field("on", Date(), "When it was made", example="2023-05-04", slips=("date", "when", "accessed")),
    make=lambda values: Archived(values.read["url"], values.maybe("on")),
)  # fmt: skip


def _article(values: Values, shared: dict[str, Any]) -> Article:
    grade = values.get("grade", "")
    if grade and not values.get("grade_because", ""):
        hint = "write `grade_because: …`"
        values.report("missing-key", "a `grade` needs its reason in `grade_because`", values.place("grade"), hint)
    _check_retraction(values, shared["status"])
    capture = values.get("capture", "")
    body = shared["body"]
    return Article(
        **shared,
        publisher=values.get("publisher", ""),
        authors=values.get("authors", ()),
        published=values.maybe("published"),
        accessed=values.maybe("accessed"),
        url=values.get("url", ""),
        archived=values.maybe("archived"),
        medium=values.get("medium", "news"),
        capture=capture,
        capture_span=values.place("capture") if capture else None,
        rights=Rights(values.get("rights", "cite")),
        derives_from=values.get("derives_from", ()),
        original=values.get("lineage", "unknown") == "original",
        grade=grade,
        grade_because=values.get("grade_because", ""),
        hash_private=values.get("hash", "public") == "private",
        transcription=body.plain if values.get("body", "summary") == "text" else None,
        retracted=values.maybe("retracted"),
        superseded_by=values.maybe("superseded_by"),
    )


def _check_retraction(values: Values, shown: Status) -> None:
    """A retraction stands in two keys, which must agree. One that is not published yet has its status for that."""
    is_said, is_told = values.get("status", "") == RETRACTED, "retracted" in values.nodes
    if is_said and not is_told:
        hint = "write `retracted: {on: 2024-05-01, because: …}`"
        say = "a retracted article needs the date and the reason, in `retracted`"
        values.report("missing-key", say, values.place("status"), hint)
    misread = "status" in values.nodes and "status" not in values.read
    if is_told and not is_said and not misread and shown is Status.PUBLISHED:
        hint = "write `status: retracted`, or take `retracted` out"
        say = "`retracted` is given, but the status of the article is not `retracted`"
        values.report("missing-key", say, values.place("retracted"), hint)


ARTICLE = record_form(
    "article",
    "an article",
    "A published source. Its text is your summary of it, unless `body: text` says that it is the source's own.",
    Field("title", Line(), "The title as printed", required=True, example="Barge burns at the grain quay",
          slips=("name", "headline")),
    Field("publisher", Line(), "Who published it; empty where unknown", example="Northern Courier",
          slips=("source", "site", "website", "outlet", "newspaper")),
    Field("authors", ListOf(Line(), "texts", lone=True), "Who wrote it", example="[Ana Holm]",
          slips=("author", "by", "byline", "creator", "creators")),
    Field("published", Date(), "When it was published, as far as known", example="2023-05-02",
          slips=("date", "pubdate", "issued")),
    Field("accessed", Date(), "When it was looked at", example="2023-05-04", slips=("retrieved",)),
    Field("url", Address(), "Where it stands", example="https://example.org/barge", slips=("link", "href", "uri")),
    Field("archived", Either(Copy(), ARCHIVED), "A copy of its page in a public archive, which outlives the page",
          example="{url: https://web.archive.org/web/2023/https://example.org/barge, on: 2023-05-04}",
          slips=("archive", "archive_url", "archived_url", "wayback")),
    Field("medium", Choice(MEDIUMS), "What it is", default="`news`", slips=("type", "kind", "genre")),
    Field("capture", CaptureName(), "The captured original; private, and never published", example="courier.txt",
          slips=("file", "snapshot", "archive")),
    Field("rights", Choice(tuple(r.value for r in Rights)),
          "How much of the source the site may show: citations alone, sentences around passages, all of it",
          default="`cite`", slips=("license", "licence", "copyright")),
    Field("derives_from", ListOf(DERIVATION, "mappings"), "The articles that it comes from",
          slips=("derived_from", "parents")),
    Field("lineage", Choice(("original", "unknown")), "Whether it is its own origin", default="`unknown`"),
    Field("grade", Choice(("A", "B", "C", "D", "E", "F")), "How reliable its publisher is, on the Admiralty scale"),
    Field("grade_because", Line(), "Why; needed where there is a `grade`"),
    Field("hash", Choice(("public", "private")),
          "`private` keeps the capture's SHA-256 off the site, where it would identify a leaked copy",
          default="`public`"),
    Field("body", Choice(("summary", "text")),
          "What the text below is: your summary, or the source's own text, against which quotations are verified",
          default="`summary`"),
    Field("retracted", RETRACTION, "When its publisher took it back, and why; needed with `status: retracted`",
          example="{on: 2024-05-01, because: The picture showed another fire}", slips=("retraction", "withdrawn")),
    Field("superseded_by", SUPERSESSION, "The article that took its place", slips=("replaced_by", "successor")),
    build=_article,
    status=msgspec.structs.replace(
        STATUS,
        type=Choice((*(status.value for status in Status), RETRACTED)),
        says="Whether it is shown: always, only with `--drafts`, or never. `retracted` is shown always, and marked",
    ),
    example="""\
---
title: Barge burns at the grain quay
publisher: Northern Courier
authors: [Ana Holm]
published: 2023-05-02
url: https://example.org/barge
capture: courier.txt
rights: excerpt
derives_from:
  - {source: agency-report, how: draws-on, basis: It names the agency twice}
---
Reports the fire on the day after, and names the owner.
""",
)  # fmt: skip
