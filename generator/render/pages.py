"""The site's files as tasks of a book: a page is made only where something that it shows has changed.

What a page was made of is known twice. Its trace says whether its view must be made again; the view's fingerprint, a
digest of each of its fields, says whether that has other words than before, and which. Bytes are not kept: of a page
that stays, the digest is handed on.
"""

from collections.abc import Callable, Iterator
from hashlib import blake2b, sha256

import msgspec

from generator.engine.book import Book
from generator.engine.forking import shared
from generator.engine.output import Output, Unchanged
from generator.engine.tasks import Done
from generator.engine.values import Family
from generator.model.dossier import Dossier
from generator.model.problems import Problem
from generator.pages.page import Verbatim, View
from generator.pages.plan import planned
from generator.pages.spec import Spec
from generator.pages.survey import Survey
from generator.render.render import assets, render_view
from generator.render.theme import Theme
from generator.render.theme_files import ThemeFiles
from generator.render.whole import parts_in

_TEMPLATE, _CONTENT = "the template", "the file"
_ASSETS = "assets"


class Shown(msgspec.Struct, frozen=True):
    """What was made of a page: the SHA-256 of its bytes, and a digest of 8 bytes of its template and each field."""

    sha256: bytes
    fields: dict[str, bytes]


class Made(msgspec.Struct, array_like=True):
    """A page as made: the cells that it read, what is known of it, its bytes where they are new, and what is wrong
    with its template where it has none. Cells are known by their numbers, new ones by their names.
    """

    path: str
    reads: list[int | str]
    shown: Shown | None = None
    content: bytes | None = None
    problem: Problem | None = None


_decoder = msgspec.msgpack.Decoder(Made)

FAMILIES = (
    Family("theme", bytes, kept=False),
    Family("template", str),
    Family("shown", Shown, large=True),
    Family("asset", bytes),
)
"""The state of all files of the theme, and of what makes each template; what was made of each page, and the SHA-256 of
each asset."""

Explain = Callable[[str, str], None]
"""Told the path of each file that is made anew, and why."""


