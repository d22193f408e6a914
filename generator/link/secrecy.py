"""Records that are not shown to the words that must not reach the site. Searching the site is engine/leaks.py's.

What a writer types into a published text is published, so it is no leak; but a private name there may be a slip.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.model.collection import Withheld
from generator.model.problems import Problem, Span, problem
from generator.model.records import Status

if TYPE_CHECKING:
    from generator.engine.leaks import Needle

RUN = 8
"""So many words in a row are a passage, even where each of them stands elsewhere."""

SHORTEST = 4
"""Letters; a shorter word stands in any text by chance."""

LONG_NAME = 6

LONGEST_NUMBER = 5
"""Figures of up to so many digits stand anywhere by chance: offsets, sizes, years."""


def needles(withheld: Iterable[Withheld]) -> Iterator["Needle"]:
    """Each name and each word of the records, of ids and file names too, and each run of eight; labelled by file."""
    from generator.engine.leaks import Needle
    from generator.engine.words import words_of

    for record in withheld:
        label = f"words of {record.path}"
        said = words_of(" ".join((record.words, *record.names)))
        for name in record.names:
            # A name is looked for whole, however short; but a short word of ASCII letters is anybody's.
            if len(words_of(name)) > 1 or len(name) >= SHORTEST or not name.isascii():
                yield Needle(label, name)
        for word in dict.fromkeys((*said, *words_of(record.key.id), *words_of(record.path))):
            if len(word) >= SHORTEST and not (word.isdigit() and len(word) <= LONGEST_NUMBER):
                yield Needle(label, word)
        for start in range(len(said) - RUN + 1):
            yield Needle(label, " ".join(said[start : start + RUN]))


def slips(texts: Iterable[tuple[str, str]], withheld: Iterable[Withheld]) -> Iterator[Problem]:
    """Names of private records in texts that are published, by path; the message does not say whose they are.

    Short names of one word are left out: they may be anybody's.
    """
    names = {name for w in withheld if w.status is Status.PRIVATE for name in w.names}
    telling = sorted((n for n in names if " " in n.strip() or len(n) >= LONG_NAME), key=lambda n: (-len(n), n))
    if not telling:
        return
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, telling)) + r")(?!\w)", re.IGNORECASE)
    for path, text in texts:
        for number, line in enumerate(text.split("\n"), 1):
            for found in pattern.finditer(line):
                span = Span(path, number, found.start() + 1, len(found[0]))
                say, do = (
                    "this is the name of a private record",
                    "take it out, or accept it with a reason if it is public",
                )
                yield problem("private-name", say, span, do)
