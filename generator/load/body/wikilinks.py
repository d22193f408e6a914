"""The inside of `[[…]]` and `![[…]]` to what it names. Looking it up is left to link/."""

import re
from collections.abc import Callable

import msgspec

from generator.load.body.citations import unescaped
from generator.load.body.targets import record
from generator.model.body import Ref
from generator.model.patterns import later
from generator.model.problems import Problem, Span, problem

_BAR = later(r"\\?\|")
# `[[name]]` or `[[name|words]]` in which nothing has a meaning of its own.
_PLAIN = re.compile(r"\[\[([\w:-]+(?: [\w:-]+)*)(?:\|([\w.,:’'()-]+(?: [\w.,:’'()-]+)*))?\]\]")
_HASH = later(r"(?<!\\)#")
# Obsidian's width of a picture, in place of words or after them.
_SIZE = later(r"(?:^|\|)\s*\d+(?:x\d+)?\s*$")
_FORM = "write [[name]], [[name|words]], [[name#heading]] or [[#heading]]"
At = Callable[[int, int], Span]


class Target(msgspec.Struct, frozen=True):
    """What a wikilink names: a record, a heading in it, and the words to show; each but one may be empty."""

    ref: Ref
    heading: str
    label: str

    @property
    def words(self) -> str:
        """What stands for the link where there is only its text."""
        return self.label or self.ref.text or self.heading


def plain_wikilink(raw: str, at: At) -> Target | None:
    """What `[[…]]` names, if it is of the plain form; `at` gives the place of a part of it."""
    found = _PLAIN.fullmatch(raw)
    return Target(Ref(found[1], at(*found.span(1))), "", found[2] or "") if found else None


def read_wikilink(text: str, at: At, whole: Span) -> Target | Problem:
    """What `text`, the inside of the brackets on one line, names; `at` gives the place of a part of it."""
    bar = _BAR.search(text)
    typed = text[: bar.start()] if bar else text
    hash_ = _HASH.search(typed)
    name = typed[: hash_.start()] if hash_ else typed
    heading = unescaped(typed[hash_.end() :].rpartition("#")[2]).strip() if hash_ else ""
    start = len(name) - len(name.lstrip())
    span = at(start, max(start, len(name.rstrip())))
    label = " ".join(unescaped(text[bar.end() :]).split()) if bar else ""
    ref = _ref(unescaped(name).strip(), span)
    if not ref.text and not heading:
        return problem("bad-link", "this link names nothing", whole, _FORM)
    if ref.kinds and any(c in ref.text for c in ' "“'):
        return problem(
            "bad-link",
            f"no record can be called `{ref.text}`",
            span,
            'a citation has single brackets, as in [@id "the words"]',
        )
    return Target(ref, heading, label)


def read_embed(text: str) -> tuple[str, str]:
    """The file that `![[…]]` names, and its text alternative, which may be empty."""
    bar = _BAR.search(text)
    name = unescaped(text[: bar.start()] if bar else text)
    return name.partition("#")[0].strip(), without_size(unescaped(text[bar.end() :]) if bar else "")


def without_size(alt: str) -> str:
    """A text alternative without a width in pixels, which Obsidian lets one write there."""
    return " ".join(_SIZE.sub("", alt).split())


def _ref(name: str, span: Span) -> Ref:
    """`@id` is an article, as in Obsidian's citation plug-ins; a path to a record's file is that record."""
    if name.startswith("@"):
        return Ref(name[1:], span, ("article",))
    if "/" in name or name.endswith(".md"):
        found = record(name.removeprefix("content/").removesuffix(".md") + ".md")
        return Ref(found or name, span)
    return Ref(name, span)
