"""What `capture:` names: a file, and within a crawl the page that is meant.

- `crawl.wacz#https://example.org/page`: that page, if the crawl has it once;
- `crawl.wacz#20240219063712/https://example.org/page`: as it was then; the time may be cut short from the right;
- `crawl.wacz#2024-02-19/https://example.org/page`: as it was nearest to that day.
"""

import re
from contextlib import suppress
from urllib.parse import unquote, urlsplit

import msgspec

from generator.model.patterns import later

CRAWLS = (".warc", ".warc.gz", ".wacz")
_TIME = later(r"(?:(?P<exact>\d{4,14})|(?P<near>\d{4}(?:-\d\d(?:-\d\d)?)?))/(?=[A-Za-z][A-Za-z0-9+.-]*:)")
_PORTS = {"http": 80, "https": 443}
_SAFE = later(r"%([0-9A-Fa-f]{2})")


class Selector(msgspec.Struct, frozen=True):
    """A page of a crawl. `exact` are the first digits of its time, `near` the day it should be nearest to."""

    url: str = ""
    exact: str = ""
    near: str = ""

    def __str__(self) -> str:
        time = self.exact or self.near
        return f"{time}/{self.url}" if time else self.url


def is_crawl(name: str) -> bool:
    """Whether a file holds many pages, by its name."""
    return name.lower().endswith(CRAWLS)


def split(name: str) -> tuple[str, Selector]:
    """The file's name and the page that is asked for."""
    file, sign, page = name.partition("#")
    if not sign or not is_crawl(file):
        return name, Selector()
    time = _TIME.match(page)
    if time is None:
        return file, Selector(page)
    return file, Selector(page[time.end() :], time["exact"] or "", time["near"] or "")


def whole_name(name: str, url: str, accessed: str) -> str:
    """The name of a capture with its page: as given, else the article's own address, nearest to when it was read."""
    file, asked = split(name)
    if not is_crawl(file) or asked.url or not url:
        return name
    near = accessed if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", accessed) else ""
    return f"{file}#{Selector(url, near=near)}"


def same_address(url: str) -> str:
    """An address without what does not tell pages apart: scheme, `www.`, default port, last slash, fragment."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    if not host.isascii():
        with suppress(UnicodeError):
            host = host.encode("idna").decode()
    if port is not None and port not in (_PORTS.get(parts.scheme), 80, 443):
        host += f":{port}"
    path = _even(parts.path).rstrip("/")
    return f"{host}{path}?{_even(parts.query)}" if parts.query else f"{host}{path}"


def _even(text: str) -> str:
    """Characters outside ASCII as escapes, and no escapes of plain letters and digits."""
    escaped = "".join(c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode("utf-8", "replace")) for c in text)
    return _SAFE.sub(_unescaped, escaped)


def _unescaped(found: re.Match[str]) -> str:
    character = unquote(found[0])
    return character if re.fullmatch(r"[A-Za-z0-9._~-]", character) else found[0].upper()