class Pages:
    """The files of a site, made or known from before."""

    def __init__(self, book: Book, dossier: Dossier, survey: Survey, files: ThemeFiles) -> None:
        self._book, self._dossier, self._survey, self._files = book, dossier, survey, files
        self.state = files.state()
        """A digest of all files of the theme."""
        self.paths = book.keys("spec")
        self._known = 0
        book.put_inputs("theme", {"": (self.state, b"")})
        book.run("theme", ("",), self._templates)
        self.problems: list[Problem] = book.problems(("theme",))

    @property
    def theme(self) -> Theme:
        """The theme, read when it is first needed."""
        return self._files.theme(self.state)

    def compose(self) -> list[Problem]:
        """Bring the parts of the whole dossier up to date; what is wrong with their template, if anything."""
        return parts_in(self._book, self._dossier, self._survey, lambda: self.theme)

    def due(self) -> list[str]:
        """The pages whose views must be made."""
        return self._book.due("pages", self.paths)

    def unchanged(self, due: list[str]) -> dict[str, bytes]:
        """The SHA-256 of every other page, by its path. `due` is what `due` gave."""
        marks, anew = self._book.marks("shown"), set(due)
        return {path: marks[path] for path in self.paths if path not in anew}

    def outputs(self, due: list[str], explain: Explain) -> Iterator[Output | Unchanged | Problem]:
        """The pages that are due, then the stylesheets; one view lives at a time. A copy of this process may make
        half of the pages.
        """
        book, encode, decode = self._book, msgspec.msgpack.encode, _decoder.decode
        self._known = book.numbering.end
        for made in shared(due, self._made, encode, decode, book.aside, book.worth, lambda: self.theme.keep()):
            yield self._taken(made, explain)
        book.close("pages", self.paths)
        yield from self._assets(explain)
        if due:
            self.theme.keep()

    def content(self, path: str) -> bytes:
        """The bytes of a file that was not made anew."""
        with self._book.tracing():
            for asset in assets(self.theme, self._dossier.site):
                if asset.path == path:
                    return asset.content
            made = self._make(self._spec(path))[1]()
        assert isinstance(made, Output)
        return made.content

    def _made(self, path: str) -> Made:
        """A page made anew, as far as it shows anything else than before."""
        book = self._book
        before = self._shown(path) if book.digest(f"shown/{path}") else None
        with book.tracing() as trace:
            fields, render = self._make(self._spec(path))
        reads = book.numbering.portable(trace, self._known)
        if before is not None and before.fields == fields:
            return Made(path, reads, before)
        made = render()
        if isinstance(made, Problem):
            return Made(path, reads, problem=made)
        return Made(path, reads, Shown(sha256(made.content).digest(), fields), made.content)

    def _taken(self, made: Made, explain: Explain) -> Output | Unchanged | Problem:
        """Take in what was made of a page."""
        book, path = self._book, made.path
        if made.shown is None:
            assert made.problem is not None
            return made.problem
        if made.content is not None:
            explain(path, _why(self._shown(path) if book.digest(f"shown/{path}") else None, made.shown.fields))
        book.commit("pages", path, book.numbering.numbers(made.reads), Done({f"shown/{path}": made.shown}))
        book.mark(f"shown/{path}", made.shown.sha256)
        return Unchanged(path, made.shown.sha256) if made.content is None else Output(path, made.content)

    def _make(self, spec: Spec) -> tuple[dict[str, bytes], Callable[[], Output | Problem]]:
        """A page's fingerprint, and what renders it."""
        self._book.get("site/")
        view = planned(self._dossier, self._survey, spec).make()
        fields = _fields(view)
        if spec.template:
            fields[_TEMPLATE] = bytes.fromhex(self._book.get(f"template/{spec.template}"))[:8]
        return fields, lambda: render_view(spec.path, spec.template, view, self.theme)

    def _spec(self, path: str) -> Spec:
        spec: Spec = self._book.get(f"spec/{path}")
        return spec

    def _shown(self, path: str) -> Shown:
        with self._book.tracing():
            shown: Shown = self._book.get(f"shown/{path}")
            return shown

    def _templates(self, _: str) -> Done:
        """The state of each template with all that it takes in, and what is wrong with the dossier's own."""
        self._book.get("theme/")
        digests = {f"template/{name}": self.theme.digest(name) for name in self.theme.names}
        return Done(digests, problems=tuple(self.theme.problems))

    def _assets(self, explain: Explain) -> Iterator[Output | Unchanged]:
        book = self._book
        if book.due(_ASSETS, ("",)):
            with book.tracing() as trace:
                book.get("theme/")
                book.get("site/")
                made = tuple(assets(self.theme, self._dossier.site))
            before = self._digests_of_assets()
            book.commit(
                _ASSETS, "", trace, Done({f"asset/{one.path}": sha256(one.content).digest() for one in made})
            )
            for path, digest in self._digests_of_assets().items():
                if before.get(path) != digest:
                    explain(path, f"{_CONTENT} changed" if path in before else "new")
        book.close(_ASSETS, ("",))
        yield from (Unchanged(path, digest) for path, digest in self._digests_of_assets().items())

    def _digests_of_assets(self) -> dict[str, bytes]:
        with self._book.tracing():
            return {path: self._book.get(f"asset/{path}") for path in self._book.keys("asset")}


def _fields(view: View | Verbatim) -> dict[str, bytes]:
    if isinstance(view, Verbatim):
        return {_CONTENT: _digest(view.content)}
    return {name: _digest(msgspec.msgpack.encode(getattr(view, name))) for name in view.__struct_fields__}


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=8).digest()


def _why(before: Shown | None, fields: dict[str, bytes]) -> str:
    """What of a page has changed, in words."""
    if before is None:
        return "new"
    names = [name for name in dict.fromkeys((*fields, *before.fields)) if fields.get(name) != before.fields.get(name)]
    said = ["what surrounds it" if name == "frame" else name.replace("_", " ") for name in names]
    return f"{', '.join(said)} changed"


