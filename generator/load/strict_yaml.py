"""Strict YAML to a tree: every scalar stays text, and what YAML can do beyond lists and mappings is refused.

Built from the parser's events, not from its nodes: nodes hide aliases, and composing them recurses in C without a
limit. What a syntax error means to its writer is left to yaml_mistakes.py.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from generator.load.tree import Mapping, Node, Scalar, Sequence, Source, typed
from generator.model.patterns import later
from generator.model.problems import Problem, problem

if TYPE_CHECKING:
    import yaml

LARGEST = 16_000_000  # characters
DEEPEST = 40
_BREAKS = later("[\u2028\u2029]")
# A remark has a space after its sign. What has none was meant as text, and would vanish without a word.
_SWALLOWED = later(r"[ \t]+(#[^\s#][^\n]*)")

_SWALLOWED_ITEM = later(r"\n *(- )")


class _Open(msgspec.Struct):
    """A mapping or sequence whose end has not come yet."""

    start: int
    keys: bool
    children: list[Node] = []


class _Refused(Exception):
    """Composing cannot go on: the problem says why."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.code)
        self.found = found


def compose(source: Source, base: int = 0) -> tuple[Node | None, list[Problem]]:
    """The one document of source.text[base:], None where there is none or it cannot be read.

    All features and repeated keys that are refused are reported, and at most one mistake of syntax.
    """
    import yaml

    text = source.text[base:]
    if len(text) > LARGEST:
        message = f"this is longer than {LARGEST:,} characters".replace(",", " ")
        return None, [problem("bad-yaml", message, source.span(base, base), "split the list into several files")]
    problems = [_invisible(source, base + m.start()) for m in _BREAKS.finditer(text)] if not text.isascii() else []
    composer = _Composer(source, base, problems)
    loader = yaml.CSafeLoader(_BREAKS.sub(" ", text) if problems else text)
    try:
        return composer.compose(loader), problems
    except _Refused as refused:
        return None, [*problems, refused.found]
    except yaml.YAMLError as error:
        return None, [*problems, _syntax(source, base, error, composer.last)]
    finally:
        loader.dispose()


class _Composer:
    """Puts the parser's events together, with a stack of its own so that depth costs no recursion."""

    def __init__(self, source: Source, base: int, problems: list[Problem]) -> None:
        self.last: Scalar | None = None
        self._source = source
        self._base = base
        self._problems = problems
        self._remarks = "#" in source.text
        self._stack: list[_Open] = []

    def compose(self, loader: Any) -> Node | None:
        from yaml.events import (
            AliasEvent,
            DocumentStartEvent,
            MappingEndEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceEndEvent,
            SequenceStartEvent,
        )

        root: Node | None = None
        documents = 0
        while (event := loader.get_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                root = self._add(self._scalar(event)) or root
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, kind is MappingStartEvent)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                root = self._add(self._close(event)) or root
            elif kind is AliasEvent:
                self._feature(event, f"`*{event.anchor}` would be an alias, which is not used here")
            elif kind is DocumentStartEvent:
                documents += 1
                self._document(event, documents)
        return root

    def _at(self, mark: Any) -> int:
        return self._base + int(mark.index)

    def _scalar(self, event: Any) -> Scalar:
        start, end = self._at(event.start_mark), self._at(event.end_mark)
        style = event.style or ""
        scalar = Scalar(event.value, style, self._source, start, end)
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if self._remarks and style not in ("|", ">"):
            # An empty value ends at its colon, or at the comma before it.
            swallowed = _SWALLOWED.match(self._source.text, end)
            if swallowed:
                self._problems.append(_swallowed(self._source, swallowed))
        if not style and "\n" in scalar.slice and (item := _SWALLOWED_ITEM.search(scalar.slice)):
            self._problems.append(_swallowed_item(self._source, start + item.start(1)))
        self.last = scalar
        return scalar

    def _open(self, event: Any, keys: bool) -> None:
        start = self._at(event.start_mark)
        if len(self._stack) >= DEEPEST:
            hint = "a bracket too many? no key needs more than a few levels"
            raise _Refused(
                problem(
                    "bad-yaml",
                    f"this is nested more than {DEEPEST} deep",
                    self._source.span(start, start + 1),
                    hint,
                )
            )
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        self._stack.append(_Open(start, keys, []))

    def _close(self, event: Any) -> Node:
        done, end = self._stack.pop(), self._at(event.end_mark)
        if not done.keys:
            return Sequence(tuple(done.children), self._source, done.start, end)
        keys, values = done.children[::2], done.children[1::2]
        entries = tuple((key, value) for key, value in zip(keys, values, strict=True) if isinstance(key, Scalar))
        for key in keys:
            if not isinstance(key, Scalar):
                self._problems.append(_complex_key(key))
        self._problems += _repeated(entries)
        return Mapping(entries, self._source, done.start, end)

    def _add(self, node: Node) -> Node | None:
        """Put a node into what is open; the node itself where nothing is."""
        if not self._stack:
            return node
        self._stack[-1].children.append(node)
        return None

    def _document(self, event: Any, count: int) -> None:
        at = self._at(event.start_mark)
        if count > 1:
            hint = "one file holds one list: take the `---` out, or make it two files"
            span = self._source.span(at, at + 3)
            raise _Refused(problem("yaml-feature", "a second document begins here, and would not be read", span, hint))
        if event.version or event.tags:
            message, hint = "lines that begin with `%` are not used here", "take the line out"
            self._problems.append(problem("yaml-feature", message, self._source.span(at, at + 1), hint))

    def _marked(self, event: Any) -> None:
        if event.anchor is not None:
            self._feature(event, f"`&{event.anchor}` would be an anchor, which is not used here")
        else:
            self._feature(event, "a value that begins with `!` would be a tag, which is not used here")

    def _feature(self, event: Any, message: str) -> None:
        start = self._at(event.start_mark)
        end = self._source.text.find("\n", start)
        value = self._source.text[start : end if end >= 0 else None].strip()
        span = self._source.span(start, start + len(value.split()[0]) if value else start + 1)
        hint = f"if it is text, put it in quotation marks: `{typed(value)}`"
        raise _Refused(problem("yaml-feature", message, span, hint))


