"""The names of an actor as sources print them, on its page and on theirs. Finding them is link/'s."""

from collections.abc import Iterable

import msgspec

from generator.model.linked import Printed
from generator.model.records import Actor, Key
from generator.model.scripts import script_of
from generator.pages.citations import short_source
from generator.pages.counting import counted
from generator.pages.page import Anchor, Words
from generator.pages.scripts import language_name, script
from generator.pages.viewpoint import Viewpoint

# How many names, and how many sources of a name, stand open; a few more than that are not folded away.
_NAMES, _SOURCES, _FEW = 12, 4, 2

NAMESAKES = (
    "Names are counted by their spelling alone, wherever they stand, in menus and captions too: "
    "someone else of the same name is counted as well."
)


class SpellingView(msgspec.Struct, frozen=True):
    """A spelling of a name, its language and script.

    `said` is what a reader is told of language and script: the script only where it is not the page's own.
    """

    name: Words
    lang: str
    script: str
    said: str = ""


class InSource(msgspec.Struct, frozen=True):
    """A source that prints a name, and how often."""

    source: Anchor
    times: str


class NameRow(msgspec.Struct, frozen=True):
    """A name as printed, or as the writer lists it. `said` are its script, and its language where not the site's.

    `variant` says that the writer does not list it in this form, `unfound` that no source has it. `rest` are the
    sources beyond the first few, `others` the actors that have this name too.
    """

    name: Words
    lang: str
    script: str
    said: str
    variant: bool = False
    unfound: str = ""
    sources: tuple[InSource, ...] = ()
    rest: tuple[InSource, ...] = ()
    others: tuple[Anchor, ...] = ()


class NamesTable(msgspec.Struct, frozen=True):
    """All names of an actor: the first few, the rest; `basis` is what was looked into, in a sentence."""

    rows: tuple[NameRow, ...]
    more: tuple[NameRow, ...]
    basis: str


class NamesOf(msgspec.Struct, frozen=True):
    """An actor whom a source names, and under which names."""

    actor: Anchor
    names: tuple[NameRow, ...]
    times: tuple[str, ...]


def spelling_view(view: Viewpoint, text: str, lang: str) -> SpellingView:
    """A spelling as it is shown on a page whose own script is that of the site's title."""
    own, page = script(text), script(view.dossier.site.title)
    said = [language_name(lang)] if lang else []
    if own and own != page and own not in said:
        said.append(f"{own} script")
    return SpellingView(view.words(text, lang), lang, own, ", ".join(said))


def names_table(view: Viewpoint, actor: Actor) -> NamesTable:
    """The names of an actor: what is printed in the order in which it is listed, then what is not."""
    printed = view.dossier.printed_of.get(actor.key, ())
    listed = {actor.title: actor.lang}
    for name in actor.names:
        listed.setdefault(name.text, name.lang)
    read = view.survey.scope
    nowhere = "found in no source at hand" if read.texts else "not among the quoted words" if read.quotations else ""
    found: list[NameRow] = []
    unfound: list[NameRow] = []
    for text, lang in listed.items():
        mine = [p for p in printed if p.listed == text]
        forms = dict.fromkeys((text, *(p.spelling for p in sorted(mine, key=lambda p: -p.count))))
        if not mine:
            unfound.append(_row(view, text, lang, unfound=nowhere and f"listed, {nowhere}"))
        elif all(p.spelling != text for p in mine):
            found.append(_row(view, text, lang, unfound="listed, printed in another form alone"))
        for form in forms:
            if same := [p for p in mine if p.spelling == form]:
                found.append(_row(view, form, lang or _one(p.lang for p in same), same, variant=form != text))
    rows = (*found, *unfound)
    cut = _NAMES if len(rows) > _NAMES + _FEW else len(rows)
    return NamesTable(rows[:cut], rows[cut:], _basis(view))


def _row(
    view: Viewpoint,
    text: str,
    lang: str,
    printed: Iterable[Printed] = (),
    *,
    variant: bool = False,
    unfound: str = "",
) -> NameRow:
    printed = sorted(printed, key=lambda p: -p.count)
    sources = tuple(InSource(short_source(view, p.article), times(p.count)) for p in printed)
    cut = _SOURCES if len(sources) > _SOURCES + _FEW else len(sources)
    others = tuple(view.anchor(k) for k in dict.fromkeys(k for p in printed for k in p.others))
    own = script_of(text)
    language = language_name(lang) if lang and lang != view.dossier.site.lang else ""
    said = language if language == own else ", ".join(w for w in (language, own and f"{own} script") if w)
    return NameRow(view.words(text, lang), lang, own, said, variant, unfound, sources[:cut], sources[cut:], others)


def _one(langs: Iterable[str]) -> str:
    """The language that all sources of a name share."""
    known = set(langs)
    return known.pop() if len(known) == 1 else ""


def _basis(view: Viewpoint) -> str:
    """What was looked into, in a sentence or three."""
    scope = view.survey.scope
    whole, quoted = scope.texts, scope.quotations
    left = scope.articles - whole - quoted
    if not whole and not quoted:
        return "No text of a source was at hand when this site was made, so none of these names was looked up."
    said = []
    if whole:
        said.append(f"Counted in the whole text of {counted(whole, 'source')}.")
        said += [f"Of {quoted} more, only the words that are quoted here were looked into."] if quoted else []
    else:
        quotations = f"Counted in the words quoted from {counted(quoted, 'source')}"
        said.append(f"{quotations}; no whole text was looked into.")
    said += [f"{counted(left, 'other source').capitalize()} could not be looked into."] if left else []
    return " ".join([*said, NAMESAKES])


def names_in(view: Viewpoint, article: Key) -> tuple[NamesOf, ...]:
    """Whom a source names, in the order in which they first appear, under which names and how often."""
    by_actor: dict[Key, list[Printed]] = {}
    for one in view.dossier.printed_by.get(article, ()):
        by_actor.setdefault(one.actor, []).append(one)
    return tuple(
        NamesOf(
            view.anchor(actor),
            tuple(_row(view, p.spelling, p.lang, (p,), variant=p.spelling != p.listed) for p in printed),
            tuple(times(p.count) for p in printed),
        )
        for actor, printed in by_actor.items()
    )


def names_basis(view: Viewpoint, article: Key) -> str:
    """What of a source its names were looked for in."""
    how = view.dossier.looked_into.get(article, "")
    if how == "text":
        return f"The names of this dossier’s actors, counted in the whole text. {NAMESAKES}"
    return f"The names of this dossier’s actors, counted in the quoted words alone. {NAMESAKES}" if how else ""


def times(number: int) -> str:
    """How often.

    >>> times(1), times(2), times(11)
    ('once', 'twice', '11 times')
    """
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")
