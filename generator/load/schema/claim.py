"""The keys of a claim: a statement with its evidence."""

from typing import Any

from generator.load.schema.evidence import EVIDENCE_LIST
from generator.load.schema.fields import Field, Values
from generator.load.schema.record import record_form
from generator.load.schema.references import RefTo
from generator.load.schema.scalars import Line
from generator.load.schema.shapes import ListOf
from generator.model.records import Claim


def _claim(values: Values, shared: dict[str, Any]) -> Claim:
    claim = Claim(**shared, about=values.get("about", ()), evidence=values.get("evidence", ()))
    if not claim.evidence and "evidence" not in values.nodes:
        hint = "add `evidence:` with a source and its words"
        values.report("no-evidence", f"`{claim.key.id}` has no evidence", claim.span, hint)
    return claim


CLAIM = record_form(
    "claim",
    "a claim",
    "One statement that sources make, small enough to be true or false, with the passages for and against it.",
    Field("says", Line(), "The statement", required=True, example="A faulty pump set the barge alight",
          slips=("title", "name", "claim", "statement", "text")),
    Field("about", ListOf(RefTo(), "`kind:id`"), "The records that it is about", example="[event:barge-fire]"),
    Field("evidence", EVIDENCE_LIST, "Where it stands, and how it bears on the claim", default="**needed**",
          example="['@courier \"a faulty pump\"']", slips=("sources", "source", "quotes", "quote")),
    name="says",
    needs_id=True,
    build=_claim,
    example="""\
- id: pump-was-faulty
  says: A faulty pump set the barge alight
  about: [event:barge-fire]
  evidence:
    - '@courier "a faulty pump"'
    - source: ledger
      quote: "set the fire, he said, by a faulty pump"
      stance: supports
      speaker: {unnamed: union official, count: 1}
      verb: said
""",
)  # fmt: skip
