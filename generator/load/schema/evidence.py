"""Evidence: citations as one types them in prose, and the long form with speaker, stance and origin."""

import msgspec

from generator.load.body.citations import parse_cited
from generator.load.schema.fields import Field, Type, Values, form, wrong_type
from generator.load.schema.references import RefTo
from generator.load.schema.scalars import Choice, Line, Raw, Whole
from generator.load.schema.shapes import Either, Flat
from generator.load.tree import Node, Scalar, Sequence, as_written
from generator.model.body import Cited, Quote
from generator.model.problems import Problem, Span, problem
from generator.model.records import Evidence, Speaker

STANCES = ("supports", "disputes", "mentions")
_EXAMPLE = "'@world-today \"Quds Force commander\"'"


class Citation(Type, frozen=True):
    """The inside of a citation's brackets, which may cite several sources."""

    @property
    def words(self) -> str:
        return "a citation such as " + _EXAMPLE

    def read(self, node: Node, name: str, problems: list[Problem]) -> tuple[Cited, ...] | None:
        if not isinstance(node, Scalar):
            problems.append(wrong_type(node, name, "citations in quotation marks", f"write `{name}: [{_EXAMPLE}]`"))
            return None
        written = as_written(node)
        cited, found = parse_cited(
            written.text, Span(node.source.path, written.line, written.column, len(written.text))
        )
        problems += found
        return cited


class CitedEvidence(Type, frozen=True):
    """A citation as evidence that supports: the source and its words, and nothing else."""

    @property
    def words(self) -> str:
        return Citation().words

    def read(self, node: Node, name: str, problems: list[Problem]) -> tuple[Evidence, ...] | None:
        cited = Citation().read(node, name, problems)
        if cited is None:
            return None
        for one in cited:
            lost = one.prefix.strip() or one.suffix.strip() or ("disputed" if one.disputed else "")
            if lost:
                hint = "write the long form, with `source:`, `quote:` and `stance:` or `verb:`"
                problems.append(
                    problem("bad-citation", f"`{lost}` has no place in evidence as one line", node.span, hint)
                )
        return tuple(_supports(one) for one in cited)


class Quotes(Type, frozen=True):
    """Quoted words, or a list of them."""

    @property
    def words(self) -> str:
        return "a text, or a list of texts"

    def read(self, node: Node, name: str, problems: list[Problem]) -> tuple[Scalar, ...] | None:
        nodes = node.items if isinstance(node, Sequence) else (node,)
        read = [Raw("a text").read(one, name, problems) for one in nodes]
        return tuple(one for one in read if one is not None and one.text.strip())


def _supports(cited: Cited) -> Evidence:
    source = msgspec.structs.replace(cited.ref, kinds=("article",))
    return Evidence(source, cited.ref.span, cited.quotes, cited.locator)


def _speaker(values: Values) -> Speaker | None:
    actor, unnamed, count = values.maybe("actor"), values.get("unnamed", ""), values.maybe("count")
    if (actor is None) == (not unnamed):
        hint = "write `{actor: id}` for someone named, else `{unnamed: Iranian official, count: 3}`"
        values.report("wrong-type", "a speaker is either an actor or unnamed", values.span, hint)
        return None
    if actor is not None and count is not None:
        hint = "leave it out: an actor is one"
        values.report("wrong-type", "`count` goes with `unnamed`", values.place("count"), hint)
    return Speaker(actor, unnamed, None if actor else count)


def _evidence(values: Values) -> tuple[Evidence, ...]:
    nodes: tuple[Scalar, ...] = values.get("quote", ())
    which, before, after = values.maybe("which"), values.get("before", ""), values.get("after", "")
    if len(nodes) != 1:
        for name in ("which", "before", "after"):
            if name in values.read:
                hint = "give each quotation a piece of evidence of its own"
                values.report("wrong-type", f"`{name}` goes with one `quote`", values.place(name), hint)
        which, before, after = None, "", ""
    quotes = tuple(Quote(_words(node), node.inside, which, before, after) for node in nodes)
    source = values.read["source"]
    return (
        Evidence(
            source=source,
            span=source.span,
            quotes=quotes,
            locator=values.get("locator", ""),
            stance=values.get("stance", "supports"),
            speaker=values.maybe("speaker"),
            verb=values.get("verb", ""),
            origin=values.maybe("origin"),
        ),
    )


def _words(node: Scalar) -> str:
    return node.text.strip()


SPEAKER = form(
    "a speaker",
    Field("actor", RefTo(("actor",)), "Who says it, where named", example="us-government"),
    Field("unnamed", Line(), "What kind of people say it, where none is named", example="Iranian official"),
    Field("count", Whole(1), "How many unnamed people the source speaks of; left out where it does not say"),
    make=_speaker,
)

EVIDENCE = form(
    "a piece of evidence",
    Field("source", RefTo(("article",)), "The article in which it stands", required=True, example="world-today",
          slips=("article",)),
    Field("quote", Quotes(), "Its words there, which are verified", example='"a US military facility in Jordan"',
          slips=("quotes", "text")),
    Field("which", Whole(1, 999), "Which occurrence is meant, where the words stand there more than once"),
    Field("before", Line(), "Words just before the quotation, where it stands there more than once"),
    Field("after", Line(), "Words just after it, for the same reason"),
    Field("locator", Line(), "Where in the source: a page, a paragraph", example="¶4", slips=("page", "paragraph")),
    Field("stance", Choice(STANCES), "How it bears on the claim", default="`supports`"),
    Field("speaker", SPEAKER, "Who says it there", slips=("by", "said_by")),
    Field("verb", Line(), "The verb of attribution, shown to the reader", example="said"),
    Field("origin", RefTo(("article",)), "Where this one fact comes from, if not from the article's lineage"),
    make=_evidence,
)  # fmt: skip

EVIDENCE_LIST = Flat(Either(CitedEvidence(), EVIDENCE), "citations or pieces of evidence")
CITATIONS = Flat(Citation(), "citations")
