"""What is cited, a source or a page of the site, as one value from which every form of a citation is made."""

import msgspec

from generator.engine.values import digest_of_value
from generator.model.dates import EDTF
from generator.model.patterns import later
from generator.model.records import Article, Key, Note, Record
from generator.model.urls import allowed
from generator.pages.page import Frame

PAGE = "page"
_NOT_IN_KEY = later(r"[^A-Za-z0-9-]+")


class Reference(msgspec.Struct, frozen=True):
    """What is cited. `name` is a key of ASCII letters, digits and hyphens, the same for the same record always.

    `medium` is a source's, or `page`. `container` is who published a source, or the site's title. `archive` is the
    address of an archived copy, `archived` its date. Dates are None where not known, all others empty.
    """

    name: str
    medium: str
    title: str
    authors: tuple[str, ...] = ()
    editor: str = ""
    container: str = ""
    date: EDTF | None = None
    accessed: EDTF | None = None
    url: str = ""
    archive: str = ""
    archived: EDTF | None = None
    lang: str = ""


def of_source(article: Article) -> Reference:
    """A source, by what the writer knows of it."""
    return Reference(
        name=_name(article.key),
        medium=article.medium,
        title=article.title,
        authors=article.authors,
        container=article.publisher,
        date=article.published,
        accessed=article.accessed,
        url=web_address(article.url),
        archive=web_address(article.archived.url) if article.archived else "",
        archived=article.archived.on if article.archived else None,
        lang=article.lang,
    )


def of_page(frame: Frame, record: Record | None) -> Reference:
    """A page of the site, by its title and its editor; its address only where the site has one."""
    is_front = not frame.title
    return Reference(
        name="front-page" if is_front or record is None else _name(record.key),
        medium=PAGE,
        title=frame.title or frame.site.title,
        authors=record.authors if isinstance(record, Note) else (),
        editor=frame.site.editor,
        container="" if is_front else frame.site.title,
        date=record.date if isinstance(record, Note) else None,
        url=frame.canonical,
        lang=frame.lang or frame.site.lang,
    )


def web_address(url: str) -> str:
    """The address where it is one of the web's and may be linked to; else empty."""
    return url if allowed(url) and url.lower().startswith(("https:", "http:")) else ""


def _name(key: Key) -> str:
    """A key that every program for citing takes: ids may be of any script."""
    plain = _NOT_IN_KEY.sub("", key.id)
    if plain != key.id:
        plain = "-".join(part for part in (plain.strip("-"), digest_of_value(key.id).hex()[:8]) if part)
    return f"{key.kind}-{plain}"
