"""The type of references to other records. What they lead to is link/'s."""

from generator.load.schema.fields import Type
from generator.load.schema.scalars import text_of
from generator.load.tree import Node
from generator.model.body import Ref
from generator.model.patterns import later
from generator.model.problems import Problem

# Obsidian writes links in properties so; a citation's sign is easily typed along.
_LINK = later(r"\[\[([^\[\]|#]+)(?:[|#][^\[\]]*)?\]\]|@(.+)")


class RefTo(Type, frozen=True):
    """A name or id of a record of certain kinds, of any kind where there are none."""

    kinds: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return (
            ("the id or name of " + " or ".join(_a(kind) for kind in self.kinds))
            if self.kinds
            else "`kind:id` of any record"
        )

    def read(self, node: Node, name: str, problems: list[Problem]) -> Ref | None:
        text = text_of(node, name, self.words, problems)
        if text is None:
            return None
        link = _LINK.fullmatch(text)
        return Ref((link[1] or link[2]).strip() if link else text, node.span, self.kinds)


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
