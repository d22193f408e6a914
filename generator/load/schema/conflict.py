"""The keys of a conflict: claims that disagree, and the editor's judgement."""

from typing import Any

from generator.load.schema.fields import Field, Type, Values, form, is_empty
from generator.load.schema.record import record_form
from generator.load.schema.references import RefTo
from generator.load.schema.scalars import Choice, Line
from generator.load.schema.shapes import ListOf
from generator.load.schema.times import Date
from generator.load.tree import Node, Scalar, typed
from generator.model.body import Ref
from generator.model.problems import Problem, problem
from generator.model.records import Conflict, Judgement
from generator.model.spelling import nearest

KINDS = (
    "same fact",
    "precision",
    "possibly different events",
    "scope",
    "time or version",
    "translation",
    "misprint",
    "superseded",
)
VERDICTS = ("neither", "undetermined")
_CLAIMS = ListOf(RefTo(("claim",)), "ids of claims")


class Verdict(Type, frozen=True):
    """The positions that a judgement is for, or the word for none."""

    @property
    def words(self) -> str:
        return "a list of positions, `neither` or `undetermined`"

    def read(self, node: Node, name: str, problems: list[Problem]) -> tuple[str, tuple[Ref, ...]] | None:
        if not isinstance(node, Scalar):
            refs: tuple[Ref, ...] | None = _CLAIMS.read(node, name, problems)
            return ("for", refs) if refs else None
        if node.text.strip() in VERDICTS:
            return node.text.strip(), ()
        near = nearest(node.text, VERDICTS, limit=1)
        hint = f"did you mean `{near[0]}`?\n" if near else ""
        hint += f"write `for: [{typed(node.text.strip())}]` for a position, else `neither` or `undetermined`"
        problems.append(problem("unknown-value", f"`for` cannot be `{node.text.strip()}`", node.span, hint))
        return None


def _judgement(values: Values) -> Judgement:
    verdict, positions = values.read["for"]
    return Judgement(verdict, positions, values.get("by", ""), values.maybe("on"))


def _conflict(values: Values, shared: dict[str, Any]) -> Conflict:
    judgement: Judgement | None = values.maybe("judgement")
    given = values.nodes.get("judgement")
    judged = given is not None and not is_empty(given)
    state = values.get("state", "judged" if judged else "open")
    if state == "judged" and not judged:
        hint = "write `judgement: {for: [claim-id], by: the editor}`, or `state: open`"
        values.report("missing-key", "a conflict that is judged needs its `judgement`", values.place("state"), hint)
    if state == "open" and judged:
        hint = "write `state: judged`, or take the judgement out"
        values.report("unknown-value", "a conflict with a `judgement` is not open", values.place("state"), hint)
    return Conflict(
        **shared,
        kind=values.get("kind", KINDS[0]),
        positions=values.get("positions", ()),
        state=state,
        judgement=judgement,
        would_settle=values.get("would_settle", ""),
    )


JUDGEMENT = form(
    "a judgement",
    Field("for", Verdict(), "The positions that it is for, or the word for none", required=True,
          example="[seventeen-wounded]",
          slips=("verdict", "position", "positions")),
    Field("by", Line(), "Whose it is", example="the editor", slips=("author", "who")),
    Field("on", Date(), "When it was made", example="2023-07-01", slips=("date", "when")),
    make=_judgement,
)  # fmt: skip
CONFLICT = record_form(
    "conflict",
    "a conflict",
    "Claims that cannot all be so. Its text argues the judgement.",
    Field("title", Line(), "The question", required=True, example="How many were wounded?", slips=("name", "question")),
    Field("kind", Choice(KINDS), "What sort of disagreement it is", required=True, example="same fact",
          slips=("type",)),
    Field("positions", _CLAIMS, "The claims that disagree, two at least", required=True,
          example="[seventeen-wounded, twelve-wounded]", slips=("claims", "position")),
    Field("state", Choice(("open", "judged", "withdrawn")), "How far it has come",
          default="`judged` where there is a judgement, else `open`"),
    Field("judgement", JUDGEMENT, "Which position you hold to be right", slips=("judgment", "verdict")),
    Field("would_settle", Line(), "What would settle it", example="The hospital's register", slips=("settled_by",)),
    build=_conflict,
    example="""\
---
title: How many were wounded?
kind: same fact
positions: [seventeen-wounded, twelve-wounded]
state: judged
judgement: {for: [seventeen-wounded], by: the editor, on: 2023-07-01}
would_settle: The hospital's register
---
The *Ledger* counted the crew alone [@ledger "twelve of the crew"].
""",
)  # fmt: skip
