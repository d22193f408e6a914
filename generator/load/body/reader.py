"""The parser's inline tokens to runs. What stands in holes is contents.py's, addresses are targets.py's."""

from collections.abc import Mapping

from markdown_it.token import Token
from markdown_it.utils import EnvType

from generator.load.body.commonmark import inline_tokens
from generator.load.body.contents import Contents
from generator.load.body.footnotes import Footnotes, Inline
from generator.load.body.marks import FIRST, MARK, HoleKind
from generator.load.body.offsets import Offsets
from generator.load.body.places import Place
from generator.load.body.plain import Call, Code, Link, plain_parts
from generator.load.body.runs import Block, Run, RunKind, block
from generator.load.body.targets import PICTURES, Address, File, Heading, is_plain, link, start_tag
from generator.load.body.tasks import tick
from generator.load.body.wikilinks import without_size
from generator.model.body import Picture
from generator.model.problems import Span

_TAGS = ("em", "strong", "s")
_APART = "set it before or after the link"


class Reader:
    """Reads the blocks of one text. `files` are the documents of content/media/ that it links to.

    `env` is what the parser noted of the whole text.
    """

    def __init__(self, contents: Contents, offsets: Offsets, path: str, notes: Footnotes, env: EnvType) -> None:
        self.files: list[Picture] = []
        self._contents, self._offsets, self._path, self._notes = contents, offsets, path, notes
        self._env = env
        self._calls = "references" not in env
        self._pictures: list[Picture] = []
        self._place: Place

    def block(self, token: Token, place: Place, *, in_item: bool = False) -> Block:
        """The runs of one inline token; `in_item`: it begins an item of a list."""
        self._place, self._pictures = place, []
        parts = plain_parts(token.content, self._calls)
        if parts is None:
            tokens = inline_tokens(token.content, self._env)
            if in_item:
                tick(tokens)
            return block(self._row(tokens, linked=False), self._pictures, place)
        runs: list[Run] = []
        for part in parts:
            if type(part) is Run:
                runs += self._text(part.text, part.at, linked=False) if FIRST in part.text else (part,)
            elif type(part) is Link:
                runs += self._plain_link(part)
            elif type(part) is Code:
                runs.append(self._code(part.text, part.at))
            elif type(part) is Call:
                runs += self._note(part.label, part.at, None, linked=False)
        return block(runs, self._pictures, place)

    def note(self, tokens: list[Token], place: Place) -> Block:
        """The runs of a footnote that is written where it is called."""
        self._place, self._pictures = place, []
        return block(self._row(tokens, linked=False), self._pictures, place)

    def span(self, place: Place, start: int, end: int) -> Span:
        """The place in the file of characters of an inline token."""
        base = place.start
        if base is not None and 0 <= start <= end:
            return self._offsets.span(base + start, base + end)
        begin, after = place.at(start if start > 0 else 0), place.at(end)
        return self._offsets.span(begin, after if after > begin else begin)

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
                    runs += self._note("", _at(token) - len("^["), Inline(inner, self._place), linked)
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
                return [self._code(token.content, start)]
            case "image":
                return self._image(token)
            case "footnote_ref":
                return self._note(str(token.meta["label"]), start, None, linked)
        if token.tag not in _TAGS:
            return []
        return [Run(RunKind.TAG, html=f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>", at=start)]

    def _code(self, typed: str, start: int) -> Run:
        return Run(RunKind.CODE, " ".join(self._contents.code(typed).split("\n")), at=start)

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
        return self._led(runs, pictures, token.attrs, start, end)

    def _plain_link(self, part: Link) -> list[Run]:
        if is_plain(part.address) and FIRST not in part.words and not part.words.isspace():
            return [
                Run(RunKind.LINK, "", start_tag(part.address), part.start),
                Run(RunKind.TEXT, part.words, "", part.start + 1),
                Run(RunKind.UNLINK, "", "</a>", part.end),
            ]
        pictures = len(self._pictures)
        runs = self._text(part.words, part.start + 1, linked=True)
        return self._led(runs, pictures, {"href": part.address}, part.start, part.end)

    def _led(self, runs: list[Run], pictures: int, attrs: Mapping[str, object], start: int, end: int) -> list[Run]:
        """The runs of a link's words, led to where its attributes say; its pictures are those from `pictures` on."""
        typed = self._contents.plain(str(attrs.get("href", "")))
        words = " ".join("".join(run.text for run in runs).split())
        if not words:
            words = " ".join(p.alt for p in self._pictures[pictures:]) or typed
            runs = [*runs, Run(RunKind.VERBATIM, words, at=start)] if words else runs
        where = link(typed, self._path)
        if isinstance(where, Address):
            title = self._contents.plain(str(attrs.get("title", "")))
            opening = Run(RunKind.LINK, html=start_tag(where.url, title), at=start)
            return [opening, *runs, Run(RunKind.UNLINK, html="</a>", at=end)]
        span = self.span(self._place, start, end)
        if isinstance(where, Heading):
            number = self._contents.link(where.ref, where.heading, words, span)
            return [Run(RunKind.WIKILINK, words, at=start, number=number)]
        if isinstance(where, File):
            return self._file(Picture(where.name, words, words, span), runs, start)
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

    def _note(self, label: str, start: int, inline: Inline | None, linked: bool) -> list[Run]:
        """A call of the writer's own footnote, by its label or with its words."""
        number = None if linked else self._notes.call_inline(inline) if inline else self._notes.call(label)
        if number is not None:
            return [Run(RunKind.NOTE, at=start, number=number)]
        typed = "^[" if inline else f"[^{label}]"
        span = self.span(self._place, start, start + len(typed))
        if linked:
            self._contents.tell("nested-link", "a footnote is called inside a link", span, _APART)
            return []
        hint = f"write it on a line of its own, as in {typed}: the words"
        message = f"the footnote {self._contents.plain(typed)} is not written"
        self._contents.tell("missing-footnote", message, span, self._contents.plain(hint))
        return [Run(RunKind.VERBATIM, self._contents.plain(typed), at=start)]


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
