"""A reference as CSL-JSON, which Zotero and its like read (https://docs.citationstyles.org/, schema of 1.0.2)."""

from typing import Any
from urllib.parse import urlsplit

import msgspec

from generator.pages.metadata.dates import csl_date, in_words
from generator.pages.metadata.names import AuthorName, author_name
from generator.pages.metadata.reference import PAGE, Reference

_TYPES = {
    "news": "article-newspaper", "wire": "article-newspaper", "report": "report", "document": "document",
    "post": "post", "broadcast": "broadcast", "photograph": "graphic", "dataset": "dataset", PAGE: "webpage",
}  # fmt: skip
_GENRES = {"wire": "wire report", "photograph": "photograph"}
# Who issues these is their publisher; all else appears in something that has a title.
_PUBLISHED = ("report", "document", "broadcast", "photograph", "dataset")
_PARTS = {"family": "family", "given": "given", "particle": "non-dropping-particle", "suffix": "suffix"}


def csl_json(reference: Reference) -> str:
    """The file's text: a list of one item, one of its fields a line."""
    fields = (f"{_json(name)}: {_json(value)}" for name, value in csl_item(reference).items())
    return "[{\n  " + ",\n  ".join(fields) + "\n}]"


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def csl_item(reference: Reference) -> dict[str, Any]:
    """The item; what is not known is left out."""
    medium = reference.medium
    within = "publisher" if medium in _PUBLISHED else "container-title"
    item = {
        "id": reference.name,
        "type": _TYPES.get(medium, "document"),
        "title": reference.title,
        "author": [csl_name(author_name(name)) for name in reference.authors],
        "editor": [csl_name(author_name(reference.editor))] if reference.editor else [],
        within: reference.container,
        "genre": _GENRES.get(medium, ""),
        "issued": csl_date(reference.date) if reference.date else {},
        "accessed": csl_date(reference.accessed) if reference.accessed else {},
        "URL": reference.url,
        "archive": urlsplit(reference.archive).hostname or "",
        "archive_location": reference.archive,
        "note": f"archived {in_words(reference.archived)}" if reference.archived else "",
        "language": reference.lang,
    }
    return {name: value for name, value in item.items() if value}


def csl_name(name: AuthorName) -> dict[str, str]:
    """A name in the parts that it has, or whole."""
    if name.literal:
        return {"literal": name.literal}
    return {part: said for field, part in _PARTS.items() if (said := getattr(name, field))}
