"""Words of a source to an address that leads to them on its live page: `…#:~:text=…`, as browsers understand it.

https://wicg.github.io/scroll-to-text-fragment/ says how such an address is read. Whether words stand in the source,
and how much of their sentence may be told, was decided before.
"""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from generator.model.patterns import later

_DIRECTIVE = ":~:"
_LONG = 120  # characters; of a longer passage the address tells the first words and the last
_ENDS = 5  # words that are told of either end
_FEW = 3  # words; a part with fewer may stand anywhere
_CONTEXT = 4  # words that are told beside the passage
_LONGEST_CONTEXT = 60  # characters; in a script without spaces a line is one word, and cannot be cut
_NO_PAGE = frozenset(
    "pdf doc docx odt rtf epub xls xlsx ods csv json xml zip gz tar 7z jpg jpeg png gif webp avif svg tif tiff mp3 mp4 "
    "m4a ogg wav webm mov avi ppt pptx odp".split()
)
_UNSAFE = later(r"[^A-Za-z0-9_.~ ]+")
_EXTENSION = later(r"\.([A-Za-z0-9]{1,5})\Z")


def is_page(url: str) -> bool:
    """Whether an address leads to a page in which a browser looks for words.

    >>> is_page("https://example.org/story"), is_page("https://example.org/a.PDF"), is_page("mailto:a@example.org")
    (True, False, False)
    """
    parts = urlsplit(url)
    found = _EXTENSION.search(parts.path)
    return parts.scheme.lower() in ("http", "https") and not (found and found[1].lower() in _NO_PAGE)


def at_words(url: str, directive: str) -> str:
    """The address with a directive, behind the fragment that it has; without one the address itself.

    >>> at_words("https://example.org/a#part", "text=to%20be"), at_words("https://example.org/a", "")
    ('https://example.org/a#part:~:text=to%20be', 'https://example.org/a')
    """
    if not directive:
        return url
    page, _, fragment = url.partition("#")
    return f"{page}#{fragment.partition(_DIRECTIVE)[0]}{_DIRECTIVE}{directive}"


def directive(
    parts: Sequence[str], *, before: str = "", gaps: Sequence[str] = (), after: str = "", ambiguous: bool = False
) -> str:
    """What leads to the parts of a passage, as the source prints them; empty where it might lead elsewhere.

    `before`, `gaps` and `after` are the source's words around the parts, empty where they may not be told.
    `ambiguous`: the words stand in the source more than once.

    >>> directive(["rose to 100%, then"]), directive(["half-hearted"])
    ('text=rose%20to%20100%25%2C%20then', 'text=half%2Dhearted')
    """
    if len(parts) == 1 and not ambiguous:
        return "text=" + ",".join(map(_encoded, _ends(parts[0])))
    known = len(gaps) == len(parts) - 1
    out = []
    for n, part in enumerate(parts):
        left = before if n == 0 else gaps[n - 1] if known else ""
        right = after if n == len(parts) - 1 else gaps[n] if known else ""
        few = len(parts) > 1 and _is_short(part)
        prefix, suffix = (_last(left), _first(right)) if ambiguous or few else ("", "")
        if prefix or suffix or not (ambiguous or few):
            terms = [f"{_encoded(prefix)}-" if prefix else "", *map(_encoded, _ends(part))]
            terms.append(f"-{_encoded(suffix)}" if suffix else "")
            out.append("text=" + ",".join(filter(None, terms)))
    return "&".join(dict.fromkeys(out))


def _ends(part: str) -> tuple[str, ...]:
    """The whole part, or its first words and its last where it is long or runs over lines, which may be paragraphs.

    A line with too few words to be found alone is taken for one that was only wrapped.
    """
    lines = _lines(part)
    whole = " ".join(lines)
    if len(lines) == 1 and len(whole) <= _LONG:
        return (whole,)
    first, last = lines[0].split(" "), lines[-1].split(" ")
    if len(lines) == 1 and len(first) <= 2 * _ENDS:
        return (whole,)
    if len(lines) > 1 and (_is_short(lines[0]) or _is_short(lines[-1])):
        return (whole,)
    start = " ".join(first[:_ENDS])
    rest = whole[len(start) :].casefold()
    for number in range(min(_ENDS, len(last)), len(last) + 1):
        end = " ".join(last[-number:])
        if rest.find(end.casefold()) == len(rest) - len(end.casefold()):
            return start, end  # a browser takes the first such words behind the start
    return start, " ".join(last)


def _is_short(part: str) -> bool:
    """Whether the part has few words; a script without spaces has them in fewer characters."""
    words = part.split()
    return len(words) < _FEW and all(len(word) < 2 * _FEW or word.isascii() for word in words)


def _last(text: str) -> str:
    """The last words on the last line of what stands before."""
    return _context(_lines(text)[-1:], slice(-_CONTEXT, None))


def _first(text: str) -> str:
    """The first words on the first line of what stands behind."""
    return _context(_lines(text)[:1], slice(_CONTEXT))


def _context(lines: Iterable[str], which: slice) -> str:
    words = " ".join(" ".join(line.split(" ")[which]) for line in lines)
    return words if len(words) <= _LONGEST_CONTEXT and any(c.isalnum() for c in words) else ""


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def _encoded(term: str) -> str:
    """A term of a directive: a hyphen, a comma and an ampersand would end it."""
    return _UNSAFE.sub(lambda found: _percent(found[0]), term).replace(" ", "%20")


def _percent(signs: str) -> str:
    return "".join(f"%{byte:02X}" for byte in signs.encode())
