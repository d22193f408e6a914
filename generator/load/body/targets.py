"""Where a Markdown link or picture leads: to an address, a record of the dossier, a file of content/media/.

Whether the record or the file is there is left to others.
"""

import html
import posixpath
import re
from urllib.parse import unquote

import msgspec
from markdown_it.common.normalize_url import normalizeLink

from generator.model.patterns import later
from generator.model.records import FOLDERS
from generator.model.spelling import slug
from generator.model.urls import allowed, is_relative

PICTURES = (
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".webp",
    ".avif",
    ".svg",
    ".bmp",
    ".tif",
    ".tiff",
    ".heic",
    ".jxl",
)
_MEDIA = "media/"
_HOST = later(r"www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|gov|edu|int|[a-z]{2})(?:[/:?#]|$)", re.IGNORECASE)
_PLAIN = re.compile(r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,}(?:/[A-Za-z0-9/._-]*(?:\?[A-Za-z0-9=._-]+)?)?")
_KINDS = {folder: kind for kind, folder in FOLDERS.items() if folder}


class Address(msgspec.Struct, frozen=True):
    """An address that a page may link to."""

    url: str


class Heading(msgspec.Struct, frozen=True):
    """A heading of a record: `kind:id` as typed, or nothing for the page itself."""

    ref: str
    heading: str


class File(msgspec.Struct, frozen=True):
    """A file of content/media/, by its path below that folder."""

    name: str


class Wrong(msgspec.Struct, frozen=True):
    """A link that leads nowhere: a problem's code, what is wrong, and what to do."""

    code: str
    message: str
    hint: str


def link(typed: str, path: str) -> Address | Heading | File | Wrong:
    """What a link in the file `path` means that leads to `typed`."""
    if is_plain(typed):
        return Address(typed)
    url = normalizeLink(typed)
    if not typed.strip():
        return Wrong("bad-link", "this link leads nowhere", "write the address between the round brackets")
    if not allowed(url):
        return Wrong(
            "bad-url",
            f"a page may not link to `{typed}`",
            "link to https, http or mailto, or to a file of the dossier",
        )
    if not is_relative(url):
        return Address(url)
    file, _, fragment = typed.partition("#")
    place = _inside(unquote(file.partition("?")[0]), path)
    if not file:
        return Heading("", unquote(fragment))
    if place.startswith(_MEDIA):
        return File(place.removeprefix(_MEDIA))
    ref = record(place)
    if ref:
        return Heading(ref, unquote(fragment))
    return Wrong(
        "bad-link",
        f"`{typed}` is no record of the dossier and no file of content/media/",
        _instead(typed, place),
    )


def is_plain(typed: str) -> bool:
    """Whether something typed is an address that is allowed, and in which nothing has to be written another way."""
    return _PLAIN.fullmatch(typed) is not None


def start_tag(url: str, title: str = "") -> str:
    """The start tag of a link to an address; those that leave the site say so, as they do on all its pages."""
    out = ' rel="external noopener noreferrer"' if url[:4].lower() == "http" else ""
    said = f' title="{html.escape(title)}"' if title else ""
    return f'<a href="{html.escape(url)}"{out}{said}>'


def picture(typed: str, path: str) -> File | Wrong:
    """What a picture in the file `path` means that is said to be at `typed`."""
    url = normalizeLink(typed)
    if not is_relative(url):
        return Wrong(
            "bad-url",
            "a page loads nothing from elsewhere",
            "put the file into content/media/ and write ![what it shows](media/name.jpg)",
        )
    place = unquote(typed.partition("#")[0].partition("?")[0])
    inside = _inside(place, path)
    if not inside.startswith(_MEDIA):
        inside = _MEDIA + posixpath.normpath(place.lstrip("/"))
    name = inside.removeprefix(_MEDIA)
    if name.startswith("..") or not posixpath.splitext(name)[1]:
        return Wrong("bad-link", f"`{typed}` is no file of content/media/", "write ![what it shows](media/name.jpg)")
    return File(name)


def record(place: str) -> str:
    """The `kind:id` of the record that a path below content/ stands for, or nothing."""
    folder, name = posixpath.split(place)
    stem = name.removesuffix(".md")
    if stem == name or not slug(stem):
        return ""
    if not folder:
        return f"page:{slug(stem)}"
    kind = _KINDS.get(folder)
    return f"{kind}:{slug(stem)}" if kind else ""


def _inside(place: str, path: str) -> str:
    """A path as typed in the file `path`, below content/: seen from that file, or from content/ itself."""
    own = posixpath.dirname(path).removeprefix("content").strip("/")
    top = place.lstrip("/").removeprefix("content/")
    if top != place or top.startswith((_MEDIA, *(f"{folder}/" for folder in _KINDS))):
        return posixpath.normpath(top)
    return posixpath.normpath(posixpath.join(own, place))


def _instead(typed: str, place: str) -> str:
    if _HOST.match(typed):
        return f"for an address elsewhere write https://{typed}"
    name = slug(posixpath.splitext(posixpath.basename(place))[0])
    return f"link to a record by its name, as in [[{name}]]" if name else "link to a record as in [[its name]]"
