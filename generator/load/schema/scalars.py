"""The types of single values that are no names of anything: texts, choices, numbers. Times stand in times.py."""

import re

from generator.load.schema.fields import Type, wrong_type
from generator.load.tree import Node, Scalar, Sequence, typed
from generator.model.patterns import later
from generator.model.problems import Problem, problem
from generator.model.spelling import nearest

_BREAK = later(r"[ \t]*\n[ \t\n]*")
_GROUPED = later(r"[0-9]{1,3}(?:[.,'’_\u00a0\u202f ][0-9]{3})+")
_REMARK = re.compile(r"<!\s*(?:--|[–—])|%%.*?%%", re.DOTALL)
_LARGEST = 10**12


class Line(Type, frozen=True):
    """Words on one line; line breaks in it count as spaces."""

    @property
    def words(self) -> str:
        return "a text"

    def read(self, node: Node, name: str, problems: list[Problem]) -> str | None:
        return text_of(node, name, self.words, problems)


class Raw(Type, frozen=True):
    """A text whose place is needed as well: it is given as the node."""

    says: str = "a Markdown text"

    @property
    def words(self) -> str:
        return self.says

    def read(self, node: Node, name: str, problems: list[Problem]) -> Scalar | None:
        if isinstance(node, Scalar):
            return node
        problems.append(wrong_type(node, name, self.words))
        return None


class Choice(Type, frozen=True):
    """One of a few words."""

    allowed: tuple[str, ...]

    @property
    def words(self) -> str:
        return "one of " + ", ".join(f"`{value}`" for value in self.allowed)

    def read(self, node: Node, name: str, problems: list[Problem]) -> str | None:
        text = text_of(node, name, self.words, problems)
        if text is None or text in self.allowed:
            return text
        near = nearest(text, self.allowed, limit=1)
        hint = f"did you mean `{near[0]}`?\n" if near else ""
        hint += "the values are " + ", ".join(f"`{value}`" for value in self.allowed)
        said = f"`{text}`" if text else "empty"
        problems.append(problem("unknown-value", f"`{name}` cannot be {said}", node.span, hint))
        return None


class YesNo(Type, frozen=True):
    """`true` or `false`."""

    @property
    def words(self) -> str:
        return "`true` or `false`"

    def read(self, node: Node, name: str, problems: list[Problem]) -> bool | None:
        text = text_of(node, name, self.words, problems)
        if text in ("true", "false"):
            return text == "true"
        if text is not None:
            meant = {"yes": "true", "on": "true", "true": "true", "1": "true"}.get(text.casefold())
            meant = meant or {"no": "false", "off": "false", "false": "false", "0": "false"}.get(text.casefold())
            hint = f"write `{meant}`" if meant else "write `true` or `false`"
            problems.append(problem("unknown-value", f"`{name}` cannot be `{text}`", node.span, hint))
        return None


class Whole(Type, frozen=True):
    """A whole number within bounds, written in the digits 0 to 9 alone."""

    low: int = 0
    high: int = _LARGEST

    @property
    def words(self) -> str:
        bounds = f"from {self.low} on" if self.high == _LARGEST else f"from {self.low} to {self.high}"
        return f"a whole number {bounds}"

    def read(self, node: Node, name: str, problems: list[Problem]) -> int | None:
        text = text_of(node, name, self.words, problems)
        if text is None:
            return None
        if not re.fullmatch(r"-?[0-9]{1,20}", text):
            problems.append(
                problem("wrong-type", f"`{name}` wants {self.words}, not `{text}`", node.span, _digits(text))
            )
            return None
        number = int(text)
        if self.low <= number <= self.high:
            return number
        problems.append(_outside(node, name, text, self.low, None if self.high == _LARGEST else self.high))
        return None


class Decimal(Type, frozen=True):
    """A number within bounds, with a point before its decimals."""

    low: float
    high: float

    @property
    def words(self) -> str:
        return f"a number from {self.low:g} to {self.high:g}"

    def read(self, node: Node, name: str, problems: list[Problem]) -> float | None:
        text = text_of(node, name, self.words, problems)
        if text is None:
            return None
        if not re.fullmatch(r"[-+]?[0-9]{1,9}(?:\.[0-9]{1,20})?", text):
            hint = "write it with a point, such as `33.31`; degrees, not minutes; south and west with a minus"
            if re.fullmatch(r"-?[0-9]+,[0-9]+", text):
                hint = f"write `{name}: {text.replace(',', '.')}`"
            problems.append(problem("wrong-type", f"`{name}` wants {self.words}, not `{text}`", node.span, hint))
            return None
        number = float(text)
        if self.low <= number <= self.high:
            return number
        problems.append(_outside(node, name, text, self.low, self.high))
        return None


class Pattern(Type, frozen=True):
    """A text of a certain shape, which `says` describes with its article."""

    pattern: str
    says: str
    hint: str

    @property
    def words(self) -> str:
        return self.says

    def read(self, node: Node, name: str, problems: list[Problem]) -> str | None:
        text = text_of(node, name, self.words, problems)
        if text is not None and not re.fullmatch(self.pattern, text):
            problems.append(
                problem(
                    "unknown-value",
                    f"`{name}` cannot be `{text}`: it wants {self.says}",
                    node.span,
                    self.hint,
                )
            )
            return None
        return text


def text_of(node: Node, name: str, wants: str, problems: list[Problem]) -> str | None:
    """The words of a scalar on one line; anything else is reported."""
    if isinstance(node, Scalar):
        text = node.text.strip()
        remark = _REMARK.search(text)
        if remark:
            say, do = "a remark among the settings would be published", "write it as `# …` on a line of its own"
            problems.append(problem("published-remark", say, node.span, do))
        return _BREAK.sub(" ", text) if "\n" in text else text
    problems.append(wrong_type(node, name, wants, _bracketed(node, name)))
    return None


def _bracketed(node: Node, name: str) -> str:
    """A value that begins with a bracket, but is meant as text: `[[ghaani]]`, `[sic] the report`."""
    inner = node
    while isinstance(inner, Sequence) and len(inner.items) == 1:
        inner = inner.items[0]
    if isinstance(inner, Scalar):
        return f"write `{name}: {typed(inner.text)}`"
    if isinstance(node, Sequence) and node.slice[:1] != "[[" and all(isinstance(item, Scalar) for item in node.items):
        return f"`{name}` takes one value; leave one of them"
    shown = node.slice.split("\n")[0]
    return (
        f"if the brackets belong to the text, put it in quotation marks: `{name}: {typed(shown)}`"
        if shown[:1] in "[{"
        else ""
    )


def _digits(text: str) -> str:
    if _GROUPED.fullmatch(text):
        return f"write `{re.sub('[^0-9]', '', text)}`"
    if any(c.isdecimal() and not c.isascii() for c in text):
        western = "".join(str(int(c)) if c.isdecimal() else c for c in text)
        return f"write it with the digits 0 to 9: `{western}`"
    found = re.search(r"[0-9]+", text)
    return f"write the number alone: `{found[0]}`" if found else "write the number in digits"


def _outside(node: Node, name: str, text: str, low: float, high: float | None) -> Problem:
    bounds = f"from {low:g} on" if high is None else f"from {low:g} to {high:g}"
    return problem("out-of-range", f"`{name}` cannot be {text}", node.span, f"it is a number {bounds}")
