"""A page as a reader's browser takes it: its ids, links and elements, and whether its tags are well nested."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "hr", "input", "wbr", "rect", "path"}


class Parsed(HTMLParser):
    """What stands in a page. `faults` are tags that do not nest, ids that stand twice, blocks within a paragraph."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.faults: list[str] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        if self._open:
            self.faults.append(f"never closed: {self._open}")

    @property
    def text(self) -> str:
        """All words of the page, white space folded."""
        return " ".join("".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "a" and "a" in self._open:
            self.faults.append(f"a link within a link at {self.getpos()}")
        if (
            tag in ("p", "ul", "ol", "div", "section", "h1", "h2", "h3", "dl", "blockquote", "details")
            and "p" in self._open
        ):
            self.faults.append(f"<{tag}> within a paragraph at {self.getpos()}")
        for name, value in attrs:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                if value in self.ids or not value:
                    self.faults.append(f"the id {value!r} stands twice, or is empty")
                self.ids.add(value or "")
            if name in ("href", "src") and value is not None:
                self.links.append(value)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> at {self.getpos()} closes {self._open[-1:]}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(data)
