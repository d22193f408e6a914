"""The page of the search: every name in the dossier, by kind and letter, as an index in a book has them."""

from collections.abc import Iterable, Iterator

import msgspec

from generator.model.records import FOLDERS, Key
from generator.pages.counting import counted, plural
from generator.pages.page import Anchor, View, Words
from generator.pages.paths import SEARCH, list_path
from generator.pages.searching.entries import Listed
from generator.pages.searching.numbering import RANKED
from generator.pages.spec import Chapter, IndexFile, NamedRow, NamesOf, Spec
from generator.pages.splitting import LONGEST_LIST, Part, labels, split
from generator.pages.viewpoint import Viewpoint

_DIGITS, _OTHER = "0–9", "…"


class Name(msgspec.Struct, frozen=True):
    """A name in the list: a record by its title, or another spelling with the record that it is a name of."""

    record: Anchor
    spelling: Words | None = None


class Letter(msgspec.Struct, frozen=True):
    """The names that begin with a letter."""

    letter: str
    names: tuple[Name, ...]


class KindOf(msgspec.Struct, frozen=True):
    """A kind of record, what many and one of it are called, its names here and the parts of its list elsewhere."""

    name: str
    heading: str
    one: str
    letters: tuple[Letter, ...] = ()
    parts: tuple[Part, ...] = ()


class SearchView(View, frozen=True, kw_only=True):
    """The page of the search; `root` leads from it to the root of the site. A part of the list has no search."""

    root: str
    kinds: tuple[KindOf, ...]
    results: tuple[KindOf, ...] = ()
    heading: str = "Search"


def pages_of_names(named: Iterable[tuple[Listed, Key]], files: Iterable[str]) -> Iterator[Spec]:
    """The page of the search, the further pages of its list where that is long, and the files of the index."""
    of: dict[str, list[NamedRow]] = {}
    for listed, key in sorted(named):
        of.setdefault(key.kind, []).append(NamedRow(key, listed.name, listed.lang, _letter(listed.folded)))
    kinds = [(kind, rows) for kind in RANKED if (rows := of.get(kind))]
    if sum(len(rows) for _, rows in kinds) <= LONGEST_LIST:
        yield Spec(SEARCH, "search.html", NamesOf(tuple((kind, tuple(rows)) for kind, rows in kinds)))
    else:
        chapters = []
        for kind, rows in kinds:
            parts = split(rows)
            paths = tuple(list_path(f"search/{FOLDERS[kind] or 'pages'}", n) for n in range(1, len(parts) + 1))  # type: ignore[index]
            names = tuple(labels(parts, lambda row: row.name)) if parts[1:] else (counted(len(rows), "name"),)
            chapters.append((kind, Chapter(paths, names, -1)))
            for n, part in enumerate(parts):
                here = ((kind, Chapter(paths, names, n)),)
                yield Spec(paths[n], "search.html", NamesOf(((kind, tuple(part)),), here))
        yield Spec(SEARCH, "search.html", NamesOf((), tuple(chapters)))
    yield from (Spec(f"search/index/{name}.js", "", IndexFile(name)) for name in files)


def _letter(folded: str) -> str:
    """Under what a name is listed."""
    if not folded:
        return _OTHER
    return _DIGITS if folded[0].isdigit() else folded[0].upper()


def search_view(view: Viewpoint, what: NamesOf) -> SearchView:
    """What stands on the page of the search, or on a part of the list of names."""
    rows = dict(what.kinds)
    parts = {kind: _parts(view, chapter) for kind, chapter in what.parts}
    kinds = tuple(
        _kind(kind, tuple(_letters(view, rows.get(kind, ()))), parts.get(kind, ())) for kind in {**rows, **parts}
    )
    main = view.path == SEARCH
    heading = "Search" if main else f"{kinds[0].heading} by name"
    return SearchView(
        frame=view.frame(heading, "Every name in this dossier, and a search of its texts.", None, SEARCH),
        root=view.at(""),
        kinds=kinds,
        results=tuple(_kind(kind) for kind in RANKED) if main else (),
        heading=heading,
    )


def _kind(kind: str, letters: tuple[Letter, ...] = (), parts: tuple[Part, ...] = ()) -> KindOf:
    return KindOf(kind, plural(kind).capitalize(), kind.capitalize(), letters, parts)


def _parts(view: Viewpoint, chapter: Chapter) -> tuple[Part, ...]:
    if len(chapter.paths) < 2 and view.path != SEARCH:
        return ()
    named = enumerate(zip(chapter.paths, chapter.names, strict=True))
    return tuple(Part(view.at(path), name, n == chapter.number) for n, (path, name) in named)


def _letters(view: Viewpoint, rows: tuple[NamedRow, ...]) -> Iterator[Letter]:
    names: dict[str, list[Name]] = {}
    for row in rows:
        anchor = view.anchor(row.key)
        names.setdefault(row.letter, []).append(
            Name(anchor) if anchor.text == row.name else Name(anchor, view.words(row.name, row.lang))
        )
    return (Letter(letter, tuple(of)) for letter, of in names.items())
