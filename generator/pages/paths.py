"""Where each page stands, and how one page addresses another. Whether two pages collide is left to plan."""

import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

from generator.model.records import FOLDERS, Key

FRONT = "index.html"
TIMELINE = "timeline/index.html"
SOURCES = "sources/index.html"
SEARCH = "search/index.html"
WHOLE = "dossier/index.html"
GRAPH = "graph/index.html"
STYLE = "style/index.html"
MISSING = "404.html"
HEADERS = "_headers"


def page_path(key: Key) -> str:
    """The path of a record's page from the site's root; the plain page `index` is the front page."""
    if key.kind == "page" and key.id == "index":
        return FRONT
    folder = FOLDERS[key.kind]
    return f"{folder}/{key.id}/index.html" if folder else f"{key.id}/index.html"


def list_path(folder: str, number: int = 1) -> str:
    """The path of a list of records, or of one of the further pages that it is split into."""
    return f"{folder}/index.html" if number == 1 else f"{folder}/page-{number}/index.html"


def rows_path(page: str) -> str:
    """The path of the file by which the events on a page of the timeline are filtered."""
    return f"{page.removesuffix(FRONT)}events.js"


@lru_cache(maxsize=1 << 16)
def encoded(path: str) -> str:
    """A path or fragment as it stands in an address."""
    return quote(path, safe="/-._~")


def href(start: str, to: str, fragment: str = "") -> str:
    """The address of the file `to` as seen from the page `start`, or of a place on it."""
    mark = f"#{encoded(fragment)}" if fragment else ""
    if start == to and mark:
        return mark
    return "../" * start.count("/") + encoded(to) + mark


def rooted(base_url: str, to: str, fragment: str = "") -> str:
    """The address of the file `to` from the host's root, for a page that is shown at any depth."""
    root = urlsplit(base_url).path or "/"
    mark = f"#{encoded(fragment)}" if fragment else ""
    return f"{root.rstrip('/')}/{encoded(to)}{mark}"


def absolute(base_url: str, path: str) -> str:
    """The whole address of a page, as a reader should keep it: without the `index.html`."""
    return base_url.rstrip("/") + "/" + encoded(path.removesuffix(FRONT))


def one_of_a_kind(path: str) -> str:
    """The same for all paths that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())
