"""The one allow-list of addresses, for every field and format: https, http, mailto, and paths relative to the page."""

import re

_SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.\-]*:")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad\u061c]")
ALLOWED = ("https:", "http:", "mailto:")


def allowed(url: str) -> bool:
    """Whether a page may link to `url`. A scheme hidden by case, white space or control characters does not pass."""
    if not url or _INVISIBLE.search(url) or url.startswith(("//", "\\")) or "\\" in url.split("?")[0].split("#")[0]:
        return False
    scheme = _SCHEME.match(url)
    if scheme is None:
        return ":" not in url.split("/")[0].split("?")[0].split("#")[0]
    found = scheme[0].lower()
    if found not in ALLOWED:
        return False
    return found == "mailto:" or re.match(r"https?://[^/?#@\s]+(?:[/?#]|\Z)", url, re.IGNORECASE) is not None


def is_relative(url: str) -> bool:
    """Whether an allowed address stays within the site."""
    return allowed(url) and not _SCHEME.match(url)
