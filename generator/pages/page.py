"""What every page is made of: path, template, frame. What stands on a page is left to its kind's module.

A view holds only strings, numbers, truth values, None, enums, tuples and other views, so that equal
views have one fingerprint. Addresses in a view are ready to be written: relative to the
page, explicit, percent-encoded.
"""

from collections.abc import Callable

import msgspec

POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'"
"""What a page may load and do: nothing but what stands beside it."""


class Words(msgspec.Struct, frozen=True):
    """Text that may be in another language than the page; `lang` and `dir` are empty where it is not."""

    text: str
    lang: str = ""
    dir: str = ""


class Anchor(msgspec.Struct, frozen=True):
    """A link and its text; `fell` says of a source that it is retracted or superseded."""

    href: str
    text: str
    lang: str = ""
    dir: str = ""
    draft: bool = False
    fell: str = ""


class NavItem(msgspec.Struct, frozen=True):
    """A link of the site's navigation; `current` where this page belongs to it."""

    href: str
    text: str
    current: bool = False
    dir: str = ""


class SiteHead(msgspec.Struct, frozen=True):
    """What every page says of the site."""

    title: str
    subtitle: str
    editor: str
    lang: str
    dir: str


class Frame(msgspec.Struct, frozen=True):
    """What surrounds a page's content.

    `title` is empty on the front page; `canonical` and `feed` are empty without a base address, `search` without
    anything to find, `style` outside of a preview. `preview`: the site was built with drafts; `draft`: this page is
    one. Either keeps search engines away.
    """

    path: str
    site: SiteHead
    title: str
    description: str
    home: str
    styles: tuple[str, ...]
    script: str
    nav: tuple[NavItem, ...]
    about: tuple[NavItem, ...]
    canonical: str = ""
    feed: str = ""
    search: str = ""
    style: str = ""
    draft: bool = False
    preview: bool = False
    is_text: bool = False
    lang: str = ""
    dir: str = ""
    policy: str = POLICY


class CiteThis(msgspec.Struct, frozen=True):
    """How a source or a page is cited: in plain words, as BibTeX and as CSL-JSON, each ready to be copied."""

    heading: str
    words: str
    bibtex: str
    csl: str


class Picture(msgspec.Struct, frozen=True):
    """A picture by its whole address."""

    address: str
    alt: str
    width: int
    height: int


class Alternate(msgspec.Struct, frozen=True):
    """A text in one of its languages, a tag, by its whole address."""

    language: str
    address: str


class Metadata(msgspec.Struct, frozen=True):
    """What a page says of itself to other programs: as linked data in JSON, and for those that show a link to it.

    `published` is a day in ISO 8601, and empty where there is no certain one. `alternates` are all the languages of the
    text, its own too, where there are several.
    """

    linked: str
    cite: CiteThis | None = None
    published: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    picture: Picture | None = None
    alternates: tuple[Alternate, ...] = ()


class View(msgspec.Struct, frozen=True, kw_only=True):
    """All that a page shows. Each kind of page has its own. Pages of records, and the front page, have metadata."""

    frame: Frame
    metadata: Metadata | None = None


class Verbatim(msgspec.Struct, frozen=True):
    """A file that no template makes."""

    content: bytes


class PlannedPage(msgspec.Struct, frozen=True):
    """A file of the site: `make` gives its view, which is not kept. `template` is empty if it needs none."""

    path: str
    template: str
    make: Callable[[], View | Verbatim]
