"""A reference as an entry of BibTeX, in UTF-8, as biber and every newer BibTeX read it."""

from collections.abc import Iterator

from generator.model.patterns import later
from generator.pages.metadata.dates import certain_year, in_words, iso_date, plain_point
from generator.pages.metadata.names import AuthorName, author_name
from generator.pages.metadata.reference import PAGE, Reference

_TYPES = {"news": ("article", "journal"), "wire": ("article", "journal"), "report": ("techreport", "institution")}
_OTHER = ("misc", "howpublished")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Braces have names of their own, for BibTeX counts them even where they are escaped.
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{sign: f"\\{sign}" for sign in "$&#%_"},
}  # fmt: skip
_ESCAPED = str.maketrans(_ESCAPES)
_NOT_IN_URL = later(r"[\s{}\\]")


def bibtex(reference: Reference) -> str:
    """The entry, a field a line. What BibTeX has no field for is told in its note: dates that are no plain ones, in
    words, and where a copy is archived."""
    kind, within = _TYPES.get(reference.medium, _OTHER)
    point, year = plain_point(reference.date), certain_year(reference.date)
    fields = {
        "author": _names(reference.authors),
        "editor": _names((reference.editor,)) if reference.editor else "",
        "title": f"{{{_escaped(reference.title)}}}",  # the braces within keep its capitals
        within: _escaped(reference.container),
        "year": str(year) if year is not None else "",
        "note": _escaped("; ".join(_noted(reference))),
        "url": _NOT_IN_URL.sub(lambda sign: f"%{ord(sign[0]):02X}", reference.url),
        "urldate": iso_date(reference.accessed),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    if point and point.month:
        month = [f"  month = {_MONTHS[int(point.month) - 1]}"]
        day = [f"  day = {{{int(point.day)}}}"] if point.day else []
        at = next(n for n, line in enumerate(lines) if line.startswith("  year")) + 1
        lines[at:at] = month + day
    return f"@{kind}{{{reference.name},\n" + ",\n".join(lines) + "\n}"


def _noted(reference: Reference) -> Iterator[str]:
    """What has no field of its own, a part each."""
    if reference.date and not plain_point(reference.date):
        yield f"{'' if reference.medium == PAGE else 'published '}{in_words(reference.date)}"
    if reference.accessed and not plain_point(reference.accessed):
        yield f"accessed {in_words(reference.accessed)}"
    if reference.archive:
        when = f" {in_words(reference.archived)}" if reference.archived else ""
        yield f"archived{when} at {reference.archive}"


def _names(names: tuple[str, ...]) -> str:
    return " and ".join(_name(author_name(name)) for name in names)


def _name(name: AuthorName) -> str:
    """A name as BibTeX parts it: one that is whole stands in braces."""
    if name.literal:
        return f"{{{_escaped(name.literal)}}}"
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(_escaped(part) for part in (family, name.suffix, name.given) if part)


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPED)