def _repeated(entries: tuple[tuple[Scalar, Node], ...]) -> Iterator[Problem]:
    seen: dict[str, Scalar] = {}
    for key, _ in entries:
        name = key.text if key.text.isascii() else unicodedata.normalize("NFC", key.text)
        if name == "<<":
            hint = "write the keys out where they are wanted"
            yield problem("yaml-feature", "`<<` would merge mappings, which is not done here", key.span, hint)
        first = seen.setdefault(name, key)
        if first is not key:
            hint = f"it stands in line {first.span.line} already: keep one of the two"
            yield problem("duplicate-key", f"`{name}` stands here twice", key.span, hint)


def _complex_key(key: Node) -> Problem:
    hint = "a key is a word with a colon after it; a value in brackets stands behind its colon"
    return problem("yaml-feature", "a list or mapping cannot be a key", key.span, hint)


def _invisible(source: Source, at: int) -> Problem:
    message = f"an invisible character (U+{ord(source.text[at]):04X}) stands here, which YAML takes for a new line"
    hint = "delete it; it often comes along with pasted text"
    return problem("bad-character", message, source.span(at, at + 1), hint)


def _swallowed(source: Source, found: "re.Match[str]") -> Problem:
    from generator.load.yaml_mistakes import LOST

    hint = f"put the value in quotation marks if `{found[1].strip()}` belongs to it; a remark has a space: `# …`"
    return problem("bad-yaml", LOST, source.span(found.start(1), found.end(1)), hint)


def _swallowed_item(source: Source, at: int) -> Problem:
    hint = "begin it in the same column as the `-` above, or put the whole value in quotation marks"
    return problem(
        "bad-yaml",
        "this `-` is indented as if it continued the line before it",
        source.span(at, at + 1),
        hint,
    )


def _syntax(source: Source, base: int, error: "yaml.YAMLError", last: Scalar | None) -> Problem:
    from generator.load.yaml_mistakes import Wrong, explain

    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    at = base + mark.index if mark is not None else base
    wrong = Wrong(
        text=source.text,
        at=min(at, len(source.text)),
        since=base + context.index if context is not None else at,
        said=getattr(error, "problem", None) or "",
        doing=getattr(error, "context", None) or "",
        last=last,
    )
    mistake = explain(wrong)
    return problem("bad-yaml", mistake.message, source.span(mistake.start, mistake.end), mistake.hint)
