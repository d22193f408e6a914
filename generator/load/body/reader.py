"""The parser's inline tokens to runs. What stands in holes is contents.py's, addresses are targets.py's."""

import html

from markdown_it.token import Token

from generator.load.body.contents import Contents
from generator.load.body.footnotes import Footnotes, Inline
from generator.load.body.marks import FIRST, MARK, HoleKind
from generator.load.body.offsets import Offsets
from generator.load.body.places import Place
from generator.load.body.runs import Block, Run, RunKind, block
from generator.load.body.targets import PICTURES, Address, File, Heading, link
from generator.load.body.wikilinks import without_size
from generator.model.body import Picture
from generator.model.problems import Span

_TAGS = ("em", "strong", "s")
_APART = "set it before or after the link"


class Reader:
    """Reads the blocks of one text. `files` are the documents of content/media/ that it links to."""

    def __init__(self, contents: Contents, offsets: Offsets, path: str, notes: Footnotes) -> None:
        self.files: list[Picture] = []
        self._contents, self._offsets, self._path, self._notes = contents, offsets, path, notes
        self._pictures: list[Picture] = []
        self._place: Place

    def block(self, tokens: list[Token], place: Place) -> Block:
        """The runs of one inline token's children."""
        self._place, self._pictures = place, []
        runs = self._row(tokens, linked=False)
        return block(runs, self._pictures, place)

    def span(self, place: Place, start: int, end: int) -> Span:
        """The place in the file of characters of an inline token."""
        begin = place.at(max(start, 0))
        return self._offsets.span(begin, max(place.at(end), begin))

    def _row(self, tokens: list[Token], linked: bool) -> list[Run]:
        """The runs of some tokens; `linked`: they are the text of a link."""
        runs: list[Run] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type in ("link_open", "inline_note_open"):
                end = _closing(tokens, at)
                inner = tokens[at + 1 : end]
                if token.type == "inline_note_open":
                    runs += self._note(token, Inline(inner, self._place), linked)
                else:
                    runs += self._row(inner, linked) if linked else self._link(token, inner, tokens[end])
                at = end
            else:
                runs += self._single(token, linked)
            at += 1
        return runs

    def _single(self, token: Token, linked: bool) -> list[Run]:
        start = _at(token)
        match token.type:
            case "text" | "text_special":
                return self._text(token.content, start, linked)
            case "softbreak":
                return [Run(RunKind.BREAK, "\n", "\n", start)]
            case "hardbreak":
                return [Run(RunKind.BREAK, "\n", "<br>\n", start)]
            case "code_inline":
                return [Run(RunKind.CODE, " ".join(self._contents.code(token.content).split("\n")), at=start)]
            case "image":
                return self._image(token)
            case "footnote_ref":
                return self._note(token, None, linked)
        if token.tag not in _TAGS:
            return []
        return [Run(RunKind.TAG, html=f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>", at=start)]

    def _text(self, text: str, start: int, linked: bool) -> list[Run]:
        if FIRST not in text:
            return [Run(RunKind.TEXT, text, at=start)] if text else []
        runs: list[Run] = []
        at = 0
        for found in MARK.finditer(text):
            if found.start() > at:
                runs.append(Run(RunKind.TEXT, text[at : found.start()], at=start + at))
            runs += self._hole(int(found[1]), start + found.start(), linked)
            at = found.end()
        return [*runs, Run(RunKind.TEXT, text[at:], at=start + at)] if at < len(text) else runs

    def _hole(self, number: int, start: int, linked: bool) -> list[Run]:
        kind = self._contents.kind(number)
        if linked and kind in (HoleKind.CITATION, HoleKind.LINK):
            self._contents.tell(
                "nested-link",
                "a link or a citation stands inside another link",
                self._contents.span(number),
                _APART,
            )
        words = ""
        if kind is HoleKind.CITATION:
            if self._contents.citation(number) and not linked:
                return [Run(RunKind.CITATION, at=start, number=number)]
        elif kind is HoleKind.EMBED:
            picture = self._contents.embed(number)
            self._pictures += [picture] if picture else []
        elif kind is HoleKind.LINK:
            target = self._contents.wikilink(number)
            if target and not linked:
                return [Run(RunKind.WIKILINK, target.words, at=start, number=number)]
            words = target.words if target else ""
        else:
            words = self._contents.shown(number)
        return [Run(RunKind.VERBATIM, words, at=start)] if words else []

    def _link(self, token: Token, inner: list[Token], close: Token) -> list[Run]:
        start, end = _at(token) - 1, _at(close) + 1
        if token.markup == "autolink":
            start, end = start + 1, end + len(inner[0].content) + 1
            inner[0].meta["at"] = start + 1
        elif token.markup == "address":
            start, end = _at(inner[0]), _at(inner[0]) + len(inner[0].content)
        pictures = len(self._pictures)
        runs = self._row(inner, linked=True)
        words = " ".join("".join(run.text for run in runs).split())
        typed = self._contents.plain(str(token.attrs.get("href", "")))
        if not words:
            words = " ".join(p.alt for p in self._pictures[pictures:]) or typed
            runs = [*runs, Run(RunKind.VERBATIM, words, at=start)] if words else runs
        span = self.span(self._place, start, end)
        where = link(typed, self._path)
        match where:
            case Address(url):
                title = self._contents.plain(str(token.attrs.get("title", "")))
                said = f' title="{html.escape(title)}"' if title else ""
                opening = Run(RunKind.LINK, html=f'<a href="{html.escape(url)}"{said}>', at=start)
                return [opening, *runs, Run(RunKind.UNLINK, html="</a>", at=end)]
            case Heading(ref, heading):
                return [
                    Run(
                        RunKind.WIKILINK,
                        words,
                        at=start,
                        number=self._contents.link(ref, heading, words, span),
                    )
                ]
            case File(name):
                return self._file(Picture(name, words, words, span), runs, start)
        self._contents.tell(where.code, where.message, span, where.hint)
        return runs

    def _file(self, file: Picture, runs: list[Run], start: int) -> list[Run]:
        """A link to a file of content/media/: a picture follows after the block, a document stays a link."""
        if file.name.lower().endswith(PICTURES):
            self._pictures.append(file)
            return runs
        self.files.append(file)
        return [Run(RunKind.FILE, file.alt, at=start, number=len(self.files) - 1)]

    def _image(self, token: Token) -> list[Run]:
        start = _at(token)
        children = token.children or []
        for child in children:
            child.meta["at"] = _at(child) + start + len("![")
        pictures = len(self._pictures)
        words = "".join(run.text for run in self._row(children, linked=True))
        del self._pictures[pictures:]
        title = self._contents.plain(str(token.attrs.get("title", "")))
        typed = self._contents.plain(str(token.attrs.get("src", "")))
        span = self.span(self._place, start, start + len(token.content) + len("![]"))
        picture = self._contents.picture(typed, without_size(words), title, span)
        self._pictures += [picture] if picture else []
        return [] if picture or not words else [Run(RunKind.VERBATIM, words, at=start)]

    def _note(self, token: Token, inline: Inline | None, linked: bool) -> list[Run]:
        """A call of the writer's own footnote, by its label or with its words."""
        start = _at(token) - (2 if inline else 0)
        typed = "^[" if inline else f"[^{token.meta['label']}]"
        span = self.span(self._place, start, start + len(typed))
        if linked:
            self._contents.tell("nested-link", "a footnote is called inside a link", span, _APART)
            return []
        number = self._notes.call_inline(inline) if inline else self._notes.call(token.meta["label"])
        if number is None:
            hint = f"write it on a line of its own, as in {typed}: the words"
            self._contents.tell(
                "missing-footnote",
                f"the footnote {self._contents.plain(typed)} is not written",
                span,
                self._contents.plain(hint),
            )
            return [Run(RunKind.VERBATIM, self._contents.plain(typed), at=start)]
        return [Run(RunKind.NOTE, at=start, number=number)]


def _at(token: Token) -> int:
    return int(token.meta.get("at", 0))


def _closing(tokens: list[Token], at: int) -> int:
    """The token that closes what the one at `at` opens."""
    kind = tokens[at].type.removesuffix("_open")
    depth = 0
    for number in range(at, len(tokens)):
        if tokens[number].type.startswith(kind):
            depth += tokens[number].nesting
            if not depth:
                return number
    return len(tokens) - 1
