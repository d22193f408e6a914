"""Names of files that cannot stay: with characters that no text has, or the same as another on some machines."""

import re
import unicodedata

from generator.load.text import BAD
from generator.model.problems import Problem, Span, problem

_NO_NAME = re.compile(f"{BAD.pattern}|[\t\n\r]")


def is_odd(name: str) -> bool:
    """Whether a name, or names with `/` between them, has such a character."""
    return _NO_NAME.search(name) is not None


def legible(name: str) -> str:
    """A name as it can be shown."""
    return _NO_NAME.sub("\ufffd", unicodedata.normalize("NFC", name))


def odd(path: str) -> Problem:
    """What is said of a file whose name is odd, by its path as it can be shown."""
    say = "the name of this file has a character that no text has"
    return problem("bad-character", say, Span(path), "rename it: letters, digits, spaces and hyphens are safe")


def collision(path: str, first: str) -> Problem:
    """What is said of a file whose name is that of the `first`, but for case or accents."""
    return problem(
        "name-collision",
        f"this name and `{first}` are the same on some machines",
        Span(path),
        "rename one: they differ only by case or by how an accent is stored",
    )
