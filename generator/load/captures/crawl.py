"""A crawl and an address to the page that was taken there: over redirects, repeats and several times."""

import io
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import urljoin

from generator.load.captures.extracted import UnreadableError
from generator.load.captures.records import Entry, Opener, Payload, entries, payload
from generator.load.captures.selector import Selector, same_address

MOST_MEMBERS = 10_000
MOST_IN_MEMORY = 600_000_000
"""The most bytes of a WACZ's WARC files when they are taken out of it."""

_REDIRECTS = 20
_SHOWN = 8
_MOVED = (301, 302, 303, 307, 308)
_TEXTS = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain", "text/markdown")


class Crawl:
    """What a WARC or a WACZ holds, by address."""

    def __init__(self, ending: str, content: bytes) -> None:
        self._files: list[Opener] = _members(content) if ending == ".wacz" else [lambda: io.BytesIO(content)]
        self._by_address: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries(self._files):
            self._by_address[same_address(entry.url)].append(entry)

    def page(self, asked: Selector) -> tuple[Entry, Payload]:
        """The page that is asked for: where it was found, and its bytes."""
        if not asked.url:
            asked = Selector(self._only())
        return self._follow(asked, asked.url, _REDIRECTS)

    def _follow(self, asked: Selector, url: str, left: int) -> tuple[Entry, Payload]:
        found = self._by_address.get(same_address(url), [])
        if not found:
            raise self._missing(url, asked.url)
        if url == asked.url and asked.exact:
            found = [e for e in found if digits(e.taken).startswith(asked.exact)]
            if not found:
                raise self._other_times(url)
        good = [e for e in found if 200 <= e.status < 300]
        moved = [e for e in found if e.status in _MOVED and e.location]
        if not good and not moved:
            codes = ", ".join(sorted({str(e.status) for e in found}))
            say = f"holds `{url}` only as an error of its server ({codes})"
            raise UnreadableError(say, "crawl the page again, or say which of its pages is meant")
        when = asked.near or asked.exact
        chosen = _nearest(good or moved, when) if when else (good or moved)[0]
        if not good:
            if not left:
                raise UnreadableError(f"leads from `{asked.url}` on in a circle", "name the page that is meant")
            return self._follow(asked, urljoin(chosen.url, chosen.location), left - 1)
        bodies = {entry: self._body(entry) for entry in (good if not asked.near else [chosen])}
        if len({sha256(body.content).digest() for body in bodies.values()}) > 1:
            raise _several(url, good)
        return chosen, bodies[chosen]

    def _body(self, entry: Entry) -> Payload:
        """The bytes of a page; of one that was the same as before, those of then."""
        if entry.kind != "revisit":
            return payload(self._files, entry)
        url = same_address(entry.refers_to or entry.url)
        same = [e for e in self._by_address.get(url, []) if e.kind != "revisit" and 200 <= e.status < 300]
        if entry.digest:
            same = [e for e in same if e.digest == entry.digest] or same
        if entry.refers_at:
            same = [e for e in same if digits(e.taken)[:14] == digits(entry.refers_at)[:14]] or same
        if not same:
            say = f"says of `{entry.url}` only that it was the same as in another crawl"
            raise UnreadableError(say, "name that crawl, or crawl the page again")
        return payload(self._files, same[0])

    def _only(self) -> str:
        """The address of the only page; an error where there are more."""
        pages = {
            key: found[0].url
            for key, found in self._by_address.items()
            if any(e.status == 200 and e.mime.split(";")[0].strip().lower() in _TEXTS for e in found)
        }
        if len(pages) == 1:
            return next(iter(pages.values()))
        say = f"holds {len(pages)} pages, and it is not said which is meant" if pages else "holds no page with text"
        do = "give the article its `url:`, or name the page behind the file's name, as in `crawl.wacz#https://…`"
        raise UnreadableError(say, f"{do}\nit holds: {_listed(pages.values())}" if pages else "crawl the page again")

    def _missing(self, url: str, asked: str) -> UnreadableError:
        from difflib import get_close_matches  # only where something is missing

        near = get_close_matches(same_address(url), self._by_address, n=_SHOWN, cutoff=0.75)
        say = f"does not hold `{url}`"
        if url != asked:
            say = f"leads from `{asked}` on to `{url}`, which it does not hold"
        known = [self._by_address[key][0].url for key in near] or [found[0].url for found in self._pages()]
        do = "name the page that is meant behind the file's name, as in `crawl.wacz#https://…`"
        return UnreadableError(say, f"{do}\nit holds: {_listed(known)}" if known else do)

    def _pages(self) -> list[list[Entry]]:
        return [found for found in self._by_address.values() if found[0].mime.startswith(_TEXTS)]

    def _other_times(self, url: str) -> UnreadableError:
        times = _times(self._by_address[same_address(url)])
        return UnreadableError(f"does not hold `{url}` as it was at that time", f"it holds that page of: {times}")


def digits(taken: str) -> str:
    """The digits of a time, as web archives write it."""
    return "".join(c for c in taken if c.isdecimal())


def _nearest(found: list[Entry], near: str) -> Entry:
    """The one taken nearest to a time, the earlier of two."""
    middle = digits(near).ljust(14, "0") if len(digits(near)) != 8 else digits(near) + "120000"

    def away(entry: Entry) -> tuple[float, str]:
        return abs(_seconds(digits(entry.taken)) - _seconds(middle)), entry.taken

    return min(found, key=away)


def _seconds(time: str) -> float:
    """About how many seconds into our era a time is: enough to tell which of two is nearer."""
    padded = time[:14].ljust(14, "0")
    year, month, day = int(padded[:4]), max(1, int(padded[4:6])), max(1, int(padded[6:8]))
    days = year * 365 + year // 4 + (month - 1) * 30.6 + day
    return days * 86400 + int(padded[8:10]) * 3600 + int(padded[10:12]) * 60 + int(padded[12:14])


def _several(url: str, found: Iterable[Entry]) -> UnreadableError:
    first = min(digits(e.taken) for e in found)
    say = f"holds `{url}` several times, and not with the same bytes"
    do = f"say which is meant, as in `crawl.wacz#{first}/{url}`, or give the article the day of `accessed:`"
    return UnreadableError(say, f"{do}\nit was taken at: {_times(found)}")


def _times(found: Iterable[Entry]) -> str:
    return _listed(sorted({digits(e.taken)[:14] for e in found}))


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    more = len(every) - _SHOWN
    return ", ".join(every[:_SHOWN]) + (f", and {more} more" if more > 0 else "")


def _members(content: bytes) -> list[Opener]:
    """The WARC files of a WACZ. Nothing is ever unpacked to disk, so it does not matter what their paths say."""
    again = "get it once more, or crawl it anew"
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = [m for m in archive.infolist() if m.filename.lower().endswith((".warc", ".warc.gz"))]
        if len(archive.infolist()) > MOST_MEMBERS:
            raise UnreadableError(f"holds more than {MOST_MEMBERS:,} files", again)
        if not members:
            raise UnreadableError("holds no WARC file", again)
        out = []
        left = MOST_IN_MEMORY
        for member in sorted(members, key=lambda m: m.filename):
            with archive.open(member) as file:
                data = file.read(left + 1)
            left -= len(data)
            if left < 0:
                say = f"unpacks to more than {MOST_IN_MEMORY // 1_000_000} MB"
                raise UnreadableError(say, "crawl the page by itself, and name that crawl")
            out.append(data)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise UnreadableError("is no WACZ that can be read", again) from error
    return [lambda data=data: io.BytesIO(data) for data in out]  # type: ignore[misc]
