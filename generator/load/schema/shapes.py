"""The types that are made of others: lists, and values that are either a text or a mapping."""

import re
from typing import Any

from generator.load.schema.fields import Form, Type, is_empty, wrong_type
from generator.load.tree import Mapping, Node, Scalar, Sequence, typed
from generator.model.problems import Problem, problem


class ListOf(Type, frozen=True):
    """A list; `many` says of what. `lone` lets one text stand for a list of one, where no comma makes that doubtful."""

    item: Type
    many: str
    lone: bool = False

    @property
    def words(self) -> str:
        return f"a list of {self.many}" + (", or a single one" if self.lone else "")

    @property
    def parts(self) -> tuple[Type, ...]:
        return (self.item,)

    def read(self, node: Node, name: str, problems: list[Problem]) -> tuple[Any, ...] | None:
        if isinstance(node, Sequence):
            return self._items(node.items, name, problems)
        if self.lone and isinstance(node, Scalar) and not re.search(r"[,;&]| and ", node.text):
            return self._items((node,), name, problems)
        problems.append(wrong_type(node, name, "a list", _as_list(node, name, self.item)))
        return None

    def _items(self, nodes: tuple[Node, ...], name: str, problems: list[Problem]) -> tuple[Any, ...]:
        out = []
        for node in nodes:
            if is_empty(node):
                problems.append(
                    problem("wrong-type", f"an item of `{name}` is empty", node.span, "fill it in, or take it out")
                )
                continue
            found = self.item.read(node, name, problems)
            if found is not None:
                out.append(found)
        return tuple(out)


class Flat(ListOf, frozen=True):
    """A list whose items each yield several values, put in one row."""

    def _items(self, nodes: tuple[Node, ...], name: str, problems: list[Problem]) -> tuple[Any, ...]:
        return tuple(one for several in super()._items(nodes, name, problems) for one in several)


class Either(Type, frozen=True):
    """A short form, or a mapping that says more."""

    short: Type
    long: Form

    @property
    def words(self) -> str:
        return f"{self.short.words}, or {self.long.words}"

    @property
    def parts(self) -> tuple[Type, ...]:
        return self.short, self.long

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        return (self.long if isinstance(node, Mapping) else self.short).read(node, name, problems)


def _as_list(node: Node, name: str, item: Type) -> str:
    """How to write what stands there as a list."""
    if isinstance(node, Scalar) and isinstance(item, Form):
        return f"write `{name}: [{item.filled(node).strip('`')}]`"
    if isinstance(node, Mapping):
        if node.slice.startswith("{"):
            return f"write `{name}: [{{…}}]`, or begin each item on a line of its own with `- `"
        return "begin each item with `- `, and indent its other lines below the first word"
    words = node.text.strip() if isinstance(node, Scalar) else ""
    parts = [part.strip() for part in re.split(r"[,;]", words) if part.strip()]
    if len(parts) < 2:
        return f"write `{name}: [{typed(words)}]`"
    several = ", ".join(typed(part) for part in parts)
    return f"write `{name}: [{several}]`, or `{name}: [{typed(words)}]` if it is one"
