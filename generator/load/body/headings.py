"""The levels and ids of a text's headings. The page's own title is its only heading of level 1."""

from markdown_it.token import Token

from generator.model.spelling import slug

_LOWEST = 6
# Before every heading's id, so that none can be the id of a footnote or of a part of the page.
PREFIX = "s-"


class Headings:
    """The headings of one text, in order: the highest is of level 2, none is skipped, no id comes twice."""

    def __init__(self, tokens: list[Token]) -> None:
        levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
        self._shift = 2 - min(levels, default=2)
        self._last = 1
        self._numbers: dict[str, int] = {}
        self.ids: set[str] = set()

    def level(self, token: Token) -> int:
        """The level of the next heading."""
        self._last = min(int(token.tag[1]) + self._shift, self._last + 1, _LOWEST)
        return self._last

    def id(self, title: str) -> str:
        """An id for a heading with these words."""
        name = found = PREFIX + (slug(title) or "section")
        while found in self.ids:
            self._numbers[name] = self._numbers.get(name, 1) + 1
            found = f"{name}-{self._numbers[name]}"
        self.ids.add(found)
        return found

    def named(self, fragment: str) -> str:
        """The id that a link to `#fragment` means, or the fragment itself."""
        return PREFIX + fragment if PREFIX + fragment in self.ids else fragment
