"""The parts of the table: fields, forms of fields, and what it takes to be a type. The types stand beside it.

A form reads a mapping field by field and reports every mistake at its own place; what was read right is kept.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from generator.load.tree import Mapping, Node, Scalar, Sequence, typed
from generator.model.problems import Problem, Span, problem
from generator.model.spelling import nearest

T = TypeVar("T")


class Type(msgspec.Struct, frozen=True):
    """How a value is read, and what the reference says of it."""

    @property
    def words(self) -> str:
        """What it is, with its article: `a list of texts`."""
        raise NotImplementedError

    @property
    def parts(self) -> tuple["Type", ...]:
        """The types that it is made of."""
        return ()

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        """The value of a node; None where it is none, which is then reported."""
        raise NotImplementedError


class Field(msgspec.Struct, frozen=True):
    """One key. `slips` are words that people write for it; `default` is for the reference alone.

    Nothing behind a key means the same as leaving it out, unless it is `spoken`: then something must be said.
    """

    name: str
    type: Type
    says: str
    required: bool = False
    default: str = ""
    example: str = ""
    slips: tuple[str, ...] = ()
    spoken: bool = False


class Values(msgspec.Struct, frozen=True):
    """What was read of a mapping. `whole` tells that no required field is missing."""

    span: Span
    read: dict[str, Any]
    nodes: dict[str, Node]
    problems: list[Problem]
    whole: bool

    def get(self, name: str, default: T) -> T:
        """The value of a field, or what stands for it where it was left out or not read."""
        found: T = self.read.get(name, default)
        return found

    def maybe(self, name: str) -> Any:
        """The value of a field that has no default, or None."""
        return self.read.get(name)

    def place(self, name: str) -> Span:
        """Where the value of a field stands; where the mapping does if it has none."""
        node = self.nodes.get(name)
        return node.span if node is not None else self.span

    def report(self, code: str, message: str, span: Span, hint: str = "") -> None:
        """Report what is wrong between fields."""
        self.problems.append(problem(code, message, span, hint))


class Form(Type, frozen=True):
    """A mapping with certain keys. `make` turns what was read into a value; None where it cannot.

    `elsewhere` says for some words that are no keys here where what they mean is written instead.
    """

    title: str
    fields: tuple[Field, ...]
    make: Callable[[Values], Any]
    by_name: dict[str, Field]
    elsewhere: dict[str, str] = {}

    @property
    def words(self) -> str:
        return "a mapping of " + ", ".join(f"`{f.name}`" for f in self.fields)

    @property
    def parts(self) -> tuple[Type, ...]:
        return tuple(f.type for f in self.fields)

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        if not isinstance(node, Mapping):
            problems.append(wrong_type(node, name, "keys with values", f"write {self.filled(node)}"))
            return None
        values = self.values(node, node.span, problems)
        return self.make(values) if values.whole else None

    def filled(self, node: Node) -> str:
        """The mapping that a text was perhaps meant for: as its first key, or as one of two where none is required."""
        text = typed(node.text.strip()) if isinstance(node, Scalar) else "…"
        first, *others = [f.name for f in self.fields if f.required] or [self.fields[0].name]
        if self.fields[0].required:
            rest = "".join(f", {name}: …" for name in others)
            return f"`{{{first}: {text}{rest}}}`"
        return " or ".join(f"`{{{f.name}: {text}}}`" for f in self.fields[:2])

    def values(self, mapping: Mapping | None, span: Span, problems: list[Problem]) -> Values:
        """Every field that can be read; `span` is where a missing one is reported."""
        read: dict[str, Any] = {}
        nodes: dict[str, Node] = {}
        excused: set[str] = set()
        for key, value in mapping.entries if mapping is not None else ():
            field = self.by_name.get(key.text)
            if field is None:
                meant = self._meant(key.text)
                excused.update(meant)
                problems.append(self._unknown(key, meant))
            elif field.name not in nodes and (field.spoken or not is_empty(value)):
                nodes[field.name] = value
                found = field.type.read(value, field.name, problems)
                if found is not None:
                    read[field.name] = found
        whole = True
        for field in self.fields:
            if field.required and field.name not in read:
                whole = False
                if field.name not in nodes and field.name not in excused:
                    problems.append(self._missing(field, mapping, span))
        return Values(span, read, nodes, problems, whole)

    def _meant(self, key: str) -> list[str]:
        word = key.strip().casefold()
        slip = [f.name for f in self.fields if word in f.slips]
        return slip or nearest(key, self.by_name, limit=2)

    def _unknown(self, key: Scalar, meant: list[str]) -> Problem:
        if meant:
            hint = "did you mean " + " or ".join(f"`{name}`" for name in meant) + "?"
        else:
            hint = "the keys are " + ", ".join(f"`{name}`" for name in self.by_name)
        hint = self.elsewhere.get(key.text, hint)
        if key.plain and ":" in key.text:
            hint = f"put a space after the colon: `{key.text.replace(':', ': ', 1)}`"
        return problem("unknown-key", f"`{key.text}` is no key of {self.title}", key.span, hint)

    def _missing(self, field: Field, mapping: Mapping | None, span: Span) -> Problem:
        hint = f"write `{field.name}: {field.example or '…'}`"
        key = next((k for k, _ in mapping.entries if k.text == field.name), None) if mapping is not None else None
        if key is not None:
            return problem("missing-key", f"`{field.name}` is empty, and {self.title} needs it", key.span, hint)
        return problem("missing-key", f"`{field.name}` is missing, and {self.title} needs it", span, hint)


def form(title: str, *fields: Field, make: Callable[[Values], Any], elsewhere: dict[str, str] | None = None) -> Form:
    """Make a form; `title` says with its article what it describes: `a role`."""
    return Form(title, fields, make, {field.name: field for field in fields}, elsewhere or {})


def is_empty(node: Node) -> bool:
    """Whether nothing stands behind a key, which means the same as leaving it out."""
    if isinstance(node, Scalar):
        return not node.text.strip()
    return not (node.items if isinstance(node, Sequence) else node.entries)


def sort_of(node: Node) -> str:
    """What YAML takes a value for, in words."""
    return "a list" if isinstance(node, Sequence) else "a mapping" if isinstance(node, Mapping) else "a text"


def wrong_type(node: Node, name: str, wants: str, hint: str = "") -> Problem:
    """The problem of a value of another type; `wants` has its article."""
    return problem("wrong-type", f"`{name}` wants {wants}, and this is {sort_of(node)}", node.span, hint)
